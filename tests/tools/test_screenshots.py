"""The script that draws the window without a screen, and lists what did not fit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent.parent


def grab(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    return subprocess.run(
        [sys.executable, "tools/screenshots.py", "--out", str(out), *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip


def test_the_start_screen_is_drawn_in_both_sizes_and_nothing_is_cut(tmp_path: Path) -> None:
    whole = grab(tmp_path / "whole", "start", "new_plan", "settings", "keys")
    small = grab(tmp_path / "small", "start", "new_plan", "settings", "keys", "--scale", "1.25")
    assert Image.open(tmp_path / "whole" / "start.png").size == (1366, 768)
    assert Image.open(tmp_path / "small" / "start.png").size == (1280, 720)
    assert whole.stdout == ""
    assert small.stdout == ""


def test_this_laptops_settings_stay_as_they_are(tmp_path: Path, home: Path) -> None:
    grab(tmp_path, "start", "--lang", "en", "--dark")
    assert not (home / "settings.json").exists()
