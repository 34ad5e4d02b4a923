"""Panels, boxes with figures, and the chain from the room's words to the plan."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import (
    FUZZ,
    Block,
    draw_stack,
    least_of,
    parted_stack,
    stack_height,
)
from workshop_app.export.pdf.figure import label_lines, put
from workshop_app.export.pdf.paper import Element
from workshop_app.export.pdf.paragraph import Paragraph
from workshop_app.export.pdf.pictograms import draw_pictogram
from workshop_app.export.pdf.text import Rich

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.pdf.paper import Paper

BAR = 4.0


class Panel(Block):
    """A tinted ground with a bar at its left: primary for rules, accent for "look at this"."""

    def __init__(
        self,
        blocks: Sequence[Block],
        *,
        accent: bool = False,
        pad: float = 11.0,
        before: float = 8.0,
        after: float = 8.0,
    ) -> None:
        self.blocks, self.accent, self.pad = list(blocks), accent, pad
        self.before, self.after = before, after

    def _inner(self, width: float) -> float:
        return width - BAR - 2 * self.pad + 2

    def height(self, width: float) -> float:
        return stack_height(self.blocks, self._inner(width)) + 2 * self.pad

    def least(self, width: float) -> float:
        return least_of(self.blocks, self._inner(width)) + 2 * self.pad

    def parted(
        self, width: float, room: float, *, forced: bool = False
    ) -> tuple[Block, Block] | None:
        inner = self._inner(width)
        first, rest = parted_stack(self.blocks, inner, room - 2 * self.pad, forced=forced)
        if not first or not rest:
            return None
        return self._part(first), self._part(rest)

    def _part(self, blocks: Sequence[Block]) -> Panel:
        part = copy.copy(self)
        part.blocks = list(blocks)
        return part

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        high = self.height(width)
        with paper.ornament():
            paper.box(x, top - high, width, high, fill=palette.panel())
            ink = palette.color("accent") if self.accent else palette.primary()
            paper.box(x, top - high, BAR, high, fill=ink)
        with paper.within(Element("Div")):
            inner = self._inner(width)
            draw_stack(self.blocks, paper, x + BAR + self.pad - 1, top - self.pad, inner)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, a large figure, and what stands under it."""

    label: str
    value: str
    below: Rich = ""


class Facts(Block):
    """Boxes side by side, as large as the fullest of them."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = list(facts)
        self.after = 8.0
        self._heads = [Paragraph(one.label, _FACT_LABEL) for one in facts]
        self._below = [Paragraph(one.below, _FACT_BELOW) for one in facts]

    def _wide(self, width: float) -> float:
        return (width - 3.0 * (len(self.facts) - 1)) / len(self.facts)

    def height(self, width: float) -> float:
        inner = self._wide(width) - 18
        heads = max(one.height(inner) for one in self._heads)
        below = max(one.height(inner) for one in self._below)
        return 14 + heads + 21 + below

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        wide, high = self._wide(width), self.height(width)
        inner = wide - 18
        heads = max(one.height(inner) for one in self._heads)
        for fact, head, below in zip(self.facts, self._heads, self._below, strict=True):
            with paper.ornament():
                paper.box(x, top - high, wide, high, fill=palette.panel())
            with paper.within(Element("Div")):
                head.draw(paper, x + 9, top - 6, inner)
                middle = top - 6 - heads - 11
                put(
                    paper,
                    fact.value,
                    x + 9,
                    middle,
                    font=fonts.HEADING,
                    size=16.5,
                    color=palette.primary(),
                    width=inner,
                )
                below.draw(paper, x + 9, middle - 11.5, inner)
            x += wide + 3.0


_FACT_LABEL = replace(styles.TABLE_NOTE, font=fonts.SEMIBOLD, leading=12)
_FACT_BELOW = replace(styles.TABLE, size=9, leading=12)


class BigNumbers(Block):
    """Large figures in a row, each with its words under it."""

    def __init__(self, numbers: Sequence[tuple[str, str]]) -> None:
        self.numbers = [(value, Paragraph(said, styles.SMALL)) for value, said in numbers]
        self.after = 3.0

    def _wide(self, width: float) -> float:
        return width / len(self.numbers)

    def height(self, width: float) -> float:
        inner = self._wide(width) - 10
        return 28 + max(said.height(inner) for _, said in self.numbers)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        wide = self._wide(width)
        for value, said in self.numbers:
            with paper.within(Element("Div")):
                put(
                    paper,
                    value,
                    x,
                    top - 14,
                    font=fonts.HEADING,
                    size=27,
                    color=palette.primary(),
                    width=wide - 8,
                )
                said.draw(paper, x, top - 28, wide - 10)
            x += wide


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the way from words to actions: pictogram, figure, words."""

    icon: str
    value: str
    said: str


