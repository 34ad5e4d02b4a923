"""The cards of the purge and of the sharing copy, and taking out from the board's card (P-49, P-50)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import focused, press, write
from tests.ui.seen import seen
from workshop_app.domain.meetings import PrivateNote
from workshop_app.domain.proposals import Proposal
from workshop_app.services import facilitate, prepare, proposals, purge, safety_copies, sharing
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.storage import tables
from workshop_app.ui.page import Page
from workshop_app.ui.proposals.page import ProposalsPage
from workshop_app.ui.safety.page import SafetyPage
from workshop_app.ui.safety.purge import PurgeCard
from workshop_app.ui.safety.sharing import SharingCard
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Dialog, LineEdit, Switch

Key = Qt.Key
OpenPage = Callable[..., Page]
MARKER = "Quetzalcoatl"


@pytest.fixture
def plan(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    made = make_plan("kept")
    workshop = prepare.add_workshop(made, "Taller uno")
    facilitate.write_note(made, workshop, f"La {MARKER} no quiere hablar")
    said = proposals.capture(made, f"Una cancha para {MARKER}", theme="housing")
    proposals.edit(made, said, text="Una cancha con luz")
    return made


@pytest.fixture
def card(open_page: OpenPage, plan: OpenPlan, qtbot: QtBot) -> PurgeCard:
    """The card, once it has counted."""
    page = cast(SafetyPage, open_page("safety", plan))
    page.open_at(card="purge")
    found = cast(PurgeCard, page.cards["purge"])
    qtbot.waitUntil(found.go.isEnabled)
    return found


def test_what_is_ticked_goes_after_a_second_press_in_words(
    card: PurgeCard, plan: OpenPlan, qtbot: QtBot
) -> None:
    card.parts["wordings"].click()
    card.go.setFocus()
    press(Key.Key_Return)
    assert "Notas privadas: 1" in seen(card)
    assert "Versiones anteriores" not in seen(card)
    assert plan.count(PrivateNote) == 1
    press(Key.Key_Tab)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: plan.count(PrivateNote) == 0)
    qtbot.waitUntil(lambda: "Borrado final hecho: se borró 1 cosa" in seen(card.window()))
    assert purge.preview(plan)["wordings"] == 1


def test_the_keyboard_is_on_the_button_that_keeps_everything(
    card: PurgeCard, plan: OpenPlan
) -> None:
    card.go.setFocus()
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert card.go.isVisible()
    assert plan.count(PrivateNote) == 1


def test_nothing_ticked_cannot_be_purged(card: PurgeCard) -> None:
    for key in ("notes", "wordings"):
        card.parts[key].click()
    assert not card.go.isEnabled()


def test_a_day_that_has_come_is_told_when_the_plan_is_shown(
    window: MainWindow, plan: OpenPlan
) -> None:
    purge.set_reminder(plan, date.today() - timedelta(days=1))
    window.show_plan(plan)
    assert "El borrado final estaba previsto" in seen(window)


def test_the_whole_plan_goes_once_the_word_is_typed(
    card: PurgeCard, plan: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    copy = safety_copies.keep(plan, "hour")
    assert copy
    path = plan.path
    assert [one.path for one in window.settings.recent][:1] == [str(path.resolve())]
    card.end_plan.click()
    (dialog,) = window.findChildren(Dialog, "destroy")
    press(Key.Key_Return)
    assert dialog.isVisible()
    assert path.exists()
    write("destruir")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not path.exists())
    qtbot.waitUntil(lambda: "El plan quedó destruido" in seen(window))
    assert not copy.exists()
    assert not window.has_plan
    assert window.settings.recent == ()


def test_copies_under_other_names_are_named_and_go_only_where_that_is_ticked(
    card: PurgeCard, plan: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    copy = safety_copies.keep(plan, "hour")
    assert copy
    theirs = copy.rename(copy.with_name(copy.name.replace(plan.path.stem, "Taller3", 1)))
    assert not card.parts["others"].isChecked()
    card.end_plan.click()
    (dialog,) = window.findChildren(Dialog, "destroy")
    assert "Taller3" in seen(dialog)
    switch = dialog.findChild(Switch)
    assert isinstance(switch, Switch)
    assert not switch.isChecked()
    switch.click()
    path = plan.path
    dialog.findChildren(LineEdit)[0].setFocus()
    write("destruir")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not path.exists() and not theirs.exists())


def test_that_a_clock_was_ahead_is_said_where_a_day_is_chosen(
    card: PurgeCard, plan: OpenPlan, qtbot: QtBot
) -> None:
    with plan.store.transaction() as connection:
        for stamp in (tables.change.c.step, tables.step.c.stamp):
            later = sa.literal("1") + sa.func.substr(stamp, 2)
            connection.execute(sa.update(stamp.table).values({stamp: later}))
    card.day.set_day(date.today())
    card.much.setFocus()
    press(Key.Key_Right)
    qtbot.waitUntil(card.ahead.isVisible)
    assert "Un reloj estaba adelantado" in seen(card)
    press(Key.Key_Left)
    assert not card.ahead.isVisible()


# -- the sharing copy -----------------------------------------------------------------------------
def test_a_sharing_copy_is_written_where_it_was_asked_and_says_what_it_is(
    open_page: OpenPage,
    plan: OpenPlan,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "alcaldia.convite"
    monkeypatch.setattr(window, "ask_where", lambda *_asked: place)
    page = cast(SafetyPage, open_page("safety", plan))
    card = cast(SharingCard, page.cards["sharing"])
    qtbot.waitUntil(lambda: "1 nota privada no va." in seen(card))
    card.settle_focus()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "La copia para compartir quedó lista" in seen(window))
    assert MARKER.encode() not in place.read_bytes()
    copy = open_file(place, plan.settings)
    assert sharing.made_of(copy)
    window.show_plan(copy, "safety")
    assert "se puede leer, pero no cambiar ni reunir" in seen(window)
    shown = cast(SafetyPage, window.page).cards["purge"]
    assert cast(PurgeCard, shown).parts == {}


# -- taking out -----------------------------------------------------------------------------------
def test_someones_contribution_is_taken_out_from_the_menu_of_its_card(
    open_page: OpenPage, plan: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    page = cast(ProposalsPage, open_page("proposals", plan))
    (said,) = plan.all(Proposal)
    page.panels.open("proposal", said.id)
    panel = page.panels.panel
    assert panel is not None
    panel.more.click()  # type: ignore[attr-defined]
    (menu,) = [one for one in window.findChildren(QMenu, "seldom") if one.isVisible()]
    (wish,) = [one for one in menu.actions() if "deseo" in one.text()]
    wish.trigger()
    menu.close()
    (dialog,) = window.findChildren(Dialog, "take out")
    assert focused() is dialog.leave_button
    assert not plan.one(Proposal, said.id).taken_out
    dialog.do_button.click()
    qtbot.waitUntil(lambda: plan.one(Proposal, said.id).taken_out)
    qtbot.waitUntil(lambda: "Retirada por deseo de alguien: 1." in seen(window))
