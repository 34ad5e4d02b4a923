"""What the workbook of a plan is made of, and what an edited one is compared with: the rows that
come back, read from the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop_app.domain import plan_book
from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    ActionTerritory,
    Commitment,
    Indicator,
    Programme,
    Source,
)
from workshop_app.domain.entity import Entity
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.places import Territory
from workshop_app.domain.plan_book import INDICATOR, Row, Settled, settled
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import Decision
from workshop_app.export.plan_book_views import PlanBookView
from workshop_app.services import numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import read_plan
from workshop_app.services.proposal_views import by_field

SHORTEST_KEY = 8
"""Letters of the key of a record that has no number."""


@dataclass(frozen=True, slots=True)
class Known:
    """The records behind the rows, and the names by which cells point at others. All by id."""

    records: Mapping[str, Entity]
    actions: Mapping[str, str]
    proposals: Mapping[str, str]
    territories: Mapping[str, str]
    programmes: Mapping[str, str]
    indicators: Mapping[str, list[Indicator]]
    answered: Mapping[str, list[ActionProposal]]
    placed: Mapping[str, list[ActionTerritory]]
    keys: Mapping[str, str]

    @property
    def most_indicators(self) -> int:
        """How many indicators the action with the most of them has."""
        return max((len(one) for one in self.indicators.values()), default=1)


def known(plan: OpenPlan) -> Known:
    """All that the workbook is about, read at one moment."""
    with plan.store.lock:
        actions, sources = plan.all(Action), plan.all(Source)
        promised = plan.all(Commitment)
        numbers = numbering.labels(plan, Action)
        there = {one.id for one in actions}
        return Known(
            records={one.id: one for one in (*actions, *sources, *promised, *plan.all(Decision))},
            actions={one.id: f"A{numbers[one.id]}" for one in actions},
            proposals=numbering.labels(plan, Proposal),
            territories={o.id: f"{o.code} {o.name}".strip() for o in plan.all(Territory)},
            programmes={one.id: one.name for one in plan.all(Programme)},
            indicators=by_field((o for o in plan.all(Indicator) if o.action in there), "action"),
            answered=by_field(plan.all(ActionProposal), "action"),
            placed=by_field(plan.all(ActionTerritory), "action"),
            keys=_keys([one.id for one in (*sources, *promised)]),
        )


def _keys(ids: list[str]) -> dict[str, str]:
    """A short key for each id, as long as no two are the same."""
    long = SHORTEST_KEY
    while len({id[:long] for id in ids}) < len(ids):
        long += 4
    return {id: id[:long] for id in ids}


def rows_of(found: Known, mark: str) -> dict[str, tuple[Row, ...]]:
    """The rows of every sheet that comes back, by the sheet's id, those of actions by number."""
    told: dict[str, list[Row]] = {sheet.id: [] for sheet in plan_book.SHEETS}
    for record in found.records.values():
        if isinstance(record, Action):
            told["actions"].append(_action(found, record, mark))
        elif isinstance(record, Source) and record.action in found.actions:
            told["budget"].append(_source(found, record, mark))
        elif isinstance(record, Commitment):
            told["commitments"].append(_commitment(found, record, mark))
        elif isinstance(record, Decision) and _is_out(found, record):
            number = found.proposals[record.proposal]
            values = {"reason": settled(record.reason, mark)}
            told["left_out"].append(Row(number, record.id, values))
    for rows in told.values():
        rows.sort(key=lambda row: sort_key(row.key.removeprefix("A")))
    return {name: tuple(rows) for name, rows in told.items()}


def _is_out(found: Known, decision: Decision) -> bool:
    return decision.outcome == "out" and decision.proposal in found.proposals


def read_plan_book(plan: OpenPlan, mark: str) -> PlanBookView:
    """All that the workbook of ``plan`` tells; ``mark`` stands where a text had to be cut."""
    with plan.store.lock:
        view, found = read_plan(plan), known(plan)
        rows = rows_of(found, mark)
        order = {action.number: at for at, action in enumerate(view.actions)}
        rows["actions"] = tuple(sorted(rows["actions"], key=lambda row: order[row.key]))
        for name in ("budget", "commitments"):
            rows[name] = tuple(sorted(rows[name], key=lambda row: _place(row, order)))
        own = {row.key: row for row in rows["left_out"]}
        rows["left_out"] = tuple(
            own.get(one.number) or Row(one.number, "", {"reason": settled(one.reason, mark)})
            for one in view.left_out
        )
        return PlanBookView(id=plan.plan.id, plan=view, rows=rows, indicators=found.most_indicators)


def _place(row: Row, order: Mapping[str, int]) -> tuple[int, str, str]:
    at = order.get(str(row.values.get("action") or ""), len(order))
    return at, str(row.values.get("by") or "9999"), row.key


# -- values ---------------------------------------------------------------------------------------
def _action(found: Known, one: Action, mark: str) -> Row:
    values: dict[str, Any] = {
        name: getattr(one, name)
        for name in (
            "title", "theme", "perspective", "description", "responsible", "allies", "cost",
            "horizon", "start", "months", "place", "beneficiaries", "beneficiaries_who", "note",
        )
    }  # fmt: skip
    values["sdg"] = tuple(map(str, sorted(int(goal) for goal in one.sdg)))
    values["programme"] = found.programmes.get(one.programme or "", "")
    values["territories"] = _sorted(
        found.territories.get(link.territory) for link in found.placed[one.id]
    )
    values["proposals"] = _sorted(
        found.proposals.get(link.proposal) for link in found.answered[one.id]
    )
    for nth, indicator in enumerate(found.indicators[one.id], 1):
        for column in INDICATOR:
            field = plan_book.FIELDS["Indicator"].get(column.name, column.name)
            name = column.name if nth == 1 else f"{column.name}:{nth}"
            values[name] = getattr(indicator, field)
    return Row(found.actions[one.id], one.id, _settled(values, mark))


def _sorted(labels: Any) -> tuple[str, ...]:
    return tuple(sorted((one for one in labels if one), key=sort_key))


def _source(found: Known, one: Source, mark: str) -> Row:
    values = {"action": found.actions[one.action], "source": one.name, "kind": one.kind}
    return Row(found.keys[one.id], one.id, _settled({**values, "amount": one.amount}, mark))


def _commitment(found: Known, one: Commitment, mark: str) -> Row:
    values = {
        "action": found.actions.get(one.action or "", ""), "who": one.who, "what": one.what,
        "by": one.by, "state": one.state, "follow_up": one.follow_up,
    }  # fmt: skip
    return Row(found.keys[one.id], one.id, _settled(values, mark))


def _settled(values: Mapping[str, Any], mark: str) -> dict[str, Settled]:
    return {name: settled(value, mark) for name, value in values.items()}
