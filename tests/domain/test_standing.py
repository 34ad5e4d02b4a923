"""How firm a placing is: what is called firm survives one mark and one answer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_priority import able, decided
from workshop_app.domain.capacity import AT_LEAST, CRITERIA, Capacity, Rating, assess
from workshop_app.domain.priority import Candidate, DecidingRound, priorities
from workshop_app.domain.standing import (
    CHANCE,
    FIRM,
    GATE,
    NOT_TOLD,
    ONE_ANSWER,
    ONE_MARK,
    TIED,
    Standing,
    in_round,
    standings,
    to_the_cut,
)
from workshop_app.domain.voting.firmness import Band, Firmness

TOTALS = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 12), min_size=1)


def a_round(totals: dict[str, int], places: int) -> DecidingRound:
    """As the rule selects: exactly so many places, what is equal by its letter."""
    ordered = sorted((label for label in totals if totals[label]), key=lambda a: (-totals[a], a))
    among = frozenset(ordered[:places])
    return marked(decided("A", totals, places), places, id="r", among_places=among)


def marked(round: DecidingRound, places: int | None, **more: object) -> DecidingRound:
    return replace(round, places=places, in_marks=True, **more)  # type: ignore[arg-type]


def one_standing(rounds: list[DecidingRound], id: str, score: int = 5) -> Standing:
    capacities = {id: able(id, score)}
    listed = priorities([Candidate(id, id)], rounds, capacities)
    return standings(listed, rounds, capacities, AT_LEAST, {}, {})[id]


def test_how_far_an_option_is_from_the_cut() -> None:
    round = a_round({"A": 9, "B": 6, "C": 5, "D": 2, "E": 0}, 2)
    assert [to_the_cut(round, label) for label in "ABCD"] == [4, 1, 1, 4]
    assert [in_round(round, label, None) for label in "ABCD"] == [FIRM, ONE_MARK, ONE_MARK, FIRM]


def test_what_is_equal_across_the_cut_was_settled_by_the_tie_rule() -> None:
    tied = marked(decided("A", {"A": 5, "B": 5, "C": 1}, 1, among_places=frozenset("A")), 1)
    assert [in_round(tied, label, None) for label in "ABC"] == [TIED, TIED, FIRM]


def test_a_free_place_goes_to_the_first_mark() -> None:
    round = a_round({"A": 5, "B": 0}, 2)
    assert in_round(round, "B", None) == ONE_MARK
    assert in_round(round, "A", None) == FIRM


def test_chance_alone_is_told_where_the_order_is_known() -> None:
    round = a_round({"A": 9, "B": 6, "C": 3}, 2)
    order = Firmness((Band("A", 1, 1, 1), Band("B", 2, 1, 3), Band("C", 3, 3, 3)), ())
    assert [in_round(round, label, order) for label in "ABC"] == [FIRM, CHANCE, FIRM]


def test_a_budget_has_no_cut_in_marks() -> None:
    round = marked(decided("A", {"A": 9, "B": 6}, 1), None, rule="equal-shares")
    assert in_round(round, "A", None) == NOT_TOLD


def test_among_the_places_of_one_round_is_enough_to_be_firm() -> None:
    near = a_round({"A": 5, "B": 4}, 1)
    far = marked(decided("B", {"A": 9, "C": 1}, 1), 1, id="s")
    assert one_standing([near], "A").priority == ONE_MARK
    assert one_standing([near, far], "A").priority == FIRM
    assert one_standing([near, far], "A").firm is True


def test_a_closed_gate_is_what_keeps_capacity_low() -> None:
    found = assess("A", [Rating("A", 2, c, 5) for c in CRITERIA for _ in range(3)],
                   failed_gates=["legal"])  # fmt: skip
    listed = priorities([Candidate("A", "A")], [], {"A": found})
    standing = standings(listed, [], {"A": found}, AT_LEAST, {}, {})["A"]
    assert (standing.capacity, standing.priority, standing.firm) == (GATE, None, None)
    assert standing.distance == Fraction(3, 2)


def test_few_answers_are_told_with_no_distance() -> None:
    found = assess("A", [Rating("A", 2, c, 5) for c in CRITERIA for _ in range(2)])
    listed = priorities([Candidate("A", "A")], [], {"A": found})
    standing = standings(listed, [], {"A": found}, AT_LEAST, {}, {})["A"]
    assert (standing.capacity, standing.distance) == (None, None)


@given(TOTALS, st.integers(1, 5), st.data())
def test_what_is_firm_keeps_its_side_whoever_gets_one_mark_more_or_loses_one(
    totals: dict[str, int], places: int, data: st.DataObject
) -> None:
    round = a_round(totals, places)
    other = data.draw(st.sampled_from(sorted(totals)))
    by = data.draw(st.sampled_from((-1, 1)))
    after = a_round({**totals, other: max(0, totals[other] + by)}, places)
    for label in totals:
        if in_round(round, label, None) == FIRM:
            assert (label in round.among_places) == (label in after.among_places)


@given(
    st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=5), min_size=9, max_size=9),
    st.data(),
)
def test_a_firm_capacity_keeps_its_level_when_one_answer_moves_by_a_point(
    scores: list[list[int]], data: st.DataObject
) -> None:
    def found(given: list[list[int]]) -> Capacity:
        ratings = [
            Rating("A", 2, criterion, score)
            for criterion, row in zip(CRITERIA, given, strict=True)
            for score in row
        ]
        return assess("A", ratings)

    before = found(scores)
    listed = priorities([Candidate("A", "A")], [], {"A": before})
    standing = standings(listed, [], {"A": before}, AT_LEAST, {}, {})["A"]
    row = data.draw(st.integers(0, 8))
    at = data.draw(st.integers(0, len(scores[row]) - 1))
    moved = [list(each) for each in scores]
    moved[row][at] = min(5, max(1, moved[row][at] + data.draw(st.sampled_from((-1, 1)))))
    assert standing.capacity in (FIRM, ONE_ANSWER)
    if standing.capacity == FIRM:
        assert found(moved).level == before.level
