"""Joining and voting: ballots come once, open rounds stay at home, what was voted on stays."""

from __future__ import annotations

import pytest

from tests.storage.content import content, faults
from tests.storage.files import changed
from tests.storage.laptops import Laptops, meet
from tests.storage.test_merge import conflicts
from workshop_app.domain.rounds import AssessmentRound, Option, VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import counts, merge, merge_votes, planfile, tables, urn
from workshop_app.storage.errors import DAMAGED
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


# -- what was shown, and what was changed by hand ----------------------------------------------------
def shown(plan: OpenPlan, round_id: str) -> None:
    with plan.step("vote.show") as step:
        step.change(plan.one(VoteRound, round_id), state="shown")


def counted(plan: OpenPlan, total: int) -> None:
    with plan.store.transaction() as connection:
        counts.keep(connection, "draft", counts.Count("paper", "", counts.PEOPLE, 1, total))


def forked(laptops: Laptops, *keys: str, close: bool = True) -> tuple[OpenPlan, OpenPlan]:
    """Two copies of a round that was voted in."""
    vote(laptops.plans[0], "draft", *keys, close=close)
    laptops.act([(0, "fork", 0, 0)])
    return laptops.plans[0], laptops.plans[3]


def by_hand(plan: OpenPlan, *keys: str, says: str = "B0") -> None:
    """Ballots that somebody writes into a file, over those that have these keys."""
    with plan.store.transaction() as connection:
        cast = {key: (group, marks) for key, (group, marks) in
                urn.BALLOTS.papers(connection, "draft").items()}  # fmt: skip
        cast |= dict.fromkeys(keys, ("", f'[["{says}",1]]'))
        urn.BALLOTS.lay(connection, "draft", cast, 256)


def test_a_ballot_that_was_changed_keeps_its_file_out(laptops: Laptops) -> None:
    here, there = forked(laptops, *"abc")
    by_hand(there, "b")
    for plan, other in ((here, there), (there, here)):
        before = content(plan.store)
        with pytest.raises(KnownError) as told:
            meet(plan, other)
        assert told.value.message == merge_votes.GAINSAID
        assert content(plan.store) == before
    shown(here, "draft")
    with pytest.raises(KnownError) as told:
        meet(here, there)
    assert told.value.message == merge_votes.GAINSAID


@pytest.mark.parametrize(
    "marks", ["[1]", "{", '[["B0","1"]]', '[["B0",1,2]]', '[["B0",true]]', "7"]
)
def test_ballots_that_cannot_be_read_keep_their_file_out(laptops: Laptops, marks: str) -> None:
    here, there, _ = laptops.plans
    vote(there, "draft", *"abc", close=True)
    with there.store.transaction() as connection:
        urn.BALLOTS.lay(connection, "draft", {"d": ("", marks)}, 256)
    before = content(here.store)
    with pytest.raises(KnownError) as told:
        meet(here, there)
    assert told.value.message == DAMAGED
    assert content(here.store) == before


def test_what_a_room_was_shown_takes_no_more_ballots_and_that_is_told(laptops: Laptops) -> None:
    here, there = forked(laptops, *"abc")
    shown(here, "draft")
    by_hand(there, *"xyz")
    joined = meet(here, there)
    assert (joined.ballots, [one.said for one in joined.stayed]) == (0, [merge_votes.SHOWN])
    assert ballots(here, "draft") == list("abc")
    shown(there, "draft")
    assert [one.said for one in meet(here, there).stayed] == [merge_votes.SHOWN]
    assert ballots(here, "draft") == list("abc")
    assert faults(here.store) == []


def test_what_a_room_was_shown_takes_no_more_counts(laptops: Laptops) -> None:
    here, there = forked(laptops, *"abc")
    shown(here, "draft")
    counted(there, 900)
    assert [one.said for one in meet(here, there).stayed] == [merge_votes.SHOWN]
    assert content(here.store)["channel_total"] == []


def test_what_was_said_at_closing_is_taken_from_here(laptops: Laptops) -> None:
    """Not from a file that says that there were more."""
    here, there = forked(laptops, *"abc")
    shown(here, "draft")
    with there.step("vote.close") as step:
        step.change(there.one(VoteRound, "draft"), closing={"ballots": 900})
    by_hand(there, *"xyz")
    meet(here, there)
    assert ballots(here, "draft") == list("abc")


def test_a_round_that_was_shown_elsewhere_comes_whole(laptops: Laptops) -> None:
    here, there, third = laptops.plans
    vote(there, "draft", *"abc", close=True)
    meet(third, there)
    shown(there, "draft")
    for plan in (here, third):
        assert meet(plan, there).stayed == []
        assert (ballots(plan, "draft"), plan.one(VoteRound, "draft").state) == (
            list("abc"),
            "shown",
        )


def test_a_copy_that_holds_only_the_record_of_a_shown_round_takes_its_ballots(
    laptops: Laptops,
) -> None:
    here, there = forked(laptops, *"abc")
    for plan in (here, there):
        shown(plan, "draft")
    with here.store.transaction() as connection:
        connection.execute(tables.ballot.delete())
    assert meet(here, there).ballots == 3
    assert meet(here, there).stayed == []


def test_ballots_are_not_lost_to_a_result_that_was_shown_without_them(laptops: Laptops) -> None:
    """Late ballots here, the result shown there: neither may change, so that file stays outside."""
    here, there = forked(laptops, *"abc")
    by_hand(here, *"xyz")
    shown(there, "draft")
    before = content(here.store)
    with pytest.raises(KnownError) as told:
        meet(here, there)
    assert told.value.message == merge_votes.SHOWN_THERE
    assert content(here.store) == before
    assert meet(there, here).ballots == 0
    assert ballots(there, "draft") == list("abc")


def test_a_file_that_only_says_that_a_round_is_over_adds_nothing_to_it(laptops: Laptops) -> None:
    """Its row says so, its record does not."""
    here, there = forked(laptops, *"abc", close=False)
    by_hand(there, *"xyz")
    there.close()
    changed(there.path, "UPDATE VoteRound SET state = 'closed'")
    source = planfile.open_plan(there.path, read_only=True)
    assert merge.join(here.store, source).ballots == 0
    source.close()
    assert ballots(here, "draft") == list("abc")


def test_an_answer_that_was_changed_keeps_its_file_out(laptops: Laptops) -> None:
    here, there, _ = laptops.plans
    with there.step("plan.change") as step:
        judged = step.add(AssessmentRound(id="j", number=1, state="closed"))
        urn.rate(step.connection, judged.id, [urn.Rated("p0", "cost", 2, "k")])
    meet(here, there)
    for score, said in (("5", merge_votes.ANSWERED), ("9", DAMAGED), ("muy", DAMAGED)):
        key = "k" if said == merge_votes.ANSWERED else "l"
        with there.store.transaction() as connection:
            urn.RATINGS.lay(connection, "j", {key: ("p0", "cost", score)}, 256)
        with pytest.raises(KnownError) as told:
            meet(here, there)
        assert told.value.message == said
    with here.store.reading() as connection:
        assert [one.score for one in urn.ratings(connection, "j")] == [2]
