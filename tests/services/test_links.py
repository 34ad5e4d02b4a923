"""Links between challenges and proposals, whole clusters and many at once: one step each."""

from __future__ import annotations

import pytest

from workshop_app.domain.proposals import Cluster, Proposal, ProposalChallenge
from workshop_app.services import clusters, links, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError


def test_several_proposals_answer_several_challenges_in_one_step(plan: OpenPlan) -> None:
    needs = [proposals.capture_challenge(plan, t, theme="housing").id for t in ("luz", "agua")]
    ideas = [proposals.capture(plan, t, theme="housing").id for t in ("postes", "tubos")]
    assert links.link(plan, ideas[:1], needs[:1]) == 1
    assert links.link(plan, ideas, needs) == 3
    assert links.all_linked(plan, ideas, needs)
    plan.undo()
    assert [one.proposal for one in plan.all(ProposalChallenge)] == [ideas[0]]
    plan.redo()
    assert links.unlink(plan, ideas, needs[1:]) == 2
    assert not links.all_linked(plan, ideas, needs)
    plan.undo()
    assert len(plan.all(ProposalChallenge)) == 4


def test_what_is_linked_already_is_no_step(plan: OpenPlan) -> None:
    need = proposals.capture_challenge(plan, "luz", theme="housing").id
    idea = proposals.capture(plan, "postes", theme="housing").id
    links.link(plan, [idea], [need])
    assert links.link(plan, [idea], [need]) == 0
    plan.undo()
    assert plan.all(ProposalChallenge) == []
    assert links.link(plan, [idea], [need]) == 1


def test_a_cluster_split_up_gives_every_original_back_and_undo_joins_them(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, text, theme="housing") for text in ("techo", "teja", "piso")]
    cluster = proposals.join_into_cluster(plan, made, "Techos secos")
    assert clusters.split_up(plan, [cluster.id]) == 3
    assert plan.all(Cluster) == []
    assert [(one.text, one.cluster) for one in plan.all(Proposal)] == [
        ("techo", None), ("teja", None), ("piso", None),
    ]  # fmt: skip
    plan.undo()
    assert {one.cluster for one in plan.all(Proposal)} == {cluster.id}
    assert plan.all(Cluster)[0].label == "Techos secos"


def test_a_tag_for_many_passes_the_guard_and_is_one_step(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, text, theme="housing") for text in ("techo", "teja")]
    proposals.edit(plan, made[0], tags=("lluvia",))
    fresh = plan.all(Proposal)
    assert clusters.add_tag(plan, fresh, " lluvia ") == 1
    assert [one.tags for one in plan.all(Proposal)] == [("lluvia",), ("lluvia",)]
    plan.undo()
    assert [one.tags for one in plan.all(Proposal)] == [("lluvia",), ()]
    with pytest.raises(MarkedText):
        clusters.add_tag(plan, fresh, "310 555 12 34")
    with pytest.raises(KnownError, match="tag"):
        clusters.add_tag(plan, fresh, " ")


def test_who_benefits_and_the_first_step_pass_the_guard(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="housing")
    kept = proposals.edit(plan, kept, beneficiaries="Familias de la parte alta", first_step="Medir")
    assert (kept.beneficiaries, kept.first_step) == ("Familias de la parte alta", "Medir")
    for field in ("beneficiaries", "first_step"):
        with pytest.raises(MarkedText):
            proposals.edit(plan, kept, **{field: "Llamar al 310 555 12 34"})
