"""The sheet of an action: what it is, what it costs, where it comes from, who promised what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette, styles
from workshop_app.export.pdf.blocks import FRAME_TOP, Block, NewPage, Section
from workshop_app.export.pdf.figure import put
from workshop_app.export.pdf.panel import Fact, Facts, Panel, pill
from workshop_app.export.pdf.paper import HEIGHT
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.chain import chain
from workshop_app.export.pdf.sections.follow_up import of_action
from workshop_app.export.pdf.sections.partly import funded_in_part, part_told
from workshop_app.export.pdf.sections.parts import answered, body, cell, next_readback
from workshop_app.export.pdf.sections.photo_row import PhotoRow
from workshop_app.export.pdf.shapes import draw_shape
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import Rich, as_said, bold, plain_of
from workshop_app.export.telling import NONE
from workshop_app.export.views import ActionView, CommitmentView

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling

LEAST = 0.45
"""A sheet begins on a new page when less of the page is left."""


def key_of(action: ActionView) -> str:
    """The key of the sheet's heading."""
    return f"action-{action.number}"


class Head(Block):
    """Shape, number, theme and zone; a tab in the theme's colour at the edge of the page."""

    keeps_next = True

    def __init__(self, telling: Telling, action: ActionView) -> None:
        self.telling, self.action = telling, action
        self.before = 22.0

    def height(self, width: float) -> float:  # noqa: ARG002
        return 26.0

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        action, words = self.action, self.telling.words
        look = palette.theme(action.theme)
        middle = top - 12
        paper.begin_section(2)
        with paper.ornament():
            down = 84.0 if top > HEIGHT - FRAME_TOP - 1 else 40.0
            paper.box(0, top + 4 - down, 12, down, fill=look.color)
            draw_shape(paper, action.theme, x + 10, middle, 20)
        number = words("Action {number}", number=action.number)
        wide = put(paper, number, x + 27, middle, font=fonts.HEADING, size=12.5, color=look.text)
        zone = self.telling.zone(action.zone) or words("Written decision")
        taken = pill(
            paper, zone, x + width, middle, palette.primary(), full=action.zone == "do_now"
        )
        put(
            paper,
            f"· {self.telling.theme(action.theme)}",
            x + 34 + wide,
            middle,
            size=11,
            color=palette.muted(),
            width=width - 44 - wide - taken,
        )


def sheet(telling: Telling, action: ActionView, *, first: bool) -> list[Block]:
    """The blocks of a sheet; the first of a chapter begins on a new page."""
    words = telling.words
    head = words("Action {number}", number=action.number)
    title = Heading(as_said(action.title, head), styles.SHEET_TITLE, key=key_of(action), outline=1)
    blocks: list[Block] = [
        NewPage(2.0 if first else LEAST),
        Section(head),
        Head(telling, action),
        title,
        *body(action.description),
        Facts(_facts(telling, action)),
        _table(telling, action),
        Heading(words("Where it comes from"), styles.H3),
        chain(telling, action),
    ]
    photos = [photo for one in answered(telling, action) for photo in one.photos]
    if photos:
        blocks.append(PhotoRow(photos, words("Photo of the proposal")))
    if action.zone == "open_way":
        blocks.append(_would_open(telling, action))
    blocks += of_action(telling, action)
    if action.commitments:
        blocks.append(Heading(words("Commitments"), styles.H3))
        blocks.append(commitments_table(telling, action.commitments))
    blocks.append(Paragraph(_checked(telling), styles.NOTE))
    return blocks


def _facts(telling: Telling, action: ActionView) -> list[Fact]:
    words = telling.words
    year = words("of {year}", year=telling.price_year)
    unit = telling.unit[:1].lower() + telling.unit[1:]
    cost = Fact(words("Cost, {unit}", unit=unit), telling.amount(action.cost), year)
    term = Fact(words("Term"), telling.months(action), telling.term(action))
    count = action.beneficiaries
    benefits = Fact(
        words("Benefits"),
        NONE if count is None else words.number(count),
        action.beneficiaries_who or words("not counted yet"),
    )
    return [cost, term, benefits, _target(telling, action)]


def _target(telling: Telling, action: ActionView) -> Fact:
    words = telling.words
    first = action.indicators[0] if action.indicators else None
    if first is None or first.target is None:
        return Fact(words("Target"), NONE, words("no target yet"))
    if first.baseline is None:
        return Fact(words("Target"), words.number(first.target), first.unit)
    below = words(
        "{unit}; today: {baseline}", unit=first.unit, baseline=words.number(first.baseline)
    )
    return Fact(words("Target"), words.number(first.target), below)


