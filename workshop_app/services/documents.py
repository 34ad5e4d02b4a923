"""Documents of a plan: what there is to write, and one of them as bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workshop_app.domain import plan_book
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import AssessmentRound, VoteRound
from workshop_app.export.ballot_views import BallotChoice, BallotsView, PrintRun
from workshop_app.export.directory_views import DirectoryView, SlipView
from workshop_app.export.economy_views import EconomyBookView
from workshop_app.export.exporters import EXPORTERS
from workshop_app.export.kit_views import MOST_OPTIONS, KitChoice, KitView
from workshop_app.export.minutes_views import MinutesView
from workshop_app.export.plan_book_views import PlanBookView
from workshop_app.export.poster_views import PosterView
from workshop_app.export.project_views import ProjectDocumentView
from workshop_app.export.views import PlanView
from workshop_app.export.votes_pb import VotesView
from workshop_app.services import project_view, projects, round_names, rounds
from workshop_app.services.ballot_view import read_ballots, read_slips, round_named
from workshop_app.services.directory_view import point_named, read_directory, read_slip
from workshop_app.services.economy_book import read_economy_book
from workshop_app.services.kit_view import read_kit, workshop_named
from workshop_app.services.minutes_view import read_minutes, round_with_result
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_book import read_plan_book
from workshop_app.services.plan_view import read_plan
from workshop_app.services.poster_view import read_poster
from workshop_app.services.vote_file import read_votes
from workshop_app.text import N_, KnownError, Words

Progress = Callable[[int, int], None]


def _unheard(done: int, total: int) -> None:
    """Nobody asked how far it is."""


def view_of(plan: OpenPlan) -> PlanView:
    """The plan as documents tell it. What people said stays in the language they said it in; the
    fixed words come with the ``words`` of each document."""
    return read_plan(plan)


def _plan(plan: OpenPlan, words: Words, of: str | None) -> PlanView:  # noqa: ARG001
    return view_of(plan)


def _pictured(plan: OpenPlan, words: Words, of: str | None) -> PlanView:  # noqa: ARG001
    return read_plan(plan, pictured=True)


def _poster(plan: OpenPlan, words: Words, of: str | None) -> PosterView:  # noqa: ARG001
    return read_poster(plan)


def _plan_book(plan: OpenPlan, words: Words, of: str | None) -> PlanBookView:  # noqa: ARG001
    return read_plan_book(plan, words(plan_book.CUT))


def _economy_book(plan: OpenPlan, words: Words, of: str | None) -> EconomyBookView:  # noqa: ARG001
    return read_economy_book(plan, words(plan_book.CUT))


def _directory(plan: OpenPlan, words: Words, of: str | None) -> DirectoryView:  # noqa: ARG001
    return read_directory(plan, words)


def _slip(plan: OpenPlan, words: Words, of: str | None) -> SlipView:  # noqa: ARG001
    return read_slip(plan, point_named(plan, of))


def _kit(plan: OpenPlan, words: Words, of: str | None) -> KitView:
    return read_kit(plan, workshop_named(plan, of), words.language)


def _ballots(plan: OpenPlan, words: Words, of: str | None) -> BallotsView:  # noqa: ARG001
    return read_ballots(plan, round_named(plan, of))


def _minutes(plan: OpenPlan, words: Words, of: str | None) -> MinutesView:  # noqa: ARG001
    return read_minutes(plan, round_with_result(plan, of))


def _votes(plan: OpenPlan, words: Words, of: str | None) -> VotesView:  # noqa: ARG001
    return read_votes(plan, round_with_result(plan, of))


def _project(plan: OpenPlan, words: Words, of: str | None) -> ProjectDocumentView:  # noqa: ARG001
    return project_view.read_project(plan, project_view.project_named(plan, of))


VIEWS: Mapping[str, Callable[[OpenPlan, Words, str | None], object]] = {
    "plan": _plan,
    "pictured": _pictured,
    "poster": _poster,
    "plan-book": _plan_book,
    "economy-book": _economy_book,
    "kit": _kit,
    "directory": _directory,
    "slip": _slip,
    "ballots": _ballots,
    "minutes": _minutes,
    "votes": _votes,
    "project": _project,
}
"""What a document is drawn from, by the ``view`` of its exporter: read from the plan, told in the
language of ``words``, about the one thing that ``of`` names (``None``: the last made)."""


def export(
    plan: OpenPlan,
    kind: str,
    words: Words,
    progress: Progress | None = None,
    of: str | None = None,
) -> bytes:
    """The document ``kind`` (a key of ``EXPORTERS``) in the language of ``words``.

    ``progress(done, total)`` is told as it goes and may raise to cancel; the plan's lock is held
    only while reading. ``of`` names the one thing it is about, where the kind has one.
    """
    row = EXPORTERS.get(kind)
    if row is None:
        raise KnownError(
            N_("There is no document {kind}. Nothing was changed. Kinds: {kinds}."),
            kind=kind,
            kinds=", ".join(EXPORTERS),
        )
    if of is not None and not row.of:
        raise KnownError(
            N_("The document {kind} is about the whole plan: leave out “{of}”."), kind=kind, of=of
        )
    return row.function(VIEWS[row.view](plan, words, of), words, progress or _unheard)


def kit(
    plan: OpenPlan,
    workshop: Workshop,
    words: Words,
    choice: KitChoice,
    progress: Progress | None = None,
) -> bytes:
    """The printed kit of ``workshop`` as chosen: paper, which sheets, posters whole or in tiles.

    ``progress`` as for ``export``. ``KnownError`` where a sheet is not known.
    """
    from workshop_app.export.pdf.kit.document import kit_pdf
    from workshop_app.export.pdf.kit.sheets import SHEETS

    unknown = [name for name in choice.sheets or () if name not in SHEETS]
    if unknown:
        raise KnownError(
            N_("There is no sheet {name}. Nothing was changed. Sheets: {those}."),
            name=unknown[0],
            those=", ".join(SHEETS),
        )
    view = read_kit(plan, workshop, words.language, whole=choice.whole)
    return kit_pdf(view, words, choice, progress or _unheard)


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that can be written now: its ``kind``, what it is ``of`` (``None``: the whole
    plan), and its name for people."""

    kind: str
    of: str | None
    name: str


