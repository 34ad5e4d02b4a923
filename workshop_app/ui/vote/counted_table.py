"""The table of bags: an option a row, a group a column. It shows what is counted, never how much."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.services.counted import Bag, Counting
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.vote import names
from workshop_app.ui.vote.counted_words import column_head
from workshop_app.ui.widgets.painted import FocusRing, Painted, brush

DONE, AGAIN, FREE, NONE = "done", "again", "free", "none"
"""What a cell says of its bag: counted, to be counted again, to be counted, no such bag."""

_ROW, _SIGN, _NUMBER, _GAP, _WIDEST = 33, 26, 26, 6, 96
STEPS: Mapping[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
"""The arrow keys as (columns, rows)."""


class _Grid:
    """Where the columns and rows are, for the head and the cells alike."""

    def __init__(self) -> None:
        self.columns = self.rows = 0

    @property
    def left(self) -> float:
        return theme.now().px(_NUMBER) + 6 + theme.now().px(_SIGN) + 10

    def column(self, at: int, width: float) -> tuple[float, float]:
        """Left edge and width of a column."""
        room = (width - self.left + _GAP) / max(1, self.columns)
        return self.left + at * room, min(room - _GAP, theme.now().px(_WIDEST))

    def cell(self, column: int, row: int, width: float) -> QRectF:
        left, wide = self.column(column, width)
        tall = theme.now().px(_ROW)
        return QRectF(left, row * tall + 2, wide, tall - 4)


class _Head(QWidget):
    """The short names of the groups over their columns; they do not scroll."""

    def __init__(self, grid: _Grid) -> None:
        super().__init__()
        self._grid = grid
        self._heads: list[str] = []
        self._current = -1
        self.setFixedHeight(theme.now().px(22))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_heads(self, heads: list[str], current: int, right: int) -> None:
        self._heads, self._current = heads, current
        self.setContentsMargins(0, 0, right, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = brush(self), theme.now()
        width = self.contentsRect().width()
        for at, head in enumerate(self._heads):
            left, wide = self._grid.column(at, width)
            tone = now.color.accent_text if at == self._current else now.color.muted
            box = QRectF(left - 3, 0, wide + 6, self.height())
            paint.text(painter, box, head, now.font("min", weight=600), tone,
                       align=paint.CENTER, where=self)  # fmt: skip


class BagTable(Painted, QWidget):
    """The cells. ``picked(bag)`` by a click or the arrow keys; every other key goes to ``typing``.

    ``moved`` tells where the current cell is, to scroll it into view."""

    picked = Signal(object)
    moved = Signal(QRectF)
    ring_radius = 6.0

    def __init__(self, words: Words, grid: _Grid, typing: Callable[[QKeyEvent], None]) -> None:
        super().__init__()
        self._words, self._grid, self._typing = words, grid, typing
        self._now: Counting | None = None
        self._cells: Mapping[Bag, str] = {}
        self._at: Bag | None = None
        self.setObjectName("table of bags")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # -- what it shows ----------------------------------------------------------------------------
    def show_cells(self, now: Counting, cells: Mapping[Bag, str], current: Bag | None) -> None:
        """``cells``: bag → DONE, AGAIN or FREE."""
        self._now, self._cells, self._at = now, cells, current
        self._grid.columns, self._grid.rows = len(now.groups), len(now.options)
        self.setFixedHeight(theme.now().px(_ROW) * len(now.options))
        done = sum(cell == DONE for cell in cells.values())
        self.setAccessibleName(self._words("Table of what is counted"))
        here = f"{self._called(current)}. " if current else ""
        self.setAccessibleDescription(
            here + self._words("{done} of {all} counted", done=done, all=len(cells))
        )
        if current is not None:
            self.moved.emit(self._box(current))
        self.update()

    def state(self, bag: Bag) -> str:
        """What the cell of ``bag`` says."""
        return self._cells.get(bag, NONE)

    def move_from(self, bag: Bag | None, columns: int, rows: int) -> None:
        """Pick the bag beside ``bag``, past tables that have none; at the edge nothing happens."""
        if self._now is None or bag is None:
            return
        column, row = self._where(bag)
        while True:
            column, row = column + columns, row + rows
            if not (0 <= column < self._grid.columns and 0 <= row < self._grid.rows):
                return
            beside = self._bag(column, row)
            if beside in self._cells:
                self.picked.emit(beside)
                return

    def ring_box(self) -> QRect:
        return self._box(self._at).toRect() if self._at else self.rect()

    # -- places -----------------------------------------------------------------------------------
    def _bag(self, column: int, row: int) -> Bag:
        assert self._now is not None
        group = self._now.groups[column]
        return Bag(group.id if group else "", self._now.options[row].id)

    def _where(self, bag: Bag) -> tuple[int, int]:
        assert self._now is not None
        groups = [group.id if group else "" for group in self._now.groups]
        return groups.index(bag.group), [o.id for o in self._now.options].index(bag.option)

    def _box(self, bag: Bag) -> QRectF:
        return self._grid.cell(*self._where(bag), self.width())

    def _called(self, bag: Bag) -> str:
        assert self._now is not None
        column, row = self._where(bag)
        option, group = self._now.options[row], self._now.groups[column]
        said = f"{option.label} {names.option_text(option)}"
        return f"{said} · {group.name}" if group else said

    # -- keys and mouse ---------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            Qt.Key(event.key()) in STEPS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.move_from(self._at, *STEPS[Qt.Key(event.key())])
            if self.hasFocus() and self.focused:
                FocusRing.around(self)
        else:
            self._typing(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for bag in self._cells:
            if self._box(bag).adjusted(-3, -2, 3, 2).contains(event.position()):
                self.picked.emit(bag)
                return

    # -- looks ------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        return QSize(240, theme.now().px(_ROW) * max(1, self._grid.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, theme.now().px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._now is None:
            return
        painter, now = brush(self), theme.now()
        tall = now.px(_ROW)
        for row, option in enumerate(self._now.options):
            if not event.rect().intersects(QRect(0, row * tall, self.width(), tall)):
                continue
            number = QRectF(0, row * tall, now.px(_NUMBER), tall)
            current = self._at is not None and option.id == self._at.option
            paint.text(painter, number, option.label,
                       now.font("body" if len(option.label) < 4 else "min",
                                weight=700 if current else 600),
                       now.color.ink, align=paint.RIGHT, where=self)  # fmt: skip
            side = now.px(_SIGN)
            sign = QRectF(number.right() + 6, row * tall + (tall - side) / 2, side, side)
            icon = option.pictogram
            paint.badge(painter, sign, option.theme,
                        icon=icons.filled(icon) if icon and icons.known(icon) else "")  # fmt: skip
            for column in range(self._grid.columns):
                self._paint_cell(painter, self._bag(column, row), column, row)

    def _paint_cell(self, painter: QPainter, bag: Bag, column: int, row: int) -> None:
        now = theme.now()
        color, box = now.color, self._grid.cell(column, row, self.width())
        state = self.state(bag)
        if state == NONE:
            at = box.center()
            painter.setPen(color.muted)
            painter.drawLine(at - QPointF(5, 0), at + QPointF(5, 0))
            return
        fill, icon, ink = {
            DONE: (color.ok_tint, "check-bold", color.ok),
            AGAIN: (color.error_tint, "arrow-counter-clockwise-bold", color.error),
            FREE: (color.card, "", color.muted),
        }[state]
        current = bag == self._at
        line = color.accent if current else (color.field_line if state == FREE else fill)
        paint.frame(painter, box, 6, fill, line, 2.5 if current else 1)
        if icon:
            icons.draw(painter, box, icon, ink, now.px(16))


class Bags(QWidget):
    """The table with its head; the rows scroll under it."""

    picked = Signal(object)

    def __init__(self, words: Words, typing: Callable[[QKeyEvent], None]) -> None:
        super().__init__()
        grid = _Grid()
        self._head = _Head(grid)
        self.table = BagTable(words, grid, typing)
        self.table.picked.connect(self.picked)
        self.table.moved.connect(self._bring_into_view)
        self._area: QScrollArea = scrolled(self.table)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addWidget(self._area, 1)
        self._area.verticalScrollBar().rangeChanged.connect(lambda _a, _b: self._align())
        self._heads: list[str] = []
        self._current = -1
        self._wanted = QRectF()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._scroll)
        self.setMinimumHeight(theme.now().px(22 + 2 * _ROW))

    def show_cells(self, now: Counting, cells: Mapping[Bag, str], current: Bag | None) -> None:
        """As ``BagTable.show_cells``."""
        self._heads = [column_head(group) for group in now.groups]
        groups = [group.id if group else "" for group in now.groups]
        self._current = groups.index(current.group) if current else -1
        self._head.setVisible(any(self._heads))
        self.table.show_cells(now, cells, current)
        self._align()

    def _align(self) -> None:
        right = self._head.width() - self._area.viewport().width()
        self._head.show_heads(self._heads, self._current, max(0, right))

    def _bring_into_view(self, box: QRectF) -> None:
        """Once the table has its height: the area knows nothing of it before."""
        self._wanted = box
        self._later.start()

    def _scroll(self) -> None:
        box = self._wanted
        at = box.center()
        self._area.ensureVisible(int(at.x()), int(at.y()), 0, int(box.height()))
