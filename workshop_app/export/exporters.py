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
from workshop_app.export.kit_views import KitChoice, KitView
from workshop_app.export.minutes_views import MinutesView
from workshop_app.export.views import PlanView
from workshop_app.export.votes_pb import VotesView
from workshop_app.text import N_, Words

Progress = Callable[[int, int], None]
"""Told how much is done of how much; may raise to cancel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A kind of document. ``ending`` is that of its file; ``name`` is for people.

    ``view`` names what ``function`` is given: "plan" the whole plan, "kit" one workshop, "ballots"
    a round to be voted on, "minutes" and "votes" one that was shown. ``of`` says which one thing the
    document is about ("workshop", "round"), "" for the whole plan. ``anew``: no two files of the same
    plan are alike, so that nothing is told by their order (P-41).
    """

    kind: str
    name: str
    ending: str
    function: Callable[[Any, Words, Progress], bytes]
    view: str = "plan"
    of: str = ""
    anew: bool = False


def _plan_pdf(view: PlanView, words: Words, progress: Progress) -> bytes:
    from workshop_app.export.pdf.plan import plan_pdf

    return plan_pdf(view, words, progress)


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
