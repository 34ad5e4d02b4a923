"""The sheet of a strategic project, in the manner of an action's: what it is about, for whom, what
ways there are, what it costs, what may go wrong, who stands where, and what follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workshop_app.domain.attendance import SMALL, SMALLEST
from workshop_app.domain.project_sheets import LAST_STAGE, NEEDED
from workshop_app.export.pdf import styles
from workshop_app.export.pdf.blocks import Block, NewPage, Section
from workshop_app.export.pdf.panel import Fact, Facts, Panel
from workshop_app.export.pdf.paragraph import Bullets, Heading, Paragraph
from workshop_app.export.pdf.project import tables
from workshop_app.export.pdf.project.head import ProjectHead
from workshop_app.export.pdf.project.tree import problem_tree
from workshop_app.export.pdf.sections.parts import body
from workshop_app.export.pdf.text import Rich, as_said, bold
from workshop_app.export.telling import NONE

if TYPE_CHECKING:
    from workshop_app.domain.project_sheets import People, RoughCost
    from workshop_app.export.project_views import ProjectView
    from workshop_app.export.telling import Telling

HEAD = replace(styles.H3, before=6)
"""A sheet has many short parts: they stand nearer than in a chapter."""
LEAST = 0.45
"""A sheet begins on a new page when less of the page is left."""


def key_of(project: ProjectView) -> str:
    """The key of the sheet's heading."""
    return f"project-{project.number}"


def sheet(telling: Telling, project: ProjectView, *, first: bool) -> list[Block]:
    """The blocks of a sheet. What nobody wrote yet is left out; the first begins on a new page."""
    words = telling.words
    named = words("Strategic project {number}", number=project.number)
    title = as_said(project.name, named)
    blocks: list[Block] = [
        NewPage(2.0 if first else LEAST),
        Section(named),
        ProjectHead(telling, project),
        Heading(title, styles.SHEET_TITLE, key=key_of(project), outline=1),
        Facts(_facts(telling, project)),
    ]
    blocks += _missing(telling, project)
    blocks += _problem(telling, project)
    blocks += _objective(telling, project)
    blocks += _compared(telling, project)
    blocks += _cost(telling, project)
    if project.risks:
        blocks.append(Heading(words("Risks, likelihood by impact"), HEAD))
        blocks += tables.risks(telling, project)
    blocks += _measured(telling, project)
    blocks += _next(telling, project)
    if project.links:
        blocks += [
            Heading(words("What it is linked to"), HEAD),
            tables.links(telling, project),
        ]
    return [*blocks, *_source(telling, project)]


# -- at the top -----------------------------------------------------------------------------------
def _facts(telling: Telling, project: ProjectView) -> list[Fact]:
    words, cost = telling.words, project.rough_cost
    unit = telling.unit[:1].lower() + telling.unit[1:]
    people, step = project.population, project.next_step
    return [
        Fact(words("Cost, {unit}", unit=unit), telling.amount(cost.total),
             _between(telling, cost)),
        Fact(words("For whom, directly"), _count(telling, people.direct),
             as_said(people.direct.who, words("not said yet"))),
        Fact(words("Further on"), _count(telling, people.indirect),
             as_said(people.indirect.who, words("not said yet"))),
        Fact(words("Next step by"), telling.day(step.by) if step.by else NONE,
             as_said(step.who, words("not said yet"))),
    ]  # fmt: skip


def _between(telling: Telling, cost: RoughCost) -> str:
    words = telling.words
    told = []
    if cost.least is not None and cost.most is not None:
        told.append(words("between {least} and {most}", least=telling.amount(cost.least),
                          most=telling.amount(cost.most)))  # fmt: skip
    if cost.year:
        told.append(words("of {year}", year=cost.year))
    return ", ".join(told) or words("not said yet")


def _count(telling: Telling, people: People) -> str:
    """How many; under five only that (P-09)."""
    if people.count is None:
        return NONE
    return telling.words.number(people.count) if people.count >= SMALLEST else SMALL


