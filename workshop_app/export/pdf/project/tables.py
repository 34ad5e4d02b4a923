"""The tables of a project's sheet: alternatives compared, components, risks, who, indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import palette, styles
from workshop_app.export.pdf.blocks import TEXT_WIDTH, Block, Pair
from workshop_app.export.pdf.paragraph import Paragraph
from workshop_app.export.pdf.project.head import Barred, signed
from workshop_app.export.pdf.project.matrix import WIDE, RiskMatrix
from workshop_app.export.pdf.sections.parts import cell, figure, strong, total
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import Rich, as_said, bold
from workshop_app.export.telling import NONE
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.domain.project_sheets import Alternative, Measure
    from workshop_app.export.project_views import ProjectView
    from workshop_app.export.telling import Telling
    from workshop_app.text import Words

SIGNS = {"for": "check-circle", "undecided": "question", "against": "x-circle"}
"""The sign of each position."""


# -- alternatives ---------------------------------------------------------------------------------
def alternatives(telling: Telling, project: ProjectView) -> Table:
    """One in each row, the chosen one marked by a sign and in words."""
    words = telling.words
    columns = [
        Column(words("Alternative"), grows=1.5),
        Column(words("Cost"), 56, align="right"),
        Column(words("In its favour"), grows=1.2),
        Column(words("Against it"), grows=1.2),
    ]
    rows = []
    for text, one in project.alternatives:
        rows.append(
            row(
                _option(words, text, one),
                figure(telling.amount(one.cost)),
                _lines(one.pros),
                _lines(one.cons),
            )
        )
    return Table(columns, rows, pad=14, room=2.0)


def _option(words: Words, text: str, one: Alternative) -> list[Block]:
    if not one.chosen:
        return [cell(as_said(text))]
    cells: list[Block] = [strong(as_said(text)), signed(words("chosen"), "check-circle")]
    if one.reason:
        cells.append(Paragraph(as_said(one.reason), styles.TABLE_NOTE))
    return cells


def _lines(texts: tuple[str, ...]) -> list[Block]:
    return [cell(as_said(one)) for one in texts] or [cell(NONE)]


# -- components -----------------------------------------------------------------------------------
def components(telling: Telling, project: ProjectView) -> Table:
    """Each with its cost as a figure and a bar, and the sum of them."""
    words = telling.words
    most = max((one.cost or 0 for one in project.components), default=0) or 1
    linked = any(one.action for one in project.components)
    columns = [Column(words("Component"), grows=1.0), Column(words("Cost"), 62, align="right")]
    if linked:
        columns.append(Column(words("Action"), 48))
    rows = []
    for one in project.components:
        cells: list[Block | list[Block]] = [
            Barred(as_said(one.text), (one.cost or 0) / most),
            figure(telling.amount(one.cost)),
        ]
        if linked:
            cells.append(cell([bold(one.action)] if one.action else NONE))
        rows.append(row(*cells))
    summed: list[Block] = [
        strong(words("All components")),
        total(telling.amount(project.cost_of_parts)),
    ]
    if linked:
        summed.append(cell(""))
    return Table(columns, rows, total=row(*summed, rule=palette.ink()), room=2.0)


def against_the_cost(telling: Telling, project: ProjectView) -> str:
    """How the sum of the components stands against the rough cost; "" without one."""
    words, cost = telling.words, project.rough_cost.total
    if cost is None:
        return ""
    apart = project.cost_of_parts - cost
    if not apart:
        return words("The components add up to the rough cost.")
    amount = telling.amount(abs(apart))
    if apart > 0:
        return words("The components add up to {amount} more than the rough cost.", amount=amount)
    return words("The components add up to {amount} less than the rough cost.", amount=amount)


# -- risks ----------------------------------------------------------------------------------------
def risks(telling: Telling, project: ProjectView) -> list[Block]:
    """The matrix and the table, the heaviest first; beside each other where that is short."""
    table = _risk_table(telling, project)
    if not any(one.weight for _, one in project.risks):
        return [table]
    matrix = RiskMatrix(telling, project)
    pair = Pair([matrix], [table], share=WIDE / (TEXT_WIDTH - 14), between=14)
    if len(project.risks) <= 6 and pair.height(TEXT_WIDTH) <= 230:
        return [pair]
    return [matrix, table]


def _risk_table(telling: Telling, project: ProjectView) -> Table:
    words = telling.words
    columns = [
        Column("", 12),
        Column(words("Risk and what is done about it"), grows=1.0),
        Column(words("Weight"), 56, align="right"),
    ]
    numbered = sorted(
        enumerate(project.risks, start=1), key=lambda one: (-(one[1][1].weight or 0), one[0])
    )
    rows = []
    for number, (text, one) in numbered:
        told: list[Block] = [strong(as_said(text))]
        if one.answer:
            told.append(cell(as_said(one.answer)))
        weight = (
            NONE
            if one.weight is None
            else f"{one.likelihood}\u00a0×\u00a0{one.impact}\u00a0=\u00a0{one.weight}"
        )
        rows.append(row(strong(str(number)), told, figure(weight)))
    return Table(columns, rows, pad=8)


# -- who, indicators, links -----------------------------------------------------------------------
def actors(telling: Telling, project: ProjectView) -> Table:
    """Who has to do with it, in what role, and for or against, by a sign and in words."""
    words = telling.words
    columns = [
        Column(words("Who"), grows=1.4),
        Column(words("Role"), grows=0.7),
        Column(words("Position"), 104),
    ]
    rows = [
        row(
            cell(as_said(text)),
            cell(names.told(names.ROLES, one.role, words) if one.role else NONE),
            signed(names.told(names.POSITIONS, one.position, words), SIGNS[one.position]),
        )
        for text, one in project.actors
    ]
    return Table(columns, rows, pad=14)


def indicators(telling: Telling, project: ProjectView) -> Table:
    """From what to what each goes."""
    words = telling.words
    columns = [
        Column(words("Indicator"), grows=1.0),
        Column(words("Today"), 84, align="right"),
        Column(words("Target"), 84, align="right"),
        Column(words("Unit"), 84),
    ]
    rows = []
    for text, one in project.indicators:
        unit = one.unit
        rows.append(
            row(
                cell(as_said(text)),
                figure(amount(telling, one.baseline, one)),
                figure(amount(telling, one.target, one)),
                cell("" if unit in ("%", telling.view.currency) else as_said(unit)),
            )
        )
    return Table(columns, rows, pad=14)


def amount(telling: Telling, value: float | None, one: Measure) -> str:
    """A figure of an indicator: money as money, a share as a share."""
    words = telling.words
    if value is None:
        return NONE
    if one.unit == telling.view.currency:
        return words.money(round(value), one.unit)
    if one.unit == "%":
        whole = value == int(value)
        return words.percent(value / 100, 0 if whole else 1)
    return words.number(value)


def links(telling: Telling, project: ProjectView) -> Table:
    """Each kind in a row: codes in bold, with their words; those of a kind one after another."""
    words = telling.words
    rows = []
    for kind, name in LINKS.items():
        told: list[Rich] = []
        for one in project.links:
            if one.kind == kind:
                told += [" · "] if told else []
                told += [bold(one.code), " "] if one.code else []
                told.append(as_said(one.text))
        if told:
            rows.append(row(cell(words(name), styles.LABEL), cell(told)))
    return Table([Column("", 92), Column("", grows=1)], rows, room=2.0)


LINKS = {
    "actions": N_("Actions"),
    "proposals": N_("Proposals"),
    "territories": N_("Territories"),
    "sectors": N_("Sectors"),
}
