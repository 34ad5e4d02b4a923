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
from workshop_app.ui.kiosk.pins import sealed

ROOT = Path(__file__).resolve().parents[3]
STARTED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workshop_app.app import window
from workshop_app import settings

application = window.make_application()

def look():
    seen = {one.objectName() for one in QApplication.topLevelWidgets() if one.isVisible()}
    for one in QApplication.topLevelWidgets():
        if one.objectName() == "voting window" and one.isVisible() and one.covered:
            print("covered", sorted(seen))
            sys.stdout.flush()
            import os
            os._exit(0)

timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
QTimer.singleShot(30000, application.quit)
window.run_window(settings.load(), None)
"""


def test_the_app_starts_on_the_cover(
    plan: OpenPlan, open_round: Callable[..., VoteRound], settings: Settings, home: Path
) -> None:
    round = open_round("dots")
    kept = {"plan": str(plan.path), "round": round.id, "one": False, "texts": True, "wrong": 0}
    home.mkdir(parents=True, exist_ok=True)
    own_settings.save(replace(settings, passing={**kept, **sealed("4711")}))
    plan.close()
    done = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CONVITE_HOME": str(home)},
    )  # fmt: skip
    assert done.stdout.strip() == "covered ['voting window']", done.stderr


def test_settings_keep_what_is_passed(settings: Settings, home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    own_settings.save(replace(settings, passing={"plan": "/x", "wrong": 2}))
    assert own_settings.load().passing == {"plan": "/x", "wrong": 2}
