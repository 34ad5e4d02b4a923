"""The middle of a project's page: problem and objective, alternatives, risks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.projects.blocks import TwoColumns, alternative, bullets, risk
from workshop_app.ui.projects.stages import StageLine
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Card, Paragraph, Rule, heading

Parts = Mapping[str, Sequence[ProjectPart]]


class ProjectSheet(Card):
    """A page of blocks that scrolls."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        holder, self._inside = column(spacing=8)
        self._inside.setContentsMargins(0, 0, 8, 0)
        self.area = scrolled(holder, name=words("Project"))
        self.box.addWidget(self.area, 1)

    def show_project(self, project: StrategicProject, parts: Parts) -> None:
        """Another project with the rows of its sheet by kind."""
        words, box = self._words, emptied(self._inside)
        self.area.verticalScrollBar().setValue(0)
        box.addWidget(Paragraph(project.name, "section", weight=700))
        box.addWidget(StageLine(project.stage, words))
        if project.source_note:
            box.addWidget(Paragraph(project.source_note, "min", "muted"))
        box.addWidget(TwoColumns(self._problem(project, parts), self._objective(project, parts)))
        if parts.get("alternative"):
            box.addWidget(Rule())
            box.addWidget(heading("tree-structure", words("Alternatives")))
        for part in parts.get("alternative", ()):
            box.addWidget(alternative(words, part, self._plan.plan.currency))
        if parts.get("risk"):
            box.addWidget(Rule())
            box.addWidget(heading("warning", words("Risks")))
            box.addWidget(Paragraph(words("likelihood by impact, from 1 to 5"), "min", "muted"))
        for part in parts.get("risk", ()):
            box.addWidget(risk(part, self._figures(part)))
        box.addStretch(1)

    def _figures(self, part: ProjectPart) -> str:
        facts = part.facts or {}
        return self._words(
            "likelihood {likelihood}, impact {impact}, of 5",
            likelihood=facts.get("likelihood", "–"),
            impact=facts.get("impact", "–"),
        )

    def _problem(self, project: StrategicProject, parts: Parts) -> QWidget:
        words = self._words
        holder, box = column(spacing=6)
        box.addWidget(heading("warning-circle", words("The problem")))
        box.addWidget(Paragraph(project.problem, "detail"))
        bullets(box, words("Causes"), [part.text for part in parts.get("cause", ())])
        bullets(box, words("Effects"), [part.text for part in parts.get("effect", ())])
        return holder

    def _objective(self, project: StrategicProject, parts: Parts) -> QWidget:
        words = self._words
        holder, box = column(spacing=6)
        box.addWidget(heading("target", words("The objective")))
        box.addWidget(Paragraph(project.objective, "detail"))
        details = [part.text for part in parts.get("specific_objective", ())]
        bullets(box, words("In detail"), details)
        bullets(box, words("For whom"), self._population(project))
        return holder

    def _population(self, project: StrategicProject) -> list[str]:
        population = project.population or {}
        some = [population[kind] for kind in ("direct", "indirect") if population.get(kind)]
        found = [f"{self._words.number(one['count'])} · {one['who']}" for one in some]
        if population.get("focus"):
            found.append(self._words("First: {who}", who=population["focus"]))
        return found
