"""Real disks in trouble: a stick that fills up, a card that takes no writes, one file and two windows.
What was acknowledged is there afterwards, what is refused is said, and nothing else changed."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deeds import ACTS, long_step, refused_or_done, with_round
from tests.storage.apart import apart
from tests.storage.content import faults
from tests.storage.files import untouched
from tests.storage.power.work import OTHER, opened
from workshop_app.domain.proposals import Proposal
from workshop_app.services import gather, proposals, protection, safety_copies
from workshop_app.services.open_plan import open_file
from workshop_app.storage import errors
from workshop_app.text import KnownError


@pytest.fixture
def stick(tmp_path: Path, empty_plan: Path) -> Path:
    """A plan that has proposals and an open round, in a folder of its own."""
    return with_round(empty_plan, tmp_path / "stick")


@pytest.fixture
def everyones_folder() -> Iterator[Path]:
    """A folder that every user of the machine may look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


# -- a real small disk ----------------------------------------------------------------------------
@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte, where this system lets the tests make one."""
    place = tmp_path / "small"
    place.mkdir()
    made = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True
    )
    if not made or made.returncode:
        pytest.skip("no small file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_stick_that_fills_up_keeps_all_that_was_acknowledged(
    small_disk: Path, empty_plan: Path
) -> None:
    path = Path(shutil.copyfile(empty_plan, small_disk / "plan.convite"))
    plan = opened(path)
    kept: list[str] = []

    def fills_up() -> None:
        while True:
            text = f"Luz {len(kept)} " + "en las escaleras de Belén " * 30
            kept.append(proposals.capture(plan, text, theme="health").text)

    with pytest.raises(KnownError) as told:
        fills_up()
    assert told.value.message == errors.FULL
    assert len(kept) > 30
    assert [one.text for one in plan.all(Proposal)] == kept
    with pytest.raises(KnownError) as told:
        safety_copies.write_to(plan, small_disk / "copy.convite")
    assert told.value.message == errors.FULL
    assert {one.name for one in small_disk.iterdir()} <= {"plan.convite", "plan.convite-journal"}
    plan.close()
    again = opened(path)
    assert [one.text for one in again.all(Proposal)] == kept
    assert faults(again.store) == []
    again.close()
    assert [one.name for one in small_disk.iterdir()] == ["plan.convite"]


def test_a_plan_on_a_full_stick_goes_on_once_there_is_room(
    small_disk: Path, empty_plan: Path
) -> None:
    path = Path(shutil.copyfile(empty_plan, small_disk / "plan.convite"))
    other = small_disk / "video.mp4"
    plan = opened(path)
    kept = proposals.capture(plan, "Luz", theme="health")
    with contextlib.suppress(OSError), other.open("wb") as file:
        while True:
            file.write(bytes(4096))
    with pytest.raises(KnownError) as told:
        long_step(plan)
    assert told.value.message == errors.FULL
    assert plan.all(Proposal) == [kept]
    other.unlink()
    long_step(plan)
    assert plan.count(Proposal) == 61
    plan.close()
    again = opened(path)
    assert again.count(Proposal) == 61
    again.close()


def test_joining_and_protecting_on_a_full_stick_change_nothing(
    small_disk: Path, empty_plan: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(empty_plan, small_disk / "plan.convite"))
    other = Path(shutil.copyfile(empty_plan, tmp_path / "other.convite"))
    theirs = open_file(other, OTHER)
    long_step(theirs)
    theirs.close()
    plan = opened(path)
    kept = proposals.capture(plan, "Luz", theme="health")
    with contextlib.suppress(OSError), (small_disk / "video.mp4").open("wb") as file:
        while True:
            file.write(bytes(4096))
    brought = gather.join_into(plan, [other])
    assert brought[0].refused is not None
    assert brought[0].refused.message == errors.FULL
    with pytest.raises(KnownError) as told:
        protection.protect(plan, "la quebrada crece de noche")
    assert told.value.message == errors.FULL
    assert plan.all(Proposal) == [kept]
    assert not plan.protected
    (small_disk / "video.mp4").unlink()
    again = proposals.capture(plan, "Agua", theme="health")
    plan.close()
    reopened = opened(path)
    assert reopened.all(Proposal) == [kept, again]
    reopened.close()
    assert [one.name for one in small_disk.iterdir()] == ["plan.convite"]


# -- read-only media, two windows -----------------------------------------------------------------
@pytest.fixture
def read_only_disk(tmp_path: Path, stick: Path) -> Iterator[Path]:
    """The stick's plan on a medium that takes no writes, whoever asks."""
    place = tmp_path / "card"
    place.mkdir()
    made = shutil.which("mount") and subprocess.run(
        ["mount", "--bind", str(stick.parent), str(place)], capture_output=True
    )
    if not made or made.returncode:
        pytest.skip("nothing can be mounted here")
    again = ["mount", "-o", "remount,bind,ro", str(place)]
    if subprocess.run(again, capture_output=True).returncode:
        subprocess.run(["umount", str(place)], check=True)
        pytest.skip("nothing can be mounted for reading only here")
    yield place / stick.name
    subprocess.run(["umount", str(place)], check=True)


def test_a_read_only_card_opens_for_reading_and_every_act_is_refused(read_only_disk: Path) -> None:
    with untouched(read_only_disk.parent):
        plan = opened(read_only_disk)
        assert plan.read_only
        said = {name: refused_or_done(plan, act) for name, act in ACTS.items()}
        assert plan.count(Proposal) == 4
        plan.close()
    assert set(said.values()) == {errors.READ_ONLY}


ROOT = Path(__file__).resolve()


def _writes_once(path: Path) -> str:
    """Another program, or another user of the stick, opens the plan and writes."""
    os.environ["CONVITE_HOME"] = str(path.parent)
    try:
        plan = open_file(path, OTHER)
    except KnownError as error:
        return error.message
    try:
        proposals.capture(plan, "De la otra ventana", theme="economy")
    finally:
        plan.close()
    return ""


@pytest.mark.parametrize("as_nobody", [False, True], ids=["same user", "another user"])
def test_two_windows_on_one_file_write_one_after_the_other(
    everyones_folder: Path, stick: Path, as_nobody: bool
) -> None:
    if as_nobody and not all(one.stat().st_mode & 0o001 for one in ROOT.parents):
        pytest.skip("another user cannot reach the program here")
    shared = everyones_folder / "stick"
    shared.mkdir()
    shared.chmod(0o777)
    path = Path(shutil.copyfile(stick, shared / "plan.convite"))
    path.chmod(0o666)
    plan = opened(path)
    proposals.capture(plan, "De esta ventana", theme="health")
    assert apart(_writes_once, path, as_nobody=as_nobody) == errors.LOCKED
    proposals.capture(plan, "También de esta", theme="health")
    plan.close()
    assert apart(_writes_once, path, as_nobody=as_nobody) == ""
    again = opened(path)
    assert [one.text for one in again.all(Proposal)][-3:] == [
        "De esta ventana", "También de esta", "De la otra ventana",
    ]  # fmt: skip
    assert faults(again.store) == []
    again.close()
