"""What changed between two states of a plan, field by field, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from workshop_app.domain.capacity import ZONES
from workshop_app.domain.entities import ENTITIES
from workshop_app.domain.entity import Entity
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.plan_check_value import OUTSIDE
from workshop_app.services import capacity, field_names, numbering
from workshop_app.services.differences import NUMBERED
from workshop_app.services.field_values import said_by, value_told
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words

ADDED, TAKEN_AWAY, CHANGED = "added", "taken_away", "changed"

UNTOLD = frozenset(
    {"id", "born", "position", "letter", "count", "closing", "opened_at", "closed_at"}
)
"""Fields in which nobody looks for what changed: where a row stands, its number, the clock."""

OWNERS = ("action", "commitment", "proposal", "round", "workshop", "territory", "sector", "project")
"""What a record hangs on, the nearest first: its changes are told under that."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its name for people, and what it said before and says now, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is new, gone or changed. ``about`` names what it belongs to as people know it
    ("A2: Alumbrado…"), ``what`` the kind of the record and ``title`` what it says itself ("" where
    that is what it belongs to). ``fields`` is empty where it came or went as a whole."""

    kind: str
    entity: str
    id: str
    about: str
    what: str
    title: str
    fields: tuple[FieldChange, ...] = ()


def compare(before: OpenPlan, after: OpenPlan, words: Words) -> list[RecordChange]:
    """All that differs in ``after``, in the order of the kinds of records and their numbers. Where
    a proposal's zone is another, that stands among its fields."""
    old, new = _Side(before, words), _Side(after, words)
    zones = _zones(old, new, words)
    found = []
    for entity in ENTITIES:
        name = entity.__name__
        if name in OUTSIDE:
            continue
        then, now = old.records[name], new.records[name]
        for id in sorted(then.keys() | now.keys(), key=lambda one: new.order(old, name, one)):
            change = _compared(name, id, old, new, zones.get(id, ()))
            if change is not None:
                found.append(change)
    return [one for one in found if not _goes_with_its_owner(one, found, old, new)]


def _compared(
    entity: str, id: str, old: _Side, new: _Side, more: tuple[FieldChange, ...]
) -> RecordChange | None:
    then, now = old.records[entity].get(id), new.records[entity].get(id)
    if then is None or now is None:
        side, record = (new, now) if then is None else (old, then)
        assert record is not None
        return side.told(record, ADDED if then is None else TAKEN_AWAY, ())
    told = tuple(_fields(then, now, old, new)) + more
    return new.told(now, CHANGED, told) if told else None


def _fields(then: Entity, now: Entity, old: _Side, new: _Side) -> Iterator[FieldChange]:
    entity = type(now).__name__
    for one in fields(now):
        before, after = getattr(then, one.name), getattr(now, one.name)
        if before != after and one.name not in UNTOLD:
            yield FieldChange(
                new.words(field_names.field_name(entity, one.name)),
                value_told(old.plan, old.words, entity, one.name, before),
                value_told(new.plan, new.words, entity, one.name, after),
            )


def _zones(old: _Side, new: _Side, words: Words) -> dict[str, tuple[FieldChange, ...]]:
    """The proposals whose zone is another now, by id."""
    before = {one.id: one.zone for one in capacity.priorities(old.plan)}
    found: dict[str, tuple[FieldChange, ...]] = {}
    for one in capacity.priorities(new.plan):
        if one.id in before and before[one.id] != one.zone:
            told = (_zone(before[one.id], words), _zone(one.zone, words))
            found[one.id] = (FieldChange(words("the zone"), *told),)
    return found


def _zone(zone: str | None, words: Words) -> str:
    return words(ZONES[zone].name) if zone else words("not voted")


class _Side:
    """One of the two states, read once."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        self.plan, self.words = plan, words
        self.records: Mapping[str, Mapping[str, Entity]] = {
            entity.__name__: {one.id: one for one in plan.all(entity)} for entity in ENTITIES
        }
        self.numbers = {name: numbering.labels(plan, entity) for name, entity in NUMBERED.items()}
        self._any: dict[str, Entity] = {}
        for found in self.records.values():
            self._any.update(found)

    def number(self, entity: str, id: str) -> str:
        return self.numbers.get(entity, {}).get(id, "")

    def order(self, other: _Side, entity: str, id: str) -> tuple[object, ...]:
        number = self.number(entity, id) or other.number(entity, id)
        record = self.records[entity].get(id) or other.records[entity][id]
        return (sort_key(number) if number else sort_key("0"), record.born, id)

    def owner(self, record: Entity) -> Entity | None:
        """What ``record`` hangs on, as far up as it goes; ``None`` where it stands for itself."""
        for name in OWNERS:
            held = getattr(record, name, None)
            owner = self._any.get(held) if isinstance(held, str) and held else None
            if owner is not None and type(record).__name__ not in NUMBERED:
                return self.owner(owner) or owner
        return None

    def told(self, record: Entity, kind: str, changed: tuple[FieldChange, ...]) -> RecordChange:
        entity, owner = type(record).__name__, self.owner(record)
        return RecordChange(
            kind=kind,
            entity=entity,
            id=record.id,
            about=self._named(owner or record),
            what=self.words(field_names.entity_name(entity)),
            title=self._said(record) if owner is not None else "",
            fields=changed,
        )

    def _named(self, record: Entity) -> str:
        entity = type(record).__name__
        number = self.number(entity, record.id)
        number = f"A{number}" if number and entity == "Action" else number
        told = ": ".join(part for part in (number, said_by(record)) if part)
        return told or self.words(field_names.entity_name(entity))

    def _said(self, record: Entity) -> str:
        """What a record says itself; a link says what it leads to."""
        for name in ("proposal", "territory", "commune"):
            held = getattr(record, name, None)
            if not said_by(record) and isinstance(held, str) and held in self._any:
                return self._named(self._any[held])
        return getattr(record, "what", "") or said_by(record)  # a commitment by what, not by whom


def _goes_with_its_owner(
    one: RecordChange, found: list[RecordChange], old: _Side, new: _Side
) -> bool:
    """Whether it is a part of something that came or went as a whole, and says nothing besides."""
    if one.kind == CHANGED:
        return False
    side = new if one.kind == ADDED else old
    owner = side.owner(side.records[one.entity][one.id])
    if owner is None:
        return False
    whole = {(c.entity, c.id) for c in found if c.kind == one.kind}
    return (type(owner).__name__, owner.id) in whole


KINDS: Mapping[str, str] = {
    ADDED: N_("was added"),
    TAKEN_AWAY: N_("is no longer there"),
    CHANGED: N_("was changed"),
}
"""What happened to a record, for people."""
