"""Officials' phones from the facilitator's side: codes once, an address, a door that shuts."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable
from urllib.error import URLError

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, tab_to
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import AssessmentRound
from workshop_app.services import capacity, codes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.networks import Network
from workshop_app.ui.prioritize.assess_desk import ALL, FIRST, AssessDesk
from workshop_app.ui.prioritize.assess_phones import PhonesWay
from workshop_app.ui.prioritize.page import PrioritizePage
from workshop_app.ui.qr import QrCode
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote.codes_panel import CodesPanel
from workshop_app.ui.vote.network_part import NetworkPart
from workshop_app.ui.widgets import Label
from workshop_app.web.server import PhoneServer

KEY = Qt.Key


@pytest.fixture
def way(
    page: Callable[[], PrioritizePage], asked: OpenPlan, window: MainWindow
) -> Callable[[], PhonesWay]:
    """A round is open, and the way by phone is shown."""

    def shown() -> PhonesWay:
        window.phones.server_of = PhoneServer
        capacity.open_assessment(asked)
        desk = page().desk
        tab_to("ways")
        press(KEY.Key_Right)
        press(KEY.Key_Right)
        assert desk.ways is not None
        return desk.ways.phones

    return shown


def test_codes_are_shown_once_and_admit(
    way: Callable[[], PhonesWay], asked: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    way().make.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(CodesPanel)), timeout=10_000)
    said = [one.accessibleName() for one in window.findChildren(CodesPanel)[0].findChildren(Label)]
    slips = [one for one in said if len(one) == 6 and all(sign in codes.SIGNS for sign in one)]
    assert len(set(slips)) == 12
    judged = asked.all(AssessmentRound)[0]
    first = asked.all(Proposal)[0].id
    capacity.hand_in(asked, judged, {first: {"legal": 4}}, code=slips[0])
    assert capacity.officials_in(asked, judged, first) == 1


def test_the_door_shows_its_address_and_shuts_when_the_round_is_closed(
    way: Callable[[], PhonesWay], asked: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    shown = way()
    judged = asked.all(AssessmentRound)[0]
    window.phones.start(judged.id, "127.0.0.1")
    qtbot.waitUntil(lambda: window.phones.running, timeout=30_000)
    qtbot.waitUntil(lambda: shown.running)
    address = window.phones.address
    lines = [one.text() for one in shown.findChildren(Label, "in letters")]
    assert lines == [address.removesuffix("/")]
    assert shown.findChildren(QrCode)
    with urllib.request.urlopen(address) as answer:
        assert "Valoración de capacidad" in answer.read().decode()
    tab_to("close assessment")
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: not window.phones.running, timeout=10_000)
    with pytest.raises(URLError):
        urllib.request.urlopen(address, timeout=5)


def test_a_vote_does_not_shut_the_phones_of_officials_by_the_way(
    way: Callable[[], PhonesWay], asked: OpenPlan, window: MainWindow, qtbot: QtBot
) -> None:
    way()
    judged = asked.all(AssessmentRound)[0]
    window.phones.start(judged.id, "127.0.0.1")
    qtbot.waitUntil(lambda: window.phones.running, timeout=30_000)
    part = NetworkPart(window.words, window, "a vote")
    qtbot.addWidget(part)
    assert "celulares de los funcionarios" in part.reason
    with qtbot.waitSignal(part.ready):
        window.phones.shut()
    assert "funcionarios" not in part.reason
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)


@pytest.mark.parametrize("whole", [False, True])
def test_officials_are_asked_by_phone_about_what_was_chosen(
    way: Callable[[], PhonesWay], asked: OpenPlan, window: MainWindow, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch, whole: bool,
) -> None:  # fmt: skip
    """The choice at the desk goes with the door that is opened."""
    way()
    desk = next(one for one in window.findChildren(AssessDesk) if one.ways is not None)
    assert desk.ways is not None
    told: list[bool] = []

    def start(_round: str, _host: str, *, whole: bool = False) -> None:
        told.append(whole)

    here = Network("127.0.0.1", "here", False)
    monkeypatch.setattr(NetworkPart, "chosen", property(lambda _part: here))
    monkeypatch.setattr(window.phones, "start", start)
    desk.which.choose(ALL if whole else FIRST)
    desk.ways.phones.let_in()
    assert told == [whole]
