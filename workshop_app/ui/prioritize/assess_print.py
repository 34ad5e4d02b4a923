"""Capacity sheets on paper: printed for each office, filled in by hand, typed in here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import AssessmentRound
from workshop_app.services import offices
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.prioritize.assess_typing import SheetTyping
from workshop_app.ui.sheets.printout import Printout
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, heading

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class SheetsWay(Card):
    """What to do with paper. ``type_in`` opens the desk where sheets are typed."""

    typed = Signal()

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, assessment: AssessmentRound,
        whole: Callable[[], bool],
    ) -> None:  # fmt: skip
        """``whole``: whether officials are asked about every proposal."""
        super().__init__(padding=18, spacing=12)
        self._plan, self._words, self._shell = plan, words, shell
        self._assessment, self._whole = assessment, whole
        self.box.addWidget(heading("file-text", words("On paper")))
        said = words(
            "Each office gets a sheet with its criteria: a row a proposal, a figure a box, empty for "
            "“don't know”. The sheets are folded and mixed before they are typed in."
        )
        self.box.addWidget(Paragraph(said, "body"))
        self._which = Paragraph("", "detail", "muted")
        self.box.addWidget(self._which)
        row = QHBoxLayout()
        self.see = Button(words("See the sheets"), icon="eye")
        self.see.setObjectName("see the sheets")
        self.save = Button(words("Save PDF"), icon="file-pdf")
        self.print = Button(words("Print the sheets"), icon="printer")
        self.print.setObjectName("print the sheets")
        printout = Printout(self, shell, words, words("Capacity sheet"), self._job)
        self.see.clicked.connect(printout.look)
        self.save.clicked.connect(lambda: printout.save(words("capacity sheets")))
        self.print.clicked.connect(lambda: printout.print_out(self._paper()))
        for button in (self.see, self.save, self.print):
            row.addWidget(button)
        row.addStretch(1)
        self.box.addLayout(row)
        self._why = Label("", "detail", "warn", icon="warning-fill")
        self.box.addWidget(self._why)
        self.box.addStretch(1)
        self._settle()

    def _settle(self) -> None:
        words, found = self._words, offices.offices(self._plan)
        if found:
            names = ", ".join(one.name for one in found)
            self._which.setText(words("One sheet each: {names}.", names=names))
        else:
            self._which.setText(words("No offices are set up: one sheet with all nine criteria."))
        reason = "" if self._workshop() else words("Add a workshop to the plan first.")
        for button in (self.see, self.save, self.print):
            button.block(reason)
        self._why.setText(reason)
        self._why.setVisible(bool(reason))

    def _workshop(self) -> Workshop | None:
        """The workshop whose kit the sheets are of: the officials', else the last."""
        every = sorted(self._plan.all(Workshop), key=lambda one: one.number)
        own = [one for one in every if one.id == self._assessment.workshop]
        with_officials = [one for one in every if one.audience == "officials"]
        return next(iter(own or with_officials[-1:] or every[-1:]), None)

    def _paper(self) -> str:
        from workshop_app.ui.prepare import kit_kept

        return kit_kept.paper(self._plan, self._shell.settings)

    def _job(self) -> Job:
        plan, words, workshop, size = self._plan, self._words, self._workshop(), self._paper()
        whole = self._whole()

        def make(progress: Progress) -> bytes:
            from workshop_app.export.kit_views import KitChoice
            from workshop_app.services import documents

            assert workshop is not None
            choice = KitChoice(size=size, sheets=("capacity-sheet",), whole=whole)
            return documents.kit(plan, workshop, words, choice, progress)

        return Job(make, words("Making the sheets…"))

    def type_in(self, asked: Sequence[Placed]) -> None:
        """The desk where sheets are typed, over the window."""
        SheetTyping(self, self._plan, self._words, self._assessment, asked).show_panel()
