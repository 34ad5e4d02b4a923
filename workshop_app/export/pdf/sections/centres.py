"""IntegrHa-bitat centres: the site and why, the life in it, who shares it, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import centre_telling as told
from workshop_app.export.centre_names import INDICATOR_KINDS, state_told
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block, NewPage, Pair
from workshop_app.export.pdf.charts.centre import PhasesFigure, WeekFigure
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.sections.centre_sites import site_blocks
from workshop_app.export.pdf.sections.parts import body, cell, code_width, strong, themed
from workshop_app.export.pdf.table import Column, Row, Table, row
from workshop_app.export.pdf.text import Rich, as_said
from workshop_app.export.telling import NONE, day_told

if TYPE_CHECKING:
    from workshop_app.domain.centre_parts import Activity, Indicator, Phase
    from workshop_app.export.centre_views import CentreView
    from workshop_app.export.telling import Telling
    from workshop_app.text import Words

KEY = "centres"


def key_of(centre: CentreView) -> str:
    """The bookmark of a centre."""
    return f"centre-{centre.id}"


def centres(telling: Telling) -> list[Block]:
    """The chapter; nothing where no centre has anything on its sheet."""
    words, found = telling.words, telling.view.centres
    if not found:
        return []
    blocks: list[Block] = [
        Heading(words("IntegrHa-bitat centres"), styles.H1, key=KEY, outline=0),
        Paragraph(lead_told(words), styles.LEAD),
    ]
    for at, centre in enumerate(found):
        if at:
            blocks.append(NewPage())
        blocks += centre_blocks(telling.words, centre)
    return blocks


def lead_told(words: Words) -> str:
    """What such a centre is, in a sentence."""
    return words(
        "A centre in the middle of the neighbourhood, for those who came and for those who were "
        "here: its site was scored in the open, and its spaces are made together."
    )


def centre_blocks(words: Words, centre: CentreView) -> list[Block]:
    """The pages of one centre; what it has nothing of is left out."""
    where = [centre.address, centre.territory, centre.municipality]
    blocks: list[Block] = [
        Heading(as_said(centre.name), styles.H2, key=key_of(centre), outline=1),
        Paragraph(as_said(" · ".join(filter(None, where)), NONE), styles.SMALL),
    ]
    blocks += site_blocks(words, centre)
    for part in (_programme, _spaces, _together, _agreements, _phases, _indicators, _in_plan):
        blocks += part(words, centre)
    return blocks


# -- life in it -----------------------------------------------------------------------------------
def _programme(words: Words, centre: CentreView) -> list[Block]:
    rows = centre.programme
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
    return [*found, Table(columns, [_activity(words, one) for one in rows], room=2.0)]


def _activity(words: Words, one: Activity) -> Row:
    when = told.when_told(words, one) or NONE
    return row(strong(as_said(one.name)), cell(when), cell(as_said(one.for_whom, NONE)))


def _spaces(words: Words, centre: CentreView) -> list[Block]:
    if not centre.spaces:
        return []
    columns = [
        Column(words("Space"), grows=1.0),
        Column(words("What for"), grows=1.1),
        Column(words("For how many"), 50, align="right"),
        Column(words("State"), 66),
        Column(words("Designed in"), 72),
    ]
    rows = [
        row(
            strong(as_said(one.name)),
            cell(as_said(one.use, NONE)),
            Paragraph(words.number(one.capacity) if one.capacity else NONE, styles.TABLE_NUMBER),
            cell(state_told("space", one.state, words) or NONE),
            cell(_session(words, centre, one.session)),
        )
        for one in centre.spaces
    ]
    return [Heading(words("Spaces co-created"), styles.H3), Table(columns, rows, room=2.0)]


def _session(words: Words, centre: CentreView, id: str) -> Rich:
    """A session by its day, which the list of sessions has too; by its title where it has none."""
    if id in centre.session_days:
        return day_told(words, centre.session_days[id])
    return as_said(centre.session_titles.get(id, ""), NONE)


# -- together -------------------------------------------------------------------------------------
def _together(words: Words, centre: CentreView) -> list[Block]:
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


def _agreements(words: Words, centre: CentreView) -> list[Block]:
    if not centre.agreements:
        return []
    heading = Heading(words("Agreements of coexistence"), styles.H3)
    if not any(one.agreed_on or one.session or one.again_on for one in centre.agreements):
        items = [Paragraph(as_said(one.text), styles.ITEM) for one in centre.agreements]
        return [heading, Bullets(items)]
    columns = [
        Column(words("What was agreed"), grows=1.5),
        Column(words("Agreed on"), 68),
        Column(words("In which session"), 84),
        Column(words("Looked at again"), 76),
    ]
    rows = [
        row(
            strong(as_said(one.text)),
            cell(day_told(words, one.agreed_on)),
            cell(_session(words, centre, one.session)),
            cell(day_told(words, one.again_on)),
        )
        for one in centre.agreements
    ]
    return [heading, Table(columns, rows, room=2.0)]


# -- on the way -----------------------------------------------------------------------------------
def _phases(words: Words, centre: CentreView) -> list[Block]:
    rows = centre.phases
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
    return [*found, Table(columns, [_phase(words, one) for one in rows], room=2.0)]


def _phase(words: Words, one: Phase) -> Row:
    return row(
        strong(as_said(one.name)),
        cell(told.term_told(words, one) or NONE),
        cell(state_told("phase", one.state, words) or NONE),
        cell(as_said(one.ends, NONE)),
    )


def _indicators(words: Words, centre: CentreView) -> list[Block]:
    found: list[Block] = []
    for kind, name in INDICATOR_KINDS.items():
        rows = [_indicator(words, one) for one in centre.indicators if one.kind == kind]
        if rows:
            columns = [
                Column(words(name), grows=1.3),
                Column(words("Baseline"), 84),
                Column(words.at("of an indicator", "Now"), 100),
                Column(words("Target"), 84),
            ]
            found.append(Table(columns, rows, room=2.0, after=8))
    return [Heading(words("Indicators"), styles.H3), *found] if found else []


def _indicator(words: Words, one: Indicator) -> Row:
    values = [
        told.value_told(words, one, value, public=True)
        for value in (one.baseline, one.last.value if one.last else None, one.target)
    ]
    now: list[Block] = [cell(as_said(values[1]))]
    if one.last is not None and one.last.on is not None:
        now.append(Paragraph(day_told(words, one.last.on), styles.TABLE_NOTE))
    return row(strong(as_said(one.name)), cell(as_said(values[0])), now, cell(as_said(values[2])))


def _in_plan(words: Words, centre: CentreView) -> list[Block]:
    """Sessions and actions beside each other; one of them alone takes the whole width."""
    sessions, actions = _sessions(words, centre), _actions(words, centre)
    if sessions and actions:
        return [Pair(sessions, actions, share=0.56, before=6)]
    return [*sessions, *actions]


def _sessions(words: Words, centre: CentreView) -> list[Block]:
    if not centre.sessions:
        return []
    columns = [
        Column(words("Day"), 66),
        Column(words("Co-creation session"), grows=1.0),
    ]
    rows = [
        row(strong(day_told(words, one.day)), _titled(one.title, one.place))
        for one in centre.sessions
    ]
    return [Heading(words("Co-creation sessions"), styles.H3), Table(columns, rows, room=2.0)]


def _titled(title: str, place: str) -> list[Block]:
    found: list[Block] = [cell(as_said(title))]
    return [*found, Paragraph(as_said(place), styles.TABLE_NOTE)] if place else found


def _actions(words: Words, centre: CentreView) -> list[Block]:
    if not centre.actions:
        return []
    columns = [
        Column(words.at("short for number", "No."), code_width(one.code for one in centre.actions)),
        Column(words("Action"), grows=1.0),
    ]
    rows = [row(strong(one.code), themed(as_said(one.title), one.theme)) for one in centre.actions]
    return [Heading(words("Actions"), styles.H3), Table(columns, rows, room=2.0)]
