"""Texts that fit where they stand: they step down to a floor, then wrap, then are cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export.pdf.line import Line
from workshop_app.export.pdf.paragraph import set_lines
from workshop_app.export.pdf.text import Rich, plain_of, set_in_fonts, shortened

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

STEP = 0.95


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines ready to draw, their size and leading in points; ``cut`` where words were left out."""

    lines: list[Line]
    size: float
    leading: float
    cut: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        """Of the widest line."""
        return max((line.width for line in self.lines), default=0.0)


def fitted(
    text: Rich,
    font: str,
    size: float,
    color: Color,
    width: float,
    *,
    leading: float,
    most: int,
    high: float,
    floor: float,
) -> Fitted:
    """``text`` at ``size`` or smaller, never under ``floor``, in at most ``most`` lines (0: any
    number) and ``high`` points (0: any height). Words stay whole where some size allows it; what
    does not fit at the floor is cut with "…"."""
    runs = set_in_fonts(text, font)
    floor = min(floor, size)

    def fits(lines: list[Line], at: float) -> bool:
        few = not most or len(lines) <= most
        return few and (not high or len(lines) * at * leading <= high + 0.01)

    for whole_words in (True, False):
        at = size
        while True:
            lines = set_lines(runs, width, at, color)
            if fits(lines, at) and not (whole_words and any(line.broken for line in lines)):
                return Fitted(lines, at, at * leading)
            if at <= floor:
                break
            at = max(floor, at * STEP)
    said = plain_of(text)
    letters = min(len(said), 6000)
    while not fits(lines, at) and letters > 4:
        letters -= max(1, letters // 20)
        lines = set_lines(set_in_fonts(shortened(said, letters), font), width, at, color)
    return Fitted(lines, at, at * leading, cut=True)
