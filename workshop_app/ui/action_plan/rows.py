"""A line of the plan as data: what the list and the head of the editor say of an action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.capacity import ZONES
from workshop_app.services import action_plan, capacity, numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words

PART_NAMES = {
    "responsible": N_("responsible party"),
    "term": N_("term"),
    "cost": N_("cost"),
    "source": N_("source of the money"),
    "indicator": N_("indicator"),
    "commitment": N_("commitment"),
}
"""The parts of an action within a sentence."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with what its row says. ``zone`` is "" where its proposals stand in none; ``has``
    are the parts that are there."""

    action: Action
    number: str
    zone: str
    zone_name: str
    cost: str
    term: str
    has: frozenset[str]

    @property
    def missing(self) -> list[str]:
        """The parts that are not there yet, in order."""
        return [part for part in action_plan.PARTS if part not in self.has]


def zones_of(plan: OpenPlan) -> dict[str, str]:
    """The zone of every proposal that stands, by id; "" where it stands in none."""
    placed = {one.id: one.zone or "" for one in capacity.priorities(plan, members=True)}
    return {id: "" if zone == "unknown" else zone for id, zone in placed.items()}


def action_rows(plan: OpenPlan, words: Words, zones: Mapping[str, str]) -> list[ActionRow]:
    """Every action in the order of the plan; ``zones`` as ``zones_of`` gives them."""
    answers: dict[str, list[str]] = {}
    for link in plan.all(ActionProposal):
        answers.setdefault(link.action, []).append(zones.get(link.proposal, ""))
    numbers = numbering.labels(plan, Action)
    has = action_plan.completeness(plan)
    currency = plan.plan.currency
    rows: list[ActionRow] = []
    for action in action_plan.actions(plan):
        zone = next((zone for zone in answers.get(action.id, ()) if zone), "")
        rows.append(
            ActionRow(
                action,
                f"A{numbers[action.id]}",
                zone,
                words(ZONES[zone].name) if zone else words("Written decision"),
                "–" if action.cost is None else words.millions(action.cost, currency),
                term_words(words, action),
                has[action.id],
            )
        )
    return rows


def row_words(words: Words, row: ActionRow) -> str:
    """What a reader says of a row: all that it shows."""
    parts = (f"{row.number} {row.action.title}", row.zone_name, row.cost, row.term)
    return ". ".join((*parts, missing_words(words, row)))


def missing_words(words: Words, row: ActionRow) -> str:
    """What the pips of a row say: which parts are not there yet."""
    if not row.missing:
        return words("nothing missing")
    return words("missing: {parts}", parts=[words(PART_NAMES[part]) for part in row.missing])


def term_words(words: Words, action: Action) -> str:
    """The month in which an action is to be done; "–" while it has no term."""
    end = end_month(action)
    return words.month(end) if end else "–"


def end_month(action: Action) -> date | None:
    """The first day of the last month of an action."""
    if not action.start or not action.months:
        return None
    year, month = (int(part) for part in action.start.split("-")[:2])
    last = year * 12 + month - 1 + action.months - 1
    return date(last // 12, last % 12 + 1, 1)
