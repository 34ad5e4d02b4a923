"""Documents are written in the background, whole or not at all; it can be cancelled at any moment."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, press, tab_to
from tests.ui.seen import seen
from workshop_app.domain.directory import ServicePoint
from workshop_app.services import document_orders, proposals, versions
from workshop_app.services.document_orders import Order
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui.documents.page import DocumentsPage
from workshop_app.ui.documents.saving import usual_name
from workshop_app.ui.documents.strip import ExportStrip
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.dialog import Dialog

KEYS = Qt.Key
LONG = 60_000
OLD = b"the document of yesterday"


@pytest.fixture
def folder(tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person puts documents, whatever they are called."""
    made = tmp_path / "documentos"
    made.mkdir()
    monkeypatch.setattr(window, "ask_where", lambda _title, name, _kinds: made / name)
    monkeypatch.setattr(window, "ask_folder", lambda _title: made)
    return made


class Opened(QObject):
    """Hears which folders are to be shown, instead of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.folders: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.folders.append(Path(url.toLocalFile()))


@pytest.fixture
def opened() -> Iterator[Opened]:
    made = Opened()
    QDesktopServices.setUrlHandler("file", made, "show")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("file")


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def is_whole(path: Path) -> bool:
    """Whether a document opens."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(data) as document:
            return len(document) > 0
    if path.suffix in (".xlsx", ".docx"):
        return ZipFile(path).testzip() is None
    return len(data) > 40


# -- one ------------------------------------------------------------------------------------------
def test_one_document_is_written_and_the_strip_says_where_it_lies(
    page: DocumentsPage, window: MainWindow, folder: Path, qtbot: QtBot, opened: Opened
) -> None:
    press(KEYS.Key_E, CONTROL)
    assert window.exports.running
    assert page.export.isEnabled() is False
    assert "Escribiendo «Plan de acción priorizado»" in seen(page)
    qtbot.waitUntil(lambda: not window.exports.running, timeout=LONG)
    assert names(folder) == ["sample.pdf"]
    assert is_whole(folder / "sample.pdf")
    strip = page.findChild(ExportStrip)
    assert strip is not None
    assert f"Exportado: sample.pdf. Está en {folder}." in seen(strip)
    assert page.export.isEnabled()
    strip.see.click()
    assert opened.folders == [folder]
    strip.close_button.click()
    assert not strip.isVisible()


def test_the_page_can_be_used_and_left_while_it_is_written(
    page: DocumentsPage, window: MainWindow, folder: Path, sample: OpenPlan, qtbot: QtBot
) -> None:
    press(KEYS.Key_E, CONTROL)
    window.go("proposals")
    assert "se siguen escribiendo" in window.messages.text
    proposals.capture(sample, "Una fuente en la plaza del barrio", theme="public_space")
    qtbot.waitUntil(lambda: not window.exports.running, timeout=LONG)
    assert "Exportado: sample.pdf" in window.messages.text
    assert is_whole(folder / "sample.pdf")


