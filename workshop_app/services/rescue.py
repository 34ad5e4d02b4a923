"""A damaged plan: what can be saved goes into a new file, and what was lost is told.

The damaged file is only read. A round whose ballots are not whole is said so, and its result is not
shown as counted. The newest safety copy fills the holes where the person agrees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.numbers import label
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.services import recount, safety_copies
from workshop_app.services.copy_names import Copy
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.storage import header, inspection, keys, planfile, queries, urn
from workshop_app.storage import rescue as storage_rescue
from workshop_app.storage.damaged_rows import Found
from workshop_app.storage.errors import DAMAGED, GONE_DISK, NOT_A_PLAN, PROTECTED, WRONG_SECRET
from workshop_app.storage.inspection import Urn
from workshop_app.storage.keys import Key
from workshop_app.storage.planfile import PlanFile
from workshop_app.text import N_, KnownError

Progress = Callable[[int, int], None]

NOTHING_LEFT = N_(
    "Nothing of a plan could be read in {name}. It was not changed. Open a safety copy or ask for the file again."
)


@dataclass(frozen=True, slots=True)
class NotWhole:
    """A round that lost ballots or counts: how many ballots there are, and were when it was closed
    (``None`` where that is not known)."""

    name: str
    ballots: int
    counted: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """What was saved in ``path`` and what was lost. ``saved``, ``lost``: entity → how many;
    ``numbers`` of proposals that are missing; ``doubtful``: numbers of proposals, and how many
    other records, of which two things were said; ``filled`` from the copy."""

    path: Path
    pages: int
    unread: int
    saved: Mapping[str, int]
    lost: Mapping[str, int]
    numbers: tuple[str, ...] = ()
    rounds: tuple[NotWhole, ...] = ()
    pictures: int = 0
    strays: int = 0
    doubtful: tuple[str, ...] = ()
    doubtful_others: int = 0
    filled: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is known to be lost."""
        return not (self.lost or self.numbers or self.rounds or self.pictures or self.strays)


def may_help(path: Path, error: KnownError) -> bool:
    """Whether something may be saved of a plan that was refused with ``error``. A copy that is
    kept, and is damaged, is no plan to take up."""
    if error.message == DAMAGED:
        return True
    if error.message != NOT_A_PLAN or path.suffix != ".convite":
        return False
    try:
        return bool(copies_for(path)) or not storage_rescue.is_ciphered(path)
    except OSError:
        return False


def told_better(path: Path, secret: str, error: KnownError) -> KnownError:
    """``error``, with which the protected plan at ``path`` was refused; that it is damaged, where
    ``secret`` is right for what is left of it: the page that tells is torn."""
    if error.message != WRONG_SECRET:
        return error
    copies = [copy.path for copy in copies_for(path)]
    try:
        _key(path, secret, copies[0] if copies else None)
    except (KnownError, OSError):
        return error
    return KnownError(DAMAGED)


def copies_for(path: Path) -> list[Copy]:
    """The safety copies of the plan at ``path``, newest first, as far as its name tells."""
    return safety_copies.of_file(path)


def save(
    path: Path,
    target: Path,
    settings: Settings,
    progress: Progress,
    *,
    secret: str | None = None,
    copy: Path | None = None,
) -> Report:
    """Save what can be saved of the damaged plan at ``path`` into the new file ``target``.

    ``copy``: a sound copy of the same plan that fills the holes. ``secret`` of a protected one;
    the new file is protected by the same key. ``KnownError`` where nothing can be read, and nothing
    is written then."""
    key = _key(path, secret, copy)
    found = _read(path, progress, key)
    held = _read_copy(copy, key) if copy is not None else None
    if not any(found.rows[name] for name in (*BY_NAME, "change")):
        raise KnownError(NOTHING_LEFT, name=path.name)
    saved = storage_rescue.save(found, held, target, settings.laptop, path.stem, key)
    plan = OpenPlan(_opened(target, key), settings)
    try:
        return _report(plan, saved)
    finally:
        plan.close()


def _read(path: Path, progress: Progress, key: Key | None) -> Found:
    try:
        return storage_rescue.read(path, progress, key)
    except OSError as error:
        raise KnownError(GONE_DISK) from error


def _opened(path: Path, key: Key | None) -> PlanFile:
    return planfile.open_plan(path, keep_copy=safety_copies.folder(), likely=key)


def _read_copy(copy: Path, key: Key | None) -> Found:
    """Everything that a copy holds, read as the damaged file is. It must be sound."""
    store = _opened_to_read(copy, key)
    try:
        key = store.key
    finally:
        store.close()
    return storage_rescue.read(copy, lambda _done, _total: None, key)


