"""The market assessment as a workbook to fill and to edit; it comes back with ``import --as
economy``. A plan without a study gives one to fill."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from workshop_app.domain import economy_book, economy_names, plan_book
from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.domain.economy_book import SHEETS, STUDY
from workshop_app.domain.economy_figures import LEAST, MOST
from workshop_app.domain.plan_book import Column, Row, Settled, Sheet
from workshop_app.export import names
from workshop_app.export.economy_views import EconomyBookView
from workshop_app.export.telling import Telling
from workshop_app.export.xlsx.book import Book, Look, Value
from workshop_app.export.xlsx.economy_read_me import read_me
from workshop_app.text import Words

Progress = Callable[[int, int], None]

HIDDEN = "convite"
"""The head of the column that nobody sees: which record a row is, and what it was."""

CHOICES: dict[str, dict[str, str]] = {
    "skill_kind": economy_names.SKILLS,
    "barrier_kind": economy_names.BARRIERS,
    "horizon": names.SHORT_HORIZONS,
}
"""What the cells of a kind of column may say: key → name."""

WIDTHS = {
    "score": 11, "text": 34, "texts": 30, "money": 16, "whole": 11, "total": 13, "key": 8,
    "sectors": 30, "sector": 26, "barriers": 20, "skills": 20, "territories": 26, "hinders": 26,
    "skill_kind": 14, "barrier_kind": 24, "horizon": 12, "told": 12,
}  # fmt: skip
LINES = "\n"
"""Between several names in one cell: names may hold a semicolon."""


def economy_xlsx(view: EconomyBookView, words: Words, progress: Progress) -> bytes:
    """The workbook. ``progress(done, total)`` is told sheet by sheet and may raise."""
    telling = Telling(view.plan, words)
    title = words("Market assessment")
    book = Book(view.plan.moment, words(plan_book.CUT), title, getattr(view.plan, "colour", ""))
    steps = len(SHEETS) + 1
    for done, sheet in enumerate(SHEETS):
        progress(done, steps)
        _add_sheet(book, view, sheet, words)
    progress(len(SHEETS), steps)
    _add_study(book, view, words)
    carried = json.dumps(
        {"convite": 1, "economy": view.id, "language": words.language}, sort_keys=True
    )
    rows = [[*row, None] for row in read_me(telling, view, book.was_cut)]
    head = [words("About"), words("What there is to know"), carried]
    look = Look(widths={0: 30, 1: 100}, unseen=1, filtered=False)
    book.add_sheet(words.at("workbook", "Read me"), head, rows, look)
    return book.content()


# -- sheets with a row for each record ------------------------------------------------------------
def _add_sheet(book: Book, view: EconomyBookView, sheet: Sheet, words: Words) -> None:
    columns = sheet.columns
    fields = [one.field for one in columns if one.kind not in ("key", "told")]
    rows = [
        [*(_cell(view, row, one, words) for one in columns), plan_book.row_trace(row, fields)]
        for row in view.rows[sheet.id]
    ]
    look = Look(
        widths={n: WIDTHS[one.kind] for n, one in enumerate(columns) if one.kind in WIDTHS},
        choices={
            n: [words(name) for name in CHOICES[one.kind].values()]
            for n, one in enumerate(columns)
            if one.kind in CHOICES
        },
        whole={n: (LEAST, MOST) for n, one in enumerate(columns) if one.kind == "score"},
        fixed=frozenset(n for n, one in enumerate(columns) if one.kind in ("told", "key")),
        unseen=1,
    )
    head = [*(economy_book.head_of(one, words) for one in columns), HIDDEN]
    book.add_sheet(words(sheet.name), head, rows, look)


def _cell(view: EconomyBookView, row: Row, column: Column, words: Words) -> Value:
    if column.kind == "key":
        return row.key
    if column.kind == "told":
        return view.in_plan.get(row.id)
    value = row.values.get(column.field)
    if plan_book.empty(value):
        return None
    if column.kind in CHOICES:
        return names.told(CHOICES[column.kind], str(value), words)
    return _told(view, column, value, words)


def _told(view: EconomyBookView, column: Column, value: Settled, words: Words) -> Value:
    if column.kind == "sector":
        return view.names.get(str(value))
    if not isinstance(value, tuple):
        return value
    if column.kind == "hinders":
        return LINES.join(names.told(economy_names.HINDERED, one, words) for one in value)
    if column.kind == "texts":
        return plan_book.SEPARATOR.join(value)
    return LINES.join(view.names[one] for one in value if one in view.names)


# -- the study ------------------------------------------------------------------------------------
def _add_study(book: Book, view: EconomyBookView, words: Words) -> None:
    """A line for each thing that the study says of itself."""
    rows = [
        [words(economy_book.PARTS[part]), told, _day(value), plan_book.row_trace(row, [name])]
        for part, name, told, value in study_lines(view, words)
        for row in (Row(name, name, {name: value}),)
    ]
    head = [words(economy_book.PART), words(economy_book.WHAT), words(economy_book.VALUE), HIDDEN]
    look = Look(widths={0: 20, 1: 34, 2: 60}, unseen=1, fixed=frozenset({0}), filtered=False)
    book.add_sheet(words(STUDY.name), head, rows, look)


def study_lines(view: EconomyBookView, words: Words) -> list[tuple[str, str, str, Settled]]:
    """The lines of the sheet: part, what it is (an id), how that is called, and what it says."""
    lines = [
        ("study", one.name, words(one.head), view.study.get(one.name)) for one in STUDY.columns
    ]
    kinds = [*economy_names.INTERVIEWS]
    kinds += [
        kind
        for name in view.study
        if name.startswith("interviews.")
        and (kind := name.partition(".")[2]) not in economy_names.INTERVIEWS
    ]
    lines += [
        ("interviews", f"interviews.{kind}",
         names.told(economy_names.INTERVIEWS, kind, words), view.study.get(f"interviews.{kind}"))
        for kind in kinds
    ]  # fmt: skip
    return lines + [
        ("weights", f"weights.{id}", words(economy_names.CRITERIA[id].name),
         view.study.get(f"weights.{id}"))
        for id in SECTOR_CRITERIA
    ]  # fmt: skip


def _day(value: Settled) -> Value:
    """A day as one; everything else as it is."""
    if isinstance(value, tuple):
        return plan_book.SEPARATOR.join(value)
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value
