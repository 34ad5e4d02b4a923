"""Rectangles and zoom without a window: what stays inside, what is chosen, what is in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from workshop_app.services.pictures import Box
from workshop_app.ui.photos.boxes import Boxes
from workshop_app.ui.photos.view import View

part = st.floats(-0.5, 0.5, allow_nan=False)


@given(st.lists(st.tuples(st.sampled_from(["move", "grow"]), part, part), max_size=12))
def test_a_rectangle_never_leaves_the_picture(deeds: list[tuple[str, float, float]]) -> None:
    boxes = Boxes()
    boxes.add_at(QPointF(0.5, 0.5))
    for deed, across, down in deeds:
        getattr(boxes, deed)(across, down)
    box = boxes.current
    assert box is not None
    assert box == box.inside()
    assert box.right - box.left > 0.009
    assert box.bottom - box.top > 0.009


def test_moving_keeps_the_size_and_growing_the_corner() -> None:
    boxes = Boxes([Box(0.1, 0.1, 0.3, 0.2)], 0)
    boxes.move(5, 0.1)
    assert boxes.current == Box(pytest.approx(0.8), 0.2, 1.0, pytest.approx(0.3))
    boxes.grow(-0.1, 0.1)
    assert boxes.current == Box(pytest.approx(0.8), 0.2, 0.9, pytest.approx(0.4))


def test_taking_one_away_keeps_the_others_in_order_and_what_is_kept_stays() -> None:
    boxes = Boxes([Box(n / 10, 0, n / 10 + 0.05, 1) for n in range(4)], 1, held={3})
    assert boxes.drop() == 1
    assert (len(boxes.all), boxes.held, boxes.chosen) == (3, {2}, 1)
    boxes.chosen = 2
    assert not boxes.moves
    assert boxes.drop() == -1


def test_there_is_one_rectangle_where_only_one_makes_sense() -> None:
    boxes = Boxes(single=True)
    assert boxes.add(Box(0, 0, 0.5, 0.5))
    assert boxes.add(Box(0.9, 0.8, 0.2, 0.1))
    assert boxes.all == [Box(0.2, 0.1, 0.9, 0.8)]
    assert not boxes.add(Box(0.5, 0.5, 0.5, 0.5))


@given(st.floats(0.3, 20), part, part)
def test_a_zoomed_picture_leaves_no_empty_margin(zoom: float, across: float, down: float) -> None:
    view = View(QSizeF(1600, 1200), QSizeF(500, 400))
    view.zoom_by(zoom, QPointF(30, 390))
    view.pan(across * 4000, down * 4000)
    at = view.picture()
    assert 1 <= view.zoom <= 8
    for begin, size, room in (
        (at.left(), at.width(), 500),
        (at.top(), at.height(), 400),
    ):
        if size <= room:
            assert begin == pytest.approx((room - size) / 2)
        else:
            assert begin <= 0.001
            assert begin + size >= room - 0.001


def test_what_is_under_the_pointer_stays_under_it() -> None:
    view = View(QSizeF(1000, 1000), QSizeF(500, 500))
    before = view.fraction(QPointF(200, 300))
    view.zoom_by(2, QPointF(200, 300))
    after = view.fraction(QPointF(200, 300))
    assert after.x() == pytest.approx(before.x(), abs=0.01)
    assert after.y() == pytest.approx(before.y(), abs=0.01)


def test_a_chosen_rectangle_comes_into_sight() -> None:
    view = View(QSizeF(1000, 1000), QSizeF(500, 500))
    view.zoom_by(4)
    far = Box(0.9, 0.9, 0.99, 0.99)
    place = QRectF(0, 0, 500, 500)
    assert not place.contains(view.placed(far))
    view.bring(far)
    assert place.contains(view.placed(far))
