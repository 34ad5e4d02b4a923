"""The time that a plan goes by: the laptop's, or a faster one while a session is rehearsed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

from workshop_app.services.open_plan import OpenPlan


@dataclass(frozen=True, slots=True)
class _Pace:
    """Since ``real`` the plan's time, then ``told``, runs ``speed`` times as fast."""

    real: datetime
    told: datetime
    speed: int


_paces: WeakKeyDictionary[OpenPlan, _Pace] = WeakKeyDictionary()


def now(plan: OpenPlan) -> datetime:
    """The moment that the player of ``plan`` goes by."""
    real, pace = datetime.now(), _paces.get(plan)
    if pace is None:
        return real
    gone: timedelta = (real - pace.real) * pace.speed
    return pace.told + gone


def speed(plan: OpenPlan) -> int:
    """How many times as fast as the laptop's the plan's time runs; 1 but for a rehearsal."""
    pace = _paces.get(plan)
    return pace.speed if pace else 1


def run_at(plan: OpenPlan, times: int) -> None:
    """From now on the plan's time runs ``times`` (1 or more) as fast; it never jumps."""
    told = now(plan)
    _paces[plan] = _Pace(datetime.now(), told, max(1, times))
