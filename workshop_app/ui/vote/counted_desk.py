"""The desk where one bag after the other is typed in: its option, big keys, and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.rounds import Option
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.vote import counted_words, names
from workshop_app.ui.vote.counted_table import STEPS
from workshop_app.ui.vote.counted_words import CHANNEL_WORDS
from workshop_app.ui.widgets import Badge, Button, Chip, KeyCap, KeyPad, Label, Paragraph
from workshop_app.ui.widgets.painted import brush

FIVE = 5
"""A handful: what people count by."""
_DIGITS = 4


def _very_large() -> bool:
    """Whether letters are so large that what the keys do has no room beside them."""
    return theme.now().scale > 1.3


class Typed(QWidget):
    """The figure that is being typed, large, with its caret."""

    def __init__(self) -> None:
        super().__init__()
        self.figure = ""
        self.wrong = False
        self.setMinimumHeight(theme.now().px(40 if _very_large() else 72))
        self.setMaximumHeight(theme.now().px(104))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(240, theme.now().px(104))

    def show_figure(self, figure: str, wrong: bool = False) -> None:
        """Another figure; ``wrong`` in red."""
        self.figure, self.wrong = figure, wrong
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, box = brush(self), theme.now(), self.rect().toRectF()
        color = now.color
        paint.frame(painter, box, 10, color.card, color.error if self.wrong else color.primary, 2)
        font = theme.font(56, 700, now.scale)
        wide = QFontMetricsF(font).horizontalAdvance(self.figure)
        paint.text(painter, box, self.figure, font, color.ink, align=paint.CENTER, where=self)
        left = box.center().x() + wide / 2 + 8 if self.figure else box.center().x()
        painter.fillRect(QRectF(left, box.top() + box.height() * 0.23, 3, box.height() * 0.54),
                         color.accent)  # fmt: skip


class CountDesk(QWidget):
    """One bag while it is typed in. Emits ``entered(total)``, ``moved(columns, rows)`` for the
    arrow keys. What is typed stays until ``show_bag``."""

    entered = Signal(int)
    moved = Signal(int, int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._channel = "tokens"
        self.setObjectName("count desk")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = Label("", "section", weight=700)
        self._title.setObjectName("bag title")
        self._chip = Chip("", "tint", height=32)
        self._number = Label("", "display", weight=700)
        self._number.setObjectName("bag option")
        self._badge = Badge("health", 60)
        self._short = Paragraph("", "section", lines=2)
        self._short.setObjectName("bag text")
        self._place = Label("", "body", "muted")
        self.typed = Typed()
        self._unit = Label("", "body", "muted", align="center")
        self._said = Paragraph("", "body", "error", weight=600)
        self._said.setObjectName("bag said")
        self.pad = KeyPad(words("Take the last figure away"), words("Keep the figure"))
        self.pad.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.five = Button(words("Add {n}", n=FIVE), icon="" if _very_large() else "plus",
                           cap="+", size="small" if _very_large() else "header")  # fmt: skip
        self.empty = Button("", cap="V", size="small" if _very_large() else "header")
        self.next = Button("", "primary", icon_after="arrow-right", size="big")
        self._keeps = Paragraph("", "body")
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.pad.digit.connect(self._digit)
        self.pad.back.connect(lambda: self._show(self.typed.figure[:-1]))
        self.pad.entered.connect(self.enter)
        self.next.clicked.connect(self.enter)
        self.five.clicked.connect(self.add_five)
        self.empty.clicked.connect(self.enter_empty)

    # -- layout -----------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._chip)
        column.addLayout(head)
        what = QHBoxLayout()
        what.setSpacing(18)
        what.addWidget(self._number)
        what.addWidget(self._badge)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self._short)
        said.addWidget(self._place)
        said.addStretch(1)
        what.addLayout(said, 1)
        column.addLayout(what)
        below = QHBoxLayout()
        below.setSpacing(20)
        self.pad.setMaximumWidth(theme.now().px(290))
        below.addWidget(self.pad, 2)
        below.addLayout(self._right(), 3)
        column.addLayout(below, 1)

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.typed, 3)
        right.addWidget(self._unit)
        # very large letters leave no room for both side by side
        both = QVBoxLayout() if _very_large() else QHBoxLayout()
        both.setSpacing(8)
        both.addWidget(self.five, 1)
        both.addWidget(self.empty, 1)
        right.addLayout(both)
        right.addWidget(self._said)
        right.addStretch(1)
        right.addWidget(self._hints())
        right.addSpacing(4)
        right.addWidget(self.next)
        return right

    def _hints(self) -> QWidget:
        """What the keys do; it gives way to a reason why something is not kept."""
        self._keys = QWidget()
        column = QVBoxLayout(self._keys)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        takes = Paragraph(self._words("takes the last figure away"))
        for key, text in (("Return", self._keeps), ("Backspace", takes)):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(text, 1)
            column.addLayout(line)
        return self._keys

    # -- for the panel ----------------------------------------------------------------------------
    def use_channel(self, channel: str) -> None:
        """The words of another channel."""
        self._channel = channel
        row = CHANNEL_WORDS[channel]
        self._unit.setText(self._words(row.unit))
        self.empty.setText(self._words(row.empty))
        self.next.setText(self._words(row.next))
        self._keeps.setText(self._words(row.keeps))

    def show_bag(self, option: Option, at: int, count: int, group: str, reading: int) -> None:
        """Ask for a bag, the ``at``-th of ``count`` options of ``group`` ("" without groups)."""
        words = self._words
        self._title.setText(counted_words.title(words, self._channel, group))
        self._number.setText(option.label)
        icon = option.pictogram
        self._badge.show_topic(option.theme, icon=icons.filled(icon) if icons.known(icon) else "")
        self._short.setText(names.option_text(option))
        self._place.setText(counted_words.place(words, self._channel, at, count, group))
        said, icon = {
            1: (words("First count"), "number-circle-one-fill"),
            2: (words("Second count"), "eye-slash"),
        }.get(reading, (words("One more count"), "arrow-counter-clockwise"))
        self._chip.say(said, "tint", icon)
        self.refuse("")
        self._show("")
        called = f"{option.label} {names.option_text(option)}"
        self.setAccessibleName(f"{called}, {words(CHANNEL_WORDS[self._channel].unit)}")

    def refuse(self, said: str) -> None:
        """What is typed is not kept yet, for a reason (translated)."""
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._keys.setVisible(not said and not _very_large())
        self._unit.setVisible(not said or not _very_large())
        self.five.setVisible(not said or not _very_large())
        self.typed.show_figure(self.typed.figure, bool(said))

    # -- keys -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and event.key() != Qt.Key.Key_Backspace:
            return
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if plain and key in STEPS:
            self.moved.emit(*STEPS[key])
        elif plain and key == Qt.Key.Key_Plus:
            self.add_five()
        elif plain and key == Qt.Key.Key_V:
            self.enter_empty()
        elif not self.pad.press(event):
            super().keyPressEvent(event)

    def add_five(self) -> None:
        """Five more: people count by handfuls."""
        self._show(str(int(self.typed.figure or "0") + FIVE))

    def enter(self) -> None:
        """Keep what is typed."""
        if self.typed.figure:
            self.entered.emit(int(self.typed.figure))
        else:
            self.refuse(self._words("Type how many there are; where there are none, press {button}.",
                                    button=self.empty.text()))  # fmt: skip

    def enter_empty(self) -> None:
        """There is nothing in it."""
        self._show("0")
        self.entered.emit(0)

    def _digit(self, digit: str) -> None:
        self._show((self.typed.figure + digit).lstrip("0") or "0")

    def _show(self, figure: str) -> None:
        if len(figure) <= _DIGITS:
            self._said.setVisible(False)
            self._keys.setVisible(not _very_large())
            self._unit.setVisible(True)
            self.five.setVisible(True)
            self.typed.show_figure(figure)
            self.setAccessibleDescription(figure)
