"""How the agenda stands with the time there is: in words, and to scale."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.meetings import AgendaItem, Workshop
from workshop_app.services import agenda
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.prepare.time_bar import TimeBar, stretches
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import Label


class TimeCard(Card):
    """What is left or over, the total, the bar; ``fit`` shortens what follows where it is over."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(spacing=6)
        self._plan, self._words = plan, words
        self.box.setContentsMargins(17, 10, 17, 7)
        head = QHBoxLayout()
        self.state = Label("", "strong", weight=600)
        self.state.setObjectName("time left")
        self.fit = Button(words("Fit"), size="small")
        self.fit.setObjectName("fit")
        self.total = Label("", "body", "muted", align="right")
        self.total.setObjectName("total time")
        head.addWidget(self.state)
        head.addWidget(self.fit)
        head.addStretch(1)
        head.addWidget(self.total)
        self.box.addLayout(head)
        self.bar = TimeBar(words)
        self.box.addWidget(self.bar)

    def mark(self, workshop: Workshop, items: Sequence[AgendaItem], selected: str) -> None:
        """Draw the agenda to scale, one item selected."""
        start = agenda.begins(workshop, items)[0] if items else agenda.DEFAULT_START
        self.bar.show_agenda(stretches(items), start, agenda.available(workshop), selected)

    def tell(self, workshop: Workshop, items: Sequence[AgendaItem]) -> None:
        """Say what is left free or over."""
        words, taken = self._words, agenda.minutes(items)
        available = agenda.available(workshop)
        free = available - taken
        over = available > 0 and free < 0
        self.fit.setVisible(over and not self._plan.read_only)
        counted = [item for item in items if not item.optional]
        can = any(item.minutes > agenda.least(self._plan, item) for item in counted)
        self.fit.block("" if can else words("Nothing can be shortened any more: take one out."))
        if not available:
            said, tone = words("The workshop has no hours yet"), "warn"
        elif over:
            said = words("{minutes} over", minutes=words.minutes(-free))
            tone = "error"
            if not can:
                said = words("{minutes} over: take one out", minutes=words.minutes(-free))
        elif free:
            said, tone = words("{minutes} left free", minutes=words.minutes(free)), "ok"
        else:
            said, tone = words("It fits exactly"), "ok"
        self.state.setText(said)
        self.state.set_tone(tone)
        self.bar.setAccessibleName(said)
        self.total.setText(
            words("{taken} of {all}", taken=words.minutes(taken), all=words.minutes(available))
            if available
            else words.minutes(taken)
        )
