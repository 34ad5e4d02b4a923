"""Which sheet and which column of an edited workbook is which: by its head in any language, by the
name that its column was given unseen, or as someone says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshop_app.domain import plan_book
from workshop_app.domain.incoming_columns import head_words
from workshop_app.domain.incoming_plan import Note
from workshop_app.domain.plan_book import INDICATOR, Column, Sheet
from workshop_app.domain.plan_book_cells import NOTHING, Choices, RawCell
from workshop_app.export import names
from workshop_app.services.plan_book_file import BookFile, FileSheet
from workshop_app.text import N_, KnownError, Term, Words, plain

MOST_INDICATORS = 20
HEADS_WITHIN = 20
"""The heads stand in one of so many first rows."""

CHOICES = {
    "theme": (names.THEMES, names.SHORT_THEMES),
    "perspective": (names.PERSPECTIVES,),
    "horizon": (names.HORIZONS, names.SHORT_HORIZONS),
    "state": (names.COMMITMENTS,),
    "source_kind": (names.SOURCES,),
}
"""What a cell of a kind of column may say, by the tables of its names."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the workbook in all languages. ``heads``: words of a head → the messages it may
    be; ``choices`` as for ``read_cell``; ``cuts`` what a text ends with that did not fit."""

    heads: Mapping[str, frozenset[str]]
    sheets: Mapping[str, frozenset[str]]
    choices: Choices
    cuts: tuple[str, ...]


def vocabulary(languages: Iterable[Words]) -> Vocabulary:
    """The words of the workbook in each of ``languages``, and as they stand in the code."""
    say: list[Callable[[str], str]] = [str, *languages]
    heads: dict[str, set[str]] = {}
    sheets: dict[str, set[str]] = {}
    for sheet in plan_book.SHEETS:
        for tell in say:
            sheets.setdefault(plain(tell(sheet.name)), set()).add(sheet.id)
        for column in sheet.columns:
            for tell in say:
                heads.setdefault(head_words(tell(column.head)), set()).add(column.head)
    choices = {
        kind: {
            plain(tell(told)): key
            for table in tables
            for key, name in table.items()
            for tell in say
            for told in (name, key)
        }
        for kind, tables in CHOICES.items()
    }
    return Vocabulary(
        {head: frozenset(found) for head, found in heads.items() if head},
        {name: frozenset(found) for name, found in sheets.items()},
        choices,
        tuple(dict.fromkeys(tell(plan_book.CUT) for tell in say)),
    )


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet of the file that was recognised. ``columns``: column → its place; ``heads`` its words
    in the file; ``unseen`` the place of what says which record a row is, -1 where it is gone."""

    sheet: Sheet
    title: str
    columns: Mapping[Column, int]
    heads: tuple[str, ...]
    unseen: int
    rows: tuple[tuple[int, tuple[RawCell, ...]], ...]

    def cell(self, cells: Sequence[RawCell], place: int) -> RawCell:
        """The cell of a row at a place; nothing beyond its end."""
        return cells[place] if 0 <= place < len(cells) else NOTHING

    def named(self, cells: Sequence[RawCell], name: str) -> RawCell:
        """The cell of a row in the column of that name."""
        place = next((at for one, at in self.columns.items() if one.name == name), -1)
        return self.cell(cells, place)

    def says(self, cells: Sequence[RawCell]) -> bool:
        """Whether a row says anything that comes back."""
        return any(
            self.cell(cells, place).value is not None
            for column, place in self.columns.items()
            if column.kind not in ("told", "key")
        )

    def has(self, name: str) -> bool:
        """Whether there is a column of that name."""
        return any(column.name == name for column in self.columns)


def recognised(
    book: BookFile, words: Vocabulary, named: Mapping[str, str]
) -> tuple[dict[str, ReadSheet], list[Note]]:
    """The sheets of ``book`` that come back, by id, and what is to be said about its columns.

    ``named`` says which head brings a column (name → head; an empty head: none does). A name or a
    head that is not there is a ``KnownError``; so is a workbook without the sheet of actions."""
    _check_names(named)
    found: dict[str, ReadSheet] = {}
    notes: list[Note] = []
    used: set[str] = set()
    for sheet, there in _sheets(book, words).items():
        known = plan_book.SHEETS[[one.id for one in plan_book.SHEETS].index(sheet)]
        read, heads = _columns(book, known, there, words, named)
        used |= heads
        found[sheet] = read
        notes += _about(read)
    missed = [head for head in named.values() if head and head not in used]
    if missed:
        raise KnownError(
            N_("There is no column {name}. Nothing was changed. Columns: {heads}."),
            name=missed[0],
            heads=", ".join(head for one in found.values() for head in one.heads if head),
        )
    return found, notes


NO_PLAN = N_(
    "{name} holds no sheet of actions with their numbers. Nothing was changed. Choose a workbook that "
    "was exported as plan-xlsx, or name its columns with --column."
)


def _check_names(named: Mapping[str, str]) -> None:
    fields = dict.fromkeys(
        column.name
        for sheet in plan_book.SHEETS
        for column in sheet.columns
        if column.kind != "told"
    )
    for name in named:
        if name.partition(":")[0] not in fields:
            raise KnownError(
                N_("There is no field {field}. Nothing was changed. Fields: {fields}."),
                field=name,
                fields=", ".join(fields),
            )


