"""Bars of the local economy: growth beside access, barriers by severity, what is asked for beside
what people bring. Each reads in grey: solid, slanting lines, or an outline, with its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from workshop_app.domain.economy_figures import MOST
from workshop_app.domain.economy_names import HINDERED, is_bottleneck
from workshop_app.export import names
from workshop_app.export.economy_telling import missing_told
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.charts.timeline import hatched
from workshop_app.export.pdf.economy.heat import means
from workshop_app.export.pdf.figure import Figure, label_lines, put
from workshop_app.export.pdf.text import as_said

if TYPE_CHECKING:
    from workshop_app.domain.economy_gap import SkillGap
    from workshop_app.export.economy_views import BarrierView, SectorView
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling

T = TypeVar("T")
AT_ONCE = 20
"""Rows of one drawing: a longer list is several, so that they fit on pages."""
NAME = 196.0
MOST_LINES = 60
"""So many lines a barrier's words may take: more than the longest that can be kept."""
DRAWING = 330.0
"""Points that a drawing of barriers is tall at most: less than half of a page, so that none is left
nearly empty before it."""
LEGEND = 20.0


def _legend(paper: Paper, x: float, top: float, kinds: Sequence[tuple[str, str]]) -> None:
    """Kinds of bars: how they are drawn, and what they say."""
    for look, told in kinds:
        with paper.ornament():
            _bar(paper, look, x + 0.5, top - 11.5, 16, 8)
        x += 21.5
        x += put(paper, told, x, top - 7.5, size=9) + 15


def _bar(paper: Paper, look: str, x: float, y: float, wide: float, high: float) -> None:
    if look == "hatched":
        hatched(paper, x, y, wide, high, palette.primary())
    elif look == "empty":
        paper.box(x, y, wide, high, fill=palette.WHITE, stroke=palette.primary(), line=1.0)
    else:
        fill = palette.theme("economy").color if look == "accent" else palette.primary()
        paper.box(x, y, wide, high, fill=fill, stroke=fill, line=1.0)


class SideBars(Figure):
    """Growth and access of sectors, 1 to 5, one bar over the other."""

    ROW = 31.0

    def __init__(self, telling: Telling, sectors: Sequence[SectorView], alt: str) -> None:
        self.telling, self.sectors = telling, list(sectors)
        super().__init__(LEGEND + self.ROW * len(self.sectors), alt, before=2, after=9)

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        words = self.telling.words
        kinds = [("solid", words("Growth: what it promises")),
                 ("hatched", words("Access: how well people get in"))]  # fmt: skip
        _legend(paper, x, top, kinds)
        scale = (width - NAME - 30) / MOST
        for n, one in enumerate(self.sectors):
            middle = top - LEGEND - self.ROW * (n + 0.5)
            put(paper, as_said(one.name), x, middle, font=fonts.SEMIBOLD, size=9.5,
                width=NAME - 12, most=2)  # fmt: skip
            growth, access, _mean = means(one, words)
            for at, (look, value, told) in enumerate(
                (("solid", one.growth, growth), ("hatched", one.access, access))
            ):
                self._value(paper, look, value, told, x + NAME, middle + 5.5 - 11 * at, scale)

    def _value(
        self,
        paper: Paper,
        look: str,
        value: Fraction | None,
        told: str,
        x: float,
        middle: float,
        scale: float,
    ) -> None:
        if value is None:
            put(paper, told, x, middle, size=9)
            return
        wide = float(value) * scale
        with paper.ornament():
            _bar(paper, look, x, middle - 4, wide, 8)
        put(paper, told, x + wide + 6, middle, font=fonts.BOLD, size=9)


