"""Protecting a plan with a passphrase: setting it, changing it, taking it away (P-53).

The kept copies of this plan file on this laptop follow: none stays readable, none stays under a
passphrase that is no longer the plan's. Until they have, the protected plan says so inside, with the
key that they had: an act that was cut off is finished when the plan is opened again. What was copied
elsewhere, what belongs to another file of the same plan, and what was exported is as it was.
"""

from __future__ import annotations

import glob
import logging
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import copy_names, safety_copies
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import header, inspection, keys, protecting, whose, wiping
from workshop_app.storage.errors import DAMAGED, FULL, NOT_A_PLAN
from workshop_app.storage.errors import PROTECTED as PROTECTED  # known to whoever can ask
from workshop_app.storage.errors import WRONG_SECRET as WRONG_SECRET
from workshop_app.storage.keys import Key
from workshop_app.storage.protecting import Following
from workshop_app.storage.reserved import is_open_here
from workshop_app.text import N_, KnownError, plain

SHORTEST = 8
"""Signs that a passphrase has at least."""
WORDS: tuple[str, ...] = (
    N_("Anyone would guess it"),
    N_("Easy to guess"),
    N_("It holds against a person, not against a machine"),
    N_("Good"),
    N_("Very good"),
)
"""How strong a passphrase is, by its score."""
COMMON = (
    "contraseña", "clave", "secreto", "colombia", "venezuela", "cúcuta", "comuna", "barrio", "taller",
    "convite", "plan", "alcaldía", "cúcuta deportivo", "atlético nacional", "millonarios", "mi vida",
    "te amo", "dios es amor", "jesus", "amor", "familia", "bogotá", "medellín", "caracas", "táchira",
)  # fmt: skip
"""What people of the place choose first; the library knows the English words."""

Progress = Callable[[int, int], None]

_FOLLOWED, _DELETED, _LEFT, _LATER, _THERE = "followed", "deleted", "left", "later", "there"
_OLD_KEYS = 8
"""So many keys of before are tried on copies that have not followed yet."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Strength:
    """``score`` 0–4 (zxcvbn: guesses under 10³, 10⁶, 10⁸, 10¹⁰, above); ``said`` a message."""

    score: int
    said: str

    @property
    def weak(self) -> bool:
        """Whether someone with the file and a machine would find it soon."""
        return self.score < 3


class Copies(NamedTuple):
    """How many kept copies follow the plan, were deleted as they could not, or stay as they are
    because neither was possible: they are open in a window, have another passphrase, or the disk
    is full. Those of a protected plan that can follow later do so when it is opened."""

    followed: int = 0
    deleted: int = 0
    left: int = 0


def _unheard(done: int, total: int) -> None:
    """Nobody asked how far it is."""


def strength(passphrase: str, plan: OpenPlan) -> Strength:
    """How hard ``passphrase`` is to guess, by the low estimate of zxcvbn (Wheeler, USENIX Security
    2016). Names of the place count as words that are tried first."""
    from zxcvbn import zxcvbn  # its lists of words: only here

    record = plan.plan
    said = passphrase.strip()
    near = [*COMMON, record.municipality, record.department, *record.title.split()]
    forms = {form for one in near if one for form in (one, plain(one), plain(one).replace(" ", ""))}
    score = int(zxcvbn(said[:72], user_inputs=sorted(forms))["score"])
    score = min(score, 1) if len(said) < SHORTEST else score
    return Strength(score, WORDS[score])


def protect(plan: OpenPlan, passphrase: str, progress: Progress = _unheard) -> Copies:
    """Encrypt the plan under ``passphrase``, whether it had one before or not. It stays open.

    ``KnownError`` where the passphrase is too short, while a round is open, where the file has a
    second name, and where the disk has no room or refuses; nothing was changed then.
    """
    if len(passphrase.strip()) < SHORTEST:
        raise KnownError(
            N_("A passphrase has at least {n} characters. Nothing was changed. Make it longer."),
            n=SHORTEST,
        )
    return _rekeyed(plan, keys.new(passphrase), progress)


def unprotect(plan: OpenPlan, progress: Progress = _unheard) -> Copies:
    """Take the passphrase away: whoever has the file can read it. It stays open."""
    return _rekeyed(plan, None, progress)


def opens(plan: OpenPlan, secret: str) -> bool:
    """Whether ``secret`` is the passphrase or the recovery key of the open plan. Some tenths of a
    second."""
    key = plan.store.key
    return key is not None and any(one == key for one in keys.of(secret, key.salt))


def recovery_key(plan: OpenPlan) -> str:
    """The key of a protected plan in 14 groups of four signs, to print or copy by hand; it opens the
    file as the passphrase does, until a new passphrase is set. ``RuntimeError`` where there is
    none."""
    if plan.store.key is None:
        raise RuntimeError("a plan without a key")
    return plan.store.key.printed


def _rekeyed(plan: OpenPlan, key: Key | None, progress: Progress) -> Copies:
    if plan.count(VoteRound, state="open"):
        raise KnownError(
            N_(
                "A round is open. Nothing was changed. Close it first, then come back to the passphrase."
            )
        )
    protecting.possible(plan.store)
    _refuse_without_room(plan)
    old = plan.store.key
    if old is not None:  # of a plain plan none more: it could be read until it follows
        safety_copies.keep(plan, "passphrase")
    begun = protecting.following(plan.store)
    olds = (*([old] if old else []), *(begun.keys if begun else ()))[:_OLD_KEYS]
    if key is None:
        return _made_plain(plan, olds, progress)
    total = len(_copies(plan, olds)) + 1
    progress(0, total)
    protecting.rekey(plan.store, key, Following(plan.settings.laptop, olds))
    return _brought_along(plan, olds, lambda done: progress(min(done, total), total))


def _made_plain(plan: OpenPlan, olds: tuple[Key, ...], progress: Progress) -> Copies:
    """The copies first: where it is cut off they come back under the key of the plan, which nobody
    could know any more once that is plain."""
    if not olds:
        return Copies()
    protecting.say_following(plan.store, Following(plan.settings.laptop, olds[1:]))
    went: Counter[str] = Counter()
    copies = _copies(plan, olds)
    try:
        for at, copy in enumerate(copies):
            progress(at, len(copies) + 1)
            went[_followed(copy, olds, None)] += 1
        with plan.store.lock:  # no copy can be kept now that would be the last under the old key
            for copy in set(_copies(plan, olds)) - set(copies):
                went[_followed(copy, olds, None)] += 1
            protecting.rekey(plan.store, None)
    except BaseException:
        if not plan.store.connection.closed:  # else it is plain, and they may be as well
            finish(plan)
        raise
    return _counted(went)


def _brought_along(plan: OpenPlan, olds: tuple[Key, ...], told: Callable[[int], None]) -> Copies:
    """Put the kept copies under the key of a protected plan. Those that cannot be written now are
    tried again when the plan is opened: the plan says so until then."""
    went: Counter[str] = Counter()
    for at, copy in enumerate(_copies(plan, olds), 1):
        told(at)
        went[_followed(copy, olds, plan.store.key)] += 1
    _wipe_unfinished_copies(plan)
    if not went[_LATER]:
        with suppress(KnownError):  # the disk is full: it is looked after when it is opened
            protecting.say_following(plan.store, None)
    return _counted(went)


def _counted(went: Counter[str]) -> Copies:
    return Copies(went[_FOLLOWED], went[_DELETED], went[_LEFT] + went[_LATER])


def finish(plan: OpenPlan) -> None:
    """Do what a passphrase that was being set when the power went had still to do: the kept copies
    get the key of the plan. Only where the file says that they have not, on this laptop: opening
    somebody's protected file never changes a copy. It never stops an opening."""
    try:
        following = protecting.following(plan.store)
        if following is not None and following.laptop == plan.settings.laptop:
            _brought_along(plan, following.keys, lambda _done: None)
    except Exception as error:  # what it was about may have words of the plan in it
        _log.warning("copies could not follow: %s", type(error).__name__)


