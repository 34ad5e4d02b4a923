"""Pins and areas: put, moved, named, tied and taken away; what may not be pinned; who may see what."""

from __future__ import annotations

import pytest

from workshop_app.domain import text_guard
from workshop_app.domain.entity import new_id
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.places import Area, Commune, MapBase, Pin, Territory
from workshop_app.domain.proposals import Confirmation
from workshop_app.services import areas, map_bases, pins, places, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError

HERE, THERE = Spot((-72.5067891, 7.8912345)), Spot((-72.5, 7.9))
RING = ((-72.5, 7.9), (-72.49, 7.9), (-72.49, 7.91), (-72.5, 7.91))
BOW = (((-72.5, 7.9), (-72.49, 7.91), (-72.49, 7.9), (-72.5, 7.91)),)


def proposal(plan: OpenPlan, text: str = "Luz en el parque") -> str:
    return proposals.capture(plan, text, theme="public_space").id


# -- pins -----------------------------------------------------------------------------------------
def test_everything_on_the_map_is_told_in_one_list(sample: OpenPlan) -> None:
    told = places.on_the_map(sample)
    assert [one.thing.of for one in told if one.thing.kind == "proposal"] == [
        one.proposal for one in places.placed(sample)
    ]
    every = {(one.kind, one.of) for one in places.things(sample)}
    assert {kind for kind, _ in every} == {"proposal", "challenge", "point", "project"}
    without = places.without_a_place(sample)
    placed = {(one.thing.kind, one.thing.of) for one in told if one.thing.kind != "place"}
    assert {(one.kind, one.of) for one in without} == every - placed
    challenge = next(one for one in without if one.kind == "challenge")
    pins.put(sample, THERE, challenge=challenge.of)
    pins.put(sample, THERE, "Parque")
    told = places.on_the_map(sample)
    kinds = [one.thing.kind for one in told]
    assert kinds == sorted(kinds, key=["proposal", "challenge", "point", "project", "place"].index)
    put = told[kinds.index("challenge")].thing
    assert put == challenge
    assert (put.shape, told[-1].thing.shape) == (challenge.theme, "place")


def test_each_change_of_a_pin_is_a_step_that_undo_takes_back(plan: OpenPlan) -> None:
    one = proposal(plan)
    pin = pins.put(plan, HERE, "Parque", proposal=one)
    pin = pins.move(plan, pin, THERE)
    pin = pins.rename(plan, pin, "Cancha")
    pin = pins.set_facility(plan, pin, True)
    assert not pin.approximate
    pin = pins.tie(plan, pin)
    assert pin.proposal is None
    pins.remove(plan, pin)
    assert not places.on_the_map(plan)
    for _ in range(6):
        plan.undo()
    assert not plan.all(Pin)
    for _ in range(5):
        plan.redo()
    (told,) = places.on_the_map(plan)
    assert (told.place, told.spot, told.exact) == ("Cancha", THERE, True)


def test_a_place_that_puts_people_in_danger_warns_with_its_reason(plan: OpenPlan) -> None:
    for name in ("Detrás de mi casa", "La trocha", "El expendio", "Refugio de mujeres", "La olla"):
        with pytest.raises(MarkedText) as marked:
            pins.put(plan, HERE, name)
        assert {mark.kind for mark in marked.value.marks} == {"endangering"}
        with pytest.raises(MarkedText):
            areas.draw(plan, (RING,), name)
    with pytest.raises(MarkedText):
        pins.put(plan, HERE, "Donde Ana, 310 555 12 34")
    assert not plan.all(Pin)
    assert not plan.all(Area)
    for name in ("Olla comunitaria", "Cruce peatonal", "Casa de la cultura"):
        pin = pins.put(plan, HERE, name)
        with pytest.raises(MarkedText):
            pins.rename(plan, pin, "La trocha")
    kept = text_guard.masked("Por la trocha", text_guard.endangering("Por la trocha"), "[…]")
    assert pins.put(plan, HERE, kept).place == "Por la […]"


def test_a_confirmed_public_place_is_kept_and_recorded_as_such(plan: OpenPlan) -> None:
    pin = pins.put(plan, HERE, "Salón comunal, tel. 607 571 23 45", confirmed=True)
    assert (pin.id, "place") in {(one.row, one.field) for one in plan.all(Confirmation)}


def test_pins_without_a_name_or_a_place_are_refused(plan: OpenPlan) -> None:
    one = proposal(plan)
    with pytest.raises(KnownError):
        pins.put(plan, HERE, " ")
    assert pins.put(plan, HERE, proposal=one).place == ""
    for spot in (Spot((200.0, 7.9)), Spot((float("nan"), 7.9)), Spot((99.0, 0.0), "a" * 32)):
        with pytest.raises(KnownError):
            pins.put(plan, spot, "Parque")
    with pytest.raises(KnownError):
        pins.put(plan, HERE, "Parque", proposal=one, challenge="a" * 32)
    with pytest.raises(KnownError):
        pins.put(plan, HERE, "Parque", proposal="a" * 32)
    assert len(plan.all(Pin)) == 1


