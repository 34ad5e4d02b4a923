"""Equal shares against pabutools (a requirement for development only), for each step both define
alike: once, without filling up, with the same order among ties."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

pytest.importorskip("pabutools")

from benchmarks.equal_shares import DATA, chosen, compare, made


@pytest.fixture(autouse=True)
def _deep(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reference calls itself once for each option bought."""
    before = sys.getrecursionlimit()
    monkeypatch.setattr("benchmarks.equal_shares.RUNS", 1)
    sys.setrecursionlimit(max(before, 20_000))


def test_made_elections_of_every_kind_have_the_winners_of_the_reference(tmp_path: Path) -> None:
    small = [path for path in made(tmp_path) if path.stat().st_size < 30_000]
    found = [compare(path) for path in small]
    assert {one[0] for one in found if one} == {"approval", "cumulative", "ordinal"}
    assert all(one[3] for one in found if one)


@pytest.mark.skipif(DATA not in os.environ, reason=f"{DATA} names no folder of real elections")
def test_real_elections_have_the_winners_of_the_reference() -> None:
    found = [compare(path) for path in chosen(Path(os.environ[DATA]), 40)]
    assert all(one[3] for one in found if one)
