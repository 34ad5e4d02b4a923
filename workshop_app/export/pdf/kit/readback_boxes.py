"""The two boxes under the rows of the read-back poster: what waits or comes back and why, and when
we meet again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.page import Cell
from workshop_app.export.pdf.kit.parts import badge, box, pictogram, writing_lines
from workshop_app.export.pdf.kit.posters import SIGNS
from workshop_app.export.pdf.kit.states import AFTER, STATES, state_color
from workshop_app.export.pdf.text import Rich, bold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workshop_app.export.kit_views import KitProposal, KitReadback
    from workshop_app.export.pdf.kit.fitting import Fitted
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.views import ProposalView
    from workshop_app.text import Words

MOST_UNDER = 8
LOW = 64.0
"""How far up the page the boxes end: above the band of the themes."""


@dataclass(frozen=True, slots=True)
class Below:
    """What waits, comes back, runs late or was given up: a key of ``STATES`` or of ``AFTER``, the
    reason in words ("": none is written yet) and the picture of it."""

    state: str
    card: KitProposal
    reason: str
    picture: str = "chat-text"


@dataclass(frozen=True, slots=True)
class _Under:
    """The same with its words, set but not drawn."""

    below: Below
    title: Fitted
    reason: Fitted

    @property
    def height(self) -> float:
        return max(34.0, self.title.height + self.reason.height)


def rows_under(told: KitReadback | None, *, waiting: bool) -> list[Below]:
    """What waits (``waiting``: where the rows do not tell it) and what comes back, by priority."""
    if told is None:
        return []
    found = [(one, Below("returns", card, one.reason, _why(one))) for one, card in told.left_out]
    if waiting:
        for one, card, _ in told.waiting:
            reason = one.decision.reason if one.decision else ""
            found.append((one, Below("waits", card, reason, _why(one))))
    found.sort(key=lambda row: 10**9 if row[0].order is None else row[0].order)
    return [below for _, below in found]


def draw_boxes(
    page: KitPage,
    top: float,
    under: Sequence[Below],
    again: date | None,
    words: Words,
) -> None:
    """What waits or comes back, at the left; when we meet again, at the right."""
    low = LOW
    high, wide = top - low, page.width * 0.62
    box(page, page.left, low, wide, high, fill=palette.panel(), corner=5)
    title = words("What waits or comes back, and why")
    states = {one.state for one in under}
    if states == {"returns"}:
        title = words("What did not get in, and why")
    elif states & AFTER.keys():
        title = words("What did not go as we said, and why")
    y = page.text(title, page.left + 16, top - 11, wide - 32,
                  font=fonts.HEADING, size=22, most=1, tag="H2") - 8  # fmt: skip
    if under:
        _draw_under(page, y, low, wide, under, words)
    else:
        writing_lines(page, page.left + 16, y, wide - 32, max(1, int((y - low - 8) / 34)), 34)
    _again(page, page.left + wide + 16, top, low, again, words)


def _draw_under(
    page: KitPage,
    top: float,
    low: float,
    wide: float,
    under: Sequence[Below],
    words: Words,
) -> None:
    """As many as fit whole; then how many there are in all."""
    gap, least = 8.0, low + 30
    made, room = [], top - least
    for one in under[:MOST_UNDER]:
        row = _set_under(page, one, wide - 142, words)
        if room < row.height:
            break
        made.append(row)
        room -= row.height + gap
    spare = max(0.0, min(10.0, (room + gap) / max(1, len(made))))
    y = top
    for row in made:
        cell = Cell(page.left + 10, y - row.height, wide - 20, row.height)
        _draw_one(page, cell, row)
        y -= row.height + gap + spare
    counts = [sum(one.state == state for one in under) for state in ("waits", "returns")]
    told = [words.many("{n} waits", "{n} wait", counts[0])] if counts[0] else []
    if counts[1]:
        told.append(words.many("{n} comes back", "{n} come back", counts[1]))
    told.append(words("each one with its reason in the list"))
    page.text(" · ".join(told), page.left + 16, low + 25, wide - 32, size=14, most=1,
              color=palette.muted())  # fmt: skip


def _set_under(page: KitPage, one: Below, room: float, words: Words) -> _Under:
    """Title and reason; of a long reason its first sentence."""
    why = one.reason or words(
        "There is no answer yet; we tell the date on which there will be one."
    )
    name = words((STATES | AFTER)[one.state][1])

    def fitted(said: str, most: int = 2) -> Fitted:
        told: list[Rich] = [bold(f"{name}."), f" {said}"]
        return page.fitted(told, room, size=14, leading=1.18, most=most, floor=13)

    reason = fitted(why)
    if reason.cut:
        reason = fitted(first_sentence(why))
    if reason.cut:
        reason = fitted(first_sentence(why), 3)
    title = page.fitted(one.card.short, room, font=fonts.HEADING, size=16, leading=1.15, most=1)
    return _Under(one, title, reason)


def first_sentence(told: str) -> str:
    for end in (". ", "; ", ": "):
        if end in told:
            return told.split(end)[0].rstrip(".") + "."
    return told


def _draw_one(page: KitPage, cell: Cell, row: _Under) -> None:
    middle = cell.y + cell.height / 2
    page.text(row.below.card.number, cell.x, middle, 40, font=fonts.HEADING, size=20, most=1,
              align="right", middle=True)  # fmt: skip
    badge(page, row.below.card.theme, cell.x + 62, middle, 32, row.below.card.pictogram)
    picture(
        page,
        (STATES | AFTER)[row.below.state][0],
        cell.x + 100,
        middle + 2,
        32,
        state_color(row.below.state),
    )
    left, room = cell.x + 122, cell.width - 122
    y = page.set(row.title, left, middle + (row.title.height + row.reason.height) / 2, room)
    page.set(row.reason, left, y, room)
    pictogram(page, row.below.picture, left + row.title.width + 15, y + row.title.height / 2, 18,
              palette.muted())  # fmt: skip


def _why(one: ProposalView) -> str:
    """The picture of a reason: of a closed gate, else of the weakest criterion."""
    closed = [gate.gate for gate in one.gates if gate.fails]
    weak = [name for name, _ in one.capacity.weakest] if one.capacity else []
    found = next((name for name in (*closed, *weak) if name in SIGNS), "")
    return SIGNS.get(found, "chat-text")


def _again(
    page: KitPage, left: float, top: float, low: float, day: date | None, words: Words
) -> None:
    """The day and the place on which we come back: lines to write where they are not known."""
    room = page.right - left
    box(page, left, low, room, top - low, stroke=palette.color("accent"), line=2.4, corner=6)
    pictogram(page, "megaphone", left + 32, top - 34, 34, palette.color("accentText"))
    page.text(words("We come back to tell"), left + 58, top - 34, room - 70, font=fonts.HEADING,
              size=22, leading=1.1, most=2, middle=True, tag="H2")  # fmt: skip
    y = top - 64
    lines = [words("Day and hour"), words("Place")]
    if day is not None:
        told = words.date(day)
        y = page.text(told, left + 18, y, room - 36, font=fonts.HEADING, size=19, most=2) - 8
        lines[0] = words("Hour")
    for name in lines:
        page.text(name, left + 18, y, room - 36, size=15, most=1, color=palette.muted())
        y = writing_lines(page, left + 18, y - 18, room - 36, 1, (y - low - 30) * 0.24) - 8
    page.text(words("Come and ask."), left + 18, low + 30, room - 36, size=17, most=1)
