"""The plan over the years, by money, sorted, filtered and in groups, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import focused, press, tab_to
from tests.ui.seen import seen
from workshop_app.domain.action_plan import Action
from workshop_app.services import action_plan, proposals
from workshop_app.services.action_lines import Lines
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_money import money
from workshop_app.ui.action_plan.page import ActionPlanPage
from workshop_app.ui.action_plan.rows import ActionRow, GroupRow
from workshop_app.ui.action_plan.years import Span, Years, span_of
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Choice, Figures

OpenPage = Callable[..., Page]
KEYS = Qt.Key


def years_of(page: Page) -> Years:
    found = page.findChild(Years)
    assert found is not None
    return found


# -- money ----------------------------------------------------------------------------------------
def test_the_money_of_the_sample_adds_up_to_the_oracles_figure(sample: OpenPlan) -> None:
    found = money(Lines(sample).all)
    assert found.total == sum(one.cost or 0 for one in sample.all(Action))
    assert sum(found.of_kind(kind) for kind in (
        "municipality", "nation", "cooperation", "several", "to_find", "without",
    )) == found.total  # fmt: skip


def test_the_money_is_told_by_theme_and_by_source(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("action_plan", sample, view="money")
    by_theme, by_source = page.findChildren(Figures)[-2:]
    said = by_theme.as_text()
    assert "Vivienda y hábitat" in said
    assert said.splitlines()[-1].startswith("Total")
    assert "Impuesto de alumbrado público" in by_source.as_text()
    assert "$\u00a01.606\u00a0M en total" in seen(page)


# -- the years ------------------------------------------------------------------------------------
def test_the_years_are_walked_with_the_keyboard_and_heard(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = cast(ActionPlanPage, open_page("action_plan", sample, view="time"))
    years = years_of(page)
    assert focused() is years
    press(KEYS.Key_Home)
    first = page.where()["action"]
    assert "ene 2027 a sept 2027, 9 meses, corto. Abrir camino" in (years.accessibleDescription())
    press(KEYS.Key_Down)
    assert page.where()["action"] != first
    press(KEYS.Key_Return)
    assert page.editor.isVisible()
    press(KEYS.Key_Escape)
    assert focused() is years


def test_the_timeline_says_the_same_as_words(open_page: OpenPage, sample: OpenPlan) -> None:
    page = open_page("action_plan", sample, view="time")
    press(KEYS.Key_T)
    table = page.findChild(Figures, "timeline table")
    assert table is not None
    assert focused() is table
    shown = [row for row in years_of(page).rows if isinstance(row, ActionRow)]
    lines = table.as_text().splitlines()
    assert len(lines) == len(shown) + 1
    for line, row in zip(lines[1:], shown, strict=True):
        assert line.startswith(row.number)
        assert row.action.title in line
        assert row.term in line
    press(KEYS.Key_T)
    assert focused() is years_of(page)


def test_actions_stand_by_theme_over_all_their_years(open_page: OpenPage, sample: OpenPlan) -> None:
    years = years_of(open_page("action_plan", sample, view="time"))
    heads = [row.title for row in years.rows if isinstance(row, GroupRow)]
    assert heads[0] == "Vivienda y hábitat"
    assert len(heads) == 5
    assert years.span == span_of(sample.all(Action)) == Span(2026, 2031)


def test_a_term_that_changes_moves_the_years(open_page: OpenPage, sample: OpenPlan) -> None:
    years = years_of(open_page("action_plan", sample, view="time"))
    action = action_plan.actions(sample)[0]
    action_plan.edit(sample, action, months=120)
    assert years.span.last == 2036
    sample.undo()
    assert years.span.last == 2031


# -- shown, sorted, in groups ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("group", "first", "count"),
    [
        ("theme", "Vivienda y hábitat", 5),
        ("perspective", "Vivienda y hábitat", 3),
        ("horizon", "Corto plazo (hasta 12 meses)", 3),
        ("territories", "UIT-1", 5),
    ],
)
def test_actions_stand_in_groups(
    open_page: OpenPage, sample: OpenPlan, group: str, first: str, count: int
) -> None:
    page = cast(ActionPlanPage, open_page("action_plan", sample, group=group))
    heads = [row for row in page.views.rows if isinstance(row, GroupRow)]
    assert heads[0].title == first
    assert len(heads) == count
    assert len(page.views.ids) == 19


def test_what_is_shown_is_chosen_with_the_keyboard_and_comes_back(
    open_page: OpenPage, sample: OpenPlan, window: MainWindow
) -> None:
    page = cast(ActionPlanPage, open_page("action_plan", sample))
    press(KEYS.Key_F3)
    only = cast(Choice, focused())
    assert only.visibleRegion().boundingRect().height() >= 40
    press(KEYS.Key_Down)
    assert only.key == "incomplete"
    press(KEYS.Key_Tab)
    press(KEYS.Key_Down)
    press(KEYS.Key_Escape)
    assert "se ven 11 de 19 · Las que tienen algo pendiente · por tema" in seen(page)
    assert len(page.views.ids) == 11
    window.go("prioritize")
    window.back()
    page = cast(ActionPlanPage, window.page)
    assert len(page.views.ids) == 11
    tab_to("Mostrar todas las acciones en el orden del plan")
    press(KEYS.Key_Return)
    assert len(page.views.ids) == 19


def test_an_action_is_moved_only_in_the_order_of_the_plan(
    open_page: OpenPage, sample: OpenPlan
) -> None:
    page = cast(ActionPlanPage, open_page("action_plan", sample, by="-cost"))
    before = action_plan.actions(sample)
    costs = [row.action.cost for row in page.views.rows if isinstance(row, ActionRow)]
    assert costs == sorted(costs, reverse=True)
    press(KEYS.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert action_plan.actions(sample) == before
    assert not page.editor.head.down.isEnabled()
    page.views.top.show_all()
    assert page.editor.head.down.isEnabled()


def test_views_of_an_empty_plan_stay_away(open_page: OpenPage, window: MainWindow) -> None:
    page = cast(ActionPlanPage, open_page("action_plan", view="table"))
    assert not page.tabs.isVisible()
    made = proposals.capture(window.plan, "Luz", theme="health")
    action_plan.make_actions(window.plan, [made.id])
    assert page.tabs.isVisible()
    assert len(page.views.ids) == 1


def test_the_head_makes_room_for_the_views_that_come_with_the_first_action(
    open_page: OpenPage, sample: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    """Buttons go into the menu before the title is cut."""
    with sample.step("action.remove") as step:
        for action in sample.all(Action):
            step.remove(action)
    window.resize(1366, 768)
    page = cast(ActionPlanPage, open_page("action_plan", sample))
    seen_there = page.title_bar.seen
    assert seen_there is not None
    seen_there.show()
    qtbot.waitUntil(lambda: not page.bar.buttons["follow_up"].isHidden())
    sample.undo()
    qtbot.waitUntil(page.tabs.isVisible)
    title = page.title_bar.title
    qtbot.waitUntil(lambda: title.width() >= title.sizeHint().width())
    assert page.bar.buttons["export"].isVisible()
