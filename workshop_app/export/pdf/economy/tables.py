"""Tables of the economic plan: skills, opportunities, actions, and what each score rests on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.domain.economy_names import BARRIERS, CRITERIA
from workshop_app.export import names
from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.economy.heat import chain, means, star_told
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.parts import cell, figure, strong, total
from workshop_app.export.pdf.table import Column, Row, Table, row
from workshop_app.export.pdf.text import Rich, as_said, bold
from workshop_app.export.telling import MILLION, NONE

if TYPE_CHECKING:
    from workshop_app.export.economy_views import EconomyView, SectorView, SkillView
    from workshop_app.export.telling import Telling


NARROW, WIDE = 56, 72
"""Points of a column of amounts: in millions, and in whole pesos."""


class Amounts:
    """Amounts of one table: in millions where all are whole tenths of one, with a decimal where it
    takes one; else in whole pesos, so that none is rounded away."""

    def __init__(self, telling: Telling, amounts: list[int | None]) -> None:
        known = [one for one in amounts if one is not None]
        self._words = telling.words
        even = all(one % (MILLION // 10) == 0 for one in known)
        self._scale = MILLION if even and max(known, default=0) >= MILLION else 1
        self.width = WIDE if self._scale == 1 else NARROW
        self._decimals = 0 if all(one % self._scale == 0 for one in known) else 1
        pesos = telling.view.currency == "COP"
        money = telling.words("pesos") if pesos else telling.view.currency
        self.unit = telling.words("Millions of {currency}", currency=money) \
            if self._scale == MILLION else money  # fmt: skip

    def told(self, amount: int | None) -> str:
        """An amount in the unit of the table; "–" for none."""
        if amount is None:
            return NONE
        return self._words.number(Fraction(amount, self._scale), self._decimals)


# -- skills ---------------------------------------------------------------------------------------
def skills(telling: Telling, economy: EconomyView) -> list[Block]:
    """Technical skills with vacancies and who brings them, soft ones in a sentence."""
    words = telling.words
    technical = [one for one in economy.skills if one.kind == "technical"]
    soft = [one for one in economy.skills if one.kind != "technical"]
    if not economy.skills:
        return []
    blocks: list[Block] = [Heading(words("What skills are asked for"), styles.H2)]
    if technical:
        blocks += [_skills(telling, economy, technical), Paragraph(_counted(telling), styles.NOTE)]
    if soft:
        ordered = sorted(soft, key=lambda one: (-one.demand, one.name))
        told: list[Rich] = [bold(words("Soft skills, in all sectors:")), " "]
        for n, one in enumerate(ordered):
            told += [" · " if n else "", as_said(one.name), f" ({one.demand})"]
        blocks.append(Paragraph(told, styles.BODY))
    return blocks


def _counted(telling: Telling) -> str:
    return telling.words(
        "Demand from 1 to 5. Vacancies counted in the interviews. How many bring a skill and want to "
        "learn it are totals of rooms; under five is told as <5, and – says that nobody asked."
    )


def _skills(telling: Telling, economy: EconomyView, rows: list[SkillView]) -> Table:
    words = telling.words
    columns = [
        Column(words("Skill"), grows=1.2),
        Column(words("Sectors"), grows=1.0),
        Column(words("Demand"), 52, align="right"),
        Column(words("Vacancies"), 56, align="right"),
        Column(words("Bring it"), 46, align="right"),
        Column(words("Want it"), 46, align="right"),
    ]
    told = [
        row(
            strong(as_said(one.name)),
            cell(as_said("; ".join(one.sectors), NONE)),
            figure(str(one.demand)),
            figure(NONE if one.vacancies is None else words.number(one.vacancies)),
            figure(one.brought.told or NONE),
            figure(one.wanted.told or NONE),
        )
        for one in rows
    ]
    last = row(
        strong(words("Total")), (), (), total(words.number(sum(o.vacancies or 0 for o in rows))),
        total(_sum(telling, economy.brought)), total(_sum(telling, economy.wanted)),
        rule=palette.ink(),
    )  # fmt: skip
    return Table(columns, told, total=last if len(rows) == len(economy.skills) else
                 _without_people(telling, rows), room=2.5)  # fmt: skip


def _without_people(telling: Telling, rows: list[SkillView]) -> Row:
    """The total where people are counted for other skills too: only vacancies add up."""
    told = telling.words.number(sum(one.vacancies or 0 for one in rows))
    return row(strong(telling.words("Total")), (), (), total(told), (), (), rule=palette.ink())


def _sum(telling: Telling, people: int | None) -> str:
    return NONE if people is None else telling.words.number(people)


# -- opportunities --------------------------------------------------------------------------------
def opportunities(telling: Telling, economy: EconomyView) -> list[Block]:
    """Ways of working on one's own, with what starting takes."""
    words = telling.words
    if not economy.opportunities:
        return []
    amounts = Amounts(telling, [one.starting_cost for one in economy.opportunities])
    columns = [
        Column(words("Way of working"), grows=1.2),
        Column(words("Sector"), grows=0.8),
        Column(words("What starting takes"), grows=1.2),
        Column(words("Weeks"), 48, align="right"),
        Column(amounts.unit, amounts.width, align="right"),
    ]
    rows = [
        row(
            [strong(as_said(one.name)), *([Paragraph(as_said(one.note), styles.TABLE_NOTE)]
                                          if one.note else [])],
            cell(as_said(one.sector, NONE)),
            cell(as_said("; ".join(one.takes), NONE)),
            figure(NONE if one.weeks is None else words.number(one.weeks)),
            figure(amounts.told(one.starting_cost)),
        )
        for one in economy.opportunities
    ]  # fmt: skip
    note = words("Weeks until the first sale. The cheapest to begin with come first.")
    return [
        Heading(words("Where work of one's own can begin"), styles.H2),
        Table(columns, rows, room=2.5),
        Paragraph(note, styles.NOTE),
    ]


