"""Reading a table from a ``.csv`` or ``.xlsx`` file: rows of texts, whatever wrote them."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from workshop_app.domain.incoming import UNRECKONED
from workshop_app.domain.incoming_columns import FIELDS, find_heads, head_words
from workshop_app.text import N_, KnownError, plain

Rows = list[list[str]]

DELIMITERS = (";", ",", "\t", "|")
LARGEST = 200 * 1024 * 1024
"""Bytes of a workbook, unpacked; more is not a list of proposals and would fill the memory."""
LARGEST_TEXT = 32 * 1024 * 1024
"""Bytes of a table as text, which takes up to eight times as much while it is read."""
MOST_ROWS = 20_000
"""Rows of a table: a large city's participatory budget has some thousand proposals. So many take
five seconds to look through and keep."""

_ENCODINGS = ("cp1252", "mac_roman", "cp850")
_LETTERS = frozenset("áéíóúñüÁÉÍÓÚÑÜ¿¡ºª«»ãõçâêôàèùîûëïœÃÕÇÂÊÔÀÈÙÎÛËÏ“”‘’–—…°·€")
_SAMPLE = 64 * 1024


def read_table(path: Path, named: Mapping[str, str] | None = None) -> Rows:
    """The rows of ``path``, each cell as text; the place of a row is that in a spreadsheet.

    ``named`` (field → head) helps to tell the delimiter, or the sheet of a workbook. Raises
    ``KnownError`` for a file that is missing, too large, or no table.
    """
    ending = path.suffix.lower()
    try:
        if path.is_dir() or not path.exists():
            raise KnownError(
                N_("There is no file {name}. Nothing was changed. Check the name."), name=path.name
            )
        packed = ending in (".xlsx", ".xlsm")
        if path.stat().st_size > (LARGEST if packed else LARGEST_TEXT):
            raise _too_large(path)
        if packed:
            return _read_workbook(path, named or {})
        if ending in (".csv", ".tsv", ".txt"):
            rows = read_csv(path.read_bytes(), named)
            if len(rows) > MOST_ROWS:
                raise _too_large(path)
            return rows
    except OSError:
        raise KnownError(
            N_("The file {name} cannot be read. Nothing was changed. Check the disk."),
            name=path.name,
        ) from None
    raise KnownError(
        N_("{name} is not a table. Nothing was changed. Save it as .csv or .xlsx."), name=path.name
    )


def _too_large(path: Path) -> KnownError:
    return KnownError(
        N_("The table {name} is too large. Nothing was changed. Split it."), name=path.name
    )


# ------------------------------------------------------------------------ csv
def read_csv(content: bytes, named: Mapping[str, str] | None = None) -> Rows:
    """The rows of a CSV file's bytes, ``MOST_ROWS`` and one more at most; encoding and delimiter are
    found."""
    text = decode(content)
    hint = ""
    if text[:4].lower() == "sep=" and text[4:5] in DELIMITERS:
        hint, _, text = text[4:5], *text[5:].partition("\n")[1:]
    delimiter = hint or find_delimiter(text, named)
    csv.field_size_limit(LARGEST)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return list(itertools.islice(rows, MOST_ROWS + 1))
    except csv.Error:
        raise _no_table() from None


def _no_table() -> KnownError:
    return KnownError(
        N_("The file holds no table that can be read. Nothing was changed. Save it as CSV UTF-8.")
    )


def decode(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16, else the encoding of the machine that wrote it.

    A UTF-8 file with a few broken letters keeps them as U+FFFD, so that only their rows fail.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                           (b"\xfe\xff", "utf-16")):  # fmt: skip
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\x00" in content:
        if content[1:2] == b"\x00":
            return content.decode("utf-16-le", errors="replace")
        raise _no_table()
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(c > "\x7f" for c in text) - broken
    if broken == 0 or whole > 10 * broken:
        return text
    return _decode_old(content)


def _decode_old(content: bytes) -> str:
    """Text from before UTF-8: the encoding under which most signs are letters of our languages."""
    texts = (content.decode(encoding, errors="replace") for encoding in _ENCODINGS)
    return max(texts, key=lambda text: sum(c in _LETTERS for c in text) - text.count("\ufffd"))


def find_delimiter(text: str, named: Mapping[str, str] | None = None) -> str:
    """What parts the cells: that under which most heads mean something, then the most even."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter, named))


