"""Rows of a table from outside, read as proposals or refused with the reason."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workshop_app.domain.incoming_columns import (
    Columns,
    find_heads,
    match_columns,
    money_of,
    theme_of,
)
from workshop_app.text import N_, KnownError, Words

LONGEST = 30_000
"""Characters in one cell; more is a quote that was never closed, not a proposal."""

UNRECKONED = "\ufffc="
"""What stands for a cell that is a formula whose result the file does not hold."""

_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|b|em|i|u|ul|ol|li|h[1-6]|a|blockquote|img|iframe|figure|hr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_NOTHING = frozenset(("none", "null", "nan", "n/a", "#n/a"))
"""What databases and spreadsheets write into a cell that holds nothing."""
_BREAK = re.compile(r"</(?:p|div|li|h[1-6])>|<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """Something to say about a row; ``row`` counts as a spreadsheet does, the heads included."""

    row: int
    message: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def said(self, words: Words) -> str:
        """The line in the language of ``words``."""
        told = words(self.message, **self.facts)
        return words("Row {row}: {told}", row=self.row, told=told) if self.row else told


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A row that can come in. Perspective and places are named as in the table; money is whole."""

    row: int
    text: str
    theme: str
    detail: str = ""
    perspective: str = ""
    cost: int | None = None
    tags: tuple[str, ...] = ()
    territory: str = ""
    workshop: str = ""
    table: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table gives: rows to bring in, rows refused, and what else to say."""

    heads: tuple[str, ...]
    columns: Columns
    candidates: tuple[Candidate, ...]
    refused: tuple[Told, ...]
    notes: tuple[Told, ...] = ()


class _RowError(Exception):
    """A row that cannot come in, with the reason."""

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message, self.facts = message, facts


def clean(cell: str) -> str:
    """The words of a cell: no markup of web pages, control signs or runs of blanks.

    Line breaks stay. The apostrophe that keeps a spreadsheet from reading ``=`` as a formula
    goes.
    """
    text = cell
    if _TAG.search(text):
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    elif "&" in text:
        text = html.unescape(text)
    if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r":
        text = text[1:]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = (
        "".join(c for c in line.replace("\t", " ") if unicodedata.category(c) not in ("Cc", "Cs"))
        for line in lines
    )
    lines = [re.sub(r"[ \u00a0\u200b\ufeff]+", " ", line).strip() for line in kept]
    whole = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return unicodedata.normalize("NFC", whole)


def read_rows(
    rows: Sequence[Sequence[str]],
    theme: str | None = None,
    named: Mapping[str, str] | None = None,
) -> Reading:
    """Read a table whose cells are texts.

    ``theme`` is for the rows that name none. ``named`` says which head brings a field where the
    heads do not tell. Raises ``KnownError`` if the words or the themes cannot be found at all.
    """
    start = find_heads(rows, named)
    heads = tuple(cell.strip() for cell in rows[start]) if rows else ()
    if not any(heads):
        raise KnownError(N_("The table is empty. Nothing was changed. Choose another file."))
    columns = match_columns(heads, named)
    notes: list[Told] = []
    if "text" not in columns:
        raise KnownError(
            N_(
                "No column holds the proposals. Nothing was changed. "
                "Name it with --column text=NAME. Columns: {heads}."
            ),
            heads=", ".join(head for head in heads if head),
        )
    body = [(start + 2 + i, row) for i, row in enumerate(rows[start + 1 :])]
    _leave_foreign_themes(columns, heads, body, named or {}, notes)
    if "theme" not in columns and theme is None:
        raise KnownError(
            N_(
                "No column holds the themes. Nothing was changed. Name it with "
                "--column theme=NAME, or give all rows one with --theme. Columns: {heads}."
            ),
            heads=", ".join(head for head in heads if head),
        )
    candidates: list[Candidate] = []
    refused: list[Told] = []
    for row, cells in body:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            candidates.append(_candidate(row, cells, len(heads), columns, theme))
        except _RowError as reason:
            refused.append(Told(row, reason.message, reason.facts))
    return Reading(heads, columns, tuple(candidates), tuple(refused), tuple(notes))


def _leave_foreign_themes(
    columns: Columns,
    heads: Sequence[str],
    body: Sequence[tuple[int, Sequence[str]]],
    named: Mapping[str, str],
    notes: list[Told],
) -> None:
    """A column that was only guessed, and names none of the five themes, is not our theme."""
    if "theme" not in columns or "theme" in named:
        return
    values = Counter(_cell(cells, columns, "theme") for _, cells in body)
    del values[""]
    if values and not any(theme_of(value) for value in values):
        place = columns.pop("theme")[0]
        notes.append(
            Told(0, N_("The column {head} names none of the five themes."), {"head": heads[place]})
        )


def _cell(cells: Sequence[str], columns: Columns, name: str) -> str:
    """The first words in the columns of a field; "" where there are none."""
    found = (clean(cells[place]) for place in columns.get(name, ()) if place < len(cells))
    return next((words for words in found if words and words.casefold() not in _NOTHING), "")


def _candidate(
    row: int, cells: Sequence[str], width: int, columns: Columns, theme: str | None
) -> Candidate:
    if any(cell.strip() for cell in cells[width:]):
        raise _RowError(N_("more cells than heads; is the separator inside a text?"))
    values = {name: _cell(cells, columns, name) for name in columns}
    for value in values.values():
        if value == UNRECKONED:
            raise _RowError(
                N_("a cell is a formula without a result; save the file in a spreadsheet program")
            )
        if "\ufffd" in value:
            raise _RowError(N_("letters that cannot be read; save the file as UTF-8"))
        if len(value) > LONGEST:
            raise _RowError(N_("a cell with over {n} characters"), n=LONGEST)
    return Candidate(
        row=row,
        text=_text(values["text"]),
        theme=_theme(values.get("theme", ""), theme),
        detail=values.get("detail", ""),
        perspective=values.get("perspective", ""),
        cost=_cost(values.get("cost", "")),
        tags=tuple(_tags(values.get("tags", ""))),
        territory=values.get("territory", ""),
        workshop=values.get("workshop", ""),
        table=values.get("table", ""),
    )


def _text(value: str) -> str:
    if not value:
        raise _RowError(N_("the text is missing"))
    if not any(c.isalpha() for c in value):
        raise _RowError(N_("there are no words in the text"))
    return value


def _theme(value: str, otherwise: str | None) -> str:
    if not value and otherwise is None:
        raise _RowError(N_("the theme is missing"))
    found = theme_of(value) if value else otherwise
    if found is None:
        raise _RowError(N_("“{theme}” is none of the five themes"), theme=value[:60])
    return found


def _cost(value: str) -> int | None:
    if not value or value in ("-", "–", "—"):
        return None
    try:
        return money_of(value)
    except ValueError:
        raise _RowError(N_("“{cost}” is not an amount of money"), cost=value[:60]) from None


def _tags(value: str) -> Iterator[str]:
    for tag in re.split(r"[,;|\n]", value):
        if tag.strip():
            yield tag.strip()[:60]
