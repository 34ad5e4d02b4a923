"""Places on the ground: the plane of web maps, measures, outlines."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app.domain import geo
from workshop_app.domain.geo import Bounds, Rings

SQUARE: Rings = (((-72.5, 7.9), (-72.49, 7.9), (-72.49, 7.91), (-72.5, 7.91)),)
HOLE = ((-72.497, 7.903), (-72.493, 7.903), (-72.493, 7.907), (-72.497, 7.907))
BOW: Rings = (((0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)),)

degrees = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


@given(degrees)
def test_degrees_come_back_from_the_plane(place: geo.Point) -> None:
    there = geo.from_plane(geo.to_plane(place))
    assert math.dist(there, place) < 1e-9


@given(degrees, st.integers(0, 20))
def test_a_tile_holds_the_places_that_it_is_found_for(place: geo.Point, zoom: int) -> None:
    column, row = geo.tile_at(place, zoom)
    box = geo.tile_bounds(zoom, column, row)
    wide = Bounds(box.west - 1e-9, box.south - 1e-9, box.east + 1e-9, box.north + 1e-9)
    assert wide.holds(place)


def test_the_plane_ends_where_web_maps_end() -> None:
    assert geo.to_plane((180, 90))[1] == pytest.approx(geo.HALF_WORLD, rel=1e-6)
    assert geo.tile_at((180, -90), 3) == (7, 7)


def test_lengths_and_areas_are_those_of_the_ground() -> None:
    assert geo.metres(SQUARE[0][:2]) == pytest.approx(1_102.7, abs=0.5)
    assert geo.metres(((-72.5, 7.9),)) == 0
    whole = geo.square_metres(SQUARE)
    assert whole == pytest.approx(1_102.7 * 1_105.8, rel=0.001)
    assert geo.square_metres((*SQUARE, HOLE)) == pytest.approx(whole * (1 - 0.16), rel=0.001)
    assert geo.square_metres((SQUARE[0][::-1],)) == pytest.approx(whole)


def test_a_hole_is_not_inside() -> None:
    assert geo.holds(SQUARE, (-72.495, 7.905))
    assert not geo.holds((*SQUARE, HOLE), (-72.495, 7.905))
    assert geo.holds((*SQUARE, HOLE), (-72.4985, 7.901))
    assert not geo.holds(SQUARE, (-72.4, 7.905))
    assert not geo.holds((), (0, 0))


def test_an_outline_that_crosses_itself_is_told_and_mended() -> None:
    assert geo.is_sound(SQUARE)
    assert not geo.is_sound(BOW)
    assert not geo.is_sound(())
    assert not geo.is_sound((((0, 0), (1, 1), (2, 2)),))
    made = geo.mended(BOW)
    assert len(made) == 2
    assert all(geo.is_sound((ring,)) for ring in made)
    assert geo.mended((((0, 0), (1, 1), (0, 0)),)) == ()


corner = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda p: (p[0] / 4, p[1] / 4))


@given(st.lists(corner, min_size=3, max_size=9).map(tuple))
def test_whatever_is_drawn_is_mended_to_sound_rings_or_to_nothing(ring: geo.Ring) -> None:
    for one in geo.mended((ring,)):
        assert geo.is_sound((one,))


@given(st.lists(corner, min_size=4, max_size=30).map(tuple), st.floats(0.01, 1))
def test_a_simpler_line_has_its_ends_and_no_more_corners(line: geo.Ring, by: float) -> None:
    made = geo.simplified(line, by)
    assert (made[0], made[-1]) == (line[0], line[-1])
    assert len(made) <= len(line)


def test_a_name_stands_inside_of_what_it_names() -> None:
    horseshoe = ((0, 0), (3, 0), (3, 3), (2, 3), (2, 1), (1, 1), (1, 3), (0, 3))
    for rings in (SQUARE, (horseshoe,)):
        assert geo.holds(rings, geo.name_place(rings))
    assert geo.name_place(()) == (0, 0)


def test_a_view_holds_what_it_fits() -> None:
    box = Bounds(-72.53, 7.87, -72.47, 7.93)
    (x, y), scale = geo.fitting(box, 800, 500, 20)
    for corner_of in ((box.west, box.south), (box.east, box.north)):
        there = geo.to_plane(corner_of)
        assert abs(there[0] - x) * scale <= 380 + 1e-6
        assert abs(there[1] - y) * scale <= 230 + 1e-6
    one = Bounds(-72.5, 7.9, -72.5, 7.9)
    assert geo.fitting(one, 800, 500)[1] <= 16


def test_rounding_for_everybody_keeps_to_about_a_hundred_metres() -> None:
    assert geo.coarse((-72.5067891, 7.8912345)) == (-72.507, 7.891)
    assert geo.metres(((-72.5067891, 7.8912345), (-72.507, 7.891))) < 80


def test_a_scribble_is_no_outline_and_takes_no_time() -> None:
    knot = tuple((n * 7919 % 977 / 1e4, n * 104_729 % 733 / 1e4) for n in range(2_000))
    squares = tuple(
        ((x, x), (x + 1, x), (x + 1, x + 1), (x, x + 1)) for x in (n / 900 for n in range(900))
    )
    for rings in ((knot,), squares):
        assert geo.is_scribble(rings)
        assert geo.mended(rings) == ()
    assert not geo.is_scribble(BOW)
    assert not geo.is_scribble(())
