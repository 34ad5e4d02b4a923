"""The map: points to scale, one selection for the drawing and the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from tests.ui.keyboard import ALT, focused, press, tab_to
from tests.ui.seen import seen
from workshop_app.domain.proposals import Proposal
from workshop_app.services import places, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.places import Placed
from workshop_app.ui.map.drawing import MapDrawing
from workshop_app.ui.map.layout import Scale, apart, free_place
from workshop_app.ui.map.page import MapPage
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow

OpenPage = Callable[..., Page]
KEYS = Qt.Key


def opened(open_page: OpenPage, sample: OpenPlan, **where: str) -> MapPage:
    return cast(MapPage, open_page("map", sample, **where))


def test_the_list_and_the_drawing_choose_together(open_page: OpenPage, sample: OpenPlan) -> None:
    page = opened(open_page, sample)
    placed = places.placed(sample)
    assert page.where() == {"proposal": placed[0].proposal}
    press(KEYS.Key_Down)
    assert page.where() == {"proposal": placed[1].proposal}
    assert placed[1].place in page.drawing.accessibleDescription()
    tab_to("drawing of the points")
    drawing = focused()
    assert isinstance(drawing, MapDrawing)
    press(KEYS.Key_Right)
    assert page.list.row == placed[2]
    press(KEYS.Key_Left)
    press(KEYS.Key_Left)
    press(KEYS.Key_Left)
    assert page.list.row == placed[-1]


def test_enter_opens_the_proposal_and_comes_back(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    page = opened(open_page, sample)
    press(KEYS.Key_Down)
    here = page.where()
    press(KEYS.Key_Return)
    assert window.places.key == "proposals"
    press(KEYS.Key_Left, ALT)
    assert window.places.key == "map"
    assert cast(Page, window.page).where() == here


def test_a_click_on_a_badge_chooses_it(open_page: OpenPage, sample: OpenPlan) -> None:
    page = opened(open_page, sample)
    picked: list[int] = []
    page.drawing.picked.connect(picked.append)
    corner = page.drawing.rect().topLeft()
    QTest.mouseClick(page.drawing, Qt.MouseButton.LeftButton, pos=corner)
    assert picked == []


def test_a_withdrawn_proposal_leaves_the_map(open_page: OpenPage, sample: OpenPlan) -> None:
    page = opened(open_page, sample)
    count = page.model.rowCount()
    gone = sample.one(Proposal, places.placed(sample)[0].proposal)
    proposals.withdraw(sample, gone, "Ya se hizo")
    assert page.model.rowCount() == count - 1
    sample.undo()
    assert page.model.rowCount() == count


def test_an_empty_plan_says_that_no_place_is_marked(open_page: OpenPage) -> None:
    page = open_page("map")
    assert "Todavía no se ha marcado ningún lugar" in seen(page)
    assert page.where() == {}
    assert not [one for one in page.findChildren(MapDrawing) if one.isVisible()]


# -- where things are drawn -----------------------------------------------------------------------
def place(north: float, east: float) -> Placed:
    return Placed("p", "1", "health", "t", "t", "Parque", 7.88 + north, -72.5 + east)


def test_every_point_lies_inside_the_edge_and_north_is_up() -> None:
    points = [place(0, 0), place(0.02, 0.01), place(-0.01, 0.03)]
    scale = Scale(points, 700, 500, edge=50, least=500)
    spots = [scale.spot(one) for one in points]
    assert all(50 <= spot.x() <= 650 and 50 <= spot.y() <= 450 for spot in spots)
    assert spots[1].y() < spots[0].y() < spots[2].y()
    assert spots[0].x() < spots[1].x() < spots[2].x()


def test_one_point_alone_stands_in_the_middle() -> None:
    spot = Scale([place(0, 0)], 700, 500, edge=50, least=500).spot(place(0, 0))
    assert (round(spot.x()), round(spot.y())) == (350, 250)


def test_badges_are_moved_apart_even_when_they_stand_on_one_place() -> None:
    middles = apart([QPointF(100, 100)] * 6 + [QPointF(400, 400)], near=40)
    for a, one in enumerate(middles):
        for other in middles[:a]:
            apart_by = ((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2) ** 0.5
            assert apart_by >= 38
    assert middles[6] == QPointF(400, 400)


def test_a_label_stands_where_it_covers_nothing() -> None:
    ring, within = QRectF(100, 100, 60, 60), QRectF(0, 0, 400, 300)
    below = QRectF(60, 160, 140, 60)
    label = free_place((120, 26), ring, within, [below])
    assert not label.intersects(below)
    assert not label.intersects(ring)
    assert within.contains(label)
