"""The name of a new project, asked for above the list."""

from __future__ import annotations

from PySide6.QtCore import Signal

from workshop_app.services import projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.form_card import FormCard
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.widgets import Button, Field


class NewProject(FormCard):
    """Emits ``made`` with the id of the project that was made; ``kept`` says whether one was."""

    made = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(plan, words)
        self.kept = False
        self.name = GrowingLine(words, hint=words("What it is called"), at_once=False)
        self.name.kept.connect(self._keep)
        self.field = Field(words("New project"), self.name)
        self.box.addWidget(self.field)
        self.save = Button(words("Make it"), icon="check", size="small")
        self.save.clicked.connect(self._save)
        leave = Button(words("Leave it"), "plain", cap="Esc", size="small")
        leave.clicked.connect(self.close_form)
        for button in (self.save, leave):
            self.box.addWidget(button)

    def open_form(self) -> None:
        """Empty, and shown."""
        self.kept = False
        self.name.setText("")
        self.field.well()
        self.show()

    def _save(self) -> None:
        if not self.name.text().strip():
            said = self._words("{field}: missing", field=self._words("Name"))
            self.field.missing(said)
            self.name.setFocus()
            return
        self.name.offer()

    def _keep(self, text: str, confirmed: bool) -> None:
        if not text:
            self._save()
            return
        made = projects.make(self._plan, text, confirmed=confirmed)
        self.kept = True
        self.made.emit(made.id)
        self.close_form()
