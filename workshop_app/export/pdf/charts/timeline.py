"""When: a bar for each action over the years, by theme; hatched where the way is still to open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.figure import Figure, label_lines, put, text_width
from workshop_app.export.pdf.shapes import draw_shape
from workshop_app.export.telling import last_month

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling
    from workshop_app.export.views import ActionView

HEAD = 28.0
THEME_ROW = 18.0
NAME = 40.0
BARS = 246.0
NAME_SIZE = 9.0
NAME_LEADING = 9.8
ROW = 15.0


def months_from(first: date, day: date) -> int:
    """Whole months from the first of ``first``'s month to that of ``day``."""
    return (day.year - first.year) * 12 + day.month - first.month


class Timeline(Figure):
    """Bars of the actions of some themes; they share the years ``first`` to ``last``."""

    def __init__(
        self,
        telling: Telling,
        groups: list[tuple[str, list[ActionView]]],
        years: tuple[int, int],
    ) -> None:
        self.telling, self.groups = telling, groups
        self.first, self.last = years
        self._names = {
            one.number: label_lines(
                one.title, fonts.REGULAR, NAME_SIZE, palette.ink(), BARS - NAME - 8, most=2
            )
            for _, actions in groups
            for one in actions
        }
        rows = sum(self._row(one) for _, actions in groups for one in actions)
        high = HEAD + THEME_ROW * len(groups) + rows + 4
        super().__init__(high, self._told(), before=2, after=2)

    def _row(self, action: ActionView) -> float:
        """How high its row is: names wrap to two lines and are never cut."""
        lines, _ = self._names[action.number]
        return ROW if len(lines) < 2 else 2 * NAME_LEADING + 2.0

    def _told(self) -> str:
        words = self.telling.words
        dated = [a for _, actions in self.groups for a in actions if a.start]
        begins = sorted(dated, key=lambda one: (one.start or date.max, one.number))
        if not begins:
            return words("No action has a starting date yet.")
        ends = max(dated, key=lambda one: last_month(one) or one.start or date.min)
        return words(
            "Bars of {count} actions: the first to begin is {first} ({month}), the last to end "
            "{last} ({last_month}).",
            count=len(dated),
            first=begins[0].number,
            month=words.month(begins[0].start or date.max),
            last=ends.number,
            last_month=words.month(last_month(ends) or ends.start or date.max),
        )

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        left, right = x + BARS, x + width
        origin = date(self.first, 1, 1)
        month = (right - left) / (12 * (self.last - self.first + 1))
        self._draw_years(paper, left, right, top)
        y = top - HEAD
        for theme, actions in self.groups:
            with paper.ornament():
                draw_shape(paper, theme, x + 5.5, y - THEME_ROW / 2 - 1, 10.6)
            name = self.telling.theme(theme)
            middle = y - THEME_ROW / 2 - 1
            put(paper, name, x + 15, middle, font=fonts.SEMIBOLD, size=9.5, width=BARS - 20)
            y -= THEME_ROW
            for action in actions:
                row = self._row(action)
                self._draw_action(paper, action, x, y - row / 2, left, right, month, origin)
                y -= row
        with paper.ornament():
            paper.rule(x, y - 2, right, y - 2, color=palette.mixed("primary", 0.4), line=1.2)

    def _draw_years(self, paper: Paper, left: float, right: float, top: float) -> None:
        bottom = top - self.high + 2
        count = self.last - self.first + 1
        wide = (right - left) / count
        size = min(11.0, wide / text_width("2026 ", fonts.HEADING, 1.0))
        for n in range(count):
            x = left + n * wide
            with paper.ornament():
                ground = palette.mixed("primary", 0.11 if n % 2 == 0 else 0.05)
                paper.box(x, bottom, wide, top - bottom, fill=ground)
                if wide > 24:
                    half = x + wide / 2
                    paper.rule(half, bottom, half, top - 22, color=palette.hair(), line=0.5)
            put(paper, str(self.first + n), x + 4, top - 10, font=fonts.HEADING, size=size)

    def _draw_action(
        self,
        paper: Paper,
        action: ActionView,
        x: float,
        middle: float,
        left: float,
        right: float,
        month: float,
        origin: date,
    ) -> None:
        put(paper, action.number, x + 15, middle, font=fonts.BOLD, size=NAME_SIZE)
        lines, size = self._names[action.number]
        put(
            paper,
            "\n".join(line.text for line in lines),
            x + NAME,
            middle,
            size=size,
            most=2,
            leading=NAME_LEADING,
        )
        if action.start is None:
            told = self.telling.words("no date yet")
            put(paper, told, left + 4, middle, size=9, color=palette.muted())
            return
        start = left + months_from(origin, action.start) * month
        long = max(1, action.months or 1) * month
        self._draw_bar(paper, action, start, middle, min(long, right - start))
        self._draw_term(paper, action, start, start + long, middle, left, right)

    def _draw_bar(
        self, paper: Paper, action: ActionView, start: float, middle: float, long: float
    ) -> None:
        ink = palette.theme(action.theme).color
        with paper.ornament():
            if action.zone == "open_way":
                hatched(paper, start, middle - 4.6, long, 9.2, ink)
            else:
                paper.box(start, middle - 4.6, long, 9.2, fill=ink, corner=min(2.2, long / 2))

    def _draw_term(
        self,
        paper: Paper,
        action: ActionView,
        start: float,
        end: float,
        middle: float,
        left: float,
        right: float,
    ) -> None:
        if not action.months:
            return
        words = self.telling.words
        told = words("{n} m", n=action.months)
        if action.horizon in names.SHORT_HORIZONS:
            told = f"{told} · {names.told(names.SHORT_HORIZONS, action.horizon, words)}"
        wide = text_width(told, fonts.REGULAR, 9.0)
        if end + 4 + wide <= right:
            put(paper, told, end + 4, middle, size=9)
        elif start - 4 - wide >= left - 2:
            put(paper, told, start - 4, middle, size=9, align="right")
        else:
            with paper.ornament():
                paper.box(start + 4, middle - 4, wide + 6, 8, fill=palette.WHITE)
            put(paper, told, start + 7, middle, size=9)


def hatched(
    paper: Paper, x: float, y: float, wide: float, high: float, ink: object, step: float = 3.0
) -> None:
    """A box with slanting lines and an outline."""
    paper.saveState()
    path = paper.beginPath()
    path.rect(x, y, wide, high)
    paper.clipPath(path, stroke=0, fill=0)
    paper.setStrokeColor(ink)
    paper.setLineWidth(0.9)
    at = x - high
    while at < x + wide:
        paper.line(at, y, at + high, y + high)
        at += step
    paper.restoreState()
    paper.box(x, y, wide, high, stroke=ink, line=1.0)
