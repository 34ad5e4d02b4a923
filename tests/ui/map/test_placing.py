"""Putting points and areas on the map, by keys alone and by hand; moving, editing, taking away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.keyboard import CONTROL, focused, press, write
from tests.ui.map.deeds import (
    KEYS,
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
from workshop_app.domain.places import Area, Pin
from workshop_app.services import areas, prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.map.canvas.canvas import MapCanvas
from workshop_app.ui.map.page import MapPage
from workshop_app.ui.map.panels.form import PlaceForm
from workshop_app.ui.shell.window import MainWindow

MakePlan = Callable[..., OpenPlan]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def outlines_of(area: Area) -> list[list[float]]:
    """The corners of an area."""
    return [list(corner) for corner in area.outline["rings"][0]]


def test_a_pin_is_put_with_keys_alone_and_undone(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("places")
    said = light(plan)
    page = opened(open_page, plan)
    press(KEYS.Key_P)
    assert page.board.tool == "point"
    presses(KEYS.Key_Right, 3, SHIFT)
    press(KEYS.Key_Return)
    form = page.findChild(PlaceForm)
    assert form is not None
    write("1")
    press(KEYS.Key_Return)
    write("Parque de Gaitan")
    press(KEYS.Key_Return)
    (pin,) = plan.all(Pin)
    assert (pin.proposal, pin.place) == (said, "Parque de Gaitan")
    assert pin.longitude is not None
    assert not pin.facility
    assert page.where() == {"proposal": said}
    assert page.board.tool == "select"
    plan.undo()
    assert plan.all(Pin) == []


def test_a_place_that_endangers_is_told_before_anything_is_kept(
    open_page: OpenPage, make_plan: MakePlan
) -> None:
    plan = make_plan("places")
    page = opened(open_page, plan)
    press(KEYS.Key_P)
    press(KEYS.Key_Return)
    press(KEYS.Key_Return)
    write("La olla de la esquina")
    press(KEYS.Key_Return)
    assert plan.all(Pin) == []
    assert "peligro" in seen(page)
    press(KEYS.Key_Return)
    (pin,) = plan.all(Pin)
    assert "olla" not in pin.place


def test_a_public_facility_says_what_that_means(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("places")
    page = opened(open_page, plan)
    press(KEYS.Key_P)
    press(KEYS.Key_Return)
    form = page.findChild(PlaceForm)
    assert form is not None
    assert form.switch.isChecked()
    before = form.meaning.text()
    form.switch.click()
    assert form.meaning.text() != before
    form.switch.click()
    form.line.edit.setText("Puesto de salud")
    form.offer()
    assert plan.all(Pin)[0].facility


def test_escape_leaves_the_form_and_the_tool(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("places")
    page = opened(open_page, plan)
    press(KEYS.Key_P)
    press(KEYS.Key_Return)
    press(KEYS.Key_Escape)
    assert page.side.is_list
    assert page.board.tool == "select"
    assert plan.all(Pin) == []


def test_an_area_is_drawn_with_keys_alone(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("places")
    unit = prepare.add_territory(plan, "Belen")
    pinned(plan)
    page = opened(open_page, plan)
    press(KEYS.Key_A)
    assert page.board.tool == "area"
    press(KEYS.Key_Return)
    presses(KEYS.Key_Right, 2, SHIFT)
    press(KEYS.Key_Return)
    presses(KEYS.Key_Down, 2, SHIFT)
    press(KEYS.Key_Return)
    presses(KEYS.Key_Left, 1, SHIFT)
    press(KEYS.Key_Return)
    press(KEYS.Key_Backspace)
    assert len(page.board.area.corners) == 3
    presses(KEYS.Key_Right, 1, SHIFT)
    press(KEYS.Key_Return)
    write("belen")
    press(KEYS.Key_Return)
    (area,) = plan.all(Area)
    assert area.territory == unit.id
    assert area.label == ""
    assert page.where() == {"territory": unit.id}
    while plan.count(Area):
        plan.undo()
    assert page.shown.areas == []


def drawn_by_hand(page: MapPage) -> MapCanvas:
    """An area of three corners, closed on the first one."""
    canvas = canvas_of(page)
    press(KEYS.Key_A)
    for x, y in ((300, 200), (400, 200), (350, 300), (300, 200)):
        click(canvas, x, y)
    return canvas


def test_a_closed_area_is_kept_at_once_and_survives_a_press_and_leaving(
    open_page: OpenPage, window: MainWindow, make_plan: MakePlan
) -> None:
    plan = make_plan("places")
    pinned(plan)
    page = opened(open_page, plan)
    canvas = drawn_by_hand(page)
    (area,) = plan.all(Area)
    assert area.label == "Área 1"
    assert page.findChild(PlaceForm) is not None
    outline = area.outline
    click(canvas, 500, 400)
    click(canvas, 550, 420)
    window.go("vote")
    assert [one.outline for one in plan.all(Area)] == [outline]
    page = opened(open_page)
    drawn_by_hand(page)
    assert [one.label for one in plan.all(Area)] == ["Área 1", "Área 2"]
    assert page.findChild(PlaceForm) is not None
    plan.undo()
    assert [one.label for one in plan.all(Area)] == ["Área 1"]
    assert page.side.is_list
    assert page.board.tool == "select"


def test_a_new_area_is_named_in_its_form(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("places")
    pinned(plan)
    page = opened(open_page, plan)
    drawn_by_hand(page)
    press(KEYS.Key_Return)
    press(KEYS.Key_A, CONTROL)
    write("Ladera")
    press(KEYS.Key_Return)
    assert [one.label for one in plan.all(Area)] == ["Ladera"]
    assert page.side.is_list


def test_letters_are_no_tools_while_a_form_is_written_in(
    open_page: OpenPage, make_plan: MakePlan
) -> None:
    plan = make_plan("places")
    page = opened(open_page, plan)
    press(KEYS.Key_P)
    press(KEYS.Key_Return)
    form = page.findChild(PlaceForm)
    assert form is not None
    press(KEYS.Key_Tab)
    assert focused() is form.line.edit
    form.of.list.setFocus()
    write("vampiro")
    assert page.board.tool == "point"
    assert form.of.line.text() == "vampiro"
    form.switch.setFocus()
    write("vamp")
    assert page.board.tool == "point"
    assert page.findChild(PlaceForm) is form
    press(KEYS.Key_Escape)
    press(KEYS.Key_A)
    assert page.board.tool == "area"


def test_words_that_fit_nothing_become_a_public_place(
    open_page: OpenPage, make_plan: MakePlan
) -> None:
    plan = make_plan("places")
    light(plan)
    page = opened(open_page, plan)
    press(KEYS.Key_P)
    press(KEYS.Key_Return)
    form = page.findChild(PlaceForm)
    assert form is not None
    write("luz")
    assert not form.switch.isChecked()
    press(KEYS.Key_A, CONTROL)
    write("Escuela vieja")
    assert form.answer.title == "Un lugar público llamado «Escuela vieja»"
    assert form.switch.isChecked()
    press(KEYS.Key_Return)
    assert form.line.text() == "Escuela vieja"
    press(KEYS.Key_Return)
    (pin,) = plan.all(Pin)
    assert (pin.place, pin.proposal, pin.facility) == ("Escuela vieja", None, True)


def test_the_list_counts_what_it_is_called(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("places")
    pinned(plan, 2)
    areas.draw(plan, (((-72.52, 7.90), (-72.50, 7.90), (-72.50, 7.89)),), "Ladera")
    page = opened(open_page, plan)
    assert page.panel.count.text() == "3"
    assert "En el mapa" in seen(page)


def test_the_chosen_pin_is_pushed_with_keys_and_kept_as_one_step(
    open_page: OpenPage, make_plan: MakePlan
) -> None:
    plan = make_plan("places")
    (pin,) = pinned(plan)
    page = opened(open_page, plan)
    focus_map(page)
    presses(KEYS.Key_Right, 4, CONTROL)
    page.board.select.keep()
    moved = plan.one(Pin, pin.id)
    assert (moved.longitude or 0) > (pin.longitude or 0)
    assert moved.latitude == pytest.approx(pin.latitude, abs=1e-5)
    plan.undo()
    assert plan.one(Pin, pin.id).longitude == pin.longitude


def test_the_chosen_pin_is_pulled_by_hand_and_others_are_not(
    open_page: OpenPage, make_plan: MakePlan
) -> None:
    plan = make_plan("places")
    first, second = pinned(plan, 2, 0.02)
    page = opened(open_page, plan)
    canvas = canvas_of(page)
    chosen = canvas.scene.chosen_mark
    assert chosen is not None
    assert chosen.key == first.id
    for mark in canvas.scene.marks:
        tip = canvas.view.spot(mark.spot).toPoint() - QPoint(0, 34)
        button = Qt.MouseButton.LeftButton
        QTest.mousePress(canvas, button, pos=tip)
        QTest.mouseMove(canvas, tip + QPoint(20, 20))
        QTest.mouseMove(canvas, tip + QPoint(40, 60))
        QTest.mouseRelease(canvas, button, pos=tip + QPoint(40, 60))
        QApplication.processEvents()
    assert (plan.one(Pin, first.id).latitude or 0) < (first.latitude or 0)
    assert plan.one(Pin, second.id).latitude == second.latitude


def test_delete_takes_the_chosen_one_off_the_map(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("places")
    first, second = pinned(plan, 2)
    page = opened(open_page, plan)
    page.panel.list.setFocus()
    press(KEYS.Key_Down)
    press(KEYS.Key_Delete)
    assert [pin.id for pin in plan.all(Pin)] == [first.id]
    plan.undo()
    assert {pin.id for pin in plan.all(Pin)} == {first.id, second.id}
    assert page.panel.model.rowCount() == 2


def test_a_pin_is_edited(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("places")
    (pin,) = pinned(plan)
    page = opened(open_page, plan)
    page.panel.list.setFocus()
    press(KEYS.Key_E)
    form = page.findChild(PlaceForm)
    assert form is not None
    assert focused() is form.line.edit
    press(KEYS.Key_A, CONTROL)
    write("Parque")
    press(KEYS.Key_Return)
    changed = plan.one(Pin, pin.id)
    assert (changed.place, changed.proposal) == ("Parque", pin.proposal)


def test_a_corner_of_an_area_is_moved_with_keys(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("places")
    ring = ((-72.52, 7.90), (-72.50, 7.90), (-72.50, 7.89), (-72.52, 7.89))
    area = areas.draw(plan, (ring,), "Ladera")
    page = opened(open_page, plan)
    page.deeds.edit(area.id)
    canvas = focus_map(page)
    press(KEYS.Key_Return)
    presses(KEYS.Key_Up, 3)
    press(KEYS.Key_Return)
    corners = outlines_of(plan.one(Area, area.id))
    assert corners[0][1] > 7.9
    assert corners[1:] == [list(one) for one in ring[1:]]
    assert canvas.scene.area(area.id) is not None
    plan.undo()
    assert outlines_of(plan.one(Area, area.id))[0][1] == 7.9
