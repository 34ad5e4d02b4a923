"""Five workshops on five laptops, joined into one plan: it says what the sample says."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pytest

from tests.services.split import COORDINATOR, NICKNAMES, Split, content, split
from workshop_app.domain.meetings import Workshop
from workshop_app.services import gather, gather_preview, templates
from workshop_app.services.open_plan import open_file
from workshop_app.services.plan_value import check_value_of


@pytest.fixture(scope="session")
def five(tmp_path_factory: pytest.TempPathFactory) -> Split:
    return split(tmp_path_factory.mktemp("five"))


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3)])
def test_five_files_in_any_order_say_what_the_sample_says(
    five: Split, tmp_path: Path, order: tuple[int, ...]
) -> None:
    path = Path(shutil.copyfile(five.template, tmp_path / "plan.convite"))
    plan, whole = open_file(path, COORDINATOR), open_file(five.whole, COORDINATOR, read_only=True)
    try:
        brought = gather.join_into(plan, [five.files[at] for at in order])
        assert all(one.refused is None and one.masked == () for one in brought)
        assert gather.differences(plan) == []
        assert content(plan) == content(whole)
        assert check_value_of(plan) == check_value_of(whole)
    finally:
        plan.close()
        whole.close()


def test_the_preview_tells_what_each_brings_and_changes_nothing(
    five: Split, tmp_path: Path
) -> None:
    path = Path(shutil.copyfile(five.template, tmp_path / "plan.convite"))
    plan = open_file(path, COORDINATOR)
    before, stood = path.read_bytes(), [one.read_bytes() for one in five.files]
    told = gather_preview.preview(plan, [five.files[0].parent])
    assert [one.path for one in told] == sorted(five.files)
    assert [one.laptops for one in told] == [(name,) for name in NICKNAMES]
    assert [one.new.get("Proposal", 0) for one in told] == [10, 10, 10, 10, 0]
    assert [one.workshops[0][:8] for one in told] == [f"Taller {n}" for n in range(1, 6)]
    assert [one.ballots for one in told] == [{}, {}, {}, {"A": 47, "B": 46}, {}]
    assert not any(one.already_here or one.another_plan or one.refused for one in told)
    days = sorted(one.day for one in plan.all(Workshop))
    assert [str(one.last_change) for one in told] == days
    assert path.read_bytes() == before
    assert [one.read_bytes() for one in five.files] == stood
    plan.close()


def test_each_file_opens_at_its_workshop_and_the_joined_plan_at_none(
    five: Split, tmp_path: Path
) -> None:
    numbers = []
    for path in five.files:
        one = open_file(path, COORDINATOR, read_only=True)
        at = templates.for_workshop(one)
        assert at is not None
        numbers.append(one.one(Workshop, at).number)
        assert path.stem in one.one(Workshop, at).title
        one.close()
    assert numbers == [1, 2, 3, 4, 5]
    plan = open_file(Path(shutil.copyfile(five.template, tmp_path / "p.convite")), COORDINATOR)
    gather.join_into(plan, five.files[:1])
    assert templates.for_workshop(plan) is None
    plan.close()


def test_all_orders_are_told_alike_in_the_preview(five: Split, tmp_path: Path) -> None:
    """What several files hold is told of the first: the sums are the same."""
    plan = open_file(Path(shutil.copyfile(five.template, tmp_path / "p.convite")), COORDINATOR)
    sums = {
        sum(one.new.get("Proposal", 0) for one in gather_preview.preview(plan, order))
        for order in list(permutations(five.files))[::40]
    }
    assert sums == {40}
    plan.close()
