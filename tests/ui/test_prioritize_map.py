"""The map of priorities: walked, looked at from nearer, never dragged; the same in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.keyboard import press
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.prioritize import placing
from workshop_app.ui.prioritize.page import PrioritizePage
from workshop_app.ui.prioritize.placing import Dot, Ground, View
from workshop_app.ui.prioritize.zone_map import ZoneMap

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
Opens = Callable[..., Page]
GROUND = Ground(40, 4, 500, 500, side=26, name=78, border=20)


@pytest.fixture
def zone_map(open_page: Opens, sample: OpenPlan) -> ZoneMap:
    page = open_page("prioritize", sample)
    assert isinstance(page, PrioritizePage)
    page.priorities.map.map.setFocus()
    return page.priorities.map.map


def spots(zone_map: ZoneMap) -> dict[str, QPoint | None]:
    return {point.dot.id: zone_map.place_of(point.dot.id) for point in zone_map.points}


def test_right_walks_through_every_point_as_one_reads_them(zone_map: ZoneMap) -> None:
    press(KEY.Key_Home)
    walked = [zone_map.current]
    for _ in zone_map.points[1:]:
        press(KEY.Key_Right)
        walked.append(zone_map.current)
    assert sorted(walked) == sorted(point.dot.id for point in zone_map.points)
    by_id = {point.dot.id: point for point in zone_map.points}
    zones = [(by_id[id].dot.high, by_id[id].dot.able) for id in walked]
    assert list(dict.fromkeys(zones)) == [(True, False), (True, True), (False, False),
                                          (False, True)]  # fmt: skip
    press(KEY.Key_Right)
    assert zone_map.current == walked[-1], "the walk ends"
    press(KEY.Key_Left)
    assert zone_map.current == walked[-2]


def test_the_chosen_point_is_told_whole(zone_map: ZoneMap) -> None:
    press(KEY.Key_Home)
    assert zone_map.accessibleName() == (
        "21 Agua y alcantarillado · Vivienda · Abrir camino · prioridad 1,00 · capacidad 2,8 · "
        "distancia 1,1 · firme"
    )
    assert zone_map.accessibleDescription() == "1 de 20 en el mapa"


def test_keys_look_from_nearer_move_and_show_all_again(zone_map: ZoneMap) -> None:
    whole = spots(zone_map)
    press(KEY.Key_Plus)
    press(KEY.Key_Plus)
    assert zone_map.view.zoom == pytest.approx(2.25)
    nearer = spots(zone_map)
    press(KEY.Key_Right, SHIFT)
    moved = spots(zone_map)
    assert nearer != whole
    assert all(moved[id].x() <= nearer[id].x() for id in moved)
    press(KEY.Key_Minus)
    assert zone_map.view.zoom == pytest.approx(1.5)
    press(KEY.Key_0)
    assert spots(zone_map) == whole


def test_the_chosen_point_stays_in_sight_while_one_walks(zone_map: ZoneMap) -> None:
    for _ in range(4):
        press(KEY.Key_Plus)
    press(KEY.Key_Home)
    for _ in zone_map.points:
        place = zone_map.place_of(zone_map.current)
        assert place is not None
        assert zone_map.rect().contains(place)
        press(KEY.Key_Right)


def test_the_wheel_looks_from_nearer_where_the_pointer_is(zone_map: ZoneMap) -> None:
    id = zone_map.points[0].dot.id
    before = zone_map.place_of(id)
    assert before is not None
    at = QPointF(before)
    event = QWheelEvent(
        at, zone_map.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(zone_map, event)
    assert zone_map.view.zoom == pytest.approx(1.44)
    after = zone_map.place_of(id)
    assert after is not None
    assert (after - before).manhattanLength() < 40


def test_no_point_can_be_dragged(zone_map: ZoneMap) -> None:
    before = spots(zone_map)
    at = zone_map.place_of(zone_map.points[3].dot.id)
    assert at is not None
    QTest.mousePress(zone_map, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(zone_map, at + QPoint(80, 60))
    QTest.mouseRelease(zone_map, Qt.MouseButton.LeftButton, pos=at + QPoint(80, 60))
    assert zone_map.current == zone_map.points[3].dot.id
    assert spots(zone_map) == before


def crowd(count: int) -> list[Dot]:
    return [Dot(str(n), 3.9 + n % 7 * 0.02, 0.8 + n % 5 * 0.01, True, True) for n in range(count)]


def test_what_would_hide_each_other_is_one_pile_and_comes_apart_from_nearer() -> None:
    dots = crowd(30)
    at = placing.places(dots, GROUND, 3.5, 30)
    piles = placing.piles(dots, at, 30)
    assert sorted(id for pile in piles for id in pile) == sorted(at), "each is in one pile"
    assert len(piles) < 12
    near = View(8.0, 3.0, 1.0).over(GROUND)
    at = placing.places(dots, near, 3.5, 30)
    assert len(placing.piles(dots, at, 30)) > len(piles)


def test_first_badges_of_two_piles_never_hide_each_other() -> None:
    dots = crowd(60)
    at = placing.places(dots, GROUND, 3.5, 30)
    firsts = [pile[0] for pile in placing.piles(dots, at, 30)]
    for n, one in enumerate(firsts):
        for other in firsts[:n]:
            away = abs(complex(*at[one]) - complex(*at[other]))
            assert away >= placing.HIDES * 30


def test_what_lies_under_the_pointer_stays_there() -> None:
    view = View().zoomed(GROUND, 3.0, (290, 254))
    before, after = GROUND, view.over(GROUND)
    for edge, size, at in (("left", "width", 290), ("top", "height", 254)):
        share = (at - getattr(before, edge)) / getattr(before, size)
        assert (at - getattr(after, edge)) / getattr(after, size) == pytest.approx(share)
    assert view.zoomed(GROUND, 0.01, (100, 100)) == View()
    assert view.moved(99, 99).x == pytest.approx(2.0)
