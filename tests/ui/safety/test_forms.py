"""Forms and questions of "Keep safe": left with Esc, wrong where the keyboard is, whole in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.services import proposals, protection
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.protection import Strength
from workshop_app.ui.page import Page
from workshop_app.ui.safety.page import SafetyPage
from workshop_app.ui.safety.purge import PurgeCard
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Dialog, IconButton
from workshop_app.ui.widgets.painted import FocusRing

Key = Qt.Key
OPEN = Callable[..., Page]
SECRET = "siete mangos verdes"
OPEN_TO_READ = "La copia no tiene frase clave"


@pytest.fixture
def page(open_page: OPEN, plan: OpenPlan) -> SafetyPage:
    said = proposals.capture(plan, "Un parque", theme="health")
    proposals.edit(plan, said, text="Un parque con luz")
    return cast(SafetyPage, open_page("safety", plan))


def opened(page: SafetyPage, card: str, qtbot: QtBot) -> QWidget:
    """The card, once its place is known."""
    page.open_at(card=card)
    found = page.cards[card]
    qtbot.waitUntil(lambda: not found.visibleRegion().isEmpty())
    return found


def top_of(card: QWidget, page: SafetyPage) -> int:
    """Pixels between the top of what is seen of the page's cards and that of ``card``."""
    return card.mapTo(page.area.viewport(), QPoint(0, 0)).y()


def purge_card(page: SafetyPage, qtbot: QtBot) -> PurgeCard:
    card = cast(PurgeCard, opened(page, "purge", qtbot))
    qtbot.waitUntil(card.go.isEnabled)
    return card


# -- the passphrase -------------------------------------------------------------------------------
def test_protecting_a_plan_brings_the_warning_of_the_sharing_copy(
    page: SafetyPage, plan: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    assert OPEN_TO_READ not in seen(page.cards["sharing"])
    opened(page, "passphrase", qtbot)
    press(Key.Key_Return)
    write(SECRET)
    tab_to("new passphrase again")
    write(SECRET)
    tab_to("Ya lo leí")
    press(Key.Key_Space)
    tab_to("protect")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: plan.protected and not window.jobs.running)
    qtbot.waitUntil(lambda: OPEN_TO_READ in seen(page.cards["sharing"]))
    assert "hoja anterior" not in seen(page.cards["passphrase"]), "there was none"
    assert protection.opens(plan, SECRET)


def test_esc_leaves_the_form_of_a_passphrase(page: SafetyPage, qtbot: QtBot) -> None:
    card = opened(page, "passphrase", qtbot)
    press(Key.Key_Return)
    write(SECRET)
    assert card.findChild(QLineEdit, "new passphrase")
    press(Key.Key_Escape)
    assert [one for one in card.findChildren(QLineEdit) if one.isVisible()] == []
    assert card.isAncestorOf(focused())


def test_an_unread_warning_is_told_beside_its_switch(
    page: SafetyPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    strong = Strength(4, "Very good")
    monkeypatch.setattr(protection, "strength", lambda *_: strong)
    card = opened(page, "passphrase", qtbot)
    press(Key.Key_Return)
    write(SECRET)
    tab_to("new passphrase again")
    write(SECRET)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: focused().accessibleName() == "Ya lo leí")
    assert "Lea la advertencia de arriba" in seen(card)
    assert "Muy buena" in seen(card)
    press(Key.Key_Space)
    assert "Lea la advertencia de arriba" not in seen(card)


def test_the_eye_is_large_enough_for_a_finger(page: SafetyPage, qtbot: QtBot) -> None:
    card = opened(page, "passphrase", qtbot)
    press(Key.Key_Return)
    eyes = [one for one in card.findChildren(IconButton) if one.isVisible()]
    assert eyes
    assert all(min(one.width(), one.height()) >= 44 for one in eyes)


# -- the PIN --------------------------------------------------------------------------------------
def test_the_keyboard_goes_to_the_pin_that_is_wrong(page: SafetyPage, qtbot: QtBot) -> None:
    opened(page, "lock", qtbot)
    press(Key.Key_Return)
    write("12")
    tab_to("new pin again")
    write("12")
    press(Key.Key_Return)
    assert focused().objectName() == "new pin"
    write("4711")
    press(Key.Key_Return)
    assert focused().objectName() == "new pin again"


