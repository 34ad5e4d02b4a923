"""The sector chosen in the table: what it rests on, and the actions that it led to."""

from __future__ import annotations

from workshop_app.domain.action_plan import Action
from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.services import economy, numbering
from workshop_app.services.economy import Studied
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.economy.names import CRITERIA
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Card, Label, ListRow, Paragraph, Rule


class SectorDetail(Card):
    """Name and mean, the evidence of each criterion, the economic actions with their plan number."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        holder, self._inside = column()
        self.box.addWidget(scrolled(holder, name=words("Sector")), 1)
        self.box.addWidget(
            Label(words("From 1, hard, to 5, favourable"), "min", "muted", icon="info")
        )

    def show_sector(self, one: Studied) -> None:
        """Another sector."""
        words, box = self._words, emptied(self._inside)
        box.addWidget(Paragraph(one.sector.name, "section", weight=700))
        if one.mean is not None:
            mean = words("Mean {value}", value=words.number(one.mean, 1))
            box.addWidget(Label(mean, "detail", "muted"))
        box.addWidget(Rule())
        for criterion in SECTOR_CRITERIA:
            score = one.scores.get(criterion)
            if score and score.evidence:
                told = f"{words(CRITERIA[criterion])} · {score.score}"
                box.addWidget(Label(told, "min", "muted", weight=600))
                box.addWidget(Paragraph(score.evidence, "detail"))
        box.addWidget(Rule())
        box.addWidget(Label(words("Actions"), "strong"))
        self._actions(one)
        box.addStretch(1)

    def _actions(self, one: Studied) -> None:
        words = self._words
        numbers = numbering.labels(self._plan, Action)
        for made, action in economy.actions_of(self._plan, one.sector):
            told = (
                words("Action A{number} of the plan", number=numbers[action.id])
                if action
                else words("not in the plan")
            )
            row = ListRow(made.title, told, topic="economy", pickable=action is not None)
            row.setToolTip(made.title)
            if action:
                row.picked.connect(lambda id=action.id: self._shell.go("action_plan", action=id))
            self._inside.addWidget(row)
