"""Lists: a model with uniform rows and a delegate that paints them; short ones as widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)  # fmt: skip
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)  # fmt: skip

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import FocusRing, Painted, brush

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
"""The role under which a model gives the whole row (a record)."""


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one height. Override ``paint_row`` (and ``height`` where rows differ).

    The base draws the selected ground (tint and accent bar), the hover and a line between rows.
    """

    def __init__(
        self, height: int = 48, lines: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._height, self._lines = height, lines

    def height(self, row: Any, width: int) -> int:
        """The height of ``row`` in pixels at ``width``."""
        return theme.now().px(self._height)

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, selected: bool) -> None:
        """Draw ``row`` into ``box``."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        inside = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(0, self.height(index.data(ROW), inside))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        paint.smooth(painter)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        box = QRectF(rect)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        color = theme.now().color
        if selected:
            paint.selected_row(painter, box)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint.frame(painter, box, 8, color.sunken)
        if self._lines and index.row() and not selected:
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 1), color.line)
        painter.save()
        self.paint_row(painter, box, index.data(ROW), selected)
        painter.restore()


class RowList(Painted, QListView):
    """A list over a model (see ``ui/models/records.py``). Emits ``picked(row)`` when the current
    row changes by a person or by ``pick``, ``opened(row)`` on Enter or a double click. Under the
    keyboard the focus ring goes round the current row."""

    picked = Signal(object)
    opened = Signal(object)

    def __init__(
        self, model: QAbstractListModel, delegate: RowDelegate, name: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setModel(model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.picked.emit(now.data(ROW)) if now.isValid() else None
        )
        self.selectionModel().currentChanged.connect(self._move_ring)
        self.verticalScrollBar().valueChanged.connect(self._move_ring)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab passes a list with nothing in it: what one types there would go nowhere."""
        forward = event.reason() == Qt.FocusReason.TabFocusReason
        back = event.reason() == Qt.FocusReason.BacktabFocusReason
        if (forward or back) and self.model().rowCount() == 0:
            self.focusNextPrevChild(forward)
        else:
            super().focusInEvent(event)

    def ring_box(self) -> QRect:
        """The current row as far as it is in view; the list itself where there is none."""
        row = self.visualRect(self.currentIndex()) & self.viewport().rect()
        return row.translated(self.viewport().pos()) if not row.isEmpty() else self.rect()

    def _move_ring(self) -> None:
        if self.focused and self.hasFocus():
            FocusRing.around(self)

    @property
    def row(self) -> Any:
        """The current row, or ``None``."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def pick(self, number: int) -> None:
        """Make row ``number`` the current one."""
        self.setCurrentIndex(self.model().index(number, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows may be as tall as their words need at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.row)
        else:
            super().keyPressEvent(event)


class ListRow(Painted, QWidget):
    """One row of a short list as a widget: icon or badge, title, second line, widgets at the right.

    ``topic`` draws a badge; ``tone`` tints the icon's square (primary accent warn neutral or a
    zone). Emits ``picked`` by click or Enter where ``pickable``. ``lined`` draws a line above it.
    """

    picked = Signal()
    ring_radius = 8.0

    def __init__(
        self,
        title: str,
        detail: str = "",
        *right: QWidget,
        icon: str = "",
        tone: str = "primary",
        topic: str = "",
        number: str = "",
        pickable: bool = False,
        lined: bool = False,
        height: int = 0,
        weight: int = 600,
        role: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._title, self._detail, self._icon, self._tone = title, detail, icon, tone
        self._topic, self._number, self._pickable, self._lined = topic, number, pickable, lined
        self._weight = weight
        self._title_tone, self._detail_tone = "ink", "muted"
        self.selected = False
        self._height = height or (60 if detail else 44)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(self._left() + 60, 4, 12, 4)
        self._row.setSpacing(8)
        self._row.addStretch(1)
        for widget in right:
            self._row.addWidget(widget)
        self.setMinimumHeight(theme.now().px(self._height))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        if pickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def text(self) -> str:
        return self._title

    def set_selected(self, selected: bool) -> None:
        """Whether this is the one that the page is about."""
        self.selected = selected
        self.update()

    def set_tones(self, title: str = "ink", detail: str = "muted") -> None:
        """Other colours of its two lines."""
        self._title_tone, self._detail_tone = title, detail
        self.update()

    def say(self, title: str, detail: str) -> None:
        """Other words."""
        self._title, self._detail = title, detail
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.update()

    def _side(self) -> int:
        return theme.now().px(44 if self._icon and self._detail else 28)

    def _left(self) -> int:
        return 12 + (self._side() + 14 if self._icon or self._topic else 0)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        now = theme.now()
        wide = max(now.width(self._title, self._role, 700), now.width(self._detail, "detail"))
        return QSize(self._left() + wide + hint.width() - 60, now.px(self._height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._pickable:
            self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._pickable and event.key() in keys:
            self.picked.emit()
        else:
            super().keyPressEvent(event)

    def _room(self) -> float:
        first = self._row.itemAt(1)
        return float(first.geometry().left() - 8 if first is not None else self.width() - 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color = now.color
        if self.selected:
            paint.selected_row(painter, box)
        elif self._pickable and self.hovered:
            paint.frame(painter, box.adjusted(2, 2, -2, -2), 8, color.sunken)
        if self._lined:
            painter.fillRect(QRectF(0, 0, box.width(), 1), color.line)
        side = self._side()
        square = QRectF(12, (box.height() - side) / 2, side, side)
        if self._topic:
            paint.badge(painter, square, self._topic, number=self._number)
        elif self._icon:
            self._paint_icon(painter, square, color.muted)
        self._paint_words(painter, box)

    def _paint_icon(self, painter: QPainter, square: QRectF, muted: QColor) -> None:
        color = theme.now().color
        tints = {"primary": (color.primary, color.primary_tint),
                 "accent": (color.accent_text, color.accent_tint),
                 "warn": (color.warn, color.warn_tint), "neutral": (muted, color.sunken)}  # fmt: skip
        if self._tone in tints:
            ink, tint = tints[self._tone]
        else:
            tint, ink, _ = theme.now().zone(self._tone)
        if self._detail:
            paint.tile_icon(painter, square, self._icon, ink, tint)
        else:
            icons.draw(painter, square, self._icon, ink, theme.now().px(22))

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        now, left = theme.now(), float(self._left())
        first, second = now.line(self._role), now.line("detail") if self._detail else 0
        top = (box.height() - first - second) / 2
        wide = self._room() - left
        weight = 700 if self.selected else self._weight
        paint.text(painter, QRectF(left, top, wide, first), self._title,
                   now.font(self._role, weight=weight), now.color.tone(self._title_tone),
                   where=self)  # fmt: skip
        if self._detail:
            paint.text(painter, QRectF(left, top + first, wide, second), self._detail,
                       now.font("detail"), now.color.tone(self._detail_tone), where=self)  # fmt: skip


class Rows(QAbstractListModel):
    """A plain model over a sequence; ``show`` replaces it."""

    def __init__(self, rows: Sequence[Any] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = list(rows)

    def show(self, rows: Sequence[Any]) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words_of(row)
        return None

    def words_of(self, row: Any) -> str:
        """What a reader says of ``row``."""
        return str(getattr(row, "text", row))
