"""The chapter of a theme: its challenges, its actions, how the support is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import FRAME_TOP, LEFT, Block, NewPage
from workshop_app.export.pdf.charts.shares import in_order
from workshop_app.export.pdf.charts.support import SupportChart
from workshop_app.export.pdf.paper import HEIGHT, WIDTH
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.pictograms import draw_pictogram
from workshop_app.export.pdf.sections.parts import (
    UNDER_TITLE,
    cell,
    code_width,
    figure,
    strong,
    total,
)
from workshop_app.export.pdf.sections.sheet import sheet
from workshop_app.export.pdf.styles import Style
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import as_said, quoted
from workshop_app.export.round_views import OptionView, RoundView
from workshop_app.export.telling import NONE
from workshop_app.export.views import ActionView

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling

BAND = 170.0
OPENING = Style("H1", styles.H1.font, 32, 36, keeps_next=True)
SENTENCE = Style("P", styles.BODY.font, 13, 18)
SIGN = 210.0


def key_of(theme: str) -> str:
    """The key of the chapter's heading."""
    return f"theme-{theme}"


class Band(Heading):
    """The opening of a chapter, in the theme's colour to the edges of the page."""

    def __init__(self, telling: Telling, theme: str, sentence: str) -> None:
        super().__init__(telling.theme(theme), OPENING, key=key_of(theme), outline=0)
        self.theme = theme
        self.ink = palette.WHITE
        self.sentence = Paragraph(sentence, SENTENCE, ink=palette.WHITE)
        self.after = 14.0
        self.keeps_next = True

    def height(self, width: float) -> float:  # noqa: ARG002
        return BAND - FRAME_TOP

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        look = palette.theme(self.theme)
        with paper.ornament():
            paper.box(0, HEIGHT - BAND, WIDTH, BAND, fill=look.color)
            deep = palette.deepened(look.color, 0.9)
            paper.box(WIDTH - SIGN, HEIGHT - BAND, SIGN, BAND, fill=deep)
            side = 104.0
            x1 = WIDTH - SIGN / 2 - side / 2
            draw_pictogram(paper, look.icon, x1, HEIGHT - BAND / 2 - 52, side, palette.WHITE)
        room = WIDTH - SIGN - LEFT - 20
        below = self.sentence.height(room)
        bottom = HEIGHT - BAND + 16 + below
        super().draw(paper, LEFT, bottom + 4 + Paragraph.height(self, room), room)
        self.sentence.draw(paper, LEFT, bottom, room)
        del x, top, width


def chapter(telling: Telling, theme: str) -> list[Block]:
    """A theme's chapter with the sheets of its actions; nothing where it has nothing."""
    words, view = telling.words, telling.view
    challenges = [one for one in view.challenges if one.theme == theme]
    actions = [one for one in view.actions if one.theme == theme]
    if not challenges and not actions and not any(one.theme == theme for one in view.proposals):
        return []
    blocks: list[Block] = [Band(telling, theme, _sentence(telling, theme, actions))]
    if challenges:
        texts = [Paragraph(as_said(quoted(one.text, words)), styles.ITEM) for one in challenges]
        heading = Heading(words("Challenges, in the words of the community"), styles.H2)
        blocks += [heading, Bullets(texts, between=2.5)]
    blocks.append(Heading(words("Actions"), styles.H2))
    if actions:
        blocks += [_actions(telling, actions), Paragraph(_note(telling, actions), styles.NOTE)]
    else:
        none_yet = words("No action of the plan belongs to this theme yet.")
        blocks.append(Paragraph(none_yet, styles.BODY))
    blocks += _support(telling, theme)
    for n, action in enumerate(actions):
        blocks += sheet(telling, action, first=n == 0)
    return blocks


