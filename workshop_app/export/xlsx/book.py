"""A workbook that can be filtered, printed and read again: real numbers, no formula, the same
bytes for the same plan.

openpyxl writes the clock's time and its own name into the file; both are taken out afterwards
(P-52).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Value = str | int | Fraction | date | None

LONGEST = 32_767
"""Characters that a cell of a workbook holds; openpyxl cuts the rest without a word."""

_NARROWEST, _WIDEST = 8, 60
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a zip can hold: every part of the file has it."""


class Book:
    """A workbook under way. ``moment`` is the plan's, and is the file's date; ``cut`` is what
    stands at the end of a text that does not fit into a cell."""

    def __init__(self, moment: datetime, cut: str) -> None:
        self._book = Workbook()
        self._book.remove(self._book.active)
        self._moment, self._cut = moment.replace(tzinfo=None, microsecond=0), cut

    def add_sheet(self, name: str, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        """A sheet with its heads in bold, which stay in view, with a filter for each column."""
        sheet = self._book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:31])
        bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        widths = [len(one) for one in head]
        for number, row in enumerate((head, *rows), 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(row=number, column=column)
                self._put(cell, value)
                cell.alignment = wrapped
                if number == 1:
                    cell.font = bold
                else:
                    widths[column - 1] = max(widths[column - 1], len(str(value or "")))
        for column, width in enumerate(widths, 1):
            room = min(max(width + 2, _NARROWEST), _WIDEST)
            sheet.column_dimensions[get_column_letter(column)].width = room
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = sheet.dimensions
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def _put(self, cell: Cell, value: Value) -> None:
        if isinstance(value, Fraction):
            whole = value.denominator == 1
            cell.value = int(value) if whole else float(value)
            cell.number_format = "#,##0" if whole else "#,##0.00"
        elif isinstance(value, int):
            cell.value = value
            cell.number_format = "#,##0"
        elif isinstance(value, date):
            cell.value = value
            cell.number_format = "yyyy-mm-dd"
        elif value:
            text = ILLEGAL_CHARACTERS_RE.sub("", value)
            if len(text) > LONGEST:
                text = text[: LONGEST - len(self._cut)] + self._cut
            cell.value = text
            # Whatever it begins with, it is words: a proposal "=1+1" is no formula.
            cell.data_type = "s"
            cell.quotePrefix = text.startswith(("=", "+", "-", "@"))

    def content(self) -> bytes:
        """The file."""
        properties = self._book.properties
        properties.creator = "Convite"
        properties.created = properties.modified = self._moment
        out = io.BytesIO()
        self._book.save(out)
        return _settled(out.getvalue(), self._moment)


def _settled(content: bytes, moment: datetime) -> bytes:
    """The same workbook with ``moment`` in place of the clock, in its parts and its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as written, zipfile.ZipFile(out, "w") as kept:
        for part in written.infolist():
            data = written.read(part)
            if part.filename == "docProps/core.xml":
                stamp = f"{moment.isoformat()}Z".encode()
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            entry: Any = zipfile.ZipInfo(part.filename, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, data)
    return out.getvalue()