def _sheets(book: BookFile, words: Vocabulary) -> dict[str, FileSheet]:
    """Which sheet of the file is which: by its name, by the names of its columns, else by its
    heads."""
    found: dict[str, FileSheet] = {}
    for sheet in book.sheets:
        for id in words.sheets.get(plain(sheet.title), ()):
            found.setdefault(id, sheet)
    left = [one for one in book.sheets if one not in found.values()]
    titles = {
        name.split(".")[1]: title
        for name, (title, _) in book.named.items()
        if name.startswith("convite.") and name.count(".") == 3
    }
    for known in plan_book.SHEETS:
        if known.id in found or not left:
            continue
        by_name = next((one for one in left if one.title == titles.get(known.id)), None)
        best = by_name or max(left, key=lambda one: _score(one, known, words))
        if by_name or _score(best, known, words) * 2 > len(known.columns):
            found[known.id] = best
            left.remove(best)
    return {one.id: found[one.id] for one in plan_book.SHEETS if one.id in found}


def _score(sheet: FileSheet, known: Sheet, words: Vocabulary) -> int:
    heads = {column.head for column in known.columns}
    rows = [cells for _, cells in sheet.rows[:HEADS_WITHIN]]
    return max((_meant(cells, heads, words) for cells in rows), default=0)


def _meant(cells: Sequence[RawCell], heads: set[str], words: Vocabulary) -> int:
    said = (words.heads.get(head_words(str(one.value or "")), frozenset()) for one in cells)
    return len({head for found in said for head in found & heads})


def _columns(
    book: BookFile,
    known: Sheet,
    there: FileSheet,
    words: Vocabulary,
    named: Mapping[str, str],
) -> tuple[ReadSheet, set[str]]:
    """The columns of a sheet, and which of the ``named`` heads it has."""
    start = _head_row(there, known, words, named)
    cells = there.rows[start][1] if there.rows else ()
    heads = tuple(str(one.value or "").strip() for one in cells)
    sheet = plan_book.with_indicators(known, MOST_INDICATORS)
    by_field = {column.field: column for column in sheet.columns}
    places: dict[Column, int] = {}
    used: set[str] = set()
    taken: set[int] = set()
    for name, head in named.items():
        at = _place_of(heads, head) if name in by_field and head else -1
        if at >= 0:
            places[by_field[name]] = at
            taken.add(at)
            used.add(head)
    silent = {by_field[name] for name, head in named.items() if name in by_field and not head}
    free = [one for one in sheet.columns if one not in places and one not in silent]
    _by_heads(heads, free, words, places, taken)
    _by_names(book, there, sheet, free, places, taken)
    body = there.rows[start + 1 :]
    unseen = _unseen(heads, body)
    return ReadSheet(known, there.title, places, heads, unseen, body), used


def _head_row(there: FileSheet, known: Sheet, words: Vocabulary, named: Mapping[str, str]) -> int:
    """Which of the first rows holds the heads: the one most of whose cells mean something."""
    heads = {column.head for column in known.columns}
    asked = {plain(head) for head in named.values() if head}
    best, most = 0, 0
    for at, (_, cells) in enumerate(there.rows[:HEADS_WITHIN]):
        said = {plain(str(one.value or "")) for one in cells}
        score = _meant(cells, heads, words) + len(asked & said)
        if score > most:
            best, most = at, score
    return best


def _place_of(heads: Sequence[str], name: str) -> int:
    for spelling in (str.strip, plain, head_words):
        for at, head in enumerate(heads):
            if head and spelling(head) == spelling(name):
                return at
    return -1


def _by_heads(
    heads: Sequence[str],
    free: Sequence[Column],
    words: Vocabulary,
    places: dict[Column, int],
    taken: set[int],
) -> None:
    """Columns whose head says what they are; of two with one head the first."""
    for at, head in enumerate(heads):
        if at in taken:
            continue
        said, nth = head_words(head), 1
        if said not in words.heads:
            said, _, last = said.rpartition(" ")
            nth = int(last) if last.isdigit() and len(last) < 3 else 1
        meant = words.heads.get(said, frozenset())
        column = next(
            (one for one in free if one.head in meant and one.nth == nth and one not in places),
            None,
        )
        if column is not None:
            places[column] = at
            taken.add(at)


def _by_names(
    book: BookFile,
    there: FileSheet,
    sheet: Sheet,
    free: Sequence[Column],
    places: dict[Column, int],
    taken: set[int],
) -> None:
    """Columns that were given another head, by the name that went along unseen."""
    for column in free:
        if column in places:
            continue
        title, at = book.named.get(f"convite.{sheet.id}.{column.name}.{column.nth}", ("", -1))
        if title == there.title and at >= 0 and at not in taken:
            places[column] = at
            taken.add(at)


def _unseen(heads: Sequence[str], body: Sequence[tuple[int, tuple[RawCell, ...]]]) -> int:
    """Where it stands which record a row is; also where its head was lost."""
    if "convite" in heads:
        return heads.index("convite")
    for _, cells in body[:50]:
        for at, one in enumerate(cells):
            if isinstance(one.value, str) and plan_book.read_row_trace(one.value)[1]:
                return at
    return -1


def _about(read: ReadSheet) -> list[Note]:
    """What is missing among the columns of a sheet, and what is not known."""
    notes = []
    for column in read.sheet.columns:
        if column.kind != "told" and column not in read.columns and column not in INDICATOR[1:]:
            notes.append(
                Note(
                    N_("Sheet {sheet}: no column “{head}”; it stays as it is in the plan."),
                    {"sheet": read.title, "head": Term(column.head)},
                    read.sheet.id,
                )
            )
    taken = {*read.columns.values(), read.unseen}
    for at, head in enumerate(read.heads):
        if head and at not in taken:
            notes.append(
                Note(
                    N_("Sheet {sheet}: the column “{head}” is not known and stays outside."),
                    {"sheet": read.title, "head": head[:60]},
                    read.sheet.id,
                )
            )
    return notes
