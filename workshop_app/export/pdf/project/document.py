"""One strategic project as a document of its own: one to three pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_app.export.pdf.layout import Page, headings_of, laid_out
from workshop_app.export.pdf.plan import Steps, in_pages
from workshop_app.export.pdf.project.sheet import sheet

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Box
    from workshop_app.export.project_views import ProjectDocumentView
    from workshop_app.export.telling import Telling
    from workshop_app.text import Words

Progress = Callable[[int, int], None]


def project_pdf(
    view: ProjectDocumentView, words: Words, progress: Progress, trace: list[Box] | None = None
) -> bytes:
    """The project's sheet; ``progress(done, total)`` is told at each page and may raise to cancel,
    ``trace`` gets every box of the content as it is drawn."""
    steps = Steps(progress, view.plan)

    def laid(telling: Telling) -> tuple[list[Page], dict[str, int]]:
        named = words("Strategic project {number}", number=view.project.number)
        pages = laid_out(sheet(telling, view.project, first=True), named, steps.laying)
        return pages, headings_of(pages, 1)

    return in_pages(view.plan, words, laid, steps, trace)
