"""Votes without ballots: tokens, dots, pockets and hands, counted and typed in.

While the round is open nothing is told of the totals, not even to whoever typed them: only which
bags are counted, which differ, and whether a group's marks match those given out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop_app.domain.rounds import Group, Option, VoteRound
from workshop_app.domain.voting import counting
from workshop_app.domain.voting.ballots import RoundRules
from workshop_app.domain.voting.channels import counted_of
from workshop_app.domain.voting.counted import CountedPart
from workshop_app.domain.voting.counting import AGREES, COUNTING, DIFFERS, FITS, MISSING, OVER
from workshop_app.services.news import Cast
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.open_rounds import NO_GROUP
from workshop_app.services.remembered import once
from workshop_app.services.rounds import Obstacle, groups_of, options, rules_of
from workshop_app.storage import counts
from workshop_app.storage.counts import PEOPLE, Count
from workshop_app.text import N_, KnownError

NOT_OPEN = N_("This round is not open. Nothing was kept.")
NOT_COUNTED = N_("This round is not voted in this way. Nothing was kept.")
NOT_A_COUNT = N_("This cannot be a count. Nothing was kept. Write a whole number.")
MOST = 9999
"""No bag of a room has more."""

Readings = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Bag:
    """What one group gave to one option: ``group`` its id or "", ``option`` its id."""

    group: str
    option: str


@dataclass(frozen=True, slots=True)
class GroupCheck:
    """A group's bags against what it was given. ``state``: missing, counting, fits, differs, over.

    ``given``: marks given out, ``None`` where each person may support every option; ``over`` and
    ``unused`` as in ``counting.Fit``; ``agreed``: every bag was counted twice alike."""

    group: str
    people: int
    given: int | None
    state: str
    over: int = 0
    unused: int | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Counting:
    """Where the counting of a channel stands; no totals. ``people`` by group id, empty before it
    was asked; ``readings``: which counts each bag has; ``bags``: all that have to be counted."""

    channel: str
    options: tuple[Option, ...]
    groups: tuple[Group | None, ...]
    people: Mapping[str, int]
    bags: tuple[Bag, ...]
    readings: Mapping[Bag, frozenset[int]]
    states: Mapping[Bag, str]
    checks: tuple[GroupCheck, ...]

    @property
    def begun(self) -> bool:
        """Whether it was said how many people voted."""
        return len(self.people) == len(self.groups)

    def missing(self, reading: int) -> list[Bag]:
        """The bags that the first or the second count still lacks, in order."""
        return [bag for bag in self.bags if reading not in self.readings.get(bag, frozenset())]

    @property
    def differing(self) -> list[Bag]:
        """The bags of which no two counts agree, in order."""
        return [bag for bag in self.bags if self.states[bag] == DIFFERS]

    @property
    def second_begun(self) -> bool:
        """Whether a second count is under way or done."""
        return any(2 in found for found in self.readings.values())

    def next_reading(self, bag: Bag) -> int:
        """The number of one more count of ``bag``."""
        return max(self.readings.get(bag, frozenset()), default=0) + 1


@dataclass(frozen=True, slots=True)
class Fixed:
    """What opening fixed of a round: read once, since nothing of it changes any more."""

    options: tuple[Option, ...]
    groups: tuple[Group | None, ...]
    rules: RoundRules

    @property
    def group_ids(self) -> tuple[str, ...]:
        """The ids of the groups, "" alone where there are none."""
        return tuple(_id(group) for group in self.groups)


def fixed(plan: OpenPlan, round: VoteRound) -> Fixed:
    """The options, groups and rules of a round that was opened."""

    def read() -> Fixed:
        groups = tuple(groups_of(plan, round)) or (None,)
        return Fixed(tuple(options(plan, round)), groups, rules_of(plan, round))

    return once(plan, ("counted", round.id), read) if round.state != "draft" else read()


# -- typing in ------------------------------------------------------------------------------------
def people(plan: OpenPlan, round: VoteRound, channel: str, voted: Mapping[str, int]) -> None:
    """How many people of each group voted (group id or "" → people), once the room has stopped.

    Every group of the round must be in it; 0 where nobody did: it has no bags then."""
    if set(fixed(plan, round).group_ids) != voted.keys():
        raise KnownError(NO_GROUP)
    _keep(plan, round, [Count(channel, group, PEOPLE, 1, n) for group, n in voted.items()])


def enter(
    plan: OpenPlan, round: VoteRound, channel: str, bag: Bag, total: int, *, reading: int = 1
) -> None:
    """Keep a count of a bag; on disk when this returns. The same reading again writes it over."""
    held = fixed(plan, round)
    known = {option.id for option in held.options}
    if bag.option not in known or bag.group not in held.group_ids or reading < 1:
        raise KnownError(N_("This bag is not of the round. Nothing was kept. Choose another."))
    _keep(plan, round, [Count(channel, bag.group, bag.option, reading, total)])


def most_in(plan: OpenPlan, round: VoteRound, channel: str, group: str) -> int:
    """How many marks a bag of ``group`` can have at most, from the people who voted."""
    held = fixed(plan, round)
    voted = _people(_typed(plan, round, channel), held)
    return counting.most_in_bag(held.rules, voted.get(group, 0))


def _keep(plan: OpenPlan, round: VoteRound, typed: list[Count]) -> None:
    for count in typed:
        if not 0 <= count.total <= MOST or isinstance(count.total, bool):
            raise KnownError(NOT_A_COUNT)
    with plan.store.transaction() as connection:
        now = plan.one(VoteRound, round.id)
        if now.state != "open":
            raise KnownError(NOT_OPEN)
        for count in typed:
            if count.channel not in counted_of(now.channels):
                raise KnownError(NOT_COUNTED)
            counts.keep(connection, round.id, count)
    plan.news.tell(Cast(round.id))


# -- where it stands ------------------------------------------------------------------------------
def standing(plan: OpenPlan, round: VoteRound, channel: str) -> Counting:
    """Where the counting of a channel stands; no totals are in it."""
    held, typed = fixed(plan, round), _typed(plan, round, channel)
    voted = _people(typed, held)
    bags = tuple(
        Bag(group, option.id)
        for group in held.group_ids if voted.get(group)
        for option in held.options
    )  # fmt: skip
    readings = {bag: typed.get(bag, {}) for bag in bags}
    checks = tuple(_check(held.rules, group, voted, readings) for group in held.group_ids)
    return Counting(
        channel=channel,
        options=held.options,
        groups=held.groups,
        people=voted,
        bags=bags,
        readings={bag: frozenset(had) for bag, had in readings.items()},
        states={bag: counting.state_of(had) for bag, had in readings.items()},
        checks=checks,
    )


def _check(
    rules: RoundRules, group: str, voted: Mapping[str, int], bags: Mapping[Bag, Readings]
) -> GroupCheck:
    count = voted.get(group, 0)
    given = counting.given_out(rules, count)
    own = [had for bag, had in bags.items() if bag.group == group]
    states = [counting.state_of(had) for had in own]
    seconds = [2 in had for had in own]
    if own and all(state == MISSING for state in states):
        return GroupCheck(group, count, given, MISSING)
    if MISSING in states or (any(seconds) and not all(seconds)):
        return GroupCheck(group, count, given, COUNTING)
    if DIFFERS in states:
        return GroupCheck(group, count, given, DIFFERS)
    found = counting.fit(rules, count, [counting.stands(had) or 0 for had in own])
    agreed = all(state == AGREES for state in states)
    state = OVER if found.over else FITS
    return GroupCheck(group, count, given, state, found.over, found.unused, agreed)


def _id(group: Group | None) -> str:
    return group.id if group else ""


def _typed(plan: OpenPlan, round: VoteRound, channel: str) -> dict[Bag, dict[int, int]]:
    with plan.store.reading() as connection:
        found = counts.counts(connection, round.id, channel)
    typed: dict[Bag, dict[int, int]] = {}
    for count in found:
        typed.setdefault(Bag(count.group, count.option), {})[count.reading] = count.total
    return typed


def _people(typed: Mapping[Bag, Readings], held: Fixed) -> dict[str, int]:
    """People by group, where it was said."""
    asked = {group: typed.get(Bag(group, PEOPLE)) for group in held.group_ids}
    return {group: had[1] for group, had in asked.items() if had}


# -- at closing -----------------------------------------------------------------------------------
def before_closing(plan: OpenPlan, round: VoteRound) -> list[Obstacle]:
    """What keeps the round from being closed: bags not counted, a second count not finished, counts
    that differ, more marks than were given out unless two counts agree that it is so."""
    found: list[Obstacle] = []
    for channel in counted_of(round.channels):
        found += lacking(standing(plan, round, channel))
    return found


def lacking(now: Counting) -> list[Obstacle]:
    """What a channel still lacks before the round can be closed."""
    if not now.begun:
        return [Obstacle(NOBODY_ASKED[now.channel], {})]
    missing, second = now.missing(1), now.missing(2) if now.second_begun else []
    found: list[Obstacle] = []
    if missing:
        found.append(Obstacle(NOT_ALL[now.channel], {"n": len(missing)}))
    elif second:
        found.append(Obstacle(NOT_ALL_TWICE[now.channel], {"n": len(second)}))
    if now.differing:
        message = N_("Two counts differ: {bags}. Count again.")
        found.append(Obstacle(message, {"bags": "; ".join(_called(now, b) for b in now.differing)}))
    for check in now.checks:
        if check.state == OVER and not check.agreed:
            found.append(_too_many(now, check))
    return found


def _too_many(now: Counting, check: GroupCheck) -> Obstacle:
    name = next((group.name for group in now.groups if group and group.id == check.group), "")
    if name:
        return Obstacle(N_("{group} has {n} too many: count again."),
                        {"group": name, "n": check.over})  # fmt: skip
    return Obstacle(N_("There are {n} too many: count again."), {"n": check.over})


def _called(now: Counting, bag: Bag) -> str:
    """ "4 · Mesa 2": a bag as it is called on the table."""
    label = next(option.label for option in now.options if option.id == bag.option)
    name = next((group.name for group in now.groups if group and group.id == bag.group), "")
    return f"{label} · {name}" if name else label


NOBODY_ASKED: Mapping[str, str] = {
    "tokens": N_("Tokens: say how many people put some, and count the bags."),
    "dots": N_("Sticky dots: say how many people put some, and count them."),
    "pockets": N_("Pockets: say how many people put something in, and count them."),
    "hands": N_("Hands: say how many people voted, and count the hands."),
}
NOT_ALL: Mapping[str, str] = {
    "tokens": N_("Bags that are not counted yet: {n}."),
    "dots": N_("Options whose dots are not counted yet: {n}."),
    "pockets": N_("Pockets that are not counted yet: {n}."),
    "hands": N_("Options whose hands are not counted yet: {n}."),
}
NOT_ALL_TWICE: Mapping[str, str] = {
    "tokens": N_("Bags that the second count lacks: {n}."),
    "dots": N_("Options that the second count of dots lacks: {n}."),
    "pockets": N_("Pockets that the second count lacks: {n}."),
    "hands": N_("Options that the second count of hands lacks: {n}."),
}


def incidents(plan: OpenPlan, round: VoteRound) -> list[dict[str, Any]]:
    """What happened that the minutes tell, of the whole channel: ``counted_once`` (no second count
    was made), ``counts_differed`` (``bags`` were settled by one more count), ``marks_over``
    (``marks`` more than were given out, counted twice alike)."""
    found: list[dict[str, Any]] = []
    for channel in counted_of(round.channels):
        now = standing(plan, round, channel)
        if now.bags and now.missing(2):
            found.append({"kind": "counted_once", "channel": channel})
        settled = sum(max(had, default=0) > 2 for had in now.readings.values())
        if settled:
            found.append({"kind": "counts_differed", "channel": channel, "bags": settled})
        over = sum(check.over for check in now.checks if check.state == OVER)
        if over:
            found.append({"kind": "marks_over", "channel": channel, "marks": over})
    return found


def came(plan: OpenPlan, round: VoteRound) -> dict[str, int]:
    """How many people voted through each counted channel, of the whole room."""
    chosen = counted_of(round.channels)
    if not chosen:
        return {}
    held = fixed(plan, round)
    return {key: sum(_people(_typed(plan, round, key), held).values()) for key in chosen}


# -- counting the result --------------------------------------------------------------------------
def parts(plan: OpenPlan, round: VoteRound) -> tuple[CountedPart, ...]:
    """What was counted, for each channel and each group in which people voted.

    ``KnownError`` while the round is open: nothing is told before it is closed."""
    now = plan.one(VoteRound, round.id)
    if now.state not in ("closed", "shown"):
        raise KnownError(N_("The totals are told once the round is closed. Nothing was counted."))
    held = fixed(plan, now)
    told: list[CountedPart] = []
    for channel in counted_of(now.channels):
        typed = _typed(plan, round, channel)
        voted = _people(typed, held)
        told += [
            CountedPart(channel, (group.code or group.id) if group else None, voted[_id(group)],
                        _totals(typed, _id(group), held.options))
            for group in held.groups if voted.get(_id(group))
        ]  # fmt: skip
    return tuple(told)


def _totals(typed: Mapping[Bag, Readings], group: str, found: tuple[Option, ...]) -> dict[str, int]:
    return {
        option.label: counting.stands(typed.get(Bag(group, option.id), {})) or 0 for option in found
    }
