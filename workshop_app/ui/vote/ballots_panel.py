"""The paper ballots of a round: paper, large print, how many sheets; seen, saved or printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import tab_order
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.prepare import kit_kept
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.sheets.print_foot import PrintFoot
from workshop_app.ui.sheets.printout import Printout
from workshop_app.ui.vote import names
from workshop_app.ui.widgets import Button, Card, Field, Label, Paragraph, Segments, Switch
from workshop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from workshop_app.export.ballot_views import BallotChoice, PrintRun
    from workshop_app.ui.page import Shell


class BallotsPanel(Overlay):
    """Chooses how the ballots of ``round`` are printed, in any state of it."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell
    ) -> None:
        title = words("Ballots of {round}", round=names.round_title(words, round, plan))
        super().__init__(over, title, width=720)
        self._plan, self._words, self._round, self._shell = plan, words, round, shell
        self.column.addWidget(Label(title, "section", weight=700))
        self.column.addWidget(Paragraph(words(
            "Black and white, to print and cut. There are some more than people, for whoever makes a "
            "mistake."), "body", "muted"))  # fmt: skip
        if round.state == "draft":
            self.column.addWidget(Paragraph(words(
                "It is still a draft: print them again if you change the question, the options or the "
                "groups."), "detail", "warn", weight=600))  # fmt: skip
        papers = [("a4", words("A4")), ("letter", words.at("paper", "Letter"))]
        self.paper = Segments(papers, kit_kept.paper(plan, shell.settings), name=words("Paper"))
        self.paper.setObjectName("paper of the ballots")
        self.paper.chosen.connect(self._take_paper)
        self.column.addWidget(Field(words("Paper"), self.paper), 0, Qt.AlignmentFlag.AlignLeft)
        self.large = Switch(words("Large print, fewer on a sheet"), False)
        self.large.setObjectName("large print")
        self.large.toggled.connect(lambda _on: self._reckon())
        self.column.addWidget(self.large, 0, Qt.AlignmentFlag.AlignLeft)
        card = Card("sunken", padding=12, spacing=4)
        card.setObjectName("print run")
        self._told: QVBoxLayout = card.box  # type: ignore[assignment]
        self.column.addWidget(card)
        self.printout = Printout(self, shell, words, title, self._job)
        self.foot = PrintFoot(words, "ballots", leave=self.leave, look=self.printout.look,
                              save=self.save, print_out=self.print_out)  # fmt: skip
        self.column.addWidget(self.foot)
        self._reckon()

    def open_first(self) -> None:
        """Show it; Enter prints."""
        tab_order.in_reading_order(self)
        self.open(self.foot.print)

    # -- how many ---------------------------------------------------------------------------------
    def choice(self) -> BallotChoice:
        """What was chosen."""
        from workshop_app.export.ballot_views import BallotChoice

        return BallotChoice(size=self.paper.current, large=self.large.isChecked())

    def _take_paper(self, paper: str) -> None:
        self._shell.change_settings(paper=paper)
        self._reckon()

    def _reckon(self) -> None:
        """How many sheets it takes, from a job: the drawing is loaded for it."""
        plan, words, round, choice = self._plan, self._words, self._round, self.choice()

        def reckon(_progress: Progress) -> tuple[BallotChoice, PrintRun]:
            from workshop_app.services import documents

            return choice, documents.ballots_to_print(plan, round, words, choice)

        self._shell.run(Job(reckon), done=self._say)

    def _say(self, found: tuple[BallotChoice, PrintRun]) -> None:
        """The job's answer; it may come when the panel was left, or another choice was made."""
        if not isValid(self) or found[0] != self.choice():
            return
        run, words, told = found[1], self._words, emptied(self._told)
        ballots = words.many("{n} ballot", "{n} ballots", run.ballots)
        sheets = words.many("{n} sheet", "{n} sheets", run.sheets)
        whole = Label(words("{ballots} on {sheets}", ballots=ballots, sheets=sheets), weight=700)
        whole.setObjectName("ballots and sheets")
        told.addWidget(whole)
        each = [
            words("{group}: {ballots}", group=name, ballots=words.number(count))
            for name, count, _ in run.batches
            if name
        ]
        if each:
            told.addWidget(Paragraph(" · ".join(each), "detail", "muted"))
        if self.isVisible():
            self.place()

    # -- what is done -----------------------------------------------------------------------------
    def _job(self) -> Job:
        plan, words, round, choice = self._plan, self._words, self._round, self.choice()

        def make(progress: Progress) -> bytes:
            from workshop_app.services import documents

            return documents.ballots(plan, round, words, choice, progress)

        return Job(make, words("Making the ballots…"))

    def print_out(self) -> None:
        """Ask for the printer, then print them."""
        if self.printout.print_out(self.paper.current):
            self.away()

    def save(self) -> None:
        """Ask where, then write the PDF."""
        if self.printout.save(f"{self._words('ballots')}-{self._round.name}"):
            self.away()


def button(words: Words) -> Button:
    """What opens the panel, on the page of a draft and beside the desk of paper."""
    made = Button(words("Print the ballots"), "quiet", icon="printer", size="small")
    made.setObjectName("print the ballots")
    return made
