"""A guide is begun with its name; everything else is written in its editor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from workshop_app.services import procedures
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.form_card import FormCard
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.widgets import Field
from workshop_app.ui.widgets.painted import give_focus


class NewGuide(FormCard):
    """Emits ``made(id)``."""

    made = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(plan, words)
        self.name = GrowingLine(words, hint=words("As people call it"), at_once=False)
        self.name.edit.setObjectName("new guide")
        self.name.kept.connect(self._make)
        self.name_field = Field(words("Name of the new guide"), self.name)
        self.box.addWidget(self.name_field)
        self.add_buttons(words("Add"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def open_form(self) -> None:
        """Empty, with the keyboard in the name."""
        self.name.setText("")
        self.name_field.well()
        self.show()
        give_focus(self.name.edit)

    def _save(self) -> None:
        self.name.offer()

    def _make(self, text: str, confirmed: bool) -> None:
        """The guard lets the name pass, or a person said that it is a public detail."""
        if not text:
            self.name_field.missing(self._words("Name, missing"))
            give_focus(self.name.edit)
            return
        guide = procedures.add(self._plan, text, confirmed=confirmed)
        self.close_form()
        self.made.emit(guide.id)
