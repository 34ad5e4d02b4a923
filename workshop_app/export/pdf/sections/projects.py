"""Strategic projects in the plan: what each one is in a line, then their sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.project.sheet import key_of, sheet
from workshop_app.export.pdf.sections.contents import Entry
from workshop_app.export.pdf.sections.parts import cell, figure, strong
from workshop_app.export.pdf.table import Column, Table, row
from workshop_app.export.pdf.text import as_said

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling

KEY = "projects"


def projects(telling: Telling) -> list[Block]:
    """Nothing where there is no project."""
    words, view = telling.words, telling.view
    if not view.projects:
        return []
    lead = words(
        "Large projects of the territory, up to their profile. They do not stand in the vote; "
        "actions of this plan may feed them."
    )
    blocks: list[Block] = [
        Heading(words("Strategic projects"), styles.H1, key=KEY, outline=0),
        Paragraph(lead, styles.LEAD),
        _table(telling),
    ]
    for one in view.projects:
        blocks += sheet(telling, one, first=False)
    return blocks


def entries(telling: Telling) -> list[Entry]:
    """The lines of the contents, under the chapter's own."""
    words = telling.words
    return [
        Entry(words("Strategic project {number}", number=one.number), key_of(one), 1, one.name)
        for one in telling.view.projects
    ]


def _table(telling: Telling) -> Table:
    words = telling.words
    unit = telling.unit[:1].lower() + telling.unit[1:]
    columns = [
        Column(words("No."), 28),
        Column(words("Project"), grows=1.6),
        Column(words("Stage"), 74),
        Column(words("Rough cost, {unit}", unit=unit), 96, align="right"),
        Column(words("Next step by"), 70),
    ]
    rows = [
        row(
            strong(str(one.number)),
            cell(as_said(one.name)),
            cell(names.told(names.PROJECT_STAGES, one.stage, words)),
            figure(telling.amount(one.rough_cost.total)),
            cell(telling.day(one.next_step.by)),
        )
        for one in telling.view.projects
    ]
    return Table(columns, rows)
