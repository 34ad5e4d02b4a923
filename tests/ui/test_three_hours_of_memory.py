"""Three hours of everything in one window: the memory stays, and no widget and no object is left
behind by a round of pages, captures, undos, the projector, the passed laptop and paper.

``CONVITE_ROUNDS`` is how many rounds are played (60 and 300 proposals by ``make test-long``)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from workshop_app import settings as own_settings
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import agenda, checking, prepare, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan, open_file

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("CONVITE_ROUNDS", "1"))
STEADY = max(6, ROUNDS // 4)
WARMING = 2
"""Steady rounds in which the heap still takes its shape: its pieces lie otherwise after each."""
PROPOSALS = 5 * ROUNDS
A_NOTICE = 3
"""Widgets of the notice that something was undone, which goes by itself after some seconds."""
A_ROUND = 0.3
"""MB that a steady round may leave on average, besides two at large: the heap is never quite even."""


@pytest.fixture
def path(plan: OpenPlan) -> Path:
    """A plan with an agenda of three hours and a round that is open for laptop and paper."""
    workshop = prepare.add_workshop(plan, "Taller 1", people=24, day="2026-03-14")
    prepare.set_tables(plan, workshop, ["Mesa 1", "Mesa 2"])
    agenda.start_from(plan, workshop, "community-3h")
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in range(6)]
    draft = rounds.draft(plan, "¿Qué es lo primero?", places=2, people=2000, public_seed="mango 7",
                         method="approval", channels=("laptop", "paper"))  # fmt: skip
    rounds.choose_options(plan, draft, [one.id for one in made])
    votes.open_round(plan, draft)
    own_settings.save(plan.settings)
    plan.close()
    return plan.path


def more(after: dict[str, Any], before: dict[str, Any], kinds: str, least: int) -> dict[str, int]:
    """Of which kinds there are at least so many more."""
    found = {kind: n - before[kinds].get(kind, 0) for kind, n in after[kinds].items()}
    return {kind: n for kind, n in found.items() if n >= least}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is asked of /proc")
def test_rounds_of_everything_leave_nothing_behind(path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.memory_script", str(path)]
    numbers = [str(n) for n in (ROUNDS, PROPOSALS, STEADY)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "WAKEPY_FAKE_SUCCESS": "1"}
    done = subprocess.run([*command, *numbers], cwd=ROOT, env=environment, text=True,
                          capture_output=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    told = [json.loads(line) for line in done.stdout.splitlines()]
    start, warm, full, end = told[0], told[1], told[ROUNDS], told[-1]
    for one in told:
        print({name: one[name] for name in ("round", "proposals", "memory", "widgets", "objects")})
    assert end["proposals"] == full["proposals"] == 6 + PROPOSALS
    steady = STEADY - WARMING - 1
    first = told[ROUNDS + WARMING + 1]
    assert end["widgets"] <= first["widgets"] + A_NOTICE, more(end, first, "kinds_of_widgets", 1)
    left = sum(more(end, first, "kinds", -99999).values())
    left -= more(end, first, "kinds", -99999)["ReferenceType"]  # Python's own caches
    assert left < 150 + 20 * steady, more(end, first, "kinds", steady)
    # The middle of what any stretch of rounds left a round (Theil and Sen's slope): once, whenever it
    # is its turn, a job loads what it needs, and the heap goes up and down by itself.
    held = [one["memory"] for one in told[ROUNDS + WARMING + 1 :]]
    slopes = [
        (later - earlier) / (n - m) for (m, earlier), (n, later) in combinations(enumerate(held), 2)
    ]
    assert median(slopes) * steady < 2 + A_ROUND * steady
    assert end["memory"] < start["memory"] + 150, "all pages loaded"
    assert warm["memory"] > start["memory"]

    plan = open_file(path, own_settings.load())
    assert votes.ballots_in(plan, plan.all(VoteRound)[0]) == 2 * (ROUNDS + STEADY)
    assert checking.check(plan) == []
    plan.close()
