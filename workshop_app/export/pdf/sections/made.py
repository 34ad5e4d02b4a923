"""How it was made: the workshops, the way from words to actions, and the care taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.attendance import SMALL
from workshop_app.export import names
from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.panel import Stop, Way
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.sections.parts import cell, figure, strong, total
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.telling import NONE
from workshop_app.export.views import WorkshopView

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "made"


def made(telling: Telling) -> list[Block]:
    """Nothing where there are no workshops and no proposals."""
    words, view = telling.words, telling.view
    if not view.workshops and not view.proposals:
        return []
    lead = words(
        "The plan was built with those who live here, wherever they come from, and reviewed with "
        "the City Hall. Attendance was counted in totals: no name was kept."
    )
    blocks: list[Block] = [
        Heading(words("How it was made"), styles.H1, key=KEY, outline=0),
        Paragraph(lead, styles.LEAD),
    ]
    if view.workshops:
        blocks += [_workshops(telling), Paragraph(_note(telling), styles.NOTE)]
    blocks += [
        Heading(words("From words to action"), styles.H2),
        Way(_stops(telling)),
        Paragraph(_told(telling), styles.BODY),
        Heading(words("Care taken"), styles.H2),
        Bullets([Paragraph(one, styles.ITEM) for one in _care(telling)]),
    ]
    return blocks


def _workshops(telling: Telling) -> Table:
    words, view = telling.words, telling.view
    columns = [
        Column(words("Workshop"), 40),
        Column(words("Date"), 64),
        Column(words("Place"), grows=1.25),
        Column(words("Audience"), grows=1.0),
        Column(words("Attendances"), 62, align="right"),
        Column(words("Hours"), 40, align="right"),
        Column(words("Proposals"), 56, align="right"),
    ]
    rows = [
        row(
            cell(words.number(one.number)),
            cell(telling.day(one.day)),
            cell(one.place or NONE),
            cell(_audience(telling, one)),
            figure(_came(telling, one)),
            figure(words.minutes(one.minutes) if one.minutes else NONE),
            figure(words.number(one.proposals)),
        )
        for one in view.workshops
    ]
    minutes = sum(one.minutes or 0 for one in view.workshops)
    came = view.attendance_total
    last = row(
        strong(words("Total")),
        (),
        (),
        (),
        total(NONE if came is None else words.number(came)),
        total(words.minutes(minutes) if minutes else NONE),
        total(words.number(sum(one.proposals for one in view.workshops))),
        rule=palette.ink(),
    )
    return Table(columns, rows, total=last)


def _came(telling: Telling, workshop: WorkshopView) -> str:
    if workshop.attendance_hidden:
        return SMALL
    return NONE if workshop.attendance is None else telling.words.number(workshop.attendance)


def _audience(telling: Telling, workshop: WorkshopView) -> str:
    words = telling.words
    if workshop.audience == "community" and len(workshop.communes) == 1:
        return words("Community of commune {n}", n=workshop.communes[0])
    return names.told(names.AUDIENCES, workshop.audience, words)


def _note(telling: Telling) -> str:
    words, view = telling.words, telling.view
    told = [
        words("A person may have come to more than one workshop; that is why we say attendances.")
    ]
    if any(one.attendance_hidden for one in view.workshops):
        told.append(words("Counts under five are not shown ({small}).", small=SMALL))
    if view.workshops and view.attendance_total is None:
        told.append(words("There is no total, because it could tell what is hidden or missing."))
    officials = [one for one in view.workshops if one.audience == "officials"]
    if officials and not any(one.proposals for one in officials):
        told.append(words("Officials judged the capacity and added no proposals."))
    loose = len(view.proposals) - sum(one.proposals for one in view.workshops)
    if loose > 0:
        told.append(
            words.many(
                "{n} proposal came in outside a workshop.",
                "{n} proposals came in outside a workshop.",
                loose,
            )
        )
    return " ".join(told)


def _options(telling: Telling) -> int:
    """How many different options stood in the rounds shown."""
    found = {
        option.number for one in telling.view.rounds if one.result for option in one.result.options
    }
    return len(found)


def _stops(telling: Telling) -> list[Stop]:
    words, view = telling.words, telling.view
    joined = (
        words.many(
            "cluster of {m} proposals", "clusters of {m} proposals", view.clusters, m=view.clustered
        )
        if view.clusters
        else words("clusters")
    )
    return [
        Stop("warning-circle", words.number(len(view.challenges)), words("challenges")),
        Stop("lightbulb", words.number(len(view.proposals)), words("proposals")),
        Stop("users-three", words.number(view.clusters), joined),
        Stop("check-square", words.number(_options(telling)), words("in the vote")),
        Stop("scales", words.number(view.assessed), words("assessed for capacity")),
        Stop("flag", words.number(len(view.actions)), words("actions")),
    ]


def _told(telling: Telling) -> str:
    words, view = telling.words, telling.view
    told = []
    options = _options(telling)
    if options:
        told.append(
            words.many(
                "{n} option was put to the vote: single proposals, and one for each cluster.",
                "{n} options were put to the vote: single proposals, and one for each cluster.",
                options,
            )
        )
    else:
        told.append(words("Nobody has voted yet."))
    if view.clusters:
        told.append(words("The originals of a cluster can be read in annex A."))
    if not view.assessed:
        told.append(words("Capacity has not been judged yet."))
    answered = sum(1 for one in view.proposals if one.outcome == "action")
    if view.actions:
        told.append(
            words(
                "The {actions} answer {proposals}.",
                actions=words.many("{n} action", "{n} actions", len(view.actions)),
                proposals=words.many("{n} proposal", "{n} proposals", answered),
            )
        )
    out = len(view.left_out)
    if out:
        told.append(
            words.many(
                "{n} proposal did not get in and has a written reason.",
                "{n} proposals did not get in and have a written reason.",
                out,
            )
        )
    return " ".join(told)


def _care(telling: Telling) -> list[str]:
    words, view = telling.words, telling.view
    care = [
        words(
            "The words of the community are kept as they were said. Officials judge; they change "
            "neither proposals nor votes."
        )
    ]
    results = [one.result for one in view.rounds if one.result]
    if results:
        care.append(
            words(
                "Nobody told their migration status, sex or age in order to vote. Votes are "
                "secret: a ballot cannot be led back to anyone."
            )
        )
    if any(result.pooled for result in results):
        care.append(
            words(
                "A group with fewer than five ballots was counted together with another, so that "
                "nobody can be seen."
            )
        )
    care.append(words("Places that put someone in danger were not marked on the map."))
    return care
