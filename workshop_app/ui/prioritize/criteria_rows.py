"""The criteria that an official is asked for, one tap or digit a row: 1 to 5, or "don't know"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.capacity import CRITERIA, SCALE
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.prioritize import names
from workshop_app.ui.widgets import Painted, brush, wrapped

DONT_KNOW = 0
"""The digit and the column of "don't know"."""

_SCORES = (*range(SCALE[0], SCALE[1] + 1), DONT_KNOW)
_LEAST, _MOST, _HEAD = 36, 50, 24


class CriteriaRows(Painted, QWidget):
    """Emits ``marked(criterion, score)`` (score 0 is "don't know"), ``cleared(criterion)``, and
    ``moved(QRect)`` with the place of the row in question. A digit marks it and goes on to the
    next; arrows walk; Backspace takes a mark back. All nine, unless ``show_criteria`` says which."""

    marked = Signal(str, int)
    cleared = Signal(str)
    moved = Signal(QRect)
    ring_radius = 10.0

    def __init__(self, words: Words, *, least: int = _LEAST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._least = words, least
        self._ids = list(CRITERIA)
        self._marks: dict[str, int] = {}
        self._told: Mapping[str, str] = {}
        self._row = 0
        self._over: tuple[int, int] | None = None
        self.setObjectName("criteria rows")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._said()

    # -- what is shown ----------------------------------------------------------------------------
    def show_marks(self, marks: Mapping[str, int | None], row: int = 0) -> None:
        """The marks of another proposal; ``None`` is "don't know"."""
        self._marks = {id: DONT_KNOW if s is None else s for id, s in marks.items()}
        self.go_to(row)

    def show_criteria(self, ids: Sequence[str]) -> None:
        """Ask for these only."""
        self._ids = list(ids)
        self.updateGeometry()
        self.show_marks({})

    def tell(self, told: Mapping[str, str]) -> None:
        """What stands at the right of the name of each criterion that is in ``told``, or under it
        where there is no room."""
        self._told = dict(told)
        self.update()

    @property
    def current(self) -> str:
        """The criterion in question."""
        return self._ids[self._row]

    @property
    def ids(self) -> list[str]:
        """The criteria from top to bottom."""
        return list(self._ids)

    @property
    def row(self) -> int:
        """The row in question, 0 the first."""
        return self._row

    @property
    def marks(self) -> dict[str, int]:
        """What is marked, 0 for "don't know"."""
        return dict(self._marks)

    def go_to(self, row: int) -> None:
        """Another row is the one in question."""
        self._row = min(len(self._ids) - 1, max(0, row))
        self._said()
        self.update()
        self.moved.emit(self._row_box(self._row).toAlignedRect())

    def _said(self) -> None:
        """What a reader says: the row in question and its mark."""
        words, id = self._words, self._ids[self._row]
        mark = self._marks.get(id)
        if mark is None:
            told = words("not touched: counts as don't know")
        else:
            told = words("Don't know") if mark == DONT_KNOW else str(mark)
        self.setAccessibleName(f"{names.criterion(words, id)}: {told}")
        self.setAccessibleDescription(words("One digit a row: 1 to 5, 0 for don't know"))

    # -- sizes ------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        now = theme.now()
        return QSize(now.px(560), now.px(_HEAD) + now.px(self._least) * len(self._ids))

    minimumSizeHint = sizeHint

    def _step(self) -> float:
        now = theme.now()
        room = (self.height() - now.px(_HEAD)) / len(self._ids)
        return min(now.px(_MOST), max(now.px(self._least), room))

    def _row_box(self, row: int) -> QRectF:
        step = self._step()
        return QRectF(0, theme.now().px(_HEAD) + row * step, self.width(), step)

    def _cell(self, row: int, column: int) -> QRectF:
        """The place of a score; column 5 is "don't know"."""
        now, box = theme.now(), self._row_box(row)
        wide, gap = now.px(54 if box.width() > now.px(660) else 46), 4
        last = max(now.px(94), now.width(self._words("Don't know"), "detail", 700) + 16)
        tall = min(now.px(34), box.height() - 4)
        left = box.right() - 22 - last
        top = box.center().y() - tall / 2
        if column == 5:
            return QRectF(left, top, last, tall)
        return QRectF(left - 18 - (5 - column) * (wide + gap) + gap, top, wide, tall)

    def place_of(self, id: str, score: int) -> QPoint:
        """The middle of a score (0: "don't know") in the row of a criterion."""
        return self._cell(self._ids.index(id), _SCORES.index(score)).center().toPoint()

    def _cell_at(self, place: QPointF) -> tuple[int, int] | None:
        for row in range(len(self._ids)):
            if not self._row_box(row).contains(place):
                continue
            for column in range(6):
                if self._cell(row, column).adjusted(-2, -6, 2, 6).contains(place):
                    return row, column
        return None

    # -- hands ------------------------------------------------------------------------------------
    def _mark(self, row: int, score: int) -> None:
        if self.isEnabled():
            self._marks[self._ids[row]] = score
            self.marked.emit(self._ids[row], score)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._cell_at(event.position())
        if found:
            row, column = found
            self._mark(row, _SCORES[column])
            self.go_to(row + 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._cell_at(event.position())
        if found != self._over:
            self._over = found
            shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = None
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed = Qt.Key(event.key()), event.text()
        if typed in ("0", "1", "2", "3", "4", "5") and typed:
            self._mark(self._row, int(typed))
            self.go_to(self._row + 1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.go_to(self._row + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._shift(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            if self._marks.pop(self._ids[self._row], None) is not None:
                self.cleared.emit(self._ids[self._row])
            self.go_to(self._row)
        else:
            super().keyPressEvent(event)

    def _shift(self, by: int) -> None:
        """The next score to the right or left of the one marked in this row."""
        mark = self._marks.get(self._ids[self._row])
        if mark is None:
            self._mark(self._row, _SCORES[0] if by > 0 else DONT_KNOW)
        else:
            at = min(5, max(0, _SCORES.index(mark) + by))
            self._mark(self._row, _SCORES[at])
        self._said()

    # -- drawing ----------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        self._paint_heads(painter)
        for row, id in enumerate(self._ids):
            self._paint_row(painter, row, id)

    def _paint_heads(self, painter: QPainter) -> None:
        now, words = theme.now(), self._words
        tall, color = now.px(_HEAD), now.color.muted
        first, fifth = self._cell(0, 0), self._cell(0, 4)
        left = QRectF(12, 0, first.left() - 20, tall)
        paint.text(painter, left, words("One tap a row"), now.font("min", weight=600), color,
                   where=self)  # fmt: skip
        low = QRectF(first.left(), 0, first.width() * 2, tall)
        paint.text(painter, low, words("1 not at all"), now.font("min"), color, where=self)
        high = QRectF(fifth.right() - first.width() * 2, 0, first.width() * 2, tall)
        paint.text(painter, high, words("5 fully"), now.font("min"), color, align=paint.RIGHT,
                   where=self)  # fmt: skip

    @property
    def _beside(self) -> bool:
        """Whether each name and what is told of it have room beside each other, in all rows."""
        now, left = theme.now(), 14 + theme.now().px(20) + 12
        room = self._cell(0, 0).left() - left - 8
        return all(
            now.width(names.criterion(self._words, id), "body", 700) + 16 + now.width(told, "min")
            <= room
            for id, told in self._told.items()
            if told and id in self._ids
        )

    def _paint_row(self, painter: QPainter, row: int, id: str) -> None:
        now, box = theme.now(), self._row_box(row)
        color, here = now.color, row == self._row and self.isEnabled()
        if here:
            paint.selected_row(painter, box.adjusted(0, 2, 0, -2))
        side = now.px(20)
        icon = QRectF(14, box.top(), side, box.height())
        usable = color.ink if self.isEnabled() else color.disabled_text
        icons.draw(painter, icon, names.CRITERION_ICONS[id],
                   color.accent_text if here else color.primary, side)  # fmt: skip
        left = icon.right() + 12
        at = QRectF(left, box.top(), self._cell(row, 0).left() - left - 8, box.height())
        name, weight = names.criterion(self._words, id), 700 if here else 500
        role = "body" if now.width(name, "body", weight) <= at.width() else "detail"
        told = self._told.get(id, "")
        if told and not self._beside and now.width(name, role, weight) > at.width():
            role = "min"
        if told and self._beside:
            paint.text(painter, at, told, now.font("min"), color.muted, align=paint.RIGHT,
                       where=self)  # fmt: skip
        elif told:
            low = QRectF(left, box.center().y(), at.width(), box.height() / 2 - 2)
            paint.text(painter, low, told, now.font("min"), color.muted, where=self)
            at = QRectF(left, box.top() + 2, at.width(), box.height() / 2 - 2)
        wrapped.lines(painter, at, name, now.font(role, weight=weight), usable, self)
        for column, score in enumerate(_SCORES):
            self._paint_cell(painter, row, column, self._marks.get(id) == score)

    def _paint_cell(self, painter: QPainter, row: int, column: int, on: bool) -> None:
        now, cell = theme.now(), self._cell(row, column)
        fill, ink, line = self._colors(_SCORES[column], on, self._over == (row, column))
        paint.frame(painter, cell, 8, fill, line, 2 if on else 1)
        said = self._words("Don't know") if column == 5 else str(_SCORES[column])
        role = "detail" if column == 5 else "body"
        paint.text(painter, cell, said, now.font(role, weight=700 if on else 600), ink,
                   align=paint.CENTER, where=self)  # fmt: skip

    def _colors(self, score: int, on: bool, over: bool) -> tuple[QColor, QColor, QColor]:
        """Fill, figure and line of a cell."""
        now = theme.now()
        color = now.color
        if not self.isEnabled():
            return color.sunken, color.disabled_text, color.line
        if on and score == DONT_KNOW:
            return color.sunken, color.ink, color.primary
        if on:
            fill, ink = now.heat(score)
            return fill, ink, color.primary
        return (color.sunken if over else color.card), color.ink, color.field_line
