"""One column of the board: cards drawn over a model, as many as there are."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from workshop_app.services.board_cards import Card
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.proposals.card import GAP, CardPainter
from workshop_app.ui.proposals.lane_layout import BAR, EDGE, Cursor, LaneLayout
from workshop_app.ui.proposals.lane_model import MIME, LaneModel
from workshop_app.ui.widgets.rows import ROW, Index

_MOVES = {
    Qt.Key.Key_Up: Cursor.MoveUp,
    Qt.Key.Key_Down: Cursor.MoveDown,
    Qt.Key.Key_Home: Cursor.MoveHome,
    Qt.Key.Key_End: Cursor.MoveEnd,
    Qt.Key.Key_PageUp: Cursor.MovePageUp,
    Qt.Key.Key_PageDown: Cursor.MovePageDown,
}


class LaneView(LaneLayout):
    """Shows a ``LaneModel``. Up and down, Home, End and page keys move in it; other keys go on to
    its parent. It tells what a person does; the board knows what that means."""

    opened = Signal(object)
    """A card, by Enter or a double click."""
    moved = Signal(object)
    """The card that has the keyboard now, or None."""
    toggled = Signal(object)
    """A card, by Ctrl and a click."""
    dropped = Signal(list)
    """Ids of proposals that were dragged here."""

    def __init__(self, model: LaneModel, cards: CardPainter, parent: QWidget | None = None) -> None:
        super().__init__(model, cards, parent)
        self._pressed: QPoint | None = None
        self._over = -1
        self._aimed = False
        self.open_card = ""
        self.chosen: frozenset[str] = frozenset()
        self.setAcceptDrops(not model.fixed)
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
        if action is not None and plain and self._lane.rowCount():
            self.setCurrentIndex(self.moveCursor(action, event.modifiers()))
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
        row = index.data(ROW)
        self.setCurrentIndex(index)
        if not isinstance(row, Card):
            self._open(index)
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
            self._drag()

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

    def leaveEvent(self, event: Any) -> None:
        self._over = -1
        self.viewport().update()
        super().leaveEvent(event)

    # -- dragging ---------------------------------------------------------------------------------
    def _drag(self) -> None:
        card = self.card
        if card is None or card.withdrawn:
            return
        drag = QDrag(self)
        drag.setMimeData(self._lane.mimeData([self.currentIndex()]))
        box = self.visualRect(self.currentIndex())
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self._cards.paint(painter, QRectF(0, 0, box.width(), box.height()), card, chosen=True,
                          here=False, over=False)  # fmt: skip
        painter.end()
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(box.width() // 2, theme.now().px(20)))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._aim(event.mimeData().hasFormat(MIME))
        event.setAccepted(self._aimed)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._aimed)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim(False)
        ids = bytes(event.mimeData().data(MIME).data()).decode().split("\n")
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.dropped.emit([id for id in ids if id])

    def _aim(self, aimed: bool) -> None:
        self._aimed = aimed
        self.viewport().update()

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
                                  over=row == self._over)  # fmt: skip
            else:
                self._paint_fold(painter, box, row == current and focused)
            row += 1
        if self._aimed:
            paint.frame(painter, QRectF(self.viewport().rect()).adjusted(1, 1, -BAR + 3, -1), 12,
                        None, theme.now().color.primary, 2, dashed=True)  # fmt: skip

    def _paint_fold(self, painter: QPainter, box: QRectF, here: bool) -> None:
        now = theme.now()
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
