"""Group shares: each option's part of all marks, and the mean in which each group weighs alike."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.figure import Figure, put
from workshop_app.export.pdf.shapes import draw_shape

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.round_views import OptionView, ResultView, RoundView
    from workshop_app.export.telling import Telling

ROW = 11.4
AXIS = 14.0
NAME = 34.0
BARS = 196.0
FIGURE = 44.0
ALL_UP_TO = 24
MOST_ROWS = 46


def in_order(result: ResultView) -> list[OptionView]:
    """The options by rank, those chosen first among equals."""
    settled = result.tie.order if result.tie else ()
    place = {number: n for n, number in enumerate(dict.fromkeys([*result.selected, *settled]))}
    last = len(result.options)
    return sorted(
        result.options, key=lambda one: (one.rank, place.get(one.number, last), one.cost or 0)
    )


def shown_options(result: ResultView) -> list[OptionView]:
    """All options up to 24; of more, those down to the last one tied at the cut."""
    ordered = in_order(result)
    if len(ordered) <= ALL_UP_TO:
        return ordered
    tied = set(result.tie.tied) if result.tie else set()
    wanted = [n for n, one in enumerate(ordered) if one.selected or one.number in tied]
    last = max(wanted, default=ALL_UP_TO - 1)
    return ordered[: min(max(last + 1, 10), MOST_ROWS)]


class SharesChart(Figure):
    """Bars with a tick for the equal group mean; the cut is a dashed line."""

    def __init__(self, telling: Telling, of: RoundView, result: ResultView) -> None:
        self.telling, self.of, self.result = telling, of, result
        self.options = shown_options(result)
        super().__init__(AXIS + ROW * len(self.options) + 2, self._told(), before=10, after=2)

    def _told(self) -> str:
        words = self.telling.words
        first, last = self.options[0], self.options[-1]
        return words(
            "Bars of round {round}: first {first} ({number}) with {marks} marks, {share} of all; "
            "last shown {last} ({last_number}) with {last_marks}.",
            round=self.of.name,
            first=first.label or self.telling.option_label(first.number),
            number=first.number,
            marks=words.number(first.total),
            share=words.percent(first.share),
            last=last.label or self.telling.option_label(last.number),
            last_number=last.number,
            last_marks=words.number(last.total),
        )

    def _step(self) -> tuple[Fraction, int]:
        """The step of the scale and how many there are."""
        most = max(
            max((one.share, one.equal_mean or Fraction(0))) for one in self.options
        ) or Fraction(1, 100)
        for step in (1, 2, 5, 10, 20, 50):
            share = Fraction(step, 100)
            count = -(-most // share)
            if count <= 7:
                return share, max(1, int(count))
        return Fraction(1, 2), 2

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        step, count = self._step()
        room = width - BARS - FIGURE
        scale = room / float(step * count)
        left = x + BARS
        self._draw_scale(paper, left, top, float(step) * scale, count, step)
        put(
            paper,
            self.telling.words("Marks"),
            x + width,
            top - AXIS / 2,
            font=fonts.BOLD,
            size=9,
            align="right",
            color=palette.muted(),
        )
        for row, option in enumerate(self.options):
            middle = top - AXIS - ROW * (row + 0.5)
            self._draw_option(paper, option, x, middle, left, scale, width)
        self._draw_cut(paper, x, top, width)

    def _draw_scale(
        self, paper: Paper, left: float, top: float, wide: float, count: int, step: Fraction
    ) -> None:
        bottom = top - self.high
        for n in range(count + 1):
            at = left + n * wide
            if n:
                with paper.ornament():
                    paper.rule(at, top - AXIS, at, bottom, color=palette.hair(), line=0.5)
            put(
                paper,
                self.telling.words.percent(step * n),
                at,
                top - AXIS / 2,
                size=9,
                align="center",
                color=palette.muted(),
            )

    def _draw_option(
        self,
        paper: Paper,
        option: OptionView,
        x: float,
        middle: float,
        left: float,
        scale: float,
        width: float,
    ) -> None:
        tied = self.result.tie is not None and option.number in self.result.tie.tied
        with paper.ornament():
            if tied:
                ground = palette.color("warnTint")
                paper.box(x + 14, middle - ROW / 2, BARS - 20, ROW, fill=ground)
            draw_shape(paper, option.theme, x + 5.5, middle, 10.0)
            bar = float(option.share) * scale
            if bar > 0:
                paper.box(left, middle - 3.6, bar, 7.2, fill=palette.bar())
            if option.equal_mean is not None:
                at = left + float(option.equal_mean) * scale
                paper.rule(at, middle - 4.8, at, middle + 4.8, color=palette.ink(), line=1.5)
        put(paper, option.number, x + 30, middle, font=fonts.BOLD, size=9, align="right")
        label = option.label or self.telling.option_label(option.number)
        put(paper, label, x + NAME + 2, middle, size=9, width=BARS - NAME - 12)
        total = self.telling.words.number(option.total)
        put(paper, total, x + width, middle, font=fonts.BOLD, size=9, align="right")

    def _draw_cut(self, paper: Paper, x: float, top: float, width: float) -> None:
        inside = sum(1 for one in self.options if one.selected)
        chosen_first = all(one.selected for one in self.options[:inside])
        if not chosen_first or inside in (0, len(self.result.options)):
            return
        y = top - AXIS - ROW * inside
        with paper.ornament():
            ink = palette.color("accentText")
            paper.rule(x, y, x + width, y, color=ink, line=1.1, dash=(4, 2.5))
