"""The balance: what each theme and territory gets, and the cost against the budget, so that nothing
vanishes by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.parts import cell, figure, strong, themed, total
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import as_said
from workshop_app.export.telling import NONE

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "balance"


def balance(telling: Telling) -> list[Block]:
    """Nothing where there are no actions or no proposals."""
    words, view = telling.words, telling.view
    if not view.actions or not view.proposals:
        return []
    lead = words("How the plan is shared out, so that no theme and no territory is left behind.")
    blocks: list[Block] = [
        Heading(words("Is anyone left behind?"), styles.H1, key=KEY, outline=0),
        Paragraph(lead, styles.LEAD),
        _themes(telling),
    ]
    absent = [telling.theme(one) for one in names.THEMES if _absent(telling, one)]
    if absent:
        said = words("Proposals and no action: {themes}.", themes=words.listed(absent))
        blocks.append(Paragraph(said, styles.NOTE))
    places = _territories(telling)
    if places:
        note = words("An action in several territories counts in each: the rows do not add up.")
        heading = Heading(words("By territory"), styles.H2)
        blocks += [heading, places, Paragraph(note, styles.NOTE)]
    spent = _against_budget(telling)
    if spent:
        blocks += [
            Heading(words("Cost and budget"), styles.H2),
            Paragraph(spent, styles.BODY),
        ]
    return blocks


def _absent(telling: Telling, theme: str) -> bool:
    said = any(one.theme == theme for one in telling.view.proposals)
    return said and not any(one.theme == theme for one in telling.view.actions)


def _share(telling: Telling, part: int) -> str:
    cost = telling.view.cost
    return telling.words.percent(part / cost) if cost else NONE


def _themes(telling: Telling) -> Table:
    words, view = telling.words, telling.view
    columns = [
        Column(words("Theme"), grows=1.0),
        Column(words("Proposals"), 62, align="right"),
        Column(words("Answered by an action"), 78, align="right"),
        Column(words("Actions"), 56, align="right"),
        Column(telling.unit, 66, align="right"),
        Column(words("Part of the cost"), 56, align="right"),
    ]
    rows = []
    for theme in names.THEMES:
        said = [one for one in view.proposals if one.theme == theme]
        actions = [one for one in view.actions if one.theme == theme]
        cost = sum(one.cost or 0 for one in actions)
        rows.append(
            row(
                themed(telling.theme(theme), theme),
                figure(words.number(len(said))),
                figure(words.number(sum(one.outcome == "action" for one in said))),
                figure(words.number(len(actions))),
                figure(telling.amount(cost)),
                figure(_share(telling, cost)),
            )
        )
    last = row(
        strong(words("Total")),
        total(words.number(len(view.proposals))),
        total(words.number(sum(one.outcome == "action" for one in view.proposals))),
        total(words.number(len(view.actions))),
        total(telling.amount(view.cost)),
        total(_share(telling, view.cost)),
        rule=palette.ink(),
    )
    return Table(columns, rows, total=last)


def _territories(telling: Telling) -> Table | None:
    words, view = telling.words, telling.view
    named = {f"{one.code} {one.name}".strip(): one for one in view.territories}
    if not named:
        return None
    columns = [
        Column(words("Territory"), grows=1.0),
        Column(words("Proposals"), 62, align="right"),
        Column(words("Actions"), 56, align="right"),
        Column(telling.unit, 66, align="right"),
    ]
    rows = []
    for name, territory in named.items():
        actions = [one for one in view.actions if name in one.territories]
        said = sum(
            bool(one.territory) and one.territory == territory.code for one in view.proposals
        )
        rows.append(
            row(
                cell(as_said(name)),
                figure(words.number(said)),
                figure(words.number(len(actions))),
                figure(telling.amount(sum(one.cost or 0 for one in actions))),
            )
        )
    whole = [one for one in view.actions if not one.territories]
    if whole:
        rows.append(
            row(
                cell(words("In no single territory")),
                figure(words.number(sum(not one.territory for one in view.proposals))),
                figure(words.number(len(whole))),
                figure(telling.amount(sum(one.cost or 0 for one in whole))),
            )
        )
    return Table(columns, rows)


def _against_budget(telling: Telling) -> str:
    words, view = telling.words, telling.view
    if not view.budget or not view.cost:
        return ""
    facts = {
        "cost": words.money(view.cost, view.currency),
        "budget": words.money(view.budget, view.currency),
    }
    left = view.budget - view.cost
    if left < 0:
        over = words.money(-left, view.currency)
        return words(
            "The plan costs {cost} and the budget has {budget}: {over} have to come from other "
            "sources or from later years.",
            over=over,
            **facts,
        )
    return words(
        "The plan costs {cost} and the budget has {budget}: {left} are left.",
        left=words.money(left, view.currency),
        **facts,
    )
