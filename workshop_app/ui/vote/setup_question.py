"""Block 1 of the setup: what is asked."""

from __future__ import annotations

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.vote.block import Block


class QuestionBlock(Block):
    """The question, kept while it is typed."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound) -> None:
        super().__init__(1, words("Question"))
        self._plan, self._round = plan, round
        self._shown = round.question
        self.line = GuardedLine(words, round.question, words("What do you ask the room?"))
        self.line.edit.setAccessibleName(words("Question"))
        self.line.kept.connect(self._keep)
        self.head.addWidget(self.line, 1)

    def refresh(self, round: VoteRound) -> None:
        """Show ``round`` as it is now."""
        self._round = round
        untouched = self.line.text().strip() == self._shown
        if round.question != self.line.text().strip() and (
            untouched or not self.line.edit.hasFocus()
        ):
            self.line.setText(round.question)
        self._shown = round.question

    def leave(self) -> None:
        """Keep what is still in the line."""
        if self.line.text().strip() != self._round.question:
            self.line.offer()

    def _keep(self, text: str, confirmed: bool) -> None:
        if text:
            rounds.change_round(self._plan, self._round, question=text, confirmed=confirmed)
