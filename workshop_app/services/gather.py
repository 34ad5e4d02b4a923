"""Joining workshops: files of several laptops become one plan, whatever their order."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import overload

from workshop_app.domain.history import BIRTH
from workshop_app.domain.meetings import Attendance, Laptop, Workshop
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.rounds import AssessmentRound, VoteRound
from workshop_app.services import (
    bis,
    copies_cleaned,
    numbering,
    remembered,
    results,
    safety_copies,
    session_kept,
)
from workshop_app.services.differences import NUMBERED, UNASKED, Difference, differences
from workshop_app.services.news import Gathered
from workshop_app.services.open_plan import OpenPlan, is_protected, open_file
from workshop_app.settings import Settings
from workshop_app.storage import merge, merge_votes, planfile, queries, traces
from workshop_app.storage.guarded import Masked
from workshop_app.storage.keys import Key
from workshop_app.storage.merge_votes import Stayed
from workshop_app.text import N_, KnownError

__all__ = [
    "Brought", "Came", "CameMasked", "Difference", "Gathering", "differences", "join_into",
    "join_new", "workshops",
]  # fmt: skip

_log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
Secrets = Mapping[Path, str]
"""For each protected file its passphrase or its printed recovery key."""

NO_SECRETS: Secrets = MappingProxyType({})
NOT_JOINED = N_(
    "This file cannot be joined: something in it could not be read. Nothing of it was joined. Ask for the file again."
)
NO_FILE = N_("No file was chosen. Nothing was changed. Choose the plans to gather.")


@dataclass(frozen=True, slots=True)
class CameMasked:
    """A text that came in masked. ``number`` is that of the record where it has one; ``kinds`` are
    keys of ``text_guard.KINDS``. The words themselves are not kept."""

    entity: str
    id: str
    field: str
    number: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What one file brought. ``rows``: entity → how many new or changed rows; ``conflicts``:
    (entity, id, field) that two laptops changed without knowing of each other. ``masked``: texts
    that the guard marks and nobody had confirmed there (P-18). ``erased``: how many records lost
    words that were erased for good there. ``bis``: what is said otherwise from now on, because two
    carry one number: (entity, number as it was, number as it is now: "18 bis"). ``stayed``: what is
    not over there and did not come along; the sentence is ``words(one.said, name=one.name)``.
    ``damaged``: how many pictures stayed outside, as their bytes are no longer theirs. ``refused``
    says why a file brought nothing."""

    name: str
    steps: int = 0
    known: int = 0
    ballots: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    conflicts: tuple[tuple[str, str, str], ...] = ()
    refused: KnownError | None = None
    masked: tuple[CameMasked, ...] = ()
    erased: int = 0
    bis: tuple[tuple[str, str, str], ...] = ()
    stayed: tuple[Stayed, ...] = ()
    damaged: int = 0

    @property
    def already_here(self) -> bool:
        """Nothing in the file was new, or nothing that could come."""
        brought = self.steps or self.ballots or self.erased
        brought = brought or any(one.said == merge_votes.SHOWN for one in self.stayed)
        return not brought and self.refused is None


def _unheard(done: int, total: int) -> None:
    """Nobody asked how far it is."""


@dataclass(frozen=True, slots=True)
class Gathering(Sequence[Brought]):
    """What each file brought, in order, and the safety copy that was kept before: ``None`` while a
    round is open, as there is none then (P-32), and where there is no room. ``missed``: so many files
    were not reached, as somebody stopped the joining."""

    brought: tuple[Brought, ...]
    copy: Path | None
    missed: int = 0

    def __len__(self) -> int:
        return len(self.brought)

    @overload
    def __getitem__(self, at: int) -> Brought: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Brought]: ...
    def __getitem__(self, at: int | slice) -> Brought | Sequence[Brought]:
        return self.brought[at]


