"""The balance of what goes in: themes, territories and groups, so that none vanishes by accident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.domain.action_plan import Action, ActionTerritory
from workshop_app.domain.entity import THEMES
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import DecidingRound, VoteRound
from workshop_app.domain.voting.public import public_groups
from workshop_app.services import results, round_names, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import IN_PLAN, TO_DECIDE, Placed

NOWHERE = ""
"""The key of proposals without a territory."""


@dataclass(frozen=True, slots=True)
class Part:
    """A theme or a territory (its id). ``proposed``, ``voted``, ``going_in`` and ``undecided`` count
    proposals, those of a cluster one by one: each shares what becomes of its keeper. ``cost`` is
    the whole money of its actions, and of what goes in and has none yet (a cluster's once, where
    its keeper belongs); an action in several territories counts in each."""

    key: str
    proposed: int
    voted: int
    going_in: int
    undecided: int
    cost: int

    @property
    def vanishes(self) -> bool:
        """Whether there were proposals and none goes in; nor would one that is undecided."""
        return self.proposed > 0 and self.going_in == 0 and self.undecided == 0

    @property
    def none_yet(self) -> bool:
        """Whether none goes in, and only a decision could change that."""
        return self.proposed > 0 and self.going_in == 0 and self.undecided > 0


@dataclass(frozen=True, slots=True)
class First:
    """One of a group's first three: its number and how it stands."""

    number: str
    state: str
    goes_in: bool


@dataclass(frozen=True, slots=True)
class GroupPart:
    """A group that is told apart in a deciding round (``round``: its name), by its names, with its
    first three options alone (P-55)."""

    round: str
    names: tuple[str, ...]
    first: tuple[First, ...]

    @property
    def vanishes(self) -> bool:
        """Whether nothing of its first three goes in."""
        return bool(self.first) and not any(one.goes_in for one in self.first)


@dataclass(frozen=True, slots=True)
class Balance:
    """``proposed``, ``voted`` and ``going_in`` as in ``Part``, of all. ``cost``: of all actions and
    of what goes in and has none yet; ``without_cost``: how many of those have none; ``shared``:
    whether an action counts in several territories; ``budget``: the plan's, or None."""

    themes: tuple[Part, ...]
    territories: tuple[Part, ...]
    groups: tuple[GroupPart, ...]
    proposed: int
    voted: int
    going_in: int
    cost: int
    without_cost: int
    shared: bool
    budget: int | None

    @property
    def gone(self) -> tuple[Part, ...]:
        """The themes, then the territories, with proposals of which none goes in."""
        return tuple(one for one in (*self.themes, *self.territories) if one.vanishes)


def balance(plan: OpenPlan, everything: Sequence[Placed], *, groups: bool = True) -> Balance:
    """What goes in beside what was proposed. Without ``groups`` the votes are not looked at."""
    proposals = {one.id: one for one in plan.all(Proposal)}
    territories = sorted(plan.all(Territory), key=lambda one: (one.code, one.name))
    codes = [one.id for one in territories]
    going = [one for one in everything if one.goes_in]
    count = _Count(proposals)
    for one in everything:
        count.add(one)
    placed: dict[str, list[str]] = defaultdict(list)
    for link in plan.all(ActionTerritory):
        placed[link.action].append(link.territory)
    actions = plan.all(Action)
    for action in actions:
        count.add_action(action, placed[action.id])
    costs = [one.cost for one in actions]
    costs += [one.cost for one in going if one.state != IN_PLAN]
    return Balance(
        themes=tuple(count.part("theme", theme) for theme in THEMES),
        territories=tuple(
            part
            for key in (*codes, NOWHERE)
            if (part := count.part("territory", key)).proposed or part.cost or key
        ),
        groups=tuple(_groups(plan, everything)) if groups else (),
        proposed=sum(len(one.members) for one in everything),
        voted=sum(len(one.members) for one in everything if not one.priority.not_voted),
        going_in=sum(len(one.members) for one in going),
        cost=sum(cost or 0 for cost in costs),
        without_cost=costs.count(None),
        shared=any(len(placed[action.id]) > 1 for action in actions),
        budget=plan.plan.budget,
    )


class _Count:
    """Counts by a field of the proposals and its value."""

    def __init__(self, proposals: dict[str, Proposal]) -> None:
        self._proposals = proposals
        self._of: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))

    def add(self, placed: Placed) -> None:
        for id in placed.members:
            for found in self._parts(self._proposals[id]):
                found["proposed"] += 1
                found["voted"] += not placed.priority.not_voted
                found["in"] += placed.goes_in
                found["undecided"] += placed.state == TO_DECIDE
        if placed.goes_in and placed.state != IN_PLAN:
            for found in self._parts(placed.proposal):
                found["cost"] += placed.cost or 0

    def add_action(self, action: Action, territories: Sequence[str]) -> None:
        """What an action costs, where it belongs."""
        self._of["theme", action.theme]["cost"] += action.cost or 0
        for territory in territories or (NOWHERE,):
            self._of["territory", territory]["cost"] += action.cost or 0

    def _parts(self, one: Proposal) -> list[dict[str, int]]:
        return [self._of["theme", one.theme], self._of["territory", one.territory or NOWHERE]]

    def part(self, field: str, key: str) -> Part:
        found = self._of[field, key]
        return Part(key, found["proposed"], found["voted"], found["in"], found["undecided"],
                    found["cost"])  # fmt: skip


def _groups(plan: OpenPlan, everything: Sequence[Placed]) -> list[GroupPart]:
    by_member = {id: one for one in everything for id in one.members}
    called = round_names.names(plan)
    named = {one.round for one in plan.all(DecidingRound)}
    found = []
    for round in plan.all(VoteRound, state="shown"):
        if round.id not in named:
            continue
        names = {group.code or group.id: group.name for group in rounds.groups_of(plan, round)}
        stood = {
            option.label: [str(member["proposal"]) for member in option.members]
            for option in rounds.options(plan, round)
        }
        for group in public_groups(results.result(plan, round)):
            first = tuple(_first(one.label, stood[one.label], by_member) for one in group.first)
            members = tuple(names.get(member, member) for member in group.members)
            found.append(GroupPart(called[round.id], members, first))
    return found


def _first(label: str, members: Sequence[str], by_member: dict[str, Placed]) -> First:
    """How an option stands now: in as soon as one of the proposals that were in it goes in."""
    placed = [by_member[id] for id in members if id in by_member]
    best = next((one for one in placed if one.goes_in), placed[0] if placed else None)
    return First(label, best.state if best else "", bool(best and best.goes_in))
