"""Writing the directory: points added, changed, put in order, checked, taken away. Each is one step.

What the printed source said (``original_text``) is kept beside and never edited here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from workshop_app.domain.directory import (
    POINT_FIELDS,
    POINT_KINDS,
    POINT_SERVES,
    POINT_SERVICES,
    Procedure,
    ServicePoint,
)
from workshop_app.domain.entity import new_id
from workshop_app.domain.opening_week import is_empty, sheet_of
from workshop_app.domain.places import Territory
from workshop_app.services import centres, opening
from workshop_app.services.directory import points
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.opening import HoursRead
from workshop_app.services.wording import clean
from workshop_app.text import N_, KnownError, plain

LONGEST = {
    "name": 160, "address": 240, "municipality": 80, "email": 120, "web": 200, "source": 200,
}  # fmt: skip
"""Letters of the fields of one line; a longer text is cut."""
MOST_NOTES, LONGEST_NOTE = 12, 600
MOST_PHONES, LONGEST_PHONE = 8, 40
LANGUAGES = ("es", "en", "pt_BR", "fr", "guc", "yup", "ht", "ar")
"""Languages that may be spoken at a point, as codes: those of the program, Wayuunaiki, Yukpa, Haitian
Creole, Arabic. Others are kept as they are typed."""

NO_NAME = N_("A point of the directory needs a name. Nothing was changed.")
NO_SUCH = N_("“{value}” is not one of the choices. Nothing was changed.")
NO_MAIL = N_("“{value}” is not an e-mail address. Nothing was changed.")
NO_WEB = N_("“{value}” is not a web address. Nothing was changed. It begins with https:// or www.")
NO_DAY = N_("The day of the check cannot be read, or is still to come. Nothing was changed.")


# -- steps ----------------------------------------------------------------------------------------
def add(plan: OpenPlan, name: str, kind: str = "institution", **facts: Any) -> ServicePoint:
    """One more point at the end. ``facts`` as for ``change``. ``KnownError`` without a name."""
    values = cleaned(plan, {"name": name, "kind": kind, **facts})
    before = points(plan)
    last = before[-1].position if before else -1
    with plan.step("point.add") as step:
        return step.add(ServicePoint(id=new_id(), position=last + 1, **values))


def change(plan: OpenPlan, point: ServicePoint, **facts: Any) -> ServicePoint:
    """Set facts of a point in one step: ``name kind address municipality territory phones email web
    languages serves services field notes``, ``workshops`` and ``actions`` (ids), ``verified_on`` (a
    ``date`` or "") with ``source``, and ``hours`` as they were typed (see ``opening.read``; what cannot
    be read is kept as typed). ``KnownError`` for a value that is none."""
    values = cleaned(plan, facts)
    with plan.step("point.change") as step:
        return step.change(plan.one(ServicePoint, point.id), **values)


def set_hours(plan: OpenPlan, point: ServicePoint, typed: str) -> HoursRead:
    """Keep hours that someone typed and say what was read; its ``problem`` is a sentence where they
    could not be read, and then they are kept as typed."""
    change(plan, point, hours=typed)
    return opening.read(typed)


def verify(plan: OpenPlan, point: ServicePoint, day: date, source: str = "") -> ServicePoint:
    """Note that an entry was checked on ``day``, with whom or where (an office, never a person; what
    was noted before stays where it is empty)."""
    facts: dict[str, Any] = {"verified_on": day}
    if source.strip():
        facts["source"] = source
    values = cleaned(plan, facts)
    with plan.step("point.verify") as step:
        return step.change(plan.one(ServicePoint, point.id), **values)


def move(plan: OpenPlan, point: ServicePoint, to: int) -> None:
    """Put a point at the place ``to`` (from 0) of the list."""
    order = [one for one in points(plan) if one.id != point.id]
    order.insert(max(0, min(to, len(order))), plan.one(ServicePoint, point.id))
    with plan.step("point.move") as step:
        for at, one in enumerate(order):
            step.change(one, position=at)


def remove(plan: OpenPlan, point: ServicePoint) -> None:
    """Take a point out of the directory, with a centre's parts and where it is on the map;
    procedures forget it."""
    with plan.step("point.remove") as step:
        for procedure in plan.all(Procedure):
            if point.id in procedure.points:
                left = tuple(one for one in procedure.points if one != point.id)
                step.change(procedure, points=left)
        centres.remove_in(plan, step, point)
        step.remove(plan.one(ServicePoint, point.id))


# -- values ---------------------------------------------------------------------------------------
def cleaned(plan: OpenPlan, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a point keeps them, from what was typed or chosen."""
    values: dict[str, Any] = {}
    for name, given in facts.items():
        if name == "hours":
            values.update(hours_values(opening.read(str(given))))
        elif name == "territory":
            values[name] = plan.one(Territory, given).id if given else None
        elif name in _CLEAN:
            values[name] = _CLEAN[name](given)
        else:
            raise TypeError(f"a point has no {name} to be changed")
    return values


