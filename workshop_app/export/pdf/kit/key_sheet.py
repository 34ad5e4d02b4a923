"""The keys of the room, to lie beside the laptop: those of the help (F1) without the coordination."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from workshop_app.domain import keys
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.parts import box, rule

if TYPE_CHECKING:
    from workshop_app.domain.keys import KeyRow
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

BETWEEN, CAPS = 22.0, 0.36
SIZE, LEADING, ROUND, HEAD = 9.5, 1.1, 5.75, 24.0
"""Of what a key does: its size and leading; how much more a row is high than its lines, and how
high the name of a place is."""

COLUMNS = 2
LOOSEST = 1.25
"""A sheet with room left is spread out so far."""

Block = tuple[str, "list[KeyRow]"]


def key_sheet(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """Every key as a cap with what it does, by place, in two columns on as few pages as hold it:
    printed on both sides it is one sheet."""
    top = page.title(
        words("Keys"),
        words(
            "Everything can be done without the mouse. F1 shows this list in the program, and the keys of the coordination too."
        ),
    )
    wide = (page.width - BETWEEN) / COLUMNS
    columns, scale = _columns(page, top, wide, words)
    for at, blocks in enumerate(columns):
        if at and at % COLUMNS == 0:
            page.new_page()
            top = page.top
        y, left = top, page.left + at % COLUMNS * (wide + BETWEEN)
        for place, found in blocks:
            y -= HEAD * scale
            page.text(words(place), left, y + 9, wide, font=fonts.HEADING, size=12, most=1,
                      color=palette.primary(), middle=True, tag="H2")  # fmt: skip
            for row in found:
                high = _height(page, row, wide, words) * scale
                _draw_row(page, row, left, y, wide, high, words)
                y -= high


def _told(page: KitPage, row: KeyRow, wide: float, words: Words) -> Fitted:
    """What a key does, on as many lines as it needs."""
    return page.fitted(words(row.what), wide * (1 - CAPS) - 9, size=SIZE, leading=LEADING)


def _height(page: KitPage, row: KeyRow, wide: float, words: Words) -> float:
    """How high a row is: more where its words need more lines."""
    return _told(page, row, wide, words).height + ROUND


def _columns(
    page: KitPage, top: float, wide: float, words: Words
) -> tuple[list[list[Block]], float]:
    """The places in their order, parted in the columns of as few pages as hold them, about equally
    full; and by how much their heights are stretched."""
    blocks = keys.by_place(without=keys.OFFICE)
    sizes = [HEAD + sum(_height(page, row, wide, words) for row in found) for _, found in blocks]
    for pages in range(1, len(blocks) + 1):
        rooms = [top - page.bottom] * COLUMNS + [page.height] * COLUMNS * (pages - 1)
        fullest, cuts = _parted(sizes, rooms)
        if fullest <= 1:
            break
    ends = [*cuts[1:], len(blocks)]
    columns = [blocks[one:other] for one, other in zip(cuts, ends, strict=True)]
    return columns, min(LOOSEST, 1 / fullest)


def _parted(sizes: list[float], rooms: list[float]) -> tuple[float, list[int]]:
    """Where the columns begin so that the fullest one is as little full as can be, and how full
    that one is (1: to its foot)."""
    none: list[int] = []
    best = [(0.0, none)] + [(inf, none)] * len(sizes)
    for room in rooms:
        best = [
            min(
                (max(best[start][0], sum(sizes[start:end]) / room), [*best[start][1], start])
                for start in range(end + 1)
            )
            for end in range(len(sizes) + 1)
        ]
    return best[-1]


def _caps(page: KitPage, names: list[str], room: float) -> list[Fitted]:
    """What stands on the caps: smaller where they would not fit beside one another."""

    def at(size: float) -> list[Fitted]:
        return [
            page.fitted(one, 200, font=fonts.SEMIBOLD, size=size, most=1, floor=size)
            for one in names
        ]

    wide = sum(one.width + 9 for one in at(9.0)) + 4 * (len(names) - 1)
    return at(9.0) if wide <= room else at(max(6.5, 9.0 * (room - 13 * len(names)) / wide))


def _draw_row(
    page: KitPage, row: KeyRow, left: float, top: float, wide: float, high: float, words: Words
) -> None:
    middle, caps = top - high / 2, wide * CAPS
    rule(page, left, top, left + wide)
    called = keys.names(words)
    right, tall = left + caps, min(15.0, high - 2)
    told = _caps(page, [keys.written(one, called) for one in row.keys], caps)
    for block in reversed(told):
        cap = block.width + 9
        right -= cap
        box(page, right, middle - tall / 2, cap, tall, fill=palette.panel(),
            stroke=palette.muted(), line=0.7, corner=3)  # fmt: skip
        page.set(block, right, middle + block.height / 2, cap, "center")
        right -= 4
    block = _told(page, row, wide, words)
    page.set(block, left + caps + 9, middle + block.height / 2, wide - caps - 9)
