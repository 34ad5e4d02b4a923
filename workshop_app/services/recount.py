"""Counting every shown round again, from its anonymous ballots and its counted totals, and holding that
against what was kept when it was closed: ballots, people by channel, codes that were used.

Nothing is changed, and no total of an option is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workshop_app.domain import erasure
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting import counting
from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.count import RoundResult
from workshop_app.services import counted, erasing, results, round_names, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import inspection
from workshop_app.storage.inspection import Urn
from workshop_app.text import N_, Term

Finding = tuple[str, dict[str, object]]

CODED = ("phones", "laptop")
"""Channels through which a code admits: the phones always, the laptop where the round says so."""


def findings(plan: OpenPlan) -> Iterator[Finding]:
    """What does not come out the same: messages to translate and their facts."""
    with plan.store.reading() as connection:
        urns = inspection.urns(connection)
    called = round_names.names(plan)
    for one in urns:
        round = plan.find(VoteRound, one.round)
        if round is not None and not round.rehearsal and _countable(one):
            for message, facts in of_round(plan, round, one):
                yield message, {"name": called[round.id], **facts}


def _countable(one: Urn) -> bool:
    """Whether it was shown and can be read; what cannot is told by the check of the votes."""
    readable = not one.bad_marks and one.options > 1 and one.labels == one.options
    return one.state == "shown" and readable


def of_round(plan: OpenPlan, round: VoteRound, one: Urn) -> Iterator[Finding]:
    """What does not come out the same in one shown round."""
    result = results.result(plan, round)
    if not round.held_before and rounds.lacks_seed(round):
        yield N_("Round {name} was shown without the seed of its lot."), {}
    yield from _marks(plan, round)
    closing = round.closing or {}
    yield from _value(result, closing)
    channels = closing.get("channels")
    if not isinstance(channels, Mapping):
        return
    yield from _ballots(result, channels)
    yield from _counted(plan, round, channels)
    yield from _codes(plan, round, one, channels)


def _value(result: RoundResult, closing: Mapping[str, Any]) -> Iterator[Finding]:
    """The check value of what is counted now against that of what the room was shown."""
    told, now = closing.get("check_value"), check_value(result)
    if told is not None and told != now:
        yield (
            N_("Round {name}: the check value is {value}, and it was {told} when it was shown."),
            {"value": now or "–", "told": told},
        )


def _ballots(result: RoundResult, channels: Mapping[str, Any]) -> Iterator[Finding]:
    """The ballots that are counted now against the people who cast one by each channel."""
    people = sum(n for key, n in channels.items() if key in CHANNELS and not CHANNELS[key].counted)
    counted_people = sum(
        n for key, n in channels.items() if key in CHANNELS and CHANNELS[key].counted
    )
    ballots = result.cast - (result.counted if result.shown else counted_people)
    if ballots != people:
        facts: dict[str, object] = {"ballots": ballots, "people": people}
        yield (
            N_("Round {name}: {ballots} ballots are counted, and {people} people cast one."),
            facts,
        )


def _counted(plan: OpenPlan, round: VoteRound, channels: Mapping[str, Any]) -> Iterator[Finding]:
    """The people of each counted channel against those told at closing."""
    for channel, people in counted.came(plan, round).items():
        told = int(channels.get(channel, 0))
        if people != told:
            facts: dict[str, object] = {
                "channel": Term(CHANNELS[channel].name), "people": people, "told": told,
            }  # fmt: skip
            yield (
                N_("Round {name}, {channel}: {people} people, and {told} when it was closed."),
                facts,
            )


def _codes(
    plan: OpenPlan, round: VoteRound, one: Urn, channels: Mapping[str, Any]
) -> Iterator[Finding]:
    """The codes that were used against the ballots that need one; none where they were purged."""
    coded = sum(
        int(channels.get(key, 0)) for key in CODED if key == "phones" or round.with_codes
    )  # fmt: skip
    purged = not one.codes and erasure.CODES in erasing.erased(plan, round.id)
    if not (round.held_before or purged) and one.codes_used != coded:
        facts: dict[str, object] = {"codes": one.codes_used, "ballots": coded}
        yield N_("Round {name}: {codes} codes were used, and {ballots} ballots need one."), facts


def _marks(plan: OpenPlan, round: VoteRound) -> Iterator[Finding]:
    """Counted totals that so many people cannot have given, unless the minutes tell of it."""
    told = {one.get("kind") for one in (round.closing or {}).get("incidents", ())}
    rules = rounds.rules_of(plan, round)
    over = sum(
        counting.fit(rules, part.people, list(part.totals.values())).over
        for part in counted.parts(plan, round)
    )
    if over and "marks_over" not in told:
        yield (
            N_("Round {name}: {n} marks more were counted than its people could give."),
            {"n": over},
        )
