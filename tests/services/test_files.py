"""A document is written whole or not at all, and what stands in the way is said with what to do."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop_app.services import files
from workshop_app.text import KnownError

OLD, NEW = b"the document of yesterday", b"%PDF" + b"x" * 50_000


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(OLD)
    return path


def _alone(path: Path) -> None:
    """The old file is whole and nothing lies beside it."""
    assert path.read_bytes() == OLD
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_new_file_takes_the_place_of_the_old_one(old: Path) -> None:
    files.put(old, NEW)
    assert old.read_bytes() == NEW
    assert [one.name for one in old.parent.iterdir()] == [old.name]


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file of this process may be larger than 20 kB, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    held = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, held)


@pytest.mark.usefixtures("little_room")
def test_a_full_disk_leaves_the_old_file_whole(old: Path) -> None:
    with pytest.raises(KnownError) as refused:
        files.put(old, NEW)
    assert refused.value.message == files.FULL
    _alone(old)


def test_a_stick_that_was_pulled_out_is_said(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    target = files.safe_target(stick / "plan.pdf")
    shutil.rmtree(stick)
    with pytest.raises(KnownError) as refused:
        files.put(target, NEW)
    assert refused.value.message == files.NOT_THERE
    assert not stick.exists()


def _mark(path: Path, how: str) -> bool:
    """Set or take away the mark that nobody, not even the system's owner, may change a file."""
    tool = shutil.which("chattr")
    if tool is None:
        return False
    return subprocess.run([tool, how, str(path)], capture_output=True, check=False).returncode == 0


def test_a_file_that_may_not_be_replaced_stays_and_is_named(old: Path) -> None:
    if not _mark(old, "+i"):
        pytest.skip("this disk or this person cannot hold a file fast")
    try:
        with pytest.raises(KnownError) as refused:
            files.put(old, NEW)
    finally:
        _mark(old, "-i")
    assert refused.value.message == files.OPEN_ELSEWHERE
    assert refused.value.facts["name"] == "plan.pdf"
    _alone(old)


def test_a_folder_where_nothing_may_be_written_is_named(old: Path) -> None:
    folder = old.parent
    folder.chmod(0o500)
    held = os.access(folder, os.W_OK) and _mark(folder, "+i")
    if os.access(folder, os.W_OK) and not held:
        folder.chmod(0o700)
        pytest.skip("this person may write anywhere")
    try:
        with pytest.raises(KnownError) as refused:
            files.put(old, NEW)
    finally:
        if held:
            _mark(folder, "-i")
        folder.chmod(0o700)
    assert refused.value.message == files.NOT_ALLOWED
    assert refused.value.facts["folder"] == str(folder)
    _alone(old)
