"""Which sheet and which column of a market assessment is which, by its head in any of the languages,
or as someone says; a plain table has the sectors alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workshop_app.domain import economy_book, economy_names
from workshop_app.domain.economy_book import LONG, SHEETS, STUDY
from workshop_app.domain.incoming_columns import head_words
from workshop_app.domain.incoming_economy import Refused
from workshop_app.domain.plan_book import Column, Sheet
from workshop_app.domain.plan_book_cells import NOTHING, Choices, RawCell, shown
from workshop_app.export import names
from workshop_app.services.plan_book_columns import ReadSheet
from workshop_app.services.plan_book_file import MOST_COLUMNS, BookFile, FileSheet, read_book
from workshop_app.services.table_files import read_table
from workshop_app.text import N_, KnownError, Words, plain

HEADS_WITHIN = 20
"""The heads stand in one of so many first rows."""
HIDDEN = "convite"
OTHER_WORDS: Mapping[str, Mapping[str, str]] = {
    "sectors": {"sector economico": "name", "economic sector": "name"},
    "long": {"sector economico": "name", "puntaje": "score", "puntuacion": "score"},
}
"""Heads that tables of market assessments have too."""

NO_TABLE = N_(
    "{name} holds no table of sectors with their criteria. Nothing was changed. Choose a workbook "
    "exported as economy-xlsx, fill in its template, or name the columns with --column."
)
NO_CRITERION = N_("this column is none of the eight criteria and does not come in")
NO_COLUMN = N_("this column is not known and does not come in")
_MEAN = N_("Mean")
SUMS = frozenset({"total", "totales", "promedio", "media", "mean", "average", "moyenne"})
"""What the last line of a table is called that sums up the sectors: it is none."""

CHOICES: dict[str, tuple[dict[str, str], ...]] = {
    "skill_kind": (economy_names.SKILLS,),
    "barrier_kind": (economy_names.BARRIERS,),
    "hinders": (economy_names.HINDERED,),
    "horizon": (names.SHORT_HORIZONS, names.HORIZONS),
    "interviews": (economy_names.INTERVIEWS,),
    "part": (economy_book.PARTS,),
    "criterion": ({id: one.name for id, one in economy_names.CRITERIA.items()},
                  {id: one.short for id, one in economy_names.CRITERIA.items()}),
    "line": ({one.name: one.head for one in STUDY.columns},),
}  # fmt: skip
"""What a cell of a kind of column may say, by the tables of its names."""

LONG_SHEET = Sheet("long", N_("Sectors"), "Sector", LONG)
_ALL = (*SHEETS, LONG_SHEET, STUDY)
_STUDY_COLUMNS = (
    Column("part", economy_book.PART), Column("what", economy_book.WHAT),
    Column("value", economy_book.VALUE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the workbook in all languages: ``heads`` by sheet, words of a head → the name of
    its column; ``sheets`` plain names → their ids; ``choices`` as for ``read_cell``."""

    heads: Mapping[str, Mapping[str, str]]
    sheets: Mapping[str, str]
    choices: Choices
    silent: frozenset[str]
    written: Mapping[str, str]
    """Every head as it is written: a file is a table under the sign that parts most of these."""


def vocabulary(languages: Iterable[Words]) -> Vocabulary:
    """The words of the workbook in each of ``languages``, and as they stand in the code."""
    say = [None, *languages]
    heads: dict[str, dict[str, str]] = {}
    sheets: dict[str, str] = {}
    written: dict[str, str] = {}
    for sheet in _ALL:
        heads[sheet.id] = dict(OTHER_WORDS.get(sheet.id, {}))
        for words in say:
            if sheet is not LONG_SHEET:
                sheets.setdefault(plain(_said(words, sheet.name)), sheet.id)
            for column in columns_of(sheet):
                head = _head(words, column)
                told = head_words(head)
                written[head] = head
                heads[sheet.id].setdefault(told, column.name)
            for id, one in economy_names.CRITERIA.items() if sheet.id == "sectors" else ():
                heads[sheet.id].setdefault(head_words(_said(words, one.short)), id)
    choices = {
        kind: {
            plain(_said(words, told)): key
            for table in tables
            for key, name in table.items()
            for words in say
            for told in (key, name)
        }
        for kind, tables in CHOICES.items()
    }
    silent = frozenset(head_words(_said(words, _MEAN)) for words in say)
    return Vocabulary(heads, sheets, choices, silent, written)


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    """The columns that a sheet may have."""
    return _STUDY_COLUMNS if sheet.id == STUDY.id else sheet.columns


