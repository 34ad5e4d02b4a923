"""Proposals of different workshops that say the same in other words are told, and joined by a person."""

from __future__ import annotations

import pytest

from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.services import alike, prepare, proposals
from workshop_app.services.open_plan import OpenPlan

SAME = ("Titulación gratuita de los predios del barrio", "Titulación gratis de predios del barrio")


@pytest.fixture
def two(plan: OpenPlan) -> tuple[Proposal, Proposal]:
    """One said in each of two workshops, and others about something else."""
    said = []
    for number, text in enumerate(SAME):
        workshop = prepare.add_workshop(plan, f"Taller {number + 1}")
        said.append(proposals.capture(plan, text, theme="housing", workshop=workshop.id))
        for other in ("Biblioteca con internet", "Parque con luces y canchas")[number:][:1]:
            proposals.capture(plan, other, theme="education", workshop=workshop.id)
    return said[0], said[1]


def pairs(plan: OpenPlan) -> list[tuple[str, str]]:
    return [(one.one.id, one.other.id) for one in alike.suggested(plan)]


def test_the_same_said_in_two_workshops_is_suggested(
    plan: OpenPlan, two: tuple[Proposal, Proposal]
) -> None:
    (found,) = alike.suggested(plan)
    assert (found.one.id, found.other.id) == (two[0].id, two[1].id)
    assert found.numbers == ("1", "3")
    assert found.workshops == ("Taller 1", "Taller 2")
    assert found.how in ("like", "very_like")


def test_the_same_said_in_one_workshop_is_not(
    plan: OpenPlan, two: tuple[Proposal, Proposal]
) -> None:
    proposals.move_to(plan, [two[1]], workshop=two[0].workshop)
    assert pairs(plan) == []


def test_what_was_withdrawn_is_not(plan: OpenPlan, two: tuple[Proposal, Proposal]) -> None:
    proposals.withdraw(plan, two[0], "ya está hecha")
    assert pairs(plan) == []


def test_joining_makes_a_cluster_and_ends_the_suggestion_until_undone(
    plan: OpenPlan, two: tuple[Proposal, Proposal]
) -> None:
    cluster = alike.join(plan, [one.id for one in two])
    assert {one.id for one in plan.all(Proposal, cluster=cluster.id)} == {one.id for one in two}
    assert cluster.keeper == two[0].id
    assert pairs(plan) == []
    plan.undo()
    assert plan.count(Cluster) == 0
    assert len(pairs(plan)) == 1


def test_what_someone_said_is_not_the_same_stays_away(
    plan: OpenPlan, two: tuple[Proposal, Proposal]
) -> None:
    (found,) = alike.suggested(plan)
    alike.dismiss(plan, found)
    assert pairs(plan) == []
    assert plan.undoable == "proposal.capture"


def test_of_two_clusters_the_best_pair_alone_is_suggested(
    plan: OpenPlan, two: tuple[Proposal, Proposal]
) -> None:
    for one in two:
        more = proposals.capture(plan, one.text + " ya", theme="housing", workshop=one.workshop)
        proposals.join_into_cluster(plan, [one, more])
    assert len(pairs(plan)) == 1


def test_it_can_be_stopped(plan: OpenPlan, two: tuple[Proposal, Proposal]) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        assert total == plan.count(Proposal)
        if done == 2:
            raise Stopped

    assert two
    with pytest.raises(Stopped):
        alike.suggested(plan, progress=stop)
