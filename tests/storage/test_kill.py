"""Pulling the plug: kill -9 at any moment loses nothing that was acknowledged."""

from __future__ import annotations

import random
import shutil
import signal
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.storage.apart import killed, moments
from tests.storage.content import faults
from workshop_app.domain.entity import new_id
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import urn
from workshop_app.storage.urn import Cast

LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
MOMENTS = moments(60)
AT_ONCE = 2

Acknowledged = tuple[str, str]
"""What the screen showed as saved: ("text of a proposal", its text), ("ballots", how many) …"""


def session(pipe: Connection, path: Path, seed: int) -> None:
    """A facilitator who never stops: everything is acknowledged once it stands on the disk."""
    chance = random.Random(seed)
    plan = open_file(path, LAPTOP)
    pipe.send(("open", ""))
    n = 0
    while True:
        n += 1
        acts = [_capture, _edit, _bring_in, _take_back, _vote]
        for told in chance.choice(acts)(plan, n):
            pipe.send(told)


def _capture(plan: OpenPlan, n: int) -> list[Acknowledged]:
    with plan.step("proposal.capture") as step:
        letter, count = plan.next_count(Proposal)
        made = step.add(Proposal(id=new_id(), letter=letter, count=count, text=f"idea {n}",
                                 theme="health"))  # fmt: skip
    return [(made.id, made.text)]


def _edit(plan: OpenPlan, n: int) -> list[Acknowledged]:
    found = plan.all(Proposal)
    if not found:
        return []
    with plan.step("proposal.edit") as step:
        changed = step.change(found[n % len(found)], text=f"better {n}", cost=n)
    return [(changed.id, changed.text)]


def _bring_in(plan: OpenPlan, n: int) -> list[Acknowledged]:
    """A step of many rows with long texts: its pages do not fit into the cache."""
    plan.store.connection.exec_driver_sql("PRAGMA cache_size=10")
    with plan.step("import.proposals") as step:
        made = [
            step.add(Proposal(id=new_id(), letter="", count=10_000 + 50 * n + at,
                              text=f"row {n} {at} " * 40, theme="health"))
            for at in range(25)
        ]  # fmt: skip
    return [(one.id, one.text) for one in made]


def _take_back(plan: OpenPlan, n: int) -> list[Acknowledged]:
    if plan.undoable != "proposal.edit" or n < 2:
        return []
    plan.undo()
    plan.redo()
    return []


def _vote(plan: OpenPlan, n: int) -> list[Acknowledged]:
    """A round from opening to closing."""
    with plan.step("vote.open") as step:
        round = step.add(VoteRound(id=new_id(), name=f"R{n}", question="?", state="open"))
        step.add(Option(id=new_id(), round=round.id, label="B1", text="x", theme="health",
                        position=0))  # fmt: skip
    with plan.store.transaction() as connection:
        urn.make_codes(connection, round.id, [("", str(code)) for code in range(8)])
    told = []
    for code in range(8):
        with plan.store.transaction() as connection:
            urn.admit(connection, round.id, str(code))
            urn.cast(connection, round.id, [Cast("", (("B1", 2),))])
        told = [(round.id, str(code + 1))]
    with plan.step("vote.close") as step:
        urn.seal(step.connection, round.id)
        step.change(round, state="closed", closing={"ballots": 8})
    return [*told, (round.id, "closed")]


def check(path: Path, told: list[Acknowledged]) -> None:
    """Everything acknowledged is there, and the file hangs together."""
    plan = open_file(path, LAPTOP)
    assert faults(plan.store) == []
    last = dict(told)
    last.pop("open")
    for row, said in last.items():
        if found := plan.find(VoteRound, row):
            with plan.store.reading() as connection:
                cast, used = urn.how_many(connection, row), urn.codes_used(connection, row)
            assert cast == used
            assert found.state == "closed" if said == "closed" else cast >= int(said)
        else:
            proposal = plan.one(Proposal, row)
            assert said in [wording.value for wording in plan.history(proposal, "text")]
    plan.close()
    assert not Path(f"{path}-journal").exists()


def killed_at_some_moment(start: Path, folder: Path, seed: int) -> int:
    """Kill a session within its first quarter of a second of work; how much it had told by then."""
    path = Path(shutil.copyfile(start, folder / f"{seed}.convite"))
    told: list[Acknowledged] = killed(session, path, seed, seed=seed, within=(0, 0.25))
    check(path, told)
    path.unlink()
    return len(told)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_killed_sessions_keep_everything_that_was_acknowledged(
    tmp_path: Path, empty_plan: Path
) -> None:
    def kill(seed: int) -> int:
        return killed_at_some_moment(empty_plan, tmp_path, seed)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(kill, range(MOMENTS)))
    assert len(told) == MOMENTS
    assert sum(told) > 5 * MOMENTS