def _table(telling: Telling, action: ActionView) -> Table:
    words = telling.words
    rows: list[tuple[str, Rich]] = [
        (words("Responsible party"), as_said(action.responsible, words("Not named yet"))),
        (words("Allies"), as_said(", ".join(action.allies))),
        (words("Source"), _sources(telling, action)),
        *(
            (words("Part funding"), part_told(telling, one))
            for one in funded_in_part(telling, action)
        ),
        *((words("Excludes"), told) for told in _excluded(telling, action)),
        *(
            (words("Indicator"), _indicator(telling, action, n))
            for n in range(len(action.indicators))
        ),
        (words("Place"), " · ".join(filter(None, [", ".join(action.territories), action.place]))),
        (words("Perspective"), names.told(names.PERSPECTIVES, action.perspective, words)),
        (words("Alignment"), _alignment(telling, action)),
    ]
    columns = [Column("", 92), Column("", grows=1)]
    told = [row(cell(name, styles.LABEL), cell(said)) for name, said in rows if plain_of(said)]
    return Table(columns, told, room=2.9)


def _sources(telling: Telling, action: ActionView) -> str:
    words = telling.words
    told = []
    for one in action.sources:
        kind = names.told(names.SOURCES, one.kind, words)
        said = one.name or kind
        if one.kind == "to_find" and one.name:
            said = f"{one.name} ({kind[:1].lower()}{kind[1:]})"
        if one.amount is not None and len(action.sources) > 1:
            said = f"{said}: {telling.amount(one.amount)}"
        told.append(said)
    return "; ".join(told) or words("No source is named yet")


def _indicator(telling: Telling, action: ActionView, index: int) -> str:
    words, one = telling.words, action.indicators[index]
    told = [f"{one.name.rstrip('.')}."]
    if one.baseline is not None and one.target is not None:
        told.append(
            words(
                "Baseline {baseline}; target {target} {unit}.",
                baseline=words.number(one.baseline),
                target=words.number(one.target),
                unit=one.unit,
            ).replace(" .", ".")
        )
    elif one.target is not None:
        target = words.number(one.target)
        told.append(
            words("Target {target} {unit}.", target=target, unit=one.unit).replace(" .", ".")
        )
    if one.measured:
        told.append(words("Measured: {how}", how=one.measured))
    return " ".join(told)


def _alignment(telling: Telling, action: ActionView) -> str:
    words = telling.words
    told = []
    if action.programme:
        told.append(words("Programme “{name}”", name=action.programme))
    goals = [str(one) for one in action.sdg]
    if len(goals) == 1:
        told.append(words("Sustainable Development Goal {goals}", goals=goals[0]))
    elif goals:
        told.append(words("Sustainable Development Goals {goals}", goals=words.listed(goals)))
    return " · ".join(told)


def _excluded(telling: Telling, action: ActionView) -> list[Rich]:
    """What cannot be done beside it, and why."""
    told: list[Rich] = []
    for one in telling.view.exclusions:
        pair = (one.proposal, one.other)
        for mine, other in (pair, pair[::-1]):
            if mine in action.proposals:
                name = as_said(telling.option_label(other))
                reason = as_said(one.reason)
                told.append([bold(other), " ", name, ". " if one.reason else "", reason])
    return told


def _would_open(telling: Telling, action: ActionView) -> Block:
    words = telling.words
    said = " ".join(action.would_open) or words(
        "It is not written yet: the responsible party says it in the next report."
    )
    told: Rich = [bold(words("What would make it possible.")), " ", said]
    return Panel([Paragraph(told, styles.SMALL)], accent=True, pad=8)


def commitments_table(telling: Telling, commitments: tuple[CommitmentView, ...]) -> Table:
    """Who promised what, by when, and how it stands."""
    words = telling.words
    columns = [
        Column(words("Who"), grows=1.0),
        Column(words("What"), grows=1.9),
        Column(words("By when"), 66),
        Column(words("State"), 78),
    ]
    rows = []
    for one in commitments:
        what = [cell(as_said(one.what))]
        if one.follow_up:
            what.append(Paragraph(as_said(one.follow_up), styles.TABLE_NOTE))
        what += [
            Paragraph([telling.day(seen.day), ". ", as_said(seen.note)], styles.TABLE_NOTE)
            for seen in one.follow_ups[-1:]
            if seen.note
        ]
        state = names.told(names.COMMITMENTS, one.state, words)
        rows.append(row(cell(as_said(one.who)), what, cell(telling.day(one.by)), cell(state)))
    return Table(columns, rows, room=2.6)


def _checked(telling: Telling) -> str:
    words = telling.words
    told = words("Last checked: {day}.", day=telling.day(telling.view.day))
    back = next_readback(telling)
    if back:
        told += " " + words("Next report to the community: {day}.", day=telling.day(back))
    return told
