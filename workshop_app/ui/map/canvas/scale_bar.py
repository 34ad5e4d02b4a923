"""A line of a round number of metres, as long as it is on the map."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme

LONGEST = 130.0
"""Pixels of the line at most."""


def round_metres(metres: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50 … that is not more than ``metres``."""
    if metres <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(metres))
    return next(step * power for step in (5, 2, 1) if step * power <= metres * 1.000001)


def distance(words: Words, metres: float) -> str:
    """A distance as people say it."""
    if metres >= 9_950:
        return words("{n} km", n=words.number(round(metres / 1000)))
    if metres >= 1_000:
        return words("{n} km", n=words.number(round(metres / 1000, 1)))
    return words("{n} m", n=words.number(round(metres)))


def draw(
    painter: QPainter, corner: QPointF, words: Words, metres_a_pixel: float, north: bool = False
) -> QRectF:
    """The bar with its plate; ``corner`` is its lower left. Without scale it says so. ``north``: an
    arrow says that up is north."""
    now = theme.now()
    metres = round_metres(metres_a_pixel * LONGEST)
    said = distance(words, metres) if metres else words("without scale")
    length = metres / metres_a_pixel if metres else 0.0
    written = now.width(said, "keycap", 600)
    arrow = now.px(30) if north else 0
    wide = written + 24 + (length + 10 if length else 0) + arrow
    box = QRectF(corner.x(), corner.y() - now.px(36), wide, now.px(36))
    ground = now.color.card
    paint.frame(painter, box, 8, ground, now.color.line)
    left, y = box.left() + 12, box.center().y()
    if length:
        painter.setPen(QPen(now.color.ink, 2))
        painter.drawLine(QPointF(left, y + 3), QPointF(left + length, y + 3))
        for end in (left, left + length):
            painter.drawLine(QPointF(end, y - 3), QPointF(end, y + 8))
        left += length + 10
    paint.text(painter, QRectF(left, box.top(), written + 4, box.height()), said,
               now.font("keycap", weight=600), now.color.ink)  # fmt: skip
    if north:
        _north(painter, QRectF(box.right() - arrow - 4, box.top(), arrow, box.height()), words)
    return box


def _north(painter: QPainter, box: QRectF, words: Words) -> None:
    now = theme.now()
    half = QRectF(box.left(), box.top(), box.width() / 2, box.height())
    icons.draw(painter, half, "arrow-up-bold", now.color.muted, now.px(13))
    letter = words.at("north", "N")
    paint.text(painter, half.translated(box.width() / 2, 0), letter,
               now.font("keycap", weight=600), now.color.muted)  # fmt: skip
