"""Paper is typed in while the plug is pulled: each ballot whose Enter was answered is there once."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.storage.apart import killed, moments
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import checking, paper, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings

LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
MOMENTS, SHEETS = moments(10), 30


def marks(at: int) -> tuple[tuple[str, int], ...]:
    """What the sheet at a place says: no two neighbours alike."""
    return ((("1", "2", "3")[at % 3], 1 + at % 2),)


def typing(pipe: Connection, path: Path) -> None:
    """Both entries as fast as it goes; one sheet in five is typed otherwise, and settled at once."""
    plan = open_file(path, LAPTOP)
    round = plan.all(VoteRound)[0]
    pipe.send((0, 0))
    for at in range(1, SHEETS + 1):
        paper.type_in(plan, round, marks(at))
        pipe.send((1, at))
    for at in range(1, SHEETS + 1):
        paper.type_in(plan, round, marks(at + (at % 5 == 0)), reading=2)
        pipe.send((2, at))
        if at % 5 == 0:
            paper.review(plan, round, at, marks(at))
            pipe.send((3, at))
    votes.close_round(plan, round)
    pipe.send((4, SHEETS))


def check(path: Path, told: list[tuple[int, int]]) -> None:
    """What was answered is there; at most the one on its way came with it."""
    plan = open_file(path, LAPTOP)
    assert checking.check(plan) == []
    round = plan.all(VoteRound)[0]
    last = dict(told)
    if round.state == "closed":
        assert votes.ballots_in(plan, round) == SHEETS
    else:
        assert 4 not in last
        now = paper.entries(plan, round)
        first, second = last.get(1, 0), last.get(2, 0)
        assert now.first in (first, first + 1)
        assert now.second in (second, second + 1)
        open_still = {one.place for one in now.mismatches}
        assert not open_still & set(range(1, last.get(3, 0) + 1))
        assert len(open_still) <= 1
        assert votes.ballots_in(plan, round) == now.first
    plan.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_each_answered_sheet_is_there_once_whenever_the_plug_is_pulled(
    make_plan: Callable[..., OpenPlan], tmp_path: Path
) -> None:
    plan = make_plan("start")
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    draft = rounds.draft(plan, "¿Qué?", places=1, people=SHEETS, public_seed="mango 7")
    rounds.choose_options(plan, draft, [one.id for one in made])
    votes.open_round(plan, plan.one(VoteRound, draft.id))
    plan.close()
    for seed in range(MOMENTS):
        path = Path(shutil.copyfile(plan.path, tmp_path / f"{seed}.convite"))
        check(path, killed(typing, path, seed=seed, within=(0, 0.6)))
