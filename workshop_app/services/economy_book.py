"""What the workbook of a market assessment is made of, and what a table that comes in is compared
with: the rows of its sheets, read from the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop_app.domain import economy_book
from workshop_app.domain.action_plan import Action
from workshop_app.domain.attendance import SMALLEST
from workshop_app.domain.economy import EconomyAction
from workshop_app.domain.economy_book import LETTERS, OWN, SHEETS
from workshop_app.domain.economy_figures import Total
from workshop_app.domain.entity import Entity
from workshop_app.domain.places import Territory
from workshop_app.domain.plan_book import Column, Row, Settled, Sheet, settled
from workshop_app.export.economy_views import EconomyBookView
from workshop_app.services import economy, numbering
from workshop_app.services.economy import Studied
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import read_plan


@dataclass(frozen=True, slots=True)
class Known:
    """The records of the study by the id of their sheet, in the order of the workbook, and what
    each is called in cells that name it."""

    records: Mapping[str, tuple[Entity, ...]]
    sectors: tuple[Studied, ...]
    keys: Mapping[str, str]
    """Record (id) → its key (S1, B1, E1), or its name."""
    territories: Mapping[str, str]
    study: Mapping[str, Settled]
    """Line of the study → what it says: title, interviews.businesses, weights.growth …"""


def known(plan: OpenPlan) -> Known:
    """All that the workbook is about, read at one moment."""
    with plan.store.lock:
        studied = {one.sector.id: one for one in economy.sectors(plan)}
        in_order = economy.in_order(plan)
        records: dict[str, tuple[Entity, ...]] = {
            "sectors": tuple(in_order),
            "skills": tuple(economy.skills(plan)),
            "barriers": tuple(economy.barriers(plan)),
            "opportunities": tuple(economy.opportunities(plan)),
            "actions": tuple(one for one, _ in economy.actions(plan)),
        }
        return Known(
            records=records,
            sectors=tuple(studied[one.id] for one in in_order),
            keys=_keys(records),
            territories={one.id: f"{one.code} {one.name}".strip() for one in plan.all(Territory)},
            study=_study(plan),
        )


def _keys(records: Mapping[str, tuple[Entity, ...]]) -> dict[str, str]:
    keys = {one.id: getattr(one, "name", "") for one in records["sectors"]}
    for sheet, letter in LETTERS.items():
        keys |= {one.id: f"{letter}{at}" for at, one in enumerate(records[sheet], 1)}
    return keys


def _study(plan: OpenPlan) -> dict[str, Settled]:
    made = economy.study(plan)
    told: dict[str, Settled] = {
        column.name: settled(getattr(made, column.name), "") if made else ""
        for column in economy_book.STUDY.columns
    }
    asked = economy.interviews(plan)
    told |= {f"interviews.{kind}": n for kind, n in asked.items()}
    return told | {f"weights.{id}": n for id, n in economy.weights(plan).items()}


def rows_of(found: Known, mark: str) -> dict[str, tuple[Row, ...]]:
    """The rows of each sheet that has one for each record, by the sheet's id; ``mark`` ends a text
    that does not fit into a cell. Ids stand for what a row names."""
    scores = {one.sector.id: one for one in found.sectors}
    return {
        sheet.id: tuple(
            Row(
                key=found.keys.get(record.id, str(getattr(record, OWN[sheet.id]))),
                id=record.id,
                values={
                    column.field: _value(sheet, record, column, scores.get(record.id), mark)
                    for column in sheet.columns
                    if column.kind not in ("key", "told")
                },
            )
            for record in found.records[sheet.id]
        )
        for sheet in SHEETS
    }


def _value(
    sheet: Sheet, record: Entity, column: Column, studied: Studied | None, mark: str
) -> Settled:
    criterion, part = economy_book.part_of(column) if sheet.id == "sectors" else ("", "")
    if criterion:
        score = studied.scores.get(criterion) if studied else None
        return settled(getattr(score, part), mark) if score else None
    value = getattr(record, column.name)
    if column.kind == "total":
        return Total(value).told if value is not None and value < SMALLEST else settled(value, mark)
    if column.kind in REFERS:
        return tuple(value) if isinstance(value, tuple | list) else value
    return settled(value, mark)


REFERS = ("sectors", "sector", "barriers", "skills", "territories", "hinders")
"""Kinds of columns that hold ids, or keys of a list."""


def read_economy_book(plan: OpenPlan, mark: str) -> EconomyBookView:
    """All that the workbook tells; ``mark`` as for ``rows_of``. A plan without a study gives an
    empty one to fill."""
    with plan.store.lock:
        found = known(plan)
        labels = numbering.labels(plan, Action)
        in_plan = economy.actions_in_plan(plan)
        return EconomyBookView(
            plan=read_plan(plan),
            id=plan.plan.id,
            rows=rows_of(found, mark),
            study=found.study,
            names={**found.keys, **found.territories},
            in_plan={
                one.id: f"A{labels[in_plan[one.id].id]}"
                for one in plan.all(EconomyAction)
                if one.id in in_plan
            },
        )
