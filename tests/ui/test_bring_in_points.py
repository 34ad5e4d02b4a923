"""A list of attention points comes in in the window: seen first, a pin only where it is wanted, one
undo."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.places import Pin
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.bring_in.points_panel import PointLine, PointsPanel, open_points
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.rows import ROW

PLACES = [
    {"lat": 7.9, "lon": -72.5, "tags": {"name": "Hospital", "opening_hours": "24/7",
                                        "addr:street": "Avenida 4", "phone": "6075710000"}},
    {"tags": {"name": "Comedor", "opening_hours": "a veces"}},
    {"tags": {"name": ""}},
]  # fmt: skip


@pytest.fixture
def panel(
    qtbot: QtBot,
    window: MainWindow,
    open_page: Callable[..., Page],
    sample: OpenPlan,
    tmp_path: Path,
) -> PointsPanel:
    path = tmp_path / "lugares.json"
    path.write_text(json.dumps({"elements": PLACES}), encoding="utf-8")
    page = open_page("directory", sample)
    found = open_points(page, sample, window.words, window, path)
    qtbot.waitUntil(lambda: found.list.model().rowCount() == 3)
    return found


def lines(panel: PointsPanel) -> list[PointLine]:
    model = panel.list.model()
    return [model.index(n, 0).data(ROW) for n in range(model.rowCount())]


def test_every_row_is_seen_and_comes_in_with_one_undo(
    qtbot: QtBot, window: MainWindow, panel: PointsPanel, sample: OpenPlan
) -> None:
    hospital, kitchen, nameless = lines(panel)
    assert "Siempre abierto, día y noche" in hospital.note
    assert "veces" in kitchen.note
    assert nameless.note == ""
    assert "no hay nombre" in nameless.text
    assert panel.bring.text() == "Traer 2 puntos"
    before, pins = sample.count(ServicePoint), sample.count(Pin)
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert "con un punto en el mapa" in lines(panel)[0].note
    if folder := os.environ.get("PICTURES"):
        window.grab().save(f"{folder}/bring_in_points.png")
    QTest.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: sample.count(ServicePoint) == before + 2)
    assert sample.count(Pin) == pins + 1
    sample.undo()
    assert sample.count(ServicePoint) == before
    assert sample.count(Pin) == pins


def test_a_file_that_is_no_list_is_told_and_nothing_comes(
    qtbot: QtBot, panel: PointsPanel, sample: OpenPlan, tmp_path: Path
) -> None:
    path = tmp_path / "x.geojson"
    path.write_bytes(b"{")
    panel.open_file(path)
    qtbot.waitUntil(lambda: panel.problem.isVisible())
    assert panel.list.model().rowCount() == 0
    assert "No se cambió nada" in panel.problem.text()
