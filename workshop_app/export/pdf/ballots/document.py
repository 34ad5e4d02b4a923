"""The ballots of a round as a PDF to print once and cut: as many as there are people, and spare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from workshop_app.export.ballot_views import BallotChoice, BallotsView, BatchView, PrintRun
from workshop_app.export.kit_views import MOST_OPTIONS
from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.ballots.ballot import Ballot, ballot
from workshop_app.export.pdf.ballots.drawing import Made, draw, grid_for, made
from workshop_app.export.pdf.kit.page import KitPage, Look
from workshop_app.export.pdf.paper import Box, Paper
from workshop_app.export.pdf.text import plain_of
from workshop_app.text import N_, KnownError

if TYPE_CHECKING:
    from workshop_app.text import Words

Progress = Callable[[int, int], None]

NO_OPTIONS = N_(
    "Round {name} has no options yet, so there is nothing to print. Nothing was changed. Choose "
    "its options first."
)
TOO_MANY = N_(
    "Round {name} has {n} options: too many to choose from on paper. Nothing was printed. Cluster "
    "first, to at most {most}."
)


@dataclass(slots=True)
class Drawn:
    """What came of drawing, for tests: boxes of the content and the frame of each page."""

    trace: list[Box]
    frames: dict[int, tuple[float, float, float, float]]


@dataclass(frozen=True, slots=True)
class _Batch:
    """The ballots of a group, set, and how many sheets they take."""

    made: Made
    title: str
    ballots: int
    sheets: int


def ballots_pdf(
    view: BallotsView,
    words: Words,
    progress: Progress,
    choice: BallotChoice | None = None,
    into: Drawn | None = None,
) -> bytes:
    """One batch after another, each on sheets of its own that are all alike.

    ``progress(done, total)`` is called at each sheet and may raise to cancel. ``KnownError`` where
    there is no option, or more than anyone can choose from on paper."""
    chosen = choice or BallotChoice()
    _check(view, words)
    with fonts.ONE_AT_A_TIME:
        out = BytesIO()
        page = _page(view, words, chosen, out, into)
        grid, batches = _batches(page, view, words, chosen)
        total, done = sum(batch.sheets for batch in batches), 0
        cells = page.cells(*grid)
        for batch in batches:
            for sheet in range(batch.sheets):
                progress(done, total)
                for at in range(grid[0] * grid[1]):
                    cell = next(cells)
                    if not sheet and not at:
                        _begin(page.paper, batch.title)
                    draw(page, cell, batch.made, large=chosen.large)
                done += 1
        page.finish()
        page.paper.save()
        if into:
            into.frames.update(page.frames)
        return out.getvalue()


def print_run(view: BallotsView, words: Words, choice: BallotChoice) -> PrintRun:
    """How many ballots and sheets there will be, without drawing them; errors as there."""
    _check(view, words)
    with fonts.ONE_AT_A_TIME:
        page = _page(view, words, choice, BytesIO(), None)
        grid, batches = _batches(page, view, words, choice)
    told = zip(view.batches, batches, strict=True)
    return PrintRun(
        grid[0] * grid[1],
        tuple((one.name, batch.ballots, batch.sheets) for one, batch in told),
    )


def _check(view: BallotsView, words: Words) -> None:
    count = len(view.round.options)
    if not count:
        raise KnownError(NO_OPTIONS, name=view.round.name)
    if count > MOST_OPTIONS:
        number = words.number(count)
        raise KnownError(TOO_MANY, name=view.round.name, n=number, most=MOST_OPTIONS)


def _page(
    view: BallotsView, words: Words, choice: BallotChoice, out: BytesIO, into: Drawn | None
) -> KitPage:
    told = words("Ballots"), words("Round {name}", name=view.round.name)
    paper = Paper(
        out,
        title=plain_of(" · ".join(told)),
        subject=plain_of(view.plan),
        language=words.language.replace("_", "-"),
        moment=view.moment,
        trace=into.trace if into else None,
    )
    return KitPage(paper, Look(size=choice.size, paper="portrait", bare=True))


def _batches(
    page: KitPage, view: BallotsView, words: Words, choice: BallotChoice
) -> tuple[tuple[int, int], Sequence[_Batch]]:
    ballots = [_ballot(view, one, words) for one in view.batches]
    grid = grid_for(page, ballots, large=choice.large)
    each = grid[0] * grid[1]
    found = []
    for batch, one in zip(view.batches, ballots, strict=True):
        sheets = max(1, -(-batch.ballots // each))
        count = batch.ballots or each
        title = one.group or one.head
        found.append(_Batch(made(page, one, grid, large=choice.large), title, count, sheets))
    return grid, found


def _ballot(view: BallotsView, batch: BatchView, words: Words) -> Ballot:
    return ballot(
        view.round,
        words,
        name=batch.name,
        letter=batch.letter,
        communes=view.communes,
        currency=view.currency,
    )


def _begin(paper: Paper, title: str) -> None:
    """A batch in the reader's side bar, so that a group's sheets are found without printing all."""
    key = f"batch-{paper.getPageNumber()}"
    paper.bookmarkPage(key, fit="Fit")
    paper.addOutlineEntry(plain_of(title), key, 0, closed=True)
