"""Short numbers as people read them: 17, B17, 18 bis."""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain import numbers
from workshop_app.domain.action_plan import Action
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import queries

Numbered = Proposal | Challenge | Action


def labels(plan: OpenPlan, entity: type[Numbered]) -> dict[str, str]:
    """The number of every record of ``entity`` as printed, by id."""
    with plan.store.reading() as connection:
        return numbers.labels(numbers.Numbered(*r) for r in queries.numbered(connection, entity))


def near(plan: OpenPlan, entity: type[Numbered], id: str) -> dict[str, str]:
    """The numbers of one record and of all that carry its count (18, 18 bis), by id, without
    reading the others; empty where there is no such record."""
    with plan.store.reading() as connection:
        return numbers.labels(numbers.Numbered(*r) for r in queries.twins(connection, entity, id))


def of_some(plan: OpenPlan, entity: type[Numbered], ids: Iterable[str]) -> dict[str, str]:
    """As ``near`` for each of ``ids``, asked for together."""
    with plan.store.reading() as connection:
        rows = queries.twins_of_all(connection, entity, ids)
        return numbers.labels(numbers.Numbered(*r) for r in rows)
