"""Possible sites of a centre, scored in the open: means, what is missing, what should make one stop.

A score counts once the room agreed on it. What single tables said counts only as words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.directory import SITE_CRITERIA

LEAST, MOST = 1, 5
MUST_NOT_FAIL = ("public_land", "safe_ground")
"""Criteria of which the lowest score is a warning, whatever the mean is."""


@dataclass(frozen=True, slots=True)
class TableScore:
    """What one table gave: ``number`` is the table's, ``reason`` its words."""

    number: int
    score: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SiteScore:
    """One criterion of one site: the ``score`` that the room agreed on (1–5, 5 the favourable end),
    ``None`` while it has not, why, and what tables said."""

    score: int | None = None
    reason: str = ""
    tables: tuple[TableScore, ...] = ()

    @property
    def lower(self) -> tuple[TableScore, ...]:
        """The tables that saw it at least two steps lower than the room."""
        if self.score is None:
            return ()
        return tuple(one for one in self.tables if one.score <= self.score - 2)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a site stands: the mean of what is scored (``None`` without a score), the criteria that
    have no score yet, and those of ``MUST_NOT_FAIL`` with the lowest."""

    mean: Fraction | None
    missing: tuple[str, ...]
    warned: tuple[str, ...]


def standing(scores: Mapping[str, SiteScore]) -> Standing:
    """How a site with these scores by criterion stands. The mean is exact and of the criteria that
    have a score, each weighing the same."""
    found = {
        name: one.score
        for name, one in scores.items()
        if name in SITE_CRITERIA and one.score is not None
    }
    mean = Fraction(sum(found.values()), len(found)) if found else None
    missing = tuple(name for name in SITE_CRITERIA if name not in found)
    warned = tuple(name for name in MUST_NOT_FAIL if found.get(name) == LEAST)
    return Standing(mean, missing, warned)


def best(standings: Iterable[Standing]) -> list[int]:
    """The places of those with the highest mean among the sites that have every score; none where
    fewer than two have: one alone is compared with nothing."""
    whole = [(n, one.mean) for n, one in enumerate(standings) if one.mean and not one.missing]
    if len(whole) < 2:
        return []
    highest = max(mean for _, mean in whole)
    return [n for n, mean in whole if mean == highest]
