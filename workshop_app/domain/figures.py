"""Figures and months as people write them in a language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workshop_app.text import plain

FARTHEST = (1990, 2100)
"""The first and the last year that a plan can name."""


def figure_of(text: str, decimal: str) -> float:
    """A figure with this decimal sign; the other one parts thousands. ``ValueError`` for none.

    >>> figure_of("1.250,5", ","), figure_of("1,250.5", ".")
    (1250.5, 1250.5)
    """
    whole = "".join(text.split()).replace("," if decimal == "." else ".", "").replace(decimal, ".")
    if not whole.lstrip("+-").replace(".", "", 1).isdecimal() or len(whole) > 15:
        raise ValueError(text)
    return float(whole)


def month_of(text: str, names: Sequence[str]) -> str:
    """ "YYYY-MM" of a month and a year, in either order; ``names`` are those of the twelve months.
    ``ValueError`` for what is none.

    >>> month_of("ene 2027", ["enero"]), month_of("3/2027", []), month_of("2027-03", [])
    ('2027-01', '2027-03', '2027-03')
    """
    parts = [part for part in re.split(r"[\s./\-]+", plain(text)) if part not in ("", "de", "of")]
    years = [part for part in parts if part.isdecimal() and len(part) == 4]
    rest = [part for part in parts if part not in years]
    if len(years) != 1 or len(rest) != 1:
        raise ValueError(text)
    year, month = int(years[0]), _month(rest[0], names)
    if not (1 <= month <= 12 and FARTHEST[0] <= year <= FARTHEST[1]):
        raise ValueError(text)
    return f"{year}-{month:02}"


def _month(word: str, names: Sequence[str]) -> int:
    """The number of a month, 0 for none."""
    if word.isdecimal():
        return int(word)
    if len(word) < 3:
        return 0
    found = [at for at, name in enumerate(names, 1) if plain(name).startswith(word[:3])]
    matching = [at for at in found if plain(names[at - 1]).startswith(word.rstrip("."))] or found
    return matching[0] if matching else 0
