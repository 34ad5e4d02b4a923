"""The directory, its guides and the slip as documents tell them. Reading leaves nothing behind: no
slip is kept, counted or numbered (P-46)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from workshop_app.domain.days import day_of
from workshop_app.domain.directory import Procedure, ServicePoint
from workshop_app.domain.places import Territory
from workshop_app.export.directory_views import (
    DirectoryView,
    PointView,
    ProcedureView,
    SignView,
    SlipView,
)
from workshop_app.services import directory, needs_guide, opening, procedures
from workshop_app.services.needs_guide import PROTECTION, never_alone
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import read_plan
from workshop_app.text import N_, KnownError, Words, plain

ON_THE_BACK = 2
"""The services stand on the slip's back only from so many points on (P-48)."""


def read_directory(plan: OpenPlan, words: Words, today: date | None = None) -> DirectoryView:
    """Everything that the papers of the directory show; the guides in the language of ``words``.
    ``today`` is the day of printing, by which checks are old."""
    with plan.store.lock:
        told = read_plan(plan)
        views = _points(plan, today or date.today())
        every = directory.points(plan)
        wall = [point for point in every if point.kind != "institution"] or every
        guide = needs_guide.guide(words.language)
        return DirectoryView(
            plan=told.title,
            municipality=told.municipality,
            language=told.language,
            sample=told.sample,
            moment=told.moment,
            colour=told.colour,
            points=tuple(views.values()),
            poster=tuple(views[point.id] for point in never_alone(wall)),
            procedures=tuple(
                _procedure(plan, one, views, today or date.today())
                for one in directory.procedures(plan)
            ),
            centres=told.centres,
            speaking=tuple((line.pictogram, line.text) for line in guide.speaking),
            signs=tuple(
                SignView(
                    pictogram=sign.pictogram,
                    notice=sign.notice,
                    do=sign.do,
                    points=tuple(views[point.id] for point in needs_guide.turn_to(plan, sign)),
                )
                for sign in guide.signs
            ),
        )


def read_slip(plan: OpenPlan, point: ServicePoint | None, today: date | None = None) -> SlipView:
    """A blank slip with the data of ``point``: an attention point or a centre is who refers, an
    institution is where to go; without one all is written by hand. An institution of protection
    is never named on it alone (P-48): it stands among the others on the back."""
    with plan.store.lock:
        told = read_plan(plan)
        views = _points(plan, today or date.today())
        chosen, role = (views[point.id], slip_role(point)) if point else (None, "")
        back = tuple(views.values())
        return SlipView(
            plan=told.title,
            language=told.language,
            moment=told.moment,
            sender=chosen if role == "sender" else None,
            receiver=chosen if role == "receiver" else None,
            points=back if len(back) >= ON_THE_BACK else (),
        )


def slip_role(point: ServicePoint) -> str:
    """What a point is on its slip: "sender", "receiver", or "" where it is not named on it."""
    if point.kind != "institution":
        return "sender"
    return "" if point.field == PROTECTION else "receiver"


def point_named(plan: OpenPlan, of: str | None) -> ServicePoint | None:
    """The point with this name, place in the list (from 1) or id; without one the last that was
    made (``None`` in a plan that has none). ``KnownError`` where there is no such point."""
    every = directory.points(plan)
    if of is None:
        return max(every, key=lambda one: (one.born, one.position), default=None)
    typed = plain(of)
    for at, one in enumerate(every, start=1):
        if typed in (str(at), one.id, plain(one.name)):
            return one
    begun = [one for one in every if typed and typed in plain(one.name)]
    if len(begun) == 1:
        return begun[0]
    raise KnownError(
        N_(
            "There is no attention point {name} in this plan. Nothing was changed. Points: {those}."
        ),
        name=of,
        those=", ".join(f"{at} {one.name}" for at, one in enumerate(every, start=1)) or "–",
    )


# -- pieces ---------------------------------------------------------------------------------------
def _points(plan: OpenPlan, today: date) -> dict[str, PointView]:
    labels = {one.id: one.name for one in plan.all(Territory)}
    return {one.id: point_view(one, today, labels) for one in directory.points(plan)}


def point_view(
    point: ServicePoint, today: date, territories: Mapping[str, str] | None = None
) -> PointView:
    """One point as documents and phones tell it."""
    return PointView(
        name=point.name,
        kind=point.kind,
        field=point.field,
        address=point.address,
        municipality=point.municipality,
        territory=(territories or {}).get(point.territory or "", ""),
        phones=point.phones,
        email=point.email,
        web=point.web,
        hours=opening.osm_of(point) or point.opening_hours,
        week=opening.week(point),
        languages=point.languages,
        serves=point.serves,
        services=point.services,
        notes=point.notes,
        verified_on=day_of(point.verified_on),
        to_confirm=directory.stale(point, datetime.combine(today, time())),
        source=point.source,
    )


def _procedure(
    plan: OpenPlan, one: Procedure, views: Mapping[str, PointView], today: date
) -> ProcedureView:
    replaced = procedures.replaced_by(plan, one)
    return ProcedureView(
        name=one.name,
        plain=one.plain,
        current=one.status == "current",
        replaced_by=replaced.name if isinstance(replaced, Procedure) else replaced,
        steps=one.steps,
        bring=one.bring,
        cost=one.cost,
        takes=one.takes,
        helping=tuple(views[p.id] for p in never_alone(directory.helping(plan, one))),
        checked_on=day_of(one.checked_on),
        to_confirm=directory.old(one.checked_on, today),
        source=one.source,
    )
