"""The foot of the minutes: the check value to copy, lines for remarks, three lines to sign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.panel import Panel
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.text import Words

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.pdf.styles import Style

VALUE = styles.Style("P", fonts.HEADING, 19, 23, palette.primary)
BETWEEN_GROUPS = "\u00a0\u00a0"
"""Wider than a blank, so that the groups of four are seen and copied."""


class CheckPanel(Panel):
    """The check value, 19 points large, with what it is for."""

    def __init__(self, words: Words, value: str, told: str, pad: float = 7) -> None:
        label = replace(styles.TABLE_TOTAL, ink=palette.muted, size=9, leading=12)
        note = replace(styles.TABLE, size=9, leading=11.5)
        super().__init__(
            [
                Paragraph(words("Check value of the vote"), label),
                Paragraph(value.replace(" ", BETWEEN_GROUPS), VALUE),
                Paragraph(told, note),
            ],
            pad=pad,
            before=7,
            after=2,
        )


class Remarks(Block):
    """A heading and two lines to write on, ``between`` points apart."""

    def __init__(self, title: str, style: Style, between: float) -> None:
        self._heading = Heading(title, style)
        self._between = between
        self.before = style.before

    def height(self, width: float) -> float:
        return self._heading.height(width) + 2 * self._between

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self._heading.draw(paper, x, top, width)
        y = top - self._heading.height(width)
        with paper.ornament():
            for _ in range(2):
                y -= self._between
                paper.rule(x, y, x + width, y, color=palette.muted(), line=0.6)


class Signatures(Block):
    """Three lines to sign on, with who signs and no name."""

    before = 27.0
    BETWEEN = 18.0

    def __init__(self, words: Words) -> None:
        bold = replace(styles.TABLE_TOTAL, size=9.5, leading=13)
        note = replace(styles.TABLE_NOTE, size=9, leading=11)
        whose = (words("Who facilitates"), words("For the community"), words("For the City Hall"))
        self._parts = [(Paragraph(one, bold), Paragraph(words("Signature"), note)) for one in whose]

    def _wide(self, width: float) -> float:
        return (width - 2 * self.BETWEEN) / 3

    def height(self, width: float) -> float:
        wide = self._wide(width)
        return 4 + max(who.height(wide) + note.height(wide) for who, note in self._parts)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        wide = self._wide(width)
        for who, note in self._parts:
            with paper.ornament():
                paper.rule(x, top, x + wide, top, color=palette.ink(), line=1.0)
            who.draw(paper, x, top - 4, wide)
            note.draw(paper, x, top - 4 - who.height(wide), wide)
            x += wide + self.BETWEEN
