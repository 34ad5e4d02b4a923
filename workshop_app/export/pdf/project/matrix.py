"""Risks by likelihood and impact: five by five cells, darker where it weighs more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workshop_app.domain.project_sheets import MOST
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.figure import Figure, put, text_width

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.project_views import ProjectView
    from workshop_app.export.telling import Telling

CELL = 23.0
LEFT, BELOW = 16.0, 26.0
WIDE = 165.0
"""Points from the figures at the left to the end of what is said below."""
LINE = 11.0
DARK = 15
"""From this weight on the ground is dark and its figures white."""
SHOWN = 3
"""So many numbers stand in one cell; of more only how many there are."""


def cells_of(project: ProjectView) -> dict[tuple[int, int], list[int]]:
    """The numbers of the risks (from 1, in their order) by likelihood and impact."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (_, one) in enumerate(project.risks, start=1):
        if one.likelihood is not None and one.impact is not None:
            found[one.likelihood, one.impact].append(number)
    return found


class RiskMatrix(Figure):
    """Likelihood goes up, impact to the right; the figures are the numbers of the table beside."""

    def __init__(self, telling: Telling, project: ProjectView) -> None:
        words = self.words = telling.words
        self.cells = cells_of(project)
        weighed = [
            words("risk {n}: {likelihood} by {impact}", n=n, likelihood=one[0], impact=one[1])
            for one, numbers in sorted(self.cells.items(), key=lambda c: -c[0][0] * c[0][1])
            for n in numbers
        ]
        told = words("Risks by likelihood and impact, each from 1 to 5, the heaviest first: {rows}.",
                     rows="; ".join(weighed) or "–")  # fmt: skip
        self.below = words("up: likelihood · right: impact")
        more = LINE if text_width(self.below, fonts.REGULAR, 9) > WIDE - LEFT else 0.0
        super().__init__(CELL * MOST + BELOW + more, told, before=2, after=2)

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        left, bottom = x + LEFT, top - CELL * MOST
        for likelihood in range(1, MOST + 1):
            y = bottom + CELL * (likelihood - 1)
            put(paper, str(likelihood), x + LEFT - 5, y + CELL / 2, size=9, align="right")
            for impact in range(1, MOST + 1):
                self._cell(paper, left + CELL * (impact - 1), y, likelihood, impact)
        for impact in range(1, MOST + 1):
            at = left + CELL * (impact - 0.5)
            put(paper, str(impact), at, bottom - 7, size=9, align="center")
        more = self.high - CELL * MOST - BELOW
        put(paper, self.below, left, bottom - 19 - more / 2, size=9, color=palette.muted(),
            width=min(width, WIDE) - LEFT, most=2, leading=LINE)  # fmt: skip

    def _cell(self, paper: Paper, x: float, y: float, likelihood: int, impact: int) -> None:
        weight = likelihood * impact
        with paper.ornament():
            paper.box(x, y, CELL, CELL, fill=_ground(weight), stroke=palette.WHITE, line=1.2)
        numbers = self.cells.get((likelihood, impact), [])
        if numbers:
            said = ", ".join(map(str, numbers)) if len(numbers) <= SHOWN else f"×{len(numbers)}"
            ink = palette.WHITE if weight >= DARK else palette.ink()
            put(paper, said, x + CELL / 2, y + CELL / 2, font=fonts.BOLD, size=10.5, color=ink,
                align="center", width=CELL - 2)  # fmt: skip


def _ground(weight: int) -> Color:
    """Darker with the weight, so that it reads in grey."""
    for least, part in ((DARK, 1.0), (8, 0.42), (4, 0.22)):
        if weight >= least:
            return palette.mixed("primary", part) if part < 1 else palette.primary()
    return palette.mixed("primary", 0.08)
