"""The workbook of a plan: which of its sheets come back after someone edited them, and what each
column of these holds.

A value is settled here: as a cell can hold it, and the same however often it is written and read.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from workshop_app.text import N_

LONGEST = 32_767
"""Characters that a cell of a workbook holds."""

CUT = N_(" […] (the text goes on in the plan)")
"""Stands at the end of a text that does not fit into a cell."""

Settled = str | int | float | tuple[str, ...] | None
"""A value as the workbook carries it: words, keys of lists, numbers, days (ISO), lists of words."""

WORDS = ("text", "texts", "programme")
"""Kinds of columns that hold words of someone's own: the text guard looks them over."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``name`` is its name for ``--column``; ``head`` a message; ``kind`` says how a cell
    is read: ``text texts theme perspective horizon state source_kind month months day money whole
    decimal goals proposals territories programme action`` or ``told`` (worked out: it never comes
    back). ``nth`` counts the indicators of an action."""

    name: str
    head: str
    kind: str = "text"
    nth: int = 1

    @property
    def field(self) -> str:
        """The name that tells it from all others of its sheet."""
        return self.name if self.nth == 1 else f"{self.name}:{self.nth}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that comes back. ``entity`` is what a row of it is; ``columns`` begin with the key.
    ``grows``: a row without a key is a new one. ``shrinks``: a row that is gone may be taken out."""

    id: str
    name: str
    entity: str
    columns: tuple[Column, ...]
    grows: bool = True
    shrinks: bool = True

    @property
    def key(self) -> Column:
        """The column that says which row it is."""
        return self.columns[0]


INDICATOR = (
    Column("indicator", N_("Indicator")),
    Column("unit", N_("Unit")),
    Column("baseline", N_("Baseline"), "decimal"),
    Column("target", N_("Target"), "decimal"),
    Column("measured", N_("How it is measured")),
)
"""What says of an action how it will be known; as many times as an action has indicators."""

ACTIONS = Sheet(
    "actions",
    N_("Actions"),
    "Action",
    (
        Column("number", N_("Number"), "key"),
        Column("title", N_("Action")),
        Column("theme", N_("Theme"), "theme"),
        Column("perspective", N_("Perspective"), "perspective"),
        Column("description", N_("Description")),
        Column("responsible", N_("Responsible party")),
        Column("allies", N_("Allies"), "texts"),
        Column("cost", N_("Cost"), "money"),
        Column("horizon", N_("Horizon"), "horizon"),
        Column("start", N_("Begins"), "month"),
        Column("months", N_("Months"), "months"),
        Column("territories", N_("Territories"), "territories"),
        Column("place", N_("Place")),
        Column("beneficiaries", N_("People who benefit"), "whole"),
        Column("beneficiaries_who", N_("Who benefits")),
        *INDICATOR,
        Column("programme", N_("Programme of the development plan"), "programme"),
        Column("sdg", N_("Sustainable Development Goals"), "goals"),
        Column("proposals", N_("Proposals"), "proposals"),
        Column("zone", N_("Zone"), "told"),
        Column("note", N_("Note")),
    ),
)

SOURCES = Sheet(
    "budget",
    N_("Budget"),
    "Source",
    (
        Column("key", N_("Key"), "key"),
        Column("action", N_("Number of the action"), "action"),
        Column("action_title", N_("Action"), "told"),
        Column("action_theme", N_("Theme"), "told"),
        Column("source", N_("Source")),
        Column("kind", N_("Kind of source"), "source_kind"),
        Column("amount", N_("Amount"), "money"),
    ),
)

COMMITMENTS = Sheet(
    "commitments",
    N_("Commitments"),
    "Commitment",
    (
        Column("key", N_("Key"), "key"),
        Column("action", N_("Number of the action"), "action"),
        Column("who", N_("Who")),
        Column("what", N_("What")),
        Column("by", N_("By when"), "day"),
        Column("state", N_("State"), "state"),
        Column("follow_up", N_("What came of it")),
    ),
)

LEFT_OUT = Sheet(
    "left_out",
    N_("Out of the plan"),
    "Decision",
    (
        Column("number", N_("Number"), "key"),
        Column("proposal", N_("Proposal"), "told"),
        Column("theme", N_("Theme"), "told"),
        Column("reason", N_("Why it did not get in")),
        Column("would_open", N_("What would make it possible"), "told"),
        Column("one_group", N_("One group's priority"), "told"),
    ),
    grows=False,
    shrinks=False,
)

SHEETS = (ACTIONS, SOURCES, COMMITMENTS, LEFT_OUT)
"""The sheets that come back, actions first: the others name them."""

