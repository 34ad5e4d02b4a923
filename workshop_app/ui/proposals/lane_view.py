"""One column of the board: cards drawn over a model, as many as there are."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from workshop_app.services.board_cards import Card
from workshop_app.ui import icons, paint
from workshop_app.ui.proposals.card import GAP, CardPainter
from workshop_app.ui.proposals.lane_drag import LaneDrag
from workshop_app.ui.proposals.lane_layout import EDGE, Cursor
from workshop_app.ui.proposals.lane_model import LaneModel
from workshop_app.ui.widgets.rows import ROW, Index

_MOVES = {
    Qt.Key.Key_Up: Cursor.MoveUp,
    Qt.Key.Key_Down: Cursor.MoveDown,
    Qt.Key.Key_Home: Cursor.MoveHome,
    Qt.Key.Key_End: Cursor.MoveEnd,
    Qt.Key.Key_PageUp: Cursor.MovePageUp,
    Qt.Key.Key_PageDown: Cursor.MovePageDown,
}


class LaneView(LaneDrag):
    """Shows a ``LaneModel``. Up and down, Home, End and page keys move in it, with Shift they
    choose; other keys go on to its parent. It tells what a person does; the board knows what that
    means."""

    opened = Signal(object)
    """A card, by Enter or a double click."""
    moved = Signal(object)
    """The card that has the keyboard now, or None."""
    toggled = Signal(object)
    """A card, by Ctrl and a click."""
    zooming = Signal(int)
    """Ctrl and the wheel: larger (1) or smaller (-1)."""
    reached = Signal(int, int)
    """Rows from and to which Shift and an arrow, or Shift and a click, chooses."""

    def __init__(self, model: LaneModel, cards: CardPainter, parent: QWidget | None = None) -> None:
        super().__init__(model, cards, parent)
        self._pressed: QPoint | None = None
        self._over = -1
        self.open_card = ""
        self.chosen: frozenset[str] = frozenset()
        self.related: frozenset[str] = frozenset()
        self.hint = ""
        """What is said in the place of cards where there is none."""
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    # -- the current card -------------------------------------------------------------------------
    @property
    def card(self) -> Card | None:
        """The card that has, or had last, the keyboard."""
        row = self.currentIndex().data(ROW) if self.currentIndex().isValid() else None
        return row if isinstance(row, Card) else None

    def currentChanged(self, current: Any, previous: Any) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)
        self.viewport().update()
        self.moved.emit(self.card)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._lane.rowCount():
            self.setCurrentIndex(self._lane.index(self._heights.at(self.verticalOffset()), 0))
        self.viewport().update()
        self.moved.emit(self.card)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- keys and mouse ---------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _MOVES.get(Qt.Key(event.key()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        reaching = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if action is not None and (plain or reaching) and self._lane.rowCount():
            before = self.currentIndex().row()
            self.setCurrentIndex(self.moveCursor(action, event.modifiers()))
            if reaching:
                self.reached.emit(before, self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and plain:
            self._open(self.currentIndex())
        else:
            event.ignore()

    def _open(self, index: Index) -> None:
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, Card):
            self.opened.emit(row)
        elif row is not None:
            self._lane.unfold(not self._lane.unfolded)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        row, before = index.data(ROW), self.currentIndex().row()
        self.setCurrentIndex(index)
        if not isinstance(row, Card):
            self._open(index)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.reached.emit(before, index.row())
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.toggled.emit(row)
        else:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        over = self.indexAt(here).row()
        if over != self._over:
            self._over = over
            self.viewport().update()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (here - self._pressed).manhattanLength()
        if far >= self.startDragDistance() and not self._lane.fixed:
            self._pressed = None
            self.drag()

    @staticmethod
    def startDragDistance() -> int:
        """Pixels that the mouse goes before a press becomes a drag."""
        return 12

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if isinstance(index.data(ROW), Card):
            self.opened.emit(index.data(ROW))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the board changes the size of its cards."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        turned = event.angleDelta().y()
        if turned:
            self.zooming.emit(1 if turned > 0 else -1)
        event.accept()

    def leaveEvent(self, event: Any) -> None:
        self._over = -1
        self.viewport().update()
        super().leaveEvent(event)

    # -- looks ------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        paint.smooth(painter)
        offset, low = self.verticalOffset(), event.rect().bottom()
        row = self._heights.at(offset + event.rect().top() - EDGE - GAP)
        focused, current = self.hasFocus(), self.currentIndex().row()
        while 0 <= row < len(self._heights):
            box = QRectF(self.box(row))
            if box.top() > low:
                break
            shown = self._lane.row(row)
            if isinstance(shown, Card):
                here = row == current and (focused or shown.id == self.open_card)
                self._cards.paint(painter, box, shown, chosen=shown.id in self.chosen, here=here,
                                  over=row == self._over, related=shown.id in self.related)  # fmt: skip
            else:
                self._paint_fold(painter, box, row == current and focused)
            row += 1
        if self.hint and not self._lane.rowCount():
            now = self._cards.look
            room = QRectF(EDGE, EDGE, self.card_width, now.px(56))
            paint.frame(painter, room, 12, None, now.color.line_strong, dashed=True)
            paint.text(painter, room.adjusted(12, 0, -12, 0), self.hint, now.font("detail"),
                       now.color.muted, align=paint.CENTER, where=self)  # fmt: skip
        self.paint_aim(painter)

    def _paint_fold(self, painter: QPainter, box: QRectF, here: bool) -> None:
        now = self._cards.look
        said = self._lane.data(self._lane.index(self._lane.at_fold, 0),
                               Qt.ItemDataRole.DisplayRole)  # fmt: skip
        if here:
            paint.frame(painter, box.adjusted(-3, 0, 3, 0), 8, None, now.color.accent, 3)
        size = now.px(18)
        caret = "caret-down" if self._lane.unfolded else "caret-right"
        icons.draw(painter, QRectF(box.left() + 8, box.top(), size, box.height()), caret,
                   now.color.muted, size)  # fmt: skip
        paint.text(painter, box.adjusted(size + 14, 0, -8, 0), said,
                   now.font("detail", weight=600), now.color.muted, where=self)  # fmt: skip
