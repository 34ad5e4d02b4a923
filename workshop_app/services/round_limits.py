"""Between which bounds the numbers of a round lie: the fields of each ballot method, and the rest.

The setup shows one stepper for each row; whatever else changes a round is held to the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workshop_app.domain.rounds import VoteRound
from workshop_app.text import N_, KnownError, Term

OUTSIDE = N_("{name} can be {least} to {most}, not {value}. Nothing was changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A whole number of a round: its ``field``, what it is called (``name``; ``short`` beside its
    stepper), its bounds and its ``step``. ``optional``: ``None`` is "any number"."""

    field: str
    name: str
    short: str = ""
    least: int = 1
    most: int = 30
    step: int = 1
    optional: bool = False

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to choose."""
        return self.least == self.most

    def holds(self, value: object) -> bool:
        """Whether ``value`` lies within."""
        if value is None:
            return self.optional
        return type(value) is int and self.least <= value <= self.most


METHOD_LIMITS: Mapping[str, tuple[Limit, ...]] = {
    "dots": (
        Limit(field="per_person", name=N_("Marks per person"), least=0),
        Limit(field="max_per_option", name=N_("At most on one option"),
              short=N_("at most on one option")),
    ),
    "approval": (
        Limit(field="max_approvals", name=N_("Yeses at most"), most=99, optional=True),
    ),
    "points": (
        Limit(field="per_person", name=N_("Points per person"), least=10, most=990, step=10),
    ),
    "score": (
        # As printed: a ballot has the places 0 to 5.
        Limit(field="max_per_option", name=N_("Highest score"), least=5, most=5),
    ),
}  # fmt: skip
"""The numbers of each ballot method that the facilitator sets, by the key of METHODS."""

LIMITS: tuple[Limit, ...] = (
    Limit(field="people", name=N_("People present"), least=0, most=999),
    Limit(field="places", name=N_("Places"), most=99, optional=True),
    Limit(field="budget", name=N_("Budget"), least=0, most=10**15, optional=True),
)
"""The numbers that every round has."""


def marks_that_fit(round: VoteRound, options: int) -> int:
    """How many marks a person can give of ``round.per_person``, with that many ``options``: no more
    dots than there are circles."""
    if round.method != "dots" or options < 1:
        return round.per_person
    return min(round.per_person, options * round.max_per_option)


def check(round: VoteRound, values: Mapping[str, Any]) -> None:
    """``KnownError`` where a number among ``values``, new fields of ``round``, cannot be."""
    method = str(values.get("method", round.method))
    for limit in (*METHOD_LIMITS.get(method, ()), *LIMITS):
        if limit.field in values and not limit.holds(values[limit.field]):
            value = values[limit.field]
            facts = {"least": limit.least, "most": limit.most, "value": value}
            raise KnownError(OUTSIDE, name=Term(limit.name), **facts)


def fitting(round: VoteRound, options: int) -> VoteRound:
    """``round`` with no more marks per person than can be given, as it opens."""
    return replace(round, per_person=marks_that_fit(round, options))


def in_step(round: VoteRound, field: str, value: int | None) -> dict[str, int | None]:
    """``field`` set to ``value`` and what must follow it: nobody can put more marks on one option
    than they have, and all points may go to one."""
    changed = replace(round, **{field: value})  # type: ignore[arg-type]
    found: dict[str, int | None] = {field: value}
    if round.method == "points":
        found["max_per_option"] = changed.per_person
    elif round.method == "dots" and changed.max_per_option > changed.per_person:
        other = "max_per_option" if field == "per_person" else "per_person"
        found[other] = max(1, value or 0)
    return found
