"""What the directory leads to: phones, a list to bring in, papers; and a plan that is only read."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, press, tab_to
from tests.ui.seen import seen
from workshop_app.services import directory
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui import networks
from workshop_app.ui.centres.page import CentresPage
from workshop_app.ui.directory.offer import OfferPanel
from workshop_app.ui.directory.page import DirectoryPage
from workshop_app.ui.networks import Network
from workshop_app.ui.page import Page
from workshop_app.ui.shell.slides import PhonesSlide
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Button
from workshop_app.web.server import PhoneServer

OpenPage = Callable[..., Page]
KEYS = Qt.Key


def test_the_directory_is_offered_to_the_phones_of_the_room(
    open_page: OpenPage, sample: OpenPlan, window: MainWindow, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(networks, "networks", lambda: [Network("Sala", "127.0.0.1", True)])
    window.phones.server_of = PhoneServer
    open_page("directory", sample)
    tab_to("Ofrecer en celulares")
    press(KEYS.Key_Return)
    panel = window.findChildren(OfferPanel)[0]
    tab_to("name of the network")
    tab_to("Ofrecer en celulares")
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: window.phones.running, timeout=30_000)
    address = window.phones.directory_address
    assert address in seen(panel)
    read = urllib.request.urlopen(address).read().decode()
    assert all(point.name in read for point in directory.points(sample)[:3])
    tab_to("Mostrar a la sala")
    press(KEYS.Key_Return)
    shown = window.projector.slide
    assert isinstance(shown, PhonesSlide)
    assert shown.page.lines == (address,)
    tab_to("No recibir más")
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: not window.phones.running, timeout=10_000)
    assert "Red de la sala" in seen(panel)
    press(KEYS.Key_Escape)


def test_an_empty_plan_brings_in_a_list(
    open_page: OpenPage, window: MainWindow, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    table = tmp_path / "puntos.csv"
    rows = ["nombre;direccion;horario", "Comedor;Calle 10;lunes a viernes 8:00 a 12:00 m."]
    table.write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setattr(window, "ask_file", lambda *_: table)
    page = cast(DirectoryPage, open_page("directory"))
    tab_to("Traer una lista")
    press(KEYS.Key_Return)
    press(KEYS.Key_Return)  # choose a file
    qtbot.waitUntil(lambda: "Comedor" in everything(window), timeout=10_000)
    press(KEYS.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(directory.points(page.plan)) == 1, timeout=10_000)
    assert directory.points(page.plan)[0].opening_hours == "Mo-Fr 08:00-12:00"
    qtbot.waitUntil(page.list.isVisible)
    press(KEYS.Key_Z, CONTROL)
    assert directory.points(page.plan) == []
    assert "El directorio está vacío" in seen(page)


def everything(window: MainWindow) -> str:
    """What the list of the panel says."""
    from workshop_app.ui.bring_in.turned_list import TurnedList

    return "\n".join(
        str(model.index(row, 0).data())
        for found in window.findChildren(TurnedList)
        for model in [found.model()]
        for row in range(model.rowCount())
    )


def test_the_papers_of_the_directory_are_chosen_and_written(
    open_page: OpenPage, sample: OpenPlan, window: MainWindow, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = sample.path.parent / "lista.pdf"
    monkeypatch.setattr(window, "ask_where", lambda *_: target)
    open_page("directory", sample)
    press(KEYS.Key_E, CONTROL)
    assert "Documentos del directorio" in seen(window)
    tab_to("Guardar PDF")
    press(KEYS.Key_Return)
    qtbot.waitUntil(target.exists, timeout=30_000)
    qtbot.waitUntil(lambda: not window.exports.running)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_plan_to_read_only_shows_everything_and_changes_nothing(
    open_page: OpenPage, sample_file: Path, tmp_path: Path, settings: Settings,
    closed_last: list[OpenPlan],
) -> None:  # fmt: skip
    path = tmp_path / "read.convite"
    path.write_bytes(sample_file.read_bytes())
    plan = open_file(path, settings, read_only=True)
    closed_last.append(plan)
    page = cast(DirectoryPage, open_page("directory", plan))
    before = [one.name for one in directory.points(plan)]
    said = seen(page)
    assert "PAO La Parada" in said
    for writes in ("Editar", "Verificado hoy", "Agregar un punto", "Traer una lista"):
        assert writes not in said
    for key, held in ((KEYS.Key_F2, None), (KEYS.Key_V, None), (KEYS.Key_A, None),
                      (KEYS.Key_Delete, None), (KEYS.Key_Down, ALT)):  # fmt: skip
        press(key) if held is None else press(key, held)
    assert [one.name for one in directory.points(plan)] == before
    press(KEYS.Key_Home)
    press(KEYS.Key_O)
    assert directory.points(plan)[0].original_text in seen(page)
    said = seen(open_page("procedures"))
    for writes in ("Editar", "Verificado hoy", "Agregar una guía", "Traer las guías"):
        assert writes not in said


@pytest.mark.parametrize("there", [False, True])
def test_a_key_leads_to_the_centres_with_points_and_without(
    there: bool, open_page: OpenPage, sample: OpenPlan, window: MainWindow
) -> None:
    page = cast(DirectoryPage, open_page("directory", sample) if there else open_page("directory"))
    assert "Centros IntegrHa-bitat" in seen(page.doors)
    press(KEYS.Key_C)
    assert isinstance(window.page, CentresPage)


@pytest.mark.parametrize("language", ["es", "fr"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1366, 768)), (1.25, (1280, 720))])
def test_the_row_of_doors_has_room_for_its_words(
    scale: float, size: tuple[int, int], language: str, window: MainWindow, sample: OpenPlan,
    qtbot: QtBot,
) -> None:  # fmt: skip
    window.resize(*size)
    window.change_settings(language=language, text_scale=scale)
    window.show_plan(sample, "directory")
    doors = cast(DirectoryPage, window.page).doors
    shown = [one for one in doors.findChildren(Button) if one.isVisible()]
    assert len(shown) == 6
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in shown))
    assert max(one.geometry().right() for one in shown) < doors.width()
