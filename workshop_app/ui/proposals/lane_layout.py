"""Where the cards of a column stand, and how it scrolls over any number of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QScrollBar, QWidget

from workshop_app.services.board_cards import Card
from workshop_app.ui import theme
from workshop_app.ui.proposals.card import GAP, CardPainter
from workshop_app.ui.proposals.heights import Heights
from workshop_app.ui.proposals.lane_model import LaneModel
from workshop_app.ui.widgets.rows import Index

EDGE = 4
"""Pixels round the cards, for the ring of the one that has the keyboard."""
BAR = 10
"""Pixels of the scroll bar, right of the cards."""
_SLICE = 0.002
"""Seconds of measuring between two events of the window."""
Cursor = QAbstractItemView.CursorAction


class LaneLayout(QAbstractItemView):
    """The geometry of a ``LaneView``: heights, scrolling, what is where."""

    def __init__(self, model: LaneModel, cards: CardPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane, self._cards = model, cards
        self._heights = Heights(self._measured, cards.guess() + GAP)
        self._foot = 0
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._spare = QTimer(self, interval=0)
        self._spare.timeout.connect(self._measure_some)
        self._prepare()
        self.setModel(model)
        self._renew()
        model.modelReset.connect(self._renew)
        model.rowsRemoved.connect(self._rows_removed)

    def _prepare(self) -> None:
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = self.verticalScrollBar()
        inner.rangeChanged.connect(self._ranged)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)
        self._ranged(inner.minimum(), inner.maximum())

    # -- measures ---------------------------------------------------------------------------------
    @property
    def card_width(self) -> int:
        """How wide cards are: the view less its edges."""
        return max(40, self.width() - EDGE - BAR)

    def _measured(self, row: int) -> int:
        card = self._lane.row(row)
        if not isinstance(card, Card):
            return self._cards.look.px(40)
        return self._cards.height(card, self.card_width) + GAP

    def set_foot(self, pixels: int) -> None:
        """So much room below the last card, for what floats over the board."""
        if pixels != self._foot:
            self._foot = pixels
            self.updateGeometries()

    def zoom(self, zoom: float) -> None:
        """Cards so many times as large; the current one stays in view."""
        self._cards.zoom(zoom)
        self._renew()
        self.scrollTo(self.currentIndex())

    def show_links(self, linked: bool) -> None:
        """Cards say what they are linked with, or no longer."""
        if linked != self._cards.linked:
            self._cards.show_links(linked)
            self._renew()

    def _renew(self) -> None:
        self._heights.renew(self._lane.rowCount(), self._cards.guess() + GAP)
        self._settled()

    def _settled(self) -> None:
        """Rows came, went or changed: measure what is seen now, the rest in spare time."""
        offset, room = self.verticalOffset(), self.viewport().height()
        self._heights.settle(offset - EDGE, room)
        self.updateGeometries()
        self._spare.start()
        self.viewport().update()

    def _measure_some(self) -> None:
        """Measure on; the card at the top stays where it is."""
        if not self.isVisible():
            self._spare.stop()
            return
        top = self._heights.at(self.verticalOffset())
        before = self._heights.tops[top] if top >= 0 else 0
        if not self._heights.settle_some(_SLICE):
            self._spare.stop()
        self.updateGeometries()
        self._keep(top, before)

    def _keep(self, row: int, before: int) -> None:
        if row < 0 or row >= len(self._heights) or not self.verticalOffset():
            return
        by = self._heights.tops[row] - before
        if by:
            self.verticalScrollBar().setValue(self.verticalOffset() + by)

    def updateGeometries(self) -> None:
        tall = self._heights.tops[-1] + 2 * EDGE + self._foot
        room = self.viewport().height()
        inner = self.verticalScrollBar()
        inner.setPageStep(room)
        inner.setSingleStep(theme.now().px(20))
        inner.setRange(0, max(0, tall - room))
        super().updateGeometries()

    def _ranged(self, low: int, high: int) -> None:
        self._bar.setPageStep(self.verticalScrollBar().pageStep())
        self._bar.setSingleStep(self.verticalScrollBar().singleStep())
        self._bar.setRange(low, high)
        self._bar.setVisible(high > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - BAR, 0, BAR, self.height())
        if event.oldSize().width() != event.size().width():
            self._renew()
        else:
            self._settled()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._heights.settle(self.verticalOffset() - EDGE, self.viewport().height()):
            self._spare.start()
        self.viewport().update()

    # -- rows that come and go --------------------------------------------------------------------
    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        top = self._heights.at(self.verticalOffset())
        before = self._heights.tops[top] if top >= 0 else 0
        self._heights.insert(start, end - start + 1)
        super().rowsInserted(parent, start, end)
        self._settled()
        if 0 <= start <= top and self.verticalOffset():
            self._keep(top + end - start + 1, before)

    def _rows_removed(self, _parent: Index, start: int, end: int) -> None:
        top = self._heights.at(self.verticalOffset())
        before = self._heights.tops[top] if top >= 0 else 0
        self._heights.remove(start, end - start + 1)
        self._settled()
        if end < top:
            self._keep(top - (end - start + 1), before)

    def dataChanged(self, first: Any, last: Any, roles: Any = ()) -> None:
        super().dataChanged(first, last, roles)
        if list(roles) == [Qt.ItemDataRole.AccessibleTextRole]:
            self.viewport().update()
            return
        self._heights.forget(first.row(), last.row())
        self._settled()

    # -- where things are -------------------------------------------------------------------------
    def box(self, row: int) -> QRect:
        """Where the card of a row stands in the viewport."""
        tops = self._heights.tops
        if not 0 <= row < len(tops) - 1:
            return QRect()
        top = tops[row] + EDGE - self.verticalOffset()
        return QRect(EDGE, top, self.card_width, tops[row + 1] - tops[row] - GAP)

    def visualRect(self, index: Index) -> QRect:
        return self.box(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._heights.at(point.y() + self.verticalOffset() - EDGE)
        if row >= 0 and self.box(row).contains(point):
            return self._lane.index(row, 0)
        return QModelIndex()

    def row_near(self, y: int) -> int:
        """The row nearest to ``y`` of the viewport."""
        return self._heights.at(y + self.verticalOffset() - EDGE)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        row, bar = index.row(), self.verticalScrollBar()
        room = max(1, self.viewport().height() - self._foot)
        self._heights.settle(self._heights.tops[row] - room, 2 * room)
        self.updateGeometries()
        top, low = self._heights.tops[row], self._heights.tops[row + 1] + 2 * EDGE
        if top < bar.value() or low - top > room:
            bar.setValue(top)
        elif low > bar.value() + room:
            bar.setValue(low - room)
        self.viewport().update()

    def moveCursor(self, action: Any, modifiers: Any) -> QModelIndex:
        row, last = self.currentIndex().row(), self._lane.rowCount() - 1
        page = self.viewport().height() - theme.now().px(60)
        if row >= 0 and action in (Cursor.MovePageDown, Cursor.MovePageUp):
            by = page if action == Cursor.MovePageDown else -page
            row = self._heights.at(self._heights.tops[row] + by)
        else:
            row = {
                Cursor.MoveUp: row - 1,
                Cursor.MoveDown: row + 1,
                Cursor.MoveHome: 0,
                Cursor.MoveEnd: last,
            }.get(action, row)
        return self._lane.index(min(max(0, row), last), 0)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: Any) -> None:
        """Choosing is the board's: a choice reaches over several columns."""

    def visualRegionForSelection(self, selection: Any) -> QRegion:
        return QRegion()
