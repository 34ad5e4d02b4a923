"""Code slips: one code on each, folded once over it, so that they are handed out face down.

The codes come as a list and are kept nowhere: what is not printed now cannot be printed later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from workshop_app.export.ballot_views import SlipsView
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.page import Cell, KitPage, Look
from workshop_app.export.pdf.paper import Box, Element, Paper
from workshop_app.export.pdf.text import bold, plain_of

if TYPE_CHECKING:
    from workshop_app.export.pdf.text import Rich
    from workshop_app.text import Words

COLUMNS, ROWS = 2, 7
QR_SIDE = 62.0
QUIET = 4
"""Blank modules around a QR code, as its standard asks."""

GROUP_AFTER = "  "
"""Stands between a code and the name of its group."""


@dataclass(slots=True)
class Drawn:
    """What came of drawing, for tests: boxes of the content and the frame of each page."""

    trace: list[Box]
    frames: dict[int, tuple[float, float, float, float]]


def code_slips(
    view: SlipsView,
    codes: Sequence[str],
    words: Words,
    size: str = "a4",
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    into: Drawn | None = None,
) -> bytes:
    """A slip for each of ``codes`` ("CODE" or "CODE  group"), fourteen on a sheet of ``size`` "a4"
    or "letter". ``progress(done, total)`` at each sheet; it may raise to cancel."""
    with fonts.ONE_AT_A_TIME:
        out = BytesIO()
        paper = Paper(
            out,
            title=plain_of(f"{words('Code slips')} · {words('Round {name}', name=view.round)}"),
            subject="",
            language=words.language.replace("_", "-"),
            moment=view.moment,
            trace=into.trace if into else None,
        )
        page = KitPage(paper, Look(size=size, paper="portrait", bare=True))
        if view.link:
            _keep_qr(paper, view.link)
        for at, (told, cell) in enumerate(zip(codes, page.cells(COLUMNS, ROWS), strict=False)):
            if at % (COLUMNS * ROWS) == 0:
                progress(at, len(codes))
            code, _, group = told.partition(GROUP_AFTER)
            _draw(page, cell, view, code.strip(), group.strip(), words)
        page.finish()
        paper.save()
        if into:
            into.frames.update(page.frames)
        return out.getvalue()


def spaced(code: str) -> str:
    """A code as it is read aloud: in parts of three ("ABC D12"), else of four."""
    step = 3 if len(code) % 3 == 0 else 4
    return " ".join(code[n : n + step] for n in range(0, len(code), step))


def _draw(page: KitPage, cell: Cell, view: SlipsView, code: str, group: str, words: Words) -> None:
    """The code in the left half, where and how to use it in the right one; folded in the middle the
    two halves lie on each other and the blank back is outside."""
    middle = cell.x + cell.width / 2
    with page.paper.ornament():
        page.paper.rule(middle, cell.y - 8, middle, cell.top + 8, color=palette.muted(), line=0.6,
                        dash=(4, 3))  # fmt: skip
    _draw_code(page, Cell(cell.x, cell.y, cell.width / 2 - 10, cell.height), view, code, group,
               words)  # fmt: skip
    _draw_way(page, Cell(middle + 10, cell.y, cell.width / 2 - 10, cell.height), view, words)


def _draw_code(
    page: KitPage, cell: Cell, view: SlipsView, code: str, group: str, words: Words
) -> None:
    head = " · ".join(filter(None, (words("Round {name}", name=view.round), group)))
    y = page.text(head, cell.x, cell.top, cell.width, font=fonts.HEADING_SEMIBOLD, size=9.5,
                  leading=1.15, most=2)  # fmt: skip
    large = page.fitted(spaced(code), cell.width, font=fonts.HEADING, size=25, leading=1.2, most=1)
    told: Rich = [
        bold(words("It serves once.")),
        " ",
        words("It is not your name, and nobody can tell what you vote."),
    ]
    note = page.fitted(told, cell.width, size=8.5, leading=1.15, most=3)
    room = y - cell.y - note.height
    page.set(large, cell.x, cell.y + note.height + (room + large.height) / 2, cell.width)
    page.set(note, cell.x, cell.y + note.height, cell.width)


def _draw_way(page: KitPage, cell: Cell, view: SlipsView, words: Words) -> None:
    wide, y = cell.width, cell.top
    if view.link:
        wide -= QR_SIDE + 8
        _draw_qr(page, cell.right - QR_SIDE, cell.top - QR_SIDE, view.link)
        y = cell.top - QR_SIDE - 3
    if view.address:
        told = words("Open this page and type the code:")
        end = page.text(told, cell.x, cell.top, wide, size=9, leading=1.2, most=5)
        shown = view.address.removeprefix("http://").removesuffix("/")
        page.text(shown, cell.x, min(y, end - 2), cell.width, font=fonts.HEADING_SEMIBOLD,
                  size=10.5, leading=1.15, most=1)  # fmt: skip
    else:
        told = words("Type it on the laptop before you vote.")
        if view.phones:
            told = words("Type it before you vote. The page for phones is told in the room.")
        page.text(told, cell.x, cell.top, wide, size=9, leading=1.2, most=5)


# -- the QR ---------------------------------------------------------------------------------------
def _keep_qr(paper: Paper, link: str) -> None:
    """The QR as one picture of rectangles in a square of side 1, kept once for all slips."""
    import segno

    rows = [list(row) for row in segno.make_qr(link, error="m").matrix_iter(border=QUIET)]
    paper.beginForm("qr", 0, 0, 1, 1)
    paper.setFillColor(palette.ink())
    side = 1 / len(rows)
    path = paper.beginPath()
    for down, row in enumerate(rows):
        begin = 0
        while begin < len(row):
            end = begin
            while end < len(row) and row[end]:
                end += 1
            if end > begin:
                path.rect(begin * side, 1 - (down + 1) * side, (end - begin) * side, side)
            begin = max(end, begin + 1)
    paper.drawPath(path, fill=1, stroke=0)
    paper.endForm()


def _draw_qr(page: KitPage, x: float, y: float, link: str) -> None:
    paper = page.paper
    with paper.figure(Element("Figure", alt=link), (x, y, QR_SIDE, QR_SIDE)):
        paper.saveState()
        paper.translate(x, y)
        paper.scale(QR_SIDE, QR_SIDE)
        paper.doForm("qr")
        paper.restoreState()
