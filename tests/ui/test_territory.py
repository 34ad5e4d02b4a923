"""A territory's sheet in the window, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt

from tests.ui.keyboard import ALT, CONTROL, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.places import Territory, TerritoryNote
from workshop_app.services import prepare, territories
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import RowList

OpenPage = Callable[..., Page]
KEYS = Qt.Key


def notes(plan: OpenPlan) -> list[str]:
    return [one.text for one in sorted(plan.all(TerritoryNote), key=lambda n: n.position)]


def listed(page: Page) -> list[str]:
    """The rows of the territories, as a reader hears them."""
    model = cast(RowList, page.findChild(RowList, "territories")).model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_a_sheet_is_written_moved_and_taken_back_by_keys(
    open_page: OpenPage, plan: OpenPlan, window: MainWindow
) -> None:
    prepare.add_territory(plan, "La Loma")
    page = open_page("territory", plan)
    press(KEYS.Key_Return)
    for text in ("stairs", "light"):
        write(text)
        press(KEYS.Key_Return)
    assert notes(plan) == ["stairs", "light"]
    rows = cast(RowList, page.findChild(RowList, "vulnerability place"))
    rows.setFocus()
    rows.pick(1)
    press(KEYS.Key_Up, ALT)
    assert notes(plan) == ["light", "stairs"]
    press(KEYS.Key_Return)
    tab_to("Total, si se sabe")
    write("14")
    press(KEYS.Key_Return)
    [light] = [one for one in plan.all(TerritoryNote) if one.text == "light"]
    assert light.total == 14
    for _ in range(4):
        press(KEYS.Key_Z, CONTROL)
    assert notes(plan) == []


def test_the_search_leaves_the_territories_that_have_the_words(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = open_page("territory", sample)
    assert len(listed(page)) == 3
    press(KEYS.Key_F, CONTROL)
    write("guarnecer")
    [only] = listed(page)
    assert only.startswith("UIT-3, Atalaya y Motilones")
    press(KEYS.Key_Escape)
    assert len(listed(page)) == 3


def test_fewer_than_five_people_are_refused_with_a_sentence(
    open_page: OpenPage, plan: OpenPlan, window: MainWindow
) -> None:
    loma = prepare.add_territory(plan, "La Loma")
    note = territories.add_note(plan, loma, ("strength", "people"), "maestras de obra")
    page = open_page("territory", plan)
    page.open_at(territory=loma.id, note=note.id)
    tab_to("Total, si se sabe")
    write("3")
    press(KEYS.Key_Return)
    assert "podrían reconocerse" in seen(window)
    assert plan.one(TerritoryNote, note.id).total is None


def test_without_territories_the_page_leads_to_where_they_are_written(
    open_page: OpenPage, plan: OpenPlan, window: MainWindow
) -> None:
    open_page("territory", plan)
    tab_to("Escribir los territorios")
    press(KEYS.Key_Space)
    assert window.places.key == "prepare"
    assert plan.count(Territory) == 0
