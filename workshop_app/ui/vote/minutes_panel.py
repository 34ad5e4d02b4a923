"""The minutes of a shown round: its check value and what that is for, the sheets, the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workshop_app.domain.voting.check_value import check_value
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import tab_order
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.prepare import kit_kept
from workshop_app.ui.sheets.print_foot import PrintFoot
from workshop_app.ui.sheets.printout import Printout
from workshop_app.ui.vote import names
from workshop_app.ui.vote.counted import Counted
from workshop_app.ui.widgets import Card, Label, Paragraph, heading
from workshop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

KIND = "minutes-pdf"


class MinutesPanel(Overlay):
    """Rule, inputs, result, incidents and places to sign stand in the minutes; the check value here
    too, to be read out."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell, counted: Counted
    ) -> None:
        title = words("Minutes of {round}", round=names.round_title(words, counted.round, plan))
        super().__init__(over, title, width=680)
        self._plan, self._words, self._shell, self._counted = plan, words, shell, counted
        self.column.addWidget(Label(title, "section", weight=700))
        self.column.addWidget(Paragraph(words(
            "They say the rule and what was fixed before opening, the result, what happened on the way, "
            "and leave places to sign. Nobody's ballot is in them."), "body", "muted"))  # fmt: skip
        card = Card("sunken", spacing=6)
        card.box.addWidget(heading("hash", words("Check value")))
        self.value = Label(check_value(counted.result), "title", weight=700, tabular=True)
        self.value.setObjectName("check value")
        card.box.addWidget(self.value, 0, Qt.AlignmentFlag.AlignLeft)
        card.box.addWidget(Paragraph(words(
            "Whoever counts this round again, on another laptop with a copy of the plan, must come to "
            "this same value. Read it out and write it down: if one total were changed later, it would "
            "be another."), "detail"))  # fmt: skip
        self.column.addWidget(card)
        self.printout = Printout(self, shell, words, title, self._job)
        self.foot = PrintFoot(words, "the minutes", leave=self.leave, look=self.printout.look,
                              save=self.save, print_out=self.print_out)  # fmt: skip
        self.column.addWidget(self.foot)

    def open_first(self) -> None:
        """Show it; the keyboard is on the sheets."""
        tab_order.in_reading_order(self)
        self.open(self.foot.see)

    def _job(self) -> Job:
        plan, words, round = self._plan, self._words, self._counted.round

        def make(progress: Progress) -> bytes:
            from workshop_app.services import documents

            return documents.export(plan, KIND, words, progress, of=round.id)

        return Job(make, words("Writing the minutes…"))

    def print_out(self) -> None:
        """Ask for the printer, then print them: they are signed on paper."""
        if self.printout.print_out(kit_kept.paper(self._plan, self._shell.settings)):
            self.away()

    def save(self) -> None:
        """Ask where, then write the PDF."""
        if self.printout.save(
            f"{self._words.at('of a vote', 'minutes')}-{self._counted.round.name}"
        ):
            self.away()
