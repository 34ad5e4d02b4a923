"""A coordinator who never saw the page: from the empty workbook to the printed economic plan."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pytestqt.qtbot import QtBot

from tests.ui.economy.keys import KEYS, OpenPage, economy_page, go_to, grid, rows
from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.action_plan import Action
from workshop_app.domain.economy import Barrier, EconomyAction, Sector, SectorScore, Skill
from workshop_app.services import documents, economy
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui.bring_in.economy_panel import EconomyPanel
from workshop_app.ui.documents.page import DocumentsPage
from workshop_app.ui.economy.heat_grid import HeatGrid
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow

HEADS = ("Crecimiento", "Absorcion de mano de obra", "BARRERAS DE ENTRADA",
         "Sirve para el autoempleo", "Mujeres y jovenes", "Riesgo de informalidad",
         "Cadena de suministro", "Ambiente")  # fmt: skip
"""The criteria as somebody types them: without accents, some in capitals."""


def plain_head(head: object) -> str:
    return str(head).translate(str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU"))


def by_head(sheet: Worksheet, row: int, **values: object) -> None:
    """Write into a row, in the columns whose heads begin with these words."""
    for head, value in values.items():
        wanted = head.replace("_", " ")
        column = next(c.column for c in sheet[2] if str(c.value or "").casefold() == wanted)
        sheet.cell(row, column, value)


def fill(path: Path) -> None:
    """Fill the workbook as a person in a hurry does: a title over it, heads without accents, a column
    of one's own, blanks, a score that is none, a sector twice, and a telephone in a note."""
    book = load_workbook(path)
    sheet = book["Sectores"]
    sheet.insert_rows(1)
    sheet["A1"] = "Evaluación de la comuna 9, julio"
    sheet.merge_cells("A1:F1")
    for cell in sheet[2]:
        cell.value = plain_head(cell.value) if cell.value else None
    last = len(sheet[2]) + 1
    sheet.cell(2, last, "Encuestador")
    names = ("Confección", "Panadería", "Calzado", " confeccion ", "Reciclaje")
    for row, name in enumerate(names, 3):
        by_head(sheet, row, sector=name)
        for at, head in enumerate(HEADS):
            if (row, at) != (4, 6):  # nobody asked there
                wanted = plain_head(head).casefold().replace(" ", "_")
                by_head(sheet, row, **{wanted: 2 + (row + at) % 4})
        sheet.cell(row, last, "grupo 2")
    by_head(sheet, 5, crecimiento=9)
    evidence = {"crecimiento: evidencia": "Doce talleres; llamar al 310 555 44 33"}
    by_head(sheet, 3, **{head.replace(" ", "_"): said for head, said in evidence.items()})
    skills = book["Saberes"]
    for row, said in enumerate((("Costura", 5, "Confección"), ("Horno", 4, "Panadería"),
                                ("Guarnición", 4, "Calzado")), 2):  # fmt: skip
        heads = {str(c.value): c.column for c in skills[1]}
        for head, value in zip(("Saber", "Demanda", "Sectores"), said, strict=True):
            skills.cell(row, heads[head], value)
    book.save(path)


