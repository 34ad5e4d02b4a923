"""Rows of a centre's sheet in a list as tall as they are: words, what is known, the state."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.centres.lines import Line
from workshop_app.ui.widgets import RowDelegate, RowList, Rows, wrapped

LEFT, RIGHT, EDGE, GAP, SIGN = 12, 10, 16, 3, 24
TRACK = 10
"""Pixels: round the words, between them, for the sign, for the way of an indicator."""


class PartRows(Rows):
    """Lines as a model."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def words_of(self, row: Line) -> str:
        return ". ".join(part for part in (row.text, row.state, row.below) if part)

    @property
    def ids(self) -> list[str]:
        """The ids of what is shown, in order."""
        return [row.id for row in self._rows]


class PartRow(RowDelegate):
    """Takes the lines it needs."""

    def __init__(self) -> None:
        super().__init__(44, lines=True)

    def height(self, row: Line, width: int) -> int:
        view = self.parent()
        if isinstance(view, RowList):
            width = view.viewport().width()
        return sum(self._heights(row, self._room(width))) + EDGE

    def _room(self, width: float) -> float:
        return max(80.0, width - LEFT - RIGHT - theme.now().px(SIGN) - 8)

    def _heights(self, row: Line, room: float) -> tuple[int, int, int]:
        """Of the words, of what is under them, of the way."""
        now = theme.now()
        text = wrapped.height(row.text, now.font("detail", weight=700), room) + 2
        below = self._below(row)
        small = wrapped.height(below, now.font("min"), room) + GAP if below else 0
        return text, small, TRACK + GAP if row.track is not None else 0

    def _below(self, row: Line) -> str:
        return " · ".join(part for part in (row.state, row.below) if part)

    def paint_row(self, painter: QPainter, box: QRectF, row: Line, selected: bool) -> None:
        now, room = theme.now(), self._room(box.width())
        text, small, way = self._heights(row, room)
        top, left = box.top() + EDGE / 2, box.left() + LEFT
        side = now.px(SIGN)
        sign = QRectF(left, top, side, now.px(22))
        icons.draw(painter, sign, row.icon, now.color.primary, now.px(20))
        left += side + 8
        wrapped.lines(painter, QRectF(left, top, room, text), row.text,
                      now.font("detail", weight=700 if selected else 600), now.color.ink,
                      self.parent(), 20)  # fmt: skip
        if small:
            under = QRectF(left, top + text + GAP, room, small - GAP)
            wrapped.lines(painter, under, self._below(row), now.font("min"), now.color.muted,
                          self.parent(), 20)  # fmt: skip
        if way and row.track is not None:
            self._way(painter, QRectF(left, top + text + small + GAP, room, TRACK - 2), row.track)

    def _way(self, painter: QPainter, box: QRectF, share: float) -> None:
        """From the baseline at the left to the target at the right, a mark where it stands now."""
        color = theme.now().color
        paint.frame(painter, box, box.height() / 2, color.bar_track)
        done = QRectF(box)
        done.setWidth(max(box.height(), box.width() * share))
        paint.frame(painter, done, box.height() / 2, color.primary)


class PartList(RowList):
    """As tall as its rows, without a scroll bar of its own. ``dropped`` on Delete, ``shifted(±1)`` on
    Alt with an arrow, ``opened(line)`` on Enter and F2."""

    dropped = Signal()
    shifted = Signal(int)

    def __init__(self, words: Words, name: str) -> None:
        self.rows = PartRows(words)
        super().__init__(self.rows, PartRow(), name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: list[Line], chosen: str) -> bool:
        """Show these; whether the ``chosen`` one (its id) is among them."""
        self.blockSignals(True)
        self.rows.show(lines)
        self.choose(chosen)
        self.blockSignals(False)
        self._fit()
        return chosen in self.rows.ids

    def choose(self, id: str) -> None:
        """Choose a row by its id without telling; none where it has no such row."""
        ids, before = self.rows.ids, self.signalsBlocked()
        self.blockSignals(True)
        self.pick(ids.index(id) if id in ids else -1)
        if id not in ids:
            self.clearSelection()
        self.blockSignals(before)

    def _fit(self) -> None:
        delegate = self.itemDelegate()
        tall = 0
        if isinstance(delegate, PartRow):
            lines = [self.rows.data(self.rows.index(n, 0), Qt.ItemDataRole.UserRole)
                     for n in range(self.rows.rowCount())]  # fmt: skip
            tall = sum(delegate.height(line, self.viewport().width()) for line in lines)
        if tall + 2 != self.height() or self.minimumHeight() != tall + 2:
            self.setFixedHeight(tall + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Delete and self.row:
            self.dropped.emit()
        elif alt and self.row and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shifted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_F2 and self.row:
            self.opened.emit(self.row)
        else:
            super().keyPressEvent(event)
