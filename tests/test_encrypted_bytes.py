"""With a passphrase nothing readable is on the disk (P-53): every byte of the plan's folder, of the
app's own folder and of the places for temporary files is searched, while the app works and after it
was killed.

The same search finds everything while the plan is plain, so it can fail.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.encrypted_work import MARKER, SECRET
from workshop_app import settings as own_settings
from workshop_app.domain.proposals import Proposal
from workshop_app.services import safety_copies
from workshop_app.services.open_plan import is_protected, open_file
from workshop_app.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
WHILE = 60
"""Proposals captured in all while it is searched again and again, before the plug is pulled."""


@dataclass
class Worker:
    """The process, what it may leave anywhere under ``root``, and what of pictures to look for."""

    process: subprocess.Popen[str]
    root: Path
    plan: Path
    pictures: set[bytes] = field(default_factory=set)

    def told(self, word: str) -> str:
        """Read on until it says ``word``; what it says with it."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            first, _, rest = line.strip().partition(" ")
            if first == "pictures":
                self.pictures |= {bytes.fromhex(one) for one in rest.split()}
            if first == word:
                return rest
        raise AssertionError(f"it ended before it said {word}")

    def go_on(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("go on\n")
        self.process.stdin.flush()

    def readable(self) -> set[Path]:
        """Files in which a word or a picture of the plan stands, or that are named by one."""
        return {path for path in self.root.rglob("*") if self._tells(path)}

    def _tells(self, path: Path) -> bool:
        if MARKER in path.name:
            return True
        try:
            data = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:  # a journal: gone since it was listed
            return False
        words = [MARKER.encode("utf-8"), MARKER.encode("utf-16-le"), MARKER.upper().encode("utf-8")]
        return any(one in data for one in (*words, SECRET.encode(), *self.pictures))


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[Worker]:
    folders = {name: tmp_path / name for name in ("plans", "home", "temp", "person")}
    for folder in folders.values():
        folder.mkdir()
    plan = folders["plans"] / "plan.convite"
    environment = dict(
        os.environ, CONVITE_HOME=str(folders["home"]), HOME=str(folders["person"]),
        USERPROFILE=str(folders["person"]), XDG_CACHE_HOME=str(folders["person"] / "cache"),
        XDG_RUNTIME_DIR=str(folders["temp"]), QT_QPA_PLATFORM="offscreen",
        **dict.fromkeys(("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"), str(folders["temp"])),
    )  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.encrypted_work", str(plan)], cwd=ROOT, env=environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    yield Worker(process, tmp_path, plan)
    process.kill()
    process.wait()


@pytest.mark.slow
def test_nothing_of_a_protected_plan_can_be_read_on_the_disk(
    worker: Worker, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = worker.root / "home"
    worker.told("plain")
    found = worker.readable()
    assert worker.pictures
    assert worker.plan in found
    assert worker.plan.with_name("plan.convite-partial") in found
    assert home / "settings.json" in found, "the recent list tells the plan's name"
    assert any(path.parent == home / "copies" for path in found)

    worker.go_on()
    worker.told("protected")
    assert worker.readable() == set(), "after an afternoon's work"
    worker.go_on()
    captured = 0
    while captured < WHILE:
        captured = int(worker.told("captured"))
        assert worker.readable() == set(), "while it is written"
    worker.process.kill()
    worker.process.wait()
    assert worker.readable() == set(), "after the plug was pulled"
    assert not worker.plan.with_name("plan.convite-partial").exists()

    monkeypatch.setenv("CONVITE_HOME", str(home))
    recent = own_settings.load().recent
    assert [(one.path, one.name, one.protected) for one in recent] == [
        (str(worker.plan.resolve()), "plan", True)
    ]
    copies = safety_copies.everything()
    assert copies
    assert all(is_protected(copy.path) for copy in copies)
    plan = open_file(worker.plan, settings, secret=SECRET)
    assert plan.count(Proposal) >= captured, "what was acknowledged is there"
    plan.close()
    assert worker.readable() == set(), "after it was opened and closed again"
