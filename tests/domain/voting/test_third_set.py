"""The third set of rounds: every figure, by every rule, as an independent count has it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.voting import by_hand, third
from tests.domain.voting.rounds import ballots_of, expected, raw_rounds, rules_of, sample
from workshop_app.domain.voting.as_oracle import as_oracle
from workshop_app.domain.voting.count import count_round

ROUNDS = {raw["id"]: raw for raw in third.rounds()}


def told(raw: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What the program tells of a raw round, without the sentences."""
    rules = replace(rules_of(raw), people=raw.get("people", 0))
    said = as_oracle(count_round(rules, ballots_of(raw), third.parts_of(raw), **more))
    said.pop("without", None)
    return said


@pytest.mark.parametrize("name", ROUNDS)
def test_every_figure_is_as_counted_by_hand(name: str) -> None:
    assert told(ROUNDS[name]) == by_hand.count(ROUNDS[name])


@pytest.mark.parametrize("name", ROUNDS)
def test_the_order_of_ballots_parts_and_their_totals_does_not_matter(name: str) -> None:
    chance, raw = random.Random(3), ROUNDS[name]
    mixed = raw | {
        "ballots": chance.sample(raw["ballots"], len(raw["ballots"])),
        "counted": [
            one | {"totals": dict(reversed(one["totals"].items()))}
            for one in chance.sample(raw["counted"], len(raw["counted"]))
        ],
    }
    assert told(mixed) == told(raw)


def test_the_set_has_what_it_was_made_for() -> None:
    found = {name: by_hand.count(raw) for name, raw in ROUNDS.items()}
    assert {raw["method"] for raw in ROUNDS.values()} == {"dots", "points", "score", "approval"}
    assert found["C"]["suppressed_groups"] == ["T3"]
    assert [row["id"] for row in found["C"]["reporting_groups"]] == ["T1", "T2", "T5", "T3+T4"]
    assert found["C"]["most_first"]["tie_at_the_cut"]
    assert found["D"]["equal_shares"]["funded"] != found["D"]["greedy"]["funded"]
    assert found["E"]["most_first"]["tie_at_the_cut"]
    assert found["F"]["greedy"]["voters_with_nothing"] > 0
    assert found["G"]["suppressed_groups"] == []
    assert [row["id"] for row in found["G"]["reporting_groups"]] == ["T1", "T2", "T5", "T3+T4"]
    assert all(row["people"] == row["total"] for row in found["G"]["totals"])
    assert any(row["people"] is None for row in found["C"]["totals"])


@pytest.mark.parametrize("nth", [0, 1])
def test_the_count_by_hand_gives_the_sample_s_expected_results(nth: int) -> None:
    assert by_hand.count(sample("ballots")["rounds"][nth]) == expected()["rounds"][nth]


@settings(max_examples=60)
@given(raw_rounds(), st.data())
def test_any_mixture_is_counted_as_by_hand(raw: dict[str, Any], data: st.DataObject) -> None:
    groups = [group["id"] for group in raw["groups"]]
    part = st.fixed_dictionaries(
        {
            "channel": st.sampled_from(("tokens", "hands")),
            "group": st.sampled_from(groups),
            "people": st.integers(0, 7),
            "totals": st.fixed_dictionaries(
                {str(one["number"]): st.integers(0, 9) for one in raw["options"]}
            ),
        }
    )
    mixed = raw | {"counted": data.draw(st.lists(part, max_size=4))}
    assert told(mixed, fewest=0) == by_hand.count(mixed)


@settings(max_examples=60)
@given(raw_rounds(), st.data())
def test_any_round_of_points_or_scores_is_counted_as_by_hand(
    raw: dict[str, Any], data: st.DataObject
) -> None:
    method = data.draw(st.sampled_from(("points", "score")))
    numbers = [one["number"] for one in raw["options"]]
    mark = st.tuples(st.sampled_from(numbers), st.integers(0, 5)).map(list)
    ballots = [one | {"marks": data.draw(st.lists(mark, max_size=4))} for one in raw["ballots"]]
    scored = raw | {"method": method, "max_per_option": 5, "per_person": 12, "ballots": ballots}
    if data.draw(st.booleans()):
        costed = [one | {"cost": one["cost"] or 3} for one in raw["options"]]
        scored |= {"cut": None, "budget": data.draw(st.integers(1, 40)), "options": costed}
    assert told(scored, fewest=0) == by_hand.count(scored)
