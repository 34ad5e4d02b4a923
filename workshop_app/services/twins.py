"""Territories and challenges that were typed in twice: told, made one, set apart again.

What is made one is read as one everywhere (``storage.queries``); nothing else is rewritten, so files
that come later and still speak of the other fit in by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from workshop_app.domain.entity import Entity
from workshop_app.domain.meetings import Laptop, Workshop
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.similar import VERY_LIKE, Index
from workshop_app.services import not_the_same, numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import queries, sameness
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError, plain

if TYPE_CHECKING:
    from collections.abc import Callable

Twin = Territory | Challenge
E = TypeVar("E", bound=Entity)

KINDS: tuple[type[Twin], ...] = (Territory, Challenge)

_RATIO = 88.0
"""From this likeness of two names (0–100, Indel) one may be the other typed otherwise."""

NOT_TWO = N_("These are one and the same already. Nothing was changed.")
GONE = N_("This is no longer in the plan. Nothing was changed. Choose another.")
NOT_ALIKE = N_("A territory and a challenge cannot be one. Nothing was changed. Choose two alike.")


@dataclass(frozen=True, slots=True)
class Twins:
    """Two that may be one. ``kept`` is the older; ``numbers`` those of both, "" where their kind
    has none (a territory's code is its own); ``score`` of 0–1: 1 where they say the very same."""

    kept: Twin
    other: Twin
    numbers: tuple[str, str]
    score: float


@dataclass(frozen=True, slots=True)
class MadeOne:
    """One that others were made the same as, oldest first; ``numbers`` by id."""

    kept: Twin
    others: tuple[Twin, ...]
    numbers: dict[str, str]


@dataclass(frozen=True, slots=True)
class CameFrom:
    """Where one was typed in: the titles of the ``workshops`` it belongs to, and the nickname of
    the ``laptop``, "" where it is not known."""

    workshops: tuple[str, ...]
    laptop: str


def came_from(plan: OpenPlan, one: Twin) -> CameFrom:
    """Where ``one`` was typed in. A territory belongs to the workshops that are held about it, or
    where challenges and proposals of it were noted down; where there are none, to those that its
    laptop wrote down."""
    field = "text" if isinstance(one, Challenge) else "name"
    said = plan.history(one, field)
    by = said[0].by if said else ""
    if isinstance(one, Challenge):
        ids = {one.workshop}
    else:
        ids = _workshops_of(plan, one) - {None} or _written_by(plan, by)
    found = (held for id in ids if id and (held := plan.find(Workshop, id)) is not None)
    titles = (held.title for held in sorted(found, key=lambda held: (held.number, held.born)))
    return CameFrom(tuple(titles), by)


def _workshops_of(plan: OpenPlan, territory: Territory) -> set[str | None]:
    held: set[str | None] = {one.id for one in plan.all(Workshop, territory=territory.id)}
    held |= {one.workshop for one in plan.all(Challenge, territory=territory.id)}
    held |= {one.workshop for one in plan.all(Proposal, territory=territory.id)}
    return held


def _written_by(plan: OpenPlan, nickname: str) -> set[str | None]:
    """The workshops (ids) of which a laptop wrote something down."""
    laptops = {one.id for one in plan.all(Laptop) if one.nickname == nickname}
    with plan.store.reading() as connection:
        wrote = queries.wrote(connection, Challenge) | queries.wrote(connection, Proposal)
    return {of for of, laptop in wrote if laptop in laptops}


def _unheard(done: int, total: int) -> None:
    """Nobody asked how far it is."""


def suggested(plan: OpenPlan, progress: Callable[[int, int], None] = _unheard) -> list[Twins]:
    """Pairs that may be one, best first, without those that someone said are not. Ask from a job.

    Territories of the same code or nearly the same name; challenges of one theme that say nearly
    the same.
    """
    apart = not_the_same.pairs(plan)
    numbers = numbering.labels(plan, Challenge)
    found = [*_territories(plan), *_challenges(plan, progress)]
    told = [
        Twins(one, other, (numbers.get(one.id, ""), numbers.get(other.id, "")), score)
        for one, other, score in found
        if not_the_same.pair(one.id, other.id) not in apart
    ]
    return sorted(told, key=lambda one: (-one.score, one.kept.born, one.other.born))


def _territories(plan: OpenPlan) -> Iterator[tuple[Twin, Twin, float]]:
    from rapidfuzz import fuzz, process

    known = plan.all(Territory)
    names = [plain(one.name) for one in known]
    codes = [plain(one.code) for one in known]
    for at, one in enumerate(known):
        near = process.extract(names[at], names[at + 1 :], scorer=fuzz.ratio, limit=None)
        for _, ratio, nth in near:
            same_code = bool(codes[at]) and codes[at] == codes[at + 1 + nth]
            other_digits = _digits(names[at]) != _digits(names[at + 1 + nth])
            if same_code or (ratio >= _RATIO and not other_digits):
                yield one, known[at + 1 + nth], 1.0 if same_code else ratio / 100


def _digits(name: str) -> list[str]:
    """ "Comuna 8" and "Comuna 9" are two."""
    return [word for word in name.split() if word.isdigit()]


def _challenges(
    plan: OpenPlan, progress: Callable[[int, int], None]
) -> Iterator[tuple[Twin, Twin, float]]:
    by_theme: defaultdict[str, list[Challenge]] = defaultdict(list)
    for one in plan.all(Challenge):
        by_theme[one.theme].append(one)
    total, done = sum(map(len, by_theme.values())), 0
    for alike in by_theme.values():
        index = Index(((one.id, one.text) for one in alike), plan.plan.language)
        by_id = {one.id: (at, one) for at, one in enumerate(alike)}
        for at, one in enumerate(alike):
            progress(done, total)
            done += 1
            for id, score in index.most_like(one.text, 5, least=VERY_LIKE, but=one.id):
                nth, other = by_id[id]
                if nth > at:
                    yield one, other, score
                elif not any(
                    back == one.id
                    for back, _ in index.most_like(other.text, 5, least=VERY_LIKE, but=id)
                ):
                    yield other, one, score


def make_one(plan: OpenPlan, kept: Twin, other: Twin) -> None:
    """From here on ``other`` is read as ``kept``, and all that speaks of it. Undo takes it back.

    Where either was made one with others, all of them are one.
    """
    if type(kept) is not type(other):
        raise KnownError(NOT_ALIKE)
    first, second = plan.one(type(kept), kept.id), plan.one(type(other), other.id)
    if first.id == second.id:
        raise KnownError(NOT_TWO)
    with plan.step("twins.make_one") as step:
        for one, same_as in ((second, first.id), (first, None)):
            step.change(_raw(step, one), same_as=same_as)


def apart(plan: OpenPlan, other: Twin) -> None:
    """``other``, which was made the same as another (``made_one``), stands on its own again."""
    with plan.step("twins.apart") as step:
        step.change(_raw(step, other), same_as=None)


def _raw(step: Step, one: Twin) -> Twin:
    """The row of its own, also where it is read as another."""
    found = queries.row(step.connection, type(one), one.id)
    if found is None:
        raise KnownError(GONE)
    return found


def dismiss(plan: OpenPlan, twins: Twins) -> None:
    """These two are not the same; they are not suggested again."""
    not_the_same.say(plan, twins.kept.id, twins.other.id)


def read_as_another(plan: OpenPlan, kind: type[E]) -> list[E]:
    """The rows of ``kind`` that ``plan.all`` leaves out because they are read as another, oldest
    first: their words are in the file all the same."""
    if kind.__name__ not in sameness.TWINS:
        return []
    with plan.store.reading() as connection:
        ids = sameness.of(connection)[kind.__name__].kept
        rows = (queries.row(connection, kind, id) for id in ids)
        return sorted((one for one in rows if one is not None), key=lambda one: one.born)


def made_one(plan: OpenPlan) -> list[MadeOne]:
    """All that were made one, by kind and age."""
    numbers = numbering.labels(plan, Challenge)
    return [one for kind in KINDS for one in _made_one(plan, kind, numbers)]


def _made_one(plan: OpenPlan, kind: type[Twin], numbers: Mapping[str, str]) -> Iterator[MadeOne]:
    with plan.store.reading() as connection:
        kept = sameness.of(connection)[kind.__name__].kept
    others: defaultdict[str, list[Twin]] = defaultdict(list)
    for one in read_as_another(plan, kind):
        others[kept[one.id]].append(one)
    for one in plan.all(kind) if others else ():
        if one.id in others:
            every = (one, *others[one.id])
            yield MadeOne(one, every[1:], {each.id: numbers.get(each.id, "") for each in every})
