"""The card of the passphrase: nothing is protected by mistake, and nothing is half protected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, rewrite, tab_to, write
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import prepare, proposals, protection, rounds, votes
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.text import KnownError
from workshop_app.ui.page import Page
from workshop_app.ui.safety.passphrase import READ_ONLY, REHEARSAL, ROUND
from workshop_app.ui.safety.recovery import NO_PRINTER, draw_sheet
from workshop_app.ui.sheets import printing
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import Chip, Field, Label, Paragraph

Key = Qt.Key
OPEN = Callable[..., Page]
SECRET = "siete mangos verdes"
OTHER = "nueve sillas rojas"


@pytest.fixture
def card(window: MainWindow, plan: OpenPlan, open_page: OPEN) -> QWidget:
    """The card on the page of an empty plan."""
    return card_of(open_page("safety", plan, card="passphrase"))


def card_of(page: Page) -> QWidget:
    found = page.findChild(QWidget, "safety passphrase")
    assert isinstance(found, QWidget)
    return found


def button(card: QWidget, window: MainWindow, words: str) -> QAbstractButton:
    shown = window.words(words)
    found = [one for one in card.findChildren(QAbstractButton) if one.text() == shown]
    seen = [one for one in found if one.isVisible()]
    assert len(seen) == 1, f"{shown}: {len(seen)} are seen"
    return seen[0]


def field(card: QWidget, name: str) -> QLineEdit:
    return next(one for one in card.findChildren(QLineEdit, name) if one.isVisible())


def said(card: QWidget) -> str:
    """Everything that can be read on the card."""
    shown = [*card.findChildren(Label), *card.findChildren(Paragraph)]
    return "\n".join(one.text() for one in shown if one.isVisible())


def note(card: QWidget, name: str) -> str:
    found = [one for one in card.findChildren(Field) if one.input.objectName() == name]
    return next(one.note.text() for one in found if one.isVisible())


def protect(card: QWidget, window: MainWindow, qtbot: QtBot, secret: str = SECRET) -> None:
    """By keyboard, from the two lines to Enter."""
    qtbot.waitUntil(field(card, "new passphrase").hasFocus)
    write(secret)
    tab_to("new passphrase again")
    write(secret)
    tab_to(window.words("I have read this"))
    press(Key.Key_Space)
    tab_to("protect")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: is_there(card, "hide the key"), timeout=20_000)


def is_there(card: QWidget, name: str) -> bool:
    return any(one.isVisible() for one in card.findChildren(QAbstractButton, name))


def test_a_passphrase_is_set_with_the_keyboard(
    card: QWidget, window: MainWindow, plan: OpenPlan, settings: Settings, qtbot: QtBot
) -> None:
    proposals.capture(plan, "Luz en las escaleras", theme="health")
    assert "otras memorias USB" in said(card)
    button(card, window, "Set a passphrase").setFocus()
    press(Key.Key_Return)
    assert "No se puede recuperar" in said(card)
    protect(card, window, qtbot)
    assert plan.protected
    key = card.findChild(QWidget, "recovery key").accessibleDescription()
    assert key == protection.recovery_key(plan)
    press(Key.Key_Return)
    assert card.findChild(Chip).accessibleName() == "Protegido"
    assert not is_there(card, "hide the key")
    path = plan.path
    window.show_start()
    with pytest.raises(KnownError):
        open_file(path, settings)
    for secret in (SECRET, key):
        open_file(path, settings, secret=secret).close()


def test_it_is_not_set_before_the_warning_was_read_and_both_are_the_same(
    card: QWidget, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    button(card, window, "Set a passphrase").click()
    qtbot.waitUntil(field(card, "new passphrase").hasFocus)
    write(SECRET)
    tab_to("new passphrase again")
    write("siete mangos")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: note(card, "new passphrase again") == "No son iguales.")
    rewrite(SECRET)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "Lea la advertencia" in said(card))
    assert not plan.protected
    assert not window.jobs.running


def test_a_weak_one_is_asked_for_once_more_and_then_taken(
    card: QWidget, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    button(card, window, "Set a passphrase").click()
    qtbot.waitUntil(field(card, "new passphrase").hasFocus)
    write("cucuta12")
    qtbot.waitUntil(lambda: "adivin" in said(card), timeout=10_000)
    tab_to("new passphrase again")
    write("cucuta12")
    tab_to(window.words("I have read this"))
    press(Key.Key_Space)
    field(card, "new passphrase").setFocus()
    press(Key.Key_Return)
    assert "otra vez" in note(card, "new passphrase")
    assert not plan.protected
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: is_there(card, "hide the key"), timeout=20_000)
    assert plan.protected


def test_a_short_one_is_not_taken(
    card: QWidget, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    button(card, window, "Set a passphrase").click()
    qtbot.waitUntil(field(card, "new passphrase").hasFocus)
    write("xq7")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: "8" in note(card, "new passphrase"), timeout=10_000)
    assert not plan.protected


@pytest.fixture
def shut(plan: OpenPlan, card: QWidget, window: MainWindow, open_page: OPEN) -> QWidget:
    """The card of a plan that is protected."""
    protection.protect(plan, SECRET)
    window.go("safety", card="passphrase")
    assert window.page is not None
    return card_of(window.page)


def proved(card: QWidget, window: MainWindow, words: str, qtbot: QtBot, secret: str) -> None:
    button(card, window, words).click()
    qtbot.waitUntil(field(card, "present passphrase").hasFocus)
    write(secret)
    press(Key.Key_Return)


def test_the_present_one_is_asked_for_before_anything_changes(
    shut: QWidget, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    for words in ("Change the passphrase", "Take the passphrase away", "See the recovery key"):
        proved(shut, window, words, qtbot, "siete mangos")
        qtbot.waitUntil(lambda: note(shut, "present passphrase") == "Con esto no se abre el plan.")
        button(shut, window, "Leave it as it is").click()
    assert protection.opens(plan, SECRET)
    assert shut.findChild(QWidget, "recovery key") is None


def test_a_new_passphrase_makes_a_new_key_and_says_that_the_old_sheet_is_void(
    shut: QWidget, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    before = protection.recovery_key(plan)
    proved(shut, window, "Change the passphrase", qtbot, SECRET)
    qtbot.waitUntil(lambda: shut.findChildren(QLineEdit, "new passphrase") != [])
    assert "rómpala" in said(shut)
    protect(shut, window, qtbot, OTHER)
    assert protection.opens(plan, OTHER)
    assert not protection.opens(plan, SECRET)
    assert protection.recovery_key(plan) != before


def test_it_is_taken_away(
    shut: QWidget, window: MainWindow, plan: OpenPlan, settings: Settings, qtbot: QtBot
) -> None:
    proved(shut, window, "Take the passphrase away", qtbot, protection.recovery_key(plan))
    qtbot.waitUntil(lambda: not window.jobs.running and not plan.protected, timeout=20_000)
    path = plan.path
    window.show_start()
    open_file(path, settings).close()


def test_the_key_is_hidden_when_the_page_is_left(
    shut: QWidget, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    proved(shut, window, "See the recovery key", qtbot, SECRET)
    qtbot.waitUntil(lambda: is_there(shut, "hide the key"))
    groups = shut.findChild(QWidget, "recovery key")
    key = protection.recovery_key(plan)
    assert groups.accessibleDescription() == key
    window.go("proposals")
    window.back()
    everything = [one.accessibleDescription() for one in window.findChildren(QWidget)]
    assert key not in everything


def test_without_a_printer_it_says_so(
    shut: QWidget, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    proved(shut, window, "See the recovery key", qtbot, SECRET)
    qtbot.waitUntil(lambda: is_there(shut, "hide the key"))
    with qtbot.captureExceptions() as told:
        button(shut, window, "Print the sheet").click()
    for _, error, _ in told:
        assert isinstance(error, KnownError)
        assert error.message == NO_PRINTER
    assert told or window.messages.text == window.words(NO_PRINTER)


def test_the_printed_sheet_holds_the_whole_key_on_one_page(
    plan: OpenPlan, tmp_path: Path, qapp: object
) -> None:
    protection.protect(plan, SECRET)
    key, place = protection.recovery_key(plan), tmp_path / "sheet.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(place))
    draw_sheet(printer, "Clave de recuperación", key, "Abre el archivo plan.convite.")
    pages = PdfReader(place).pages
    assert len(pages) == 1
    assert all(group in pages[0].extract_text() for group in key.split())


# -- when it is refused ---------------------------------------------------------------------------
def refused(card: QWidget, window: MainWindow, why: str) -> None:
    assert not button(card, window, "Set a passphrase").isEnabled()
    assert window.words(why) in said(card)


def test_not_while_a_round_is_open_and_again_when_it_is_closed(
    card: QWidget, window: MainWindow, plan: OpenPlan, qtbot: QtBot
) -> None:
    made = [proposals.capture(plan, text, theme="health") for text in ("Luz", "Agua")]
    round = rounds.draft(plan, "¿Qué es lo primero?", people=12, places=1, public_seed="mango 7")
    rounds.choose_options(plan, round, [one.id for one in made])
    opened = votes.open_round(plan, plan.one(VoteRound, round.id))
    qtbot.waitUntil(lambda: window.words(ROUND) in said(card))
    refused(card, window, ROUND)
    votes.close_round(plan, opened)
    qtbot.waitUntil(lambda: window.words(ROUND) not in said(card))
    assert button(card, window, "Set a passphrase").isEnabled()


def test_not_in_a_plan_that_is_only_read(
    window: MainWindow, plan: OpenPlan, settings: Settings, open_page: OPEN
) -> None:
    path = plan.path
    plan.close()
    page = open_page("safety", open_file(path, settings, read_only=True))
    refused(card_of(page), window, READ_ONLY)


def test_not_in_a_rehearsal(
    window: MainWindow, plan: OpenPlan, open_page: OPEN, qtbot: QtBot
) -> None:
    from workshop_app.services import agenda

    made = prepare.add_workshop(plan, "Taller 1", people=24)
    agenda.start_from(plan, made, "community-3h")
    open_page("prepare", plan)
    window.rehearsal.begin(plan.one(Workshop, made.id))
    window.go("safety")
    assert window.page is not None
    refused(card_of(window.page), window, REHEARSAL)
    qtbot.waitUntil(lambda: not window.jobs.running)
    window.rehearsal.end()
