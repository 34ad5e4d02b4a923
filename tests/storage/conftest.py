"""Files of their own for tests of files."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.laptops import Laptops, quick_folder
from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services.open_plan import new_file
from workshop_app.settings import Settings
from workshop_app.storage import planfile


@pytest.fixture
def path(tmp_path: Path, empty_plan: Path) -> Path:
    """A plan file in a folder where nothing else lies."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return Path(shutil.copyfile(empty_plan, folder / "plan.convite"))


@pytest.fixture
def everyones_folder() -> Iterator[Path]:
    """A folder that every user of the machine may look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="session")
def start() -> Iterator[Path]:
    """The file that every laptop begins with, and an empty one beside it."""
    with quick_folder() as folder:
        path = folder / "start.convite"
        first = Settings(laptop="0a" * 8, nickname="oso 0", letter="B")
        plan = new_file(path, first, Plan(id="plan", title="Cúcuta", municipality="Cúcuta"))
        with plan.step("import.proposals") as step:
            for n in range(2):
                step.add(Challenge(id=f"h{n}", letter="", count=n + 1, text="x", theme="health"))
                step.add(Proposal(id=f"p{n}", letter="", count=n + 1, text="x", theme="health"))
            step.add(VoteRound(id="draft", name="R1", question="?"))
            for n in range(2):
                step.add(Option(id=f"o{n}", round="draft", label=f"B{n}", text="x",
                                theme="health", position=n))  # fmt: skip
        plan.close()
        planfile.make(folder / "nothing.convite").close()
        yield path


@pytest.fixture
def laptops(start: Path, tmp_path: Path) -> Iterator[Laptops]:
    """Three laptops with the same plan: proposals p0 and p1, challenges, a round being prepared."""
    here = Laptops(tmp_path, start)
    yield here
    here.close()
