"""A coordinator's round over all workshops, and the rounds that decide, by keyboard in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.two_rooms import joined, settle, template
from tests.ui.keyboard import press, tab_to
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import DecidingRound
from workshop_app.services import capacity, numbering, round_names, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.ui.page import Page
from workshop_app.ui.prioritize.deciding_button import DecidingButton
from workshop_app.ui.prioritize.deciding_panel import DecidingPanel
from workshop_app.ui.prioritize.page import PrioritizePage
from workshop_app.ui.vote.choose import ChooseOptions
from workshop_app.ui.widgets import Button, Choice, Paragraph

Key = Qt.Key


@pytest.fixture
def gathered(
    plan: OpenPlan, tmp_path: Path, settings: Settings, closed_last: list[OpenPlan]
) -> OpenPlan:
    """Two rooms in one plan, both called R1, what was said twice joined."""
    made = joined(*template(plan, tmp_path, settings), settings)
    settle(made)
    closed_last.append(made)
    return made


def test_the_first_of_each_round_are_chosen_with_one_button(
    open_page: Callable[..., Page], gathered: OpenPlan
) -> None:
    draft = rounds.draft(gathered, "¿Qué va primero en todo el municipio?", people=9, places=2)
    page = open_page("vote", gathered, round=draft.id)
    tab_to("choose options")
    press(Key.Key_Return)
    panel = page.window().findChild(ChooseOptions)
    assert panel is not None
    tab_to("first of each round")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    assert [one.label for one in rounds.options(gathered, draft)] == ["1", "2", "3", "B5"]


def test_one_round_alone_offers_no_first_of_each(
    open_page: Callable[..., Page], plan: OpenPlan
) -> None:
    draft = rounds.draft(plan, "¿Qué va primero?", people=9, places=2)
    page = open_page("vote", plan, round=draft.id)
    tab_to("choose options")
    press(Key.Key_Return)
    assert page.window().findChild(ChooseOptions) is not None
    assert not page.window().findChildren(Button, "first of each round")


def test_rounds_of_one_name_are_told_apart_in_the_list_of_rounds(
    open_page: Callable[..., Page], gathered: OpenPlan
) -> None:
    page = open_page("vote", gathered)
    choice = page.findChild(Choice, "rounds")
    assert choice is not None
    listed = [choice.itemText(at) for at in range(choice.count())]
    assert ["Taller 1" in listed[0], "Taller 2" in listed[1]] == [True, True]


def test_the_effect_of_the_rounds_is_seen_before_they_decide(
    open_page: Callable[..., Page], gathered: OpenPlan, qtbot: QtBot
) -> None:
    capacity.name_deciding_rounds(gathered, [])
    page = open_page("prioritize", gathered)
    assert isinstance(page, PrioritizePage)
    page.choose_rounds()
    panel = page.window().findChild(DecidingPanel)
    assert panel is not None
    effect = panel.findChild(Paragraph, "effect")
    assert effect is not None
    large, small = panel.rows
    assert ("Taller 1" in large.switch.accessibleName()) != (
        "Taller 1" in small.switch.accessibleName()
    )
    assert (large.switch.isChecked(), small.switch.isChecked()) == (False, True), "the last shown"
    assert "B5" in effect.text()
    assert gathered.all(DecidingRound) == []
    qtbot.waitUntil(lambda: panel.isVisible())
    large.switch.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Space)
    assert "B5, 1, 2, 3" in effect.text(), "by priority"
    tab_to("these decide")
    press(Key.Key_Return)
    assert len(gathered.all(DecidingRound)) == 2
    button = page.findChild(DecidingButton)
    assert button is not None
    names = round_names.names(gathered)
    numbers = numbering.labels(gathered, Proposal)
    high = {numbers[one.id]: one.high_in for one in capacity.priorities(gathered) if one.high}
    assert high["B5"] == (names[small_round(gathered)],)
    assert "Taller 2" in button.accessibleName()


def small_round(plan: OpenPlan) -> str:
    return next(id for id, name in round_names.names(plan).items() if "Taller 2" in name)
