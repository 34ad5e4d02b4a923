"""With what money: stacked bars by theme, a texture for each kind of source."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.charts.timeline import hatched
from workshop_app.export.pdf.figure import Figure, put, text_width
from workshop_app.export.pdf.shapes import draw_shape
from workshop_app.export.views import SOURCE_KINDS

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling

LEGEND = 30.0
ROW = 38.0
BAR = 26.0
BARS = 150.0
TOTAL = 56.0

Texture = Callable[["Paper", float, float, float, float, "Color"], None]


def _solid(paper: Paper, x: float, y: float, wide: float, high: float, ink: Color) -> None:
    paper.box(x, y, wide, high, fill=ink, stroke=ink, line=1.0)


def _dots(paper: Paper, x: float, y: float, wide: float, high: float, ink: Color) -> None:
    paper.saveState()
    path = paper.beginPath()
    path.rect(x, y, wide, high)
    paper.clipPath(path, stroke=0, fill=0)
    paper.setFillColor(ink)
    dots = paper.beginPath()
    row, at_y = 0, y + 2.0
    while at_y < y + high:
        at_x = x + (2.0 if row % 2 == 0 else 4.0)
        while at_x < x + wide:
            dots.circle(at_x, at_y, 0.55)
            at_x += 4.0
        at_y += 3.4
        row += 1
    paper.drawPath(dots, fill=1, stroke=0)
    paper.restoreState()
    paper.box(x, y, wide, high, stroke=ink, line=1.0)


def _upright(paper: Paper, x: float, y: float, wide: float, high: float, ink: Color) -> None:
    at = x + 3.0
    while at < x + wide - 0.5:
        paper.rule(at, y, at, y + high, color=ink, line=1.0)
        at += 3.0
    paper.box(x, y, wide, high, stroke=ink, line=1.0)


def _empty(paper: Paper, x: float, y: float, wide: float, high: float, ink: Color) -> None:
    paper.box(x, y, wide, high, fill=palette.WHITE, stroke=ink, line=1.0, dash=(3, 2))


TEXTURES: dict[str, Texture] = {
    "municipality": _solid,
    "nation": hatched,
    "cooperation": _dots,
    "several": _upright,
    "to_find": _empty,
}


class BudgetBars(Figure):
    """``costs`` holds for each theme its cost by kind of source."""

    def __init__(self, telling: Telling, costs: dict[str, dict[str, int]]) -> None:
        self.telling, self.costs = telling, costs
        self.kinds = [k for k in SOURCE_KINDS if any(row[k] for row in costs.values())]
        super().__init__(LEGEND + ROW * len(costs), self._told(), before=2, after=2)

    def _told(self) -> str:
        telling = self.telling
        rows = [
            f"{telling.theme(theme)} {telling.amount(sum(row.values()))}"
            for theme, row in self.costs.items()
        ]
        return telling.words(
            "Cost by theme, {unit}: {rows}.", unit=telling.unit, rows="; ".join(rows)
        )

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        self._draw_legend(paper, x, top)
        most = max((sum(row.values()) for row in self.costs.values()), default=0) or 1
        scale = (width - BARS - TOTAL) / most
        for n, (theme, row) in enumerate(self.costs.items()):
            middle = top - LEGEND - ROW * (n + 0.5)
            with paper.ornament():
                draw_shape(paper, theme, x + 7.5, middle, 15)
            put(paper, self.telling.theme(theme), x + 21, middle, size=10, width=BARS - 26)
            end = self._draw_bar(paper, theme, row, x + BARS, middle, scale)
            told = self.telling.amount(sum(row.values()))
            put(paper, told, end + 7, middle, font=fonts.BOLD, size=11)

    def _draw_legend(self, paper: Paper, x: float, top: float) -> None:
        for kind in self.kinds:
            name = names.told(names.SOURCES, kind, self.telling.words)
            with paper.ornament():
                TEXTURES[kind](paper, x + 0.5, top - 13.5, 16, 10, palette.ink())
            x += 21.5
            x += put(paper, name, x, top - 8.5, size=9.5) + 15

    def _draw_bar(
        self,
        paper: Paper,
        theme: str,
        row: dict[str, int],
        x: float,
        middle: float,
        scale: float,
    ) -> float:
        ink = palette.theme(theme).color
        y = middle - BAR / 2
        for kind in self.kinds:
            wide = row[kind] * scale
            if wide < 0.5:
                continue
            told = self.telling.amount(row[kind])
            letters = text_width(told, fonts.SEMIBOLD, 9)
            fits = letters + 8 <= wide
            with paper.ornament():
                TEXTURES[kind](paper, x, y, wide, BAR, ink)
                if fits and kind not in ("municipality", "to_find"):
                    ground = (x + wide / 2 - letters / 2 - 3.5, middle - 6)
                    paper.box(*ground, letters + 7, 12, fill=palette.WHITE)
            if fits:
                color = palette.WHITE if kind == "municipality" else palette.ink()
                at = x + wide / 2
                put(
                    paper,
                    told,
                    at,
                    middle,
                    font=fonts.SEMIBOLD,
                    size=9,
                    align="center",
                    color=color,
                )
            x += wide
        return x
