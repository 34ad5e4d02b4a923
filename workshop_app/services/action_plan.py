"""The lines of the plan: from chosen proposals, with their chain back, until they are complete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    ActionTerritory,
    Commitment,
    Indicator,
    Source,
)
from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.goals import goals
from workshop_app.domain.horizon import horizon
from workshop_app.domain.proposals import Challenge, Cluster, Proposal, ProposalChallenge
from workshop_app.domain.rounds import OUTCOMES, Decision, Option, VoteRound
from workshop_app.services import follow_up, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.proposals import NO_REASON, on_the_board
from workshop_app.services.wording import clean, confirm, confirmed_in, looked_over, needed
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

NO_TITLE = N_("The action has no title yet. Nothing was changed. Write one.")
PARTS = ("responsible", "term", "cost", "source", "indicator", "commitment")
"""What an action needs to be complete, in the order of its pips."""
TEXTS = ("title", "description", "responsible", "place", "note", "beneficiaries_who")
"""The free texts of an action."""


# -- deciding what goes in ------------------------------------------------------------------------
def decide(
    plan: OpenPlan,
    proposal: str,
    outcome: str,
    reason: str,
    *,
    why: str = "",
    against_zone: bool = False,
    office: str = "",
    part: int | None = None,
    confirmed: bool = False,
) -> Decision:
    """Put a proposal "in", or let it wait ("waits") or leave it "out" with a reason in words; a
    later one replaces it. The day and the minute are kept with it.

    ``part``: the whole money that it gets now where that is less than its cost. ``confirmed``:
    someone said that what the guard marks in the reason is an institution's detail.
    """
    facts = decision_facts(outcome, reason, why=why, against_zone=against_zone, office=office,
                           part=part, confirmed=confirmed)  # fmt: skip
    with plan.step("priority.decide") as step:
        return decide_in(plan, step, proposal, facts, confirmed)


def decision_facts(
    outcome: str, reason: str, *, why: str = "", against_zone: bool = False, office: str = "",
    part: int | None = None, confirmed: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The fields of a decision taken now. ``KnownError`` for what cannot be kept; the guard asks
    about texts."""
    if outcome not in OUTCOMES:
        raise KnownError(N_("A decision is in, waits or out. Nothing was changed."))
    asked = outcome != "in" or against_zone
    words = needed(reason, NO_REASON, confirmed) if asked else looked_over(reason, confirmed)
    now = datetime.now()
    return {"outcome": outcome, "reason": words, "why": why, "against_zone": against_zone,
            "office": looked_over(office), "day": now.date().isoformat(), "at": f"{now:%H:%M}",
            "part": part if outcome == "in" else None}  # fmt: skip


def decide_in(
    plan: OpenPlan, step: Step, proposal: str, facts: Mapping[str, Any], confirmed: bool
) -> Decision:
    """Keep ``decision_facts`` of a proposal inside a step."""
    kept = plan.all(Decision, proposal=proposal)
    id = kept[0].id if kept else link_id(proposal, "decision")
    if confirmed:
        confirm(step, "Decision", id, "reason")
    if kept:
        return step.change(kept[0], **facts)
    return step.add(Decision(id=id, proposal=proposal, **facts))


def undecide(plan: OpenPlan, proposal: str) -> None:
    """Take a decision back: the proposal waits for an answer again."""
    with plan.step("priority.decide") as step:
        for kept in plan.all(Decision, proposal=proposal):
            step.remove(kept)


# -- actions --------------------------------------------------------------------------------------
def make_actions(
    plan: OpenPlan, proposals: Sequence[str], notes: Mapping[str, str] | None = None,
    costs: Mapping[str, int | None] | None = None,
) -> list[Action]:  # fmt: skip
    """An action for each of these proposals (ids) that is in none yet, in their order.

    ``notes``: proposal → the written decision by which it goes in, where there was one; ``costs``:
    what it costs the plan, where that is not the proposal's cost.
    """
    taken = {link.proposal for link in plan.all(ActionProposal)}
    with plan.step("action.make") as step:
        made: list[Action] = []
        for proposal_id in proposals:
            if proposal_id in taken:
                continue
            proposal = plan.one(Proposal, proposal_id)
            letter, count = plan.next_count(Action)
            cluster = plan.find(Cluster, proposal.cluster) if proposal.cluster else None
            action = step.add(
                Action(
                    id=new_id(),
                    letter=letter,
                    count=count,
                    title=cluster.label if cluster else proposal.text,
                    theme=proposal.theme,
                    perspective=proposal.perspective,
                    cost=(costs or {}).get(proposal_id, proposal.cost),
                    note=(notes or {}).get(proposal_id, ""),
                    position=float(count),
                )
            )
            link = link_id(action.id, proposal_id)
            step.add(ActionProposal(id=link, action=action.id, proposal=proposal_id))
            if proposal.territory:
                step.add(_in_territory(action.id, proposal.territory))
            made.append(action)
    return made


def add(plan: OpenPlan, title: str, theme: str, *, confirmed: bool = False) -> Action:
    """An action that comes from no proposal, after the others: of the economic plan, or one that
    was left out."""
    words = needed(title, NO_TITLE, confirmed)
    with plan.step("action.add") as step:
        return confirmed_in(step, add_in(plan, step, words, theme), confirmed)


