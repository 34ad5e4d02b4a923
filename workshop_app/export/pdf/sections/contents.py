"""The contents: chapters and action sheets with their pages, and how to read the shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import FRAME_HEIGHT, TEXT_WIDTH, Block, stack_height
from workshop_app.export.pdf.figure import put
from workshop_app.export.pdf.panel import Panel
from workshop_app.export.pdf.paper import Element
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.shapes import draw_shape
from workshop_app.export.pdf.text import as_said

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling

NUMBER = 26.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents. ``key`` is the key of its heading, ``level`` 0 or 1;
    ``said`` is the part of the plan's own words at its end."""

    title: str
    key: str
    level: int = 0
    said: str = ""


class Line(Block):
    """A title, dots, and the number of its page."""

    def __init__(self, entry: Entry, listed: Element, airy: float) -> None:
        self.entry, self.listed = entry, listed
        first = entry.level == 0
        self.style = styles.CONTENTS if first else styles.CONTENTS_SECOND
        self.indent = 0.0 if first else 16.0
        self.before = (3.6 if first else 1.2) * airy
        self._title = Paragraph([entry.title, as_said(entry.said and f" {entry.said}")], self.style)

    def _room(self, width: float) -> float:
        return width - self.indent - NUMBER - 18

    def height(self, width: float) -> float:
        return self._title.height(self._room(width))

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        page = str(paper.page_of.get(self.entry.key, ""))
        left, room = x + self.indent, self._room(width)
        high = self.height(width)
        with paper.within(self.listed), paper.within(Element("TOCI")):
            with paper.link():
                self._title.draw(paper, left, top, room)
                told = f"{self._title.text}, {page}"
                paper.leads_to(self.entry.key, (x, top - high, width, high), told)
            last = self._title.lines(room)[-1].width if self._title.lines(room) else 0.0
            middle = top - high + self.style.leading / 2
            with paper.ornament():
                start, end = left + last + 6, x + width - NUMBER
                if start < end:
                    ink = palette.mixed("muted", 0.45)
                    paper.rule(start, middle - 3, end, middle - 3, color=ink, line=0.7, dash=(1, 2))
            font = fonts.BOLD if self.entry.level == 0 else fonts.REGULAR
            put(paper, page, x + width, middle, font=font, size=self.style.size, align="right")


class Shapes(Block):
    """The five shapes with their names."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling

    def height(self, width: float) -> float:  # noqa: ARG002
        return 18.0

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        wide = width / len(names.SHORT_THEMES)
        for n, (theme, name) in enumerate(names.SHORT_THEMES.items()):
            with paper.ornament():
                draw_shape(paper, theme, x + n * wide + 6.5, top - 10, 13)
            said = self.telling.words(name)
            put(paper, said, x + n * wide + 18, top - 10, size=9.5, width=wide - 22)


def contents(telling: Telling, entries: list[Entry]) -> list[Block]:
    """The blocks of the contents, on one page where there is a way to."""
    blocks: list[Block] = []
    for airy in (1.0, 0.5, 0.0):
        blocks = _blocks(telling, entries, airy)
        if stack_height(blocks, TEXT_WIDTH) <= FRAME_HEIGHT:
            break
    return blocks


def _blocks(telling: Telling, entries: list[Entry], airy: float) -> list[Block]:
    words, listed = telling.words, Element("TOC")
    how = Paragraph(words("How to read this document"), styles.H3)
    said = words(
        "Each theme has a shape and a colour. The shape is enough: the document can be printed "
        "in black and white."
    )
    return [
        Heading(words("Contents"), styles.H1),
        *(Line(entry, listed, airy) for entry in entries),
        Panel(
            [how, Paragraph(said, styles.SMALL), Shapes(telling)], before=14 - 6 * (1 - airy), pad=8
        ),
    ]
