"""Two proposals that cannot both be done: said with its reason, and taken back."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain.entity import link_id
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import Exclusion
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirm, needed
from workshop_app.text import N_, KnownError

SAME = N_("Both are the same proposal, or of one cluster. Nothing was changed. Choose another one.")
NO_REASON = N_("Say why the two cannot both be done. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two proposals of the list (ids, a cluster by its keeper) that exclude each other."""

    record: Exclusion
    one: str
    other: str

    @property
    def reason(self) -> str:
        return self.record.reason


def exclude(
    plan: OpenPlan, proposal: str, other: str, reason: str, *, confirmed: bool = False
) -> Exclusion:
    """Say that two proposals (ids) cannot both be done, and why; said again it changes the reason.

    ``confirmed``: what the guard marks in the reason is an institution's detail."""
    first, second = sorted((proposal, other))
    keepers = _keepers(plan)
    if keepers.get(first, first) == keepers.get(second, second):
        raise KnownError(SAME)
    for id in (first, second):
        plan.one(Proposal, id)
    words = needed(reason, NO_REASON, confirmed)
    with plan.step("exclusion.set") as step:
        id = link_id(first, second)
        if confirmed:
            confirm(step, "Exclusion", id, "reason")
        kept = plan.find(Exclusion, id)
        if kept is not None:
            return step.change(kept, reason=words)
        return step.add(Exclusion(id=id, proposal=first, other=second, reason=words))


def allow(plan: OpenPlan, record: Exclusion) -> None:
    """Both can be done after all."""
    with plan.step("exclusion.remove") as step:
        step.remove(record)


def pairs(plan: OpenPlan) -> list[Pair]:
    """What excludes each other, a cluster by its keeper; what became one cluster since is no pair
    any more."""
    keepers = _keepers(plan)
    found = [
        Pair(one, keepers.get(one.proposal, one.proposal), keepers.get(one.other, one.other))
        for one in plan.all(Exclusion)
    ]
    return [pair for pair in found if pair.one != pair.other]


def _keepers(plan: OpenPlan) -> dict[str, str]:
    """Each proposal of a cluster that has a keeper, and that keeper."""
    kept = {one.id: one.keeper for one in plan.all(Cluster) if one.keeper}
    if not kept:
        return {}
    return {
        one.id: kept[one.cluster]
        for one in plan.all(Proposal)
        if one.cluster is not None and one.cluster in kept
    }
