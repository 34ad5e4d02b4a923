"""What files would bring, before anything is joined: told from a copy of the plan in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from workshop_app.domain.history import BIRTH
from workshop_app.domain.meetings import Laptop, Workshop
from workshop_app.domain.places import Plan
from workshop_app.domain.rounds import VoteRound
from workshop_app.services.differences import UNASKED, day_of
from workshop_app.services.gather import (
    NO_FILE,
    NO_SECRETS,
    Listening,
    Secrets,
    no_bug_of,
    not_itself,
    opened,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import coming, errors, merge, planfile
from workshop_app.storage.merge import Joined
from workshop_app.storage.planfile import PlanFile
from workshop_app.text import N_, KnownError

ENDING = ".convite"
COUNTED = ("closed", "shown")


@dataclass(frozen=True, slots=True)
class Bringing:
    """What one file would bring to the plan and to the files told before it.

    ``name`` is the file's, ``title`` its plan's. ``laptops``: nicknames of those that wrote what is
    new in it (of all where nothing is); ``workshops``: titles of those that what is new belongs to
    (of all where nothing is). ``last_change``: the local day of its last step. ``new`` and
    ``changed``: kind of record → how many; ``already``: how many records are here as they are.
    ``differs``: fields that were written here and there without knowing of each other.
    ``ballots``: name of each closed or shown round of which some are not here yet → its ballots; ``open_rounds``: names of the
    rounds that stay behind because people vote in them. ``masked``: texts that come in masked.
    ``refused`` says why it cannot be joined; ``needs_secret``: it is protected, and ``refused`` is
    that no or a wrong passphrase was given. ``another_plan``: it is no copy of this plan and would
    be joined as a further source; ``names_plan``: the name that it gives the joined plan, as it was
    begun first. ``already_here``: it brings nothing.
    """

    path: Path
    name: str
    title: str = ""
    laptops: tuple[str, ...] = ()
    workshops: tuple[str, ...] = ()
    last_change: date | None = None
    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    already: int = 0
    differs: int = 0
    ballots: dict[str, int] = field(default_factory=dict)
    open_rounds: tuple[str, ...] = ()
    masked: int = 0
    refused: KnownError | None = None
    needs_secret: bool = False
    another_plan: bool = False
    names_plan: str = ""
    already_here: bool = False


def _unheard(done: int, total: int) -> None:
    """Nobody asked how far it is."""


def files_of(paths: Iterable[Path], but: Path | None = None) -> list[Path]:
    """The files that were chosen, each once; a folder stands for all plans that lie in it (not in
    folders within), ``but`` one: the open plan. ``KnownError`` where a folder holds none, or
    nothing was chosen."""
    found: dict[Path, Path] = {}
    for path in paths:
        for one in _within(path, but) if path.is_dir() else [path]:
            found.setdefault(one.resolve(), one)
    if not found:
        raise KnownError(NO_FILE)
    return list(found.values())


def _within(folder: Path, but: Path | None) -> list[Path]:
    """The plans in a folder by name, without what systems hide beside them ("._plan.convite")."""
    try:
        names = sorted(
            one for one in folder.iterdir()
            if one.suffix == ENDING and not one.name.startswith(".") and one.is_file()
            and not (but is not None and but.exists() and one.samefile(but))
        )  # fmt: skip
    except OSError as error:
        raise KnownError(
            N_("The folder {folder} cannot be read. Nothing was changed. Choose another folder."),
            folder=folder.name,
        ) from error
    if not names:
        raise KnownError(
            N_("There is no plan in the folder {folder}. Nothing was changed. Choose another."),
            folder=folder.name,
        )
    return names


def preview(
    plan: OpenPlan,
    paths: Sequence[Path],
    *,
    secrets: Secrets = NO_SECRETS,
    progress: Callable[[int, int], None] = _unheard,
) -> list[Bringing]:
    """What each of the files (or folders) ``paths`` would bring, in order; neither the plan nor a
    file is changed.

    Each is joined into a copy of the plan in memory, so that what several bring is told once, of
    the first. ``progress(done, total)`` may raise to cancel.
    """
    files = files_of(paths, plan.path)
    copy = planfile.copied_in_memory(plan.store)
    try:
        known = _asked(copy)
        told: list[Bringing] = []
        for at, path in enumerate(files):
            progress(at, len(files))
            told.append(_told(plan, copy, path, secrets, known))
        progress(len(files), len(files))
        return told
    finally:
        copy.close()


def _asked(copy: PlanFile) -> set[tuple[str, str]]:
    """The differences that stand already: (row, field)."""
    with copy.reading() as connection:
        return {(row, name) for _, row, name, _ in merge.conflicts(connection)}


def _told(
    plan: OpenPlan, copy: PlanFile, path: Path, secrets: Secrets, known: set[tuple[str, str]]
) -> Bringing:
    try:
        with no_bug_of(Listening()):
            not_itself(plan, path)
            source = opened(plan, path, secrets)
            try:
                return _bringing(copy, source, path, known)
            finally:
                source.close()
    except KnownError as refused:
        shut = refused.message in (errors.PROTECTED, errors.WRONG_SECRET)
        return Bringing(path, path.name, refused=refused, needs_secret=shut)


def _bringing(
    copy: PlanFile, source: OpenPlan, path: Path, known: set[tuple[str, str]]
) -> Bringing:
    titles = {one.id: one.title for one in _by_number(source)}
    rounds = source.all(VoteRound, rehearsal=False)
    with source.store.reading() as theirs, copy.transaction() as ours:
        steps = coming.steps(ours, theirs)
        another = coming.another_plan(ours, theirs)
        names = another and coming.first_plan(theirs) < coming.first_plan(ours)
        over = (one.id for one in rounds if one.state in COUNTED)
        ballots = _ballots(rounds, titles, coming.ballots(ours, theirs, over))
        coming.names_of_pictures(ours, theirs)
    plans = source.all(Plan)
    title = plans[0].title if plans else ""
    said = Bringing(
        path,
        path.name,
        title,
        names_plan=title if names else "",
        laptops=_nicknames(source, steps.laptops),
        last_change=day_of(steps.last) if steps.last else None,
        ballots=ballots,
        open_rounds=tuple(one.name for one in rounds if one.state == "open"),
        another_plan=another,
    )
    try:
        joined = merge.join(copy, source.store)
    except KnownError as refused:
        return replace(said, refused=refused)
    return _counted(said, joined, source, titles, known)


def _ballots(
    rounds: Iterable[VoteRound], titles: Mapping[str, str], cast: Mapping[str, int]
) -> dict[str, int]:
    """What was ``cast`` in each of ``rounds`` (by id) by its name; those of one name are told apart
    by their workshop."""
    told: dict[str, int] = {}
    for one in rounds:
        if one.id in cast:
            place = titles.get(one.workshop or "", "")
            name = f"{one.name} · {place}" if one.name in told and place else one.name
            told[name] = cast[one.id]
    return told


def _counted(
    said: Bringing, joined: Joined, source: OpenPlan, titles: Mapping[str, str],
    known: set[tuple[str, str]],
) -> Bringing:  # fmt: skip
    new: dict[str, int] = {}
    changed: dict[str, int] = {}
    for (entity, _), names in joined.rows.items():
        kind = new if BIRTH in names else changed
        kind[entity] = kind.get(entity, 0) + 1
    differs = {
        (row, name) for entity, row, name in joined.conflicts
        if entity not in UNASKED and (row, name) not in known
    }  # fmt: skip
    known |= differs
    with source.store.reading() as theirs:
        standing = coming.standing(theirs)
        born = (row for row, names in joined.rows.items() if BIRTH in names)
        of = coming.workshops(theirs, born) or coming.workshops(theirs, joined.rows)
    return replace(
        said,
        new=new,
        changed=changed,
        already=max(standing - sum(new.values()) - sum(changed.values()), 0),
        differs=len(differs),
        masked=len(joined.masked),
        workshops=tuple(title for id, title in titles.items() if not of or id in of),
        already_here=not (joined.steps or joined.ballots or joined.erased.rows),
    )


def _nicknames(source: OpenPlan, laptops: set[str]) -> tuple[str, ...]:
    found = {one.id: one.nickname for one in source.all(Laptop)}
    return tuple(sorted({name for id, name in found.items() if id in laptops or not laptops}))


def _by_number(source: OpenPlan) -> list[Workshop]:
    return sorted(source.all(Workshop), key=lambda one: (one.number, one.born))
