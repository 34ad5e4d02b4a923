"""What was found in a damaged file, made one again: rows from the record, the record from rows.

Pure: nothing is read or written here. Where both are there and differ, the record holds where all
its changes of that row are there, else the row does, unless it shows an older value of the record.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workshop_app.domain import erasure, history, text_guard
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.entity import PERSPECTIVES, THEMES
from workshop_app.domain.history import BIRTH, FIXED, GONE, Change, Clock
from workshop_app.storage import tables
from workshop_app.storage.changes import from_stored
from workshop_app.storage.damaged_rows import Found, Row

BESIDES = ("step", "change", "erased", "media", "ballot", "code", "channel_total", "rating")
"""The tables of which a sound copy fills the holes; of an open round nothing is in it (P-32)."""
STUBS = frozenset({"Workshop", "Action", "Sector", "StrategicProject"})
"""Records that are made anew, empty, where they are lost and others hang on them."""
_UNKNOWN = "?"
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "theme": tuple(THEMES),
    "perspective": tuple(PERSPECTIVES),
}
LOST, RESCUE = "lost", "rescue"
"""Kinds of steps: one of which only changes were left, and the saving itself."""


@dataclass(slots=True)
class Mended:
    """``changes`` by row; ``steps`` with those that were lost; ``rest``: rows of the tables that
    are no record, as they were found. ``lost``: entity → ids that are known and have nothing left;
    ``rebuilt`` from the record or from the row alone; ``doubtful``: row and record said different
    things; ``filled``: rows of which a sound copy gave something."""

    steps: dict[str, Row] = field(default_factory=dict)
    changes: dict[str, list[Change]] = field(default_factory=dict)
    rest: Mapping[str, Mapping[tuple[Any, ...], Row]] = field(default_factory=dict)
    marks: dict[str, set[str]] = field(default_factory=dict)
    lost: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    rebuilt: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    filled: set[str] = field(default_factory=set)


class Mending:
    """One mending. ``laptop`` writes what the saving itself has to say."""

    def __init__(self, found: Found, copy: Found | None, laptop: str) -> None:
        self.found, self.laptop = found, laptop
        self.done = Mended(rest=found.rows)
        if copy is not None:
            self._fill(copy)
        self.done.steps = {str(key[0]): row for key, row in found.rows["step"].items()}
        for row in found.rows["erased"].values():
            self.done.marks.setdefault(row["row"], set()).add(row["field"])
        self._rows = {
            (name, str(key[0])): row
            for name in tables.ENTITY_TABLES
            for key, row in found.rows[name].items()
        }

    def mend(self, title: str) -> Mended:
        """The whole of it. ``title`` of the plan, where even that is lost."""
        self._read_changes()
        clock = Clock(max((*self.done.steps, *self._stamps()), default=""))
        self.stamp = clock.stamp()
        for (entity, id), row in self._rows.items():
            self._agree(entity, id, row)
        self._no_births()
        if not self._of("Plan"):
            self._stub("Plan", erasure_id(self.stamp), {"title": title})
        self._links()
        self._steps()
        return self.done

    # -- a sound copy -----------------------------------------------------------------------------
    def _fill(self, copy: Found) -> None:
        """What a copy has and the file has no more. Its rows come from its record."""
        for table in BESIDES:
            mine = self.found.rows[table]
            for key, row in copy.rows[table].items():
                if key not in mine:
                    mine[key] = row
                    if table == "change":
                        self.done.filled.add(str(row["row"]))

    # -- the record -------------------------------------------------------------------------------
    def _read_changes(self) -> None:
        births = [c for c in self._parsed() if c.entity == "Plan" and c.field == BIRTH]
        language = min(births, key=lambda c: c.step).new.get("language", "") if births else ""
        mask = text_guard.mask_in(str(language))
        for change in self._parsed():
            of_row = self.done.marks.get(change.row, set())
            sound = erasure.without(change, of_row, mask)
            self.done.changes.setdefault(change.row, []).append(sound)
        for row, known in self.done.changes.items():
            entity = next((e for e, id in self._kinds(row, known) if e in BY_NAME), "")
            self.done.changes[row] = [
                self._completed(one) if one.field == BIRTH else one
                for one in known if one.entity == entity
            ]  # fmt: skip

    def _completed(self, birth: Change) -> Change:
        """The beginning of a row with every value that it must have; what was torn comes from the
        row, or is made up."""
        row = self._rows.get((birth.entity, birth.row))
        lacking = {
            one.name: _sound(one, row[one.name]) if row is not None else made_up(one)
            for one in tables.FIELDS[birth.entity]
            if one.name not in birth.new and one.default is None and not one.optional
        }
        if lacking and row is None:
            self.done.doubtful.add(birth.row)
        return replace(birth, new={**birth.new, **lacking}) if lacking else birth

    def _kinds(self, row: str, known: list[Change]) -> Iterable[tuple[str, str]]:
        yield from ((c.entity, row) for c in known if c.field == BIRTH)
        yield from ((c.entity, row) for c in known)

    def _parsed(self) -> list[Change]:
        if not hasattr(self, "_cache"):
            rows = self.found.rows["change"].values()
            self._cache = [found for row in rows if (found := _change(row)) is not None]
        return self._cache

    def _stamps(self) -> Iterable[str]:
        return (change.step for change in self._parsed())

    # -- rows and record --------------------------------------------------------------------------
    def _agree(self, entity: str, id: str, row: Row) -> None:
        known = self.done.changes.setdefault(id, [])
        values = {f.name: _sound(f, row[f.name]) for f in tables.FIELDS[entity]}
        if not any(c.field == BIRTH for c in known):
            known.append(
                Change(str(row["born"]), entity, id, BIRTH, _at_first(entity, values, known))
            )
            self.done.rebuilt.add(id)
        elif known[0].entity != entity:
            return
        said = history.read_row(known)
        wanted = {**tables.stored(entity, said.values), GONE: int(said.gone)}
        held = history.fixed(known)
        whole = self._is_whole(id, known)
        for name, value in wanted.items():
            if row[name] == value or name in held:
                continue
            new = bool(row[GONE]) if name == GONE else values[name]
            if name in values and values[name] != _loaded(_field(entity, name), row[name]):
                continue  # what the row has cannot be
            lower = _lower(entity, name, row[name], value) or _fixed(entity, name)
            if whole or lower or self._older(known, name, new) or self._erased(id, name):
                if id not in self.done.filled:
                    self.done.doubtful.add(id)
                continue
            speaking = history.of_field(known, name)
            top = set(history.heads(speaking))
            over = top | history.field_heads(known) if name == GONE else top
            known.append(Change(self.stamp, entity, id, name, new, tuple(sorted(over))))
            self.done.rebuilt.add(id)

    def _is_whole(self, id: str, known: list[Change]) -> bool:
        """Whether every change of a row that the index by step names is there."""
        if not hasattr(self, "_named"):
            self._named: dict[str, set[tuple[str, str]]] = defaultdict(set)
            for row, name, step in self.found.keys:
                self._named[row].add((name, step))
        named = self._named.get(id, set())
        return bool(named) and named == {(c.field, c.step) for c in known if c.step != self.stamp}

    def _older(self, known: list[Change], name: str, value: Any) -> bool:
        speaking = history.of_field(known, name)
        top = history.heads(speaking)
        return any(
            history.value(change, name) == value
            for step, change in speaking.items() if step not in top
        )  # fmt: skip

    def _erased(self, id: str, name: str) -> bool:
        return any(mark.startswith(name) for mark in self.done.marks.get(id, ()))

    def _no_births(self) -> None:
        """Changes of rows of which neither the beginning nor the row itself is left: they go."""
        for row, known in list(self.done.changes.items()):
            if not any(c.field == BIRTH for c in known):
                if known:
                    self.done.lost[known[0].entity].add(row)
                del self.done.changes[row]
            elif (known[0].entity, row) not in self._rows:
                self.done.rebuilt.add(row)

    # -- links ------------------------------------------------------------------------------------
    def _of(self, entity: str) -> list[str]:
        return [row for row, known in self.done.changes.items() if known[0].entity == entity]

    def _links(self) -> None:
        """No row may point at one that is not there."""
        there = {(known[0].entity, row) for row, known in self.done.changes.items()}
        waiting = list(self.done.changes)
        while waiting:
            gone = [row for row in waiting if not self._linked(row, there)]
            for row in gone:
                entity = self.done.changes.pop(row)[0].entity
                self.done.lost[entity].add(row)
                there.discard((entity, row))
            waiting = list(self.done.changes) if gone else []

    def _linked(self, row: str, there: set[tuple[str, str]]) -> bool:
        """Mend the links of a row; ``False`` where it cannot stand without what is lost."""
        known = self.done.changes[row]
        values = history.read_row(known).values
        for one in tables.FIELDS[known[0].entity]:
            target = values.get(one.name)
            if not one.ref or (one.ref, target) in there or (target is None and one.optional):
                continue
            meant = _misread(target, (id for entity, id in there if entity == one.ref))
            if meant:
                self._relink(row, one.name, target, meant)
                continue
            if target:
                self.done.lost[one.ref].add(str(target))
            if one.optional:
                self._relink(row, one.name, target, None)
            elif one.ref in STUBS and target:
                self._stub(one.ref, str(target), {})
                there.add((one.ref, str(target)))
            else:
                return False
        return True

    def _relink(self, row: str, name: str, target: Any, new: str | None) -> None:
        """Have a link point elsewhere, or nowhere, in everything that the record says of it."""
        kept = []
        for change in self.done.changes[row]:
            if change.field in (BIRTH, FIXED) and change.new.get(name) == target:
                change = replace(change, new={**change.new, name: new})
            elif change.field == name and change.new == target:
                change = replace(change, new=new)
            kept.append(change)
        self.done.changes[row] = kept

    def _stub(self, entity: str, id: str, values: dict[str, Any]) -> None:
        """An empty record in place of a lost one."""
        new = {
            one.name: made_up(one) if one.default is None and not one.optional else one.default
            for one in tables.FIELDS[entity]
        }
        birth = Change(self.stamp, entity, id, BIRTH, {**new, **values})
        self.done.changes[id] = [birth]
        self.done.rebuilt.add(id)

    # -- steps ------------------------------------------------------------------------------------
    def _steps(self) -> None:
        """Each change has its step; of a lost one its own stamp tells which opening of which
        laptop it was."""
        tails = {stamp[16:]: row["laptop"] for stamp, row in self.done.steps.items()}
        for known in self.done.changes.values():
            for change in known:
                if change.step not in self.done.steps:
                    self.done.steps[change.step] = {
                        "stamp": change.step, "kind": LOST, "undoes": "",
                        "laptop": tails.get(change.step[16:], self.laptop),
                    }  # fmt: skip
        self.done.steps[self.stamp] = {
            "stamp": self.stamp, "laptop": self.laptop, "kind": RESCUE, "undoes": "",
        }  # fmt: skip


def erasure_id(stamp: str) -> str:
    """An id for what never had one here."""
    return stamp.rjust(32, "0")


def _misread(target: Any, ids: Iterable[str]) -> str:
    """The one of ``ids`` from which a torn one differs in a single sign; "" where there is none."""
    if not isinstance(target, str):
        return ""
    near = (id for id in ids if len(id) == len(target)
            and sum(a != b for a, b in zip(id, target, strict=True)) == 1)  # fmt: skip
    return next(near, "")


def _fixed(entity: str, name: str) -> bool:
    """Whether nothing writes a field once the round is open."""
    later = ("state", "closing", "held_on", "opened_at", "closed_at", GONE)
    return entity in ("Option", "Group") or (entity == "VoteRound" and name not in later)


def _at_first(entity: str, values: dict[str, Any], known: list[Change]) -> dict[str, Any]:
    """The values with which a row began, of which the beginning is lost: a field that only goes up
    began at the bottom, where a later change of it is left."""
    bottom = {
        name: ladder[0] for (of, name), ladder in history.LADDERS.items()
        if of == entity and any(change.field == name for change in known)
    }  # fmt: skip
    return {**values, **bottom}


def _lower(entity: str, name: str, found: Any, said: Any) -> bool:
    """Whether a field that only goes up stands lower in the row than the record has it."""
    ladder = history.LADDERS.get((entity, name), ())
    return said in ladder and (found not in ladder or ladder.index(found) < ladder.index(said))


def _change(row: Row) -> Change | None:
    """A stored change; ``None`` where what it says cannot be."""
    try:
        change = from_stored([row[n] for n in ("step", "entity", "row", "field", "new", "over")])
    except (ValueError, RecursionError):
        return None
    fields = {one.name: one for one in tables.FIELDS.get(change.entity, ())}
    if change.field in (BIRTH, FIXED):
        if not isinstance(change.new, dict):
            return None
        sound = {
            name: value for name, value in change.new.items()
            if (name == GONE and isinstance(value, bool))
            or (name in fields and suits(fields[name], value)) or name not in (*fields, GONE)
        }  # fmt: skip
        return replace(change, new=sound)
    if change.field == GONE:
        return change if isinstance(change.new, bool) else None
    known = fields.get(change.field)
    return change if known is None or suits(known, change.new) else None


def made_up(field: tables.Field) -> Any:
    """A value of a field that must have one; "" for a link, which points nowhere."""
    if field.name == "theme":
        return THEMES[0]
    usual = {"text": _UNKNOWN, "int": 0, "real": 0.0, "bool": False, "json": ()}
    return "" if field.ref else usual[field.kind]


def suits(field: tables.Field, value: Any) -> bool:
    """Whether a field can hold a value."""
    if value is None:
        return field.optional
    if field.name in _CHOICES and value not in (*_CHOICES[field.name], field.default):
        return False
    kinds: dict[str, tuple[type, ...]] = {
        "text": (str,), "int": (int,), "real": (int, float), "bool": (bool, int)
    }  # fmt: skip
    return field.kind not in kinds or isinstance(value, kinds[field.kind])


def _field(entity: str, name: str) -> tables.Field:
    return next(one for one in tables.FIELDS[entity] if one.name == name)


def _sound(field: tables.Field, stored: Any) -> Any:
    """The value of a field of a row; another where it cannot be."""
    value = _loaded(field, stored)
    if suits(field, value):
        return value
    return made_up(field) if field.default is None and not field.optional else field.default


def _loaded(field: tables.Field, stored: Any) -> Any:
    if stored is None:
        return None
    if field.kind == "json":
        return tables.frozen(json.loads(stored or "null"))
    return bool(stored) if field.kind == "bool" else stored
