"""Where things stand in the sector table: names at the left, a column each criterion, the mean."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QRect, QRectF

from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.ui import theme
from workshop_app.ui.economy.heat_rows import HeatRow
from workshop_app.ui.widgets import wrapped

COLUMNS = len(SECTOR_CRITERIA)
_NAME, _LEAST_NAME, _MEAN = 214, 150, 56
_CELL, _FEWER_CELL, _LEAST_CELL = 62, 48, 38
_HEAD, _BARE_HEAD = 54, 34
ROW, TALLEST_ROW, WEIGHTS = 40, 66, 40
"""Pixels at 100 %: the least and the most of a row, and the row of the weights."""
EDGE, ICON = 12, 24


@dataclass(frozen=True, slots=True)
class HeatGround:
    """Pixels of one table: ``width`` of its view, ``head`` height, ``cell`` width; ``tops``: where
    each row begins beneath the first one, and at last how tall all are."""

    width: int
    head: int
    cell: int
    mean: int
    weights: int
    tops: tuple[int, ...] = (0,)

    @property
    def name(self) -> int:
        """How wide the names are."""
        return self.width - self.mean - COLUMNS * self.cell

    @property
    def top(self) -> int:
        """Where the first sector begins, without scrolling."""
        return self.head + self.weights

    def column(self, column: int, top: float, height: float) -> QRectF:
        """A column's piece between two heights; ``COLUMNS`` is the mean."""
        left = self.name + column * self.cell
        wide = self.mean if column == COLUMNS else self.cell
        return QRectF(left, top, wide, height)

    def row_box(self, row: int, scrolled: int) -> QRect:
        """Where a row is seen; the row -1 holds the weights and does not scroll."""
        if row < 0:
            return QRect(0, self.head, self.width, self.weights)
        if row + 1 >= len(self.tops):
            return QRect(0, self.top + self.tops[-1] - scrolled, self.width, 0)
        top = self.tops[row]
        return QRect(0, self.top + top - scrolled, self.width, self.tops[row + 1] - top)

    def words(self, box: QRectF) -> QRectF:
        """Where the name of a row is written."""
        left = EDGE + theme.now().px(ICON) + 8
        return QRectF(left, box.top(), self.name - left - 6, box.height())

    def row_at(self, y: float, scrolled: int) -> int:
        """The row at a height of the view; how many rows there are where it is below them."""
        return bisect_right(self.tops, y - self.top + scrolled) - 1

    def at(self, x: float, y: float, scrolled: int) -> tuple[int, int]:
        """Row and column under a place: rows from -1 (weights), -2 is the head; columns from -1
        (the name) to ``COLUMNS`` (the mean)."""
        column = -1 if x < self.name else min(int((x - self.name) // self.cell), COLUMNS)
        if y < self.head:
            return -2, column
        if y < self.top:
            return -1, column
        return self.row_at(y, scrolled), column


def ground_in(width: int, height: int, rows: Sequence[HeatRow], *, heads: bool,
              weights: bool) -> HeatGround:  # fmt: skip
    """The table in a view of this size: rows as tall as there is room for, each at least as its
    name needs; ``heads``: words stand over the columns."""
    now = theme.now()
    cell, mean = cell_width(width), now.px(_MEAN)
    head = now.px(_HEAD if heads else _BARE_HEAD)
    above = now.px(WEIGHTS) if weights else 0
    bare = HeatGround(width, head, cell, mean, above)
    room = bare.words(QRectF(0, 0, width, 0)).width()
    font = now.font("detail", weight=700)  # as the chosen one is written
    needed = [wrapped.height(one.name, font, room) + 6 for one in rows]
    even = _even(needed, height - bare.top)
    tops = accumulate((max(even, tall) for tall in needed), initial=0)
    return HeatGround(width, head, cell, mean, above, tuple(tops))


def _even(needed: Sequence[int], height: int) -> int:
    """How tall the rows are that need no more than that, so that all of them fit where they can."""
    now = theme.now()
    least = now.px(ROW)
    for even in range(now.px(TALLEST_ROW), least, -1):
        if sum(max(even, tall) for tall in needed) <= height:
            return even
    return least


def cell_width(width: int) -> int:
    """How wide a column of a table of this width is; the names give way before the columns do."""
    now = theme.now()
    wide = (width - now.px(_NAME) - now.px(_MEAN)) // COLUMNS
    if wide >= now.px(_FEWER_CELL):
        return min(now.px(_CELL), wide)
    narrow = (width - now.px(_LEAST_NAME) - now.px(_MEAN)) // COLUMNS
    return max(now.px(_LEAST_CELL), min(now.px(_FEWER_CELL), narrow))


def wanted_height(rows: int, *, weights: bool) -> int:
    """How tall a table with so many rows would like to be."""
    now = theme.now()
    return now.px(_HEAD) + rows * now.px(TALLEST_ROW) + (now.px(WEIGHTS) if weights else 0)