class Way(Block):
    """The six figures from challenges to actions, with arrows between; the last one is full."""

    BETWEEN = 15.0

    def __init__(self, stops: Sequence[Stop]) -> None:
        self.stops = list(stops)
        self.after = 8.0

    def height(self, width: float) -> float:  # noqa: ARG002
        return 92.0

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        wide = (width - self.BETWEEN * (len(self.stops) - 1)) / len(self.stops)
        for n, stop in enumerate(self.stops):
            last = n == len(self.stops) - 1
            ink = palette.WHITE if last else palette.primary()
            with paper.ornament():
                ground = palette.primary() if last else palette.panel()
                paper.box(x, top - 92, wide, 92, fill=ground, corner=4)
                draw_pictogram(paper, stop.icon, x + 8, top - 31, 20, ink)
                if not last:
                    arrow = palette.muted()
                    draw_pictogram(paper, "arrow-fat-right", x + wide + 1, top - 52, 13, arrow)
            said = palette.WHITE if last else palette.ink()
            with paper.within(Element("Div")):
                put(
                    paper,
                    stop.value,
                    x + 9,
                    top - 47,
                    font=fonts.HEADING,
                    size=20,
                    color=ink,
                    width=wide - 14,
                )
                lines, _ = label_lines(stop.said, fonts.REGULAR, 9.5, said, wide - 14, most=2)
                put(
                    paper,
                    stop.said,
                    x + 9,
                    top - 65 - (len(lines) - 1) * 5.5,
                    size=9.5,
                    color=said,
                    width=wide - 14,
                    most=2,
                    leading=11,
                )
            x += wide + self.BETWEEN


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the chain: pictogram, name, and what is told of it."""

    icon: str
    name: str
    told: tuple[Block, ...]
    goes_on: bool = False
    elements: tuple[Element, Element] | None = None
    """Its item and what is told in it, where a part of it stands on another page."""


def _of_link() -> tuple[Element, Element]:
    return Element("LI"), Element("LBody")


class Chain(Block):
    """Where an action comes from, as a vertical chain; it may part between and within links."""

    NAME, TOLD, BETWEEN, SIZE, INSET = 27.0, 112.0, 5.0, 19.0, 3.0

    def __init__(
        self, links: Sequence[Link], *, continued: bool = False, element: Element | None = None
    ) -> None:
        self.links = list(links)
        self.continued = continued
        self.element = element or Element("L")
        self.after = 8.0

    def _high(self, link: Link, width: float) -> float:
        return max(self.SIZE, stack_height(link.told, width - self.TOLD) + self.INSET)

    def height(self, width: float) -> float:
        high = sum(self._high(link, width) for link in self.links)
        return high + self.BETWEEN * max(0, len(self.links) - 1)

    def least(self, width: float) -> float:
        first = self.links[0]
        return max(self.SIZE, least_of(first.told, width - self.TOLD) + self.INSET)

    def parted(
        self, width: float, room: float, *, forced: bool = False
    ) -> tuple[Block, Block] | None:
        left = room
        for n, link in enumerate(self.links):
            high = self._high(link, width)
            if high <= left + FUZZ:
                left -= high + self.BETWEEN
                continue
            first, rest = parted_stack(
                link.told, width - self.TOLD, left - self.INSET, forced=forced and not n
            )
            if first and rest and left >= self.SIZE:
                elements = link.elements or _of_link()
                upper = replace(link, told=tuple(first), elements=elements)
                onward = replace(link, told=tuple(rest), elements=elements, goes_on=True)
                return self._parts([*self.links[:n], upper], [onward, *self.links[n + 1 :]])
            return self._parts(self.links[:n], self.links[n:]) if n else None
        return None

    def _parts(self, above: Sequence[Link], below: Sequence[Link]) -> tuple[Block, Block]:
        upper = Chain(above, continued=self.continued, element=self.element)
        return upper, Chain(below, continued=True, element=self.element)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        middle = x + self.SIZE / 2
        with paper.ornament():
            stop = top - self.height(width) + self._high(self.links[-1], width) - self.SIZE / 2
            ink = palette.primary()
            paper.rule(middle, top - self.SIZE / 2, middle, stop, color=ink, line=1.2)
        with paper.within(self.element):
            for link in self.links:
                item, told = link.elements or _of_link()
                with paper.within(item):
                    self._draw_link(paper, link, told, x, top, width)
                top -= self._high(link, width) + self.BETWEEN

    def _draw_link(
        self, paper: Paper, link: Link, told: Element, x: float, top: float, width: float
    ) -> None:
        half = self.SIZE / 2
        with paper.ornament():
            paper.saveState()
            paper.setFillColor(palette.primary())
            paper.circle(x + half, top - half, half, fill=1, stroke=0)
            paper.restoreState()
            draw_pictogram(paper, link.icon, x + 3.7, top - half - 5.8, 11.6, palette.WHITE)
        if not link.goes_on:
            put(
                paper,
                link.name,
                x + self.NAME,
                top - half + 0.5,
                font=fonts.BOLD,
                size=9.5,
                color=palette.primary(),
                width=self.TOLD - self.NAME - 6,
                tag="Lbl",
            )
        with paper.within(told):
            draw_stack(link.told, paper, x + self.TOLD, top - self.INSET, width - self.TOLD)


def pill(
    paper: Paper, text: str, right: float, middle: float, ink: Color, *, full: bool = False
) -> float:
    """A rounded badge ending at ``right``; returns its width."""
    wide = fonts.face(fonts.HEADING).width(text) * 10 + 20
    with paper.ornament():
        paper.box(
            right - wide,
            middle - 10,
            wide,
            20,
            fill=ink if full else palette.WHITE,
            stroke=ink,
            line=1.1,
            corner=10,
        )
    put(
        paper,
        text,
        right - wide / 2,
        middle,
        font=fonts.HEADING,
        size=10,
        align="center",
        color=palette.WHITE if full else ink,
    )
    return wide
