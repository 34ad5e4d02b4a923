"""What whoever opens the workbook has to know: whose plan it is, what may be changed in it and how
that comes back."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from workshop_app.domain.attendance import SMALL
from workshop_app.domain.plan_book import SHEETS
from workshop_app.export.telling import Telling
from workshop_app.export.xlsx.book import sheet_name

MOST = 20
"""So many texts that were cut are named."""


def read_me(telling: Telling, was_cut: Sequence[tuple[str, int, int]]) -> list[list[str]]:
    """Rows of what they are about and what is said; ``was_cut``: sheet, row and column of each text
    that did not fit into its cell."""
    words, view = telling.words, telling.view
    rows = about(telling)
    if view.check_value:
        rows.append([words("Check value of the plan"), view.check_value])
    rows += [
        [words("Money"), words("Whole amounts of {currency}.", currency=view.currency)],
        [words("What may be changed"), _coming(telling)],
        [words("How it comes back"), _back(telling)],
        [words("Keys and numbers"), words(
            "The number of an action and the key of a row say which one it is: leave them as they "
            "are. A row without one is a new one."
        )],
        [words("Rows"), words(
            "A row that is taken out of the workbook takes nothing out of the plan: Convite shows it "
            "and asks. Rows may be sorted and columns moved."
        )],
        [words("Grey columns"), words("They are worked out by Convite and do not come back.")],
        [words("Votes"), words(
            "Only rounds that the room has seen. Of a group, only its first three options. Marks of "
            "two rounds are never added up."
        )],
        [words("People"), words(
            "No names. Counts under five are not shown ({small}).", small=SMALL
        )],
    ]  # fmt: skip
    if was_cut:
        rows.append([words("Texts that were cut"), cut_told(telling, was_cut)])
    return [row for row in rows if row[1]]


def about(telling: Telling) -> list[list[str]]:
    """The first rows: whose plan it is, and of when."""
    words, view = telling.words, telling.view
    place = ", ".join(part for part in (view.municipality, view.department) if part)
    rows = [
        [words("Plan"), view.title or telling.title],
        [words("Municipality"), place],
        [words("State of"), words.date(view.day)],
    ]
    if view.sample:
        rows.append([words("Sample"), words("This is a sample with example data.")])
    return rows


def _coming(telling: Telling) -> str:
    words = telling.words
    names = [f"“{words(sheet.name)}”" for sheet in SHEETS]
    return words(
        "The sheets {sheets}. What is changed in the others does not come back: the words of the "
        "community and the votes stay as they were.",
        sheets=words.listed(names),
    )


def _back(telling: Telling) -> str:
    return telling.words(
        "In Convite, with “Bring in an edited workbook”, or with import --as plan. Everything that "
        "would change is shown first, and nothing is changed before someone agrees."
    )


def cut_told(telling: Telling, was_cut: Sequence[tuple[str, int, int]]) -> str:
    """Where they are; a cell holds 32,767 characters."""
    words = telling.words
    cells = [
        f"{sheet_name(sheet)} {get_column_letter(column)}{row}"
        for sheet, row, column in was_cut[:MOST]
    ]
    said = words(
        "A cell holds {n} characters. What is longer goes on in the plan: {cells}.",
        n=words.number(32_767),
        cells=words.listed(cells),
    )
    left = len(was_cut) - len(cells)
    return f"{said} {words('And {n} more.', n=words.number(left))}" if left > 0 else said
