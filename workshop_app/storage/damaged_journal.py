"""The journal that waits beside a file whose last save was cut off: the pages as they were before.

A damaged file is read with them in place, as the database would put them back; nothing is written.
The format: https://www.sqlite.org/fileformat2.html#the_rollback_journal
"""

from __future__ import annotations

from pathlib import Path

from workshop_app.storage.header import journal_of

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_EVERY = 200
"""Of a page so many bytes go into one of its check sum, from its end."""


def pages_before(path: Path, size: int) -> dict[int, bytes]:
    """Page number → the page of ``size`` bytes as it was before the save that was cut off; empty
    where no sound journal waits. What behind a torn record stands is left out."""
    try:
        data = journal_of(path).read_bytes()
    except OSError:
        return {}
    found: dict[int, bytes] = {}
    at = 0
    while data[at : at + 8] == _MAGIC and len(data) >= at + 28:
        count, nonce, _pages, sector, said = (
            int.from_bytes(data[at + n : at + n + 4], "big") for n in range(8, 28, 4)
        )
        if said != size or sector < 32 or sector & (sector - 1):
            break
        start = at + sector
        end = _records(data, start, count, nonce, size, found)
        at = -(-end // sector) * sector
        if end == start or count == 0xFFFFFFFF:
            break
    return found


def _records(
    data: bytes, at: int, count: int, nonce: int, size: int, found: dict[int, bytes]
) -> int:
    """Read the records from ``at``; where they end."""
    for _ in range(min(count, len(data) // size + 1)):
        number = int.from_bytes(data[at : at + 4], "big")
        page = data[at + 4 : at + 4 + size]
        said = int.from_bytes(data[at + 4 + size : at + 8 + size], "big")
        if not number or len(page) < size or said != _sum(page, nonce):
            break
        found.setdefault(number, page)
        at += size + 8
    return at


def _sum(page: bytes, nonce: int) -> int:
    return (nonce + sum(page[len(page) - _EVERY : 0 : -_EVERY])) & 0xFFFFFFFF
