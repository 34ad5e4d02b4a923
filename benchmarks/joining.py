"""Joining files: 50 files of 200 proposals each, how it grows, joining them again, and undo.

    python benchmarks/joining.py [FOLDER]

FOLDER is on the disk to be measured; without it a temporary one. Every file is a copy of one plan
that a laptop of its own went on with: 200 proposals, each captured and edited twice, one step each.
They are joined by ``services.gather.join_into``, as the page does it. **Ratio**: what one of 50
files costs beside one of 10; 1 is linear. Memory is what the process has at most (its peak).

Then one step with 5,000 rows is taken back and brought again.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from workshop_app.domain.entity import new_id
from workshop_app.domain.history import Clock
from workshop_app.domain.meetings import Laptop, Workshop
from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.services import gather
from workshop_app.services.open_plan import new_file, open_file
from workshop_app.settings import Settings
from workshop_app.storage.record import Step

FILES, FEW, PROPOSALS, EDITS, UNDONE = 50, 10, 200, 2, 5_000
TEXTS = (
    "Que arreglen la escalera que sube al barrio, con baranda y con luz, número {n}",
    "El puesto de salud abre solo dos días: que abra todos, {n}",
    "Clases de sistemas para los jóvenes por la tarde en el colegio, grupo {n}",
    "Que el camión de la basura pase también por la parte alta, calle {n}",
)
HERE = Settings(laptop="ff" * 8, nickname="oso 0", letter="B")


def laptop(n: int) -> Settings:
    return Settings(laptop=f"{n:04x}" * 4, nickname=f"oso {n}", letter="FHJKLQXZ"[n % 8])


def made(path: Path) -> Path:
    """The plan that a coordinator hands out."""
    plan = new_file(path, HERE, Plan(id=new_id(), title="x", municipality="Cúcuta"))
    plan.close()
    return path


def filled(path: Path, n: int) -> Path:
    """A workshop's file: every step written as the app writes it, but in one transaction."""
    plan = open_file(path, laptop(n))
    clock = Clock(plan.record.seen())
    with plan.store.transaction() as connection:

        def step(kind: str, act: Callable[[Step], None]) -> None:
            one = Step(clock.stamp(), connection)
            act(one)
            one.flush(plan.settings.laptop, kind, "")

        own = Laptop(id=plan.settings.laptop, nickname=f"oso {n}", letter=laptop(n).letter)
        step("plan.make", lambda one: one.add(own) and None)
        place = Workshop(id=new_id(), number=n + 1, title=f"Taller {n}", day="2026-03-01")
        step("workshop.change", lambda one: one.add(place) and None)
        for count in range(1, PROPOSALS + 1):
            text = TEXTS[count % len(TEXTS)].format(n=count)
            new = Proposal(id=new_id(), letter=own.letter, count=count, text=text, theme="health",
                           workshop=place.id)  # fmt: skip
            step("proposal.capture", lambda one, new=new: one.add(new) and None)
            for edit in range(EDITS):
                again = f"{text} ({edit})"
                step("proposal.edit", lambda one, new=new, again=again:
                     one.write("Proposal", new.id, {"text": again}))  # fmt: skip
    plan.close()
    return path


class Took(NamedTuple):
    """Seconds by the clock, and those of the processor: other programs slow the first only."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s (processor {self.processor:.2f})"


def took(act: Callable[[], object]) -> Took:
    began = time.perf_counter(), time.process_time()
    act()
    return Took(time.perf_counter() - began[0], time.process_time() - began[1])


def joined(start: Path, sources: list[Path]) -> tuple[Took, Took, int]:
    """What it took for ``sources``, again for the same ones, and how many proposals came."""
    path = Path(shutil.copyfile(start, start.with_name(f"{new_id()}.convite")))
    plan = open_file(path, HERE)
    first = took(lambda: gather.join_into(plan, sources))
    again = took(lambda: gather.join_into(plan, sources))
    came = plan.count(Proposal)
    plan.close()
    return first, again, came


def undoing(folder: Path) -> tuple[Took, Took]:
    """What it takes to take back and to bring again a step of many rows."""
    plan = new_file(folder / "undo.convite", HERE, Plan(id=new_id(), title="x", municipality="x"))
    with plan.step("import.proposals") as step:
        for n in range(UNDONE):
            text = TEXTS[n % len(TEXTS)].format(n=n)
            step.add(Proposal(id=new_id(), letter="", count=n + 1, text=text, theme="health"))
    undone, redone = took(plan.undo), took(plan.redo)
    plan.close()
    return undone, redone


def memory() -> float:
    """The most that this process had, MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> None:
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else None) as name:
        folder = Path(name)
        os.environ["CONVITE_HOME"] = str(folder / "home")
        start = made(folder / "start.convite")
        sources = [
            filled(Path(shutil.copyfile(start, folder / f"{n}.convite")), n) for n in range(FILES)
        ]
        before = memory()
        few, few_again, _ = joined(start, sources[:FEW])
        after_few = memory()
        many, again, came = joined(start, sources)
        print(f"{FILES} files, {came} proposals: {many}, goal ≤ 5 s")
        ratio = many.processor / FILES / (few.processor / FEW)
        print(f"one of {FILES} files beside one of {FEW}: {ratio:.2f} "
              f"({many.processor / FILES * 1000:.0f} and {few.processor / FEW * 1000:.0f} ms)")  # fmt: skip
        print(f"the same {FILES} files again: {again}; {FEW} of them: {few_again}")
        print(f"memory at most: {before:.0f} MB before, {after_few:.0f} MB with {FEW} files, "
              f"{memory():.0f} MB with {FILES}")  # fmt: skip
        undo, redo = undoing(folder)
        print(f"a step of {UNDONE} rows: undo {undo}, goal ≤ 1 s; redo {redo}")


if __name__ == "__main__":
    main()
