"""The desk where paper ballots are typed in, one at a time: places, number pad, keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workshop_app.domain.rounds import Option
from workshop_app.domain.typed_numbers import letter_of
from workshop_app.domain.voting.ballots import REASONS, RoundRules
from workshop_app.text import N_, Words
from workshop_app.ui import theme
from workshop_app.ui.vote.alike import Alike
from workshop_app.ui.vote.ballots import Pairs, TypedBallot
from workshop_app.ui.vote.slots import Slot, Slots, are_large, slots_of
from workshop_app.ui.widgets import Button, KeyCap, KeyPad, Label, Paragraph

TOO_MUCH = N_("One mark too many: void?")
NOT_HERE = N_("{number} is not in this round: void?")
NOT_COUNTED = N_("{value} cannot be counted: void?")


class Desk(QWidget):
    """One paper ballot while it is typed in.

    Emits ``ended(pairs)`` for a ballot that ends, ``voided(pairs)`` for one that is called void. The
    page keeps it and calls ``fresh``; where the page refuses it, it stays as typed.
    """

    ended = Signal(object)
    voided = Signal(object)
    changed = Signal()

    def __init__(self, words: Words, rules: RoundRules, options: dict[str, Option]) -> None:
        super().__init__()
        self._words, self._rules, self._options = words, rules, options
        self.ballot = TypedBallot(rules)
        self._asked, self._told = "", ""
        self.aside = QVBoxLayout()
        """Beside the number pad, above blank and void: for what only the page knows."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("Paper ballot"))
        self._asks = Label("", "strong", weight=600)
        self._asks.setObjectName("asks")
        # very large letters: beside the number pad, in as many lines as it needs
        self._meant: Label | Paragraph = (
            Paragraph("", "body", "muted")
            if _very_large()
            else Label("", "body", "muted", align="right")
        )
        self._meant.setObjectName("meant")
        self._slots = Slots(words)
        self._area = _SlotArea(self._slots)
        self.pad = KeyPad(words("Take the last away"), words("Put the number"))
        self.pad.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pad.digit.connect(self._digit)
        self.pad.back.connect(self._back)
        self.pad.entered.connect(self.enter)
        letters = {letter_of(label) for label in rules.labels}
        self.blank_key = "B" if "B" not in letters else "-"
        self.void_key = "N" if "N" not in letters else "*"
        self.blank = Button(words("Blank"), cap=self.blank_key, size="header")
        self.void = Button(words("Void"), cap=self.void_key, size="header")
        self._alike = Alike(words)
        self._alike.picked.connect(self._choose)
        self.next = Button(words("Next ballot"), "primary", icon_after="arrow-right", size="big")
        self.blank.clicked.connect(self._blank)
        self.void.clicked.connect(self._void)
        self.next.clicked.connect(self._end)
        self._lay_out()
        self._show()

    # -- for the page -----------------------------------------------------------------------------
    def fresh(self, pairs: Pairs = ()) -> None:
        """The next ballot; ``pairs`` of one that was taken back to be corrected."""
        self.ballot = TypedBallot(self._rules, pairs)
        self._show()

    def ask(self, text: str = "") -> None:
        """What stands above the places (translated); "" is what its method asks."""
        self._asked = text
        self._asks.setText(text or self._words(self.ballot.editor.asks))
        self._show_what_helps()

    def refuse(self, reason: str) -> None:
        """The ballot is not kept, for ``reason`` (translated); it stays as typed."""
        self._say(reason)

    # -- layout -----------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._asks)
        if not _very_large():
            head.addWidget(self._meant, 1)
        column.addLayout(head)
        column.addWidget(self._area)
        below = QHBoxLayout()
        below.setSpacing(24)
        self.pad.setMaximumWidth(theme.now().px(290))
        below.addWidget(self.pad, 2)
        right = QVBoxLayout()
        right.setSpacing(8)
        self._hints = QWidget()
        hints = QVBoxLayout(self._hints)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(8)
        scale = theme.now().scale  # large letters leave room for the first two, very large for none
        some = 3 if scale == 1 else 2 if scale <= 1.25 else 0
        for keys, said in self._keys()[:some]:
            hints.addLayout(_key_line(keys, said))
        right.addWidget(self._hints)
        if _very_large():
            right.addWidget(self._meant)
        right.addWidget(self._alike)
        self._said = Paragraph("", "body", "error", weight=600)
        self._said.setObjectName("too much")
        right.addWidget(self._said)
        right.addLayout(self.aside)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(8)
        both.addWidget(self.blank, 1)
        both.addWidget(self.void, 1)
        right.addLayout(both)
        right.addWidget(self.next)
        below.addLayout(right, 3)
        column.addLayout(below, 1)

    def _keys(self) -> list[tuple[tuple[str, ...], str]]:
        words = self._words
        return [
            (("Return",), words("puts the number")),
            (("Return", "Return"), words("ends the ballot")),
            (("Backspace",), words("takes the last away")),
        ]

    # -- keys -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and event.key() not in (Qt.Key.Key_Backspace,):
            return
        if self.pad.press(event):
            return
        key, said = event.key(), event.text().upper()
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if held or not self._said_key(said):
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.ballot.alike:
                self.ballot.other(1 if key == Qt.Key.Key_Down else -1)
                self._show()
            else:
                super().keyPressEvent(event)

    def _said_key(self, said: str) -> bool:
        """A key by what it writes: the letter of a number, + for "bis", blank or void. The number
        pad has − and * for these two, wherever a letter would be of a number."""
        if said.isalpha() and len(said) == 1 and self.ballot.letter(said):
            self._show()
        elif said == "+":
            self.ballot.bis()
            self._show()
        elif said == " " and self.ballot.number:
            return True  # "18 bis" is typed as it is read
        elif said in (self.blank_key, "-"):
            self._blank()
        elif said in (self.void_key, "*"):
            self._void()
        else:
            return False
        return True

    def _choose(self, label: str) -> None:
        self.ballot.choose(label)
        self.enter()

    def _digit(self, digit: str) -> None:
        self.ballot.digit(digit)
        self._show()

    def _back(self) -> None:
        self.ballot.back()
        self._show()

    def enter(self) -> None:
        """Put what is typed; on an empty place end the ballot."""
        if self.ballot.enter():
            self._show()
        else:
            self._end()

    def _end(self) -> None:
        """The ballot ends; one without a mark only by saying that it is blank."""
        self.ballot.enter()
        self._show()
        if self.ballot.unclear:
            return
        if self.ballot.empty:
            self._say(self._words("Nothing is marked yet. If the ballot is blank, press {key}.",
                                  key=self.blank_key))  # fmt: skip
        elif not self.ballot.waiting:
            self.ended.emit(self.ballot.marks)

    def _blank(self) -> None:
        if self.ballot.empty:
            self.ended.emit(())
        else:
            self._say(self._words("This ballot has marks: take them away before it is blank."))

    def _void(self) -> None:
        self.ballot.enter()
        self.voided.emit(self.ballot.marks)

    # -- showing ----------------------------------------------------------------------------------
    def _say(self, text: str) -> None:
        self._told = text
        self._said.setText(text)
        self._show_what_helps()

    def _show_what_helps(self) -> None:
        """Beside the number pad: which of several numbers, else what is wrong, else the keys."""
        alike, text = self.ballot.alike, self._told
        self._alike.show_numbers(alike)
        self._alike.setVisible(bool(alike))
        self._said.setVisible(bool(text) and not alike)
        if _very_large():
            self._meant.setVisible(not text and not alike)
        roomy = theme.now().scale == 1 or not text
        self._hints.setVisible(roomy and not (alike or self._asked))

    def _show(self) -> None:
        words, ballot = self._words, self.ballot
        self.ask(self._asked)
        slots = slots_of(ballot, self._options, words)
        self._slots.show_slots(slots)
        self._meant.setText(self._small_says(slots))
        self._say(self._too_much())
        self.changed.emit()
        QTimer.singleShot(0, self._area, self._area.follow)

    @staticmethod
    def _small_says(slots: list[Slot]) -> str:
        """What the place says that is typed in, or the mark put last: small places have no room."""
        if are_large(len(slots)):
            return ""
        typing = [slot.below for slot in slots if slot.state == "typing"]
        placed = [slot.below for slot in slots if slot.state in ("well", "wrong")]
        return next(filter(None, [*typing, *placed[-1:]]), "")

    def _too_much(self) -> str:
        """What is wrong with the mark put last of those that are, "" where all is well."""
        wrong = [mark for mark in self.ballot.placed if mark.wrong]
        if not wrong:
            return ""
        last, words = wrong[-1], self._words
        if last.wrong == "unknown_option":
            return words(NOT_HERE, number=last.label)
        if last.wrong == "bad_value":
            return words(NOT_COUNTED, value=last.value)
        if self._rules.method in ("dots", "approval"):
            return words(TOO_MUCH)
        return words(REASONS[last.wrong])


class _SlotArea(QScrollArea):
    """The places, at most so tall that the number pad keeps its room; it follows the typing."""

    def __init__(self, slots: Slots) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setFixedHeight(_tall())
        self._slots = slots
        self.setWidget(slots)
        slots.setAutoFillBackground(False)

    def follow(self) -> None:
        """Bring the place that is typed in into view."""
        box = self._slots.current()
        self.ensureVisible(box.center().x(), box.center().y(), 0, box.height() // 2 + 4)

    def sizeHint(self) -> QSize:
        return QSize(400, _tall())


def _tall() -> int:
    """A row of large places, or two rows of small ones where letters are very large."""
    return theme.now().px(124 if theme.now().scale <= 1.25 else 120)


def _very_large() -> bool:
    """Whether letters are so large that what a number means has no room beside what is asked."""
    return theme.now().scale > 1.25


def _key_line(keys: tuple[str, ...], said: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for key in keys:
        row.addWidget(KeyCap(key))
    row.addWidget(Label(said), 1)
    return row
