"""The printed kit from Prepare: chosen, saved, printed, seen on the whole screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, focused, press, tab_to
from workshop_app import settings as own_settings
from workshop_app.domain.meetings import Workshop
from workshop_app.services import agenda, content, documents, prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.text import KnownError
from workshop_app.ui.page import Page
from workshop_app.ui.prepare import kit_kept
from workshop_app.ui.prepare.kit_panel import KitPanel
from workshop_app.ui.prepare.page import PreparePage
from workshop_app.ui.sheets import pages, printing
from workshop_app.ui.sheets.viewer import SheetViewer
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.labels import Label

Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    content.forget()
    yield
    content.forget()


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller 1", day="2026-03-14", people=24)
    agenda.add(plan, made, "proposal-sheet")
    return plan.one(Workshop, made.id)


@pytest.fixture
def panel(open_page: Open, plan: OpenPlan, workshop: Workshop, qtbot: QtBot) -> KitPanel:
    shown = open_page("prepare", plan, tab="agenda")
    assert isinstance(shown, PreparePage)
    qtbot.waitUntil(lambda: shown.isAncestorOf(focused()))
    press(Qt.Key.Key_P, CONTROL)
    assert shown.kit is not None
    qtbot.waitUntil(lambda: focused().objectName() == "kit sheets")
    return shown.kit


def said(panel: KitPanel) -> str:
    label = panel.findChild(Label, "kit state")
    assert label is not None
    return label.text()


def test_the_sheets_that_the_agenda_needs_are_chosen_and_signatures_stand_apart(
    panel: KitPanel,
) -> None:
    assert panel.list.chosen == ["run-sheet", "proposal-sheet", "key-sheet"]
    assert said(panel) == "3 hojas escogidas"
    assert "signature-sheet" not in panel.choice(panel.list.chosen).sheets  # type: ignore[operator]
    press(Qt.Key.Key_Space)
    assert panel.list.chosen == ["proposal-sheet", "key-sheet"]
    tab_to("Papel")
    press(Qt.Key.Key_Left)
    tab_to("Carteles")
    press(Qt.Key.Key_Right)
    choice = panel.choice(panel.list.chosen)
    assert (choice.size, choice.tiled) == ("a4", True)


def test_the_choice_of_sheets_stays_while_the_plan_is_open_and_the_paper_on_the_laptop(
    panel: KitPanel, plan: OpenPlan, workshop: Workshop, window: MainWindow
) -> None:
    assert panel.paper.current == "letter"
    press(Qt.Key.Key_Space)
    tab_to("Papel")
    press(Qt.Key.Key_Left)
    tab_to("Carteles")
    press(Qt.Key.Key_Right)
    panel.leave()
    agenda.add(plan, workshop, "dreams-wall")
    assert isinstance(window.page, PreparePage)
    window.page.open_kit()
    again = window.page.kit
    assert again is not None
    assert "run-sheet" not in again.list.chosen
    assert {"proposal-sheet", "key-sheet"} < set(again.list.chosen), "one came with the exercise"
    assert (again.paper.current, again.posters.current) == ("a4", "tiles")
    assert own_settings.load().paper == "a4"


@pytest.mark.parametrize(("country", "paper"), [("CO", "letter"), ("VE", "letter"), ("ES", "a4")])
def test_the_paper_is_first_what_the_plans_country_uses(
    plan: OpenPlan, settings: Settings, country: str, paper: str
) -> None:
    with plan.step("plan.change") as step:
        step.change(plan.plan, country=country)
    assert kit_kept.paper(plan, settings) == paper


def test_the_kit_is_saved_as_a_pdf(
    panel: KitPanel,
    tmp_path: Path,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    asked: list[str] = []

    def where(_self: MainWindow, _title: str, name: str, _kinds: str) -> Path:
        asked.append(name)
        return tmp_path / name

    monkeypatch.setattr(MainWindow, "ask_where", where)
    tab_to("save kit")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Se escribió" in window.messages.text, timeout=20_000)
    written = pypdf.PdfReader(tmp_path / asked[0])
    titles = [entry.title for entry in written.outline]  # type: ignore[union-attr]
    assert titles[0] == "Guía de la persona facilitadora"
    assert "Ficha de propuesta" in titles


def test_the_signature_sheet_is_a_file_of_its_own(
    panel: KitPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "firmas.pdf"
    monkeypatch.setattr(MainWindow, "ask_where", lambda *_args: path)
    panel.signature_pdf.click()
    qtbot.waitUntil(path.is_file, timeout=20_000)
    assert len(pypdf.PdfReader(path).pages) == 1


def test_without_a_printer_it_says_what_to_do(panel: KitPanel, window: MainWindow) -> None:
    tab_to("print kit")
    press(Qt.Key.Key_Return)
    assert "no tiene impresora" in window.messages.text
    assert panel.isVisible()


def test_each_sheet_is_seen_on_the_whole_screen_and_turned_by_keys(
    panel: KitPanel, qtbot: QtBot
) -> None:
    tab_to("see kit")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(panel.printout.viewer, SheetViewer), timeout=20_000)
    viewer = panel.printout.viewer
    assert isinstance(viewer, SheetViewer)
    qtbot.waitUntil(lambda: viewer.sheet.drawn, timeout=20_000)
    assert viewer.windowState() & Qt.WindowState.WindowFullScreen
    title, place = viewer.title, viewer.place
    assert title.text() == "Guía de la persona facilitadora"
    assert place.text().startswith("1 de ")
    for key, at in (
        (Qt.Key.Key_Right, 1), (Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, 0),
    ):  # fmt: skip
        QTest.keyClick(viewer, key)
        assert viewer.at == at
    QTest.keyClick(viewer, Qt.Key.Key_End)
    assert title.text() == "Hoja de teclas"
    small = viewer.sheet.width()
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.sheet.width() > small
    with qtbot.waitSignal(viewer.left):
        QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert QApplication.activeWindow() is not viewer


def test_pages_go_to_a_printer_turned_as_they_lie(
    plan: OpenPlan, workshop: Workshop, panel: KitPanel, tmp_path: Path
) -> None:
    choice = panel.choice(["proposal-sheet", "day-strip", "signature-sheet"])
    kit = documents.kit(plan, workshop, panel.shell.words, choice)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "impreso.pdf"))
    told: list[int] = []
    assert printing.print_pages(kit, printer, lambda done, _all: told.append(done)) == len(told)
    wide = [
        page.mediabox.width > page.mediabox.height
        for page in pypdf.PdfReader(tmp_path / "impreso.pdf").pages
    ]
    assert wide == [one.width > one.height for one in pages.listed(kit)]
    assert True in wide
    assert False in wide


def test_printing_stops_where_it_is_cancelled(
    plan: OpenPlan, workshop: Workshop, panel: KitPanel, tmp_path: Path
) -> None:
    kit = documents.kit(plan, workshop, panel.shell.words, panel.choice(["run-sheet"]))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "impreso.pdf"))

    def stop(done: int, _all: int) -> None:
        if done == 1:
            raise KnownError("stopped")

    with pytest.raises(KnownError):
        printing.print_pages(kit, printer, stop)
