"""Map, list and decision beside each other: what goes in, what waits, what returns, and why."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.capacity import Capacity
from workshop_app.domain.priority import Priority
from workshop_app.services import action_plan, capacity, deciding, numbering, prioritize
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import IN_PLAN, TO_DECIDE, Placed
from workshop_app.text import Words
from workshop_app.ui.page import Shell
from workshop_app.ui.prioritize import ranked_rows
from workshop_app.ui.prioritize.criteria_panel import CriteriaPanel
from workshop_app.ui.prioritize.decision_card import DecisionCard
from workshop_app.ui.prioritize.map_card import MapCard
from workshop_app.ui.prioritize.ranked_list import RankedList

LIST = 492


class Priorities(QWidget):
    """Emits ``changed`` when the list was read anew, ``asked`` when what the map lacks is wanted."""

    changed = Signal()
    asked = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._known: Sequence[Priority] = ()
        self._capacities: dict[str, Capacity] = {}
        self.everything: list[Placed] = []
        self.current = ""
        self._by_hand = False
        self.map = MapCard(words, float(Fraction(plan.plan.capacity_at_least)))
        self.ranked = RankedList(plan, words)
        self.decision = DecisionCard(words, not plan.read_only)
        self._lay_out()
        for part in (self.map, self.ranked):
            part.chosen.connect(self.choose)
            part.entered.connect(self._entered)
        self.map.asked.connect(self.asked)
        self.decision.decided.connect(self._decide)
        self.decision.undecided.connect(self._undecide)
        self.decision.opened.connect(self._open_action)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self.ranked, 1)
        right.addWidget(self.decision)
        row.addWidget(self.map, 1)
        row.addWidget(self._right)

    def arrange(self, compact: bool) -> None:
        """The list takes its own width, or its share of a narrow window."""
        scale = self._shell.theme.scale
        self._right.setFixedWidth(round(LIST * (1 + (scale - 1) * 0.5)) if compact else LIST)

    # -- reading ----------------------------------------------------------------------------------
    def read(self, again: bool = True) -> None:
        """Read the list; ``again=False`` where only decisions, actions or the budget changed."""
        if again:
            self._capacities = capacity.capacities(self._plan)
            self._known = capacity.priorities(self._plan)
        self.everything = prioritize.listed(self._plan, self._known)
        if self._found(self.current) is None or (again and not self._by_hand):
            self.current = self._first()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        words, plan = self._words, self._plan
        currency = plan.plan.currency
        reach = prioritize.reach(plan, self.everything)
        rows = ranked_rows.rows(
            words, self.everything, self._capacities, reach, currency, not plan.read_only,
            asks=not self.first,
        )  # fmt: skip
        self.ranked.show_rows(rows, self.current)
        self.map.show_proposals(self.everything, self._capacities, self.current)
        self._show_decision()

    @property
    def first(self) -> str:
        """What comes before deciding (``prioritize.comes_first``)."""
        return prioritize.comes_first(self.everything)

    @property
    def waiting(self) -> list[Placed]:
        """What a person must still decide on, the blocking ones (high in a group) first."""
        found = [one for one in self.everything if one.state == TO_DECIDE]
        return sorted(found, key=lambda one: not one.priority.top_of_groups)

    def _first(self) -> str:
        listed = self.waiting or self.everything
        return listed[0].proposal.id if listed else ""

    def _found(self, id: str) -> Placed | None:
        return next((one for one in self.everything if one.proposal.id == id), None)

    # -- choosing ---------------------------------------------------------------------------------
    def choose(self, id: str) -> None:
        """Another proposal is the one in question."""
        if self._found(id) is None:
            return
        self.current, self._by_hand = id, True
        self.ranked.choose(id)
        self.map.choose(id)
        self._show_decision()

    def _entered(self) -> None:
        """Enter on a proposal: its reason, or what comes before."""
        if self.first and not self._plan.read_only:
            self.asked.emit()
        else:
            self.decision.ask()

    def next_waiting(self) -> None:
        """The next that waits for a decision, and the keyboard on its reason."""
        waiting = [one.proposal.id for one in self.waiting]
        if waiting:
            at = waiting.index(self.current) + 1 if self.current in waiting else 0
            self.choose(waiting[at % len(waiting)])
            self.decision.ask()

    def _show_decision(self) -> None:
        one = self._found(self.current)
        high = deciding.high_in(self._plan, one.proposal.id) if one and self._asks(one) else ()
        self.decision.show_proposal(one, high, self._action_number(one), self.first)

    def _asks(self, one: Placed) -> bool:
        return one.state == TO_DECIDE and bool(one.priority.top_of_groups)

    def _action(self, one: Placed | None) -> str:
        if one is None or one.state != IN_PLAN:
            return ""
        links = self._plan.all(ActionProposal, proposal=one.proposal.id)
        return links[0].action if links else ""

    def _action_number(self, one: Placed | None) -> str:
        action = self._action(one)
        return numbering.labels(self._plan, Action).get(action, "") if action else ""

    # -- deciding ---------------------------------------------------------------------------------
    def _decide(self, outcome: str, reason: str, confirmed: bool) -> None:
        one = self._found(self.current)
        if one is None:
            return
        waited = one.state == TO_DECIDE
        prioritize.decide(self._plan, one, outcome, reason, confirmed=confirmed)
        number = one.priority.number
        if outcome == "in":
            said = self._words("{number} goes in.", number=number)
        else:
            said = self._words("{number} stays out, with its reason.", number=number)
        self._shell.tell("done", said, undo=True)
        if waited and self.waiting and not self.first:
            self.next_waiting()

    def _undecide(self) -> None:
        action_plan.undecide(self._plan, self.current)

    def _open_action(self) -> None:
        action = self._action(self._found(self.current))
        if action:
            self._shell.go("action_plan", action=action)

    def show_criteria(self) -> None:
        """The criteria of the proposal in question, over the window."""
        one = self._found(self.current)
        if one is not None:
            found = self._capacities.get(one.proposal.id)
            CriteriaPanel(self, self._plan, self._words, one, found).show_panel()
