"""The action table, painted: frozen number and title, cells, a selection, groups."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from workshop_app.services.action_columns import ActionColumn, Kept
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.action_plan.arranged import Row
from workshop_app.ui.action_plan.row_drawing import paint_group
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.widgets.painted import FocusRing, Painted

HEAD, ROW = 34, 40
FROZEN = 2
"""Columns that stay where they are while the others scroll."""
EDGE = 8


class Grid(Painted, QAbstractScrollArea):
    """Rows of one height; only those in view are painted. Emits ``moved`` when another cell is the
    current one, ``pressed_head(column)``, and ``wanted`` on a double click on a cell."""

    moved = Signal()
    pressed_head = Signal(str)
    wanted = Signal(str)

    def __init__(self, kept: Kept, columns: Sequence[ActionColumn], name: str) -> None:
        super().__init__()
        self.kept, self.columns = kept, list(columns)
        self.rows: list[Row] = []
        self.row, self.column = 0, 1
        self.anchor = (0, 1)
        self._by = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._scrolled)

    # -- rows -------------------------------------------------------------------------------------
    def show_rows(self, rows: Sequence[Row], by: str) -> None:
        """Other rows, sorted ``by`` a column."""
        self.rows, self._by = list(rows), by
        self.row = min(self.row, max(0, len(self.rows) - 1))
        self.anchor = (self.row, self.column)
        self._measure()
        self._tell()

    def put_row(self, at: int, row: ActionRow) -> None:
        """Another row in the place ``at``."""
        self.rows[at] = row
        self.viewport().update(self._row_box(at))
        if at == self.row:
            self._tell()

    @property
    def current(self) -> ActionRow | None:
        """The action of the current row, ``None`` on the head of a group."""
        row = self.rows[self.row] if self.row < len(self.rows) else None
        return row if isinstance(row, ActionRow) else None

    @property
    def selected(self) -> tuple[range, range]:
        """The rows and columns from the anchor to the current cell."""
        rows = sorted((self.anchor[0], self.row))
        columns = sorted((self.anchor[1], self.column))
        return range(rows[0], rows[1] + 1), range(columns[0], columns[1] + 1)

    def go(self, row: int, column: int, *, stretch: bool = False) -> None:
        """Make a cell the current one; ``stretch`` keeps the anchor, so that cells are selected."""
        if not self.rows:
            return
        before = (self.row, self.column)
        self.row = min(max(row, 0), len(self.rows) - 1)
        self.column = min(max(column, 0), len(self.columns) - 1)
        if not stretch:
            self.anchor = (self.row, self.column)
        self.show_cell(self.row, self.column)
        self.viewport().update()
        if self.focused:
            FocusRing.around(self)
        self._tell()
        if before != (self.row, self.column):
            self.moved.emit()

    def _tell(self) -> None:
        """What a reader says of the current cell."""
        row, column = self.current, self.columns[self.column]
        if row is None:
            self.setAccessibleDescription("")
            return
        said = column.show(self.kept, row.line) or "–"
        head = self.kept.words(column.head)
        self.setAccessibleDescription(f"{row.number} {row.action.title}. {head}: {said}")

    def as_text(self) -> str:
        """The table as lines of text."""
        words = self.kept.words
        lines = [" · ".join(words(one.head) for one in self.columns)]
        for row in self.rows:
            if isinstance(row, ActionRow):
                lines.append(" · ".join(c.show(self.kept, row.line) for c in self.columns))
        return "\n".join(lines)

    # -- places -----------------------------------------------------------------------------------
    def _lefts(self) -> list[int]:
        """Where each column begins without scrolling, and where the last one ends."""
        now, left = theme.now(), [0]
        for column in self.columns:
            left.append(left[-1] + now.px(column.width))
        return left

    def _head(self) -> int:
        return theme.now().px(HEAD)

    def _step(self) -> int:
        return theme.now().px(ROW)

    def _measure(self) -> None:
        """How far it scrolls."""
        view, lefts = self.viewport().size(), self._lefts()
        tall = self._head() + self._step() * len(self.rows)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, tall - view.height()))
        down.setPageStep(max(1, view.height() - self._head()))
        down.setSingleStep(self._step())
        across.setRange(0, max(0, lefts[-1] - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(theme.now().px(60))
        self.viewport().update()

    def _row_box(self, row: int) -> QRect:
        top = self._head() + row * self._step() - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._step())

    def cell_box(self, row: int, column: int) -> QRect:
        """Where a cell stands in the viewport."""
        lefts, box = self._lefts(), self._row_box(row)
        moved = 0 if column < FROZEN else self.horizontalScrollBar().value()
        wide = lefts[column + 1] - lefts[column]
        return QRect(lefts[column] - moved, box.top(), wide, box.height())

    def show_cell(self, row: int, column: int) -> None:
        """Scroll a cell into view, clear of the head and of the frozen columns."""
        box, down, across = self._row_box(row), self.verticalScrollBar(), self.horizontalScrollBar()
        if box.top() < self._head():
            down.setValue(down.value() - (self._head() - box.top()))
        elif box.bottom() >= self.viewport().height():
            down.setValue(down.value() + box.bottom() + 1 - self.viewport().height())
        if column >= FROZEN:
            cell, edge = self.cell_box(row, column), self._lefts()[FROZEN]
            if cell.left() < edge:
                across.setValue(across.value() - (edge - cell.left()))
            elif cell.right() >= self.viewport().width():
                more = cell.right() + 1 - self.viewport().width()
                across.setValue(across.value() + min(more, max(0, cell.left() - edge)))

    def ring_box(self) -> QRect:
        """Round the current cell as far as it is in view."""
        view = self.viewport().rect().adjusted(0, self._head(), 0, 0)
        if self.column >= FROZEN:
            view.setLeft(self._lefts()[FROZEN])
        box = self.cell_box(self.row, self.column) & view
        return (
            self.rect() if box.isEmpty() or not self.rows else box.translated(self.viewport().pos())
        )

    def _at(self, place: QPoint) -> tuple[int, int]:
        """The row (-1: the head) and the column under a place of the viewport."""
        lefts, x = self._lefts(), place.x()
        if x >= lefts[FROZEN]:
            x += self.horizontalScrollBar().value()
        column = min(bisect_right(lefts, x) - 1, len(self.columns) - 1)
        if place.y() < self._head():
            return -1, column
        y = place.y() - self._head() + self.verticalScrollBar().value()
        return min(y // self._step(), len(self.rows) - 1), column

    # -- events -----------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _scrolled(self) -> None:
        self.viewport().update()
        if self.focused and self.hasFocus():
            FocusRing.around(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, column = self._at(event.position().toPoint())
        if row < 0:
            key = self.columns[column].key
            key = "" if key == "number" else key
            self.pressed_head.emit(f"-{key}" if key and self._by == key else key)
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.go(row, column, stretch=shift)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row, column = self._at(event.position().toPoint())
        if event.buttons() & Qt.MouseButton.LeftButton and row >= 0:
            self.go(row, column, stretch=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position().toPoint())[0] >= 0:
            self.wanted.emit("")

    # -- painting ---------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        lefts, view = self._lefts(), self.viewport().rect()
        edge = lefts[FROZEN]
        first, last = self._in_view(event.rect())
        moving = view.adjusted(edge, self._head(), 0, 0)
        painter.save()
        painter.setClipRect(moving)
        self._paint_cells(painter, first, last, range(FROZEN, len(self.columns)))
        painter.restore()
        painter.save()
        painter.setClipRect(view.adjusted(0, self._head(), 0, 0))
        self._paint_cells(painter, first, last, range(FROZEN))
        self._paint_groups(painter, first, last)
        painter.restore()
        self._paint_heads(painter, moving)
        if self.horizontalScrollBar().value():
            painter.fillRect(QRectF(edge, 0, 2, view.height()), theme.now().color.line_strong)

    def _in_view(self, rect: QRect) -> tuple[int, int]:
        shift = self.verticalScrollBar().value() - self._head()
        first = max(0, (rect.top() + shift) // self._step())
        return first, min(len(self.rows), (rect.bottom() + shift) // self._step() + 1)

    def _paint_cells(self, painter: QPainter, first: int, last: int, columns: range) -> None:
        now, width = theme.now(), self.viewport().width()
        rows, chosen = self.selected
        for at in range(first, last):
            row = self.rows[at]
            if not isinstance(row, ActionRow):
                continue
            for number in columns:
                box = self.cell_box(at, number)
                if box.right() < 0 or box.left() > width:
                    continue
                here = (at, number) == (self.row, self.column)
                ground = now.color.card
                if here or (at in rows and number in chosen):
                    ground = now.color.primary_tint
                elif at == self.row:
                    ground = now.color.accent_tint
                self._paint_cell(painter, QRectF(box), row, number, ground, here)

    def _paint_cell(
        self, painter: QPainter, box: QRectF, row: ActionRow, number: int, ground: QColor,
        here: bool,
    ) -> None:  # fmt: skip
        now, column = theme.now(), self.columns[number]
        painter.fillRect(box, ground)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), now.color.line)
        painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), now.color.line)
        inside = box.adjusted(EDGE, 0, -EDGE, 0)
        if column.key == "theme":
            side = float(now.px(20))
            sign = QRectF(inside.left(), box.center().y() - side / 2, side, side)
            paint.badge(painter, sign, row.action.theme)
            inside.setLeft(sign.right() + 6)
        said = column.show(self.kept, row.line)
        lacks = _lacks(column.key, row)
        if not said and lacks:
            icons.draw(painter, inside.adjusted(0, 0, 0, -1), "warning-fill", now.color.warn,
                       now.px(15))  # fmt: skip
        weight = 600 if column.key in ("number", "title") else 400
        tone = now.color.muted if not column.written else now.color.ink
        align = paint.RIGHT if column.right else paint.LEFT
        paint.text(painter, inside, " ".join(said.split()), now.font("min", weight=weight), tone,
                   align=align, where=self, meant=True)  # fmt: skip
        if here:
            paint.frame(painter, box, 3, None, now.color.primary, 2)

    def _paint_groups(self, painter: QPainter, first: int, last: int) -> None:
        for at in range(first, last):
            row = self.rows[at]
            if not isinstance(row, ActionRow):
                box = QRectF(self._row_box(at))
                painter.fillRect(box, theme.now().color.card)
                paint_group(painter, box, row, False, self)
                if at == self.row:
                    paint.frame(painter, box, 8, None, theme.now().color.primary, 2)

    def _paint_heads(self, painter: QPainter, moving: QRect) -> None:
        now, head = theme.now(), self._head()
        painter.fillRect(QRectF(0, 0, self.viewport().width(), head), now.color.sunken)
        painter.save()
        painter.setClipRect(QRect(moving.left(), 0, moving.width(), head))
        for number in range(FROZEN, len(self.columns)):
            self._paint_head(painter, number)
        painter.restore()
        for number in range(FROZEN):
            self._paint_head(painter, number)

    def _paint_head(self, painter: QPainter, number: int) -> None:
        now, column = theme.now(), self.columns[number]
        cell = self.cell_box(0, number)
        box = QRectF(cell.left() + EDGE, 0, cell.width() - 2 * EDGE, self._head())
        tone = now.color.ink if number == self.column else now.color.muted
        if column.key == self._by.lstrip("-"):
            icon = "caret-up-bold" if self._by.startswith("-") else "caret-down-bold"
            side = now.px(12)
            icons.draw(painter, QRectF(box.right() - side, 0, side, box.height()), icon, tone, side)
            box.setRight(box.right() - side - 4)
        align = paint.RIGHT if column.right else paint.LEFT
        paint.text(painter, box, self.kept.words(column.head), now.font("min", weight=600), tone,
                   align=align, where=self, meant=True)  # fmt: skip


def _lacks(key: str, row: ActionRow) -> bool:
    """Whether an empty cell is one of the things that make an action complete."""
    part = {"start": "term", "months": "term"}.get(key, key)
    return part in row.missing


def place_under(grid: Grid) -> QPointF:
    """Where the current cell ends, for what opens under it."""
    return QRectF(grid.cell_box(grid.row, grid.column)).bottomLeft()
