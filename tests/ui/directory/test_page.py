"""The directory of attention points: open or closed by the clock, found by place or service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import cast

from PySide6.QtCore import Qt

from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.directory import ServicePoint
from workshop_app.services import directory, directory_changes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.directory.page import DirectoryPage
from workshop_app.ui.directory.week import WeekPicture
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Choice, SearchField

OpenPage = Callable[..., Page]
KEYS = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
MONDAY_TEN = datetime(2026, 3, 16, 10, 0)
SATURDAY_NIGHT = datetime(2026, 3, 14, 22, 0)


def names(page: DirectoryPage) -> list[str]:
    """The list as a reader says it."""
    model = page.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def opened(open_page: OpenPage, sample: OpenPlan, now: datetime = MONDAY_TEN) -> DirectoryPage:
    page = cast(DirectoryPage, open_page("directory", sample))
    page.show_at(now)
    return page


def test_a_point_is_open_by_the_clock_and_says_when_it_closes(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = opened(open_page, sample)
    assert "Abierto · cierra 5:00\u00a0p.\u00a0m." in names(page)[0]
    assert "Abierto · cierra 5:00\u00a0p.\u00a0m." in seen(page)
    page.show_at(MONDAY_TEN.replace(hour=17))
    assert "Abre mañana, 8:00\u00a0a.\u00a0m." in seen(page)
    page.show_at(MONDAY_TEN.replace(hour=7))
    assert "Abre hoy, 8:00\u00a0a.\u00a0m." in seen(page)
    page.show_at(SATURDAY_NIGHT)
    assert "Abre el lunes, 8:00\u00a0a.\u00a0m." in seen(page)


def test_only_what_is_open_now_can_be_asked_for(open_page: OpenPage, sample: OpenPlan) -> None:
    page = opened(open_page, sample)
    everything = len(names(page))
    tab_to("Abierto ahora")
    press(KEYS.Key_Space)
    open_now = [p for p in directory.points(sample) if directory.opening(p, MONDAY_TEN).is_open]
    assert len(names(page)) == len(open_now) < everything
    page.show_at(SATURDAY_NIGHT)
    assert names(page) == []
    assert "Ninguno está abierto ahora" in seen(page)
    tab_to("Todos")
    press(KEYS.Key_Space)
    assert len(names(page)) == everything


def test_a_service_is_found_by_its_name_without_accents(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = opened(open_page, sample)
    press(KEYS.Key_F, CONTROL)
    assert isinstance(focused(), SearchField)
    write("tramites puente")
    assert len(names(page)) == 2
    assert all("uente" in name for name in names(page))
    press(KEYS.Key_Escape)
    assert len(names(page)) == 10
    write("xyz")
    assert names(page) == []
    assert "No se encontró nada para «xyz»" in seen(page)


def test_the_hours_are_told_in_words_too(open_page: OpenPage, sample: OpenPlan) -> None:
    page = opened(open_page, sample)
    assert "Horario" in seen(page)
    week = next(one for one in page.findChildren(WeekPicture) if one.isVisibleTo(page))
    said = week.accessibleDescription()
    assert "sábado: 8:00\u00a0a.\u00a0m. – 12:00\u00a0m." in said
    assert "domingo: cerrado" in said


def test_what_nobody_checked_says_so(open_page: OpenPage, sample: OpenPlan) -> None:
    page = opened(open_page, sample)
    assert "Sin verificar: confirme antes de ir" in seen(page)
    point = directory.points(sample)[0]
    with sample.step("plan.change") as step:
        step.change(point, verified_on="2026-03-02")
    page.show_at(MONDAY_TEN)
    assert "Sin verificar" not in seen(page)
    assert "Verificado el 2 mar. 2026" in seen(page)


def test_a_centre_leads_to_its_own_page(open_page: OpenPage, sample: OpenPlan) -> None:
    centre = next(p for p in directory.points(sample) if p.kind == "integrhabitat")
    page = cast(DirectoryPage, open_page("directory", sample, point=centre.id))
    assert page.where() == {"point": centre.id}
    assert "Centro IntegrHa-bitat" in seen(page)
    tab_to("La ficha del centro")
    press(KEYS.Key_Return)
    window = cast(MainWindow, page.shell)
    assert window.page is not None
    assert window.places.key == "centres"
    assert window.page.where()["centre"] == centre.id


def test_a_point_open_long_hours_is_drawn_whole(open_page: OpenPage, sample: OpenPlan) -> None:
    day = {"mo": [["00:00", "23:59"]], "tu": [], "we": [], "th": [], "fr": [], "sa": [], "su": []}
    with sample.step("plan.change") as step:
        step.add(ServicePoint(id="0" * 32, kind="institution", name="Línea nocturna", hours=day,
                              services=("unknown-service",)))  # fmt: skip
    page = opened(open_page, sample, MONDAY_TEN.replace(hour=23))
    page.open_at(point="0" * 32)
    assert "Línea nocturna" in seen(page)
    assert not page.grab().isNull()


def test_a_night_runs_into_the_next_day_and_round_the_clock_is_said(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    first, second = directory.points(sample)[:2]
    directory_changes.set_hours(sample, first, "Sa 22:00-02:00")
    directory_changes.set_hours(sample, second, "24/7")
    page = opened(open_page, sample, SATURDAY_NIGHT)
    assert "Abierto · cierra 2:00\u00a0a.\u00a0m." in names(page)[0]
    assert "Abierto · cierra 2:00\u00a0a.\u00a0m." in seen(page)
    week = next(one for one in page.findChildren(WeekPicture) if one.isVisibleTo(page))
    assert "2:00\u00a0a.\u00a0m. del día siguiente" in week.accessibleDescription()
    assert not week.grab().isNull()
    assert "Abierto día y noche" in names(page)[1]


def test_only_a_kind_a_service_or_whom_it_serves_can_be_asked_for(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = opened(open_page, sample)
    directory_changes.change(sample, directory.points(sample)[0], serves=["displaced"])
    press(KEYS.Key_F3)
    assert focused() is page.points.filters.kind
    choose("Institución")
    kinds = {p.name for p in directory.points(sample) if p.kind == "institution"}
    assert {name.split(". ")[0] for name in names(page)} == kinds
    press(KEYS.Key_F3, SHIFT)
    assert len(names(page)) == 10
    press(KEYS.Key_Tab)
    choose("Salud")
    assert [name.split(". ")[0] for name in names(page)] == [
        "Puesto de salud de la comuna (muestra)"
    ]
    press(KEYS.Key_F3, SHIFT)
    press(KEYS.Key_Tab)
    choose("Comunidad de acogida")
    assert len(names(page)) == 9  # who says nothing serves everybody


def choose(words: str) -> None:
    """Choose in the list of a choice that has the keyboard, by keys."""
    choice = cast(Choice, focused())
    press(KEYS.Key_Home)
    for _ in range(choice.count()):
        if choice.text() == words:
            return
        press(KEYS.Key_Down)
    raise AssertionError(f"no choice says {words}")


def test_an_empty_plan_says_that_the_directory_is_empty(open_page: OpenPage) -> None:
    page = open_page("directory")
    assert "El directorio está vacío" in seen(page)
    assert page.where() == {}
    press(KEYS.Key_F, CONTROL)
    assert not page.grab().isNull()


def test_an_opening_over_two_midnights_says_the_day_on_which_it_closes(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    hours = "Sa 22:00-24:00; Su 00:00-24:00"
    point = directory_changes.add(sample, "Albergue", kind="institution", hours=hours)
    page = opened(open_page, sample, SATURDAY_NIGHT)
    page.open_at(point=point.id)
    assert "Abierto · cierra el lunes, 12:00\u00a0a.\u00a0m." in seen(page)
