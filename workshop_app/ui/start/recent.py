"""Recent plans: what the start screen says of each, and what is kept when a plan is shown."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from workshop_app.settings import Recent
from workshop_app.text import Words

if TYPE_CHECKING:
    from workshop_app.services.open_plan import OpenPlan


def recent_of(plan: OpenPlan) -> Recent | None:
    """What to remember of an open plan: its place, name and counts; of a protected one its place
    alone (P-53). ``None`` for the sample
    and for a safety copy that is looked at."""
    from workshop_app.domain.action_plan import Action
    from workshop_app.domain.meetings import Workshop
    from workshop_app.domain.proposals import Proposal
    from workshop_app.services import safety_copies

    record = plan.plan
    if record.sample or safety_copies.is_copy(plan.path):
        return None
    if plan.protected:
        return shut(
            Recent(str(plan.path.resolve()), "", datetime.now().isoformat(timespec="minutes"))
        )
    return Recent(
        path=str(plan.path.resolve()),
        name=record.title,
        opened=datetime.now().isoformat(timespec="minutes"),
        workshops=plan.count(Workshop),
        proposals=plan.count(Proposal),
        actions=plan.count(Action),
    )


def shut(recent: Recent) -> Recent:
    """What may stay of ``recent`` where its plan is protected: its place, called by its file."""
    return Recent(recent.path, PurePath(recent.path).stem, recent.opened, protected=True)


def is_there(recent: Recent) -> bool:
    """Whether its file can be seen now; a stick may be missing."""
    try:
        return Path(recent.path).is_file()
    except OSError:
        return False


def stick_of(path: str) -> str:
    """The name of the stick or disk that ``path`` is on, "" where it is on none that has one."""
    parts = PurePath(path).parts
    for root, depth in (("media", 2), ("run", 4), ("Volumes", 1), ("mnt", 1)):
        if len(parts) > depth + 1 and parts[1] == root:
            at = {"media": 3, "run": 4}.get(root, 2)
            return parts[at] if len(parts) > at + 1 else ""
    drive = PurePath(path).drive
    return drive if drive and drive.upper() not in ("", "C:") else ""


def missing_words(recent: Recent, words: Words) -> str:
    """What to do about a plan that is not there."""
    stick = stick_of(recent.path)
    if stick:
        return words("Not found. Plug in the USB stick «{stick}».", stick=stick)
    folder = PurePath(recent.path).parent.name or recent.path
    return words("Not found. It was in the folder «{folder}».", folder=folder)


def counts(recent: Recent, words: Words) -> str:
    """ "2 workshops · 18 proposals", with the actions where there are some."""
    if recent.protected:
        return words("Protected: it opens with its passphrase")
    parts = [
        words.many("{n} workshop", "{n} workshops", recent.workshops),
        words.many("{n} proposal", "{n} proposals", recent.proposals),
    ]
    if recent.actions:
        parts.append(words.many("{n} action", "{n} actions", recent.actions))
    return " · ".join(parts)


def when(recent: Recent, words: Words, today: date | None = None) -> str:
    """ "today, 9:42 a. m.", "yesterday", "Thu. 5 Mar. 2026"."""
    try:
        moment = datetime.fromisoformat(recent.opened)
    except ValueError:
        return ""
    now = today or date.today()
    if moment.date() == now:
        return words("today, {time}", time=words.time(moment.time()))
    if moment.date() == now - timedelta(days=1):
        return words("yesterday")
    return words.date(moment.date(), "weekday")
