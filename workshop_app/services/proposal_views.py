"""Proposals as documents tell them: what was said, how it was voted, what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.capacity import Capacity
from workshop_app.domain.days import day_of
from workshop_app.domain.entity import Entity
from workshop_app.domain.meetings import Table, Workshop
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.places import Territory
from workshop_app.domain.priority import Priority
from workshop_app.domain.proposals import (
    Challenge,
    Cluster,
    Comment,
    Proposal,
    ProposalChallenge,
)
from workshop_app.domain.rounds import Decision, Gate
from workshop_app.export.views import (
    CapacityView,
    CommentView,
    DecisionView,
    GateView,
    ProposalView,
)
from workshop_app.services import capacity, comments, numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.photo_views import Pictures
from workshop_app.services.round_views import ShownRound, vote_views
from workshop_app.storage import queries

E = TypeVar("E", bound=Entity)

LAST = 10**9
"""Stands after everything that has a place."""

WEAKEST = 2
"""So many of the weakest criteria are named."""


def by_field(records: Iterable[E], field: str) -> dict[str, list[E]]:
    """Records by the id that ``field`` holds; an empty list for others."""
    found: dict[str, list[E]] = defaultdict(list)
    for record in records:
        found[getattr(record, field) or ""].append(record)
    return found


def action_key(number: str) -> tuple[int, str, int, int, str]:
    """Orders A2, A10, A10 bis."""
    return sort_key(number.removeprefix("A"))


@dataclass(frozen=True, slots=True)
class _Places:
    """What a proposal hangs on, by id."""

    workshops: Mapping[str, int]
    tables: Mapping[str, str]
    codes: Mapping[str, str]


class ProposalReading:
    """Everything that proposals need, read once; the caller holds the plan's lock."""

    def __init__(self, plan: OpenPlan, shown: list[ShownRound], pictures: Pictures) -> None:
        self.plan, self.shown, self.pictures = plan, shown, pictures
        self.numbers = numbering.labels(plan, Proposal)
        self.proposals = {one.id: one for one in plan.all(Proposal)}
        self.clusters = {one.id: one for one in plan.all(Cluster)}
        self.families = {
            cluster: [one.id for one in members]
            for cluster, members in by_field(self.proposals.values(), "cluster").items()
            if cluster
        }
        self.capacities = capacity.capacities(plan)
        listed = self._in_order(capacity.priorities(plan, members=True))
        self.priorities = {one.id: (place, one) for place, one in enumerate(listed)}
        with plan.store.reading() as connection:
            self.edited = queries.edited(connection, Proposal, "text")
        self._read_answers()

    def _read_answers(self) -> None:
        plan = self.plan
        self.action_numbers = {
            id: f"A{number}" for id, number in numbering.labels(plan, Action).items()
        }
        self.answers = by_field(
            (one for one in plan.all(ActionProposal) if one.action in self.action_numbers),
            "proposal",
        )
        self.decisions = {one.proposal: one for one in plan.all(Decision)}
        self.gates = by_field(plan.all(Gate), "proposal")
        self.comments = by_field(plan.all(Comment), "proposal")
        answered = by_field(plan.all(ProposalChallenge), "challenge")
        self.challenges: dict[str, list[str]] = defaultdict(list)
        for one in sorted(plan.all(Challenge), key=lambda one: (one.letter, one.count, one.born)):
            for link in answered[one.id]:
                self.challenges[link.proposal].append(one.text)

    def _in_order(self, priorities: Iterable[Priority]) -> list[Priority]:
        """The list of priorities; what stands equal keeps the order in which it was chosen."""
        chosen: dict[str, int] = {}
        for shown in self.shown:
            outcome = shown.result.decided
            options = {option.label: option for option in shown.options}
            for at, label in enumerate(outcome.selected if outcome else ()):
                for member in options[label].members:
                    chosen.setdefault(str(member["proposal"]), at)
        return sorted(
            priorities,
            key=lambda one: (one.place, chosen.get(one.id, LAST), sort_key(one.number)),
        )

    def views(self) -> tuple[ProposalView, ...]:
        """Every proposal in the order of its number, those withdrawn or taken out too."""
        plan = self.plan
        places = _Places(
            workshops={one.id: one.number for one in plan.all(Workshop)},
            tables={one.id: one.name for one in plan.all(Table)},
            codes={one.id: one.code for one in plan.all(Territory)},
        )
        views = [self._view(one, places) for one in self.proposals.values()]
        return tuple(sorted(views, key=lambda one: sort_key(one.number)))

    def _voted_as(self, one: Proposal) -> str:
        """The proposal under whose number this one is voted on: its cluster's keeper."""
        cluster = self.clusters.get(one.cluster or "")
        keeper = cluster.keeper if cluster else None
        return keeper if keeper and keeper in self.proposals else one.id

    def _view(self, one: Proposal, places: _Places) -> ProposalView:
        number = self.numbers[one.id]
        if one.taken_out:
            return ProposalView(number=number, theme=one.theme, text="", outcome="taken_out")
        voted = self._voted_as(one)
        family = set(self.families.get(one.cluster or "", [one.id]))
        votes = vote_views(self.shown, family)
        place, priority = self.priorities.get(one.id, (None, None))
        judged = self.capacities.get(one.id) or self.capacities.get(voted)
        gates = self.gates[one.id] or self.gates[voted]
        links = self.answers[one.id] or self.answers[voted]
        decision = self.decisions.get(one.id) or self.decisions.get(voted)
        cluster = self.clusters.get(one.cluster or "")
        outcome = _outcome(one, bool(links), decision)
        voted_on = priority is not None and not priority.not_voted
        return ProposalView(
            number=number,
            theme=one.theme,
            text=one.text,
            first_said=self._first_said(one),
            label=self._label(one, voted),
            territory=places.codes.get(one.territory or "", ""),
            workshop=places.workshops.get(one.workshop or ""),
            table=places.tables.get(one.table or "", ""),
            cluster=cluster.label if cluster else "",
            cost=one.cost,
            challenges=tuple(self.challenges[one.id]),
            keeper=self.numbers[voted] if voted != one.id else "",
            members=self._members(one, family) if voted == one.id else (),
            votes=votes,
            zone=(priority.zone or "") if priority and judged and voted_on else "",
            order=place if voted_on else None,
            priority=priority.value if priority else None,
            priority_high=priority.high if priority else False,
            positions=tuple(priority.positions.items()) if priority else (),
            high_in=priority.high_in if priority else (),
            capacity=_capacity(judged),
            gates=tuple(map(_gate, gates)),
            decision=_decision(decision),
            outcome=outcome,
            actions=tuple(
                sorted((self.action_numbers[link.action] for link in links), key=action_key)
            ),
            reason=_reason(one, decision, outcome),
            would_open=" ".join(gate.would_open for gate in gates if gate.answer == "no").strip(),
            one_group=tuple(vote.round for vote in votes if vote.one_group),
            high_in_group=bool(priority and priority.top_of_groups),
            sensitive=one.sensitive,
            comments=tuple(
                CommentView(text=said.text, criterion=said.criterion)
                for said in sorted(self.comments[one.id], key=comments.in_order)
            ),
            photos=() if one.sensitive else self.pictures.of("proposal", one.id),
        )

    def _members(self, one: Proposal, family: set[str]) -> tuple[str, ...]:
        return tuple(sorted((self.numbers[id] for id in family if id != one.id), key=sort_key))

    def _first_said(self, one: Proposal) -> str:
        """What was first said, where it was edited since; "" where it was not, or was erased."""
        if one.id not in self.edited:
            return ""
        first = self.plan.history(one, "text")
        said = str(first[0].value or "") if first and not first[0].erased else ""
        return said if said != one.text else ""

    def _label(self, one: Proposal, voted: str) -> str:
        """Its short name, its cluster's where it is voted on under its number, or ""."""
        if one.short:
            return one.short
        for shown in self.shown:
            option = shown.option_of({one.id})
            if option and option.proposal == one.id and option.short:
                return option.short
        cluster = self.clusters.get(one.cluster or "")
        return cluster.label if cluster and voted == one.id else ""


