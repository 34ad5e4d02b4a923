"""What is done to a cluster as a whole, and to many proposals at once; each is one step."""

from __future__ import annotations

from collections.abc import Iterable

from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import confirm, needed
from workshop_app.text import N_

NO_TAG = N_("There is no word for the tag. Nothing was changed. Write one.")


def split_up(plan: OpenPlan, clusters: Iterable[str]) -> int:
    """End these clusters (ids): each original stands alone again, word for word. How many
    originals that were."""
    freed = 0
    with plan.step("cluster.split") as step:
        for id in clusters:
            cluster = plan.find(Cluster, id)
            if cluster is None:
                continue
            for one in plan.all(Proposal, cluster=id):
                step.change(one, cluster=None)
                freed += 1
            step.remove(cluster)
    return freed


def add_tag(
    plan: OpenPlan, proposals: Iterable[Proposal], tag: str, *, confirmed: bool = False
) -> int:
    """Give these proposals one more tag; how many did not have it yet.

    Raises ``wording.MarkedText`` where the guard marks it and nobody ``confirmed`` it.
    """
    word = needed(tag, NO_TAG, confirmed)
    without = [one for one in proposals if word not in one.tags]
    with plan.step("proposal.edit") as step:
        for one in without:
            step.change(one, tags=(*one.tags, word))
            if confirmed:
                confirm(step, "Proposal", one.id, "tags")
    return len(without)
