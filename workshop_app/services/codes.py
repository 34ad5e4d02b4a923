"""One-time codes that admit to a round: told once, kept only as keyed hashes (P-33)."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from workshop_app.domain.rounds import AssessmentRound, VoteRound
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.votes import NOT_OPEN
from workshop_app.storage import urn
from workshop_app.text import N_, KnownError

SIGNS = "BCDFGHJKLMNPQRSTVWXZ23456789"
"""No vowels, so no words; nothing that is read as another sign."""
LENGTH = 6
MOST = 2000
NOT_OF_ROUND, USED = urn.NOT_OF_ROUND, urn.USED
"""Why a code does not admit: the messages of the ``KnownError``."""


def wanted(count: int | None) -> int:
    """How many codes to make; ``KnownError`` where ``count`` cannot be."""
    if count is None:
        return 0
    if not 1 <= count <= MOST:
        raise KnownError(
            N_("Codes can be 1 to {most}, not {count}. Nothing was changed."),
            most=MOST,
            count=count,
        )
    return count


def make(plan: OpenPlan, round: VoteRound, count: int) -> list[str]:
    """Make ``count`` codes of an open round and give them, in no order, this once.

    In a round with groups each code belongs to one, in proportion to their people, and the
    group's name stands after it.
    """
    if count == 0:
        return []
    slips = _slips(plan, round, count)
    with plan.store.transaction() as connection:
        if plan.one(VoteRound, round.id).state != "open":
            raise KnownError(NOT_OPEN)
        codes = sorted(_new_codes(count, lambda drawn: urn.taken(connection, round.id, drawn)))
        pairs = [(group, code) for (group, _), code in zip(slips, codes, strict=True)]
        urn.make_codes(connection, round.id, pairs)
    names = dict(slips)
    told = [f"{code}  {names[group]}".rstrip() for group, code in pairs]
    secrets.SystemRandom().shuffle(told)
    return told


def make_for_officials(plan: OpenPlan, round: AssessmentRound, count: int) -> list[str]:
    """Codes of an open round of assessment, in no order, this once; they tell no office."""
    wanted(count)
    with plan.store.transaction() as connection:
        if plan.one(AssessmentRound, round.id).state != "open":
            raise KnownError(NOT_OPEN)
        codes = sorted(_new_codes(count, lambda drawn: urn.taken(connection, round.id, drawn)))
        urn.make_codes(connection, round.id, [("", code) for code in codes])
    secrets.SystemRandom().shuffle(codes)
    return codes


def made(plan: OpenPlan, round: VoteRound | AssessmentRound) -> int:
    """How many codes of ``round`` were made so far; which of them were used is not told."""
    with plan.store.reading() as connection:
        return urn.codes_made(connection, round.id)


def look_up(plan: OpenPlan, round: VoteRound | AssessmentRound, code: str) -> str:
    """The group (id, "" without groups) that ``code`` would admit to; it is not used up.
    ``KnownError`` where it does not admit."""
    with plan.store.reading() as connection:
        return urn.would_admit(connection, round.id, code)


def _new_codes(count: int, taken: Callable[[set[str]], set[str]]) -> set[str]:
    """So many codes that the round does not have yet: one that is ``taken`` is drawn again."""
    codes: set[str] = set()
    while len(codes) < count:
        drawn = {
            "".join(secrets.choice(SIGNS) for _ in range(LENGTH)) for _ in range(count - len(codes))
        }
        codes |= drawn - taken(drawn)
    return codes


def _slips(plan: OpenPlan, round: VoteRound, count: int) -> list[tuple[str, str]]:
    """The group (id, name) of each slip, by largest remainder of the groups' people."""
    groups = rounds.groups_of(plan, round)
    people = sum(group.admitted for group in groups)
    if not people:
        return [("", "")] * count
    shares = [divmod(group.admitted * count, people) for group in groups]
    numbers = [whole for whole, _ in shares]
    by_rest = sorted(range(len(groups)), key=lambda at: -shares[at][1])
    for at in by_rest[: count - sum(numbers)]:
        numbers[at] += 1
    slips = [
        (group.id, group.name)
        for group, number in zip(groups, numbers, strict=True)
        for _ in range(number)
    ]
    secrets.SystemRandom().shuffle(slips)
    return slips
