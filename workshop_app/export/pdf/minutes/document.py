"""The minutes of a vote: everything that a room signs, always on one page of A4.

The page is set as large as it can be. What does not fit steps down: smaller type, the result in two
columns, names on one line; what people sign keeps its room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import (
    FRAME_HEIGHT,
    FRAME_TOP,
    LEFT,
    TEXT_WIDTH,
    Block,
    Pair,
    draw_stack,
    stack_height,
)
from workshop_app.export.pdf.figure import put
from workshop_app.export.pdf.minutes import words as said
from workshop_app.export.pdf.minutes.signing import CheckPanel, Remarks, Signatures
from workshop_app.export.pdf.minutes.table import Look, result_table
from workshop_app.export.pdf.paper import HEIGHT, Box, Paper
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.plan import draw_check_value, draw_head, draw_watermark
from workshop_app.export.pdf.sections.logos import with_logos
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import Rich, plain_of, shortened
from workshop_app.export.telling import Telling

if TYPE_CHECKING:
    from workshop_app.export.minutes_views import MinutesView
    from workshop_app.export.round_views import ResultView, RoundView
    from workshop_app.text import Words

Progress = Callable[[int, int], None]

PAGE = FRAME_HEIGHT + 14
"""The height to fill: with one page and a short foot there is a little more than in the plan."""

TWO_COLUMNS_FROM = 23
"""From so many options on the table stands in two columns."""


@dataclass(frozen=True, slots=True)
class Level:
    """How tightly the page is set: ``text`` size and ``leading`` of its paragraphs, the table's
    look, room between the lines for remarks, so many letters of the question at most (the ballot
    has it whole), whether groups are told with their shares, notes one after the other."""

    text: float
    leading: float
    table: Look
    remarks: float = 24.0
    question: int = 200
    shares: bool = True
    joined: bool = False


ROOMY = Level(9.5, 13.0, Look())
LEVELS = (
    Level(9.5, 12.5, Look(8.5, 11.0, 1.6, parts=2)),
    Level(9.0, 11.5, Look(8.5, 10.6, 1.2, parts=2), 21, 160),
    Level(9.0, 11.4, Look(8.5, 10.2, 0.9, parts=2), 20, 160, joined=True),
    Level(8.5, 10.6, Look(8.5, 9.8, 0.5, parts=2), 17, 160, joined=True),
    Level(8.5, 10.4, Look(8.5, 9.7, 0.4, parts=2), 17, 110, shares=False, joined=True),
    Level(8.5, 10.4, Look(8.5, 10.0, 0.8, parts=2, one_line=True), 18, 100, joined=True),
    Level(8.5, 10.2, Look(8.5, 9.7, 0.4, parts=2, one_line=True), 17, 90, shares=False,
          joined=True),
)  # fmt: skip
"""From large to small; ``ROOMY`` goes before them where the options are few."""


def minutes_pdf(
    view: MinutesView, words: Words, progress: Progress, trace: list[Box] | None = None
) -> bytes:
    """The minutes of a shown round; ``trace`` gets every box of the content as it is drawn."""
    progress(0, 1)
    with fonts.ONE_AT_A_TIME, palette.of_plan(view.plan.colour):
        telling = Telling(view.plan, words)
        title = words("Vote minutes")
        out = BytesIO()
        paper = Paper(
            out,
            title=plain_of(f"{title} · {words('Round {name}', name=view.round.name)}"),
            subject=plain_of(view.plan.title),
            language=words.language.replace("_", "-"),
            moment=view.plan.moment,
            trace=trace,
        )
        if view.plan.sample:
            draw_watermark(paper, words("SAMPLE"))
        _draw(paper, _fitting(telling, view))
        draw_head(paper, telling, title)
        _draw_foot(paper, telling)
        paper.showPage()
        paper.save()
        return out.getvalue()


def _fitting(telling: Telling, view: MinutesView) -> list[Block]:
    """The page at the largest level at which it fits; at the smallest where it fits at none."""
    few = view.round.result is None or len(view.round.result.options) < TWO_COLUMNS_FROM
    blocks: list[Block] = []
    for level in (ROOMY, *LEVELS) if few else LEVELS:
        blocks = _blocks(telling, view, level)
        if stack_height(blocks, TEXT_WIDTH) <= PAGE:
            break
    return blocks


def _draw(paper: Paper, blocks: Sequence[Block]) -> None:
    """Draw the page; where names and texts are beyond all measure, a little smaller as a whole."""
    scale = min(1.0, PAGE / stack_height(blocks, TEXT_WIDTH))
    paper.saveState()
    paper.translate(LEFT, HEIGHT - FRAME_TOP)
    paper.scale(scale, scale)
    draw_stack(blocks, paper, 0, 0, TEXT_WIDTH)
    paper.restoreState()


def _blocks(telling: Telling, view: MinutesView, level: Level) -> list[Block]:
    words, one = telling.words, view.round
    text = replace(styles.SMALL, size=level.text, leading=level.leading, before=4)
    question = shortened(one.question, level.question)
    told = words.at("quotation", "“{text}”", text=question) if question else ""
    round_told = words("Round {name}", name=one.name)
    size = 10.5 if level.joined else 12.5
    lead = replace(styles.LEAD, size=size, leading=size + 4, after=5)
    h1 = replace(styles.H1, after=3)
    h2 = replace(styles.H2, size=12.5, leading=16, before=6 if level.joined else 8, after=2)
    result = one.result
    blocks: list[Block] = [
        with_logos(telling.view, Heading(words("Vote minutes"), h1, key="minutes", outline=0)),
        Paragraph(f"{round_told}: {told}" if told else round_told, lead),
        _facts(said.facts(telling, one), level),
        Heading(words("Result"), h2),
    ]
    if result is None:
        none = words(
            "Fewer than five people voted, so there is no result, and no number of it is told: one "
            "could work out who wanted what."
        )
        blocks.append(Paragraph(none, styles.BODY))
    else:
        blocks += result_table(telling, one, result, level.table)
        blocks += _under(telling, view, one, result, text, level)
        if result.check_value:
            blocks.append(
                CheckPanel(
                    words,
                    result.check_value,
                    said.how_to_check(words, one),
                    pad=5 if level.joined else 7,
                )
            )
    remarks = Remarks(words("Remarks of the room"), h2, level.remarks)
    return [*blocks, remarks, Signatures(words)]


def _under(
    telling: Telling,
    view: MinutesView,
    one: RoundView,
    result: ResultView,
    text: styles.Style,
    level: Level,
) -> list[Block]:
    """Ballots and tie side by side, then what else is told of the round."""
    words = telling.words
    left, right = said.ballots(telling, one, result), said.tie(words, one, result)
    blocks: list[Block] = [Paragraph(left, text)]
    if right:
        blocks = [Pair([Paragraph(left, text)], [Paragraph(right, text)], before=4, between=16)]
    notes = said.notes(telling, view, result)
    if level.joined:
        notes = [[[note, " "] for note in notes]]
    others = [said.groups(telling, result, shares=level.shares), *notes]
    return [*blocks, *(Paragraph(each, text) for each in others if each)]


def _facts(facts: Sequence[tuple[str, Rich]], level: Level) -> Table:
    label = replace(styles.LABEL, size=level.text, leading=level.leading)
    value = replace(styles.TABLE, size=level.text, leading=level.leading)
    rows = [row(Paragraph(name, label), Paragraph(told, value)) for name, told in facts]
    return Table(
        [Column("", 92), Column("", grows=1)], rows, room=1.2 if level.joined else 2.0, after=2
    )


def _draw_foot(paper: Paper, telling: Telling) -> None:
    words, muted, right = telling.words, palette.muted(), LEFT + TEXT_WIDTH
    told = words("Who signs does so by hand; the file keeps no names.")
    if telling.view.sample:
        told = f"{told} {words('Sample')}."
    with paper.ornament():
        put(paper, told, LEFT, 35, size=8.5, color=muted, width=TEXT_WIDTH - 40)
        put(paper, "1", right, 35, font=fonts.BOLD, size=10, align="right")
        draw_check_value(paper, telling)
