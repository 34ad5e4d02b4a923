"""The whole plan as a workbook: nine sheets, of which those of the plan itself come back after
someone edited them (``services.plan_importing``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from workshop_app.domain import plan_book
from workshop_app.domain.plan_book import Row, Settled, Sheet
from workshop_app.export import names
from workshop_app.export.plan_book_views import PlanBookView
from workshop_app.export.telling import Telling
from workshop_app.export.views import unfunded
from workshop_app.export.xlsx.book import Book, Look, Value, sheet_name
from workshop_app.export.xlsx.plan_read_me import read_me
from workshop_app.export.xlsx.plan_sheets import TOLD, ToldSheet
from workshop_app.text import Words

Progress = Callable[[int, int], None]

READ_ME = "read_me"
ORDER = (
    "actions", "proposals", "challenges", "workshops", "votes", "budget", "commitments",
    "left_out", READ_ME,
)  # fmt: skip
"""The sheets in their order."""

CHOICES: dict[str, dict[str, str]] = {
    "theme": names.THEMES,
    "perspective": names.PERSPECTIVES,
    "horizon": names.HORIZONS,
    "state": names.COMMITMENTS,
    "source_kind": names.SOURCES,
}
"""What the cells of a kind of column may say: key → name."""

WIDTHS = {"text": 34, "texts": 28, "money": 17, "told": 24, "key": 10, "day": 12, "month": 11}
NARROW = {"unit": 14, "beneficiaries_who": 24, "place": 24, "action": 12}
FORMATS = {"month": "yyyy-mm", "day": "yyyy-mm-dd"}


def plan_xlsx(view: PlanBookView, words: Words, progress: Progress) -> bytes:
    """The workbook of the plan. ``progress(done, total)`` is told row by row and may raise."""
    telling = Telling(view.plan, words)
    book = Book(
        view.plan.moment,
        words(plan_book.CUT),
        telling.running_title,
        getattr(view.plan, "colour", ""),
    )
    steps = _Steps(progress, view)
    traces: dict[str, str] = {}
    coming = {
        sheet.id: plan_book.with_indicators(sheet, view.indicators) for sheet in plan_book.SHEETS
    }
    for name in ORDER:
        if name in coming:
            _add_coming(book, telling, view, coming[name], steps)
        elif name in TOLD:
            traces[sheet_name(words(TOLD[name].name))] = _add_told(book, telling, TOLD[name], steps)
        else:
            _add_read_me(book, telling, view, traces)
    return book.content()


class _Steps:
    """Progress by rows."""

    def __init__(self, progress: Progress, view: PlanBookView) -> None:
        self._progress, self._done = progress, 0
        rows = sum(len(one) for one in view.rows.values())
        self._all = max(1, rows + len(view.plan.proposals) + len(view.plan.challenges))

    def each(self, rows: Sequence[Sequence[Value]]) -> Iterator[Sequence[Value]]:
        for row in rows:
            if self._done % 50 == 0:
                self._progress(min(self._done, self._all), self._all)
            self._done += 1
            yield row


# -- the sheets that come back --------------------------------------------------------------------
def _add_coming(
    book: Book, telling: Telling, view: PlanBookView, sheet: Sheet, steps: _Steps
) -> None:
    words, columns = telling.words, sheet.columns
    fields = [one.field for one in columns[1:] if one.kind != "told"]
    told = _Told(telling)
    rows: list[list[Value]] = [
        [
            row.key,
            *(told.value(sheet, row, column.field, column.kind) for column in columns[1:]),
            plan_book.row_trace(row, fields),
        ]
        for row in view.rows[sheet.id]
    ]
    if sheet.id == plan_book.SOURCES.id:
        rows += _without_source(telling)
    head = [*(head_of(one.head, one.nth, words) for one in columns), HIDDEN]
    look = Look(
        formats={n: FORMATS[one.kind] for n, one in enumerate(columns) if one.kind in FORMATS},
        widths={
            n: width
            for n, one in enumerate(columns)
            if (width := NARROW.get(one.name, WIDTHS.get(one.kind)))
        },
        choices={
            n: [words(name) for name in CHOICES[one.kind].values()]
            for n, one in enumerate(columns)
            if one.kind in CHOICES
        },
        fixed=frozenset(n for n, one in enumerate(columns) if one.kind in ("told", "key")),
        unseen=1,
    )
    book.add_sheet(words(sheet.name), head, steps.each(rows), look)
    for n, column in enumerate(columns):
        book.name_column(f"convite.{sheet.id}.{column.name}.{column.nth}", words(sheet.name), n)


HIDDEN = "convite"
"""The head of the column that nobody sees: which record a row is, and what it was."""


def head_of(head: str, nth: int, words: Words) -> str:
    """A head in the language of ``words``; from the second of its kind on with its number."""
    return words(head) if nth == 1 else f"{words(head)} {nth}"


class _Told:
    """Values of rows as cells."""

    def __init__(self, telling: Telling) -> None:
        self.telling, self.words = telling, telling.words
        self._actions = {one.number: one for one in telling.view.actions}

    def value(self, sheet: Sheet, row: Row, field: str, kind: str) -> Value:
        if kind == "told":
            return self._worked_out(sheet, row, field)
        return self._cell(kind, row.values.get(field))

    def _cell(self, kind: str, value: Settled) -> Value:
        if plan_book.empty(value):
            return None
        if kind in CHOICES:
            return names.told(CHOICES[kind], str(value), self.words)
        if isinstance(value, tuple):
            return plan_book.SEPARATOR.join(value)
        if kind in FORMATS:
            return _day(str(value)) or str(value)
        return value

    def _worked_out(self, sheet: Sheet, row: Row, field: str) -> Value:
        telling, words = self.telling, self.words
        if sheet.id == plan_book.LEFT_OUT.id:
            one = telling.by_number[row.key]
            groups = words.listed(list(one.one_group))
            told = {
                "proposal": one.label or one.text,
                "theme": telling.theme(one.theme),
                "would_open": one.would_open,
                "one_group": words("Yes, round {rounds}", rounds=groups) if groups else words("No"),
            }
            return told[field]
        number = row.key if sheet.id == plan_book.ACTIONS.id else str(row.values.get("action"))
        action = self._actions.get(number)
        if action is None:
            return None
        if field == "zone":
            return telling.zone(action.zone) or words("Written decision")
        return action.title if field == "action_title" else telling.theme(action.theme)


def _day(text: str) -> date | None:
    """A day or the first of a month; ``None`` for what is neither."""
    try:
        return date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    except ValueError:
        return None


def _without_source(telling: Telling) -> list[list[Value]]:
    """A row for each action whose money has no source at all, so that the sum is the plan's."""
    kind = telling.words(names.SOURCES["to_find"])
    return [
        [None, one.number, one.title, telling.theme(one.theme), None, kind, unfunded(one), None]
        for one in telling.view.actions
        if not one.sources and one.cost
    ]


# -- the others -----------------------------------------------------------------------------------
def _add_told(book: Book, telling: Telling, sheet: ToldSheet, steps: _Steps) -> str:
    """A sheet that does not come back; gives its trace."""
    head, rows = sheet.rows(telling)
    look = Look(widths=sheet.widths, formats=sheet.formats)
    book.add_sheet(telling.words(sheet.name), head, steps.each(rows), look)
    return plan_book.sheet_trace(rows, telling.words(plan_book.CUT))


def _add_read_me(book: Book, telling: Telling, view: PlanBookView, traces: dict[str, str]) -> None:
    words = telling.words
    carried = json.dumps(
        {
            "convite": 1,
            "plan": view.id,
            "check": view.plan.check_value,
            "language": words.language,
            "sheets": traces,
        },
        sort_keys=True,
    )
    rows = [[*row, None] for row in read_me(telling, book.was_cut)]
    head = [words("About"), words("What there is to know"), carried]
    look = Look(widths={0: 30, 1: 100}, unseen=1, filtered=False)
    book.add_sheet(words.at("workbook", "Read me"), head, rows, look)
