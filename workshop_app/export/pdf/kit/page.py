"""A page of the kit: paper of any size, its frame, texts that measure themselves, cut marks.

Points from the lower left corner, as on ``Paper``. A poster is drawn once at the size of A3 and
put on the real pages by ``tiles``; its sheet need not know how it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import FUZZ, Block, NewPage, Section, gap, least_of
from workshop_app.export.pdf.figure import put
from workshop_app.export.pdf.kit.fitting import Fitted, fitted
from workshop_app.export.pdf.kit.tiles import DESIGN, Poster
from workshop_app.export.pdf.paper import Element
from workshop_app.export.pdf.paragraph import baseline_of

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.pdf.text import Rich

SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Width and height of the papers, upright."""

MARGIN, TOP, BOTTOM = 40.0, 38.0, 52.0
READ_MARGIN, READ_TOP, READ_BOTTOM = 54.0, 68.0, 58.0
"""Of what is read over many pages, as in the plan."""
POSTER_MARGIN = 50.0
EDGE = 14.0
"""Within this of a cut nothing is printed; printers leave 12 pt."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A card of a cut sheet, without the border that the knife may take."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Look:
    """What the kit tells a page: paper "a4" or "letter"; ``tiled`` posters; ``name`` of the sheet;
    ``foot`` stands left of the page's number; ``head`` at the left of a running head, for what is
    read over many pages ("": no head)."""

    size: str
    paper: str
    poster: bool = False
    bare: bool = False
    tiled: bool = False
    name: str = ""
    foot: str = ""
    head: str = ""
    tile_note: str = "{n}/{count}"


class KitPage:
    """The page under way. ``note`` is what the foot says at the left: set it before the page
    ends. ``left bottom right top width height`` say where content belongs. ``each`` says how many
    of the thing are on a page, where the agenda counts cards and not sheets; ``copies`` how many
    of the page, where the sheet knows better than the agenda: set them."""

    def __init__(self, paper: Paper, look: Look) -> None:
        self.paper, self.look = paper, look
        self.note = ""
        self.each = 1
        self.copies = 0
        self.section = ""
        self._head_section = ""
        self.frames: dict[int, tuple[float, float, float, float]] = {}
        self._poster: Poster | None = None
        turned = look.paper == "landscape"
        wide, high = SIZES[look.size]
        self.real = (high, wide) if turned else (wide, high)
        wide, high = DESIGN
        design = (high, wide) if turned else (wide, high)
        self.size = design if look.poster else self.real
        """The whole page as the sheet sees it."""
        margin, top, bottom = _margins(look)
        self.left, self.bottom = margin, bottom
        self.right, self.top = self.size[0] - margin, self.size[1] - top
        self.floor = 13.0 if look.poster else 8.5
        """No text of this page steps down below so many points."""
        self._begin()

    @property
    def width(self) -> float:
        """Of the frame."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Of the frame."""
        return self.top - self.bottom

    # -- pages ------------------------------------------------------------------------------------
    def new_page(self) -> None:
        """End this page and begin another of the same sheet."""
        self.finish()
        self._begin()

    def finish(self) -> None:
        """End the last page."""
        if self._poster is not None:
            self._poster.emit(self.look.tiled, self.look.tile_note, self.look.name)
            return
        if self.look.head:
            self._draw_head()
        if not self.look.bare:
            self._draw_foot()
        self.paper.showPage()

    def _begin(self) -> None:
        frame = (self.left, self.bottom, self.width, self.height)
        if self.look.poster:
            frame = (EDGE, EDGE, self.size[0] - 2 * EDGE, self.size[1] - 2 * EDGE)
        self.frames[self.paper.getPageNumber()] = frame
        if self.look.poster:
            self._poster = Poster(self.paper, self.size, self.real)
        else:
            self.paper.setPageSize(self.real)
        self._head_section = self.section

    def _draw_head(self) -> None:
        paper, muted, y = self.paper, palette.muted(), self.size[1] - 37.5
        with paper.ornament():
            right = put(
                paper, self._head_section, self.right, y, size=8.5, color=muted, align="right",
                width=self.width * 0.42,
            )  # fmt: skip
            room = self.width - right - 20
            put(paper, self.look.head, self.left, y, size=8.5, color=muted, width=room)
            paper.rule(
                self.left, y - 9, self.right, y - 9, color=palette.mixed("muted", 0.4), line=0.6
            )

    def _draw_foot(self) -> None:
        paper, muted, y = self.paper, palette.muted(), 30
        with paper.ornament():
            number = str(paper.getPageNumber())
            used = put(paper, number, self.right, y, font=fonts.BOLD, size=10, align="right") + 8
            if self.look.foot:
                used += 16 + put(
                    paper, self.look.foot, self.right - used, y, size=8.5, color=muted,
                    align="right", width=self.width * 0.45,
                )  # fmt: skip
            put(
                paper, self.note, self.left, y, size=9, color=muted, width=self.width - used, most=2
            )

    # -- texts ------------------------------------------------------------------------------------
    def fitted(
        self,
        text: Rich,
        width: float,
        *,
        font: str = fonts.REGULAR,
        size: float = 11.0,
        leading: float = 1.3,
        color: Color | None = None,
        most: int = 0,
        high: float = 0.0,
        floor: float = 0.0,
    ) -> Fitted:
        """``text`` set within ``width``, at most ``most`` lines (0: any number) and ``high``
        points (0: any height): stepping down to ``floor`` (0: the page's), then cut with "…".
        ``leading`` in parts of the size."""
        return fitted(
            text, font, size, color or palette.ink(), width,
            leading=leading, most=most, high=high, floor=floor or self.floor,
        )  # fmt: skip

    def text(
        self,
        text: Rich,
        x: float,
        top: float,
        width: float,
        *,
        font: str = fonts.REGULAR,
        size: float = 11.0,
        leading: float = 1.3,
        color: Color | None = None,
        align: str = "left",
        most: int = 0,
        high: float = 0.0,
        floor: float = 0.0,
        middle: bool = False,
        tag: str = "P",
    ) -> float:
        """Draw ``text`` from ``top`` down in ``x`` … ``x + width``, as ``fitted`` sets it; returns
        where it ends. ``middle``: ``top`` is the middle of the lines instead."""
        block = self.fitted(
            text, width, font=font, size=size, leading=leading, color=color,
            most=most, high=high, floor=floor,
        )  # fmt: skip
        return self.set(block, x, top + block.height / 2 if middle else top, width, align, tag)

    def set(
        self,
        block: Fitted,
        x: float,
        top: float,
        width: float,
        align: str = "left",
        tag: str = "P",
    ) -> float:
        """Draw what ``fitted`` gave; returns where it ends."""
        if not block.lines:
            return top
        first = top - baseline_of(block.size, block.leading)
        self.paper.write(block.lines, x, first, block.size, block.leading, width=width, align=align)
        wide = max(line.width for line in block.lines)
        room = width - wide
        start = x + (room if align == "right" else room / 2 if align == "center" else 0.0)
        told = " ".join(line.text for line in block.lines)
        self.paper.marked(Element(tag), (start, top - block.height, wide, block.height), told)
        return top - block.height

    def title(self, text: Rich, lead: Rich = "", *, width: float = 0.0) -> float:
        """The sheet's title at the top of the frame with a sentence or two under it; returns
        where they end. ``width`` is the title's, where something stands at its right."""
        poster = self.look.poster
        size = 62.0 if poster else 23.0
        y = self.text(
            text, self.left, self.top, width or self.width,
            font=fonts.HEADING, size=size, leading=1.17, color=palette.primary(),
            most=1 if not poster else 2, floor=34.0 if poster else 17.0, tag="H1",
        )  # fmt: skip
        if lead:
            size, y = (22.0, y - 4) if poster else (11.0, y - 2)
            y = self.text(lead, self.left, y, self.width, size=size, leading=1.38)
        return y - (18.0 if poster else 8.0)

    # -- flowing ----------------------------------------------------------------------------------
    def flow(self, blocks: list[Block], top: float) -> float:
        """Lay blocks out from ``top`` down, over as many pages as it takes; returns where the last
        one ends."""
        waiting, above = list(reversed(blocks)), None
        y = top
        while waiting:
            block = waiting.pop()
            if isinstance(block, Section):
                self._begin_section(block.title, fresh=above is None)
                continue
            if isinstance(block, NewPage):
                if above is not None and y - self.bottom < block.unless_left * self.height:
                    self.new_page()
                    y, above = self.top, None
                continue
            space = gap(above, block)
            room = y - space - self.bottom
            need = ahead = block.height(self.width)
            if block.keeps_next and waiting:
                ahead = least_of([block, *reversed(waiting[-4:])], self.width)
            if ahead <= room + FUZZ or (above is None and need <= room + FUZZ):
                block.draw(self.paper, self.left, y - space, self.width)
                y, above = y - space - need, block
                continue
            parts = None
            if not block.keeps_next and (above is None or block.least(self.width) <= room):
                parts = block.parted(self.width, room, forced=above is None)
            if parts is not None:
                parts[0].draw(self.paper, self.left, y - space, self.width)
                waiting.append(parts[1])
            elif above is None and y >= self.top - FUZZ:
                block.draw(self.paper, self.left, y, self.width)
            else:
                waiting.append(block)
            self.new_page()
            y, above = self.top, None
        return y

    def _begin_section(self, title: str, *, fresh: bool) -> None:
        """What follows belongs to ``title``; the running head tells the first of a page."""
        self.section = title
        if fresh or not self._head_section:
            self._head_section = title

    # -- cutting ----------------------------------------------------------------------------------
    def cells(self, columns: int, rows: int, *, border: float = EDGE) -> Iterator[Cell]:
        """The cards of a sheet cut in ``columns`` × ``rows``, page after page without end, with
        their cut marks. Take as many as there are things: ``zip(things, page.cells(2, 4))``."""
        wide, high = self.size[0] / columns, self.size[1] / rows
        while True:
            self.cut_marks(columns, rows)
            for row in range(rows):
                for column in range(columns):
                    yield Cell(
                        column * wide + border,
                        self.size[1] - (row + 1) * high + border,
                        wide - 2 * border,
                        high - 2 * border,
                    )
            self.new_page()

    def cut_marks(self, columns: int, rows: int) -> None:
        """Dotted lines where to cut, with solid ends at the edges and small crosses."""
        paper, (wide, high) = self.paper, self.size
        dots, ink = palette.mixed("muted", 0.45), palette.ink()
        with paper.ornament():
            across = [wide * n / columns for n in range(1, columns)]
            down = [high * n / rows for n in range(1, rows)]
            for x in across:
                paper.rule(x, 0, x, high, color=dots, line=0.5, dash=(0.5, 4))
                paper.rule(x, 0, x, 13, color=ink, line=0.8)
                paper.rule(x, high - 13, x, high, color=ink, line=0.8)
            for y in down:
                paper.rule(0, y, wide, y, color=dots, line=0.5, dash=(0.5, 4))
                paper.rule(0, y, 13, y, color=ink, line=0.8)
                paper.rule(wide - 13, y, wide, y, color=ink, line=0.8)
            for x in across:
                for y in down:
                    paper.rule(x - 7, y, x + 7, y, color=ink, line=0.8)
                    paper.rule(x, y - 7, x, y + 7, color=ink, line=0.8)


def _margins(look: Look) -> tuple[float, float, float]:
    """At both sides, above and below."""
    if look.poster:
        return POSTER_MARGIN, POSTER_MARGIN, POSTER_MARGIN
    if look.bare:
        return EDGE, EDGE, EDGE
    if look.head:
        return READ_MARGIN, READ_TOP, READ_BOTTOM
    return MARGIN, TOP, BOTTOM
