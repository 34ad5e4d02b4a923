"""Free text on its way into the plan: cleaned, and looked over by the text guard (P-13…P-15)."""

from __future__ import annotations

import unicodedata
from typing import TypeVar

from workshop_app.domain import free_texts, text_guard
from workshop_app.domain.entity import Entity, link_id
from workshop_app.domain.proposals import Confirmation
from workshop_app.domain.text_guard import Mark
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

E = TypeVar("E", bound=Entity)

_KEPT_CONTROLS = "\n"


class MarkedText(KnownError):
    """A text holds what looks like someone's detail. Nothing was kept; ``marks`` say where."""

    def __init__(self, text: str, marks: tuple[Mark, ...]) -> None:
        super().__init__(
            N_(
                "This looks like someone's personal detail. It was not kept. Take it out and try again."
            )
        )
        self.text = text
        self.marks = marks


def clean(text: str) -> str:
    """``text`` as it is kept: composed, without control characters or blanks at its ends."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return "".join(c for c in composed if _kept(c)).strip()


def _kept(character: str) -> bool:
    category = unicodedata.category(character)
    return character in _KEPT_CONTROLS or category not in ("Cc", "Cs")


def looked_over(text: str, confirmed: bool = False) -> str:
    """``text`` cleaned. Raises ``MarkedText`` where the guard marks it and nobody ``confirmed``
    that it is an institution's public detail."""
    cleaned = clean(text)
    marks = () if confirmed else text_guard.look(cleaned)
    if marks:
        raise MarkedText(cleaned, tuple(marks))
    return cleaned


def needed(text: str, missing: str, confirmed: bool = False) -> str:
    """Like ``looked_over``, and not empty: ``missing`` is the sentence (an ``N_``) if it is."""
    cleaned = looked_over(text, confirmed)
    if not cleaned:
        raise KnownError(missing)
    return cleaned


def confirmed_in(step: Step, record: E, confirmed: bool) -> E:
    """``record`` as it is kept; where it was ``confirmed``, each of its free texts that the guard
    marks is recorded as an institution's public detail, so that joining keeps it too (P-18)."""
    entity = type(record).__name__
    for name in free_texts.FREE.get(entity, ()) if confirmed else ():
        if any(text_guard.look(text) for text in free_texts.stretches(getattr(record, name))):
            confirm(step, entity, record.id, name)
    return record


def confirm(step: Step, entity: str, row: str, field: str) -> None:
    """Record that someone said the marked text in a field of a row is an institution's public
    detail (P-15)."""
    step.add(Confirmation(id=link_id(row, field), entity=entity, row=row, field=field))
