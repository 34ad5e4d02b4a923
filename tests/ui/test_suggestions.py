"""Similar ones while typing: asked apart from the window, and never answered to older words."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workshop_app.domain.proposals import Proposal
from workshop_app.services import proposals, similar
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words
from workshop_app.ui.proposals import suggestions
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.proposals.similar_panel import SimilarPanel

ROOFS = "Arreglar las goteras de los techos"
FAIR = "Feria de emprendimientos cada quince días"


@pytest.fixture
def kept(plan: OpenPlan) -> dict[str, Proposal]:
    return {text: proposals.capture(plan, text, theme="housing") for text in (ROOFS, FAIR)}


@pytest.fixture
def line(
    plan: OpenPlan, kept: dict[str, Proposal], shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> CaptureLine:
    made = CaptureLine(plan, Words("es"))
    made.resize(1100, 112)
    shown(made)
    made.setFocus()
    qtbot.waitUntil(made.edit.hasFocus)
    return made


def named(line: CaptureLine) -> list[str]:
    panel = line.findChild(SimilarPanel)
    return [one.proposal.text for one in panel.alike] if panel and panel.isVisible() else []


def test_an_answer_to_older_words_is_not_shown_and_typing_does_not_wait_for_it(
    line: CaptureLine, kept: dict[str, Proposal], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = threading.Event()
    asked: list[str] = []
    threads: set[int] = set()
    real = similar.similar

    def slow(plan: OpenPlan, text: str, limit: int = 2) -> list[similar.Alike]:
        asked.append(text)
        threads.add(threading.get_ident())
        if text.startswith("Goteras"):
            assert let_go.wait(20)
        return real(plan, text, limit)

    monkeypatch.setattr(similar, "similar", slow)
    QTest.keyClicks(line.edit, "Goteras de los techos")
    qtbot.waitUntil(lambda: len(asked) == 1)
    line.edit.clear()
    QTest.keyClicks(line.edit, "Feria de emprendimientos")
    assert line.edit.text() == "Feria de emprendimientos"
    qtbot.waitUntil(lambda: named(line) == [FAIR], timeout=10_000)
    let_go.set()
    qtbot.wait(100)
    assert named(line) == [FAIR]
    assert asked == ["Goteras de los techos", "Feria de emprendimientos"]
    assert threading.get_ident() not in threads


def test_a_large_plan_is_read_from_the_first_letter_on(
    line: CaptureLine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggestions, "MANY", 2)
    prepared: list[int] = []
    real = similar.Similar.prepare

    def prepare(self: similar.Similar) -> None:
        prepared.append(threading.get_ident())
        real(self)

    monkeypatch.setattr(similar.Similar, "prepare", prepare)
    QTest.keyClicks(line.edit, "go")
    qtbot.waitUntil(lambda: len(prepared) == 1)
    QTest.keyClicks(line.edit, "teras de los techos")
    qtbot.waitUntil(lambda: named(line) == [ROOFS])
    assert len(prepared) == 1
    assert prepared[0] != threading.get_ident()
