"""The list of the directory, to be read: every point with all that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.opening_week import is_empty
from workshop_app.export import directory_names as told
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import Block, Space
from workshop_app.export.pdf.directory.page import Progress, in_pages
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.parts import panel
from workshop_app.export.pdf.kit.points import HELP, BlankEntry, HelpRow
from workshop_app.export.pdf.paragraph import Heading
from workshop_app.export.pdf.styles import H2
from workshop_app.export.pdf.text import Run, as_said, bold
from workshop_app.export.pdf.week import SMALL, crowded, draw_week

if TYPE_CHECKING:
    from workshop_app.export.directory_views import DirectoryView, PointView
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.paper import Box, Paper
    from workshop_app.text import Words

LEAST_ENTRIES = 2
"""Of a directory with fewer entries the rest are blank: no institution stands alone (P-48)."""
LEFT_SHARE = 0.37
SIGN = 13.0


def list_pdf(
    view: DirectoryView, words: Words, progress: Progress, trace: list[Box] | None = None
) -> bytes:
    """The directory to be read, on A4: points and centres first, then the other institutions."""
    title = words("Attention and orientation points")
    return in_pages(view, words, title, lambda page: _draw(page, view, words), progress, trace)


def _draw(page: KitPage, view: DirectoryView, words: Words) -> None:
    lead = words("Attention is free and confidential, for everyone.")
    y = page.title(words("Attention and orientation points"), lead)
    warning = panel_words(view, words)
    if warning:
        y = panel(page, page.left, y, page.width, warning, size=10, accent=True) - 12
    page.note = note = foot_words(view, words)
    here = [point for point in view.points if point.kind != "institution"]
    others = [point for point in view.points if point.kind == "institution"]
    helps: list[Block] = [Space(8), HelpRow(page, words)]
    blocks: list[Block] = [PointEntry(page, point, words, "H2") for point in here]
    blocks += helps if here else []
    if others:
        if here:
            blocks.append(Heading(words("Other institutions"), H2, key="others"))
        level = "H3" if here else "H2"
        blocks += [PointEntry(page, point, words, level) for point in others]
    missing = max(0, LEAST_ENTRIES - len(view.points)) if view.points else 4
    blocks += [BlankEntry(page, words) for _ in range(missing)]
    page.flow(blocks if here else [*blocks, *helps], y)
    page.note = note


def panel_words(view: DirectoryView, words: Words) -> list[Run | str]:
    """The warning above the list: nobody has checked any, or some of it is to be confirmed."""
    if not view.points:
        said = words("The directory of the plan is still empty. Write what the room knows.")
        return [said]
    if all(point.verified_on is None for point in view.points):
        said = words(
            "Nobody has confirmed these hours and telephones yet: call or ask before going."
        )
        return [bold(words("Not verified.")), " ", said]
    if any(point.to_confirm for point in view.points):
        return [words("Not every entry was checked of late: ask or call before going.")]
    return []


def foot_words(view: DirectoryView, words: Words) -> str:
    """The day of review at the foot of every page."""
    days = [point.verified_on for point in view.points if point.verified_on]
    if not days:
        return words("Not verified. Confirm before going.")
    if any(point.to_confirm for point in view.points):
        day = words.date(max(days), "short")
        return words("Last reviewed {day}. Confirm before going.", day=day)
    return words("Reviewed since {day}.", day=words.date(min(days), "short"))


class PointEntry(Block):
    """A point: its name, its facts at the left, its week at the right, what is doubtful under both."""

    def __init__(self, page: KitPage, point: PointView, words: Words, level: str = "H2") -> None:
        self.page, self.point, self.words, self.level = page, point, words, level
        self.before, self.after = 8.0, 10.0
        self.name = page.fitted(as_said(point.name), page.width, font=fonts.HEADING, size=14.5,
                                most=2)  # fmt: skip
        left = page.width * LEFT_SHARE - 12
        self.facts: list[Fitted] = [
            page.fitted(line, left, size=9.5, leading=1.28, most=9) for line in self._facts()
        ]
        self.below: list[Fitted] = [
            page.fitted(line, page.width - self._room, size=9.5, leading=1.28, most=30)
            for line in self._below()
        ]

    def _facts(self) -> list[list[Run | str]]:
        point, words = self.point, self.words
        phones = told.phones(point)
        lines: list[list[Run | str]] = []
        place = told.place(point)
        if place:
            lines.append([label(words("Address")), " ", as_said(place)])
        phone = bold(phones) if phones else words("No published telephone")
        lines.append([label(words("Telephone")), " ", phone])
        lines.append([label(words("Hours of attention")), " ", told.hours(point, words)])
        online = " · ".join(part for part in (point.email, point.web) if part)
        if online:
            lines.append([label(words("E-mail and web")), " ", online])
        lines.append([label(words("Attends")), " ", told.serves(point, words)])
        if point.languages:
            lines.append([label(words("Languages")), " ", told.languages(point, words)])
        return lines

    def _below(self) -> list[list[Run | str]]:
        point, words = self.point, self.words
        lines: list[list[Run | str]] = []
        helps = told.services(point, words)
        if helps:
            lines.append([label(words("Helps with")), " ", helps])
        checked = told.check(point.verified_on, point.to_confirm, words) + "."
        last: list[Run | str] = [bold(checked)]
        for said in (point.source, *point.notes):
            if said:
                last += [" ", as_said(said)]
        return [*lines, last]

    @property
    def _room(self) -> float:
        """What the pictures of its services take at the right."""
        return len(self._signs) * (SIGN + 6) + 6

    @property
    def _signs(self) -> list[str]:
        return [sign for sign, group in HELP if group in self.point.services]

    def height(self, width: float) -> float:  # noqa: ARG002
        facts = sum(line.height + 1 for line in self.facts)
        below = sum(line.height + 1 for line in self.below)
        return self.name.height + 4 + max(facts, SMALL.whole if self._drawn else 0.0) + 5 + below

    @property
    def _drawn(self) -> bool:
        return not is_empty(self.point.week) and not crowded(self.point.week)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        del paper
        page = self.page
        y = page.set(self.name, x, top, width, tag=self.level) - 4
        down = y
        for line in self.facts:
            down = page.set(line, x, down, width * LEFT_SHARE - 12) - 1
        if self._drawn:
            start = x + width * LEFT_SHARE
            draw_week(page, self.point.week, start, y, x + width - start, self.words)
            down = min(down, y - SMALL.whole)
        down -= 5
        for n, line in enumerate(self.below):
            end = page.set(line, x, down, width) - 1
            if n == 0:
                self._draw_signs(x + width, down - 6)
            down = end

    def _draw_signs(self, right: float, middle: float) -> None:
        """The pictures of what it helps with, at the right: the words stand beside."""
        for n, sign in enumerate(reversed(self._signs)):
            picture(self.page, sign, right - SIGN / 2 - n * (SIGN + 6), middle, SIGN,
                    palette.primary())  # fmt: skip


def label(text: str) -> Run:
    """What a line tells, before it."""
    return Run(text, fonts.BOLD, palette.primary())
