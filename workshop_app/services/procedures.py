"""Guides of procedures: what they are in plain words, the steps, what to bring, which point helps.

General guidance, not legal advice (``ADVICE`` stands on every page). Those that ship with the program
(``resources/content/procedures.toml``) come into a plan when asked for, and nobody has checked them then.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from workshop_app import paths
from workshop_app.domain.directory import (
    POINT_SERVICES,
    PROCEDURE_STATES,
    Procedure,
    ServicePoint,
)
from workshop_app.domain.entity import Texts, link_id, new_id
from workshop_app.services.criteria import LANGUAGES
from workshop_app.services.directory import STALE_DAYS, old, procedures
from workshop_app.services.directory_changes import checked_day
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, looked_over, needed
from workshop_app.text import N_, KnownError, plain

ADVICE = N_("General guidance, not legal advice. Requirements and dates change.")
NEVER_CHECKED = N_("Nobody has checked this guide yet: ask before going.")
CHECK_IS_OLD = N_("It was checked more than {days} days ago: ask before going.")

NO_NAME = N_("A procedure needs a name. Nothing was changed.")
NO_SUCH = N_("“{value}” is not one of the choices. Nothing was changed.")
ITSELF = N_("A procedure cannot be replaced by itself. Nothing was changed.")

LONGEST = {"name": 160, "plain": 2000, "cost": 240, "takes": 240, "source": 200}
"""Letters of the fields; a longer text is cut."""
MOST_LINES, LONGEST_LINE = 20, 400


# -- the guides of the program ----------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A procedure explained, in one language. ``key`` names it in the file; ``sample`` is the procedure
    of the sample plan that it explains."""

    key: str
    name: str
    plain: str
    services: Texts
    steps: Texts = ()
    bring: Texts = ()
    cost: str = ""
    takes: str = ""
    status: str = "current"
    superseded_by: str = ""
    sample: str = ""


@cache
def guides(language: str) -> Mapping[str, Guide]:
    """The guides by their keys, in ``language``, or in Spanish where the file does not have that."""
    said = language if language in LANGUAGES else LANGUAGES[0]
    return {key: _guide(key, row, said) for key, row in table().items()}


def _guide(key: str, row: Mapping[str, Any], language: str) -> Guide:
    def told(name: str, empty: Any = "") -> Any:
        return row.get(name, {}).get(language, empty)

    return Guide(
        key=key,
        name=told("name"),
        plain=told("plain"),
        services=tuple(row.get("services", ())),
        steps=tuple(told("steps", ())),
        bring=tuple(told("bring", ())),
        cost=told("cost"),
        takes=told("takes"),
        status=row.get("status", "current"),
        superseded_by=row.get("superseded_by", ""),
        sample=row.get("sample", ""),
    )


