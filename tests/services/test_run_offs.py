"""A second round settles the tie of the first: in the count, in priority, in what is written."""

from __future__ import annotations

import pytest

from tests.casting import cast_many
from tests.services.test_minutes_view import ES, text_of
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.rules.outcome import ByPlaces
from workshop_app.services import (
    capacity,
    checking,
    deciding,
    documents,
    proposals,
    results,
    rounds,
    votes,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import urn
from workshop_app.text import KnownError


@pytest.fixture
def first(plan: OpenPlan) -> VoteRound:
    """A shown round with two places, by which the plan decides: 3 is in, 1 and 2 are tied."""
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    draft = rounds.draft(plan, "¿Qué es lo primero?", places=2, people=12, tie_rule="second_round")
    rounds.choose_options(plan, draft, [one.id for one in made])
    opened = votes.open_round(plan, draft)
    shown = voted(plan, opened, ["3"] * 4 + ["1", "2"] * 2)
    capacity.name_deciding_rounds(plan, [(shown.id, "most", 2)])
    return shown


def voted(plan: OpenPlan, opened: VoteRound, numbers: list[str]) -> VoteRound:
    """``opened`` with a ballot for each of ``numbers``, closed and shown."""
    marks = opened.max_per_option
    cast_many(plan, opened, [urn.Cast("", ((number, marks),)) for number in numbers])
    closed = votes.close_round(plan, opened)
    if closed.seed_later:
        closed = votes.make_seed(plan, closed, "7 31 104")
    return votes.show_result(plan, closed)


def selected(plan: OpenPlan, round: VoteRound) -> tuple[str, ...]:
    outcome = results.result(plan, round).decided
    assert outcome is not None
    return outcome.selected


def high(plan: OpenPlan) -> set[str]:
    return {one.number for one in capacity.priorities(plan) if one.high}


def is_open(plan: OpenPlan, round: VoteRound) -> bool:
    outcome = results.result(plan, round).decided
    assert isinstance(outcome, ByPlaces)
    assert outcome.tie is not None
    return outcome.tie.open


def test_what_the_second_round_chose_goes_in_by_the_first(plan: OpenPlan, first: VoteRound) -> None:
    before = check_value(results.result(plan, first))
    assert (selected(plan, first), high(plan)) == (("3",), {"3"})
    again = votes.open_round(plan, results.second_round(plan, first))
    assert is_open(plan, first), "an open round decides nothing"
    again = voted(plan, again, ["2"] * 4 + ["1"] * 2)
    assert selected(plan, again) == ("2",)
    assert (selected(plan, first), high(plan)) == (("3", "2"), {"2", "3"})
    assert check_value(results.result(plan, first)) == before
    assert checking.check(plan) == []


def test_minutes_and_plan_say_that_the_room_voted_again(plan: OpenPlan, first: VoteRound) -> None:
    again = voted(plan, votes.open_round(plan, results.second_round(plan, first)), ["2"] * 6)
    said = text_of(documents.minutes(plan, first, ES))
    assert f"votó otra vez sobre ellas, en la ronda {again.name}. Entró: 2" in said
    assert "mientras tanto" not in said
    rows = documents.export(plan, "results-csv", ES).decode("utf-8-sig").splitlines()
    entered = [
        row.split(";")[4] for row in rows[1:] if row.startswith(f"{first.name};") and ";Sí;" in row
    ]
    assert sorted(entered) == ["2", "3"]
    outcome = results.result(plan, first).decided
    assert outcome is not None
    told = outcome.explanation.told(ES, "COP")
    assert again.name in told


def test_a_settled_tie_has_no_other_second_round(plan: OpenPlan, first: VoteRound) -> None:
    voted(plan, votes.open_round(plan, results.second_round(plan, first)), ["1"] * 6)
    with pytest.raises(KnownError, match="no open tie"):
        results.second_round(plan, first)


def test_a_second_round_is_not_offered_to_decide_beside_the_first(
    plan: OpenPlan, first: VoteRound
) -> None:
    again = voted(plan, votes.open_round(plan, results.second_round(plan, first)), ["1"] * 6)
    assert [one.round.id for one in deciding.candidates(plan)] == [first.id]
    capacity.name_deciding_rounds(plan, [(again.id, "most", 1)])
    assert [one.round.id for one in deciding.candidates(plan)] == [first.id, again.id]


def test_too_few_in_the_second_round_settle_nothing(plan: OpenPlan, first: VoteRound) -> None:
    voted(plan, votes.open_round(plan, results.second_round(plan, first)), ["1"] * 4)
    assert is_open(plan, first)
    assert selected(plan, first) == ("3",)


def test_a_round_on_something_else_settles_nothing(plan: OpenPlan, first: VoteRound) -> None:
    draft = results.second_round(plan, first)
    more = rounds.options(plan, first)
    rounds.choose_options(plan, draft, [str(one.proposal) for one in more])
    voted(plan, votes.open_round(plan, draft), ["1"] * 6)
    assert is_open(plan, first), "it was held among three, and two are tied"
    second = rounds.change_round(plan, results.second_round(plan, first), places=2)
    voted(plan, votes.open_round(plan, second), ["1", "2"] * 3)
    assert is_open(plan, first), "it gave two places, and one is left"


def test_a_tie_in_the_second_round_is_drawn(plan: OpenPlan, first: VoteRound) -> None:
    again = voted(plan, votes.open_round(plan, results.second_round(plan, first)), ["1", "2"] * 3)
    (drawn,) = selected(plan, again)
    assert selected(plan, first) == ("3", drawn)
