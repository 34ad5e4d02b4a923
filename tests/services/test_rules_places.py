"""Places in what is published: rounded to about 100 m unless the place is a public one (P-24)."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from tests.written import words_of
from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Area, Pin, Territory
from workshop_app.domain.proposals import Proposal
from workshop_app.export.exporters import EXPORTERS
from workshop_app.export.kit_views import KitChoice
from workshop_app.export.pdf.kit.sheets import SHEETS
from workshop_app.services import areas, documents, pins, places
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_view import read_plan
from workshop_app.translation.catalogue import Words

NORTH, WEST = 7.8912345, -72.5067891


@pytest.fixture
def pinned(sample: OpenPlan) -> OpenPlan:
    """The sample, every pin and corner moved to a place of many decimals; one pin is of a point of
    the directory, one of a point that was taken away."""
    points = sample.all(ServicePoint)
    with sample.step("proposal.edit") as step:
        for at, pin in enumerate(sample.all(Pin)):
            step.change(pin, latitude=NORTH + at / 1000, longitude=WEST,
                        point={0: points[0].id, 1: points[1].id}.get(at))  # fmt: skip
        step.remove(points[1])
        corners = [{"latitude": NORTH, "longitude": WEST + n / 997} for n in range(4)]
        step.add(Area(id="a" * 32, label="Zona", outline={"points": corners},
                      territory=sample.all(Territory)[0].id))  # fmt: skip
    return sample


def decimals(value: float) -> int:
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def test_only_a_pin_of_the_directory_is_exact_in_what_documents_are_given(
    pinned: OpenPlan,
) -> None:
    view = read_plan(pinned)
    exact = [pin for pin in view.pins if max(map(decimals, pin.at)) > 3]
    assert [pin.at for pin in exact] == [(WEST, NORTH)]
    assert len(view.pins) > 5
    corners = [place for one in view.territories for ring in one.rings for place in ring]
    assert any(place[0] == round(WEST, 3) for place in corners)
    assert all(decimals(degrees) <= 3 for place in corners for degrees in place)


def test_a_public_facility_is_exact_and_all_else_on_a_map_of_a_document_is_not(
    pinned: OpenPlan,
) -> None:
    spot = Spot((WEST + 0.01, NORTH))
    pins.put(pinned, spot, "Colegio", facility=True)
    pins.put(pinned, spot, "Parque")
    around = (((WEST, NORTH), (WEST + 0.0123456, NORTH), (WEST, NORTH + 0.0123456)),)
    areas.draw(pinned, around, "Ladera")
    (shown,) = read_plan(pinned).ground.maps
    exact = {one.place for one in shown.pins if max(map(decimals, one.at)) > 3}
    assert len(exact) == 2
    assert "Colegio" in exact
    assert "Parque" not in exact
    corners = [place for one in shown.areas for ring in one.rings for place in ring]
    assert len(corners) > 3
    assert all(decimals(degrees) <= 3 for place in corners for degrees in place)


def test_what_everybody_may_see_of_a_pin_is_rounded_while_the_plan_keeps_where_the_hand_was(
    plan: OpenPlan,
) -> None:
    pin = pins.put(plan, Spot((WEST, NORTH)), "Parque")
    assert (pin.longitude, pin.latitude) == (round(WEST, 6), round(NORTH, 6))
    (one,) = places.on_the_map(plan)
    assert one.shown_at == Spot((round(WEST, 3), round(NORTH, 3)))
    pins.set_facility(plan, pin, True)
    (one,) = places.on_the_map(plan)
    assert one.shown_at == one.spot


COORDINATE = re.compile(r"\b(?:7|72)[.,]\d{4,}")


@pytest.mark.parametrize("kind", [kind for kind, row in EXPORTERS.items() if not row.of])
def test_no_document_writes_a_coordinate_of_more_than_three_decimals(
    pinned: OpenPlan, kind: str
) -> None:
    content = documents.export(pinned, kind, Words("es"))
    assert not COORDINATE.search(words_of(content, EXPORTERS[kind].ending))


def test_no_sheet_of_the_kit_does(pinned: OpenPlan) -> None:
    workshop = pinned.all(Workshop)[0]
    kit = documents.kit(pinned, workshop, Words("es"), KitChoice(sheets=tuple(SHEETS)))
    assert not COORDINATE.search(words_of(kit, ".pdf"))
    assert COORDINATE.search(f"en {NORTH}, {WEST}")


def test_a_sensitive_proposal_has_no_pin_there_at_all(pinned: OpenPlan) -> None:
    with pinned.step("proposal.edit") as step:
        for one in pinned.all(Proposal):
            step.change(one, sensitive=True)
    one = pinned.all(Proposal)[0]
    around = (((WEST, NORTH), (WEST + 0.01, NORTH), (WEST, NORTH + 0.01)),)
    areas.draw(pinned, around, proposal=one.id)
    assert read_plan(pinned).pins == ()
    (shown,) = read_plan(pinned).ground.maps
    assert "proposal" not in {pin.kind for pin in shown.pins}
    assert {area.kind for shown in read_plan(pinned).ground.maps for area in shown.areas} == {
        "territory"
    }
    assert read_plan(pinned).territories
