"""A facilitator's session, played with keys in the real window; a program of its own, so that it can
be killed.

    python -m tests.ui.session_script PLAN UNTIL MOMENT [resume]

Goes on where the plan stands until ``UNTIL`` proposals are kept and, if that is the whole, to the
end of the agenda. Every acknowledged thing is a JSON line on stdout. The three hours pass by a
clock that this program moves: ``MOMENT`` is where it stands at
first. With ``resume`` it goes on from the start screen, by Enter on what was interrupted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest

from tests.ui.keyboard import ALT, CONTROL, focused, press, write
from tests.ui.shell import screens
from tests.ui.shell.screens import BEAM, LAPTOP
from workshop_app import settings
from workshop_app.app import window as app_window
from workshop_app.domain.entity import THEMES
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Proposal
from workshop_app.services import clock, facilitate
from workshop_app.services.facilitate import Standing
from workshop_app.ui.photos.desk import PhotoDesk
from workshop_app.ui.photos.keeping import KeepPhoto
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.shell.window import MainWindow

Key = Qt.Key
WHOLE = 60
SESSION = 20
"""Proposals kept in each step that captures them."""

_WHAT = ("Luz", "Agua", "Sombra", "Cancha", "Biblioteca", "Guardería", "Huerta", "Ruta de bus",
         "Andén", "Enfermería", "Taller de oficios", "Feria")  # fmt: skip
_WHERE = ("en las escaleras de Belén", "cerca del puesto de salud", "detrás de la escuela",
          "junto al salón comunal", "por la vía al río")  # fmt: skip


def text_of(number: int) -> str:
    """What is said as proposal ``number``, from 0; no two are alike."""
    return f"{_WHAT[number % 12]} {_WHERE[number // 12]}, que alcance para toda la cuadra"


def theme_of(number: int) -> str:
    """Its theme."""
    return THEMES[number % 5]


def tell(**what: object) -> None:
    """One line for who watches."""
    print(json.dumps(what), flush=True)


class Play:
    """The session under way in ``window``."""

    def __init__(self, window: MainWindow, moment: datetime) -> None:
        self.window, self.moment = window, moment
        clock.now = lambda _plan: self.moment  # type: ignore[assignment]

    # -- what is there ----------------------------------------------------------------------------
    @property
    def standing(self) -> Standing:
        plan = self.window.plan
        found = facilitate.standing(plan, plan.all(Workshop)[0])
        assert found is not None
        return found

    @property
    def line(self) -> CaptureLine:
        assert self.window.page is not None
        found = self.window.page.findChild(CaptureLine)
        assert isinstance(found, CaptureLine)
        return found

    @property
    def kept(self) -> int:
        return self.window.plan.count(Proposal)

    def wait(self, what: str, until: Callable[[], bool]) -> None:
        """Until ``until()``; events go on."""
        ends = monotonic() + 10
        while not until():
            assert monotonic() < ends, f"it does not come: {what}"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    # -- what a person does -----------------------------------------------------------------------
    def walk(self, until: int) -> None:
        """Step by step to the end, or until so many proposals are kept."""
        self.to_script()
        while True:
            now = self.standing
            captures = now.timed.step.capture if now.timed else ""
            tell(at=now.at, step=now.step, moment=self.moment.isoformat())
            for _ in range(SESSION if captures in ("proposal", "cluster") else 0):
                if self.kept == until:
                    break
                self.capture(self.kept)
            if self.kept == until < WHOLE:
                return
            if captures == "photo":
                self.photograph()
            self.moment += timedelta(seconds=now.part.seconds(now.step))
            if now.last:
                break
            press(Key.Key_PageDown)
            self.wait("the next step", lambda gone=now.progress: self.standing.progress != gone)
        facilitate.finish(self.window.plan, self.standing, self.moment)
        tell(ended=self.moment.isoformat())

    def to_script(self) -> None:
        press(Key.Key_2, ALT)
        self.wait("the script", lambda: self.window.places.key == "facilitate")
        press(Key.Key_N, CONTROL)

    def capture(self, number: int) -> None:
        """Type it, with a presenter's remote going wild in the middle of every seventh."""
        text, line = text_of(number), self.line
        press(Key(Key.Key_1 + number % 5), CONTROL)
        half = len(text) // 2
        write(text[:half])
        if number % 7 == 3:
            self.storm(text[:half])
        write(text[half:])
        assert line.edit.text() == text
        assert line.themes.current == theme_of(number)
        press(Key.Key_Return)
        self.wait("kept", lambda: self.kept == number + 1)
        tell(kept=text, theme=theme_of(number))
        if number % 5 == 4:
            self.take_back(number)
        if number in (12, 40):
            self.pull(number)
        if number == 20:
            self.photograph()

    def storm(self, written: str) -> None:
        """Page Down with what else a remote sends, then Page Up; the line stays as it is."""
        before = self.standing
        for forth in (Key.Key_PageDown, Key.Key_PageUp):
            for key in (forth, Key.Key_F5, Key.Key_Escape, Key.Key_Period, Key.Key_B):
                press(key)
            QTest.qWait(60)  # a remote's keys come together; a person's hand has to move
        now = self.standing
        assert (now.at, now.step) == (before.at, before.step)
        now = self.line.edit.text()
        assert now == written, f"the remote wrote: {now}"
        assert self.line.isAncestorOf(focused())

    def take_back(self, number: int) -> None:
        """Undo and redo by keys: it goes and comes back."""
        press(Key.Key_Z, CONTROL)
        self.wait("undone", lambda: self.kept == number)
        press(Key.Key_Y, CONTROL)
        self.wait("redone", lambda: self.kept == number + 1)
        tell(undone=number)

    def pull(self, number: int) -> None:
        """The projector is pulled in the middle of a line, and plugged in again."""
        if not screens.known():
            return
        here = focused()
        screens.use(LAPTOP)
        assert self.window.projector.lost
        assert focused() is here
        screens.use(LAPTOP, BEAM)
        self.wait("the room sees again", lambda: not self.window.projector.lost)
        assert focused() is here
        tell(pulled=number)

    def photograph(self) -> None:
        """A photo of the flip chart from the board: pasted, no faces, kept."""
        plan, before = self.window.plan, self.window.plan.count(Photo)
        press(Key.Key_3, ALT)
        self.wait("the board", lambda: self.window.places.key == "proposals")
        picture = QImage(1200, 900, QImage.Format.Format_RGB32)
        picture.fill(QColor(255 - before, 250, 240))
        QGuiApplication.clipboard().setImage(picture)
        press(Key.Key_V, CONTROL)
        self.wait("the question", lambda: self.window.findChild(KeepPhoto) is not None)
        press(Key.Key_N)
        self.wait("the photo", lambda: plan.count(Photo) == before + 1)
        self.wait("the desk", lambda: self.window.findChild(PhotoDesk) is not None)
        press(Key.Key_Escape)
        tell(photos=before + 1)
        self.to_script()


def main(path: Path, until: int, moment: datetime, *, resumes: bool) -> None:
    chosen = settings.load()
    # Before the start screen looks into the last plan, in a thread: by today's clock its session lapsed.
    clock.now = lambda _plan: moment  # type: ignore[assignment]
    application = app_window.make_application()
    if screens.known():
        screens.use(LAPTOP, BEAM)
    window = app_window.make_window(chosen)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    play = Play(window, moment)
    if resumes:
        from workshop_app.ui.start.resume import ResumeCard

        card = window.findChild(ResumeCard)
        assert card is not None
        play.wait("the interrupted session", card.isVisible)
        press(Key.Key_Return)
    else:
        from workshop_app.ui.start.opening import Opening

        Opening(window).open(path)
    play.wait("the plan", lambda: window.has_plan)
    now = play.standing
    tell(resumed=[now.at, now.step, play.kept])
    if not now.running:
        play.to_script()
        press(Key.Key_F9)
        play.wait("the time runs", lambda: play.standing.running)
    press(Key.Key_F8)
    play.walk(until)
    window.close()
    application.processEvents()


if __name__ == "__main__":
    file, whole, begins, *more = sys.argv[1:]
    main(Path(file), int(whole), datetime.fromisoformat(begins), resumes=bool(more))
