"""Where the names of areas stand: where no badge and no other name hides them, as far as there is
such a place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from workshop_app.ui import theme
from workshop_app.ui.map.canvas import outlines
from workshop_app.ui.map.canvas.marks import Outline

FEW = 30
"""Names that are moved out of the way; more only leave each other out."""
INSIDE = ("commune", "territory")
"""Kinds of areas whose names stand in their middle; those of others stand below."""


def draw(
    painter: QPainter, areas: Sequence[tuple[Outline, QRectF]], badges: Sequence[QRectF]
) -> None:
    """The names of ``areas`` (each with its box on the screen); none over another."""
    taken: list[QRectF] = []
    for one, box in areas:
        spots = _spots(box, one.kind in INSIDE)
        at = spots[0]
        if len(areas) <= FEW:
            others = (*badges, *taken)
            at = next((spot for spot in spots if _is_free(spot, one.label, others)), at)
        outlines.label(painter, at, one.label, outlines.colors(one)[0], taken)


def _is_free(spot: QPointF, written: str, others: Sequence[QRectF]) -> bool:
    box = outlines.label_box(spot, written)
    return not any(box.intersects(other) for other in others)


def _spots(box: QRectF, inside: bool) -> list[QPointF]:
    """Where the name of an area in ``box`` may stand, the best first."""
    middle, off = box.center(), theme.now().px(14)
    low = box.bottom() + off
    found = [QPointF(middle.x(), low), QPointF(middle.x(), box.top() - off), middle,
             QPointF(box.left(), low), QPointF(box.right(), low)]  # fmt: skip
    return [middle, *found] if inside else found
