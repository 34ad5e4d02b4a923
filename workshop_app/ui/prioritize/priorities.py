"""Map, list and decision beside each other: what goes in, what waits, what returns, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.services import (
    action_plan,
    balance,
    deciding,
    numbering,
    prioritize,
    thresholds,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import IN_PLAN, TO_DECIDE, Placed
from workshop_app.services.thresholds import Thresholds
from workshop_app.text import Words
from workshop_app.ui.page import Shell
from workshop_app.ui.prioritize import balance_words, ranked_rows, reading
from workshop_app.ui.prioritize.balance_panel import BalancePanel
from workshop_app.ui.prioritize.criteria_panel import CriteriaPanel
from workshop_app.ui.prioritize.cuts_panel import CutsPanel
from workshop_app.ui.prioritize.decision_card import DecisionCard
from workshop_app.ui.prioritize.exclusion_panel import ExclusionPanel
from workshop_app.ui.prioritize.map_card import MapCard
from workshop_app.ui.prioritize.orders import Orders
from workshop_app.ui.prioritize.ranked_list import RankedList
from workshop_app.ui.prioritize.reading import Listed
from workshop_app.ui.widgets.painted import give_focus

LIST = 492


class Priorities(QWidget):
    """Emits ``changed`` when the list was read anew, ``asked`` when what the map lacks is wanted."""

    changed = Signal()
    asked = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._orders = Orders(plan, shell)
        self._orders.came.connect(self._orders_came)
        self._stands: Listed | None = None
        self.listed = reading.read(plan, {})
        self.current = ""
        self._by_hand = False
        self.map = MapCard(words, float(self.listed.thresholds.at_least))
        self.ranked = RankedList(plan, words)
        self.decision = DecisionCard(words, not plan.read_only, plan.plan.currency)
        self.cuts = CutsPanel(words)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        for part in (self.map, self.ranked):
            part.chosen.connect(self.choose)
            part.entered.connect(self._entered)
        self.map.asked.connect(self.asked)
        self.map.thresholds.connect(self.show_thresholds)
        self.ranked.balance.connect(self.show_balance)
        self.cuts.tried.connect(self._try)
        self.cuts.kept.connect(self._keep_thresholds)
        self.cuts.left.connect(self.leave_thresholds)
        self.decision.decided.connect(self._decide)
        self.decision.undecided.connect(self._undecide)
        self.decision.opened.connect(self._open_action)
        self.decision.excludes.connect(self._exclude)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        listed = QWidget()
        right = QVBoxLayout(listed)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self.ranked, 1)
        right.addWidget(self.decision)
        self._right = QStackedWidget()
        self._right.addWidget(listed)
        self._right.addWidget(self.cuts)
        row.addWidget(self.map, 1)
        row.addWidget(self._right)

    def arrange(self, compact: bool) -> None:
        """The list takes its own width, or its share of a narrow window."""
        scale = self._shell.theme.scale
        self._right.setFixedWidth(round(LIST * (1 + (scale - 1) * 0.5)) if compact else LIST)

    # -- reading ----------------------------------------------------------------------------------
    @property
    def everything(self) -> list[Placed]:
        """The list, as it stands or as it would be by the thresholds that are being tried."""
        return self.listed.everything

    def read(self, again: bool = True) -> None:
        """Read the list; ``again=False`` where only decisions, actions or the budget changed."""
        if self.tries:
            self._stands = reading.read(self._plan, self._orders.known)
            self.leave_thresholds()
        elif again:
            self._orders.ask()
            self.listed = reading.read(self._plan, self._orders.known)
        else:
            self.listed = reading.again(self._plan, self._orders.known, self.listed)
        if self._found(self.current) is None or (again and not self._by_hand):
            self.current = self._first()
        self._show()
        self.changed.emit()

    def _orders_came(self) -> None:
        """How firm the orders are is known now; what is being tried goes on."""
        if self._stands is None:
            self.read(again=False)
        else:
            self._stands = reading.again(self._plan, self._orders.known, self._stands)

    def _show(self) -> None:
        words, plan = self._words, self._plan
        self.map.show_proposals(self.listed, self.current, not plan.read_only)
        if self.tries:
            return
        reach = prioritize.reach(plan, self.everything)
        rows = ranked_rows.rows(
            words, self.listed, reach, plan.plan.currency, not plan.read_only,
            asks=not self.first,
        )  # fmt: skip
        self.ranked.show_rows(rows, self.current)
        kept = balance.balance(plan, self.everything, groups=False)
        self.ranked.show_gone("" if self.first else balance_words.gone(words, plan, kept))
        self._show_decision()

    # -- thresholds -------------------------------------------------------------------------------
    @property
    def tries(self) -> bool:
        """Whether other thresholds are being tried: what is shown is not what stands."""
        return self._stands is not None

    def show_thresholds(self) -> None:
        """Both thresholds in the place of the list."""
        if self.tries or self._plan.read_only:
            return
        self._stands = self.listed
        self.cuts.show_thresholds(self.listed)
        self._right.setCurrentWidget(self.cuts)
        self.changed.emit()
        self.cuts.begin()

    def _try(self, tried: Thresholds) -> None:
        if self._stands is None:
            return
        self.listed = reading.read_as_if(self._plan, self._orders.known, tried, self._stands)
        self._show()
        titles = {one.proposal.id: one.title for one in self.everything}
        self.cuts.show_effect(self.listed.moves, titles)

    def _keep_thresholds(self, tried: Thresholds) -> None:
        moves = len(self.listed.moves)
        self.leave_thresholds(show=False)
        thresholds.keep(self._plan, tried)
        said = self._words.many("{n} proposal changed its zone.",
                                "{n} proposals changed their zone.", moves)  # fmt: skip
        self._shell.tell("done", said, undo=True)

    def leave_thresholds(self, show: bool = True) -> None:
        """Back to the list, as it stands."""
        if self._stands is None:
            return
        self.listed, self._stands = self._stands, None
        self._right.setCurrentIndex(0)
        if show:
            self._show()
            self.changed.emit()
            give_focus(self.map.cuts)

    def show_balance(self) -> None:
        """The balance of what goes in, over the window."""
        found = balance.balance(self._plan, self.everything)
        BalancePanel(self, self._plan, self._words, found).show_panel()

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
        titles = {each.proposal.id: each for each in self.everything}
        firm = self.listed.firm.get(one.proposal.id) if one else None
        self.decision.show_proposal(
            one, high, self._action_number(one), self.first, others=titles, firm=firm
        )

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
    def _decide(self, outcome: str, reason: str, part: str, confirmed: bool) -> None:
        one = self._found(self.current)
        if one is None:
            return
        waited, words, number = one.state == TO_DECIDE, self._words, one.priority.number
        money = prioritize.part_of(part)
        prioritize.decide(self._plan, one, outcome, reason, part=money, confirmed=confirmed)
        if outcome == "in" and money is not None:
            told = words.millions(money, self._plan.plan.currency)
            said = words("{number} goes in with {money}.", number=number, money=told)
        elif outcome == "in":
            said = words("{number} goes in.", number=number)
        elif outcome == "waits":
            said = words("{number} waits, with its reason.", number=number)
        else:
            said = words("{number} stays out, with its reason.", number=number)
        self._shell.tell("done", said, undo=True)
        if waited and self.waiting and not self.first:
            self.next_waiting()

    def _exclude(self) -> None:
        one = self._found(self.current)
        if one is not None:
            ExclusionPanel(self, self._plan, self._words, self.everything, one).show_panel()

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
            found = self.listed.capacities.get(one.proposal.id)
            CriteriaPanel(self, self._plan, self._words, one, found).show_panel()