@cache
def table() -> dict[str, dict[str, Any]]:
    """The file as it stands."""
    path = paths.resources("content", "procedures.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def not_there(plan: OpenPlan, language: str) -> list[Guide]:
    """The guides that the plan does not have yet: neither brought in nor named the same in any of the
    four languages."""
    here = {plain(one.name) for one in procedures(plan)}
    ids = {one.id for one in procedures(plan)}
    found = []
    for key, guide in guides(language).items():
        names = {plain(guides(one)[key].name) for one in LANGUAGES}
        if _id(key) not in ids and not names & here:
            found.append(guide)
    return found


def bring_in(plan: OpenPlan, language: str) -> list[Procedure]:
    """Bring in the guides that are not there yet, behind the others, as unchecked, in one step; gives
    those that came."""
    missing = not_there(plan, language)
    if not missing:
        return []
    known = {plain(one.name): one.id for one in procedures(plan)}
    last = max((one.position for one in procedures(plan)), default=-1)
    with plan.step("procedure.bring") as step:
        return [
            step.add(
                Procedure(
                    id=_id(guide.key),
                    name=guide.name,
                    plain=guide.plain,
                    services=guide.services,
                    status=guide.status,
                    superseded_by=_by(guide, language, known),
                    position=last + 1 + at,
                    steps=guide.steps,
                    bring=guide.bring,
                    cost=guide.cost,
                    takes=guide.takes,
                )
            )
            for at, guide in enumerate(missing)
        ]


def _id(key: str) -> str:
    """The same on every laptop, so that joining does not double a guide."""
    return link_id("procedures.toml", key)


def _by(guide: Guide, language: str, known: Mapping[str, str]) -> str:
    if not guide.superseded_by:
        return ""
    other = guides(language)[guide.superseded_by]
    return known.get(plain(other.name), _id(guide.superseded_by))


# -- reading --------------------------------------------------------------------------------------
def replaced_by(plan: OpenPlan, procedure: Procedure) -> Procedure | str:
    """What replaced a procedure: another one of the plan, or the words that say it ("" for none)."""
    wanted = procedure.superseded_by
    found = plan.find(Procedure, wanted) if wanted else None
    return found or wanted


def warning(procedure: Procedure, now: datetime) -> tuple[str, dict[str, object]] | None:
    """The sentence (not translated yet, with its facts) that must stand beside a guide that nobody
    has checked, or not for ``STALE_DAYS``; ``None`` while its check is good."""
    if not old(procedure.checked_on, now.date()):
        return None
    if not procedure.checked_on:
        return NEVER_CHECKED, {}
    return CHECK_IS_OLD, {"days": STALE_DAYS}


# -- steps ----------------------------------------------------------------------------------------
def add(plan: OpenPlan, name: str, *, confirmed: bool = False, **facts: Any) -> Procedure:
    """One more procedure at the end. ``facts`` as for ``change``. ``KnownError`` without a name,
    ``MarkedText`` where a text holds someone's detail (unless ``confirmed``)."""
    values = _cleaned(plan, {"name": name, "plain": "", **facts}, confirmed)
    last = max((one.position for one in procedures(plan)), default=-1)
    with plan.step("procedure.add") as step:
        made = step.add(Procedure(id=new_id(), position=last + 1, **values))
        return confirmed_in(step, made, confirmed)


def change(
    plan: OpenPlan, procedure: Procedure, *, confirmed: bool = False, **facts: Any
) -> Procedure:
    """Set facts in one step: ``name plain steps bring`` (lists of lines, or one text of lines) ``cost
    takes services points`` (ids) ``status superseded_by`` (the id of a procedure, or words)
    ``checked_on`` (a ``date`` or "") ``source``. The errors of ``add``."""
    values = _cleaned(plan, facts, confirmed)
    if values.get("superseded_by") == procedure.id:
        raise KnownError(ITSELF)
    with plan.step("procedure.change") as step:
        kept = step.change(plan.one(Procedure, procedure.id), **values)
        return confirmed_in(step, kept, confirmed)


def check(
    plan: OpenPlan, procedure: Procedure, day: date, source: str = "", *, confirmed: bool = False
) -> Procedure:
    """Note that a guide was checked on ``day``, with which office or where it is published."""
    facts: dict[str, Any] = {"checked_on": day}
    if source.strip():
        facts["source"] = source
    values = _cleaned(plan, facts, confirmed)
    with plan.step("procedure.check") as step:
        kept = step.change(plan.one(Procedure, procedure.id), **values)
        return confirmed_in(step, kept, confirmed)


def move(plan: OpenPlan, procedure: Procedure, to: int) -> None:
    """Put a procedure at the place ``to`` (from 0) of the list."""
    order = [one for one in procedures(plan) if one.id != procedure.id]
    order.insert(max(0, min(to, len(order))), plan.one(Procedure, procedure.id))
    with plan.step("procedure.move") as step:
        for at, one in enumerate(order):
            step.change(one, position=at)


def remove(plan: OpenPlan, procedure: Procedure) -> None:
    """Take a procedure away; what it replaced says its name in words from now on."""
    with plan.step("procedure.remove") as step:
        for other in plan.all(Procedure, superseded_by=procedure.id):
            step.change(other, superseded_by=procedure.name)
        step.remove(plan.one(Procedure, procedure.id))


# -- values ---------------------------------------------------------------------------------------
def _cleaned(plan: OpenPlan, facts: Mapping[str, Any], confirmed: bool) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, given in facts.items():
        if name == "name":
            values[name] = needed(str(given), NO_NAME, confirmed)[: LONGEST[name]]
        elif name in LONGEST:
            values[name] = looked_over(str(given), confirmed)[: LONGEST[name]]
        elif name in ("steps", "bring"):
            values[name] = _lines(given, confirmed)
        elif name in _CHOICES:
            values[name] = _CHOICES[name](given)
        elif name == "points":
            values[name] = tuple(plan.one(ServicePoint, id).id for id in dict.fromkeys(given))
        elif name == "superseded_by":
            values[name] = looked_over(str(given), confirmed)[:160]
        else:
            raise TypeError(f"a procedure has no {name} to be changed")
    return values


def _lines(given: str | Iterable[str], confirmed: bool) -> Texts:
    parts = given.splitlines() if isinstance(given, str) else list(given)
    found = (looked_over(part, confirmed)[:LONGEST_LINE] for part in parts)
    return tuple(one for one in found if one)[:MOST_LINES]


def _status(given: str) -> str:
    if given not in PROCEDURE_STATES:
        raise KnownError(NO_SUCH, value=str(given)[:40])
    return given


def _services(given: Iterable[str]) -> Texts:
    wanted = set(given)
    if not wanted <= set(POINT_SERVICES):
        raise KnownError(NO_SUCH, value=str(sorted(wanted - set(POINT_SERVICES))[0])[:40])
    return tuple(one for one in POINT_SERVICES if one in wanted)


_CHOICES: Mapping[str, Callable[[Any], Any]] = {
    "status": _status, "services": _services, "checked_on": checked_day,
}  # fmt: skip