def _missing(telling: Telling, project: ProjectView) -> list[Block]:
    """What a profile still lacks; of an idea, what would make it one."""
    if not project.missing:
        return []
    words = telling.words
    rows = words.listed([words(NEEDED[name]) for name in project.missing])
    if project.stage == LAST_STAGE:
        said = words("Still missing in this profile: {rows}.", rows=rows)
    else:
        said = words("Before it is a profile it still needs: {rows}.", rows=rows)
    return [Paragraph(said, styles.NOTE)]


# -- its blocks -----------------------------------------------------------------------------------
def _problem(telling: Telling, project: ProjectView) -> list[Block]:
    words = telling.words
    tree = problem_tree(telling, project)
    if not project.problem and tree is None:
        return []
    blocks: list[Block] = [Heading(words("The problem"), HEAD), *body(project.problem)]
    return [*blocks, tree] if tree is not None else blocks


def _objective(telling: Telling, project: ProjectView) -> list[Block]:
    words, people = telling.words, project.population
    blocks: list[Block] = []
    if project.objective or project.specific_objectives:
        blocks = [Heading(words("The objective"), HEAD), *body(project.objective)]
    if project.specific_objectives:
        rows = [Paragraph(as_said(one), styles.SMALL_ITEM) for one in project.specific_objectives]
        blocks.append(Bullets(rows, between=2.0))
    if people.focus:
        told: Rich = [bold(words("Who comes first:")), " ", as_said(people.focus)]
        blocks.append(Paragraph(told, styles.SMALL))
    return blocks


def _compared(telling: Telling, project: ProjectView) -> list[Block]:
    if not project.alternatives:
        return []
    words = telling.words
    title = words("Alternatives compared, {unit}", unit=_unit(telling, project))
    return [Heading(title, HEAD), tables.alternatives(telling, project)]


def _unit(telling: Telling, project: ProjectView) -> str:
    unit = telling.unit[:1].lower() + telling.unit[1:]
    year = project.rough_cost.year
    return telling.words("{unit} of {year}", unit=unit, year=year) if year else unit


def _cost(telling: Telling, project: ProjectView) -> list[Block]:
    words, blocks = telling.words, list[Block]()
    if project.components:
        title = words("Components, {unit}", unit=_unit(telling, project))
        blocks = [Heading(title, HEAD), tables.components(telling, project)]
    told = [tables.against_the_cost(telling, project)] if project.components else []
    note: list[Rich] = [" ".join(filter(None, told))]
    if project.rough_cost.note:
        note += [" ", as_said(_sentence(project.rough_cost.note))]
    if any(note):
        blocks.append(Paragraph(note, styles.NOTE))
    return blocks


def _sentence(text: str) -> str:
    return text if text.rstrip().endswith((".", "!", "?")) else f"{text.rstrip()}."


def _measured(telling: Telling, project: ProjectView) -> list[Block]:
    words, blocks = telling.words, list[Block]()
    if project.actors:
        blocks += [
            Heading(words("Who stands where"), HEAD),
            tables.actors(telling, project),
        ]
    if project.indicators:
        blocks += [
            Heading(words("How it will be known"), HEAD),
            tables.indicators(telling, project),
        ]
    return blocks


def _next(telling: Telling, project: ProjectView) -> list[Block]:
    step, words = project.next_step, telling.words
    if not step:
        return []
    told: list[Rich] = [bold(words("What follows.")), " ", as_said(_sentence(step.what))]
    if step.who:
        told += [" ", as_said(_sentence(step.who))]
    if step.by:
        told += [" ", words("By {day}.", day=words.date(step.by))]
    if project.next_action:
        told += [" ", words("Action {number} of the plan.", number=project.next_action)]
    return [Panel([Paragraph(told, styles.SMALL)], accent=True, pad=6)]


def _source(telling: Telling, project: ProjectView) -> list[Block]:
    """Where it comes from, its original words untouched, and that its figures are made up."""
    words = telling.words
    told: list[Rich] = []
    if project.original_text:
        said = words.at("quotation", "“{text}”", text=project.original_text)
        told += [words("In the words of the source:"), " ", as_said(said), ". "]
    if project.source_note:
        told += [as_said(_sentence(project.source_note)), " "]
    if project.sample:
        told.append(words("The figures are a sample."))
    return [Paragraph(told, styles.NOTE)] if told else []
