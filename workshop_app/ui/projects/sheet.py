"""The middle of a project's page: problem, objective, alternatives, risks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.services import projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Card, Chip, Label, Paragraph, Rule, heading


class ProjectSheet(Card):
    """A page of blocks that scrolls."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        holder, self._inside = column(spacing=8)
        self.box.addWidget(scrolled(holder, name=words("Project")), 1)

    def show_project(self, project: StrategicProject, stage: str) -> None:
        """Another project; ``stage`` is the name of its stage."""
        words, box = self._words, emptied(self._inside)
        found = projects.parts(self._plan, project)
        box.addWidget(Paragraph(project.name, "section", weight=700))
        chips = QHBoxLayout()
        chips.addWidget(Chip(words("Stage: {stage}", stage=stage), "tint", icon="check-circle"))
        chips.addStretch(1)
        box.addLayout(chips)
        if project.source_note:
            box.addWidget(Paragraph(project.source_note, "min", "muted"))
        box.addWidget(heading("warning-circle", words("The problem")))
        box.addWidget(Paragraph(project.problem))
        _bullets(box, words("Causes"), found.get("cause", ()))
        _bullets(box, words("Effects"), found.get("effect", ()))
        box.addWidget(Rule())
        box.addWidget(heading("target", words("The objective")))
        box.addWidget(Paragraph(project.objective))
        _bullets(box, words("In detail"), found.get("specific_objective", ()))
        self._population(box, project)
        box.addWidget(Rule())
        box.addWidget(heading("tree-structure", words("Alternatives")))
        for part in found.get("alternative", ()):
            box.addWidget(self._alternative(part))
        box.addWidget(Rule())
        box.addWidget(heading("warning", words("Risks, likelihood by impact (1 to 5)")))
        for part in found.get("risk", ()):
            box.addWidget(self._risk(part))
        box.addStretch(1)

    def _population(self, box: QVBoxLayout, project: StrategicProject) -> None:
        population = project.population or {}
        box.addWidget(Label(self._words("For whom"), "detail", "muted", weight=600))
        for kind in ("direct", "indirect"):
            some = population.get(kind)
            if some:
                count = self._words.number(some["count"])
                box.addWidget(Paragraph(f"• {count} · {some['who']}", "detail"))
        if population.get("focus"):
            box.addWidget(Paragraph(f"• {population['focus']}", "detail"))

    def _alternative(self, part: ProjectPart) -> Card:
        words, facts = self._words, part.facts or {}
        card = Card(padding=12, spacing=4, radius=8)
        card.set_selected(bool(facts.get("chosen")))
        top = QHBoxLayout()
        top.addWidget(Paragraph(part.text, "body", weight=600), 1)
        if facts.get("chosen"):
            top.addWidget(Chip(words("chosen"), "tint", icon="check"))
        if facts.get("cost"):
            top.addWidget(Label(words.millions(facts["cost"]), "body", weight=600))
        card.box.addLayout(top)
        for pro in facts.get("pros", ()):
            card.box.addWidget(Paragraph("+ " + str(pro), "detail", "ok"))
        for con in facts.get("cons", ()):
            card.box.addWidget(Paragraph("– " + str(con), "detail", "error"))
        return card

    def _risk(self, part: ProjectPart) -> Card:
        facts = part.facts or {}
        card = Card("sunken", padding=10, spacing=2, radius=8)
        top = QHBoxLayout()
        top.addWidget(Paragraph(part.text, "body"), 1)
        figures = f"{facts.get('likelihood', '–')} × {facts.get('impact', '–')}"
        top.addWidget(Label(figures, "body", "warn", weight=600))
        card.box.addLayout(top)
        if facts.get("answer"):
            card.box.addWidget(Paragraph(str(facts["answer"]), "detail", "muted"))
        return card


def _bullets(box: QVBoxLayout, title: str, parts: Sequence[ProjectPart]) -> None:
    if not parts:
        return
    box.addWidget(Label(title, "detail", "muted", weight=600))
    for part in parts:
        box.addWidget(Paragraph(f"• {part.text}", "detail"))
