"""Bring in an edited workbook of the plan: every change is seen first, then all are taken in one
undo. Nothing is taken out, and nothing that was changed here too is written over, unless someone
chooses so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from workshop_app.domain.incoming_plan import PlanPreview
from workshop_app.domain.text_guard import MASK
from workshop_app.services import plan_import_words, plan_importing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.translation.catalogue import Words as Catalogue
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.bring_in.book_lines import BookLine, Chosen
from workshop_app.ui.bring_in.plan_lines import ids, lines
from workshop_app.ui.bring_in.table_panel import TablePanel
from workshop_app.ui.page import Shell

MOST_NOTES = 4


def open_edited_plan(
    over: QWidget, plan: OpenPlan, words: Words, shell: Shell, path: Path | None = None
) -> EditedPlanPanel:
    """Show the panel over ``over``, with the workbook at ``path`` read already where one is given."""
    panel = EditedPlanPanel(over, plan, words, shell)
    panel.open_with(path)
    return panel


class EditedPlanPanel(TablePanel[PlanPreview]):
    """The workbook of this plan, edited by someone."""

    TITLE, NAME = N_("Bring in an edited workbook"), "bring-in-plan"
    ASKING, KINDS = N_("Choose an edited workbook"), "*.xlsx *.xlsm"
    LIST = N_("What would change")
    READING = N_("Reading the workbook…")

    def _forget(self) -> None:
        self._chosen = Chosen()

    def _looking(self, path: Path) -> Callable[[], PlanPreview]:
        plan = self._plan
        return lambda: plan_importing.look(
            plan,
            path,
            languages=[Catalogue(language) for language in LANGUAGES],
            mask_word=Catalogue(plan.plan.language)(MASK),
        )

    def _keep_to(self, preview: PlanPreview) -> None:
        self._chosen.keep_to(ids(preview))

    def _lines(self, preview: PlanPreview) -> list[BookLine]:
        return lines(preview, self._chosen, self._words, self._plan.plan.currency)

    def _notes_told(self, preview: PlanPreview) -> str:
        words = self._words
        notes = [plan_import_words.note_told(one, words) for one in preview.notes]
        more = len(notes) - MOST_NOTES
        told = " ".join(notes[:MOST_NOTES])
        return f"{told} {words('And {n} more.', n=words.number(more))}" if more > 0 else told

    def _coming(self, preview: PlanPreview) -> int:
        if preview.problems:
            return 0
        return preview.coming + len(self._chosen.taken) + len(self._chosen.removed)

    def _bring_told(self, n: int) -> str:
        return self._words.many("Bring in {n} change", "Bring in {n} changes", n)

    def _missing(self, preview: PlanPreview | None) -> str:
        return self._nothing_told(preview) or self._words("Nothing is chosen.")

    def _nothing_told(self, preview: PlanPreview | None) -> str:
        """Why nothing of the file can come in; "" where something can."""
        words = self._words
        if preview is None:
            return words("Choose a workbook that was exported from this plan.")
        if preview.problems:
            return words("First mend the cells that cannot be read, and choose the file again.")
        if preview.nothing:
            return words("The workbook says what the plan says: nothing would change.")
        return ""

    def _told(self, preview: PlanPreview | None) -> str:
        words, chosen = self._words, self._chosen
        nothing = self._nothing_told(preview)
        if nothing or preview is None:
            return nothing
        said = []
        if both := preview.both - len(chosen.taken):
            told = words.many("{n} was changed in both.", "{n} were changed in both.", both)
            said.append(told)
        if n := len(preview.gone) - len(chosen.removed):
            said.append(words.many("{n} missing row stays.", "{n} missing rows stay.", n))
        if marked := preview.marked - len(chosen.confirmed):
            said.append(words.many("{n} comes in masked.", "{n} come in masked.", marked))
        return " ".join(said)

    def _next_choice(self, row: BookLine) -> str:
        message = self._chosen.next_told(row)
        return self._words(message) if message else ""

    def _choose_next(self, row: BookLine) -> None:
        self._chosen.turn(row)

    def _taking(self, preview: PlanPreview) -> Callable[[], int]:
        plan, chosen = self._plan, self._chosen
        confirmed, taken = frozenset(chosen.confirmed), frozenset(chosen.taken)
        removed = frozenset(chosen.removed)
        return lambda: plan_importing.bring_in(
            plan, preview, confirmed=confirmed, taken=taken, removed=removed
        )

    def _came(self, n: int) -> str:
        return self._words.many("{n} change came in.", "{n} changes came in.", n)