def offers(plan: OpenPlan, words: Words) -> list[Offer]:
    """The documents of the whole plan, then those of each round that has what they tell (options to
    be printed, or a result that the room has seen) and of each project."""
    whole = [Offer(key, None, words(row.name)) for key, row in EXPORTERS.items() if not row.of]
    of_rounds = (offer for name in _rounds(plan) for offer in _of_round(plan, name, words))
    return [*whole, *of_rounds, *_of_projects(plan, words)]


def _of_projects(plan: OpenPlan, words: Words) -> list[Offer]:
    pairs = zip(project_view.names(plan), projects.projects(plan), strict=True)
    return [
        Offer(key, of, f"{words(row.name)} · {one.name}")
        for of, one in pairs
        for key, row in EXPORTERS.items()
        if row.of == "project"
    ]


def things_for(plan: OpenPlan, kind: str) -> list[str]:
    """The names of the rounds or projects that a document of this kind can be written about."""
    row = EXPORTERS[kind]
    if row.of == "project":
        return project_view.names(plan)
    if row.of != "round":
        return []
    return [name for name in _rounds(plan) if _can_tell(plan, name, row.view)]


def _rounds(plan: OpenPlan) -> list[str]:
    """Their names, each told apart from the others, oldest first."""
    told = round_names.names(plan)
    found = sorted(plan.all(VoteRound, rehearsal=False), key=lambda one: (one.born, one.id))
    return [told[one.id] for one in found]


def _of_round(plan: OpenPlan, name: str, words: Words) -> list[Offer]:
    called = words("Round {name}", name=name)
    return [
        Offer(key, name, f"{words(row.name)} · {called}")
        for key, row in EXPORTERS.items()
        if row.of == "round" and _can_tell(plan, name, row.view)
    ]


def _can_tell(plan: OpenPlan, name: str, view: str) -> bool:
    """Ballots are told of a round in any state, everything else of its result."""
    round = round_named(plan, name)
    if view == "ballots":
        return 0 < len(rounds.options(plan, round)) <= MOST_OPTIONS
    if round.state != "shown":
        return False
    if view == "votes":
        try:
            read_votes(plan, round)
        except KnownError:
            return False
    return True


def ballots(
    plan: OpenPlan,
    round: VoteRound,
    words: Words,
    choice: BallotChoice,
    progress: Progress | None = None,
) -> bytes:
    """The ballots of ``round`` to print and cut, in any state of it; ``progress`` as for
    ``export``. ``KnownError`` where it has no options, or more than 40."""
    from workshop_app.export.pdf.ballots.document import ballots_pdf

    return ballots_pdf(read_ballots(plan, round), words, progress or _unheard, choice)


def ballots_to_print(
    plan: OpenPlan, round: VoteRound, words: Words, choice: BallotChoice
) -> PrintRun:
    """How many ballots and sheets ``ballots`` will give, to be said before printing; the same
    errors."""
    from workshop_app.export.pdf.ballots.document import print_run

    return print_run(read_ballots(plan, round), words, choice)


def minutes(plan: OpenPlan, round: VoteRound, words: Words) -> bytes:
    """The minutes of ``round`` on one page. ``KnownError`` before its result was shown, and for a
    rehearsal."""
    from workshop_app.export.pdf.minutes.document import minutes_pdf

    return minutes_pdf(read_minutes(plan, round), words, _unheard)


def code_slips(
    plan: OpenPlan,
    round: VoteRound | AssessmentRound,
    codes: Sequence[str],
    words: Words,
    *,
    size: str = "a4",
    address: str = "",
    link: str = "",
    progress: Progress | None = None,
) -> bytes:
    """A slip for each of ``codes``, as ``services.codes.make`` gave them: they are kept nowhere, so
    they are printed now or not at all.

    ``size`` "a4" or "letter"; ``address`` the page to open, short enough to be typed ("": the codes
    are for the passed laptop); ``link`` what the QR opens ("": no QR)."""
    from workshop_app.export.pdf.slips import code_slips as drawn

    return drawn(read_slips(plan, round, address, link), codes, words, size, progress or _unheard)
