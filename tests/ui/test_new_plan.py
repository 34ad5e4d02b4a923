"""A new plan in under a minute, with the keyboard only."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workshop_app import paths
from workshop_app.domain.meetings import AgendaItem, Workshop
from workshop_app.domain.places import Territory
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start.doors import Door
from workshop_app.ui.start.new_plan import NewPlanScreen
from workshop_app.ui.widgets import Label, MessageBar


@pytest.fixture
def form(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> NewPlanScreen:
    """The form, reached from the start screen by its letter."""
    monkeypatch.setattr(paths, "documents", lambda: tmp_path / "documents")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Door))
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_N)
    shown = window.places.shown
    assert isinstance(shown, NewPlanScreen)
    qtbot.waitUntil(shown.municipality.hasFocus)
    return shown


def test_one_word_and_enter_make_a_plan_with_a_workshop_and_an_agenda(
    form: NewPlanScreen, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClicks(form.municipality, "Villa del Rosario")
    QTest.keyClick(form.municipality, Qt.Key.Key_Tab)
    QTest.keyClicks(form.territories, "Juan Frio; La Parada")
    QTest.keyClick(form.territories, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan)
    plan = window.plan
    assert plan.path == tmp_path / "documents" / "villa-del-rosario.convite"
    assert plan.plan.municipality == "Villa del Rosario"
    assert [one.name for one in plan.all(Territory)] == ["Juan Frio", "La Parada"]
    workshop = plan.all(Workshop)[0]
    assert workshop.audience == "community"
    assert plan.count(AgendaItem, workshop=workshop.id) > 3
    assert window.places.key == "prepare"


def test_without_a_municipality_the_field_says_what_is_missing(
    form: NewPlanScreen, window: MainWindow, tmp_path: Path
) -> None:
    form.make.click()
    notes = [label.text() for label in form.municipality_field.findChildren(Label)]
    assert "Escriba el nombre del municipio" in notes
    assert not window.has_plan
    assert not (tmp_path / "documents").exists()


def test_a_name_that_is_taken_gets_a_number(form: NewPlanScreen, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "ocana.convite").write_bytes(b"")
    form.municipality.setText("Ocaña")
    assert form.file_name.text() == "documents / ocana-2.convite"


def test_a_persons_detail_makes_no_file(
    form: NewPlanScreen, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    form.municipality.setText("Ocaña")
    form.workshop.setText("Llamar al 310 555 12 34")
    form.make.click()
    qtbot.waitUntil(lambda: any(bar.isVisible() for bar in form.findChildren(MessageBar)))
    assert not window.has_plan
    assert list((tmp_path / "documents").iterdir()) == []


def test_the_agendas_offered_are_those_for_the_audience(form: NewPlanScreen) -> None:
    community = form.agenda.count()
    form.audience.choose("officials")
    form.audience.chosen.emit("officials")
    assert form.agenda.key == "officials-2h30"
    assert form.agenda.count() != community


def test_an_agenda_whose_name_tells_its_time_does_not_tell_it_twice(form: NewPlanScreen) -> None:
    offered = [form.agenda.itemText(n) for n in range(form.agenda.count())]
    assert "Comunidad, 3 horas" in offered
    assert "Jornada de día completo · 7\u00a0h\u00a030\u00a0min" in offered


def test_escape_goes_back_to_the_start(form: NewPlanScreen, window: MainWindow) -> None:
    QTest.keyClick(form.municipality, Qt.Key.Key_Escape)
    assert window.places.shown is not form