def _opened_to_read(copy: Path, key: Key | None) -> PlanFile:
    return planfile.open_plan(copy, read_only=True, likely=key)


# -- protected files ------------------------------------------------------------------------------
def _key(path: Path, secret: str | None, copy: Path | None) -> Key | None:
    """The key of a protected file, ``None`` where it is not protected: one page at least says so.
    The salt of a copy is tried too, where the file's own is torn."""
    try:
        with path.open("rb") as file:
            first = file.read(header.PAGE)
    except OSError as error:
        raise KnownError(GONE_DISK) from error
    if not _looks_ciphered(path, first):
        return None
    if secret is None:
        raise KnownError(PROTECTED)
    from workshop_app.storage.deciphering import CipherPages

    salts = [first[: keys.SALT]]
    if copy is not None:
        with copy.open("rb") as file:
            salts.append(file.read(keys.SALT))
    for salt in dict.fromkeys(salts):
        for key in keys.of(secret, salt):
            pages = CipherPages(path, key)
            try:
                if any(pages.authentic(number) for number in range(1, pages.count + 1)):
                    return key
            finally:
                pages.close()
    raise KnownError(WRONG_SECRET)


def _looks_ciphered(path: Path, first: bytes) -> bool:
    """Whether the file is one of cipher text: the database's name does not stand at its beginning,
    and no page of it is one of a tree."""
    if first.startswith(b"SQLite format 3"):
        return False
    return storage_rescue.is_ciphered(path)


# -- the report -----------------------------------------------------------------------------------
def _report(plan: OpenPlan, saved: storage_rescue.Saved) -> Report:
    not_whole = _not_whole(plan)
    with plan.store.reading() as connection:
        numbered = queries.numbered(connection, Proposal)
    doubtful = {id: label(letter, count) for id, letter, count, _ in numbered
                if id in saved.doubtful}  # fmt: skip
    return Report(
        path=plan.path,
        pages=saved.pages,
        unread=saved.unread,
        saved={name: n for name, kind in BY_NAME.items() if (n := plan.count(kind))},
        lost={name: len(ids) for name, ids in saved.lost.items() if ids},
        numbers=_missing(numbered) if saved.unread or saved.cells or saved.lost else (),
        rounds=tuple(not_whole),
        pictures=saved.pictures,
        strays=saved.strays,
        doubtful=tuple(sorted(doubtful.values())),
        doubtful_others=len(saved.doubtful) - len(doubtful),
        filled=saved.filled,
    )


def _missing(numbered: list[tuple[str, str, int, str]]) -> tuple[str, ...]:
    """The numbers of proposals between those that are there; a number is never left out."""
    used: dict[str, set[int]] = defaultdict(set)
    for _, letter, count, _ in numbered:
        used[letter].add(count)
    return tuple(
        label(letter, count)
        for letter, counts in sorted(used.items())
        for count in range(1, min(max(counts), 10_000))
        if count not in counts
    )


def _not_whole(plan: OpenPlan) -> list[NotWhole]:
    """The rounds that lost something; one that was shown is closed now, as is one that has ballots
    and of which nobody knows any more that it was opened."""
    with plan.store.reading() as connection:
        urns = inspection.urns(connection)
    found: list[NotWhole] = []
    for one in urns:
        counted = (one.closing or {}).get("ballots")
        if _comes_out(plan, one):
            continue
        found.append(NotWhole(one.name, one.ballots, counted if isinstance(counted, int) else None))
        if one.state != "open":
            storage_rescue.not_shown(plan.store, one.round)
    return found


def _came(plan: OpenPlan, round_id: str) -> int:
    with plan.store.reading() as connection:
        came = urn.turnout(connection, round_id)
    return sum(n for key, n in came.items() if key in CHANNELS and not CHANNELS[key].counted)


def _comes_out(plan: OpenPlan, one: Urn) -> bool:
    """Whether a round is whole, as far as can be told: of one that is over from what it kept at
    closing, of one that is open from how many came."""
    if one.state == "draft":
        return not one.ballots and one.closing is None
    if one.state == "open":
        return one.closing is None and one.ballots == _came(plan, one.round)
    if one.closing is not None and one.closing.get("ballots") != one.ballots:
        return False
    if one.bad_marks or one.strange_groups or one.options < 2 or one.labels < one.options:
        return False
    round = plan.find(VoteRound, one.round)
    if one.state != "shown" or round is None:
        return True
    with suppress(Exception):  # whatever cannot be counted is not whole
        return not list(recount.of_round(plan, round, one))
    return False
