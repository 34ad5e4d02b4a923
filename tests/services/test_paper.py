"""Paper typed in twice: the second entry is blind, and what differs is looked at again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop_app.domain.paper_pile import Difference
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import checking, closing, paper, proposals, results, rounds, votes
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.text import KnownError

Marks = tuple[tuple[str, int], ...]


def marks(*numbers: str) -> Marks:
    return tuple((number, numbers.count(number)) for number in dict.fromkeys(numbers))


@pytest.fixture
def open_round(plan: OpenPlan) -> VoteRound:
    """An open round over three proposals."""
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    draft = rounds.draft(plan, "¿Qué es lo primero?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, draft, [p.id for p in made])
    return votes.open_round(plan, draft)


@pytest.fixture
def typed(plan: OpenPlan, open_round: VoteRound) -> Callable[..., None]:
    """Types sheets of an entry: ``typed(1, "1 1 2", "3")``; "-" is a blank one."""

    def entry(reading: int, *papers: str) -> None:
        for numbers in papers:
            found = marks(*numbers.replace("-", "").split())
            paper.type_in(plan, open_round, found, reading=reading)

    return entry


def happened(plan: OpenPlan, round: VoteRound) -> list[dict[str, object]]:
    return [dict(one) for one in (plan.one(VoteRound, round.id).closing or {})["incidents"]]


def test_two_entries_that_agree_close_without_a_word(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, "1 1 2", "3", "-", "2 3", "1")
    typed(2, "2 1 1", "3", "-", "3 2", "1")
    assert paper.entries(plan, open_round).done
    assert votes.ballots_in(plan, open_round) == 5
    closed = votes.close_round(plan, open_round)
    assert paper.entries(plan, closed) == paper.Entries(0, 0, 0, ()), "the places are forgotten"
    assert happened(plan, closed) == []
    assert dict(closed.closing or {})["channels"] == {"paper": 5}
    counted = results.result(plan, votes.show_result(plan, closed))
    assert [one.total for one in counted.totals] == [3, 2, 2]


def test_a_difference_keeps_the_round_open_until_it_is_settled(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, "1", "2 2", "1", "1", "1")
    typed(2, "1", "2 3", "1", "1", "1")
    (found,) = paper.entries(plan, open_round).mismatches
    assert found.place == 2
    assert found.marks == (Difference("2", 2, 1), Difference("3", 0, 1))
    assert [one.facts for one in closing.in_the_way(plan, open_round)] == [{"places": "2"}]
    with pytest.raises(KnownError, match="entries differ: 2"):
        votes.close_round(plan, open_round)
    assert paper.review(plan, open_round, 2, marks("3", "2"))
    closed = votes.close_round(plan, open_round)
    assert happened(plan, closed) == [{"kind": "readings_differed", "n": 1}]
    counted = results.result(plan, votes.show_result(plan, closed))
    assert [one.total for one in counted.totals] == [4, 1, 1]


def test_a_third_thing_is_looked_at_together(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, "1")
    typed(2, "2")
    assert not paper.review(plan, open_round, 1, marks("3"))
    (found,) = paper.entries(plan, open_round).mismatches
    assert found.third is not None
    assert paper.review(plan, open_round, 1, marks("3", "1"))
    assert paper.entries(plan, open_round).done
    with pytest.raises(KnownError, match="does not differ"):
        paper.review(plan, open_round, 1, marks("1"))


def test_one_entry_is_allowed_and_told(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, "1", "2")
    assert closing.in_the_way(plan, open_round) == []
    closed = votes.close_round(plan, open_round)
    assert happened(plan, closed) == [{"kind": "one_entry", "n": 2}]


def test_a_second_entry_that_was_begun_is_finished(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, "1", "2", "3")
    typed(2, "1")
    with pytest.raises(KnownError, match="second time yet: 2"):
        votes.close_round(plan, open_round)
    with pytest.raises(KnownError, match="The second entry has begun"):
        typed(1, "1")
    with pytest.raises(KnownError, match="The second entry has begun"):
        paper.take_back(plan, open_round)
    assert paper.take_back(plan, open_round, 2) is not None
    typed(1, "3")
    assert paper.entries(plan, open_round).first == 4


def test_a_sheet_that_is_not_there_is_left_out(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, "1", "2", "3")
    typed(2, "1")
    paper.no_more(plan, open_round)
    assert [one.place for one in paper.entries(plan, open_round).mismatches] == [2, 3]
    assert paper.take_back(plan, open_round, 2) is None, "it takes back that there were no more"
    assert paper.entries(plan, open_round).left == 2
    typed(2, "2")
    paper.no_more(plan, open_round)
    assert paper.review(plan, open_round, 3, (), absent=True)
    assert votes.ballots_in(plan, open_round) == 2
    assert dict(votes.close_round(plan, open_round).closing or {})["ballots"] == 2


def test_a_sheet_more_in_the_second_entry_is_looked_for(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, "1")
    typed(2, "1", "2")
    assert [one.place for one in paper.entries(plan, open_round).mismatches] == [2]
    assert paper.review(plan, open_round, 2, marks("2"))
    assert dict(votes.close_round(plan, open_round).closing or {})["ballots"] == 2


def test_a_void_ballot_missed_by_one_is_found(plan: OpenPlan, open_round: VoteRound) -> None:
    paper.type_in(plan, open_round, marks("1", "1"))
    paper.type_in(plan, open_round, marks("1", "1"), void=True, reading=2)
    (found,) = paper.entries(plan, open_round).mismatches
    assert found.void
    assert paper.review(plan, open_round, 1, marks("1", "1", "1"), void=True)


def test_all_of_it_survives_a_restart(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, "1", "2")
    typed(2, "1", "3")
    before = paper.entries(plan, open_round)
    plan.close()
    again = open_file(plan.path, plan.settings)
    assert paper.entries(again, open_round) == before
    again.close()


def test_nothing_of_the_typing_is_in_the_record(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    seen = plan.record.seen()
    typed(1, "1", "2")
    typed(2, "1", "3")
    paper.review(plan, open_round, 2, marks("3"))
    assert plan.record.seen() == seen


def test_more_ballots_than_people_are_told(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    for reading in (1, 2):
        typed(reading, *["1"] * 13)
    closed = votes.close_round(plan, open_round)
    assert happened(plan, closed) == [
        {"kind": "more_ballots_than_people", "ballots": 13, "people": 12}
    ]


# -- late ballots (P-38) --------------------------------------------------------------------------
def test_five_late_ballots_join_together(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, "1", "1", "1")
    votes.close_round(plan, open_round)
    typed(1, *["2"] * 5)
    typed(2, *["2"] * 4, "3")
    with pytest.raises(KnownError, match="entries differ: 5"):
        paper.add_late_batch(plan, open_round)
    paper.review(plan, open_round, 5, marks("2"))
    assert checking.check(plan) == []
    closed = paper.add_late_batch(plan, open_round)
    told = dict(closed.closing or {})
    assert (told["ballots"], dict(told["channels"])) == (8, {"paper": 8})
    assert happened(plan, closed) == [
        {"kind": "one_entry", "n": 3},
        {"kind": "late_batch", "n": 5},
        {"kind": "readings_differed", "n": 1},
    ]
    assert checking.check(plan) == []
    counted = results.result(plan, votes.show_result(plan, closed))
    assert [one.total for one in counted.totals] == [3, 5, 0]


def test_what_happened_with_late_ballots_is_added_to_what_happened_before(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, *["1"] * 5)
    closed = votes.close_round(plan, open_round)
    for _ in range(2):
        typed(1, *["2"] * 5)
        closed = paper.add_late_batch(plan, open_round)
    assert happened(plan, closed)[:2] == [
        {"kind": "one_entry", "n": 15},
        {"kind": "late_batch", "n": 10},
    ]
    assert [one["kind"] for one in happened(plan, closed)].count("one_entry") == 1


def test_four_late_ballots_are_refused(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, *["1"] * 5)
    votes.close_round(plan, open_round)
    typed(1, *["2"] * 4)
    with pytest.raises(KnownError, match="five or more"):
        paper.add_late_batch(plan, open_round)
    assert votes.ballots_in(plan, open_round) == 9, "nothing was lost"
    with pytest.raises(KnownError, match="join them, or take them away"):
        votes.show_result(plan, open_round)
    paper.take_batch_away(plan, open_round)
    assert votes.show_result(plan, open_round).state == "shown"


def test_after_the_result_only_a_new_round_helps(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, *["1"] * 5)
    votes.show_result(plan, votes.close_round(plan, open_round))
    with pytest.raises(KnownError, match="needs a new round"):
        typed(1, "2")
    with pytest.raises(KnownError, match="needs a new round"):
        paper.add_late_batch(plan, open_round)


def test_a_batch_is_not_late_while_the_round_is_open(
    plan: OpenPlan, open_round: VoteRound, typed: Callable[..., None]
) -> None:
    typed(1, *["1"] * 5)
    for act in (paper.add_late_batch, paper.take_batch_away):
        with pytest.raises(KnownError, match="not closed"):
            act(plan, open_round)
    assert votes.ballots_in(plan, open_round) == 5


def test_a_round_without_paper_takes_none(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    draft = rounds.draft(plan, "¿Qué?", places=1, people=12, public_seed="x", channels=("laptop",))
    rounds.choose_options(plan, draft, [p.id for p in made])
    with pytest.raises(KnownError, match="not voted in on paper"):
        paper.type_in(plan, votes.open_round(plan, draft), marks("1"))
