"""Actions and commitments as documents tell them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    ActionTerritory,
    Commitment,
    FollowUp,
    Indicator,
    Programme,
    Source,
)
from workshop_app.domain.days import day_of
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.places import Territory
from workshop_app.export.follow_up_views import FollowUpView
from workshop_app.export.views import (
    ActionView,
    CommitmentView,
    IndicatorView,
    ProposalView,
    SourceView,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.photo_views import Pictures
from workshop_app.services.proposal_views import LAST, action_key, by_field


def commitment_views(
    plan: OpenPlan, action_numbers: Mapping[str, str], pictures: Pictures
) -> tuple[CommitmentView, ...]:
    """Who promised what, soonest first."""
    looked = by_field(plan.all(FollowUp), "commitment")
    views = [
        CommitmentView(
            who=one.who,
            what=one.what,
            by=day_of(one.by),
            state=one.state,
            follow_up=one.follow_up,
            action=action_numbers.get(one.action or "", ""),
            follow_ups=_follow_ups(looked[one.id], pictures),
        )
        for one in plan.all(Commitment)
    ]
    return tuple(sorted(views, key=lambda one: one.by or date.max))


def _follow_ups(found: Sequence[FollowUp], pictures: Pictures) -> tuple[FollowUpView, ...]:
    """What was found each time, the last one last."""
    return tuple(
        FollowUpView(
            day=day_of(one.day),
            state=one.state,
            note=one.note,
            measured=one.measured,
            photos=pictures.of("follow_up", one.id),
        )
        for one in sorted(found, key=lambda one: (one.day, one.born, one.id))
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What hangs on actions, by the action's id, and the names they point at."""

    territories: Mapping[str, str]
    programmes: Mapping[str, str]
    sources: Mapping[str, Sequence[Source]]
    indicators: Mapping[str, Sequence[Indicator]]
    places: Mapping[str, Sequence[ActionTerritory]]
    answered: Mapping[str, Sequence[ActionProposal]]
    looked: Mapping[str, Sequence[FollowUp]]
    pictures: Pictures


def action_views(
    plan: OpenPlan,
    action_numbers: Mapping[str, str],
    proposal_numbers: Mapping[str, str],
    proposals: Sequence[ProposalView],
    commitments: Sequence[CommitmentView],
    pictures: Pictures,
) -> tuple[ActionView, ...]:
    """Every action, in order of zone and priority; those by written decision last."""
    known = {one.number: one for one in proposals}
    parts = _Parts(
        territories={o.id: f"{o.code} {o.name}".strip() for o in plan.all(Territory)},
        programmes={o.id: o.name for o in plan.all(Programme)},
        sources=by_field(plan.all(Source), "action"),
        indicators=by_field(plan.all(Indicator), "action"),
        places=by_field(plan.all(ActionTerritory), "action"),
        answered=by_field(plan.all(ActionProposal), "action"),
        looked=by_field(plan.all(FollowUp), "action"),
        pictures=pictures,
    )
    views = []
    for one in plan.all(Action):
        number = action_numbers[one.id]
        answers = [
            known[proposal_numbers[link.proposal]]
            for link in parts.answered[one.id]
            if link.proposal in proposal_numbers
        ]
        answers.sort(key=lambda p: (LAST if p.order is None else p.order, sort_key(p.number)))
        promised = tuple(o for o in commitments if o.action == number)
        views.append(_view(one, number, parts, answers, promised))
    return tuple(sorted(views, key=lambda view: (_order(view, known), action_key(view.number))))


def _order(view: ActionView, known: Mapping[str, ProposalView]) -> int:
    order = known[view.proposals[0]].order if view.proposals else None
    return order if order is not None and view.zone else LAST


def _view(
    one: Action,
    number: str,
    parts: _Parts,
    answers: Sequence[ProposalView],
    promised: tuple[CommitmentView, ...],
) -> ActionView:
    places = parts.places[one.id]
    return ActionView(
        number=number,
        title=one.title,
        theme=one.theme,
        description=one.description,
        perspective=one.perspective or "",
        territories=tuple(
            sorted(
                parts.territories[o.territory] for o in places if o.territory in parts.territories
            )
        ),
        place=one.place,
        horizon=one.horizon,
        start=day_of(f"{one.start}-01"),
        months=one.months,
        responsible=one.responsible,
        allies=one.allies,
        cost=one.cost,
        sources=tuple(
            SourceView(name=o.name, kind=o.kind, amount=o.amount) for o in parts.sources[one.id]
        ),
        indicators=tuple(map(_indicator, parts.indicators[one.id])),
        beneficiaries=one.beneficiaries,
        beneficiaries_who=one.beneficiaries_who,
        programme=parts.programmes.get(one.programme or "", ""),
        sdg=tuple(int(goal) for goal in one.sdg),
        note=one.note,
        proposals=tuple(p.number for p in answers),
        zone=answers[0].zone if answers else "",
        would_open=tuple(dict.fromkeys(p.would_open for p in answers if p.would_open)),
        commitments=promised,
        follow_ups=_follow_ups(parts.looked[one.id], parts.pictures),
    )


def _indicator(one: Indicator) -> IndicatorView:
    return IndicatorView(
        name=one.name,
        unit=one.unit,
        baseline=one.baseline,
        target=one.target,
        measured=one.measured,
    )
