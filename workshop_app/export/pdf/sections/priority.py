"""Priority and capacity: the map of two axes, and the decisions that someone had to take."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.charts.two_axes import TwoAxes, points_of
from workshop_app.export.pdf.layout import laid_out
from workshop_app.export.pdf.panel import Panel
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.sections.parts import cell, figure, strong, themed
from workshop_app.export.pdf.sections.positions import positions
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import Rich, as_said, bold
from workshop_app.export.telling import NONE
from workshop_app.export.views import DecisionView, ProposalView

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "priority"
SIDES = (453.0, 428.0, 404.0)
"""The map is as large as leaves what is told under it on its page; the first where none does."""


def priority(telling: Telling) -> list[Block]:
    """Nothing where one round decides, or none, and no proposal was both voted on and assessed."""
    largest = _blocks(telling, SIDES[0])
    for side in SIDES:
        blocks = largest if side == SIDES[0] else _blocks(telling, side)
        if len(laid_out(blocks, "", lambda: None)) <= 1:
            return blocks
    return largest


def _blocks(telling: Telling, side: float) -> list[Block]:
    words = telling.words
    points, placed = points_of(telling), positions(telling)
    if not points:
        head = Heading(words("Priority and capacity"), styles.H1, key=KEY, outline=0)
        return [head, *placed] if placed else []
    lead = words(
        "Higher up, what people want most. To the right, what the City Hall can do already. They "
        "are two different views and are not mixed into one mark."
    )
    chart = TwoAxes(telling, points, side)
    blocks: list[Block] = [
        Heading(words("Priority and capacity"), styles.H1, key=KEY, outline=0),
        Paragraph(lead, styles.LEAD),
        chart,
        Paragraph(_caption(telling, chart), styles.CAPTION),
    ]
    decided = [one for one in telling.view.proposals if _decided(one)]
    if decided:
        said = [Paragraph(_decision(telling, one), styles.PANEL) for one in decided]
        blocks.append(Panel(list(said), accent=True))
    blocks += _exclusions(telling)
    if not chart.labelled:
        blocks.append(_list(telling, [point.proposal for point in points]))
    apart = _apart(telling)
    if apart:
        blocks.append(Paragraph(apart, styles.NOTE))
    return [*blocks, *placed]


def _caption(telling: Telling, chart: TwoAxes) -> str:
    words = telling.words
    told = [words("Full shape: no gate is closed.")]
    closed = [point for point in chart.points if point.closed]
    if closed:
        told.append(
            words(
                "Empty shape: a gate fails and the capacity counts as low, even where the mean is "
                "high."
            )
        )
    at_line = [
        one.proposal.number
        for one in chart.points
        if one.proposal.capacity and one.proposal.capacity.value == telling.view.capacity_threshold
    ]
    if at_line:
        told.append(
            words(
                "{numbers} is exactly at {threshold} and counts as high.",
                numbers=words.listed(at_line),
                threshold=words.number(telling.view.capacity_threshold),
            )
        )
    told.append(words("Fine line: the true place, where two would cover one another."))
    if chart.bent:
        told.append(words("The scale of marks changes at the line, so that the names fit."))
    return " ".join(told)


def _decided(one: ProposalView) -> bool:
    return one.decision is not None and one.decision.against_zone and not one.keeper


def _decision(telling: Telling, one: ProposalView) -> Rich:
    words, decision = telling.words, one.decision
    assert decision is not None
    who = decision.office or words("the coordination of the plan")
    by = (
        words("Decided by: {who}, {day}.", who=who, day=_when(telling, decision))
        if decision.day
        else words("Decided by: {who}.", who=who)
    )
    zone = telling.zone(one.zone)
    told: list[Rich] = [bold(words("A reasoned decision.")), " "]
    if zone and one.high_in_group:
        told.append(
            words(
                "Proposal {number} was high in a group and fell in “{zone}”.",
                number=one.number,
                zone=zone,
            )
        )
    elif zone:
        told.append(words("Proposal {number} fell in “{zone}”.", number=one.number, zone=zone))
    else:
        told.append(words("Proposal {number} was not voted on.", number=one.number))
    return [*told, " ", as_said(decision.reason), " ", by]


def _when(telling: Telling, decision: DecisionView) -> str:
    """The day of a decision, with its hour where that is kept."""
    words = telling.words
    day = words.date(decision.day) if decision.day else ""
    try:
        hour = words.time(time.fromisoformat(decision.at)) if decision.at else ""
        return f"{day}, {hour.rstrip('.')}" if hour else day
    except ValueError:
        return day


def _exclusions(telling: Telling) -> list[Block]:
    """Pairs that cannot both be done, and why."""
    words = telling.words
    told: list[Rich] = []
    for one in telling.view.exclusions:
        pair: list[Rich] = []
        for number in (one.proposal, one.other):
            pair += [" · " if pair else "", bold(number), " "]
            pair.append(as_said(telling.option_label(number)))
        told.append([*pair, ". ", as_said(one.reason)])
    if not told:
        return []
    items = [Paragraph(one, styles.SMALL_ITEM) for one in told]
    return [Heading(words("Not both"), styles.H3), Bullets(items, between=2)]


def _list(telling: Telling, proposals: list[ProposalView]) -> Table:
    """The names that did not fit on the map."""
    words = telling.words
    columns = [
        Column(words.at("short for number", "No."), 34),
        Column(words("Proposal"), grows=1),
        Column(words("Zone"), 110),
        Column(words("Capacity"), 52, align="right"),
    ]
    rows = [
        row(
            strong(one.number),
            themed(telling.label(one), one.theme),
            cell(telling.zone(one.zone)),
            figure(_capacity(telling, one)),
        )
        for one in sorted(proposals, key=lambda one: 10**9 if one.order is None else one.order)
    ]
    return Table(columns, rows)


def _capacity(telling: Telling, one: ProposalView) -> str:
    value = one.capacity.value if one.capacity else None
    return NONE if value is None else telling.words.number(value, 1)


def _apart(telling: Telling) -> str:
    """Assessed but not voted on, or voted high without a capacity: said apart, never "low"."""
    words = telling.words
    own = [one for one in telling.view.proposals if not one.keeper]
    not_voted = [one.number for one in own if one.capacity and one.order is None]
    unknown = [one.number for one in own if one.zone == "unknown" and one.priority_high]
    told = []
    if not_voted:
        told.append(
            words(
                "Assessed but in no deciding round, and so neither high nor low: {numbers}.",
                numbers=words.listed(not_voted),
            )
        )
    if unknown:
        told.append(
            words(
                "High priority, with too few answers to tell the capacity: {numbers}.",
                numbers=words.listed(unknown),
            )
        )
    return " ".join(told)