def test_a_second_export_waits_for_the_first(
    page: DocumentsPage, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    press(KEYS.Key_E, CONTROL)
    page.open_at(kind="proposals-csv")
    page.saving.ask()
    qtbot.waitUntil(lambda: not window.exports.running, timeout=LONG)
    assert names(folder) == ["sample.pdf"]


def test_a_version_is_written_as_it_was_under_a_name_that_says_so(
    sample: OpenPlan, open_page: Callable[..., Page], window: MainWindow, folder: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    kept = versions.keep(sample, "Presentado el 12 de mayo")
    proposals.capture(sample, "Una fuente en la plaza del barrio", theme="public_space")
    page: Any = open_page("documents", sample, kind="proposals-csv", version=kept.id)
    page.saving.ask()
    qtbot.waitUntil(lambda: not window.exports.running, timeout=LONG)
    (written,) = folder.iterdir()
    assert written.name == "sample-Todas-las-propuestas-en-tabla-Presentado-el-12-de-mayo.csv"
    assert "Una fuente" not in written.read_text("utf-8-sig")


# -- several --------------------------------------------------------------------------------------
def test_all_documents_go_into_one_folder_each_whole(
    page: DocumentsPage, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    press(KEYS.Key_A, CONTROL)
    every = len(page.ticked)
    press(KEYS.Key_E, CONTROL)
    qtbot.waitUntil(lambda: f" de {every}: «" in seen(page), timeout=LONG)
    qtbot.waitUntil(lambda: not window.exports.running, timeout=LONG)
    assert f"{every} documentos quedaron en {folder}." in seen(page)
    assert len(names(folder)) == every
    assert all(is_whole(one) for one in folder.iterdir())
    assert "sample-Acta-de-una-votación-Ronda-A.pdf" in names(folder)


def test_all_are_ticked_while_a_choice_has_the_keyboard(page: DocumentsPage) -> None:
    page.choices.language.setFocus(Qt.FocusReason.TabFocusReason)
    press(KEYS.Key_A, CONTROL)
    assert len(page.ticked) == len(page.list.keys())
    press(KEYS.Key_A, CONTROL)
    assert not page.ticked


def test_what_is_in_the_folder_already_is_asked_about_first(
    page: DocumentsPage, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    there = folder / "sample-Plan-de-acción-priorizado.pdf"
    there.write_bytes(OLD)
    press(KEYS.Key_Space)
    press(KEYS.Key_E, CONTROL)
    dialog = window.findChild(Dialog)
    assert dialog is not None
    assert there.name in seen(dialog)
    press(KEYS.Key_Escape)
    assert not window.exports.running
    assert there.read_bytes() == OLD
    page.saving.ask()
    qtbot.waitUntil(lambda: window.findChild(Dialog) not in (None, dialog))
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: there.read_bytes() != OLD, timeout=LONG)
    assert is_whole(there)
    qtbot.waitUntil(lambda: not window.exports.running, timeout=LONG)


# -- cancelled ------------------------------------------------------------------------------------
def test_cancel_in_the_middle_of_one_leaves_the_old_file_whole_and_nothing_beside_it(
    page: DocumentsPage, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    (folder / "sample.pdf").write_bytes(OLD)
    exports = window.exports
    exports.changed.connect(lambda: exports.stop() if exports.share > 0.2 else None)
    press(KEYS.Key_E, CONTROL)
    qtbot.waitUntil(lambda: not exports.running, timeout=LONG)
    assert "Cancelado. No se escribió nada" in seen(page)
    assert names(folder) == ["sample.pdf"]
    assert (folder / "sample.pdf").read_bytes() == OLD


def test_cancel_in_the_middle_of_several_keeps_those_that_are_whole(
    page: DocumentsPage, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    press(KEYS.Key_A, CONTROL)
    press(KEYS.Key_E, CONTROL)
    qtbot.waitUntil(lambda: "Escribiendo 3 de" in seen(page), timeout=LONG)
    tab_to("Cancelar la exportación")
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: not window.exports.running, timeout=LONG)
    found = names(folder)
    assert f"Quedaron escritos {len(found)} de {len(page.ticked)} documentos" in seen(page)
    assert 2 <= len(found) < len(page.ticked)
    assert all(is_whole(folder / one) for one in found)
    assert not [one for one in found if one.endswith(".new")]


def test_closing_the_plan_in_the_middle_ends_it_in_order(
    page: DocumentsPage, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    press(KEYS.Key_A, CONTROL)
    press(KEYS.Key_E, CONTROL)
    qtbot.waitUntil(lambda: window.exports.share > 0, timeout=LONG)
    window.show_start()
    assert not window.exports.running
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=LONG)
    assert all(is_whole(one) for one in folder.iterdir())
    assert not [one for one in names(folder) if one.endswith(".new")]
    assert window.messages.text == ""


# -- what stands in the way -----------------------------------------------------------------------
def test_a_stick_that_is_pulled_out_meanwhile_is_said_with_what_to_do(
    page: DocumentsPage, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    press(KEYS.Key_E, CONTROL)
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: not window.exports.running, timeout=LONG)
    assert "no está" in window.messages.text
    assert "Escoja otra carpeta" in window.messages.text
    assert page.export.isEnabled()


def test_a_plans_file_is_no_place_for_a_document(
    page: DocumentsPage, window: MainWindow, sample: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sample.path.read_bytes()
    monkeypatch.setattr(window, "ask_where", lambda *_: sample.path)
    press(KEYS.Key_E, CONTROL)
    assert "es nombre de un plan" in seen(window)
    assert sample.path.read_bytes() == before
    assert not window.exports.running


def test_every_kind_is_said_in_words_or_has_pages(sample: OpenPlan, page: DocumentsPage) -> None:
    for offer in document_orders.offered(sample, page.words):
        order = page.order_of(offer)
        assert document_orders.has_pages(order) or document_orders.held(order)


@pytest.mark.parametrize(("kind", "paper", "name"), [
    ("economy-pdf", "", "sample-Plan-de-acción-económica-territorial.pdf"),
    ("directory-pdf", "list", "sample-Puntos-de-atención.pdf"),
    ("directory-pdf", "poster", "sample-Puntos-de-atención-Un-afiche-para-la-pared-A3.pdf"),
    ("poster-pdf", "phone", "sample-Cartel-de-devolución-Una-imagen-para-celulares.png"),
    ("project-pdf", "", "sample-Ficha-de-un-proyecto-estratégico-Descentralización-de-la-central-de-Abastos.pdf"),
    ("slip-pdf", "", "sample-Hoja-de-remisión-en-blanco-Oficina-de-registro-civil-muestra.pdf"),
])  # fmt: skip
def test_a_file_is_called_after_the_plan_and_what_it_is(
    sample: OpenPlan, kind: str, paper: str, name: str
) -> None:
    words = Words("es")
    of = {"project-pdf": "1", "slip-pdf": sample.all(ServicePoint)[0].id}.get(kind)
    found = usual_name(sample, Order(kind, of, paper), words)
    assert found == name
