"""Erasing words for good: from the plan, from its past, and from the copies kept on this laptop.

It cannot be undone, and it travels: a file that is joined later and still has the words does not
bring them back (P-21, P-22). A copy that someone else has keeps them until it is joined.

**What goes along.** Words of a proposal are copied to the letter when a cluster or an action is made
of it, and onto the ballot. Those copies go too: the title of a cluster or of an action where it still
is (or once was) these very words, and on options of rounds that are prepared, closed or shown the
text, the few words and the text among the members. On a ballot the mask word stands in their place
(after a vote the text may still be masked, P-49): the option keeps its number, its place and its
marks, so the result stays what it was, and only its words are gone. While a round with the words is
open nothing is erased: people vote on them, and what was fixed at opening stays as it stood.

**What stays.** The record itself, its number and everything that is no text. Fields that a record
cannot do without hold the mask word afterwards, others are empty. An erased field cannot be written
again in this plan. A piece cut from a photo is a photo of its own and is erased on its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from workshop_app.domain import erasure, free_texts
from workshop_app.domain.entity import Entity
from workshop_app.domain.places import Photo
from workshop_app.domain.rounds import Group, Option, VoteRound
from workshop_app.services import copies_cleaned, remembered
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import erase as erased_in
from workshop_app.storage import marks, traces
from workshop_app.storage.erase import Taken
from workshop_app.storage.errors import READ_ONLY
from workshop_app.text import N_, KnownError

PICTURE = erasure.PICTURE[1]
"""The field of a photo whose erasure takes the picture itself, and the photo with it."""

VOTING = N_(
    "People are voting on these words in round {name}. Nothing was changed. Close the round, then erase them."
)
NOT_WHOLE = N_(
    "The words are gone from the plan, but the disk is full and a trace of them may be left in the file. Free some room, then erase once more."
)


@dataclass(frozen=True, slots=True)
class Erased:
    """What went. ``fields``: entity → how many fields of its records, copies of the words among
    them; ``pictures`` taken out of the file. Copies kept on this laptop: ``copies`` that were
    cleaned, ``deleted`` where that was not possible, ``left`` that could be neither (open in
    another window, or the disk refused)."""

    fields: Mapping[str, int]
    pictures: int = 0
    copies: int = 0
    deleted: int = 0
    left: int = 0


def fields_of(record: Entity) -> tuple[str, ...]:
    """The fields of ``record`` that can be erased: its free texts, and the picture of a photo."""
    found = free_texts.FREE.get(type(record).__name__, ())
    return (*found, PICTURE) if isinstance(record, Photo) else found


def erased(plan: OpenPlan, row: str) -> frozenset[str]:
    """The fields of a row (its id) that were erased for good, here or on another laptop."""
    with plan.store.reading() as connection:
        return frozenset(marks.fields_of(connection, row))


def erase(plan: OpenPlan, record: Entity, *fields: str) -> Erased:
    """Take the words of ``fields`` of ``record`` (all its free texts where none is named) out of
    the plan for good. A removed record can be erased too. Not for Qt's thread: it may write the
    whole file anew and opens every kept copy (a second for ten copies of 5,000 proposals).

    ``KnownError``, with nothing changed, where the plan is read-only or a round with the words is
    open.
    """
    wanted = _with_companions(record, fields or fields_of(record))
    refuse_if_needed(plan, record)
    with plan.step("erase") as step:
        if PICTURE in wanted and plan.find(Photo, record.id) is not None:
            step.remove(record)
        taken = erased_in.take_out(step, {record.id: wanted})
        if not taken.rows:  # Nothing was ever said there; the mark is kept all the same.
            step.erased.setdefault((type(record).__name__, record.id), set()).update(wanted)
    return ended(plan, taken)


def erase_earlier(plan: OpenPlan, record: Entity, *fields: str) -> Erased:
    """As ``erase``, only of what ``fields`` (all free texts where none is named) said before: what
    they say now stays and can be edited. Copies of the earlier words go too."""
    wanted = _allowed(record, fields or free_texts.FREE.get(type(record).__name__, ()))
    refuse_if_needed(plan, record)
    with plan.store.reading() as connection:
        marks = erased_in.earlier(connection, record.id, wanted)
    if not marks:
        return Erased({})
    with plan.step("erase") as step:
        taken = erased_in.take_out(step, marks)
    return ended(plan, taken)


def refuse_if_needed(plan: OpenPlan, record: Entity) -> None:
    """``KnownError`` where the words of ``record`` cannot be erased now: people vote on them."""
    if plan.read_only:
        raise KnownError(READ_ONLY)
    voting = _open_round(plan, record)
    if voting is not None:
        raise KnownError(VOTING, name=voting.name)


def ended(plan: OpenPlan, taken: Taken) -> Erased:
    """What is left to do when the words are out of the rows: bytes, and kept copies."""
    remembered.forget(plan)
    whole = traces.tidy(plan.store, taken.words, taken.pictures)
    done = replace(_counted(taken), **copies_cleaned.clean(plan)._asdict())
    if not whole:
        raise KnownError(NOT_WHOLE)
    return done


def _with_companions(record: Entity, fields: Collection[str]) -> set[str]:
    entity = type(record).__name__
    more = {one for name in fields for one in erasure.COMPANIONS.get((entity, name), ())}
    return _allowed(record, fields) | more


def _allowed(record: Entity, fields: Collection[str]) -> set[str]:
    if strange := set(fields) - {*fields_of(record)}:
        raise RuntimeError(f"no free text of a {type(record).__name__}: {sorted(strange)}")
    return set(fields)


def _open_round(plan: OpenPlan, record: Entity) -> VoteRound | None:
    """The open round in which the words of ``record`` stand, if there is one."""
    rounds = {one.id: one for one in plan.all(VoteRound, state="open")}
    if not rounds or record.id in rounds:
        return rounds.get(record.id)
    if isinstance(record, (Option, Group)):
        return rounds.get(record.round)
    for round_id, round in rounds.items():
        if any(record.id in _told(option) for option in plan.all(Option, round=round_id)):
            return round
    return None


def _told(option: Option) -> Iterator[str]:
    """The ids of the records whose words an option holds."""
    yield from (one for one in (option.proposal, option.cluster) if one)
    yield from (str(one["proposal"]) for one in option.members if "proposal" in one)


def _counted(taken: Taken) -> Erased:
    fields: dict[str, int] = {}
    for (entity, _), names in taken.rows.items():
        fields[entity] = fields.get(entity, 0) + len(names)
    return Erased(fields, len(taken.pictures))
