"""Sectors by criteria: a table whose cells read without colour too: the figure, five steps of which
so many are full, and a ramp that is monotone in grey."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_app.domain.economy import ACCESS_CRITERIA, GROWTH_CRITERIA, SECTOR_CRITERIA
from workshop_app.domain.economy_figures import MOST
from workshop_app.domain.economy_names import CRITERIA
from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.paragraph import Paragraph
from workshop_app.export.pdf.sections.parts import cell, figure, strong
from workshop_app.export.pdf.table import Column, Row, Table, row
from workshop_app.export.pdf.text import Rich, as_said
from workshop_app.export.telling import NONE

if TYPE_CHECKING:
    from fractions import Fraction

    from reportlab.lib.colors import Color

    from workshop_app.export.economy_views import EconomyView, SectorView
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling
    from workshop_app.text import Words

CELL, MEAN = 43.0, 36.0
GAP = 1.5
STEP, STEP_HIGH = 4.0, 2.4
STAR = "*"
STEPS = 2.5
"""How far a figure is raised over its steps."""
_PARTS = (0.09, 0.17, 0.29, 0.45, 1.0)
"""How much of the primary colour each score has."""

HEAD = replace(styles.TABLE_HEAD, size=8.5, leading=10.5)
FIGURE = replace(styles.TABLE_TOTAL, align="center", leading=19)


def ground(score: int) -> Color:
    """The colour behind a score from 1 to 5, darker the better."""
    return palette.mixed("primary", _PARTS[min(MOST, max(1, score)) - 1])


def ink(score: int) -> Color:
    """What can be read on it."""
    return palette.WHITE if score >= MOST else palette.ink()


class Middle(Paragraph):
    """Text in the middle of its row."""

    lowered = 0.0
    """How far under the top of its cell it stands."""

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        super().draw(paper, x, top - self.lowered, width)


class Heat(Middle):
    """A score in its cell; "–" for none. The cell is drawn behind it, as high as its row."""

    def __init__(self, score: int | None) -> None:
        told = NONE if score is None else str(score)
        super().__init__(told, FIGURE, ink=ink(score) if score else palette.muted())
        self.score = score


class HeatTable(Table):
    """A table with a ground behind each score, and its cells in the middle of their row."""

    def _draw_row(self, paper: Paper, one: Row, x: float, top: float, width: float) -> float:
        widths, high = self._columns(width), self._row_height(one, width)
        left = x
        with paper.ornament():
            for inside, wide in zip(one.cells, widths, strict=True):
                for block in inside:
                    if isinstance(block, Middle):
                        room = high - 2 * self.room - block.height(wide - self.pad)
                        block.lowered = max(0.0, room / 2) - STEPS * isinstance(block, Heat)
                    if isinstance(block, Heat) and block.score:
                        _cell(paper, block.score, left, top - high, wide - self.pad, high)
                left += wide
        return super()._draw_row(paper, one, x, top, width)


def _cell(paper: Paper, score: int, x: float, y: float, wide: float, high: float) -> None:
    """The ground, and under the figure five steps of which ``score`` are full."""
    paper.box(x, y + GAP, wide, high - 2 * GAP, fill=ground(score))
    said, left = ink(score), x + (wide - MOST * STEP - 4) / 2
    under = y + high / 2 - 9
    for n in range(MOST):
        at = left + n * (STEP + 1)
        full = said if n < score else None
        paper.box(at, under, STEP, STEP_HIGH, fill=full, stroke=said, line=0.4)


def heat_table(telling: Telling, economy: EconomyView) -> Table:
    """The sectors, the most favourable first, with their mean; under them, where criteria do not
    count the same, how much each counts."""
    words = telling.words
    columns = [
        Column(words("Sector"), grows=1.0),
        *(Column(words(CRITERIA[id].short), CELL, align="center") for id in SECTOR_CRITERIA),
        Column(words.at("short", "Mean"), MEAN, align="right"),
    ]
    rows = [_row(one, words) for one in economy.sectors]
    weights = None
    if not economy.equal:
        told = [_centred(f"× {economy.weights[id]}") for id in SECTOR_CRITERIA]
        weights = row(cell(words("Counts")), *told, (), rule=palette.ink())
    return HeatTable(columns, rows, total=weights, pad=3.0, room=3.5, head=HEAD)


def _row(one: SectorView, words: Words) -> Row:
    scores = [one.scores[id].score if id in one.scores else None for id in SECTOR_CRITERIA]
    return row(
        Middle(as_said(one.name), styles.TABLE_TOTAL),
        *(Heat(score) for score in scores),
        Middle(means(one, words)[2], styles.TABLE_TOTAL_NUMBER),
    )


def _centred(text: str) -> Paragraph:
    return Paragraph(text, replace(styles.TABLE, align="center"))


def mean(value: Fraction | None, words: Words) -> str:
    """A mean with one decimal; "–" for none."""
    return NONE if value is None else words.number(value, 1)


def means(one: SectorView, words: Words) -> tuple[str, str, str]:
    """Growth, access and mean of a sector, with a star where a score that counts is missing."""
    figures = ((one.growth, GROWTH_CRITERIA), (one.access, ACCESS_CRITERIA),
               (one.mean, SECTOR_CRITERIA))  # fmt: skip
    growth, access, whole = (
        mean(value, words) + STAR * (value is not None and bool({*one.unscored} & {*criteria}))
        for value, criteria in figures
    )
    return growth, access, whole


def star_told(words: Words) -> str:
    """What the star beside a mean says."""
    return words("* A score is missing: the mean is of those that are there.")


def legend(telling: Telling, economy: EconomyView) -> list[Block]:
    """What the heads stand for, what 5 says in each, and how much it counts where that differs."""
    words = telling.words
    columns = [
        Column(words("In the table"), 76),
        Column(words("Criterion"), grows=1.0),
        Column(words("What 5 means"), grows=1.4),
    ]
    if not economy.equal:
        columns.append(Column(words("Counts"), 44, align="right"))
    rows = []
    for id in SECTOR_CRITERIA:
        one = CRITERIA[id]
        cells = [strong(words(one.short)), cell(words(one.name)), cell(words(one.reading))]
        if not economy.equal:
            cells.append(figure(f"× {economy.weights[id]}"))
        rows.append(row(*cells))
    return [Table(columns, rows, room=1.5)]


def chain(links: tuple[str, ...]) -> list[Rich]:
    """Links of a chain with arrows between them, as text."""
    told: list[Rich] = []
    for n, one in enumerate(links):
        told += [" → "] if n else []
        told.append(as_said(one))
    return told
