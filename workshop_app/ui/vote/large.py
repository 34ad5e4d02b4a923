"""All options over the whole window, to be copied on cards by hand where nothing can be printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.rounds import Option
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.vote import names
from workshop_app.ui.widgets import Button, Label, wrapped
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.painted import brush

_GAP = 12


class LargeOptions(Overlay):
    """The cards of a round as large as the window allows."""

    def __init__(self, over: QWidget, words: Words, options: Sequence[Option]) -> None:
        super().__init__(over, words("Options of the round"), width=4000, padding=20)
        row = QHBoxLayout()
        row.addWidget(Label(words("Options of the round"), "title"), 1)
        self.done = Button(words("Close"), cap="Esc", size="header")
        self.done.clicked.connect(self.leave)
        row.addWidget(self.done)
        self.column.addLayout(row)
        self.column.addWidget(scrolled(_Cards(options)), 1)

    def open(self, first: QWidget | None = None) -> None:
        super().open(first or self.done)

    def place(self) -> None:
        """Over the whole window."""
        self.setGeometry(self.window().rect())
        self.panel.setGeometry(self.rect().adjusted(12, 12, -12, -12))


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
        wide = (self.width() - _GAP * (across - 1)) / across
        for at, option in enumerate(self._options):
            box = QRectF((at % across) * (wide + _GAP), (at // across) * (tall + _GAP), wide, tall)
            _card(painter, box, option)


def _card(painter: QPainter, box: QRectF, option: Option) -> None:
    now = theme.now()
    color = now.color
    paint.frame(painter, box, 12, color.card, color.line_strong, 1)
    side = now.px(100)
    font = theme.font(72, 700, now.scale)
    half = QRectF(box.left(), box.top() + 16, box.width() / 2 - 8, side)
    paint.text(painter, half, option.label, font, color.ink, align=paint.RIGHT)
    icon = option.pictogram
    paint.badge(painter, QRectF(box.center().x() + 8, box.top() + 16, side, side), option.theme,
                icon=icons.filled(icon) if icon and icons.known(icon) else "")  # fmt: skip
    below = QRectF(box.left() + 14, half.bottom() + 6, box.width() - 28,
                   box.bottom() - half.bottom() - 16)  # fmt: skip
    wrapped.lines(painter, below, names.option_text(option), theme.font(24, 600, now.scale),
                  color.ink, where="large options", most=3, align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
