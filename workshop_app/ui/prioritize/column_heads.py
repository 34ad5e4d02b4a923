"""Names over narrow columns, turned upright as on the printed sheets."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import wrapped

HEIGHT = 132
"""Pixels at 100 % of a row of such heads: an icon, and under it a name on up to three lines."""
_ICON = 22


def upright(
    painter: QPainter, left: float, wide: float, name: str, icon: str, ink: QColor, *,
    strong: bool = False, key: str = "", where: object = None,
) -> None:  # fmt: skip
    """The head of the column from ``left`` on, ``wide`` pixels; ``key`` is its key, above."""
    now = theme.now()
    tall, side = now.px(HEIGHT), now.px(_ICON)
    top = QRectF(left, 2, wide, side)
    icons.draw(painter, top, icon, ink, now.px(17))
    if key:
        at = QRectF(left + wide / 2 + now.px(10), 2, now.px(16), side)
        paint.text(painter, at, key, now.font("keycap", weight=700), ink, align=paint.LEFT)
    painter.save()
    painter.translate(left, tall - 4)
    painter.rotate(-90)
    room = QRectF(0, 0, tall - 4 - side - 4, wide)
    wrapped.lines(painter, room, name, now.font("keycap", weight=700 if strong else 500), ink,
                  where, most=3)  # fmt: skip
    painter.restore()
