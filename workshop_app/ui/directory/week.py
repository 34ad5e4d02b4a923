"""The hours of a week as bars, with a line for now; what it says is also told in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.opening_told import DAY_NAMES, spans_told
from workshop_app.domain.opening_week import (
    DAYS,
    MIDNIGHT,
    WHOLE_DAY,
    Piece,
    Week,
    clock,
    is_empty,
    pieces,
)
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.directory.names import short_hour
from workshop_app.ui.widgets.painted import brush

FIRST, LAST = 7 * 60, 18 * 60
"""What of a day is shown at least; wider where the point opens earlier or closes later."""
ROW = 25


class WeekPicture(QWidget):
    """A bar for every span. ``now`` is the moment that it is drawn for, ``None`` for none. What goes
    past midnight runs to the edge, and goes on at the beginning of the next day."""

    def __init__(self, hours: Week, words: Words, now: datetime | None) -> None:
        super().__init__()
        self._words, self._now = words, now
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.at("of a point", "Hours"))
        self.show_hours(hours)

    def show_hours(self, hours: Week) -> None:
        """Another week."""
        self._hours = hours = {day: tuple(hours.get(day, ())) for day in DAYS}
        self._pieces = {day: pieces(hours, day) for day in DAYS}
        edges = [edge for day in self._pieces.values() for one in day
                 for edge in (one.begins, one.ends)]  # fmt: skip
        self._first = min([FIRST, *edges]) // 60 * 60
        self._last = -(-max([LAST, *edges]) // 60) * 60
        self.setAccessibleDescription("; ".join(self.line(day) for day in DAYS))
        self.update()

    @property
    def hours(self) -> Week:
        """The week that is shown."""
        return self._hours

    def show_moment(self, now: datetime) -> None:
        """The line for now, at another moment."""
        self._now = now
        self.update()

    @property
    def _none(self) -> str:
        """What a day without hours says; where none has any they are not known."""
        return "–" if is_empty(self._hours) else self._words("closed")

    def line(self, day: str) -> str:
        """A day of ``DAYS`` in words."""
        spans = self._hours.get(day, ())
        said = spans_told(spans, self._words) if spans else self._none
        return f"{self._words(DAY_NAMES[day])}: {said}"

    def sizeHint(self) -> QSize:
        return QSize(theme.now().px(260), theme.now().px(ROW) * len(DAYS))

    # -- drawing ----------------------------------------------------------------------------------
    def _left(self) -> float:
        """Where the bars begin: after the longest name."""
        now = theme.now()
        names = [self._words(DAY_NAMES[day]) for day in DAYS]
        return max(now.width(name, "min", 700) for name in names) + 24.0

    def row_box(self, at: int) -> QRectF:
        """The whole row of a day."""
        tall = theme.now().px(ROW)
        return QRectF(0, at * tall, self.width(), tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, left = brush(self), self._left()
        today = DAYS[self._now.weekday()] if self._now else ""
        for at, day in enumerate(DAYS):
            row = self.row_box(at)
            self._name(painter, row, left, day, day == today)
            track = QRectF(left, row.top() + 3, self.width() - left, row.height() - 6)
            self._day(painter, track, day, day == today)
        if today:
            row = self.row_box(DAYS.index(today))
            self._line_of_now(painter, QRectF(left, row.top(), self.width() - left, row.height()))

    def _name(self, painter: QPainter, row: QRectF, left: float, day: str, today: bool) -> None:
        now = theme.now()
        tone = now.color.ink if today else now.color.muted
        box = QRectF(4, row.top(), left - 12, row.height())
        font = now.font("min", weight=700 if today else 400)
        paint.text(painter, box, self._words(DAY_NAMES[day]), font, tone, where=self)

    def _day(self, painter: QPainter, track: QRectF, day: str, today: bool) -> None:
        now = theme.now()
        paint.frame(painter, track, 5, now.color.sunken)
        if not self._pieces[day]:
            paint.text(painter, track, self._none, now.font("min"), now.color.muted,
                       align=paint.CENTER)  # fmt: skip
            return
        found = self._pieces[day]
        edges = [track.left(), *(self._across(track, piece.ends) for piece in found[:-1])]
        nexts = [*(self._across(track, piece.begins) for piece in found[1:]), track.right()]
        for piece, left, right in zip(found, edges, nexts, strict=True):
            self._bar(painter, track, piece, today)
            self._hours_of(painter, track, piece, today, (left, right))

    def _box(self, track: QRectF, piece: Piece) -> QRectF:
        box = QRectF(track)
        box.setLeft(self._across(track, piece.begins))
        box.setRight(self._across(track, piece.ends))
        return box

    def _bar(self, painter: QPainter, track: QRectF, piece: Piece, today: bool) -> None:
        now = theme.now()
        fill = now.color.primary if today else now.share(0.5)[0]
        line = now.color.line if now.dark else None
        paint.frame(painter, self._box(track, piece), 5, fill, line)

    def _hours_of(
        self, painter: QPainter, track: QRectF, piece: Piece, today: bool,
        free: tuple[float, float],
    ) -> None:  # fmt: skip
        """The hours in a bar; where it is too narrow for them behind or before it, within ``free``."""
        now, box = theme.now(), self._box(track, piece)
        font = now.font("min", weight=600)
        ink = now.color.on_primary if today else now.share(0.5)[1]
        for said in self._said(piece):
            wide = now.width(said, "min", 600) + 6.0
            if wide <= box.width():
                paint.text(painter, box, said, font, ink, align=paint.CENTER)
                return
        for said in self._said(piece):
            wide = now.width(said, "min", 600) + 4.0
            for left in (box.right() + 4, box.left() - 4 - wide):
                if free[0] <= left and left + wide <= free[1]:
                    place = QRectF(left, box.top(), wide, box.height())
                    paint.text(painter, place, said, font, now.color.ink)
                    return

    def _said(self, piece: Piece) -> tuple[str, ...]:
        """What may stand in a bar, the longest first."""
        words = self._words
        if (piece.begins, piece.ends) == (WHOLE_DAY.begins, MIDNIGHT) and not piece.goes_on:
            return words("day and night"), words("24 h")
        begins, ends = (short_hour(words, clock(edge)) for edge in (piece.begins, piece.ends))
        if piece.came_over:
            return words("until {time}", time=ends), ends
        if piece.goes_on or piece.ends == MIDNIGHT:
            return words("from {time}", time=begins), begins
        return words("{start} to {end}", start=begins, end=ends), f"{begins}–{ends}"

    def _line_of_now(self, painter: QPainter, track: QRectF) -> None:
        if self._now is None:
            return
        minutes = self._now.hour * 60 + self._now.minute
        if self._first <= minutes <= self._last:
            at = self._across(track, minutes)
            painter.fillRect(QRectF(at - 1.5, track.top(), 3, track.height()),
                             theme.now().color.accent)  # fmt: skip

    def _across(self, track: QRectF, minutes: int) -> float:
        share = (minutes - self._first) / (self._last - self._first)
        return track.left() + min(max(share, 0.0), 1.0) * track.width()
