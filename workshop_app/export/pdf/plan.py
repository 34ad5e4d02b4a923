"""The prioritized action plan as a PDF: its sections in their fixed order, laid out and drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import LEFT, TEXT_WIDTH, Block
from workshop_app.export.pdf.figure import put
from workshop_app.export.pdf.layout import Page, Placed, headings_of, laid_out
from workshop_app.export.pdf.paper import HEIGHT, WIDTH, Box, Paper
from workshop_app.export.pdf.sections import (
    annex_a,
    annex_b,
    annex_c,
    balance,
    centres,
    economy,
    fairness,
    follow_up,
    left_out,
    made,
    money,
    priority,
    projects,
    sheet,
    signing,
    summary,
    territory,
    theme,
    when,
)
from workshop_app.export.pdf.sections.contents import Entry, contents
from workshop_app.export.pdf.sections.cover import Cover
from workshop_app.export.pdf.styles import H1
from workshop_app.export.pdf.text import plain_of
from workshop_app.export.telling import Telling

if TYPE_CHECKING:
    from workshop_app.export.views import PlanView
    from workshop_app.text import Words

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Chapter:
    """A chapter with its lines in the contents, before it has pages."""

    title: str
    key: str
    blocks: list[Block]
    entries: list[Entry]
    banded: bool = False


def plan_pdf(view: PlanView, words: Words, progress: Progress) -> bytes:
    """The whole plan. ``progress(done, total)`` is called at each page and may raise to cancel."""
    return drawn(view, words, progress, None)


def drawn(view: PlanView, words: Words, progress: Progress, trace: list[Box] | None) -> bytes:
    """As ``plan_pdf``; ``trace`` gets every box of the content as it is drawn."""
    steps = Steps(progress, view)
    return in_pages(view, words, lambda telling: _laid(telling, steps), steps, trace)


def in_pages(
    view: PlanView,
    words: Words,
    laid: Callable[[Telling], tuple[list[Page], dict[str, int]]],
    steps: Steps,
    trace: list[Box] | None = None,
    named: str = "",
) -> bytes:
    """A document of the plan as a PDF: ``laid`` gives its pages, and the page of each heading with
    a key; ``named`` is what it is called where it is not the plan itself. All of its colours are
    the plan's."""
    with fonts.ONE_AT_A_TIME, palette.of_plan(view.colour):
        telling = Telling(view, words, named)
        pages, numbers = laid(telling)
        out = BytesIO()
        paper = Paper(
            out,
            title=plain_of(telling.running_title),
            subject=plain_of(view.title),
            language=words.language.replace("_", "-"),
            moment=view.moment,
            trace=trace,
            said_in=view.language.replace("_", "-"),
        )
        paper.page_of = numbers
        steps.begin_drawing(len(pages))
        for number, page in enumerate(pages, start=1):
            steps.step()
            _draw_page(paper, telling, page, number)
            page.placed.clear()
        paper.save()
        return out.getvalue()


class Steps:
    """Progress over laying out and drawing: each page counts in both; the first is a guess."""

    def __init__(self, progress: Progress, view: PlanView) -> None:
        self._progress = progress
        self._half = 12 + 2 * len(view.actions) + len(view.proposals) // 8
        self._done = 0

    def laying(self) -> None:
        """A page was begun. Never more than the guessed half."""
        self._done = min(self._done + 1, self._half - 1)
        self._progress(self._done, 2 * self._half)

    def begin_drawing(self, pages: int) -> None:
        """All pages are known: what is left is as much as there are pages."""
        self._half = self._done = pages

    def step(self) -> None:
        """A page is drawn next."""
        self._progress(self._done, 2 * self._half)
        self._done += 1


def chapters(telling: Telling) -> list[Chapter]:
    """The chapters that have something in them, in their order."""
    words = telling.words
    plain_ones: list[tuple[str, str, list[Block]]] = [
        (words("The plan in one page"), summary.KEY, summary.summary(telling)),
        (words("How it was made"), made.KEY, made.made(telling)),
        (words("The territory"), territory.KEY, territory.territory(telling)),
        (words("How it was voted and why it is fair"), fairness.KEY, fairness.fairness(telling)),
        (words("Priority and capacity"), priority.KEY, priority.priority(telling)),
    ]
    found = [_chapter(*one) for one in plain_ones]
    found += [_of_theme(telling, one) for one in names.THEMES]
    last: list[tuple[str, str, list[Block]]] = [
        (words("When"), when.KEY, when.when(telling)),
        (words("With what money"), money.KEY, money.money(telling)),
        (words("Is anyone left behind?"), balance.KEY, balance.balance(telling)),
        (words("How the plan stands"), follow_up.KEY, follow_up.follow_up(telling)),
        (words("Local economy"), economy.KEY, economy.economy(telling)),
        (words("Strategic projects"), projects.KEY, projects.projects(telling)),
        (words("IntegrHa-bitat centres"), centres.KEY, centres.centres(telling)),
        (words("What did not get in and why"), left_out.KEY, left_out.left_out(telling)),
        (words("Who signs"), signing.KEY, signing.signing(telling)),
        (words("Annex A. All proposals"), annex_a.KEY, annex_a.annex_a(telling)),
        (words("Annex B. Vote record"), annex_b.KEY, annex_b.annex_b(telling)),
        (words("Annex C. Words of this plan"), annex_c.KEY, annex_c.annex_c(telling)),
    ]
    found += [_chapter(*one) for one in last]
    for one in found:
        if one.key == projects.KEY:
            one.entries += projects.entries(telling)
    return [one for one in found if one.blocks]


