"""Files of their own for tests of files."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


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
