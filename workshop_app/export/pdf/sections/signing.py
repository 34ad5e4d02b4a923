"""Who signs the plan: posts and lines, no names (P-45)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.text import as_said

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling
    from workshop_app.text import Words

KEY = "signing"
ROOM, BETWEEN = 74.0, 36.0
"""Room to sign above a line, and between two lines beside each other."""


def signing(telling: Telling) -> list[Block]:
    """Nothing where no post is named."""
    words, view = telling.words, telling.view
    if not view.signatories:
        return []
    said = words(
        "These posts answer for the plan. Who holds them signs by hand; the file keeps no names."
    )
    posts = view.signatories
    return [
        Heading(words("Who signs"), styles.H1, key=KEY, outline=0),
        Paragraph(said, styles.LEAD),
        *(Lines(posts[n : n + 2], words) for n in range(0, len(posts), 2)),
    ]


class Lines(Block):
    """Two lines to sign on beside each other, each with its post, and a place for the day."""

    def __init__(self, posts: tuple[str, ...], words: Words) -> None:
        day = words("Signature and date")
        self.posts = [
            (Paragraph(as_said(one), styles.TABLE_TOTAL), Paragraph(day, styles.TABLE_NOTE))
            for one in posts
        ]

    def _wide(self, width: float) -> float:
        return (width - BETWEEN) / 2

    def height(self, width: float) -> float:
        wide = self._wide(width)
        return ROOM + 4 + max(who.height(wide) + day.height(wide) for who, day in self.posts)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        wide = self._wide(width)
        for who, day in self.posts:
            y = top - ROOM
            with paper.ornament():
                paper.rule(x, y, x + wide, y, color=palette.ink(), line=1.0)
            who.draw(paper, x, y - 4, wide)
            day.draw(paper, x, y - 4 - who.height(wide), wide)
            x += wide + BETWEEN
