"""The map and the signs of the options, for the room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
)

from workshop_app.ui import icons, paint, palette
from workshop_app.ui.map.canvas import badges
from workshop_app.ui.map.canvas.outlines import halo
from workshop_app.ui.shell import slide_paint as on
from workshop_app.ui.shell.slide_paint import TALL, WIDE, ink
from workshop_app.ui.shell.slides import MapArea, MapPoint, MapSlide, Sign, SignsSlide
from workshop_app.ui.theme import font
from workshop_app.ui.widgets.wrapping import wrap

PICTURE = QRectF(72, 150, 1776, 890)
"""Where the picture of the territory lies on a slide."""
BADGE = 60
"""Pixels of a point's badge; its number stands under it."""
_GAP = 24


def draw_map(painter: QPainter, slide: MapSlide) -> None:
    """The ground, areas, a stem to each place, and over them the badges with their numbers."""
    on.line(painter, (96, 80, 1100), slide.title, 64, 700, ink().ink)
    on.line(painter, (1200, 84, 648), slide.line, 40, 500, ink().muted, paint.RIGHT)
    clip = QPainterPath()
    clip.addRoundedRect(PICTURE, 16, 16)
    painter.save()
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.fillRect(PICTURE, ink().band)
    if slide.ground is not None and isinstance(slide.ground.image, QImage):
        painter.drawImage(PICTURE, slide.ground.image)
    else:
        _grid(painter, slide.grid * PICTURE.width())
    taken = [_plate(point).united(_badge_box(point)) for point in slide.points]
    taken += [QRectF(_tip(point) - QPointF(14, 14), QSizeF(28, 28)) for point in slide.points]
    for area in slide.areas:
        _area(painter, area, taken)
    painter.restore()
    paint.frame(painter, PICTURE, 16, None, ink().line, 2)
    if slide.bar:
        _bar(painter, slide.bar * PICTURE.width())
    for point in slide.points:
        color, tip = _color(point), _tip(point)
        painter.setPen(QPen(ink().ground, 9))
        painter.drawLine(tip, _middle(point))
        painter.setPen(QPen(color, 5))
        painter.drawLine(tip, _middle(point))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(tip, 8, 8)
    for point in slide.points:
        _point(painter, point)


def _color(point: MapPoint) -> QColor:
    return palette.sign(point.topic, False).color if point.topic else ink().ink


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


def _bar(painter: QPainter, length: float) -> None:
    """As long as the words at the top right say."""
    box = QRectF(PICTURE.right() - length - 60, PICTURE.bottom() - 64, length + 40, 44)
    paint.frame(painter, box, 10, ink().ground, ink().line, 2)
    left, y = box.left() + 20, box.center().y()
    painter.setPen(QPen(ink().ink, 4))
    painter.drawLine(QPointF(left, y), QPointF(left + length, y))
    for end in (left, left + length):
        painter.drawLine(QPointF(end, y - 10), QPointF(end, y + 10))


def _area(painter: QPainter, area: MapArea, taken: list[QRectF]) -> None:
    """Dashed outline, hatch, and the name of the ground where it has one."""
    sign = palette.sign(area.topic, False) if area.topic else None
    color = sign.text if sign else palette.colors(False).primary_hover
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in area.rings:
        spots = [_placed(x, y) for x, y in ring]
        path.moveTo(spots[0])
        for spot in spots[1:]:
            path.lineTo(spot)
        path.closeSubpath()
    wash = QColor(color)
    wash.setAlphaF(0.14)
    if area.kind != "commune":
        painter.fillPath(path, wash)
        painter.fillPath(path, QBrush(wash, Qt.BrushStyle.BDiagPattern))
    pen = QPen(color, 5 if area.kind != "commune" else 3)
    pen.setDashPattern([4, 2.4])
    painter.strokePath(path, pen)
    if area.label:
        _name(painter, area.label, path.boundingRect(), color, taken)


def _name(painter: QPainter, name: str, box: QRectF, color: QColor, taken: list[QRectF]) -> None:
    """The name of an area, below, above or in it, a little to a side where that is free: where it
    covers least of what is ``taken``, other names too."""
    letters = font(40, 700)
    wide = QFontMetricsF(letters).horizontalAdvance(name) + 24
    if wide > PICTURE.width():
        return
    middle = box.center().x() - wide / 2
    tries = [QRectF(min(max(x, PICTURE.left()), PICTURE.right() - wide), y - 26, wide, 52)
             for x in (middle, middle - wide / 4, middle + wide / 4)
             for y in (box.bottom() + 34, box.top() - 34, box.center().y(), box.top() + 40)]  # fmt: skip
    inside = [one for one in tries if PICTURE.contains(one)] or tries[2:3]
    best = min(inside, key=lambda one: _covered(one, taken))
    taken.append(best)
    halo(painter, best, name, letters, color, ink().ground)


def _covered(box: QRectF, taken: list[QRectF]) -> float:
    """How much of what is taken a box covers, in square pixels."""
    cuts = (box.intersected(other) for other in taken)
    return sum(cut.width() * cut.height() for cut in cuts if not cut.isEmpty())


def _badge_box(point: MapPoint) -> QRectF:
    middle = _middle(point)
    return QRectF(middle.x() - BADGE / 2, middle.y() - BADGE / 2, BADGE, BADGE)


def _plate(point: MapPoint) -> QRectF:
    """Where the number stands, at the badge's right."""
    box = _badge_box(point)
    wide = max(52.0, 24.0 * len(point.number) + 12)
    return QRectF(box.right() - 6, box.center().y() - 26, wide, 52)


def _placed(x: float, y: float) -> QPointF:
    return QPointF(PICTURE.left() + x * PICTURE.width(), PICTURE.top() + y * PICTURE.height())


def _tip(point: MapPoint) -> QPointF:
    return _placed(point.x, point.y)


def _middle(point: MapPoint) -> QPointF:
    return _tip(point) + QPointF(point.lift_x * PICTURE.width(), point.lift_y * PICTURE.height())


def _point(painter: QPainter, point: MapPoint) -> None:
    box = _badge_box(point)
    if point.kind == "crowd":
        paint.frame(painter, box.translated(8, -6), BADGE / 2, ink().ground, ink().ink, 3)
        paint.frame(painter, box, BADGE / 2, ink().ground, ink().ink, 3)
        paint.text(painter, box.adjusted(-20, 0, 20, 0), point.number, font(40, 700), ink().ink,
                   align=paint.CENTER, where="projector")  # fmt: skip
        return
    badges.badge(painter, box, point.kind, point.topic, "", halo=ink().ground, dark=False)
    if not point.number:
        return
    plate = _plate(point)
    color = palette.sign(point.topic, False).text if point.topic else ink().ink
    paint.frame(painter, plate, 10, ink().ground, _color(point), 2)
    paint.text(painter, plate, point.number, font(40, 700), color, align=paint.CENTER,
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
