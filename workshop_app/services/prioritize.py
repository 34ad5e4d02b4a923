"""What goes in, what waits, what goes back: the list with its decisions, and how far money goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.incoming_columns import money_of
from workshop_app.domain.priority import Priority
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import Decision
from workshop_app.services import action_plan, capacity, exclusions, prepare
from workshop_app.services.exclusions import Pair
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

IN_PLAN, GOES_IN, WAITS, LEFT_OUT, TO_DECIDE = "in_plan", "in", "waits", "out", "to_decide"
"""How a proposal stands: in an action already; to go in; it waits, or is left out, with a reason; a
person must decide, in words."""

GOES_IN_BY_ZONE = frozenset({"do_now", "open_way", "quick_win"})
"""Zones whose proposals go in unless someone decides otherwise."""

ROUNDS, ASSESSMENT = "rounds", "assessment"
"""What comes before deciding: rounds that decide; what officials can do."""

NO_AMOUNT = N_("“{text}” is not an amount. Nothing was changed. Write figures, such as 900000000.")
NO_COST = N_("The cost of {number} is not known, so no part of it can go in. Nothing was changed. "
             "Write its cost first.")  # fmt: skip
NO_PART = N_("A part is more than nothing and less than the cost, {cost}. Nothing was changed.")
IN_THE_PLAN = N_("{number} is in the plan already. Take its action out of the plan first. Nothing "
                 "was changed.")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A proposal (or a cluster by its keeper) in the list. ``title`` is the cluster's label where
    it keeps one; ``cost`` whole money or ``None``; ``state`` one of the five.

    ``members``: the ids it stands for, itself among them; ``earlier``: decisions on other members,
    from before they were joined; ``excludes``: what cannot be done with it; ``clashes``: the ids of
    those of them that would go in, or are in, as well."""

    priority: Priority
    proposal: Proposal
    title: str
    state: str
    decision: Decision | None
    members: tuple[str, ...] = ()
    earlier: tuple[Decision, ...] = ()
    excludes: tuple[Pair, ...] = ()
    clashes: tuple[str, ...] = ()

    @property
    def cost(self) -> int | None:
        """What it costs the plan now: the part that was decided on, or the whole."""
        return self.proposal.cost if self.part is None else self.part

    @property
    def part(self) -> int | None:
        """The part of its cost that goes in now, where it is not the whole."""
        return self.decision.part if self.decision and self.decision.outcome == "in" else None

    @property
    def goes_in(self) -> bool:
        """Whether it is in the plan or would be."""
        return self.state in (IN_PLAN, GOES_IN)


def listed(plan: OpenPlan, known: Sequence[Priority] | None = None) -> list[Placed]:
    """Everything that stands, in the order of the list, with how it stands.

    ``known``: the priorities, where they have been worked out and only decisions changed since."""
    proposals = {p.id: p for p in plan.all(Proposal)}
    clusters = {c.id: c for c in plan.all(Cluster)}
    families: dict[str, list[str]] = defaultdict(list)
    for each in proposals.values():
        if each.cluster and not each.withdrawn:
            families[each.cluster].append(each.id)
    decisions = {d.proposal: d for d in plan.all(Decision)}
    answered = action_plan.answered(plan)
    found = []
    for one in capacity.priorities(plan) if known is None else known:
        proposal = proposals[one.id]
        cluster = clusters.get(proposal.cluster or "")
        keeps = cluster is not None and cluster.keeper == one.id
        members = tuple(families[cluster.id]) if cluster and keeps else (one.id,)
        decision = decisions.get(one.id)
        before = [decisions[id] for id in members if id != one.id and id in decisions]
        state = _state(one, decision, one.id in answered, bool(before))
        title = (cluster.label if cluster and keeps else "") or proposal.short or proposal.text
        found.append(Placed(one, proposal, title, state, decision, members, tuple(before)))
    return _with_exclusions(found, exclusions.pairs(plan))


def _state(one: Priority, decision: Decision | None, answered: bool, earlier: bool) -> str:
    if answered:
        return IN_PLAN
    if decision is not None:
        return {"in": GOES_IN, "waits": WAITS}.get(decision.outcome, LEFT_OUT)
    if earlier or one.needs_decision or one.zone not in GOES_IN_BY_ZONE:
        return TO_DECIDE
    return GOES_IN