def _said(words: Words | None, message: str) -> str:
    return words(message) if words else message


def _head(words: Words | None, column: Column) -> str:
    tell: Callable[..., str] = words if words else _as_it_is
    id, _, part = column.name.partition(".")
    if part and id in economy_names.CRITERIA:
        told = tell(column.head)
        said = economy_book.EVIDENCE if part == "evidence" else economy_book.SOURCE
        return tell(said, criterion=told)
    return tell(column.head)


def _as_it_is(message: str, **facts: object) -> str:
    return message.format(**facts) if facts else message


def read_file(path: Path, words: Vocabulary, named: Mapping[str, str]) -> BookFile:
    """The workbook or the table at ``path``. ``KnownError`` for what is none, is too large or
    broken."""
    if path.suffix.lower() in (".xlsx", ".xlsm") or path.is_dir() or not path.exists():
        return read_book(path)
    rows = (
        (number, tuple(RawCell(cell) if cell.strip() else NOTHING for cell in row[:MOST_COLUMNS]))
        for number, row in enumerate(read_table(path, {**words.written, **named}), 1)
    )
    told = tuple((number, cells) for number, cells in rows if any(one.value for one in cells))
    return BookFile(path.name, (FileSheet("", told),))


def recognised(
    book: BookFile, words: Vocabulary, named: Mapping[str, str]
) -> tuple[list[ReadSheet], list[Refused]]:
    """The sheets of ``book`` in the order in which they name each other, and the columns that are
    not known. ``named`` says which head brings a column (name → head). ``KnownError`` where no sheet
    is recognised, for a name that is no column and for a head that is not there."""
    _check_names(named, book)
    found: dict[str, ReadSheet] = {}
    refused: list[Refused] = []
    for there in book.sheets:
        best = max((_read(there, sheet, words, named) for sheet in _ALL), key=_worth(there, words))
        if _worth(there, words)(best) <= 0 or best.sheet.id in found:
            continue
        found[best.sheet.id] = best
        refused += _unknown(best, words)
    if not found:
        raise KnownError(NO_TABLE, name=book.name)
    return [found[one.id] for one in _ALL if one.id in found], refused


def _check_names(named: Mapping[str, str], book: BookFile) -> None:
    fields = dict.fromkeys(
        one.name for sheet in _ALL for one in columns_of(sheet) if one.kind not in ("told", "key")
    )
    heads = {
        plain(str(cell.value or "")): str(cell.value)
        for sheet in book.sheets
        for _, cells in sheet.rows[:HEADS_WITHIN]
        for cell in cells
    }
    for name, head in named.items():
        if name not in fields:
            raise KnownError(
                N_("There is no field {field}. Nothing was changed. Fields: {fields}."),
                field=name, fields=", ".join(fields),
            )  # fmt: skip
        if plain(head) not in heads:
            raise KnownError(
                N_("There is no column {name}. Nothing was changed. Columns: {heads}."),
                name=head, heads=", ".join(shown(one) for one in heads.values() if one != "None"),
            )  # fmt: skip


