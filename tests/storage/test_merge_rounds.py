"""Joining and voting: ballots come once, open rounds stay at home, what was voted on stays."""

from __future__ import annotations

import pytest

from tests.storage.content import content, faults
from tests.storage.laptops import Laptops, meet
from tests.storage.test_merge import conflicts
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import urn
from workshop_app.text import KnownError


def vote(plan: OpenPlan, round_id: str, *keys: str, close: bool) -> None:
    """Open a round, cast ballots, and close it or not."""
    with plan.step("vote.open") as step:
        options = plan.all(Option, round=round_id)
        round = step.change(plan.one(VoteRound, round_id), state="open", people=30)
        for option in options:
            step.fix(step.change(option, label=f"{option.label}!"))
        step.fix(round, "state", "closing", "held_on")
    with plan.store.transaction() as connection:
        urn.make_codes(connection, round_id, [("", f"{key} code") for key in keys])
        for key in keys[1:]:
            urn.admit(connection, round_id, f"{key} code")
        urn.cast(connection, round_id, [urn.Cast("", (("B1", 1),), key) for key in keys])
    if close:
        closed(plan, round_id)


def closed(plan: OpenPlan, round_id: str) -> None:
    with plan.step("vote.close") as step:
        urn.seal(step.connection, round_id)
        step.change(plan.one(VoteRound, round_id), state="closed", closing={"ballots": 1})


def ballots(plan: OpenPlan, round_id: str) -> list[str]:
    with plan.store.reading() as connection:
        return [ballot.key for ballot in urn.ballots(connection, round_id)]


def test_ballots_of_a_closed_round_come_along_once(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    vote(there, "draft", *"abcdef", close=True)
    assert meet(here, there).ballots == 6
    assert meet(here, there).ballots == 0
    assert ballots(here, "draft") == list("abcdef")
    with here.store.reading() as connection:
        assert urn.codes_used(connection, "draft") == 5
    assert here.one(VoteRound, "draft").state == "closed"


def test_a_code_that_was_used_in_one_of_two_copies_is_used(laptops: Laptops) -> None:
    here = laptops.plans[0]
    vote(here, "draft", "a", "b", close=False)
    laptops.act([(0, "fork", 0, 0)])
    fork = laptops.plans[3]
    with fork.store.transaction() as connection:
        urn.admit(connection, "draft", "a code")
    for plan in (here, fork):
        closed(plan, "draft")
    for plan, other in ((here, fork), (fork, here)):
        meet(plan, other)
        with plan.store.reading() as connection:
            assert urn.codes_used(connection, "draft") == 2


def test_nothing_of_an_open_round_comes_along(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    vote(there, "draft", *"abcdef", close=False)
    meet(here, there)
    assert ballots(here, "draft") == []
    assert here.one(VoteRound, "draft").state == "draft"
    assert content(here.store)["code"] == []
    assert faults(here.store) == []
    closed(there, "draft")
    assert meet(here, there).ballots == 6
    assert here.one(VoteRound, "draft").state == "closed"
    assert faults(here.store) == []


def test_a_round_is_not_closed_under_the_hands_of_who_votes(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    vote(here, "draft", "a", "b", close=False)
    vote(there, "draft", "c", "d", close=True)
    before = content(here.store)
    with pytest.raises(KnownError, match="Round R1 is open here"):
        meet(here, there)
    assert content(here.store) == before
    closed(here, "draft")
    meet(here, there)
    meet(there, here)
    assert ballots(here, "draft") == ballots(there, "draft") == list("abcd")


def test_a_closed_round_stays_closed_whoever_wrote_last(laptops: Laptops) -> None:
    here, there, third = laptops.plans
    laptops.wrong[1] = 4e9
    vote(here, "draft", "a", close=True)
    vote(there, "draft", close=False)
    for plans in ((here, there), (there, here)):
        meet(third, plans[0])
        meet(third, plans[1])
        assert third.one(VoteRound, "draft").state == "closed"


def test_what_was_voted_on_stays_as_it_was_at_opening(laptops: Laptops) -> None:
    """A copy in which the round was still a draft went on with it, with a clock that runs ahead."""
    here, there, third = laptops.plans
    laptops.wrong[1] = 4e9
    with there.step("round.change") as step:
        for option in there.all(Option, round="draft"):
            step.change(option, text="otra cosa", label="Z")
            step.remove(option)
        step.change(there.one(VoteRound, "draft"), question="¿Otra?", places=9)
    vote(here, "draft", *"abc", close=True)
    wanted = here.all(Option), here.one(VoteRound, "draft")
    for plan in (here, third):
        meet(plan, there)
        meet(plan, here if plan is third else third)
        assert (plan.all(Option), plan.one(VoteRound, "draft")) == wanted
        assert conflicts(plan) == []
        assert faults(plan.store) == []


def test_what_was_fixed_is_not_written_again(laptops: Laptops) -> None:
    here = laptops.plans[0]
    vote(here, "draft", "a", close=False)
    option = here.all(Option)[0]
    with pytest.raises(RuntimeError, match="fixed for good"):
        _say_otherwise(here, option)
    assert here.all(Option)[0] == option


def _say_otherwise(plan: OpenPlan, option: Option) -> None:
    with plan.step("round.change") as step:
        step.change(option, text="otra cosa")
