"""Two pictures of a sheet: the week of the social programme, and the phases over the months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.centre_parts import WEEK, Activity, Phase
from workshop_app.domain.centre_week import Slot, hours_of, lanes
from workshop_app.export.centre_names import DAYS, STATE_ICONS
from workshop_app.export.centre_telling import term_told, when_told
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import brush, wrapped

LANE, DAY, HOUR = 30, 8, 20
"""Pixels at 100 %: an activity in a day's row, what stands free in it, the line of the hours."""


class _Picture(QWidget):
    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def tall(self) -> int:
        """Its height in pixels."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        return QSize(320, self.tall())

    def settle(self, told: str) -> None:
        """After something else is shown; ``told`` says it in words."""
        self.setAccessibleDescription(told)
        self.setFixedHeight(self.tall())
        self.update()


class ProgrammeWeek(_Picture):
    """Days from top to bottom, hours from left to right; what is at the same time stands under one
    another."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, words("Week of the social programme"))
        self._slots: dict[str, list[list[Slot]]] = {}
        self._hours = (8, 18)

    def show_rows(self, rows: Sequence[Activity]) -> None:
        """The activities of a programme; those without days or hours are not in the picture."""
        self._slots = {day: lanes(rows, day) for day in WEEK}
        self._hours = hours_of(rows)
        timed = [one for one in rows if one.timed]
        told = "; ".join(f"{one.name}: {when_told(self._words, one)}" for one in timed)
        self.settle(told)

    def _tall(self, day: str) -> int:
        return theme.now().px(LANE * max(1, len(self._slots.get(day, ()))) - LANE / 4 + DAY / 2)

    def tall(self) -> int:
        return theme.now().px(HOUR) + sum(self._tall(day) for day in WEEK) + 4

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        names = [self._words(name) for name in DAYS.values()]
        left = max(now.width(name, "min", 600) for name in names) + 14.0
        room = QRectF(left, 0, self.width() - left, now.px(HOUR))
        self._write_hours(painter, room)
        top = float(now.px(HOUR))
        for day, name in zip(WEEK, names, strict=True):
            tall = self._tall(day)
            tone = now.color.ink if self._slots.get(day) else now.color.muted
            paint.text(painter, QRectF(2, top, left - 4, tall), name, now.font("min"), tone,
                       where=self)  # fmt: skip
            track = QRectF(left, top + 2, self.width() - left, tall - 4)
            paint.frame(painter, track, 5, now.color.sunken)
            self._draw_day(painter, track, self._slots.get(day, []))
            top += tall

    def _write_hours(self, painter: QPainter, room: QRectF) -> None:
        now, (first, last) = theme.now(), self._hours
        every = 1 if room.width() / (last - first) > now.px(52) else 2
        for hour in range(first, last + 1, every):
            at = room.left() + room.width() * (hour - first) / (last - first)
            said = self._words.time(time(hour % 24)).split("\u00a0")[0].split(":")[0]
            wide = 40.0
            box = QRectF(min(max(at - wide / 2, room.left()), room.right() - wide), room.top(), wide,
                         room.height())  # fmt: skip
            paint.text(painter, box, said, now.font("keycap"), now.color.muted, align=paint.CENTER)

    def _draw_day(self, painter: QPainter, track: QRectF, rows: list[list[Slot]]) -> None:
        now = theme.now()
        tall = track.height() / max(1, len(rows))
        fill, ink = now.share(0.5)
        for at, row in enumerate(rows):
            top = track.top() + at * tall + 1
            bars = [self._bar(track, slot, top, tall - 2) for slot in row]
            for box in bars:
                paint.frame(painter, box, 5, fill, now.color.line if now.dark else None)
            for n, (slot, box) in enumerate(zip(row, bars, strict=True)):
                before = bars[n - 1].right() if n else track.left()
                after = bars[n + 1].left() if n + 1 < len(bars) else track.right()
                self._write(painter, slot.name, box, before, after, ink)

    def _bar(self, track: QRectF, slot: Slot, top: float, tall: float) -> QRectF:
        first, last = (60 * hour for hour in self._hours)
        begins = track.left() + track.width() * (slot.start - first) / (last - first)
        ends = track.left() + track.width() * (slot.end - first) / (last - first)
        return QRectF(begins, top, max(6.0, ends - begins), tall)

    def _write(
        self, painter: QPainter, name: str, box: QRectF, before: float, after: float, ink: QColor
    ) -> None:
        """A name in its bar; where it is too long, it runs on over what is free beside it."""
        now = theme.now()
        font, wide = now.font("keycap", weight=600), now.width(name, "keycap", 600) + 10
        room = box.adjusted(6, 0, -4, 0)
        if wide > box.width():
            ink = now.color.ink
            if box.left() + wide <= after:
                room.setWidth(wide)
            elif box.right() - wide >= before:
                room.setLeft(box.right() - wide)
            elif box.left() - before > after - box.left():
                room.setLeft(before + 4)
            else:
                room.setRight(after - 2)
        paint.text(painter, room, name, font, ink, where=self, meant=True)


