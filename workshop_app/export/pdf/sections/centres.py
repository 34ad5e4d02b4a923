"""IntegrHa-bitat centres: the site and why, the life in it, who shares it, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import centre_telling as told
from workshop_app.export.centre_names import INDICATOR_KINDS, state_told
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block, NewPage
from workshop_app.export.pdf.charts.centre import PhasesFigure, WeekFigure
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.sections.centre_sites import site_blocks
from workshop_app.export.pdf.sections.parts import body, cell, code_width, strong, themed
from workshop_app.export.pdf.table import Column, Row, Table, row
from workshop_app.export.pdf.text import as_said
from workshop_app.export.telling import NONE

if TYPE_CHECKING:
    from workshop_app.domain.centre_parts import Activity, Indicator, Phase
    from workshop_app.export.centre_views import CentreView
    from workshop_app.export.telling import Telling

KEY = "centres"


def key_of(centre: CentreView) -> str:
    """The bookmark of a centre."""
    return f"centre-{centre.id}"


def centres(telling: Telling) -> list[Block]:
    """The chapter; nothing where no centre has anything on its sheet."""
    words, found = telling.words, telling.view.centres
    if not found:
        return []
    lead = words(
        "A centre in the middle of the neighbourhood, for those who came and for those who were "
        "here: its site was scored in the open, and its spaces are made together."
    )
    blocks: list[Block] = [
        Heading(words("IntegrHa-bitat centres"), styles.H1, key=KEY, outline=0),
        Paragraph(lead, styles.LEAD),
    ]
    for at, centre in enumerate(found):
        if at:
            blocks.append(NewPage())
        blocks += centre_blocks(telling, centre)
    return blocks


def centre_blocks(telling: Telling, centre: CentreView) -> list[Block]:
    """The pages of one centre; what it has nothing of is left out."""
    where = [centre.address, centre.territory, centre.municipality]
    blocks: list[Block] = [
        Heading(as_said(centre.name), styles.H2, key=key_of(centre), outline=1),
        Paragraph(as_said(" · ".join(filter(None, where)), NONE), styles.SMALL),
    ]
    blocks += site_blocks(telling.words, centre)
    for part in (_programme, _spaces, _together, _agreements, _phases, _indicators, _in_plan):
        blocks += part(telling, centre)
    return blocks


# -- life in it -----------------------------------------------------------------------------------
def _programme(telling: Telling, centre: CentreView) -> list[Block]:
    words, rows = telling.words, centre.programme
    if not rows:
        return []
    found: list[Block] = [Heading(words("Social programme"), styles.H3)]
    if any(one.timed for one in rows):
        found.append(WeekFigure(words, rows))
    columns = [
        Column(words("What is offered"), grows=1.2),
        Column(words("When"), grows=1.2),
        Column(words("For whom"), grows=1.0),
    ]
    return [*found, Table(columns, [_activity(telling, one) for one in rows], room=2.0)]


def _activity(telling: Telling, one: Activity) -> Row:
    when = told.when_told(telling.words, one) or NONE
    return row(strong(as_said(one.name)), cell(when), cell(as_said(one.for_whom, NONE)))


def _spaces(telling: Telling, centre: CentreView) -> list[Block]:
    words = telling.words
    if not centre.spaces:
        return []
    columns = [
        Column(words("Space"), grows=1.0),
        Column(words("What for"), grows=1.1),
        Column(words("For how many"), 50, align="right"),
        Column(words("State"), 66),
        Column(words("Designed in"), grows=1.0),
    ]
    rows = [
        row(
            strong(as_said(one.name)),
            cell(as_said(one.use, NONE)),
            Paragraph(words.number(one.capacity) if one.capacity else NONE, styles.TABLE_NUMBER),
            cell(state_told("space", one.state, words) or NONE),
            cell(as_said(centre.session_titles.get(one.session, ""), NONE)),
        )
        for one in centre.spaces
    ]
    return [Heading(words("Spaces co-created"), styles.H3), Table(columns, rows, room=2.0)]


# -- together -------------------------------------------------------------------------------------
def _together(telling: Telling, centre: CentreView) -> list[Block]:
    words = telling.words
    found: list[Block] = []
    if centre.host:
        found.append(Heading(words("In the host community"), styles.H3))
        for text in centre.host:
            found += body(text)
    if centre.partners:
        columns = [
            Column(words("Partner"), grows=1.0),
            Column(words("What it brings"), grows=1.2),
            Column(words("State"), 90),
        ]
        rows = [
            row(
                strong(as_said(one.name)),
                cell(as_said(one.brings, NONE)),
                cell(state_told("partner", one.state, words) or NONE),
            )
            for one in centre.partners
        ]
        found += [Heading(words("Partners"), styles.H3), Table(columns, rows, room=2.0)]
    return found


def _agreements(telling: Telling, centre: CentreView) -> list[Block]:
    words = telling.words
    if not centre.agreements:
        return []
    heading = Heading(words("Agreements of coexistence"), styles.H3)
    if not any(one.agreed_on or one.session or one.again_on for one in centre.agreements):
        items = [Paragraph(as_said(one.text), styles.ITEM) for one in centre.agreements]
        return [heading, Bullets(items)]
    columns = [
        Column(words("What was agreed"), grows=1.5),
        Column(words("Agreed on"), 68),
        Column(words("In which session"), grows=1.0),
        Column(words("Looked at again"), 68),
    ]
    rows = [
        row(
            strong(as_said(one.text)),
            cell(telling.day(one.agreed_on)),
            cell(as_said(centre.session_titles.get(one.session, ""), NONE)),
            cell(telling.day(one.again_on)),
        )
        for one in centre.agreements
    ]
    return [heading, Table(columns, rows, room=2.0)]


# -- on the way -----------------------------------------------------------------------------------
def _phases(telling: Telling, centre: CentreView) -> list[Block]:
    words, rows = telling.words, centre.phases
    if not rows:
        return []
    found: list[Block] = [Heading(words("Phases"), styles.H3)]
    if any(one.start for one in rows):
        found.append(PhasesFigure(words, rows))
        note = words("Full bar: carried out. Hatched: under way or late. Empty: not begun.")
        found.append(Paragraph(note, styles.CAPTION))
    columns = [
        Column(words("Phase"), grows=1.1),
        Column(words("From – to"), 104),
        Column(words("State"), 76),
        Column(words("What ends it"), grows=1.0),
    ]
    return [*found, Table(columns, [_phase(telling, one) for one in rows], room=2.0)]


def _phase(telling: Telling, one: Phase) -> Row:
    words = telling.words
    return row(
        strong(as_said(one.name)),
        cell(told.term_told(words, one) or NONE),
        cell(state_told("phase", one.state, words) or NONE),
        cell(as_said(one.ends, NONE)),
    )


def _indicators(telling: Telling, centre: CentreView) -> list[Block]:
    words = telling.words
    found: list[Block] = []
    for kind, name in INDICATOR_KINDS.items():
        rows = [_indicator(telling, one) for one in centre.indicators if one.kind == kind]
        if rows:
            columns = [
                Column(words(name), grows=1.3),
                Column(words("Baseline"), 84),
                Column(words.at("of an indicator", "Now"), 100),
                Column(words("Target"), 84),
            ]
            found.append(Table(columns, rows, room=2.0, after=8))
    return [Heading(words("Indicators"), styles.H3), *found] if found else []


def _indicator(telling: Telling, one: Indicator) -> Row:
    words = telling.words
    values = [
        told.value_told(words, one, value, public=True)
        for value in (one.baseline, one.last.value if one.last else None, one.target)
    ]
    now: list[Block] = [cell(as_said(values[1]))]
    if one.last is not None and one.last.on is not None:
        now.append(Paragraph(telling.day(one.last.on), styles.TABLE_NOTE))
    return row(strong(as_said(one.name)), cell(as_said(values[0])), now, cell(as_said(values[2])))


def _in_plan(telling: Telling, centre: CentreView) -> list[Block]:
    return [*_sessions(telling, centre), *_actions(telling, centre)]


def _sessions(telling: Telling, centre: CentreView) -> list[Block]:
    words = telling.words
    if not centre.sessions:
        return []
    columns = [
        Column(words("Day"), 84),
        Column(words("Co-creation session"), grows=1.2),
        Column(words("Place"), grows=1.0),
    ]
    rows = [
        row(strong(telling.day(one.day)), cell(as_said(one.title)), cell(as_said(one.place, NONE)))
        for one in centre.sessions
    ]
    return [Heading(words("Co-creation sessions"), styles.H3), Table(columns, rows, room=2.0)]


def _actions(telling: Telling, centre: CentreView) -> list[Block]:
    words = telling.words
    if not centre.actions:
        return []
    columns = [
        Column(words.at("short for number", "No."), code_width(one.code for one in centre.actions)),
        Column(words("Action"), grows=1.0),
    ]
    rows = [row(strong(one.code), themed(as_said(one.title), one.theme)) for one in centre.actions]
    return [Heading(words("Actions"), styles.H3), Table(columns, rows, room=2.0)]
