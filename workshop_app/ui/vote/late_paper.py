"""Late paper ballots of a closed round: five or more are typed in and join together (P-38)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.groups import SMALLEST
from workshop_app.services import paper
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.vote.paper_panel import PaperPanel
from workshop_app.ui.widgets import Button, Card, Paragraph, heading

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

RIGHT = 332
"""Width of the right column at 100 % text size."""


class LatePaper(QWidget):
    """The desk of paper for a closed round, and the act that joins what was typed. Emits ``left``
    when the person goes back to the checks."""

    left = Signal()

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._round, self._shell = plan, words, round, shell
        self.panel = PaperPanel(plan, words, round, shell)
        self.panel.changed.connect(self.refresh)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.panel, 1)
        side = QVBoxLayout()
        side.setSpacing(10)
        wide = theme.now().px(RIGHT)
        for widget, stretch in ((self._act_card(), 0), (self.panel.side(), 1)):
            if widget is not None:
                widget.setFixedWidth(wide)
                side.addWidget(widget, stretch)
        row.addLayout(side)
        self.refresh()

    def _act_card(self) -> Card:
        words = self._words
        card = Card(padding=12, spacing=8)
        card.box.addWidget(heading("archive-box", words("Late ballots")))
        self._said = Paragraph("", "detail", "muted")
        self._said.setObjectName("late standing")
        card.box.addWidget(self._said)
        self.join = Button(words("Join them to the round"), icon="archive-box", size="header")
        self.join.setObjectName("join late ballots")
        self.join.clicked.connect(self._join)
        self.away = Button(words("Take them away"), "quiet", size="small")
        self.away.setObjectName("take late ballots away")
        self.away.clicked.connect(self._take_away)
        self.back = Button(words("Back to the checks"), "quiet", icon="arrow-left", size="small")
        self.back.setObjectName("back to the checks")
        self.back.clicked.connect(self.left)
        card.box.addWidget(self.join)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.away)
        foot.addStretch(1)
        card.box.addLayout(foot)
        return card

    def settle_focus(self) -> None:
        """The keyboard types ballots."""
        self.panel.settle_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is of the ballots here: it never shows the result."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """What can be done with what is typed in now."""
        words = self._words
        now = paper.entries(self._plan, self._round)
        typed = max(now.first, now.second)
        open_still = now.left or now.mismatches
        if typed < SMALLEST:
            said = words("They join only together, {most} or more, so that nobody can tell whose "
                         "they are. Typed in: {n}.", most=words.number(SMALLEST),
                         n=words.number(typed))  # fmt: skip
        elif open_still:
            said = words("Finish the second entry and settle what differs, then join them.")
        elif not now.second:
            said = words("They can join now. A second, blind entry finds mistakes.")
        else:
            said = words("Both entries agree. They can join now.")
        self._said.setText(said)
        self.join.setEnabled(typed >= SMALLEST and not open_still)
        self.away.setVisible(typed > 0)
        self.back.setVisible(typed == 0)

    def _join(self) -> None:
        joined = paper.entries(self._plan, self._round).first
        paper.add_late_batch(self._plan, self._round)
        self._shell.tell("done", self._words("{n} late ballots joined the round",
                                             n=self._words.number(joined)))  # fmt: skip

    def _take_away(self) -> None:
        paper.take_batch_away(self._plan, self._round)
        self.left.emit()


def late_card(words: Words) -> tuple[Card, Button]:
    """The act as it stands under the checks: what it is for, and its button."""
    card = Card(across=True, spacing=16)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(heading("archive-box", words("Did paper ballots come late?")))
    column.addWidget(
        Paragraph(words("Five or more can still join together, before the result is shown."),
                  "body", "muted"))  # fmt: skip
    card.box.addLayout(column, 1)
    button = Button(words("Type in late ballots"), icon="note-pencil", size="header")
    button.setObjectName("late ballots")
    card.box.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return card, button
