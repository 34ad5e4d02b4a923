"""The fields of what makes an action complete: responsible, term, cost, sources, indicators."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.services import action_plan
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.indicator_rows import IndicatorRows
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.action_plan.source_rows import SourceRows
from workshop_app.ui.action_plan.term import TermFields
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded
from workshop_app.ui.money import MoneyLine
from workshop_app.ui.widgets import Field, Paragraph


class PartFields(QWidget):
    """Each is kept as it is typed; what is missing is amber and says so."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._action: Action | None = None
        self.responsible = GrowingLine(words, hint=words("A department, an organisation, a board"))
        self.responsible.kept.connect(lambda text, ok: self._edit(ok, responsible=text))
        self.term = TermFields(words)
        self.term.kept.connect(lambda start, n: self._edit(False, start=start, months=n))
        self.cost = MoneyLine(words, plan.plan.currency)
        self.cost.kept.connect(lambda amount: self._edit(False, cost=amount))
        self.part = Paragraph("", "min", "info")
        self.sources = SourceRows(plan, words)
        self.indicators = IndicatorRows(plan, words)
        self.names = {"responsible": words("Responsible"), "cost": words("Cost")}
        self.fields = {
            "responsible": Field(self.names["responsible"], self.responsible),
            "cost": Field(self.names["cost"], self.cost),
        }
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self.fields["responsible"], self.term, self.fields["cost"], self.part,
                       self.sources, self.indicators):  # fmt: skip
            box.addWidget(widget)
        for field in (*self.fields.values(), self.term.lasts, self.term.begins):
            field.input.setEnabled(not plan.read_only)

    # -- showing ----------------------------------------------------------------------------------
    def show_action(self, row: ActionRow) -> None:
        """Another action, or the same one changed; what is being typed is left alone."""
        action = self._action = row.action
        show_text(self.responsible, action.responsible)
        self.term.show_action(action)
        self.cost.show_amount(action.cost)
        self._show_part(row)
        self.sources.show_line(row.line)
        self.indicators.show_line(row.line)
        self.term.mark("term" in row.has)
        for part, name in self.names.items():
            if part in row.has:
                self.fields[part].well()
            else:
                self.fields[part].missing(self._words("{field}: missing", field=name))

    def _show_part(self, row: ActionRow) -> None:
        """The part of its money that was decided, where it goes in with a part."""
        part = row.line.part
        self.part.setVisible(part is not None)
        if part is not None:
            amount = self._words.money(part, self._plan.plan.currency)
            said = self._words("It was decided with part of the money: {amount}", amount=amount)
            self.part.setText(said)

    def begin(self) -> None:
        """The keyboard to the first field."""
        self.responsible.setFocus(Qt.FocusReason.TabFocusReason)

    # -- keeping ----------------------------------------------------------------------------------
    @property
    def lines(self) -> list[Guarded]:
        """The guarded lines, in their order."""
        return [self.responsible, *self.sources.lines, *self.indicators.lines]

    def finish(self) -> None:
        """Keep a figure that is being typed."""
        if self.cost.edit.hasFocus():
            self.cost.finish()
        self.sources.finish()
        self.indicators.finish()

    def _edit(self, confirmed: bool, **values: Any) -> None:
        now = self._plan.find(Action, self._action.id) if self._action else None
        if now is not None:
            action_plan.edit(self._plan, now, confirmed=confirmed, **values)
