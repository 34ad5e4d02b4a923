"""An edited workbook comes back in the window: seen first, chosen with the keyboard, one undo."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workshop_app.domain.action_plan import Action
from workshop_app.services import action_plan, documents
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui.action_plan.page import ActionPlanPage
from workshop_app.ui.bring_in.book_lines import BookLine
from workshop_app.ui.bring_in.panel import BringInPanel
from workshop_app.ui.bring_in.plan_panel import EditedPlanPanel, open_edited_plan
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.rows import ROW


@pytest.fixture
def book(sample: OpenPlan, tmp_path: Path) -> Path:
    """A workbook in which a place, a title and a phone were written, and a row was taken out."""
    path = tmp_path / "plan editado.xlsx"
    path.write_bytes(documents.export(sample, "plan-xlsx", Words("es")))
    edited = load_workbook(path)
    sheet = edited["Acciones"]
    place = [cell.value for cell in sheet[1]].index("Lugar") + 1
    sheet.cell(row=2, column=place).value = "Parque"
    sheet.cell(row=3, column=place).value = "Llamar al 310 555 1234"
    sheet.cell(row=4, column=2).value = "=1+1"
    sheet.delete_rows(5)
    edited.save(path)
    return path


@pytest.fixture
def panel(
    qtbot: QtBot, window: MainWindow, open_page: Callable[..., Page], sample: OpenPlan, book: Path
) -> EditedPlanPanel:
    page = open_page("action_plan", sample)
    found = open_edited_plan(page, sample, window.words, window, book)
    qtbot.waitUntil(lambda: found.list.model().rowCount() == 4)
    return found


def lines(panel: EditedPlanPanel) -> list[BookLine]:
    model = panel.list.model()
    return [model.index(n, 0).data(ROW) for n in range(model.rowCount())]


def test_every_change_is_seen_and_taken_in_one_undo(
    qtbot: QtBot, window: MainWindow, panel: EditedPlanPanel, sample: OpenPlan
) -> None:
    told = [line.text for line in lines(panel)]
    assert told[0].endswith("· Lugar: (nada) → Parque")
    assert "[dato retirado]" in told[1]
    assert told[2].endswith("→ =1+1")
    assert panel.bring.text() == "Traer 3 cambios"
    if folder := os.environ.get("PICTURES"):
        window.grab().save(f"{folder}/bring_in_plan.png")
    before = sample.count(Action)
    QTest.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(one.place == "Parque" for one in sample.all(Action)))
    assert sample.count(Action) == before
    assert "=1+1" in {one.title for one in sample.all(Action)}
    assert sample.undo().kind == "import.plan"
    assert "Parque" not in {one.place for one in sample.all(Action)}


def test_a_missing_row_goes_only_when_it_is_chosen_with_the_space_bar(
    qtbot: QtBot, panel: EditedPlanPanel, sample: OpenPlan
) -> None:
    before = sample.count(Action)
    panel.list.pick(3)
    assert panel.choice.text() == "Quitarla del plan"
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.bring.text() == "Traer 4 cambios"
    panel.bring.click()
    qtbot.waitUntil(lambda: sample.count(Action) == before - 1)


def test_a_marked_text_may_be_an_institutions_public_detail(
    qtbot: QtBot, panel: EditedPlanPanel, sample: OpenPlan
) -> None:
    panel.list.pick(1)
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert "310 555 1234" in lines(panel)[1].text
    panel.bring.click()
    qtbot.waitUntil(lambda: any("310 555" in one.place for one in sample.all(Action)))


def test_what_was_changed_here_too_stays_unless_it_is_taken(
    qtbot: QtBot, panel: EditedPlanPanel, sample: OpenPlan, book: Path
) -> None:
    _, changed, _ = lines(panel)[0].id.split(":")
    record = sample.one(Action, changed)
    action_plan.edit(sample, record, place="Coliseo")
    panel.open_file(book)
    qtbot.waitUntil(lambda: lines(panel)[0].text.endswith("Coliseo → Parque"))
    assert panel.bring.text() == "Traer 2 cambios"
    panel.list.pick(0)
    assert panel.choice.text() == "Tomar el del libro"
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    panel.bring.click()
    qtbot.waitUntil(lambda: sample.one(Action, record.id).place == "Parque")


def test_a_cell_that_cannot_be_read_blocks_and_says_where(
    qtbot: QtBot, panel: EditedPlanPanel, book: Path
) -> None:
    edited = load_workbook(book)
    edited["Acciones"]["H2"].value = "mucho"
    edited.save(book)
    panel.open_file(book)
    qtbot.waitUntil(lambda: lines(panel)[0].tone == "error")
    assert "fila 2, columna «Costo»" in lines(panel)[0].text
    assert not panel.bring.isEnabled() or panel.bring.text() == "Traer"


def test_it_opens_from_where_lists_and_tables_are_brought_in(
    qtbot: QtBot, window: MainWindow, open_page: Callable[..., Page], sample: OpenPlan
) -> None:
    page = open_page("proposals", sample)
    lists = BringInPanel(page, sample, window.words, window)
    lists.open(lists.source.text)
    lists.edited.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(EditedPlanPanel)))
    assert window.findChildren(EditedPlanPanel)[0].isVisible()


def test_the_plan_page_leads_to_an_edited_workbook(
    open_page: Callable[..., Page], sample: OpenPlan, window: MainWindow
) -> None:
    page = open_page("action_plan", sample)
    assert isinstance(page, ActionPlanPage)
    page.bar.do("edited")
    found = window.findChild(EditedPlanPanel)
    assert found is not None
    assert found.isVisible()
    assert found.file.hasFocus()
