"""The hours of a week as bars, with a line for now; what it says is also told in words."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.services import directory
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.directory.names import DAYS, short_hour
from workshop_app.ui.widgets import brush

FIRST_HOUR, LAST_HOUR = 7, 18
"""What is shown at least; wider where the point opens earlier or closes later."""


class Week(QWidget):
    """``now`` is the moment that it is drawn for."""

    def __init__(self, point: ServicePoint, words: Words, now: datetime) -> None:
        super().__init__()
        self._point, self._words, self._now = point, words, now
        self._hours = {day: directory.hours(point, day) for day in DAYS}
        spans = [_hour(moment) for day in self._hours.values() for span in day for moment in span]
        self._first = min([FIRST_HOUR, *spans])
        self._last = max([LAST_HOUR, *spans])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.at("of a point", "Hours"))
        self.setAccessibleDescription("; ".join(self._line(day) for day in DAYS))

    def sizeHint(self) -> QSize:
        return QSize(300, theme.now().px(27) * len(DAYS))

    def _line(self, day: str) -> str:
        words = self._words
        spans = [
            words("{start} to {end}", start=words.time(a), end=words.time(b))
            for a, b in self._hours[day]
        ]
        return f"{words(DAYS[day])}: {words.listed(spans) or words('closed')}"

    # -- drawing ----------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        height = now.px(27)
        names = [self._words(name) for name in DAYS.values()]
        left = max(now.width(name, "min", 700) for name in names) + 16
        for at, (day, said) in enumerate(zip(DAYS, names, strict=True)):
            is_today = at == self._now.weekday()
            name = QRectF(0, at * height, left, height)
            tone = now.color.ink if is_today else now.color.muted
            font = now.font("min", weight=700 if is_today else 400)
            paint.text(painter, name, said, font, tone, where=self)
            track = QRectF(left, at * height + 3, self.width() - left, height - 6)
            self._day(painter, track, day, is_today)

    def _day(self, painter: QPainter, track: QRectF, day: str, is_today: bool) -> None:
        now = theme.now()
        paint.frame(painter, track, 5, now.color.sunken)
        if not self._hours[day]:
            paint.text(painter, track, self._words("closed"), now.font("min"), now.color.muted,
                       align=paint.CENTER)  # fmt: skip
        for begins, ends in self._hours[day]:
            self._bar(painter, track, begins, ends, is_today)
        if is_today and self._first <= _hour(self._now.time()) <= self._last:
            at = self._across(track, self._now.time())
            line = QRectF(at - 1, track.top() - 3, 2, track.height() + 6)
            painter.fillRect(line, now.color.accent)

    def _bar(
        self, painter: QPainter, track: QRectF, begins: time, ends: time, is_today: bool
    ) -> None:
        now, words = theme.now(), self._words
        box = QRectF(track)
        box.setLeft(self._across(track, begins))
        box.setRight(self._across(track, ends))
        share = now.share(0.5)
        fill = now.color.primary if is_today else share[0]
        ink = now.color.on_primary if is_today else share[1]
        paint.frame(painter, box, 5, fill)
        said = words("{start} to {end}", start=short_hour(words, begins),
                     end=short_hour(words, ends))  # fmt: skip
        font = now.font("min", weight=600)
        if now.width(said, "min", 600) <= box.width():
            paint.text(painter, box, said, font, ink, align=paint.CENTER)

    def _across(self, track: QRectF, moment: time) -> float:
        share = (_hour(moment) - self._first) / (self._last - self._first)
        return track.left() + min(max(share, 0.0), 1.0) * track.width()


def _hour(moment: time) -> float:
    return moment.hour + moment.minute / 60