def join_into(
    plan: OpenPlan,
    sources: Sequence[Path],
    progress: Progress = _unheard,
    secrets: Secrets = NO_SECRETS,
) -> Gathering:
    """Bring the files ``sources`` into an open plan, after a safety copy is kept.

    Any order, any number of times gives the same content. Undo does not go back behind it. A file
    that is refused says why and keeps no other one out. ``progress(done, total)``, in hundredths of
    a file, may raise to cancel: the files joined until then stay joined, and nothing of the one
    that is being joined; where one was, that is told (``missed``). A protected file opens by what ``secrets`` gives for it, or by the key of
    ``plan``. A session that is under way here stays where it stands.
    """
    if not sources:
        raise KnownError(NO_FILE)
    copy, before = safety_copies.keep(plan, "gather"), bis.labels(plan)
    going = session_kept.going(plan, datetime.now())
    brought: list[_Came] = []
    heard = Listening()
    try:
        for at, path in enumerate(sources):
            heard.heard = partial(_hundredths, progress, at, len(sources))
            heard(0.0)
            brought.append(_joined_or_refused(plan, path, secrets, heard))
    except BaseException as error:
        if error is not heard.stopped or not brought:
            raise
    finally:
        if any(one.told.refused is None for one in brought):
            plan.forget_stacks()
            session_kept.hold(plan, going)
            remembered.forget(plan)
            plan.news.tell(Gathered())
    return Gathering(tuple(_with_bis(plan, before, brought)), copy, len(sources) - len(brought))


@dataclass(frozen=True, slots=True)
class _Came:
    """What one file brought, and the ids of its new records that have a number."""

    told: Brought
    numbered: frozenset[str] = frozenset()


def _with_bis(plan: OpenPlan, before: bis.Labels, brought: Sequence[_Came]) -> list[Brought]:
    """Both numbers of all files are read once: any number of files costs the same."""
    found = bis.became(before, bis.labels(plan), [one.numbered for one in brought])
    return [replace(one.told, bis=said) for one, said in zip(brought, found, strict=True)]


def _hundredths(progress: Progress, at: int, files: int, share: float) -> None:
    progress(100 * at + int(100 * share), 100 * files)


def _joined_or_refused(plan: OpenPlan, path: Path, secrets: Secrets, heard: merge.Heard) -> _Came:
    try:
        not_itself(plan, path)
        return _join(plan, path, secrets, heard)
    except KnownError as refused:
        return _Came(Brought(path.name, refused=refused))


@dataclass(slots=True)
class Listening:
    """Who asked how far it is, and whether they ``stopped`` it."""

    heard: merge.Heard = merge.unheard
    stopped: BaseException | None = None

    def __call__(self, share: float) -> None:
        try:
            self.heard(share)
        except BaseException as stop:
            self.stopped = stop
            raise


@contextmanager
def no_bug_of(listening: Listening) -> Iterator[None]:
    """The last net under a file of others, of which nothing is joined yet: what no check foresaw is
    a bug, and is written down as one; it refuses this file and keeps no other one out."""
    try:
        yield
    except KnownError:
        raise
    except Exception as error:
        if error is listening.stopped:
            raise
        _log.exception("a file could not be joined")
        raise KnownError(NOT_JOINED) from error


def not_itself(plan: OpenPlan, path: Path) -> None:
    """``KnownError`` where ``path`` is the file of the open plan."""
    if path.resolve() == plan.path.resolve():
        raise KnownError(
            N_("{name} is the plan that is open here. Nothing was changed. Choose another."),
            name=path.name,
        )


def opened(plan: OpenPlan, path: Path, secrets: Secrets = NO_SECRETS) -> OpenPlan:
    """A file that is to be joined into ``plan``, open for reading; close it afterwards."""
    return open_file(path, plan.settings, read_only=True, secret=secrets.get(path), like=plan)


def join_new(
    out: Path, sources: Sequence[Path], settings: Settings, secrets: Secrets = NO_SECRETS
) -> list[Brought]:
    """Join ``sources`` into a new file ``out``; nothing is left of it where one is refused. Where
    any is protected, ``out`` is, and opens with what opens the first of them (P-53)."""
    if not sources:
        raise KnownError(NO_FILE)
    store = planfile.make(out, _key_of(sources, settings, secrets))
    plan = OpenPlan(store, settings)
    try:
        before = bis.labels(plan)
        return _with_bis(plan, before, [_join(plan, path, secrets) for path in sources])
    except BaseException:
        plan.close()
        out.unlink(missing_ok=True)
        raise
    finally:
        plan.close()


def _key_of(sources: Sequence[Path], settings: Settings, secrets: Secrets) -> Key | None:
    """The key of the first protected file."""
    for path in sources:
        if path.is_file() and is_protected(path):
            source = open_file(path, settings, read_only=True, secret=secrets.get(path))
            try:
                return source.store.key
            finally:
                source.close()
    return None


