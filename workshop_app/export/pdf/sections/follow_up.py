"""How the plan stands: what someone found who looked again, action by action."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block, Space
from workshop_app.export.pdf.panel import BigNumbers
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.parts import UNDER_TITLE, cell, code_width, strong, themed
from workshop_app.export.pdf.sections.photo_row import PhotoRow
from workshop_app.export.pdf.table import Column, Row, Table, row
from workshop_app.export.pdf.text import as_said
from workshop_app.export.telling import NONE
from workshop_app.export.views import ActionView

if TYPE_CHECKING:
    from workshop_app.export.follow_up_views import FollowUpView
    from workshop_app.export.telling import Telling

KEY = "follow-up"


def follow_up(telling: Telling) -> list[Block]:
    """Nothing where nobody has looked again."""
    words, view = telling.words, telling.view
    if not view.followed_up:
        return []
    last = max(one.follow_ups[-1].day or view.day for one in view.actions if one.follow_ups)
    lead = words(
        "What was promised is looked at again, and told as it is: what is done, what is late, what "
        "was dropped and why. Last looked at: {day}.",
        day=words.date(last),
    )
    columns = [
        Column(words.at("short for number", "No."), code_width(one.number for one in view.actions)),
        Column(words("Action"), grows=1.7),
        Column(words("State"), 78),
        Column(words("What was found"), grows=1.3),
        Column(words("Measured"), 46, align="right"),
        Column(words("Target"), 44, align="right"),
    ]
    return [
        Heading(words("How the plan stands"), styles.H1, key=KEY, outline=0),
        Paragraph(lead, styles.LEAD),
        BigNumbers(_numbers(telling)),
        Space(10),
        Table(columns, [_row(telling, one) for one in view.actions], room=1.0),
        Paragraph(words("–: it was not looked at or not measured yet."), styles.NOTE),
    ]


_IN_ORDER = ("done", "started", "late", "dropped", "planned")


def _numbers(telling: Telling) -> list[tuple[str, str]]:
    words = telling.words
    counts = Counter(one.state or "planned" for one in telling.view.actions)
    return [
        (words.number(counts[state]), words(names.FOLLOW_UPS[state]))
        for state in _IN_ORDER
        if counts[state]
    ]


def _row(telling: Telling, action: ActionView) -> Row:
    words = telling.words
    last = action.follow_ups[-1] if action.follow_ups else None
    state = [cell(state_told(telling, last), styles.DENSE)]
    if last:
        state.append(Paragraph(telling.day(last.day), replace(UNDER_TITLE, leading=11)))
    indicator = action.indicators[0] if action.indicators else None
    target = indicator.target if indicator else None
    return row(
        strong(action.number),
        themed(as_said(action.title), action.theme, styles.DENSE),
        state,
        cell(as_said(last.note, NONE) if last else NONE, styles.DENSE),
        _figure(NONE if last is None or last.measured is None else words.number(last.measured)),
        _figure(NONE if target is None else words.number(target)),
    )


def _figure(told: str) -> Paragraph:
    return Paragraph(told, styles.DENSE_NUMBER)


def state_told(telling: Telling, last: FollowUpView | None) -> str:
    """The state of an action in words."""
    return names.told(names.FOLLOW_UPS, last.state if last else "planned", telling.words)


def of_action(telling: Telling, action: ActionView) -> list[Block]:
    """What was found each time, on the action's own sheet, with the photos that show it."""
    words = telling.words
    if not action.follow_ups:
        return []
    columns = [
        Column(words("Looked at"), 72),
        Column(words("State"), 82),
        Column(words("What was found"), grows=1.0),
        Column(words("Measured"), 88),
    ]
    rows = [
        row(
            cell(telling.day(one.day)),
            cell(state_told(telling, one)),
            cell(as_said(one.note, NONE)),
            cell(_measured(telling, action, one)),
        )
        for one in action.follow_ups
    ]
    blocks: list[Block] = [
        Heading(words("How it stands"), styles.H3),
        Table(columns, rows, room=2.6),
    ]
    photos = [photo for one in reversed(action.follow_ups) for photo in one.photos]
    if photos:
        blocks.append(PhotoRow(photos, words("Photo of what was found")))
    return blocks


def _measured(telling: Telling, action: ActionView, one: FollowUpView) -> str:
    """The value beside its target: "90 of 140 lights"."""
    words = telling.words
    if one.measured is None:
        return NONE
    first = action.indicators[0] if action.indicators else None
    value = words.number(one.measured)
    if first is None or first.target is None:
        return value
    told = words("{value} of {target}", value=value, target=words.number(first.target))
    return f"{told} {first.unit}".strip()
