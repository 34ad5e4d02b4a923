"""Somebody at the laptop, for benchmarks that reckon what takes how long at a person's pace."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from workshop_app.domain.entity import new_id  # noqa: E402
from workshop_app.domain.places import Plan  # noqa: E402
from workshop_app.services import proposals  # noqa: E402
from workshop_app.services.open_plan import OpenPlan, new_file  # noqa: E402
from workshop_app.settings import Settings  # noqa: E402

KEY, LOOK = 0.28, 1.0
"""Seconds: a key, a look."""
THEMES = ("health", "housing", "education", "economy")


@dataclass
class Person:
    """Somebody at the laptop: presses keys and takes time."""

    application: QApplication
    window: QWidget
    seconds: float = 0.0
    keys: int = 0
    waits: list[float] = field(default_factory=list)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> float:
        """One key to whatever has the keyboard; milliseconds until the window is idle."""
        where = self._keyboard()
        began = time.perf_counter()
        QTest.keyClick(where, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.application.processEvents()
        self.keys += 1
        self.seconds += KEY
        return (time.perf_counter() - began) * 1000

    def _keyboard(self) -> QWidget:
        """What has the keyboard in the window, also while no window is the active one."""
        self.application.processEvents()
        where = self.application.focusWidget() or self.window.focusWidget()
        if where is None:
            raise RuntimeError("nothing has the keyboard")
        return where

    def look(self, seconds: float = LOOK) -> None:
        """A look at the screen, or as long as something takes."""
        self.seconds += seconds

    def tab_to(self, name: str) -> None:
        """Tab until ``name`` has the keyboard."""
        for _ in range(60):
            if self._keyboard().objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise RuntimeError(f"Tab does not reach {name}")


def plan_with(path: Path, settings: Settings, count: int) -> tuple[OpenPlan, list[str]]:
    """A new plan with so many proposals, and their ids."""
    plan = new_file(path, settings, Plan(id=new_id(), title="Ritmo", municipality="Ritmo"))
    made = [proposals.capture(plan, f"Propuesta {n}", theme=THEMES[n % 4]) for n in range(count)]
    return plan, [one.id for one in made]


def seated(home: str, made: Callable[[Path, Settings], OpenPlan]) -> tuple[Person, OpenPlan]:
    """A person before the real window, 1366×768, at the vote of the plan that ``made`` makes;
    everything is kept in the folder ``home``. Close ``person.window`` at the end."""
    os.environ["CONVITE_HOME"] = home
    from workshop_app.app import window as app_window
    from workshop_app.ui.vote import closed

    # The looks between two keys are reckoned and not waited for: no press is half of another.
    closed.TWICE = 0.0
    settings = Settings(laptop="1a" * 8, nickname="ritmo", letter="B")
    application = app_window.make_application()
    window = app_window.make_window(settings)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    plan = made(Path(home) / "pace.convite", settings)
    window.show_plan(plan, "vote")
    application.processEvents()
    return Person(application, window), plan
