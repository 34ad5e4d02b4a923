"""Pictures and charts: one element with its alternative text; labels that fit where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.line import Line
from workshop_app.export.pdf.paper import Element
from workshop_app.export.pdf.paragraph import CAP, set_lines
from workshop_app.export.pdf.text import Rich, plain_of, set_in_fonts, shortened

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.pdf.paper import Paper

FLOOR = 8.5
"""No label is smaller, in points."""


class Figure(Block):
    """A drawing of a fixed height. ``alt`` gives its finding in words."""

    def __init__(self, high: float, alt: str, *, before: float = 6.0, after: float = 6.0) -> None:
        self.high = high
        self.before, self.after = before, after
        self.element = Element("Figure", alt=alt)

    def height(self, width: float) -> float:  # noqa: ARG002
        return self.high

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        with paper.figure(self.element, (x, top - self.high, width, self.high)):
            self.draw_inside(paper, x, top, width)

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        """Draw the figure with its upper left corner at ``x``, ``top``."""
        raise NotImplementedError


def label_lines(
    text: Rich, font: str, size: float, color: Color, width: float, most: int = 1
) -> tuple[list[Line], float]:
    """Lines of a label and their size: smaller down to the floor, then cut with "…"."""
    runs = set_in_fonts(text, font)
    while True:
        lines = set_lines(runs, width, size, color)
        if len(lines) <= most and not any(line.broken for line in lines):
            return lines, size
        if size - 0.5 < FLOOR:
            break
        size -= 0.5
    said = plain_of(text)
    letters = len(said)
    while len(lines) > most and letters > 4:
        letters -= max(1, letters // 20)
        lines = set_lines(set_in_fonts(shortened(said, letters), font), width, size, color)
    return lines[:most], size


def put(
    paper: Paper,
    text: Rich,
    x: float,
    middle: float,
    *,
    font: str = fonts.REGULAR,
    size: float = 9.5,
    color: Color | None = None,
    align: str = "left",
    width: float = 10_000.0,
    most: int = 1,
    leading: float = 0.0,
    tag: str = "Label",
) -> float:
    """A label of at most ``most`` lines around the height ``middle``, at ``x`` by its left,
    middle or right; returns how wide it is."""
    ink = color or palette.ink()
    lines, size = label_lines(text, font, size, ink, width, most)
    if not lines:
        return 0.0
    leading = leading or size * 1.15
    wide = max(line.width for line in lines)
    left = x - (wide if align == "right" else wide / 2 if align == "center" else 0.0)
    first = middle + (len(lines) - 1) * leading / 2
    element = Element(tag)
    paper.write(lines, left, first - CAP * size, size, leading, width=wide, align=align)
    if paper.trace is None:
        paper.claimed(element)
    else:
        high = len(lines) * leading
        box = (left, middle - high / 2, wide, high)
        paper.marked(element, box, " ".join(line.text for line in lines))
    return wide


def text_width(text: str, font: str, size: float) -> float:
    """How wide a line of figures or fixed words is."""
    return fonts.face(font).width(text) * size
