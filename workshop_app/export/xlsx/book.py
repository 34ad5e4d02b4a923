"""A workbook that can be filtered, printed and read again: real numbers, no formula, the same
bytes for the same plan.

openpyxl writes the clock's time and its own name into the file; both are taken out afterwards
(P-52).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from workshop_app.domain import plan_book
from workshop_app.domain.plan_book import LONGEST as LONGEST
from workshop_app.export.settled_zip import settled_zip

Value = str | int | float | Fraction | date | None

_NARROWEST, _WIDEST = 8, 60
_LONGEST_CHOICES = 255
"""Letters that a list to choose from may have in the file."""
_MORE_ROWS = 500
"""Rows under the last one in which a list to choose from is offered too."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a sheet looks beyond its cells. By the number of a column from 0: ``formats`` of numbers
    and days, ``widths`` in letters, ``choices`` to choose a word from, ``whole`` the
    least and the most that a figure may be. The last ``unseen`` columns
    are hidden; ``fixed`` columns, which are worked out, are grey."""

    formats: Mapping[int, str] = field(default_factory=dict)
    widths: Mapping[int, int] = field(default_factory=dict)
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)
    whole: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    fixed: frozenset[int] = frozenset()
    unseen: int = 0
    filtered: bool = True


class Book:
    """A workbook under way. ``moment`` is the plan's, and is the file's date; ``cut`` is what
    stands at the end of a text that does not fit into a cell."""

    def __init__(self, moment: datetime, cut: str, title: str = "", colour: str = "") -> None:
        self._book = Workbook()
        self._book.remove(self._book.active)
        self._moment, self._cut = moment.replace(tzinfo=None, microsecond=0), cut
        self._title = title
        self._head = _head_look(colour)
        self.was_cut: list[tuple[str, int, int]] = []
        """What did not fit: sheet, row and column, from 1."""

    def add_sheet(
        self,
        name: str,
        head: Sequence[str],
        rows: Iterable[Sequence[Value]],
        look: Look | None = None,
    ) -> None:
        """A sheet with its heads in bold, which stay in view, with a filter for each column."""
        look = look or Look()
        sheet = self._book.create_sheet(sheet_name(name))
        widths = [len(one) for one in head]
        for number, row in enumerate((head, *rows), 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(row=number, column=column)
                self._put(sheet, cell, value, look.formats.get(column - 1, ""))
                if number == 1:
                    self._dress_head(cell)
                else:
                    cell.alignment = _WRAPPED
                    if column - 1 in look.fixed:
                        cell.font = _GREY
                    widths[column - 1] = max(widths[column - 1], _wide(value))
        for column, width in enumerate(widths):
            room = look.widths.get(column, min(max(width + 2, _NARROWEST), _WIDEST))
            sheet.column_dimensions[get_column_letter(column + 1)].width = room
        _set_out(sheet, len(head), look)

    def name_column(self, name: str, sheet: str, column: int) -> None:
        """Give a column (from 0) of a sheet a name, which goes along when it is moved."""
        from openpyxl.workbook.defined_name import DefinedName

        letter = get_column_letter(column + 1)
        quoted = sheet_name(sheet).replace("'", "''")
        where = f"'{quoted}'!${letter}:${letter}"
        self._book.defined_names[name] = DefinedName(name, attr_text=where, hidden=True)

    def _dress_head(self, cell: Cell) -> None:
        cell.font, cell.border = self._head
        cell.alignment = _WRAPPED

    def _put(self, sheet: Worksheet, cell: Cell, value: Value, form: str) -> None:
        if isinstance(value, Fraction):
            value = int(value) if value.denominator == 1 else float(value)
        if isinstance(value, int | float):
            cell.value = value
            cell.number_format = form or ("#,##0" if isinstance(value, int) else "#,##0.00")
        elif isinstance(value, date):
            cell.value = value
            cell.number_format = form or "yyyy-mm-dd"
        elif value:
            text = ILLEGAL_CHARACTERS_RE.sub("", value.encode("utf-8", "ignore").decode())
            text = plan_book.cut(text, self._cut)
            if self._cut and text.endswith(self._cut):
                self.was_cut.append((sheet.title, cell.row, cell.column))
            cell.value = _ESCAPED.sub(r"_x005F_x\1_", text)
            # Whatever it begins with, it is words: a proposal "=1+1" is no formula.
            cell.data_type = "s"
            cell.quotePrefix = text.startswith(("=", "+", "-", "@"))

    def content(self) -> bytes:
        """The file."""
        properties = self._book.properties
        properties.creator = "Convite"
        properties.title = self._title or None
        properties.created = properties.modified = self._moment
        out = io.BytesIO()
        self._book.save(out)
        return settled_zip(out.getvalue(), self._moment)


_WRAPPED = Alignment(wrap_text=True, vertical="top")
_GREY = Font(color="FF5B6670")


def _head_look(colour: str) -> tuple[Font, Border]:
    rule = Side(style="medium", color="FF" + colour.lstrip("#").upper() if colour else None)
    return Font(bold=True), Border(bottom=rule)


def sheet_name(name: str) -> str:
    """``name`` as a sheet may be called."""
    return re.sub(r"[\[\]:*?/\\]", " ", name)[:31]


def unescaped(text: str) -> str:
    """A text as it was before the format's own way of writing odd signs (``_x000D_``)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _wide(value: Value) -> int:
    if isinstance(value, date):
        return 10
    return max(map(len, value.split("\n"))) if isinstance(value, str) else len(str(value or ""))


def _set_out(sheet: Worksheet, columns: int, look: Look) -> None:
    """What is the same for every sheet: how it scrolls, is filtered and printed."""
    for column in range(columns - look.unseen, columns):
        sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
    sheet.freeze_panes = "A2"
    if look.filtered:
        sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P / &N"
    for column, (least, most) in look.whole.items():
        figures = DataValidation(
            type="whole", operator="between", formula1=str(least), formula2=str(most)
        )
        figures.allow_blank = figures.showErrorMessage = True
        letter = get_column_letter(column + 1)
        figures.add(f"{letter}2:{letter}{sheet.max_row + _MORE_ROWS}")
        sheet.add_data_validation(figures)
    for column, words in look.choices.items():
        told = ",".join(words)
        if any("," in word for word in words) or len(told) > _LONGEST_CHOICES:
            continue
        rule = DataValidation(type="list", formula1='"' + told.replace('"', '""') + '"')
        rule.allow_blank, rule.showErrorMessage = True, False
        letter = get_column_letter(column + 1)
        rule.add(f"{letter}2:{letter}{sheet.max_row + _MORE_ROWS}")
        sheet.add_data_validation(rule)
