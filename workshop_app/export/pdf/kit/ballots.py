"""Ballots in the kit: one sheet of each batch of the latest round to copy, or for practice.

The drawing is that of ``pdf.ballots``: here it is only put on the kit's sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.kit_views import MOST_OPTIONS
from workshop_app.export.pdf.ballots.ballot import ballot
from workshop_app.export.pdf.ballots.drawing import draw, grid_for, made
from workshop_app.export.pdf.kit.parts import panel

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words


def ballots(page: KitPage, view: KitView, words: Words) -> None:
    """Four, two or one on a page by the number of options; one page for each group."""
    if len(view.options) > MOST_OPTIONS and view.round:
        _too_many(page, len(view.options), words)
        return
    round = view.round
    groups = round.groups if round and round.groups else (("", ""),)
    ones = [
        ballot(
            round,
            words,
            name=name,
            letter=letter,
            communes=view.communes,
            day=view.day,
            currency=view.currency,
        )
        for name, letter in groups
    ]
    grid = grid_for(page, ones)
    each = grid[0] * grid[1]
    page.each = each * len(groups)
    cells = page.cells(*grid)
    for one in ones:
        set_once = made(page, one, grid)
        for _ in range(each):
            draw(page, next(cells), set_once)


def _too_many(page: KitPage, count: int, words: Words) -> None:
    told = words(
        "There are {n} options: too many to choose from on paper. Join those that say the same, to "
        "at most {most}, and print again.",
        n=count,
        most=MOST_OPTIONS,
    )
    panel(page, page.left + 30, page.top - 30, page.width - 60, told, size=14, accent=True)
