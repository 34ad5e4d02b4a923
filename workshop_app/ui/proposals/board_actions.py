"""What can be done with the card that has the keyboard, or with the chosen ones; asks for words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services.board_cards import Card
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Popover
from workshop_app.ui.widgets.labels import Label


class BoardActions(Popover):
    """Floats over the foot of the board. The same things have keys; here they are seen."""

    asked = Signal(str)
    """A deed by its key: open choose set join split move link withdraw return clear."""
    withdrawn = Signal(str, bool)
    """A reason that may be kept, and whether it was called an institution's public detail."""
    tagged = Signal(str, bool)
    """A tag for all that is chosen, in the same way."""
    left = Signal()
    """Esc while something is asked for."""
    grown = Signal()
    """Something in it became taller or shorter."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, padding=8, lined=False)
        self._words = words
        self._label = Label("", "detail", weight=600)
        self._purpose = "withdraw"
        self.buttons: dict[str, Button] = {}
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._label, 1)
        for deed, (said, cap) in self._rows().items():
            button = self.buttons[deed] = Button(said, cap=cap, size="small")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, deed=deed: self.asked.emit(deed))
            row.addWidget(button)
        self._ask = self._build_question()
        self.box.addWidget(self._row)
        self.box.addWidget(self._ask)
        self.hide()

    def _rows(self) -> dict[str, tuple[str, str]]:
        """What stands on each button, and its key."""
        words = self._words
        return {
            "open": (words("Open"), "Return"),
            "choose": (words("Choose"), "Space"),
            "join": (words("Put together"), "G"),
            "split": (words("Split"), "U"),
            "set": (words("Set"), "A"),
            "move": (words("Move"), "M"),
            "link": (words("Link"), "L"),
            "withdraw": (words("Withdraw"), "Del"),
            "return": (words("Bring back"), "R"),
            "here": (words("Link here"), "Return"),
            "clear": (words("Choose none"), "Esc"),
            "leave": (words("Not now"), "Esc"),
        }

    def _build_question(self) -> QWidget:
        words, made = self._words, QWidget()
        self._why = Label("", "detail", weight=600)
        self.reason = GuardedLine(words, at_once=False)
        self.reason.kept.connect(self._kept)
        self._done = Button(words("Withdraw"), "tinted", cap="Return", size="header")
        self._done.clicked.connect(self.reason.offer)
        self._not_now = Button(words("Not now"), "quiet", cap="Esc", size="header")
        self._not_now.clicked.connect(self._leave)
        column = QVBoxLayout(made)
        column.setContentsMargins(8, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._why)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reason, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self._done, self._not_now):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        made.hide()
        return made

    # -- what it shows ----------------------------------------------------------------------------
    @property
    def asking(self) -> bool:
        """Whether it asks for a reason or a tag now."""
        return not self._ask.isHidden()

    def text(self) -> str:
        """What it says: the number of the card, how many are chosen, what is being linked."""
        return self._label.text()

    def show_for(self, here: Card | None, chosen: Sequence[Card]) -> None:
        """Show what can be done with these cards."""
        words, cards = self._words, list(chosen) or [card for card in [here] if card]
        said = here.number if here else ""
        if chosen:
            count = sum(len(card.members) for card in chosen)
            said = words.many("{n} chosen", "{n} chosen", count)
        self._say(said)
        on = here is not None and here.id in {card.id for card in chosen}
        self.buttons["choose"].setText(words("Do not choose") if on else words("Choose"))
        self._offer(_deeds(here, cards, bool(chosen)))

    def show_linking(self, question: str) -> None:
        """Ask which card is meant by the link that was begun."""
        self._say(question)
        self._offer({"here", "leave"})

    def _say(self, said: str) -> None:
        self._label.setText(said)
        self.setAccessibleName(said)

    def _offer(self, deeds: set[str]) -> None:
        for deed, button in self.buttons.items():
            button.setVisible(deed in deeds)

    def wanted(self, room: int) -> QSize:
        """How large it is where ``room`` pixels are free, its shadow left out."""
        inner = self._ask if self.asking else self._row
        layout = inner.layout()
        if layout is None:
            return self.sizeHint()
        layout.invalidate()
        hint = layout.sizeHint()
        wide = min(room, theme.now().px(760) if self.asking else hint.width() + 16)
        tall = layout.heightForWidth(wide - 16) if layout.hasHeightForWidth() else hint.height()
        return QSize(wide, tall + 16)

    def ask_reason(self, numbers: str) -> None:
        """Ask why these are withdrawn; the keyboard goes there."""
        words = self._words
        self._question("withdraw", words("Why is {numbers} withdrawn?", numbers=numbers),
                       words("Why, in words"), words("Withdraw"))  # fmt: skip

    def ask_tag(self, numbers: str) -> None:
        """Ask for a tag that these are given; the keyboard goes there."""
        words = self._words
        self._question("tag", words("Which tag for {numbers}?", numbers=numbers), words("A word"),
                       words("Add the tag"))  # fmt: skip

    def _question(self, purpose: str, question: str, hint: str, do: str) -> None:
        self._purpose = purpose
        self._why.setText(question)
        self._done.setText(do)
        self.reason.edit.setPlaceholderText(hint)
        self.reason.edit.setAccessibleName(question)
        self.reason.setText("")
        self._row.hide()
        self._ask.show()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_asking(self) -> None:
        """Nothing is asked for any more."""
        self._ask.hide()
        self._row.show()
        self.reason.setText("")

    def _kept(self, text: str, confirmed: bool) -> None:
        if text:
            answer = self.withdrawn if self._purpose == "withdraw" else self.tagged
            answer.emit(text, confirmed)
        else:
            self.reason.edit.setProperty("state", "missing")
            self.reason.edit.style().polish(self.reason.edit)

    def _leave(self) -> None:
        self.end_asking()
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.asking and event.key() == Qt.Key.Key_Escape:
            self._leave()
        event.accept()


def _deeds(here: Card | None, cards: Sequence[Card], chosen: bool) -> set[str]:
    """What can be done with ``cards``: the ``chosen`` ones, or the one that has the keyboard."""
    if not cards:
        return set()
    gone = any(card.withdrawn for card in cards)
    challenge = any(card.kind == "challenge" for card in cards)
    deeds = {"open"} if here is not None and not chosen else set()
    if gone:
        return deeds | ({"return"} if len(cards) == 1 and not cards[0].taken_out else set())
    deeds |= {"link"}
    if challenge:
        return deeds | {"move"}
    deeds |= {"set", "withdraw"} | ({"clear"} if chosen else {"move"})
    if here is not None:
        deeds.add("choose")
    if len(cards) > 1:
        deeds.add("join")
    if all(card.kind == "cluster" for card in cards):
        deeds.add("split")
    return deeds
