"""The documents that can be written: one row of EXPORTERS each. Drawing code is imported only
when a document is made.

To add one: a function ``(view, words, progress) -> bytes`` and a row here. What it needs to know
is read by the row's ``view``: a name in ``services.documents.VIEWS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workshop_app.export.ballot_views import BallotsView
from workshop_app.export.directory_views import DirectoryView, SlipView
from workshop_app.export.economy_views import EconomyBookView
from workshop_app.export.kit_views import KitChoice, KitView
from workshop_app.export.minutes_views import MinutesView
from workshop_app.export.plan_book_views import PlanBookView
from workshop_app.export.poster_views import PosterChoice, PosterView
from workshop_app.export.project_views import ProjectDocumentView
from workshop_app.export.views import PlanView
from workshop_app.export.votes_pb import VotesView
from workshop_app.text import N_, Words

Progress = Callable[[int, int], None]
"""Told how much is done of how much; may raise to cancel."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Another way to put the same document on paper, such as four small sheets for a large one:
    ``key`` for programs, ``name`` for people; ``ending`` where its file is of another kind."""

    key: str
    name: str
    function: Callable[[Any, Words, Progress], bytes]
    ending: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A kind of document. ``ending`` is that of its file; ``name`` is for people.

    ``view`` names what ``function`` is given: "plan" the whole plan, "pictured" with its
    photos and logos, "plan-book" with what comes back, "poster" what is told back, "kit" one workshop, "ballots"
    a round to be voted on, "minutes" and "votes" one that was shown,
    "project" one project. ``of`` says which one thing the document is about ("workshop", "round",
    "project"), "" for the whole plan. ``anew``: no two files of the same
    plan are alike, so that nothing is told by their order (P-41). ``papers``: the ways to choose
    among, the first of them what ``function`` makes.
    """

    kind: str
    name: str
    ending: str
    function: Callable[[Any, Words, Progress], bytes]
    view: str = "plan"
    of: str = ""
    anew: bool = False
    papers: tuple[Paper, ...] = ()


