"""A coordinator's afternoon in the real window, with keys: officials assess twenty proposals, what
goes in is decided, the plan is written, promised, followed, kept twice and compared, and every
document is exported; one is cancelled in the middle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import coordinator_plan
from tests.ui.coordinator_deeds import (
    ACTIONS,
    balance_and_pass,
    between_and_second_round,
    change_a_threshold,
    decide,
    do,
    first_round,
    name_rounds,
    set_up_offices,
)
from tests.ui.keyboard import CONTROL, focused, press, rewrite, tab_to, write
from tests.ui.seen import seen
from tests.ui.test_action_table import go
from workshop_app.domain.action_plan import Action, Commitment, FollowUp, Indicator, Source
from workshop_app.export.exporters import EXPORTERS
from workshop_app.services import action_plan, versions
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.action_plan.became_line import BecameLine
from workshop_app.ui.action_plan.completeness import CompletenessPanel
from workshop_app.ui.action_plan.follow_up import FollowUpPanel
from workshop_app.ui.action_plan.table_grid import Grid
from workshop_app.ui.documents.page import DocumentsPage
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.versions.panel import VersionsPanel
from workshop_app.ui.widgets import Button, Choice, RowList

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = 60_000


@pytest.fixture
def voted(window: MainWindow, make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    """The plan of twenty, open on the page Prioritize."""
    plan = make_plan("barrio")
    coordinator_plan.fill(plan)
    window.show_plan(plan, "prioritize")
    return plan


# -- the plan -------------------------------------------------------------------------------------
def more(name: str) -> None:
    """What a button of the page offers where it has room, or else its menu."""
    window = focused().window()
    if any(one.text() == name and one.isVisible() for one in window.findChildren(Button)):
        do(name)
        return
    do("Más del plan")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        QTest.keyClick(menu, KEY.Key_Down)
        active = menu.activeAction()
        if active is not None and active.text().startswith(name):
            QTest.keyClick(menu, KEY.Key_Return)
            window.activateWindow()  # offscreen, nothing is active after a menu
            assert QTest.qWaitForWindowActive(window)
            return
    raise AssertionError(name)


def write_actions(window: MainWindow, plan: OpenPlan) -> None:
    """As many actions as make eighteen; one responsible copied down, terms and costs typed."""
    while plan.count(Action) < ACTIONS:
        more("Acción nueva")
        write(f"Mesa de seguimiento {plan.count(Action)}")
        press(KEY.Key_Return)
    tab_to("views")
    press(KEY.Key_Right)
    grid = tab_to("Tabla de las acciones")
    assert isinstance(grid, Grid)
    go(grid, 0, "responsible")
    write("Secretaría de Planeación")
    press(KEY.Key_Return)
    press(KEY.Key_Up)
    for _ in range(ACTIONS - 1):
        press(KEY.Key_Down, SHIFT)
    press(KEY.Key_D, CONTROL)
    go(grid, 0, "start")
    for text in ("ene 2027", "8"):
        write(text)
        press(KEY.Key_Tab)
    found = action_plan.actions(plan)
    assert len(found) == ACTIONS
    assert {one.responsible for one in found} == {"Secretaría de Planeación"}
    assert (found[0].start, found[0].months) == ("2027-01", 8)


def fill_the_sheet(plan: OpenPlan) -> None:
    """Two sources and two indicators of the first action, in its sheet."""
    tab_to("views")
    press(KEY.Key_Left)
    tab_to("Acciones")
    press(KEY.Key_Home)
    for name, text in (("Fuente de recursos", "Presupuesto municipal"),
                       ("Indicador", "Lámparas que prenden")):  # fmt: skip
        tab_to(name)
        write(text)
        press(KEY.Key_Return)
    do("Agregar otra fuente")
    tab_to("Monto de la fuente")
    rewrite("4000000")
    press(KEY.Key_Return)
    do("Agregar otro indicador")
    write("Vecinos que salen de noche")
    press(KEY.Key_Return)
    first = action_plan.actions(plan)[0]
    assert len(plan.all(Source, action=first.id)) == 2
    assert {one.name for one in plan.all(Indicator, action=first.id)} == {
        "Lámparas que prenden", "Vecinos que salen de noche"
    }  # fmt: skip


def promise_and_follow(window: MainWindow, plan: OpenPlan) -> None:
    """A commitment with its day; what was found a year on."""
    do("Agregar un compromiso")
    tab_to("Quién")
    write("Junta de la Comuna 9")
    press(KEY.Key_Return)
    write("Prestar el salón")
    press(KEY.Key_Return)
    tab_to("Antes del")
    press(KEY.Key_Up)
    do("Guardar el compromiso")
    (made,) = plan.all(Commitment)
    assert (made.who, made.what) == ("Junta de la Comuna 9", "Prestar el salón")
    assert made.by == date.today().isoformat()
    more("Seguimiento")
    panel = window.findChild(FollowUpPanel)
    assert isinstance(panel, FollowUpPanel)
    tab_to(panel.list.accessibleName())
    press(KEY.Key_Home)
    press(KEY.Key_Down)  # the promise is due first
    press(KEY.Key_Return)
    write("Realizada")
    do("Guardar lo encontrado")
    (found,) = plan.all(FollowUp)
    assert (found.state, bool(found.action)) == ("done", True)
    press(KEY.Key_Escape)


def what_became(window: MainWindow, plan: OpenPlan) -> None:
    """Two acts: Ctrl+B, the number and Enter."""
    press(KEY.Key_B, CONTROL)
    write("10")
    press(KEY.Key_Return)
    card = window.findChild(QWidget, "became")
    assert card is not None
    said = seen(card) + "".join(one.text() for one in card.findChildren(BecameLine))
    assert "Huerta para la cuadra 10" in said
    assert "Ronda" in said
    press(KEY.Key_Escape)


def what_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    """The list leads to the field."""
    more("Qué falta")
    panel = window.findChild(CompletenessPanel)
    assert isinstance(panel, CompletenessPanel)
    qtbot.waitUntil(lambda: bool(panel.found.gaps))
    rows = [panel.model.row(n) for n in range(panel.model.rowCount())]
    at = next(n for n, one in enumerate(rows) if one.gap and one.gap.where.get("field") == "cost")
    while panel.list.row is not rows[at]:
        press(KEY.Key_Down)
    press(KEY.Key_Return)
    before = [one.cost for one in action_plan.actions(window.plan)].count(None)
    write("5000000")
    press(KEY.Key_Tab)
    costs = [one.cost for one in action_plan.actions(window.plan)]
    assert costs.count(None) == before - 1


def keep_and_compare(window: MainWindow, plan: OpenPlan, qtbot: QtBot) -> None:
    """ "Presentado" is kept, two fields change, another is kept, and the two are compared."""
    keep_version(window, "Presentado", qtbot)
    press(KEY.Key_Escape)
    tab_to("views")
    press(KEY.Key_Right)
    grid = tab_to("Tabla de las acciones")
    assert isinstance(grid, Grid)
    go(grid, 1, "responsible")
    write("Secretaría de Salud")
    press(KEY.Key_Return)
    go(grid, 2, "months")
    write("30")
    press(KEY.Key_Return)
    panel = keep_version(window, "Después del ajuste", qtbot)
    assert [one.name for one in versions.versions(plan)] == ["Después del ajuste", "Presentado"]
    lines = compared_with(panel, qtbot)
    assert len(lines) == 3, "the responsible; the months, and the term with them"
    changed = next(one for one in lines if "el responsable" in one)
    assert "antes: Secretaría de Planeación; ahora: Secretaría de Salud" in changed
    assert any("los meses. antes: (nada); ahora: 30" in one for one in lines)
    press(KEY.Key_Escape)


def keep_version(window: MainWindow, name: str, qtbot: QtBot) -> VersionsPanel:
    more("Versiones del plan")
    panel = next(one for one in window.findChildren(VersionsPanel) if one.isVisible())
    tab_to("name of the version")
    write(name)
    with qtbot.waitSignal(panel.compared):
        press(KEY.Key_Return)
    return panel


def compared_with(panel: VersionsPanel, qtbot: QtBot) -> list[str]:
    """The lines of what changed between the version that is chosen and the oldest."""
    choice = tab_to("compared with")
    assert isinstance(choice, Choice)
    with qtbot.waitSignal(panel.compared):
        press(KEY.Key_End)
    rows = panel.findChild(RowList, "what changed")
    assert rows is not None
    qtbot.waitUntil(lambda: rows.model().rowCount() > 0)
    return [str(rows.model().index(n, 0).data()) for n in range(rows.model().rowCount())]


# -- documents ------------------------------------------------------------------------------------
def export_all(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    """The pages are looked at; every document goes into one folder."""
    window.go("documents")
    page = window.page
    assert isinstance(page, DocumentsPage)
    qtbot.waitUntil(lambda: page.preview.count > 10, timeout=LONG)
    press(KEY.Key_PageDown, CONTROL)
    press(KEY.Key_A, CONTROL)
    press(KEY.Key_E, CONTROL)
    assert window.exports.running
    qtbot.waitUntil(lambda: not window.exports.running, timeout=LONG)
    of_the_plan = [one for one in EXPORTERS.values() if one.of not in ("point", "project")]
    assert len(list(folder.iterdir())) == len(page.ticked) >= len(of_the_plan)


def read_back(plan: OpenPlan, folder: Path) -> None:
    """Each opens; the plan's documents all tell the same actions."""
    titles = [one.title for one in action_plan.actions(plan)]
    found = {(one.suffix, one.name): one for one in sorted(folder.iterdir())}
    pdfs = {name: pdf_text(path) for (ending, name), path in found.items() if ending == ".pdf"}
    assert all(pdfs.values())
    whole = next(text for name, text in pdfs.items() if "priorizado" in name)
    docx = "\n".join(
        one.text for one in Document(str(named(folder, ".docx"))).element.iter() if one.text
    )
    html = named(folder, ".html").read_text(encoding="utf-8")
    books = [path for (ending, _), path in found.items() if ending == ".xlsx"]
    cells = {str(cell) for path in books for sheet in load_workbook(path).worksheets
             for row in sheet.iter_rows(values_only=True) for cell in row if cell}  # fmt: skip
    for title in titles:
        assert title in whole
        assert title in docx
        assert title in html
        assert title in cells
    for path in folder.glob("*.csv"):
        assert len(path.read_text(encoding="utf-8-sig").splitlines()) > coordinator_plan.MANY


