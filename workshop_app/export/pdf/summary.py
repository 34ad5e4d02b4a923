"""The plan on one sheet: the plan's own page of it, as a document to hand out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_app.export.pdf.layout import Page, laid_out
from workshop_app.export.pdf.paper import Box
from workshop_app.export.pdf.plan import Steps, in_pages
from workshop_app.export.pdf.sections.summary import summary

if TYPE_CHECKING:
    from workshop_app.export.telling import Telling
    from workshop_app.export.views import PlanView
    from workshop_app.text import Words

Progress = Callable[[int, int], None]


def summary_pdf(
    view: PlanView, words: Words, progress: Progress, trace: list[Box] | None = None
) -> bytes:
    """One sheet of A4, whatever the plan holds; ``progress`` and ``trace`` as for the plan."""
    steps = Steps(progress, view)

    def laid(telling: Telling) -> tuple[list[Page], dict[str, int]]:
        blocks = summary(telling, alone=True)
        return laid_out(blocks, words("The plan in one page"), steps.laying), {}

    return in_pages(view, words, laid, steps, trace)