def add_in(plan: OpenPlan, step: Step, title: str, theme: str) -> Action:
    """Inside a step: an action after the others, with a ``title`` that may be kept."""
    letter, count = plan.next_count(Action)
    made = Action(id=new_id(), letter=letter, count=count, title=title, theme=theme,
                  position=max((one.position for one in plan.all(Action)), default=0.0) + 1)  # fmt: skip
    return step.add(made)


def actions(plan: OpenPlan) -> list[Action]:
    """The actions in the order of the plan."""
    return sorted(plan.all(Action), key=lambda a: (a.position, a.letter, a.count, a.born))


def edit(plan: OpenPlan, action: Action, *, confirmed: bool = False, **values: Any) -> Action:
    """Change fields of an action; its texts pass the text guard (P-13, P-45). ``confirmed``: what
    the guard marks in them is an institution's detail. A source that pays the whole alone follows
    the cost, the horizon the months."""
    checked = checked_values(values, confirmed)
    with plan.step("action.edit") as step:
        return edit_in(plan, step, action, checked, confirmed)


def checked_values(values: Mapping[str, Any], confirmed: bool = False) -> dict[str, Any]:
    """``values`` of an action as they are kept. ``KnownError`` for what cannot be kept; the guard
    asks about texts."""
    checked = dict(values)
    for name in TEXTS:
        if name in values:
            checked[name] = looked_over(values[name], confirmed)
    if "allies" in values:
        lines = (looked_over(one, confirmed) for one in values["allies"])
        checked["allies"] = tuple(dict.fromkeys(filter(None, lines)))
    if "title" in checked and not checked["title"]:
        raise KnownError(NO_TITLE)
    if any((values.get(name) or 0) < 0 for name in ("cost", "months", "beneficiaries")):
        raise KnownError(N_("A figure is below zero. Nothing was changed. Write it again."))
    if "sdg" in values:
        checked["sdg"] = goals(values["sdg"])
    if "months" in values:
        checked["horizon"] = horizon(values["months"])
    return checked


def edit_in(
    plan: OpenPlan, step: Step, action: Action, checked: Mapping[str, Any], confirmed: bool
) -> Action:
    """Write ``checked_values`` inside a step: what was ``confirmed`` is recorded with them."""
    if confirmed:
        for name in (*TEXTS, "allies"):
            if name in checked:
                confirm(step, "Action", action.id, name)
    if "cost" in checked:
        sources = plan.all(Source, action=action.id)
        if len(sources) == 1 and sources[0].amount == action.cost:
            step.change(sources[0], amount=checked["cost"])
    return step.change(action, **checked)


def answer_with(plan: OpenPlan, action: Action, proposals: Iterable[str]) -> None:
    """The proposals (ids) that an action answers."""
    wanted = set(proposals)
    with plan.step("action.edit") as step:
        for link in plan.all(ActionProposal, action=action.id):
            if link.proposal not in wanted:
                step.remove(link)
        for proposal in sorted(wanted):
            link_to = link_id(action.id, proposal)
            step.add(ActionProposal(id=link_to, action=action.id, proposal=proposal))


def take_place_in(plan: OpenPlan, action: Action, territories: Iterable[str]) -> None:
    """The territories (ids) of an action."""
    wanted = set(territories)
    with plan.step("action.edit") as step:
        for link in plan.all(ActionTerritory, action=action.id):
            if link.territory not in wanted:
                step.remove(link)
        for territory in sorted(wanted):
            step.add(_in_territory(action.id, territory))


def set_indicator(
    plan: OpenPlan, action: Action, name: str, *, confirmed: bool = False, **facts: Any
) -> Indicator | None:
    """How it will be known, the first indicator of an action: ``facts`` are unit, baseline, target,
    measured. No name takes it away."""
    kept = plan.all(Indicator, action=action.id)
    words = _renamed(name, kept, confirmed)
    for text in ("unit", "measured"):
        if text in facts:
            facts[text] = looked_over(facts[text], confirmed)
    with plan.step("action.edit") as step:
        if not words:
            if kept:
                step.remove(kept[0])
            return None
        id = kept[0].id if kept else link_id(action.id, "indicator")
        if confirmed:
            confirm(step, "Indicator", id, "name")
        if kept:
            return confirmed_in(step, step.change(kept[0], name=words, **facts), confirmed)
        made = step.add(Indicator(id=id, action=action.id, name=words, **facts))
        return confirmed_in(step, made, confirmed)


def set_source(
    plan: OpenPlan,
    action: Action,
    name: str,
    kind: str = "municipality",
    *,
    confirmed: bool = False,
) -> None:
    """Where the money comes from, the first source of an action; no name takes it away. One that is
    alone pays the whole cost."""
    kept = plan.all(Source, action=action.id)
    words = _renamed(name, kept, confirmed)
    with plan.step("action.edit") as step:
        if not words:
            if kept:
                step.remove(kept[0])
            return
        id = kept[0].id if kept else link_id(action.id, "source")
        if confirmed:
            confirm(step, "Source", id, "name")
        if kept:
            amount = action.cost if len(kept) == 1 else kept[0].amount
            step.change(kept[0], name=words, kind=kind, amount=amount)
        else:
            step.add(Source(id=id, action=action.id, name=words, kind=kind, amount=action.cost))


