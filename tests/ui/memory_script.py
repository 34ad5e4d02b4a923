"""Three hours in one real window, round and round: the player steps on, proposals are noted down,
taken back and brought again, every page is visited, the room watches the projector, the laptop is
passed to voters, paper is typed in. A program of its own, whose memory is watched.

    python -m tests.ui.memory_script PLAN GROWING PROPOSALS STEADY

``GROWING`` rounds note down so many ``PROPOSALS`` together; ``STEADY`` rounds do the same work and
leave nothing new. After every round one JSON line tells the memory of the program in MB, how many
widgets there are, and how many objects of Python, by kind.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.keyboard import CONTROL, press, write
from tests.ui.kiosk.conftest import click, is_there, tap
from tests.ui.session_script import text_of
from tests.ui.shell import screens
from tests.ui.shell.screens import BEAM, LAPTOP
from workshop_app import settings
from workshop_app.app import window as app_window
from workshop_app.domain.entity import THEMES
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import clock, facilitate, paper
from workshop_app.services.open_plan import open_file
from workshop_app.ui.pages import PAGES
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote.collect import Collecting
from workshop_app.ui.vote.page import VotePage

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
PIN = "4711"
WHOLE = timedelta(hours=3)


class Session:
    """The session under way in ``window``; ``moment`` is what the clock shows."""

    def __init__(self, window: MainWindow, moment: datetime) -> None:
        self.window, self.moment = window, moment
        self.kept = 0
        clock.now = lambda _plan: self.moment  # type: ignore[assignment]

    def wait(self, what: str, until: Callable[[], bool]) -> None:
        """Until ``until()``; events go on."""
        ends = monotonic() + 20
        while not until():
            assert monotonic() < ends, f"it does not come: {what}"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    def go(self, key: str) -> None:
        self.window.go(key)
        self.wait(key, lambda: self.window.places.key == key and self.window.page is not None)
        QCoreApplication.processEvents()

    def around(self, passes: timedelta, new: int) -> None:
        """One round; ``new`` proposals stay, besides one that is taken back."""
        self.moment += passes
        self.window.session.tick()
        self.step_on()
        self.note_down(new)
        for row in PAGES:
            self.go(row.key)
        self.show_the_room()
        self.pass_the_laptop()
        self.type_paper()

    def step_on(self) -> None:
        """The next step of the agenda, from the last one to the first."""
        plan = self.window.plan
        self.go("facilitate")
        now = facilitate.standing(plan, plan.all(Workshop)[0])
        assert now is not None
        if now.last:
            facilitate.go_to(plan, now, 0, 0, self.moment)
        else:
            press(Key.Key_PageDown)
        self.window.session.look()

    def note_down(self, new: int) -> None:
        """On the board, by keys; what came last is undone, brought again, and undone."""
        plan = self.window.plan
        self.go("proposals")
        press(Key.Key_N, CONTROL)
        assert self.window.page is not None
        line = self.window.page.findChild(CaptureLine)
        assert isinstance(line, CaptureLine)
        there = plan.count(Proposal)
        for at in range(new + 1):
            press(Key(Key.Key_1 + (there + at) % len(THEMES)), CONTROL)
            write(f"{text_of((there + at) % 60)} {there + at}")
            press(Key.Key_Return)
            self.wait("kept", lambda at=at: plan.count(Proposal) == there + at + 1)
        for key, n in ((Key.Key_Z, new), (Key.Key_Y, new + 1), (Key.Key_Z, new)):
            press(key, CONTROL)
            self.wait("undone, redone", lambda n=n: plan.count(Proposal) == there + n)
        self.kept += new

    def show_the_room(self) -> None:
        """The board on the projector, black, and away."""
        self.go("proposals")
        press(Key.Key_F8)
        self.wait("the projector", lambda: self.window.projector.is_open)
        self.go("facilitate")
        press(Key.Key_F8)
        QCoreApplication.processEvents()
        self.window.projector.close()

    def pass_the_laptop(self) -> None:
        """Two people vote on the laptop that is passed."""
        passing, round = self.window.passing, self.window.plan.all(VoteRound)[0]
        self.go("vote")
        passing.start(round, PIN, one=False, texts=True)
        self.wait("passing", lambda: passing.voting is not None)
        voting = passing.voting
        assert voting is not None
        self.wait("the voters' window", voting.isActiveWindow)
        for label in ("1", "2"):
            click(voting, "start")
            tap(voting, label)
            click(voting, "done")
            click(voting, "keep")
            self.wait("kept", lambda: is_there(voting, "start"))
        press(Key.Key_S, CONTROL | SHIFT)
        write(PIN)
        press(Key.Key_Return)
        self.wait("back", lambda: passing.voting is None and self.window.window().isActiveWindow())

    def type_paper(self) -> None:
        """A sheet, and taken back."""
        plan, round = self.window.plan, self.window.plan.all(VoteRound)[0]
        self.go("vote")
        page = self.window.page
        assert isinstance(page, VotePage)
        assert isinstance(page.body, Collecting)
        page.body.show_channel("paper")
        page.body.settle_focus()
        before = paper.entries(plan, round).first
        press(Key.Key_Return)
        write("1")
        press(Key.Key_Return)
        press(Key.Key_Return)
        self.wait("typed", lambda: paper.entries(plan, round).first == before + 1)
        paper.take_back(plan, round)
        page.body.show_channel("laptop")


# -- the memory -----------------------------------------------------------------------------------
def settled() -> None:
    """What was thrown away is gone, and the memory of it is given back."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def memory() -> float:
    """MB of the program that lie in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def tell(name: str, proposals: int) -> None:
    settled()
    gc.unfreeze()
    kinds = Counter(type(one).__qualname__ for one in gc.get_objects())
    widgets = Counter(type(one).__qualname__ for one in QApplication.allWidgets())
    told = {
        "round": name, "proposals": proposals, "memory": round(memory(), 1),
        "widgets": sum(widgets.values()), "objects": sum(kinds.values()),
        "kinds": dict(kinds), "kinds_of_widgets": dict(widgets),
    }  # fmt: skip
    print(json.dumps(told), flush=True)


def main(path: Path, growing: int, proposals: int, steady: int) -> None:
    moment = datetime(2026, 3, 14, 9, 0)
    chosen = settings.load()
    clock.now = lambda _plan: moment  # type: ignore[assignment]
    application = app_window.make_application()
    if screens.known():
        screens.use(LAPTOP, BEAM)
    window = app_window.make_window(chosen)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    session = Session(window, moment)
    window.show_plan(open_file(path, chosen), "facilitate")
    session.wait("the window", window.window().isActiveWindow)
    plan = window.plan
    now = facilitate.standing(plan, plan.all(Workshop)[0])
    assert now is not None
    facilitate.start(plan, now, moment)
    tell("start", plan.count(Proposal))
    rounds = growing + steady
    for n in range(rounds):
        there = n * proposals // growing
        new = (n + 1) * proposals // growing - there if n < growing else 0
        session.around(WHOLE / rounds, new)
        tell("growing" if n < growing else "steady", plan.count(Proposal))
    window.close()
    application.processEvents()


if __name__ == "__main__":
    file, *numbers = sys.argv[1:]
    main(Path(file), *(int(one) for one in numbers))
