"""The problem as a tree: its causes below as roots, its effects above as branches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import TEXT_WIDTH, Block
from workshop_app.export.pdf.figure import Figure, label_lines, put
from workshop_app.export.pdf.panel import Chain, Link
from workshop_app.export.pdf.paragraph import Paragraph
from workshop_app.export.pdf.text import as_said, clean

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.project_views import ProjectView
    from workshop_app.export.telling import Telling

MOST = 5
"""More causes or effects than these are told as a list."""
LINES = 5
"""A box holds so many lines; a tree with a longer text is told as a list."""
SIZE, LEADING = 9.0, 11.0
PAD, BETWEEN, STEM, NAME, TRUNK = 7.0, 8.0, 12.0, 52.0, 23.0


def problem_tree(telling: Telling, project: ProjectView) -> Block | None:
    """Causes and effects drawn as a tree, or as a chain of lists where they are too many or too
    long; ``None`` where there are none."""
    if not project.causes and not project.effects:
        return None
    rows = (project.effects, project.causes)
    if all(len(row) <= MOST and _fits(row, TEXT_WIDTH) for row in rows):
        return ProblemTree(telling, project)
    words = telling.words
    told = (
        ("trend-up", words("Effects"), project.effects),
        ("tree-structure", words("Causes"), project.causes),
    )
    return Chain(
        [
            Link(icon, name, tuple(Paragraph(as_said(one), styles.TABLE) for one in texts))
            for icon, name, texts in told
            if texts
        ]
    )


def _wide(row: Sequence[str], width: float) -> float:
    return (width - NAME - BETWEEN * (len(row) - 1)) / max(1, len(row))


def _count(text: str, wide: float) -> int:
    lines, size = label_lines(as_said(_line(text)), fonts.REGULAR, SIZE, palette.ink(),
                              wide - 2 * PAD, LINES + 1)  # fmt: skip
    return len(lines) if size == SIZE else LINES + 1


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _fits(row: Sequence[str], width: float) -> bool:
    return all(_count(one, _wide(row, width)) <= LINES for one in row)


def _high(row: Sequence[str], width: float) -> float:
    most = max((_count(one, _wide(row, width)) for one in row), default=0)
    return most * LEADING + 2 * PAD - 2 if row else 0.0


class ProblemTree(Figure):
    """Boxes joined to one trunk, which stands for the problem that is told above it."""

    def __init__(self, telling: Telling, project: ProjectView) -> None:
        words = telling.words
        self.words = words
        self.effects, self.causes = project.effects, project.causes
        told = [
            words.many(
                "Problem tree with {n} cause", "Problem tree with {n} causes", len(self.causes)
            ),
            words.many("{n} effect", "{n} effects", len(self.effects)),
        ]
        parts = [f"{', '.join(told)}."]
        for name, row in ((words("Causes"), self.causes), (words("Effects"), self.effects)):
            if row:
                parts.append(f"{name}: {'; '.join(_line(one) for one in row)}.")
        rows = [row for row in (self.effects, self.causes) if row]
        high = TRUNK + sum(_high(row, TEXT_WIDTH) + STEM for row in rows)
        super().__init__(high, " ".join(parts), before=4, after=7)

    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        if self.effects:
            high = _high(self.effects, width)
            self._row(paper, self.effects, x, top, width, up=False)
            top -= high + STEM
        self._trunk(paper, x, top, width)
        if self.causes:
            self._row(paper, self.causes, x, top - TRUNK - STEM, width, up=True)

    def _trunk(self, paper: Paper, x: float, top: float, width: float) -> None:
        left, wide = x + NAME, width - NAME
        with paper.ornament():
            paper.box(left, top - TRUNK, wide, TRUNK, fill=palette.primary(), corner=4)
        put(paper, self.words("The problem"), left + wide / 2, top - TRUNK / 2, font=fonts.HEADING,
            size=11, color=palette.WHITE, align="center")  # fmt: skip

    def _row(
        self, paper: Paper, row: Sequence[str], x: float, top: float, width: float, *, up: bool
    ) -> None:
        """A row of boxes, each with a line to the trunk: above it (``up``) or below."""
        wide, high = _wide(row, width), _high(row, width)
        name = self.words("Causes") if up else self.words("Effects")
        put(paper, name, x, top - high / 2, font=fonts.BOLD, size=9.5, color=palette.primary(),
            width=NAME - 6)  # fmt: skip
        left = x + NAME
        for text in row:
            middle = left + wide / 2
            with paper.ornament():
                start = top if up else top - high
                end = start + STEM if up else start - STEM
                paper.rule(middle, start, middle, end, color=palette.primary(), line=1.2)
                paper.box(left, top - high, wide, high, fill=palette.panel() if up else palette.WHITE,
                          stroke=palette.primary(), line=0.9, corner=4)  # fmt: skip
            put(paper, as_said(_line(text)), middle, top - high / 2, size=SIZE, align="center",
                width=wide - 2 * PAD, most=LINES, leading=LEADING)  # fmt: skip
            left += wide + BETWEEN
