"""Bring in: a pasted list or a table, looked at first, taken with one key, one undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import write
from workshop_app.domain.proposals import Confirmation, Proposal
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.bring_in.panel import BringInPanel
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.rows import ROW

Panel = Callable[..., BringInPanel]


@pytest.fixture
def panel(
    window: MainWindow, open_page: Callable[..., Page], make_plan: Callable[..., OpenPlan]
) -> Panel:
    def opened(plan: OpenPlan | None = None, **how: str) -> BringInPanel:
        page = open_page("proposals", plan or make_plan("list"))
        found = BringInPanel(page, window.plan, window.words, window, **how)  # type: ignore[arg-type]
        found.open(found.source.text)
        return found

    return opened


def texts(panel: BringInPanel) -> list[str]:
    model = panel.list.model()
    return [model.index(n, 0).data(ROW).text for n in range(model.rowCount())]


def test_a_typed_list_comes_in_with_the_keyboard_alone(
    qtbot: QtBot, window: MainWindow, panel: Panel
) -> None:
    bring_in = panel(topic="health")
    assert not bring_in.bring.isEnabled()
    write("1. Puesto de salud")
    QTest.keyClick(bring_in.source.text, Qt.Key.Key_Return)
    write("2. Agua potable")
    qtbot.waitUntil(lambda: texts(bring_in) == ["Puesto de salud", "Agua potable"])
    assert bring_in.bring.text() == "Traer 2 propuestas"
    QTest.keyClick(bring_in.source.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.plan.count(Proposal) == 2)
    assert {one.theme for one in window.plan.all(Proposal)} == {"health"}
    assert window.plan.undo().kind == "import.proposals"
    assert window.plan.count(Proposal) == 0


def test_nothing_changes_when_one_thinks_better_of_it(
    qtbot: QtBot, window: MainWindow, panel: Panel
) -> None:
    bring_in = panel()
    before = window.plan.path.read_bytes()
    bring_in.source.text.setText("Luz\nAgua")
    qtbot.waitUntil(lambda: len(texts(bring_in)) == 2)
    QTest.keyClick(bring_in.source.text, Qt.Key.Key_Escape)
    assert bring_in.isHidden()
    assert window.plan.path.read_bytes() == before


def test_a_marked_row_is_masked_until_it_is_called_public(
    qtbot: QtBot, window: MainWindow, panel: Panel
) -> None:
    bring_in = panel()
    bring_in.source.text.setText("Luz\nLínea de la alcaldía: 3101234567")
    qtbot.waitUntil(lambda: len(texts(bring_in)) == 2)
    assert texts(bring_in)[1] == "Línea de la alcaldía: [dato retirado]"
    assert bring_in.choice.isHidden()
    bring_in.list.setFocus()
    bring_in.list.pick(1)
    assert not bring_in.choice.isHidden()
    QTest.keyClick(bring_in.list, Qt.Key.Key_Space)
    assert texts(bring_in)[1] == "Línea de la alcaldía: 3101234567"
    bring_in.bring.click()
    qtbot.waitUntil(lambda: window.plan.count(Proposal) == 2)
    assert window.plan.count(Confirmation) == 1


def test_a_table_shows_what_stays_out_and_why(
    qtbot: QtBot, window: MainWindow, panel: Panel, tmp_path: Path
) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Título;Tema\nLuz;Salud\n;Salud\nSol;Aire\n", encoding="utf-8")
    bring_in = panel()
    bring_in.open_file(path)
    qtbot.waitUntil(lambda: len(texts(bring_in)) == 3)
    assert texts(bring_in) == [
        "Luz",
        "No entra: falta el texto",
        "No entra: «Aire» no es ninguno de los cinco temas",
    ]
    bring_in.bring.click()
    qtbot.waitUntil(lambda: window.plan.count(Proposal) == 1)


def test_columns_that_the_heads_do_not_tell_are_asked_for(
    qtbot: QtBot, window: MainWindow, panel: Panel, tmp_path: Path
) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Cosa;Otra\nPuesto de salud;Sur\nCancha;Norte\n", encoding="utf-8")
    bring_in = panel(topic="economy")
    bring_in.open_file(path)
    qtbot.waitUntil(lambda: bring_in.source.of_text.isVisible())
    assert not bring_in.bring.isEnabled()
    bring_in.source.of_text.choose("Cosa")
    bring_in.source.of_text.chosen.emit("Cosa")
    qtbot.waitUntil(lambda: texts(bring_in) == ["Puesto de salud", "Cancha"])


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02PK", b"%PDF-1.7 nothing"])
def test_a_file_that_is_no_table_is_a_sentence(
    qtbot: QtBot, window: MainWindow, panel: Panel, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "lista.xlsx"
    path.write_bytes(content)
    bring_in = panel()
    bring_in.open_file(path)
    qtbot.waitUntil(bring_in.problem.isVisible)
    assert not bring_in.bring.isEnabled()
    assert window.plan.count(Proposal) == 0


def test_a_file_that_cannot_be_read_takes_the_place_of_the_one_before(
    qtbot: QtBot, panel: Panel, tmp_path: Path
) -> None:
    good, bad = tmp_path / "lista.csv", tmp_path / "otra.xlsx"
    good.write_text("Propuesta;Tema\nCancha;Salud\n", encoding="utf-8")
    bad.write_bytes(b"PK nothing")
    bring_in = panel()
    bring_in.open_file(good)
    qtbot.waitUntil(lambda: texts(bring_in) == ["Cancha"])
    bring_in.open_file(bad)
    qtbot.waitUntil(bring_in.problem.isVisible)
    assert bring_in.source.name == ""
    assert not bring_in.source.of_text.isVisible()
    assert bring_in.hint.text() == "Escoja un archivo: CSV o XLSX."
