"""The fields of what makes an action complete: responsible, term, cost, source, indicator."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from workshop_app.domain.action_plan import Action, Indicator, Source
from workshop_app.export.names import SOURCES
from workshop_app.services import action_plan
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.action_plan.term import TermFields
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded
from workshop_app.ui.money import MoneyLine
from workshop_app.ui.read_line import FigureLine
from workshop_app.ui.scrolled import column
from workshop_app.ui.widgets import Choice, Field

CHOICE_EDGES = 64
"""Pixels of a list of choices beside its words."""


class PartFields(QWidget):
    """Each is kept as it is typed; what is missing is amber and says so."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._action: Action | None = None
        self._texts()
        self._figures()
        self._fields()
        self._lay_out()
        for field in (*self.fields.values(), self.term.lasts, self.term.begins):
            field.input.setEnabled(not plan.read_only)

    # -- building ---------------------------------------------------------------------------------
    def _texts(self) -> None:
        words = self._words
        self.responsible = GrowingLine(words, hint=words("A department, an organisation, a board"))
        self.source = GrowingLine(words, hint=words("Where the money comes from"))
        self.indicator = GrowingLine(words, hint=words("How it will be known"))
        self.unit = GrowingLine(words)
        self.responsible.kept.connect(lambda text, ok: self._edit(ok, responsible=text))
        self.source.kept.connect(lambda text, ok: self._keep_source(text, ok))
        self.indicator.kept.connect(lambda text, ok: self._keep_indicator(text, ok))
        self.indicator.edit.textChanged.connect(self._open_facts)
        self.unit.kept.connect(lambda text, ok: self._indicator_fact(ok, unit=text))

    def _figures(self) -> None:
        words = self._words
        self.term = TermFields(words)
        self.term.kept.connect(lambda start, n: self._edit(False, start=start, months=n))
        self.cost = MoneyLine(words, self._plan.plan.currency)
        self.cost.kept.connect(lambda amount: self._edit(False, cost=amount))
        self.kind = Choice([(kind, words(name)) for kind, name in SOURCES.items()])
        self.kind.chosen.connect(self._keep_kind)
        now = theme.now()
        widest = max(now.width(words(name), "body") for name in SOURCES.values())
        self.kind.setMinimumWidth(widest + CHOICE_EDGES)
        self.baseline = FigureLine(words)
        self.baseline.kept.connect(lambda value: self._indicator_fact(False, baseline=value))
        self.target = FigureLine(words)
        self.target.kept.connect(lambda value: self._indicator_fact(False, target=value))

    def _fields(self) -> None:
        words = self._words
        self.names = {
            "responsible": words("Responsible"),
            "cost": words("Cost"),
            "source": words("Source of the money"),
            "indicator": words("Indicator"),
        }
        self.fields = {
            "responsible": Field(self.names["responsible"], self.responsible),
            "cost": Field(self.names["cost"], self.cost),
            "kind": Field(words("Kind of source"), self.kind),
            "source": Field(self.names["source"], self.source),
            "indicator": Field(self.names["indicator"], self.indicator),
            "baseline": Field(words("Baseline"), self.baseline),
            "target": Field(words("Target"), self.target),
            "unit": Field(words("Unit"), self.unit),
        }

    def _lay_out(self) -> None:
        fields = self.fields
        holder, box = column(spacing=8)
        box.addWidget(fields["responsible"])
        box.addWidget(self.term)
        box.addLayout(_beside(fields["cost"], fields["kind"]))
        box.addWidget(fields["source"])
        box.addWidget(fields["indicator"])
        box.addLayout(_beside(fields["baseline"], fields["target"], fields["unit"]))
        whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(holder)

    # -- showing ----------------------------------------------------------------------------------
    def show_action(self, row: ActionRow) -> None:
        """Another action, or the same one changed; what is being typed is left alone."""
        action = self._action = row.action
        source = next(iter(self._plan.all(Source, action=action.id)), None)
        indicator = next(iter(self._plan.all(Indicator, action=action.id)), None)
        show_text(self.responsible, action.responsible)
        show_text(self.source, source.name if source else "")
        show_text(self.indicator, indicator.name if indicator else "")
        show_text(self.unit, indicator.unit if indicator else "")
        self.kind.choose(source.kind if source else "")
        self.term.show_action(action)
        self.cost.show_amount(action.cost)
        self.baseline.show_value(indicator.baseline if indicator else None)
        self.target.show_value(indicator.target if indicator else None)
        self._open_facts()
        self._mark(row.has)

    def _open_facts(self) -> None:
        """Figures and unit wait for the indicator; open while it is typed, so that Tab goes there."""
        open = bool(self.indicator.text().strip()) and not self._plan.read_only
        for name in ("baseline", "target", "unit"):
            self.fields[name].input.setEnabled(open)

    def _mark(self, has: frozenset[str]) -> None:
        """What is missing is amber and says so: it is unfinished, not wrong."""
        self.term.mark("term" in has)
        for part, name in self.names.items():
            if part in has:
                self.fields[part].well()
            else:
                self.fields[part].missing(self._words("{field}: missing", field=name))

    def begin(self) -> None:
        """The keyboard to the first field."""
        self.responsible.setFocus(Qt.FocusReason.TabFocusReason)

    # -- keeping ----------------------------------------------------------------------------------
    @property
    def lines(self) -> list[Guarded]:
        """The guarded lines, in their order."""
        return [self.responsible, self.source, self.indicator, self.unit]

    def finish(self) -> None:
        """Keep a figure that is being typed."""
        for line in (self.cost, self.baseline, self.target):
            if line.edit.hasFocus():
                line.finish()

    def _now(self) -> Action | None:
        return self._plan.find(Action, self._action.id) if self._action else None

    def _edit(self, confirmed: bool, **values: Any) -> None:
        if (now := self._now()) is not None:
            action_plan.edit(self._plan, now, confirmed=confirmed, **values)

    def _keep_source(self, name: str, confirmed: bool = False) -> None:
        if (now := self._now()) is not None:
            kind = self.kind.key or "municipality"
            action_plan.set_source(self._plan, now, name, kind, confirmed=confirmed)

    def _keep_kind(self, kind: str) -> None:
        """A kind alone is a source of that name, until someone writes which."""
        self._keep_source(self.source.text().strip() or self._words(SOURCES[kind]))

    def _keep_indicator(self, name: str, confirmed: bool) -> None:
        if (now := self._now()) is not None:
            action_plan.set_indicator(self._plan, now, name, confirmed=confirmed)

    def _indicator_fact(self, confirmed: bool, **facts: Any) -> None:
        """A figure or the unit; only while the indicator has a name."""
        if (now := self._now()) is None:
            return
        for kept in self._plan.all(Indicator, action=now.id):
            action_plan.set_indicator(self._plan, now, kept.name, confirmed=confirmed, **facts)


def _beside(*fields: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(12)
    for at, field in enumerate(fields):
        grid.addWidget(field, 0, at, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(at, 1)
    return grid
