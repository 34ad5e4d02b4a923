"""Several actions become one, and one becomes two: no proposal loses its answer by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    ActionTerritory,
    Commitment,
    FollowUp,
    Indicator,
    Source,
)
from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.proposals import Proposal
from workshop_app.services.action_plan import NO_TITLE, actions
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirmed_in, needed
from workshop_app.storage.record import Step
from workshop_app.text import N_, KnownError

ALONE = N_("It takes two actions to make one. Nothing was changed. Choose another one too.")
NO_PART = N_(
    "The new action answers no proposal, or all of them. Nothing was changed. Choose some of them."
)
_HANGING = (Source, Indicator, Commitment, FollowUp)


def join(plan: OpenPlan, kept: Action, others: Sequence[Action]) -> Action:
    """Make ``others`` part of ``kept``: it answers their proposals, has their territories, sources,
    indicators, commitments and what was followed up, and costs what they cost together. A text that
    it lacks comes from them; descriptions and written decisions stand after each other. One step."""
    joined = [one for one in others if one.id != kept.id]
    if not joined:
        raise KnownError(ALONE)
    with plan.step("action.join") as step:
        for other in joined:
            _move_links(plan, step, other, kept)
            for entity in _HANGING:
                for one in plan.all(entity, action=other.id):
                    step.change(one, action=kept.id)
            _in_projects(plan, step, other.id, kept.id)
            step.remove(other)
        return confirmed_in(step, step.change(kept, **_together([kept, *joined])), True)


def _move_links(plan: OpenPlan, step: Step, other: Action, kept: Action) -> None:
    for answer in plan.all(ActionProposal, action=other.id):
        id = link_id(kept.id, answer.proposal)
        step.remove(answer)
        step.add(ActionProposal(id=id, action=kept.id, proposal=answer.proposal))
    for place in plan.all(ActionTerritory, action=other.id):
        id = link_id(kept.id, place.territory)
        step.remove(place)
        step.add(ActionTerritory(id=id, action=kept.id, territory=place.territory))


def _in_projects(plan: OpenPlan, step: Step, other: str, kept: str) -> None:
    """Strategic projects and centres that named the other name the one that was kept."""
    from workshop_app.domain.directory import ServicePoint, StrategicProject

    owners: list[StrategicProject | ServicePoint] = [*plan.all(StrategicProject)]
    for owner in [*owners, *plan.all(ServicePoint)]:
        if other in owner.actions:
            named = (kept if id == other else id for id in owner.actions)
            step.change(owner, actions=tuple(dict.fromkeys(named)))


def _together(found: Sequence[Action]) -> dict[str, Any]:
    """The fields of actions made one."""
    costs = [one.cost for one in found if one.cost is not None]
    return {
        "cost": sum(costs) if costs else None,
        "allies": tuple(dict.fromkeys(ally for one in found for ally in one.allies)),
        "sdg": tuple(sorted({int(goal) for one in found for goal in one.sdg})),
        "description": "\n".join(dict.fromkeys(filter(None, (o.description for o in found)))),
        "note": "\n".join(dict.fromkeys(filter(None, (one.note for one in found)))),
        **_whole_term(found),
        **{
            name: next((value for one in found if (value := getattr(one, name))), None)
            or getattr(found[0], name)
            for name in ("responsible", "place", "perspective", "programme", "economy_action",
                         "beneficiaries", "beneficiaries_who")
        },
    }  # fmt: skip


def _whole_term(found: Iterable[Action]) -> dict[str, Any]:
    """The first of them that has a term gives it."""
    for one in found:
        if one.start and one.months:
            return {"start": one.start, "months": one.months, "horizon": one.horizon}
    return {}


def split(
    plan: OpenPlan, action: Action, proposals: Iterable[str], title: str, *, confirmed: bool = False
) -> Action:
    """A new action, right after ``action``, that answers some of its proposals (ids) in its stead.

    It begins with the same responsible party, term, territories, programme and goals; what it costs
    is not known yet: the money, its sources and the indicators stay where they were."""
    words = needed(title, NO_TITLE, confirmed)
    links = {link.proposal: link for link in plan.all(ActionProposal, action=action.id)}
    moved = [id for id in dict.fromkeys(proposals) if id in links]
    if not moved or len(moved) == len(links):
        raise KnownError(NO_PART)
    with plan.step("action.split") as step:
        letter, count = plan.next_count(Action)
        made = step.add(
            Action(
                id=new_id(), letter=letter, count=count, title=words,
                theme=plan.one(Proposal, moved[0]).theme, perspective=action.perspective,
                horizon=action.horizon, start=action.start, months=action.months,
                responsible=action.responsible, allies=action.allies, place=action.place,
                programme=action.programme, sdg=action.sdg, position=_after(plan, action),
            )
        )  # fmt: skip
        for id in moved:
            step.remove(links[id])
            step.add(ActionProposal(id=link_id(made.id, id), action=made.id, proposal=id))
        for place in plan.all(ActionTerritory, action=action.id):
            id = link_id(made.id, place.territory)
            step.add(ActionTerritory(id=id, action=made.id, territory=place.territory))
        return confirmed_in(step, made, True)


def _after(plan: OpenPlan, action: Action) -> float:
    """The place right after ``action``."""
    ordered = actions(plan)
    at = next(n for n, one in enumerate(ordered) if one.id == action.id)
    if at + 1 == len(ordered):
        return action.position + 1
    return (action.position + ordered[at + 1].position) / 2
