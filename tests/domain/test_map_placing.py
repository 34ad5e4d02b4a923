"""How a picture lies on the ground: by two points, by metres, or not at all."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop_app.domain import geo, map_placing, outlines
from workshop_app.domain.map_placing import by_metres, by_points, placing_of, scale_of
from workshop_app.domain.places import Area
from workshop_app.text import KnownError

FIRST, SECOND = ((0.1, 0.1), (-72.51, 7.91)), ((0.9, 0.6), (-72.50, 7.90))
on_base = st.tuples(st.floats(0, 1), st.floats(0, 1))
near = st.tuples(st.floats(-72.6, -72.4), st.floats(7.8, 8.0))


@given(on_base, near, on_base, near, on_base)
def test_two_points_lay_a_base_so_that_every_place_comes_back(
    a: geo.Point, ga: geo.Point, b: geo.Point, gb: geo.Point, other: geo.Point
) -> None:
    assume(math.dist(a, b) > 0.05)
    assume(geo.metres((ga, gb)) > 5)
    placing = placing_of(by_points((a, ga), (b, gb)))
    assert placing is not None
    assert math.dist(placing.degrees(a), ga) < 1e-7
    assert math.dist(placing.degrees(b), gb) < 1e-7
    assert math.dist(placing.spot(placing.degrees(other)), other) < 1e-5


def test_lengths_on_a_placed_base_are_those_of_the_ground() -> None:
    placing = placing_of(by_points(FIRST, SECOND))
    assert placing is not None
    across = geo.metres((placing.degrees((0, 0)), placing.degrees((1, 0))))
    assert placing.metres_per_width == pytest.approx(across, rel=0.005)
    assert placing.bounds(0.7).holds(placing.degrees((0.5, 0.3)))


def test_up_is_north_where_two_points_say_so() -> None:
    upright = placing_of(by_points(((0, 0), (-72.5, 7.9)), ((1, 0), (-72.49, 7.9))))
    turned = placing_of(by_points(((0, 0), (-72.5, 7.9)), ((1, 0), (-72.5, 7.91))))
    assert upright is not None
    assert turned is not None
    assert upright.turned == pytest.approx(0)
    assert abs(turned.turned) == pytest.approx(90)


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (FIRST, (FIRST[0], SECOND[1]), map_placing.TOO_NEAR),
        (FIRST, ((0.101, 0.1), SECOND[1]), map_placing.TOO_NEAR),
        (FIRST, (SECOND[0], FIRST[1]), map_placing.TOO_NEAR_ON_GROUND),
        (FIRST, (SECOND[0], (-72.5, 91.0)), map_placing.NO_PLACE),
        (FIRST, (SECOND[0], (float("nan"), 7.9)), map_placing.NO_PLACE),
        ((FIRST[0], (181.0, 7.9)), SECOND, map_placing.NO_PLACE),
        (((float("nan"), 0.1), FIRST[1]), SECOND, map_placing.TOO_NEAR),
    ],
)
def test_points_that_do_not_say_how_a_base_lies_are_refused(
    first: Any, second: Any, message: str
) -> None:
    with pytest.raises(KnownError) as refused:
        by_points(first, second)
    assert refused.value.message == message


def test_metres_between_two_places_give_a_scale_and_no_place() -> None:
    placed = by_metres((0.1, 0.1), (0.6, 0.1), 250, north_up=True)
    assert placing_of(placed) is None
    scale = scale_of(placed)
    assert scale is not None
    assert scale.metres_per_width == pytest.approx(500)
    assert scale.north_up
    for metres in (0, -3, float("nan"), float("inf"), 1e9):
        with pytest.raises(KnownError):
            by_metres((0.1, 0.1), (0.6, 0.1), metres, north_up=False)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(("points", "rings", "x", "y", "longitude", "latitude", "metres")), inner
        )
    ),
    max_leaves=20,
)


@given(anything)
def test_whatever_a_file_holds_there_is_an_answer(held: Any) -> None:
    placing_of(held)
    scale_of(held)
    for base in (None, "b"):
        area = Area(id="a", label="x", outline=held, base=base)
        assert all(len(ring) >= 3 for ring in outlines.rings_of(area))
        outlines.is_read(area)


def test_an_outline_of_an_older_file_is_read() -> None:
    corners = [{"latitude": y, "longitude": x} for x, y in ((-72, 7), (-71, 7), (-71, 8), (-72, 7))]
    area = Area(id="a", label="x", outline={"points": corners})
    assert outlines.rings_of(area) == (((-72, 7), (-71, 7), (-71, 8)),)


def test_an_outline_comes_back_as_it_was_kept() -> None:
    rings = (((-72.0, 7.0), (-71.0, 7.0), (-71.0, 8.0)), ((-71.5, 7.2), (-71.4, 7.2), (-71.4, 7.3)))
    assert outlines.rings_of(Area(id="a", label="x", outline=outlines.as_kept(rings))) == rings


def test_corners_that_cannot_be_drawn_are_left_out() -> None:
    area = Area(id="a", label="x", outline={"rings": [
        [[-72, 7], [float("inf"), 7], ["x", 7], [True, 7], [-71, 7], [-71, 8], [500, 7]],
        [[0, 0], [1, 1]],
    ]})  # fmt: skip
    assert outlines.rings_of(area) == (((-72.0, 7.0), (-71.0, 7.0), (-71.0, 8.0)),)
    assert outlines.is_read(area)
    assert not outlines.is_read(Area(id="a", label="x", outline={"rings": 7}))
