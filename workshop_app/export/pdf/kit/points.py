"""The entries of the printed directory: one block each, so that none is parted by a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import Block
from workshop_app.export.pdf.kit import verified
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.parts import box, field, rule
from workshop_app.export.pdf.text import Run, bold
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitPoint, KitView
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.text import Words

DAYS = {
    "mo": N_("Monday"), "tu": N_("Tuesday"), "we": N_("Wednesday"), "th": N_("Thursday"),
    "fr": N_("Friday"), "sa": N_("Saturday"), "su": N_("Sunday"),
}  # fmt: skip

HELP = (
    ("map-pin", "information"),
    ("file-text", "procedures"),
    ("users-three", "identification"),
    ("share-network", "referral"),
)

FIRST_HOUR, LAST_HOUR = 7.0, 18.0
"""A day is drawn from … to; wider where a place opens earlier or closes later."""

LEFT_SHARE = 0.37
WEEK, LEAST_BLOCK = 84.0, 23.0
"""The height of a day, and that of the shortest opening with both hours in it."""

MOST_OPENINGS = 3
"""So many have room in a day; a place with more has its hours in words as well."""

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
        many = any(len(day) > MOST_OPENINGS for day in point.hours.values())
        if many or not any(point.hours.values()):
            hours = point.opening_hours or words("No hours known")
            lines.append([_label(words("Hours of attention")), " ", hours])
        if helps:
            lines.append([_label(words("Helps with")), " ", "; ".join(helps)])
        return lines

    def height(self, width: float) -> float:  # noqa: ARG002
        facts = sum(line.height + 1 for line in self.facts)
        return self.name.height + 4 + max(facts, WEEK + 14) + 28

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        del paper
        page, words = self.page, self.words
        y = page.set(self.name, x, top, width, tag="H2") - 4
        down = y
        for line in self.facts:
            down = page.set(line, x, down, width * LEFT_SHARE - 12) - 1
        start = x + width * LEFT_SHARE
        _week(page, self.point, start, y, x + width - start, words)
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
        for n, ((sign, _), told) in enumerate(zip(HELP, self.told, strict=True)):
            picture(page, sign, x + n * each + 13, y - 16, 26, palette.primary())
            page.set(told, x + n * each, y - 32, each - 12)


def _label(text: str) -> Run:
    return Run(text, fonts.BOLD, palette.primary())


def grouped(phone: str) -> str:
    """A telephone: ten digits as they are said; anything else as it is written."""
    digits = phone.replace(" ", "")
    if len(digits) == 10 and digits.isdigit():
        return f"{digits[:3]}\u00a0{digits[3:6]}\u00a0{digits[6:]}"
    return phone


def _answer(page: KitPage, x: float, middle: float, width: float, words: Words) -> None:
    """Three boxes for what the room says of an entry, and a line for what is asked for there."""
    each = width * 0.2
    for n, said in enumerate(ROOM_SAYS):
        at = x + n * each
        box(page, at, middle - 6.5, 13, 13, line=1.0)
        page.text(words(said), at + 18, middle, each - 24, size=11, most=1, middle=True)
    start = x + 3 * each + 8
    field(page, words("To bring"), start, middle - 4, x + width - start, size=10)


def _hour(written: str) -> float:
    hour, minutes = written.split(":")[:2]
    return int(hour) + int(minutes) / 60


def _week(page: KitPage, point: KitPoint, x: float, top: float, width: float, words: Words) -> None:
    """Seven columns with a block to each opening, both hours written in it."""
    spans = [hour for day in point.hours.values() for span in day for hour in map(_hour, span)]
    first, last = min([FIRST_HOUR, *spans]), max([LAST_HOUR, *spans])
    each = width / len(DAYS)
    for n, (day, name) in enumerate(DAYS.items()):
        left, wide = x + n * each, each - 3
        openings = point.hours.get(day, ())
        page.text(
            words(name)[:1].upper() + words(name)[1:], left, top, wide, font=fonts.BOLD, size=9,
            align="center", most=1, color=palette.ink() if openings else palette.muted(), floor=7,
        )  # fmt: skip
        base, high = top - 14 - WEEK, WEEK
        box(page, left, base, wide, high, fill=palette.mixed("muted", 0.07))
        if not openings:
            rule(page, left + wide / 2 - 5, base + high / 2, left + wide / 2 + 5, strong=True)
        for span, low, tall in _blocks(openings, first, last):
            _opening(page, left, base + low, wide, tall, span, words)


Span = tuple[str, str]


def _blocks(openings: Sequence[Span], first: float, last: float) -> list[tuple[Span, float, float]]:
    """Each opening with the foot and the height of its block within a day of ``WEEK`` points: tall
    enough for two hours, and none over another."""
    placed: list[tuple[Span, float, float]] = []
    ceiling = WEEK
    scale = WEEK / (last - first)
    shown = sorted(openings)[:MOST_OPENINGS]
    for left, span in zip(range(len(shown) - 1, -1, -1), shown, strict=True):
        upper = min((last - _hour(span[0])) * scale, ceiling)
        lower = min((last - _hour(span[1])) * scale, upper - LEAST_BLOCK)
        spare = left * (LEAST_BLOCK + 1)
        if lower < spare:
            lower = spare
            upper = min(max(upper, lower + LEAST_BLOCK), ceiling)
        placed.append((span, lower, upper - lower))
        ceiling = lower - 1
    return placed


def _opening(
    page: KitPage,
    x: float,
    low: float,
    wide: float,
    high: float,
    span: Span,
    words: Words,
) -> None:
    """A block with the hour of opening at its head and that of closing at its foot."""
    box(page, x, low, wide, high, fill=palette.primary(), corner=3)
    for written, middle in zip(span, (low + high - 6.5, low + 6.5), strict=True):
        page.text(
            words.time(time.fromisoformat(written)), x, middle, wide, font=fonts.BOLD, size=8.5,
            align="center", most=1, middle=True, color=palette.WHITE, leading=1.0, floor=7,
        )  # fmt: skip
