"""What a file is, and a purge that was planned: said on every page until a person closes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import tab_to
from tests.ui.seen import seen
from workshop_app.services import prepare, proposals, purge, sharing
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.ui.safety.page import SafetyPage
from workshop_app.ui.safety.purge import PurgeCard
from workshop_app.ui.shell.rail import Rail
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import IconButton, MessageBar

WHAT = "se puede leer, pero no cambiar ni reunir"


@pytest.fixture
def copy(window: MainWindow, plan: OpenPlan, tmp_path: Path) -> MainWindow:
    """A window with a sharing copy in it."""
    proposals.capture(plan, "Un parque", theme="health")
    place = sharing.make(plan, tmp_path / "alcaldia.convite")
    plan.close()
    window.show_plan(open_file(place, window.settings))
    return window


def close(window: MainWindow) -> None:
    bar = next(one for one in window.findChildren(MessageBar) if one.isVisible())
    bar.findChildren(IconButton)[-1].click()


def test_a_sharing_copy_says_what_it_is_on_every_page(copy: MainWindow) -> None:
    for key in ("proposals", "gather", "safety", "prepare"):
        copy.go(key)
        assert seen(copy).count(WHAT) >= 1, key
    copy.back()
    assert WHAT in seen(copy)
    copy.change_settings(language="en")
    assert "This is a sharing copy of" in seen(copy)


def test_once_closed_the_rail_says_it_still(copy: MainWindow) -> None:
    close(copy)
    copy.go("proposals")
    assert WHAT not in seen(copy)
    rail = copy.findChild(Rail)
    assert rail is not None
    (state,) = [one for one in rail.children() if WHAT in getattr(one, "toolTip", str)()]
    assert state.accessibleName() == "Copia para compartir"  # type: ignore[attr-defined]
    assert WHAT in state.accessibleDescription()  # type: ignore[attr-defined]
    assert not rail.undo.isVisible()


def test_a_copy_that_is_gathered_into_nothing_is_not_offered_the_next_stage(
    copy: MainWindow,
) -> None:
    copy.go("gather")
    assert "Seguir a Priorizar" not in seen(copy)


def test_the_bar_goes_with_the_plan(copy: MainWindow, make_plan: Callable[..., OpenPlan]) -> None:
    copy.show_start()
    assert WHAT not in seen(copy)
    copy.show_plan(make_plan("another"))
    assert WHAT not in seen(copy)
    assert copy.messages.standing == ""


@pytest.fixture
def due(window: MainWindow, plan: OpenPlan) -> MainWindow:
    """A window with a plan whose purge was planned for yesterday."""
    said = proposals.capture(plan, "Un parque", theme="health")
    proposals.edit(plan, said, text="Un parque con luz")
    prepare.add_workshop(plan, "Taller uno")
    purge.set_reminder(plan, date.today() - timedelta(days=1))
    window.show_plan(plan)
    return window


def test_a_planned_purge_is_said_on_every_page_and_leads_to_it(due: MainWindow) -> None:
    due.go("map")
    assert "El borrado final estaba previsto" in seen(due)
    button = tab_to("Ver qué se borra")
    button.click()  # type: ignore[attr-defined]
    assert due.places.key == "safety"
    assert "El borrado final estaba previsto" in seen(due)


def test_it_goes_once_the_day_is_taken_away_or_all_is_purged(due: MainWindow, qtbot: QtBot) -> None:
    due.go("safety", card="purge")
    card = cast(PurgeCard, cast(SafetyPage, due.page).cards["purge"])
    card.remind.setDate(card.remind.minimumDate())
    assert purge.reminder(due.plan) is None
    assert due.messages.standing == ""
    card.remind.setDate(date.today())  # type: ignore[arg-type]
    assert due.messages.standing
    qtbot.waitUntil(card.go.isEnabled)
    card.go.click()
    next(one for one in card.side.findChildren(type(card.go)) if one.kind == "danger").click()
    qtbot.waitUntil(lambda: due.messages.standing == "")
    qtbot.waitUntil(lambda: not due.jobs.running)
