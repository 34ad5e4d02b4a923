"""What the coordination pages read of the sample: economy, directory, projects."""

from __future__ import annotations

from datetime import datetime, time
from fractions import Fraction

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.proposals import Proposal
from workshop_app.services import directory, economy, places, projects, proposals
from workshop_app.services.open_plan import OpenPlan

SATURDAY_NINE = datetime(2026, 3, 14, 9, 0)


def test_sectors_come_with_their_mean_most_favourable_first(sample: OpenPlan) -> None:
    found = economy.sectors(sample)
    assert len(found) == 6
    means = [one.mean for one in found]
    assert means == sorted(means, reverse=True)
    shoes = next(one for one in found if one.sector.name.startswith("Calzado"))
    assert shoes.mean == Fraction(3 + 4 + 3 + 3 + 4 + 2 + 4 + 2, 8)


def test_economic_actions_know_their_action_of_the_plan(sample: OpenPlan) -> None:
    found = [
        pair for one in economy.sectors(sample) for pair in economy.actions_of(sample, one.sector)
    ]
    assert {action.count for _, action in found if action} == {6, 14, 19}


def test_a_point_is_open_by_the_clock_and_says_when_it_closes(sample: OpenPlan) -> None:
    first = directory.points(sample)[0]
    now = directory.opening(first, SATURDAY_NINE)
    assert (now.is_open, now.until) == (True, time(12))
    later = directory.opening(first, SATURDAY_NINE.replace(hour=12))
    assert (later.is_open, later.opens, later.days) == (False, time(8), 2)


def test_a_point_without_hours_never_opens() -> None:
    point = ServicePoint(id="x", kind="pao", name="PAO")
    assert directory.opening(point, SATURDAY_NINE) == directory.Opening(False)


def test_an_entry_nobody_checked_is_stale(sample: OpenPlan) -> None:
    assert all(directory.stale(point, SATURDAY_NINE) for point in directory.points(sample))
    checked = ServicePoint(id="x", kind="pao", name="PAO", verified_on="2026-03-01")
    assert not directory.stale(checked, SATURDAY_NINE)
    assert directory.stale(checked, datetime(2026, 7, 1))


def test_searching_the_directory_finds_services_and_places(sample: OpenPlan) -> None:
    found = directory.matching(directory.points(sample), "puente simon")
    assert [point.name for point in found] == ["PAO La Parada – Puente Internacional Simón Bolívar"]


def test_a_project_has_its_parts_in_order(sample: OpenPlan) -> None:
    first, second = projects.projects(sample)
    parts = projects.parts(sample, first)
    assert {"cause", "effect", "alternative", "component", "risk", "indicator", "actor"} <= set(
        parts
    )
    chosen = [part.text for part in parts["alternative"] if (part.facts or {}).get("chosen")]
    assert chosen == ["Dos nodos de abasto medianos en el occidente"]
    assert second.stage == "idea"


def test_ways_to_work_on_ones_own_come_cheapest_first(sample: OpenPlan) -> None:
    for one in economy.sectors(sample):
        costs = [way.starting_cost or 0 for way in economy.opportunities_of(sample, one.sector)]
        assert costs == sorted(costs)
    assert (
        sum(len(economy.opportunities_of(sample, s.sector)) for s in economy.sectors(sample)) == 7
    )


def test_what_a_point_does_is_searched_in_the_readers_words(sample: OpenPlan) -> None:
    points = directory.points(sample)
    assert directory.matching(points, "trámites") == []
    found = directory.matching(points, "trámites", lambda point: "Ayuda con TRAMITES")
    assert found == points


def test_places_leave_out_what_is_withdrawn_or_sensitive(sample: OpenPlan) -> None:
    placed = places.placed(sample)
    assert [one.number for one in placed] == sorted((o.number for o in placed), key=int)
    one = sample.one(Proposal, placed[0].proposal)
    proposals.edit(sample, one, sensitive=True)
    assert len(places.placed(sample)) == len(placed) - 1
    sample.undo()
    proposals.withdraw(sample, one, "Ya se hizo")
    assert len(places.placed(sample)) == len(placed) - 1
