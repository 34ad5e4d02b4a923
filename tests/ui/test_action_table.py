"""The action table in the real window: written in with the keyboard as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.keyboard import CONTROL, NONE, focused, press, rewrite, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.action_plan import Action, Indicator, Source
from workshop_app.services import action_parts, action_plan, proposals
from workshop_app.services.action_columns import COLUMNS
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui.action_plan.page import ActionPlanPage
from workshop_app.ui.action_plan.table_grid import Grid
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Stripe

OpenPage = Callable[..., Page]
KEYS = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
AT = {key: n for n, key in enumerate(COLUMNS)}


@pytest.fixture
def three(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    """A plan with three actions that lack everything."""
    plan = make_plan("three")
    texts = ("Luz en las escaleras", "Agua por cuadras", "Cancha con sombra")
    made = [proposals.capture(plan, text, theme="public_space") for text in texts]
    action_plan.make_actions(plan, [one.id for one in made])
    return plan


@pytest.fixture
def grid(open_page: OpenPage, three: OpenPlan) -> Grid:
    return table_of(open_page("action_plan", three, view="table"))


def table_of(page: Page) -> Grid:
    found = page.findChild(Grid)
    assert found is not None
    assert focused() is found
    return found


def go(grid: Grid, row: int, column: str) -> None:
    """With the arrow keys to a cell."""
    while grid.row != row:
        press(KEYS.Key_Down if grid.row < row else KEYS.Key_Up)
    while grid.column != AT[column]:
        press(KEYS.Key_Right if grid.column < AT[column] else KEYS.Key_Left)


def at(plan: OpenPlan, row: int) -> Action:
    return action_plan.actions(plan)[row]


# -- writing --------------------------------------------------------------------------------------
def test_typing_starts_editing_and_enter_goes_down(grid: Grid, three: OpenPlan) -> None:
    go(grid, 0, "responsible")
    for office in ("Salud", "Planeación"):
        write(office)
        press(KEYS.Key_Return)
    assert [one.responsible for one in action_plan.actions(three)] == ["Salud", "Planeación", ""]
    assert focused() is grid
    assert (grid.row, grid.column) == (2, AT["responsible"])


def test_tab_goes_on_to_the_next_cell_and_backtab_back(grid: Grid, three: OpenPlan) -> None:
    go(grid, 1, "start")
    write("mar 2027")
    press(KEYS.Key_Tab)
    write("14")
    press(KEYS.Key_Tab)
    assert (at(three, 1).start, at(three, 1).months, at(three, 1).horizon) == (
        "2027-03", 14, "medium",
    )  # fmt: skip
    assert grid.column == AT["horizon"]
    press(KEYS.Key_Left)
    press(KEYS.Key_Return)
    press(KEYS.Key_Backtab)
    assert grid.column == AT["start"]


@pytest.mark.parametrize("key", [KEYS.Key_Return, KEYS.Key_F2])
def test_enter_and_f2_open_what_stands_there_and_escape_leaves_it(
    grid: Grid, three: OpenPlan, key: Qt.Key
) -> None:
    go(grid, 0, "title")
    press(key)
    assert cast(QLineEdit, focused()).text() == "Luz en las escaleras"
    rewrite("Otra cosa")
    press(KEYS.Key_Escape)
    assert at(three, 0).title == "Luz en las escaleras"
    assert focused() is grid
    press(key)
    rewrite("Luz en las gradas")
    press(KEYS.Key_Return)
    assert at(three, 0).title == "Luz en las gradas"


def test_a_wrong_amount_stays_as_typed_and_is_told_in_place(grid: Grid, three: OpenPlan) -> None:
    go(grid, 0, "cost")
    write("mucho")
    press(KEYS.Key_Return)
    assert at(three, 0).cost is None
    assert cast(QLineEdit, focused()).text() == "mucho"
    (told,) = [one for one in grid.findChildren(Stripe) if one.isVisible()]
    assert "no es una cantidad" in told.text()
    rewrite("95 millones")
    press(KEYS.Key_Return)
    assert at(three, 0).cost == 95_000_000


def test_the_guard_asks_before_a_name_of_a_person_is_kept(grid: Grid, three: OpenPlan) -> None:
    go(grid, 0, "responsible")
    write("la señora Marta Rojas")
    press(KEYS.Key_Return)
    assert at(three, 0).responsible == ""
    press(KEYS.Key_Return)
    assert "Rojas" not in at(three, 0).responsible
    assert "[dato retirado]" in at(three, 0).responsible


def test_what_a_cell_may_be_is_offered_and_walked(grid: Grid, three: OpenPlan) -> None:
    go(grid, 0, "theme")
    press(KEYS.Key_Return)
    press(KEYS.Key_Down)
    press(KEYS.Key_Down)
    press(KEYS.Key_Down)
    press(KEYS.Key_Return)
    assert at(three, 0).theme == "education"
    write("sal")
    press(KEYS.Key_Return)
    assert at(three, 1).theme == "health"


def test_computed_columns_are_not_written_in(
    grid: Grid, three: OpenPlan, window: MainWindow
) -> None:
    go(grid, 0, "horizon")
    write("c")
    assert "la calcula el programa" in seen(window)
    assert focused() is grid


def test_several_sources_lead_to_the_sheet(grid: Grid, three: OpenPlan, window: MainWindow) -> None:
    for name in ("Municipio", "Nación"):
        action_parts.add_source(three, at(three, 0), name)
    go(grid, 0, "source")
    press(KEYS.Key_Return)
    assert "Escríbalos en su ficha" in seen(window)
    assert len(three.all(Source)) == 2


# -- many cells -----------------------------------------------------------------------------------
def test_copy_down_fills_the_selection_in_one_step(
    grid: Grid, three: OpenPlan, window: MainWindow
) -> None:
    action_plan.edit(three, at(three, 0), responsible="Salud", start="2027-01", months=8)
    go(grid, 0, "responsible")
    for key in (KEYS.Key_Right, KEYS.Key_Right, KEYS.Key_Down, KEYS.Key_Down):
        press(key, SHIFT)
    press(KEYS.Key_D, CONTROL)
    assert {(one.responsible, one.start, one.months) for one in action_plan.actions(three)} == {
        ("Salud", "2027-01", 8)
    }
    assert "6 casillas escritas" in seen(window)
    press(KEYS.Key_Z, CONTROL)
    assert [one.responsible for one in action_plan.actions(three)] == ["Salud", "", ""]


def test_copy_down_of_one_cell_takes_the_one_above(grid: Grid, three: OpenPlan) -> None:
    action_plan.edit(three, at(three, 0), cost=7)
    go(grid, 1, "cost")
    press(KEYS.Key_D, CONTROL)
    assert [one.cost for one in action_plan.actions(three)] == [7, 7, None]


def test_a_block_of_a_spreadsheet_is_put_in_and_taken_back(grid: Grid, three: OpenPlan) -> None:
    QGuiApplication.clipboard().setText("ene 2027\t8\nfeb 2027\t40\n")
    go(grid, 0, "start")
    press(KEYS.Key_V, CONTROL)
    assert [(one.start, one.months) for one in action_plan.actions(three)] == [
        ("2027-01", 8), ("2027-02", 40), ("", None),
    ]  # fmt: skip
    press(KEYS.Key_Z, CONTROL)
    assert at(three, 0).start == ""


def test_a_block_with_one_bad_cell_changes_nothing_and_says_which(
    grid: Grid, three: OpenPlan, window: MainWindow
) -> None:
    QGuiApplication.clipboard().setText("ene 2027\t8\nfeb 2027\tocho\n")
    go(grid, 0, "start")
    press(KEYS.Key_V, CONTROL)
    assert [one.start for one in action_plan.actions(three)] == ["", "", ""]
    assert "A2, Meses: «ocho»" in seen(window)


def test_cells_are_copied_and_emptied(grid: Grid, three: OpenPlan) -> None:
    action_plan.edit(three, at(three, 0), responsible="Salud", cost=5)
    go(grid, 0, "title")
    press(KEYS.Key_Right, SHIFT)
    press(KEYS.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Luz en las escaleras\tEspacio público"
    go(grid, 0, "cost")
    press(KEYS.Key_Delete)
    assert at(three, 0).cost is None


def test_source_and_indicator_are_written_in_their_cells(grid: Grid, three: OpenPlan) -> None:
    go(grid, 0, "source")
    for text in ("Regalías", "nación", "Puntos de luz", "puntos", "12", "140"):
        write(text)
        press(KEYS.Key_Tab)
    (source,), (one,) = three.all(Source), three.all(Indicator)
    assert (source.name, source.kind) == ("Regalías", "nation")
    assert (one.name, one.unit, one.baseline, one.target) == ("Puntos de luz", "puntos", 12, 140)


# -- beside it ------------------------------------------------------------------------------------
def test_the_side_sheet_stays_in_step(open_page: OpenPage, three: OpenPlan) -> None:
    page = cast(ActionPlanPage, open_page("action_plan", three, view="table"))
    grid = table_of(page)
    assert not page.editor.isVisible()
    press(KEYS.Key_F4)
    assert "A1 · Luz en las escaleras" in seen(page.editor)
    press(KEYS.Key_Escape)
    assert focused() is grid
    go(grid, 2, "responsible")
    assert "A3 · Cancha con sombra" in seen(page.editor)
    write("Planeación")
    press(KEYS.Key_Return)
    press(KEYS.Key_Up)
    said = page.editor.parts.responsible.text()
    assert (grid.row, said) == (1, "") or said == "Planeación"
    go(grid, 2, "responsible")
    assert page.editor.parts.responsible.text() == "Planeación"
    action_plan.edit(three, at(three, 2), responsible="Vivienda")
    assert "Vivienda" in grid.accessibleDescription()


def test_a_reader_hears_the_cell(grid: Grid, three: OpenPlan) -> None:
    action_plan.edit(three, at(three, 1), cost=95_000_000)
    go(grid, 1, "cost")
    said = grid.accessibleDescription()
    assert said.startswith("A2 Agua por cuadras. Costo: ")
    assert "95.000.000" in said


def test_a_click_on_a_head_sorts_and_once_more_turns_it_round(
    open_page: OpenPage, three: OpenPlan
) -> None:
    page = open_page("action_plan", three, view="table")
    grid = table_of(page)
    for row, cost in enumerate((20, None, 10)):
        action_plan.edit(three, at(three, row), cost=cost)
    titles = lambda: [row.action.title.split()[0] for row in grid.rows]  # noqa: E731
    place = grid.cell_box(0, AT["title"]).center()
    cost = QPoint(grid.cell_box(0, AT["cost"]).center().x(), 10)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(grid.viewport(), left, NONE, cost)
    assert titles() == ["Cancha", "Luz", "Agua"]
    assert "en orden de costo" in seen(page)
    QTest.mouseClick(grid.viewport(), left, NONE, cost)
    assert titles() == ["Luz", "Cancha", "Agua"]
    QTest.mouseClick(grid.viewport(), left, NONE, place)
    assert grid.row == 0


def test_a_row_stays_where_it_stands_while_it_is_written_in(
    open_page: OpenPage, three: OpenPlan
) -> None:
    grid = table_of(open_page("action_plan", three, view="table", by="responsible"))
    go(grid, 0, "responsible")
    for office in ("Zona", "Agua", "Media"):
        write(office)
        press(KEYS.Key_Return)
    assert [one.responsible for one in action_plan.actions(three)] == ["Zona", "Agua", "Media"]


def test_a_plan_to_read_only_is_walked_and_not_written(
    open_page: OpenPage, sample_file: object, tmp_path: object, settings: Settings
) -> None:
    path = tmp_path / "read.convite"  # type: ignore[operator]
    path.write_bytes(sample_file.read_bytes())  # type: ignore[attr-defined]
    plan = open_file(path, settings, read_only=True)
    grid = table_of(open_page("action_plan", plan, view="table"))
    before = action_plan.actions(plan)
    go(grid, 3, "responsible")
    write("x")
    press(KEYS.Key_Return)
    press(KEYS.Key_Delete)
    press(KEYS.Key_D, CONTROL)
    assert action_plan.actions(plan) == before
    assert focused() is grid


def test_a_cell_that_is_open_is_kept_when_the_page_goes(
    grid: Grid, three: OpenPlan, window: MainWindow
) -> None:
    go(grid, 0, "place")
    write("Salón comunal")
    window.go("prioritize")
    assert at(three, 0).place == "Salón comunal"


def test_an_edit_among_a_thousand_takes_less_than_a_tenth_of_a_second(
    open_page: OpenPage, make_plan: Callable[..., OpenPlan]
) -> None:
    plan = make_plan("many")
    with plan.step("action.make") as step:
        for n in range(1000):
            step.add(Action(id=f"{n:032x}", letter="", count=n + 1, title=f"Acción {n} del plan",
                            theme="health", cost=n, position=float(n)))  # fmt: skip
    took = {}
    page = open_page("action_plan", plan)
    for view in ("list", "table", "time"):
        cast(ActionPlanPage, page).show_view(view)
        QApplication.processEvents()
        spent = []
        for n in range(3):
            began = thread_time()
            action_plan.edit(plan, plan.one(Action, f"{500:032x}"), responsible=f"{view} {n}")
            QApplication.processEvents()
            spent.append(thread_time() - began)
        took[view] = min(spent)
    assert max(took.values()) < 0.1, took


def test_search_leads_back_to_all(open_page: OpenPage, three: OpenPlan) -> None:
    page = open_page("action_plan", three, view="table")
    grid = table_of(page)
    press(KEYS.Key_F, CONTROL)
    write("agua")
    assert [row.action.title for row in grid.rows] == ["Agua por cuadras"]
    assert "se ven 1 de 3" in seen(page)
    tab_to("Mostrar todas las acciones en el orden del plan")
    press(KEYS.Key_Return)
    assert len(grid.rows) == 3


def test_an_open_cell_is_kept_in_its_row_when_the_sheet_comes(
    open_page: OpenPage, three: OpenPlan
) -> None:
    page = open_page("action_plan", three, view="table")
    assert isinstance(page, ActionPlanPage)
    grid = table_of(page)
    go(grid, 1, "responsible")
    press(KEYS.Key_F2)
    write("Secretaría de Agua")
    page.turn_sheet()
    assert at(three, 1).responsible == "Secretaría de Agua"
    assert page.editor.isVisible()
    assert grid.row == 1
