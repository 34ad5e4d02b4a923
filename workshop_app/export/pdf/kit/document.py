"""The printed kit as one PDF: run sheet, print list, the sheets of the agenda, key sheet.

It is drawn twice. Only a drawn sheet knows how many pages it fills and how many things are on
each; the second time the print list and the feet tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from workshop_app.export.kit_views import KitChoice, KitView
from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.kit.page import KitPage, Look
from workshop_app.export.pdf.kit.print_list import Row, print_list
from workshop_app.export.pdf.kit.sheets import SHEETS, Sheet
from workshop_app.export.pdf.paper import Box, Paper
from workshop_app.export.pdf.text import plain_of

if TYPE_CHECKING:
    from workshop_app.text import Words

Progress = Callable[[int, int], None]

FIRST, LAST = ("run-sheet",), ("key-sheet",)


@dataclass(slots=True)
class Drawn:
    """What came of drawing: the boxes of the content, and the frame of each page's sheet."""

    trace: list[Box]
    frames: dict[int, tuple[float, float, float, float]]
    rows: list[Row]


def sheets_of(view: KitView) -> tuple[str, ...]:
    """What a kit holds if nobody chose: run sheet, each sheet that the agenda names, key sheet.
    Signature sheet and numbered option cards are printed only when asked for."""
    named = tuple(name for name in SHEETS if view.copies.get(name))
    return (*FIRST, *named, *LAST)


def kit_pdf(view: KitView, words: Words, choice: KitChoice, progress: Progress) -> bytes:
    """The sheets of ``choice``. ``progress(done, total)`` is called at each sheet and may raise to
    cancel."""
    return drawn(view, words, choice, progress, None)


def drawn(
    view: KitView, words: Words, choice: KitChoice, progress: Progress, into: Drawn | None
) -> bytes:
    """As ``kit_pdf``; ``into`` gets what was drawn, for tests."""
    view = replace(view, option_cards=choice.cards)
    names = sheets_of(view) if choice.sheets is None else choice.sheets
    chosen = [(name, SHEETS[name]) for name in names]
    total = 2 * len(chosen)
    with fonts.ONE_AT_A_TIME:
        first = _Kit(view, words, choice, chosen, lambda done: progress(done, total))
        first.draw_sheets([])
        second = _Kit(
            view, words, choice, chosen, lambda done: progress(len(chosen) + done, total), into
        )
        return second.drawn(first.rows)


class _Kit:
    """One drawing of the whole."""

    def __init__(
        self,
        view: KitView,
        words: Words,
        choice: KitChoice,
        chosen: Sequence[tuple[str, Sheet]],
        step: Callable[[int], None],
        into: Drawn | None = None,
    ) -> None:
        self.view, self.words, self.choice, self.chosen = view, words, choice, chosen
        self.rows: list[Row] = []
        self._step, self._into = step, into
        self._out = BytesIO()
        title = plain_of(words("Printed kit"))
        self._paper = Paper(
            self._out,
            title=f"{title} · {plain_of(view.workshop)}",
            subject=plain_of(view.plan),
            language=words.language.replace("_", "-"),
            moment=view.moment,
            trace=into.trace if into else None,
        )

    def drawn(self, known: Sequence[Row]) -> bytes:
        """The whole as a file; ``known`` is what an earlier drawing found of the sheets."""
        self.draw_sheets(known)
        self._paper.save()
        if self._into:
            self._into.rows = list(self.rows)
        return self._out.getvalue()

    def draw_sheets(self, known: Sequence[Row]) -> None:
        """Draw every sheet and find its row."""
        listed = len(self.chosen) > 2
        for at, (name, sheet) in enumerate(self.chosen):
            self._step(at)
            if listed and at == (1 if self.chosen[0][0] in FIRST else 0):
                self._draw_list(known)
            row = known[at] if known else None
            self._draw_sheet(name, sheet, row)

    def _draw_list(self, known: Sequence[Row]) -> None:
        name = self.words("Print list")
        page = self._page(Sheet(name=name, draws=""), name, "", name)
        print_list(page, self.view, self.words, [row for row in known if row.key not in FIRST])
        self._end(page)

    def _draw_sheet(self, key: str, sheet: Sheet, known: Row | None) -> None:
        name, first = self.words(sheet.name), self._paper.getPageNumber()
        page = self._page(sheet, name, self._foot(known), key)
        sheet.draw(page, self.view, self.words)
        self._end(page)
        quantity = self.view.copies.get(key, 0) if sheet.of == "exercise" else 1
        self.rows.append(
            Row(
                key=key,
                name=name,
                first=first,
                last=self._paper.getPageNumber() - 1,
                copies=page.copies or max(1, -(-quantity // page.each)),
                things=quantity if page.each > 1 else 0,
                poster=sheet.poster,
                cut=sheet.bare,
            )
        )

    def _page(self, sheet: Sheet, name: str, foot: str, key: str) -> KitPage:
        words, view = self.words, self.view
        self._paper.bookmarkPage(key, fit="Fit")
        self._paper.addOutlineEntry(name, key, 0, closed=True)
        told = title = plain_of(view.workshop)
        if str(view.number) not in title.split():
            told = " · ".join(filter(None, (words("Workshop {n}", n=view.number), title)))
        return KitPage(
            self._paper,
            Look(
                size=self.choice.size,
                paper=sheet.paper,
                poster=sheet.poster,
                bare=sheet.bare,
                tiled=self.choice.tiled,
                name=name,
                foot=foot,
                head=f"{words('Printed kit')} · {told}" if sheet.read else "",
                tile_note=words("Page {n} of {count} · cut at the corners, glue up to the dashes"),
            ),
        )

    def _foot(self, known: Row | None) -> str:
        words = self.words
        told = [words("Sample")] if self.view.sample else []
        if known and known.copies > 1:
            told.append(words.many("Print {n} copy", "Print {n} copies", known.copies))
        return " · ".join(told)

    def _end(self, page: KitPage) -> None:
        page.finish()
        if self._into:
            self._into.frames.update(page.frames)
