"""Pages of the directory's papers: read over many pages, with the sample's watermark behind."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.page import KitPage, Look
from workshop_app.export.pdf.paper import Box, Paper
from workshop_app.export.pdf.plan import draw_watermark
from workshop_app.export.pdf.text import plain_of

if TYPE_CHECKING:
    from workshop_app.export.directory_views import DirectoryView
    from workshop_app.text import Words

Progress = Callable[[int, int], None]


class ReadPage(KitPage):
    """A page of what is read; ``behind`` stands across it, pale ("" for nothing)."""

    def __init__(self, paper: Paper, look: Look, behind: str, step: Callable[[], None]) -> None:
        self.behind, self.step = behind, step
        super().__init__(paper, look)

    def _begin(self) -> None:
        super()._begin()
        self.step()
        if self.behind:
            draw_watermark(self.paper, self.behind)


def paper_of(
    out: BytesIO, view: DirectoryView, title: str, words: Words, trace: list[Box] | None = None
) -> Paper:
    """A PDF called ``title``; dated by the plan's last change, never by the clock."""
    return Paper(
        out,
        title=plain_of(f"{title} · {view.municipality or view.plan}"),
        subject=plain_of(view.plan),
        language=words.language.replace("_", "-"),
        moment=view.moment,
        trace=trace,
        said_in=view.language.replace("_", "-"),
    )


def in_pages(
    view: DirectoryView,
    words: Words,
    title: str,
    draw: Callable[[KitPage], None],
    progress: Progress,
    trace: list[Box] | None = None,
) -> bytes:
    """A document that is read over pages of A4, with running head and foot; ``draw`` fills it.
    ``progress(done, total)`` is called at each page and may raise to cancel."""
    done = 0
    guess = 2 + len(view.points) // 3 + len(view.procedures) // 2

    def step() -> None:
        nonlocal done
        progress(min(done, guess), guess + 1)
        done += 1

    with fonts.ONE_AT_A_TIME, palette.of_plan(view.colour):
        out = BytesIO()
        paper = paper_of(out, view, title, words, trace)
        look = Look(size="a4", paper="portrait", name=title, foot=_foot(view, words),
                    head=f"{title} · {plain_of(view.plan)}")  # fmt: skip
        paper.bookmarkPage("first", fit="Fit")
        paper.addOutlineEntry(title, "first", 0, closed=True)
        page = ReadPage(paper, look, words("SAMPLE") if view.sample else "", step)
        page.section = page._head_section = ""
        draw(page)
        page.finish()
        paper.save()
        return out.getvalue()


def _foot(view: DirectoryView, words: Words) -> str:
    return words("Sample") if view.sample else ""
