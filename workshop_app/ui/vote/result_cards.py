"""The right column of a result: its cards, and which of them stand there when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.vote import names, public
from workshop_app.ui.vote.beside import BesideCard
from workshop_app.ui.vote.counted import Counted
from workshop_app.ui.vote.result_side import (
    LeftOutCard,
    LinkedRoundCard,
    RevealCard,
    RoomCard,
    RuleCard,
    TieCard,
)  # fmt: skip
from workshop_app.ui.vote.reveal import Reveal

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class ResultCards(QWidget):
    """How the result came about, and what the room sees of it; only how to go on while it is
    revealed place by place."""

    settle = Signal()
    second_round = Signal()
    take_along = Signal(str)
    to_round = Signal(str)
    compare = Signal()
    reveal = Signal()
    next = Signal()
    show_all = Signal()
    changed = Signal()

    def __init__(self, plan: OpenPlan, words: Words, counted: Counted, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._counted = plan, words, counted
        side, box = column(spacing=12)
        self.reveal_card = RevealCard(words)
        self.rule_card = RuleCard(words, len(counted.rules) > 1)
        self.tie_card = TieCard(words)
        groups = len(counted.groups())
        self.room = RoomCard(words, bool(groups), public.tells_shares(counted))
        self.beside = BesideCard(plan, words, counted, shell)
        self._rest: list[QWidget] = [self.rule_card, self.tie_card, *self._linked()]
        left_out = counted.left_out()
        if left_out:
            one_group = LeftOutCard(words, left_out)
            one_group.take_along.connect(self.take_along)
            self._rest.append(one_group)
        self._rest += [self.room, self.beside]
        for card in (self.reveal_card, *self._rest):
            box.addWidget(card)
        box.addStretch(1)
        self._side = side
        area = self._area = scrolled(side, name=words("How it was decided"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._connect()

    def least_width(self) -> int:
        """What the cards and the bar beside them need, so that none is cut at its right edge."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        return self._side.minimumSizeHint().width() + bar

    def _connect(self) -> None:
        self.rule_card.compare.clicked.connect(self.compare)
        self.tie_card.settle.connect(self.settle)
        self.tie_card.second_round.connect(self.second_round)
        self.room.changed.connect(self.changed)
        self.room.step_by_step.connect(self.reveal)
        self.reveal_card.on.clicked.connect(self.next)
        self.reveal_card.all.clicked.connect(self.show_all)

    def _linked(self) -> list[QWidget]:
        """The run-off that settles this round's tie, and the round whose tie this one settles."""
        words, round = self._words, self._counted.round
        found: list[QWidget] = []
        self.run_offs = self._plan.all(VoteRound, run_off_of=round.id)
        for one in self.run_offs:
            state = names.state(words, one.state)
            title = names.round_title(words, one, self._plan)
            said = words("A second round settles this tie.")
            found.append(LinkedRoundCard(said, f"{title} · {state}", one.id))
        first = self._plan.find(VoteRound, round.run_off_of or "")
        if first is not None:
            said = words("This round settles the tie of an earlier one.")
            title = names.round_title(words, first, self._plan)
            found.append(LinkedRoundCard(said, title, first.id))
        for card in found:
            card.picked.connect(self.to_round)  # type: ignore[attr-defined]
        return found

    def arrange(self, compact: bool) -> None:
        """In a narrow window the rule folds into a link."""
        self.rule_card.fold(compact)

    def show_rule(self, rule: str, settled: bool, revealed: Reveal | None) -> None:
        """What is told of ``rule``; ``revealed`` while the room has not seen all of it."""
        counted = self._counted
        rows = counted.rows(rule, settled)
        for card in self._rest:
            card.setVisible(revealed is None)
        self.reveal_card.setVisible(revealed is not None)
        if revealed is not None:
            self.reveal_card.show_left(revealed.left, len(rows))
            return
        self.rule_card.say(counted.in_words(rule))
        tie = counted.tie(rule)
        decides = rule == counted.round.rule
        self.tie_card.setVisible(tie is not None and decides)
        if tie is not None and decides:
            certain = len(getattr(counted.outcome(rule), "certain", ()))
            self.tie_card.show_tie(counted.round, tie, rule, certain, settled, counted.costs(tie),
                                   run_off=bool(self.run_offs), read_only=self._plan.read_only)  # fmt: skip
        self.room.show_parts(len(rows), public.group_lines(self._words, counted))
        self.beside.show_rule(rule)
