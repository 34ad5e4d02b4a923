"""Joining files: any order, any grouping, any number of times, the same content.

``CONVITE_HISTORIES`` says how many random histories (40 without it; ``make test-long``: 1,000).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from tests.storage.acts import ACTS
from tests.storage.content import content, faults
from tests.storage.laptops import Act, Laptops, quick_folder
from workshop_app.domain.entity import new_id
from workshop_app.storage import merge, planfile
from workshop_app.storage.planfile import PlanFile


def joined(folder: Path, start: Path, sources: Sequence[PlanFile]) -> PlanFile:
    """A new file into which ``sources`` were joined, in this order."""
    path = folder / f"joined{new_id()}.convite"
    shutil.copyfile(start.with_name("nothing.convite"), path)
    file = planfile.open_plan(path)
    for source in sources:
        merge.join(file, source)
    return file


HISTORIES = int(os.environ.get("CONVITE_HISTORIES", "40"))


@pytest.mark.slow
@settings(max_examples=HISTORIES, deadline=None)
@given(
    some.lists(
        some.tuples(
            some.integers(0, 3),
            some.sampled_from([*ACTS, "edit", "remove", "meet", "undo", "erase", "detail", "fork"]),
            some.integers(0, 7),
            some.integers(0, 7),
        ),
        max_size=30,
    )
)
@example(acts=[(0, "vote", 0, 1), (1, "vote", 0, 1)])  # codes of two rounds
@example(acts=[(0, "detail", 0, 2), (1, "photo", 0, 0), (1, "erase", 2, 0)])  # masked and erased
def test_any_order_any_grouping_any_repetition_is_the_same(start: Path, acts: list[Act]) -> None:
    with quick_folder() as folder:
        laptops = Laptops(folder, start)
        laptops.act(acts)
        files = [plan.store for plan in laptops.plans]
        assert [faults(file) for file in files] == [[]] * len(files)
        one = joined(folder, start, files)
        wanted = content(one)
        assert faults(one) == []
        twice = joined(folder, start, [*files[::-1], *files])
        left, right = joined(folder, start, files[:2]), joined(folder, start, files[1:])
        grouped = joined(folder, start, [right, left, right])
        into = [one, twice, grouped]
        assert content(twice) == wanted
        assert content(grouped) == wanted
        assert merge.join(one, grouped).steps == 0
        assert content(one) == wanted
        for file in (*into, left, right):
            file.close()
        laptops.close()
