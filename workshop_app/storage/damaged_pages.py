"""Reading a database file page by page, by hand, where the database itself gives up.

Only the file format is used (https://www.sqlite.org/fileformat2.html): every page that is a leaf or
an inner page of a tree is taken apart into its cells, and every cell into its values, whatever the
pages around it are like. What does not hold together is left out. The file is only read.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from workshop_app.storage.damaged_journal import pages_before

Values = tuple[Any, ...]

TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 13, 5, 10, 2
SIZES = {512 << n for n in range(8)}
MAGIC = b"SQLite format 3\0"
LONGEST = 64 * 2**20
"""Bytes of a value at most: a torn length would ask for all the memory."""


class Pages(Protocol):
    """The pages of a file, in clear. ``usable`` bytes of each hold the tree."""

    size: int
    usable: int
    count: int

    def page(self, number: int) -> bytes:
        """The page ``number``, 1 the first; b"" where it is not there or cannot be read."""


class PlainPages:
    """The pages of a file that is not protected."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        first = self._file.read(18)
        said = int.from_bytes(first[16:18], "big")
        said = 65536 if said == 1 else said
        sound = first.startswith(MAGIC) and said in SIZES
        self.size = self.usable = said if sound else 4096
        self._file.seek(0, 2)
        self.count = -(-self._file.tell() // self.size)
        self._before = pages_before(path, self.size)

    def page(self, number: int) -> bytes:
        """The page ``number``; one that was cut short is filled up with zeros."""
        if number in self._before:
            return self._before[number]
        if not 1 <= number <= self.count:
            return b""
        try:
            self._file.seek((number - 1) * self.size)
            return self._file.read(self.size).ljust(self.size, b"\0")
        except OSError:
            return b""

    def close(self) -> None:
        self._file.close()


@dataclass(frozen=True, slots=True)
class Cell:
    """A row as it lies on a page. ``rowid`` of a table that has such, ``index`` where the page is
    one of an index tree (as are tables without row numbers)."""

    page: int
    rowid: int | None
    index: bool
    values: Values


@dataclass(frozen=True, slots=True)
class Taken:
    """What was found on one page. ``readable``: it is a page of a tree, whole in itself;
    ``children`` of an inner page; ``bad``: cells that could not be read."""

    readable: bool
    index: bool
    children: tuple[int, ...]
    cells: tuple[Cell, ...]
    bad: int
    chained: frozenset[int] = frozenset()
    """The pages on which long values go on."""


NOTHING = Taken(False, False, (), (), 0)


def take_apart(pages: Pages, number: int) -> Taken:
    """Everything that can be read of a page of a tree."""
    page = pages.page(number)
    start = 100 if number == 1 else 0
    if len(page) < start + 8 or page[start] not in (2, 5, 10, 13):
        return NOTHING
    kind = page[start]
    inner, index = kind in (TABLE_INNER, INDEX_INNER), kind in (INDEX_INNER, INDEX_LEAF)
    cells = int.from_bytes(page[start + 3 : start + 5], "big")
    array = start + (12 if inner else 8)
    if array + 2 * cells > pages.usable:
        return NOTHING
    children: list[int] = []
    if inner:
        children.append(int.from_bytes(page[start + 8 : start + 12], "big"))
    found: list[Cell] = []
    bad = 0
    chained: set[int] = set()
    for (at,) in struct.iter_unpack(">H", page[array : array + 2 * cells]):
        if not array + 2 * cells <= at < pages.usable:
            bad += 1
            continue
        try:
            if inner:
                children.append(int.from_bytes(page[at : at + 4], "big"))
                at += 4
            if kind == TABLE_INNER:
                continue
            found.append(_cell(pages, number, page, at, index, chained))
        except (ValueError, IndexError, struct.error):
            bad += 1
    return Taken(True, index, tuple(children), tuple(found), bad, frozenset(chained))


def _cell(pages: Pages, number: int, page: bytes, at: int, index: bool, chained: set[int]) -> Cell:
    length, at = _varint(page, at)
    rowid = None
    if not index:
        rowid, at = _varint(page, at)
        rowid -= 1 << 64 if rowid >> 63 else 0
    if not 0 < length <= LONGEST:
        raise ValueError("a length that cannot be")
    payload = _payload(pages, page, at, length, index, chained)
    return Cell(number, rowid, index, _values(payload))


def _payload(
    pages: Pages, page: bytes, at: int, length: int, index: bool, chained: set[int]
) -> bytes:
    """The bytes of a row, also those on the pages on which a long one goes on."""
    usable = pages.usable
    most = (usable - 12) * 64 // 255 - 23 if index else usable - 35
    if length <= most:
        if at + length > usable:
            raise ValueError("a cell behind the end of its page")
        return page[at : at + length]
    least = (usable - 12) * 32 // 255 - 23
    local = least + (length - least) % (usable - 4)
    local = local if local <= most else least
    if at + local + 4 > usable:
        raise ValueError("a cell behind the end of its page")
    parts, missing = [page[at : at + local]], length - local
    after = int.from_bytes(page[at + local : at + local + 4], "big")
    seen: set[int] = set()
    while missing > 0:
        part = pages.page(after)
        # Trees begin with their kind, chains with the next number, which is small.
        if len(part) < 4 or part[0] != 0 or after in seen:
            raise ValueError("a long value that does not go on")
        seen.add(after)
        parts.append(part[4 : min(usable, 4 + missing)])
        missing -= len(parts[-1])
        after = int.from_bytes(part[:4], "big")
    if after:
        raise ValueError("a long value that does not end")
    chained |= seen
    return b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for n in range(8):
        byte = data[at + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    return value << 8 | data[at + 8], at + 9


_WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _values(payload: bytes) -> Values:
    """The values of a row; ``ValueError`` where they do not fill it just so."""
    head, at = _varint(payload, 0)
    body = head
    values: list[Any] = []
    while at < head:
        kind, at = _varint(payload, at)
        if kind in _WHOLE:
            end = body + _WHOLE[kind]
            values.append(int.from_bytes(payload[body:end], "big", signed=True))
        elif kind == 7:
            end = body + 8
            values.append(struct.unpack(">d", payload[body:end])[0])
        elif kind >= 12:
            end = body + (kind - 12) // 2
            part = payload[body:end]
            values.append(part.decode() if kind % 2 else part)
        elif kind in (0, 8, 9):
            end = body
            values.append({0: None, 8: 0, 9: 1}[kind])
        else:
            raise ValueError("no kind of value")
        if end > len(payload):
            raise ValueError("a value behind the end")
        body = end
    if at != head or body != len(payload):
        raise ValueError("values that do not fill the row")
    return tuple(values)


def said_pages(pages: Pages) -> int:
    """How many pages the file had when it was whole, as its header says; no more than it can have
    lost: a torn header says anything."""
    first = pages.page(1)
    said = int.from_bytes(first[28:32], "big") if first.startswith(MAGIC) else 0
    return said if pages.count < said < 2**24 else pages.count


def free(pages: Pages) -> set[int]:
    """The pages that were in no use."""
    first = pages.page(1)
    trunk = int.from_bytes(first[32:36], "big") if first.startswith(MAGIC) else 0
    found: set[int] = set()
    while trunk and trunk not in found and (page := pages.page(trunk)):
        count = min(int.from_bytes(page[4:8], "big"), pages.usable // 4 - 2)
        found.add(trunk)
        found.update(number for (number,) in struct.iter_unpack(">I", page[8 : 8 + 4 * count]))
        trunk = int.from_bytes(page[:4], "big")
    return found


def everything(pages: Pages, progress: Callable[[int, int], None]) -> Iterator[tuple[int, Taken]]:
    """Every page of the file, taken apart."""
    for number in range(1, pages.count + 1):
        if number % 64 == 1:
            progress(number, pages.count)
        yield number, take_apart(pages, number)
