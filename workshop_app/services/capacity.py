"""What officials judge they can do, and where that puts each proposal: two axes, four zones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from functools import partial

from workshop_app.domain import capacity, priority
from workshop_app.domain.capacity import CRITERIA, GATES, SCALE, Capacity, Rating
from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.priority import Candidate, Priority
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import AssessmentRound, DecidingRound, Gate, VoteRound
from workshop_app.domain.voting.rules import RULES
from workshop_app.services import numbering, results, round_names, rounds
from workshop_app.services.news import Cast
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.proposals import on_the_board
from workshop_app.services.remembered import once
from workshop_app.services.wording import confirm, looked_over
from workshop_app.storage import urn
from workshop_app.text import N_, KnownError

CLOSED = N_("This round of assessment is closed. Nothing was kept.")
NO_MORE = N_("A round of assessment is open, or all of them are over. Nothing was changed.")


# -- assessing ------------------------------------------------------------------------------------
def open_assessment(plan: OpenPlan, *, workshop: str | None = None) -> AssessmentRound:
    """The next round of assessment (1, then 2)."""
    with plan.step("assessment.open") as step:
        before = plan.all(AssessmentRound)
        if any(one.state == "open" for one in before) or len(before) >= plan.plan.capacity_round:
            raise KnownError(NO_MORE)
        number = len(before) + 1
        return step.add(AssessmentRound(id=new_id(), number=number, workshop=workshop))


def close_assessment(plan: OpenPlan, assessment: AssessmentRound) -> AssessmentRound:
    """Close a round of assessment: its spread may be shown, and its codes go."""
    with plan.step("assessment.close") as step:
        urn.drop_codes(step.connection, assessment.id)
        return step.change(assessment, state="closed")


def assessments(plan: OpenPlan) -> list[AssessmentRound]:
    """The rounds of assessment by number."""
    return sorted(plan.all(AssessmentRound), key=lambda one: one.number)


def rate(
    plan: OpenPlan,
    assessment: AssessmentRound,
    proposal: str,
    answers: Mapping[str, int | None],
    asked: Collection[str] = tuple(CRITERIA),
) -> None:
    """One official's answers on one proposal: criterion → 1–5, ``None`` for "don't know".

    They are kept as loose answers that hang together nowhere, and cannot be taken back (P-42). A
    criterion of those ``asked`` without an answer is "don't know"; one that was not asked leaves
    nothing.
    """
    hand_in(plan, assessment, {proposal: answers}, asked)


def hand_in(
    plan: OpenPlan,
    assessment: AssessmentRound,
    answers: Mapping[str, Mapping[str, int | None]],
    asked: Collection[str] = tuple(CRITERIA),
    *,
    code: str = "",
) -> None:
    """One official's answers on several proposals (their ids) at once, as ``rate`` keeps them; with
    a ``code`` only if it admits, which uses it up. All of it is kept, or nothing."""
    if plan.one(AssessmentRound, assessment.id).state != "open":
        raise KnownError(CLOSED)
    for given in answers.values():
        wrong = [s for s in given.values() if s is not None and not SCALE[0] <= s <= SCALE[1]]
        if wrong or not set(given) <= set(asked) <= set(CRITERIA):
            raise KnownError(
                N_("An answer is not between 1 and 5. Nothing was kept. Answer again.")
            )
    for proposal in answers:
        plan.one(Proposal, proposal)
    loose = [
        urn.Rated(proposal, criterion, given.get(criterion))
        for proposal, given in answers.items()
        for criterion in asked
    ]
    with plan.store.transaction() as connection:
        if code:
            urn.admit(connection, assessment.id, code)
        urn.rate(connection, assessment.id, loose)
    plan.news.tell(Cast(assessment.id))


def answer_gate(
    plan: OpenPlan, proposal: str, gate: str, answer: str, *,
    reason: str | None = None, would_open: str | None = None, confirmed: bool = False,
) -> Gate:  # fmt: skip
    """Whether a gate lets a proposal pass: "yes", "no" (with what would open it), "to_confirm".

    A text that is not given stays as it was. ``confirmed``: what the guard marks in what would open
    it is an institution's detail."""
    if gate not in GATES or answer not in ("yes", "no", "to_confirm"):
        raise KnownError(N_("There is no such gate or answer. Nothing was changed."))
    told: dict[str, str] = {}
    if reason is not None:
        told["reason"] = looked_over(reason)
    if would_open is not None:
        told["would_open"] = looked_over(would_open, confirmed)
    with plan.step("gate.answer") as step:
        kept = plan.all(Gate, proposal=proposal, gate=gate)
        id = kept[0].id if kept else link_id(proposal, "gate", gate)
        if confirmed:
            confirm(step, "Gate", id, "would_open")
        if kept:
            return step.change(kept[0], answer=answer, **told)
        return step.add(Gate(id=id, proposal=proposal, gate=gate, answer=answer, **told))


def officials_in(plan: OpenPlan, assessment: AssessmentRound, proposal: str) -> int:
    """How many officials answered on a proposal."""
    return max(answered(plan, assessment).get(proposal, {}).values(), default=0)


def answered(plan: OpenPlan, assessment: AssessmentRound) -> dict[str, Counter[str]]:
    """How many officials answered on each criterion of each proposal (by id), "don't know" too:
    never what they answered, so that it may be told of an open round."""
    with plan.store.reading() as connection:
        answers = urn.ratings(connection, assessment.id)
    found: dict[str, Counter[str]] = {}
    for one in answers:
        found.setdefault(one.proposal, Counter())[one.criterion] += 1
    return found


