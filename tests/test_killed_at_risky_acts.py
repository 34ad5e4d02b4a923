"""Pulling the plug in the middle of what touches the whole file: joining, keeping a copy, setting,
changing and taking away the passphrase, erasing, purging. Whatever was acknowledged holds
afterwards, in the plan and in its copies, and of a protected plan nothing lies there in plain text.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from tests.storage.apart import apart, killed, moments
from tests.storage.content import faults
from tests.storage.power.work import LAPTOP
from workshop_app.domain.proposals import Proposal
from workshop_app.services import erasing, gather, proposals, protection, purge, safety_copies
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import errors, header, keys
from workshop_app.text import KnownError

MOMENTS = moments(10)
AT_ONCE = 2
QUICK = 10
"""Rounds of working out a key: as many as there are would take all of a session's quarter second."""
SECRET = "SECRETO-7391"
"""Stands in every text: searched for in the bytes of what is protected."""
THEIRS = "De la otra mesa"

Told = tuple[str, Any]


def session(pipe: Connection, path: Path, others: list[Path], home: Path, seed: int) -> None:
    """A coordinator who joins, copies, protects, erases and purges without ever stopping. What is
    about to be done goes up the pipe before, ("about to", …), what was acknowledged after."""
    os.environ["CONVITE_HOME"] = str(home)
    keys.ROUNDS = QUICK
    chance = random.Random(seed)
    plan = open_file(path, LAPTOP)
    pipe.send(("open", None))
    acts: list[Callable[[Any, OpenPlan, int], None]] = [
        _captures, _copies, partial(_joins, others), _protects, _unprotects, _erases, _purges,
    ]  # fmt: skip
    n = 0
    while True:
        n += 1
        _captures(pipe.send, plan, 1000 * n)
        chance.choice(acts)(pipe.send, plan, n)


def _captures(tell: Any, plan: OpenPlan, n: int) -> None:
    kept = proposals.capture(plan, f"{SECRET} idea {n}.", theme="health")
    tell(("kept", (kept.id, kept.text)))


def _copies(tell: Any, plan: OpenPlan, _n: int) -> None:
    tell(("copied", str(safety_copies.keep(plan, "import"))))


def _joins(others: list[Path], tell: Any, plan: OpenPlan, n: int) -> None:
    brought = gather.join_into(plan, [others[n % len(others)]])
    assert brought[0].refused is None
    tell(("joined", n % len(others)))


def _protects(tell: Any, plan: OpenPlan, n: int) -> None:
    passphrase = f"la quebrada crece {n}"
    tell(("about to", passphrase))
    protection.protect(plan, passphrase)
    tell(("protected", passphrase))


def _unprotects(tell: Any, plan: OpenPlan, _n: int) -> None:
    if plan.protected:
        tell(("about to", None))
        protection.unprotect(plan)
        tell(("protected", None))


def _erases(tell: Any, plan: OpenPlan, _n: int) -> None:
    kept = plan.all(Proposal)[-1]
    if kept.text.startswith(SECRET):
        tell(("erasing", kept.id))
        erasing.erase(plan, kept, "text")
        tell(("erased", (kept.id, kept.text)))


def _purges(tell: Any, plan: OpenPlan, _n: int) -> None:
    purge.purge(plan, ["notes", "wordings"])
    tell(("purged", None))


# -- after the power came back --------------------------------------------------------------------
@dataclass
class Acknowledged:
    """What the screen had said by the kill."""

    texts: dict[str, str] = field(default_factory=dict)
    erasing: set[str] = field(default_factory=set)
    erased: list[str] = field(default_factory=list)
    joined: set[int] = field(default_factory=set)
    passphrases: list[str | None] = field(default_factory=lambda: [None])
    """The one that holds; a second one that was about to be set."""

    def hear(self, told: Told) -> None:
        what, fact = told
        if what == "kept":
            self.texts[fact[0]] = fact[1]
        elif what == "joined":
            self.joined.add(fact)
        elif what == "about to":
            self.passphrases.append(fact)
        elif what == "protected":
            self.passphrases = [fact]
        elif what == "erasing":
            self.erasing.add(fact)
        elif what == "erased":
            self.texts.pop(fact[0])
            self.erased.append(fact[1])


def opened(path: Path, passphrases: list[str | None], **how: Any) -> OpenPlan:
    """The plan under one of these; whoever has another is refused."""
    for secret in passphrases:
        try:
            return open_file(path, LAPTOP, secret=secret, **how)
        except KnownError as error:
            if error.message not in (errors.PROTECTED, errors.WRONG_SECRET):
                raise
    raise AssertionError(f"none of {passphrases} opens {path.name}")


def look_at(path: Path, home: Path, told: list[Told]) -> None:
    """Everything acknowledged is there, nothing erased is, and nothing protected can be read."""
    os.environ["CONVITE_HOME"] = str(home)
    keys.ROUNDS = QUICK
    said = Acknowledged()
    for one in told:
        said.hear(one)
    protected = header.header_of(path).protected
    assert protected in {one is not None for one in said.passphrases}
    plan = opened(path, said.passphrases)
    assert faults(plan.store) == []
    now = {one.id: one.text for one in plan.all(Proposal)}
    for row, text in said.texts.items():
        assert row in said.erasing or now.get(row) == text
    theirs = sum(text.startswith(THEIRS) for text in now.values())
    assert theirs >= 3 * len(said.joined)
    assert theirs % 3 == 0, "half a file was joined"
    for copy in safety_copies.of(plan):  # none is left behind under another passphrase
        open_file(copy, LAPTOP, like=plan).close()  # it may have been cut off in cleaning
    plan.close()
    assert not Path(f"{path}-journal").exists()
    assert {one.name for one in path.parent.iterdir()} <= {path.name, home.name}
    for file in (path, *home.rglob("*.convite")):
        whole = file.read_bytes()
        assert not any(text.encode() in whole for text in said.erased), file.name
    if protected:
        assert readable(path.parent, home) == []


def readable(*folders: Path) -> list[str]:
    """The files in which a text of the plan can be read."""
    found = (one for folder in folders for one in folder.rglob("*") if one.is_file())
    return [one.name for one in found if SECRET.encode() in one.read_bytes()]


@pytest.fixture
def others(tmp_path: Path, empty_plan: Path) -> list[Path]:
    """Files of four tables, three proposals in each."""
    made = []
    for n in range(4):
        path = Path(shutil.copyfile(empty_plan, tmp_path / f"mesa {n}.convite"))
        plan = open_file(path, Settings(laptop=f"{n + 2}b" * 8, nickname=f"oso {n}", letter="F"))
        for m in range(3):
            proposals.capture(plan, f"{THEIRS} {n} {m}", theme="education")
        plan.close()
        made.append(path)
    return made


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_killed_at_risky_acts_everything_acknowledged_holds(
    tmp_path: Path, empty_plan: Path, others: list[Path]
) -> None:
    def kill(seed: int) -> int:
        folder = tmp_path / str(seed)
        folder.mkdir()
        path = Path(shutil.copyfile(empty_plan, folder / "plan.convite"))
        home = folder / "home"
        told: list[Told] = killed(session, path, others, home, seed, seed=seed, within=(0.05, 0.8))
        apart(look_at, path, home, told)
        shutil.rmtree(folder)
        return len(told)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(pool.map(kill, range(MOMENTS)))
    assert sum(told) > 3 * MOMENTS
    print(f"{MOMENTS} kills, {sum(told)} things acknowledged before them: none lost")
