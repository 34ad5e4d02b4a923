"""Asking for files where the system has no dialog of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from workshop_app import paths
from workshop_app.ui.page import Page
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.overlay import Overlay


def answered(ask: Callable[[], object], answer: Callable[[QFileDialog], None]) -> object:
    """What ``ask`` gives when ``answer`` is done to its dialog."""

    def now() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        try:
            answer(dialog)
        finally:
            dialog.done(dialog.result() or QDialog.DialogCode.Rejected)

    QTimer.singleShot(0, now)
    return ask()


@pytest.mark.parametrize("which", ["ask_where", "ask_file", "ask_files"])
def test_the_labels_are_in_the_language_of_the_window(window: MainWindow, which: str) -> None:
    said: list[str] = []
    given = ["Guardar PDF", "x.pdf", "PDF (*.pdf)"] if which == "ask_where" else ["Abrir", "(*)"]
    answered(
        lambda: getattr(window, which)(*given),
        lambda dialog: said.extend(label.text() for label in dialog.findChildren(QLabel)),
    )
    assert {"Buscar en:", "Nombre del archivo:", "Clase de archivo:"} <= set(said)


def test_a_file_is_saved_under_the_name_that_is_proposed_in_the_documents(
    window: MainWindow,
) -> None:
    found = answered(
        lambda: window.ask_where("Guardar PDF", "x.pdf", "PDF (*.pdf)"),
        lambda dialog: dialog.accept(),
    )
    assert found == paths.documents() / "x.pdf"


def test_files_that_are_there_are_given(window: MainWindow, tmp_path: Path) -> None:
    kept = tmp_path / "a.csv"
    kept.write_text("x")

    def pick(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(kept))
        dialog.accept()

    assert answered(lambda: window.ask_file("Abrir", "(*)"), pick) == kept
    assert answered(lambda: window.ask_files("Abrir", "(*)"), pick) == [kept]
    assert answered(lambda: window.ask_files("Abrir", "(*)"), lambda dialog: None) == []


def test_the_keyboard_is_where_it_was_when_the_dialog_closed(
    qtbot: QtBot, window: MainWindow, open_page: Callable[..., Page]
) -> None:
    line = open_page("proposals").findChild(CaptureLine)
    qtbot.waitUntil(line.edit.hasFocus)
    answered(lambda: window.ask_files("Abrir", "(*)"), lambda dialog: line.edit.clearFocus())
    qtbot.waitUntil(line.edit.hasFocus)


def test_a_panel_gives_the_keyboard_back_though_nothing_had_it_when_it_was_made(
    qtbot: QtBot, window: MainWindow, open_page: Callable[..., Page]
) -> None:
    page = open_page("proposals")
    line = page.findChild(CaptureLine)
    qtbot.waitUntil(line.edit.hasFocus)
    line.edit.clearFocus()
    panel = Overlay(page, "Pregunta")
    panel.open()
    panel.away()
    assert QApplication.focusWidget() is page
