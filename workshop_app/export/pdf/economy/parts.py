"""What the economic plan and its chapter in the action plan are made of: each gives blocks, none
where there is nothing to tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_app.domain.economy_figures import MOST
from workshop_app.domain.economy_names import INTERVIEWS
from workshop_app.export.economy_telling import sentences
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.economy.bars import (
    BarrierBars,
    SideBars,
    SkillBars,
    barrier_parts,
    parts_of,
)
from workshop_app.export.pdf.economy.heat import heat_table, legend, means, star_told
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.sections.parts import figure, strong
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import Rich, as_said, filled
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.economy_views import EconomyView
    from workshop_app.export.telling import Telling


KEPT = replace(styles.BODY, keeps_next=True)


def lead(telling: Telling, economy: EconomyView) -> Rich:
    """How and when the study was made, and what it is for."""
    words = telling.words
    method = as_said(economy.method, words("Rapid Market Assessment"))
    when = economy.end or economy.start
    told: list[Rich] = [method, "."]
    if when:
        message = N_("{method} of {month}.")
        told = [*filled(words, message, method=method, month=words.month(when, "long"))]
    return [
        *told,
        " ",
        words("It says where there is work, what is asked for and what hinders it."),
    ]


def at_a_glance(telling: Telling, economy: EconomyView, *, whole: bool) -> list[Block]:
    """The table of sectors by criteria; ``whole``: with its legend."""
    words = telling.words
    if not economy.sectors:
        return []
    n = len(economy.sectors)
    heading = words.many("{n} sector at a glance", "{n} sectors at a glance", n)
    blocks: list[Block] = [Heading(heading, styles.H2), heat_table(telling, economy),
                           Paragraph(_caption(telling, economy), styles.CAPTION)]  # fmt: skip
    if whole:
        blocks += legend(telling, economy)
    return blocks


def _caption(telling: Telling, economy: EconomyView) -> str:
    words = telling.words
    told = [words("From 1 to {most}; {most} is always the favourable end.", most=MOST),
            words("The figure is in each cell; steps and tone only help to see it.")]  # fmt: skip
    if not economy.equal:
        told.append(words("Mean weighted as the last row says."))
    elif not economy.partial:
        told.append(words("Plain mean of the eight criteria."))
    if economy.partial:
        told.append(star_told(words))
        told.append(words("Sectors without all their scores come last."))
    if sources := asked(telling, economy):
        told.append(words("Sources: {listed}.", listed=sources))
    return " ".join(told)


def asked(telling: Telling, economy: EconomyView) -> str:
    """ "38 businesses, 52 people looking for work and 9 institutions"; "" where nobody was."""
    words = telling.words
    return words.listed(
        [f"{words.number(n)} {kind_told(telling, kind)}" for kind, n in economy.interviews if n]
    )


def kind_told(telling: Telling, kind: str) -> str:
    """A kind of those who were asked; one of the study's own is told as it is written."""
    return telling.words(INTERVIEWS[kind]) if kind in INTERVIEWS else kind


def both_sides(telling: Telling, economy: EconomyView) -> list[Block]:
    """Growth beside access: as bars and as a table."""
    words = telling.words
    told = [one for one in economy.sectors if one.growth is not None or one.access is not None]
    if not told:
        return []
    lead = words(
        "A sector can grow and still be closed to people. Growth is the mean of growth, labour "
        "absorption, supply chain and environment; access, of the other four."
    )
    blocks: list[Block] = [
        Heading(words("What grows, and who gets in"), styles.H2), Paragraph(lead, KEPT),
    ]  # fmt: skip
    for part in parts_of(told):
        rows = "; ".join("{} {} / {}".format(one.name, *means(one, words)[:2]) for one in part)
        said = words("Growth and access of each sector, 1 to 5: {rows}.", rows=rows)
        blocks.append(SideBars(telling, part, said))
    columns = [
        Column(words("Sector"), grows=1.0),
        Column(words("Growth"), 76, align="right"),
        Column(words("Access"), 60, align="right"),
        Column(words("Mean"), 50, align="right"),
    ]
    table = [
        row(strong(as_said(one.name)), *(figure(said) for said in means(one, words)))
        for one in told
    ]
    blocks.append(Table(columns, table, room=2.0))
    if economy.partial:
        blocks.append(Paragraph(star_told(words), styles.NOTE))
    return blocks


def barriers(telling: Telling, economy: EconomyView, most: int | None = None) -> list[Block]:
    """Barriers and bottlenecks as ordered bars; only the first ``most`` where that is given."""
    words = telling.words
    shown = economy.barriers[:most]
    if not shown:
        return []
    blocks: list[Block] = [Heading(words("Barriers and bottlenecks"), styles.H2)]
    for part in barrier_parts(telling, shown):
        rows = "; ".join(f"{one.text} {one.severity}" for one in part)
        said = words("Barriers by severity, from 1 to 5: {rows}.", rows=rows)
        blocks.append(BarrierBars(telling, part, said))
    told = words.many(
        "Severity from 1 to 5, highest first, and in how many of the {n} sector it is.",
        "Severity from 1 to 5, highest first, and in how many of the {n} sectors it is.",
        len(economy.sectors),
    )
    left = len(economy.barriers) - len(shown)
    if left:
        told += " " + words.many("{n} barrier more in the economic plan.",
                                 "{n} barriers more in the economic plan.", left)  # fmt: skip
    return [*blocks, Paragraph(told, styles.CAPTION)]


def gaps(telling: Telling, economy: EconomyView, *, whole: bool) -> list[Block]:
    """What is asked for and missing: sentences; ``whole``: with the skills as bars."""
    words = telling.words
    told = sentences(economy.gap, words)
    if not told:
        return []
    asked = words("What is asked for and missing")
    title = asked if economy.gap.skills else words("What is still open")
    blocks: list[Block] = [Heading(title, styles.H2)]
    items = [Paragraph(one, styles.ITEM) for one in told]
    blocks.append(Bullets(items))
    counted = [one for one in economy.gap.skills if one.skill.vacancies is not None]
    if whole and counted:
        most = max(max(one.skill.vacancies or 0, one.brought.least) for one in counted)
        for part in parts_of(counted):
            rows = "; ".join(
                f"{o.skill.name} {o.skill.vacancies} / {o.brought.told or '–'}" for o in part
            )
            said = words(
                "Vacancies of each skill, and how many people bring it: {rows}.", rows=rows
            )
            blocks.append(SkillBars(telling, part, said, most))
        note = words(
            "Vacancies counted in the interviews; people in totals of rooms, under five as <5."
        )
        blocks.append(Paragraph(note, styles.CAPTION))
    return blocks
