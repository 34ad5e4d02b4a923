"""The sector chosen in the table: what its scores rest on, and what it led to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.domain.action_plan import Action
from workshop_app.domain.economy import SECTOR_CRITERIA, SectorScore
from workshop_app.services import economy, numbering
from workshop_app.services.economy import Studied
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.economy.cells import ScoreMark
from workshop_app.ui.economy.names import CRITERIA
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Card, Label, Paragraph, Rule


class SectorDetail(Card):
    """Name and mean, the evidence of each criterion, the economic actions with their number in the
    plan, the ways of working on one's own."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        holder, self._inside = column()
        self.area = scrolled(holder, name=words("Sector"))
        self.box.addWidget(self.area, 1)
        note = words("From 1, hard, to 5, favourable")
        self.box.addWidget(Label(note, "min", "muted", icon="info"))

    def show_sector(self, one: Studied) -> None:
        """Another sector."""
        words, box = self._words, emptied(self._inside)
        self.area.verticalScrollBar().setValue(0)
        box.addWidget(Paragraph(one.sector.name, "section", weight=700))
        if one.mean is not None:
            mean = words("Mean {value}", value=words.number(one.mean, 1))
            box.addWidget(Label(mean, "detail", "muted"))
        if one.sector.note:
            box.addWidget(Paragraph(one.sector.note, "detail"))
        self._actions(box, one)
        self._opportunities(box, one)
        box.addWidget(Rule())
        box.addWidget(Label(words("What it rests on"), "strong"))
        for criterion in SECTOR_CRITERIA:
            if (score := one.scores.get(criterion)) is not None:
                box.addLayout(self._evidence(criterion, score))
        box.addStretch(1)
        in_reading_order(self)

    def _evidence(self, criterion: str, score: SectorScore) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(10)
        words.setSpacing(0)
        words.addWidget(Label(self._words(CRITERIA[criterion].head), "min", "muted", weight=600))
        if score.evidence:
            words.addWidget(Paragraph(score.evidence, "detail"))
        row.addWidget(ScoreMark(score.score), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _actions(self, box: QVBoxLayout, one: Studied) -> None:
        words = self._words
        found = economy.actions_of(self._plan, one.sector)
        if not found:
            return
        box.addWidget(Rule())
        box.addWidget(Label(words("Actions"), "strong"))
        numbers = numbering.labels(self._plan, Action)
        for made, action in found:
            told = words("not in the plan")
            if action:
                told = words("Action A{number} of the plan", number=numbers[action.id])
            card = LinkCard(made.title, told, topic="economy", pickable=action is not None)
            if action:
                card.picked.connect(lambda id=action.id: self._shell.go("action_plan", action=id))
            box.addWidget(card)

    def _opportunities(self, box: QVBoxLayout, one: Studied) -> None:
        words = self._words
        found = economy.opportunities_of(self._plan, one.sector)
        if not found:
            return
        box.addWidget(Rule())
        box.addWidget(Label(words("Work of one's own"), "strong"))
        for way in found:
            parts = [way.note]
            if way.starting_cost is not None:
                cost = words.millions(way.starting_cost, self._plan.plan.currency)
                parts.insert(0, words("{cost} to begin", cost=cost))
            told = " · ".join(part for part in parts if part)
            box.addWidget(LinkCard(way.name, told, pickable=False))
