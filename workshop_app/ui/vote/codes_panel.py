"""One-time codes: made once, shown once, printed or copied by hand. They are kept nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget
from shiboken6 import isValid

from workshop_app.domain.rounds import AssessmentRound, VoteRound
from workshop_app.services import codes, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import tab_order
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.prepare import kit_kept
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.sheets.print_foot import PrintFoot
from workshop_app.ui.sheets.printout import Printout
from workshop_app.ui.widgets import Button, Card, Dialog, Label, Paragraph, Stepper, heading
from workshop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

ACROSS = 4


class CodesCard(Card):
    """In the right column of an open round with codes: makes them, as many as people."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__(padding=12, spacing=8)
        self._plan, self._words, self._round, self._shell = plan, words, round, shell
        self.box.addWidget(heading("ticket", words("One-time codes")))
        self.box.addWidget(
            Paragraph(words("Each person draws a slip, face down. A code admits once; nobody can tell "
                            "whose it was."), "detail", "muted"))  # fmt: skip
        row = QHBoxLayout()
        people = max(1, rounds.rules_of(plan, round).admitted)
        self.many = Stepper(people, 1, codes.MOST, name=words("How many codes"),
                            less=words("One code less"), more=words("One code more"))  # fmt: skip
        self.make = Button(words("Make codes"))
        self.make.setObjectName("make codes")
        self.make.clicked.connect(self._make)
        row.addWidget(self.many)
        row.addWidget(self.make, 1)
        self.box.addLayout(row)
        self._already = Paragraph("", "detail", "warn", weight=600)
        self._already.setObjectName("codes made")
        self.box.addWidget(self._already)
        self._say_already()

    def showEvent(self, event: QShowEvent) -> None:
        """The card of another channel may have made some."""
        self._say_already()
        super().showEvent(event)

    def _say_already(self) -> None:
        words, made = self._words, codes.made(self._plan, self._round)
        self._already.setVisible(made > 0)
        self._already.setText(words.many(
            "{n} code is made already. With more codes than people someone could vote twice.",
            "{n} codes are made already. With more codes than people someone could vote twice.",
            made))  # fmt: skip

    def _make(self) -> None:
        plan, round, count = self._plan, self._round, self.many.value
        words, shell, window = self._words, self._shell, self.window()

        def made(told: list[str]) -> None:
            # Over the window: they are shown only now, also to whoever has left this page since.
            CodesPanel(window, plan, words, round, shell, told).open_first()
            if isValid(self):
                self._say_already()

        job = Job(lambda _progress: codes.make(plan, round, count), words("Making the codes…"))
        shell.run(job, done=made)


class CodesPanel(Overlay):
    """The codes that were made just now, this once."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, round: VoteRound | AssessmentRound,
        shell: Shell, told: Sequence[str],
    ) -> None:  # fmt: skip
        title = words("One-time codes")
        super().__init__(over, title, width=860, tall=True)
        self._plan, self._words, self._round, self._shell = plan, words, round, shell
        self._told, self._taken = list(told), False
        self.column.addWidget(Label(title, "section", weight=700))
        self.column.addWidget(
            Paragraph(words("They are shown only now and are kept nowhere. Print the slips, or copy them "
                            "by hand; then leave this list."), "body", "muted"))  # fmt: skip
        self.column.addWidget(scrolled(self._list(), name=title), 1)
        self.printout = Printout(self, shell, words, words("Code slips"), self._job)
        self.column.addWidget(self._foot())

    def _list(self) -> QWidget:
        holder, box = column(spacing=0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        for at, one in enumerate(self._told):
            code, _, group = one.partition("  ")
            cell = Label(f"{code[:3]} {code[3:]}", "section", weight=700, tabular=True)
            cell.setAccessibleName(one)
            grid.addWidget(cell, at // ACROSS * 2, at % ACROSS)
            if group:
                grid.addWidget(Label(group, "detail", "muted"), at // ACROSS * 2 + 1, at % ACROSS)
        box.addLayout(grid)
        box.addStretch(1)
        return holder

    def _foot(self) -> PrintFoot:
        words, printout = self._words, self.printout
        self.foot = PrintFoot(
            words, "slips", leave=self.leave, look=self._look,
            save=lambda: self._take(printout.save(words("slips"))),
            print_out=lambda: self._take(printout.print_out(self._paper())),
            leaving=words("Leave the list"),
        )  # fmt: skip
        self.foot.state.setText(words.many("{n} code", "{n} codes", len(self._told)))
        self.foot.pdf.setToolTip(words("Delete the file once the slips are printed."))
        return self.foot

    def open_first(self) -> None:
        """Show it; Enter prints."""
        tab_order.in_reading_order(self)
        self.open(self.foot.print)

    def _look(self) -> None:
        self._take(True)
        self.printout.look()

    def _take(self, done: bool) -> None:
        """Whether the slips were printed, kept as a file or looked at."""
        self._taken = self._taken or done

    def leave(self) -> None:
        """Close the list; asks first where nothing was made of it: nothing brings it back."""
        if self._taken:
            super().leave()
            return
        words = self._words
        dialog = Dialog(
            self, "ticket", words("Leave the list of codes?"),
            words("They cannot be shown again, and they were neither printed nor saved. Who copied "
                  "them by hand can leave."),
            do=words("Leave the list"), leave=words("Stay with the list"), danger=True,
        )  # fmt: skip
        dialog.do_button.set_cap("")
        dialog.leave_button.set_cap("Return")
        dialog.done.connect(super().leave)
        dialog.open(dialog.leave_button)

    def _paper(self) -> str:
        return kit_kept.paper(self._plan, self._shell.settings)

    def _job(self) -> Job:
        plan, round, words, told = self._plan, self._round, self._words, self._told
        phones, size = self._shell.phones, self._paper()
        by_phone = isinstance(round, AssessmentRound) or "phones" in round.channels
        link = phones.address if by_phone else ""

        def make(progress: Progress) -> bytes:
            from workshop_app.services import documents

            return documents.code_slips(plan, round, told, words, size=size,
                                        address=link.removesuffix("/"), link=link,
                                        progress=progress)  # fmt: skip

        return Job(make, words("Making the slips…"))
