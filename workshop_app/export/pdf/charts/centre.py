"""Two pictures of a centre: the week of its social programme, and its phases over the months."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from workshop_app.domain.centre_parts import WEEK, Activity, Phase
from workshop_app.domain.centre_week import Slot, hours_of, lanes
from workshop_app.export.centre_names import DAYS, PHASE_STATES
from workshop_app.export.centre_telling import term_told, when_told
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.charts.timeline import hatched
from workshop_app.export.pdf.figure import FLOOR, Figure, label_lines, put, text_width
from workshop_app.export.pdf.text import as_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workshop_app.export.pdf.paper import Paper
    from workshop_app.text import Words

LANE, HOURS, NAME = 14.0, 13.0, 66.0
MOST_PHASES = 24


class WeekFigure(Figure):
    """Days from top to bottom, hours from left to right."""

    def __init__(self, words: Words, rows: Sequence[Activity]) -> None:
        self.words = words
        self.slots = {day: lanes(rows, day) for day in WEEK}
        self.hours = hours_of(rows)
        high = HOURS + sum(self._tall(day) for day in WEEK) + 2
        timed = [one for one in rows if one.timed]
        days = [day for day in WEEK if self.slots[day]]
        alt = words(
            "Week of the social programme: {count} on {days}. First in the week: {first} ({when}).",
            count=words.many("{n} activity", "{n} activities", len(timed)),
            days=words.listed([words(DAYS[day]) for day in days]),
            first=timed[0].name,
            when=when_told(words, timed[0]),
        )  # fmt: skip
        super().__init__(high, alt, before=2, after=4)

    def _tall(self, day: str) -> float:
        return LANE * max(1, len(self.slots[day])) + 2.0

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        left, room = x + NAME, width - NAME
        self._draw_hours(paper, left, room, top)
        y = top - HOURS
        for day in WEEK:
            high = self._tall(day)
            with paper.ornament():
                paper.box(left, y - high + 1, room, high - 2, fill=palette.panel(), corner=2)
            ink = palette.ink() if self.slots[day] else palette.muted()
            put(paper, self.words(DAYS[day]), x, y - high / 2, size=9, color=ink, width=NAME - 4)
            for at, lane in enumerate(self.slots[day]):
                self._draw_lane(paper, lane, left, room, y - 1 - at * LANE)
            y -= high

    def _draw_hours(self, paper: Paper, left: float, room: float, top: float) -> None:
        first, last = self.hours
        for hour in range(first, last + 1, 2):
            at = left + room * (hour - first) / (last - first)
            align = "left" if hour == first else "right" if hour == last else "center"
            put(paper, self.words.time(time(hour % 24)), at, top - HOURS / 2, size=FLOOR,
                color=palette.muted(), align=align)  # fmt: skip

    def _draw_lane(
        self, paper: Paper, lane: list[Slot], left: float, room: float, top: float
    ) -> None:
        first, last = (60 * hour for hour in self.hours)
        bars = []
        for slot in lane:
            begins = left + room * (slot.start - first) / (last - first)
            bars.append(
                (begins, begins + max(4.0, room * (slot.end - slot.start) / (last - first)))
            )
        for begins, ends in bars:
            with paper.ornament():
                ground = palette.mixed("primary", 0.22)
                paper.box(begins, top - LANE + 2, ends - begins, LANE - 3, fill=ground, corner=2)
        for n, slot in enumerate(lane):
            before = bars[n - 1][1] if n else left
            after = bars[n + 1][0] if n + 1 < len(bars) else left + room
            self._name(paper, slot, bars[n], (before, after), top - LANE / 2 + 0.5)

    def _name(
        self,
        paper: Paper,
        slot: Slot,
        bar: tuple[float, float],
        free: tuple[float, float],
        middle: float,
    ) -> None:
        """In its bar; where that is too short, it runs on over what is free beside it."""
        (begins, ends), (before, after) = bar, free
        wide = text_width(slot.name, fonts.SEMIBOLD, 9.0) + 8
        at, align, room = begins + 4, "left", ends - begins - 6
        if wide > ends - begins:
            if begins + wide <= after:
                room = wide
            elif ends - wide >= before:
                at, align, room = ends - 4, "right", wide
            elif begins - before > after - begins:
                at, align, room = ends - 4, "right", ends - before - 8
            else:
                room = after - begins - 8
        put(paper, as_said(slot.name), at, middle, font=fonts.SEMIBOLD, size=9, width=room,
            align=align)  # fmt: skip


class PhasesFigure(Figure):
    """A bar for each phase over the months, its name and state over it."""

    ROW, HEAD = 26.0, 17.0

    def __init__(self, words: Words, rows: Sequence[Phase]) -> None:
        self.words = words
        self.rows = [one for one in rows if one.start is not None][:MOST_PHASES]
        first, last = self.rows[0], max(self.rows, key=lambda one: one.last or date.min)
        alt = words(
            "Bars of {count} phases over the months, from “{first}” ({term}) to “{last}” ({last_term}).",
            count=len(self.rows),
            first=first.name,
            term=term_told(words, first),
            last=last.name,
            last_term=term_told(words, last),
        )  # fmt: skip
        super().__init__(self.HEAD + self.ROW * len(self.rows) + 2, alt, before=2, after=4)

    def _span(self) -> tuple[int, int]:
        begins = [_month(one.start) for one in self.rows]
        ends = [_month(one.last or one.start) + 1 for one in self.rows]
        return min(begins), max(min(max(ends), min(begins) + 240), min(begins) + 6)

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        first, last = self._span()
        self._draw_years(paper, x, top, width, first, last)
        y = top - self.HEAD
        for one in self.rows:
            self._draw_phase(paper, one, x, y, width, (first, last))
            y -= self.ROW

    def _draw_years(
        self, paper: Paper, x: float, top: float, width: float, first: int, last: int
    ) -> None:
        used = x - 1
        for month in range(first, last):
            begins = month == first or month % 12 == 0
            at = x + width * (month - first) / (last - first)
            if begins or (month % 3 == 0 and last - first <= 72):
                with paper.ornament():
                    ink = palette.mixed("primary", 0.4) if begins else palette.hair()
                    line = 0.8 if begins else 0.4
                    paper.rule(at, top - self.HEAD, at, top - self.high, color=ink, line=line)
            if begins:
                day = date(month // 12, month % 12 + 1, 1)
                said = self.words.month(day) if month == first else str(day.year)
                wide = text_width(said, fonts.SEMIBOLD, 9.0)
                if at + 2 > used and at + wide + 4 <= x + width:
                    put(paper, said, at + 2, top - 9, font=fonts.SEMIBOLD, size=9)
                    used = at + wide + 8

    def _draw_phase(
        self, paper: Paper, one: Phase, x: float, y: float, width: float, span: tuple[int, int]
    ) -> None:
        first, last = span
        left = x + width * (_month(one.start) - first) / (last - first)
        ends = min(_month(one.last or one.start) + 1, last)
        long = max(5.0, x + width * (ends - first) / (last - first) - left - 1)
        with paper.ornament():
            bottom = y - self.ROW + 3
            if one.state == "done":
                paper.box(left + 0.5, bottom, long, 9, fill=palette.primary(), corner=2)
            elif one.state in ("started", "late"):
                hatched(paper, left + 0.5, bottom, long, 9, palette.primary())
            else:
                paper.box(left + 0.5, bottom, long, 9, fill=palette.WHITE, stroke=palette.primary(),
                          corner=2)  # fmt: skip
        state = self.words(PHASE_STATES[one.state]) if one.state in PHASE_STATES else ""
        said = " · ".join(part for part in (one.name, state) if part)
        lines, size = label_lines(said, fonts.SEMIBOLD, 9.0, palette.ink(), width)
        wide = max((line.width for line in lines), default=0.0)
        at = max(x, min(left, x + width - wide))
        put(paper, said, at, y - 8, font=fonts.SEMIBOLD, size=size, width=width)


def _month(day: date | None) -> int:
    return day.year * 12 + day.month - 1 if day else 0
