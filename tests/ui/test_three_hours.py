"""Three hours on a ready agenda: sixty proposals, photos, undos, a kill in the middle, a screen
pulled, a remote gone wild. Nothing is lost and everything is where it should be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.ui.session_script import WHOLE, text_of, theme_of
from tests.ui.shell import screens
from workshop_app import settings as own_settings
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Progress, Workshop
from workshop_app.domain.places import Photo, Plan
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import agenda, checking, facilitate, prepare
from workshop_app.services.open_plan import new_file, open_file
from workshop_app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
KILLED_AT = 31
BEGINS = datetime(2026, 3, 14, 9, 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new plan with a workshop of three hours for the community, at two tables."""
    chosen = Settings(nickname="colibrí 12")
    made = Plan(id=new_id(), title="Cúcuta", municipality="San José de Cúcuta")
    plan = new_file(tmp_path / "taller.convite", chosen, made)
    workshop = prepare.add_workshop(plan, "Taller 1", people=24, day=date(2026, 3, 14).isoformat())
    prepare.set_tables(plan, workshop, ["Mesa 1", "Mesa 2"])
    agenda.start_from(plan, workshop, "community-3h")
    plan.close()
    own_settings.save(chosen)
    return plan.path


def played(path: Path, until: int, moment: datetime, *more: str) -> subprocess.Popen[str]:
    """The session script as a process."""
    command = [sys.executable, "-m", "tests.ui.session_script", str(path), str(until)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "WAKEPY_FAKE_SUCCESS": "1"}
    return subprocess.Popen([*command, moment.isoformat(), *more], cwd=ROOT, env=environment, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip


def told(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    """What it acknowledges, as it does."""
    assert process.stdout is not None
    for line in process.stdout:
        yield json.loads(line)


@pytest.mark.slow
def test_three_hours_with_everything_that_goes_wrong_lose_nothing(path: Path) -> None:
    kept: list[str] = []
    undone = 0
    place: tuple[int, int] = (0, 0)
    moment = BEGINS
    first = played(path, WHOLE, moment)
    for one in told(first):
        if "kept" in one:
            kept.append(one["kept"])
        undone += "undone" in one
        if "at" in one:
            place, moment = (one["at"], one["step"]), datetime.fromisoformat(one["moment"])
        if len(kept) == KILLED_AT:
            first.kill()
            break
    _, said = first.communicate(timeout=30)
    assert len(kept) == KILLED_AT, said

    second = played(path, WHOLE, moment, "resume")
    lines = list(told(second))
    assert second.wait(timeout=60) == 0, second.communicate()[1]
    at, step, there = lines[0]["resumed"]
    assert (at, step) == place
    assert there in (KILLED_AT, KILLED_AT + 1)
    kept += [one["kept"] for one in lines if "kept" in one]

    assert undone + sum("undone" in one for one in lines) >= 10
    if screens.known():
        assert sum("pulled" in one for one in lines) == 1

    plan = open_file(path, own_settings.load())
    try:
        proposals = plan.all(Proposal)
        assert [one.text for one in proposals] == [text_of(n) for n in range(WHOLE)]
        assert [one.theme for one in proposals] == [theme_of(n) for n in range(WHOLE)]
        assert {one.workshop for one in proposals} == {plan.all(Progress)[0].workshop}
        assert set(kept) <= {one.text for one in proposals}
        assert plan.count(Challenge) == 0
        assert {one.faces for one in plan.all(Photo)} == {"no"}
        assert plan.count(Photo) == 2
        progress = plan.all(Progress)[0]
        assert progress.ended
        assert checking.check(plan) == []
        taken = datetime.fromisoformat(lines[-1]["ended"]) - BEGINS
        assert timedelta(hours=2, minutes=50) <= taken <= timedelta(hours=3, minutes=10)
        workshop = plan.one(Workshop, progress.workshop)
        now = facilitate.standing(plan, workshop)
        assert now is not None
        assert now.last
    finally:
        plan.close()
