"""The blank referral slip: half a sheet, twice on A4, with the chosen institution's data.

The person takes it and nobody keeps a copy (P-46): its lines are of institutions, none is for a name,
a document or a telephone of someone, and it has no number.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.directory.page import Progress
from workshop_app.export.pdf.kit.hours_slips import services_slip
from workshop_app.export.pdf.kit.page import KitPage, Look
from workshop_app.export.pdf.kit.referral import SLIPS, draw_slip
from workshop_app.export.pdf.paper import Box, Paper
from workshop_app.export.pdf.text import plain_of

if TYPE_CHECKING:
    from workshop_app.export.directory_views import SlipView
    from workshop_app.text import Words


def slip_pdf(
    view: SlipView, words: Words, progress: Progress, trace: list[Box] | None = None
) -> bytes:
    """Two slips to cut, and the services for everyone on their back where there are two points.
    ``progress`` may raise to cancel."""
    progress(0, 2)
    with fonts.ONE_AT_A_TIME:
        out = BytesIO()
        title = words("Referral slip")
        paper = Paper(
            out,
            title=plain_of(title),
            subject=plain_of(view.plan),
            language=words.language.replace("_", "-"),
            moment=view.moment,
            trace=trace,
            said_in=view.language.replace("_", "-"),
        )
        paper.bookmarkPage("slip", fit="Fit")
        paper.addOutlineEntry(title, "slip", 0, closed=True)
        page = KitPage(paper, Look(size="a4", paper="portrait", bare=True, name=title))
        for _, cell in zip(range(SLIPS), page.cells(1, SLIPS), strict=False):
            draw_slip(page, cell.top + 14, cell.y, view.sender, words, view.receiver)
        progress(1, 2)
        if view.points:
            page.new_page()
            for _, cell in zip(range(SLIPS), page.cells(1, SLIPS), strict=False):
                services_slip(page, cell, view.points, words)
        page.finish()
        paper.save()
        return out.getvalue()
