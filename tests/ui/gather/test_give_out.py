"""A coordinator gives the plan out: a file for each chosen workshop, and the names told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press
from tests.ui.seen import seen
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.services import templates
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui.gather.give_out import GiveOutPanel
from workshop_app.ui.gather.page import GatherPage
from workshop_app.ui.shell.window import MainWindow

KEYS = Qt.Key


@pytest.fixture
def prepared(base: OpenPlan) -> OpenPlan:
    """The plan with three workshops."""
    with base.step("workshop.add") as step:
        for number, title in enumerate(("Líderes", "Comunidad", "Jóvenes"), 1):
            step.add(Workshop(id=new_id(), number=number, title=title, day=f"2026-08-0{number}"))
    return base


def test_a_file_for_each_ticked_workshop_by_the_keyboard(
    qtbot: QtBot, prepared: OpenPlan, page: GatherPage, window: MainWindow, tmp_path: Path,
    settings: Settings, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    stick = tmp_path / "USB"
    stick.mkdir()
    monkeypatch.setattr(window, "ask_folder", lambda *_: stick)
    press(KEYS.Key_G)
    (panel,) = window.findChildren(GiveOutPanel)
    assert "3 archivos" in seen(panel)
    press(KEYS.Key_Down)
    press(KEYS.Key_Space)
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "2 archivos quedaron en «USB»" in seen(panel), timeout=10_000)
    names = sorted(path.name for path in stick.iterdir())
    assert names == ["1 Líderes.convite", "3 Jóvenes.convite"]
    given = open_file(stick / names[1], settings)
    assert given.one(Workshop, templates.for_workshop(given) or "").title == "Jóvenes"
    given.close()
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(GiveOutPanel))


def test_nothing_is_written_where_no_workshop_is_ticked(
    prepared: OpenPlan, page: GatherPage, window: MainWindow
) -> None:
    press(KEYS.Key_G)
    (panel,) = window.findChildren(GiveOutPanel)
    for _ in range(3):
        press(KEYS.Key_Space)
        press(KEYS.Key_Down)
    assert not panel.write.isEnabled()
    press(KEYS.Key_Escape)


def test_a_folder_that_is_gone_is_told_and_the_choice_stays(
    qtbot: QtBot, prepared: OpenPlan, page: GatherPage, window: MainWindow, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(window, "ask_folder", lambda *_: tmp_path / "nada")
    press(KEYS.Key_G)
    (panel,) = window.findChildren(GiveOutPanel)
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "nada" in panel.problem.text(), timeout=10_000)
    assert panel.write.isEnabled()
    press(KEYS.Key_Escape)


def test_the_panel_follows_another_language_with_what_was_ticked(
    prepared: OpenPlan, page: GatherPage, window: MainWindow
) -> None:
    press(KEYS.Key_G)
    press(KEYS.Key_Down)
    press(KEYS.Key_Space)
    window.change_settings(language="en")
    (panel,) = [one for one in window.findChildren(GiveOutPanel) if one.isVisible()]
    assert "Choose the folder for 2 files" in seen(panel)
    press(KEYS.Key_Escape)
    assert not panel.isVisible()
