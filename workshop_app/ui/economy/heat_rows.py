"""The rows of the sector table: what each cell says, and in which order the sectors stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.domain.economy_figures import mean, sides
from workshop_app.domain.signs import suggested_sign
from workshop_app.services.economy import Studied
from workshop_app.text import N_, Words, plain

MEAN, OWN, GROWTH, ACCESS = "mean", "own", "growth", "access"
ORDERS = {
    MEAN: N_("By the mean"),
    OWN: N_("Own order"),
    GROWTH: N_("By growth"),
    ACCESS: N_("By access"),
}
"""In which orders the sectors may stand."""
STOREFRONT = "storefront"


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A sector as it is painted: ``scores`` in the order of the criteria, ``None`` where nobody
    judged; ``mean``, ``growth`` and ``access`` 1 to 5 or ``None``."""

    id: str
    name: str
    icon: str
    position: int
    scores: tuple[int | None, ...]
    mean: Fraction | None
    growth: Fraction | None
    access: Fraction | None

    def scored(self, column: int, score: int | None, weights: dict[str, int]) -> HeatRow:
        """The row with another score in a column."""
        scores = tuple(score if at == column else one for at, one in enumerate(self.scores))
        return replace(self, scores=scores).weighed(weights)

    def weighed(self, weights: dict[str, int]) -> HeatRow:
        """The row with its means reckoned anew."""
        pairs = zip(SECTOR_CRITERIA, self.scores, strict=True)
        given = {id: score for id, score in pairs if score is not None}
        growth, access = sides(given, weights)
        return replace(self, mean=mean(given, weights), growth=growth, access=access)


def row_of(one: Studied, weights: dict[str, int]) -> HeatRow:
    """The row of a sector as it stands in the plan."""
    found = (one.scores.get(id) for id in SECTOR_CRITERIA)
    scores = tuple(score.score if score else None for score in found)
    sector = one.sector
    icon = icon_of(sector.name, sector.pictogram)
    bare = HeatRow(sector.id, sector.name, icon, sector.position, scores, None, None, None)
    return bare.weighed(weights)


def icon_of(name: str, pictogram: str = "") -> str:
    """The pictogram of a sector: its own, else what its name suggests."""
    return pictogram or suggested_sign(name) or STOREFRONT


def arranged(rows: Sequence[HeatRow], order: str) -> list[HeatRow]:
    """The rows in one of ``ORDERS``; those without the figure come last."""
    if order == OWN:
        return sorted(rows, key=lambda row: row.position)
    figure: Callable[[HeatRow], Fraction | None] = {
        MEAN: lambda row: row.mean, GROWTH: lambda row: row.growth, ACCESS: lambda row: row.access,
    }[order]  # fmt: skip
    return sorted(rows, key=lambda row: (-(figure(row) or 0), row.position))


def matching(rows: Sequence[HeatRow], text: str) -> list[HeatRow]:
    """The rows whose name holds every word of ``text``."""
    wanted = plain(text).split()
    return [row for row in rows if all(word in plain(row.name) for word in wanted)]


def said(words: Words, value: Fraction | None) -> str:
    """A mean as it is written."""
    return "–" if value is None else words.number(value, 1)
