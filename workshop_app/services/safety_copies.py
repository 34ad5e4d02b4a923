"""Whole copies of a plan, kept on the laptop: on opening, hourly, and before risky acts.

None while a round is open (P-32), none of a rehearsal. They never fill the disk
(``copies_thinned``). A copy of a protected plan is protected by the same key.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from workshop_app import paths
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import copies_thinned, copy_names
from workshop_app.services.copies_thinned import NEWEST
from workshop_app.services.copy_names import Copy
from workshop_app.services.open_plan import OpenPlan, cut_off, open_file
from workshop_app.settings import Settings
from workshop_app.storage import copying, inspection, planfile
from workshop_app.storage.copying import Unwanted
from workshop_app.text import N_, KnownError

KEPT = NEWEST
"""So many of the newest copies of a plan stay, whatever happens."""
OPENING, HOUR = "opening", "hour"
REASONS: dict[str, str] = {
    OPENING: N_("when the plan was opened"),
    HOUR: N_("during the work"),
    "asked": N_("because you asked for it"),
    "gather": N_("before joining"),
    "import": N_("before bringing in"),
    "passphrase": N_("before the passphrase changed"),
    "back": N_("before going back to a copy"),
    copy_names.UPGRADE: N_("before it was brought up to date"),
}
"""Why a copy was kept (``keep(plan, before=…)``), as it is said in a list."""
NO_ROOM = N_(
    "There is no room on this laptop for safety copies. The plan itself is saved as always. Free some room."
)
_log = logging.getLogger(__name__)


def folder() -> Path:
    """Where the copies of this laptop lie."""
    place = paths.home() / "copies"
    place.mkdir(parents=True, exist_ok=True)
    return place


def keep(plan: OpenPlan, before: str, spare: Path | None = None) -> Path | None:
    """Keep a copy ``before`` an act (a key of REASONS). ``None`` where there is none: while a round
    is open, of a rehearsal, and where it does not fit the disk. ``spare`` is a copy that stays,
    though it may be the oldest."""
    if not wanted(plan):
        return None
    return _kept(plan, before, lambda copy: planfile.copy_to(plan.store, copy), spare)


def keep_aside(plan: OpenPlan, before: str, go_on: Callable[[], None]) -> Path | None:
    """As ``keep``, in another thread than the one that works on the plan, which waits some
    milliseconds at most; none where the last copy is the same. ``go_on`` raises to give it up.

    ``KnownError(NO_ROOM)`` where it does not fit the disk."""
    if not wanted(plan) or plan.read_only or plan.plan.sample:
        return None
    now = state(plan)
    if any(copy.state == now for copy in kept(plan)[:1]):
        return None

    def still_wanted() -> None:
        go_on()
        if plan.store.connection.closed or not wanted(plan):
            raise Unwanted

    try:
        made = _kept(plan, before, lambda copy: copying.in_lots(plan.store, copy, still_wanted))
    except Unwanted:
        return None
    if made is None:
        raise KnownError(NO_ROOM)
    return made


def wanted(plan: OpenPlan) -> bool:
    """Whether a copy may be kept now."""
    return not plan.passing and not plan.count(VoteRound, state="open")


def _kept(
    plan: OpenPlan, before: str, copy: Callable[[Path], None], spare: Path | None = None
) -> Path | None:
    try:
        if not _room_for(plan, spare):
            return None
        now = datetime.now()
        path = folder() / copy_names.name(
            plan.path.stem, plan.plan.id, now, before, state(plan), _order(plan, now)
        )
        copy(path)
        for old in copies_thinned.superfluous(kept(plan)):
            if old.path != spare:
                old.path.unlink(missing_ok=True)
    except OSError as error:
        raise KnownError(
            N_(
                "A safety copy could not be kept. Nothing was changed. Free some room on this laptop."
            )
        ) from error
    return path


def fits(plan: OpenPlan) -> bool:
    """Whether there is room for one more copy of ``plan``, as far as can be told before: ask before
    an act that ``keep`` goes before, where none of them would be kept."""
    return _going_for(plan, None) is not None


def _room_for(plan: OpenPlan, spare: Path | None) -> bool:
    """Make room for one more copy; ``False`` where it does not fit."""
    going = _going_for(plan, spare)
    if going is None:
        _log.warning("no room for a safety copy")
        return False
    for old in going:
        old.path.unlink(missing_ok=True)
    return True


def _going_for(plan: OpenPlan, spare: Path | None) -> list[Copy] | None:
    """The copies that have to go for one more; ``None`` where it does not fit."""
    with plan.store.reading() as connection:
        size = inspection.size(connection)
    others = [copy for copy in everything() if copy.path != spare]
    return copies_thinned.making_room(others, size, folder())


def _order(plan: OpenPlan, now: datetime) -> datetime:
    """Now, but always after the copies that are there: on a laptop whose clock was set back the
    newest copy would else be thrown away as the oldest."""
    before = kept(plan)
    return max(now, before[0].order + timedelta(microseconds=1)) if before else now


def state(plan: OpenPlan) -> str:
    """Eight digits that change with everything that is kept of the plan but what people vote."""
    with plan.store.reading() as connection:
        said = inspection.state(connection)
    return hashlib.sha256(said.encode()).hexdigest()[:8]


# -- what is there --------------------------------------------------------------------------------
def everything() -> list[Copy]:
    """All copies of this laptop, newest first."""
    found = (copy_names.read(path) for path in folder().glob("*.convite"))
    return sorted((one for one in found if one), key=lambda one: one.order, reverse=True)


def kept(plan: OpenPlan) -> list[Copy]:
    """The copies kept of this plan, newest first. Another plan of the same name has its own."""
    stem, ids = copy_names.stem_of(plan.path), {id[:8] for id in plan.ids}
    return [copy for copy in everything() if copy.stem == stem and copy.plan in ids]


def of(plan: OpenPlan) -> list[Path]:
    """The files of the copies kept of this plan, newest first."""
    return [copy.path for copy in kept(plan)]


def of_file(path: Path) -> list[Copy]:
    """The copies of whatever plan had the file name of ``path``, newest first: of a damaged file
    nothing else is known."""
    return [copy for copy in everything() if copy.stem == copy_names.stem_of(path)]


def put_right(path: Path, settings: Settings, secret: str | None = None) -> None:
    """Take back what a cut left half done in the copy at ``path``, which is to be read only then:
    that alone could not. Nothing where it is whole."""
    if cut_off(path):
        open_file(path, settings, secret=secret).close()


def is_copy(path: Path) -> bool:
    """Whether the file at ``path`` is one of the kept copies."""
    return path.parent.resolve() == folder().resolve()


def write_to(plan: OpenPlan, place: Path) -> Path:
    """A whole copy of the open plan where a person asked for it, such as another stick.

    ``KnownError`` where that is the open plan itself: it would no longer be in its place."""
    copy = place if place.suffix == ".convite" else place.with_name(place.name + ".convite")
    if copy.exists() and copy.samefile(plan.path):
        raise KnownError(
            N_("{name} is the plan that is open here. Nothing was changed. Choose another."),
            name=copy.name,
        )
    planfile.copy_to(plan.store, copy)
    return copy
