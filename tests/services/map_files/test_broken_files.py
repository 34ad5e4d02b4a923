"""A hundred broken or hostile files: a sentence each, soon, and the plan is as it was."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.services.map_files.broken import FILES
from workshop_app.services import map_files
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

SECONDS = 10


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_gives_a_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    began = time.perf_counter()
    with pytest.raises(KnownError) as refused:
        map_files.read(path)
    assert time.perf_counter() - began < SECONDS
    said = refused.value.told(Words("es"))
    assert "{" not in said
    assert said.count(".") >= 2, "what happened, what is safe, what to do"
    assert name in said
    assert path.read_bytes() == FILES[name]
    assert list(tmp_path.iterdir()) in (
        [path],
        [tmp_path / "home", path],
        [path, tmp_path / "home"],
    )


def test_there_are_a_hundred_of_them() -> None:
    assert len(FILES) >= 100


def test_what_is_no_file_gives_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        map_files.read(tmp_path / "gone.kml")
    with pytest.raises(KnownError):
        map_files.read(tmp_path)


def test_a_file_of_over_64_mb_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.geojson"
    with path.open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    with pytest.raises(KnownError, match="64 MB"):
        map_files.read(path)


def test_nothing_of_a_plan_changes_for_a_file_that_is_refused(
    plan: OpenPlan, tmp_path: Path
) -> None:
    before = plan.record.seen()
    path = tmp_path / "laughs.kml"
    path.write_bytes(FILES["laughs.kml"])
    with pytest.raises(KnownError):
        map_files.read(path)
    assert plan.record.seen() == before
