"""The signature sheet that some funders ask for: blank, on its own, never part of the kit.

It asks for a name and a signature and nothing else: no document, telephone, address, age, origin
or status (P-04). Nothing of it enters the plan, and the sheet says so (P-01).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.parts import field, panel, rule

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

ROW = 30.0


def signature_sheet(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """One page of numbered lines. Workshop, place and date are written by hand too."""
    page.note = words(
        "Kept by whoever asked for it, under key; destroyed when it is no longer owed."
    )
    y = page.title(words("Signature sheet"))
    half = page.width / 2 - 10
    field(page, words("Activity"), page.left, y - 10, page.width, size=10.5)
    field(page, words("Place"), page.left, y - 36, half, size=10.5)
    field(page, words("Date"), page.left + half + 20, y - 36, half, size=10.5)
    field(
        page, words("Who asks for it, and who keeps it"), page.left, y - 62, page.width, size=10.5
    )
    told = "\n".join(
        (
            words("This sheet is only paper. Nothing of it enters the program or its file."),
            words("It is kept apart from the ballots, in another folder and by another person."),
            words("Signing is free. Whoever does not sign takes part and votes all the same."),
        )
    )
    y = panel(page, page.left, y - 80, page.width, told, size=11) - 22
    name, sign = page.left + 34, page.left + page.width * 0.6
    page.text(words("Name, as you wish to be called"), name, y, sign - name - 8, font=fonts.BOLD,
              size=9.5, most=1)  # fmt: skip
    page.text(words("Signature or mark"), sign, y, page.right - sign, font=fonts.BOLD, size=9.5,
              most=1)  # fmt: skip
    y -= 16
    rule(page, page.left, y, page.right, strong=True)
    for number in range(1, int((y - page.bottom) / ROW) + 1):
        page.text(str(number), page.left, y - ROW / 2, 24, size=9.5, most=1, align="right",
                  middle=True)  # fmt: skip
        y -= ROW
        rule(page, page.left, y, page.right)
        with page.paper.ornament():
            page.paper.rule(sign - 10, y, sign - 10, y + ROW, color=palette.hair())
