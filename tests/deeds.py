"""What can be done to a plan, each thing once, for tests of what goes wrong meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from tests.storage.power.work import opened
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import erasing, paper, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError

Act = Callable[[OpenPlan], object]


def long_step(plan: OpenPlan) -> object:
    """A step that does not fit into the database's cache: it writes before it ends."""
    plan.store.connection.exec_driver_sql("PRAGMA cache_size=10")
    with plan.step("import.proposals") as step:
        for n in range(60):
            text = f"fila {n} " * 100
            step.add(Proposal(id=f"{n:032x}", letter="", count=900 + n, text=text, theme="economy"))
    return None


def type_in(plan: OpenPlan) -> object:
    return paper.type_in(plan, plan.all(VoteRound)[0], (("1", 1),))


ACTS: dict[str, Act] = {
    "capture": lambda plan: proposals.capture(plan, "Luz en las escaleras", theme="health"),
    "edit": lambda plan: proposals.edit(plan, plan.all(Proposal)[0], text="Agua", cost=3),
    "undo": lambda plan: plan.undo(),
    "long": long_step,
    "vote": type_in,
    "close": lambda plan: votes.close_round(plan, plan.all(VoteRound)[0]),
    "erase": lambda plan: erasing.erase(plan, plan.all(Proposal)[-1], "text"),
}


def refused_or_done(plan: OpenPlan, act: Act) -> str:
    """The sentence with which the act is refused; "" where it is done. A bug is raised."""
    try:
        act(plan)
    except KnownError as error:
        return error.message
    return ""


def with_round(empty: Path, folder: Path) -> Path:
    """A plan in ``folder`` with four proposals and an open round."""
    folder.mkdir()
    path = Path(shutil.copyfile(empty, folder / "plan.convite"))
    plan = opened(path)
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in range(4)]
    draft = rounds.draft(plan, "¿Qué?", places=1, people=9, public_seed="7", method="approval")
    rounds.choose_options(plan, draft, [one.id for one in made[:2]])
    votes.open_round(plan, draft)
    for one in made:
        proposals.edit(plan, one, cost=5)
    plan.close()
    return path


def held_open(pipe: Connection, path: Path) -> None:
    """Another window has the plan open until it is told something."""
    plan = opened(path)
    pipe.send("open")
    pipe.recv()
    plan.close()
    pipe.send("closed")
