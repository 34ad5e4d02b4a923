"""The entries of the printed directory: one block each, so that none is parted by a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.opening_told import told
from workshop_app.domain.opening_week import is_empty
from workshop_app.export import names
from workshop_app.export.directory_names import grouped
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.kit import verified
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.parts import box, field, rule
from workshop_app.export.pdf.text import Run, bold
from workshop_app.export.pdf.week import SMALL, crowded, draw_week
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitPoint, KitView
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.text import Words

HELP = (
    ("map-pin", "information"),
    ("file-text", "procedures"),
    ("users-three", "identification"),
    ("share-network", "referral"),
)

LEFT_SHARE = 0.37
ROOM_SAYS = (N_("Still the same"), N_("It changed"), N_("We do not know"))


class PointEntry(Block):
    """A place: its name, its facts at the left, its week at the right, and the room's answer."""

    def __init__(self, page: KitPage, point: KitPoint, view: KitView, words: Words) -> None:
        self.page, self.point, self.words = page, point, words
        self.after = 10.0
        self.name = page.fitted(point.name, page.width, font=fonts.HEADING, size=14.5, most=2)
        left = page.width * LEFT_SHARE - 12
        self.facts: list[Fitted] = [
            page.fitted(line, left, size=9.5, leading=1.28, most=6)
            for line in self._facts(view, words)
        ]

    def _facts(self, view: KitView, words: Words) -> list[list[Run | str]]:
        point = self.point
        phones = " · ".join(grouped(phone) for phone in point.phones)
        place = ", ".join(filter(None, [point.address, point.municipality]))
        helps = [names.told(names.SERVICE_GROUPS, one, words) for one in point.services]
        lines: list[list[Run | str]] = [[_label(verified.note(point, view, words) + ".")]]
        if place:
            lines.append([_label(words("Address")), " ", place])
        phone = bold(phones) if phones else words("No published telephone")
        lines.append([_label(words("Telephone")), " ", phone])
        if crowded(point.week) or is_empty(point.week):
            hours = told(point.opening_hours, point.week, words) or words("No hours known")
            lines.append([_label(words("Hours of attention")), " ", hours])
        if helps:
            lines.append([_label(words("Helps with")), " ", "; ".join(helps)])
        return lines

    def height(self, width: float) -> float:  # noqa: ARG002
        facts = sum(line.height + 1 for line in self.facts)
        return self.name.height + 4 + max(facts, SMALL.whole) + 28

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        del paper
        page, words = self.page, self.words
        y = page.set(self.name, x, top, width, tag="H2") - 4
        down = y
        for line in self.facts:
            down = page.set(line, x, down, width * LEFT_SHARE - 12) - 1
        start = x + width * LEFT_SHARE
        draw_week(page, self.point.week, start, y, x + width - start, words)
        low = top - self.height(width)
        _answer(page, x, low + 11, width, words)
        rule(page, x, low - 3, x + width)


class BlankEntry(Block):
    """A place to be written in: public facts of an institution."""

    def __init__(self, page: KitPage, words: Words) -> None:
        self.page, self.words = page, words
        self.after = 10.0

    def height(self, width: float) -> float:  # noqa: ARG002
        return 112.0

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        del paper
        page, words = self.page, self.words
        field(page, words("Institution"), x, top - 18, width, size=11)
        field(page, words("Address"), x, top - 42, width * 0.6, size=11)
        field(page, words("Institution's telephone"), x + width * 0.63, top - 42, width * 0.37)
        field(page, words("Hours of attention"), x, top - 66, width * 0.6, size=11)
        field(page, words("Helps with"), x + width * 0.63, top - 66, width * 0.37, size=11)
        _answer(page, x, top - 92, width, words)
        rule(page, x, top - 112, x + width)


class HelpRow(Block):
    """What points help with, as pictures: the same four for every place and everyone."""

    def __init__(self, page: KitPage, words: Words) -> None:
        self.page, self.words = page, words
        self.before = 6.0
        wide = page.width / len(HELP) - 12
        self.told = [
            page.fitted(names.told(names.SERVICE_GROUPS, group, words), wide, size=10, most=3)
            for _, group in HELP
        ]

    def height(self, width: float) -> float:  # noqa: ARG002
        return 22 + 34 + max(one.height for one in self.told)

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        del paper
        page, each = self.page, width / len(HELP)
        y = page.text(self.words("What they help with"), x, top, width, font=fonts.HEADING,
                      size=14.5, most=1, tag="H2")  # fmt: skip
        for n, ((sign, _), said) in enumerate(zip(HELP, self.told, strict=True)):
            picture(page, sign, x + n * each + 13, y - 16, 26, palette.primary())
            page.set(said, x + n * each, y - 32, each - 12)


def _label(text: str) -> Run:
    return Run(text, fonts.BOLD, palette.primary())


def _answer(page: KitPage, x: float, middle: float, width: float, words: Words) -> None:
    """Three boxes for what the room says of an entry, and a line for what is asked for there."""
    each = width * 0.2
    for n, said in enumerate(ROOM_SAYS):
        at = x + n * each
        box(page, at, middle - 6.5, 13, 13, line=1.0)
        page.text(words(said), at + 18, middle, each - 24, size=11, most=1, middle=True)
    start = x + 3 * each + 8
    field(page, words("To bring"), start, middle - 4, x + width - start, size=10)
