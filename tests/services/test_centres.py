"""A centre from nothing: its rows, what an older sheet holds, its sessions and actions."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from workshop_app import paths
from workshop_app.domain.action_plan import Action, ActionTerritory
from workshop_app.domain.directory import CENTRE_PARTS, CentrePart, ServicePoint
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Pin
from workshop_app.services import (
    action_joins,
    action_plan,
    centre_links,
    centre_parts,
    centres,
    prepare,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.wording import MarkedText
from workshop_app.settings import Settings
from workshop_app.text import KnownError

PLANS = Path(__file__).parent.parent / "plans"
OLDER = {
    "social_programme": [
        {"name": "Tareas", "days": ["tu", "th"], "start": "15:00", "end": "17:00", "for_whom": "Niñez"},
        {"name": "Cocina", "days": ["sa"], "start": "10:00", "end": "12:00"},
        "no row", {"days": ["mo"]},
    ],
    "host_community": {"text": "En medio del barrio.", "agreements": ["Puerta abierta", 5, " "]},
    "cocreation_spaces": [{"name": "Patio", "capacity": 60, "use": "Ferias"}],
}  # fmt: skip


@pytest.fixture
def centre(plan: OpenPlan) -> ServicePoint:
    return centres.make(plan, "  Centro La Loma ")


@pytest.fixture
def older(plan: OpenPlan) -> ServicePoint:
    with plan.step("centre.make") as step:
        return step.add(ServicePoint(id=new_id(), kind="integrhabitat", name="Viejo", sheet=OLDER))


def texts(plan: OpenPlan, centre: ServicePoint, kind: str) -> list[str]:
    return [one.text for one in centres.parts(plan, plan.one(ServicePoint, centre.id))[kind]]


def test_a_centre_is_made_changed_and_taken_away_with_its_rows(plan: OpenPlan) -> None:
    place = prepare.add_territory(plan, "Ladera")
    one = centres.make(plan, "Centro", territory=place.id)
    assert one.kind == "integrhabitat"
    assert one.municipality == plan.plan.municipality
    assert centres.change(plan, one, name="Centro Sol", address="Calle 1").name == "Centro Sol"
    centre_parts.add(plan, one, "partner", "Junta de acción comunal", brings="El salón")
    with plan.step("centre.change") as step:
        step.add(Pin(id=new_id(), place="Centro", point=one.id))
        step.add(Pin(id=new_id(), place="Otro", point=one.id, proposal=None))
    centres.remove(plan, one)
    assert centres.centres(plan) == []
    assert plan.all(CentrePart) == []
    assert plan.all(Pin) == []
    plan.undo()
    assert len(plan.all(CentrePart)) == 1
    assert len(plan.all(Pin)) == 2


def test_every_kind_of_row_is_kept_as_it_was_given_and_read_typed(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    add = centre_parts.add
    rows = {
        "site": add(plan, centre, "site", "Lote de la cancha", place="Calle 3"),
        "host": add(plan, centre, "host", "Lo cuidan vecinas"),
        "programme": add(plan, centre, "programme", "Tareas", days=["th", "tu", "xx"],
                         start="15:00", end="17:00", for_whom="Niñez"),
        "space": add(plan, centre, "space", "Patio", capacity=60, use="Ferias", state="building"),
        "partner": add(plan, centre, "partner", "ICBF", brings="Una psicóloga", state="agreed"),
        "agreement": add(plan, centre, "agreement", "Puerta abierta", on="2026-10-03",
                         again_on="2027-04-03"),
        "phase": add(plan, centre, "phase", "Diseño", start="2026-11", months=4, state="started",
                     ends="El plano firmado"),
        "indicator": add(plan, centre, "indicator", "Personas que vienen", kind="integration",
                         unit="personas", baseline=0, target=120, people=True,
                         measured=[{"on": "2027-02-01", "value": 30},
                                   {"on": "2026-12-01", "value": 3}]),
    }  # fmt: skip
    assert set(rows) == set(CENTRE_PARTS)
    found = {kind: centre_parts.read(one) for kind, one in rows.items()}
    assert found["programme"].days == ("tu", "th")
    assert found["programme"].timed
    assert found["space"].capacity == 60
    assert found["space"].state == "building"
    assert found["agreement"].again_on == date(2027, 4, 3)
    assert found["phase"].last == date(2027, 2, 1)
    assert [one.value for one in found["indicator"].measured] == [3, 30]
    assert found["indicator"].hidden(3)
    assert not found["indicator"].hidden(30)
    assert found["host"] == "Lo cuidan vecinas"


def test_a_row_is_changed_moved_and_taken_away_and_undo_brings_it_back(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    for name in ("A", "B", "C"):
        centre_parts.add(plan, centre, "space", name, use="Jugar")
    first = centres.of_kind(plan, centre, "space")[0]
    changed = centre_parts.change(plan, first, text="Patio", capacity=20)
    assert changed.facts == {"use": "Jugar", "capacity": 20}
    assert centre_parts.change(plan, changed, use="").facts == {"capacity": 20}
    centre_parts.move(plan, changed, 2)
    assert texts(plan, centre, "space") == ["B", "C", "Patio"]
    centre_parts.move(plan, changed, 5)
    centre_parts.remove(plan, changed)
    assert texts(plan, centre, "space") == ["B", "C"]
    plan.undo()
    plan.undo()
    assert texts(plan, centre, "space") == ["Patio", "B", "C"]


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("space", {"capacity": -1}), ("space", {"capacity": 2.5}), ("space", {"state": "ruin"}),
        ("programme", {"start": "25:00"}), ("agreement", {"on": "2026-02-30"}),
        ("phase", {"start": "2026-13"}), ("phase", {"months": 0}), ("partner", {"state": "x"}),
        ("indicator", {"target": float("nan")}), ("indicator", {"measured": [{"on": "x", "value": 1}]}),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_changes_nothing(
    plan: OpenPlan, centre: ServicePoint, kind: str, facts: dict[str, object]
) -> None:
    with pytest.raises(KnownError):
        centre_parts.add(plan, centre, kind, "Algo", **facts)
    assert plan.all(CentrePart) == []


@pytest.mark.parametrize(
    ("kind", "fact"),
    [("programme", "for_whom"), ("space", "use"), ("partner", "brings"), ("phase", "ends")],
)
def test_the_guard_asks_about_every_word(
    plan: OpenPlan, centre: ServicePoint, kind: str, fact: str
) -> None:
    for words, facts in (("la señora Marta Rojas", {}), ("Algo", {fact: "310 555 1234"})):
        with pytest.raises(MarkedText):
            centre_parts.add(plan, centre, kind, words, **facts)
    kept = centre_parts.add(plan, centre, kind, "Algo", confirmed=True, **{fact: "310 555 1234"})
    assert centre_parts.read(kept) is not None
    assert len(plan.all(CentrePart)) == 1


def test_an_older_sheet_is_read_as_rows_and_becomes_rows_with_the_first_change(
    plan: OpenPlan, older: ServicePoint
) -> None:
    assert texts(plan, older, "programme") == ["Tareas", "Cocina"]
    assert texts(plan, older, "agreement") == ["Puerta abierta"]
    assert texts(plan, older, "host") == ["En medio del barrio."]
    assert plan.all(CentrePart) == []
    first = centres.of_kind(plan, older, "programme")[0]
    centre_parts.change(plan, first, end="18:00")
    assert sorted(one.text for one in plan.all(CentrePart)) == ["Cocina", "Tareas"]
    now = plan.one(ServicePoint, older.id)
    assert set(now.sheet or {}) == {"host_community", "cocreation_spaces"}
    centre_parts.add(plan, now, "agreement", "Se barre los sábados")
    assert texts(plan, now, "agreement") == ["Puerta abierta", "Se barre los sábados"]
    assert texts(plan, now, "host") == ["En medio del barrio."]
    plan.undo()
    plan.undo()
    assert plan.all(CentrePart) == []
    assert plan.one(ServicePoint, older.id).sheet == older.sheet


def test_rows_of_an_older_sheet_do_not_return_when_all_were_taken_away(
    plan: OpenPlan, older: ServicePoint
) -> None:
    centre_parts.remove(plan, centres.of_kind(plan, older, "space")[0])
    assert texts(plan, older, "space") == []


@pytest.mark.parametrize(
    "sheet",
    [
        {"social_programme": 7, "host_community": "x", "cocreation_spaces": [None, [], {"name": 3}]},
        {"host_community": {"text": ["a"], "agreements": {"b": 1}}},
        {"social_programme": [{"name": "A", "days": "mo", "start": 9, "end": None}]},
    ],
)  # fmt: skip
def test_a_sheet_that_holds_anything_upsets_nothing(
    plan: OpenPlan, centre: ServicePoint, sheet: dict[str, object]
) -> None:
    with plan.step("centre.change") as step:
        now = step.change(centre, sheet=sheet)
    for rows in centres.parts(plan, now).values():
        for row in rows:
            centre_parts.read(row)


def test_a_session_is_made_or_linked_and_stays_when_it_is_unlinked(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    held = prepare.add_workshop(plan, "Taller 1", day="2026-09-05")
    centre = centre_links.link_session(plan, centre, held.id)
    made = centre_links.make_session(
        plan, centre, "Soñar el patio", day="2026-08-01", place="Salón"
    )
    centre = plan.one(ServicePoint, centre.id)
    assert [one.title for one in centre_links.sessions(plan, centre)] == [
        "Soñar el patio",
        "Taller 1",
    ]
    assert made.number == 2
    assert centre_links.centres_of_session(plan, made.id) == [centre]
    centre = centre_links.unlink_session(plan, centre, held.id)
    assert [one.id for one in centre_links.sessions(plan, centre)] == [made.id]
    assert plan.count(Workshop) == 2
    with pytest.raises(KnownError):
        centre_links.make_session(plan, centre, "Otra", day="mañana")


def test_an_action_is_made_in_the_plan_and_one_joined_to_another_is_named_as_that(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    place = prepare.add_territory(plan, "Ladera")
    centre = centres.change(plan, centre, territory=place.id)
    made = centre_links.make_action(plan, centre, "Techar el patio", "public_space")
    other = action_plan.add(plan, "Cubrir el patio", "public_space")
    centre = centre_links.link_action(plan, plan.one(ServicePoint, centre.id), other.id)
    assert [one.id for one in centre_links.actions(plan, centre)] == [made.id, other.id]
    assert plan.count(ActionTerritory, action=made.id, territory=place.id) == 1
    action_joins.join(plan, plan.one(Action, other.id), [plan.one(Action, made.id)])
    centre = plan.one(ServicePoint, centre.id)
    assert centre.actions == (other.id,)
    assert centre_links.unlink_action(plan, centre, other.id).actions == ()


def test_a_search_looks_into_the_rows(plan: OpenPlan, centre: ServicePoint) -> None:
    other = centres.make(plan, "Otro centro")
    centre_parts.add(plan, other, "space", "Huerta", use="Compost y siembra")
    both = centres.centres(plan)
    assert centres.matching(plan, both, "siembra huerta") == [other]
    assert centres.matching(plan, both, "  ") == both


def test_a_plan_of_version_5_shows_its_sheet(tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "v5.convite"
    path.write_bytes(gzip.decompress((PLANS / "v5.convite.gz").read_bytes()))
    plan = open_file(path, settings)
    found = [one for one in centres.centres(plan) if one.sheet]
    parts = centres.parts(plan, found[0])
    plan.close()
    assert {kind: len(rows) for kind, rows in parts.items() if rows} == {
        "host": 1, "programme": 4, "space": 4, "agreement": 3,
    }  # fmt: skip


def test_the_sample_s_centre_has_a_row_of_every_kind_and_keeps_what_was_given(
    sample: OpenPlan,
) -> None:
    centre = centres.centres(sample)[0]
    found = centres.parts(sample, centre)
    assert all(found.values())
    assert centre.sheet is None
    given = json.loads(paths.resources("sample", "service_points.json").read_text("utf-8"))
    point = next(one for one in given["points"] if one["id"] == "sp4")
    rows = [centre_parts.read(one) for one in found["programme"]]
    assert [(one.name, one.days, one.start, one.end, one.for_whom) for one in rows] == [
        (one["name"]["es"], tuple(one["days"]), one["start"], one["end"], one["for_whom"]["es"])
        for one in point["social_programme"]
    ]
    spaces = [centre_parts.read(one) for one in found["space"]]
    assert [(one.name, one.capacity, one.use) for one in spaces] == [
        (one["name"]["es"], one["capacity"], one["use"]["es"]) for one in point["cocreation_spaces"]
    ]
    assert [one.text for one in found["agreement"]] == [
        one["es"] for one in point["host_community"]["agreements"]
    ]
    assert centre_links.sessions(sample, centre)
    assert centre_links.actions(sample, centre)
    assert all(sample.find(Workshop, one.session) for one in spaces)


def test_what_somebody_typed_does_not_pass_for_a_session(
    plan: OpenPlan, centre: ServicePoint
) -> None:
    with pytest.raises(KnownError):
        centre_parts.add(plan, centre, "space", "Patio", session="Ana, 310 555 12 34")
    assert centres.of_kind(plan, centre, "space") == []
