"""Protecting a plan with a passphrase: setting it, changing it, taking it away (P-53).

The kept copies of the plan on this laptop follow: none stays readable, none stays under a passphrase
that is no longer the plan's. What was copied elsewhere, or exported, is as it was.
"""

from __future__ import annotations

import glob
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from workshop_app.domain.places import Plan
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import copy_names, safety_copies
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import header, keys, protecting, wiping
from workshop_app.storage.errors import PROTECTED as PROTECTED  # known to whoever can ask
from workshop_app.storage.errors import WRONG_SECRET as WRONG_SECRET
from workshop_app.storage.keys import Key
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
    because neither was possible."""

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

    ``KnownError`` where the passphrase is too short, while a round is open, and where the disk
    refuses; nothing was changed then.
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
    if error := plan.missing():
        raise error
    old = plan.store.key
    if old is not None:  # of a plain plan none more: it could be read until it follows
        safety_copies.keep(plan, "passphrase")
    copies = _copies(plan)
    progress(0, len(copies) + 1)
    protecting.rekey(plan.store, key)
    counts = {"followed": 0, "deleted": 0, "left": 0}
    for at, copy in enumerate(copies, 1):
        progress(at, len(copies) + 1)
        counts[_followed(copy, old, key)] += 1
    _wipe_unfinished_copies(plan)
    return Copies(**counts)


def finish(plan: OpenPlan) -> None:
    """Do what a passphrase that was being set when the power went had still to do: no copy of a
    protected plan stays readable. Looks at some hundred bytes of each."""
    if plan.store.key is None or not plan.count(Plan):
        return
    for copy in _copies(plan):
        if not _is_protected(copy):
            _followed(copy, None, plan.store.key)
    _wipe_unfinished_copies(plan)


def _is_protected(copy: Path) -> bool:
    try:
        return header.header_of(copy).protected
    except KnownError:
        return False


def _wipe_unfinished_copies(plan: OpenPlan) -> None:
    """A copy that was cut off while it was written may be readable and has no name of a copy."""
    named = (
        f"*.{plan.plan.id[:8]}.*.convite.new*",
        f"{glob.escape(plan.path.stem)}.v*.convite.new*",
    )
    for one in (found for name in named for found in safety_copies.folder().glob(name)):
        wiping.wipe(one)


def _copies(plan: OpenPlan) -> list[Path]:
    """The kept copies of the plan, whatever its file was called then."""
    return [
        copy.path
        for copy in safety_copies.everything()
        if copy.plan == plan.plan.id[:8]
        or (copy.before == copy_names.UPGRADE and copy.stem == plan.path.stem)
    ]


def _followed(path: Path, old: Key | None, key: Key | None) -> str:
    """Put a copy under the plan's new key. One that cannot be read stays where it is protected, by
    an older passphrase, and goes where anyone could read it."""
    try:
        if is_open_here(path):
            return "left"
        if header.header_of(path).protected:
            page = next(header.pages_one(path))
            if old is None or not keys.fits(old, page):
                return "left"
        protecting.rekey_file(path, old if header.header_of(path).protected else None, key)
    except KnownError:
        if key is None:
            return "left"
        return "deleted" if wiping.wipe(path) else "left"
    return "followed"
