"""The agenda as a list: painted rows, minutes on the selected one, moved by dragging or Alt+↑/↓."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)  # fmt: skip
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from workshop_app.text import Words
from workshop_app.ui import exercises, icons, paint, theme
from workshop_app.ui.prepare.agenda_model import ROW, AgendaModel, Index, Row
from workshop_app.ui.widgets.painted import FocusRing, Painted
from workshop_app.ui.widgets.stepper import Stepper
from workshop_app.ui.widgets.wrapped import height, lines

_EDGE = 6
"""Between the list's edge and the ground of a selected row."""
_PITCH, _LEAST_PITCH = 52, 46
_SIZES = (17, 16, 15, 14, 12)
"""Of the title, in px at 100 %: the first in which two lines hold it."""
_LEAST = 14
"""Pixels of the smallest letters, at any text size."""
_NARROW = 560
"""In a list narrower than this (px at 100 %) the chips give their room to the titles."""
_HANDLE = 44
_BURST = 400
"""Milliseconds after the last press from which on minutes are kept: presses that follow each other
are one change."""


class AgendaList(Painted, QListView):
    """Rows of an agenda. The selected one has a stepper for its minutes.

    Emits ``picked(id)``, ``moved(id, place)``, ``lasting(id, minutes)``, ``dropped(id)``.
    """

    picked = Signal(str)
    moved = Signal(str, int)
    lasting = Signal(str, int)
    dropped = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = AgendaModel(words)
        self._writes = True
        self._dragged = self._gap = -1
        self._waiting: tuple[str, int] | None = None
        self._burst = QTimer(self, singleShot=True, interval=_BURST)
        self._burst.timeout.connect(self.settle)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setObjectName("agenda")
        self.setAccessibleName(words("Agenda"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.minutes = Stepper(
            10, 1, 480, name=words("Minutes"), unit=exercises.minutes_unit(words), height=36,
            less=words("One minute less"), more=words("One minute more"), parent=self.viewport(),
        )  # fmt: skip
        self.minutes.setObjectName("minutes")
        self.minutes.hide()
        self.minutes.changed.connect(self._lasts)
        self.minutes.settled.connect(self.settle)
        self.selectionModel().currentChanged.connect(self._chosen)
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._shift(by))

    # -- what is shown ----------------------------------------------------------------------------
    def show_rows(self, rows: list[Row], selected: str, writes: bool = True) -> None:
        """Other rows, the one with the id ``selected`` chosen; without ``writes`` only to read."""
        self._writes = writes
        self.selectionModel().blockSignals(True)
        self.rows.show_rows(rows)
        self.setCurrentIndex(self.rows.index(self.rows.place(selected)))
        self.selectionModel().blockSignals(False)
        self._fit()
        self._ring()

    @property
    def current(self) -> Row | None:
        """The selected row."""
        return self.rows.row(self.currentIndex().row())

    @property
    def inner_stops(self) -> list[QWidget]:
        """The stepper comes after the list."""
        return [self.minutes]

    @property
    def writes(self) -> bool:
        """Whether the agenda may be changed."""
        return self._writes

    @property
    def narrow(self) -> bool:
        """Whether there is room for titles only."""
        return self.viewport().width() < theme.now().px(_NARROW)

    def row_height(self) -> int:
        """Rows come closer to each other before the list scrolls."""
        now, count = theme.now(), max(1, self.rows.rowCount())
        return min(now.px(_PITCH), max(now.px(_LEAST_PITCH), self.viewport().height() // count))

    # -- the selected row -------------------------------------------------------------------------
    def _chosen(self, index: Index) -> None:
        self._place_stepper()
        self._ring()
        row = self.rows.row(index.row())
        if row:
            self.picked.emit(row.item.id)
        self.settle()

    def _lasts(self, minutes: int) -> None:
        if row := self.current:
            self._waiting = (row.item.id, minutes)
            self._burst.start()

    def settle(self) -> None:
        """Tell the minutes that presses led to and that were not told yet."""
        self._burst.stop()
        waiting, self._waiting = self._waiting, None
        row = self.rows.row(self.rows.place(waiting[0])) if waiting else None
        if waiting and row and row.item.minutes != waiting[1]:
            self.lasting.emit(*waiting)

    def _shift(self, by: int) -> None:
        self.settle()
        row = self.current
        to = self.currentIndex().row() + by
        if row and self._writes and 0 <= to < self.rows.rowCount():
            self.moved.emit(row.item.id, to)

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self._place_stepper()
        self.viewport().update()

    def _place_stepper(self) -> None:
        row = self.current
        self.minutes.setVisible(bool(row) and self._writes)
        if row is None:
            return
        least, most = row.bounds
        self.minutes.set_range(min(least, row.item.minutes), max(most, row.item.minutes))
        kept = row.item.minutes
        shown = self._waiting[1] if self._waiting and self._waiting[0] == row.item.id else kept
        if self.minutes.value != shown:
            self.minutes.set_value(shown)
        box, size = self.visualRect(self.currentIndex()), self.minutes.sizeHint()
        self.minutes.setGeometry(
            box.right() - 13 - size.width(),
            box.top() + (box.height() - size.height()) // 2,
            size.width(), size.height(),
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_stepper()

    # -- keys -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.current, event.key()
        if row is None or not self._writes:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.minutes.move_by(1 if key == Qt.Key.Key_Plus else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.settle()
            self.dropped.emit(row.item.id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _ring(self) -> None:
        """The focus ring goes along with the selected row."""
        if self.focused and self.hasFocus():
            FocusRing.around(self)

    def ring_box(self) -> QRect:
        """The focus ring goes round the selected row."""
        box = self.visualRect(self.currentIndex()).adjusted(_EDGE + 3, 5, -_EDGE - 3, -5)
        return box if box.isValid() else self.rect().adjusted(5, 5, -5, -5)

    # -- dragging ---------------------------------------------------------------------------------
    def _on_handle(self, event: QMouseEvent) -> bool:
        return self._writes and event.position().x() < theme.now().px(_HANDLE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._on_handle(event):
            self._dragged = self.indexAt(event.position().toPoint()).row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged < 0:
            open_hand, arrow = Qt.CursorShape.OpenHandCursor, Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(open_hand if self._on_handle(event) else arrow)
            super().mouseMoveEvent(event)
            return
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        y = event.position().toPoint().y()
        top = self.visualRect(self.rows.index(0)).top()
        self._gap = min(self.rows.rowCount(), max(0, round((y - top) / self.row_height())))
        near = self.rows.index(min(self._gap, self.rows.rowCount() - 1))
        self.scrollTo(near)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, gap = self._dragged, self._gap
        self._dragged = self._gap = -1
        self.viewport().unsetCursor()
        self.viewport().update()
        super().mouseReleaseEvent(event)
        row = self.rows.row(dragged)
        to = gap - 1 if gap > dragged else gap
        if row and gap >= 0 and to != dragged:
            self.settle()
            self.moved.emit(row.item.id, to)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap < 0:
            return
        painter = paint.smooth(QPainter(self.viewport()))
        last = self.rows.rowCount() - 1
        box = self.visualRect(self.rows.index(min(self._gap, last)))
        y = box.bottom() + 1 if self._gap > last else box.top()
        painter.setPen(QPen(theme.now().color.accent, 3))
        painter.drawLine(_EDGE, max(2, y), self.viewport().width() - _EDGE, max(2, y))


class _RowDelegate(QStyledItemDelegate):
    """Paints a row: six dots, hour, icon, title in one or two lines, chip, minutes."""

    def __init__(self, view: AgendaList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: object, index: Index) -> QSize:
        return QSize(100, self._view.row_height())

    def paint(self, painter: QPainter, option: object, index: Index) -> None:
        row: Row = index.data(ROW)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        selected = index == self._view.currentIndex()
        now = theme.now()
        painter.save()
        paint.smooth(painter)
        if selected:
            paint.selected_row(painter, box.adjusted(_EDGE, 4, -_EDGE, -4))
        left = self._paint_head(painter, box, row, selected)
        right = self._paint_tail(painter, box, row, selected)
        weight = 700 if selected else 500
        for size in (size for size in _SIZES if now.px(size) >= _LEAST):
            font = now.font("strong", weight=weight, size=size)
            if height(row.title, font, right - left) <= 2 * round(font.pixelSize() * 1.2):
                break
        lines(painter, QRectF(left, box.top(), right - left, box.height()), row.title, font,
              now.color.ink, self._view)  # fmt: skip
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRectF, row: Row, selected: bool) -> float:
        """Dots, hour and icon; where the title begins."""
        now, left = theme.now(), box.left() + 16
        dots = now.px(20)
        if self._view.writes:
            tone = now.color.ink if selected else now.color.field_line
            icons.draw(painter, QRectF(left, box.top(), dots, box.height()),
                       "dots-six-vertical-bold", tone, dots)  # fmt: skip
        left += dots + 8
        hour = now.px(46)
        paint.text(painter, QRectF(left, box.top(), hour, box.height()), row.hour,
                   now.font("body", tabular=True), now.color.muted, align=paint.RIGHT,
                   where=self._view)  # fmt: skip
        left += hour + now.px(13)
        side = now.px(22)
        name = icons.filled(row.icon) if selected else row.icon
        ink = now.color.accent_text if selected else now.color.primary
        icons.draw(painter, QRectF(left, box.top(), side, box.height()), name, ink, side)
        return left + side + now.px(13)

    def _paint_tail(self, painter: QPainter, box: QRectF, row: Row, selected: bool) -> float:
        """Minutes and chip; where the title must end."""
        now, stepper = theme.now(), self._view.minutes
        right = box.right() - 26
        if selected and self._view.writes:
            right = box.right() - 13 - stepper.sizeHint().width() - 11
        else:
            font = now.font("strong", weight=600, size=17)
            wide = now.width(row.minutes, "strong", 600)
            paint.text(painter, QRectF(right - wide, box.top(), wide, box.height()), row.minutes,
                       font, now.color.ink, align=paint.RIGHT, where=self._view)  # fmt: skip
            right -= max(wide, now.px(52)) + 24
        if not row.chip or self._view.narrow:
            return right - 4
        wide = now.width(row.chip, "min", 600) + 22
        tall = now.px(26)
        chip = QRectF(right - wide, box.center().y() - tall / 2, wide, tall)
        paint.frame(painter, chip, tall / 2, now.color.primary_tint)
        paint.text(painter, chip, row.chip, now.font("min", weight=600), now.color.primary_hover,
                   align=paint.CENTER, where=self._view)  # fmt: skip
        return chip.left() - 12
