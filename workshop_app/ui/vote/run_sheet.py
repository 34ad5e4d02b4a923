"""The facilitator's script on paper, for while the laptop is passed from hand to hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.jobs import Job, Progress

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

SHEET = "run-sheet"


def print_out(
    over: QWidget, plan: OpenPlan, words: Words, shell: Shell, workshop: Workshop
) -> None:
    """Print the run sheet of ``workshop``; where there is no printer it is shown on the whole
    screen, to be copied by hand."""
    from PySide6.QtPrintSupport import QPrinterInfo

    from workshop_app.ui.prepare import kit_kept
    from workshop_app.ui.sheets.printout import Printout

    paper = kit_kept.paper(plan, shell.settings)

    def make(progress: Progress) -> bytes:
        from workshop_app.export.kit_views import KitChoice
        from workshop_app.services import documents

        choice = KitChoice(size=paper, sheets=(SHEET,))
        return documents.kit(plan, workshop, words, choice, progress)

    printout = Printout(over, shell, words, words("Facilitator's run sheet"),
                        lambda: Job(make, words("Making the kit…")))  # fmt: skip
    if QPrinterInfo.availablePrinterNames():
        printout.print_out(paper)
    else:
        printout.look()
