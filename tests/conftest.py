"""What every test may ask for: settings of a laptop, an empty plan on a real file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("WAKEPY_FAKE_SUCCESS", "1")

import pytest
from hypothesis import settings as within

from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Plan
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings

# A machine with other work on it may take its time: speed is measured in benchmarks/.
within.register_profile("convite", deadline=None)
within.load_profile("convite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with a slow test come first, then those with many tests, so that what runs at last on
    one core is short (``make test`` keeps this order)."""
    of: dict[Path, list[pytest.Item]] = {}
    for item in items:
        of.setdefault(item.path, []).append(item)

    def turn(path: Path) -> tuple[bool, int]:
        slow = any(item.get_closest_marker("slow") for item in of[path])
        return not slow, -len(of[path])

    items[:] = [item for path in sorted(of, key=turn) for item in of[path]]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A laptop of its own for every test: nothing is kept between them."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CONVITE_HOME", str(folder))
    return folder


@pytest.fixture
def settings() -> Settings:
    return Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")


@pytest.fixture(scope="session")
def empty_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that plans of tests are copies of: making the tables takes longer than a test."""
    path = tmp_path_factory.mktemp("template") / "empty.convite"
    first = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
    plan = Plan(id=new_id(), title="Cúcuta", municipality="San José de Cúcuta")
    new_file(path, first, plan).close()
    return path


@pytest.fixture
def make_plan(
    tmp_path: Path, empty_plan: Path, settings: Settings
) -> Iterator[Callable[..., OpenPlan]]:
    """Makes open plans: ``make_plan("name", settings)``; closed after the test."""
    opened: list[OpenPlan] = []

    def make(name: str = "plan", of: Settings = settings) -> OpenPlan:
        path = tmp_path / f"{name}.convite"
        shutil.copyfile(empty_plan, path)
        opened.append(open_file(path, of))
        return opened[-1]

    yield make
    for plan in opened:
        plan.close()


@pytest.fixture
def plan(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    """An empty open plan on a real file."""
    return make_plan()
