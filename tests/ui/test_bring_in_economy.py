"""A market assessment comes in through the window: seen first, chosen with the keyboard, one undo."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workshop_app.domain.economy import Sector, SectorScore
from workshop_app.services import documents, economy_sectors
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui.bring_in.book_lines import BookLine
from workshop_app.ui.bring_in.economy_panel import EconomyPanel, open_market_assessment
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.rows import ROW

OpenPage = Callable[..., Page]


def lines(panel: EconomyPanel) -> list[BookLine]:
    model = panel.list.model()
    return [model.index(n, 0).data(ROW) for n in range(model.rowCount())]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "evaluación.csv"
    text = (
        "Sector;Crecimiento;Crecimiento: evidencia\nReciclaje y reparación;9;\nConfección;5;\n"
        "Panadería;4;Llamar al 310 555 1234\n"
    )
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def panel(
    qtbot: QtBot, window: MainWindow, open_page: OpenPage, sample: OpenPlan, table: Path
) -> EconomyPanel:
    page = open_page("economy", sample)
    found = open_market_assessment(page, sample, window.words, window, table)
    qtbot.waitUntil(lambda: found.list.model().rowCount() == 3)
    return found


def test_every_row_is_seen_and_comes_in_with_one_undo(
    qtbot: QtBot, window: MainWindow, panel: EconomyPanel, sample: OpenPlan
) -> None:
    told = [line.text for line in lines(panel)]
    assert "«9» no es un puntaje de 1 a 5" in told[0]
    assert told[1:] == ["Confección · Crecimiento: 3 → 5", "Sector nuevo: Panadería · 1 puntaje"]
    assert panel.bring.text() == "Traer 2 cambios"
    if folder := os.environ.get("PICTURES"):
        window.grab().save(f"{folder}/bring_in_economy.png")
    QTest.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sample.count(Sector) == 7)
    (made,) = sample.all(SectorScore, evidence="Llamar al [dato retirado]")
    assert made.score == 4
    assert sample.undo().kind == "import.economy"
    assert sample.count(Sector) == 6


def test_a_marked_row_comes_in_whole_only_when_someone_says_so(
    qtbot: QtBot, panel: EconomyPanel, sample: OpenPlan
) -> None:
    panel.list.pick(2)
    assert panel.choice.text() == "Es un dato público de una entidad"
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    panel.bring.click()
    qtbot.waitUntil(lambda: sample.count(Sector) == 7)
    assert sample.all(SectorScore, evidence="Llamar al 310 555 1234")


def test_what_was_changed_here_too_stays_until_the_files_is_taken(
    qtbot: QtBot, window: MainWindow, open_page: OpenPage, sample: OpenPlan, tmp_path: Path
) -> None:
    book = tmp_path / "economía.xlsx"
    book.write_bytes(documents.export(sample, "economy-xlsx", Words("es")))
    edited = load_workbook(book)
    edited["Sectores"]["B2"].value = 5
    edited.save(book)
    sector = next(one for one in sample.all(Sector) if one.position == 0)
    economy_sectors.score(sample, sector, "growth", 1)
    page = open_page("economy", sample)
    panel = open_market_assessment(page, sample, window.words, window, book)
    qtbot.waitUntil(lambda: panel.list.model().rowCount() == 1)
    assert not panel.bring.isEnabled()
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.bring.text() == "Traer 1 cambio"
    panel.bring.click()
    qtbot.waitUntil(
        lambda: sample.all(SectorScore, sector=sector.id, criterion="growth")[0].score == 5
    )


def test_a_file_that_is_no_table_says_so_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, open_page: OpenPage, sample: OpenPlan, tmp_path: Path
) -> None:
    path = tmp_path / "otra.csv"
    path.write_text("Fecha;Lugar\n1;2\n", "utf-8")
    page = open_page("economy", sample)
    panel = open_market_assessment(page, sample, window.words, window, path)
    qtbot.waitUntil(lambda: panel.problem.isVisible())
    assert panel.list.model().rowCount() == 0
    assert sample.undoable is None or sample.undoable != "import.economy"