class BarrierBars(Figure):
    """Barriers as ordered bars: severity from 1 to 5, in how many sectors, and whom they hinder."""

    TEXT, BAR, INSET = 300.0, 96.0, 26.0
    LINE, SMALL, AROUND = 11.0, 10.0, 8.0

    def __init__(self, telling: Telling, barriers: Sequence[BarrierView], alt: str) -> None:
        self.telling, self.barriers = telling, list(barriers)
        self._kinds = [("accent", telling.words("barrier"))]
        if any(is_bottleneck(one.kind) for one in self.barriers):
            self._kinds.append(("hatched", telling.words("bottleneck")))
        self._lines = [self._lines_of(one) for one in self.barriers]
        legend = LEGEND if len(self._kinds) > 1 else 0
        self.tall = sum(self._high(lines) for lines in self._lines)
        super().__init__(legend + self.tall, alt, before=2, after=2)

    def _lines_of(self, one: BarrierView) -> tuple[int, int]:
        """On how many lines stand its words, and whom it hinders."""
        wide = self.TEXT - self.INSET - 6
        told = (as_said(one.text), 9.5, MOST_LINES), (hindered(self.telling, one), 8.5, MOST_LINES)
        text, under = (
            len(label_lines(said, fonts.REGULAR, size, palette.ink(), wide, most)[0])
            for said, size, most in told
        )
        return text, under

    def _high(self, lines: tuple[int, int]) -> float:
        return lines[0] * self.LINE + lines[1] * self.SMALL + self.AROUND

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        if len(self._kinds) > 1:
            _legend(paper, x, top, self._kinds)
            top -= LEGEND
        for one, lines in zip(self.barriers, self._lines, strict=True):
            self._draw_one(paper, one, lines, x, top, width)
            top -= self._high(lines)

    def _draw_one(
        self,
        paper: Paper,
        one: BarrierView,
        lines: tuple[int, int],
        x: float,
        top: float,
        width: float,
    ) -> None:
        high, wide = self._high(lines), self.TEXT - self.INSET - 6
        start = top - self.AROUND / 2
        put(paper, one.number, x, start - self.LINE / 2, font=fonts.BOLD, size=9.5)
        put(paper, as_said(one.text), x + self.INSET, start - lines[0] * self.LINE / 2, size=9.5,
            width=wide, most=MOST_LINES, leading=self.LINE)  # fmt: skip
        under = start - lines[0] * self.LINE - lines[1] * self.SMALL / 2
        put(paper, hindered(self.telling, one), x + self.INSET, under, size=8.5,
            color=palette.muted(), width=wide, most=MOST_LINES, leading=self.SMALL)  # fmt: skip
        long, middle = one.severity / MOST * self.BAR, top - high / 2
        with paper.ornament():
            look = "hatched" if is_bottleneck(one.kind) else "accent"
            _bar(paper, look, x + self.TEXT, middle - 5, long, 10)
        put(paper, str(one.severity), x + self.TEXT + long + 6, middle, font=fonts.BOLD, size=10)
        sectors = self.telling.words.many("{n} sector", "{n} sectors", len(one.sectors))
        put(paper, sectors, x + width, middle, size=9, color=palette.muted(), align="right")


def barrier_parts(telling: Telling, barriers: Sequence[BarrierView]) -> list[Sequence[BarrierView]]:
    """The barriers in drawings of ``DRAWING`` at most: each stands with all its words."""
    parts: list[list[BarrierView]] = [[]]
    high = 0.0
    for one in barriers:
        tall = BarrierBars(telling, [one], "").tall
        if parts[-1] and high + tall > DRAWING:
            parts.append([])
            high = 0.0
        parts[-1].append(one)
        high += tall
    return [part for part in parts if part]


def hindered(telling: Telling, one: BarrierView) -> str:
    """Whom a barrier hinders, and at how many tables it was named."""
    words = telling.words
    listed = [names.told(HINDERED, who, words) for who in one.hinders]
    told = [words("Hinders {whom}", whom=words.listed(listed)) if listed
            else words("Hinders everybody")]  # fmt: skip
    if one.heard:
        told.append(words.many("named at {n} table", "named at {n} tables", one.heard))
    return " · ".join(told)


@dataclass(frozen=True, slots=True)
class _Scale:
    most: int
    wide: float

    def of(self, n: int) -> float:
        return self.wide * n / self.most if self.most else 0.0


class SkillBars(Figure):
    """Vacancies as outlines, and in them how many people bring the skill."""

    ROW = 21.0

    def __init__(self, telling: Telling, skills: Sequence[SkillGap], alt: str, most: int) -> None:
        self.telling, self.skills, self._most = telling, list(skills), most
        super().__init__(LEGEND + self.ROW * len(self.skills), alt, before=2, after=2)

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        words = self.telling.words
        kinds = [("empty", words("vacancies")), ("solid", words("people who bring it"))]
        _legend(paper, x, top, kinds)
        missing = words("missing")
        put(paper, missing, x + width, top - 7.5, size=9, color=palette.muted(), align="right")
        scale = _Scale(self._most, width - NAME - 120)
        for n, one in enumerate(self.skills):
            middle = top - LEGEND - self.ROW * (n + 0.5)
            put(paper, as_said(one.skill.name), x, middle, size=9.5, width=NAME - 8, most=2,
                leading=9.8)  # fmt: skip
            asked = one.skill.vacancies or 0
            wide, inner = scale.of(asked), scale.of(one.brought.least)
            with paper.ornament():
                _bar(paper, "empty", x + NAME, middle - 6, wide, 12)
                if inner:
                    _bar(paper, "solid", x + NAME, middle - 3, inner, 6)
            told = words.number(asked)
            if one.brought.asked:
                told = words("{brought} of {asked}", brought=one.brought.told, asked=told)
            put(paper, told, x + NAME + max(wide, inner) + 6, middle, size=9)
            put(paper, missing_told(one, words), x + width, middle, font=fonts.BOLD, size=9.5,
                align="right")  # fmt: skip


def parts_of(rows: Sequence[T]) -> list[Sequence[T]]:
    """A list in parts of at most ``AT_ONCE``, even ones."""
    parts = -(-len(rows) // AT_ONCE)
    size = -(-len(rows) // parts) if parts else 1
    return [rows[at : at + size] for at in range(0, len(rows), size)]
