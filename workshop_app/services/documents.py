"""Documents of a plan: what there is to write, and one of them as bytes."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.export.exporters import EXPORTERS
from workshop_app.export.views import PlanView
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import read_plan
from workshop_app.text import N_, KnownError, Words

Progress = Callable[[int, int], None]


def _unheard(done: int, total: int) -> None:
    """Nobody asked how far it is."""


def view_of(plan: OpenPlan) -> PlanView:
    """The plan as documents tell it. What people said stays in the language they said it in; the
    fixed words come with the ``words`` of each document."""
    return read_plan(plan)


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
    if of is not None:
        raise KnownError(
            N_("The document {kind} is about the whole plan: leave out “{of}”."), kind=kind, of=of
        )
    return row.function(view_of(plan), words, progress or _unheard)
