"""Pairs that were suggested as the same and that someone said are not. A word about this file: it
does not travel by joining, and undo does not touch it."""

from __future__ import annotations

from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import about

_KEY = "not_the_same"
Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Two ids as they are kept, whichever is named first."""
    return (one, other) if one < other else (other, one)


def pairs(plan: OpenPlan) -> set[Pair]:
    """Every pair of ids that someone said are not the same."""
    with plan.store.reading() as connection:
        kept = about.said(connection, _KEY) or ""
    return {pair(*line.split()) for line in kept.splitlines() if len(line.split()) == 2}


def say(plan: OpenPlan, one: str, other: str) -> None:
    """Remember in the file that these two (ids) are not the same."""
    known = pairs(plan) | {pair(one, other)}
    with plan.store.transaction() as connection:
        about.say(connection, _KEY, "\n".join(" ".join(each) for each in sorted(known)))


def forget(plan: OpenPlan, one: str, other: str) -> None:
    """These two may be suggested again."""
    known = pairs(plan) - {pair(one, other)}
    kept = "\n".join(" ".join(each) for each in sorted(known))
    with plan.store.transaction() as connection:
        about.say(connection, _KEY, kept or None)
