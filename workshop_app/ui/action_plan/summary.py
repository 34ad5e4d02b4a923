"""Above the list: money against the budget, what is complete, who still has no answer."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from workshop_app.services import action_plan
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Card, Label, ProgressBar, Rule


class Summary(Card):
    """Three figures in a row, each in words."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(across=True, padding=12, spacing=16)
        self._plan, self._words = plan, words
        self.money = Label("", "strong")
        self.bar = ProgressBar(0.0, name=words("Cost of the actions against the budget"))
        self.complete = Label("", "strong")
        self.lacking = Label("", "min", "muted")
        self.unanswered = Button("", "quiet", icon="warning-fill", size="small")
        self.unanswered.clicked.connect(lambda: shell.go("prioritize"))
        for first, second in ((self.money, self.bar), (self.complete, self.lacking)):
            box = QVBoxLayout()
            box.setSpacing(2)
            box.addWidget(first)
            box.addWidget(second)
            self.box.addLayout(box, 1)
            self.box.addWidget(Rule(upright=True))
        self.box.addWidget(self.unanswered)

    def read(self) -> None:
        """Read the plan again."""
        words, plan = self._words, self._plan
        the_plan = plan.plan
        cost = sum(action.cost or 0 for action in action_plan.actions(plan))
        total = words.millions(cost, the_plan.currency)
        if the_plan.budget:
            budget = words.millions(the_plan.budget, the_plan.currency)
            self.money.setText(words("{cost} of {budget}", cost=total, budget=budget))
            over = cost > the_plan.budget
            self.bar.show_share(min(1.0, cost / the_plan.budget), "warn" if over else "primary")
        else:
            self.money.setText(words("{cost} in all", cost=total))
        self.bar.setVisible(bool(the_plan.budget))
        has = action_plan.completeness(plan)
        missing = [len(action_plan.PARTS) - len(parts) for parts in has.values()]
        whole = sum(not n for n in missing)
        self.complete.setText(words("{n} of {total} complete", n=whole, total=len(has)))
        lacking = words.many("{n} item missing", "{n} items missing", sum(missing))
        self.lacking.setText(lacking if sum(missing) else words("nothing missing"))
        waiting = len(action_plan.without_answer(plan))
        self.unanswered.setText(words("proposals without an answer: {n}", n=waiting))
        self.unanswered.setVisible(waiting > 0)
