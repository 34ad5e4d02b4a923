"""How a difference is told: what it is about, and which of its words differ."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from workshop_app.services import field_names
from workshop_app.services.differences import Difference
from workshop_app.text import Words


def about(words: Words, one: Difference) -> str:
    """ "Propuesta 7: el texto"; only "Propuesta 7" where it is about the record itself."""
    name = named(words, one.entity, one.number)
    return name if one.removal else f"{name}: {words(one.name)}"


def named(words: Words, entity: str, number: str) -> str:
    """ "Propuesta 7", "Acción A2", "Conglomerado"."""
    what = words(field_names.entity_name(entity))
    return f"{what} {'A' if entity == 'Action' and number else ''}{number}".strip()


def field_named(words: Words, entity: str, field: str) -> str:
    """ "el texto"."""
    return words(field_names.field_name(entity, field))


def changed_words(one: str, other: str) -> list[tuple[int, int]]:
    """The stretches of ``one`` (first letter, length) whose words ``other`` has otherwise."""
    mine, theirs = one.split(" "), other.split(" ")
    starts, at = [], 0
    for word in mine:
        starts.append(at)
        at += len(word) + 1
    found = []
    for kind, first, last, _, _ in SequenceMatcher(None, mine, theirs, False).get_opcodes():
        if kind != "equal" and last > first:
            end = starts[last - 1] + len(mine[last - 1])
            found.append((starts[first], end - starts[first]))
    return found


def changed_among(one: str, others: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of ``one`` (first letter, length) that any of ``others`` has otherwise."""
    letters = {at for other in others for start, length in changed_words(one, other)
               for at in range(start, start + length)}  # fmt: skip
    found: list[tuple[int, int]] = []
    for at in sorted(letters):
        if found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((at, 1))
    return found
