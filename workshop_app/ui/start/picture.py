"""The picture of the start screen: neighbours round a table, their street, the hills, the sun."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from workshop_app.text import Words
from workshop_app.ui import paint, palette, theme
from workshop_app.ui.shell import brand
from workshop_app.ui.widgets.painted import brush
from workshop_app.ui.widgets.wrapping import wrap

WIDE, TALL = 496, 768
"""The measures it is drawn in; the ground goes on where the window is larger."""

_SKY, _FAR, _NEAR, _GROUND, _SHADE = "#10373C", "#1B4B51", "#24595F", "#2F6B70", "#2A6066"

_HOUSES = (
    # left, top of the wall, width, height, roof, wall, window
    (28, 463, 58, 40, "#B4472E", "#E8C9AC", "#F5DDB0"),
    (104, 477, 50, 36, "#2E7D4F", "#D3E4D6", "#F5DDB0"),
    (170, 448, 66, 47, "#C98F1F", "#F5E6C8", "#F7E3AE"),
    (256, 450, 54, 41, "#6A4FB0", "#DDD2F0", "#F5DDB0"),
    (326, 459, 62, 39, "#1878A8", "#CFE4F1", "#F5DDB0"),
    (402, 452, 56, 36, "#B4472E", "#F3D3C6", "#F5DDB0"),
)
_TREES = ((96, 494, 15), (246, 478, 17), (394, 482, 14), (468, 472, 13))
_PEOPLE = (
    # middle, top of the head, size, skin, shirt
    (100, 582, 1.0, "#8A5A3C", "#E2552B"),
    (160, 552, 1.0, "#5B3A28", "#F0B95A"),
    (226, 540, 1.0, "#C68D66", "#8FD0A8"),
    (294, 542, 1.0, "#7A4A30", "#C9B8F2"),
    (356, 558, 1.0, "#A8704A", "#8CC9E8"),
    (404, 588, 1.0, "#5B3A28", "#F5E3C5"),
)


class Picture(QWidget):
    """The left of the start screen, with the sign, the name and the promise."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = words("The community's word,\nfrom the workshop to the plan.")
        self.setAccessibleName("Convite")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        scale = max(self.width() / WIDE, min(1.0, self.height() / TALL))
        painter.fillRect(self.rect(), QColor(_SKY))
        painter.save()
        painter.translate(0, self.height() - TALL * scale)
        painter.scale(scale, scale)
        painter.translate((self.width() / scale - WIDE) / 2, 0)
        _land(painter)
        for house in _HOUSES:
            _house(painter, *house)
        for tree in _TREES:
            _tree(painter, *tree)
        _neighbours(painter)
        painter.restore()
        self._name(painter)

    def _name(self, painter: QPainter) -> None:
        now, white = theme.now(), QColor("#FFFFFF")
        brand.sign(painter, QPointF(68, 68), 56, white)
        paint.text(painter, QRectF(108, 36, self.width() - 116, 60), "Convite",
                   theme.font(44, 700), white)  # fmt: skip
        large = min(now.scale, 1.25)
        step, letters = round(32 * large), theme.font(22, 400, large)
        lines = [
            part
            for line in self._lines.split("\n")
            for part in wrap(line, letters, self.width() - 56)
        ]
        for number, line in enumerate(lines):
            box = QRectF(40, 116 + number * step, self.width() - 44, step)
            paint.text(painter, box, line, letters, QColor("#CFDEDE"), where=self)


def _shape(painter: QPainter, path: QPainterPath, fill: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawPath(path)


def _hill(painter: QPainter, fill: str, points: tuple[tuple[float, float], ...]) -> None:
    """A line of hills through ``points``, filled down to the foot."""
    path = QPainterPath(QPointF(-600, points[0][1]))
    path.lineTo(*points[0])
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (x0 + x1) / 2
        path.cubicTo(middle, y0, middle, y1, x1, y1)
    path.lineTo(WIDE + 600, points[-1][1])
    path.lineTo(WIDE + 600, TALL + 10)
    path.lineTo(-600, TALL + 10)
    _shape(painter, path, fill)


def _land(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#F0B95A"))
    painter.drawEllipse(QPointF(367, 349), 44, 44)
    _hill(painter, _FAR, ((0, 384), (124, 342), (250, 400), (372, 353), (496, 388)))
    _hill(painter, _NEAR, ((0, 437), (130, 462), (248, 407), (370, 442), (496, 414)))
    _hill(painter, _GROUND, ((0, 503), (130, 513), (300, 497), (496, 516)))


def _house(
    painter: QPainter, left: float, top: float, wide: float, tall: float, roof: str, wall: str,
    window: str,
) -> None:  # fmt: skip
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(left, top - 2, wide, tall + 2), QColor(wall))
    peak = QPainterPath(QPointF(left - 6, top))
    peak.lineTo(left + wide / 2, top - wide * 0.4)
    peak.lineTo(left + wide + 6, top)
    _shape(painter, peak, roof)
    door = wide * 0.24
    painter.fillRect(QRectF(left + (wide - door) / 2, top + tall * 0.48, door, tall * 0.52),
                     QColor("#3F2A20"))  # fmt: skip
    pane = wide * 0.16
    for middle in (0.2, 0.8):
        box = QRectF(left + wide * middle - pane / 2, top + tall * 0.25, pane, pane)
        painter.fillRect(box, QColor(window))


def _tree(painter: QPainter, x: float, y: float, radius: float) -> None:
    painter.fillRect(QRectF(x - 2.5, y, 5, radius + 6), QColor("#3F2A20"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#3F8F5D"))
    painter.drawEllipse(QPointF(x, y), radius, radius * 1.05)


def _person(painter: QPainter, x: float, top: float, skin: str, shirt: str) -> None:
    body = QPainterPath(QPointF(x - 27, top + 80))
    body.lineTo(x - 25, top + 54)
    body.cubicTo(x - 22, top + 24, x + 22, top + 24, x + 25, top + 54)
    body.lineTo(x + 27, top + 80)
    body.closeSubpath()
    _shape(painter, body, shirt)
    head = QRectF(x - 17, top, 34, 34)
    painter.setBrush(QColor(skin))
    painter.drawEllipse(head)
    hair = QPainterPath(QPointF(x - 17, top + 18.5))
    hair.arcTo(head, 188, -196)
    hair.quadTo(x, top + 4, x - 17, top + 18.5)
    _shape(painter, hair, "#1F2426")


def _neighbours(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_SHADE))
    painter.drawEllipse(QPointF(248, 652), 190, 46)
    for x, top, _, skin, shirt in _PEOPLE:
        _person(painter, x, top, skin, shirt)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#E3DED5"))
    painter.drawEllipse(QPointF(248, 668), 138, 30)
    painter.drawRect(QRectF(110, 660, 276, 8))
    painter.setBrush(QColor("#F7F4EE"))
    painter.drawEllipse(QPointF(248, 660), 138, 26)
    cards = (
        (164, 662, -8, "housing"), (206, 672, 4, "public_space"), (250, 658, -3, "education"),
        (294, 672, 6, "health"), (336, 662, -5, "economy"),
    )  # fmt: skip
    for x, y, turn, topic in cards:
        painter.save()
        painter.translate(x, y)
        painter.rotate(turn)
        paint.frame(painter, QRectF(-15, -10, 30, 20), 3, QColor("#FFFFFF"), QColor("#CFC8BB"))
        sign = palette.sign(topic, False)
        painter.fillPath(paint.placed(paint.shape(sign.shape), QRectF(-7, -7, 14, 14)), sign.color)
        painter.restore()
