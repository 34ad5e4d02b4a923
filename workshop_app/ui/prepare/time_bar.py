"""The agenda to scale: a bar of its items, what is free at its end, the hours below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.meetings import AgendaItem
from workshop_app.text import Words
from workshop_app.ui import exercises, paint, theme
from workshop_app.ui.widgets.painted import brush

_GAP = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """An item of the bar: its id, whole minutes, and whether it is a break."""

    id: str
    minutes: int
    is_break: bool


def stretches(items: Sequence[AgendaItem]) -> list[Stretch]:
    """The items that take time of their own, in order."""
    return [
        Stretch(item.id, item.minutes, item.kind == "break") for item in items if not item.optional
    ]


class TimeBar(QWidget):
    """Draws ``stretches`` from ``start`` over ``available`` minutes (0: as long as they take).

    Past the end there is a red mark. A click emits ``picked(id)``. Only to look at: the list
    beside it says the same in words, so it takes no focus.
    """

    picked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._stretches: list[Stretch] = []
        self._start, self._available, self._selected = time(9), 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_agenda(
        self, stretches: list[Stretch], start: time, available: int, selected: str
    ) -> None:
        """Another agenda, or another item selected."""
        self._stretches, self._start = stretches, start
        self._available, self._selected = available, selected
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.now()
        return QSize(300, now.px(26) + 4 + now.line("min"))

    minimumSizeHint = sizeHint

    def _taken(self) -> int:
        return sum(stretch.minutes for stretch in self._stretches)

    def _whole(self) -> int:
        return max(self._available, self._taken(), 1)

    def _scale(self) -> float:
        return self.width() / self._whole()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, left = event.position().x() / self._scale(), 0
        for stretch in self._stretches:
            if left <= at < left + stretch.minutes:
                self.picked.emit(stretch.id)
                return
            left += stretch.minutes

    # -- looks ------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        bar = QRectF(0, 0, self.width(), theme.now().px(26))
        self._paint_stretches(painter, bar)
        self._paint_end(painter, bar)
        self._paint_hours(painter, bar)

    def _paint_stretches(self, painter: QPainter, bar: QRectF) -> None:
        color = theme.now().color
        shape = QPainterPath()
        shape.addRoundedRect(bar, 6, 6)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(bar, color.line)
        left = 0.0
        for stretch in self._stretches:
            wide = stretch.minutes * self._scale()
            painter.fillRect(QRectF(left, 0, wide - _GAP, bar.height()), self._fill(stretch))
            left += wide
        painter.restore()

    def _fill(self, stretch: Stretch) -> QColor:
        now = theme.now()
        if stretch.id == self._selected:
            return now.color.accent
        if stretch.is_break:
            return now.color.line_strong
        return now.color.soft_primary

    def _paint_end(self, painter: QPainter, bar: QRectF) -> None:
        if 0 < self._available < self._taken():
            at = self._available * self._scale()
            painter.fillRect(QRectF(at - 1, -2, 2, bar.height() + 6), theme.now().color.error)

    def _paint_hours(self, painter: QPainter, bar: QRectF) -> None:
        """The hour at both ends, and each full hour between that has room."""
        now = theme.now()
        font, line = now.font("min", tabular=True), now.line("min")
        top = bar.bottom() + 4
        first = self._hour(0, ends=True)
        end = self._available or self._taken()
        last = self._hour(end, ends=True) if end else ""
        wide = [self._width(text) for text in (first, last)]
        right = end * self._scale()
        box = QRectF(0, top, wide[0], line)
        paint.text(painter, box, first, font, now.color.muted, where=self)
        at = min(max(right - wide[1], wide[0] + 8), self.width() - wide[1])
        paint.text(painter, QRectF(at, top, wide[1], line), last, font, now.color.muted)
        free_from: float = wide[0] + 12
        free_to = at - 12
        begins = self._start.hour * 60 + self._start.minute
        for minute in range(60 - begins % 60, end, 60):
            x, said = minute * self._scale(), self._hour(minute)
            half = self._width(said) / 2
            painter.fillRect(QRectF(x - 1, bar.bottom() - 7, 2, 7), now.color.card)
            if x - half < free_from or x + half > free_to:
                continue
            paint.text(painter, QRectF(x - half, top, 2 * half, line), said, font,
                       now.color.muted, align=paint.CENTER)  # fmt: skip
            free_from = x + half + 12

    def _width(self, said: str) -> int:
        metrics = QFontMetrics(theme.now().font("min", tabular=True))
        return metrics.horizontalAdvance(said) + 6

    def _hour(self, minute: int, ends: bool = False) -> str:
        whole = self._start.hour * 60 + self._start.minute + minute
        moment = time(whole // 60 % 24, whole % 60)
        return self._words.time(moment) if ends else exercises.hour(moment, self._words)
