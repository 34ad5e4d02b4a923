"""The right of a project's page: what it costs, who stands where, how it is measured, what next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.page import Shell
from workshop_app.ui.projects.links import links_of
from workshop_app.ui.projects.sheet import Parts
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Card, Label, Paragraph, ProgressBar, heading

POSITIONS = {
    "for": (N_("for it"), "check-circle-fill", "ok"),
    "undecided": (N_("undecided"), "question-fill", "warn"),
    "against": (N_("against it"), "x-circle-fill", "error"),
}


class ProjectSide(QWidget):
    """Cards one under the other; they scroll together."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        holder, self._inside = column(spacing=8)
        self._inside.setContentsMargins(0, 0, 12, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(holder, name=words("Project in figures"))
        row.addWidget(self.area)

    def show_project(self, project: StrategicProject, parts: Parts) -> None:
        """Another project with the rows of its sheet by kind."""
        box = emptied(self._inside)
        self.area.verticalScrollBar().setValue(0)
        cards = (
            self._components(project, parts.get("component", ())),
            self._actors(parts.get("actor", ())),
            self._indicators(parts.get("indicator", ())),
            self._next(project),
            self._links(project),
        )
        for card in cards:
            if card is not None:
                box.addWidget(card)
        box.addStretch(1)
        in_reading_order(self)

    def _money(self, amount: object) -> str:
        return self._words.millions(_whole(amount), self._plan.plan.currency)

    def _components(self, project: StrategicProject, parts: Sequence[ProjectPart]) -> Card | None:
        words, rough = self._words, project.rough_cost or {}
        if not parts and not rough:
            return None
        card = Card(padding=14, spacing=4)
        total = rough.get("total") or sum(_cost(part) for part in parts)
        head = heading("stack", words("Parts"))
        card.box.addLayout(_row(head, Label(self._money(total), "body", weight=700)))
        least, most = (rough.get("range") or (None, None))[:2]
        if least is not None and most is not None:
            told = words("between {least} and {most}", least=self._money(least),
                         most=self._money(most))  # fmt: skip
            note = " · ".join(p for p in (told, str(rough.get("note", ""))) if p)
            card.box.addWidget(Paragraph(note, "min", "muted"))
        highest = max([1, *(_cost(part) for part in parts)])
        for part in parts:
            money = self._money(_cost(part))
            label = Label(money, "detail", weight=600)
            card.box.addLayout(_row(Paragraph(part.text, "detail"), label))
            name = f"{part.text}: {money}"
            card.box.addWidget(ProgressBar(_cost(part) / highest, name=name, height=6))
            card.box.addSpacing(2)
        return card

    def _actors(self, parts: Sequence[ProjectPart]) -> Card | None:
        if not parts:
            return None
        words, card = self._words, Card(padding=14, spacing=6)
        card.box.addWidget(heading("users-three", words.at("several", "Who")))
        for part in parts:
            position = str((part.facts or {}).get("position"))
            said, icon, tone = POSITIONS.get(position, POSITIONS["undecided"])
            stand = Label(words(said), "min", tone, weight=600, icon=icon, icon_tone=tone)
            card.box.addLayout(_row(Paragraph(part.text, "detail"), stand))
        return card

    def _indicators(self, parts: Sequence[ProjectPart]) -> Card | None:
        if not parts:
            return None
        card = Card(padding=14, spacing=6)
        card.box.addWidget(heading("gauge", self._words("Indicators")))
        for part in parts:
            card.box.addWidget(Paragraph(part.text, "detail"))
            card.box.addWidget(Paragraph(self._change(part), "detail", weight=600))
        return card

    def _change(self, part: ProjectPart) -> str:
        """From what to what: money as money, the rest with its unit."""
        facts, words = part.facts or {}, self._words
        unit = str(facts.get("unit", ""))
        baseline, target = _real(facts.get("baseline")), _real(facts.get("target"))
        if unit == self._plan.plan.currency:
            return words("{start} to {end}", start=words.money(baseline, unit),
                         end=words.money(target, unit))  # fmt: skip
        if unit == "%":
            return words("{start} to {end}", start=words.percent(baseline / 100),
                         end=words.percent(target / 100))  # fmt: skip
        return words("{baseline} to {target} {unit}", baseline=words.number(baseline),
                     target=words.number(target), unit=unit)  # fmt: skip

    def _next(self, project: StrategicProject) -> Card | None:
        step = project.next_step or {}
        if not step:
            return None
        words, card = self._words, Card(padding=14, spacing=4)
        card.box.addWidget(heading("arrow-right", words("What follows")))
        card.box.addWidget(Paragraph(str(step.get("what", "")), "detail"))
        told = [str(step.get("who", ""))]
        if step.get("by"):
            day = words.date(date.fromisoformat(str(step["by"])), "field")
            told.append(words("by {day}", day=day))
        said = " · ".join(part for part in told if part)
        card.box.addWidget(Paragraph(said, "detail", "muted"))
        return card

    def _links(self, project: StrategicProject) -> Card | None:
        links = links_of(self._plan, self._words, self._shell, project)
        if not links:
            return None
        card = Card(padding=14, spacing=6)
        card.box.addWidget(heading("link", self._words("What it is linked to")))
        for link in links:
            card.box.addWidget(link)
        return card


def _row(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first, 1)
    row.addWidget(second, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _cost(part: ProjectPart) -> int:
    return _whole((part.facts or {}).get("cost"))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _real(value: object) -> float:
    return value if isinstance(value, int | float) else 0
