"""What whoever fills or edits the workbook of a market assessment has to know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop_app.domain.attendance import SMALL
from workshop_app.domain.economy_book import SHEETS, STUDY
from workshop_app.domain.economy_figures import HEAVIEST, LEAST, MOST
from workshop_app.domain.economy_names import CRITERIA
from workshop_app.export.telling import Telling
from workshop_app.export.xlsx.plan_read_me import about, cut_told

if TYPE_CHECKING:
    from workshop_app.export.economy_views import EconomyBookView


def read_me(
    telling: Telling, book: EconomyBookView, was_cut: Sequence[tuple[str, int, int]]
) -> list[list[str]]:
    """Rows of what they are about and what is said; ``was_cut`` as for the plan's workbook."""
    words, view = telling.words, telling.view
    rows = about(telling)
    if not book.rows["sectors"]:
        rows.append([words("Where to begin"), words(
            "Write one sector in each row of the first sheet and score it. The other sheets can wait."
        )])  # fmt: skip
    sheets = words.listed([f"“{words(one.name)}”" for one in (*SHEETS, STUDY)])
    rows += [
        [words("Sheets"), sheets],
        [words("Scale"), words(
            "Scores, demand and severity go from {least} to {most}. In a sector {most} is always the "
            "favourable end.", least=LEAST, most=MOST
        )],
        *([words(one.name), words(one.reading)] for one in CRITERIA.values()),
        [words("Weights"), words(
            "How much each criterion counts in the mean, from 0 to {most}. With 1 everywhere it is "
            "the plain mean.", most=HEAVIEST
        )],
        [words("Evidence and source"), words(
            "What the score rests on, and who or what said so. Never the name of a person."
        )],
        [words("Several in one cell"), words(
            "One in each line, or with semicolons. Sectors by their name, skills and barriers by "
            "their key (S1, B1)."
        )],
        [words("Money"), words("Whole amounts of {currency}.", currency=view.currency)],
        [words("How it comes back"), words(
            "In Convite, with “Bring in a market assessment”, or with import --as economy. Everything "
            "that would change is shown first. A row that is taken out of the workbook takes "
            "nothing out of the plan."
        )],
        [words("Grey columns"), words("They are worked out by Convite and do not come back.")],
        [words("People"), words("No names. Counts under five are not shown ({small}).", small=SMALL)],
    ]  # fmt: skip
    if was_cut:
        rows.append([words("Texts that were cut"), cut_told(telling, was_cut)])
    return [row for row in rows if row[1]]
