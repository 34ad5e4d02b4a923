"""Bad input of every door: a sentence or nothing, within 10 seconds and a gigabyte, and the file is
as it was. CONVITE_FUZZ says how many files are made at random for each door."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.fuzz import guarded
from tests.fuzz.bad_inputs import corpus
from tests.fuzz.doors import DOORS
from tests.fuzz.mutate import mutated

AT_RANDOM = int(os.environ.get("CONVITE_FUZZ", "30"))


@pytest.mark.parametrize("door", DOORS)
def test_bad_files_made_by_hand_do_no_harm(door: str, tmp_path: Path) -> None:
    files = corpus(door, tmp_path)
    wrong, longest, most = guarded.let_in(door, files)
    print(f"{door}: {len(files)} files, {longest:.1f} s at the longest, {most / 2**20:.0f} MB")
    assert wrong == []
    assert most < guarded.MEMORY


@pytest.mark.parametrize("door", DOORS)
def test_files_changed_at_random_do_no_harm(door: str, tmp_path: Path) -> None:
    row, dice = DOORS[door], random.Random(f"{door} {AT_RANDOM}")
    seeds, files = row.seeds(tmp_path), []
    for at in range(AT_RANDOM):
        path = tmp_path / f"{at:05}{row.ending}"
        path.write_bytes(mutated(dice.choice(seeds), dice, row.words))
        files.append(path)
    wrong, longest, most = guarded.let_in(door, files)
    print(f"{door}: {len(files)} files, {longest:.1f} s at the longest, {most / 2**20:.0f} MB")
    assert wrong == []
    assert most < guarded.MEMORY


def test_there_are_two_hundred_bad_files_and_more(tmp_path: Path) -> None:
    assert sum(len(corpus(door, tmp_path)) for door in DOORS) >= 200


def test_a_bug_behind_a_door_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test itself can fail: a process that ends, and an error that is no sentence."""
    broken = tmp_path / "x.none"
    broken.write_bytes(b"x")
    wrong, _, _ = guarded.let_in("no such door", [broken])
    assert wrong
