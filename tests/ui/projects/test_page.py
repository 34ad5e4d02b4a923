"""A strategic project's page: what it tells, where it leads, how it is searched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CONTROL, focused, press, tab_to, write
from tests.ui.projects.told import row_named, to_row, told
from tests.ui.seen import seen
from workshop_app.domain.action_plan import Action
from workshop_app.services import action_plan, projects
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui.page import Page
from workshop_app.ui.projects.matrix import RiskMatrix
from workshop_app.ui.projects.part_row import PartRow
from workshop_app.ui.projects.stages import StageLine
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import RowList

OpenPage = Callable[..., Page]
KEYS = Qt.Key


def test_the_sheet_tells_every_part_of_a_project(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    said = told(page)
    first = projects.projects(sample)[0]
    for text in (first.problem, first.objective, first.source_note, first.original_text):
        assert text in said
    for parts in projects.parts(sample, first).values():
        for part in parts:
            assert part.text in said
    assert "$\u00a048.000 a $\u00a022.000" in said
    assert "18\u00a0% a 9\u00a0%" in said
    assert "$\u00a018.500\u00a0M" in said
    assert "Los componentes suman eso" in said
    assert "Un proyecto no compite en la votación" in said


def test_the_stage_is_told_up_to_the_profile(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    (line,) = [one for one in page.findChildren(StageLine) if one.isVisibleTo(page)]
    assert line.accessibleName() == "Etapa: Perfil"


def test_the_matrix_reads_its_risks_aloud(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    (matrix,) = page.findChildren(RiskMatrix)
    assert "riesgo 3: 4 por 4; riesgo 2: 3 por 5" in matrix.accessibleName()
    assert "3 × 5 = 15" in told(page)


def test_arrows_choose_another_project(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    first, second = projects.projects(sample)
    assert page.where() == {"project": first.id}
    assert isinstance(focused(), RowList)
    press(KEYS.Key_Down)
    assert page.where() == {"project": second.id}
    assert second.problem in told(page)
    assert first.problem not in told(page)


def test_links_open_their_places_and_come_back(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    page = open_page("projects", sample)
    rows = [one for one in page.findChildren(PartRow) if " " in one.look.id and one.isVisible()]
    names = [row.accessibleName() for row in rows]
    opened = []
    for name in names:
        tab_to(name)
        press(KEYS.Key_Return)
        opened.append(window.places.key)
        press(KEYS.Key_Left, ALT)
        assert window.places.key == "projects"
    assert set(opened) == {"action_plan", "proposals", "territory", "economy"}


def test_the_map_opens_where_the_project_is(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    open_page("projects", sample)
    press(KEYS.Key_M)
    assert window.places.key == "map"


def test_a_link_whose_action_is_gone_is_not_shown(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    first = projects.projects(sample)[0]
    action = sample.one(Action, first.actions[0])
    assert action.title in told(page)
    action_plan.remove(sample, action)
    assert action.title not in told(page)
    sample.undo()
    assert action.title in told(page)


def test_a_search_finds_words_of_any_part(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    second = projects.projects(sample)[1]
    press(KEYS.Key_F, CONTROL)
    write("desagues")
    assert page.where() == {"project": second.id}
    write(" xyz")
    assert "Ningún proyecto dice eso" in seen(page)
    press(KEYS.Key_Escape)
    assert "Ningún proyecto dice eso" not in seen(page)


def test_an_empty_plan_says_what_to_do_first(open_page: OpenPage) -> None:
    page = cast(Page, open_page("projects"))
    assert "Todavía no hay proyectos estratégicos" in seen(page)
    assert page.where() == {}
    press(KEYS.Key_Return)
    assert "Crearlo" in seen(page)


def test_a_plan_that_is_only_read_offers_nothing_that_writes(
    open_page: OpenPage,
    sample_file: Path,
    settings: Settings,
    tmp_path: Path,
    closed_last: list[OpenPlan],
) -> None:
    path = tmp_path / "read.convite"
    path.write_bytes(sample_file.read_bytes())
    plan = open_file(path, settings, read_only=True)
    closed_last.append(plan)
    page = open_page("projects", plan)
    said = seen(page)
    assert "Nuevo proyecto" not in said
    names = [one.accessibleName() for one in page.findChildren(PartRow) if one.isVisible()]
    assert names
    row = row_named(page, "Un solo punto de mayoreo")
    row.click()
    row.setFocus()
    for key in (KEYS.Key_Delete, KEYS.Key_Return):
        press(key)
    assert not [one for one in page.findChildren(PartRow) if one.objectName() == "sheet form"]
    assert "Guardar" not in seen(page)


@pytest.mark.parametrize("language", ["es", "en", "fr", "pt_BR"])
def test_the_page_fits_in_every_language(
    language: str, window: MainWindow, open_page: OpenPage, sample: OpenPlan, qtbot: QtBot
) -> None:
    window.resize(1366, 696)
    page = open_page("projects", sample)
    window.change_settings(language=language)
    page = cast(Page, window.page)
    assert page.minimumSizeHint().width() <= page.width()
    assert to_row("Un solo punto de mayoreo")
