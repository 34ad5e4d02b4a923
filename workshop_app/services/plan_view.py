"""A plan as documents tell it: everything is read under the lock, and drawn without it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from workshop_app.domain import attendance
from workshop_app.domain.action_plan import Commitment, FollowUp
from workshop_app.domain.days import day_of
from workshop_app.domain.meetings import Attendance, Workshop, WorkshopCommune
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.places import Commune, Territory, TerritoryCommune
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.rounds import Exclusion
from workshop_app.export.views import (
    ChallengeView,
    ExclusionView,
    PinView,
    PlanView,
    TerritoryView,
    VersionView,
    WorkshopView,
)
from workshop_app.services import capacity, look, numbering, places
from workshop_app.services.action_views import action_views, commitment_views
from workshop_app.services.centre_view import centre_views
from workshop_app.services.economy_view import read_economy
from workshop_app.services.map_view import ground_view, outlines_of
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.photo_views import Pictures
from workshop_app.services.plan_value import check_value_of
from workshop_app.services.project_reading import project_views
from workshop_app.services.proposal_views import ProposalReading, by_field
from workshop_app.services.round_views import round_view, shown_rounds

HOURS_FROM_UTC = {
    "CO": -5, "EC": -5, "PE": -5, "PA": -5, "VE": -4, "BO": -4, "BR": -3, "AR": -3,
}  # fmt: skip
"""Of countries without summer time: the day in a document is the day where the plan was made."""


def read_plan(plan: OpenPlan, *, pictured: bool = False) -> PlanView:
    """All that a document may tell of ``plan``, read at one moment; ``pictured``: its photos and
    logos too, which are encoded anew and take a while."""
    with plan.store.lock:
        shown = shown_rounds(plan)
        pictures = Pictures(plan, wanted=pictured)
        reading = ProposalReading(plan, shown, pictures)
        record = plan.plan
        commitments = commitment_views(plan, reading.action_numbers, pictures)
        proposals = reading.views()
        moment = moment_of(plan)
        workshops, total = _workshops(plan, reading.proposals.values())
        communes = {one.id: one.number for one in plan.all(Commune)}
        spoken_of = {one.commune for one in plan.all(TerritoryCommune)}
        spoken_of |= {one.commune for one in plan.all(WorkshopCommune)}
        return PlanView(
            title=record.title,
            municipality=record.municipality,
            department=record.department,
            language=record.language,
            currency=record.currency,
            sample=record.sample,
            day=moment.date(),
            moment=moment,
            communes=tuple(sorted(n for id, n in communes.items() if id in spoken_of)),
            territories=_territories(plan, communes),
            pins=_pins(plan),
            ground=ground_view(plan, pictured=pictured),
            workshops=workshops,
            attendance_total=total,
            challenges=_challenges(plan),
            clusters=len(reading.families),
            clustered=sum(len(family) for family in reading.families.values()),
            proposals=proposals,
            rounds=tuple(round_view(one) for one in shown),
            assessed=sum(1 for one in reading.capacities.values() if one.last.officials),
            capacity_threshold=capacity.threshold(plan),
            actions=action_views(
                plan, reading.action_numbers, reading.numbers, proposals, commitments, pictures
            ),
            commitments=commitments,
            check_value=check_value_of(plan),
            colour=look.colour_of(plan),
            signatories=tuple(one for one in record.signatories if one.strip()),
            logos=pictures.logos(),
            version=_version(plan),
            exclusions=_exclusions(plan, reading.numbers),
            budget=record.budget,
            centres=centre_views(plan),
            projects=project_views(plan, reading.action_numbers),
            economy=read_economy(plan),
        )


def _version(plan: OpenPlan) -> VersionView | None:
    kept = plan.version
    return VersionView(name=kept.name, day=day_of(kept.made_on)) if kept else None


def _exclusions(plan: OpenPlan, numbers: Mapping[str, str]) -> tuple[ExclusionView, ...]:
    """The pairs that exclude each other, the smaller number first."""
    found = []
    for one in plan.all(Exclusion):
        if one.proposal in numbers and one.other in numbers:
            pair = sorted((numbers[one.proposal], numbers[one.other]), key=sort_key)
            found.append(ExclusionView(proposal=pair[0], other=pair[1], reason=one.reason))
    return tuple(sorted(found, key=lambda one: (sort_key(one.proposal), sort_key(one.other))))


def moment_of(plan: OpenPlan) -> datetime:
    """When the plan was last changed, by the clock where it was made.

    A sample is told on a day of its own: the first on which all that it tells has happened.
    """
    record = plan.plan
    if record.sample:
        past = [record.made_on, *(one.day for one in plan.all(Workshop))]
        past += [one.by for one in plan.all(Commitment, state="late") if day_of(one.by)]
        past += [one.day for one in plan.all(FollowUp) if day_of(one.day)]
        told = day_of(max(past)) or date(2000, 1, 1)
        return datetime(told.year, told.month, told.day, 12)
    passed = timedelta(milliseconds=int(plan.record.seen()[:12] or "0", 16))
    ahead = timedelta(hours=HOURS_FROM_UTC.get(record.country, 0))
    moment = datetime(1970, 1, 1, tzinfo=UTC) + passed + ahead
    return moment.replace(tzinfo=None, microsecond=0)


def _territories(plan: OpenPlan, communes: Mapping[str, int]) -> tuple[TerritoryView, ...]:
    outlines = outlines_of(plan)
    lies = by_field(plan.all(TerritoryCommune), "territory")
    return tuple(
        TerritoryView(
            code=one.code,
            name=one.name,
            communes=tuple(
                sorted(communes[o.commune] for o in lies[one.id] if o.commune in communes)
            ),
            rings=outlines.get(one.id, ()),
        )
        for one in sorted(plan.all(Territory), key=lambda one: (one.code, one.name))
    )


def _pins(plan: OpenPlan) -> tuple[PinView, ...]:
    """Pins of proposals that stand and are not sensitive, rounded to about 100 m unless they are
    tied to a public place of the directory or are one themselves (P-24)."""
    found = [
        PinView(theme=one.thing.theme, number=one.thing.number, at=one.shown_at.at)
        for one in places.on_the_map(plan)
        if one.thing.kind == "proposal" and one.thing.public and one.spot.base is None
    ]
    return tuple(sorted(found, key=lambda one: (sort_key(one.number), one.at)))


def _workshops(
    plan: OpenPlan, proposals: Iterable[Proposal]
) -> tuple[tuple[WorkshopView, ...], int | None]:
    """The workshops, and how many came to all of them: hidden where privacy asks for it, and
    ``None`` where a workshop was not counted."""
    records = sorted(plan.all(Workshop), key=lambda one: (one.number, one.day))
    counted = {one.workshop: one.people for one in plan.all(Attendance, dimension="total")}
    communes = {one.id: one.number for one in plan.all(Commune)}
    for_whom = by_field(plan.all(WorkshopCommune), "workshop")
    said = [one.workshop for one in proposals]
    views = tuple(
        _workshop(
            one,
            counted.get(one.id),
            tuple(sorted(communes[o.commune] for o in for_whom[one.id] if o.commune in communes)),
            said.count(one.id),
        )
        for one in records
    )
    came = [counted[one.id] for one in records if one.id in counted]
    if not came or len(came) < len(records):
        return views, None
    return views, attendance.joined([[people] for people in came], came).total


def _workshop(
    one: Workshop, people: int | None, communes: tuple[int, ...], proposals: int
) -> WorkshopView:
    told = None if people is None else attendance.shown([people], people).total
    return WorkshopView(
        number=one.number,
        title=one.title,
        day=day_of(one.day),
        minutes=_minutes(one),
        place=one.place,
        audience=one.audience,
        communes=communes,
        attendance=told,
        attendance_hidden=people is not None and told is None,
        proposals=proposals,
    )


def _minutes(workshop: Workshop) -> int | None:
    """From the opening to the closing hour; ``None`` where an hour is missing."""
    try:
        (h1, m1), (h2, m2) = (map(int, t.split(":")) for t in (workshop.start, workshop.end))
    except ValueError:
        return None
    long = h2 * 60 + m2 - h1 * 60 - m1
    return long if long > 0 else None


def _challenges(plan: OpenPlan) -> tuple[ChallengeView, ...]:
    numbers = numbering.labels(plan, Challenge)
    views = [
        ChallengeView(number=numbers[one.id], text=one.text, theme=one.theme)
        for one in plan.all(Challenge)
    ]
    return tuple(sorted(views, key=lambda one: sort_key(one.number)))
