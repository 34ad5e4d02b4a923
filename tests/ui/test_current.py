"""Which workshop pages are about when a plan is opened."""

from __future__ import annotations

from pathlib import Path

from workshop_app.domain.meetings import Workshop
from workshop_app.services import prepare, templates
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui import current


def test_a_copy_given_out_opens_at_its_workshop_until_another_is_chosen(
    plan: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    first, second = (prepare.add_workshop(plan, title) for title in ("Taller 1", "Taller 2"))
    (given,) = templates.give_out(plan, tmp_path, [plan.one(Workshop, second.id)])
    copy = open_file(given, settings)
    assert current.workshop(copy) == current.chosen(copy) == copy.one(Workshop, second.id)
    current.choose(copy, first.id)
    assert current.workshop(copy) == copy.one(Workshop, first.id)
    copy.close()
    assert current.chosen(plan) is None
    assert current.workshop(plan) == plan.one(Workshop, first.id)
