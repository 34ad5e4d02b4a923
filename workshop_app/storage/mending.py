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
from workshop_app.domain.entity import THEMES
from workshop_app.domain.history import BIRTH, FIXED, GONE, Change, Clock
from workshop_app.storage import tables
from workshop_app.storage.changes import from_stored
from workshop_app.storage.damaged_rows import Found, Row

BESIDES = ("step", "change", "erased", "media", "ballot", "code", "channel_total", "rating")
"""The tables of which a sound copy fills the holes; of an open round nothing is in it (P-32)."""
STUBS = frozenset({"Workshop", "Action", "Sector", "StrategicProject"})
"""Records that are made anew, empty, where they are lost and others hang on them."""
_UNKNOWN = "?"
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
            self.done.changes[row] = [one for one in known if one.entity == entity]

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
        values = {f.name: _loaded(f, row[f.name]) for f in tables.FIELDS[entity]}
        if not any(c.field == BIRTH for c in known):
            known.append(Change(str(row["born"]), entity, id, BIRTH, values))
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
            if whole or self._older(known, name, new) or self._erased(id, name):
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
        again = True
        while again:
            again = False
            for row, known in list(self.done.changes.items()):
                values = history.read_row(known).values
                for one in tables.FIELDS[known[0].entity]:
                    target = values.get(one.name)
                    if not one.ref or target is None or (one.ref, target) in there:
                        if not (one.ref and target is None and not one.optional):
                            continue
                    if target is not None:
                        self.done.lost[one.ref].add(str(target))
                    if one.optional:
                        self._unlink(row, one.name, target)
                    elif one.ref in STUBS and target is not None:
                        self._stub(one.ref, str(target), {})
                        there.add((one.ref, str(target)))
                    else:
                        self.done.lost[known[0].entity].add(row)
                        there.discard((known[0].entity, row))
                        del self.done.changes[row]
                        again = True
                        break

    def _unlink(self, row: str, name: str, target: Any) -> None:
        """Take a link to what is lost out of everything that the record says of it."""
        kept = []
        for change in self.done.changes[row]:
            if change.field in (BIRTH, FIXED) and change.new.get(name) == target:
                change = replace(change, new={**change.new, name: None})
            elif change.field == name and change.new == target:
                change = replace(change, new=None)
            kept.append(change)
        self.done.changes[row] = kept

    def _stub(self, entity: str, id: str, values: dict[str, Any]) -> None:
        """An empty record in place of a lost one."""
        usual = {"text": _UNKNOWN, "int": 0, "real": 0.0, "bool": False, "json": ()}
        new = {
            one.name: None if one.optional else usual[one.kind] if one.default is None
            else one.default
            for one in tables.FIELDS[entity]
        }  # fmt: skip
        if "theme" in new:
            new["theme"] = THEMES[0]
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
            if name == GONE and isinstance(value, bool)
            or name in fields and suits(fields[name], value) or name not in (*fields, GONE)
        }  # fmt: skip
        return replace(change, new=sound)
    if change.field == GONE:
        return change if isinstance(change.new, bool) else None
    known = fields.get(change.field)
    return change if known is None or suits(known, change.new) else None


def suits(field: tables.Field, value: Any) -> bool:
    """Whether a field can hold a value."""
    if value is None:
        return field.optional
    kinds: dict[str, tuple[type, ...]] = {
        "text": (str,), "int": (int,), "real": (int, float), "bool": (bool, int)
    }  # fmt: skip
    return field.kind not in kinds or isinstance(value, kinds[field.kind])


def _loaded(field: tables.Field, stored: Any) -> Any:
    if stored is None:
        return None
    if field.kind == "json":
        return tables.frozen(json.loads(stored or "null"))
    return bool(stored) if field.kind == "bool" else stored
