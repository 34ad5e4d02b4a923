"""A strategic project's sheet, read only, with what it is linked to."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt

from tests.ui.keyboard import ALT, focused, press, tab_to
from tests.ui.seen import seen
from workshop_app.domain.action_plan import Action
from workshop_app.services import action_plan, projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Page
from workshop_app.ui.projects.stages import StageLine
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import RowList

OpenPage = Callable[..., Page]
KEYS = Qt.Key


def test_the_sheet_tells_every_part_of_a_project(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    said = seen(page)
    first = projects.projects(sample)[0]
    for text in (first.problem, first.objective, first.source_note):
        assert text in said
    for parts in projects.parts(sample, first).values():
        for part in parts:
            assert part.text in said
    assert "$\u00a048.000 a $\u00a022.000" in said
    assert "18\u00a0% a 9\u00a0%" in said
    assert "$\u00a018.500\u00a0M" in said


def test_the_stage_is_told_up_to_the_profile(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    (line,) = [one for one in page.findChildren(StageLine) if one.isVisibleTo(page)]
    assert line.accessibleName() == "Etapa: Perfil"


def test_arrows_choose_another_project(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    first, second = projects.projects(sample)
    assert page.where() == {"project": first.id}
    assert isinstance(focused(), RowList)
    press(KEYS.Key_Down)
    assert page.where() == {"project": second.id}
    assert second.problem in seen(page)
    assert first.problem not in seen(page)


def test_links_open_their_places_and_come_back(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    page = open_page("projects", sample)
    names = [one.accessibleName() for one in page.findChildren(LinkCard) if one.isVisibleTo(page)]
    opened = []
    for name in names:
        tab_to(name)
        press(KEYS.Key_Return)
        opened.append(window.places.key)
        press(KEYS.Key_Left, ALT)
        assert window.places.key == "projects"
    assert set(opened) == {"action_plan", "proposals", "prepare", "economy"}


def test_a_link_whose_action_is_gone_is_not_shown(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("projects", sample)
    first = projects.projects(sample)[0]
    action = sample.one(Action, first.actions[0])
    assert action.title in seen(page)
    action_plan.remove(sample, action)
    assert action.title not in seen(page)
    sample.undo()
    assert action.title in seen(page)


def test_an_empty_plan_says_what_a_project_is(open_page: OpenPage) -> None:
    page = cast(Page, open_page("projects"))
    assert "Todavía no hay proyectos estratégicos" in seen(page)
    assert page.where() == {}
