"""The municipality and the department of the plan, side by side; each is kept when it is left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services import prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.prepare.inputs import named, show


class MunicipalityFields(QWidget):
    """``name`` tells the line of the municipality from that of another page. Call ``read``."""

    def __init__(self, plan: OpenPlan, words: Words, name: str, spacing: int) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        self.municipality, self.department = GuardedLine(words), GuardedLine(words)
        self.municipality.edit.setObjectName(name)
        self.municipality.kept.connect(self._keep_municipality)
        self.department.kept.connect(
            lambda text, ok: prepare.change_plan(self._plan, department=text, confirmed=ok)
        )
        self._field = named(words("Municipality"), self.municipality)
        for field in (self._field, named(words("Department"), self.department)):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        for line in (self.municipality, self.department):
            line.edit.setReadOnly(plan.read_only)

    def read(self) -> None:
        """Show what is kept; what a person is writing stays."""
        show(self.municipality, self._plan.plan.municipality)
        show(self.department, self._plan.plan.department)

    def _keep_municipality(self, text: str, confirmed: bool) -> None:
        if not text:
            self._field.missing(self._words("Municipality, missing"))
            return
        self._field.well()
        prepare.change_plan(self._plan, municipality=text, confirmed=confirmed)