def _refuse_without_room(plan: OpenPlan) -> None:
    """The plan is written anew, then one copy after the other: there is room for both, or nothing
    is begun."""
    with plan.store.reading() as connection:
        size = inspection.size(connection)
    largest = max((copy.size for copy in safety_copies.kept(plan)), default=0)
    needed: Counter[int] = Counter()
    for folder, more in ((plan.path.absolute().parent, size), (safety_copies.folder(), largest)):
        try:
            device, free = folder.stat().st_dev, shutil.disk_usage(folder).free
        except OSError:  # the writing itself will tell
            continue
        needed[device] += more
        if free < needed[device]:
            raise KnownError(FULL)


def _wipe_unfinished_copies(plan: OpenPlan) -> None:
    """A copy that was cut off while it was written may be readable and has no name of a copy."""
    stem = glob.escape(copy_names.stem_of(plan.path))
    for name in (*(f"{stem}.{id[:8]}.*" for id in plan.ids), f"{stem}.v*"):
        for end in (wiping.PARTIAL, wiping.RETIRED):
            for one in safety_copies.folder().glob(f"{name}.convite{end}"):
                wiping.wipe(one)


def _copies(plan: OpenPlan, olds: Iterable[Key]) -> list[Path]:
    """The kept copies of this plan file. Those that an upgrade kept do not say in their name of
    which plan they are: it is read."""
    mine, fitting = plan.ids, (plan.store.key, *olds)
    upgraded = [
        copy.path
        for copy in safety_copies.of_file(plan.path)
        if copy.before == copy_names.UPGRADE
        and any(whose.plan_inside(copy.path, key) in mine for key in fitting)
    ]
    return safety_copies.of(plan) + upgraded


def _key_of(path: Path, keys_known: Iterable[Key]) -> Key | None:
    """The one of these keys that a file has, ``None`` where it is plain; ``KnownError`` where it has
    another."""
    if not header.header_of(path).protected:
        return None
    pages = list(header.pages_one(path))
    for key in keys_known:
        if any(keys.fits(key, page) for page in pages):
            return key
    raise KnownError(PROTECTED)


def _followed(path: Path, olds: tuple[Key, ...], key: Key | None) -> str:
    """Put a copy under the plan's new key. One that is open in a window, or for which the disk has
    no room, may follow later; one that is protected by another passphrase stays. One that is
    damaged for good goes where anyone could read it, though the plan cannot be read."""
    try:
        if path.is_symlink():
            return _LEFT
        if is_open_here(path):
            return _LATER
        has = _key_of(path, (*olds, *([key] if key else [])))
        if has == key:
            return _THERE
        protecting.rekey_file(path, has, key)
    except KnownError as error:
        if error.message == PROTECTED:
            return _LEFT
        if error.message not in (DAMAGED, NOT_A_PLAN):
            return _LATER
        if key is None or not header.readable(path):
            return _LEFT
        return _DELETED if wiping.wipe(path) else _LATER
    return _FOLLOWED
