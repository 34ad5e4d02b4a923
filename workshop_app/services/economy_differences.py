"""How a market assessment that comes in differs from the plan's: new rows, changed fields, and rows
that cannot be read, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workshop_app.domain import economy_book, plan_book
from workshop_app.domain.attendance import SMALL
from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.domain.economy_book import LETTERS, NEEDED, OWN, STUDY
from workshop_app.domain.economy_names import CRITERIA, INTERVIEWS
from workshop_app.domain.entity import new_id
from workshop_app.domain.incoming_economy import Change, NewRow, Refused
from workshop_app.domain.plan_book import Column, Row, Settled, empty, trace
from workshop_app.domain.plan_book_cells import RawCell, WrongCell, same, shown
from workshop_app.services.economy_book import Known
from workshop_app.services.economy_cells import Cells, written
from workshop_app.services.economy_import_reading import SUMS, Vocabulary
from workshop_app.services.economy_needs import MOST as MOST_ROWS
from workshop_app.services.economy_sectors import MOST as MOST_SECTORS
from workshop_app.services.plan_book_columns import ReadSheet
from workshop_app.text import N_, plain

NO_NAME = N_("it has no name")
TWICE = N_("“{cell}” stands in row {other} already")
ALONE = N_("there is evidence or a source without a score")
FULL = N_("there can be {most} at most")
NEEDS = N_("a new row needs it")
EMPTIED = N_("it cannot be empty")
NO_TERRITORY = N_("“{cell}” is no territory of this plan; the row comes without it")
NO_SCORE = N_(
    "“{cell}” is no score from 1 to 5; the row comes without it and without what it rests on"
)
NO_LINE = N_("“{cell}” is nothing that a study says of itself")
MARKED = N_("it looks like someone's personal detail")

_DEFAULTS: Mapping[str, Mapping[str, str]] = {
    "skills": {"kind": "technical"}, "barriers": {"kind": "other"},
}  # fmt: skip
_LINES = {one.name for one in STUDY.columns}


class WrongRow(Exception):
    """A row that was refused; why was told."""


@dataclass(slots=True)
class Found:
    """What was found so far."""

    new: list[NewRow] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[Refused] = field(default_factory=list)
    same: int = 0


class Differences:
    """Compares sheets with what is ``known`` of the plan, whose ``rows`` are those of
    ``economy_book.rows_of``. ``ours``: the workbook was made of this plan, so that what it carries
    unseen holds. Sectors go first: the other sheets name them."""

    def __init__(
        self,
        known: Known,
        rows: Mapping[str, tuple[Row, ...]],
        words: Vocabulary,
        *,
        ours: bool,
        mask_word: str,
    ) -> None:
        self._known, self._words, self._ours = known, words, ours
        self._rows = {sheet: {row.id: row for row in there} for sheet, there in rows.items()}
        self.found = Found()
        self.told = {**known.keys, **known.territories}
        self._cells = Cells(words, known.territories, known.keys, mask_word)
        for sheet, there in rows.items():
            for row in there:
                self._cells.name(sheet, str(row.values.get(OWN[sheet]) or ""), row.id)

    def compare(self, read: ReadSheet) -> None:
        """Add what one sheet differs in."""
        if read.sheet.id == STUDY.id:
            self._compare_study(read)
            return
        fresh = iter(sorted(new_id() for _ in read.rows))  # kept in the order of the file
        seen: dict[str, int] = {}
        keys: dict[str, str] = {}
        for number, cells in read.rows:
            if read.says(cells):
                self._compare_row(read, number, cells, seen, keys, next(fresh))
        self._cells.keys.update(keys)

    # -- a row ------------------------------------------------------------------------------------
    def _compare_row(
        self,
        read: ReadSheet,
        number: int,
        cells: Sequence[RawCell],
        seen: dict[str, int],
        keys: dict[str, str],
        fresh: str,
    ) -> None:
        sheet = read.sheet.id
        own = next(one for one in read.sheet.columns if one.name == OWN[sheet])
        said = plan_book.cleaned(written(read.named(cells, own.name)))
        row, traces = self._standing(read, cells, said)
        id = row.id if row else fresh
        if sheet == "sectors" and row is None and plain(said) in SUMS:
            return
        if not said and row is None:
            self._refuse(sheet, number, own, NO_NAME)
            return
        twice = seen.get(id) or (seen.get(plain(said)) if said else None)
        if twice:
            self._refuse(sheet, number, own, TWICE, cell=shown(said), other=twice)
            return
        seen[id] = seen[plain(said)] = number
        try:
            values = self._values(read, number, cells)
        except WrongRow:
            return
        key = plain(written(read.named(cells, "key")))
        if row is not None:
            taken = self._compare_fields(sheet, number, row, values, traces)
        else:
            taken = self._add(sheet, number, id, values)
        if taken:
            self._cells.name(sheet, said, id)
            if key.startswith(LETTERS.get(sheet, "-").casefold()):
                keys[key] = id

    def _standing(
        self, read: ReadSheet, cells: Sequence[RawCell], said: str
    ) -> tuple[Row | None, Mapping[str, str]]:
        """The row of the plan that a row of the file is: by what it carries unseen, else by its
        words."""
        rows = self._rows[read.sheet.id]
        if self._ours:
            unseen = str(read.cell(cells, read.unseen).value or "")
            record, traces = plan_book.read_row_trace(unseen)
            if record in rows:
                return rows[record], traces
        id = self._cells.named.get(read.sheet.id, {}).get(plain(said))
        return rows.get(id or ""), {}

    def _values(
        self, read: ReadSheet, number: int, cells: Sequence[RawCell]
    ) -> dict[Column, Settled]:
        """What a row says, by column; a sector comes without the scores that are none. Raises
        ``WrongRow`` once all that is wrong was told."""
        sheet, values, wrong = read.sheet, {}, False
        unscored = set(self._unreadable(read, number, cells))
        for column, place in read.columns.items():
            if column.kind in ("told", "key") or column.name.partition(".")[0] in unscored:
                continue
            try:
                value = self._cells.read(column, read.cell(cells, place))
                if column.kind == "territories":
                    value = self._there(sheet.id, number, column, value)
                self._cells.check(sheet.id, sheet.entity, column, value)
                values[column] = value
            except WrongCell as told:
                self._refuse(sheet.id, number, column, told.message, **told.facts)
                wrong = True
        if wrong:
            raise WrongRow
        return values

    def _unreadable(self, read: ReadSheet, number: int, cells: Sequence[RawCell]) -> Iterator[str]:
        """The criteria on which a sector's score is none: that is told, and its row still comes, so
        that what names the sector comes too."""
        for column, place in read.columns.items():
            if read.sheet.id == "sectors" and column.kind == "score":
                cell = read.cell(cells, place)
                try:
                    value = self._cells.read(column, cell)
                    self._cells.check(read.sheet.id, read.sheet.entity, column, value)
                except WrongCell as wrong:
                    message = wrong.message if cell.formula else NO_SCORE
                    facts = {"cell": shown(cell.value)}
                    told = Refused(read.sheet.id, number, column, message, facts)
                    self.found.notes.append(told)
                    yield column.name

    def _there(self, sheet: str, number: int, column: Column, value: Settled) -> Settled:
        """The territories (ids) that the plan has; the others are told and left out."""
        if not isinstance(value, tuple):
            return value
        for said in value:
            if said not in self._known.territories:
                told = Refused(sheet, number, column, NO_TERRITORY, {"cell": shown(said)})
                self.found.notes.append(told)
        return tuple(one for one in value if one in self._known.territories)

    # -- a row that stands ------------------------------------------------------------------------
    def _compare_fields(
        self,
        sheet: str,
        number: int,
        row: Row,
        values: Mapping[Column, Settled],
        traces: Mapping[str, str],
    ) -> bool:
        changes = []
        title = str(row.values.get(OWN[sheet]) or "")
        for column, after in values.items():
            before = row.values.get(column.field)
            base = traces.get(column.field)
            if same(after, before) or after == SMALL:
                continue
            if base is None and (empty(after) or column.name == OWN[sheet]):
                continue  # an empty cell of a table says nothing; its words found the row
            if base is not None and base == trace(after):
                continue  # the file's is as it was: the plan went on
            both = base is not None and base != trace(before)
            if empty(after) and not both and self._is_needed(sheet, column):
                self._refuse(sheet, number, column, EMPTIED)
                return False
            masked, kinds = self._cells.guarded(column, after)
            if kinds and same(masked, before):
                continue  # it came in without that before
            changes.append(
                Change(sheet=sheet, row=number, id=row.id, title=title, column=column,
                       before=before, after=after, masked=masked, kinds=kinds, both=both)
            )  # fmt: skip
        told = {**row.values, **{one.column.field: one.after for one in changes}}
        if sheet == "sectors" and (alone := _unscored(told, values)):
            self._refuse(sheet, number, alone, ALONE)
            return False
        self.found.changes += changes
        self.found.same += not changes
        return True

    def _is_needed(self, sheet: str, column: Column) -> bool:
        return column.name in (OWN[sheet], *NEEDED.get(sheet, ()), "kind")

    # -- a new row --------------------------------------------------------------------------------
    def _add(self, sheet: str, number: int, id: str, values: Mapping[Column, Settled]) -> bool:
        most = MOST_SECTORS if sheet == "sectors" else MOST_ROWS
        standing = len(self._rows[sheet]) + sum(one.sheet == sheet for one in self.found.new)
        if standing >= most:
            self._refuse(sheet, number, None, FULL, most=most)
            return False
        kept = {c: v for c, v in values.items() if not empty(v) and v != SMALL}
        for column in economy_book.BY_ID[sheet].columns:
            otherwise = _DEFAULTS.get(sheet, {}).get(column.name)
            if column in kept:
                continue
            if otherwise is not None:
                kept[column] = otherwise
            elif column.name in NEEDED.get(sheet, ()):
                self._refuse(sheet, number, column, NEEDS)
                return False
        by_field = {column.field: value for column, value in kept.items()}
        if sheet == "sectors" and (alone := _unscored(by_field, values)):
            self._refuse(sheet, number, alone, ALONE)
            return False
        masked: dict[Column, Settled] = {}
        kinds: dict[str, None] = {}
        for column, value in kept.items():
            masked[column], marked = self._cells.guarded(column, value)
            kinds.update(dict.fromkeys(marked))
        title = str(next(v for c, v in masked.items() if c.name == OWN[sheet]))
        self.told[id] = title
        self.found.new.append(
            NewRow(sheet=sheet, row=number, id=id, title=title, values=kept, masked=masked,
                   kinds=tuple(kinds))
        )  # fmt: skip
        return True

    # -- the study --------------------------------------------------------------------------------
    def _compare_study(self, read: ReadSheet) -> None:
        for number, cells in read.rows:
            typed = written(read.named(cells, "what")).strip()
            value = read.named(cells, "value")
            if not typed:
                continue
            line, column = self._line(read, cells, typed)
            if column is None:
                if value.value is not None:
                    self._refuse(STUDY.id, number, None, NO_LINE, cell=shown(typed))
                continue
            try:
                after = self._cells.read(column, value)
                if line in _LINES:
                    self._cells.check(STUDY.id, STUDY.entity, column, after)
                elif self._cells.guarded(Column("", ""), column.head)[1]:
                    raise WrongCell(MARKED)
            except WrongCell as told:
                self._refuse(STUDY.id, number, column, told.message, **told.facts)
                continue
            unseen = str(read.cell(cells, read.unseen).value or "") if self._ours else ""
            _, traces = plan_book.read_row_trace(unseen)
            self._compare_line(number, line, column, after, traces.get(line))

    def _compare_line(
        self, number: int, line: str, column: Column, after: Settled, base: str | None
    ) -> None:
        before = self._known.study.get(line)
        if line.startswith("weights.") and empty(after):
            return
        if same(after, before) or (base is None and empty(after)) or base == trace(after):
            self.found.same += not empty(after)
            return
        both = base is not None and base != trace(before)
        masked, kinds = self._cells.guarded(column, after)
        self.found.changes.append(
            Change(sheet=STUDY.id, row=number, id=STUDY.id, title="", column=column, before=before,
                   after=after, masked=masked, kinds=kinds, both=both)
        )  # fmt: skip

    def _line(
        self, read: ReadSheet, cells: Sequence[RawCell], typed: str
    ) -> tuple[str, Column | None]:
        """What a line of the study is about; an unknown kind of interviews is one of its own."""
        part = self._words.choices["part"].get(plain(written(read.named(cells, "part"))), "")
        line = self._words.choices["line"].get(plain(typed))
        if line and part in ("", "study"):
            return line, next(one for one in STUDY.columns if one.name == line)
        id = self._words.choices["criterion"].get(plain(typed))
        if id and part in ("", "weights"):
            return f"weights.{id}", Column(f"weights.{id}", CRITERIA[id].name, "weight")
        kind = self._words.choices["interviews"].get(plain(typed))
        if kind or part == "interviews":
            name = f"interviews.{kind or typed}"
            return name, Column(name, INTERVIEWS[kind] if kind else typed, "whole")
        return "", None

    # -- saying -----------------------------------------------------------------------------------
    def _refuse(
        self, sheet: str, row: int, column: Column | None, message: str, **facts: object
    ) -> None:
        self.found.refused.append(Refused(sheet, row, column, message, facts))


def _unscored(told: Mapping[str, Settled], values: Mapping[Column, Settled]) -> Column | None:
    """The score that evidence or a source of a sector hangs on and that is not there; ``None``
    where all are."""
    by_name = {column.name: column for column in economy_book.SECTORS.columns}
    for id in SECTOR_CRITERIA:
        said = [told.get(f"{id}.{part}") for part in ("evidence", "source")]
        if empty(told.get(id)) and any(not empty(one) for one in said):
            return next((one for one in values if one.name == id), by_name[id])
    return None
