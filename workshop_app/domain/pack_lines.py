"""On which line of a pack's file a place stands, for someone who opens it to mend it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PACK = re.compile(r"\s*\[\[\s*(exercises|agendas)\s*\]\]")


def line_of(text: str, place: str, kind: str = "", number: int = 1) -> int:
    """The line (from 1) of ``place`` ("steps 2 say") in the text of a file; 0 where it is not
    found. In a file that brings several, of the ``number``-th pack of a ``kind``."""
    lines = text.splitlines()
    start, end = _stretch(lines, kind, number) if kind else (0, len(lines))
    names = place.split()
    if not names:
        return 0
    at = _entry(lines, start, end, names)
    return at + 1 if at >= 0 else 0


def _stretch(lines: Sequence[str], kind: str, number: int) -> tuple[int, int]:
    heads = [(at, found[1]) for at, line in enumerate(lines) if (found := _PACK.match(line))]
    mine = [n for n, (_, named) in enumerate(heads) if named == kind]
    if len(mine) < number:
        return 0, len(lines)
    nth = mine[number - 1]
    return heads[nth][0], heads[nth + 1][0] if nth + 1 < len(heads) else len(lines)


def _entry(lines: Sequence[str], start: int, end: int, names: Sequence[str]) -> int:
    """The line of the first name, then of those inside it as far as they are found."""
    name, *inner = names
    if inner and inner[0].isdigit():
        at = _nth(lines, start, end, name, int(inner[0]))
        inner = inner[1:]
        close = next((n for n in range(at + 1, end) if lines[n].lstrip().startswith("[")), end)
    else:
        at, close = _first(lines, start, end, name), end
    if at < 0 or not inner:
        return at
    within = _first(lines, at, close, inner[0])
    return within if within >= 0 else at


def _first(lines: Sequence[str], start: int, end: int, name: str) -> int:
    key = re.compile(rf"\s*(?:\[\[?\s*(?:[\w-]+\.)*)?\"?{re.escape(name)}\"?\s*[.=\]]")
    return next((n for n in range(start, end) if key.match(lines[n])), -1)


def _nth(lines: Sequence[str], start: int, end: int, name: str, number: int) -> int:
    """The ``number``-th table of a list, or its ``number``-th line within brackets."""
    head = re.compile(rf"\s*\[\[\s*(?:[\w-]+\.)*{re.escape(name)}\s*\]\]")
    heads = [n for n in range(start, end) if head.match(lines[n])]
    if len(heads) >= number:
        return heads[number - 1]
    first = _first(lines, start, end, name)
    inline = [n for n in range(max(first, 0), end) if lines[n].lstrip().startswith("{")]
    return inline[number - 1] if first >= 0 and len(inline) >= number else first
