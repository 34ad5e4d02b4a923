"""A column of the board with its head: the badge, the name, how many."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.export.names import SHORT_THEMES
from workshop_app.services.board_cards import Lane, What
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.proposals.card import CardPainter, Sort, lay
from workshop_app.ui.proposals.lane_layout import BAR, EDGE
from workshop_app.ui.proposals.lane_model import CHALLENGES, MIME, LaneModel
from workshop_app.ui.proposals.lane_view import LaneView
from workshop_app.ui.widgets.painted import brush

_SIZES = (18, 17, 16, 15, 14, 13, 12, 11, 10)
"""Of the name, the first that fits: nothing but the name of a cluster may end in dots."""
_LEAST = 14
"""Pixels of the smallest letters, at any text size."""
_ICONS = {
    "table": "users-three",
    "cluster": "stack",
    "workshop": "calendar-blank",
    "beside": "chat-centered-text",
}
_LONG = ("cluster", "workshop")
"""Names that people gave and that take two lines."""


def name_of(lane: Lane, by: Sort, words: Words) -> str:
    """What a lane is called."""
    if by == "theme":
        return words(SHORT_THEMES[lane.key])
    if by == "beside":
        return words("Challenges")
    if lane.key:
        return lane.name
    nowhere = {"table": words("No table"), "workshop": words("No workshop")}
    return nowhere.get(by, words("In no cluster"))


def _figure(count: int, words: Words) -> str:
    """Small counts need no separators, and so nothing to be loaded for them."""
    return str(count) if count < 1000 else words.number(count)


class LaneHead(QWidget):
    """The head of a lane, painted. ``noted`` leaves room for the workshop under its name."""

    def __init__(self, by: Sort, words: Words, noted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by, self._words, self._noted = by, words, noted
        self._look = theme.now()
        self._lane = Lane("")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def zoom(self, zoom: float) -> None:
        """So many times as large, but not more than a head needs to be read from afar."""
        self._look = replace(theme.now(), scale=theme.now().scale * min(zoom, 2))
        self.updateGeometry()
        self.update()

    def show_lane(self, lane: Lane) -> None:
        """Show the name and count of a lane."""
        self._lane = lane
        name = name_of(lane, self._by, self._words)
        self.setToolTip(name if self._by in _LONG and lane.key else "")
        self.setAccessibleName(f"{name}: {_figure(lane.count, self._words)}")
        self.update()

    def text(self) -> str:
        """Its name, as painted."""
        return name_of(self._lane, self._by, self._words)

    def sizeHint(self) -> QSize:
        tall = self._noted or self._by in _LONG
        return QSize(80, self._look.px(58 if tall else 43))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = self._look, brush(self)
        looks = now.sign(self._lane.key) if self._by == "theme" else None
        line: QColor = looks.color if looks else now.color.primary
        painter.fillRect(QRectF(0, self.height() - 3, self.width(), 3), line)
        row = QRectF(3, 0, self.width() - 6, now.px(50 if self._by in _LONG else 35))
        side = now.px(26)
        square = QRectF(row.left(), row.top(), side, row.height())
        if looks:
            paint.badge(painter, square, self._lane.key)
        else:
            icons.draw(painter, square, _ICONS[self._by], now.color.primary, now.px(22))
        count = _figure(self._lane.count, self._words)
        width = paint.text(painter, row.adjusted(0, 0, -2, 0), count, now.font("body", weight=700),
                           now.color.muted, align=paint.RIGHT, where=self)  # fmt: skip
        room = QRectF(
            square.right() + 7, 0, row.right() - square.right() - width - 13, row.height()
        )
        ink = looks.text if looks else now.color.ink
        self._paint_name(painter, room, ink)
        if self._noted and self._lane.workshop:
            note = self._words("Workshop {number}", number=self._lane.workshop)
            paint.text(painter, QRectF(room.left(), now.px(33), room.width(), now.px(20)), note,
                       now.font("min"), now.color.muted, where=self)  # fmt: skip

    def _paint_name(self, painter: QPainter, room: QRectF, ink: QColor) -> None:
        now, name = self._look, self.text()
        if self._by in _LONG and self._lane.key:
            font, step = now.font("detail", weight=700), now.px(19)
            layout, lines = lay(self, name, font, room.width(), step, 2)
            painter.setPen(ink)
            layout.draw(painter, QPointF(room.left(), room.center().y() - lines * step / 2))
            return
        for size in _SIZES:
            if size < _LEAST and now.px(size) < _LEAST:
                break
            font = now.font("strong", weight=700, size=size)
            if QFontMetricsF(font).horizontalAdvance(name) <= room.width():
                break
        meant = self._by != "theme"
        paint.text(painter, room, name, font, ink, where=self, meant=meant)


class LaneColumn(QWidget):
    """Head, model and view of one lane; placed by the board."""

    def __init__(
        self,
        lane: Lane,
        by: Sort,
        words: Words,
        *,
        noted: bool,
        fixed: bool,
        holds: What = "proposal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.head = LaneHead(by, words, noted, self)
        self.model = LaneModel(words, fixed=fixed, parent=self)
        self.view = LaneView(self.model, CardPainter(words, by), self)
        self.view.words = words
        self.view.takes = CHALLENGES if holds == "challenge" else MIME
        self.view.setObjectName(f"lane {lane.key}")
        self._by, self._words = by, words
        self.show_lane(lane)

    def show_lane(self, lane: Lane) -> None:
        """Show another state of the lane."""
        self.lane = lane
        self.head.show_lane(lane)
        self.view.setAccessibleName(name_of(lane, self._by, self._words))
        self.model.show(lane)

    def zoom(self, zoom: float) -> None:
        """Head and cards so many times as large."""
        self.head.zoom(zoom)
        self.view.zoom(zoom)

    def place(self, left: int, width: int, height: int) -> None:
        """Stand at ``left`` of the board; cards ``width`` wide, their edges outside."""
        head = self.head.sizeHint().height()
        self.setGeometry(left - EDGE, 0, width + EDGE + BAR, height)
        self.head.setGeometry(EDGE, 0, width, head)
        self.view.setGeometry(0, head + 7, width + EDGE + BAR, height - head - 7)
