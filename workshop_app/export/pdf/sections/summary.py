"""The plan in one page: it stays one page, whatever the plan holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import Block, Pair
from workshop_app.export.pdf.charts.thumbnail import Thumbnail, places_of
from workshop_app.export.pdf.layout import laid_out
from workshop_app.export.pdf.panel import BigNumbers, Panel
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.sections.logos import with_logos
from workshop_app.export.pdf.sections.parts import (
    cell,
    code_width,
    codes_told,
    missing_money,
    next_readback,
    strong,
    themed,
)
from workshop_app.export.pdf.table import Column, Row, Table, row
from workshop_app.export.pdf.text import as_said, bold
from workshop_app.export.telling import NONE
from workshop_app.export.views import ActionView

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "summary"
SETTLED = ("done", "dropped")
"""States in which an action asks for no more money."""
DENSE_H2 = replace(styles.H2, before=8, after=2)
DENSE_LEAD = replace(styles.LEAD, after=6)
DENSE_NOTE = replace(styles.NOTE, before=2, after=2)


@dataclass(frozen=True, slots=True)
class _Fit:
    """How much of everything is shown."""

    actions: int
    needed: int
    dates: int
    picture: bool = True


FITS = (
    _Fit(10, 4, 3),
    _Fit(10, 3, 3),
    _Fit(10, 3, 2),
    _Fit(9, 4, 3),
    _Fit(8, 3, 3),
    _Fit(7, 3, 3),
    _Fit(6, 3, 2),
    _Fit(5, 2, 2),
    _Fit(5, 2, 1, picture=False),
    _Fit(3, 1, 1, picture=False),
    _Fit(1, 1, 0, picture=False),
)


def summary(telling: Telling, *, alone: bool = False) -> list[Block]:
    """The first way of telling it that fits on one page; ``alone``: as a sheet of its own."""
    blocks: list[Block] = []
    for fit in FITS:
        blocks = _blocks(telling, fit, alone=alone)
        if alone:
            blocks[0] = with_logos(telling.view, blocks[0])
        if len(laid_out(blocks, "", lambda: None)) == 1:
            break
    return blocks


def _blocks(telling: Telling, fit: _Fit, *, alone: bool) -> list[Block]:
    words, view = telling.words, telling.view
    title = words("The plan in one page")
    blocks: list[Block] = [
        Heading(title, styles.H1, key=KEY, outline=0),
        Paragraph(_lead(telling), DENSE_LEAD),
    ]
    if view.workshops or view.proposals or view.actions:
        blocks.append(BigNumbers(_numbers(telling, alone=alone)))
    if view.actions:
        blocks += _first_actions(telling, fit.actions)
    needed = _needed(telling)
    if needed:
        blocks += _to_sign(telling, needed[: fit.needed])
    blocks += _foot(telling, fit, alone=alone)
    return blocks


def _lead(telling: Telling) -> str:
    words, view = telling.words, telling.view
    workshops = words.many("{n} workshop", "{n} workshops", len(view.workshops))
    proposals = words.many("{n} proposal", "{n} proposals", len(view.proposals))
    actions = words.many("{n} action", "{n} actions", len(view.actions))
    facts = {"workshops": workshops, "proposals": proposals, "actions": actions}
    if not view.proposals and not view.actions:
        return words("This plan is still being made: there are no proposals in it yet.")
    if not view.rounds:
        return words(
            "{workshops} left {proposals}. Nobody has voted yet. The plan has {actions}.", **facts
        )
    if len(view.rounds) == 1:
        return words(
            "{workshops} and a secret vote left {proposals}. From them come {actions}.", **facts
        )
    return words(
        "{workshops} and {rounds} secret votes left {proposals}. From them come {actions}.",
        rounds=len(view.rounds),
        **facts,
    )


def _numbers(telling: Telling, *, alone: bool) -> list[tuple[str, str]]:
    words, view = telling.words, telling.view
    told = [one.result for one in view.rounds if one.result]
    ballots = sum(result.received for result in told)
    total = view.attendance_total
    came = words.number(total) if total is not None else NONE
    money = words(
        "{unit}; {amount} without a source",
        unit=_lower(telling.unit),
        amount=telling.amount(view.to_find),
    )
    if not view.cost:
        money = _lower(telling.unit)
    elif not view.to_find:
        money = words("{unit}, all with a source", unit=_lower(telling.unit))
    proposals = words("proposals, all of them in annex A")
    if alone:
        proposals = words("proposals, all of them in the plan")
    held = sorted(one.day for one in view.workshops if one.day)
    rounds = words.many("secret ballots, in {n} round", "secret ballots, in {n} rounds", len(told))
    return [
        (words.number(len(view.workshops)), _workshops_held(telling, held)),
        (came, words("attendances, counted in totals")),
        (words.number(len(view.proposals)), proposals),
        *([(words.number(ballots), rounds)] if told else []),
        (telling.amount(view.cost), money),
    ]


def _workshops_held(telling: Telling, days: Sequence[date]) -> str:
    words = telling.words
    if not days:
        return words("workshops")
    first, last = days[0], days[-1]
    if (first.year, first.month) == (last.year, last.month):
        return words("workshops, in {month}", month=words.month(first, "long"))
    return words("workshops, {first} to {last}", first=words.month(first), last=words.month(last))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _first_actions(telling: Telling, count: int) -> list[Block]:
    words, view = telling.words, telling.view
    first = view.actions[:count]
    columns = [
        Column(words.at("short for number", "No."), code_width(one.number for one in first)),
        Column(words("Action"), grows=2.0),
        Column(words("Who"), grows=1.0),
        Column(words("When"), 108),
        Column(telling.unit, 50, align="right"),
    ]
    rows: list[Row] = []
    zone = first[0].zone
    for action in first:
        line = palette.primary() if action.zone != zone else None
        zone = action.zone
        rows.append(
            row(
                strong(action.number),
                themed(as_said(action.title), action.theme, styles.DENSE),
                cell(as_said(action.responsible, NONE), styles.DENSE),
                cell(telling.term(action), styles.DENSE),
                Paragraph(telling.amount(action.cost), styles.DENSE_NUMBER),
                rule=line,
            )
        )
    heading = (
        words("The first actions")
        if len(view.actions) > count or len(view.actions) > 10
        else words("The actions")
    )
    note = Paragraph(_order_note(telling, first), DENSE_NOTE)
    return [Heading(heading, DENSE_H2), Table(columns, rows, room=1.1, after=2), note]


def _order_note(telling: Telling, first: Sequence[ActionView]) -> str:
    words = telling.words
    zones = [zone for zone, _ in groupby(action.zone for action in first) if zone]
    told = [words("“{zone}”", zone=telling.zone(zone)) for zone in zones]
    rest = len(telling.view.actions) - len(first)
    pieces = []
    if told:
        pieces.append(
            words(
                "Order: {zones}; in each zone, by its place in the vote.",
                zones=words("; below the line, ").join(told),
            )
        )
    if rest:
        pieces.append(words.many("The other one, by theme.", "The other {n}, by theme.", rest))
    return " ".join(pieces)


def _needed(telling: Telling) -> list[Row]:
    """What has to be signed or funded now, soonest first, as rows of a table."""
    words = telling.words
    rows: list[tuple[bool, date, Row]] = []
    missing = [one for one in missing_money(telling) if one.action.state not in SETTLED]
    ready = _starting_soon(telling, {one.action.number for one in missing})
    if ready:
        soonest = min(one.start for one in ready if one.start)
        amount = telling.amount(sum(one.cost or 0 for one in ready))
        codes = codes_told(words, [one.number for one in ready])
        rows.append(
            (
                False,
                soonest,
                row(
                    cell(
                        words("Make the money of {actions} available", actions=codes), styles.DENSE
                    ),
                    cell(words("Those responsible for them"), styles.DENSE),
                    cell(_before(telling, soonest), styles.DENSE),
                    Paragraph(amount, styles.DENSE_NUMBER),
                ),
            )
        )
    for one in missing:
        said = (
            words("{what} ({action})", what=one.what, action=one.action.number)
            if one.found
            else words("Find the money: {what} ({action})", what=one.what, action=one.action.number)
        )
        rows.append(
            (
                one.found,
                one.before or date.max,
                row(
                    cell(said, styles.DENSE),
                    cell(as_said(one.action.responsible, NONE), styles.DENSE),
                    cell(_before(telling, one.before), styles.DENSE),
                    Paragraph(telling.amount(one.amount), styles.DENSE_NUMBER),
                ),
            )
        )
    return [entry for _, _, entry in sorted(rows, key=lambda one: (one[1], one[0]))]


def _starting_soon(telling: Telling, missing: set[str]) -> list[ActionView]:
    """Actions with cost and sources that begin within three months of the plan's day and were not
    found begun or ended when someone looked again."""
    day = telling.view.day
    limit = day.year * 12 + day.month + 3
    return [
        one
        for one in telling.view.actions
        if one.cost
        and one.start
        and one.number not in missing
        and one.state in ("", "planned")
        and one.start.year * 12 + one.start.month <= limit
    ]


def _before(telling: Telling, day: date | None) -> str:
    return NONE if day is None else telling.words.month(day)


def _to_sign(telling: Telling, rows: Sequence[Row]) -> list[Block]:
    words = telling.words
    columns = [
        Column(words("What"), grows=2.0),
        Column(words("Who"), grows=1.0),
        Column(words("Before"), 56),
        Column(telling.short_unit, 50, align="right"),
    ]
    heading = Heading(words("What has to be signed or funded now"), DENSE_H2)
    return [heading, Table(columns, list(rows), room=1.4)]


def _foot(telling: Telling, fit: _Fit, *, alone: bool) -> list[Block]:
    words, view = telling.words, telling.view
    right: list[Block] = []
    dates = _first_dates(telling)[: fit.dates]
    if dates:
        items = [Paragraph(one, styles.SMALL_ITEM) for one in dates]
        begun = any(one.start and one.start < view.day.replace(day=1) for one in view.actions)
        title = words("What happens next") if begun else words("What happens first")
        right += [Paragraph(title, styles.H3), Bullets(items, between=2)]
    out = len(view.left_out)
    if out:
        said = words.many(
            "{n} proposal did not get in and has its reason.",
            "{n} proposals did not get in and each has its reason.",
            out,
        )
        section = words("What did not get in and why")
        see = words("See “{section}”.", section=section)
        if alone:
            see = words("See “{section}” in the plan.", section=section)
        panel = Panel(
            [Paragraph([bold(said), " ", see], styles.SMALL)], accent=True, pad=7, after=0
        )
        right.append(panel)
    if fit.picture and len(set(places_of(telling.view))) > 1:
        said = words("Schematic, no legal value.")
        left: list[Block] = [Thumbnail(telling, 84.0), Paragraph(said, styles.TABLE_NOTE)]
        return [Pair(left, right, share=0.38, between=16, before=4)]
    return right


def _first_dates(telling: Telling) -> list[str]:
    words, view = telling.words, telling.view
    this_month = view.day.replace(day=1)
    starts = sorted(
        (one for one in view.actions if one.start and one.start >= this_month),
        key=lambda one: one.start or date.max,
    )
    told = []
    for start, actions in groupby(starts, key=lambda one: one.start):
        codes = [one.number for one in actions]
        month = _capital(words.month(start or date.max, "long"))
        told.append(
            words.many(
                "{month}: {actions} begins.",
                "{month}: {actions} begin.",
                len(codes),
                month=month,
                actions=codes_told(words, codes),
            )
        )
    back = next_readback(telling)
    if back:
        day = words.date(back)
        tell = words("{day}: back to the community to tell what came of each proposal.", day=day)
        return [*told[:2], tell]
    return told


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
