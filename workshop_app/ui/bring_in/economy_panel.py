"""Bring in a market assessment: every row and field is seen first, then all come in one undo. What
was changed here too stays as it is here, unless someone chooses the file's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from workshop_app.domain.incoming_economy import EconomyPreview
from workshop_app.domain.text_guard import MASK
from workshop_app.services import economy_import_words as told
from workshop_app.services import economy_importing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.translation.catalogue import Words as Catalogue
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.bring_in.book_lines import BookLine, Chosen
from workshop_app.ui.bring_in.economy_lines import ids, lines
from workshop_app.ui.bring_in.table_panel import TablePanel
from workshop_app.ui.page import Shell


def open_market_assessment(
    over: QWidget, plan: OpenPlan, words: Words, shell: Shell, path: Path | None = None
) -> EconomyPanel:
    """Show the panel over ``over``, with the file at ``path`` read already where one is given."""
    panel = EconomyPanel(over, plan, words, shell)
    panel.open_with(path)
    return panel


class EconomyPanel(TablePanel[EconomyPreview]):
    """A workbook of the economic plan, or a table with a row for each sector."""

    TITLE, NAME = N_("Bring in a market assessment"), "bring-in-economy"
    ASKING, KINDS = N_("Choose a market assessment"), "*.xlsx *.xlsm *.csv *.tsv *.txt"
    LIST = N_("What would change")

    def _forget(self) -> None:
        self._chosen = Chosen()

    def _looking(self, path: Path) -> Callable[[], EconomyPreview]:
        plan = self._plan
        return lambda: economy_importing.look(
            plan,
            path,
            languages=[Catalogue(language) for language in LANGUAGES],
            mask_word=Catalogue(plan.plan.language)(MASK),
        )

    def _keep_to(self, preview: EconomyPreview) -> None:
        self._chosen.keep_to(ids(preview))

    def _lines(self, preview: EconomyPreview) -> list[BookLine]:
        return lines(preview, self._chosen, self._words, self._plan.plan.currency)

    def _coming(self, preview: EconomyPreview) -> int:
        return preview.coming + len(self._chosen.taken)

    def _bring_told(self, n: int) -> str:
        return self._words.many("Bring in {n} change", "Bring in {n} changes", n)

    def _told(self, preview: EconomyPreview | None) -> str:
        words = self._words
        if preview is None:
            return words("A workbook of this kind filled in, or a table with a row for each sector and a "
                         "column for each criterion.")  # fmt: skip
        if not (preview.coming or preview.both or preview.refused):
            return words("The file says what the plan says: nothing would change.")
        return told.summary(preview, words, only_looked=True)

    def _next_choice(self, row: BookLine) -> str:
        message = self._chosen.next_told(row)
        return self._words(message) if message else ""

    def _choose_next(self, row: BookLine) -> None:
        self._chosen.turn(row)

    def _taking(self, preview: EconomyPreview) -> Callable[[], int]:
        plan, chosen = self._plan, self._chosen
        confirmed, taken = frozenset(chosen.confirmed), frozenset(chosen.taken)
        return lambda: economy_importing.bring_in(plan, preview, confirmed, taken)

    def _came(self, n: int) -> str:
        return self._words.many("{n} change came in.", "{n} changes came in.", n)
