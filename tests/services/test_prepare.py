"""A plan is made with what was asked, or there is no file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workshop_app.domain.meetings import Attendance, Table, Workshop
from workshop_app.domain.places import Territory, TerritoryCommune
from workshop_app.domain.proposals import Proposal
from workshop_app.services import agenda, prepare, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.text import KnownError


def test_a_new_plan_has_its_territories_workshop_and_agenda(
    tmp_path: Path, settings: Settings
) -> None:
    plan = prepare.new_plan(
        tmp_path / "nuevo.convite",
        settings,
        municipality="Cúcuta",
        territories=["La Loma", "Rudesindo", " "],
        workshop_title="Taller 1",
        day=date(2026, 3, 14),
        audience="community",
        agenda="community-3h",
    )
    assert plan.plan.municipality == "Cúcuta"
    assert [t.code for t in plan.all(Territory)] == ["UIT-1", "UIT-2"]
    workshop = plan.all(Workshop)[0]
    assert (workshop.number, workshop.day, workshop.territory) == (
        1,
        "2026-03-14",
        plan.all(Territory)[0].id,
    )
    assert agenda.minutes(agenda.items(plan, workshop)) == 180
    plan.close()


def test_a_plan_without_a_name_or_with_a_detail_leaves_no_file(
    tmp_path: Path, settings: Settings
) -> None:
    path = tmp_path / "nuevo.convite"
    for name, places in (("", []), ("Cúcuta", ["Casa de la señora Marta Rojas"])):
        with pytest.raises(KnownError):
            prepare.new_plan(path, settings, municipality=name, territories=places)
        assert list(tmp_path.glob("nuevo*")) == []


def test_a_plan_is_never_made_over_a_file(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "nuevo.convite"
    path.write_text("mine")
    with pytest.raises(KnownError, match="already there"):
        prepare.new_plan(path, settings, municipality="Cúcuta")
    assert path.read_text() == "mine"


def test_territories_and_communes_are_many_to_many(plan: OpenPlan) -> None:
    nine, ten = (prepare.add_commune(plan, n, f"Comuna {n}") for n in (9, 10))
    loma = prepare.add_territory(plan, "La Loma", [nine.id, ten.id])
    prepare.add_territory(plan, "Belén", [nine.id])
    assert len(plan.all(TerritoryCommune, commune=nine.id)) == 2
    prepare.lie_in(plan, loma, [ten.id])
    assert [link.commune for link in plan.all(TerritoryCommune, territory=loma.id)] == [ten.id]
    plan.undo()
    assert len(plan.all(TerritoryCommune, territory=loma.id)) == 2


def test_a_commune_is_renamed_and_goes_with_its_links(plan: OpenPlan) -> None:
    nine = prepare.add_commune(plan, 9, "Comuna 9")
    loma = prepare.add_territory(plan, "La Loma", [nine.id])
    renamed = prepare.change_commune(plan, nine, 10, "Comuna 10")
    assert (renamed.number, renamed.name) == (10, "Comuna 10")
    prepare.remove_commune(plan, renamed)
    assert plan.all(TerritoryCommune) == []
    assert plan.all(Territory) == [loma]
    plan.undo()
    assert [link.commune for link in plan.all(TerritoryCommune)] == [nine.id]


def test_a_territory_with_proposals_is_not_taken_away(plan: OpenPlan) -> None:
    loma = prepare.add_territory(plan, "La Loma")
    proposals.capture(plan, "Luz", theme="health", territory=loma.id)
    with pytest.raises(KnownError, match="has workshops or proposals"):
        prepare.remove_territory(plan, loma)


def test_attendance_is_kept_in_totals_only(plan: OpenPlan) -> None:
    workshop = prepare.add_workshop(plan, "Taller 1")
    prepare.count_attendance(plan, workshop, 24, {"age": {"18_28": 10, "29_59": 14}})
    prepare.count_attendance(plan, workshop, 23, {"age": {"18_28": 9, "29_59": 14}})
    assert prepare.attendance(plan, workshop) == {
        "total": {"": 23},
        "age": {"18_28": 9, "29_59": 14},
    }
    assert len(plan.all(Attendance)) == 3
    with pytest.raises(KnownError, match="below zero"):
        prepare.count_attendance(plan, workshop, -1)


def test_tables_keep_their_place_when_the_list_changes(plan: OpenPlan) -> None:
    workshop = prepare.add_workshop(plan, "Taller 1")
    first, _ = prepare.set_tables(plan, workshop, ["Mango", "Ceiba"])
    prepare.set_tables(plan, workshop, ["Guayaba", "Mango"])
    assert [(t.name, t.position) for t in plan.all(Table)] == [("Mango", 1), ("Guayaba", 0)]
    assert plan.all(Table)[0].id == first.id


def test_a_renamed_table_keeps_what_it_said(plan: OpenPlan) -> None:
    workshop = prepare.add_workshop(plan, "Taller 1")
    mango = prepare.add_table(plan, workshop, "Mesa 1")
    ceiba = prepare.add_table(plan, workshop, "Mesa 2")
    said = proposals.capture(plan, "Luz", theme="health", workshop=workshop.id, table=mango.id)
    prepare.change_table(plan, mango, name="Mesa Mango", size=6)
    assert [(t.name, t.size) for t in prepare.tables(plan, workshop)] == [
        ("Mesa Mango", 6),
        ("Mesa 2", 0),
    ]
    assert plan.one(Proposal, said.id).table == mango.id
    with pytest.raises(KnownError, match="no name"):
        prepare.change_table(plan, ceiba, name=" ")
    with pytest.raises(KnownError, match="holds what people said"):
        prepare.remove_table(plan, mango)
    prepare.remove_table(plan, ceiba)
    assert [table.id for table in prepare.tables(plan, workshop)] == [mango.id]
