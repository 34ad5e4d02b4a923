"""Pulling the plug while bags are typed in: each acknowledged count is there, once."""

from __future__ import annotations

import random
import shutil
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.storage.apart import killed, moments
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import counted, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import counts

LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
MOMENTS = moments(12)


def typing(pipe: Connection, path: Path, seed: int) -> None:
    """Somebody who types counts without ever stopping."""
    chance = random.Random(seed)
    plan = open_file(path, LAPTOP)
    round = plan.all(VoteRound)[-1]
    pipe.send(("open", 0, 0))
    bags = counted.standing(plan, round, "tokens").bags
    while True:
        at, reading, total = chance.randrange(len(bags)), chance.choice((1, 2)), chance.randrange(9)
        counted.enter(plan, round, "tokens", bags[at], total, reading=reading)
        pipe.send((bags[at].option, reading, total))


@pytest.fixture
def opened(plan: OpenPlan) -> Path:
    """A file with an open round whose tokens are being counted."""
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in range(8)]
    round = rounds.draft(plan, "¿Qué?", places=1, people=14, public_seed="7", channels=("tokens",))
    rounds.choose_options(plan, round, [p.id for p in made])
    round = votes.open_round(plan, round)
    counted.people(plan, round, "tokens", {"": 14})
    plan.close()
    return plan.path


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_every_acknowledged_count_survives_a_kill(opened: Path, tmp_path: Path) -> None:
    acknowledged = 0
    for seed in range(MOMENTS):
        path = Path(shutil.copyfile(opened, tmp_path / f"{seed}.convite"))
        told = killed(typing, path, seed, seed=seed, within=(0.02, 0.2))
        plan = open_file(path, LAPTOP)
        with plan.store.reading() as connection:
            found = counts.counts(connection, plan.all(VoteRound)[-1].id)
        plan.close()
        kept = {(one.option, one.reading): one.total for one in found if one.option}
        last = {(option, reading): total for option, reading, total in told[1:]}
        # One count more than was acknowledged may stand: written, and not said any more.
        differing = {key for key in kept.keys() | last.keys() if kept.get(key) != last.get(key)}
        assert len(differing) <= 1
        assert last.keys() <= kept.keys()
        acknowledged += len(told) - 1
    assert acknowledged > MOMENTS