def _join(
    plan: OpenPlan,
    path: Path,
    secrets: Secrets = NO_SECRETS,
    heard: merge.Heard = merge.unheard,
) -> _Came:
    listening = Listening(heard)
    with no_bug_of(listening):
        source = opened(plan, path, secrets)
        try:
            joined = merge.join(plan.store, source.store, listening)
        finally:
            source.close()
    plan.record.seen()  # the next steps come after what was joined
    rows: dict[str, int] = {}
    for entity, _ in joined.rows:
        rows[entity] = rows.get(entity, 0) + 1
    taken = joined.erased
    traces.tidy(plan.store, taken.words, taken.pictures)
    if taken.rows:
        copies_cleaned.clean(plan)
    told = Brought(
        path.name,
        joined.steps,
        joined.known,
        joined.ballots,
        rows,
        tuple(one for one in joined.conflicts if one[0] not in UNASKED),
        masked=tuple(_came_masked(plan, joined.masked)),
        erased=len(taken.rows),
        stayed=tuple(joined.stayed),
        damaged=len(joined.damaged),
    )
    born = (
        row for (kind, row), names in joined.rows.items() if kind in NUMBERED and BIRTH in names
    )
    return _Came(told, frozenset(born))


def _came_masked(plan: OpenPlan, masked: Sequence[Masked]) -> Iterator[CameMasked]:
    for one in masked:
        yield CameMasked(one.entity, one.row, one.field, _number(plan, one.entity, one.row),
                         one.kinds)  # fmt: skip


def _number(plan: OpenPlan, entity: str, id: str) -> str:
    """The number of a record as printed; "" where its kind has none."""
    kind = NUMBERED.get(entity)
    return numbering.near(plan, kind, id).get(id, "") if kind else ""


@dataclass(frozen=True, slots=True)
class Came:
    """A workshop with what came of it. ``laptops`` are the nicknames of those that wrote down what
    was said there, of the one that planned it where nothing was; ``photos`` those of the workshop,
    of its proposals and its challenges; ``ballots`` pairs each round shown to the room with the
    ballots cast in it, never added up."""

    workshop: Workshop
    laptops: tuple[str, ...]
    proposals: int
    challenges: int
    photos: int
    ballots: tuple[tuple[str, int], ...]


def workshops(plan: OpenPlan) -> list[Came]:
    """Every workshop of the plan by number, with what came of it."""
    names = {one.id: one.nickname for one in plan.all(Laptop)}
    wrote: defaultdict[str | None, set[str]] = defaultdict(set)
    counts: dict[type[Proposal | Challenge], Counter[str | None]] = {}
    for kind in (Proposal, Challenge):
        counts[kind] = Counter()
        with plan.store.reading() as connection:
            for (of,), n in queries.tally(connection, kind, "workshop").items():
                counts[kind][of] += n
            for of, laptop in queries.wrote(connection, kind):
                wrote[of] |= {names[laptop]} if laptop in names else set()
    _wrote_besides(plan, names, wrote)
    photos = _photos(plan)
    shown = [one for one in plan.all(VoteRound) if one.state == "shown"]
    return [
        Came(
            one,
            tuple(sorted(wrote[one.id])) or (plan.history(one, "title")[0].by,),
            counts[Proposal][one.id],
            counts[Challenge][one.id],
            photos[one.id],
            tuple((r.name, results.result(plan, r).cast) for r in shown if r.workshop == one.id),
        )
        for one in sorted(plan.all(Workshop), key=lambda one: (one.number, one.born))
    ]


def _wrote_besides(
    plan: OpenPlan, names: Mapping[str, str], wrote: defaultdict[str | None, set[str]]
) -> None:
    """Where neither proposals nor challenges were noted down: who wrote what else came of it."""
    bare = [one.id for one in plan.all(Workshop) if not wrote[one.id]]
    if not bare:
        return
    for kind in (AssessmentRound, Attendance, Photo):
        with plan.store.reading() as connection:
            found = queries.wrote(connection, kind)
        for of, laptop in found:
            if of in bare and laptop in names:
                wrote[of].add(names[laptop])


def _photos(plan: OpenPlan) -> Counter[str | None]:
    """How many photos each workshop (id) has: of itself, its proposals and its challenges."""
    found: Counter[str | None] = Counter()
    for one in plan.all(Photo, use=""):  # a logo was taken in no workshop
        said = plan.find(Proposal, one.proposal) if one.proposal else None
        met = plan.find(Challenge, one.challenge) if one.challenge else None
        of = said or met
        found[one.workshop or (of.workshop if of else None)] += 1
    return found
