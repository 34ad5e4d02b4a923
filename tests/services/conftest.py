"""The sample plan, made once and copied for every test that asks for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop_app.services import demo
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.convite"
    demo.make_sample(path, Settings(laptop="1a" * 8, nickname="tucán 17", letter="B"), "es").close()
    return path


@pytest.fixture
def sample(tmp_path: Path, sample_file: Path, settings: Settings) -> Iterator[OpenPlan]:
    """The sample plan, open."""
    path = tmp_path / "sample.convite"
    shutil.copyfile(sample_file, path)
    plan = open_file(path, settings)
    yield plan
    plan.close()
