"""The giant example of a ballot, about a party: to show how one is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.kit_views import KitProposal
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.ballots.places import Marking, marking_of, places_of
from workshop_app.export.pdf.kit.page import Cell
from workshop_app.export.pdf.kit.parts import badge, box
from workshop_app.export.pdf.text import Run
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

EXAMPLE = (
    KitProposal(number="1", text="", short=N_("Music to dance"), theme="education",
                pictogram="music-notes"),
    KitProposal(number="2", text="", short=N_("Food for everyone"), theme="health",
                pictogram="bowl-food"),
    KitProposal(number="3", text="", short=N_("Games in the street"), theme="public_space",
                pictogram="soccer-ball"),
    KitProposal(number="4", text="", short=N_("Lights and colours"), theme="housing",
                pictogram="lightbulb"),
    KitProposal(number="5", text="", short=N_("A stall with sweets"), theme="economy",
                pictogram="storefront"),
)  # fmt: skip
"""An example far from what is voted on, so that it gives nobody an idea."""


def giant_ballot(page: KitPage, view: KitView, words: Words) -> None:
    """A ballot as large as a poster, about a party: to show how it is filled, then covered."""
    marking = marking_of(view.round)
    places = places_of(marking)
    y = page.title(words("What is for the party?"))
    label = Run(words("An example. "), fonts.BOLD)
    how = [label, places.how(marking, words)]
    y = page.text(how, page.left, y, page.width, size=28, leading=1.25) - 16
    high = min(150.0, (y - page.bottom - 60) / len(EXAMPLE))
    for at, one in enumerate(EXAMPLE):
        cell = Cell(page.left, y - (at + 1) * high, page.width, high)
        _giant_row(page, cell, one, marking, words)
    told = words("Was it a mistake? Ask for another ballot.")
    if places.limited(marking):
        told = f"{words('More marks than that: the ballot does not count.')} {told}"
    page.text(told, page.left, page.bottom + 36, page.width, size=20, most=2, high=50, middle=True)


def _giant_row(page: KitPage, cell: Cell, one: KitProposal, marking: Marking, words: Words) -> None:
    middle = cell.y + cell.height / 2
    if int(one.number) % 2:
        ground = palette.mixed("muted", 0.09)
        box(page, cell.x, cell.y, cell.width, cell.height, fill=ground)
    places = places_of(marking)
    count = places.many(marking)
    wide = min(66.0 * places.wide / places.high, 330.0 / count - 8)
    left = cell.right - 20 - count * (wide + 10)
    for n in range(count):
        places.draw(page, left + (n + 0.5) * (wide + 10), middle, wide, n)
    page.text(one.number, cell.x + 8, middle, 60, font=fonts.HEADING, size=54, leading=1.0, most=1,
              align="center", middle=True)  # fmt: skip
    badge(page, one.theme, cell.x + 130, middle, 96, one.pictogram)
    page.text(words(one.short), cell.x + 196, middle, left - cell.x - 206, most=2,
              font=fonts.HEADING_SEMIBOLD, size=32, leading=1.12, middle=True)  # fmt: skip
