"""Reading aloud, where the system has a voice of the language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press
from tests.ui.kiosk.conftest import ballot, click, deleted, is_there, tap, tile
from workshop_app.domain.rounds import VoteRound
from workshop_app.translation.catalogue import Words
from workshop_app.ui.kiosk import aloud
from workshop_app.ui.kiosk.speaker import Speaker
from workshop_app.ui.kiosk.voice import Voice
from workshop_app.ui.kiosk.window import VotingWindow

mock = pytest.mark.skipif(
    "mock" not in QTextToSpeech.availableEngines(), reason="Qt's silent engine is not there"
)


@pytest.fixture
def voice(qtbot: QtBot) -> Voice:
    """Qt's engine for tests: it has English voices and makes no sound."""
    return Voice(None, "en", ["mock"])


@mock
def test_a_voice_of_the_language_is_needed(voice: Voice) -> None:
    assert voice.there
    assert not Voice(None, "es", ["mock"]).there


def test_without_a_voice_there_is_no_speaker(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow]
) -> None:
    silent = Voice(None, "es", ["mock"])
    window = passed(open_round("dots"), voice=silent)
    click(window, "start")
    assert not is_there(window, "read aloud")
    press(Qt.Key.Key_A)
    silent.say("nothing happens")


@mock
def test_speakers_read_an_option_and_the_screen(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow], voice: Voice,
    qtbot: QtBot,
) -> None:  # fmt: skip
    window = passed(open_round("dots"), voice=voice)
    click(window, "start")
    speaker = tile(window, "3").findChild(Speaker)
    speaker.click()
    qtbot.waitUntil(lambda: voice.speaking)
    assert ballot(window).marks.blank, "a speaker marks nothing"
    tap(window, "3")
    press(Qt.Key.Key_A)
    assert voice.speaking
    click(window, "done")
    press(Qt.Key.Key_A)
    assert voice.speaking
    window.drop()
    deleted()
    assert not voice.speaking, "nothing is read on over the cover"


def test_what_is_read(
    open_round: Callable[..., VoteRound], passed: Callable[..., VotingWindow]
) -> None:
    words = Words("en")
    window = passed(open_round("points"), voice=Voice(None, "es", ["mock"]))
    click(window, "start")
    screen = ballot(window)
    options = [one.option for one in screen.grid.tiles]
    assert aloud.option(words, options[2]) == "Number 3: Puesto de salud"
    assert "blank" in aloud.last_look(words, screen.marks, options)
    screen.ask("3", "more")
    said = aloud.last_look(words, screen.marks, options)
    assert said == "Like this? Number 3: Puesto de salud, 10 points."
    assert aloud.sentences("One", "", "Two?") == "One. Two?"
