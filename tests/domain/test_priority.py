"""Priority from several deciding rounds."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_capacity import failed_gates, sample_ratings
from tests.domain.voting.rounds import ballots_of, expected, rules_of, sample, simple
from workshop_app.domain.capacity import CRITERIA, Capacity, Rating, assess, assess_all
from workshop_app.domain.priority import (
    ORDER,
    Candidate,
    DecidingRound,
    Priority,
    deciding_round,
    positions,
    priorities,
)
from workshop_app.domain.voting.ballots import Ballot, RoundGroup
from workshop_app.domain.voting.count import RoundResult, count_round


def decided(name: str, totals: dict[str, int], places: int, **more: object) -> DecidingRound:
    """A round of scores-by-hand in which an option's label is its proposal's id."""
    values = {label: Fraction(total) for label, total in totals.items()}
    first = sorted((v for v in values.values() if v), reverse=True)[:places]
    return DecidingRound(
        **{
            "name": name,
            "values": values,
            "among_places": frozenset(k for k, v in values.items() if first and v >= first[-1]),
            "top_of_groups": {},
            "stood": {label: (label,) for label in totals},
        }
        | more
    )  # type: ignore[arg-type]


def able(proposal: str, score: int) -> Capacity:
    """A capacity of exactly ``score``."""
    return assess(proposal, [Rating(proposal, 2, id_, score) for id_ in CRITERIA for _ in range(3)])


def by_id(found: tuple[Priority, ...]) -> dict[str, Priority]:
    return {one.id: one for one in found}


def test_the_example_of_the_definition() -> None:
    rounds = [
        decided("A", {"1": 9, "2": 6, "3": 6, "4": 0}, 1),
        decided("B", {"2": 4, "5": 8, "7": 1}, 1),
    ]
    found = by_id(priorities([Candidate(n, n) for n in "1234567"], rounds, {}))
    assert {n: one.value for n, one in found.items()} == {
        "1": 1, "2": Fraction(7, 12), "3": Fraction(2, 3), "4": 0, "5": 1, "6": None, "7": 0,
    }  # fmt: skip
    assert {n for n, one in found.items() if one.high} == {"1", "5"}
    assert {n: one.stood_in for n, one in found.items()} == {
        "1": 1, "2": 2, "3": 1, "4": 1, "5": 1, "6": 0, "7": 1,
    }  # fmt: skip
    assert found["6"].not_voted
    assert found["6"].zone is None


def test_three_rounds_and_a_cluster_in_order() -> None:
    """Own example. Clusters: c = {10, 11}. Round A (two places): 10 first, 20, 30. Round B (one
    place): 20, 11. Round C (one place): 40 alone.

    10: 1 in A, and 0 in B through 11, the last of two: mean 1/2, as 11. 20: 1/2 in A, 1 in B:
    3/4. 30: 0. 40: 1, the only one of its list. 50 stood nowhere."""
    rounds = [
        decided("A", {"10": 9, "20": 5, "30": 2}, 2),
        decided("B", {"20": 7, "11": 3}, 1),
        decided("C", {"40": 6}, 1),
    ]
    candidates = [Candidate(n, n, "c" if n in ("10", "11") else None) for n in
                  ("10", "11", "20", "30", "40", "50")]  # fmt: skip
    capacities = {n: able(n, score) for n, score in
                  (("10", 4), ("11", 4), ("20", 2), ("30", 5), ("40", 5))}  # fmt: skip
    found = priorities(candidates, rounds, capacities)
    assert [(one.id, one.zone, one.value, one.place) for one in found] == [
        ("40", "do_now", Fraction(1), 1),
        ("10", "do_now", Fraction(1, 2), 2),
        ("11", "do_now", Fraction(1, 2), 2),
        ("20", "open_way", Fraction(3, 4), 4),
        ("30", "quick_win", Fraction(0), 5),
        ("50", None, None, 6),
    ]
    assert by_id(found)["50"].needs_decision


def test_what_stood_in_more_rounds_comes_before_with_equal_priority() -> None:
    rounds = [decided("A", {"1": 5, "2": 5, "3": 1}, 2), decided("B", {"2": 9, "4": 1}, 1)]
    found = priorities([Candidate(n, n) for n in "12"], rounds, {n: able(n, 5) for n in "12"})
    assert [(one.id, one.stood_in, one.place) for one in found] == [("2", 2, 1), ("1", 1, 2)]


def result_of(raw_round: int) -> tuple[RoundResult, dict[str, tuple[str, ...]]]:
    raw = sample("ballots")["rounds"][raw_round]
    members = {str(option["number"]): (option["proposal"],) for option in raw["options"]}
    return count_round(rules_of(raw), ballots_of(raw)), members


def test_with_one_deciding_round_it_is_the_sample_s_map() -> None:
    rows = expected()["capacity"]["proposals"]
    result, members = result_of(0)
    deciding = deciding_round(result, "most", 12, members)
    assert deciding
    ids = [row["proposal"] for row in rows]
    found = by_id(
        priorities(
            [Candidate(row["proposal"], str(row["number"])) for row in rows],
            [deciding],
            assess_all(ids, sample_ratings(), failed_gates=failed_gates()),
        )
    )
    for row in rows:
        one = found[row["proposal"]]
        assert one.high is (row["priority"] == "high")
        assert (one.zone, list(one.top_of_groups)) == (row["zone"], row["top_of_groups"])
        assert one.needs_decision is row["needs_decision"]


@pytest.mark.parametrize(("rule", "count"), [("most", 3), ("greedy", 6), ("equal-shares", 9)])
def test_a_round_with_a_budget_may_decide_by_any_rule_it_can_apply(rule: str, count: int) -> None:
    result, members = result_of(1)
    deciding = deciding_round(result, rule, 3, members)
    assert deciding
    assert len(deciding.among_places) == count
    assert deciding.stood["p21"] == ("21",)


def test_a_rule_that_cannot_be_applied_decides_nothing() -> None:
    result, members = result_of(0)
    assert deciding_round(result, "greedy", 3, members) is None


def test_a_round_that_may_not_be_shown_decides_nothing() -> None:
    few = count_round(simple(), [Ballot("a", None, (("1", 1),))])
    assert deciding_round(few, "most", 3, {"1": ("p",)}) is None


def test_who_was_in_an_option_at_opening_stood_in_the_round() -> None:
    groups = (RoundGroup(id="a", admitted=9), RoundGroup(id="b", admitted=9))
    ballots = [Ballot(f"{g}{n}", g, (("1" if n else "2", 1),)) for g in "ab" for n in range(6)]
    deciding = deciding_round(
        count_round(simple(groups=groups), ballots), "groups", 1, {"1": ("p", "q"), "2": ("r",)}
    )
    assert deciding
    found = by_id(priorities([Candidate(i, i) for i in "pqr"], [deciding], {}))
    assert (found["p"].value, found["q"].value, found["r"].high) == (1, 1, False)
    assert found["q"].top_of_groups == ("a", "b")


VALUES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 5), min_size=1)


@given(VALUES)
def test_positions_lie_between_nought_and_one_and_follow_the_values(values: dict[str, int]) -> None:
    found = positions({key: Fraction(value) for key, value in values.items()})
    for key, position in found.items():
        assert 0 <= position <= 1
        assert position == 0 or values[key] > 0
        assert all(position >= found[k] for k, value in values.items() if value <= values[key])
    if any(values.values()):
        assert max(found.values()) == 1


@given(
    st.lists(VALUES, max_size=3), st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 5))
)
def test_the_list_keeps_its_order_and_loses_nobody(
    rounds: list[dict[str, int]], scores: dict[str, int]
) -> None:
    candidates = [Candidate(i, str(n), "c" if n < 2 else None) for n, i in enumerate("abcdefghij")]
    capacities = {id_: able(id_, score) for id_, score in scores.items()}
    made = [decided(f"R{n}", values, 2) for n, values in enumerate(rounds)]
    found = priorities(candidates, made, capacities)
    assert sorted(one.id for one in found) == list("abcdefghij")
    parts = [ORDER.index(one.zone or "not_voted") for one in found]
    assert parts == sorted(parts)
    for before, after in pairwise(found):
        assert before.place <= after.place
        same = (before.zone, before.value, before.stood_in) == (
            after.zone, after.value, after.stood_in
        )  # fmt: skip
        assert (before.place == after.place) is same
        if before.zone == after.zone and before.value is not None:
            assert after.value is not None
            assert before.value >= after.value


# -- properties over any rounds -------------------------------------------------------------------
some_rounds = st.lists(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 9), min_size=1), max_size=4
)


@given(some_rounds, st.lists(st.integers(1, 4), min_size=4, max_size=4), st.randoms())
def test_the_order_of_the_rounds_does_not_matter(
    totals: list[dict[str, int]], places: list[int], chance: object
) -> None:
    rounds = [decided(f"R{n}", one, places[n]) for n, one in enumerate(totals)]
    shuffled = list(rounds)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    candidates = [Candidate(n, str(at)) for at, n in enumerate("abcdefgh", start=1)]

    def told(of: list[DecidingRound]) -> list[object]:
        found = priorities(candidates, of, {})
        return [(p.id, p.value, p.place, p.zone, p.positions, set(p.high_in)) for p in found]

    assert told(rounds) == told(shuffled)


@given(some_rounds, st.integers(2, 1000))
def test_more_people_in_one_room_weigh_no_more(totals: list[dict[str, int]], times: int) -> None:
    """Every mark of one room counted many times over changes nothing: nothing is added up."""
    candidates = [Candidate(n, n) for n in "abcdefgh"]
    once = priorities(candidates, [decided(f"R{n}", one, 2) for n, one in enumerate(totals)], {})
    loud = [{key: value * times for key, value in one.items()} for one in totals[:1]]
    again = [decided(f"R{n}", one, 2) for n, one in enumerate([*loud, *totals[1:]])]
    assert priorities(candidates, again, {}) == once


@given(some_rounds)
def test_the_first_of_every_room_is_high_and_who_stood_nowhere_was_not_voted(
    totals: list[dict[str, int]],
) -> None:
    rounds = [decided(f"R{n}", one, 1) for n, one in enumerate(totals)]
    found = by_id(priorities([Candidate(n, n) for n in "abcdefgh"], rounds, {}))
    for one in totals:
        for first in (n for n, total in one.items() if total and total == max(one.values())):
            assert found[first].high
    for one in found.values():
        assert one.not_voted == (not any(one.id in room for room in totals))
        assert one.stood_in == sum(one.id in room for room in totals)
        assert one.value is None or 0 <= one.value <= 1


def test_a_keeper_stands_for_the_members_that_are_not_in_the_list() -> None:
    rounds = [decided("A", {"1": 9, "2": 5}, 1), decided("B", {"3": 4, "4": 1}, 1)]
    alone = [Candidate("2", "2", "c", others=("3",)), Candidate("1", "1")]
    everyone = [Candidate("2", "2", "c"), Candidate("3", "3", "c"), Candidate("1", "1")]
    found, full = by_id(priorities(alone, rounds, {})), by_id(priorities(everyone, rounds, {}))
    assert found["2"].value == full["2"].value == full["3"].value == Fraction(1, 2)
    assert found["2"].high_in == ("B",)
