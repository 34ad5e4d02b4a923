"""Versions and what changed between two of them, in lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.domain.places import Version
from workshop_app.services.version_changes import ADDED, KINDS, TAKEN_AWAY, RecordChange
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import RowDelegate, Rows

SIGNS = {ADDED: "plus-circle", TAKEN_AWAY: "minus-circle"}
"""What happened to a record: its icon; a pencil for what was changed."""


def kept_on(version: Version, words: Words) -> str:
    """ "kept on 12 May 2026"."""
    return words("kept on {day}", day=words.date(date.fromisoformat(version.made_on)))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what changed: a field of a record, or a record that came or went."""

    kind: str
    title: str
    name: str
    before: str
    after: str


def lines(changes: Sequence[RecordChange], words: Words) -> Iterator[Line]:
    """A line for each field, and one for each record that is new or gone."""
    for one in changes:
        inside = f"{one.what}: {one.title}" if one.title else one.what
        title = f"{one.about} · {inside}" if one.title else one.about
        if not one.fields:
            told = words(KINDS[one.kind])
            came = one.kind == ADDED
            yield Line(one.kind, title, f"{one.what}: {told}", "" if came else title,
                       title if came else "")  # fmt: skip
        for field in one.fields:
            yield Line(one.kind, title, field.name, field.before, field.after)


class VersionRows(Rows):
    """The versions; a reader hears the name and the day."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def words_of(self, row: Any) -> str:
        return f"{row.name}, {kept_on(row, self._words)}"


class LineRows(Rows):
    """What changed; a reader hears it whole."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def words_of(self, row: Any) -> str:
        return f"{row.title}. {row.name}. {told(row, self._words)}"


def told(line: Line, words: Words) -> str:
    """ "before → now" in words, "" where a record came or went."""
    if not line.before or not line.after:
        return ""
    return words("before: {before}; after: {after}", before=line.before, after=line.after)


class _TwoLines(RowDelegate):
    """An icon, a line in bold and a second one."""

    def __init__(self, words: Words) -> None:
        super().__init__(56, lines=True)
        self._words = words

    def said(self, row: Any) -> tuple[str, str, str]:
        """The icon, the first line and the second."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, selected: bool) -> None:
        now = theme.now()
        icon, above, below = self.said(row)
        sign = now.px(22)
        at = QRectF(box.left() + 14, box.center().y() - sign / 2, sign, sign)
        icons.draw(painter, at, icon, now.color.primary, sign)
        left = at.right() + 12
        first, second = now.line("body"), now.line("detail")
        top, wide = box.center().y() - (first + second) / 2, box.right() - 14 - left
        paint.text(painter, QRectF(left, top, wide, first), above,
                   now.font("body", weight=700 if selected else 600), now.color.ink,
                   where=self.parent(), meant=True)  # fmt: skip
        paint.text(painter, QRectF(left, top + first, wide, second), below, now.font("detail"),
                   now.color.muted, where=self.parent(), meant=True)  # fmt: skip


class VersionDelegate(_TwoLines):
    """A version: its name and the day."""

    def said(self, row: Version) -> tuple[str, str, str]:
        return "bookmark-simple", row.name, kept_on(row, self._words)


class LineDelegate(_TwoLines):
    """A change: of what, and from what to what; the whole stands beside the list."""

    def said(self, row: Line) -> tuple[str, str, str]:
        below = f"{row.name}: {row.before} › {row.after}" if row.before and row.after else row.name
        return SIGNS.get(row.kind, "pencil-simple"), row.title, below
