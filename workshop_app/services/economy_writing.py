"""Writing what a market assessment brings: new records, and fields of those that stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from workshop_app.domain import economy_book
from workshop_app.domain.economy import EconomyAction, Sector, SectorScore
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.entity import Entity
from workshop_app.domain.incoming_economy import Change, NewRow, Values
from workshop_app.domain.plan_book import Column, Settled, empty
from workshop_app.services import economy, economy_sectors, economy_study
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in
from workshop_app.storage.record import Step

_NUMBERS = ("score", "whole", "total", "money", "sector")
_LISTS = ("texts", "sectors", "barriers", "skills", "territories", "hinders")


class Writing:
    """One step of bringing in. ``confirmed`` names what comes in with its marks."""

    def __init__(self, plan: OpenPlan, step: Step, confirmed: Collection[str]) -> None:
        self._plan, self._step, self._confirmed = plan, step, confirmed

    # -- new rows ---------------------------------------------------------------------------------
    def add(self, rows: Iterable[NewRow]) -> None:
        """Make the records of new rows, after those that stand."""
        at = {
            Sector: max((one.position for one in self._plan.all(Sector)), default=-1),
            EconomyAction: max((o.position for o in self._plan.all(EconomyAction)), default=-1),
        }
        for row in rows:
            entity = BY_NAME[economy_book.BY_ID[row.sheet].entity]
            public = bool(row.kinds) and row.id in self._confirmed
            values = row.values if public else row.masked
            own, scores = _parted(row.sheet, values)
            if entity in at:
                at[entity] += 1
                own["position"] = at[entity]
            confirmed_in(self._step, self._step.add(entity(id=row.id, **own)), public)
            self._score(row.id, scores, public)

    # -- fields -----------------------------------------------------------------------------------
    def change(self, changes: Iterable[Change]) -> None:
        """Set fields, those of one record together."""
        by_record: dict[tuple[str, str], list[Change]] = {}
        for one in changes:
            by_record.setdefault((one.sheet, one.id), []).append(one)
        for (sheet, id), found in by_record.items():
            public = any(one.kinds and one.name in self._confirmed for one in found)
            values = {
                one.column: one.after if one.name in self._confirmed else one.masked
                for one in found
            }
            if sheet == economy_book.STUDY.id:
                self._set_study(values, public)
                continue
            entity = BY_NAME[economy_book.BY_ID[sheet].entity]
            own, scores = _parted(sheet, values)
            record = self._plan.one(entity, id)
            changed: Entity = self._step.change(record, **own) if own else record
            confirmed_in(self._step, changed, public)
            self._score(id, scores, public)

    def _score(
        self, sector: str, scores: Mapping[str, Mapping[str, Settled]], public: bool
    ) -> None:
        for criterion, told in scores.items():
            standing = self._plan.all(SectorScore, sector=sector, criterion=criterion)
            if "score" in told and empty(told["score"]):
                for one in standing:
                    self._step.remove(one)
                continue
            kept: dict[str, Any] = {
                part: (value if part == "score" else value or "") for part, value in told.items()
            }
            if standing or "score" in kept:
                facts = {"criterion": criterion, **kept}
                economy_sectors.score_in(self._plan, self._step, sector, facts, public)

    def _set_study(self, values: Values, public: bool) -> None:
        kept = study_told(self._plan, values)
        economy_study.edit_in(self._plan, self._step, kept, public)


def study_told(plan: OpenPlan, values: Values) -> dict[str, Any]:
    """The fields of the study that lines of it change. ``KnownError`` for what cannot be kept."""
    told: dict[str, Any] = {}
    weights, asked = economy.weights(plan), economy.interviews(plan)
    for column, value in values.items():
        part, _, name = column.name.partition(".")
        if part == "weights":
            weights[name] = value if isinstance(value, int) else 1
            told["weights"] = weights
        elif part == "interviews":
            asked[name] = value if isinstance(value, int) else 0
            told["interviews"] = asked
        else:
            told[column.name] = value or ""
    return economy_study.study_values(economy.study(plan), told, confirmed=True)


def _parted(sheet: str, values: Values) -> tuple[dict[str, Any], dict[str, dict[str, Settled]]]:
    """The values that are fields of the record itself, and the scores of a sector by criterion."""
    own: dict[str, Any] = {}
    scores: dict[str, dict[str, Settled]] = {}
    for column, value in values.items():
        criterion, part = economy_book.part_of(column) if sheet == "sectors" else ("", "")
        if criterion:
            scores.setdefault(criterion, {})[part] = value
        else:
            own[column.name] = _nothing(column) if empty(value) else value
    return own, scores


def _nothing(column: Column) -> object:
    """What a field holds that says nothing."""
    if column.kind in _LISTS:
        return ()
    return None if column.kind in _NUMBERS else ""