def test_a_sensitive_proposal_is_never_public_and_a_withdrawn_one_is_on_no_map(
    plan: OpenPlan,
) -> None:
    one = proposals.capture(plan, "Ruta", theme="health", sensitive=True)
    pins.put(plan, HERE, "Puesto", proposal=one.id)
    areas.draw(plan, (RING,), proposal=one.id)
    assert [told.thing.public for told in places.on_the_map(plan)] == [False]
    assert [told.public for told in areas.on_the_map(plan)] == [False]
    with plan.step("proposal.withdraw") as step:
        step.change(one, withdrawn=True)
    assert not places.on_the_map(plan)
    assert not areas.on_the_map(plan)


def test_pins_of_a_crafted_file_that_cannot_be_drawn_are_left_out(plan: OpenPlan) -> None:
    with plan.step("pin.put") as step:
        for latitude, longitude, x, base in (
            (None, None, None, None), (95.0, 1.0, None, None), (1.0, None, 0.5, None),
            (None, None, 0.5, "a" * 32),
        ):  # fmt: skip
            step.add(Pin(id=new_id(), place="x", latitude=latitude, longitude=longitude, x=x, y=x))
            if base:
                step.add(MapBase(id=base, kind="sheet", name="x"))
                step.add(Pin(id=new_id(), place="y", x=1e9, y=0.1, base=base))
    assert not places.on_the_map(plan)


# -- areas ----------------------------------------------------------------------------------------
def test_an_area_is_drawn_reshaped_named_tied_and_taken_away(plan: OpenPlan) -> None:
    with plan.step("territory.add") as step:
        unit = step.add(Territory(id=new_id(), code="UIT-1", name="Belén"))
        step.add(Commune(id=new_id(), number=9, name="Nueve"))
    area = areas.draw(plan, ((*RING, RING[0]),), territory=unit.id)
    (told,) = areas.on_the_map(plan)
    assert (told.kind, told.number, told.title, told.rings) == (
        "territory",
        "UIT-1",
        "Belén",
        (RING,),
    )
    area = areas.move_corner(plan, area, 0, 2, (-72.48, 7.92))
    area = areas.add_corner(plan, area, 0, 4, (-72.505, 7.905))
    assert len(areas.on_the_map(plan)[0].rings[0]) == 5
    area = areas.remove_corner(plan, area, 0, 4)
    area = areas.rename(plan, area, "Ladera")
    area = areas.tie(plan, area)
    assert areas.on_the_map(plan)[0].title == "Ladera"
    with pytest.raises(KnownError):
        areas.rename(plan, area, "")
    areas.remove(plan, area)
    assert not areas.on_the_map(plan)
    plan.undo()
    assert areas.on_the_map(plan)[0].rings[0][2] == (-72.48, 7.92)


def test_an_outline_that_crosses_itself_is_said_or_mended(plan: OpenPlan) -> None:
    with pytest.raises(KnownError) as refused:
        areas.draw(plan, BOW, "Ladera")
    assert refused.value.message == areas.CROSSES
    area = areas.draw(plan, BOW, "Ladera", mend=True)
    assert len(areas.on_the_map(plan)[0].rings) == 2
    with pytest.raises(KnownError) as refused:
        areas.reshape(plan, area, (((0, 0), (1, 1), (0, 0)),))
    assert refused.value.message == areas.TOO_FEW
    with pytest.raises(KnownError) as refused:
        areas.reshape(plan, area, (((0, 0), (500, 1), (1, 1)),))
    assert refused.value.message == areas.NOWHERE
    with pytest.raises(KnownError):
        areas.draw(plan, (RING,))


def test_which_areas_hold_a_place_the_smallest_first(plan: OpenPlan) -> None:
    areas.draw(plan, (tuple((x * 1, y * 1) for x, y in RING),), "Chica")
    wide = tuple((-72.495 + (x + 72.495) * 3, 7.905 + (y - 7.905) * 3) for x, y in RING)
    areas.draw(plan, (wide,), "Grande")
    told = areas.on_the_map(plan)
    assert [one.title for one in areas.holding(told, (-72.495, 7.905))] == ["Chica", "Grande"]
    assert [one.title for one in areas.holding(told, (-72.485, 7.905))] == ["Grande"]
    assert not areas.holding(told, (0, 0))


def test_an_area_on_a_base_that_is_gone_is_not_drawn(plan: OpenPlan) -> None:
    base = map_bases.add_sheet(plan, "Hoja")
    areas.draw(plan, (((0.1, 0.1), (0.5, 0.1), (0.5, 0.5)),), "Ladera", base=base.id)
    assert areas.on_the_map(plan)[0].base == base.id
    with plan.step("base.remove") as step:
        step.remove(base)
    assert not areas.on_the_map(plan)