# -- what follows ---------------------------------------------------------------------------------
def capacities(plan: OpenPlan, *, at_least: Fraction | None = None) -> dict[str, Capacity]:
    """The capacity of every proposal that an official answered on or a gate speaks of, by id.

    Only closed rounds of assessment count. ``at_least``: as if this were the plan's threshold.
    """
    closed = [one for one in assessments(plan) if one.state == "closed"]
    failed: dict[str, list[str]] = {}
    for gate in plan.all(Gate):
        if gate.answer == "no":
            failed.setdefault(gate.proposal, []).append(gate.gate)
    last = plan.plan.capacity_round
    least = threshold(plan) if at_least is None else at_least

    def assessed() -> dict[str, Capacity]:
        ratings = [rating for one in closed for rating in _ratings(plan, one)]
        rated = {rating.proposal for rating in ratings}
        return capacity.assess_all(rated, ratings, failed_gates={}, last_round=last)

    found = once(plan, ("capacities", tuple(one.id for one in closed), last), assessed)
    return {
        id: capacity.weighed(
            found.get(id) or capacity.assess(id, (), last_round=last),
            failed_gates=failed.get(id, ()),
            at_least=least,
        )
        for id in found.keys() | failed.keys()
    }


def threshold(plan: OpenPlan) -> Fraction:
    """From what capacity on it is high in this plan."""
    return capacity.threshold(plan.plan.capacity_at_least)


def _ratings(plan: OpenPlan, assessment: AssessmentRound) -> list[Rating]:
    with plan.store.reading() as connection:
        answers = urn.ratings(connection, assessment.id)
    return [Rating(a.proposal, assessment.number, a.criterion, a.score) for a in answers]


def name_deciding_rounds(plan: OpenPlan, chosen: Sequence[tuple[str, str, int]]) -> None:
    """The rounds that decide priority: (id of a shown round, rule, places) each."""
    for round_id, rule, places in chosen:
        shown = plan.one(VoteRound, round_id).state == "shown"
        if not shown or rule not in RULES or places < 1:
            raise KnownError(
                N_("A deciding round needs a shown result, a rule and places. Nothing was changed.")
            )
    with plan.step("priority.rounds") as step:
        wanted = {round_id: (rule, places) for round_id, rule, places in chosen}
        for kept in plan.all(DecidingRound):
            if kept.round not in wanted:
                step.remove(kept)
                continue
            rule, places = wanted.pop(kept.round)
            step.change(kept, rule=rule, places=places)
        for round_id, (rule, places) in wanted.items():
            id = link_id("deciding", round_id)
            step.add(DecidingRound(id=id, round=round_id, rule=rule, places=places))


def priorities(
    plan: OpenPlan,
    *,
    members: bool = False,
    chosen: Sequence[DecidingRound] | None = None,
    at_least: Fraction | None = None,
) -> tuple[Priority, ...]:
    """Every proposal that stands, in the order of the list; by the rounds that decide, or as if
    ``chosen`` did, and capacity were high from ``at_least`` on.

    A cluster is there by its keeper; with ``members`` all its proposals are, each with what the
    cluster got. Source: the definitions of the sample's expected results (tests/data/oracle.md),
    9 and 10.
    """
    numbers = numbering.labels(plan, Proposal)
    judged = capacities(plan, at_least=at_least)
    standing = on_the_board(plan)
    listed = standing if members else rounds.candidates(plan)
    inside = {one.id for one in listed}
    others: dict[str | None, list[str]] = defaultdict(list)
    for one in standing:
        if one.cluster and one.id not in inside:
            others[one.cluster].append(one.id)
    keepers = {cluster.id: cluster.keeper for cluster in plan.all(Cluster)}
    for proposal in listed:
        keeper = keepers.get(proposal.cluster or "")
        if proposal.id not in judged and keeper in judged:
            judged[proposal.id] = judged[keeper]
    deciding = deciding_rounds(plan, chosen)
    return priority.priorities(
        [Candidate(p.id, numbers[p.id], p.cluster, tuple(others[p.cluster])) for p in listed],
        deciding,
        judged,
    )


def deciding_rounds(
    plan: OpenPlan, chosen: Sequence[DecidingRound] | None = None
) -> list[priority.DecidingRound]:
    """The rounds that decide (or ``chosen``) whose result was shown, with the proposals that stood
    in each option."""
    chosen = plan.all(DecidingRound) if chosen is None else chosen
    found: list[priority.DecidingRound] = []
    called = round_names.names(plan)
    by_round = {named.round: named for named in chosen}
    shown = plan.all(VoteRound, state="shown")
    for round in shown:
        named = by_round.get(round.id)
        if named is None:
            continue
        again = tuple(one.id for one in shown if one.run_off_of == round.id)  # may settle its tie
        what = ("deciding round", round.id, named.rule, named.places, called[round.id], again)
        one = once(plan, what, partial(_deciding_round, plan, round, named, called[round.id]))
        if one is not None:
            found.append(one)
    return found


def _deciding_round(
    plan: OpenPlan, round: VoteRound, named: DecidingRound, called: str
) -> priority.DecidingRound | None:
    members = {
        option.label: [str(member["proposal"]) for member in option.members]
        for option in rounds.options(plan, round)
    }
    counted = results.result(plan, round)
    return priority.deciding_round(counted, named.rule, named.places, members, called, round.id)
