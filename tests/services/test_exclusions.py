"""Two proposals that exclude each other: said with a reason, undone, and a person decides."""

from __future__ import annotations

import pytest

from tests.services.test_prioritize import rated, states, voted  # noqa: F401
from workshop_app.domain.rounds import Exclusion, VoteRound
from workshop_app.services import exclusions, prioritize, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError


def by_number(plan: OpenPlan) -> dict[str, Placed]:
    return {one.priority.number: one for one in prioritize.listed(plan)}


def exclude(plan: OpenPlan, one: str, other: str, reason: str = "Están en el mismo lote") -> None:
    found = by_number(plan)
    exclusions.exclude(plan, found[one].proposal.id, found[other].proposal.id, reason)


def test_of_two_that_would_both_go_in_a_person_decides(plan: OpenPlan, voted: VoteRound) -> None:  # noqa: F811
    rated(plan, {"1": 5, "2": 5, "3": 1})
    assert states(plan)["1"] == states(plan)["2"] == "in"
    exclude(plan, "1", "2")
    assert states(plan)["1"] == states(plan)["2"] == "to_decide"
    found = by_number(plan)
    assert found["1"].clashes == (found["2"].proposal.id,)
    prioritize.decide(plan, found["1"], "in", "")
    assert (states(plan)["1"], states(plan)["2"]) == ("in", "to_decide")
    with pytest.raises(KnownError, match="Still to decide"):
        prioritize.pass_to_plan(plan)
    prioritize.decide(plan, by_number(plan)["2"], "out", "El lote es uno solo")
    assert (states(plan)["1"], states(plan)["2"]) == ("in", "out")
    assert by_number(plan)["1"].clashes == ()


def test_deciding_both_in_asks_again(plan: OpenPlan, voted: VoteRound) -> None:  # noqa: F811
    rated(plan, {"1": 5, "2": 5, "3": 1})
    exclude(plan, "1", "2")
    for number in ("1", "2"):
        prioritize.decide(plan, by_number(plan)[number], "in", "")
    assert states(plan)["1"] == states(plan)["2"] == "to_decide"


def test_it_is_undone_and_taken_back(plan: OpenPlan, voted: VoteRound) -> None:  # noqa: F811
    rated(plan, {"1": 5, "2": 5, "3": 1})
    exclude(plan, "2", "1")
    exclude(plan, "1", "2", "El dinero no alcanza para las dos")
    assert [one.reason for one in plan.all(Exclusion)] == ["El dinero no alcanza para las dos"]
    exclusions.allow(plan, plan.all(Exclusion)[0])
    assert states(plan)["1"] == states(plan)["2"] == "in"
    plan.undo()
    assert states(plan)["1"] == "to_decide"
    plan.undo()
    plan.undo()
    assert plan.all(Exclusion) == []


def test_a_reason_is_needed_and_passes_the_guard(plan: OpenPlan, voted: VoteRound) -> None:  # noqa: F811
    with pytest.raises(KnownError, match="Say why"):
        exclude(plan, "1", "2", " ")
    with pytest.raises(MarkedText):
        exclude(plan, "1", "2", "Llamar al 300 555 1234")
    with pytest.raises(KnownError, match="same proposal"):
        exclude(plan, "1", "1")
    assert plan.count(Exclusion) == 0


def test_a_keeper_answers_for_the_members_of_its_cluster(plan: OpenPlan, voted: VoteRound) -> None:  # noqa: F811
    rated(plan, {"1": 5, "2": 5, "3": 1})
    found = by_number(plan)
    exclude(plan, "2", "4")
    proposals.join_into_cluster(plan, [found["1"].proposal, found["4"].proposal], "uno")
    assert by_number(plan)["1"].clashes == (found["2"].proposal.id,)
    assert states(plan)["1"] == states(plan)["2"] == "to_decide"
