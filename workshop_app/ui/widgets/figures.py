"""A table of figures, painted: heads, rows, one column of words and columns of numbers."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.painted import Painted, brush

Draw = Callable[[QPainter, QRectF, Any], None]
ASIDE = 10
"""Pixels that stay free beside words that wrap."""


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in px at 100 %, 0 takes what is left, but at least ``least``: then those with an
    ``icon`` are narrower. ``draw`` paints a cell itself (a badge). ``wrap``: its texts take the
    lines they need, and the row grows with them; so it does by what ``tall`` says of a cell that is
    drawn, at a width. The icon stands over the head, or in its place
    where the words have no room; ``tip`` says the head in full."""

    head: str
    width: int = 0
    align: str = "right"
    strong: bool = False
    draw: Draw | None = None
    icon: str = ""
    tip: str = ""
    least: int = 0
    wrap: bool = False
    tall: Callable[[Any, float], float] | None = None


class Figures(Painted, QWidget):
    """A table of texts, its rows of one ``height`` but for those whose words wrap to more lines;
    put it into a scroll area where it may be long.

    ``rows``: sequences of cells in the order of ``columns``. Emits ``picked(int)`` where
    ``pickable``; arrows move. The whole is read as text by screen readers through ``as_text``.
    """

    picked = Signal(int)

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Any]] = (),
        *,
        name: str,
        height: int = 40,
        pickable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns, self._rows, self._height = list(columns), list(rows), height
        self._pickable = pickable
        self.current = -1
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if pickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[Sequence[Any]], current: int = -1) -> None:
        """Other rows."""
        self._rows, self.current = list(rows), current
        self._known: tuple[int, list[int]] = (-1, [])
        self.setAccessibleDescription(self.as_text())
        self._settle()
        self.updateGeometry()
        self.update()

    def as_text(self) -> str:
        """The table as lines of text."""
        heads = " · ".join(column.head for column in self._columns if column.head)
        lines = [" · ".join(str(c) for c in row if isinstance(c, str)) for row in self._rows]
        return "\n".join([heads, *lines])

    def _head(self) -> int:
        if any(column.icon for column in self._columns):
            return theme.now().px(52)
        heads = any(column.head for column in self._columns)
        return theme.now().px(30) if heads else 0

    def sizeHint(self) -> QSize:
        now = theme.now()
        wide = sum(now.px(column.width or column.least or 120) for column in self._columns) + 24
        return QSize(wide, self._tops()[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle()

    def _settle(self) -> None:
        """As tall as the words are at this width, where they wrap."""
        if (
            any(column.wrap or column.tall for column in self._columns)
            and self.height() != self._tops()[-1]
        ):
            self.setFixedHeight(self._tops()[-1])

    def _tops(self) -> list[int]:
        """Where each row begins, and where the last one ends."""
        if self._known[0] != self.width():
            self._known = (self.width(), self._measured())
        return self._known[1]

    def _measured(self) -> list[int]:
        least, tops = theme.now().px(self._height), [self._head()]
        wraps = [(at, box.width()) for at, (column, box)
                 in enumerate(zip(self._columns, self._boxes(0, 0), strict=True))
                 if column.wrap]  # fmt: skip
        drawn = [(at, column.tall, box.width()) for at, (column, box)
                 in enumerate(zip(self._columns, self._boxes(0, 0), strict=True))
                 if column.tall is not None]  # fmt: skip
        font = theme.now().font("detail")
        for row in self._rows:
            words = [wrapped.height(str(row[at]), font, wide - ASIDE) + 8 for at, wide in wraps]
            words += [math.ceil(tall(row[at], wide)) for at, tall, wide in drawn]
            tops.append(tops[-1] + max([least, *words]))
        return tops

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height()) if self._least() else hint

    def _least(self) -> int:
        return sum(theme.now().px(column.least) for column in self._columns if not column.width)

    def _boxes(self, top: float, height: float) -> list[QRectF]:
        now = theme.now()
        fixed = sum(now.px(column.width) for column in self._columns)
        free = [column for column in self._columns if not column.width]
        room = max(0.0, self.width() - 24)
        rest = max(0.0, room - fixed, min(room, self._least())) / max(1, len(free))
        heads = sum(now.px(column.width) for column in self._columns if column.icon)
        over = max(0.0, fixed + rest * len(free) - room)
        shrunk = max(0.0, 1 - over / heads) if heads else 1.0
        boxes, left = [], 12.0
        for column in self._columns:
            width = now.px(column.width) * (shrunk if column.icon else 1) or rest
            boxes.append(QRectF(left, top, width, height))
            left += width
        return boxes

    def ring_box(self) -> QRect:
        """Round what is seen of it: a long table is taller than the area it scrolls in."""
        return self.visibleRegion().boundingRect()

    def row_box(self, row: int) -> QRect:
        """Where a row is, for the area that scrolls it into view."""
        tops = self._tops()
        return QRect(0, tops[row], self.width(), tops[row + 1] - tops[row])

    def pick(self, row: int) -> None:
        """Make ``row`` the current one and tell it."""
        if 0 <= row < len(self._rows) and row != self.current:
            self.current = row
            self.update()
            self.picked.emit(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._pickable:
            self.pick(bisect_right(self._tops(), event.position().y()) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if by:
            self.pick(max(0, self.current + by))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        head, tops = self._head(), self._tops()
        if head:
            boxes = self._boxes(0, head)
            pairs = list(zip(self._columns, boxes, strict=True))
            fit = all(now.width(c.head, "min", 600) + 3 <= b.width() for c, b in pairs if c.icon)
            for column, box in pairs:
                self._write_head(painter, box, column, fit)
        for number, row in enumerate(self._rows):
            top, tall = tops[number], tops[number + 1] - tops[number]
            whole = QRectF(0, top, self.width(), tall)
            if number == self.current:
                paint.selected_row(painter, whole)
            else:
                line = QRectF(0, top, self.width(), 1)
                if number or head:
                    painter.fillRect(line, now.color.line)
            for column, box, cell in zip(self._columns, self._boxes(top, tall), row, strict=True):
                if column.draw:
                    column.draw(painter, box, cell)
                elif column.wrap:
                    self._wrap(painter, box, str(cell))
                else:
                    self._write(painter, box, column, str(cell))

    def _wrap(self, painter: QPainter, box: QRectF, text: str) -> None:
        now = theme.now()
        wrapped.lines(painter, box.adjusted(0, 0, -ASIDE, 0), text, now.font("detail"),
                      now.color.ink, self, most=99)  # fmt: skip

    def _write_head(self, painter: QPainter, box: QRectF, column: Column, fit: bool) -> None:
        now = theme.now()
        if column.icon:
            upper = box.adjusted(0, 4, 0, -now.px(24) if fit else 0)
            icons.draw(painter, upper, column.icon, now.color.muted, now.px(22))
        if fit or not column.icon:
            high = min(box.height(), now.px(30))
            lower = box.adjusted(0, box.height() - high, 0, 0)
            self._write(painter, lower, column, column.head, head=True)

    def event(self, event: QEvent) -> bool:
        """A head says itself in full where the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            boxes = self._boxes(0, self._head())
            over = (c.tip for c, box in zip(self._columns, boxes, strict=True)
                    if box.contains(event.pos().toPointF()))  # fmt: skip
            QToolTip.showText(event.globalPos(), next(over, ""), self)
            return True
        return super().event(event)

    def _write(
        self, painter: QPainter, box: QRectF, column: Column, text: str, head: bool = False
    ) -> None:
        now = theme.now()
        align = {"left": paint.LEFT, "center": paint.CENTER}.get(column.align, paint.RIGHT)
        inside = box.adjusted(0, 0, -8, 0) if align != paint.CENTER else box
        if head:
            font, ink = now.font("min", weight=600), now.color.muted
        else:
            weight = 600 if column.strong else 400
            font, ink = now.font("body", weight=weight), now.color.ink
        paint.text(painter, inside, text, font, ink, align=align, where=self)
