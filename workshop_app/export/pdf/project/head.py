"""The head of a project's sheet, and the small signs that stand in its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.figure import put
from workshop_app.export.pdf.panel import pill
from workshop_app.export.pdf.paragraph import Paragraph, set_lines
from workshop_app.export.pdf.pictograms import draw_pictogram

if TYPE_CHECKING:
    from workshop_app.export.pdf.line import Line
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.pdf.styles import Style
    from workshop_app.export.pdf.text import Rich
    from workshop_app.export.project_views import ProjectView
    from workshop_app.export.telling import Telling

SIDE = 11.0
"""Points of a small sign's side."""
TEXT = 0.64
"""What of its width a text beside a bar has."""


class ProjectHead(Block):
    """Pictogram, number and stage, above the title."""

    keeps_next = True

    def __init__(self, telling: Telling, project: ProjectView) -> None:
        words = telling.words
        self.before = 22.0
        self.number = words("Strategic project {number}", number=project.number)
        self.stage = names.told(names.PROJECT_STAGES, project.stage, words)
        self.full = project.stage != "idea"

    def height(self, width: float) -> float:  # noqa: ARG002
        return 26.0

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        middle = top - 12
        paper.begin_section(2)
        with paper.ornament():
            paper.box(x, middle - 10, 20, 20, fill=palette.primary(), corner=4)
            draw_pictogram(paper, "buildings", x + 3.5, middle - 6.5, 13, palette.WHITE)
        put(paper, self.number, x + 27, middle, font=fonts.HEADING, size=12.5,
            color=palette.primary())  # fmt: skip
        pill(paper, self.stage, x + width, middle, palette.primary(), full=self.full)


def signed(text: Rich, icon: str, style: Style = styles.TABLE) -> Paragraph:
    """A text behind a small sign, which the text says too."""

    def mark(paper: Paper, x: float, middle: float) -> None:
        with paper.ornament():
            draw_pictogram(paper, icon, x, middle - SIDE / 2, SIDE, palette.ink())

    return Paragraph(text, style, indent=SIDE + 4, marker=mark)


class Barred(Paragraph):
    """A text with a thin bar at its right, ``share`` (0 to 1) of its place: an ornament beside its
    figure."""

    def __init__(self, text: Rich, share: float) -> None:
        super().__init__(text, styles.TABLE)
        self.share = min(1.0, max(0.0, share))

    def lines(self, width: float) -> list[Line]:
        if width not in self._set:
            self._set[width] = set_lines(self.runs, width * TEXT, self.style.size, self.ink)
        return self._set[width]

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        super().draw(paper, x, top, width)
        if self.goes_on:
            return
        left, wide, bottom = x + width * TEXT + 12, width * (1 - TEXT) - 12, top - 9.0
        with paper.ornament():
            paper.box(
                left, bottom, wide, 5.0, fill=palette.panel(), stroke=palette.hair(), line=0.4
            )
            if self.share:
                paper.box(left, bottom, max(1.0, wide * self.share), 5.0, fill=palette.primary())
