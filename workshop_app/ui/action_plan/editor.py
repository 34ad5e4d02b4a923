"""The chosen action: where it comes from, and the six things that make it complete."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, Indicator, Source
from workshop_app.export.names import SOURCES, THEMES
from workshop_app.services import action_plan
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.action_plan.chain import ChainRow
from workshop_app.ui.action_plan.commitments import CommitmentList
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.guarded import GuardedLine, GuardedText
from workshop_app.ui.money import MoneyLine
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import (
    Badge,
    Button,
    Card,
    Choice,
    DateChoice,
    Field,
    Label,
    Paragraph,
    Stepper,
)

LONGEST_MONTHS = 120


class ActionEditor(Card):
    """Every field is kept as it is typed; there is no Save."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(padding=12)
        self._plan, self._words, self._shell = plan, words, shell
        self._action: Action | None = None
        holder, inside = column(spacing=8, padding=4)
        self.badge = Badge("housing", 36)
        self.title = Paragraph("", "section", weight=700)
        self.zone = Label("", "min", "muted")
        top = QHBoxLayout()
        top.addWidget(self.badge)
        titles, box = column(spacing=0)
        box.addWidget(self.title)
        box.addWidget(self.zone)
        top.addWidget(titles, 1)
        inside.addLayout(top)
        self.note = Label("", "min", "info", icon="note-pencil", icon_tone="info")
        inside.addWidget(self.note)
        inside.addWidget(Label(words("Where it comes from"), "detail", "muted", weight=600))
        self.chain = ChainRow(plan, words, shell)
        inside.addWidget(self.chain)
        self._texts()
        self._figures()
        for widget in self._in_order():
            if isinstance(widget, QWidget):
                inside.addWidget(widget)
            else:
                inside.addLayout(widget)
        self.commitments = CommitmentList(plan, words)
        inside.addWidget(self.commitments)
        inside.addWidget(self.fields["title"])
        inside.addWidget(self.fields["description"])
        self.remove = Button(words("Take out of the plan"), "danger", icon="trash", size="small")
        self.remove.clicked.connect(self._remove)
        inside.addWidget(self.remove)
        inside.addStretch(1)
        self.box.addWidget(scrolled(holder, name=words("Action")), 1)
        self.setEnabled(not plan.read_only)

    # -- building ---------------------------------------------------------------------------------
    def _texts(self) -> None:
        words = self._words
        self.name = GuardedLine(words)
        self.name.kept.connect(lambda text, ok: self._keep(ok, title=text))
        self.description = GuardedText(words, lines=3)
        self.description.edit.setMaximumHeight(theme.now().px(92))
        self.description.kept.connect(lambda text, ok: self._keep(ok, description=text))
        self.responsible = GuardedLine(words, hint=words("A department, an organisation, a board"))
        self.responsible.kept.connect(lambda text, ok: self._keep(ok, responsible=text))
        self.source = GuardedLine(words, hint=words("Where the money comes from"))
        self.source.kept.connect(lambda *_: self._keep_source())
        self.source_kind = Choice([(kind, words(name)) for kind, name in SOURCES.items()])
        self.source_kind.chosen.connect(lambda _kind: self._keep_source())
        self.indicator = GuardedLine(words, hint=words("How it will be known"))
        self.indicator.kept.connect(lambda *_: self._keep_indicator())

    def _figures(self) -> None:
        words = self._words
        self.start = DateChoice(words, None, words("no month yet"))
        self.start.setDisplayFormat("MMM yyyy")
        self.start.changed.connect(self._keep_term)
        self.months = Stepper(
            12, 1, LONGEST_MONTHS, name=words("Months"), less=words("One month less"),
            more=words("One month more"), unit=words("months"),
        )  # fmt: skip
        self.months.changed.connect(lambda _n: self._keep_term())
        self.cost = MoneyLine(words, self._plan.plan.currency)
        self.cost.kept.connect(lambda amount: self._keep(False, cost=amount))
        self.target = GuardedLine(words, hint=words("Figure to reach"))
        self.target.kept.connect(lambda *_: self._keep_indicator())

    def _in_order(self) -> list[QWidget | QHBoxLayout]:
        words = self._words
        self.fields = {
            "title": Field(words("Title"), self.name),
            "description": Field(words("Description"), self.description),
            "responsible": Field(words("Responsible"), self.responsible),
            "term": Field(words("Begins"), self.start),
            "months": Field(words("Lasts"), self.months),
            "cost": Field(words("Cost"), self.cost),
            "source": Field(words("Source of the money"), self.source),
            "kind": Field(words("Kind of source"), self.source_kind),
            "indicator": Field(words("Indicator"), self.indicator),
            "target": Field(words("Target"), self.target),
        }
        f = self.fields
        return [
            f["responsible"], _pair(f["term"], f["months"]), f["cost"],
            _pair(f["source"], f["kind"]), _pair(f["indicator"], f["target"]),
        ]  # fmt: skip

    # -- showing ----------------------------------------------------------------------------------
    def show_action(self, row: ActionRow) -> None:
        """Another action, or the same one changed; a field that is being typed in is left alone."""
        same = self._action is not None and self._action.id == row.action.id
        if not same:
            self.keep()
        action = self._action = row.action
        self.badge.show_topic(action.theme)
        self.title.setText(f"{row.number} · {action.title}")
        self.zone.setText(f"{row.zone_name} · {self._words(THEMES[action.theme])}")
        self.note.setText(action.note)
        self.note.setToolTip(action.note)
        self.note.setVisible(bool(action.note))
        self.chain.show_action(action)
        source = next(iter(self._plan.all(Source, action=action.id)), None)
        indicator = next(iter(self._plan.all(Indicator, action=action.id)), None)
        texts = {
            self.name: action.title,
            self.description: action.description,
            self.responsible: action.responsible,
            self.source: source.name if source else "",
            self.indicator: indicator.name if indicator else "",
            self.target: _figure(self._words, indicator.target if indicator else None),
        }
        for line, text in texts.items():
            if not (same and line.edit.hasFocus()):
                line.setText(text)
        self.source_kind.choose(source.kind if source else "municipality")
        self.start.set_day(date.fromisoformat(f"{action.start}-01") if action.start else None)
        self.months.set_value(action.months or 12)
        self.cost.show_amount(action.cost)
        self.commitments.show_action(action)
        self._mark(row.has)

    def _mark(self, has: frozenset[str]) -> None:
        """What is missing is amber and says so: it is unfinished, not wrong."""
        missing = self._words("missing")
        for part in ("responsible", "term", "cost", "source", "indicator"):
            if part in has:
                self.fields[part].well()
            else:
                self.fields[part].missing(missing)

    # -- keeping ----------------------------------------------------------------------------------
    def keep(self) -> None:
        """Write what a field still holds."""
        if self._action is None or self._plan.read_only:
            return
        lines = (self.name, self.description, self.responsible, self.source, self.indicator)
        for line in lines:
            if line.edit.hasFocus():
                line.offer()

    def _keep(self, confirmed: bool, **values: Any) -> None:
        if self._action is not None:
            now = self._plan.one(Action, self._action.id)
            action_plan.edit(self._plan, now, confirmed=confirmed, **values)

    def _keep_term(self) -> None:
        day = self.start.day
        if day is not None:
            self._keep(False, start=f"{day:%Y-%m}", months=self.months.value)

    def _keep_source(self) -> None:
        if self._action is not None:
            now = self._plan.one(Action, self._action.id)
            action_plan.set_source(self._plan, now, self.source.text(), self.source_kind.key)

    def _keep_indicator(self) -> None:
        if self._action is None or not (self.indicator.text() or self.target.text()):
            return
        name = self.indicator.text() or self._words("To be named")
        target = _read_figure(self.target.text())
        action_plan.set_indicator(self._plan, self._action, name, target=target)

    def _remove(self) -> None:
        if self._action is not None:
            action, self._action = self._action, None
            action_plan.remove(self._plan, action)
            said = self._words("Action taken out: {title}", title=action.title)
            self._shell.tell("done", said, undo=True)


def _pair(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return row


def _figure(words: Words, value: float | None) -> str:
    return "" if value is None else words.number(value)


def _read_figure(text: str) -> float | None:
    """A figure as people write it: "1.250" and "12,4" in Spanish; ``None`` where it is none."""
    plain = text.replace(" ", "").replace("\u00a0", "").replace(".", "").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None
