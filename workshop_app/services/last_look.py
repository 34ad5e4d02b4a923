"""The last look before publishing: every text of a plan once more, with what may need a look (P-20).

The text guard is a help and misses things. Nothing is changed or held back here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from workshop_app.domain import free_texts, text_guard, text_hints
from workshop_app.domain.action_plan import Action
from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.entity import Entity
from workshop_app.domain.meetings import PrivateNote, Table, Workshop
from workshop_app.domain.places import Commune, Territory
from workshop_app.domain.proposals import Challenge, Cluster, Confirmation, Proposal
from workshop_app.domain.text_guard import Mark
from workshop_app.services import erasing, numbering, twins
from workshop_app.services.erasing import Erased
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import queries
from workshop_app.text import plain

NUMBERED = (Proposal, Challenge, Action)
_OWNERS = ("proposal", "challenge", "action", "keeper")
"""Fields that name the numbered thing a text belongs to."""
BETWEEN = " · "
"""Stands between the parts of a text that is kept in several."""


@dataclass(frozen=True, slots=True)
class Said:
    """A free text as it stands. ``entity``, ``id`` and ``field`` say where it is kept.

    ``marks`` are what the text guard looks for, ``hints`` what it lets pass (``text_hints``).
    ``confirmed``: someone said that what is marked is an institution's public detail. ``of`` is
    the entity that has the ``number`` and the ``theme`` ("" where there is none), ``around`` the
    workshop and the table in their own words. ``private`` texts are never published. ``first``: it
    was said first and edited since; Annex A and tables of proposals show it.
    """

    entity: str
    id: str
    field: str
    text: str
    marks: tuple[Mark, ...] = ()
    hints: tuple[Mark, ...] = ()
    confirmed: bool = False
    of: str = ""
    number: str = ""
    theme: str = ""
    around: str = ""
    private: bool = False
    first: bool = False

    @property
    def rank(self) -> int:
        """0 marked and not confirmed, 1 with a hint, 2 confirmed, 3 nothing seen, 4 private."""
        if self.marks and not self.confirmed:
            return 0
        if self.hints:
            return 1
        if self.private:
            return 4
        return 2 if self.marks else 3

    def same_place(self, other: Said) -> bool:
        """Whether it is the same field of the same record."""
        return (self.id, self.field) == (other.id, other.field)


def texts(plan: OpenPlan) -> list[Said]:
    """Every free text of the plan that is not empty: what is marked first, then what has a hint,
    then the rest in the order of ``free_texts.FREE``; private notes last."""
    reading = _Reading(plan)
    found = [said for entity in free_texts.FREE for said in reading.of(entity)]
    return sorted(found, key=lambda said: said.rank)


def record(plan: OpenPlan, said: Said) -> Entity | None:
    """The record that holds a text; ``None`` where it was taken away meanwhile."""
    with plan.store.reading() as connection:
        return queries.row(connection, BY_NAME[said.entity], said.id)


def erase(plan: OpenPlan, held: Entity, *fields: str, earlier: bool = False) -> Erased:
    """``erasing.erase``, or with ``earlier`` only the earlier wordings of the one field, off Qt's thread. A private note goes altogether: an erased field cannot be
    written again, and there must be a place for a new note."""
    if earlier:
        return erasing.erase_earlier(plan, held, fields[0])
    if isinstance(held, PrivateNote) and plan.find(PrivateNote, held.id) is not None:
        with plan.step("note.write") as step:
            step.remove(held)
    return erasing.erase(plan, held, *fields)


class _Reading:
    """What is read once for all texts: numbers, workshops, tables, names of places."""

    def __init__(self, plan: OpenPlan) -> None:
        self._plan = plan
        self._owners: dict[str, tuple[str, str, str]] = {}
        for kind in NUMBERED:
            numbers = numbering.labels(plan, kind)
            for one in (*plan.all(kind), *twins.read_as_another(plan, kind)):
                theme = str(getattr(one, "theme", ""))
                self._owners[one.id] = (kind.__name__, numbers[one.id], theme)
        tables = {one.id: one.name for one in plan.all(Table)}
        workshops = {one.id: one.title for one in plan.all(Workshop)}
        self._around = workshops | tables
        self._confirmed = {(one.row, one.field) for one in plan.all(Confirmation)}
        self._keepers = {one.id: one.keeper for one in plan.all(Cluster)}
        self._places = _places(plan)
        with plan.store.reading() as connection:
            self._edited = queries.edited(connection, Proposal, "text")

    def of(self, entity: str) -> Iterator[Said]:
        """The texts of one kind of record, oldest first."""
        kind = BY_NAME[entity]
        for one in (*self._plan.all(kind), *twins.read_as_another(self._plan, kind)):
            for field in free_texts.FREE[entity]:
                yield from self._said(entity, one, field)

    def _said(self, entity: str, one: Entity, field: str) -> Iterator[Said]:
        parts = list(free_texts.stretches(getattr(one, field)))
        if entity != "OwnExercise":  # whose parts are read one by one: each is a text to say
            parts = [BETWEEN.join(parts)] if parts else []
        for text in parts:
            yield self._looked_at(entity, one, field, text)
        if field == "text" and one.id in self._edited:
            first = self._plan.history(one, field)[:1]
            said = str(first[0].value or "") if first and not first[0].erased else ""
            if said and said != getattr(one, field):
                yield self._looked_at(entity, one, field, said, first=True)

    def _looked_at(
        self, entity: str, one: Entity, field: str, text: str, *, first: bool = False
    ) -> Said:
        of, number, theme = self._owner(one)
        exempt = entity in free_texts.DIRECTORY
        return Said(
            entity=entity,
            id=one.id,
            field=field,
            text=text,
            marks=() if exempt else text_guard.look(text),
            hints=() if exempt else text_hints.look(text, self._places),
            confirmed=(one.id, field) in self._confirmed,
            of=of,
            number=number,
            theme=theme,
            around=self._stands(one),
            private=entity in free_texts.NEVER_PUBLISHED,
            first=first,
        )

    def _owner(self, one: Entity) -> tuple[str, str, str]:
        named = [one.id, *(getattr(one, name, None) for name in _OWNERS)]
        named.append(self._keepers.get(getattr(one, "cluster", None) or "", None))
        own = next((self._owners[id] for id in named if id in self._owners), ("", "", ""))
        return own if own[0] else ("", "", str(getattr(one, "theme", "")))

    def _stands(self, one: Entity) -> str:
        ids = (getattr(one, name, None) for name in ("workshop", "table"))
        return BETWEEN.join(self._around[id] for id in ids if id in self._around)


def _places(plan: OpenPlan) -> Collection[str]:
    """Names of places of the plan, which are not names of persons."""
    named = [plan.plan.municipality, plan.plan.department]
    for kind in (Territory, Commune, ServicePoint):
        named += [one.name for one in plan.all(kind)]  # type: ignore[attr-defined]
    return frozenset(plain(name) for name in named if name)


def count(found: Collection[Said]) -> Mapping[str, int]:
    """How many texts are ``marked`` (and not confirmed), have only a ``hint``, and ``all``."""
    ranks = [said.rank for said in found]
    return {"marked": ranks.count(0), "hint": ranks.count(1), "all": len(ranks)}


def holding(found: Collection[Said], words: str) -> list[Said]:
    """The texts that hold all ``words``, whatever their accents and case; a number alone finds what
    belongs to it."""
    wanted = plain(words).split()
    return [said for said in found if _holds(said, wanted)] if wanted else list(found)


def _holds(said: Said, wanted: Collection[str]) -> bool:
    here = plain(said.text)
    return all(word in here or word == said.number.casefold() for word in wanted)


def same_words(found: Collection[Said], one: Said) -> list[Said]:
    """Other texts that hold the whole of this one: titles and ballots are copies of proposals."""
    wanted = plain(one.text)
    return [other for other in found if not other.same_place(one) and wanted in plain(other.text)]
