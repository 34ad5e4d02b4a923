"""The directory is written step by step: every change can be undone, and the printed source stays."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from workshop_app.domain.directory import CentrePart, Procedure, ServicePoint
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Pin
from workshop_app.services import directory, directory_changes
from workshop_app.services.demo import make_sample
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.steps import STEPS
from workshop_app.settings import Settings
from workshop_app.text import KnownError

NOW = datetime(2026, 11, 23, 9)


def _added(plan: OpenPlan, name: str = "Casa de Justicia") -> ServicePoint:
    return directory_changes.add(
        plan, name, address="Calle 10 # 5-20", phones="607 571 0000; 3102018098",
        hours="lunes a viernes 8:00 a 12:00 m. y 2 p. m. a 5 p. m.", services=("referral", "information"),
        serves=("host", "refugees"), languages="es, guc, romani", web="www.cucuta.gov.co",
    )  # fmt: skip


def test_a_point_is_added_with_all_that_was_typed(plan: OpenPlan) -> None:
    point = _added(plan)
    assert plan.one(ServicePoint, point.id) == point
    assert point.phones == ("607 571 0000", "3102018098")
    assert point.opening_hours == "Mo-Fr 08:00-12:00,14:00-17:00"
    assert point.hours is not None
    assert list(point.hours["mo"][0]) == ["08:00", "12:00"]
    assert (point.services, point.serves) == (("information", "referral"), ("refugees", "host"))
    assert (point.languages, point.web) == (("es", "guc", "romani"), "https://www.cucuta.gov.co")


def test_hours_that_cannot_be_read_are_kept_as_typed(plan: OpenPlan) -> None:
    point = _added(plan)
    read = directory_changes.set_hours(plan, point, "cuando se pueda")
    kept = plan.one(ServicePoint, point.id)
    assert read.problem
    assert (kept.opening_hours, kept.hours) == ("cuando se pueda", None)
    plan.undo()
    assert plan.one(ServicePoint, point.id).opening_hours == point.opening_hours


@pytest.mark.parametrize(
    "facts",
    [{"name": "  "}, {"kind": "shop"}, {"services": ("x",)}, {"serves": ("x",)}, {"field": "x"},
     {"email": "nadie"}, {"web": "javascript:alert(1)"}, {"verified_on": "ayer"},
     {"verified_on": date.today() + timedelta(days=1)}],
)  # fmt: skip
def test_a_value_that_is_none_changes_nothing(plan: OpenPlan, facts: dict[str, object]) -> None:
    point = _added(plan)
    with pytest.raises(KnownError):
        directory_changes.change(plan, point, **facts)
    assert plan.one(ServicePoint, point.id) == point


def test_the_printed_source_cannot_be_edited(plan: OpenPlan) -> None:
    with pytest.raises(TypeError):
        directory_changes.change(plan, _added(plan), original_text="otro")


def test_points_are_put_in_order(plan: OpenPlan) -> None:
    first, second, third = (_added(plan, name) for name in "ABC")
    directory_changes.move(plan, third, 0)
    assert [one.id for one in directory.points(plan)] == [third.id, first.id, second.id]
    plan.undo()
    assert [one.name for one in directory.points(plan)] == ["A", "B", "C"]


def test_what_names_a_removed_point_forgets_it_until_undo(plan: OpenPlan) -> None:
    point = _added(plan)
    with plan.step("demo.load") as step:
        step.add(Procedure(id=new_id(), name="PPT", plain="…", points=(point.id,)))
        step.add(Pin(id=new_id(), place="Casa de Justicia", latitude=7.9, longitude=-72.5,
                     point=point.id))  # fmt: skip
        step.add(CentrePart(id=new_id(), point=point.id, kind="space", text="Patio"))
    directory_changes.remove(plan, point)
    assert plan.all(Procedure)[0].points == ()
    assert plan.count(Pin) == plan.count(CentrePart) == plan.count(ServicePoint) == 0
    plan.undo()
    assert plan.all(Procedure)[0].points == (point.id,)
    assert plan.count(CentrePart) == 1
    assert plan.all(Pin)[0].point == point.id


def test_a_check_is_noted_with_whom_and_grows_old(plan: OpenPlan) -> None:
    point = directory_changes.verify(
        plan, _added(plan), date(2026, 8, 25), "Por teléfono, ventanilla"
    )
    assert not directory.stale(point, NOW)
    assert directory.stale(point, NOW + timedelta(days=1))
    assert point.source == "Por teléfono, ventanilla"


def test_what_is_doubtful_is_named(plan: OpenPlan) -> None:
    point = directory_changes.add(plan, "Comedor", hours="a veces")
    doubts = directory.doubts(point, NOW)
    assert [one.field for one in doubts] == [
        "verified_on", "hours", "phones", "address", "municipality", "services",
    ]  # fmt: skip
    assert all(one.message.format(**dict(one.facts)) for one in doubts)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> OpenPlan:
    path: Path = tmp_path_factory.mktemp("sample") / "s.convite"
    return make_sample(path, Settings(laptop="1a" * 8, nickname="tucán 17", letter="B"))


def test_the_three_points_of_the_source_hold_its_telephones(sample: OpenPlan) -> None:
    pao = [point for point in directory.points(sample) if point.original_text]
    assert [len(directory.source_phones(point)) for point in pao] == [2, 1, 0]
    for point in pao:
        told = {one.field for one in directory.doubts(point, NOW)}
        assert "verified_on" in told
        assert ("phones" in told) == (not point.phones)


def test_every_step_has_its_name() -> None:
    assert {"point.add", "point.change", "point.move", "point.remove", "point.verify"} <= set(STEPS)
