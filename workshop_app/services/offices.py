"""The offices whose officials are asked, and which criteria each of them is given.

An answer never tells which office it came from (P-42): here stands only who is asked what.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshop_app.domain.capacity import CRITERIA
from workshop_app.domain.entity import new_id
from workshop_app.domain.rounds import Office
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirm, needed
from workshop_app.text import N_, KnownError

LONGEST = 60
"""Letters of an office's name."""
MOST = 24
"""Offices of a plan."""

NO_NAME = N_("An office needs a name. Nothing was changed.")
TWICE = N_("There is an office with this name already. Nothing was changed.")
TOO_MANY = N_("There can be {most} offices. Nothing was changed.")
NO_CRITERIA = N_("An office is asked for one criterion at least. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Suggested:
    """An office that most City Halls have, and what its officials can judge."""

    name: str
    criteria: tuple[str, ...]


SUGGESTED: tuple[Suggested, ...] = (
    Suggested(N_("Planning"), ("legal", "plan_fit", "technical", "land", "time")),
    Suggested(N_("Finance"), ("legal", "plan_fit", "budget", "staff", "upkeep")),
    Suggested(N_("Government"), ("legal", "plan_fit", "land", "allies")),
    Suggested(N_("Health"), ("budget", "staff", "technical", "time", "allies", "upkeep")),
    Suggested(N_("Education"), ("budget", "staff", "technical", "time", "allies", "upkeep")),
    Suggested(N_("Economic development"), ("plan_fit", "budget", "staff", "time", "allies")),
    Suggested(N_("Public works"), ("budget", "technical", "land", "time", "upkeep")),
)
"""Who is invited as a rule. Every criterion is with three of them at least, so that with one
official of each there are answers enough to tell (P-43)."""


def offices(plan: OpenPlan) -> list[Office]:
    """The offices in their order."""
    return sorted(plan.all(Office), key=lambda one: (one.position, one.born, one.id))


def asked(office: Office | None) -> tuple[str, ...]:
    """The criteria that officials of ``office`` are asked for, in the order of CRITERIA; all nine
    where no office, or none of them, was given."""
    given = set(office.criteria) if office is not None else set()
    return tuple(id for id in CRITERIA if not given or id in given)


def to_ask(plan: OpenPlan, criterion: str) -> list[str]:
    """The names of the offices that have ``criterion``: whom to ask where answers are few."""
    return [one.name for one in offices(plan) if criterion in asked(one)]


def add(
    plan: OpenPlan, name: str, criteria: Iterable[str] = (), *, confirmed: bool = False
) -> Office:
    """One more office at the end; without ``criteria`` it is asked for all nine."""
    before = offices(plan)
    name = _name(before, name, "", confirmed)
    if len(before) >= MOST:
        raise KnownError(TOO_MANY, most=MOST)
    last = before[-1].position if before else 0.0
    made = Office(id=new_id(), name=name, criteria=_ordered(criteria), position=last + 1)
    with plan.step("office.add") as step:
        if confirmed:
            confirm(step, "Office", made.id, "name")
        return step.add(made)


def rename(plan: OpenPlan, office: Office, name: str, *, confirmed: bool = False) -> Office:
    """Another name."""
    name = _name(offices(plan), name, office.id, confirmed)
    with plan.step("office.change") as step:
        if confirmed:
            confirm(step, "Office", office.id, "name")
        return step.change(plan.one(Office, office.id), name=name)


def give(plan: OpenPlan, office: Office, criteria: Iterable[str]) -> Office:
    """The criteria that its officials are asked for from now on."""
    given = _ordered(criteria)
    if not given:
        raise KnownError(NO_CRITERIA)
    with plan.step("office.change") as step:
        return step.change(plan.one(Office, office.id), criteria=given)


def remove(plan: OpenPlan, office: Office) -> None:
    """Nobody is asked as that office any more; answers that were given stay."""
    with plan.step("office.remove") as step:
        step.remove(plan.one(Office, office.id))


def suggest(plan: OpenPlan, rows: Sequence[tuple[str, Sequence[str]]]) -> list[Office]:
    """Put in those of ``rows`` (name, criteria) that are not there yet, in one step."""
    before = offices(plan)
    known = {_folded(one.name) for one in before}
    last = before[-1].position if before else 0.0
    new = [(name, given) for name, given in rows if _folded(name) not in known]
    if not new:
        return []
    with plan.step("office.add") as step:
        return [
            step.add(
                Office(id=new_id(), name=name, criteria=_ordered(given), position=last + 1 + at)
            )
            for at, (name, given) in enumerate(new[: MOST - len(before)])
        ]


def _name(before: Sequence[Office], name: str, id: str, confirmed: bool) -> str:
    kept = needed(name, NO_NAME, confirmed)[:LONGEST]
    if any(_folded(one.name) == _folded(kept) for one in before if one.id != id):
        raise KnownError(TWICE)
    return kept


def _ordered(criteria: Iterable[str]) -> tuple[str, ...]:
    wanted = set(criteria)
    if not wanted <= set(CRITERIA):
        raise KnownError(N_("There is no such criterion. Nothing was changed."))
    return tuple(id for id in CRITERIA if id in wanted)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
