"""The keys of the program on one page, to lie beside the laptop: the same list as the help (F1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain import keys
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.parts import box, rule

if TYPE_CHECKING:
    from workshop_app.domain.keys import KeyRow
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

HIGHEST, BETWEEN = 24.0, 22.0
HEAD = 1.35
"""A place's name is so many rows high."""


def key_sheet(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """Every key as a cap with what it does, by place, in two columns of one page."""
    top = page.title(
        words("Keys"),
        words("Everything can be done without the mouse. F1 shows this list in the program."),
    )
    wide = (page.width - BETWEEN) / 2
    columns, rows = _columns()
    high = min(HIGHEST, (top - page.bottom) / rows)
    for at, blocks in enumerate(columns):
        y, left = top, page.left + at * (wide + BETWEEN)
        for place, found in blocks:
            y -= high * HEAD
            name = words(place)
            page.text(name, left, y + high * 0.42, wide, font=fonts.HEADING, size=12, most=1,
                      color=palette.primary(), middle=True, tag="H2")  # fmt: skip
            for row in found:
                _draw_row(page, row, left, y, wide, high, words)
                y -= high


def _columns() -> tuple[tuple[list[tuple[str, list[KeyRow]]], ...], float]:
    """The places parted in two columns about equally high, and the rows of the higher one."""
    blocks = keys.by_place()
    sizes = [HEAD + len(found) for _, found in blocks]
    cuts = range(1, len(blocks) + 1)
    cut = min(cuts, key=lambda n: max(sum(sizes[:n]), sum(sizes[n:])))
    return (blocks[:cut], blocks[cut:]), max(sum(sizes[:cut]), sum(sizes[cut:]))


def _draw_row(
    page: KitPage, row: KeyRow, left: float, top: float, wide: float, high: float, words: Words
) -> None:
    middle, caps = top - high / 2, wide * 0.4
    rule(page, left, top, left + wide)
    called = keys.names(words)
    right = left + caps
    tall = min(17.0, high - 3)
    told = [page.fitted(keys.written(one, called), caps, font=fonts.SEMIBOLD, size=9.5, most=1)
            for one in row.keys]  # fmt: skip
    for block in reversed(told):
        room = block.width + 9
        right -= room
        box(page, right, middle - tall / 2, room, tall, fill=palette.panel(),
            stroke=palette.muted(), line=0.7, corner=3)  # fmt: skip
        page.set(block, right, middle + block.height / 2, room, "center")
        right -= 4
    page.text(words(row.what), left + caps + 9, middle, wide - caps - 9, size=10, leading=1.08,
              most=2, high=high, middle=True)  # fmt: skip
