"""The disk gives trouble in the middle of work: it does not answer, it is full, the stick is pulled,
the file can only be read, somebody else has it, the clock is set back. What was acknowledged is
there afterwards, what is refused is said in a sentence, and the work goes on when the disk does.

The trouble comes under the file (``tests/storage/power/under.py``), at any of the things that the
database asks of the disk. ``CONVITE_CUTS`` is how many moments are tried.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.storage.content import faults
from tests.storage.power.under import FULL, MODULES, WRITE, Asked, Under, reachable, under
from tests.storage.power.work import held, opened
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import erasing, paper, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import errors
from workshop_app.text import KnownError

MOMENTS = int(os.environ.get("CONVITE_CUTS", "160"))

pytestmark = pytest.mark.skipif(
    reachable(MODULES[0]) is None, reason="this Python hides the names of its database"
)

Act = Callable[[OpenPlan], object]


def _long(plan: OpenPlan) -> object:
    """A step that does not fit into the database's cache: it writes before it ends."""
    plan.store.connection.exec_driver_sql("PRAGMA cache_size=10")
    with plan.step("import.proposals") as step:
        for n in range(60):
            text = f"fila {n} " * 100
            step.add(Proposal(id=f"{n:032x}", letter="", count=900 + n, text=text, theme="economy"))
    return None


def _vote(plan: OpenPlan) -> object:
    return paper.type_in(plan, plan.all(VoteRound)[0], (("1", 1),))


ACTS: dict[str, Act] = {
    "capture": lambda plan: proposals.capture(plan, "Luz en las escaleras", theme="health"),
    "edit": lambda plan: proposals.edit(plan, plan.all(Proposal)[0], text="Agua", cost=3),
    "undo": lambda plan: plan.undo(),
    "long": _long,
    "vote": _vote,
    "close": lambda plan: votes.close_round(plan, plan.all(VoteRound)[0]),
    "erase": lambda plan: erasing.erase(plan, plan.all(Proposal)[-1], "text"),
}


@pytest.fixture
def stick(tmp_path: Path, empty_plan: Path) -> Path:
    """A folder with a plan that has proposals and a round."""
    folder = tmp_path / "stick"
    folder.mkdir()
    path = Path(shutil.copyfile(empty_plan, folder / "plan.convite"))
    plan = opened(path)
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in range(4)]
    draft = rounds.draft(plan, "¿Qué?", places=1, people=9, public_seed="7", method="approval")
    rounds.choose_options(plan, draft, [one.id for one in made[:2]])
    votes.open_round(plan, draft)
    for one in made:
        proposals.edit(plan, one, cost=5)
    plan.close()
    return path


@dataclass
class Trouble:
    """From the ``first`` thing asked on (``lasts`` of them; 0: for good) the disk answers
    ``code``. ``met``: whether it came to that."""

    first: int
    lasts: int
    code: int
    met: bool = False
    _asked: int = 0

    def __call__(self, asked: Asked, size: int) -> int:
        self._asked += 1
        if self._asked <= self.first or (self.lasts and self._asked > self.first + self.lasts):
            return 0
        if self.code == FULL and not (asked.what == "write" and asked.at + len(asked.data) > size):
            return 0  # A full disk takes what needs no more room.
        self.met = True
        return self.code


def _asks(path: Path, act: Act) -> int:
    """How many things the act asks of the disk."""
    with under(path.parent) as disk:
        plan = opened(path)
        before = len(disk.log)
        act(plan)
        asks = len(disk.log) - before
        plan.close()
    return asks


@contextmanager
def _troubled(path: Path) -> Iterator[tuple[Under, OpenPlan]]:
    with under(path.parent) as disk:
        plan = opened(path)
        try:
            yield disk, plan
        finally:
            plan.close()


def _refused_or_done(plan: OpenPlan, act: Act) -> str:
    """The sentence with which the act is refused; "" where it is done. A bug is raised."""
    try:
        act(plan)
    except KnownError as error:
        return error.message
    return ""


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize(
    ("code", "lasts"), [(WRITE, 1), (WRITE, 0), (FULL, 0)], ids=["falters", "dies", "full"]
)
def test_a_disk_that_refuses_at_any_moment_of_an_act_loses_nothing(
    stick: Path, tmp_path: Path, name: str, code: int, lasts: int
) -> None:
    act, path = ACTS[name], tmp_path / "stick" / "plan.convite"
    whole = stick.read_bytes()
    asks = _asks(path, act)
    path.write_bytes(whole)
    said: dict[str, int] = {}
    tried = min(asks, max(2, MOMENTS // (3 * len(ACTS))))
    for n in range(tried):
        trouble = Trouble(first=n * asks // tried, lasts=lasts, code=code)
        path.write_bytes(whole)
        with _troubled(path) as (disk, plan):
            before, seen = held(plan), plan.count(Proposal)
            disk.answer = trouble
            sentence = _refused_or_done(plan, act)
            disk.answer = None
            if sentence:
                after = held(plan)
                assert after == before or trouble.first >= asks - 3, "half of it stayed"
            else:
                assert not trouble.met or code == FULL or trouble.first >= asks - 3
            said[sentence] = said.get(sentence, 0) + 1
            kept = proposals.capture(plan, "La que sigue", theme="health")
            assert plan.find(Proposal, kept.id) == kept
        again = opened(path)
        assert again.find(Proposal, kept.id) == kept
        assert again.count(Proposal) > seen - (name in ("undo", "erase"))
        assert faults(again.store) == []
        again.close()
    assert set(said) <= {"", errors.FULL, errors.GONE_DISK}
    assert said.get(errors.GONE_DISK, 0) > 0 or code == FULL


@pytest.mark.parametrize("name", ACTS)
def test_a_stick_pulled_at_any_moment_of_an_act_holds_what_was_acknowledged(
    stick: Path, name: str
) -> None:
    """It is pulled for good: the window closes without it, and the file is opened elsewhere."""
    act, whole = ACTS[name], stick.read_bytes()
    asks = _asks(stick, act)
    for n in range(tried := min(asks, max(3, MOMENTS // (2 * len(ACTS))))):
        stick.write_bytes(whole)
        with under(stick.parent) as disk:
            plan = opened(stick)
            before = held(plan)
            disk.answer = _pulls(disk, n * asks // tried)
            sentence = _refused_or_done(plan, act)
            after_that = _refused_or_done(plan, ACTS["capture"])
            plan.close()
        again = opened(stick)
        assert sentence in ("", errors.GONE_DISK, errors.GONE)
        assert after_that in (errors.GONE_DISK, errors.GONE, errors.NO_ACCESS)
        assert held(again) == before or n * asks // tried >= asks - 3
        assert faults(again.store) == []
        again.close()


def _pulls(disk: Under, at: int) -> Callable[[Asked, int], int]:
    left = [at]

    def answer(asked: Asked, size: int) -> int:
        left[0] -= 1
        disk.dead = disk.dead or left[0] < 0
        return 0

    return answer
