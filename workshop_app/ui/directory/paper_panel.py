"""Papers of the directory and the blank slip: which, in which language; looked at, saved, printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workshop_app.services import document_orders, files
from workshop_app.services.document_orders import Order
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words as Catalogue
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.documents.choices import language_of
from workshop_app.ui.documents.exports import ToWrite
from workshop_app.ui.documents.saving import usual_name
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.page import Shell
from workshop_app.ui.sheets.print_foot import PrintFoot
from workshop_app.ui.sheets.printout import Printout
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Choice, Field, Paragraph
from workshop_app.ui.widgets.overlay import Overlay


class PaperPanel(Overlay):
    """``kind`` is of the exporters, ``of`` the id of what it is about; ``told`` stands under the
    title. Printing leaves no trace: not in the plan, not in the settings."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, shell: Shell, kind: str, title: str, *,
        of: str | None = None, told: str = "", paper: str = "",
    ) -> None:  # fmt: skip
        super().__init__(over, title, width=720)
        self.setObjectName("papers")
        self._plan, self._shell, self._kind, self._of = plan, shell, kind, of
        self._title, words = title, shell.words
        self._words = words
        self.column.addWidget(Paragraph(title, "section", weight=700))
        if told:
            self.column.addWidget(Paragraph(told, "body", "muted"))
        papers = [(key, words(name)) for key, name in document_orders.papers_of(kind).items()]
        self.paper = Choice(papers, paper or (papers[0][0] if papers else ""))
        self._paper_field = Field(words("Which paper"), self.paper)
        self.column.addWidget(self._paper_field)
        self._paper_field.setVisible(bool(papers))
        languages = [(key, row.name) for key, row in LANGUAGES.items()]
        self.language = Choice(languages, language_of(plan, shell.settings))
        self.column.addWidget(Field(words("Language of the document"), self.language))
        self.foot = PrintFoot(
            words, "papers", leave=self.leave, look=self.look, save=self.save,
            print_out=self.print_out,
        )  # fmt: skip
        self.column.addWidget(self.foot)

    def open_panel(self) -> None:
        """Show it; Enter looks at the paper on the screen."""
        in_reading_order(self)
        self.open(self.foot.print)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.foot.print.click()
        else:
            super().keyPressEvent(event)

    # -- what a person does -----------------------------------------------------------------------
    @property
    def order(self) -> Order:
        """The document as it is chosen now."""
        return Order(self._kind, self._of, self.paper.key)

    def look(self) -> None:
        """Each sheet on the whole screen."""
        self._printout().look()

    def print_out(self) -> None:
        """Ask for the printer, then make and print it."""
        if self._printout().print_out(self._shell.settings.paper or "a4"):
            self.away()

    def save(self) -> None:
        """Ask where, then write it in the background."""
        order, words = self.order, Catalogue(self.language.key)
        name = usual_name(self._plan, order, words)
        path = self._shell.ask_where(self._words("Save PDF"), name, "*.pdf")
        if path is None:
            return
        path = files.safe_target(path if path.suffix else path.with_suffix(".pdf"))
        self.away()
        writing = ToWrite(order, self._title, path)
        self._shell.exports.begin(self._plan, [writing], words)

    def _printout(self) -> Printout:
        plan, order, words = self._plan, self.order, Catalogue(self.language.key)

        def make(progress: Progress) -> bytes:
            return document_orders.made(plan, order, words, progress)

        return Printout(self, self._shell, self._words, self._title,
                        lambda: Job(make, self._words("Making the paper…")))  # fmt: skip
