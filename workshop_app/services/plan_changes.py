"""Writing what an edited workbook of the plan brings: fields of records, what hangs on an action,
new rows, and rows that someone chose to take out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    ActionTerritory,
    Commitment,
    Indicator,
    Programme,
    Source,
)
from workshop_app.domain.entity import Entity, link_id, new_id
from workshop_app.domain.incoming_plan import FieldChange, GoneRow, NewRow
from workshop_app.domain.plan_book import FIELDS, INDICATOR, Column, Settled, empty
from workshop_app.services import action_plan, follow_up
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_book import Known
from workshop_app.services.wording import confirmed_in
from workshop_app.storage.record import Step
from workshop_app.text import plain

Values = Mapping[Column, Settled]

_OF_INDICATOR = {column.name for column in INDICATOR}
_NOTHING: Mapping[str, object] = {
    "perspective": None, "cost": None, "months": None, "beneficiaries": None, "amount": None,
    "baseline": None, "target": None, "allies": (), "sdg": (), "programme": None,
}  # fmt: skip
"""What a field holds that says nothing; the others hold an empty text."""


class Writing:
    """One step of bringing in. ``confirmed`` are ids of changes whose marks someone said are an
    institution's public detail: they come in as they are."""

    def __init__(
        self, plan: OpenPlan, step: Step, known: Known, confirmed: Collection[str]
    ) -> None:
        self._plan, self._step, self._known = plan, step, known
        self._confirmed = confirmed
        self._programmes = {plain(name): id for id, name in known.programmes.items()}
        self._actions = {plain(number): id for id, number in known.actions.items()}
        self._proposals = {number: id for id, number in known.proposals.items()}
        self._territories = {label: id for id, label in known.territories.items()}

    # -- fields -----------------------------------------------------------------------------------
    def change(self, changes: Iterable[FieldChange]) -> None:
        """Set fields, those of one record together."""
        by_record: dict[str, list[FieldChange]] = {}
        for one in changes:
            by_record.setdefault(one.record, []).append(one)
        for id, found in by_record.items():
            record = self._known.records[id]
            values = {one.column: self._kept(one.id, one.after, one.masked) for one in found}
            public = any(one.kinds and one.id in self._confirmed for one in found)
            self._set(record, values, public)

    def _kept(self, id: str, value: Settled, masked: Settled) -> Settled:
        return value if id in self._confirmed else masked

    def _set(self, record: Entity, values: Values, public: bool) -> None:
        own = self._own(record, values)
        changed = self._step.change(record, **own) if own else record
        confirmed_in(self._step, changed, public)
        if isinstance(record, Action):
            self._set_indicators(record.id, values, public)
            self._link(record.id, values)

    def _own(self, record: Entity, values: Values) -> dict[str, Any]:
        """The values that are fields of the record itself."""
        names = FIELDS[type(record).__name__]
        return {
            names.get(column.name, column.name): self._value(column, value)
            for column, value in values.items()
            if not (isinstance(record, Action) and column.name in {*_OF_INDICATOR, *_LINKED})
        }

    def _value(self, column: Column, value: Settled) -> object:
        if empty(value):
            return _NOTHING.get(column.name, "") if column.kind != "action" else None
        if column.kind == "programme":
            return self._programme(str(value))
        if column.kind == "goals" and isinstance(value, tuple):
            return tuple(int(goal) for goal in value)
        if column.kind == "action":
            return self._actions[plain(str(value))]
        return value

    def _programme(self, name: str) -> str:
        """The id of a programme; one that is not on the list yet is put on it."""
        found = self._programmes.get(plain(name))
        if found is None:
            found = self._step.add(Programme(id=new_id(), name=name)).id
            self._programmes[plain(name)] = found
        return found

    def _set_indicators(self, action: str, values: Values, public: bool) -> None:
        asked: dict[int, dict[str, Any]] = {}
        for column, value in values.items():
            if column.name in _OF_INDICATOR:
                name = FIELDS["Indicator"].get(column.name, column.name)
                asked.setdefault(column.nth, {})[name] = self._value(column, value)
        standing = self._known.indicators.get(action, [])
        for nth, told in sorted(asked.items()):
            if nth > len(standing):
                if any(told.values()):
                    made = Indicator(id=new_id(), action=action, **{"name": "", **told})
                    confirmed_in(self._step, self._step.add(made), public)
                continue
            changed = replace(standing[nth - 1], **told)
            if not _says_anything(changed):
                self._step.remove(standing[nth - 1])
            else:
                kept = self._step.change(standing[nth - 1], **told)
                confirmed_in(self._step, kept, public)

    def _link(self, action: str, values: Values) -> None:
        for column, value in values.items():
            wanted = value if isinstance(value, tuple) else ()
            if column.name == "proposals":
                ids = {self._proposals[number] for number in wanted}
                made: list[Entity] = [
                    ActionProposal(id=link_id(action, one), action=action, proposal=one)
                    for one in sorted(ids)
                ]
                self._relink(ActionProposal, "proposal", action, ids, made)
            elif column.name == "territories":
                ids = {self._territories[label] for label in wanted}
                made = [
                    ActionTerritory(id=link_id(action, one), action=action, territory=one)
                    for one in sorted(ids)
                ]
                self._relink(ActionTerritory, "territory", action, ids, made)

    def _relink(
        self, entity: type[Entity], end: str, action: str, wanted: set[str], made: list[Entity]
    ) -> None:
        standing = {getattr(link, end): link for link in self._plan.all(entity, action=action)}
        for id, link in standing.items():
            if id not in wanted:
                self._step.remove(link)
        for link in made:
            if getattr(link, end) not in standing:
                self._step.add(link)

    # -- rows -------------------------------------------------------------------------------------
    def add(self, rows: Iterable[NewRow]) -> None:
        """Make new rows, actions first: the others may name them."""
        for row in sorted(rows, key=lambda one: (one.sheet != "actions", one.row)):
            public = bool(row.kinds) and row.id in self._confirmed
            values = row.values if public else row.masked
            if row.sheet == "actions":
                self._add_action(row, values, public)
                continue
            entity = Source if row.sheet == "budget" else Commitment
            record = self._empty(entity, values)
            confirmed_in(self._step, self._step.add(record), public)

    def _empty(self, entity: type[Source] | type[Commitment], values: Values) -> Entity:
        names = FIELDS[entity.__name__]
        told = {names.get(c.name, c.name): self._value(c, value) for c, value in values.items()}
        return entity(id=new_id(), **told)  # type: ignore[arg-type]

    def _add_action(self, row: NewRow, values: Values, public: bool) -> None:
        letter, count = self._plan.next_count(Action)
        position = max((one.position for one in self._plan.all(Action)), default=0.0) + 1
        blank = Action(
            id=new_id(), letter=letter, count=count, title="", theme="", position=position
        )
        made = self._step.add(replace(blank, **self._own(blank, values)))
        confirmed_in(self._step, made, public)
        self._set_indicators(made.id, values, public)
        self._link(made.id, values)
        if row.key:
            self._actions[plain(row.key)] = made.id

    def remove(self, rows: Iterable[GoneRow]) -> None:
        """Take rows out, an action with what hangs on it."""
        for row in rows:
            record = self._known.records[row.record]
            if isinstance(record, Action):
                action_plan.remove_in(self._plan, self._step, record)
                continue
            if isinstance(record, Commitment):
                follow_up.remove_all(self._plan, self._step, commitment=record.id)
            self._step.remove(record)


_LINKED = ("proposals", "territories")


def _says_anything(one: Indicator) -> bool:
    return (
        bool(one.name or one.unit or one.measured)
        or one.baseline is not None
        or (one.target is not None)
    )
