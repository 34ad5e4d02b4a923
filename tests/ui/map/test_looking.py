"""What of the map is looked at: list and map as one, crowds, layers, filters, measuring, news."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, focused, press, tab_to, write
from tests.ui.map.deeds import (
    KEYS,
    NORTH,
    WEST,
    OpenPage,
    canvas_of,
    click,
    focus_map,
    light,
    opened,
    pinned,
    presses,
)
from tests.ui.seen import seen
from workshop_app import settings
from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.places import Pin
from workshop_app.domain.proposals import Proposal
from workshop_app.services import areas, pins, places, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import current
from workshop_app.ui.map import page as page_module
from workshop_app.ui.map.canvas.canvas import MapCanvas
from workshop_app.ui.map.canvas.clusters import clustered
from workshop_app.ui.map.canvas.marks import Mark
from workshop_app.ui.map.canvas.pin_pictures import middle_of
from workshop_app.ui.map.canvas.spread import MOST, rings
from workshop_app.ui.map.layout import apart
from workshop_app.ui.map.page import MapPage
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import IconButton

MakePlan = Callable[..., OpenPlan]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_list_and_the_map_choose_together(open_page: OpenPage, sample: OpenPlan) -> None:
    page = opened(open_page, sample)
    placed = places.placed(sample)
    assert page.where() == {"proposal": placed[0].proposal}
    press(KEYS.Key_Down)
    assert page.where() == {"proposal": placed[1].proposal}
    canvas = tab_to("map")
    assert isinstance(canvas, MapCanvas)
    assert placed[1].place in canvas.accessibleDescription()
    press(KEYS.Key_Right)
    assert page.panel.row is not None
    assert page.panel.row.of == placed[2].proposal
    presses(KEYS.Key_Left, 3)
    assert page.panel.row.key == page.shown.rows[-1].key


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
    assert window.page.where() == here  # type: ignore[union-attr]


def test_a_press_on_a_badge_chooses_it(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("looking")
    _, second = pinned(plan, 2, 0.02)
    page = opened(open_page, plan)
    canvas = canvas_of(page)
    mark = canvas.scene.mark(second.id)
    assert mark is not None
    middle = middle_of(canvas.view.spot(mark.spot), "proposal")
    click(canvas, middle.x(), middle.y())
    assert page.where() == {"proposal": second.proposal}


def test_a_withdrawn_proposal_leaves_the_map(open_page: OpenPage, sample: OpenPlan) -> None:
    page = opened(open_page, sample)
    count = page.panel.model.rowCount()
    gone = sample.one(Proposal, places.placed(sample)[0].proposal)
    proposals.withdraw(sample, gone, "Ya se hizo")
    assert page.panel.model.rowCount() == count - 1
    sample.undo()
    assert page.panel.model.rowCount() == count


def test_an_empty_plan_says_what_to_begin_with(open_page: OpenPage) -> None:
    page = open_page("map")
    assert "Elija un plano o una foto del territorio" in seen(page)
    assert focused().text() == "Imagen o foto…"  # type: ignore[attr-defined]
    assert page.where() == {}


def test_words_and_themes_filter_list_and_map(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("looking")
    pinned(plan, 2, 0.02, "health")
    house = pins.put(
        plan, Spot((-72.51, 7.91)), "Ladera", proposal=light(plan, "housing", "Techos")
    )
    page = opened(open_page, plan)
    canvas = canvas_of(page)
    press(KEYS.Key_F, CONTROL)
    assert focused() is page.panel.search
    write("techo")
    assert [mark.key for mark in canvas.scene.marks] == [house.id]
    assert page.panel.model.rowCount() == 1
    press(KEYS.Key_Escape)
    assert len(canvas.scene.marks) == 3
    page.panel.chips["health"].click()
    assert len(canvas.scene.marks) == 2
    page.panel.chips["health"].click()
    assert len(canvas.scene.marks) == 3
    write("nada de esto")
    assert "No hay nada así en el mapa" in seen(page)


def test_layers_are_put_off_and_on_with_their_counts(
    open_page: OpenPage, make_plan: MakePlan
) -> None:
    plan = make_plan("looking")
    pinned(plan, 2, 0.02)
    pins.put(plan, Spot((-72.51, 7.91)), "Parque")
    page = opened(open_page, plan)
    canvas = canvas_of(page)
    press(KEYS.Key_L)
    switch = tab_to("Salud")
    assert switch.accessibleDescription() == "2"
    press(KEYS.Key_Space)
    assert [mark.kind for mark in canvas.scene.marks] == ["place"]
    press(KEYS.Key_Escape)
    assert page.panel.model.rowCount() == 1
    press(KEYS.Key_L)
    tab_to("Salud")
    press(KEYS.Key_Space)
    assert len(canvas.scene.marks) == 3


# -- crowds ---------------------------------------------------------------------------------------
def test_crowded_pins_stand_together_and_come_apart_when_opened(
    open_page: OpenPage, make_plan: MakePlan
) -> None:
    plan = make_plan("looking")
    pinned(plan, MOST + 5, 0.00005)
    pinned(plan, 1, 0.05)
    far = pins.put(plan, Spot((-72.40, 7.99)), "Lejos")
    page = opened(open_page, plan)
    page.choose(far.id)
    canvas = canvas_of(page)
    crowd = max(canvas.scene.clusters(canvas.view), key=lambda one: len(one.members))
    assert len(crowd.members) > MOST
    before = canvas.view.scale
    middle = middle_of(canvas.view.spot(crowd.spot), "proposal")
    click(canvas, middle.x(), middle.y())
    assert canvas.view.scale > before
    page.choose("")
    assert page.where() == {}


def test_a_crowd_is_opened_by_keys_and_walked_round(
    open_page: OpenPage, window: MainWindow, make_plan: MakePlan, qtbot: QtBot
) -> None:
    plan = make_plan("looking")
    made = pinned(plan, MOST + 5, 0.01)
    spot = Spot((WEST - 0.01, NORTH))
    same = [pins.put(plan, spot, proposal=light(plan, "housing", f"Techo {n}")) for n in range(14)]
    page = opened(open_page, plan)
    page.choose(same[3].id)
    canvas = focus_map(page)
    qtbot.waitUntil(lambda: "En un grupo" in canvas.accessibleDescription())
    for _ in range(12):
        if canvas.scene.fanned is None:
            press(KEYS.Key_Return)
    fan = canvas.scene.fanned
    assert fan is not None
    inside = {canvas.scene.marks[at].key for at in fan.members}
    assert inside == {one.id for one in same}
    box = canvas.rect()
    middles = [middle for middle, _ in canvas.scene.fan(fan, canvas.view)]
    assert all(box.contains(middle.toPoint()) for middle in middles)
    for _ in same:
        press(KEYS.Key_Right)
        assert page.chosen in inside
        inside.discard(page.chosen)
    assert not inside
    page.choose(made[0].id)
    assert canvas.scene.fanned is None
    page.choose(same[0].id)
    canvas.open_cluster(fan)
    press(KEYS.Key_Return)
    assert window.places.key == "proposals"


def test_places_round_a_middle_never_touch() -> None:
    for count in (2, 12, 13, 60):
        around = rings(count, 40)
        assert len(around) == count
        for a, one in enumerate(around):
            for other in around[:a]:
                assert ((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2) ** 0.5 > 36


def test_every_pin_is_in_one_crowd_and_near_ones_together() -> None:
    marks = [Mark(str(n), (n * 0.1, 0.0), "proposal", "health", str(n), "") for n in range(100)]
    found = clustered(marks, 0.35)
    members = sorted(at for one in found for at in one.members)
    assert members == list(range(100))
    assert 20 < len(found) < 60
    assert len(clustered(marks, 0.05)) == 100


def test_badges_are_moved_apart_even_when_they_stand_on_one_place() -> None:
    middles = apart([QPointF(100, 100)] * 6 + [QPointF(400, 400)], near=40)
    for a, one in enumerate(middles):
        for other in middles[:a]:
            away = ((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2) ** 0.5
            assert away >= 38
    assert middles[6] == QPointF(400, 400)


# -- moving about ---------------------------------------------------------------------------------
def test_keys_move_the_map_and_show_all_of_it_again(
    open_page: OpenPage, make_plan: MakePlan
) -> None:
    plan = make_plan("looking")
    pinned(plan, 2, 0.02)
    canvas = focus_map(opened(open_page, plan))
    x, scale = canvas.view.x, canvas.view.scale
    press(KEYS.Key_Right, SHIFT)
    assert canvas.view.x > x
    press(KEYS.Key_Plus)
    assert canvas.view.scale > scale
    press(KEYS.Key_Minus)
    press(KEYS.Key_F)
    assert canvas.view.x == pytest.approx(x)
    assert canvas.view.scale == pytest.approx(scale)


def test_a_distance_and_the_ground_inside_are_measured(
    open_page: OpenPage, make_plan: MakePlan
) -> None:
    plan = make_plan("looking")
    pinned(plan, 2, 0.01)
    page = opened(open_page, plan)
    canvas = canvas_of(page)
    spots = [canvas.view.spot(mark.spot) for mark in canvas.scene.marks]
    press(KEYS.Key_M)
    for spot in spots:
        click(canvas, spot.x(), spot.y())
    assert page.board.measure.length() == pytest.approx(1103, abs=15)
    assert page.board.said.text() == "1,1\N{NO-BREAK SPACE}km"
    click(canvas, spots[1].x(), spots[1].y() + 100)
    click(canvas, spots[0].x(), spots[0].y())
    assert page.board.measure.closed
    assert "ha" in page.board.said.text()
    press(KEYS.Key_Escape)
    assert page.board.tool == "select"
    assert not page.board.line.isVisible()


def test_the_notice_stays_until_it_is_closed(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    page = opened(open_page, sample)
    assert page.notice.isVisible()
    cross = page.notice.findChild(IconButton)
    assert isinstance(cross, IconButton)
    cross.click()
    window.go("vote")
    window.go("map")
    assert isinstance(window.page, MapPage)
    assert not window.page.notice.isVisible()
    workshops = current.workshops(sample)
    here = current.workshop(sample)
    other = next(one for one in workshops if one != here)
    window.go("vote")
    current.choose(sample, other.id)
    assert opened(open_page).notice.isVisible()


def test_the_notice_stays_closed_for_the_workshop_when_the_program_is_opened_again(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    held = current.workshop(sample)
    assert held is not None
    window.change_settings(hints_done=(f"map-safety {held.id}",))
    assert not opened(open_page, sample).notice.isVisible()
    window.change_settings(hints_done=())
    window.go("vote")
    page = opened(open_page)
    cross = page.notice.findChild(IconButton)
    assert isinstance(cross, IconButton)
    cross.click()
    assert settings.load().hints_done == (f"map-safety {held.id}",)


def test_what_was_seen_of_the_map_is_found_again(
    open_page: OpenPage, window: MainWindow, make_plan: MakePlan
) -> None:
    plan = make_plan("looking")
    pinned(plan, 2, 0.02)
    page = opened(open_page, plan)
    press(KEYS.Key_L)
    tab_to("Lugares públicos")
    press(KEYS.Key_Space)
    canvas = focus_map(page)
    presses(KEYS.Key_Plus, 4)
    press(KEYS.Key_Up, SHIFT)
    before = canvas.part
    window.go("vote")
    page = opened(open_page)
    assert canvas_of(page).part == before
    assert page.seen.off == {"place"}
    press(KEYS.Key_F)
    window.go("vote")
    assert canvas_of(opened(open_page)).part is None


def test_a_pin_and_an_area_are_opened_by_their_own_ids(
    open_page: OpenPage, make_plan: MakePlan
) -> None:
    plan = make_plan("looking")
    first = pinned(plan)[0]
    second = pins.put(plan, Spot((WEST + 0.1, NORTH)), "Lejos", proposal=first.proposal)
    ring = ((WEST, NORTH), (WEST + 0.01, NORTH), (WEST, NORTH + 0.01))
    area = areas.draw(plan, (ring,), "Ladera")
    page = opened(open_page, plan, area=area.id)
    assert page.chosen == area.id
    assert page.where() == {"area": area.id}
    page.open_at(pin=second.id)
    assert page.chosen == second.id
    where = page.where()
    page.open_at(pin=first.id)
    page.open_at(**where)
    assert page.chosen == second.id
    page.seen.off = frozenset({"area"})
    page.show_looked_at()
    page.open_at(area=area.id)
    assert page.panel.row is not None
    assert page.panel.row.key == area.id


def test_a_point_that_has_no_place_yet_is_put_there(open_page: OpenPage, sample: OpenPlan) -> None:
    point = next(one for one in sample.all(ServicePoint) if not sample.count(Pin, point=one.id))
    page = opened(open_page, sample, point=point.id)
    assert page.board.tool == "point"
    press(KEYS.Key_Return)
    press(KEYS.Key_Return)
    press(KEYS.Key_Return)
    assert sample.count(Pin, point=point.id) == 1
    assert page.where() == {"point": point.id}


def test_many_pins_are_read_in_the_background(
    open_page: OpenPage, make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(page_module, "AT_ONCE", 1)
    plan = make_plan("looking")
    made = pinned(plan, 3, 0.01)
    page = opened(open_page, plan, proposal=str(made[2].proposal))
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 3)
    assert page.where() == {"proposal": made[2].proposal}
    pinned(plan, 1)
    qtbot.waitUntil(lambda: page.panel.model.rowCount() == 4)
    QApplication.processEvents()
