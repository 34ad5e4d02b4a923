"""Reading an edited workbook of a plan: its cells as they are typed, and the sheets and columns in
it, under whatever heads, in any of the four languages, in any order."""

from __future__ import annotations

import json
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workshop_app.domain.plan_book_cells import NOTHING, Raw, RawCell
from workshop_app.services.table_files import LARGEST, MOST_ROWS
from workshop_app.text import N_, KnownError

MOST_COLUMNS = 300
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook begins that asks for a password, and one of before 2007."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE_COLUMN = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})(?:\$?\d+)?(?::|$)")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, IndexError, TypeError, SyntaxError,
    AttributeError, EOFError, NotImplementedError, RuntimeError, OverflowError, AssertionError,
)  # fmt: skip
"""What openpyxl and zipfile raise for a file that is no workbook, or a broken one."""


@dataclass(frozen=True, slots=True)
class FileSheet:
    """A sheet as it is: the number of each row that says something, and its cells."""

    title: str
    rows: tuple[tuple[int, tuple[RawCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class BookFile:
    """A workbook as it is. ``named``: columns that were given a name, as sheet and place from 0;
    ``carried`` what the workbook says of itself unseen."""

    name: str
    sheets: tuple[FileSheet, ...]
    named: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    carried: Mapping[str, Any] = field(default_factory=dict)


def read_book(path: Path) -> BookFile:
    """The workbook at ``path``; nothing in it is reckoned. ``KnownError`` for what is none, is
    protected with a password, is too large or broken."""
    _look_at(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(path)
    except (OSError, *_BROKEN) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise _unread(path) from None  # openpyxl raises one of its own for what is no workbook
        raise KnownError(
            N_("{name} is not a workbook that can be read. Nothing was changed. Save it again."),
            name=path.name,
        ) from None


def _unread(path: Path) -> KnownError:
    return KnownError(
        N_("The file {name} cannot be read. Nothing was changed. Check the disk."), name=path.name
    )


def _too_large(path: Path) -> KnownError:
    return KnownError(
        N_("The table {name} is too large. Nothing was changed. Split it."), name=path.name
    )


def _look_at(path: Path) -> None:
    """Refuse what no workbook can be, before anything of it is unpacked."""
    if path.is_dir() or not path.exists():
        raise KnownError(
            N_("There is no file {name}. Nothing was changed. Check the name."), name=path.name
        )
    try:
        with path.open("rb") as file:
            start = file.read(len(_OLD_OFFICE))
        size = path.stat().st_size
    except OSError:
        raise _unread(path) from None
    if start == _OLD_OFFICE:
        raise KnownError(
            N_(
                "{name} is protected with a password, or of an old kind. Nothing was changed. Save it "
                "as .xlsx without a password."
            ),
            name=path.name,
        )
    if not start.startswith(b"PK"):
        raise KnownError(
            N_("{name} is no workbook. Nothing was changed. An edited plan comes back as .xlsx."),
            name=path.name,
        )
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except _BROKEN:
        unpacked = 0  # told as broken when it is read
    if max(size, unpacked) > LARGEST:
        raise _too_large(path)


def _read(path: Path) -> BookFile:
    from openpyxl import load_workbook

    # As bytes: openpyxl goes by the ending of a name, whatever is inside.
    with path.open("rb") as file:
        return _read_from(path, load_workbook(file, read_only=True, data_only=False))


def _read_from(path: Path, workbook: Any) -> BookFile:
    try:
        sheets = []
        for sheet in workbook.worksheets:
            # Some programs write a wrong size of the sheet; without it the rows are counted.
            sheet.reset_dimensions()
            sheets.append(FileSheet(sheet.title, tuple(_rows(path, sheet))))
        named = {
            name: place
            for name, defined in workbook.defined_names.items()
            if (place := _column_of(str(defined.attr_text or "")))
        }
    finally:
        workbook.close()
    return BookFile(path.name, tuple(sheets), named, _carried(sheets))


def _rows(path: Path, sheet: Any) -> Iterator[tuple[int, tuple[RawCell, ...]]]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = tuple(_cell(one) for one in row[:MOST_COLUMNS])
        while cells and cells[-1].value is None:
            cells = cells[:-1]
        if cells:
            if number > MOST_ROWS:
                raise _too_large(path)
            yield number, cells


def _cell(cell: Any) -> RawCell:
    value = cell.value
    if value is None:
        return NOTHING
    if cell.data_type == "f":
        return RawCell(str(getattr(value, "text", None) or value), formula=True)
    if isinstance(value, str):
        return RawCell(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), value))
    known: Raw = value if isinstance(value, int | float) or hasattr(value, "year") else str(value)
    return RawCell(known)


def _column_of(where: str) -> tuple[str, int] | None:
    """The sheet and the column that a name stands for."""
    from openpyxl.utils import column_index_from_string

    found = _WHOLE_COLUMN.match(where)
    if not found:
        return None
    sheet = (found[1] or found[2]).replace("''", "'")
    return sheet, column_index_from_string(found[3]) - 1


def _carried(sheets: Sequence[FileSheet]) -> Mapping[str, Any]:
    """What the workbook says of itself in a cell of a head that nobody sees; nothing where someone
    took it out."""
    for sheet in reversed(sheets):
        for _, cells in sheet.rows[:1]:
            for cell in cells:
                told = cell.value
                if isinstance(told, str) and '"convite"' in told and len(told) < 10_000:
                    try:
                        found = json.loads(told)
                    except ValueError:
                        continue
                    if isinstance(found, dict):
                        return found
    return {}
