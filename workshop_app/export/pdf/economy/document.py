"""The territorial-economic plan as a document of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import (
    FRAME_HEIGHT,
    TEXT_WIDTH,
    Block,
    NewPage,
    Space,
    stack_height,
)
from workshop_app.export.pdf.economy import parts, tables
from workshop_app.export.pdf.layout import Page, headings_of, laid_out
from workshop_app.export.pdf.panel import BigNumbers, Panel
from workshop_app.export.pdf.paragraph import Heading, Paragraph
from workshop_app.export.pdf.plan import Steps, in_pages
from workshop_app.export.pdf.text import Rich, as_said, bold

if TYPE_CHECKING:
    from workshop_app.export.economy_views import EconomyView
    from workshop_app.export.pdf.paper import Box
    from workshop_app.export.project_views import ProjectView
    from workshop_app.export.telling import Telling
    from workshop_app.export.views import PlanView
    from workshop_app.text import Words

Progress = Callable[[int, int], None]
KEY = "economy-plan"
WHOLE = 0.6
"""A sector that takes less of a page stays on one."""


def economy_pdf(
    view: PlanView, words: Words, progress: Progress, trace: list[Box] | None = None
) -> bytes:
    """The study, what it asks for, and what is done about it. ``progress(done, total)`` is told at
    each page and may raise to cancel; ``trace`` gets every box as it is drawn."""
    steps = Steps(progress, view)

    def laid(telling: Telling) -> tuple[list[Page], dict[str, int]]:
        pages = laid_out(blocks(telling), words("Local economy"), steps.laying)
        return pages, headings_of(pages, 1)

    return in_pages(view, words, laid, steps, trace, words("Territorial-economic action plan"))


def blocks(telling: Telling) -> list[Block]:
    """Everything in it, in its order; a part with nothing to tell is left out."""
    words, economy = telling.words, telling.view.economy
    title = Heading(telling.title, styles.H1, key=KEY, outline=0)
    if economy is None:
        return [title, Paragraph(words("No sector has been studied yet."), styles.LEAD)]
    return [
        title,
        Paragraph(parts.lead(telling, economy), styles.LEAD),
        *_fieldwork(telling, economy),
        *parts.at_a_glance(telling, economy, whole=True),
        *parts.both_sides(telling, economy),
        *tables.skills(telling, economy),
        *parts.barriers(telling, economy),
        *tables.opportunities(telling, economy),
        *parts.gaps(telling, economy, whole=True),
        *tables.actions(telling, economy),
        *_projects(telling),
        *_sectors(telling, economy),
        *tables.proposals(telling, economy),
    ]


def _fieldwork(telling: Telling, economy: EconomyView) -> list[Block]:
    """Method and field work in figures, with what the study says of itself."""
    words = telling.words
    found: list[Block] = []
    figures = [
        (words.number(n), parts.kind_told(telling, kind)) for kind, n in economy.interviews if n
    ]
    figures.append(
        (words.number(len(economy.sectors)), words.many("sector", "sectors", len(economy.sectors)))
    )
    if economy.vacancies:
        figures.append((words.number(economy.vacancies), words("vacancies counted")))
    found.append(BigNumbers(figures[:5]))
    told = []
    if economy.start and economy.end:
        first, last = words.date(economy.start), words.date(economy.end)
        told.append(words("Field work from {first} to {last}.", first=first, last=last))
    told.append(words("Means say who was asked and what was seen, not more: they are no census."))
    if telling.view.sample:
        told.append(words("These are sample figures."))
    found.append(Paragraph(" ".join(told), styles.SMALL))
    if economy.note:
        found.append(Paragraph(as_said(economy.note), styles.NOTE))
    return found


def _projects(telling: Telling) -> list[Block]:
    """Strategic projects as panels, as the action plan tells them in full."""
    return [_project(telling, one) for one in telling.view.projects]


def _project(telling: Telling, one: ProjectView) -> Panel:
    words = telling.words
    title = words("Strategic project: {name}", name=one.name)
    inside: list[Block] = [Heading(title, styles.H3)]
    if one.objective:
        inside.append(Paragraph(as_said(one.objective), styles.SMALL))
    facts: list[Rich] = [
        bold(words("Stage:")),
        " ",
        names.told(names.PROJECT_STAGES, one.stage, words),
    ]
    if one.rough_cost.total is not None:
        cost = words.millions(one.rough_cost.total, telling.view.currency)
        facts += [" · ", bold(words("Order of cost:")), " ", cost]
    inside.append(Paragraph(facts, styles.SMALL))
    return Panel(inside, accent=True)


def _sectors(telling: Telling, economy: EconomyView) -> list[Block]:
    if not economy.sectors:
        return []
    found: list[Block] = [Heading(telling.words("Sector by sector"), styles.H2)]
    for one in economy.sectors:
        alone = tables.sector(telling, one)
        share = stack_height(alone, TEXT_WIDTH) / FRAME_HEIGHT
        found += [NewPage(share) if share < WHOLE else Space(0.0), *alone]
    return found
