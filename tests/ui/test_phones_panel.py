"""The facilitator lets phones in: codes made once, an address that answers, a door that shuts."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable
from urllib.error import URLError

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import codes, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.networks import Network
from workshop_app.ui.phones import RoomNetwork
from workshop_app.ui.qr import QrCode
from workshop_app.ui.shell.slides import PhonesSlide
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote.codes_panel import CodesPanel
from workshop_app.ui.vote.network_part import NetworkPart
from workshop_app.ui.vote.phones_open import slide
from workshop_app.ui.vote.take_home import TakeHome
from workshop_app.ui.widgets import Button, Dialog, Label, Paragraph, Switch
from workshop_app.web.server import PhoneServer


@pytest.fixture
def voting(plan: OpenPlan) -> VoteRound:
    """An open round in which twelve people vote with phones."""
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    draft = rounds.draft(
        plan, "¿Qué es lo primero?", places=1, people=12, public_seed="7", channels=("phones",)
    )
    rounds.choose_options(plan, draft, [one.id for one in made])
    return votes.open_round(plan, draft)


@pytest.fixture
def page(
    voting: VoteRound, plan: OpenPlan, window: MainWindow, open_page: Callable[..., QWidget]
) -> QWidget:
    window.phones.server_of = PhoneServer
    return open_page("vote", plan, round=voting.id)


def found(page: QWidget, kind: type, name: str) -> QWidget:
    one = page.findChild(kind, name)
    assert one is not None, name
    return one


def let_in(qtbot: QtBot, window: MainWindow, round: VoteRound) -> str:
    window.phones.start(round.id, "127.0.0.1")
    qtbot.waitUntil(lambda: window.phones.running, timeout=30_000)
    return window.phones.address


def test_codes_are_shown_once_and_admit(
    qtbot: QtBot, page: QWidget, plan: OpenPlan, window: MainWindow, voting: VoteRound
) -> None:
    QTest.mouseClick(found(page, Button, "make codes"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(CodesPanel)), timeout=10_000)
    panel = window.findChildren(CodesPanel)[0]
    shown = [one.accessibleName() for one in panel.findChildren(Label)]
    slips = [one for one in shown if (len(one) == 6 and one.isupper()) or one.isdigit()]
    assert len(set(slips)) == 12
    votes.vote(plan, voting, (("1", 1),), channel="phones", code=slips[0])
    assert votes.ballots_in(plan, voting) == 1
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Escape):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert panel.isVisible(), "asked for once more, and Enter and Esc stay"
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    (asked,) = [one for one in window.findChildren(Dialog) if one.isVisible()]
    assert "No se pueden mostrar otra vez" in asked.accessibleDescription()
    asked.do_button.click()
    qtbot.waitUntil(lambda: not window.findChildren(CodesPanel))
    assert "12 códigos" in found(page, Paragraph, "codes made").text(), "before more are made"


def test_codes_whose_slips_were_seen_are_left_without_a_question(
    qtbot: QtBot, page: QWidget, window: MainWindow, voting: VoteRound
) -> None:
    found(page, Button, "make codes").click()
    qtbot.waitUntil(lambda: bool(window.findChildren(CodesPanel)), timeout=10_000)
    panel = window.findChildren(CodesPanel)[0]
    panel.foot.see.click()
    qtbot.waitUntil(lambda: panel.printout.viewer is not None, timeout=20_000)
    assert panel.printout.viewer is not None
    panel.printout.viewer.close()
    panel.leave()
    qtbot.waitUntil(lambda: not window.findChildren(CodesPanel))


def test_the_door_opens_answers_and_shuts(
    qtbot: QtBot, page: QWidget, window: MainWindow, voting: VoteRound
) -> None:
    address = let_in(qtbot, window, voting)
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert answer.status == 200
    assert found(page, Button, "show the phones' codes").isVisible()
    letters = [one.text() for one in page.findChildren(Label, "in letters")]
    assert letters == [address.removesuffix("/")]
    QTest.mouseClick(found(page, Button, "check the way in"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: address in " ".join(texts(page)), timeout=10_000)
    QTest.mouseClick(found(page, Button, "let no more in"), Qt.MouseButton.LeftButton)
    assert not window.phones.running
    assert found(page, Button, "let phones in").isVisible()
    qtbot.waitUntil(lambda: not answered(address), timeout=10_000)


def answered(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=2).close()
    except OSError:
        return False
    return True


def texts(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QWidget) if hasattr(one, "text")]


def test_the_room_sees_how_to_join_and_where_to_go(
    qtbot: QtBot, page: QWidget, window: MainWindow, voting: VoteRound
) -> None:
    window.phones.network = RoomNetwork("Convite", "caracoli19")
    address = let_in(qtbot, window, voting)
    shown = slide(window.words, voting, window)  # type: ignore[arg-type]
    assert isinstance(shown, PhonesSlide)
    assert shown.join is not None
    assert any("caracoli19" in line for line in shown.join.lines)
    assert shown.page.lines == (address.removesuffix("/"),)
    assert shown.join.code != shown.page.code
    window.phones.stop()


def test_a_note_taker_gets_a_pin_of_her_own(
    qtbot: QtBot, page: QWidget, window: MainWindow, voting: VoteRound
) -> None:
    let_in(qtbot, window, voting)
    assert window.phones.server is not None
    found(page, Switch, "photos from a phone").click()
    pin = window.phones.server.photo_pin
    assert pin
    assert any(pin in text for text in texts(page))
    window.phones.stop()


def test_the_door_shuts_with_the_plan(
    qtbot: QtBot, page: QWidget, window: MainWindow, voting: VoteRound
) -> None:
    address = let_in(qtbot, window, voting)
    window.show_start()
    with pytest.raises(URLError):
        urllib.request.urlopen(address, timeout=2)


def test_the_door_is_opened_once_however_often_it_is_asked_for(
    qtbot: QtBot, page: QWidget, window: MainWindow, voting: VoteRound
) -> None:
    made: list[PhoneServer] = []

    def server_of(plan: OpenPlan) -> PhoneServer:
        made.append(PhoneServer(plan))
        return made[-1]

    window.phones.server_of = server_of
    window.phones.start(voting.id, "127.0.0.1")
    window.phones.start(voting.id, "127.0.0.1")
    qtbot.waitUntil(lambda: window.phones.running, timeout=30_000)
    assert [one.running for one in made if one.address] == [True]


def test_a_plan_that_is_left_while_the_door_opens_lets_nobody_in(
    qtbot: QtBot, page: QWidget, window: MainWindow, voting: VoteRound
) -> None:
    made: list[PhoneServer] = []

    def server_of(plan: OpenPlan) -> PhoneServer:
        made.append(PhoneServer(plan))
        return made[-1]

    window.phones.server_of = server_of
    window.phones.start(voting.id, "127.0.0.1")
    window.phones.stop()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=30_000)
    assert not window.phones.running
    assert [one.running for one in made] == [False]


def test_without_a_network_the_door_stays_shut_and_says_why(
    page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop_app.ui.networks.networks", list[Network])
    panel = page.body.panel  # type: ignore[attr-defined]
    panel.network.look_again()
    assert not found(page, Button, "let phones in").isEnabled()
    assert found(page, QWidget, "no network").isVisible()


def test_phones_that_vote_in_another_round_are_not_shut_out_by_the_way(
    qtbot: QtBot, page: QWidget, plan: OpenPlan, window: MainWindow, voting: VoteRound,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    here = [Network("wlan0", "192.168.1.5", True)]
    monkeypatch.setattr("workshop_app.ui.networks.networks", lambda: here)
    address = let_in(qtbot, window, voting)
    part = NetworkPart(window.words, window, "another round")
    qtbot.addWidget(part)
    assert voting.name in part.reason
    assert NetworkPart(window.words, window, voting.id).reason == ""
    with qtbot.waitSignal(part.ready) as told:
        window.phones.stop()
    assert told.args == [""]
    assert not answered(address)


def test_people_take_the_result_home_once_it_is_shown(
    qtbot: QtBot, page: QWidget, window: MainWindow, plan: OpenPlan, voting: VoteRound
) -> None:
    for code in codes.make(plan, voting, 5):
        votes.vote(plan, voting, (("1", 1),), channel="phones", code=code)
    votes.close_round(plan, voting)
    shown = votes.show_result(plan, voting)
    QTest.mouseClick(found(page, Button, "picture"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(found(window, Button, "to the phones"), Qt.MouseButton.LeftButton)
    panel = window.findChild(TakeHome)
    assert panel is not None
    window.phones.start(shown.id, "127.0.0.1")
    qtbot.waitUntil(lambda: window.phones.running, timeout=30_000)
    assert window.phones.server is not None
    address = window.phones.server.result_address
    qtbot.waitUntil(lambda: found(panel, Label, "address of the result").text() == address)
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert answer.status == 200
    with urllib.request.urlopen(f"{address}.png", timeout=10) as answer:
        assert answer.read().startswith(b"\x89PNG")
    QTest.mouseClick(found(panel, Button, "end taking home"), Qt.MouseButton.LeftButton)
    assert not window.phones.running


def test_enter_goes_from_the_name_to_the_password_and_through_the_door(
    qtbot: QtBot, page: QWidget, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = page.findChild(NetworkPart)
    assert part is not None
    asked: list[str] = []
    monkeypatch.setattr(
        window.phones, "start", lambda round, address, whole=False: asked.append(address)
    )
    monkeypatch.setattr("workshop_app.ui.networks.networks", list[Network])
    part.look_again()
    part.name.setFocus()
    QTest.keyClick(part.name, Qt.Key.Key_Return)
    assert part.password.hasFocus()
    QTest.keyClick(part.password, Qt.Key.Key_Return)
    assert part.again.hasFocus(), "nobody can be let in yet"
    assert asked == []
    here = [Network("wlan0", "192.168.8.20", True)]
    monkeypatch.setattr("workshop_app.ui.networks.networks", lambda: here)
    part.look_again()
    part.password.setFocus()
    QTest.keyClick(part.password, Qt.Key.Key_Return)
    assert asked == ["192.168.8.20"]


def test_the_two_codes_stand_level(
    qtbot: QtBot, page: QWidget, window: MainWindow, voting: VoteRound
) -> None:
    window.phones.network = RoomNetwork("Convite", "caracoli19")
    let_in(qtbot, window, voting)
    first, second = page.findChildren(QrCode)
    qtbot.waitUntil(lambda: first.y() == second.y() > 0)
    letters = page.findChildren(Label, "in letters")
    assert letters[0].y() == letters[2].y() == first.geometry().bottom() + 1 + 6
    window.phones.stop()