def named(folder: Path, ending: str) -> Path:
    (found,) = folder.glob(f"*{ending}")
    return found


def pdf_text(path: Path) -> str:
    pages = pypdf.PdfReader(BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def cancel_in_the_middle(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    """In French, the first of them: it is cancelled, and nothing of it is left."""
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    page = window.page
    assert isinstance(page, DocumentsPage)
    tab_to("Idioma del documento")
    press(KEY.Key_End)
    assert page.choices.language.key == "fr"
    press(KEY.Key_E, CONTROL)
    qtbot.waitUntil(lambda: window.exports.share > 0, timeout=LONG)
    do("Cancelar la exportación")
    qtbot.waitUntil(lambda: not window.exports.running, timeout=LONG)
    assert "Cancelado" in seen(page)
    after = {one.name: one.read_bytes() for one in folder.iterdir()}
    assert after == before


def test_a_coordinator_goes_from_votes_to_documents_with_keys(
    window: MainWindow, voted: OpenPlan, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    name_rounds(voted)
    set_up_offices(voted)
    first_round(window, qtbot)
    between_and_second_round(window, voted, qtbot)
    change_a_threshold(window, voted, qtbot)
    decide(window, voted)
    balance_and_pass(window, voted)
    write_actions(window, voted)
    fill_the_sheet(voted)
    promise_and_follow(window, voted)
    what_became(window, voted)
    what_is_missing(window, qtbot)
    keep_and_compare(window, voted, qtbot)
    folder = tmp_path / "documentos"
    folder.mkdir()
    monkeypatch.setattr(window, "ask_folder", lambda _title: folder)
    export_all(window, folder, qtbot)
    read_back(voted, folder)
    cancel_in_the_middle(window, folder, qtbot)
