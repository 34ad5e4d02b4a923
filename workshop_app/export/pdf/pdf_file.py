"""A PDF file as it grows: every object is written as soon as it is known, so that a long document
is never held in memory as objects. Small objects go into compressed object streams."""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Mapping, Sequence

PACK = 200
"""So many small objects share a stream."""

LEVEL = 6
LONGEST = 8000
"""So many characters has a text string at most: PDF/A allows 32,767 bytes."""

_IN_PACK = 1 << 62


def text(told: str) -> bytes:
    """A text string: plain where it is of ASCII, else as UTF-16; cut where PDF/A allows no more."""
    if len(told) > LONGEST:
        told = told[: LONGEST - 1] + "…"
    if told.isascii() and told.isprintable():
        escaped = told.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return b"(" + escaped.encode("ascii") + b")"
    return b"<FEFF" + told.encode("utf-16-be", "ignore").hex().upper().encode("ascii") + b">"


def ref(number: int) -> bytes:
    """A reference to the object of that number."""
    return b"%d 0 R" % number


def refs(numbers: Sequence[int]) -> bytes:
    """An array of references."""
    return b"[" + b" ".join([b"%d 0 R" % one for one in numbers]) + b"]"


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    """A dictionary of ready values."""
    return b"<<" + b"".join([b"/%s %s" % (k.encode(), v) for k, v in entries.items()]) + b">>"


class PdfFile:
    """The bytes of a file under way. ``take`` gives a number to refer to, ``put`` and
    ``put_stream`` write the object of that number; each is written once."""

    def __init__(self) -> None:
        self._out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._places = array("Q", [0])
        """For each number: where it begins, or its pack and its place in there."""
        self._waiting: list[tuple[int, bytes]] = []

    def take(self) -> int:
        """The number of an object that will be written later."""
        self._places.append(0)
        return len(self._places) - 1

    def put(self, number: int, body: bytes) -> None:
        """Write a small object that is no stream."""
        self._waiting.append((number, body))
        if len(self._waiting) == PACK:
            self._pack()

    def add(self, body: bytes) -> int:
        """Write a small object; returns its new number."""
        number = self.take()
        self.put(number, body)
        return number

    def put_stream(
        self, number: int, data: bytes, entries: Mapping[str, bytes], *, compressed: bool = True
    ) -> None:
        """Write a stream. ``compressed`` data is deflated here; else it is written as it is."""
        told = dict(entries)
        if compressed:
            data = zlib.compress(data, LEVEL)
            told["Filter"] = b"/FlateDecode"
        told["Length"] = b"%d" % len(data)
        self._places[number] = len(self._out)
        self._out += b"%d 0 obj\n%s\nstream\r\n" % (number, dictionary(told))
        self._out += data
        # CR LF: with LF alone, data that end in CR would be counted one byte short
        self._out += b"\r\nendstream\nendobj\n"

    def add_stream(self, data: bytes, entries: Mapping[str, bytes]) -> int:
        """Write a stream; returns its new number."""
        number = self.take()
        self.put_stream(number, data, entries)
        return number

    def _pack(self) -> None:
        if not self._waiting:
            return
        pack = self.take()
        heads: list[bytes] = []
        at = 0
        for index, (number, body) in enumerate(self._waiting):
            heads.append(b"%d %d" % (number, at))
            self._places[number] = _IN_PACK | pack << 16 | index
            at += len(body) + 1
        first = b" ".join(heads) + b"\n"
        data = first + b"\n".join([body for _, body in self._waiting])
        entries = {
            "Type": b"/ObjStm",
            "N": b"%d" % len(self._waiting),
            "First": b"%d" % len(first),
        }
        self._waiting = []
        self.put_stream(pack, data, entries)

    def finished(self, root: int, info: int) -> bytes:
        """The whole file, with ``root`` its catalog and ``info`` its properties."""
        self._pack()
        number = self.take()
        start = len(self._out)
        self._places[number] = start
        mark = hashlib.sha256(self._out).hexdigest()[:32].upper().encode("ascii")
        rows = bytearray(b"\x00\x00\x00\x00\x00\xff\xff")
        for place in self._places[1:]:
            if place & _IN_PACK:
                pack, index = (place ^ _IN_PACK) >> 16, place & 0xFFFF
                rows += b"\x02" + pack.to_bytes(4, "big") + index.to_bytes(2, "big")
            else:
                rows += b"\x01" + place.to_bytes(4, "big") + b"\x00\x00"
        entries = {
            "Type": b"/XRef",
            "Size": b"%d" % len(self._places),
            "W": b"[1 4 2]",
            "Root": ref(root),
            "Info": ref(info),
            "ID": b"[<%s><%s>]" % (mark, mark),
        }
        self.put_stream(number, bytes(rows), entries)
        self._out += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self._out)
