"""What became of number 10? As it was voted, whatever happened to it since."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.two_rooms import joined, settle, template
from workshop_app.domain.action_plan import Action
from workshop_app.domain.entity import new_id
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.text_guard import MASKS
from workshop_app.services import (
    action_plan,
    became,
    capacity,
    commitments,
    follow_up,
    numbering,
    proposals,
    rounds,
    taking_out,
    votes,
)
from workshop_app.services.became import Became
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings

SAID = ("Luz", "Agua", "Parque", "Puente", "Biblioteca")


@pytest.fixture
def said(plan: OpenPlan) -> list[Proposal]:
    return [proposals.capture(plan, text, theme="housing") for text in SAID]


def hold(plan: OpenPlan, voted: Sequence[str], marks: dict[str, int], *, show: bool = True) -> None:
    """A round over these proposals (ids) in which five people give each label so many marks."""
    draft = rounds.draft(plan, "¿Qué va primero?", public_seed="mango", people=5, places=1,
                         per_person=9, max_per_option=9, channels=("laptop",))  # fmt: skip
    rounds.choose_options(plan, draft, voted)
    opened = votes.open_round(plan, plan.one(VoteRound, draft.id))
    for _ in range(5):
        votes.vote(plan, opened, list(marks.items()))
    closed = votes.close_round(plan, opened)
    if show:
        votes.show_result(plan, closed)


def of(plan: OpenPlan, typed: str) -> Became:
    return became.became(plan, became.find(plan, typed).id)


def test_it_is_told_as_it_was_voted_though_its_cluster_was_split_and_renamed(
    plan: OpenPlan, said: list[Proposal]
) -> None:
    cluster = proposals.join_into_cluster(plan, said[:2], "Servicios para todas las casas")
    hold(plan, [said[0].id, said[2].id], {"1": 3, "3": 1})
    (action,) = action_plan.make_actions(plan, [said[0].id])
    proposals.edit_cluster(plan, cluster, label="Otra cosa")
    proposals.take_out_of_cluster(plan, plan.one(Proposal, said[1].id))
    proposals.edit(plan, plan.one(Proposal, said[1].id), text="Agua potable de día")
    told = of(plan, "2")
    (stood,) = told.stood
    assert (stood.number, stood.text, stood.others) == ("2", "Agua", ("1",))
    assert stood.option.text == "Servicios para todas las casas"
    assert (stood.rank, stood.value, stood.among, stood.chosen) == (1, 15, 2, True)
    assert (told.proposal and told.proposal.text, told.first_said) == (
        "Agua potable de día",
        "Agua",
    )
    # The action is of what it was voted with; its own answer is still owed, and both are said.
    (answer,) = told.answers
    assert (answer.action.id, answer.through, answer.split) == (action.id, "1", True)
    assert (told.state, told.cluster) == (became.OPEN, None)
    assert [one.id for one in action_plan.without_answer(plan)] == [one.id for one in said[1:]]


def test_a_member_is_answered_by_its_keeper(plan: OpenPlan, said: list[Proposal]) -> None:
    proposals.join_into_cluster(plan, said[:2], "Servicios")
    action_plan.make_actions(plan, [said[0].id])
    told = of(plan, "2")
    (answer,) = told.answers
    assert (told.state, told.kept_by, answer.through, answer.split) == ("action", "1", "1", False)
    assert told.stood == ()


def test_every_round_is_told_apart_and_never_added(plan: OpenPlan, said: list[Proposal]) -> None:
    ids = [one.id for one in said]
    hold(plan, ids[:3], {"1": 2, "2": 4})
    hold(plan, ids[1:], {"2": 1, "5": 3})
    told = of(plan, "2")
    assert [(one.rank, one.value, one.among, one.chosen) for one in told.stood] == [
        (1, 20, 3, True), (2, 5, 4, False),
    ]  # fmt: skip
    assert len({one.name for one in told.stood}) == 2
    first = plan.all(VoteRound)[0]
    capacity.name_deciding_rounds(plan, [(first.id, "most", 1)])
    assert [one.deciding for one in of(plan, "2").stood] == [True, False]
    last = of(plan, "2").last_vote
    assert last is not None
    assert last.round.id == first.id


def test_what_the_room_has_not_seen_is_not_told(plan: OpenPlan, said: list[Proposal]) -> None:
    hold(plan, [one.id for one in said], {"1": 2, "2": 4}, show=False)
    (stood,) = of(plan, "2").stood
    assert (stood.rank, stood.value, stood.chosen, stood.tied) == (None, None, False, False)
    rehearsal = rounds.draft(plan, "¿Qué va primero?", public_seed="x", people=5, places=1)
    rounds.choose_options(plan, rehearsal, [one.id for one in said])
    assert len(of(plan, "2").stood) == 1


def test_why_not_is_told_with_its_day(plan: OpenPlan, said: list[Proposal]) -> None:
    action_plan.decide(plan, said[0].id, "out", "El predio es de otro municipio")
    proposals.withdraw(plan, said[1], "Ya la hicieron")
    told = of(plan, "1")
    assert told.decision is not None
    assert told.state == became.OUT
    assert (told.decision.reason, bool(told.decision.day)) == (
        "El predio es de otro municipio",
        True,
    )
    assert (of(plan, "2").state, of(plan, "3").state) == (became.WITHDRAWN, became.OPEN)


def test_its_action_tells_how_it_goes(plan: OpenPlan, said: list[Proposal]) -> None:
    (action,) = action_plan.make_actions(plan, [said[0].id])
    follow_up.note(plan, action, "late", day="2027-03-01", note="Falta el poste")
    commitments.promise(plan, "Alumbrado", "Poner el poste", by="2027-05-01", action=action.id)
    (answer,) = of(plan, "1").answers
    assert answer.last is not None
    assert answer.last.note == "Falta el poste"
    assert [one.what for one in answer.commitments] == ["Poner el poste"]
    assert answer.number == "A1"


def test_what_was_taken_out_has_its_number_and_nothing_else(
    plan: OpenPlan, said: list[Proposal]
) -> None:
    taking_out.take_out(plan, said[0])
    told = of(plan, "1")
    assert (told.state, told.number, told.stood) == (became.TAKEN_OUT, "1", ())
    assert told.proposal is not None
    assert told.proposal.text in MASKS


def test_a_number_that_was_undone_is_told_as_that(plan: OpenPlan, said: list[Proposal]) -> None:
    plan.undo()
    told = of(plan, "5")
    assert (told.state, told.number, told.proposal) == (became.UNDONE, "5", None)
    nothing = became.find(plan, "6")
    assert (nothing.id, nothing.highest) == ("", "5")


def test_a_number_is_found_as_people_say_it(plan: OpenPlan, said: list[Proposal]) -> None:
    with plan.step("proposal.capture") as step:
        for letter, count in (("", 3), ("B", 3), ("B", 7)):
            step.add(Proposal(id=new_id(), letter=letter, count=count, theme="health", text="Otra"))
    found = became.find(plan, " nº 3 ")
    assert (found.label, [label for _, label in found.others]) == ("3", ["3 bis", "B3"])
    found = became.find(plan, "3bis")
    assert (found.label, [label for _, label in found.others]) == ("3 bis", ["3", "B3"])
    assert became.find(plan, "7").label == "B7"
    nothing = became.find(plan, "la del puente")
    assert (nothing.id, nothing.label) == ("", "")


def test_joined_plans_tell_each_room_and_the_number_that_was_on_its_ballots(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    made = joined(*template(plan, tmp_path, settings), settings)
    settle(made)
    own, other = of(made, "1"), of(made, "B1")
    assert [(one.number, one.rank, one.value) for one in own.stood] == [("1", 1, 20)]
    assert [(one.number, one.rank, one.value) for one in other.stood] == [("B1", 2, 7)]
    assert own.stood[0].name != other.stood[0].name
    assert (other.kept_by, own.kept_by) == ("1", "")
    assert made.find(Cluster, (own.proposal and own.proposal.cluster) or "") is not None
    numbers = numbering.labels(made, Proposal)
    action_plan.make_actions(made, [id for id, label in numbers.items() if label == "1"])
    assert made.count(Action) == 1
    assert [one.through for one in of(made, "B1").answers] == ["1"]
    made.close()
