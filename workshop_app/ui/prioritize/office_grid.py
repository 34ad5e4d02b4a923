"""Which office is asked for which criterion: a row an office, a column a criterion, ticks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.capacity import CRITERIA, FEWEST_ANSWERS
from workshop_app.domain.rounds import Office
from workshop_app.services import offices
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.prioritize import column_heads, names
from workshop_app.ui.widgets import Painted, brush, wrapped

_ROW, _HEAD, _WIDE = 36, column_heads.HEIGHT, 72


class OfficeGrid(Painted, QWidget):
    """Arrows walk, Space ticks. Emits ``ticked(id of the office, criterion)`` and ``chosen(id)``."""

    ticked = Signal(str, str)
    chosen = Signal(str)
    ring_radius = 10.0

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._offices: list[Office] = []
        self._ids = list(CRITERIA)
        self._row = self._column = 0
        self.setObjectName("office grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_offices(self, found: Sequence[Office], chosen: str = "") -> None:
        """Other rows; ``chosen`` is the id of the office in question."""
        self._offices = list(found)
        at = [one.id for one in found].index(chosen) if chosen in {o.id for o in found} else 0
        self._row = min(at, max(0, len(found) - 1))
        self.updateGeometry()
        self._said()

    @property
    def office(self) -> Office | None:
        """The office in question."""
        return self._offices[self._row] if self._offices else None

    def _said(self) -> None:
        words, office = self._words, self.office
        if office is not None:
            id = self._ids[self._column]
            told = words("is asked") if id in offices.asked(office) else words("is not asked")
            self.setAccessibleName(f"{office.name}, {names.criterion(words, id)}: {told}")
        self.update()

    # -- sizes ------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        now = theme.now()
        rows = len(self._offices) + 1
        return QSize(now.px(200 + _WIDE * len(self._ids)), now.px(_HEAD + _ROW * rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.now().px(600), self.sizeHint().height())

    def _row_box(self, row: int) -> QRectF:
        now = theme.now()
        return QRectF(0, now.px(_HEAD) + row * now.px(_ROW), self.width(), now.px(_ROW))

    def _wide(self) -> float:
        room = self.width() - theme.now().px(260)
        return min(theme.now().px(_WIDE), room / len(self._ids))

    def _cell(self, row: int, column: int) -> QRectF:
        box, wide = self._row_box(row), self._wide()
        left = box.right() - wide * (len(self._ids) - column)
        return QRectF(left, box.top(), wide, box.height())

    # -- hands ------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
                 Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}  # fmt: skip
        if key in steps and self._offices:
            down, right = steps[key]
            self._go(self._row + down, self._column + right)
        elif key == Qt.Key.Key_Space and self.office is not None:
            self.ticked.emit(self.office.id, self._ids[self._column])
        else:
            super().keyPressEvent(event)

    def _go(self, row: int, column: int) -> None:
        before = self._row
        self._row = min(len(self._offices) - 1, max(0, row))
        self._column = min(len(self._ids) - 1, max(0, column))
        self._said()
        if self._row != before and self.office is not None:
            self.chosen.emit(self.office.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place: QPointF = event.position()
        for row in range(len(self._offices)):
            if not self._row_box(row).contains(place):
                continue
            self._go(row, self._column)
            for column, id in enumerate(self._ids):
                if self._cell(row, column).contains(place):
                    self._go(row, column)
                    self.ticked.emit(self._offices[row].id, id)

    # -- drawing ----------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        now = theme.now()
        for column, id in enumerate(self._ids):
            cell = self._cell(0, column)
            here = column == self._column and self.hasFocus()
            ink = now.color.accent_text if here else now.color.muted
            name = names.criterion(self._words, id)
            column_heads.upright(painter, cell.left(), cell.width(), name,
                                 names.CRITERION_ICONS[id], ink, strong=here, where=self)  # fmt: skip
        for row, office in enumerate(self._offices):
            self._paint_row(painter, row, office)
        self._paint_counts(painter)

    def _paint_row(self, painter: QPainter, row: int, office: Office) -> None:
        now, box = theme.now(), self._row_box(row)
        here = row == self._row
        if here:
            paint.selected_row(painter, box.adjusted(0, 1, 0, -1))
        room = QRectF(14, box.top(), self._cell(row, 0).left() - 20, box.height())
        font = now.font("detail", weight=700 if here else 500)
        wrapped.lines(painter, room, office.name, font, now.color.ink, self)
        asked = offices.asked(office)
        for column, id in enumerate(self._ids):
            cell, side, on = self._cell(row, column), now.px(24), id in asked
            square = QRectF(cell.center().x() - side / 2, cell.center().y() - side / 2, side, side)
            at = here and column == self._column and self.hasFocus()
            line = now.color.accent if at else now.color.primary if on else now.color.field_line
            fill = now.color.primary if on else now.color.card
            paint.frame(painter, square, 6, fill, line, 3 if at else 1)
            if on:
                icons.draw(painter, square, "check-bold", now.color.on_primary, now.px(15))

    def _paint_counts(self, painter: QPainter) -> None:
        """How many offices have each criterion; under three a figure may not come together."""
        now, words, last = theme.now(), self._words, len(self._offices)
        if not self._offices:
            return
        box = self._row_box(last)
        room = QRectF(14, box.top(), self._cell(last, 0).left() - 20, box.height())
        paint.text(painter, room, words("Offices"), now.font("min"), now.color.muted, where=self)
        for column, id in enumerate(self._ids):
            count = sum(id in offices.asked(one) for one in self._offices)
            few = count < FEWEST_ANSWERS
            paint.text(painter, self._cell(last, column), str(count),
                       now.font("detail", weight=700), now.color.warn if few else now.color.muted,
                       align=paint.CENTER)  # fmt: skip
