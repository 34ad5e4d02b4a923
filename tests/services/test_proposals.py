"""Proposals: captured, guarded, joined, withdrawn, found; nothing is ever lost."""

from __future__ import annotations

import pytest

from workshop_app.domain.proposals import (
    Challenge,
    Cluster,
    Confirmation,
    Proposal,
    ProposalChallenge,
)
from workshop_app.services import numbering, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError


def test_a_line_becomes_a_numbered_proposal(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "  Luz en las\tescaleras ", theme="public_space")
    assert kept.text == "Luz en las escaleras"
    assert numbering.labels(plan, Proposal)[kept.id] == "1"


@pytest.mark.parametrize(("text", "theme"), [("   ", "health"), ("Luz", ""), ("Luz", "sports")])
def test_a_line_without_words_or_theme_is_refused(plan: OpenPlan, text: str, theme: str) -> None:
    with pytest.raises(KnownError):
        proposals.capture(plan, text, theme=theme)
    assert plan.count(Proposal) == 0


def test_a_marked_text_is_not_kept_before_an_answer(plan: OpenPlan) -> None:
    words = "Llamen al 310 555 12 34"
    with pytest.raises(MarkedText) as marked:
        proposals.capture(plan, words, theme="health")
    assert marked.value.marks[0].kind == "phone"
    plan.close()
    assert b"555 12 34" not in plan.path.read_bytes()


def test_a_confirmed_public_detail_is_kept_and_recorded(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Llamar al 310 555 12 34", theme="health", confirmed=True)
    assert plan.all(Confirmation)[0].row == kept.id


def test_a_number_is_not_used_again_after_withdrawing(plan: OpenPlan) -> None:
    first = proposals.capture(plan, "uno", theme="health")
    proposals.withdraw(plan, first, "Se repite")
    assert proposals.capture(plan, "dos", theme="health").count == 2
    assert [p.text for p in proposals.on_the_board(plan)] == ["dos"]
    assert plan.one(Proposal, first.id).text == "uno"


def test_withdrawing_needs_a_reason(plan: OpenPlan) -> None:
    first = proposals.capture(plan, "uno", theme="health")
    with pytest.raises(KnownError, match="reason"):
        proposals.withdraw(plan, first, " ")


def test_joining_keeps_the_originals_and_the_oldest_keeps_the_number(plan: OpenPlan) -> None:
    a, b, c = (
        proposals.capture(plan, text, theme="housing") for text in ("techo", "techos", "piso")
    )
    cluster = proposals.join_into_cluster(plan, [b, a], "Techos secos")
    assert (cluster.label, cluster.keeper) == ("Techos secos", a.id)
    again = proposals.join_into_cluster(plan, [c, plan.one(Proposal, a.id)])
    assert again.id == cluster.id
    assert {p.text for p in plan.all(Proposal, cluster=cluster.id)} == {"techo", "techos", "piso"}


def test_a_cluster_of_one_ends(plan: OpenPlan) -> None:
    a, b = (proposals.capture(plan, text, theme="housing") for text in ("techo", "techos"))
    proposals.join_into_cluster(plan, [a, b])
    proposals.take_out_of_cluster(plan, plan.one(Proposal, b.id))
    assert plan.all(Cluster) == []
    assert plan.one(Proposal, a.id).cluster is None
    plan.undo()
    assert len(plan.all(Cluster)) == 1
    assert plan.one(Proposal, a.id).cluster is not None


def test_two_clusters_joined_are_one(plan: OpenPlan) -> None:
    four = [proposals.capture(plan, text, theme="housing") for text in "abcd"]
    proposals.join_into_cluster(plan, four[:2])
    proposals.join_into_cluster(plan, four[2:])
    fresh = [plan.one(Proposal, p.id) for p in four]
    proposals.join_into_cluster(plan, [fresh[0], fresh[2]])
    assert len(plan.all(Cluster)) == 1
    assert len({p.cluster for p in plan.all(Proposal)}) == 1


def test_capturing_beside_a_similar_one_joins_both_and_is_one_step(plan: OpenPlan) -> None:
    first = proposals.capture(plan, "Arreglar los techos", theme="housing")
    second = proposals.capture_beside(plan, "Que no se mojen", first, theme="housing")
    third = proposals.capture_beside(plan, "Goteras", plan.one(Proposal, first.id), theme="housing")
    (cluster,) = plan.all(Cluster)
    assert (cluster.label, cluster.keeper) == ("Arreglar los techos", first.id)
    assert {p.id for p in plan.all(Proposal, cluster=cluster.id)} == {first.id, second.id, third.id}
    plan.undo()
    plan.undo()
    assert plan.all(Cluster) == []
    assert [p.cluster for p in plan.all(Proposal)] == [None]


def test_withdrawing_several_is_one_step_and_ends_a_cluster_left_with_one(plan: OpenPlan) -> None:
    a, b, c = (proposals.capture(plan, text, theme="housing") for text in "abc")
    proposals.join_into_cluster(plan, [a, b, c])
    proposals.withdraw(plan, plan.one(Proposal, a.id), "Se repite")
    assert plan.all(Cluster)[0].keeper == b.id
    proposals.withdraw_all(plan, [plan.one(Proposal, b.id)], "Ya se hace")
    assert plan.all(Cluster) == []
    assert plan.one(Proposal, c.id).cluster is None
    plan.undo()
    assert plan.all(Cluster)[0].keeper == b.id
    proposals.withdraw_all(plan, [plan.one(Proposal, p.id) for p in (b, c)], "Ya se hacen")
    assert plan.all(Cluster) == []
    assert proposals.on_the_board(plan) == []
    plan.undo()
    assert len(proposals.on_the_board(plan)) == 2


def test_tags_pass_the_guard_and_are_kept_once(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="housing")
    kept = proposals.edit(plan, kept, tags=("noche", " noche ", "", "parque"))
    assert kept.tags == ("noche", "parque")
    with pytest.raises(MarkedText):
        proposals.edit(plan, kept, tags=("310 555 12 34",))


def test_a_challenge_taken_away_leaves_its_number_taken(plan: OpenPlan) -> None:
    need = proposals.capture_challenge(plan, "No hay luz", theme="housing")
    kept = proposals.capture(plan, "Postes", theme="housing")
    proposals.answers(plan, kept, [need.id])
    proposals.remove_challenge(plan, need)
    assert plan.all(Challenge) == []
    assert plan.all(ProposalChallenge) == []
    assert proposals.capture_challenge(plan, "No hay agua", theme="housing").count == 2