def _with_exclusions(everything: list[Placed], pairs: Sequence[Pair]) -> list[Placed]:
    """Of two that exclude each other and would both go in a person must decide: on both, or on the
    one about which nobody decided yet where the other went in by a decision."""
    if not pairs:
        return everything
    by_id = {one.proposal.id: one for one in everything}
    of: dict[str, list[Pair]] = defaultdict(list)
    clashes: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        if pair.one not in by_id or pair.other not in by_id:
            continue
        both = by_id[pair.one], by_id[pair.other]
        for one, other in (both, both[::-1]):
            of[one.proposal.id].append(pair)
            if one.goes_in and other.goes_in:
                clashes[one.proposal.id].append(other.proposal.id)
    return [_clashing(one, of[id], [by_id[other] for other in clashes[id]])
            for id, one in by_id.items()]  # fmt: skip


def _clashing(one: Placed, pairs: Sequence[Pair], others: Sequence[Placed]) -> Placed:
    def yields(other: Placed) -> bool:
        """Whether ``one`` may stay in, because the question is the other's."""
        return one.decision is not None and other.decision is None and other.state == GOES_IN

    asked = one.state == GOES_IN and not all(yields(other) for other in others)
    return replace(
        one,
        state=TO_DECIDE if asked else one.state,
        excludes=tuple(pairs),
        clashes=tuple(other.proposal.id for other in others),
    )


def comes_first(everything: Sequence[Placed]) -> str:
    """What is still missing before it can be told which proposals ask for a decision: ``ROUNDS``
    while none of them stood in a round that decides, ``ASSESSMENT`` while of none that did the
    capacity is known; "" once there is both, for one proposal at least, or nothing at all."""
    voted = [one for one in everything if not one.priority.not_voted]
    if everything and not voted:
        return ROUNDS
    return ASSESSMENT if voted and all(one.priority.zone == "unknown" for one in voted) else ""


def decide(
    plan: OpenPlan, one: Placed, outcome: str, reason: str, *,
    part: int | None = None, confirmed: bool = False,
) -> Decision:  # fmt: skip
    """Put a proposal of the list in, let it wait, or leave it out. A reason in words is asked for
    when it waits or is left out, and when it goes in against its zone or without a vote.

    ``part``: how much of its cost goes in now, in whole money. Of one that is in the plan already
    only that and the reason can change; the cost of its action follows."""
    if one.state == IN_PLAN and outcome != "in":
        raise KnownError(IN_THE_PLAN, number=one.priority.number)
    _check_part(one, part)
    against = one.priority.needs_decision or (
        outcome == "in" and one.priority.zone not in GOES_IN_BY_ZONE
    )
    why = "return" if one.priority.zone == "return" else "votes"
    facts = action_plan.decision_facts(
        outcome, reason, why=why, against_zone=against, part=part, confirmed=confirmed
    )
    with plan.step("priority.decide") as step:
        if one.state == IN_PLAN:
            _cost_follows(plan, step, one, part)
        return action_plan.decide_in(plan, step, one.proposal.id, facts, confirmed)


def _check_part(one: Placed, part: int | None) -> None:
    cost = one.proposal.cost
    if part is None:
        return
    if cost is None:
        raise KnownError(NO_COST, number=one.priority.number)
    if not 0 < part < cost:
        raise KnownError(NO_PART, cost=cost)


def _cost_follows(plan: OpenPlan, step: Step, one: Placed, part: int | None) -> None:
    """An action that answers this proposal alone, and costs what it did, costs the part now."""
    for link in plan.all(ActionProposal, proposal=one.proposal.id):
        action = plan.one(Action, link.action)
        alone = plan.count(ActionProposal, action=action.id) == 1
        if alone and action.cost == one.cost:
            now = one.proposal.cost if part is None else part
            action_plan.edit_in(plan, step, action, {"cost": now}, False)


def part_of(typed: str) -> int | None:
    """A part of the cost as someone writes it; empty for the whole."""
    try:
        return money_of(typed) if typed.strip() else None
    except ValueError:
        raise KnownError(NO_AMOUNT, text=typed) from None


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
    costs = {one.proposal.id: one.part for one in going if one.part is not None}
    return action_plan.make_actions(plan, [one.proposal.id for one in going], notes, costs)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a budget reaches down the list: the first ``count`` fit in order, for ``spent``;
    ``fits`` are ids further down that what is left would still pay for, but not of what was left
    out by a decision."""

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
        if one.state != LEFT_OUT
        and one.cost is not None
        and one.cost <= budget - spent
        and not one.priority.not_voted
    )
    return Reach(budget, count, spent, fits)


def set_budget(plan: OpenPlan, typed: str) -> int | None:
    """The plan's budget as someone writes it ("$ 900.000.000", "900 millones"); empty for none."""
    try:
        amount = money_of(typed) if typed.strip() else None
    except ValueError:
        raise KnownError(NO_AMOUNT, text=typed) from None
    prepare.change_plan(plan, budget=amount)
    return amount
