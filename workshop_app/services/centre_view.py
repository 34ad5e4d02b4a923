"""The centres of a plan as documents tell them."""

from __future__ import annotations

from workshop_app.domain.action_plan import Action
from workshop_app.domain.days import day_of
from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Territory
from workshop_app.export.centre_views import CentreActionView, CentreView, SessionView
from workshop_app.services import centre_links, centre_parts, centre_sites, centres, numbering
from workshop_app.services.open_plan import OpenPlan


def centre_views(plan: OpenPlan) -> tuple[CentreView, ...]:
    """Every centre that has something on its sheet, in the order of the directory."""
    found = (centre_view(plan, one) for one in centres.centres(plan))
    return tuple(one for one in found if not one.empty)


def centre_view(plan: OpenPlan, centre: ServicePoint) -> CentreView:
    """One centre with all of its sheet."""
    rows = {
        kind: tuple(centre_parts.read(part) for part in parts)
        for kind, parts in centres.parts(plan, centre).items()
    }
    held = plan.all(Workshop)
    compared = centre_sites.sites(plan, centre)
    place = plan.find(Territory, centre.territory) if centre.territory else None
    return CentreView(
        id=centre.id,
        name=centre.name,
        address=centre.address,
        municipality=centre.municipality,
        territory=f"{place.code} {place.name}".strip() if place else "",
        sample=centre.sample,
        sites=tuple(one.site for one in compared),
        best=tuple(one.best for one in compared),
        host=rows["host"],
        programme=rows["programme"],
        spaces=rows["space"],
        partners=rows["partner"],
        agreements=rows["agreement"],
        phases=rows["phase"],
        indicators=rows["indicator"],
        sessions=tuple(_session(one) for one in centre_links.sessions(plan, centre)),
        actions=_actions(plan, centre),
        session_titles={one.id: one.title for one in held},
        session_days={one.id: day for one in held if (day := day_of(one.day))},
    )


def _session(one: Workshop) -> SessionView:
    return SessionView(number=one.number, title=one.title, day=day_of(one.day), place=one.place)


def _actions(plan: OpenPlan, centre: ServicePoint) -> tuple[CentreActionView, ...]:
    numbers = numbering.labels(plan, Action)
    return tuple(
        CentreActionView(code=f"A{numbers[one.id]}", title=one.title, theme=one.theme)
        for one in centre_links.actions(plan, centre)
    )
