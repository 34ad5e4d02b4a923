"""What stands in a file, as the check value reads it, is the same in whatever order files are joined."""

from __future__ import annotations

import shutil
from pathlib import Path

from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as some

from tests.storage.acts import ACTS
from tests.storage.laptops import Act, Laptops, quick_folder
from workshop_app.domain.entity import new_id
from workshop_app.services.open_plan import open_file
from workshop_app.services.plan_value import check_value_of
from workshop_app.settings import Settings
from workshop_app.storage import merge, planfile


@runs(max_examples=30, deadline=None)
@given(
    some.lists(
        some.tuples(some.integers(0, 3), some.sampled_from([*ACTS, "edit", "vote", "detail"]),
                    some.integers(0, 7), some.integers(0, 7)),
        max_size=25,
    )
)  # fmt: skip
def test_joined_in_any_order_it_is_the_same(start: Path, acts: list[Act]) -> None:
    with quick_folder() as folder:
        laptops = Laptops(folder, start)
        laptops.act(acts)
        values = []
        for order in (laptops.plans, laptops.plans[::-1], [*laptops.plans, *laptops.plans[::-1]]):
            path = folder / f"joined{new_id()}.convite"
            shutil.copyfile(start.with_name("nothing.convite"), path)
            file = planfile.open_plan(path)
            for one in order:
                merge.join(file, one.store)
            file.close()
            plan = open_file(path, Settings(laptop="9f" * 8, nickname="z", letter="Z"))
            values.append(check_value_of(plan))
            plan.close()
        assert len(set(values)) == 1
        laptops.close()
