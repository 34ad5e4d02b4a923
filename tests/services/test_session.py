"""A whole session at random: undo walks it back to empty, redo forward to the same content."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as within
from hypothesis import strategies as st

from workshop_app.domain.entities import ENTITIES
from workshop_app.domain.meetings import AgendaItem, Workshop
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Challenge, Cluster, Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import (
    action_plan,
    agenda,
    commitments,
    facilitate,
    prepare,
    proposals,
    rounds,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.text import KnownError

LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")


def some(plan: OpenPlan, kind: Any, dice: random.Random) -> Any:
    return dice.choice(plan.all(kind))


def _board(plan: OpenPlan, dice: random.Random) -> Proposal:
    return dice.choice(proposals.on_the_board(plan))


ACTS: dict[str, Callable[[OpenPlan, random.Random], Any]] = {
    "territory": lambda p, d: prepare.add_territory(p, f"UIT {d.random()}"),
    "rename": lambda p, d: prepare.change_territory(
        p, some(p, Territory, d), name=f"N{d.random()}"
    ),
    "workshop": lambda p, d: prepare.add_workshop(
        p, f"Taller {d.random()}", people=d.randrange(40)
    ),
    "tables": lambda p, d: prepare.set_tables(p, some(p, Workshop, d), d.sample("ABCDE", 3)),
    "attendance": lambda p, d: prepare.count_attendance(p, some(p, Workshop, d), d.randrange(40)),
    "agenda": lambda p, d: agenda.start_from(p, some(p, Workshop, d), "leaders-2h"),
    "move": lambda p, d: agenda.move(p, some(p, AgendaItem, d), d.randrange(6)),
    "minutes": lambda p, d: agenda.set_minutes(p, some(p, AgendaItem, d), d.randrange(5, 60)),
    "drop": lambda p, d: agenda.remove(p, some(p, AgendaItem, d)),
    "capture": lambda p, d: proposals.capture(p, f"Propuesta {d.random()}", theme="health"),
    "challenge": lambda p, d: proposals.capture_challenge(p, f"Reto {d.random()}", theme="health"),
    "edit": lambda p, d: proposals.edit(p, _board(p, d), text=f"Otra {d.random()}"),
    "retheme": lambda p, d: proposals.move_to(
        p, [_board(p, d)], theme=d.choice(["economy", "health"])
    ),
    "answers": lambda p, d: proposals.answers(p, _board(p, d), [some(p, Challenge, d).id]),
    "join": lambda p, d: proposals.join_into_cluster(p, d.sample(proposals.on_the_board(p), 2)),
    "split": lambda p, d: proposals.take_out_of_cluster(p, _board(p, d)),
    "label": lambda p, d: proposals.edit_cluster(p, some(p, Cluster, d), label=f"R{d.random()}"),
    "withdraw": lambda p, d: proposals.withdraw(p, _board(p, d), "Se repite"),
    "decide": lambda p, d: action_plan.decide(p, _board(p, d).id, "out", f"Razón {d.random()}"),
    "act": lambda p, d: action_plan.make_actions(p, [_board(p, d).id]),
    "promise": lambda p, d: commitments.promise(p, "Secretaría", f"Hacer {d.random()}"),
    "note": lambda p, d: facilitate.write_note(p, some(p, Workshop, d), f"Nota {d.random()}"),
    "draft": lambda p, d: rounds.draft(p, "¿Qué va primero?", people=d.randrange(40)),
    "options": lambda p, d: rounds.choose_options(
        p, some(p, VoteRound, d), [c.id for c in rounds.candidates(p)]
    ),
}


def content(plan: OpenPlan) -> dict[str, list[Any]]:
    """Everything that stands, but for who wrote and where the player is."""
    passed = {"Laptop", "Progress"}
    return {e.__name__: plan.all(e) for e in ENTITIES if e.__name__ not in passed}


def taken(plan: OpenPlan, names: list[str], seed: int) -> None:
    dice = random.Random(seed)
    for name in names:
        try:
            ACTS[name](plan, dice)
        except (IndexError, ValueError, KnownError):
            continue  # nothing there yet to act on


@pytest.fixture(scope="module")
def template(empty_plan: Path) -> Path:
    return empty_plan


@within(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    names=st.lists(st.sampled_from(sorted(ACTS)), min_size=5, max_size=40),
    seed=st.integers(0, 1000),
)
def test_undo_walks_back_to_empty_and_redo_forward_across_a_restart(
    template: Path, names: list[str], seed: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.convite"
        shutil.copyfile(template, path)
        plan = open_file(path, LAPTOP)
        empty = content(plan)
        taken(plan, ["territory", "workshop", "agenda", "capture", "capture", *names], seed)
        end = content(plan)
        plan.close()
        plan = open_file(path, LAPTOP)
        steps = 0
        while plan.undoable:
            assert plan.undo().left == 0
            steps += 1
        assert content(plan) == empty
        plan.close()
        plan = open_file(path, LAPTOP)
        while plan.redoable:
            assert plan.redo().left == 0
            steps -= 1
        assert steps == 0
        assert content(plan) == end
        plan.close()


def test_with_a_vote_undo_stops_at_the_closed_round_and_says_why(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, text, theme="health") for text in "ab"]
    round = rounds.draft(plan, "¿Qué va primero?", places=1, people=9, public_seed="mango 7")
    rounds.choose_options(plan, round, [p.id for p in made])
    votes.close_round(plan, votes.open_round(plan, round))
    action_plan.decide(plan, made[0].id, "out", "Se repite")
    plan.undo()
    with pytest.raises(KnownError, match="Round closed"):
        plan.undo()


def test_undoing_a_laptops_first_step_leaves_its_letter(plan: OpenPlan, settings: Settings) -> None:
    plan.close()
    other = open_file(plan.path, replace(settings, laptop="2b" * 8, letter="F"))
    proposals.capture(other, "uno", theme="health")
    other.undo()
    assert proposals.capture(other, "dos", theme="health").letter == "F"
    other.close()
