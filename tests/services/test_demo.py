"""The sample plan holds what its files say, and counts to its oracle exactly."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image
from shapely.geometry import Point, Polygon

from workshop_app.domain import outlines
from workshop_app.domain.action_plan import Action
from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.places import Area, MapBase, Photo, Pin, Territory
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.as_oracle import as_oracle
from workshop_app.services import (
    action_plan,
    capacity,
    demo,
    map_bases,
    map_view,
    numbering,
    results,
    round_names,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings

ORACLE = json.loads((Path(__file__).parents[1] / "data" / "oracle.json").read_text("utf-8"))


@pytest.mark.parametrize("expected", ORACLE["rounds"], ids=lambda r: r["id"])
def test_each_round_counts_to_the_oracle(sample: OpenPlan, expected: dict) -> None:
    counted = results.result(sample, round_names.by_name(sample, expected["id"]))
    assert as_oracle(counted) == expected


def test_capacity_and_zones_are_those_of_the_oracle(sample: OpenPlan) -> None:
    found = {one.number: one for one in capacity.priorities(sample)}
    for expected in ORACLE["capacity"]["proposals"]:
        one = found[str(expected["number"])]
        value = None if one.capacity is None else str(one.capacity)
        assert (value, one.zone, one.needs_decision) == (
            expected["capacity"],
            expected["zone"],
            expected["needs_decision"],
        )


def test_every_proposal_has_its_answer_as_the_oracle_says(sample: OpenPlan) -> None:
    numbers = numbering.labels(sample, Proposal)
    answered = {f"p{int(numbers[id]):02}" for id in action_plan.answered(sample)}
    assert answered == set(ORACLE["actions"]["proposals_in_actions"])
    assert action_plan.without_answer(sample) == []
    assert sum(a.cost or 0 for a in sample.all(Action)) == ORACLE["actions"]["cost"]


def test_the_sample_is_whole_and_says_so(sample: OpenPlan) -> None:
    assert sample.plan.sample
    assert sample.count(Challenge) == 30
    assert sample.count(Proposal) == 40
    assert {round.state for round in sample.all(VoteRound)} == {"shown"}


def test_what_was_first_said_is_kept_beside_the_later_words(sample: OpenPlan) -> None:
    twice = [p for p in sample.all(Proposal) if len(sample.history(p, "text")) > 1]
    assert twice
    for proposal in twice:
        first, last = sample.history(proposal, "text")
        assert first.value != last.value == proposal.text


def test_the_sample_comes_in_english_too(tmp_path: Path, settings: Settings) -> None:
    plan = demo.make_sample(tmp_path / "english.convite", settings, "en")
    assert plan.plan.title.startswith("Territorial intervention plan")
    plan.close()


# -- the map --------------------------------------------------------------------------------------
def territories_drawn(plan: OpenPlan) -> dict[str, Polygon]:
    """The outline of each territory by its id."""
    rings = {area.territory: outlines.rings_of(area) for area in plan.all(Area) if area.territory}
    return {id: Polygon(ring) for id, (ring,) in rings.items()}


def test_a_made_up_drawing_without_faces_lies_under_every_pin_and_area(sample: OpenPlan) -> None:
    (base,) = sample.all(MapBase)
    assert base.name == "Plano de muestra (inventado)"
    photo = sample.one(Photo, base.photo or "")
    assert (photo.faces, photo.use) == ("no", "map")
    data = sample.media(photo.media)
    assert len(data) <= 250_000
    with Image.open(BytesIO(data)) as picture:
        assert base.facts == {"width": picture.width, "height": picture.height}
        assert not picture.getexif()
    bounds = map_bases.ground(sample, base).bounds
    assert bounds is not None
    pins = [(pin.longitude, pin.latitude) for pin in sample.all(Pin)]
    corners = [at for area in sample.all(Area) for ring in outlines.rings_of(area) for at in ring]
    assert all(bounds.holds(place) for place in pins + corners)


def test_the_territories_are_drawn_without_crossing_and_hold_their_proposals_pins(
    sample: OpenPlan,
) -> None:
    drawn = territories_drawn(sample)
    assert set(drawn) == {one.id for one in sample.all(Territory)}
    assert all(one.is_valid for one in drawn.values())
    assert all(one.intersection(other).area == 0 for one, other in combinations(drawn.values(), 2))
    for pin in sample.all(Pin):
        if pin.proposal:
            home = sample.one(Proposal, pin.proposal).territory or ""
            assert drawn[home].contains(Point(pin.longitude, pin.latitude)), pin.place


def test_an_area_is_around_a_proposal_of_its_territory_that_is_not_sensitive(
    sample: OpenPlan,
) -> None:
    (area,) = [one for one in sample.all(Area) if one.proposal]
    proposal = sample.one(Proposal, area.proposal or "")
    assert not proposal.sensitive
    (ring,) = outlines.rings_of(area)
    assert territories_drawn(sample)[proposal.territory or ""].contains(Polygon(ring))


def test_points_whose_places_are_not_verified_have_no_pin(sample: OpenPlan) -> None:
    pinned = {pin.point for pin in sample.all(Pin) if pin.point}
    assert pinned == {one.id for one in sample.all(ServicePoint) if one.kind == "integrhabitat"}


def test_documents_of_the_sample_show_its_drawing(sample: OpenPlan) -> None:
    (shown,) = map_view.ground_view(sample, pictured=True).maps
    assert (shown.name, bool(shown.picture)) == ("Plano de muestra (inventado)", True)
    assert len(shown.areas) == 4


def test_the_map_of_the_sample_is_the_same_in_every_sample_made(
    sample: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    again = demo.make_sample(tmp_path / "again.convite", settings, "es")
    for kind in (MapBase, Area, Photo, Pin):
        first, second = (
            {one.id: replace(one, born="") for one in plan.all(kind)} for plan in (sample, again)
        )
        assert first == second
    again.close()


def test_the_sample_map_is_named_in_english_too(tmp_path: Path, settings: Settings) -> None:
    plan = demo.make_sample(tmp_path / "english.convite", settings, "en")
    assert [base.name for base in plan.all(MapBase)] == ["Sample map (invented)"]
    assert "Upper hillside" in {area.label for area in plan.all(Area)}
    plan.close()
