"""What is wrong with a directory: hours nobody can read, days that are none, guides that lead nowhere.

Findings count rows; they never name someone's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from workshop_app.domain import opening_week
from workshop_app.domain.directory import POINT_KINDS, POINT_SERVICES, Procedure, ServicePoint
from workshop_app.services import opening
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_

Finding = tuple[str, int]
"""A message (not translated yet) with the ``n`` it takes."""


def findings(plan: OpenPlan) -> Iterator[Finding]:
    """Each kind of fault that there is, with how many rows have it."""
    points = plan.all(ServicePoint)
    guides = plan.all(Procedure)
    ids = {one.id for one in points} | {one.id for one in guides}
    found = (
        (N_("{n} attention points have opening hours that cannot be read."),
         sum(_unread(one) for one in points)),
        (N_("{n} attention points have a week that is not what their hours say."),
         sum(_unlike(one) for one in points)),
        (N_("{n} attention points are of no known kind, or help with what is not known."),
         sum(_strange(one) for one in points)),
        (N_("{n} points or guides were checked on a day that is none."),
         sum(_no_day(one.verified_on) for one in points)
         + sum(_no_day(one.checked_on) for one in guides)),
        (N_("{n} guides name a point or a guide that is not in the plan."),
         sum(_lost(one, ids) for one in guides)),
    )  # fmt: skip
    yield from ((message, n) for message, n in found if n)


def _unread(point: ServicePoint) -> bool:
    return bool(point.opening_hours.strip()) and not opening.osm_of(point)


def _unlike(point: ServicePoint) -> bool:
    """Both forms are there and say different weeks: one was changed by another program."""
    kept = opening_week.week_of(point.hours)
    if opening_week.is_empty(kept) or opening.parsed(point.opening_hours.strip()) is None:
        return False
    said = opening.week_of_osm(point.opening_hours.strip())
    return not opening_week.is_empty(said) and said != kept


def _strange(point: ServicePoint) -> bool:
    return point.kind not in POINT_KINDS or not set(point.services) <= set(POINT_SERVICES)


def _no_day(written: str) -> bool:
    if not written:
        return False
    try:
        date.fromisoformat(written)
    except ValueError:
        return True
    return False


def _lost(guide: Procedure, ids: set[str]) -> bool:
    replaced = guide.superseded_by
    by_id = bool(re.fullmatch(r"[0-9a-f]{32}", replaced)) and replaced not in ids
    return by_id or not set(guide.points) <= ids
