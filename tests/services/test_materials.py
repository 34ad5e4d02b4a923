"""What to bring is multiplied for the people and tables, summed, and its ticks stay."""

from __future__ import annotations

import pytest

from workshop_app.domain.meetings import Workshop
from workshop_app.services import agenda, materials, prepare
from workshop_app.services.open_plan import OpenPlan, open_file


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    return prepare.add_workshop(plan, "Taller 1", people=24)


def quantities(plan: OpenPlan, workshop: Workshop) -> dict[str, int]:
    return {need.words: need.quantity for need in materials.needs(plan, workshop, "es")}


def test_what_is_given_out_is_summed_over_the_agenda(plan: OpenPlan, workshop: Workshop) -> None:
    agenda.add(plan, workshop, "pairs-fours-all")
    agenda.add(plan, workshop, "rest", kind="break")
    needs = quantities(plan, workshop)
    assert needs["Tarjeta en blanco"] == 24
    assert needs["Marcador"] == 6
    agenda.add(plan, workshop, "pairs-fours-all")
    assert quantities(plan, workshop)["Tarjeta en blanco"] == 48


def test_markers_serve_again_and_paper_does_not(plan: OpenPlan, workshop: Workshop) -> None:
    for exercise in ("problem-tree", "territory-map-walk", "commitments"):
        agenda.add(plan, workshop, exercise)
    found = {need.words: need for need in materials.needs(plan, workshop, "es")}
    markers = found["Marcadores"]
    assert len(markers.uses) == 3
    assert markers.again
    assert markers.quantity == max(use.quantity for use in markers.uses)
    agenda.add(plan, workshop, "problem-tree")
    found = {need.words: need for need in materials.needs(plan, workshop, "es")}
    cards = found["Tarjetas de dos colores"]
    assert not cards.again
    assert cards.quantity == sum(use.quantity for use in cards.uses)


def test_what_stands_in_the_room_serves_again(plan: OpenPlan, workshop: Workshop) -> None:
    for exercise in ("needs-cards", "dreams-wall"):
        agenda.add(plan, workshop, exercise)
    signs = [need for need in materials.needs(plan, workshop, "es") if need.sheet == "theme-signs"]
    assert [need.quantity for need in signs] == [1]
    assert [use.exercise for use in signs[0].uses] == [
        "Tarjetas de necesidades",
        "El muro de los sueños",
    ]


def test_more_tables_than_the_exercise_makes_of_the_people_all_get_theirs(
    plan: OpenPlan, workshop: Workshop
) -> None:
    agenda.add(plan, workshop, "day-in-neighbourhood")
    assert quantities(plan, workshop)["Piedritas"] == 6 * 4
    prepare.set_tables(plan, workshop, [f"Mesa {n}" for n in range(1, 6)])
    assert quantities(plan, workshop)["Piedritas"] == 6 * 5


def test_a_material_is_called_in_the_language_asked_for(plan: OpenPlan, workshop: Workshop) -> None:
    agenda.add(plan, workshop, "pairs-fours-all")
    spanish, english = (materials.needs(plan, workshop, lang) for lang in ("es", "en"))
    assert [need.key for need in spanish] == [need.key for need in english]
    assert english[0].words == "Blank card"


def test_a_tick_stays_over_a_restart_and_can_be_undone(plan: OpenPlan, workshop: Workshop) -> None:
    agenda.add(plan, workshop, "pairs-fours-all")
    key = materials.needs(plan, workshop, "es")[0].key
    materials.tick(plan, workshop, key, True)
    plan.close()
    again = open_file(plan.path, plan.settings)
    kept = again.one(Workshop, workshop.id)
    assert kept.packed == (key,)
    materials.tick(again, kept, key, False)
    assert again.one(Workshop, workshop.id).packed == ()
    again.undo()
    assert again.one(Workshop, workshop.id).packed == (key,)
    again.close()
