"""The rows of the sector table: what each cell says, and in which order the sectors stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from workshop_app.domain.economy import ACCESS_CRITERIA, GROWTH_CRITERIA, SECTOR_CRITERIA
from workshop_app.domain.economy_figures import mean, sides, unscored
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
BEHIND = {MEAN: SECTOR_CRITERIA, GROWTH: GROWTH_CRITERIA, ACCESS: ACCESS_CRITERIA}
"""The criteria behind each figure."""
STOREFRONT = "storefront"


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A sector as it is painted: ``scores`` in the order of the criteria, ``None`` where nobody
    judged; ``mean``, ``growth`` and ``access`` 1 to 5 or ``None``; ``unscored``: criteria that count
    and have no score."""

    id: str
    name: str
    icon: str
    position: int
    scores: tuple[int | None, ...]
    mean: Fraction | None
    growth: Fraction | None
    access: Fraction | None
    unscored: tuple[str, ...] = ()

    def scored(self, column: int, score: int | None, weights: dict[str, int]) -> HeatRow:
        """The row with another score in a column."""
        scores = tuple(score if at == column else one for at, one in enumerate(self.scores))
        return replace(self, scores=scores).weighed(weights)

    def weighed(self, weights: dict[str, int]) -> HeatRow:
        """The row with its means reckoned anew."""
        pairs = zip(SECTOR_CRITERIA, self.scores, strict=True)
        given = {id: score for id, score in pairs if score is not None}
        growth, access = sides(given, weights)
        return replace(self, mean=mean(given, weights), growth=growth, access=access,
                       unscored=unscored(given, weights))  # fmt: skip

    def lacks(self, figure: str) -> bool:
        """Whether a score that counts in ``MEAN``, ``GROWTH`` or ``ACCESS`` is missing."""
        return not set(self.unscored).isdisjoint(BEHIND[figure])


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
    """The rows in one of ``ORDERS``; those that lack a score of the figure come last."""
    if order == OWN:
        return sorted(rows, key=lambda row: row.position)
    figure: Callable[[HeatRow], Fraction | None] = {
        MEAN: lambda row: row.mean, GROWTH: lambda row: row.growth, ACCESS: lambda row: row.access,
    }[order]  # fmt: skip
    return sorted(rows, key=lambda row: (row.lacks(order), -(figure(row) or 0), row.position))


def matching(rows: Sequence[HeatRow], text: str) -> list[HeatRow]:
    """The rows whose name holds every word of ``text``."""
    wanted = plain(text).split()
    return [row for row in rows if all(word in plain(row.name) for word in wanted)]


def said(words: Words, value: Fraction | None, *, lacks: bool = False) -> str:
    """A mean as it is written, with a star where a score that counts is missing: "4,0*"."""
    return "–" if value is None else words.number(value, 1) + "*" * lacks


def mean_of(words: Words, row: HeatRow) -> str:
    """The mean of a row as it is written."""
    return said(words, row.mean, lacks=row.lacks(MEAN))


def mean_told(words: Words, value: Fraction | None, unscored: int) -> str:
    """A mean in a line of its own: "Mean 4,0* · 3 without a score"."""
    told = words("Mean {value}", value=said(words, value, lacks=unscored > 0))
    if not unscored or value is None:
        return told
    missing = words.many("{n} without a score", "{n} without a score", unscored)
    return f"{told} · {missing}"
