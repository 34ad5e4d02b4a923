"""What an edited workbook would change, in the words of a person's language: for the window and for
the terminal."""

from __future__ import annotations

from datetime import date

from workshop_app.domain import plan_book
from workshop_app.domain.incoming_plan import (
    FieldChange,
    GoneRow,
    NewRow,
    Note,
    PlanPreview,
    Problem,
)
from workshop_app.domain.plan_book import SEPARATOR, Column, Settled, empty
from workshop_app.domain.text_guard import KINDS
from workshop_app.export import names
from workshop_app.text import Words

TABLES = {
    "theme": names.THEMES,
    "perspective": names.PERSPECTIVES,
    "horizon": names.HORIZONS,
    "state": names.COMMITMENTS,
    "source_kind": names.SOURCES,
}
SHEET_NAMES = {sheet.id: sheet.name for sheet in plan_book.SHEETS}


def head_told(column: Column, words: Words) -> str:
    """The name of a column; from the second indicator on with its number."""
    told = words(column.head)
    return told if column.nth == 1 else f"{told} {column.nth}"


def value_told(column: Column, value: Settled, words: Words, currency: str) -> str:
    """A value in one line; "(nothing)" for none."""
    if empty(value):
        return words("(nothing)")
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    if column.kind in TABLES:
        return names.told(TABLES[column.kind], str(value), words)
    if isinstance(value, int | float):
        return words.money(value, currency) if column.kind == "money" else words.number(value)
    if column.kind in ("day", "month"):
        return _day(str(value), words)
    return " ".join(str(value).split())


def _day(value: str, words: Words) -> str:
    try:
        if len(value) == 7:
            return words.month(date.fromisoformat(f"{value}-01"), "long")
        return words.date(date.fromisoformat(value))
    except ValueError:
        return value


def name_told(change: FieldChange | NewRow | GoneRow, words: Words) -> str:
    """What a change is about: "A2", or the sheet where the row has no number people know."""
    sheet = words(SHEET_NAMES[change.sheet])
    if change.sheet in ("actions", "left_out") and change.key:
        return change.key
    return f"{sheet} {change.key}".strip()


def kept_of(change: FieldChange, confirmed: bool) -> Settled:
    """What comes in of a field."""
    return change.after if confirmed or not change.kinds else change.masked


def field_told(change: FieldChange, words: Words, currency: str, *, confirmed: bool = False) -> str:
    """ "A2 · Cost: $ 90.000.000 → $ 120.000.000"."""
    before = value_told(change.column, change.before, words, currency)
    after = value_told(change.column, kept_of(change, confirmed), words, currency)
    about = f"{name_told(change, words)} · {head_told(change.column, words)}"
    return f"{about}: {before} → {after}"


def field_notes(change: FieldChange, words: Words, *, confirmed: bool = False) -> list[str]:
    """What else there is to say of a field."""
    told = [words(change.note)] if change.note else []
    if change.kinds:
        told.append(_guarded(change.kinds, words, confirmed))
    return told


def new_told(row: NewRow, words: Words) -> str:
    """ "Actions: new: A title"."""
    return words("New in “{sheet}”: {title}", sheet=words(SHEET_NAMES[row.sheet]), title=row.title)


def new_notes(row: NewRow, words: Words, *, confirmed: bool = False) -> list[str]:
    """What else there is to say of a new row."""
    return [_guarded(row.kinds, words, confirmed)] if row.kinds else []


def gone_told(row: GoneRow, words: Words) -> str:
    """ "A2: A title"."""
    return f"{name_told(row, words)}: {' '.join(row.title.split())}"


def _guarded(kinds: tuple[str, ...], words: Words, confirmed: bool) -> str:
    if confirmed:
        return words("Comes in as it is: an institution's public detail")
    return words("Comes in without {kinds}", kinds=", ".join(words(KINDS[one]) for one in kinds))


def problem_told(preview: PlanPreview, problem: Problem, words: Words) -> str:
    """A cell that cannot come in, with its sheet, row and column as the file calls them."""
    told = words(problem.message, **dict(problem.facts))
    facts = {"sheet": words(SHEET_NAMES[problem.sheet]), "row": problem.row, "told": told}
    if problem.column is None:
        return words("Sheet “{sheet}”, row {row}: {told}", **facts)
    head = preview.headed.get(problem.sheet, {}).get(problem.column.field)
    column = head or head_told(problem.column, words)
    return words("Sheet “{sheet}”, row {row}, column “{column}”: {told}", column=column, **facts)


def note_told(note: Note, words: Words) -> str:
    """Something else about the file or a row of it."""
    told = words(note.message, **dict(note.facts))
    return f"{words(SHEET_NAMES[note.sheet])}: {told}" if note.row and note.sheet else told
