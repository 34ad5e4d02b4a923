"""All options over the whole window, to be copied on cards by hand where nothing can be printed.

First all together, then, by the arrow keys, one at a time and so large that it is read from the
other end of a room.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workshop_app.domain.rounds import Option
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.vote import names
from workshop_app.ui.widgets import Button, IconButton, Label, wrapped
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.painted import brush

_GAP = 12
_STEPS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1,
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Backspace: -1,
}  # fmt: skip


class LargeOptions(Overlay):
    """The cards of a round as large as the window allows. ``at`` is the one that is shown alone,
    -1 where all are; arrows and Page keys step, Home shows all again."""

    def __init__(self, over: QWidget, words: Words, options: Sequence[Option]) -> None:
        super().__init__(over, words("Options of the round"), width=4000, padding=20)
        self._words, self._options, self.at = words, list(options), -1
        row = QHBoxLayout()
        row.setSpacing(10)
        self.title = Label(words("Options of the round"), "title")
        row.addWidget(self.title, 1)
        self.before = IconButton("caret-left", words("Option before"), kind="secondary", size=44)
        self.after = IconButton("caret-right", words("Next option"), kind="secondary", size=44)
        self.every = Button(words("All together"), icon="squares-four", cap="Home", size="header")
        self.done = Button(words("Close"), cap="Esc", size="header")
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.every.clicked.connect(lambda: self.show_at(-1))
        self.done.clicked.connect(self.leave)
        for button in (self.before, self.after, self.every, self.done):
            row.addWidget(button)
        self.column.addLayout(row)
        self.cards = scrolled(_Cards(self._options))
        self.one = _One()
        self.column.addWidget(self.cards, 1)
        self.column.addWidget(self.one, 1)
        self.one.hide()
        self.show_at(-1)

    def open(self, first: QWidget | None = None) -> None:
        # Not a button: arrows would move between them, and Space press it.
        self.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().open(first or self.panel)

    def place(self) -> None:
        """Over the whole window."""
        self.setGeometry(self.window().rect())
        self.panel.setGeometry(self.rect().adjusted(12, 12, -12, -12))

    def step(self, by: int) -> None:
        """The next or the former option; before the first all are together."""
        self.show_at(min(max(self.at + by, -1), len(self._options) - 1))

    def show_at(self, at: int) -> None:
        """One option alone, or all with -1."""
        words, self.at = self._words, at
        alone = 0 <= at < len(self._options)
        if alone:
            self.one.show_option(self._options[at])
            n, count = words.number(at + 1), words.number(len(self._options))
            self.title.setText(words("{n} of {all}", n=n, all=count))
        else:
            self.title.setText(words("Options of the round"))
        self.one.setVisible(alone)
        self.cards.setVisible(not alone)
        self.before.setEnabled(alone)
        self.every.setEnabled(alone)
        self.after.setEnabled(at + 1 < len(self._options))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()), 0)
        if by:
            self.step(by)
            event.accept()
        elif event.key() == Qt.Key.Key_Home:
            self.show_at(-1)
            event.accept()
        else:
            super().keyPressEvent(event)


class _One(QWidget):
    """One option: number and sign as large as there is room, its words below."""

    def __init__(self) -> None:
        super().__init__()
        self._option: Option | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_option(self, option: Option) -> None:
        """Another option."""
        self._option = option
        self.setAccessibleName(f"{option.label}. {names.option_text(option)}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._option is not None:
            _draw(brush(self), self.rect().toRectF(), self._option, sign=0.56, letters=0.11)


class _Cards(QWidget):
    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._options = list(options)
        self.setAccessibleName(
            "\n".join(f"{one.label}. {names.option_text(one)}" for one in self._options)
        )

    def _across(self) -> int:
        return 4 if len(self._options) > 6 else 3

    def sizeHint(self) -> QSize:
        rows = -(-len(self._options) // self._across())
        return QSize(800, rows * (theme.now().px(228) + _GAP))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, across, tall = brush(self), self._across(), theme.now().px(228)
        color = theme.now().color
        wide = (self.width() - _GAP * (across - 1)) / across
        for at, option in enumerate(self._options):
            box = QRectF((at % across) * (wide + _GAP), (at // across) * (tall + _GAP), wide, tall)
            paint.frame(painter, box, 12, color.card, color.line_strong, 1)
            _draw(painter, box.adjusted(14, 8, -14, -8), option, sign=0.48, letters=0.11)


def _draw(painter: QPainter, box: QRectF, option: Option, *, sign: float, letters: float) -> None:
    """Number and badge side by side, the words below; both are parts of the height of ``box``."""
    color = theme.now().color
    side = min(box.height() * sign, box.width() * 0.42)
    top = box.top() + box.height() * 0.04
    number = QRectF(box.left(), top, box.width() / 2 - side * 0.08, side)
    font = _fitting(option.label, side * 0.76, number.width())
    paint.text(painter, number, option.label, font, color.ink, align=paint.RIGHT)
    icon = option.pictogram
    paint.badge(painter, QRectF(box.center().x() + side * 0.08, top, side, side), option.theme,
                icon=icons.filled(icon) if icon and icons.known(icon) else "")  # fmt: skip
    below = QRectF(box.left(), top + side + 6, box.width(), box.bottom() - top - side - 6)
    size = max(20.0, box.height() * letters)
    wrapped.lines(painter, below, names.option_text(option), theme.font(size, 600), color.ink,
                  where="large options", most=3, align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip


def _fitting(label: str, size: float, room: float) -> QFont:
    """Letters for a number: "18 bis" is wider than 7."""
    wide = QFontMetricsF(theme.font(size, 700)).horizontalAdvance(label)
    return theme.font(size * min(1.0, room / max(1.0, wide)), 700)
