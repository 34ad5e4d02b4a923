"""Where a voter marks an option on paper: one row of PLACES for each row of METHODS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export.pdf import palette
from workshop_app.export.pdf.kit.parts import box, ring
from workshop_app.export.pdf.text import bold, filled
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitRound
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.text import Rich
    from workshop_app.text import Words

SCORES = 6
"""From 0 to 5."""

CROWDED = 110.0
"""So much room the circles of a row take together, however many they are."""


@dataclass(frozen=True, slots=True)
class Marking:
    """What a person may give: ``per_person`` in all, ``on_one`` option, ``most`` yeses (``None``:
    any number)."""

    method: str = "dots"
    per_person: int = 5
    on_one: int = 2
    most: int | None = None


def marking_of(round: KitRound | None) -> Marking:
    """The settings of a round; without one those of practice."""
    if round is None:
        return Marking()
    most = round.max_approvals if round.method == "approval" else None
    return Marking(round.method, round.per_person, round.max_per_option, most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """How a method is marked. ``how`` says it in a sentence or two; ``many`` places stand in a row;
    ``draw`` draws the n-th around (x, y), as wide as told. ``wide`` and ``high`` of one place,
    ``step`` to the next in points; ``limited``: too many marks make a ballot void; ``summed``: there
    is a line for the sum."""

    how: Callable[[Marking, Words], Rich]
    many: Callable[[Marking], int]
    draw: Callable[[KitPage, float, float, float, int], None]
    wide: float
    high: float
    step: float = 0.0
    limited: Callable[[Marking], bool] = lambda _marking: True
    summed: bool = False

    def step_of(self, marking: Marking) -> float:
        """From one place of a row to the next; nearer where they are many."""
        count = self.many(marking)
        return self.step if count <= SCORES else max(self.wide + 1, CROWDED / count)

    def room(self, marking: Marking) -> float:
        """How wide the places of a row are together."""
        return self.wide + (self.many(marking) - 1) * self.step_of(marking)


def _how_dots(marking: Marking, words: Words) -> Rich:
    return filled(
        words,
        N_("Fill {n} circles, or fewer. At most {m} on one proposal."),
        n=bold(words.number(marking.per_person)),
        m=bold(words.number(marking.on_one)),
    )


def _how_approval(marking: Marking, words: Words) -> Rich:
    if marking.most:
        told = N_("Mark with an X {n}, or fewer.")
        return filled(words, told, n=bold(words.number(marking.most)))
    return filled(words, N_("Mark with an X {all}."), all=bold(words("all that you want")))


def _how_points(marking: Marking, words: Words) -> Rich:
    told = N_("Share {n} points. Write them in the boxes.")
    return filled(words, told, n=bold(words.number(marking.per_person)))


def _how_score(_marking: Marking, words: Words) -> Rich:
    told = N_("Fill one circle in each row: {no} is no, {yes} is very much.")
    return filled(words, told, no=bold("0"), yes=bold("5"))


def _circle(page: KitPage, x: float, y: float, wide: float, _n: int) -> None:
    ring(page, x, y, wide, line=_line(wide))


def _square(page: KitPage, x: float, y: float, wide: float, _n: int) -> None:
    _empty(page, x, y, wide, wide)


def _write_in(page: KitPage, x: float, y: float, wide: float, _n: int) -> None:
    _empty(page, x, y, wide, wide * 20 / 44)


def _scored(page: KitPage, x: float, y: float, wide: float, n: int) -> None:
    ring(page, x, y, wide, line=_line(wide))
    page.text(str(n), x - wide / 2, y, wide, size=max(8.5, wide * 0.32), most=1, align="center",
              middle=True, color=palette.muted())  # fmt: skip


def _empty(page: KitPage, x: float, y: float, wide: float, high: float) -> None:
    box(page, x - wide / 2, y - high / 2, wide, high, fill=palette.WHITE, stroke=palette.ink(),
        line=_line(high))  # fmt: skip


def _line(size: float) -> float:
    return max(1.0, size / 22)


PLACES: Mapping[str, Places] = {
    "dots": Places(
        how=_how_dots, many=lambda marking: max(1, marking.on_one), draw=_circle,
        wide=15.2, high=15.2, step=20.0,
    ),
    "approval": Places(
        how=_how_approval, many=lambda _marking: 1, draw=_square, wide=16.0, high=16.0,
        limited=lambda marking: marking.most is not None,
    ),
    "points": Places(
        how=_how_points, many=lambda _marking: 1, draw=_write_in, wide=44.0, high=20.0, summed=True,
    ),
    "score": Places(
        how=_how_score, many=lambda _marking: SCORES, draw=_scored, wide=15.2, high=15.2, step=20.0,
        limited=lambda _marking: False,
    ),
}  # fmt: skip
"""The places of every method by its key."""


def places_of(marking: Marking) -> Places:
    """The places of a method; circles for one that this version does not know."""
    return PLACES.get(marking.method, PLACES["dots"])
