"""Every part of the agenda with its steps, to jump anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.facilitate.panels import Panel
from workshop_app.ui.widgets.rows import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapped import height, lines

_PART, _STEP = 46, 38
_INDENT = 34


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A part of the agenda (``step`` below zero), or a step of one: icon, title, minutes; ``state``
    done, now or next. ``text`` is what a reader says."""

    at: int
    step: int
    icon: str
    title: str
    minutes: str
    state: str
    text: str


class PartsPanel(Panel):
    """Every part and step. Emits ``picked(at, step)``. Up and Down walk all rows, Left and Right the
    parts alone."""

    picked = Signal(int, int)

    def __init__(self, page: QWidget, words: Words, rows: Sequence[PlaceRow]) -> None:
        super().__init__(page, words("Go to"), words)
        self.list = _Places(rows, words("Parts of the agenda and their steps"))
        now = [number for number, row in enumerate(rows) if row.state == "now"]
        self.list.pick(now[-1] if now else 0)
        self.list.opened.connect(self._take)
        self.list.clicked.connect(lambda index: self._take(index.data(Qt.ItemDataRole.UserRole)))
        self.box.addWidget(self.list)
        self._wanted = sum(_PART if row.step < 0 else _STEP for row in rows)

    def height_wanted(self) -> int:
        """As tall as all its rows; the page gives what it has, the rest scrolls."""
        return theme.now().px(64 + self._wanted) + 24

    def _take(self, row: PlaceRow) -> None:
        self.leave()
        self.picked.emit(row.at, max(0, row.step))


class _Places(RowList):
    def __init__(self, rows: Sequence[PlaceRow], name: str) -> None:
        super().__init__(Rows(rows), _PlaceRows(), name)
        self._rows = rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not by:
            super().keyPressEvent(event)
            return
        here = self.currentIndex().row()
        parts = [n for n, row in enumerate(self._rows) if row.step < 0 and (n - here) * by > 0]
        if parts:
            self.pick(parts[0] if by > 0 else parts[-1])


class _PlaceRows(RowDelegate):
    def __init__(self) -> None:
        super().__init__(_PART)

    def height(self, row: PlaceRow, width: int) -> int:
        now = theme.now()
        least = now.px(_PART if row.step < 0 else _STEP)
        font = now.font("body", weight=700)
        return max(least, height(row.title, font, self._room(row, width)) + 12)

    def _left(self, row: PlaceRow) -> float:
        now = theme.now()
        return 14 + (now.px(_INDENT) if row.step >= 0 else 0) + now.px(22) + 12

    def _room(self, row: PlaceRow, width: float) -> float:
        return width - self._left(row) - theme.now().width(row.minutes) - 28

    def paint_row(self, painter: QPainter, box: QRectF, row: PlaceRow, selected: bool) -> None:
        now = theme.now()
        side = now.px(22)
        left = box.left() + self._left(row)
        present, part = row.state == "now", row.step < 0
        icon = "check-circle-fill" if row.state == "done" else row.icon
        ink = {"done": now.color.ok, "now": now.color.accent_text}.get(row.state, now.color.primary)
        spot = QRectF(left - side - 12, box.top(), side, box.height())
        icons.draw(painter, spot, icon, ink, side if part else now.px(18))
        font = now.font("body", weight=700 if present else 500 if part else 400)
        room = QRectF(left, box.top(), self._room(row, box.width()), box.height())
        lines(painter, room, row.title, font, now.color.ink, self.parent(), 3)
        paint.text(painter, box.adjusted(0, 0, -14, 0), row.minutes, now.font("body"),
                   now.color.muted, align=paint.RIGHT, where=self.parent())  # fmt: skip
