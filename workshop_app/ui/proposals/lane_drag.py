"""Dragging cards: into a column, onto a card to join or to link; what a drop would do is shown."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from workshop_app.services.board_cards import Card
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.proposals.card import CardPainter
from workshop_app.ui.proposals.lane_layout import BAR, LaneLayout
from workshop_app.ui.proposals.lane_model import CHALLENGES, MIME, LaneModel
from workshop_app.ui.widgets.rows import ROW

_RIM = 28
"""Pixels from the edge in which a drag scrolls on: the column up and down, the board sideways."""
_MIDDLE = 0.22
"""Of a card's height, above and below: a drop there is meant for the column, not for the card."""


class LaneDrag(LaneLayout):
    """Starts drags and takes drops. ``takes`` is the kind (MIME) that may be dropped on the column
    as a whole; on a card the same kind joins, the other kind links."""

    dropped = Signal(list)
    """Ids that were dragged to this column."""
    dropped_on = Signal(list, object)
    """Ids of what was dragged onto a card, and that card."""

    at_rim = Signal(int)
    """Something is dragged along the left (-1) or the right (1) edge of the column."""

    def __init__(self, model: LaneModel, cards: CardPainter, parent: QWidget | None = None) -> None:
        super().__init__(model, cards, parent)
        self.takes = MIME
        self.words: Words | None = None
        self._aimed = False
        self._target: Card | None = None
        self._links = False
        self.setAcceptDrops(not model.fixed)

    @property
    def target(self) -> Card | None:
        """The card that a drop would join or link with now."""
        return self._target

    # -- starting ---------------------------------------------------------------------------------
    def drag(self) -> None:
        """Take the current card, with the chosen ones where it is one of them. Esc lets go."""
        card = self.currentIndex().data(ROW)
        if not isinstance(card, Card) or card.withdrawn:
            return
        drag = QDrag(self)
        drag.setMimeData(self._lane.mimeData([self.currentIndex()]))
        box = self.visualRect(self.currentIndex())
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(box.width() * ratio), round(box.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(0.85)
        self._cards.paint(painter, QRectF(0, 0, box.width(), box.height()), card, chosen=True,
                          here=False, over=False)  # fmt: skip
        painter.end()
        drag.setPixmap(picture)
        # Below the mouse: what it would be dropped on stays in sight, with the word on it.
        drag.setHotSpot(QPoint(box.width() // 2, -12))
        drag.exec(Qt.DropAction.MoveAction)

    # -- over it ----------------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._aim(event.mimeData(), event.position().toPoint())
        event.setAccepted(any(event.mimeData().hasFormat(kind) for kind in (MIME, CHALLENGES)))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._scroll_on(event.position().toPoint())
        self._aim(event.mimeData(), event.position().toPoint())
        event.setAccepted(self._aimed or self._target is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._let_go()

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim(event.mimeData(), event.position().toPoint())
        aimed, target = self._aimed, self._target
        ids = _ids(event.mimeData())
        self._let_go()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if ids and target is not None:
            self.dropped_on.emit(ids, target)
        elif ids and aimed:
            self.dropped.emit(ids)

    def _scroll_on(self, here: QPoint) -> None:
        """What is out of sight comes into it while something is dragged along the edge."""
        bar, step = self.verticalScrollBar(), theme.now().px(16)
        if here.y() < _RIM:
            bar.setValue(bar.value() - step)
        elif here.y() > self.viewport().height() - _RIM:
            bar.setValue(bar.value() + step)
        if here.x() < _RIM or here.x() > self.viewport().width() - _RIM:
            self.at_rim.emit(-1 if here.x() < _RIM else 1)

    def _aim(self, dragged: QMimeData, here: QPoint) -> None:
        self._target = self._meant(dragged, here)
        self._aimed = self._target is None and dragged.hasFormat(self.takes)
        self._links = self._target is not None and not dragged.hasFormat(_kind(self._target))
        self.viewport().update()

    def _meant(self, dragged: QMimeData, here: QPoint) -> Card | None:
        """The card that a drop here is meant for."""
        index = self.indexAt(here)
        card = index.data(ROW) if index.isValid() else None
        if not isinstance(card, Card) or card.withdrawn:
            return None
        mine = _kind(card)
        if not dragged.hasFormat(mine):
            return card if dragged.hasFormat(MIME) or dragged.hasFormat(CHALLENGES) else None
        if mine == CHALLENGES or not set(card.members).isdisjoint(_ids(dragged)):
            return None
        box = self.visualRect(index)
        edge = round(box.height() * _MIDDLE)
        return card if box.adjusted(0, edge, 0, -edge).contains(here) else None

    def _let_go(self) -> None:
        self._aimed, self._target = False, None
        self.viewport().update()

    # -- looks ------------------------------------------------------------------------------------
    def paint_aim(self, painter: QPainter) -> None:
        """Show what a drop would do: a frame round the column, or a card with a word on it."""
        now = theme.now()
        if self._aimed:
            paint.frame(painter, QRectF(self.viewport().rect()).adjusted(1, 1, -BAR + 3, -1), 12,
                        None, now.color.primary, 2, dashed=True)  # fmt: skip
        if self._target is None or self.words is None:
            return
        row = self._lane.find(self._target.id)
        box = QRectF(self.box(row))
        paint.frame(painter, box.adjusted(-2, -2, 2, 2), 13, None, now.color.primary, 3)
        said = self.words("Link") if self._links else self.words("Put together")
        font = now.font("detail", weight=600)
        wide = now.width(said, "detail", 600) + now.px(46)
        top = max(2.0, box.top() - now.px(8))
        tag = QRectF(box.center().x() - wide / 2, top, wide, now.px(32))
        paint.frame(painter, tag, 16, now.color.primary)
        side = now.px(18)
        icon = "link-simple-bold" if self._links else "stack-fill"
        icons.draw(painter, QRectF(tag.left() + 12, tag.top(), side, tag.height()), icon,
                   now.color.on_primary, side)  # fmt: skip
        paint.text(painter, tag.adjusted(side + 18, 0, -8, 0), said, font, now.color.on_primary)


def _kind(card: Card) -> str:
    return CHALLENGES if card.kind == "challenge" else MIME


def _ids(dragged: QMimeData) -> list[str]:
    kind = MIME if dragged.hasFormat(MIME) else CHALLENGES
    return [id for id in bytes(dragged.data(kind).data()).decode().split("\n") if id]
