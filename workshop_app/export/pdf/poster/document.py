"""The read-back poster of a plan: one sheet of A3, four that are glued, or a picture for phones.

It is the poster of the kit, told of the whole plan.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, cast

from workshop_app.export.drawing.as_png import as_png
from workshop_app.export.drawing.recorded import Drawing
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.page import KitPage, Look
from workshop_app.export.pdf.kit.readback import FOOT, readback_poster
from workshop_app.export.pdf.paper import Box, Paper
from workshop_app.export.pdf.poster.phone import LEAST, MARGIN, SIZE, phone_poster
from workshop_app.export.pdf.text import plain_of
from workshop_app.export.poster_views import PosterChoice, PosterView

if TYPE_CHECKING:
    from workshop_app.text import Words

Progress = Callable[[int, int], None]

PHONE = 1080
"""Pixels across of the picture for phones: as a screen has."""


def poster_pdf(
    view: PosterView,
    words: Words,
    choice: PosterChoice,
    progress: Progress,
    trace: list[Box] | None = None,
) -> bytes:
    """The poster to print. ``progress(done, total)`` may raise to cancel; ``trace`` gets every box
    of the content as it is drawn."""
    progress(0, 2)
    with fonts.ONE_AT_A_TIME, palette.of_plan(view.colour):
        out = BytesIO()
        title = words("Read-back poster")
        paper = Paper(
            out,
            title=plain_of(f"{title} · {view.municipality or view.plan}"),
            subject=plain_of(view.plan),
            language=words.language.replace("_", "-"),
            moment=view.moment,
            trace=trace,
            said_in=view.language.replace("_", "-"),
        )
        paper.bookmarkPage("poster", fit="Fit")
        paper.addOutlineEntry(title, "poster", 0, closed=True)
        page = _page(paper, choice, words)
        _draw(page, view, words)
        progress(1, 2)
        if choice.tiled:
            page.finish()
        else:
            paper.setPageSize(page.size)
            paper.showPage()
        paper.save()
        return out.getvalue()


def poster_png(view: PosterView, words: Words, progress: Progress) -> bytes:
    """The poster as a picture for phones. ``progress`` as above."""
    with fonts.ONE_AT_A_TIME, palette.of_plan(view.colour):
        drawing = Drawing()
        page = phone_page(drawing, words)
        phone_poster(page, view, words)
        return as_png(drawing, page.size, PHONE, progress)


def phone_page(drawing: Drawing, words: Words) -> KitPage:
    """A page as tall and as wide as a phone's screen."""
    page = _page(cast(Paper, drawing), PosterChoice(), words)
    page.size, page.floor = SIZE, LEAST
    page.left, page.right = MARGIN, SIZE[0] - MARGIN
    return page


def _page(paper: Paper, choice: PosterChoice, words: Words) -> KitPage:
    look = Look(
        size=choice.size,
        paper="portrait",
        poster=True,
        tiled=choice.tiled,
        name=words("Read-back poster"),
        tile_note=words("Page {n} of {count} · cut at the corners, glue up to the dashes"),
    )
    return KitPage(paper, look)


def _draw(page: KitPage, view: PosterView, words: Words) -> None:
    readback_poster(page, view, words)
    told = []
    if view.version:
        told.append(words("Version “{name}”", name=view.version.name))
    if view.check_value:
        told.append(words("Check value of the plan: {value}", value=view.check_value))
    with page.paper.ornament():
        page.text(" · ".join(told), page.left, FOOT + 13.5, page.width, size=9, leading=1.1, most=1,
                  floor=7.0, color=palette.muted())  # fmt: skip
