"""Rounds made for tests of what is printed of a vote, and what was drawn, read back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from pypdf import PdfReader

from workshop_app.export.ballot_views import BallotChoice, BallotsView, BatchView
from workshop_app.export.kit_views import KitProposal, KitRound
from workshop_app.export.pdf.ballots.document import Drawn, ballots_pdf
from workshop_app.export.pdf.paper import Box
from workshop_app.text import Words as WordsOf
from workshop_app.translation.catalogue import Words

THEMES = ("housing", "public_space", "education", "health", "economy")
TOUCH = 2.1
"""Descenders of one line may reach so far into the next, in points."""


@dataclass(frozen=True)
class Sheets:
    """Printed sheets: their boxes, frames and bytes."""

    content: bytes
    boxes: tuple[Box, ...]
    frames: dict[int, tuple[float, float, float, float]]

    @property
    def pages(self) -> int:
        return len(PdfReader(io.BytesIO(self.content)).pages)

    def page(self, number: int) -> list[Box]:
        return [box for box in self.boxes if box.page == number]

    @property
    def told(self) -> str:
        return " ".join(" ".join(box.text for box in self.boxes).split())


def options(
    count: int, short: str = "Puesto de salud los sábados", cost: int | None = None
) -> tuple[KitProposal, ...]:
    return tuple(
        KitProposal(number=str(n), text=short, short=short, theme=THEMES[n % 5],
                    pictogram="first-aid-kit", cost=cost)
        for n in range(1, count + 1)
    )  # fmt: skip


def ballots_view(
    count: int = 12, batches: Sequence[BatchView] = (BatchView(people=8),), **facts: object
) -> BallotsView:
    """A round of so many options; ``facts`` are other fields of it."""
    round = KitRound(
        name="C",
        question="¿Qué es lo primero?",
        method="dots",
        per_person=5,
        max_per_option=2,
        max_approvals=None,
        with_purse=False,
        options=options(count),
        held_on=date(2026, 9, 5),
    )
    return BallotsView(
        plan="Cúcuta",
        language="es",
        currency="COP",
        moment=datetime(2026, 8, 1, 9, 0),
        round=replace(round, **facts),  # type: ignore[arg-type]  # checked by use
        batches=tuple(batches),
        communes=(9,),
    )


def draw_ballots(
    view: BallotsView, *, size: str = "a4", large: bool = False, words: object = None
) -> Sheets:
    into = Drawn([], {})
    told = cast(WordsOf, words or Words(view.language))
    choice = BallotChoice(size=size, large=large)
    content = ballots_pdf(view, told, lambda _done, _all: None, choice, into)
    return Sheets(content, tuple(into.trace), dict(into.frames))


def within_frames(sheets: Sheets) -> list[Box]:
    """Boxes that reach out of their page's frame: there should be none."""
    out = []
    for box in sheets.boxes:
        x, y, wide, high = sheets.frames[box.page]
        right, top = box.x + box.width, box.y + box.height
        if box.x < x - 1 or box.y < y - 1 or right > x + wide + 1.5 or top > y + high + 1.5:
            out.append(box)
    return out


def over_others(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    """Words that lie over other words on the same page: there should be none."""
    found = []
    texts = [box for box in boxes if box.text.strip() and box.tag != "Figure"]
    for n, one in enumerate(texts):
        for other in texts[n + 1 :]:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            if one.page == other.page and min(across, down) >= TOUCH:
                found.append((one.text, other.text))
    return found
