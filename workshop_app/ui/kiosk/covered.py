"""The ground between two people, and what can stand on it: a card with a few large things."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import Button, Paragraph
from workshop_app.ui.widgets.painted import Painted, brush

GROUND, SHAPES = "#10373C", "#1A4A50"
_ORDER = ("cross", "diamond", "square", "circle", "triangle")
_ACROSS, _DOWN, _SIDE, _ASIDE = 130, 104, 62, 26
"""Pixels of the pattern at any text size: it says nothing."""
WIDE = 800


class Covered(Painted, QWidget):
    """A card on the pattern, whose ``box`` is a column. ``wide`` in px at 100 %."""

    def __init__(self, wide: int = WIDE) -> None:
        super().__init__()
        self._wide = wide
        self._ground: QPixmap | None = None
        self.card = QWidget(self)
        self.box = QVBoxLayout(self.card)
        self.box.setSpacing(12)

    def add(self, widget: QWidget, *, across: bool = True) -> None:
        """Put ``widget`` under the others, as wide as the card or in its middle."""
        if across:
            self.box.addWidget(widget)
        else:
            self.box.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(self, title: str, line: str = "", icon: str = "") -> None:
        """What stands at the top of the card."""
        if icon:
            self.add(Round(icon), across=False)
            self.box.addSpacing(8)
        self.add(Paragraph(title, "display", align="center", sizes=(44,)))
        if line:
            self.add(Paragraph(line, "section", "muted", weight=400, align="center"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def settle(self) -> None:
        """The card in the middle, as tall as what it holds."""
        now = theme.now()
        wide = min(now.px(self._wide), self.width() - 48)
        edge = min(40, self.height() // 18)
        self.box.setContentsMargins(edge, edge, edge, edge)
        tall = self.box.heightForWidth(wide) if self.box.hasHeightForWidth() else 0
        tall = min(max(tall, self.box.sizeHint().height()), self.height() - 16)
        self.card.setGeometry((self.width() - wide) // 2, (self.height() - tall) // 2, wide, tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        if self._ground is None or self._ground.deviceIndependentSize().toSize() != self.size():
            self._ground = pattern(self)
        painter.drawPixmap(0, 0, self._ground)
        box = QRectF(self.card.geometry())
        color = theme.now().color
        paint.frame(painter, box, 24, color.card, color.line if theme.now().dark else None)


class Round(QWidget):
    """A sign in a tinted circle."""

    def __init__(self, icon: str, side: int = 120) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(theme.now().px(side), theme.now().px(side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color, box = brush(self), theme.now().color, self.rect().toRectF()
        well = self._icon.startswith("check")
        paint.frame(painter, box, box.width() / 2, color.ok_tint if well else color.primary_tint)
        icons.draw(painter, box, self._icon, color.ok if well else color.primary, box.width() / 2)


def wide_button(words: str, kind: str = "primary", icon: str = "") -> Button:
    """A button for a participant: 72 px high and wide."""
    made = Button(words, kind, icon=icon, size="kiosk")
    made.setMinimumWidth(max(theme.now().px(260), made.sizeHint().width() + theme.now().px(40)))
    return made


def pattern(widget: QWidget) -> QPixmap:
    """Rows of the five shapes, each row moved aside; the same every time."""
    ratio = widget.devicePixelRatioF()
    made = QPixmap(widget.size() * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(GROUND))
    painter = paint.smooth(QPainter(made))
    rows, across = widget.height() // _DOWN + 2, widget.width() // _ACROSS + 3
    for row in range(rows):
        for at in range(across):
            left = at * _ACROSS - (row * _ASIDE) % _ACROSS - 20
            box = QRectF(left - _SIDE / 2, 8 + row * _DOWN - _SIDE / 2, _SIDE, _SIDE)
            shape = paint.shape(_ORDER[(at + 2 * row) % len(_ORDER)])
            painter.fillPath(paint.placed(shape, box), QColor(SHAPES))
    painter.end()
    return made
