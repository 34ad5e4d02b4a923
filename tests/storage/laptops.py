"""Some laptops with copies of one plan, and everything that happens to them, one act at a time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workshop_app.domain.history import Clock
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import merge
from workshop_app.storage.record import ERASED, Record
from workshop_app.text import KnownError

Act = tuple[int, str, int, int]
"""(which laptop, what, two free numbers)"""

MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
"""Where files cost nothing; what is tested here does not hang on the disk."""


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        yield Path(name)


@dataclass(frozen=True, slots=True)
class Now:
    """What an act is about: all laptops, the plan of one of them, two free numbers."""

    of: Laptops
    plan: OpenPlan
    a: int
    b: int


class Laptops:
    """Three laptops that begin with one file. A fourth copy is made by ``fork``, on the same laptop
    as the one that it is made of. Every clock goes its own way."""

    def __init__(self, folder: Path, start: Path) -> None:
        self.folder = folder
        self.start = start
        self.opened = 0
        self.made = 0
        self.time = 1_700_000_000.0
        self.wrong = [0.0] * 4
        self.laptops = [f"{n}a" * 8 for n in range(3)]
        self.plans = [self.open(at, start, laptop) for at, laptop in enumerate(self.laptops)]

    def open(self, at: int, source: Path, laptop: str) -> OpenPlan:
        path = Path(shutil.copyfile(source, self.folder / f"{self.opened}.convite"))
        self.opened += 1
        plan = open_file(path, Settings(laptop=laptop, nickname=f"oso {at}", letter="BFH"[at % 3]))
        plan.record = Record(
            plan.store, laptop, Clock("", lambda: self._now(at), f"{self.opened:08x}")
        )
        return plan

    def _now(self, at: int) -> float:
        self.time += 1
        return self.time + self.wrong[at]

    def close(self) -> None:
        for plan in self.plans:
            plan.close()

    def new_id(self, kind: str) -> str:
        """An id that no laptop gives twice, the same in every run."""
        self.made += 1
        return f"{kind}{self.made:030}"

    def act(self, acts: Sequence[Act]) -> None:
        """Let all this happen, in this order."""
        from tests.storage.acts import ACTS

        for at, what, a, b in acts:
            try:
                ACTS[what](Now(self, self.plans[at % len(self.plans)], a, b))
            except KnownError as refused:
                if refused.message != ERASED:
                    raise


def meet(plan: OpenPlan, other: OpenPlan) -> merge.Joined:
    """Bring what ``other`` has into ``plan``, as gathering does."""
    joined = merge.join(plan.store, other.store)
    plan.record.seen()
    plan.forget_stacks()
    return joined