def _plan_pdf(view: PlanView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.plan import plan_pdf

    return plan_pdf(view, words, progress)


def _plan_docx(view: PlanView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.docx.plan import plan_docx

    return plan_docx(view, words, progress)


def _plan_xlsx(view: PlanBookView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.xlsx.plan import plan_xlsx

    return plan_xlsx(view, words, progress)


def _economy_pdf(view: PlanView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.economy.document import economy_pdf

    return economy_pdf(view, words, progress)


def _economy_xlsx(view: EconomyBookView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.xlsx.economy import economy_xlsx

    return economy_xlsx(view, words, progress)


def _proposals_csv(view: PlanView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.csv import proposals_csv

    return proposals_csv(view, words, progress)


def _proposals_xlsx(view: PlanView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.xlsx.proposals import proposals_xlsx

    return proposals_xlsx(view, words, progress)


def _results_csv(view: PlanView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.csv import results_csv

    return results_csv(view, words, progress)


def _kit_pdf(view: KitView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.kit.document import kit_pdf

    return kit_pdf(view, words, KitChoice(), progress)


def _ballots_pdf(view: BallotsView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.ballots.document import ballots_pdf

    return ballots_pdf(view, words, progress)


def _minutes_pdf(view: MinutesView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.minutes.document import minutes_pdf

    return minutes_pdf(view, words, progress)


def _summary_pdf(view: PlanView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.summary import summary_pdf

    return summary_pdf(view, words, progress)


def _web(view: PlanView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.web.page import web_page

    return web_page(view, words, progress)


def _poster_pdf(view: PosterView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.poster.document import poster_pdf

    return poster_pdf(view, words, PosterChoice(), progress)


def _poster_tiles_pdf(view: PosterView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.poster.document import poster_pdf

    return poster_pdf(view, words, PosterChoice(tiled=True), progress)


def _poster_png(view: PosterView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.poster.document import poster_png

    return poster_png(view, words, progress)


def _project_pdf(view: ProjectDocumentView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.project.document import project_pdf

    return project_pdf(view, words, progress)


def _directory_pdf(view: DirectoryView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.directory.entries import list_pdf

    return list_pdf(view, words, progress)


def _directory_poster_pdf(view: DirectoryView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.directory.poster import poster_pdf

    return poster_pdf(view, words, progress)


def _directory_tiles_pdf(view: DirectoryView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.directory.poster import poster_pdf

    return poster_pdf(view, words, progress, tiled=True)


def _procedures_pdf(view: DirectoryView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.directory.guides import procedures_pdf

    return procedures_pdf(view, words, progress)


def _needs_pdf(view: DirectoryView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.directory.guides import needs_pdf

    return needs_pdf(view, words, progress)


def _centres_pdf(view: DirectoryView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.directory.centres import centres_pdf

    return centres_pdf(view, words, progress)


def _slip_pdf(view: SlipView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.directory.slip import slip_pdf

    return slip_pdf(view, words, progress)


def _votes_pb(view: VotesView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.votes_pb import votes_pb

    return votes_pb(view, words, progress)


EXPORTERS: Mapping[str, Exporter] = {
    row.kind: row
    for row in (
        Exporter(
            kind="plan-pdf",
            name=N_("Prioritized action plan"),
            ending=".pdf",
            function=_plan_pdf,
            view="pictured",
        ),
        Exporter(
            kind="plan-docx",
            name=N_("Action plan, as a text to edit"),
            ending=".docx",
            function=_plan_docx,
        ),
        Exporter(
            kind="plan-xlsx",
            name=N_("Action plan, as a workbook to edit"),
            ending=".xlsx",
            function=_plan_xlsx,
            view="plan-book",
        ),
        Exporter(
            kind="summary-pdf",
            name=N_("The plan in one page"),
            ending=".pdf",
            function=_summary_pdf,
            view="pictured",
        ),
        Exporter(
            kind="web",
            name=N_("The plan as a web page"),
            ending=".html",
            function=_web,
            view="pictured",
        ),
        Exporter(
            kind="poster-pdf",
            name=N_("Read-back poster"),
            ending=".pdf",
            function=_poster_pdf,
            view="poster",
            papers=(
                Paper("a3", N_("One sheet of A3"), _poster_pdf),
                Paper("tiles", N_("Four sheets of A4 to glue"), _poster_tiles_pdf),
                Paper("phone", N_("A picture for phones"), _poster_png, ".png"),
            ),
        ),
        Exporter(
            kind="economy-pdf",
            name=N_("Territorial-economic action plan"),
            ending=".pdf",
            function=_economy_pdf,
        ),
        Exporter(
            kind="economy-xlsx",
            name=N_("Market assessment, as a workbook to fill"),
            ending=".xlsx",
            function=_economy_xlsx,
            view="economy-book",
        ),
        Exporter(
            kind="directory-pdf",
            name=N_("Attention points"),
            ending=".pdf",
            function=_directory_pdf,
            view="directory",
            papers=(
                Paper("list", N_("A list to read, A4"), _directory_pdf),
                Paper("poster", N_("A poster for the wall, A3"), _directory_poster_pdf),
                Paper("tiles", N_("The poster on sheets of A4 to glue"), _directory_tiles_pdf),
                Paper("procedures", N_("Guide of procedures"), _procedures_pdf),
                Paper("needs", N_("What to notice, and whom to turn to"), _needs_pdf),
                Paper("centres", N_("Sheets of the IntegrHa-bitat centres"), _centres_pdf),
            ),
        ),
        Exporter(
            kind="slip-pdf",
            name=N_("Referral slip, blank"),
            ending=".pdf",
            function=_slip_pdf,
            view="slip",
            of="point",
        ),
        Exporter(
            kind="kit-pdf",
            name=N_("Printed kit of a workshop"),
            ending=".pdf",
            function=_kit_pdf,
            view="kit",
            of="workshop",
        ),
        Exporter(
            kind="ballots-pdf",
            name=N_("Ballots of a round, to print and cut"),
            ending=".pdf",
            function=_ballots_pdf,
            view="ballots",
            of="round",
        ),
        Exporter(
            kind="minutes-pdf",
            name=N_("Minutes of a vote"),
            ending=".pdf",
            function=_minutes_pdf,
            view="minutes",
            of="round",
        ),
        Exporter(
            kind="project-pdf",
            name=N_("Sheet of a strategic project"),
            ending=".pdf",
            function=_project_pdf,
            view="project",
            of="project",
        ),
        Exporter(
            kind="proposals-csv",
            name=N_("All proposals, as a table"),
            ending=".csv",
            function=_proposals_csv,
        ),
        Exporter(
            kind="proposals-xlsx",
            name=N_("All proposals, as a workbook"),
            ending=".xlsx",
            function=_proposals_xlsx,
        ),
        Exporter(
            kind="results-csv",
            name=N_("Results of the votes, as a table"),
            ending=".csv",
            function=_results_csv,
        ),
        Exporter(
            kind="votes-pb",
            name=N_("Ballots of a round, for other programs"),
            ending=".pb",
            function=_votes_pb,
            view="votes",
            of="round",
            anew=True,
        ),
    )
}
"""Every document by its kind."""
