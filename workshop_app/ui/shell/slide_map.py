"""The map and the signs of the options, for the room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from workshop_app.ui import icons, paint, palette
from workshop_app.ui.shell import slide_paint as on
from workshop_app.ui.shell.slide_paint import TALL, WIDE, ink
from workshop_app.ui.shell.slides import MapPoint, MapSlide, Sign, SignsSlide
from workshop_app.ui.theme import font
from workshop_app.ui.widgets.wrapping import wrap

PICTURE = QRectF(72, 150, 1776, 890)
"""Where the picture of the territory lies on a slide."""
BADGE = 60
"""Pixels of a point's badge; its number stands under it."""
_GAP = 24


def draw_map(painter: QPainter, slide: MapSlide) -> None:
    """The grid, a stem to each place, and over them the badges with their numbers."""
    on.line(painter, (96, 80, 1100), slide.title, 64, 700, ink().ink)
    on.line(painter, (1200, 84, 648), slide.line, 40, 500, ink().muted, paint.RIGHT)
    paint.frame(painter, PICTURE, 16, ink().band, ink().line, 2)
    _grid(painter, slide.grid * PICTURE.width())
    for point in slide.points:
        tip = _tip(point)
        painter.setPen(QPen(palette.sign(point.topic, False).color, 5))
        painter.drawLine(tip, _middle(point))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.sign(point.topic, False).color)
        painter.drawEllipse(tip, 8, 8)
    for point in slide.points:
        _point(painter, point)


def _grid(painter: QPainter, step: float) -> None:
    if step < 20:
        return
    painter.setPen(QPen(ink().track, 2))
    x = PICTURE.left() + step
    while x < PICTURE.right():
        painter.drawLine(QPointF(x, PICTURE.top() + 2), QPointF(x, PICTURE.bottom() - 2))
        x += step
    y = PICTURE.top() + step
    while y < PICTURE.bottom():
        painter.drawLine(QPointF(PICTURE.left() + 2, y), QPointF(PICTURE.right() - 2, y))
        y += step


def _tip(point: MapPoint) -> QPointF:
    return QPointF(PICTURE.left() + point.x * PICTURE.width(),
                   PICTURE.top() + point.y * PICTURE.height())  # fmt: skip


def _middle(point: MapPoint) -> QPointF:
    return _tip(point) + QPointF(point.lift_x * PICTURE.width(), point.lift_y * PICTURE.height())


def _point(painter: QPainter, point: MapPoint) -> None:
    middle, sign = _middle(point), palette.sign(point.topic, False)
    box = QRectF(middle.x() - BADGE / 2, middle.y() - BADGE / 2, BADGE, BADGE)
    paint.badge(painter, box, point.topic, sign=sign, halo=ink().ground)
    letters = font(40, 700)
    wide = max(52.0, 24.0 * len(point.number) + 12)
    plate = QRectF(box.right() - 6, middle.y() - 26, wide, 52)
    paint.frame(painter, plate, 10, ink().ground, sign.color, 2)
    paint.text(painter, plate, point.number, letters, sign.text, align=paint.CENTER,
               where="projector")  # fmt: skip


def draw_signs(painter: QPainter, slide: SignsSlide) -> None:
    """A card for each option, as on the table: number, pictogram, few words."""
    top = on.head(painter, slide.title) + 10
    signs = slide.signs
    across = _across(len(signs))
    down = -(-len(signs) // across) if signs else 1
    wide = (WIDE - 72 - 72 - _GAP * (across - 1)) / across
    tall = min(400.0, (TALL - 36 - top - _GAP * (down - 1)) / down)
    for at, sign in enumerate(signs):
        left = 72 + (at % across) * (wide + _GAP)
        _sign(painter, QRectF(left, top + (at // across) * (tall + _GAP), wide, tall), sign)


def _across(signs: int) -> int:
    rows = ((2, 4), (3, 6), (4, 8), (3, 9), (4, 12), (5, 20))
    return next((across for across, most in rows if signs <= most), 6)


def _sign(painter: QPainter, box: QRectF, sign: Sign) -> None:
    look = palette.sign(sign.topic, False)
    paint.frame(painter, box, 16, ink().ground, ink().line, 2)
    roomy = box.height() > 240
    side = 120.0 if roomy else 72.0
    icon = icons.filled(sign.icon) if sign.icon and icons.known(sign.icon) else ""
    badge = QRectF(box.left() + 24, box.top() + 20, side, side)
    paint.badge(painter, badge, sign.topic, icon=icon, sign=look)
    on.line(painter, (badge.right() + 24, badge.center().y(), box.right() - badge.right() - 40),
            sign.number, 96 if roomy else 64, 700, look.text)  # fmt: skip
    room, width = box.bottom() - badge.bottom() - 20, box.width() - 48
    for size in (56, 48, 44, 40):
        lines = wrap(sign.text, font(size, 600), width)
        if len(lines) * size * 1.2 <= room:
            break
    most = max(1, int(room // (size * 1.2)))
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    for row, line in enumerate(lines):
        middle = badge.bottom() + 12 + (row + 0.5) * size * 1.2
        on.line(painter, (badge.left(), middle, width), line, size, 600, ink().ink)