def _read(there: FileSheet, sheet: Sheet, words: Vocabulary, named: Mapping[str, str]) -> ReadSheet:
    """A sheet of the file read as ``sheet``: its heads are in the row where most are known."""
    columns = {one.name: one for one in columns_of(sheet)}
    asked = {plain(head): name for name, head in named.items() if name in columns}
    best: dict[Column, int] = {}
    start = 0
    for at, (_, cells) in enumerate(there.rows[:HEADS_WITHIN]):
        places: dict[Column, int] = {}
        for place, cell in enumerate(cells):
            told = str(cell.value or "")
            name = asked.get(plain(told)) or words.heads[sheet.id].get(head_words(told), "")
            if told.strip() and name in columns:
                places.setdefault(columns[name], place)
        if len(places) > len(best):
            best, start = places, at
    cells = there.rows[start][1] if there.rows else ()
    heads = tuple(str(one.value or "").strip() for one in cells)
    body = there.rows[start + 1 :]
    unseen = next((at for at, head in enumerate(heads) if head == HIDDEN), -1)
    return ReadSheet(sheet, there.title, best, heads, unseen, body)


def _worth(there: FileSheet, words: Vocabulary) -> Callable[[ReadSheet], int]:
    """How likely a sheet of the file is this one: by its name, and by how many heads are known."""

    def worth(read: ReadSheet) -> int:
        has = {one.name for one in read.columns}
        own = economy_book.OWN.get(read.sheet.id, "")
        if read.sheet.id == "sectors" and not any(id in has for id in economy_names.CRITERIA):
            own = own if words.sheets.get(plain(there.title)) == "sectors" else "missing"
        need = {"long": {"name", "criterion", "score"}, "study": {"what", "value"}}
        if not need.get(read.sheet.id, {own}) <= has:
            return 0
        by_name = words.sheets.get(plain(there.title)) == read.sheet.id
        return len(has) + 100 * by_name if len(has) > 1 or by_name else 0

    return worth


def _unknown(read: ReadSheet, words: Vocabulary) -> Iterable[Refused]:
    """Columns with something in them that nobody knows."""
    taken = set(read.columns.values())
    message = NO_CRITERION if read.sheet.id == "sectors" else NO_COLUMN
    for at, head in enumerate(read.heads):
        said = head_words(head)
        if not head or at in taken or at == read.unseen or said in words.silent:
            continue
        if words.heads[read.sheet.id].get(said) is None and any(
            read.cell(cells, at).value is not None for _, cells in read.rows
        ):
            yield Refused(read.sheet.id, 0, Column("", shown(head)), message)


def as_sectors(read: ReadSheet, words: Vocabulary) -> tuple[ReadSheet, list[Refused]]:
    """A table with a row for each score as the sheet of sectors: one row for each sector, whose
    number is that of its first line. Lines that name no criterion are refused."""
    refused: list[Refused] = []
    columns = economy_book.SECTORS.columns
    places = {column: at for at, column in enumerate(columns)}
    by_name = {column.name: at for at, column in enumerate(columns)}
    rows: dict[str, tuple[int, list[RawCell]]] = {}
    for number, cells in read.rows:
        name = str(read.named(cells, "name").value or "").strip()
        typed = read.named(cells, "criterion").value
        id = words.choices["criterion"].get(plain(str(typed or "")))
        if not name and typed is None:
            continue
        if id is None:
            column = next(one for one in read.columns if one.name == "criterion")
            refused.append(
                Refused("sectors", number, column, UNKNOWN, {"cell": shown(typed) or "–"})
            )
            continue
        _, line = rows.setdefault(plain(name), (number, [NOTHING] * len(columns)))
        if line[0] is NOTHING:
            line[0] = read.named(cells, "name")
        if line[by_name[id]].value is not None:
            refused.append(Refused("sectors", number, None, SCORED_TWICE, {"cell": shown(name)}))
            continue
        for part, place in (
            ("score", id),
            ("evidence", f"{id}.evidence"),
            ("source", f"{id}.source"),
        ):
            line[by_name[place]] = read.named(cells, part)
    made = tuple((number, tuple(line)) for number, line in rows.values())
    heads = tuple(one.name for one in columns)
    return ReadSheet(economy_book.SECTORS, read.title, places, heads, -1, made), refused


UNKNOWN = N_("“{cell}” is none of the eight criteria")
SCORED_TWICE = N_("“{cell}” is scored twice on this criterion")