def hours_values(read: HoursRead) -> dict[str, Any]:
    """Both forms of hours, as they are written together."""
    week = None if is_empty(read.week) else sheet_of(read.week)
    return {"opening_hours": read.kept, "hours": week}


def _line(name: str) -> Callable[[Any], str]:
    def kept(given: Any) -> str:
        return " ".join(clean(str(given)).split())[: LONGEST[name]]

    return kept


def _name(given: Any) -> str:
    kept = _line("name")(given)
    if not kept:
        raise KnownError(NO_NAME)
    return kept


def _one_of(choices: tuple[str, ...], *, empty: bool = False) -> Callable[[Any], str]:
    def kept(given: Any) -> str:
        if given in choices or (empty and not given):
            return str(given or "")
        raise KnownError(NO_SUCH, value=str(given)[:40])

    return kept


def _some_of(choices: tuple[str, ...]) -> Callable[[Any], tuple[str, ...]]:
    """In the order of the choices, each once."""

    def kept(given: Any) -> tuple[str, ...]:
        wanted = set(given)
        if wanted <= set(choices):
            return tuple(one for one in choices if one in wanted)
        raise KnownError(NO_SUCH, value=str(sorted(wanted - set(choices))[0])[:40])

    return kept


def _phones(given: Any) -> tuple[str, ...]:
    """Telephones from a list or from one text (parted by commas, semicolons, lines or " / ")."""
    parts = re.split(r"[,;\n]| / | - | – ", given) if isinstance(given, str) else given
    found = (" ".join(clean(str(part)).split())[:LONGEST_PHONE] for part in parts)
    return tuple(dict.fromkeys(one for one in found if one))[:MOST_PHONES]


def _texts(most: int, longest: int) -> Callable[[Any], tuple[str, ...]]:
    def kept(given: Any) -> tuple[str, ...]:
        parts: Iterable[Any] = given.splitlines() if isinstance(given, str) else given
        found = (clean(str(part))[:longest] for part in parts)
        return tuple(one for one in found if one)[:most]

    return kept


def _languages(given: Any) -> tuple[str, ...]:
    parts: Iterable[Any] = re.split(r"[,;\n]", given) if isinstance(given, str) else given
    found = (" ".join(clean(str(part)).split())[:40] for part in parts)
    known = {plain(one): one for one in LANGUAGES}
    return tuple(dict.fromkeys(known.get(plain(one), one) for one in found if one))[:12]


def _email(given: Any) -> str:
    kept = _line("email")(given)
    if kept and not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+", kept):
        raise KnownError(NO_MAIL, value=kept)
    return kept


def _web(given: Any) -> str:
    """An address of the web, with https:// where nobody wrote the beginning."""
    kept = _line("web")(given)
    if not kept:
        return ""
    whole = kept if re.match(r"https?://", kept, re.IGNORECASE) else f"https://{kept}"
    if not re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?", whole, re.IGNORECASE):
        raise KnownError(NO_WEB, value=kept)
    return whole


def checked_day(given: Any) -> str:
    """The day of a check as it is kept, "" for none; never one that is still to come."""
    if not given:
        return ""
    try:
        day = given if isinstance(given, date) else date.fromisoformat(str(given))
    except ValueError:
        raise KnownError(NO_DAY) from None
    if day > date.today():
        raise KnownError(NO_DAY)
    return day.isoformat()[:10]


_CLEAN: Mapping[str, Callable[[Any], Any]] = {
    "name": _name,
    "kind": _one_of(POINT_KINDS),
    "field": _one_of(POINT_FIELDS, empty=True),
    "services": _some_of(POINT_SERVICES),
    "serves": _some_of(POINT_SERVES),
    "phones": _phones,
    "notes": _texts(MOST_NOTES, LONGEST_NOTE),
    "languages": _languages,
    "email": _email,
    "web": _web,
    "verified_on": checked_day,
    "workshops": _texts(60, 40),
    "actions": _texts(60, 40),
    **{name: _line(name) for name in ("address", "municipality", "source")},
}
