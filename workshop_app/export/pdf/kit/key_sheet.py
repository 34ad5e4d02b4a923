"""The keys of the program on one page, to lie beside the laptop: the same list as the help (F1)."""

from __future__ import annotations

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
ONE, TWO, HEAD = 16.2, 24.6, 24.0
"""How high a row is with one line or two, and the name of a place."""

LEAST = 8.0
"""Words step down to this rather than be cut."""

Block = tuple[str, "list[KeyRow]"]


def key_sheet(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """Every key as a cap with what it does, by place, in two columns of one page."""
    top = page.title(
        words("Keys"),
        words("Everything can be done without the mouse. F1 shows this list in the program."),
    )
    wide = (page.width - BETWEEN) / 2
    columns, highest = _columns(page, wide, words)
    scale = min(1.25, (top - page.bottom) / highest)
    for at, blocks in enumerate(columns):
        y, left = top, page.left + at * (wide + BETWEEN)
        for place, found in blocks:
            y -= HEAD * scale
            page.text(words(place), left, y + 9, wide, font=fonts.HEADING, size=12, most=1,
                      color=palette.primary(), middle=True, tag="H2")  # fmt: skip
            for row in found:
                high = _height(page, row, wide, words) * scale
                _draw_row(page, row, left, y, wide, high, words)
                y -= high


def _height(page: KitPage, row: KeyRow, wide: float, words: Words) -> float:
    """How high a row is: more where its words need two lines."""
    told = page.fitted(words(row.what), 10_000, size=9.5)
    return ONE if told.width <= wide * (1 - CAPS) - 9 else TWO


def _columns(
    page: KitPage, wide: float, words: Words
) -> tuple[tuple[list[Block], list[Block]], float]:
    """The places parted in two columns about equally high, and how high the higher one is. The
    last ones may stand under the first column: the long ones in the middle keep together."""
    blocks = keys.by_place()
    sizes = [HEAD + sum(_height(page, row, wide, words) for row in found) for _, found in blocks]
    count, total = len(blocks), sum(sizes)
    ways = [(n, m) for n in range(1, count + 1) for m in range(n, count + 1)]
    inner = {(n, m): sum(sizes[n:m]) for n, m in ways}
    cut, end = min(ways, key=lambda way: (max(inner[way], total - inner[way]), -way[1]))
    high = max(inner[cut, end], total - inner[cut, end])
    return ([*blocks[:cut], *blocks[end:]], blocks[cut:end]), high


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
    page.text(words(row.what), left + caps + 9, middle, wide - caps - 9, size=9.5, leading=1.1,
              most=2, high=high, middle=True, floor=LEAST)  # fmt: skip