def test_a_pin_is_left_as_it_is_with_esc_and_in_its_own_words(
    page: SafetyPage, qtbot: QtBot
) -> None:
    card = opened(page, "lock", qtbot)
    press(Key.Key_Return)
    assert "Dejarlo como está" in seen(card)
    press(Key.Key_Escape)
    assert [one for one in card.findChildren(QLineEdit) if one.isVisible()] == []


# -- the purge ------------------------------------------------------------------------------------
def test_esc_leaves_the_question_of_the_purge(page: SafetyPage, qtbot: QtBot) -> None:
    card = purge_card(page, qtbot)
    card.go.setFocus()
    press(Key.Key_Return)
    assert "no se puede deshacer" in seen(card)
    press(Key.Key_Escape)
    assert "no se puede deshacer" not in seen(card)
    assert focused() is card.much


def test_without_a_day_it_says_that_one_is_missing(page: SafetyPage, qtbot: QtBot) -> None:
    card = purge_card(page, qtbot)
    press(Key.Key_Right)
    assert not card.go.isEnabled()
    assert "Escoja primero un día" in seen(card)
    press(Key.Key_Left)
    qtbot.waitUntil(card.go.isEnabled)
    assert "Escoja primero un día" not in seen(card)
    for tick in card.parts.values():
        tick.setChecked(False)
    assert "No hay nada marcado" in seen(card)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_the_card_is_shown_from_its_heading_on_and_nothing_is_cut_off(
    page: SafetyPage, window: MainWindow, qtbot: QtBot, scale: float
) -> None:
    window.resize(1280, 720)
    window.change_settings(text_scale=scale)
    page = cast(SafetyPage, window.page)
    card = opened(page, "purge", qtbot)
    qtbot.waitUntil(lambda: 0 <= top_of(card, page) < page.area.viewport().height() // 2)
    room = page.area.viewport().width()
    qtbot.waitUntil(lambda: all(one.width() <= room for one in page.cards.values()))


def test_the_ring_does_not_lie_over_the_header(
    page: SafetyPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1280, 620)
    card = purge_card(page, qtbot)
    bar = page.area.verticalScrollBar()
    ring = FocusRing.of(window)
    qtbot.waitUntil(lambda: ring.isVisible() and ring.mask().isEmpty())
    half = card.much.mapTo(page.area.viewport(), QPoint(0, card.much.height() // 2)).y()
    bar.setValue(bar.value() + half)
    edge = page.area.viewport().mapTo(window, QPoint(0, 0)).y()
    qtbot.waitUntil(lambda: not ring.mask().isEmpty())
    shown = ring.mask().boundingRect().translated(ring.pos())
    assert edge - 5 <= shown.top() <= edge
    bar.setValue(bar.value() + card.much.height())
    qtbot.waitUntil(lambda: not ring.isVisible())


# -- the whole plan -------------------------------------------------------------------------------
def destroy_dialog(page: SafetyPage, window: MainWindow, qtbot: QtBot) -> Dialog:
    card = purge_card(page, qtbot)
    card.end_plan.click()
    (dialog,) = window.findChildren(Dialog, "destroy")
    return dialog


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_the_question_grows_with_what_is_wrong(
    page: SafetyPage, window: MainWindow, qtbot: QtBot, scale: float
) -> None:
    window.change_settings(text_scale=scale)
    dialog = destroy_dialog(cast(SafetyPage, window.page), window, qtbot)
    before = dialog.panel.height()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.panel.height() > before)
    (field,) = [one for one in dialog.findChildren(QWidget) if hasattr(one, "note")]
    line, note = field.input.geometry(), field.note.geometry()
    assert not line.intersects(note)
    assert dialog.panel.rect().contains(field.geometry())


def test_the_question_goes_with_its_page(
    page: SafetyPage, plan: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    destroy_dialog(page, window, qtbot)
    window.go("map")
    qtbot.waitUntil(lambda: window.findChildren(Dialog, "destroy") == [])
    assert window.page is not None
    assert focused() is window.page or window.page.isAncestorOf(focused())
    assert plan.path.exists()
