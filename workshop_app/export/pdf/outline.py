"""Places in a document that lead somewhere: names for links, and the reader's side bar."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workshop_app.export.pdf.pdf_file import ref, text

if TYPE_CHECKING:
    from workshop_app.export.pdf.pdf_file import PdfFile


@dataclass(slots=True)
class _Item:
    title: str
    key: str
    kids: list[_Item] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.kids) + sum(kid.count for kid in self.kids)


def _name(key: str) -> bytes:
    """A key as a name that sorts by its bytes."""
    return b"<" + key.encode("utf-8").hex().upper().encode("ascii") + b">"


def leads(key: str) -> bytes:
    """The destination of that key, which may be marked later."""
    return _name(key)


class Outline:
    """The places of a document under way."""

    def __init__(self) -> None:
        self._places: dict[str, bytes] = {}
        self._items: list[_Item] = []

    def mark(self, key: str, page: int, left: float | None, top: float | None) -> None:
        """The place ``key`` is on the page of that object number; without ``top`` all of it."""
        if left is None or top is None:
            self._places[key] = b"[%d 0 R/Fit]" % page
        else:
            self._places[key] = b"[%d 0 R/XYZ %.2f %.2f 0]" % (page, left, top)

    def entry(self, title: str, key: str, level: int) -> None:
        """A line of the side bar, under the last one of the level above."""
        kids = self._items
        for _ in range(level):
            if not kids:
                break
            kids = kids[-1].kids
        kids.append(_Item(title, key))

    def finished(self, file: PdfFile) -> dict[str, bytes]:
        """Write it all; returns what the catalog says of it."""
        told: dict[str, bytes] = {}
        if self._places:
            pairs = b" ".join(
                [_name(key) + self._places[key] for key in sorted(self._places, key=_sorted)]
            )
            names = file.add(b"<</Names[" + pairs + b"]>>")
            told["Names"] = b"<</Dests %d 0 R>>" % names
        if self._items:
            root = file.take()
            first, last = self._write(file, self._items, root)
            body = b"<</Type/Outlines/First %s/Last %s/Count %d>>"
            file.put(root, body % (ref(first), ref(last), len(self._items)))
            told["Outlines"] = ref(root)
            told["PageMode"] = b"/UseOutlines"
        return told

    def _write(self, file: PdfFile, items: list[_Item], parent: int) -> tuple[int, int]:
        numbers = [file.take() for _ in items]
        for n, (item, number) in enumerate(zip(items, numbers, strict=True)):
            told = b"<</Title %s/Parent %d 0 R/Dest %s" % (
                text(item.title),
                parent,
                _name(item.key),
            )
            if n:
                told += b"/Prev %d 0 R" % numbers[n - 1]
            if n + 1 < len(items):
                told += b"/Next %d 0 R" % numbers[n + 1]
            if item.kids:
                first, last = self._write(file, item.kids, number)
                told += b"/First %d 0 R/Last %d 0 R/Count %d" % (first, last, -item.count)
            file.put(number, told + b">>")
        return numbers[0], numbers[-1]


def _sorted(key: str) -> bytes:
    return key.encode("utf-8")
