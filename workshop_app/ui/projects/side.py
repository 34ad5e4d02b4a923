"""The right of a project's page: what it costs, who stands where, how it is measured, what next."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.domain.directory import StrategicProject
from workshop_app.domain.proposals import Proposal
from workshop_app.services import numbering, projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, ProgressBar, heading

POSITIONS = {
    "for": (N_("for it"), "check-circle-fill", "ok"),
    "undecided": (N_("undecided"), "question-fill", "warn"),
    "against": (N_("against it"), "x-circle-fill", "error"),
}


class ProjectSide(QWidget):
    """Four cards, one under the other; they scroll together."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        holder, self._inside = column(spacing=8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(scrolled(holder, name=words("Project in figures")))

    def show_project(self, project: StrategicProject) -> None:
        """Another project."""
        box = emptied(self._inside)
        for card in (
            self._components(project), self._actors(project),
            self._indicators(project), self._next(project),
        ):  # fmt: skip
            if card is not None:
                box.addWidget(card)
        box.addStretch(1)

    def _of(self, project: StrategicProject, kind: str) -> list[tuple[str, dict[str, object]]]:
        found = projects.parts(self._plan, project).get(kind, [])
        return [(part.text, dict(part.facts or {})) for part in found]

    def _components(self, project: StrategicProject) -> Card | None:
        parts = self._of(project, "component")
        if not parts:
            return None
        card = Card(spacing=4)
        costs = [_whole(facts.get("cost")) for _, facts in parts]
        card.box.addWidget(heading("stack", self._words("Parts")))
        card.box.addWidget(Label(self._words.millions(sum(costs)), "strong"))
        for (text, _), cost in zip(parts, costs, strict=True):
            card.box.addWidget(Paragraph(text, "detail"))
            money = self._words.millions(cost)
            card.box.addWidget(Label(money, "min", "muted"))
            card.box.addWidget(ProgressBar(cost / max(1, *costs), name=f"{text}: {money}"))
        return card

    def _actors(self, project: StrategicProject) -> Card | None:
        parts = self._of(project, "actor")
        if not parts:
            return None
        card = Card(spacing=4)
        card.box.addWidget(heading("users-three", self._words.at("several", "Who")))
        for text, facts in parts:
            card.box.addWidget(Paragraph(text, "detail"))
            said, icon, tone = POSITIONS.get(str(facts.get("position")), POSITIONS["undecided"])
            card.box.addWidget(Label(self._words(said), "min", tone, icon=icon, icon_tone=tone))
        return card

    def _indicators(self, project: StrategicProject) -> Card | None:
        parts = self._of(project, "indicator")
        if not parts:
            return None
        words, card = self._words, Card(spacing=4)
        card.box.addWidget(heading("gauge", words("Indicators")))
        for text, facts in parts:
            card.box.addWidget(Paragraph(text, "detail"))
            said = words(
                "{baseline} to {target} {unit}",
                baseline=words.number(_real(facts.get("baseline"))),
                target=words.number(_real(facts.get("target"))),
                unit=facts.get("unit", ""),
            )
            card.box.addWidget(Label(said, "detail", weight=600))
        return card

    def _next(self, project: StrategicProject) -> Card | None:
        step = project.next_step or {}
        if not step:
            return None
        words, card = self._words, Card(spacing=6)
        card.box.addWidget(heading("arrow-right", words("What follows")))
        card.box.addWidget(Paragraph(str(step.get("what", ""))))
        card.box.addWidget(Paragraph(str(step.get("who", "")), "detail", "muted"))
        if step.get("by"):
            day = words.date(date.fromisoformat(str(step["by"])), "short")
            card.box.addWidget(Label(words("by {day}", day=day), "detail", weight=600))
        self._links(card, project)
        return card

    def _links(self, card: Card, project: StrategicProject) -> None:
        """Where the project touches the plan: each opens its own place."""
        numbers = numbering.labels(self._plan, Action)
        for id in project.actions:
            said = self._words("Action A{number}", number=numbers.get(id, ""))
            button = Button(said, "quiet", icon="flag-banner", size="small")
            button.clicked.connect(lambda *_, id=id: self._shell.go("action_plan", action=id))
            card.box.addWidget(button)
        labels = numbering.labels(self._plan, Proposal)
        for id in project.proposals:
            said = self._words("Proposal {number}", number=labels.get(id, ""))
            button = Button(said, "quiet", icon="cards", size="small")
            button.clicked.connect(lambda *_, id=id: self._shell.go("proposals", proposal=id))
            card.box.addWidget(button)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _real(value: object) -> float:
    return value if isinstance(value, int | float) else 0
