"""The minutes of a shown round: its check value and what that is for, the sheets, the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.voting.check_value import check_value
from workshop_app.services import files
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import tab_order
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.prepare import written
from workshop_app.ui.vote import names
from workshop_app.ui.vote.counted import Counted
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, heading
from workshop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell
    from workshop_app.ui.sheets.pages import SheetPage

KIND = "minutes-pdf"


class MinutesPanel(Overlay):
    """Rule, inputs, result, incidents and places to sign stand in the minutes; the check value here
    too, to be read out."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell, counted: Counted
    ) -> None:
        title = words("Minutes of {round}", round=names.round_title(words, counted.round))
        super().__init__(over, title, width=640)
        self._plan, self._words, self._shell, self._counted = plan, words, shell, counted
        self._title = title
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
        self.column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        words = self._words
        foot = QHBoxLayout()
        foot.setSpacing(8)
        leave = Button(words("Leave"), "plain", cap="Esc")
        leave.clicked.connect(self.leave)
        self.see = Button(words("See on the screen"), icon="eye")
        self.see.setObjectName("see the minutes")
        self.see.clicked.connect(self.look)
        self.pdf = Button(words("Save PDF"), "primary", icon="file-pdf")
        self.pdf.setObjectName("save the minutes")
        self.pdf.clicked.connect(self.save)
        foot.addStretch(1)
        for button in (leave, self.see, self.pdf):
            foot.addWidget(button)
        return foot

    def open_first(self) -> None:
        """Show it; the keyboard is on the sheets."""
        tab_order.in_reading_order(self)
        self.open(self.see)

    def _job(self) -> Job:
        plan, words, round = self._plan, self._words, self._counted.round

        def make(progress: Progress) -> bytes:
            from workshop_app.services import documents

            return documents.export(plan, KIND, words, progress, of=round.id)

        return Job(make, words("Writing the minutes…"))

    def look(self) -> None:
        """Show the sheets on the whole screen."""
        from workshop_app.ui.sheets import pages
        from workshop_app.ui.sheets.viewer import SheetViewer

        words, window, shell, title = self._words, self.window(), self._shell, self._title

        def made(content: bytes) -> None:
            shell.run(Job(lambda _progress: pages.listed(content)), done=lambda f: show(content, f))

        def show(content: bytes, found: list[SheetPage]) -> None:
            SheetViewer(window, words).show_sheets(content, found, title)

        shell.run(self._job(), done=made)
        self.away()

    def save(self) -> None:
        """Ask where, then write the PDF."""
        words, shell = self._words, self._shell
        name = f"{words('minutes')}-{self._counted.round.name}.pdf"
        asked = shell.ask_where(words("Save PDF"), name, words("PDF (*.pdf)"))
        if asked is None:
            return
        path = files.safe_target(asked if asked.suffix else asked.with_suffix(".pdf"))

        def arrived(content: bytes) -> None:
            files.put(path, content)
            written.tell(shell, words, path)

        shell.run(self._job(), done=arrived)
        self.away()