def _chapter(title: str, key: str, blocks: list[Block]) -> Chapter:
    return Chapter(title, key, blocks, [Entry(title, key)])


def _of_theme(telling: Telling, one: str) -> Chapter:
    title, key = telling.theme(one), theme.key_of(one)
    entries = [
        Entry(action.number, sheet.key_of(action), 1, action.title)
        for action in telling.view.actions
        if action.theme == one
    ]
    return Chapter(title, key, theme.chapter(telling, one), [Entry(title, key), *entries], True)


def _laid(telling: Telling, steps: Steps) -> tuple[list[Page], dict[str, int]]:
    """All pages and the page of each heading with a key."""
    all_chapters = chapters(telling)
    entries = [entry for chapter in all_chapters for entry in chapter.entries]
    title = telling.words("Contents")
    cover = Page("", bare=True, placed=[Placed(Cover(telling), LEFT, HEIGHT - 70, TEXT_WIDTH)])
    pages = [cover, *laid_out(contents(telling, entries), title, steps.laying)]
    numbers: dict[str, int] = {}
    for chapter in all_chapters:
        own = laid_out(chapter.blocks, chapter.title, steps.laying)
        own[0].headless = chapter.banded
        numbers.update(headings_of(own, len(pages) + 1))
        pages += own
    return pages, numbers


# ------------------------------------------------------------------ drawing
def _draw_page(paper: Paper, telling: Telling, page: Page, number: int) -> None:
    if telling.view.sample and not page.bare:
        draw_watermark(paper, telling.words("SAMPLE"))
    for placed in page.placed:
        placed.block.draw(paper, placed.x, placed.top, placed.width)
    if not page.bare:
        _draw_foot(paper, telling, number)
        if not page.headless:
            draw_head(paper, telling, page.section)
    paper.showPage()


def draw_head(paper: Paper, telling: Telling, section: str) -> None:
    """The running head: the document at the left, ``section`` at the right."""
    with paper.ornament():
        muted, y = palette.muted(), HEIGHT - 37.5
        right = put(
            paper, section, LEFT + TEXT_WIDTH, y, size=8.5, color=muted, align="right", width=200
        )
        room = TEXT_WIDTH - right - 20
        put(paper, telling.running_title, LEFT, y, size=8.5, color=muted, width=room)
        line = HEIGHT - 46.5
        paper.rule(LEFT, line, LEFT + TEXT_WIDTH, line, color=palette.mixed("muted", 0.4), line=0.6)


def _draw_foot(paper: Paper, telling: Telling, number: int) -> None:
    words, view = telling.words, telling.view
    with paper.ornament():
        day = words.date(view.day)
        told = words("Sample with example data · {day}", day=day) if view.sample else day
        if view.version:
            told = words("Version “{name}” · {day}", name=view.version.name, day=day)
        put(paper, told, LEFT, 35, size=8.5, color=palette.muted(), width=TEXT_WIDTH - 60)
        right = LEFT + TEXT_WIDTH
        put(paper, str(number), right, 35, font=fonts.BOLD, size=10, align="right")
        draw_check_value(paper, telling)


def draw_check_value(paper: Paper, telling: Telling) -> None:
    """The last line of a foot, in its ornament: which plan the page was made of."""
    if telling.view.check_value:
        told = telling.words("Check value of the plan: {value}", value=telling.view.check_value)
        put(paper, told, LEFT, 23, size=8.5, color=palette.muted(), width=TEXT_WIDTH)


def draw_watermark(paper: Paper, text: str) -> None:
    """``text`` large and pale across the page, behind all else."""
    with paper.ornament():
        paper.saveState()
        paper.translate(WIDTH / 2, HEIGHT / 2)
        paper.rotate(52)
        paper.text(
            text,
            0,
            -118 * 0.35,
            font=H1.font,
            size=118,
            color=palette.mixed("muted", 0.07),
            align="center",
        )
        paper.restoreState()
