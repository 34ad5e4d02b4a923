"""A line of the plan as data: what the list and the head of the editor say of an action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workshop_app.domain.action_plan import Action
from workshop_app.domain.capacity import ZONES
from workshop_app.services.action_lines import Line
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
    """A line of the plan with its words, which are made when they are painted: of a thousand rows
    a screen shows ten."""

    line: Line
    words: Words
    currency: str

    @property
    def action(self) -> Action:
        return self.line.action

    @property
    def number(self) -> str:
        return self.line.number

    @property
    def zone(self) -> str:
        """ "" where its proposals stand in none."""
        return self.line.zone

    @property
    def zone_name(self) -> str:
        zone = self.line.zone
        return self.words(ZONES[zone].name) if zone else self.words("Written decision")

    @property
    def cost(self) -> str:
        cost = self.line.action.cost
        return "–" if cost is None else self.words.millions(cost, self.currency)

    @property
    def term(self) -> str:
        return term_words(self.words, self.line.action)

    @property
    def has(self) -> frozenset[str]:
        """The parts that are there."""
        return self.line.has

    @property
    def missing(self) -> list[str]:
        """The parts that are not there yet, in order."""
        return self.line.missing

    @property
    def decided(self) -> list[str]:
        """What was decided in writing: the note, and a part of the money."""
        said = [self.line.action.note] if self.line.action.note else []
        if self.line.part is not None:
            amount = self.words.millions(self.line.part, self.currency)
            said.append(self.words("Part of the money: {amount}", amount=amount))
        return said


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of a group: its name, how many actions, and what they cost."""

    title: str
    count: str
    cost: str


def row_words(row: ActionRow | GroupRow) -> str:
    """What a reader says of a row: all that it shows."""
    if isinstance(row, GroupRow):
        return ". ".join((row.title, row.count, row.cost))
    parts = (f"{row.number} {row.action.title}", row.zone_name, row.cost, row.term)
    return ". ".join((*parts, missing_words(row.words, row), *row.decided))


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
