"""The rows of the list: proposals in the order of the rule, the line of the budget, a heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, Qt

from workshop_app.domain.capacity import Capacity
from workshop_app.services.prioritize import IN_PLAN, TO_DECIDE, Placed, Reach
from workshop_app.text import Words
from workshop_app.ui.prioritize import firm_words, names
from workshop_app.ui.prioritize.reading import Listed
from workshop_app.ui.widgets.rows import ROW, Index


@dataclass(frozen=True, slots=True)
class Ranked:
    """A proposal of the list with everything its row says. ``fits``: the money left would still
    pay for it; ``beyond``: it stands under the line; ``waits``: a person must still decide.
    ``near``: what would change its place; ``excludes``: the numbers it cannot go with."""

    placed: Placed
    zone: str
    why: str
    state: str
    cost: str
    capacity: str
    fits: bool
    beyond: bool
    waits: bool
    near: str = ""
    excludes: str = ""

    @property
    def id(self) -> str:
        return self.placed.proposal.id


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """How far the money goes. ``reach`` is ``None`` without a budget."""

    reach: Reach | None
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What begins here: those that were not voted on."""

    text: str
    detail: str


Row = Ranked | BudgetLine | Heading


def rows(
    words: Words,
    listed: Listed,
    reach: Reach | None,
    currency: str,
    writable: bool = True,
    *,
    asks: bool = True,
) -> list[Row]:
    """The list from top to bottom. The line stands where the money ends, or after what was voted
    on where there is no budget yet; without either it is left out. ``asks``: a person is asked to
    decide where that is due."""
    everything = listed.everything
    numbers = {one.proposal.id: one.priority.number for one in everything}
    made: list[Row] = []
    lined = False
    line = BudgetLine(reach, line_text(words, reach, currency))
    shown = writable or reach is not None
    for at, one in enumerate(everything):
        ends = at == reach.count if reach else one.priority.not_voted
        if ends and not lined and shown:
            made.append(line)
            lined = True
        if one.priority.not_voted and not (at and everything[at - 1].priority.not_voted):
            count = sum(1 for other in everything if other.priority.not_voted)
            detail = words.many(
                "{n} · it was not in a round that decides",
                "{n} · they were not in a round that decides",
                count,
            )
            made.append(Heading(words("Not voted on"), detail))
        beyond = reach is not None and at >= reach.count
        fits = reach is not None and one.proposal.id in reach.fits
        found = listed.capacities.get(one.proposal.id)
        row = _ranked(words, one, found, currency, fits, beyond)
        row = replace(row, near=_near(words, listed, one), excludes=_excludes(words, one, numbers))
        if row.waits and not asks:
            row = replace(row, waits=False, state="")
        made.append(row)
    if not lined and shown and everything:
        made.append(line)
    return made


def line_text(words: Words, reach: Reach | None, currency: str) -> str:
    """ "Up to here the money is enough for 6 · $ 887 M of $ 900 M": what the order and the money
    give. What goes in by the decisions is told by the balance."""
    if reach is None:
        return words("Write the budget: see how far it reaches")
    return words.many(
        "Up to here the money is enough for {n} · {spent} of {budget}",
        "Up to here the money is enough for the first {n} · {spent} of {budget}",
        reach.count,
        spent=words.millions(reach.spent, currency),
        budget=words.millions(reach.budget, currency),
    )


def _ranked(
    words: Words, one: Placed, found: Capacity | None, currency: str, fits: bool, beyond: bool
) -> Ranked:
    zone = one.priority.zone
    open_ = one.decision is None and one.state != IN_PLAN
    capacity = one.priority.capacity
    if not one.priority.not_voted:
        rated = ""
    elif capacity is not None:
        rated = words("capacity {value}", value=words.number(capacity, 1))
    else:
        rated = words("few answers") if found and found.last.officials else words("not assessed")
    return Ranked(
        one,
        names.zone(words, zone),
        names.obstacle(words, found) if open_ and zone in ("open_way", "return") else "",
        names.state(words, one),
        _cost(words, one, currency),
        rated,
        fits,
        beyond,
        one.state == TO_DECIDE,
    )


def _cost(words: Words, one: Placed, currency: str) -> str:
    """What it costs, or which part of that goes in."""
    if one.cost is None:
        return "–"
    told = _millions(words, one.cost, currency)  # type: ignore[arg-type]  # hashed by identity
    if one.part is None or one.proposal.cost is None:
        return told
    whole = _millions(words, one.proposal.cost, currency)  # type: ignore[arg-type]
    return words("{part} of {whole}", part=told, whole=whole)


@lru_cache(maxsize=2048)
def _millions(words: Words, amount: int, currency: str) -> str:
    """The list is read anew with every decision, and most costs are the same."""
    return words.millions(amount, currency)


def _near(words: Words, listed: Listed, one: Placed) -> str:
    """What would change its place, where it is near a threshold and is not in the plan yet."""
    found = listed.firm.get(one.proposal.id)
    if found is None or found.firm is not False or one.state == IN_PLAN:
        return ""
    return firm_words.short(words, found)


def _excludes(words: Words, one: Placed, numbers: Mapping[str, str]) -> str:
    """ "or 12": the numbers of what cannot be done with it."""
    id = one.proposal.id
    others = [pair.other if pair.one == id else pair.one for pair in one.excludes]
    known = [numbers[other] for other in others if other in numbers]
    return words("excludes {numbers}", numbers=", ".join(known)) if known else ""


class RankedModel(QAbstractListModel):
    """The rows for a list. A heading cannot be reached; the line can, to change the budget."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: list[Row] = []

    @property
    def rows(self) -> list[Row]:
        return list(self._rows)

    def show(self, rows: Sequence[Row]) -> None:
        """Other rows; only what differs is told where their number and kinds stay."""
        same = [self._key(row) for row in self._rows] == [self._key(row) for row in rows]
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    @staticmethod
    def _key(row: Row) -> str:
        return row.id if isinstance(row, Ranked) else type(row).__name__

    def row_of(self, id: str) -> int:
        """The row of a proposal, -1 for none."""
        return next(
            (n for n, row in enumerate(self._rows) if isinstance(row, Ranked) and row.id == id), -1
        )

    def line(self) -> int:
        """The row of the budget's line, -1 for none."""
        return next((n for n, row in enumerate(self._rows) if isinstance(row, BudgetLine)), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.placed.proposal.text if isinstance(row, Ranked) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(row)
        return None

    def _said(self, row: Row) -> str:
        if isinstance(row, BudgetLine):
            return row.text
        if isinstance(row, Heading):
            return f"{row.text} {row.detail}"
        number, title = row.placed.priority.number, row.placed.title
        zone = row.capacity if row.placed.priority.not_voted else row.zone
        fits = self._words("fits") if row.fits else ""
        parts = (f"{number} {title}", zone, row.why, row.state, row.excludes, row.near, fits,
                 row.cost)  # fmt: skip
        return " · ".join(part for part in parts if part)
