"""The programmes of the development plan: added, renamed, taken off with what uses them."""

from __future__ import annotations

import pytest

from workshop_app.domain.action_plan import Action, Programme
from workshop_app.services import action_plan, programmes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError


def test_a_programme_is_added_renamed_and_told_how_many_use_it(plan: OpenPlan) -> None:
    one = programmes.add(plan, "  Vivienda digna ")
    action = action_plan.add(plan, "Techos", "housing")
    action_plan.edit(plan, action, programme=one.id)
    assert programmes.used(plan)[one.id] == 1
    programmes.rename(plan, one, "Vivienda digna y barrios")
    assert [one.name for one in programmes.programmes(plan)] == ["Vivienda digna y barrios"]
    assert programmes.used(plan)[one.id] == 1


def test_one_that_is_removed_leaves_the_actions_and_undo_brings_both_back(plan: OpenPlan) -> None:
    one = programmes.add(plan, "Agua")
    action = action_plan.edit(plan, action_plan.add(plan, "Pozo", "health"), programme=one.id)
    assert programmes.remove(plan, one) == 1
    assert plan.all(Programme) == []
    assert plan.one(Action, action.id).programme is None
    plan.undo()
    assert plan.one(Action, action.id).programme == one.id


@pytest.mark.parametrize("name", ["", "  ", "agua", "ÁGUA"])
def test_a_name_that_is_empty_or_taken_changes_nothing(plan: OpenPlan, name: str) -> None:
    programmes.add(plan, "Agua")
    with pytest.raises(KnownError):
        programmes.add(plan, name)
    assert len(plan.all(Programme)) == 1


def test_a_programme_may_be_written_anew_in_other_letters(plan: OpenPlan) -> None:
    one = programmes.add(plan, "agua")
    assert programmes.rename(plan, one, "Agua").name == "Agua"


def test_the_guard_asks_about_a_name(plan: OpenPlan) -> None:
    with pytest.raises(MarkedText):
        programmes.add(plan, "la señora Marta Rojas")
    assert programmes.add(plan, "la señora Marta Rojas", confirmed=True).name
