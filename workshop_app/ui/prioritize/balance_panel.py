"""What goes in beside what was proposed: themes, territories, groups, money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.export.names import THEMES
from workshop_app.services.balance import Balance, Part
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.prioritize import balance_words
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.vote.names import title_of
from workshop_app.ui.widgets import (
    Button,
    Card,
    Column,
    Figures,
    Label,
    Paragraph,
    ProgressBar,
)
from workshop_app.ui.widgets.overlay import Overlay


class BalancePanel(Overlay):
    """Over the window; Esc or Enter closes it."""

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, found: Balance) -> None:
        super().__init__(over, words("Balance"), width=900, padding=20, tall=True)
        self._plan, self._words = plan, words
        self.setObjectName("balance panel")
        self.column.addWidget(Label(words("Balance of what goes in"), "section"))
        inside, box = column(spacing=10)
        self._sums(box, found)
        gone = balance_words.gone(words, plan, found)
        card = Card("warn" if gone else "ok", padding=10)
        self.gone = Paragraph(
            gone or words("Every theme and every territory with proposals has something that goes "
                          "in, or that waits for a decision."), "body",
        )  # fmt: skip
        self.gone.setObjectName("what vanishes")
        card.box.addWidget(self.gone)
        box.addWidget(card)
        themes = {key: words(name) for key, name in THEMES.items()}
        box.addWidget(self._table(words("Theme"), found.themes, themes))
        places = balance_words.territory_names(words, plan)
        box.addWidget(self._table(words("Territory"), found.territories, places))
        if found.shared:
            several = words("An action in several territories counts in each: the rows do not add "
                            "up.")  # fmt: skip
            box.addWidget(Paragraph(several, "min", "muted"))
        self._groups(box, found)
        box.addStretch(1)
        self.column.addWidget(scrolled(inside, name=words("Balance")), 1)
        foot = QHBoxLayout()
        self.close_it = Button(words("Close"), "primary", cap="Esc", size="header")
        self.close_it.clicked.connect(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.close_it)
        self.column.addLayout(foot)

    def show_panel(self) -> None:
        """Open it, the keyboard on the button that closes it."""
        self.open(self.close_it)

    def _sums(self, box: QVBoxLayout, found: Balance) -> None:
        words, currency = self._words, self._plan.plan.currency
        box.addWidget(Label(balance_words.counts(words, found), "body", weight=600))
        told = balance_words.money(words, found, currency)
        if found.budget:
            share = min(1.0, found.cost / found.budget)
            tone = "warn" if found.cost > found.budget else "primary"
            box.addWidget(ProgressBar(share, tone, name=told))
        self.money = Paragraph(told, "body")
        box.addWidget(self.money)

    def _table(self, head: str, parts: Sequence[Part], called: Mapping[str, str]) -> Figures:
        words, currency = self._words, self._plan.plan.currency
        columns = [
            Column(head, 0, "left", strong=True, wrap=True), Column(words("Proposed"), 96),
            Column(words("Voted on"), 96), Column(words("Go in"), 76),
            Column(words("To decide"), 92), Column(words("Cost"), 120),
        ]  # fmt: skip
        rows = [
            [called.get(one.key, ""), words.number(one.proposed), words.number(one.voted),
             self._going(one), words.number(one.undecided) if one.undecided else "–",
             words.millions(one.cost, currency) if one.cost else "–"]
            for one in parts
        ]  # fmt: skip
        return Figures(columns, rows, name=f"{words('Balance')}: {head}", height=38)

    def _going(self, one: Part) -> str:
        return self._words("none") if one.vanishes else self._words.number(one.going_in)

    def _groups(self, box: QVBoxLayout, found: Balance) -> None:
        if not found.groups:
            return
        words = self._words
        box.addWidget(Label(words("Groups, by their first three options"), "body", weight=600))
        for round in dict.fromkeys(one.round for one in found.groups):
            box.addWidget(Label(title_of(words, round), "detail", "muted"))
            for one in found.groups:
                if one.round == round:
                    tone = "warn" if one.vanishes else "ink"
                    box.addWidget(Paragraph(balance_words.group(words, one), "detail", tone))
