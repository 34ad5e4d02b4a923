"""How an edited workbook of the plan differs from the plan: every field, new and lost row, and every
cell that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from workshop_app.domain import numbers, plan_book
from workshop_app.domain.incoming_plan import FieldChange, GoneRow, NewRow, Note, Problem
from workshop_app.domain.plan_book import Column, Row, Settled, Sheet, empty, settled, trace
from workshop_app.domain.plan_book_cells import RawCell, WrongCell, guarded, read_cell, same
from workshop_app.services.plan_book import Known
from workshop_app.services.plan_book_columns import ReadSheet, Vocabulary
from workshop_app.text import N_, plain

NEEDED = {
    "actions": ("title", "theme"),
    "budget": ("action", "source", "kind"),
    "commitments": ("who", "what"),
    "left_out": ("reason",),
}
"""Columns that a row cannot be without, by sheet."""

OTHERWISE: Mapping[str, Mapping[str, Settled]] = {
    "budget": {"kind": "municipality"},
    "commitments": {"state": "open"},
}
"""What an empty cell of a new row means, by sheet and column."""


@dataclass(slots=True)
class Found:
    """What was found so far."""

    fields: list[FieldChange] = field(default_factory=list)
    new: list[NewRow] = field(default_factory=list)
    gone: list[GoneRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class Differences:
    """Compares the sheets of one workbook with what is ``known`` of the plan; ``rows`` as
    ``plan_book.rows_of`` gives them. ``ours``: the workbook was made of this plan, so that what it
    carries unseen holds. ``masked`` takes out what the text guard marks."""

    def __init__(
        self,
        known: Known,
        rows: Mapping[str, tuple[Row, ...]],
        words: Vocabulary,
        *,
        ours: bool,
        mask_word: str,
    ) -> None:
        self._known, self._rows, self._words = known, rows, words
        self._ours, self._mask = ours, mask_word
        self.found = Found()
        self._actions = dict.fromkeys(one.removeprefix("A") for one in known.actions.values())
        self._proposals = dict.fromkeys(known.proposals.values())
        self._new_actions: dict[str, int] = {}
        """What the file calls its new actions → their row."""

    def compare(self, read: ReadSheet) -> None:
        """Add what one sheet differs in; that of actions goes first, the others name them."""
        standing = _Standing(read.sheet, self._rows[read.sheet.id])
        seen: dict[str, int] = {}
        for number, cells in read.rows:
            if not read.says(cells) and standing.key_of(read, cells) == "":
                continue
            self._compare_row(read, number, cells, standing, seen)
        if read.sheet.shrinks:
            for row in standing.rows:
                if row.id not in seen:
                    self.found.gone.append(
                        GoneRow(
                            sheet=read.sheet.id, key=row.key, record=row.id, title=title_of(row)
                        )
                    )

    def _compare_row(
        self,
        read: ReadSheet,
        number: int,
        cells: tuple[RawCell, ...],
        standing: _Standing,
        seen: dict[str, int],
    ) -> None:
        key = standing.key_of(read, cells)
        unseen = str(read.cell(cells, read.unseen).value or "")
        record, traces = plan_book.read_row_trace(unseen) if self._ours else ("", {})
        row = standing.find(key)
        if row is not None:
            if row.id in seen:
                message = N_("{key} stands in row {other} already; clear the number of a new row")
                self._refuse(read, number, read.sheet.key, message, key=key, other=seen[row.id])
                return
            seen[row.id] = number
            self._compare_fields(read, number, cells, row, traces if record == row.id else {})
        elif not read.sheet.grows:
            if not traces:
                message = N_("Row {row}: only what the plan left out can be told about here.")
                self._note(read, number, message)
        elif key and traces and record not in standing.ids:
            message = N_("Row {row}: {key} was taken out of the plan since; it stays outside.")
            self._note(read, number, message, key=key)
        else:
            self._add_new(read, number, cells, key)

    # -- a row that stands ------------------------------------------------------------------------
    def _compare_fields(
        self,
        read: ReadSheet,
        number: int,
        cells: tuple[RawCell, ...],
        row: Row,
        traces: Mapping[str, str],
    ) -> None:
        for column, place in read.columns.items():
            if column.kind in ("told", "key"):
                continue
            cell = read.cell(cells, place)
            before = row.values.get(column.field)
            after = self._read(read, number, column, cell, before, traces)
            if after is _WRONG or same(after, before):
                continue
            base = traces.get(column.field)
            if base is not None and base == trace(after):
                continue  # the file's is as it was: the plan went on
            if empty(after) and column.field in NEEDED[read.sheet.id]:
                self._refuse(read, number, column, N_("it cannot be empty"))
                continue
            both = base is not None and base != trace(before)
            self.found.fields.append(
                self._change(read, number, column, row, before, after, both, cell)
            )

    def _change(
        self,
        read: ReadSheet,
        number: int,
        column: Column,
        row: Row,
        before: Settled,
        after: Settled,
        both: bool,
        cell: RawCell,
    ) -> FieldChange:
        masked, kinds = guarded(column, after, self._mask)
        return FieldChange(
            sheet=read.sheet.id,
            row=number,
            key=row.key,
            record=row.id,
            column=column,
            before=before,
            after=after,
            masked=masked,
            kinds=kinds,
            both=both,
            note=A_FORMULA if cell.formula else "",
        )

    # -- a new row --------------------------------------------------------------------------------
    def _add_new(self, read: ReadSheet, number: int, cells: tuple[RawCell, ...], key: str) -> None:
        sheet = read.sheet.id
        if sheet == "budget" and self._without_source(read, cells):
            return
        values: dict[Column, Settled] = {}
        for column, place in read.columns.items():
            if column.kind in ("told", "key"):
                continue
            value = self._read(read, number, column, read.cell(cells, place), None, {})
            if value is not _WRONG and not empty(value):
                values[column] = value
        wrong = {
            one.column for one in self.found.problems if one.row == number and one.sheet == sheet
        }
        for column in read.sheet.columns:
            otherwise = OTHERWISE.get(sheet, {}).get(column.field)
            if column in values or column in wrong:
                continue
            if otherwise is not None:
                values[column] = otherwise
            elif column.field in NEEDED[sheet]:
                self._refuse(read, number, column, N_("a new row needs it"))
        if sheet == "actions" and key:
            self._new_actions[plain(key)] = number
        self.found.new.append(self._made(read, number, key, values))

    def _made(
        self, read: ReadSheet, number: int, key: str, values: Mapping[Column, Settled]
    ) -> NewRow:
        masked, kinds = {}, {}
        for column, value in values.items():
            masked[column], marked = guarded(column, value, self._mask)
            kinds.update(dict.fromkeys(marked))
        told = next(
            (str(v) for c, v in masked.items() if c.field in ("title", "what", "source")), ""
        )
        return NewRow(
            sheet=read.sheet.id,
            row=number,
            key=key,
            title=told,
            values=values,
            masked=masked,
            kinds=tuple(kinds),
        )

    def _without_source(self, read: ReadSheet, cells: tuple[RawCell, ...]) -> bool:
        """Whether a row of the budget is the one that says that an action has no source yet."""
        places = {column.field: place for column, place in read.columns.items()}
        name = read.cell(cells, places.get("source", -1)).value
        kind = plain(str(read.cell(cells, places.get("kind", -1)).value or ""))
        kinds = self._words.choices["source_kind"]
        return name is None and kinds.get(kind, "to_find") == "to_find"

    # -- a cell -----------------------------------------------------------------------------------
    def _read(
        self,
        read: ReadSheet,
        number: int,
        column: Column,
        cell: RawCell,
        before: Settled,
        traces: Mapping[str, str],
    ) -> Settled:
        """What a cell says, or ``_WRONG`` where that was refused."""
        try:
            value = settled(read_cell(column, cell, self._words.choices), self._words.cuts[0])
            if isinstance(value, str) and value.endswith(self._words.cuts):
                if traces.get(column.field) == trace(value) or same(value, before):
                    return value
                raise WrongCell(N_("the text goes on in the plan; change it there"))
            return self._meant(column, value)
        except WrongCell as wrong:
            self._refuse(read, number, column, wrong.message, **wrong.facts)
            return _WRONG

    def _meant(self, column: Column, value: Settled) -> Settled:
        """``value`` with what it names as the plan calls it."""
        if empty(value):
            return value
        if column.kind == "action":
            return self._action(str(value))
        if column.kind == "proposals" and isinstance(value, tuple):
            return self._each(value, lambda one: _found(one, self._proposals), NO_PROPOSAL)
        if column.kind == "territories" and isinstance(value, tuple):
            return self._each(value, self._territory, NO_TERRITORY)
        if column.kind == "programme":
            told = {plain(one): one for one in self._known.programmes.values()}
            return told.get(plain(str(value)), value)
        return value

    def _action(self, typed: str) -> str:
        if plain(typed) in self._new_actions:
            return typed
        found = _found(typed.strip().upper().removeprefix("A"), self._actions)
        if found is None:
            raise WrongCell(NO_ACTION, cell=typed[:60])
        return f"A{found}"

    def _territory(self, typed: str) -> str | None:
        for label in self._known.territories.values():
            code, _, name = label.partition(" ")
            if plain(typed) in (plain(label), plain(code), plain(name)):
                return label
        return None

    def _each(
        self, typed: tuple[str, ...], find: Callable[[str], str | None], message: str
    ) -> tuple[str, ...]:
        told = []
        for one in typed:
            found = find(one)
            if found is None:
                raise WrongCell(message, cell=one[:60])
            told.append(found)
        return tuple(sorted(dict.fromkeys(told), key=numbers.sort_key))

    # -- saying -----------------------------------------------------------------------------------
    def _refuse(
        self, read: ReadSheet, row: int, column: Column | None, message: str, **facts: object
    ) -> None:
        self.found.problems.append(Problem(read.sheet.id, row, column, message, facts))

    def _note(self, read: ReadSheet, row: int, message: str, **facts: object) -> None:
        self.found.notes.append(Note(message, {"row": row, **facts}, read.sheet.id, row))

    # -- what follows -----------------------------------------------------------------------------
    def follow_costs(self) -> None:
        """A source that paid the whole of an action goes on paying it, as in the window, where the
        workbook does not say otherwise itself."""
        said = {one.record for one in self.found.fields if one.column.field == "amount"}
        costs = {
            one.key: one
            for one in self.found.fields
            if one.sheet == "actions" and one.column.field == "cost" and not one.both
        }
        amount = next(one for one in plan_book.SOURCES.columns if one.name == "amount")
        for row in self._rows["budget"]:
            cost = costs.get(str(row.values.get("action")))
            if cost is None or row.id in said or row.values.get("amount") != cost.before:
                continue
            self.found.fields.append(
                replace(
                    cost,
                    sheet="budget",
                    key=row.key,
                    record=row.id,
                    column=amount,
                    note=FOLLOWS,
                )
            )


def _found(typed: str, among: Mapping[str, None]) -> str | None:
    """The number that is meant, as ``numbers.find`` gives it; most are written as they are."""
    return typed if typed in among else numbers.find(typed, list(among))


class _Wrong(str):
    """Stands for a cell that was refused."""


_WRONG = _Wrong("wrong")
A_FORMULA = N_("it is a formula in the file: its letters come in, nothing is reckoned")
FOLLOWS = N_("it follows the cost, which it paid as a whole")
NO_PROPOSAL = N_("“{cell}” is no proposal of this plan")
NO_TERRITORY = N_("“{cell}” is no territory of this plan")
NO_ACTION = N_("“{cell}” is no action of this plan")


class _Standing:
    """The rows of a sheet as they stand in the plan, by what people call them."""

    def __init__(self, sheet: Sheet, rows: tuple[Row, ...]) -> None:
        self.rows, self.ids = rows, {row.id for row in rows}
        self._actions = sheet.id == plan_book.ACTIONS.id
        self._by_key = {plain(row.key): row for row in rows}

    def key_of(self, read: ReadSheet, cells: tuple[RawCell, ...]) -> str:
        """What the key cell of a row says."""
        value = read.cell(cells, read.columns.get(read.sheet.key, -1)).value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return " ".join(str("" if value is None else value).split())[:60]

    def find(self, key: str) -> Row | None:
        """The row that ``key`` names; "2" is A2 too."""
        named = plain(key)
        found = self._by_key.get(named)
        if found is None and self._actions and named.isdigit():
            found = self._by_key.get(f"a{named}")
        return found if named else None


def title_of(row: Row) -> str:
    """What a row is about, in its own words."""
    return next(
        (str(row.values[name]) for name in ("title", "what", "source", "reason")
         if not empty(row.values.get(name))), ""
    )  # fmt: skip
