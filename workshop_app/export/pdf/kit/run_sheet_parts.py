"""Blocks of the run sheet: the strip of the whole session, and a step beside its minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import Block, Stack
from workshop_app.export.pdf.figure import Figure, put, text_width
from workshop_app.export.pdf.paper import Element
from workshop_app.export.pdf.pictograms import draw_pictogram
from workshop_app.text import Words

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitPart
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.pdf.paragraph import Marker

ICONS = {"rest": "coffee", "snack": "cookie", "lunch": "fork-knife"}
LEAST = 26.0
"""No part of the strip is narrower, in points."""


class Strip(Figure):
    """The parts of the session, as wide as they are long, with the hour at which each begins."""

    def __init__(self, parts: Sequence[KitPart], words: Words) -> None:
        self.parts, self.words = list(parts), words
        told = words.many(
            "The session from {begins} to {ends}, in {n} part.",
            "The session from {begins} to {ends}, in {n} parts.",
            len(parts),
            begins=words.time(parts[0].begins),
            ends=words.time(parts[-1].ends),
        )
        super().__init__(44.0, told, after=6)

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        left, number = x, 0
        ends = x - 10
        for part, wide in zip(self.parts, widths(self.parts, width), strict=True):
            pause = part.kind == "break"
            number += not pause
            with paper.ornament():
                ground = palette.mixed("accent", 0.12) if pause else palette.panel()
                paper.box(left + 0.7, top - 28, wide - 1.4, 28, fill=ground)
            middle = left + wide / 2
            if pause:
                with paper.ornament():
                    name = ICONS.get(part.exercise, "coffee")
                    draw_pictogram(paper, name, middle - 7.5, top - 21.5, 15, palette.muted())
            else:
                put(paper, str(number), middle, top - 9, font=fonts.HEADING, size=12,
                    align="center")  # fmt: skip
                lasts = self.words("{n} min", n=part.minutes)
                if text_width(lasts, fonts.REGULAR, 8.5) > wide:
                    lasts = self.words.number(part.minutes)
                put(paper, lasts, middle, top - 21, size=8.5, align="center", width=wide)
            ends = self._draw_hour(paper, part, left, top - 36, ends)
            left += wide

    def _draw_hour(self, paper: Paper, part: KitPart, left: float, y: float, ends: float) -> float:
        """The hour under a part, unless the one before it is in the way; where it ends."""
        hour = clock(part.begins, self.words)
        if left < ends + 3:
            return ends
        put(paper, hour, left + 0.7, y, size=8.5, color=palette.muted())
        return left + text_width(hour, fonts.REGULAR, 8.5)


def clock(moment: time, words: Words) -> str:
    """An hour as short as it is read beside others: without "a. m."."""
    told = words.time(moment)
    found = re.match(r"\d{1,2}\D\d{2}", told)
    return found.group() if found else told


def widths(parts: Sequence[KitPart], width: float) -> list[float]:
    """How wide each part is: in proportion to its minutes, none under what its words need."""
    floor = min(LEAST, width / len(parts))
    free = width - floor * len(parts)
    total = sum(part.minutes for part in parts) or 1
    return [floor + free * part.minutes / total for part in parts]


def break_icon(part: KitPart) -> Marker:
    """Draws the pictogram of a break at the left of its line."""

    def marker(paper: Paper, x: float, middle: float) -> None:
        with paper.ornament():
            name = ICONS.get(part.exercise, "coffee")
            draw_pictogram(paper, name, x, middle - 8, 16, palette.muted())

    return marker


class Beside(Block):
    """A step: a box with its minutes and hour at the left, its words at the right, a line above.
    Its words may go on over the page; the box stays with their beginning."""

    BOX, INDENT, PAD = 36.0, 46.0, 7.0
    WHOLE = 190.0
    """A step that is not higher stays on one page."""
    before = after = 0.0

    def __init__(self, number: str, clock: str, blocks: Sequence[Block], *, unit: str = "") -> None:
        self.number, self.clock, self.unit = number, clock, unit
        self.words = Stack(blocks)
        self.element = Element("P")

    @property
    def _least_high(self) -> float:
        return 49.0 if self.clock else 24.0 if self.number else 0.0

    def height(self, width: float) -> float:
        return max(self._least_high, self.words.height(width - self.INDENT)) + 2 * self.PAD

    def least(self, width: float) -> float:
        inner = self.words.least(width - self.INDENT)
        return max(self._least_high, inner) + 2 * self.PAD

    def parted(
        self, width: float, room: float, *, forced: bool = False
    ) -> tuple[Block, Block] | None:
        inner = room - 2 * self.PAD
        if not forced and self.height(width) < self.WHOLE:
            return None
        if inner < self._least_high and not forced:
            return None
        parts = self.words.parted(width - self.INDENT, inner, forced=forced)
        if parts is None:
            return None
        first = Beside(self.number, self.clock, [parts[0]], unit=self.unit)
        return first, Beside("", "", [parts[1]])

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        if self.number:
            with paper.ornament():
                paper.rule(x, top, x + width, top, color=palette.hair(), line=0.7)
            self._draw_box(paper, x, top - self.PAD + 1)
        self.words.draw(paper, x + self.INDENT, top - self.PAD, width - self.INDENT)

    def _draw_box(self, paper: Paper, x: float, top: float) -> None:
        high = 34.0 if self.unit else 22.0
        middle = x + self.BOX / 2
        with paper.ornament():
            paper.box(x, top - high, self.BOX, high, fill=palette.panel(), corner=3)
        put(paper, self.number, middle, top - 12, font=fonts.HEADING, size=14.5,
            color=palette.primary(), align="center")  # fmt: skip
        if self.unit:
            put(paper, self.unit, middle, top - 26, size=8.5, align="center")
        if self.clock:
            put(paper, self.clock, middle, top - 42, size=8.5, color=palette.muted(),
                align="center", width=self.INDENT - 2)  # fmt: skip
