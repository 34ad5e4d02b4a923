"""What it costs until a tap is on the disk, beside a bare insert into a bare file of the same kind.

    python benchmarks/commit_cost.py [FOLDER]

FOLDER is on the disk to be measured; without it a temporary one. The plan holds 5,000 proposals
with two edits each. Capturing, editing and undoing take turns with a bare ``sqlite3`` insert in
the same journal mode, so that a busy disk slows all of them; the ratio means the same on another
machine. Goal: median of a capture ≤ 5 ms on a quiet disk.

Syncs are counted by ``strace``, where it is installed, over 40 saves of each kind. The rollback
journal in TRUNCATE mode with full syncs needs four: the journal's pages, the journal's header, the
plan, and the cut journal.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.storage import urn

PROPOSALS, SAVES, COUNTED = 5_000, 150, 40
NEEDED = 4
LAPTOP = Settings(laptop="1a" * 8, nickname="oso 17", letter="B")
TEXT = "Que arreglen la escalera que sube al barrio, con baranda y con luz, número {n}"


def made(path: Path) -> None:
    """A plan of 5,000 proposals, each edited twice."""
    plan = new_file(path, LAPTOP, Plan(id=new_id(), title="x", municipality="x"))
    for start in range(0, PROPOSALS, 50):
        with plan.step("import.proposals") as step:
            kept = [
                step.add(Proposal(id=new_id(), letter="", count=n + 1, text=TEXT.format(n=n),
                                  theme="health"))
                for n in range(start, start + 50)
            ]  # fmt: skip
        for edit in range(2):
            with plan.step("proposal.edit") as step:
                kept = [step.change(one, text=f"{one.text} ({edit})") for one in kept]
    plan.close()


class Saves:
    """The saves that are measured, each of them one step of the plan."""

    def __init__(self, path: Path) -> None:
        self.plan: OpenPlan = open_file(path, LAPTOP)
        self.n = 0
        self.some = self.plan.all(Proposal)[: 4 * SAVES]
        self.bare = sqlite3.connect(path.with_name("bare.db"), isolation_level=None)
        for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=FULL",
                       "secure_delete=ON"):  # fmt: skip
            self.bare.execute(f"PRAGMA {pragma}")
        self.bare.execute("CREATE TABLE IF NOT EXISTS proposal(id TEXT PRIMARY KEY, text TEXT)")

    def capture(self) -> None:
        self.n += 1
        with self.plan.step("proposal.capture") as step:
            letter, count = self.plan.next_count(Proposal)
            step.add(Proposal(id=new_id(), letter=letter, count=count,
                              text=TEXT.format(n=self.n), theme="health"))  # fmt: skip

    def edit(self) -> None:
        self.n += 1
        with self.plan.step("proposal.edit") as step:
            step.change(self.some[self.n % len(self.some)], text=TEXT.format(n=self.n))

    def undo(self) -> None:
        self.plan.undo()

    def insert(self) -> None:
        self.n += 1
        self.bare.execute("BEGIN IMMEDIATE")
        row = (new_id(), TEXT.format(n=self.n))
        self.bare.execute("INSERT INTO proposal VALUES (?, ?)", row)
        self.bare.execute("COMMIT")

    def close(self) -> None:
        self.plan.close()
        self.bare.close()


KINDS = ("capture", "edit", "undo", "insert")


def milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def measure(path: Path) -> None:
    saves = Saves(path)
    saves.capture()
    saves.undo()
    took: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(SAVES):
        for kind in KINDS:
            took[kind].append(milliseconds(getattr(saves, kind)))
    saves.close()
    bare = statistics.median(took["insert"])
    print(f"{'save':10} {'median':>8} {'9 of 10':>8} {'ratio':>6}")
    for kind, times in took.items():
        median, most = statistics.median(times), statistics.quantiles(times, n=10)[-1]
        print(f"{kind:10} {median:6.2f} ms {most:5.2f} ms {median / bare:6.2f}")


def opening(path: Path) -> None:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        plan = open_file(path, LAPTOP)
        times.append((time.perf_counter() - began) * 1000)
        plan.close()
    plan = open_file(path, LAPTOP)
    load = milliseconds(lambda: plan.all(Proposal))
    stacks = milliseconds(lambda: plan.undoable)
    plan.close()
    size = path.stat().st_size / 2**20
    print(f"opening {size:.0f} MB with a look at its pages: {statistics.median(times):.0f} ms; "
          f"loading all proposals: {load:.0f} ms; what can be undone: {stacks:.0f} ms")  # fmt: skip


def casting(path: Path) -> None:
    plan = open_file(path, LAPTOP)
    told = []
    for people in (24, 200, 1_000):
        times = []
        for _ in range(7):
            round_id = new_id()
            with plan.store.transaction() as connection:
                urn.cast(connection, round_id, [_ballot() for _ in range(people - 1)])
            times.append(milliseconds(lambda here=round_id: _cast(plan, here)))
        told.append(f"{statistics.median(times):.1f} ms as the {people}th")
    plan.close()
    print(f"a ballot: {', '.join(told)}")


def _ballot() -> urn.Cast:
    return urn.Cast("", (("B1", 2), ("B17", 2), ("B5", 1)))


def _cast(plan: OpenPlan, round_id: str) -> None:
    with plan.store.transaction() as connection:
        urn.cast(connection, round_id, [_ballot()])


def syncs(path: Path) -> None:
    """How often each kind of save asks the disk to be done."""
    if shutil.which("strace") is None:
        print(f"syncs a save: strace is not installed; the journal needs {NEEDED}")
        return
    for kind in ("capture", "edit", "insert"):
        none, many = (_syncs(path, kind, times) for times in (0, COUNTED))
        print(f"syncs a save: {kind} {(many - none) / COUNTED:.2f} (the journal needs {NEEDED})")


def _syncs(path: Path, kind: str, times: int) -> int:
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(shutil.copyfile(path, Path(folder) / "plan.convite"))
        log = Path(folder) / "calls"
        call = ["strace", "-f", "-o", str(log), "-e", "trace=fsync,fdatasync"]
        run = [sys.executable, __file__, "--save", kind, str(times), str(copy)]
        subprocess.run([*call, *run], check=True)
        return sum("sync(" in line for line in log.read_text().splitlines())


def save_only(kind: str, times: int, path: Path) -> None:
    saves = Saves(path)
    getattr(saves, kind)()
    for _ in range(times):
        getattr(saves, kind)()
    saves.close()


def main() -> None:
    if sys.argv[1:2] == ["--save"]:
        save_only(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
        return
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if sys.argv[1:] else None) as folder:
        os.environ["CONVITE_HOME"] = folder
        path = Path(folder) / "plan.convite"
        made(path)
        measure(path)
        opening(path)
        casting(path)
        syncs(path)


if __name__ == "__main__":
    main()
