"""A spell of real work through the services on a disk that is watched: a workshop's day in small."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tests.photographs import drawn, written
from tests.storage.power.under import Asked, under
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import (
    codes,
    counted,
    erasing,
    gather,
    paper,
    photos,
    prepare,
    proposals,
    rounds,
    votes,
)
from workshop_app.services.counted import Bag
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings

LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
OTHER = Settings(laptop="2b" * 8, nickname="colibrí 12", letter="F")

Opens = Callable[[Path], OpenPlan]
PASSING = ("copies_follow", "session")
"""What a file says of itself for the next opening."""


@dataclass
class Spell:
    """What the disk was asked during the work, from ``files`` on. ``saved``: how far it was when a
    transaction had come back, so that it was acknowledged, and what the plan held then."""

    files: dict[str, bytes]
    log: list[Asked] = field(default_factory=list)
    saved: list[tuple[int, str]] = field(default_factory=list)

    def may_hold(self, at: int) -> list[str]:
        """What may be there after a cut: what was acknowledged last, or what was on its way."""
        done = max(n for n, (upto, _) in enumerate(self.saved) if upto <= at)
        return [held for _, held in self.saved[done : done + 2]]


def held(plan: OpenPlan) -> str:
    """Every row of every table of the file, and its key, as one word; the same word, the same
    content. Not the words that copies have still to follow a passphrase, which opening sees to, and
    that it is open, which any opening may say."""
    whole = hashlib.sha256(repr(plan.store.key and plan.store.key.raw).encode())
    with plan.store.reading() as connection:
        for name in _tables(connection):
            whole.update(name.encode())
            rows = connection.exec_driver_sql(f'SELECT * FROM "{name}"').fetchall()
            for row in sorted(repr(tuple(one)) for one in rows if one[0] not in PASSING):
                whole.update(row.encode())
    return whole.hexdigest()


def _tables(connection: sa.Connection) -> list[str]:
    asked = "SELECT name FROM sqlite_master WHERE type='table' ORDER BY name"
    return list(connection.exec_driver_sql(asked).scalars())


def spell(path: Path, acts: Callable[[OpenPlan, Path], None], opens: Opens) -> Spell:
    """Do ``acts(plan, the other laptop's file)`` with the plan at ``path`` on a watched disk."""
    from tests.storage.power.cuts import files_of

    made = Spell(files_of(path.parent))
    with under(path.parent) as disk:
        plan = opens(path)
        _watched(plan, lambda: made.saved.append((len(disk.log), held(plan))))
        made.saved.append((0, held(plan)))
        acts(plan, path.parent.parent / "other.convite")
        plan.close()
        made.log = disk.log
    return made


def _watched(plan: OpenPlan, saved: Callable[[], None]) -> None:
    """Call ``saved`` whenever a transaction of the plan, or another key, has come back."""
    put = plan.store.exchange
    real: Callable[[], AbstractContextManager[sa.Connection]] = plan.store.transaction

    @contextmanager
    def transaction() -> Iterator[sa.Connection]:
        with real() as connection:
            yield connection
        if not plan.store.connection.closed:
            saved()

    def exchange(*how: Any) -> None:
        put(*how)
        saved()

    plan.store.transaction = transaction  # type: ignore[method-assign]
    plan.store.exchange = exchange  # type: ignore[method-assign, assignment]


# -- the work -------------------------------------------------------------------------------------
def a_day(plan: OpenPlan, other: Path) -> None:
    """Capture, edit, undo, a photo, clusters, a vote by four channels, joining, erasing."""
    talk(plan)
    vote(plan)
    gather.join_into(plan, [other])
    last = plan.all(Proposal)[-1]
    erasing.erase(plan, last, "text")
    proposals.edit(plan, plan.all(Proposal)[0], cost=7)


def talk(plan: OpenPlan) -> None:
    """A board fills."""
    prepare.add_territory(plan, "Belén")
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in range(4)]
    proposals.edit(plan, made[0], text="Luz en las escaleras de Belén", cost=3)
    plan.undo()
    plan.redo()
    photos.add(plan, _picture(), faces="no", proposal=made[1].id)
    proposals.join_into_cluster(plan, made[2:], "Agua y parques")
    proposals.withdraw(plan, made[3], "otra lo dice")
    plan.undo()
    with plan.step("import.proposals") as step:
        for n in range(40):
            text = f"fila {n} " * 60
            step.add(Proposal(id=f"{n:032x}", letter="", count=900 + n, text=text, theme="economy"))


def vote(plan: OpenPlan) -> None:
    """A round from its draft to its result: laptop, phones together, paper twice, tokens."""
    chosen = plan.all(Proposal)[:3]
    draft = rounds.draft(
        plan, "¿Qué es lo primero?", places=1, people=40, public_seed="mango 7",
        method="approval", channels=("paper", "laptop", "tokens", "phones"), with_codes=True,
    )  # fmt: skip
    rounds.choose_options(plan, draft, [one.id for one in chosen])
    round = votes.open_round(plan, draft)
    slips = codes.make(plan, round, 4)
    for code in slips[:2]:
        votes.vote(plan, round, (("1", 1),), channel="laptop", code=code)
    for code in slips[2:]:
        votes.vote(plan, round, (("2", 1), ("3", 1)), channel="phones", code=code)
    for _ in range(2):
        paper.type_in(plan, round, (("3", 1),))
    counted.people(plan, round, "tokens", {"": 5})
    for option in rounds.options(plan, round):
        counted.enter(plan, round, "tokens", Bag("", option.id), 2)
    closed = votes.close_round(plan, plan.one(VoteRound, round.id))
    votes.show_result(plan, closed)
    assert plan.count(Option) == 3


@cache
def _picture() -> bytes:
    return written(drawn((640, 480)))


def of_the_other_laptop(empty: Path, to: Path) -> Path:
    """The same plan on a second laptop, with what was said there."""
    shutil.copyfile(empty, to)
    plan = open_file(to, OTHER)
    for n in range(6):
        proposals.capture(plan, f"Idea de la otra mesa {n}", theme="education")
    plan.close()
    return to


def opened(path: Path, **how: Any) -> OpenPlan:
    """The plan as this laptop opens it."""
    return open_file(path, LAPTOP, **how)
