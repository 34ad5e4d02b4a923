"""A point is begun: its name and what it is; everything else is written in its editor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from workshop_app.export.directory_names import KINDS
from workshop_app.services import directory, directory_changes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.form_card import FormCard
from workshop_app.ui.directory.unguarded import PublicLine
from workshop_app.ui.widgets import Choice, Field
from workshop_app.ui.widgets.painted import give_focus

FIRST = "pao"
"""What the first point of a directory is, unless something else is chosen."""


class NewPoint(FormCard):
    """Emits ``made(id)``."""

    made = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(plan, words)
        self.name = PublicLine(words, hint=words("As it is written at its door"), at_once=False)
        self.name.entered.connect(self._save)
        self.name_field = Field(words("Name of the new point"), self.name)
        self.kind = Choice([(key, words(name)) for key, name in KINDS.items()], FIRST)
        self.box.addWidget(self.name_field)
        self.box.addWidget(Field(words("Kind"), self.kind))
        self.add_buttons(words("Add"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def open_form(self) -> None:
        """Empty, with the keyboard in the name."""
        begun = bool(directory.points(self._plan))
        self.kind.choose("institution" if begun else FIRST)
        self.name.setText("")
        self.name_field.well()
        self.show()
        give_focus(self.name.edit)

    def _save(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name_field.missing(self._words("Name, missing"))
            give_focus(self.name.edit)
            return
        point = directory_changes.add(self._plan, name, self.kind.key)
        self.close_form()
        self.made.emit(point.id)