FIELDS: Mapping[str, Mapping[str, str]] = {
    "Action": {},
    "Source": {"source": "name"},
    "Commitment": {},
    "Decision": {},
    "Indicator": {"indicator": "name"},
}
"""Columns that are called otherwise than the field of the record, by entity."""


def with_indicators(sheet: Sheet, most: int) -> Sheet:
    """``sheet`` with the columns of ``most`` indicators, at least one."""
    if sheet.id != ACTIONS.id or most < 2:
        return sheet
    at = sheet.columns.index(INDICATOR[-1]) + 1
    more = [replace(one, nth=nth) for nth in range(2, most + 1) for one in INDICATOR]
    return replace(sheet, columns=(*sheet.columns[:at], *more, *sheet.columns[at:]))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet that comes back. ``key`` is what people read (A2), ``id`` that of the
    record; ``values`` by field, settled."""

    key: str
    id: str
    values: Mapping[str, Settled]


# -- settling -------------------------------------------------------------------------------------
def cleaned(text: str) -> str:
    """``text`` as a cell can hold it: composed, line breaks as LF, no control characters, no blanks
    at its ends."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in composed.replace("\t", " ") if _holds(c)).strip()


def _holds(character: str) -> bool:
    return character == "\n" or (
        unicodedata.category(character) not in ("Cc", "Cs") and character not in "\ufffe\uffff"
    )


def cut(text: str, mark: str) -> str:
    """``text``, or as much of it as a cell holds with ``mark`` at its end."""
    if _units(text) <= LONGEST:
        return text
    room = LONGEST - len(mark)
    kept = text.encode("utf-16-le", "replace")[: 2 * room].decode("utf-16-le", "ignore")
    return kept.rstrip() + mark


def _units(text: str) -> int:
    """Its length as spreadsheets count it: a sign outside the first 65,536 is two."""
    return len(text) + sum(c > "\uffff" for c in text) if not text.isascii() else len(text)


SEPARATOR = "; "
"""Between the parts of a list in one cell."""


def parted(text: str) -> tuple[str, ...]:
    """The parts of a list in one cell: by semicolons or lines."""
    parts = (part.strip() for part in cleaned(text).replace("\n", ";").split(";"))
    return tuple(part for part in parts if part)


def settled(value: object, mark: str) -> Settled:
    """``value`` of a record as a cell gives it back; ``mark`` as for ``cut``. Nothing at all is
    ``None``, an empty text or an empty list."""
    if isinstance(value, list | tuple):
        return parted(cut(SEPARATOR.join(cleaned(str(one)) for one in value), mark))
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str):
        return cut(cleaned(value), mark)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int | float) else str(value)


def empty(value: Settled) -> bool:
    """Whether a value says nothing."""
    return value is None or value in ("", ())


def trace(value: Settled) -> str:
    """Twelve letters by which it is known later whether a value is still the same; the same for
    every value that says nothing."""
    told = None if empty(value) else list(value) if isinstance(value, tuple) else value
    written = json.dumps(told, ensure_ascii=False)
    return hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()[:12]


NO_RECORD = "-"
"""Stands for the id of a row that has no record of its own."""


# -- what a file carries unseen -------------------------------------------------------------------
def row_trace(row: Row, fields: Sequence[str]) -> str:
    """What stands unseen in a row: the id of its record, and a trace of each of its values."""
    traces = (f"{name}={trace(row.values.get(name))}" for name in fields)
    return " ".join((row.id or NO_RECORD, *traces))


def read_row_trace(text: str) -> tuple[str, dict[str, str]]:
    """What ``row_trace`` wrote: the id, and field → trace; "" and none for anything else."""
    first, *rest = text.split()[:1000] or [""]
    pairs = (one.partition("=") for one in rest)
    found = {name: mark for name, _, mark in pairs if name and mark}
    return (first, found) if found or not rest else ("", {})


def sheet_trace(rows: Iterable[Sequence[object]], mark: str = "") -> str:
    """A trace of a sheet that does not come back, so that it can be said that someone changed it;
    the order of its rows does not matter. ``mark`` as for ``cut``."""
    told = sorted(json.dumps(_line(row, mark), ensure_ascii=False) for row in rows)
    return hashlib.sha256("\n".join(told).encode("utf-8", "replace")).hexdigest()[:12]


def _line(row: Sequence[object], mark: str) -> list[str]:
    """The cells of a row so that they read the same after the file was written and read."""
    cells = [_plainly(cell, mark) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _plainly(cell: object, mark: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cut(cleaned(cell), mark)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float | Fraction):
        return f"{float(cell):.9g}" if float(cell) % 1 else str(int(cell))
    return str(cell)