@pytest.fixture
def files(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where files are saved and found: the dialogs of the system answer by themselves."""
    monkeypatch.setattr(window, "ask_where", lambda _title, name, _kinds: tmp_path / name)
    return tmp_path


def lines(panel: EconomyPanel) -> list[str]:
    """What a reader says of each line of the preview."""
    model = panel.list.model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def panel_with(window: MainWindow, qtbot: QtBot) -> EconomyPanel:
    """The panel once the file was read: Enter chooses it."""
    panel = window.findChild(EconomyPanel, "bring-in-economy")
    assert panel is not None
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: bool(lines(panel)), timeout=20_000)
    return panel


def look_and_bring(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
                   path: Path) -> list[str]:  # fmt: skip
    """From the page: the table is chosen, its preview read, and taken in."""
    monkeypatch.setattr(window, "ask_file", lambda *_: path)
    tab_to("Traer una tabla")
    press(KEYS.Key_Return)
    panel = panel_with(window, qtbot)
    told = lines(panel)
    press(KEYS.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: window.plan.count(Sector) > 0, timeout=20_000)
    return told


def test_from_the_empty_workbook_to_the_printed_plan_in_one_sitting(
    open_page: OpenPage, window: MainWindow, files: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = open_page("economy")
    tab_to("Sacar el libro vacío para llenarlo")
    press(KEYS.Key_Return)
    book = files / "evaluacion-de-mercado.xlsx"
    qtbot.waitUntil(lambda: book.exists() and not window.exports.running, timeout=20_000)
    fill(book)

    told = look_and_bring(window, qtbot, monkeypatch, book)
    refused = [one for one in told if "ya está en la fila" in one or "no entra" in one]
    assert len(refused) == 2  # the sector written twice, and the column of one's own
    assert any("«9» no es un puntaje de 1 a 5" in one for one in told)
    assert any("Sector nuevo: Calzado · 7 puntajes" in one for one in told)
    assert any("Confección" in one and "Entra sin un teléfono" in one for one in told)
    assert "310 555" not in "\n".join(told)
    plan = window.plan
    assert [one.name for one in economy.in_order(plan)] == [
        "Confección", "Panadería", "Calzado", "Reciclaje",
    ]  # fmt: skip
    assert plan.count(Skill) == 3

    qtbot.waitUntil(lambda: page.findChild(HeatGrid) is not None and focused() is grid(page))
    correct_the_score(page)
    write_barriers_and_actions(page, plan)
    print_the_plan(window, files, qtbot)


def correct_the_score(page: Page) -> None:
    """Down to the sector whose score did not come, and the digit that stood on the paper."""
    while "Calzado" not in focused().accessibleDescription():
        press(KEYS.Key_Down)
    press(KEYS.Key_Home)
    write("4")
    assert "Calzado · 4 · " in grid(page).as_text()
    assert "310 555" not in grid(page).as_text()


def write_barriers_and_actions(page: Page, plan: OpenPlan) -> None:
    """Two barriers, and two actions of which the first goes into the plan."""
    go_to("barriers")
    for said in ("Sin quién cuide a los niños", "Permiso en trámite"):
        write(said)
        press(KEYS.Key_Return)
    go_to("actions")
    for said in ("Cuidado por turnos cerca del curso", "Compra conjunta de cuero"):
        write(said)
        press(KEYS.Key_Return)
    press(KEYS.Key_Escape)
    press(KEYS.Key_Home)
    press(KEYS.Key_P)
    assert plan.count(Barrier) == plan.count(EconomyAction) == 2
    assert plan.count(Action) == 1
    assert "en el plan: A1" in rows(page)[0]


def print_the_plan(window: MainWindow, files: Path, qtbot: QtBot) -> None:
    """Report, looked at first, then written: everything that was typed stands in it."""
    press(KEYS.Key_E, CONTROL)
    tab_to("Verlo antes y elegir más")
    press(KEYS.Key_Return)
    page = window.page
    assert isinstance(page, DocumentsPage)
    assert page.list.row.offer.kind == "economy-pdf"
    qtbot.waitUntil(lambda: page.making.last is not None and page.preview.drawn, timeout=30_000)
    press(KEYS.Key_E, CONTROL)
    qtbot.waitUntil(lambda: bool(list(files.glob("*.pdf"))), timeout=30_000)
    (written,) = files.glob("*.pdf")
    assert written.name == "shown-Plan-de-acción-económica-territorial.pdf"
    told = " ".join("\n".join(one.extract_text() for one in pypdf.PdfReader(written).pages).split())
    for said in ("Confección", "Panadería", "Calzado", "Reciclaje", "Guarnición",
                 "Sin quién cuide a los niños", "Permiso en trámite",
                 "Cuidado por turnos cerca del curso", "Compra conjunta de cuero"):  # fmt: skip
        assert said in told
    assert "310 555" not in told


def test_a_consultants_plain_table_comes_in_as_it_is(
    open_page: OpenPage, window: MainWindow, files: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = open_page("economy")
    sent = files / "Matriz sectores FINAL v3.csv"
    sent.write_bytes(
        "MATRIZ DE SECTORES;;;;\r\n;;;;\r\nSector económico;Crecimiento;Mujeres y jóvenes;Ambiente;"
        "Promedio\r\nConfección;4;5;3;4\r\nPanadería;5;;2;3,5\r\n;;;;\r\nTotal;;;;\r\n".encode(
            "cp1252"
        )
    )
    told = look_and_bring(window, qtbot, monkeypatch, sent)
    assert any("Sector nuevo: Confección · 3 puntajes" in one for one in told)
    assert window.plan.count(SectorScore) == 5
    assert [one.name for one in economy.in_order(window.plan)] == ["Confección", "Panadería"]
    qtbot.waitUntil(lambda: page.findChild(HeatGrid) is not None and focused() is grid(page))
    text = grid(page).as_text()
    assert "Confección · 4 · – · – · – · 5 · – · – · 3 · 4,0" in text
    press(KEYS.Key_Z, CONTROL)
    assert window.plan.count(Sector) == 0
    assert "Todavía no se ha estudiado ningún sector" in seen(page)


def test_a_file_that_is_no_table_says_so_and_changes_nothing(
    open_page: OpenPage, window: MainWindow, files: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    open_page("economy")
    sent = files / "carta.csv"
    sent.write_text("Señores;\nles escribo;\n", "utf-8")
    monkeypatch.setattr(window, "ask_file", lambda *_: sent)
    tab_to("Traer una tabla")
    press(KEYS.Key_Return)
    panel = window.findChild(EconomyPanel, "bring-in-economy")
    assert panel is not None
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "No se cambió nada" in seen(panel), timeout=20_000)
    press(KEYS.Key_Escape)
    assert window.plan.count(Sector) == 0


def test_a_filled_plan_has_the_button_and_a_workbook_of_it_changes_nothing(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan, files: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = economy_page(open_page("economy", sample))
    book = files / "own.xlsx"
    book.write_bytes(documents.export(sample, "economy-xlsx", Words("es")))
    monkeypatch.setattr(window, "ask_file", lambda *_: book)
    page.bring.click()
    panel = window.findChild(EconomyPanel, "bring-in-economy")
    assert panel is not None
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "dice lo mismo que el plan" in seen(panel), timeout=20_000)
