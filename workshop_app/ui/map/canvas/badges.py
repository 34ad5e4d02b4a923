"""The badge of each kind of pin: its own shape, so that nothing is told by colour alone.

A proposal has its theme's filled shape with its number; a challenge the same shape in outline; an
attention point a hexagon, a strategic project a pentagon, a public place a small disc, each with
its pictogram. Crowded pins are two discs, one behind the other, with how many they are.
"""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from workshop_app.ui import icons, paint, theme

ICONS = {"point": "lifebuoy-fill", "project": "buildings-fill", "place": "map-pin-fill"}
_SIDES = {"point": 6, "project": 5}


def badge(
    painter: QPainter, box: QRectF, kind: str, topic: str, number: str, *,
    halo: QColor | None = None, dark: bool | None = None,
) -> None:  # fmt: skip
    """One badge in ``box``. ``topic`` is a theme's id for proposals and challenges; ``dark`` as the
    window is, unless given."""
    from workshop_app.ui import palette

    at_night = theme.now().dark if dark is None else dark
    if kind == "proposal":
        paint.badge(painter, box, topic, number=number, halo=halo,
                    sign=palette.sign(topic, at_night))  # fmt: skip
    elif kind == "challenge":
        _challenge(painter, box, topic, number, halo, at_night)
    else:
        _pictogram(painter, box, kind, halo, palette.colors(at_night))


def _challenge(painter: QPainter, box: QRectF, topic: str, number: str, halo: QColor | None,
               dark: bool) -> None:  # fmt: skip
    """The theme's shape in outline: what is wrong, not yet an answer."""
    from workshop_app.ui import palette

    sign, color = palette.sign(topic, dark), palette.colors(dark)
    side = min(box.width(), box.height())
    inside = box.adjusted(side * 0.04, side * 0.04, -side * 0.04, -side * 0.04)
    outline = paint.placed(paint.shape(sign.shape), inside)
    if halo:
        painter.strokePath(outline, QPen(halo, 7, j=Qt.PenJoinStyle.RoundJoin))
    painter.fillPath(outline, color.card)
    painter.strokePath(
        outline, QPen(sign.color, max(2.0, side * 0.075), j=Qt.PenJoinStyle.RoundJoin)
    )
    if not number:
        icons.draw(painter, box, sign.icon, sign.text, side * 0.46)
        return
    triangle = sign.shape == "triangle"
    size = max(12, round(side * (0.32 if triangle else 0.4)))
    where = box.translated(0, 0.12 * side) if triangle else box
    paint.text(painter, where.adjusted(-9, 0, 9, 0), number, theme.font(size, 700), sign.text,
               align=paint.CENTER)  # fmt: skip


def _pictogram(painter: QPainter, box: QRectF, kind: str, halo: QColor | None,
               color: object) -> None:  # fmt: skip
    from workshop_app.ui.palette import Colors

    assert isinstance(color, Colors)
    outline = paint.placed(_shape(kind), box)
    if halo:
        painter.strokePath(outline, QPen(halo, 4, j=Qt.PenJoinStyle.RoundJoin))
    fills = {"point": (color.primary, color.on_primary), "project": (color.ink, color.card),
             "place": (color.card, color.ink)}  # fmt: skip
    fill, ink = fills.get(kind, fills["place"])
    painter.fillPath(outline, fill)
    if kind == "place":
        painter.strokePath(outline, QPen(color.muted, 2))
    side = min(box.width(), box.height())
    lower = box.translated(0, side * 0.04) if kind == "project" else box
    icons.draw(painter, lower, ICONS.get(kind, ICONS["place"]), ink, side * 0.52)


@cache
def _shape(kind: str) -> QPainterPath:
    """In a square of side 1."""
    if kind not in _SIDES:
        path = QPainterPath()
        path.addEllipse(QPointF(0.5, 0.5), 0.4, 0.4)
        return path
    count = _SIDES[kind]
    corners = []
    for nth in range(count):
        angle = -math.pi / 2 + nth * 2 * math.pi / count
        corners.append((0.5 + 0.5 * math.cos(angle), 0.5 + 0.5 * math.sin(angle)))
    return paint.rounded(corners, 0.07)


def crowd(painter: QPainter, box: QRectF, count: int, chosen: bool = False) -> None:
    """So many pins that stand together."""
    color = theme.now().color
    side = min(box.width(), box.height())
    behind = QRectF(box.center().x() - side * 0.36, box.center().y() - side * 0.5,
                    side * 0.86, side * 0.86)  # fmt: skip
    front = behind.translated(-side * 0.1, side * 0.12)
    line = color.accent if chosen else color.ink
    for disc in (behind, front):
        paint.frame(painter, disc.adjusted(-2, -2, 2, 2), disc.width(), color.card)
        paint.frame(painter, disc, disc.width() / 2, color.card, line, 3 if chosen else 2)
    written = f"×{count}"  # a bare figure would be the number of a proposal
    size = max(11, round(side * (0.36 if len(written) < 4 else 0.27)))
    paint.text(painter, front.adjusted(-6, 0, 6, 0), written, theme.font(size, 700), color.ink,
               align=paint.CENTER)  # fmt: skip
