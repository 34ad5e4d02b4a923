"""Names of places on their way onto the map: the text guard, and the words of places that put people
in danger (P-23)."""

from __future__ import annotations

from workshop_app.domain import text_guard
from workshop_app.domain.text_guard import Mark
from workshop_app.services.wording import MarkedText, clean


def marks(text: str) -> tuple[Mark, ...]:
    """What in the name of a place must not be kept as it is, each with its reason (a key of
    ``text_guard.KINDS``): a detail of a person, else a place that puts people in danger."""
    return text_guard.look(text) or text_guard.endangering(text)


def looked_over(text: str, confirmed: bool = False) -> str:
    """``text`` cleaned. Raises ``MarkedText`` where it is marked and nobody ``confirmed`` that it is
    a public place."""
    cleaned = clean(text)
    found = () if confirmed else marks(cleaned)
    if found:
        raise MarkedText(cleaned, tuple(found))
    return cleaned


def passed(text: str) -> str:
    """``text`` cleaned where nothing in it is marked; "" otherwise: of files, whose names nobody
    stands for."""
    cleaned = clean(text)
    return "" if marks(cleaned) else cleaned
