"""Before the first word of a study: three ways to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.ui.economy import deeds
from workshop_app.ui.widgets import Button, EmptyCard

if TYPE_CHECKING:
    from workshop_app.ui.economy.page import EconomyPage


def empty_card(page: EconomyPage) -> EmptyCard:
    """The card that says what a study brings, and how to begin it."""
    words = page.words
    title = words("No sector has been studied yet")
    if page.plan.read_only:
        said = words("The sample plan shows what a Rapid Market Assessment brings.")
        return EmptyCard("storefront", title, said)
    first = Button(words("Write the first sector"), icon="plus")
    first.clicked.connect(page.add_sector)
    table = Button(words("Bring in a table"), "quiet", icon="file-xls")
    table.clicked.connect(lambda: deeds.bring_in(page))
    sheet = Button(words("Get the empty workbook to fill in"), "quiet", icon="download-simple")
    sheet.clicked.connect(lambda: deeds.empty_workbook(page))
    said = words("Write down what moves around here: which sectors grow, which skills are asked for, "
                 "what stands in the way.")  # fmt: skip
    return EmptyCard("storefront", title, said, first, table, sheet)
