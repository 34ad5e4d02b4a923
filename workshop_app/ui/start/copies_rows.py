"""Safety copies in a list: when each was kept, why, and how much room it takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import RowDelegate, RowList, Rows

if TYPE_CHECKING:
    from workshop_app.services.copy_names import Copy


def when(moment: datetime, words: Words, today: date | None = None) -> str:
    """ "today, 9:42 a. m.", "yesterday, 9:42 a. m.", "Thu. 5 Mar. 2026, 9:42 a. m."."""
    now, time = today or date.today(), words.time(moment.time())
    if moment.date() == now:
        return words("today, {time}", time=time)
    if moment.date() == now - timedelta(days=1):
        return words("yesterday, {time}", time=time)
    return words("{day}, {time}", day=words.date(moment.date(), "weekday"), time=time)


def why(copy: Copy, words: Words) -> str:
    """ "before joining"."""
    from workshop_app.services.safety_copies import REASONS

    return words(REASONS[copy.before]) if copy.before in REASONS else copy.before


def size(bytes: int, words: Words) -> str:
    """ "2.5 MB"."""
    return words("{n} MB", n=words.number(max(0.1, bytes / 1e6), 1))


def room(copies: Sequence[Copy], words: Words) -> str:
    """ "8 copies · 21.3 MB"."""
    count = words.many("{n} copy", "{n} copies", len(copies))
    return f"{count} · {size(sum(one.size for one in copies), words)}"


class CopyRows(Rows):
    """The model; a reader hears when and why."""

    def __init__(self, words: Words, copies: Sequence[Copy] = ()) -> None:
        super().__init__(copies)
        self._words = words

    def words_of(self, row: Any) -> str:
        return f"{when(row.moment, self._words)}, {why(row, self._words)}"


class _Row(RowDelegate):
    def __init__(self, words: Words) -> None:
        super().__init__(56, lines=True)
        self._words = words

    def paint_row(self, painter: QPainter, box: QRectF, row: Copy, selected: bool) -> None:
        now, words, color = theme.now(), self._words, theme.now().color
        sign = now.px(22)
        icons.draw(painter, QRectF(box.left() + 14, box.center().y() - sign / 2, sign, sign),
                   "clock-counter-clockwise", color.primary, sign)  # fmt: skip
        right = now.width(size(row.size, words), "detail") + 20
        left = box.left() + 14 + sign + 12
        wide = box.right() - right - left
        first, second = now.line("body"), now.line("detail")
        top = box.center().y() - (first + second) / 2
        paint.text(painter, QRectF(left, top, wide, first), when(row.moment, words),
                   now.font("body", weight=700 if selected else 600), color.ink, where=self.parent())  # fmt: skip
        paint.text(painter, QRectF(left, top + first, wide, second), why(row, words),
                   now.font("detail"), color.muted, where=self.parent())  # fmt: skip
        paint.text(painter, QRectF(box.right() - right, box.top(), right - 14, box.height()),
                   size(row.size, words), now.font("detail"), color.muted, align=paint.RIGHT,
                   where=self.parent())  # fmt: skip


def copy_list(words: Words, copies: Sequence[Copy] = ()) -> RowList:
    """A list of copies, newest first; ``model().show(copies)`` shows others."""
    made = RowList(CopyRows(words, copies), _Row(words), words("Safety copies"))
    made.setObjectName("copies")
    return made
