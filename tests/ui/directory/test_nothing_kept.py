"""The slip and the guide to specific needs leave no trace, and have nothing to type in (P-46)."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CONTROL, focused, press, tab_to
from tests.ui.seen import seen
from workshop_app.services import directory, directory_view
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.directory.page import DirectoryPage
from workshop_app.ui.directory.slip import SlipPreview
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow

OpenPage = Callable[..., Page]
KEYS = Qt.Key
INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)

PRINTED = (
    "Fecha", "Punto que remite", "Va a (institución)", "Teléfono de la institución",
    "Dirección y cómo llegar", "Preguntar en (oficina)", "Horario", "Para qué (marque)",
    "Qué llevar",
)  # fmt: skip
"""The lines of the paper."""


def inputs(widget: QWidget) -> list[QWidget]:
    """Everything in ``widget`` that somebody could type into."""
    return [one for kind in INPUTS for one in widget.findChildren(kind) if one.isVisible()]


def overlay(window: QWidget, name: str) -> QWidget:
    """The panel of this name over the window."""
    return next(one for one in window.findChildren(QWidget, name) if one.isVisible())


def held(plan: OpenPlan) -> tuple[int, bytes]:
    """How far the plan's record goes, and its file."""
    return len(plan.undoable or ""), plan.path.read_bytes()


def test_the_slip_has_the_points_facts_and_lines_but_no_field(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = cast(DirectoryPage, open_page("directory", sample))
    slip = page.findChildren(SlipPreview)[0]
    said = seen(slip)
    for wanted in ("Hoja de remisión", "Se llena a mano.", *PRINTED, "310\u00a0201\u00a08098", "No se guarda nada del caso ni de la persona."):  # fmt: skip
        assert wanted in said
    places = [said.index(name) for name in PRINTED]
    assert places == sorted(places), "the order of the paper"
    assert inputs(slip) == []


def test_the_slip_on_the_screen_names_what_the_paper_names(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = cast(DirectoryPage, open_page("directory", sample))
    slip = page.findChildren(SlipPreview)[0]
    for point in directory.points(sample):
        page.open_at(point=point.id)
        printed = directory_view.read_slip(sample, point)
        named = point.name in seen(slip).replace("\n", " ")
        assert named == bool(printed.sender or printed.receiver)
        assert "Punto que remite" in seen(slip)


def test_printing_a_slip_changes_neither_plan_nor_settings(
    open_page: OpenPage, sample: OpenPlan, window: MainWindow, tmp_path: object,
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    open_page("directory", sample)
    before, settings = held(sample), window.settings
    target = sample.path.parent / "slip.pdf"
    monkeypatch.setattr(window, "ask_where", lambda *_: target)
    press(KEYS.Key_P, CONTROL)
    panel = overlay(window, "papers")
    assert inputs(panel) == []
    assert "Hoja de remisión en blanco: PAO La Parada" in seen(panel)
    tab_to("Guardar PDF")
    press(KEYS.Key_Return)
    qtbot.waitUntil(target.exists, timeout=20000)
    qtbot.waitUntil(lambda: not window.exports.running)
    assert target.read_bytes().startswith(b"%PDF")
    assert held(sample) == before
    assert window.settings == settings


def test_the_guide_to_needs_is_read_and_leads_to_the_point(
    open_page: OpenPage, sample: OpenPlan, window: MainWindow
) -> None:
    open_page("directory", sample)
    before = held(sample)
    press(KEYS.Key_G)
    panel = overlay(window, "needs guide")
    said = seen(panel)
    assert "No pregunte por papeles, ni por qué ni cómo llegó." in said
    assert "no se guarda ni se cuenta nada de ninguna persona" in said
    assert inputs(panel) == []
    press(KEYS.Key_Down)
    press(KEYS.Key_Down)
    press(KEYS.Key_Down)
    assert "Puesto de salud de la comuna (muestra)" in seen(panel)
    tab_to("Puesto de salud de la comuna (muestra)")
    press(KEYS.Key_Return)
    page = cast(DirectoryPage, window.page)
    assert page.point is not None
    assert page.point.name == "Puesto de salud de la comuna (muestra)"
    assert held(sample) == before
    assert focused().window() is window


def test_without_points_the_guide_says_that_nobody_is_listed(
    open_page: OpenPage, window: MainWindow
) -> None:
    page = cast(DirectoryPage, open_page("directory"))
    press(KEYS.Key_G)
    assert "El directorio todavía no tiene un punto para esto." in seen(window)
    press(KEYS.Key_Escape)
    assert directory.points(page.plan) == []