def _capacity(judged: Capacity | None) -> CapacityView | None:
    if judged is None or not judged.last.officials:
        return None
    medians = judged.last.medians
    return CapacityView(
        value=judged.value,
        high=judged.level == "high",
        answers=judged.last.officials,
        weakest=tuple((one, medians[one]) for one in judged.last.weakest[:WEAKEST]),
    )


def _gate(gate: Gate) -> GateView:
    return GateView(
        gate=gate.gate,
        fails=gate.answer == "no",
        reason=gate.reason,
        would_open=gate.would_open,
    )


def _decision(decision: Decision | None) -> DecisionView | None:
    if decision is None:
        return None
    return DecisionView(
        outcome=decision.outcome,
        reason=decision.reason,
        against_zone=decision.against_zone,
        office=decision.office,
        day=day_of(decision.day),
        at=decision.at,
        part=decision.part,
    )


def _outcome(one: Proposal, answered: bool, decision: Decision | None) -> str:
    if one.withdrawn:
        return "withdrawn"
    if answered:
        return "action"
    return "out" if decision and decision.outcome == "out" else "open"


def _reason(one: Proposal, decision: Decision | None, outcome: str) -> str:
    if outcome == "withdrawn":
        return one.withdrawn_reason
    return decision.reason if decision and outcome == "out" else ""
