"""What a record of the local economy may hold: texts past the guard, figures within their range,
kinds out of their lists. One table for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop_app.domain import economy
from workshop_app.domain.action_plan import HORIZONS
from workshop_app.domain.economy_figures import LEAST, MOST
from workshop_app.domain.entity import Entity
from workshop_app.domain.free_texts import FREE
from workshop_app.services.wording import looked_over
from workshop_app.text import N_, KnownError

LONGEST = 120
"""Letters of a name."""
LONGEST_TEXT = 2_000
"""Letters of a text."""
MOST_PARTS = 12
"""Links of a chain, and things that starting takes."""
LARGEST = 10**15
"""No figure is larger."""

OUT_OF_SCALE = N_("“{value}” is not from 1 to 5. Nothing was changed. Write 1, 2, 3, 4 or 5.")
NO_FIGURE = N_("A figure is below zero or too large. Nothing was changed. Write it again.")
UNKNOWN = N_("“{value}” is not on the list. Nothing was changed. Choose one of them.")
TOO_LONG = N_("The text is too long: at most {most} letters. Nothing was changed. Shorten it.")
TOO_MANY_PARTS = N_("There can be {most} at most. Nothing was changed. Take some out.")

_MISSING = {
    "MarketStudy": ("title", N_("The study has no title yet. Nothing was changed. Write one.")),
    "Sector": ("name", N_("The sector has no name yet. Nothing was changed. Write one.")),
    "Skill": ("name", N_("The skill has no name yet. Nothing was changed. Write one.")),
    "Barrier": ("text", N_("The barrier has no words yet. Nothing was changed. Write them.")),
    "Opportunity": ("name", N_("The opportunity has no name yet. Nothing was changed. Write one.")),
    "EconomyAction": ("title", N_("The action has no title yet. Nothing was changed. Write one.")),
}  # fmt: skip
"""The field that each needs, and what is said without it."""

SCALES = {"score", "demand", "severity"}
COUNTS = {"vacancies", "brought", "wanted", "heard", "starting_cost", "weeks", "cost"}
LISTS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Skill", "kind"): economy.SKILL_KINDS,
    ("Barrier", "kind"): economy.BARRIER_KINDS,
    ("Barrier", "hinders"): economy.HINDERED,
    ("EconomyAction", "horizon"): ("", *HORIZONS),
    ("SectorScore", "criterion"): economy.SECTOR_CRITERIA,
}
_SHORT = {"name", "title", "responsible", "source", "method"}


def checked(
    entity: type[Entity], values: Mapping[str, Any], confirmed: bool = False
) -> dict[str, Any]:
    """``values`` of fields of ``entity`` as they are kept. ``MarkedText`` where the guard marks a
    text and nobody ``confirmed`` it; ``KnownError`` for what cannot be kept."""
    name = entity.__name__
    kept = {field: _one(name, field, value, confirmed) for field, value in values.items()}
    needs = _MISSING.get(name)
    if needs and needs[0] in kept and not kept[needs[0]]:
        raise KnownError(needs[1])
    return kept


def _one(entity: str, field: str, value: Any, confirmed: bool) -> Any:
    if field in FREE.get(entity, ()):
        return _text(field, value, confirmed)
    if field in SCALES:
        return on_scale(value)
    if field in COUNTS:
        return _count(value)
    if (entity, field) in LISTS:
        return _of_list(LISTS[entity, field], value)
    return tuple(dict.fromkeys(value)) if isinstance(value, list | tuple) else value


def _text(field: str, value: Any, confirmed: bool) -> Any:
    if isinstance(value, str):
        text = looked_over(value, confirmed)
        most = LONGEST if field in _SHORT else LONGEST_TEXT
        if len(text) > most:
            raise KnownError(TOO_LONG, most=most)
        return text
    lines = (_text("name", one, confirmed) for one in value)
    kept = tuple(dict.fromkeys(filter(None, lines)))
    if len(kept) > MOST_PARTS:
        raise KnownError(TOO_MANY_PARTS, most=MOST_PARTS)
    return kept


def on_scale(value: Any) -> int:
    """A figure from 1 to 5; ``KnownError`` for any other."""
    if not isinstance(value, int) or isinstance(value, bool) or not LEAST <= value <= MOST:
        raise KnownError(OUT_OF_SCALE, value=value)
    return value


def _count(value: Any) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST:
        raise KnownError(NO_FIGURE)
    return value


def _of_list(listed: tuple[str, ...], value: Any) -> Any:
    given = (value,) if isinstance(value, str) else tuple(value)
    unknown = next((one for one in given if one not in listed), None)
    if unknown is not None:
        raise KnownError(UNKNOWN, value=unknown)
    return value if isinstance(value, str) else tuple(one for one in listed if one in given)
