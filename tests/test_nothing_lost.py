"""The disk gives trouble in the middle of work: it does not answer, it is full, the stick is pulled,
the file can only be read, somebody else has it, the clock is set back. What was acknowledged is
there afterwards, what is refused is said in a sentence, and the work goes on when the disk does.

The trouble comes under the file (``tests/storage/power/under.py``), at any of the things that the
database asks of the disk. ``CONVITE_CUTS`` is how many moments are tried.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deeds import ACTS, Act, refused_or_done, with_round
from tests.storage.content import faults
from tests.storage.power.under import FULL, MODULES, WRITE, Asked, Under, reachable, under
from tests.storage.power.work import held, opened
from workshop_app.domain.proposals import Proposal
from workshop_app.services import proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import errors

MOMENTS = int(os.environ.get("CONVITE_CUTS", "100"))

pytestmark = pytest.mark.skipif(
    reachable(MODULES[0]) is None, reason="this Python hides the names of its database"
)


@pytest.fixture
def stick(tmp_path: Path, empty_plan: Path) -> Path:
    """A plan that has proposals and an open round, in a folder of its own."""
    return with_round(empty_plan, tmp_path / "stick")


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
            sentence = refused_or_done(plan, act)
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
            sentence = refused_or_done(plan, act)
            after_that = refused_or_done(plan, ACTS["capture"])
            plan.close()
        again = opened(stick)
        assert sentence in ("", errors.GONE_DISK, errors.GONE)
        assert after_that in (errors.GONE_DISK, errors.GONE)
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