def _renamed(name: str, kept: Sequence[Indicator | Source], confirmed: bool) -> str:
    """``name`` looked over; one that is kept already was."""
    same = bool(kept) and clean(name) == kept[0].name
    return looked_over(name, confirmed or same)


def move(plan: OpenPlan, action: Action, to: int) -> None:
    """Move an action to the place ``to`` (0 is the first) of the plan."""
    others = [other for other in actions(plan) if other.id != action.id]
    to = min(max(to, 0), len(others))
    before = others[to - 1].position if to else (others[0].position - 2 if others else 0.0)
    after = others[to].position if to < len(others) else before + 2
    with plan.step("action.move") as step:
        step.change(action, position=(before + after) / 2)


def remove(plan: OpenPlan, action: Action) -> None:
    """Take an action out of the plan with what hangs on it; its proposals wait for an answer again."""
    with plan.step("action.remove") as step:
        remove_in(plan, step, action)


def remove_in(plan: OpenPlan, step: Step, action: Action) -> None:
    """Inside a step: the action, and what hangs on it, with what was found of it and of what was
    promised for it."""
    for promised in plan.all(Commitment, action=action.id):
        follow_up.remove_all(plan, step, commitment=promised.id)
    follow_up.remove_all(plan, step, action=action.id)
    for entity in (ActionProposal, ActionTerritory, Indicator, Source, Commitment):
        for one in plan.all(entity, action=action.id):
            step.remove(one)
    step.remove(action)


def _in_territory(action: str, territory: str) -> ActionTerritory:
    return ActionTerritory(id=link_id(action, territory), action=action, territory=territory)


# -- what is still missing ------------------------------------------------------------------------
def completeness(plan: OpenPlan) -> dict[str, frozenset[str]]:
    """Which of ``PARTS`` each action (by id) has."""
    sources = {source.action for source in plan.all(Source)}
    indicators = {indicator.action for indicator in plan.all(Indicator)}
    promised = {commitment.action for commitment in plan.all(Commitment)}
    return {
        action.id: parts_of(
            action, action.id in sources, action.id in indicators, action.id in promised
        )
        for action in plan.all(Action)
    }


def parts_of(action: Action, source: bool, indicator: bool, commitment: bool) -> frozenset[str]:
    """Which of ``PARTS`` an action has; whether it has the last three is said."""
    there = {
        "responsible": bool(action.responsible),
        "term": bool(action.start and action.months),
        "cost": action.cost is not None,
        "source": source,
        "indicator": indicator,
        "commitment": commitment,
    }
    return frozenset(part for part, is_there in there.items() if is_there)


def answered(plan: OpenPlan) -> set[str]:
    """Ids of proposals in an action; a keeper there answers every member of its cluster."""
    direct = {link.proposal for link in plan.all(ActionProposal)}
    clusters = {c.id for c in plan.all(Cluster) if c.keeper in direct}
    members = {p.id for p in plan.all(Proposal) if p.cluster in clusters}
    return direct | members


def without_answer(plan: OpenPlan) -> list[Proposal]:
    """Proposals neither in an action nor left out with a reason: each is owed an answer."""
    keepers = {cluster.id: cluster.keeper for cluster in plan.all(Cluster)}
    left_out = {d.proposal for d in plan.all(Decision) if d.outcome == "out" and d.reason}
    done = answered(plan) | left_out
    return [
        p
        for p in on_the_board(plan)
        if p.id not in done and keepers.get(p.cluster or "") not in left_out
    ]


@dataclass(frozen=True, slots=True)
class Chain:
    """Where an action comes from, link by link; ``votes`` pairs a round with the option."""

    challenges: tuple[Challenge, ...]
    proposals: tuple[Proposal, ...]
    clusters: tuple[Cluster, ...]
    votes: tuple[tuple[VoteRound, Option], ...]


def chain(plan: OpenPlan, action: Action) -> Chain:
    """The challenges, proposals, clusters and shown rounds behind an action."""
    direct = [
        plan.one(Proposal, link.proposal) for link in plan.all(ActionProposal, action=action.id)
    ]
    clusters = [c for c in plan.all(Cluster) if c.keeper in {p.id for p in direct}]
    family = {p.id: p for p in direct}
    for cluster in clusters:
        family.update({p.id: p for p in plan.all(Proposal, cluster=cluster.id)})
    links = [link for id in family for link in plan.all(ProposalChallenge, proposal=id)]
    votes = tuple(
        (round, option)
        for round in plan.all(VoteRound, state="shown", rehearsal=False)
        for option in rounds.options(plan, round)
        if option.proposal in family
    )
    challenges = {link.challenge: plan.one(Challenge, link.challenge) for link in links}
    return Chain(tuple(challenges.values()), tuple(family.values()), tuple(clusters), votes)
