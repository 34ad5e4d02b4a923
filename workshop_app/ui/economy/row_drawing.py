"""What the painted rows of the lists share: words over words, chips, two bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.ui import paint, theme
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.progress import bar

CHIP, CHIP_GAP, CHIP_PAD = 24, 6, 10
BAR, BAR_GAP = 8, 5
"""Pixels at 100 %."""


def chip_rows(texts: Sequence[str], width: float) -> list[list[tuple[str, float]]]:
    """The texts on lines of chips: each with its left edge."""
    now = theme.now()
    rows: list[list[tuple[str, float]]] = []
    left = width + 1.0
    for text in texts:
        wide = min(width, now.width(text, "min", 600) + 2 * CHIP_PAD)
        if left + wide > width:
            rows.append([])
            left = 0.0
        rows[-1].append((text, left))
        left += wide + CHIP_GAP
    return rows


def chips_height(texts: Sequence[str], width: float) -> int:
    """How tall the chips are at a width."""
    return len(chip_rows(texts, width)) * (theme.now().px(CHIP) + 4)


def paint_chips(painter: QPainter, box: QRectF, texts: Sequence[str], where: object) -> None:
    """Chips from the top of ``box``, as many lines as they need."""
    now, color = theme.now(), theme.now().color
    top = box.top()
    for row in chip_rows(texts, box.width()):
        for text, left in row:
            wide = min(box.width(), now.width(text, "min", 600) + 2 * CHIP_PAD)
            chip = QRectF(box.left() + left, top, wide, now.px(CHIP))
            line = color.line if now.dark else None
            paint.frame(painter, chip, chip.height() / 2, color.primary_tint, line)
            inside = chip.adjusted(CHIP_PAD - 1, 0, 1 - CHIP_PAD, 0)
            paint.text(painter, inside, text, now.font("min", weight=600), color.primary_hover,
                       align=paint.CENTER, where=where, meant=True)  # fmt: skip
        top += now.px(CHIP) + 4


def paint_two_bars(painter: QPainter, box: QRectF, first: float, second: float) -> None:
    """Two shares, 0 to 1, over each other: full teal, and soft teal."""
    now, color = theme.now(), theme.now().color
    tall, gap = now.px(BAR), now.px(BAR_GAP)
    top = box.center().y() - tall - gap / 2
    for share, ink in ((first, color.primary), (second, color.soft_primary)):
        bar(painter, QRectF(box.left(), top, box.width(), tall), share, ink)
        top += tall + gap


def words_height(title: str, below: str, width: float) -> int:
    """How tall a title and what stands below it are."""
    now = theme.now()
    tall = wrapped.height(title, now.font("detail", weight=700), width)
    return tall + (wrapped.height(below, now.font("min"), width) + 2 if below else 0)


def paint_words(
    painter: QPainter, box: QRectF, title: str, below: str, *, strong: bool, where: object
) -> float:
    """A title and what stands below it, from the top of ``box``; where they end."""
    now, color = theme.now(), theme.now().color
    tall = wrapped.height(title, now.font("detail", weight=700), box.width())
    font = now.font("detail", weight=700 if strong else 600)
    wrapped.lines(painter, QRectF(box.left(), box.top(), box.width(), tall), title, font,
                  color.ink, where, most=9)  # fmt: skip
    if not below:
        return box.top() + tall
    top, lower = box.top() + tall + 2, wrapped.height(below, now.font("min"), box.width())
    wrapped.lines(painter, QRectF(box.left(), top, box.width(), lower), below, now.font("min"),
                  color.muted, where, most=9)  # fmt: skip
    return top + lower
