"""What two laptops wrote without knowing of each other: each wording with where it was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from workshop_app.domain import erasure, history
from workshop_app.domain.action_plan import Action
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.history import BIRTH, FIXED, GONE, Change
from workshop_app.domain.meetings import Laptop, Workshop
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import field_names, numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import marks, merge, queries, undo
from workshop_app.storage.changes import changes_of_all
from workshop_app.text import Term

Found = tuple[str, str, str, tuple[str, ...]]
"""What is unsettled: the kind of a record, its id, the field, the steps that said something."""

UNASKED = frozenset({"Progress"})
"""Where two players of one session stand is no difference for a person to settle: the later holds."""

NUMBERED: Mapping[str, type[Proposal] | type[Challenge] | type[Action]] = {
    "Proposal": Proposal, "Challenge": Challenge, "Action": Action,
}  # fmt: skip
"""The kinds of records that have a short number."""

OF_VOTES = frozenset({"VoteRound", "Option", "Group", "DecidingRound", "AssessmentRound"})
"""Of these no day is told: nothing may say when somebody voted."""


@dataclass(frozen=True, slots=True)
class Said:
    """One of the wordings of a difference. ``laptop`` is an id, ``by`` its nickname, ``day`` the
    local day on which it was written by that laptop's clock (``None`` for what is of a vote).
    Where the difference is whether a record is there (``Difference.removal``), ``value`` is
    whether it was taken away, and ``changed`` what was written instead: (field, value).
    ``erased``: ``value`` is what stands in the place of words erased for good."""

    step: str
    value: Any
    laptop: str
    by: str
    day: date | None
    erased: bool = False
    changed: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two laptops changed without knowing of each other. ``number`` is that of the
    record where it has one; ``wordings`` are what each said, the one that the plan shows now last;
    ``first`` what was first said. ``workshop``: the title of the workshop that the record belongs
    to, "" for none. ``what`` and ``name``: the kind of the record and the field, as people say it.
    """

    entity: str
    id: str
    field: str
    number: str
    wordings: tuple[Said, ...]
    first: Any
    workshop: str
    what: Term
    name: Term

    @property
    def removal(self) -> bool:
        """Whether it is about the record itself: taken away here, written in there."""
        return self.field == GONE


def differences(plan: OpenPlan) -> list[Difference]:
    """Every unsettled difference of the plan, by kind and number. Fifty cost as many milliseconds."""
    with plan.store.reading() as connection:
        found = [one for one in merge.conflicts(connection) if one[0] not in UNASKED]
    if not found:
        return []
    facts = _Facts(plan, found)
    return sorted((facts.difference(*one) for one in found), key=_order)


def _order(one: Difference) -> tuple[int, str, int, str, str, str]:
    """By kind as people know them, then A2 before A10, then what has no number by age."""
    kinds = list(field_names.ENTITIES)
    kind = kinds.index(one.entity) if one.entity in kinds else len(kinds)
    letters = one.number.rstrip("0123456789 bis")
    digits = "".join(filter(str.isdigit, one.number))
    return kind, letters, int(digits or 0), one.number, one.id, one.field


def day_of(step: str) -> date:
    """The local day of a step (its stamp), as the laptop that made it had it; the last there is
    where the stamp lies past it."""
    try:
        return datetime.fromtimestamp(int(step[:12], 16) / 1000).date()
    except (ValueError, OverflowError, OSError):
        return date.max


class _Facts:
    """What all differences of a plan are told with, read once."""

    def __init__(self, plan: OpenPlan, found: Sequence[Found]) -> None:
        self._plan = plan
        self._names = {one.id: one.nickname for one in plan.all(Laptop)}
        self._titles = {one.id: one.title for one in plan.all(Workshop)}
        rows = list(dict.fromkeys(row for _, row, *_ in found))
        with plan.store.reading() as connection:
            self._changes = changes_of_all(connection, rows)
            self._marks = marks.of_rows(connection, rows)
            known = (one.step for of in self._changes.values() for one in of)
            self._by = undo.laptops_of(connection, set(known))
        self._numbers: dict[str, str] = {}
        for entity, kind in NUMBERED.items():
            ids = [row for of, row, *_ in found if of == entity]
            self._numbers |= numbering.of_some(plan, kind, ids)
        self._places: dict[tuple[str, str], str] = {}

    def difference(self, entity: str, id: str, name: str, heads: Sequence[str]) -> Difference:
        changes, under, by = self._changes.get(id, []), self._marks.get(id, set()), self._by
        speaking = history.of_field(changes, name)
        said = [
            Said(
                step,
                bool(speaking[step].new is True)
                if name == GONE and step in speaking
                else history.value(speaking[step], name)
                if step in speaking
                else False,
                by.get(step, ""),
                self._names.get(by.get(step, ""), ""),
                None if entity in OF_VOTES else day_of(step),
                name in under or erasure.at(name, step) in under,
                _wrote(changes, step) if name == GONE else (),
            )
            for step in heads
        ]
        return Difference(
            entity,
            id,
            name,
            self._numbers.get(id, ""),
            tuple(_without_repeats(said) if name == GONE else said),
            history.value(speaking[min(speaking)], name),
            self._place(entity, id),
            field_names.entity_name(entity),
            field_names.field_name(entity, name),
        )

    def _place(self, entity: str, id: str) -> str:
        if (entity, id) not in self._places:
            self._places[entity, id] = self._workshop(entity, id)
        return self._places[entity, id]

    def _workshop(self, entity: str, id: str) -> str:
        """The title of the workshop that a record belongs to, over at most two other records."""
        for _ in range(3):
            if entity == "Workshop":
                return self._titles.get(id, "")
            with self._plan.store.reading() as connection:
                record = queries.row(connection, BY_NAME[entity], id)
            onward = next(
                ((kind, at) for field, kind in _TOWARDS if (at := getattr(record, field, None))),
                None,
            )
            if onward is None:
                return ""
            entity, id = onward
        return ""


_TOWARDS = (
    ("workshop", "Workshop"), ("round", "VoteRound"), ("proposal", "Proposal"),
    ("challenge", "Challenge"), ("keeper", "Proposal"),
)  # fmt: skip
"""By which fields a record leads to its workshop."""


def _wrote(changes: Iterable[Change], step: str) -> tuple[tuple[str, Any], ...]:
    """What a step wrote in the fields of a row; nothing where it made or removed it."""
    quiet = (BIRTH, FIXED, GONE)
    return tuple((c.field, c.new) for c in changes if c.step == step and c.field not in quiet)


def _without_repeats(said: Iterable[Said]) -> list[Said]:
    """One for each laptop and whether it took the record away: what all its steps wrote together."""
    told: dict[tuple[str, Any], Said] = {}
    for one in said:
        before = told.get((one.laptop, one.value))
        changed = dict(before.changed) | dict(one.changed) if before else dict(one.changed)
        told[one.laptop, one.value] = Said(
            one.step, one.value, one.laptop, one.by, one.day, one.erased, tuple(changed.items())
        )
    return list(told.values())
