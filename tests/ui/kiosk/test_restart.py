"""The app ended while the laptop was passed around: it starts on the cover."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workshop_app import settings as own_settings
from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.ui.pins import sealed

ROOT = Path(__file__).resolve().parents[3]
STARTED = """
import os
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workshop_app.app import window
from workshop_app import settings
from workshop_app.ui.shell.window import MainWindow

application = window.make_application()

def look():
    seen = {one.objectName() for one in QApplication.topLevelWidgets() if one.isVisible()}
    for one in QApplication.topLevelWidgets():
        main = one.findChild(MainWindow)
        if one.objectName() == "voting window" and one.isVisible() and one.covered:
            tell("covered", sorted(seen))
        if main is not None and main.has_plan and main.isEnabled() and main.isVisible():
            tell("open", main.plan.path.name)

def tell(*words):
    print(*words)
    sys.stdout.flush()
    os._exit(0)

timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
QTimer.singleShot(30000, application.quit)
window.run_window(settings.load(), *map(Path, sys.argv[1:]))
"""


def started(home: Path, *files: Path) -> str:
    """What is seen once the app stands, started with ``files``."""
    done = subprocess.run(
        [sys.executable, "-c", STARTED, *map(str, files)], cwd=ROOT, capture_output=True,
        text=True, timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CONVITE_HOME": str(home)},
    )  # fmt: skip
    return done.stdout.strip() or done.stderr


def test_the_app_starts_on_the_cover(
    plan: OpenPlan, open_round: Callable[..., VoteRound], settings: Settings, home: Path
) -> None:
    round = open_round("dots")
    kept = {"plan": str(plan.path), "round": round.id, "one": False, "texts": True, "wrong": 0}
    home.mkdir(parents=True, exist_ok=True)
    own_settings.save(replace(settings, passing={**kept, **sealed("4711")}))
    plan.close()
    assert started(home) == "covered ['voting window']"


def test_a_plan_whose_stick_is_out_keeps_no_other_plan_closed(
    plan: OpenPlan, settings: Settings, home: Path
) -> None:
    kept = {"plan": str(plan.path.with_name("gone.convite")), "round": "r", "wrong": 0}
    home.mkdir(parents=True, exist_ok=True)
    own_settings.save(replace(settings, passing={**kept, **sealed("4711")}))
    plan.close()
    assert started(home, plan.path) == f"open {plan.path.name}"
    assert own_settings.load().passing is not None, "the stick may come back"


def test_settings_keep_what_is_passed(settings: Settings, home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    own_settings.save(replace(settings, passing={"plan": "/x", "wrong": 2}))
    assert own_settings.load().passing == {"plan": "/x", "wrong": 2}
