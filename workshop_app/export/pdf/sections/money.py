"""With what money: by theme and kind of source, and what is still to be found or agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.charts.budget import BudgetBars
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.sections.partly import partly
from workshop_app.export.pdf.sections.parts import cell, figure, missing_money, strong, total
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.telling import NONE
from workshop_app.export.views import SOURCE_KINDS, shares_of_cost

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "money"


def costs_by_theme(telling: Telling) -> dict[str, dict[str, int]]:
    """The cost of each theme that has actions, by kind of source; the parts add up."""
    found = {}
    for theme in names.THEMES:
        actions = [one for one in telling.view.actions if one.theme == theme]
        if actions:
            parts = [shares_of_cost(one) for one in actions]
            found[theme] = {kind: sum(part[kind] for part in parts) for kind in SOURCE_KINDS}
    return found


def money(telling: Telling) -> list[Block]:
    """Nothing where there are no actions."""
    words, view = telling.words, telling.view
    if not view.actions:
        return []
    costs = costs_by_theme(telling)
    blocks: list[Block] = [
        Heading(words("With what money"), styles.H1, key=KEY, outline=0),
        Paragraph(_lead(telling), styles.LEAD),
    ]
    if not view.cost:
        return [*blocks, Paragraph(words("No action has a cost yet."), styles.BODY)]
    caption = words(
        "{unit}. Each texture is a kind of source and can be told in black and white.",
        unit=telling.unit_of_year,
    )
    if any(row_["several"] for row_ in costs.values()):
        caption += " " + words(
            "“{several}”: the action names more than one and does not part them yet.",
            several=words(names.SOURCES["several"]),
        )
    bars = BudgetBars(telling, costs)
    blocks += [bars, Paragraph(caption, styles.CAPTION), _table(telling, costs, bars.kinds)]
    if telling.rounded:
        said = words("Amounts are rounded: the last digit of a sum may differ.")
        blocks.append(Paragraph(said, styles.NOTE))
    missing = _missing(telling)
    if missing:
        heading = words("What is still to be found or signed")
        blocks += [Heading(heading, styles.H2), missing]
    blocks += partly(telling)
    note = _note(telling)
    if note:
        blocks.append(Paragraph(note, styles.NOTE))
    return blocks


def _lead(telling: Telling) -> str:
    words, view = telling.words, telling.view
    if not view.cost:
        return words("The plan has no figures yet.")
    cost = words.money(view.cost, view.currency)
    if not view.to_find:
        return words("The plan costs {cost}. All of it has a named source.", cost=cost)
    share = round(100 * view.to_find / view.cost)
    return words(
        "The plan costs {cost}. {named} has a named source; {open} is still to be found, and it is "
        "told action by action.",
        cost=cost,
        named=words.percent((100 - share) / 100),
        open=words.percent(share / 100),
    )


def _table(telling: Telling, costs: dict[str, dict[str, int]], kinds: list[str]) -> Table:
    words = telling.words
    columns = [
        Column(words("Theme"), grows=1.0),
        *(Column(names.told(names.SOURCES, kind, words), 60, align="right") for kind in kinds),
        Column(words("Total"), 46, align="right"),
    ]
    rows = [
        row(
            cell(telling.theme(theme)),
            *(figure(telling.amount(parts[kind])) for kind in kinds),
            total(telling.amount(sum(parts.values()))),
        )
        for theme, parts in costs.items()
    ]
    last = row(
        strong(words("Total")),
        *(total(telling.amount(sum(parts[kind] for parts in costs.values()))) for kind in kinds),
        total(telling.amount(sum(sum(parts.values()) for parts in costs.values()))),
        rule=palette.ink(),
    )
    return Table(columns, rows, total=last, pad=6.0)


def _missing(telling: Telling) -> Table | None:
    words = telling.words
    missing = missing_money(telling)
    if not missing:
        return None
    columns = [
        Column(words("Action"), 44),
        Column(words("What is missing"), grows=1.3),
        Column(words("Who sees to it"), grows=1.0),
        Column(telling.short_unit, 52, align="right"),
        Column(words("Before"), 56),
    ]
    rows = [
        row(
            strong(one.action.number),
            cell(one.what),
            cell(one.action.responsible or NONE),
            figure(telling.amount(one.amount)),
            cell(NONE if one.before is None else words.month(one.before)),
        )
        for one in missing
    ]
    last = row(
        (),
        strong(words("Total")),
        (),
        total(telling.amount(sum(one.amount for one in missing))),
        (),
        rule=palette.ink(),
    )
    return Table(columns, rows, total=last)


def _note(telling: Telling) -> str:
    words, view = telling.words, telling.view
    free = [one.number for one in view.actions if one.cost == 0]
    unknown = [one.number for one in view.actions if one.cost is None]
    told = []
    if free:
        told.append(words("Asks for no new money: {actions}.", actions=words.listed(free)))
    if unknown:
        told.append(
            words(
                "Without a figure yet, and not in the sum: {actions}.",
                actions=words.listed(unknown),
            )
        )
    return " ".join(told)
