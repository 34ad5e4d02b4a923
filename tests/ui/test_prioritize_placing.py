"""Places on the map of priority and capacity, and an official's turn: plain values, no window."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain.capacity import CRITERIA
from workshop_app.ui.prioritize.placing import PUSH, Dot, Ground, neighbour, places, scales
from workshop_app.ui.prioritize.turn import Turn

GROUND = Ground(0, 0, 520, 560, side=26, name=78, border=25)
dots = st.lists(
    st.tuples(st.floats(1, 5, allow_nan=False), st.floats(0, 1, allow_nan=False), st.booleans()),
    max_size=20,
).map(
    lambda rows: [
        Dot(str(n), across, up, high, across >= 3.5) for n, (across, up, high) in enumerate(rows)
    ]
)


def wanted(all_dots: list[Dot]) -> dict[str, tuple[float, float]]:
    """Where each would stand if it were alone on the same scales."""
    across, up = scales(all_dots, GROUND, 3.5)
    found = {}
    for dot in all_dots:
        left, top, right, bottom = GROUND.room(dot.high, dot.able)
        x, y = across.at(dot.across), up.at(dot.up)
        found[dot.id] = (min(right, max(left, x)), min(bottom, max(top, y)))
    return found


@given(dots)
def test_every_badge_stands_in_its_own_zone_and_is_pushed_at_most_so_far(
    found: list[Dot],
) -> None:
    at, wish = places(found, GROUND, 3.5, 40), wanted(found)
    for dot in found:
        left, top, right, bottom = GROUND.room(dot.high, dot.able)
        x, y = at[dot.id]
        assert left - 0.01 <= x <= right + 0.01
        assert top - 0.01 <= y <= bottom + 0.01
        assert math.dist(at[dot.id], wish[dot.id]) <= PUSH + 0.01


def test_badges_that_would_overlap_a_little_lie_apart() -> None:
    close = [Dot("1", 4.2, 0.9, True, True), Dot("2", 4.25, 0.9, True, True)]
    at = places(close, GROUND, 3.5, 20)
    assert math.dist(at["1"], at["2"]) >= 19


def test_one_over_the_other_is_pushed_aside() -> None:
    same = [Dot("1", 2, 0.2, False, False), Dot("2", 2, 0.2, False, False)]
    at = places(same, GROUND, 3.5, 38)
    assert math.dist(at["1"], at["2"]) > 1.7 * PUSH


def test_a_closed_gate_keeps_a_high_mean_in_the_left_half() -> None:
    at = places([Dot("1", 4.8, 0.9, True, False)], GROUND, 3.5, 38)
    assert at["1"][0] < GROUND.middle[0]


def test_the_scales_meet_at_the_borders_of_the_zones() -> None:
    some = [Dot("1", 4, 0.8, True, True), Dot("2", 2, 0.4, False, False)]
    across, up = scales(some, GROUND, 3.5)
    assert across.at(3.5) == GROUND.middle[0]
    assert up.at(0.6) == pytest.approx(GROUND.middle[1])
    assert up.at(1.0) == GROUND.top + GROUND.name


def test_arrows_lead_to_the_nearest_in_their_direction() -> None:
    at = {"a": (0.0, 0.0), "b": (50.0, 5.0), "c": (20.0, 90.0), "d": (200.0, 0.0)}
    assert neighbour(at, "a", 1, 0) == "b"
    assert neighbour(at, "b", 1, 0) == "d"
    assert neighbour(at, "a", 0, 1) == "c"
    assert neighbour(at, "a", -1, 0) == "a"
    assert neighbour(at, "", 1, 0) == "a"
    assert neighbour({}, "", 1, 0) == ""


def test_a_turn_hands_in_nine_answers_once() -> None:
    turn = Turn()
    turn.mark("p", "legal", 4)
    turn.mark("p", "budget", None)
    assert turn.touched("p") == 2
    answers = turn.hand_in("p")
    assert answers is not None
    assert list(answers) == list(CRITERIA)
    assert (answers["legal"], answers["budget"], answers["staff"]) == (4, None, None)
    turn.mark("p", "staff", 5)
    assert turn.touched("p") == 0
    assert turn.hand_in("p") is None


def test_what_was_not_touched_is_not_handed_in() -> None:
    turn = Turn()
    assert turn.hand_in("p") is None
    turn.mark("p", "legal", 4)
    turn.unmark("p", "legal")
    assert turn.hand_in("p") is None
    assert not turn.done("p")


def test_enter_leads_past_closed_gates_and_back_to_what_was_begun() -> None:
    turn = Turn()
    listed = ["a", "b", "c", "d"]
    assert turn.next_after("a", listed, closed={"b"}) == "c"
    turn.mark("a", "legal", 3)
    assert turn.next_after("d", listed) == "a"
    turn.hand_in("a")
    assert turn.next_after("d", listed) == ""