def _evenness(
    sample: str, delimiter: str, named: Mapping[str, str] | None
) -> tuple[int, float, int]:
    try:
        rows = [row for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if row]
    except csv.Error:
        return (-1, 0, 0)
    if not rows:
        return (0, 0, 0)
    heads = rows[find_heads(rows, named)]
    meant = _meant(heads, named)
    width = len(heads)
    even = sum(len(row) == width for row in rows) / len(rows) - (width == 1)
    return (meant, even, -DELIMITERS.index(delimiter))


def _meant(heads: list[str], named: Mapping[str, str] | None) -> int:
    names = {plain(head) for head in (named or {}).values() if head}
    return sum(
        any(head_words(head) in meanings for head in heads) for meanings in FIELDS.values()
    ) + 3 * len(names & {plain(head) for head in heads})


# ----------------------------------------------------------------------- xlsx
def _read_workbook(path: Path, named: Mapping[str, str]) -> Rows:
    """The rows of the sheet whose heads mean most; the first of equals."""
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                raise _too_large(path)
        sheets = list(_sheets(path))
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        IndexError,
        TypeError,
        SyntaxError,
        AttributeError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
    ):
        # openpyxl and zipfile raise these for a file that is not a workbook, or a broken one.
        raise KnownError(
            N_("{name} is not a workbook that can be read. Nothing was changed. Save it again."),
            name=path.name,
        ) from None
    filled = [rows for rows in sheets if any(any(cell for cell in row) for row in rows)]
    if not filled:
        return []
    return max(filled, key=lambda rows: _meant(rows[find_heads(rows, named)], named))


def _sheets(path: Path) -> Iterator[Rows]:
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in workbook.worksheets:
            # Some programs write a wrong size of the sheet; without it the rows are counted.
            sheet.reset_dimensions()
            cells = sheet.iter_rows(max_row=MOST_ROWS + 1, values_only=True)
            rows = [[_written(cell) for cell in row] for row in cells]
            if len(rows) > MOST_ROWS and any(rows[-1]):
                raise _too_large(path)
            for row, column in _unreckoned(path, sheet._worksheet_path):
                rows[row][column] = UNRECKONED
            while rows and not any(rows[-1]):
                rows.pop()
            yield rows
    finally:
        workbook.close()


def _unreckoned(path: Path, part: str) -> Iterator[tuple[int, int]]:
    """Where in the sheet (the ``part`` of the file) a formula stands without a result: row and
    column from 0. A result that is an empty text is one."""
    from xml.etree.ElementTree import iterparse

    from openpyxl.utils.cell import coordinate_to_tuple

    with zipfile.ZipFile(path) as packed:
        with packed.open(part) as sheet:
            if not _holds(sheet, b"<f"):
                return
        with packed.open(part) as sheet:
            for _, cell in iterparse(sheet):
                if not cell.tag.endswith("}c"):
                    continue
                inside = {child.tag.rpartition("}")[2]: child.text for child in cell}
                place = cell.get("r")
                if "f" in inside and not inside.get("v") and cell.get("t") != "str" and place:
                    row, column = coordinate_to_tuple(place)
                    yield row - 1, column - 1
                cell.clear()


def _holds(file: IO[bytes], sought: bytes) -> bool:
    """Whether a stream holds these bytes."""
    end = b""
    while piece := file.read(1 << 20):
        if sought in end + piece:
            return True
        end = piece[-len(sought) :]
    return False


def _written(cell: object) -> str:
    """A cell of a workbook as a person reads it: whole numbers without ``.0``."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else str(cell)
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)
