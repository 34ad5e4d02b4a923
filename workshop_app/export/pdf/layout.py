"""Blocks onto pages. First everything finds its place, then it is drawn: so page numbers are
known when the contents are drawn, and progress has a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workshop_app.export.pdf.blocks import (
    FRAME_HEIGHT,
    FRAME_TOP,
    FUZZ,
    LEFT,
    TEXT_WIDTH,
    Block,
    NewPage,
    Section,
    gap,
    least_of,
)
from workshop_app.export.pdf.paper import HEIGHT
from workshop_app.export.pdf.paragraph import Heading

LEAST_END = 62.0
"""Four lines: a chapter's last page never holds less, if it is not its only one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and its upper left corner."""

    block: Block
    x: float
    top: float
    width: float


@dataclass(slots=True)
class Page:
    """A page to draw. ``headless`` pages have no running head, ``bare`` ones no foot either."""

    section: str
    headless: bool = False
    bare: bool = False
    placed: list[Placed] = field(default_factory=list)
    used: float = 0.0


class _Layout:
    """One way of laying blocks out; ``short`` takes room from the page of that number."""

    def __init__(
        self, section: str, notice: Callable[[], None], short: tuple[int, float] | None
    ) -> None:
        self.pages: list[Page] = []
        self._section, self._notice, self._short = section, notice, short
        self._above: Block | None = None

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def _frame(self) -> float:
        if self._short and self._short[0] == len(self.pages) - 1:
            return FRAME_HEIGHT - self._short[1]
        return FRAME_HEIGHT

    def _room(self) -> float:
        return self._frame() - self.page.used

    def begin_page(self) -> None:
        self._notice()
        self.pages.append(Page(self._section))
        self._above = None

    def _place(self, block: Block) -> None:
        page = self.page
        page.used += gap(self._above, block)
        page.placed.append(Placed(block, LEFT, HEIGHT - FRAME_TOP - page.used, TEXT_WIDTH))
        page.used += block.height(TEXT_WIDTH)
        self._above = block

    def lay(self, blocks: Sequence[Block]) -> None:
        waiting = list(reversed(blocks))
        while waiting:
            block = waiting.pop()
            if isinstance(block, NewPage):
                if self._above is not None and self._room() < block.unless_left * FRAME_HEIGHT:
                    self.begin_page()
                continue
            if isinstance(block, Section):
                self._section = block.title
                if self._above is None:
                    self.page.section = block.title
                continue
            if block.keeps_next and self._above is not None and waiting:
                ahead = [block, *reversed(waiting[-4:])]
                if gap(self._above, block) + least_of(ahead, TEXT_WIDTH) > self._room() + FUZZ:
                    self.begin_page()
            rest = self._lay_one(block)
            if rest is not None:
                waiting.append(rest)

    def _lay_one(self, block: Block) -> Block | None:
        """Place a block or its first part; the part that goes on the next page, if any."""
        room = self._room() - gap(self._above, block)
        if block.height(TEXT_WIDTH) <= room + FUZZ:
            self._place(block)
            return None
        empty = self._above is None
        if empty or block.least(TEXT_WIDTH) <= room + FUZZ:
            parts = block.parted(TEXT_WIDTH, room, forced=empty)
            if parts is not None:
                self._place(parts[0])
                self.begin_page()
                return parts[1]
        if empty:
            self._place(block)
            return None
        self.begin_page()
        return block


def laid_out(blocks: Sequence[Block], section: str, notice: Callable[[], None]) -> list[Page]:
    """The pages of a chapter. ``notice`` is called at each page and may raise to cancel.

    Where the last page would hold less than four lines, the page before it gives some up.
    """
    first = _laid(blocks, section, notice, None)
    if len(first) > 1 and first[-1].used < LEAST_END:
        second = _laid(blocks, section, notice, (len(first) - 2, LEAST_END + 8))
        if len(second) == len(first) and second[-2].used > FRAME_HEIGHT / 2:
            return second
    return first


def _laid(
    blocks: Sequence[Block],
    section: str,
    notice: Callable[[], None],
    short: tuple[int, float] | None,
) -> list[Page]:
    layout = _Layout(section, notice, short)
    layout.begin_page()
    layout.lay(blocks)
    return layout.pages


def headings_of(pages: Sequence[Page], first: int) -> dict[str, int]:
    """Where each heading with a key stands; ``first`` is the number of the first page."""
    return {
        placed.block.key: first + number
        for number, page in enumerate(pages)
        for placed in page.placed
        if isinstance(placed.block, Heading) and placed.block.key
    }
