"""Ending a difference: one of the wordings, or a third. An unsettled one stays and blocks nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from workshop_app.domain import free_texts
from workshop_app.domain.proposals import Proposal
from workshop_app.services import proposals
from workshop_app.services.differences import Difference, Said
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirm, looked_over, needed
from workshop_app.storage import merge, tables
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

TAKE_AWAY, KEEP = True, False
"""What settles whether a record is there (``Difference.removal``)."""

SETTLED = N_("This was settled already. Nothing was changed.")
NOT_OWN = N_("Only one of the two can be kept here. Nothing was changed. Choose one.")
EMPTY = N_("There are no words yet. Nothing was changed. Write them, or choose one of the two.")


def writable(difference: Difference) -> bool:
    """Whether a person may write a third: free texts and whole numbers, not keys of lists, sheets
    or whether a record is there."""
    if difference.removal:
        return False
    values = [one.value for one in difference.wordings]
    if difference.field in free_texts.FREE.get(difference.entity, ()):
        return all(isinstance(value, str) for value in values)
    field = _field(difference)
    return field is not None and field.kind == "int" and difference.field not in _COUNTED


_COUNTED = ("count", "position", "number")
"""Whole numbers that are no person's to write."""


def settle(plan: OpenPlan, difference: Difference, value: Any, *, confirmed: bool = False) -> None:
    """End ``difference`` with ``value`` over all that were said, in one step that can be undone.

    ``value`` is that of one of the wordings, or where ``writable`` another; ``TAKE_AWAY`` or
    ``KEEP`` where it is about the record itself. ``wording.MarkedText`` where the guard marks a new
    text and nobody ``confirmed`` it; ``KnownError`` where it was settled meanwhile.
    """
    chosen = _checked(difference, value, confirmed)
    with plan.step("conflict.settle") as step:
        _still_open(step, [difference])
        step.settle(difference.entity, difference.id, difference.field, chosen)
        _left(plan, step, difference)
        if confirmed and isinstance(chosen, str):
            confirm(step, difference.entity, difference.id, difference.field)


def settle_all(plan: OpenPlan, differences: Iterable[Difference], laptop: str) -> int:
    """Keep in each of ``differences`` what ``laptop`` (its id) said, in one step; how many those
    are. Where it said nothing, the difference stays."""
    chosen = [(one, said) for one in differences if (said := said_by(one, laptop)) is not None]
    with plan.step("conflict.settle") as step:
        _still_open(step, [one for one, _ in chosen])
        for one, said in chosen:
            step.settle(one.entity, one.id, one.field, said.value)
            _left(plan, step, one)
    return len(chosen)


def _left(plan: OpenPlan, step: Step, difference: Difference) -> None:
    """The clusters that a proposal is not in after all: one that stays alone is no cluster."""
    if (difference.entity, difference.field) != ("Proposal", "cluster"):
        return
    now = plan.find(Proposal, difference.id)
    for one in difference.wordings:
        if now is not None and one.value is not None and one.value != now.cluster:
            proposals.leave_cluster(plan, step, replace(now, cluster=one.value))


def said_by(difference: Difference, laptop: str) -> Said | None:
    """The last that ``laptop`` (its id) said in ``difference``."""
    return next((one for one in reversed(difference.wordings) if one.laptop == laptop), None)


def _checked(difference: Difference, value: Any, confirmed: bool) -> Any:
    """``value`` as it is kept. One that is in the plan already is let through as it stands."""
    if difference.removal:
        return bool(value)
    if any(one.value == value for one in difference.wordings):
        return value
    if not writable(difference):
        raise KnownError(NOT_OWN)
    if not isinstance(value, str):
        return None if value is None else int(value)
    field = _field(difference)
    if field is not None and not field.optional and field.default is None:
        return needed(value, EMPTY, confirmed)
    return looked_over(value, confirmed)


def _field(difference: Difference) -> tables.Field | None:
    fields = tables.FIELDS.get(difference.entity, ())
    return next((one for one in fields if one.name == difference.field), None)


def _still_open(step: Step, differences: Sequence[Difference]) -> None:
    standing = {(row, name) for _, row, name, _ in merge.conflicts(step.connection)}
    if any((one.id, one.field) not in standing for one in differences):
        raise KnownError(SETTLED)
