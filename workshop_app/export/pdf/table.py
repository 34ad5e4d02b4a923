"""Tables: fixed columns, a head that repeats, rows that stay whole, totals with their last row."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import (
    FRAME_HEIGHT,
    FUZZ,
    Block,
    draw_stack,
    parted_stack,
    stack_height,
)
from workshop_app.export.pdf.paper import Element
from workshop_app.export.pdf.paragraph import Paragraph

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.pdf.styles import Style

TALL = FRAME_HEIGHT * 0.4
"""A row taller than this may part."""

HEAD_RULE = 1.1
HAIR = 0.6


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in points, or with ``grows`` a part of what the fixed columns leave."""

    head: str
    width: float = 0.0
    grows: float = 0.0
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of paragraphs one under another. ``rule`` draws a stronger line above it."""

    cells: tuple[tuple[Block, ...], ...]
    rule: Color | None = None
    strong: bool = False
    goes_on: bool = False
    elements: tuple[Element, ...] = ()
    """The row and its cells, where a part of it stands on another page."""


def row(*cells: Block | Sequence[Block], rule: Color | None = None, strong: bool = False) -> Row:
    """A row of cells, each a paragraph or several."""
    return Row(
        tuple((cell,) if isinstance(cell, Block) else tuple(cell) for cell in cells),
        rule=rule,
        strong=strong,
    )


def _elements(columns: int) -> tuple[Element, ...]:
    """A row and its cells; the first one says what the row is of."""
    cells = (Element("TD") if n else Element("TH", scope="Row") for n in range(columns))
    return (Element("TR"), *cells)


def widths_of(
    columns: Sequence[Column], whole: float, pad: float, head: Style = styles.TABLE_HEAD
) -> list[float]:
    """Widths that add up to ``whole``; none is narrower than the longest word of its head."""
    bold = fonts.face(head.font)
    size = head.size
    last = len(columns) - 1
    least = [
        max((bold.width(word) * size for word in column.head.split()), default=0.0)
        + (pad if n != last else 0.0)
        + 0.1
        for n, column in enumerate(columns)
    ]
    fixed = [
        max(c.width, low) if not c.grows else 0.0 for c, low in zip(columns, least, strict=True)
    ]
    share = sum(column.grows for column in columns)
    left = max(0.0, whole - sum(fixed))
    found = [
        max(low, left * column.grows / share) if column.grows else wide
        for column, wide, low in zip(columns, fixed, least, strict=True)
    ]
    over = whole / sum(found)
    return [wide * over for wide in found] if over < 1 or share else found


class Table(Block):
    """Rows under a head. Without ``columns`` heads (all empty) no head is drawn."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        total: Row | None = None,
        pad: float = 9.0,
        room: float = 3.0,
        width: float | None = None,
        after: float = 6.0,
        head: Style = styles.TABLE_HEAD,
    ) -> None:
        self.columns, self.rows, self.total = list(columns), list(rows), total
        self.pad, self.room, self.own_width = pad, room, width
        self.after = after
        self.element = Element("Table")
        self.head = head
        self._heads = [Paragraph(c.head, head, align=c.align) for c in columns]
        self.continued = False
        self._widths: dict[float, list[float]] = {}
        self._heights: dict[tuple[int, float], float] = {}

    def _columns(self, width: float) -> list[float]:
        width = min(width, self.own_width or width)
        known = self._widths.get(width)
        if known is None:
            known = self._widths[width] = widths_of(self.columns, width, self.pad, self.head)
        return known

    def _inner(self, widths: list[float]) -> list[float]:
        """What the text of each column may take: all but the last leave a gap at the right."""
        return [w - (self.pad if n < len(widths) - 1 else 0.0) for n, w in enumerate(widths)]

    def _head_height(self, width: float) -> float:
        if not any(column.head for column in self.columns):
            return 0.0
        inner = self._inner(self._columns(width))
        high = max(head.height(w) for head, w in zip(self._heads, inner, strict=True))
        return high + self.room + 4.0

    def _row_height(self, one: Row, width: float) -> float:
        known = self._heights.get((id(one), width))
        if known is None:
            inner = self._inner(self._columns(width))
            known = 2 * self.room + max(
                (stack_height(cell, w) for cell, w in zip(one.cells, inner, strict=True)),
                default=0.0,
            )
            self._heights[(id(one), width)] = known
        return known

    def _total_height(self, width: float) -> float:
        return self._row_height(self.total, width) if self.total else 0.0

    def height(self, width: float) -> float:
        rows = sum(self._row_height(one, width) for one in self.rows)
        return self._head_height(width) + rows + self._total_height(width)

    def least(self, width: float) -> float:
        heights = [self._row_height(one, width) for one in self.rows[: self._least_rows(width)]]
        whole = len(heights) == len(self.rows) and heights[-1:] <= [TALL]
        total = self._total_height(width) if whole else 0.0
        return self._head_height(width) + sum(min(TALL, high) for high in heights) + total

    def _least_rows(self, width: float) -> int:
        """How many rows stay with the head: two, or one where that is very tall."""
        return 1 if self.continued or self._row_height(self.rows[0], width) > TALL else 2

    def parted(
        self, width: float, room: float, *, forced: bool = False
    ) -> tuple[Block, Block] | None:
        left = room - self._head_height(width)
        fits = 0
        for one in self.rows:
            high = self._row_height(one, width)
            if high > left + FUZZ:
                break
            left -= high
            fits += 1
        if fits == len(self.rows):
            fits -= 1  # the total does not fit: its last row goes along with it
            left += self._row_height(self.rows[-1], width)
        if fits < len(self.rows):
            high = self._row_height(self.rows[fits], width)
            if high > TALL or (forced and not fits):
                halves = self._row_parts(self.rows[fits], width, left, forced=forced and not fits)
                if halves is not None:
                    first, rest = halves
                    return self._part([*self.rows[:fits], first]), self._part(
                        [rest, *self.rows[fits + 1 :]], rest=True
                    )
        if fits == len(self.rows) - 1 and fits > self._least_rows(width) and self.total is None:
            fits -= 1  # no row stands alone under the repeated head
        if fits < (1 if forced else self._least_rows(width)):
            return None
        return self._part(self.rows[:fits]), self._part(self.rows[fits:], rest=True)

    def _part(self, rows: list[Row], *, rest: bool = False) -> Table:
        part = copy.copy(self)
        part.rows = rows
        part._heights = {}
        if rest:
            part.before, part.continued = 0.0, True
        else:
            part.total, part.after = None, 0.0
        return part

    def _row_parts(
        self, one: Row, width: float, room: float, *, forced: bool
    ) -> tuple[Row, Row] | None:
        inner = self._inner(self._columns(width))
        above: list[tuple[Block, ...]] = []
        below: list[tuple[Block, ...]] = []
        for cell, w in zip(one.cells, inner, strict=True):
            first, rest = parted_stack(cell, w, room - 2 * self.room, forced=forced)
            if rest and not first:
                return None
            above.append(tuple(first))
            below.append(tuple(rest))
        elements = one.elements or _elements(len(one.cells))
        upper = replace(one, cells=tuple(above), elements=elements)
        return upper, replace(one, cells=tuple(below), elements=elements, goes_on=True)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        widths = self._columns(width)
        right = x + sum(widths)
        with paper.within(self.element):
            top = self._draw_head(paper, x, top, width, right)
            for number, one in enumerate(self.rows):
                last = number == len(self.rows) - 1
                top = self._draw_row(paper, one, x, top, width)
                below = self.total if last else self.rows[number + 1]
                ruled = below.rule if below else None
                self._rule(paper, x, right, top, HEAD_RULE if ruled else HAIR, ruled)
            if self.total:
                top = self._draw_row(paper, self.total, x, top, width)
                self._rule(paper, x, right, top, HAIR, None)

    def _rule(
        self, paper: Paper, x: float, right: float, y: float, line: float, ink: Color | None
    ) -> None:
        with paper.ornament():
            paper.rule(x, y, right, y, color=ink or palette.hair(), line=line)

    def _draw_head(self, paper: Paper, x: float, top: float, width: float, right: float) -> float:
        high = self._head_height(width)
        if not high:
            return top
        widths = self._columns(width)
        inner = self._inner(widths)
        bottom = top - high
        with paper.ornament() if self.continued else paper.within(Element("TR")):
            left = x
            for head, wide, room in zip(self._heads, widths, inner, strict=True):
                raised = bottom + 4.0 + self.room / 2 + head.height(room)
                with paper.within(Element("TH", scope="Column") if head.runs else Element("TD")):
                    head.draw(paper, left, raised, room)
                left += wide
        with paper.ornament():
            paper.rule(x, bottom, right, bottom, color=palette.ink(), line=HEAD_RULE)
        return bottom

    def _draw_row(self, paper: Paper, one: Row, x: float, top: float, width: float) -> float:
        widths = self._columns(width)
        inner = self._inner(widths)
        left = x
        whole, *cells = one.elements or _elements(len(one.cells))
        with paper.within(whole):
            for element, cell, wide, room in zip(cells, one.cells, widths, inner, strict=True):
                with paper.within(element):
                    draw_stack(cell, paper, left, top - self.room, room)
                left += wide
        return top - self._row_height(one, width)
