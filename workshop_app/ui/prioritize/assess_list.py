"""The list at the left of an official's sheet: what this person has done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from workshop_app.domain.capacity import CRITERIA
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import RowDelegate, Rows, wrapped
from workshop_app.ui.widgets.rows import ROW, Index

NARROW, STATE, SIGN = 290, 20, 18
"""px at 100 %: under which width the state stands under the title, its height, the sign's side."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A proposal that officials are asked about. ``touched`` of ``rows`` are marked; ``done``:
    this person handed it in; ``closed``: a gate fails."""

    placed: Placed
    touched: int = 0
    rows: int = len(CRITERIA)
    done: bool = False
    closed: bool = False

    @property
    def id(self) -> str:
        return self.placed.proposal.id


class AskedRows(Rows):
    """The model of the list."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def show_again(self, rows: Sequence[Asked]) -> None:
        """The same proposals, perhaps with other marks."""
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self.show(rows)
            return
        self._rows = list(rows)
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def data(self, index: Index, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            row: Asked = index.data(ROW)
            return row.placed.proposal.text
        return super().data(index, role)

    def words_of(self, row: Asked) -> str:
        told = state(self._words, row)
        name = f"{row.placed.priority.number} {row.placed.title}"
        return f"{name} · {told}" if told else name


def state(words: Words, row: Asked) -> str:
    """What is said at the right of a row."""
    if row.done:
        return words("handed in")
    if row.closed:
        return words("gate closed")
    return words("{n} of {total}", n=row.touched, total=row.rows) if row.touched else ""


class AskedRow(RowDelegate):
    """Number, badge, title; a check, a lock, or how many rows are marked: at the right, or under
    the title where the list is narrow. A row is as tall as that needs."""

    def __init__(self, words: Words) -> None:
        super().__init__(47)
        self._words = words

    def height(self, row: Asked, width: int) -> int:
        title = row.placed.title
        # in bold, as it is while it is the chosen one: rows do not grow under the hand
        words = wrapped.height(title, self._font(title, True), self._room(width))
        told = theme.now().px(STATE) if self._narrow(width) else 0
        return max(super().height(row, width), words + told + 10)

    @staticmethod
    def _narrow(width: float) -> bool:
        return width < theme.now().px(NARROW)

    @staticmethod
    def _font(title: str, selected: bool) -> QFont:
        role = "detail" if len(title) > 24 else "body"
        return theme.now().font(role, weight=700 if selected else 500)

    def _room(self, width: float) -> float:
        """How wide the title may be in a row of ``width``; a row that is marked has no less."""
        now = theme.now()
        n = len(CRITERIA)
        told = now.px(SIGN)
        if not self._narrow(width):
            told = now.width(self._words("{n} of {total}", n=n, total=n), "min", 600)
        return width - now.px(34) - 9 - now.px(30) - 10 - 8 - told - 14

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, selected: bool) -> None:
        now = theme.now()
        color = now.color
        number = QRectF(box.left(), box.top(), now.px(34), box.height())
        paint.text(painter, number, row.placed.priority.number, now.font("strong", weight=700),
                   color.ink, align=paint.RIGHT, where=self)  # fmt: skip
        badge = QRectF(number.right() + 9, box.top(), now.px(30), box.height())
        icon = row.placed.proposal.pictogram
        known = icons.filled(icon) if icon and icons.known(icon) else ""
        paint.badge(painter, badge, row.placed.proposal.theme, icon=known)
        title = QRectF(badge.right() + 10, box.top(), self._room(box.width()), box.height())
        if self._narrow(box.width()):
            title.setHeight(box.height() - now.px(STATE))
        self._paint_state(painter, box, title, row)
        font = self._font(row.placed.title, selected)
        wrapped.lines(painter, title, row.placed.title, font, color.ink, self, most=99)

    def _paint_state(self, painter: QPainter, box: QRectF, title: QRectF, row: Asked) -> None:
        """The sign at the right, or how many rows are marked."""
        now = theme.now()
        side = now.px(SIGN)
        at = QRectF(box.right() - 14 - side, box.top(), side, box.height())
        if row.done:
            icons.draw(painter, at, "check-circle-fill", now.color.ok, side)
        elif row.closed:
            icons.draw(painter, at, "lock-simple-fill", now.color.error, side)
        elif row.touched:
            told = state(self._words, row)
            inner, align = box.adjusted(0, 0, -14, 0), paint.RIGHT
            if self._narrow(box.width()):
                inner = QRectF(title.left(), title.bottom() - 4, title.width(), now.px(STATE))
                align = paint.LEFT
            paint.text(painter, inner, told, now.font("min", weight=600), now.color.accent_text,
                       align=align, where=self)  # fmt: skip
