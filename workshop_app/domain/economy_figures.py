"""What is reckoned from a market assessment: means of sectors, and totals that tell of nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from workshop_app.domain.attendance import SMALL, SMALLEST
from workshop_app.domain.economy import ACCESS_CRITERIA, GROWTH_CRITERIA, SECTOR_CRITERIA

LEAST, MOST = 1, 5
"""The ends of every scale of the study: scores, demand, severity."""
HEAVIEST = 5
"""The most that a criterion counts in a mean; 0 leaves it out."""
EVEN: Mapping[str, int] = dict.fromkeys(SECTOR_CRITERIA, 1)
"""Every criterion counts the same: the plain mean."""


def weights_from(sheet: Any) -> dict[str, int]:
    """The weight of each criterion, 0 to 5, read out of whatever a file holds; 1 where it says
    nothing that fits, and for all where none would count.

    >>> weights_from({"growth": 3, "women_youth": "much"})["growth"]
    3
    """
    given = sheet if isinstance(sheet, Mapping) else {}
    found = {id: _weight(given.get(id)) for id in SECTOR_CRITERIA}
    return found if any(found.values()) else dict(EVEN)


def _weight(value: Any) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value <= HEAVIEST else 1


def interviews_from(sheet: Any) -> dict[str, int]:
    """How many were asked, by kind, read out of whatever a file holds."""
    given = sheet if isinstance(sheet, Mapping) else {}
    return {str(kind): n for kind, n in given.items() if _counted(n)}


def _counted(n: Any) -> bool:
    return isinstance(n, int) and not isinstance(n, bool) and n >= 0


def mean(
    scores: Mapping[str, int],
    weights: Mapping[str, int] = EVEN,
    criteria: Iterable[str] = SECTOR_CRITERIA,
) -> Fraction | None:
    """The weighted mean of the ``scores`` (criterion → 1 to 5) that are there, exact. ``None`` where
    no criterion that counts was scored. With equal weights it is the plain mean.

    >>> mean({"growth": 4, "women_youth": 2})
    Fraction(3, 1)
    """
    given = [id for id in criteria if id in scores and weights.get(id, 1)]
    total = sum(weights.get(id, 1) for id in given)
    if not total:
        return None
    return Fraction(sum(scores[id] * weights.get(id, 1) for id in given), total)


def unscored(
    scores: Mapping[str, int],
    weights: Mapping[str, int] = EVEN,
    criteria: Iterable[str] = SECTOR_CRITERIA,
) -> tuple[str, ...]:
    """The criteria that count and have no score: a mean without them is not of all of it.

    >>> unscored({"growth": 4}, {"women_youth": 0}, ["growth", "women_youth", "absorption"])
    ('absorption',)
    """
    return tuple(id for id in criteria if weights.get(id, 1) and id not in scores)


def sides(
    scores: Mapping[str, int], weights: Mapping[str, int] = EVEN
) -> tuple[Fraction | None, Fraction | None]:
    """What a sector promises (growth) and how well people get in (access), 1 to 5 each."""
    return mean(scores, weights, GROWTH_CRITERIA), mean(scores, weights, ACCESS_CRITERIA)


@dataclass(frozen=True, slots=True)
class Total:
    """How many people, told so that it tells of nobody: ``None`` was not asked, under five is not
    told (P-09), zero neither."""

    people: int | None

    @property
    def asked(self) -> bool:
        """Whether somebody counted."""
        return self.people is not None

    @property
    def hidden(self) -> bool:
        """Whether the figure is too small to be told."""
        return self.people is not None and self.people < SMALLEST

    @property
    def least(self) -> int:
        """What may be reckoned with: nobody where the figure is hidden or missing."""
        return 0 if self.people is None or self.hidden else self.people

    @property
    def most(self) -> int:
        """The highest that a hidden figure can be; the figure itself where it is told."""
        return SMALLEST - 1 if self.hidden else self.people or 0

    @property
    def told(self) -> str:
        """ "12", "<5", "" where nobody counted: as written into a cell."""
        return "" if self.people is None else SMALL if self.hidden else str(self.people)


def added_up(counts: Iterable[int | None]) -> int | None:
    """The sum of totals of rooms; ``None`` where there are none, and where a hidden one could be
    worked out of it: a sum holds no hidden one, or two at least that reach five together (P-12)."""
    given = [n for n in counts if n is not None]
    hidden = [n for n in given if n < SMALLEST]
    if not given or (hidden and (len(hidden) < 2 or sum(hidden) < SMALLEST)):
        return None
    return sum(given) if sum(given) >= SMALLEST else None
