"""The laptop's clock is set back, in the middle of work and between openings, by an hour or by years:
the order of the work, its numbers, undo, the kept copies and a round's times stay what they were."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.wall import Wall, shown
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import (
    checking,
    gather,
    proposals,
    rounds,
    safety_copies,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings

BACK = ({"hours": -1}, {"days": -3 * 365}, {"days": -50 * 365}, {"days": 70 * 365})
"""By how much the clock is set; the last one forward, which a set battery does too."""


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    found = Wall(datetime(2026, 3, 14, 10, 0))
    shown(found, monkeypatch)
    return found


@pytest.fixture
def path(tmp_path: Path, empty_plan: Path) -> Path:
    return Path(shutil.copyfile(empty_plan, tmp_path / "plan.convite"))


def said(plan: OpenPlan) -> list[str]:
    return [one.text for one in plan.all(Proposal)]


@pytest.mark.parametrize("how", BACK, ids=str)
@pytest.mark.parametrize("reopened", [False, True], ids=["at work", "between openings"])
def test_work_goes_on_in_its_order(
    wall: Wall, path: Path, settings: Settings, how: dict[str, float], reopened: bool
) -> None:
    plan = open_file(path, settings)
    first = proposals.capture(plan, "Luz", theme="health")
    proposals.edit(plan, first, text="Luz en las escaleras")
    wall.set_by(**how)
    if reopened:
        plan.close()
        plan = open_file(path, settings)
    second = proposals.capture(plan, "Agua", theme="health")
    wall.set_by(**how)
    proposals.edit(plan, plan.one(Proposal, first.id), text="Luz en toda la escalera")
    assert said(plan) == ["Luz en toda la escalera", "Agua"]
    assert second.count == first.count + 1
    assert second.born > first.born
    plan.undo()
    assert said(plan) == ["Luz en las escaleras", "Agua"], "undo takes what was done last"
    plan.undo()
    assert said(plan) == ["Luz en las escaleras"]
    plan.redo()
    assert [one.value for one in plan.history(first, "text")][:3] == [
        "Luz", "Luz en las escaleras", "Luz en toda la escalera",
    ]  # fmt: skip
    assert checking.check(plan) == []
    plan.close()


@pytest.mark.parametrize("how", BACK, ids=str)
def test_the_newest_copy_is_the_newest_and_stays(
    wall: Wall, path: Path, settings: Settings, how: dict[str, float]
) -> None:
    plan = open_file(path, settings)
    for n in range(3):
        proposals.capture(plan, f"Antes {n}", theme="health")
        safety_copies.keep(plan, "gather")
    for n in range(safety_copies.KEPT + 2):
        wall.set_by(**(how if n == 0 else {"minutes": 1}))
        proposals.capture(plan, f"Después {n}", theme="health")
        copy = safety_copies.keep(plan, "gather")
        assert copy is not None
        assert copy.exists(), "the copy that was just kept was thrown away"
        assert safety_copies.of(plan)[0] == copy
    plan.close()
    copied = open_file(safety_copies.of_file(path)[0].path, settings, read_only=True)
    assert said(copied)[-1] == f"Después {safety_copies.KEPT + 1}"
    copied.close()


@pytest.mark.parametrize("how", BACK, ids=str)
def test_a_round_is_never_closed_before_it_was_opened(
    wall: Wall, path: Path, settings: Settings, how: dict[str, float]
) -> None:
    plan = open_file(path, settings)
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in range(3)]
    draft = rounds.draft(plan, "¿Qué?", places=1, people=4, public_seed="7", method="approval",
                         channels=("laptop",))  # fmt: skip
    rounds.choose_options(plan, draft, [one.id for one in made])
    round = votes.open_round(plan, draft)
    for _ in range(2):
        votes.vote(plan, round, (("1", 1),), channel="laptop")
    wall.set_by(**how)
    votes.vote(plan, round, (("2", 1),), channel="laptop")
    closed = votes.close_round(plan, plan.one(VoteRound, round.id))
    assert closed.closed_at >= closed.opened_at == "2026-03-14T10:00"
    shown = votes.show_result(plan, closed)
    assert votes.ballots_in(plan, shown) == 3
    assert checking.check(plan) == []
    plan.close()


@pytest.mark.parametrize("how", BACK, ids=str)
def test_what_was_changed_knowing_of_the_other_laptop_stands_whatever_the_clocks_say(
    wall: Wall, path: Path, settings: Settings, tmp_path: Path, how: dict[str, float]
) -> None:
    plan = open_file(path, settings)
    first = proposals.capture(plan, "Luz", theme="health")
    plan.close()
    there = Path(shutil.copyfile(path, tmp_path / "there.convite"))
    wall.set_by(**how)
    other = open_file(there, Settings(laptop="2b" * 8, nickname="colibrí 12", letter="F"))
    proposals.edit(other, other.one(Proposal, first.id), text="Luz en las escaleras")
    other.close()
    wall.set_by(**{name: -by for name, by in how.items()})
    plan = open_file(path, settings)
    gather.join_into(plan, [there])
    assert said(plan) == ["Luz en las escaleras"]
    proposals.edit(plan, plan.one(Proposal, first.id), text="Luz en toda la escalera")
    plan.close()
    wall.set_by(**how)
    other = open_file(there, Settings(laptop="2b" * 8, nickname="colibrí 12", letter="F"))
    gather.join_into(other, [path])
    assert said(other) == ["Luz en toda la escalera"]
    assert checking.check(other) == []
    other.close()