# -- actions --------------------------------------------------------------------------------------
def actions(telling: Telling, economy: EconomyView) -> list[Block]:
    """Economic actions with the barriers they attack, whom they serve, and where they stand in the
    action plan."""
    words = telling.words
    if not economy.actions:
        return []
    amounts = Amounts(telling, [one.cost for one in economy.actions])
    columns = [
        Column(words.at("short for number", "No."), 28),
        Column(words("Economic action"), grows=1.25),
        Column(words("Barriers it attacks"), grows=0.85),
        Column(words("Term"), 52),
        Column(words("In the plan"), 40),
        Column(amounts.unit, amounts.width, align="right"),
    ]
    rows = []
    for one in economy.actions:
        under = " · ".join(filter(None, (one.responsible, "; ".join(one.sectors))))
        about: list[Block] = [cell(as_said(one.title))]
        if under:
            about.append(Paragraph(as_said(under), styles.TABLE_NOTE))
        attacked = [
            f"{number} {names.told(BARRIERS, kind, words)}" for number, kind in one.barriers
        ]
        rows.append(
            row(
                strong(one.number), about, cell(" · ".join(attacked) or NONE),
                cell(names.told(names.SHORT_HORIZONS, one.horizon, words) or NONE),
                cell(one.in_plan or NONE), figure(amounts.told(one.cost)),
            )
        )  # fmt: skip
    last = None
    if any(one.cost is not None for one in economy.actions):
        last = row((), strong(words("Total")), (), (), (), total(amounts.told(economy.cost)),
                   rule=palette.ink())  # fmt: skip
    blocks: list[Block] = [
        Heading(words("Economic actions"), styles.H2),
        Table(columns, rows, total=last, room=2.5, pad=7.0),
    ]
    if not all(one.in_plan for one in economy.actions):
        note = words("–: not in the action plan; the economic plan carries it.")
        blocks.append(Paragraph(note, styles.NOTE))
    return blocks


# -- each sector ----------------------------------------------------------------------------------
def sector(telling: Telling, one: SectorView) -> list[Block]:
    """A sector by itself: its words, its chain, what each score rests on, and what it is linked to."""
    words = telling.words
    blocks: list[Block] = [Heading(as_said(one.name), styles.H3)]
    if one.note:
        blocks.append(Paragraph(as_said(one.note), styles.BODY))
    facts: list[Rich] = []
    if one.chain:
        facts += [bold(words("Chain:")), " ", chain(one.chain)]
    for told, listed in _links(telling, one):
        facts += ["\n" if facts else "", bold(told), " ", listed]
    if facts:
        blocks.append(Paragraph(facts, replace(styles.SMALL, after=6)))
    scored = [(id, one.scores[id]) for id in SECTOR_CRITERIA if id in one.scores]
    if not scored:
        return [*blocks, Paragraph(words("It was not scored."), styles.SMALL)]
    columns = [
        Column(words("Criterion"), 128),
        Column(words("Score"), 62, align="right"),
        Column(words("What it rests on"), grows=1.4),
        Column(words("Source"), grows=0.8),
    ]
    rows = [
        row(cell(words(CRITERIA[id].name)), figure(str(score.score)),
            cell(as_said(score.evidence, NONE)), cell(as_said(score.source, NONE)))
        for id, score in scored
    ]  # fmt: skip
    last = row(strong(words("Mean")), total(means(one, words)[2]), (), (), rule=palette.ink())
    blocks.append(Table(columns, rows, total=last, room=1.8))
    if one.unscored:
        n = len(one.unscored)
        missing = words.many("{n} without a score", "{n} without a score", n)
        blocks.append(Paragraph(f"{star_told(words)} {missing}.", styles.NOTE))
    return blocks


def _links(telling: Telling, one: SectorView) -> list[tuple[str, Rich]]:
    words = telling.words
    found: list[tuple[str, Rich]] = []
    if one.territories:
        found.append((words("Territories:"), as_said(words.listed(list(one.territories)))))
    if one.proposals:
        told: list[Rich] = []
        for n, number in enumerate(one.proposals):
            label = telling.option_label(number)
            told += ["; " if n else "", bold(number), " ", as_said(label)]
        found.append((words("Proposals of the room:"), told))
    if one.actions:
        found.append((words("Economic actions:"), words.listed(list(one.actions))))
    return found


# -- the room -------------------------------------------------------------------------------------
def proposals(telling: Telling, economy: EconomyView) -> list[Block]:
    """What the room proposed in the economic theme, with the sectors it is linked with."""
    words = telling.words
    linked: dict[str, list[str]] = {}
    for one in economy.sectors:
        for number in one.proposals:
            linked.setdefault(number, []).append(one.name)
    found = [
        one for one in telling.view.proposals
        if (one.theme == "economy" or one.number in linked)
        and one.outcome not in ("withdrawn", "taken_out")
    ]  # fmt: skip
    if not found:
        return []
    columns = [
        Column(words.at("short for number", "No."), 34),
        Column(words("Proposal"), grows=1.6),
        Column(words("Sectors"), grows=1.0),
        Column(words("In the plan"), 48),
    ]
    rows = [
        row(strong(one.number), cell(as_said(one.text)),
            cell(as_said("; ".join(linked.get(one.number, ())), NONE)),
            cell(", ".join(one.actions) or NONE))
        for one in found
    ]  # fmt: skip
    return [
        Heading(words("What the room proposed"), styles.H2), Table(columns, rows, room=2.0),
    ]  # fmt: skip
