"""What to bring to a workshop: the materials of its agenda, multiplied and summed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workshop_app.domain.meetings import Table, Workshop
from workshop_app.domain.packs import ExercisePack, Material, in_language
from workshop_app.services import agenda
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import plain


@dataclass(frozen=True, slots=True)
class Use:
    """An exercise that needs the material, and how many."""

    exercise: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Need:
    """A material of the whole agenda. ``key`` names it whatever the language (ticks are kept under
    it); ``sheet`` is the printed sheet that it is, or ""; ``uses`` say what it is for."""

    key: str
    words: str
    quantity: int
    sheet: str
    uses: tuple[Use, ...]
    again: bool = False
    """Whether the same things serve every exercise, so that they are not added."""


def needs(plan: OpenPlan, workshop: Workshop, language: str) -> list[Need]:
    """The materials of a workshop's agenda for its people and tables, as the agenda needs them.

    What is used up (a printed sheet or paper of any kind that tables or people get) is summed over
    the exercises. What serves again (markers, stones, tokens, all that stands in the room) is not:
    the most that one exercise needs is enough.
    """
    tables = plan.count(Table, workshop=workshop.id)
    found: dict[str, list[tuple[Material, Use]]] = {}
    for item in agenda.items(plan, workshop):
        pack = agenda.pack(plan, item)
        if pack is None:
            continue
        for material in pack.materials:
            use = Use(in_language(pack.title, language), many(material, pack, workshop, tables))
            found.setdefault(plain(in_language(material.words, "es")), []).append((material, use))
    return [_need(key, rows, language) for key, rows in found.items()]


def many(material: Material, pack: ExercisePack, workshop: Workshop, tables: int) -> int:
    """How many of a material one exercise needs: as many groups as the exercise makes of the
    people expected, and no fewer than the tables there are."""
    by_size = material.needed(workshop.people, pack.group.table)
    if material.per == "table" and pack.group.table:
        return max(by_size, material.quantity * tables)
    return by_size


_PAPER = re.compile(
    r"\b(hojas?|papel\w*|pliegos?|cartulinas?|tarjetas?|tiras?|cintas?|notas?|adhesiv\w*|revistas?"
    r"|sheets?|paper|cards?|tape|stickers?|strips?|folhas?|cartoes|fitas?|feuilles?|papiers?|cartes?"
    r"|rubans?|bandes?)\b"
)
"""Words, without accents, for what is written on, cut or stuck, in the four languages."""


def is_used_up(material: Material, key: str) -> bool:
    """Whether a material cannot serve a second exercise; ``key`` is what it is called, plain."""
    return material.per != "room" and (bool(material.sheet) or bool(_PAPER.search(key)))


def tick(plan: OpenPlan, workshop: Workshop, key: str, packed: bool) -> Workshop:
    """Keep that a material is packed, or is not any more."""
    kept = tuple(name for name in workshop.packed if name != key)
    with plan.step("materials.pack") as step:
        return step.change(workshop, packed=(*kept, key) if packed else kept)


def _need(key: str, rows: list[tuple[Material, Use]], language: str) -> Need:
    gone = [use.quantity for material, use in rows if is_used_up(material, key)]
    again = [use.quantity for material, use in rows if not is_used_up(material, key)]
    first = rows[0][0]
    return Need(
        key=key,
        words=in_language(first.words, language),
        quantity=max(sum(gone), max(again, default=0)),
        sheet=next((material.sheet for material, _ in rows if material.sheet), ""),
        uses=tuple(use for _, use in rows),
        again=not gone,
    )
