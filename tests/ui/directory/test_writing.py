"""Points are written at the side by keys alone: from nothing, in words, checked, moved, undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, focused, press, rewrite, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.opening_week import DAYS
from workshop_app.services import clock, directory
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.directory.page import DirectoryPage
from workshop_app.ui.page import Page

OpenPage = Callable[..., Page]
KEYS = Qt.Key
SATURDAY = datetime(2026, 3, 14, 11, 0)


@pytest.fixture(autouse=True)
def at_a_set_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Saturday, eleven in the morning."""
    monkeypatch.setattr(clock, "now", lambda _plan: SATURDAY)


def empty(open_page: OpenPage) -> DirectoryPage:
    return cast(DirectoryPage, open_page("directory"))


def test_a_point_is_written_from_nothing_by_keys(open_page: OpenPage) -> None:
    page = empty(open_page)
    assert focused().text() == "Escribir el primer punto"  # type: ignore[attr-defined]
    press(KEYS.Key_Return)
    write("Comedor San José")
    press(KEYS.Key_Return)
    point = directory.points(page.plan)[0]
    assert (point.name, point.kind) == ("Comedor San José", "pao")
    assert focused().objectName() == "hours"
    write("lunes a viernes 8 a 12 y 2 a 5, sabados 8 a 12")
    tab_to("point address")
    assert directory.points(page.plan)[0].opening_hours == (
        "Mo-Fr 08:00-12:00,14:00-17:00; Sa 08:00-12:00"
    )
    assert "Abierto · cierra 12:00\u00a0m." in seen(page)
    write("Calle 10 # 4-20")
    tab_to("point phones")
    write("6075550124")
    press(KEYS.Key_Return)
    write("3005550124")
    tab_to("point notes")
    press(KEYS.Key_Escape)
    point = directory.points(page.plan)[0]
    assert (point.address, point.phones) == ("Calle 10 # 4-20", ("6075550124", "3005550124"))
    assert page.list.hasFocus()
    assert "607\u00a0555\u00a00124  ·  300\u00a0555\u00a00124" in seen(page)


def test_the_key_begins_the_first_point_and_what_was_left_is_not_kept(
    open_page: OpenPage,
) -> None:
    page = empty(open_page)
    press(KEYS.Key_A)
    form = page.points.new
    assert form.isVisible()
    assert form.kind.key == "pao"
    form.kind.choose("integrhabitat")
    press(KEYS.Key_Escape)
    assert not page.points.isVisible()
    press(KEYS.Key_A)
    assert form.kind.key == "pao"
    write("PAO Norte")
    press(KEYS.Key_Return)
    said = seen(page)
    assert "No se sabe el horario" in said
    assert "cerrado" not in said
    assert page.side.editor is not None
    assert page.side.editor.hours.week.line(DAYS[0]).endswith(": –")
    press(KEYS.Key_Escape)
    press(KEYS.Key_A)
    assert form.kind.key == "institution"


def test_hours_that_cannot_be_read_are_said_and_kept_as_typed(
    open_page: OpenPage, sample: OpenPlan, qtbot: QtBot
) -> None:
    page = cast(DirectoryPage, open_page("directory", sample))
    press(KEYS.Key_F2)
    tab_to("hours")
    rewrite("cuando haya luna")
    qtbot.waitUntil(lambda: "no se pudo leer" in seen(page))
    press(KEYS.Key_Tab)
    assert directory.points(sample)[0].opening_hours == "cuando haya luna"
    assert "Horario solo en palabras" in seen(page)
    press(KEYS.Key_Z, CONTROL)
    assert directory.points(sample)[0].opening_hours == "Mo-Fr 08:00-17:00; Sa 08:00-12:00"


