"""``check`` finds what is wrong with a directory, and nothing where all is well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workshop_app.domain.directory import Procedure, ServicePoint
from workshop_app.services import checking, directory_check
from workshop_app.services.demo import make_sample
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings


def _with(plan: OpenPlan, record: ServicePoint | Procedure) -> list[str]:
    with plan.step("demo.load") as step:
        step.add(record)
    return [message for message, _ in directory_check.findings(plan)]


def _point(**facts: Any) -> ServicePoint:
    return ServicePoint(**{"id": "a" * 32, "kind": "pao", "name": "PAO", **facts})


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"opening_hours": "a veces"}, "cannot be read"),
        ({"opening_hours": "Mo 08:00-12:00", "hours": {"tu": [["08:00", "12:00"]]}}, "a week"),
        ({"kind": "shop"}, "no known kind"),
        ({"services": ("x",)}, "no known kind"),
        ({"verified_on": "ayer"}, "a day that is none"),
    ],
)
def test_a_fault_of_a_point_is_found(plan: OpenPlan, facts: dict[str, Any], word: str) -> None:
    (message,) = _with(plan, _point(**facts))
    assert word in message
    assert any(problem.message == message for problem in checking.check(plan))


@pytest.mark.parametrize(
    "facts",
    [{"opening_hours": "lunes 8 a 12"}, {"opening_hours": "Jan-Jun Mo 08:00-12:00"},
     {"hours": {"mo": [["22:00", "06:00"]]}}, {"opening_hours": '"by appointment"'}, {}],
)  # fmt: skip
def test_hours_that_can_be_read_are_no_fault(plan: OpenPlan, facts: dict[str, Any]) -> None:
    assert _with(plan, _point(**facts)) == []


@pytest.mark.parametrize("facts", [{"points": ("b" * 32,)}, {"superseded_by": "c" * 32}])
def test_a_guide_that_leads_nowhere_is_found(plan: OpenPlan, facts: dict[str, Any]) -> None:
    guide = Procedure(id="d" * 32, name="PEP", plain="", **facts)
    assert len(_with(plan, guide)) == 1


def test_the_sample_is_whole(tmp_path: Path) -> None:
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
    plan = make_sample(tmp_path / "s.convite", settings)
    assert list(directory_check.findings(plan)) == []
    plan.close()
