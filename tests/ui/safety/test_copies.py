"""The card of the safety copies, and the copies that keep themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.seen import seen
from workshop_app.domain.proposals import Proposal
from workshop_app.services import copies_thinned, proposals, safety_copies
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.page import Page
from workshop_app.ui.safety.copies import CopiesCard
from workshop_app.ui.shell import copy_keeper
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Dialog


@pytest.fixture
def card(open_page: Callable[..., Page], plan: OpenPlan, closed_last: list[OpenPlan]) -> CopiesCard:
    closed_last.append(plan)
    proposals.capture(plan, "Un parque", theme="health")
    page = open_page("safety", plan, card="copies")
    found = page.findChild(CopiesCard)
    assert found is not None
    return found


def test_one_is_kept_when_it_is_asked_for(
    window: MainWindow, qtbot: QtBot, card: CopiesCard
) -> None:
    assert "Ninguna todavía" in seen(card)
    card.now.click()
    qtbot.waitUntil(lambda: bool(safety_copies.of(window.plan)))
    qtbot.waitUntil(lambda: "porque usted la pidió" in str(card.list.model().data(card.list.currentIndex(), 0)))  # fmt: skip
    assert str(safety_copies.folder()) in seen(card)


def test_going_back_comes_back_to_this_page(
    window: MainWindow, qtbot: QtBot, card: CopiesCard
) -> None:
    safety_copies.keep(window.plan, "gather")
    proposals.capture(window.plan, "Una biblioteca", theme="education")
    card.show_copies()
    card.settle_focus()
    focused = QApplication.focusWidget()
    assert focused is card.list
    QTest.keyClick(focused, Qt.Key.Key_Return)
    dialog = window.findChild(Dialog)
    assert dialog is not None
    old = window.plan
    QTest.keyClick(dialog.do_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.has_plan and window.plan is not old)
    assert window.places.key == "safety"
    assert [one.text for one in window.plan.all(Proposal)] == ["Un parque"]
    assert safety_copies.kept(window.plan)[0].before == "back"


def test_a_copy_is_kept_soon_after_opening_and_none_without_a_change(
    window: MainWindow, qtbot: QtBot, plan: OpenPlan, monkeypatch: pytest.MonkeyPatch,
    closed_last: list[OpenPlan],
) -> None:  # fmt: skip
    closed_last.append(plan)
    window.show_plan(plan)
    window.copies.keep("opening")
    qtbot.waitUntil(lambda: not window.copies.working)
    assert [one.before for one in safety_copies.kept(plan)] == ["opening"]
    window.copies.keep("hour")
    qtbot.waitUntil(lambda: not window.copies.working)
    assert len(safety_copies.kept(plan)) == 1
    proposals.capture(plan, "Un parque", theme="health")
    window.copies.keep("hour")
    qtbot.waitUntil(lambda: not window.copies.working)
    assert [one.before for one in safety_copies.kept(plan)] == ["hour", "opening"]
    assert copy_keeper.HOUR == 60 * 60 * 1000


def test_that_there_is_no_room_is_told_once(
    window: MainWindow, qtbot: QtBot, plan: OpenPlan, monkeypatch: pytest.MonkeyPatch,
    closed_last: list[OpenPlan],
) -> None:  # fmt: skip
    closed_last.append(plan)
    monkeypatch.setattr(copies_thinned, "FLOOR", 10**18)
    window.show_plan(plan)
    window.copies.keep("opening")
    qtbot.waitUntil(lambda: "no hay espacio para copias" in seen(window))
    window.go("proposals")
    assert "no hay espacio para copias" not in seen(window)
    proposals.capture(plan, "Un parque", theme="health")
    window.copies.keep("hour")
    qtbot.waitUntil(lambda: not window.copies.working)
    assert "no hay espacio para copias" not in seen(window)
