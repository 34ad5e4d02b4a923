"""What goes in, what waits, what goes back: the list with its decisions, and how far money goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.domain.action_plan import Action
from workshop_app.domain.incoming_columns import money_of
from workshop_app.domain.priority import Priority
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import Decision
from workshop_app.services import action_plan, capacity, prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError

IN_PLAN, GOES_IN, LEFT_OUT, TO_DECIDE = "in_plan", "in", "out", "to_decide"
"""How a proposal stands: in an action already; to go in; left out with a reason; a person must
decide, in words."""

GOES_IN_BY_ZONE = frozenset({"do_now", "open_way", "quick_win"})
"""Zones whose proposals go in unless someone decides otherwise."""


ROUNDS, ASSESSMENT = "rounds", "assessment"
"""What comes before deciding: rounds that decide; what officials can do."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A proposal (or a cluster by its keeper) in the list. ``title`` is the cluster's label where
    it keeps one; ``cost`` whole money or ``None``; ``state`` one of the four."""

    priority: Priority
    proposal: Proposal
    title: str
    state: str
    decision: Decision | None

    @property
    def cost(self) -> int | None:
        return self.proposal.cost


def listed(plan: OpenPlan, known: Sequence[Priority] | None = None) -> list[Placed]:
    """Everything that stands, in the order of the list, with how it stands.

    ``known``: the priorities, where they have been worked out and only decisions changed since."""
    proposals = {p.id: p for p in plan.all(Proposal)}
    labels = {c.keeper: c.label for c in plan.all(Cluster) if c.keeper}
    decisions = {d.proposal: d for d in plan.all(Decision)}
    answered = action_plan.answered(plan)
    return [
        Placed(
            one,
            proposals[one.id],
            labels.get(one.id) or proposals[one.id].short or proposals[one.id].text,
            _state(one, decisions.get(one.id), one.id in answered),
            decisions.get(one.id),
        )
        for one in (capacity.priorities(plan) if known is None else known)
    ]


def _state(one: Priority, decision: Decision | None, answered: bool) -> str:
    if answered:
        return IN_PLAN
    if decision is not None:
        return GOES_IN if decision.outcome == "in" else LEFT_OUT
    if one.needs_decision or one.zone not in GOES_IN_BY_ZONE:
        return TO_DECIDE
    return GOES_IN


def comes_first(everything: Sequence[Placed]) -> str:
    """What is still missing before it can be told which proposals ask for a decision: ``ROUNDS``
    while none of them stood in a round that decides, ``ASSESSMENT`` while of none that did the
    capacity is known; "" once there is both, for one proposal at least, or nothing at all."""
    voted = [one for one in everything if not one.priority.not_voted]
    if everything and not voted:
        return ROUNDS
    return ASSESSMENT if voted and all(one.priority.zone == "unknown" for one in voted) else ""


def decide(
    plan: OpenPlan, one: Placed, outcome: str, reason: str, *, confirmed: bool = False
) -> Decision:
    """Put a proposal of the list in or out. A reason in words is asked for when it is left out,
    and when it goes in against its zone or without a vote."""
    against = one.priority.needs_decision or (
        outcome == "in" and one.priority.zone not in GOES_IN_BY_ZONE
    )
    why = "return" if one.priority.zone == "return" else "votes"
    return action_plan.decide(plan, one.proposal.id, outcome, reason, why=why,
                              against_zone=against, confirmed=confirmed)  # fmt: skip


def pass_to_plan(plan: OpenPlan) -> list[Action]:
    """An action for everything that goes in and has none yet, with the written decision as its
    note. ``KnownError`` while something is undecided: nobody is passed over in silence."""
    everything = listed(plan)
    waiting = [one for one in everything if one.state == TO_DECIDE]
    if waiting:
        raise KnownError(
            N_("Still to decide, with a reason: {numbers}. Nothing was changed."),
            numbers=", ".join(one.priority.number for one in waiting),
        )
    going = [one for one in everything if one.state == GOES_IN]
    notes = {one.proposal.id: one.decision.reason for one in going if one.decision}
    return action_plan.make_actions(plan, [one.proposal.id for one in going], notes)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a budget reaches down the list: the first ``count`` fit in order, for ``spent``;
    ``fits`` are ids further down that what is left would still pay for."""

    budget: int
    count: int
    spent: int
    fits: frozenset[str]


def reach(plan: OpenPlan, everything: Sequence[Placed]) -> Reach | None:
    """How far the plan's budget reaches down the list; ``None`` without a budget.

    Decisions do not move the line: it says what the order and the money give."""
    budget = plan.plan.budget
    if budget is None:
        return None
    spent = count = 0
    rest: list[Placed] = []
    for at, one in enumerate(everything):
        if one.priority.not_voted or spent + (one.cost or 0) > budget:
            rest = list(everything[at:])
            break
        spent += one.cost or 0
        count += 1
    fits = frozenset(
        one.proposal.id
        for one in rest
        if one.cost is not None and one.cost <= budget - spent and not one.priority.not_voted
    )
    return Reach(budget, count, spent, fits)


def set_budget(plan: OpenPlan, typed: str) -> int | None:
    """The plan's budget as someone writes it ("$ 900.000.000", "900 millones"); empty for none."""
    try:
        amount = money_of(typed) if typed.strip() else None
    except ValueError:
        raise KnownError(
            N_("“{text}” is not an amount. Nothing was changed. Write figures, such as 900000000."),
            text=typed,
        ) from None
    prepare.change_plan(plan, budget=amount)
    return amount
