"""What was worked out from a plan and cannot change any more, so that it is worked out once.

Ballots of a shown round and answers of a closed assessment only ever change when files are joined:
joining forgets all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from workshop_app.services.open_plan import OpenPlan

T = TypeVar("T")

_remembered: WeakKeyDictionary[OpenPlan, dict[Hashable, Any]] = WeakKeyDictionary()


def once(plan: OpenPlan, what: Hashable, work: Callable[[], T]) -> T:
    """What ``work`` gives, remembered under ``what`` while the plan is open. Nobody may change
    what is given."""
    known = _remembered.setdefault(plan, {})
    if what not in known:
        known[what] = work()
    return cast(T, known[what])


def forget(plan: OpenPlan) -> None:
    """Everything is to be worked out again: files were joined."""
    _remembered[plan] = {}