def _sentence(telling: Telling, theme: str, actions: list[ActionView]) -> str:
    words = telling.words
    proposals = [one for one in telling.view.proposals if one.theme == theme]
    told = words(
        "{actions} for {proposals} of the community.",
        actions=words.many("{n} action", "{n} actions", len(actions)),
        proposals=words.many("{n} proposal", "{n} proposals", len(proposals)),
    )
    cost = sum(one.cost or 0 for one in actions)
    if not cost:
        return told
    unit = telling.unit[:1].lower() + telling.unit[1:]
    costing = words.many(
        "It costs {amount} {unit}.",
        "They cost {amount} {unit}.",
        len(actions),
        amount=telling.amount(cost),
        unit=unit,
    )
    return f"{told} {costing}"


def _rounds(telling: Telling) -> tuple[RoundView, ...]:
    return telling.view.deciding or telling.view.rounds


def _main_votes(telling: Telling, action: ActionView) -> str:
    """The marks of the action's main proposal."""
    if not action.proposals:
        return NONE
    proposal = telling.by_number.get(action.proposals[0])
    return telling.votes(proposal, _rounds(telling)) if proposal else NONE


def _target(telling: Telling, action: ActionView) -> str:
    if not action.indicators or action.indicators[0].target is None:
        return NONE
    first = action.indicators[0]
    return f"{telling.words.number(first.target or 0)} {first.unit}".strip()


def _actions(telling: Telling, actions: list[ActionView]) -> Table:
    words = telling.words
    columns = [
        Column(words.at("short for number", "No."), code_width(one.number for one in actions)),
        Column(words("Action"), grows=1.75),
        Column(words("Responsible party"), grows=1.05),
        Column(words("Term and zone"), 102),
        Column(words("Target"), 62),
        Column(telling.unit, 50, align="right"),
        Column(words("Marks"), 38, align="right"),
    ]
    rows = [
        row(
            strong(one.number),
            cell(as_said(one.title), styles.TABLE_STRONG),
            cell(as_said(one.responsible, NONE)),
            (
                cell(telling.term(one)),
                Paragraph(telling.zone(one.zone) or words("Written decision"), UNDER_TITLE),
            ),
            cell(_target(telling, one)),
            figure(telling.amount(one.cost)),
            figure(_main_votes(telling, one)),
        )
        for one in actions
    ]
    last = row(
        (),
        strong(words("Total of the theme")),
        (),
        (),
        (),
        total(telling.amount(sum(one.cost or 0 for one in actions))),
        (),
        rule=palette.ink(),
    )
    return Table(columns, rows, total=last)


def _note(telling: Telling, actions: list[ActionView]) -> str:
    words = telling.words
    rounds = _rounds(telling)
    told = []
    if len(rounds) == 1:
        told.append(
            words(
                "Marks of the action's main proposal, in round {round}. They are not added up: two "
                "actions may answer the same proposal.",
                round=rounds[0].name,
            )
        )
    elif rounds:
        told.append(
            words(
                "Marks of the action's main proposal in each round in which it stood. They are not "
                "added up."
            )
        )
    else:
        told.append(words("Nobody has voted yet."))
    if any(one.cost is None for one in actions):
        told.append(words("–: without a figure yet."))
    if telling.rounded:
        told.append(words("Amounts are rounded: the last digit of a sum may differ."))
    return " ".join(told)


def _support(telling: Telling, theme: str) -> list[Block]:
    words = telling.words
    blocks: list[Block] = []
    for one in _rounds(telling):
        options = _options(one, theme)
        if not options:
            continue
        if not blocks:
            blocks.append(Heading(words("How the support is shared"), styles.H2))
        blocks += [NewPage(0.0), SupportChart(telling, theme, options)]
        told = words("Full bar: in the plan. Empty bar: not in.")
        if len(_rounds(telling)) > 1:
            told = words("Round {round}.", round=one.name) + " " + told
        blocks.append(Paragraph(told, styles.CAPTION))
    return blocks


def _options(one: RoundView, theme: str) -> list[OptionView]:
    if one.result is None:
        return []
    return [option for option in in_order(one.result) if option.theme == theme][:30]