def test_a_day_of_the_week_is_written_closed_and_copied_by_keys(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = cast(DirectoryPage, open_page("directory", sample))
    press(KEYS.Key_F2)
    tab_to("week")
    press(KEYS.Key_Delete)  # Monday
    assert directory.points(sample)[0].opening_hours == "Tu-Fr 08:00-17:00; Sa 08:00-12:00"
    for _ in range(5):
        press(KEYS.Key_Down)
    press(KEYS.Key_Return)
    assert focused().objectName() == "hours of a day"
    rewrite("9 a 1 y 2 a 6")
    press(KEYS.Key_Return)
    assert focused().objectName() == "week"
    press(KEYS.Key_D, CONTROL)
    assert directory.points(sample)[0].opening_hours == (
        "Tu-Fr 08:00-17:00; Sa-Su 09:00-13:00,14:00-18:00"
    )
    assert not page.grab().isNull()


def test_a_button_writes_the_usual_hours(open_page: OpenPage, sample: OpenPlan) -> None:
    open_page("directory", sample)
    press(KEYS.Key_F2)
    tab_to("Lun–vie 8–12, 2–5")
    press(KEYS.Key_Space)
    assert directory.points(sample)[0].opening_hours == "Mo-Fr 08:00-12:00,14:00-17:00"
    tab_to("y sáb 8–12")
    press(KEYS.Key_Space)
    hours = directory.points(sample)[0].opening_hours
    assert hours == "Mo-Fr 08:00-12:00,14:00-17:00; Sa 08:00-12:00"


def test_a_point_is_checked_today_and_the_check_undone(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = cast(DirectoryPage, open_page("directory", sample))
    assert "Sin verificar: confirme antes de ir." in seen(page)
    press(KEYS.Key_V)
    assert focused().objectName() == "checked with"
    write("ventanilla del punto")
    press(KEYS.Key_Return)
    point = directory.points(sample)[0]
    assert (point.verified_on, point.source) == ("2026-03-14", "ventanilla del punto")
    assert "Verificado el 14 mar. 2026, con: ventanilla del punto." in seen(page)
    press(KEYS.Key_Z, CONTROL)
    assert directory.points(sample)[0].verified_on == ""
    assert "Sin verificar: confirme antes de ir." in seen(page)


def test_a_point_is_moved_taken_out_and_brought_back(open_page: OpenPage, sample: OpenPlan) -> None:
    page = cast(DirectoryPage, open_page("directory", sample))
    first, second = [one.name for one in directory.points(sample)[:2]]
    press(KEYS.Key_Down, ALT)
    assert [one.name for one in directory.points(sample)[:2]] == [second, first]
    assert page.point is not None
    assert page.point.name == first
    press(KEYS.Key_Delete)
    assert first not in [one.name for one in directory.points(sample)]
    press(KEYS.Key_Z, CONTROL)
    press(KEYS.Key_Z, CONTROL)
    assert [one.name for one in directory.points(sample)[:2]] == [first, second]


def test_the_text_of_the_source_stands_exact_beside_the_form_with_its_doubts(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = cast(DirectoryPage, open_page("directory", sample))
    press(KEYS.Key_O)
    original = directory.points(sample)[0].original_text
    assert "8:00am – 5:00pm" in original
    said = seen(page)
    assert original in said
    assert "Tal como fue impreso, en inglés." in said
    assert "No dice en qué municipio está." in said
    assert "Confirme con el punto y oprima «Verificado hoy»." in said
    assert "Horario" in said  # the structured form is beside it
    press(KEYS.Key_Escape)
    press(KEYS.Key_Down)
    press(KEYS.Key_O)
    second = directory.points(sample)[1]
    assert "Monday and Friday" in second.original_text
    assert second.original_text in seen(page.side)
    assert "pudo querer decir de lunes a viernes" in seen(page.side)
    press(KEYS.Key_Escape)
    assert original not in seen(page)
    assert page.list.hasFocus()


def test_the_editor_in_a_narrow_window_takes_the_place_of_the_list(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = cast(DirectoryPage, open_page("directory", sample))
    page.window().resize(1024, 696)
    QApplication.processEvents()
    press(KEYS.Key_F2)
    assert not page.list.isVisible()
    assert focused().objectName() == "point name"
    press(KEYS.Key_Escape)
    assert page.list.isVisible()
    assert page.list.hasFocus()
