"""The IntegrHa-bitat centres as a paper of their own: the pages that stand in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf.blocks import Block, NewPage
from workshop_app.export.pdf.directory.page import Progress, in_pages
from workshop_app.export.pdf.sections.centres import centre_blocks, lead_told

if TYPE_CHECKING:
    from workshop_app.export.directory_views import DirectoryView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.paper import Box
    from workshop_app.text import Words


def centres_pdf(
    view: DirectoryView, words: Words, progress: Progress, trace: list[Box] | None = None
) -> bytes:
    """A centre after the other, each beginning a page but the first."""
    title = words("IntegrHa-bitat centres")
    return in_pages(view, words, title, lambda page: _centres(page, view, words), progress, trace)


def _centres(page: KitPage, view: DirectoryView, words: Words) -> None:
    y = page.title(words("IntegrHa-bitat centres"), lead_told(words))
    if not view.centres:
        said = words("No centre has anything on its sheet yet.")
        page.text(said, page.left, y, page.width, size=11)
        return
    blocks: list[Block] = []
    for at, centre in enumerate(view.centres):
        if at:
            blocks.append(NewPage())
        blocks += centre_blocks(words, centre)
    page.flow(blocks, y)
