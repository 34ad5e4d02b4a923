"""A territory's sheet: in words and totals, four corners, undone like everything else."""

from __future__ import annotations

import pytest

from workshop_app.domain.places import Territory, TerritoryNote
from workshop_app.services import demo, prepare, territories
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.settings import Settings
from workshop_app.text import KnownError

LACKS, BRING = ("vulnerability", "place"), ("strength", "people")


@pytest.fixture
def loma(plan: OpenPlan) -> Territory:
    return prepare.add_territory(plan, "La Loma")


def said(plan: OpenPlan, territory: Territory, corner: tuple[str, str]) -> list[str]:
    return [one.text for one in territories.notes(plan, territory)[corner]]


def test_every_note_stands_in_its_corner_in_the_order_it_came(
    plan: OpenPlan, loma: Territory
) -> None:
    for text in ("escaleras", "luz", "agua"):
        territories.add_note(plan, loma, LACKS, text)
    territories.add_note(plan, loma, BRING, "grupos de convite")
    assert said(plan, loma, LACKS) == ["escaleras", "luz", "agua"]
    assert said(plan, loma, BRING) == ["grupos de convite"]
    assert list(territories.notes(plan, loma)) == list(territories.CORNERS)
    plan.undo()
    assert said(plan, loma, BRING) == []


def test_a_note_moves_within_its_corner_and_stops_at_its_ends(
    plan: OpenPlan, loma: Territory
) -> None:
    made = [territories.add_note(plan, loma, LACKS, text) for text in "abc"]
    territories.move_note(plan, made[2], -2)
    assert said(plan, loma, LACKS) == ["c", "a", "b"]
    territories.move_note(plan, plan.one(TerritoryNote, made[0].id), 1)
    assert said(plan, loma, LACKS) == ["c", "b", "a"]
    before = plan.undoable
    territories.move_note(plan, plan.one(TerritoryNote, made[2].id), -1)
    assert plan.undoable == before
    assert said(plan, loma, LACKS) == ["c", "b", "a"]


@pytest.mark.parametrize("total", [0, 1, 4])
def test_fewer_than_five_people_get_no_figure(plan: OpenPlan, loma: Territory, total: int) -> None:
    note = territories.add_note(plan, loma, BRING, "maestras de obra")
    with pytest.raises(KnownError):
        territories.change_note(plan, note, total=total)
    assert plan.one(TerritoryNote, note.id).total is None
    assert territories.change_note(plan, note, total=5).total == 5
    moved = territories.change_note(plan, note, about="place", total=total)
    with pytest.raises(KnownError):
        territories.change_note(plan, moved, about="people")


def test_someones_detail_is_asked_about_in_every_text(plan: OpenPlan, loma: Territory) -> None:
    marked = "llamar al 3172693456"
    with pytest.raises(MarkedText):
        territories.add_note(plan, loma, LACKS, marked)
    note = territories.add_note(plan, loma, LACKS, "luz")
    for field in ("text", "unit", "source"):
        with pytest.raises(MarkedText):
            territories.change_note(plan, note, **{field: marked})
    assert plan.one(TerritoryNote, note.id) == note


def test_a_note_keeps_its_words(plan: OpenPlan, loma: Territory) -> None:
    with pytest.raises(KnownError):
        territories.add_note(plan, loma, LACKS, "  ")
    note = territories.add_note(plan, loma, LACKS, "luz")
    with pytest.raises(KnownError):
        territories.change_note(plan, note, text="")
    assert said(plan, loma, LACKS) == ["luz"]


def test_a_territory_that_is_taken_away_takes_its_sheet_and_undo_brings_both(
    plan: OpenPlan, loma: Territory
) -> None:
    territories.add_note(plan, loma, LACKS, "luz")
    prepare.remove_territory(plan, loma)
    assert plan.count(TerritoryNote) == 0
    plan.undo()
    assert said(plan, loma, LACKS) == ["luz"]


def test_the_sample_tells_what_is_around_each_territory(settings: Settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    plan = demo.make_sample(tmp_path / "sample.convite", settings)
    first, *_ = territories.territories(plan)
    found = territories.around(plan, first)
    assert [one.number for one in found.communes] == [9, 10]
    assert sum(found.proposals.values()) == 19
    assert sum(found.challenges.values()) == 14
    assert {one.name for one in found.points} >= {"Centro IntegrHa-bitat La Loma (muestra)"}
    assert [one.number for one in found.projects] == [2]
    assert all(any(notes) for notes in territories.notes(plan, first).values())
    plan.close()
