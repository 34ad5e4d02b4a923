"""A list is a list and a sheet a sheet, whatever somebody wrote into the file with other means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.storage.files import changed
from workshop_app.domain.economy import Sector
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Area
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings


@pytest.mark.parametrize(
    ("stored", "chain", "outline"),
    [
        ("7", (), {}),
        ("true", (), {}),
        ('"agua"', (), {}),
        ("null", (), {}),
        ('["a", 1, null, ["b"], "c"]', ("a", "c"), {}),
        ('{"rings": 3}', (), {"rings": 3}),
    ],
)
def test_what_has_another_shape_is_left_out(
    make_plan: Callable[..., OpenPlan],
    settings: Settings,
    stored: str,
    chain: object,
    outline: object,
) -> None:
    plan = make_plan("shapes")
    with plan.step("economy.sector") as step:
        step.add(Sector(id=new_id(), name="Pan", chain=("Harina",)))
        step.add(Area(id=new_id(), label="Cancha", outline={"rings": ()}))
    plan.close()
    path = changed(
        plan.path,
        f"UPDATE \"Sector\" SET chain = '{stored}'",
        f"UPDATE \"Area\" SET outline = '{stored}'",
    )
    again = open_file(path, settings)
    assert again.all(Sector)[0].chain == chain
    assert again.all(Area)[0].outline == outline
    again.close()