class PhasesPicture(_Picture):
    """A bar for each phase over the months; its state is told by sign and pattern too."""

    ROW, HEAD = 40, 24

    def __init__(self, words: Words) -> None:
        super().__init__(words, words("Phases over the months"))
        self._rows: list[Phase] = []

    def show_rows(self, rows: Sequence[Phase]) -> None:
        """The phases of a centre; those without a month are not in the picture."""
        self._rows = [one for one in rows if one.start is not None]
        told = "; ".join(f"{one.name}: {term_told(self._words, one)}" for one in self._rows)
        self.settle(told)

    def tall(self) -> int:
        now = theme.now()
        return now.px(self.HEAD) + now.px(self.ROW) * len(self._rows) if self._rows else 0

    def _span(self) -> tuple[int, int]:
        """The first month and the one after the last, as months since year 0."""
        starts = [_month(one.start) for one in self._rows if one.start]
        ends = [_month(one.last or one.start) + 1 for one in self._rows if one.start]
        return min(starts), max(min(max(ends), min(starts) + 180), min(starts) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        now, painter = theme.now(), brush(self)
        first, last = self._span()
        self._write_years(painter, first, last)
        top = float(now.px(self.HEAD))
        for one in self._rows:
            self._draw_phase(painter, one, top, first, last)
            top += now.px(self.ROW)

    def _across(self, month: float, first: int, last: int) -> float:
        return self.width() * (month - first) / (last - first)

    def _write_years(self, painter: QPainter, first: int, last: int) -> None:
        now, used = theme.now(), -1.0
        for month in range(first, last):
            at = self._across(month, first, last)
            begins = month % 12 == 0 or month == first
            line = QRectF(at, now.px(self.HEAD) - (8 if begins else 4), 1, self.height())
            painter.fillRect(line, now.color.line if begins else now.color.sunken)
            if begins:
                day = date(month // 12, month % 12 + 1, 1)
                said = self._words.month(day) if month == first else str(day.year)
                wide = float(now.width(said, "keycap", 600) + 6)
                if at > used and at + wide <= self.width():
                    box = QRectF(at + 3, 0, wide, now.px(self.HEAD) - 4)
                    paint.text(painter, box, said, now.font("keycap", weight=600), now.color.muted)
                    used = at + wide

    def _draw_phase(self, painter: QPainter, one: Phase, top: float, first: int, last: int) -> None:
        now = theme.now()
        begins, ends = _month(one.start), _month(one.last or one.start) + 1
        left, right = self._across(begins, first, last), self._across(ends, first, last)
        bar = QRectF(left + 1, top + now.px(20), max(8.0, right - left - 2), now.px(14))
        fill, line = {
            "done": (now.color.ok, now.color.ok), "started": (now.color.primary, now.color.primary),
            "late": (now.color.notes_card, now.color.warn),
        }.get(one.state, (now.color.card, now.color.primary))  # fmt: skip
        paint.frame(painter, bar, 4, fill, line, 1.5, dashed=one.state in ("", "planned"))
        side = now.px(18)
        wide = min(self.width(), now.width(one.name, "min", 600) + side + 10)
        at = min(left, self.width() - wide)
        icon = STATE_ICONS.get(one.state, "circle")
        icons.draw(painter, QRectF(at, top, side, side), icon, now.color.primary, side - 2)
        box = QRectF(at + side + 4, top, wide - side - 4, side)
        wrapped.lines(painter, box, one.name, now.font("min", weight=600), now.color.ink, self,
                      most=1, meant=True)  # fmt: skip


def _month(day: date | None) -> int:
    return day.year * 12 + day.month - 1 if day else 0
