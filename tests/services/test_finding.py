"""Anything in the plan is found by its words or its number, and opens on its page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workshop_app.domain.directory import CentrePart
from workshop_app.domain.meetings import PrivateNote
from workshop_app.domain.places import TerritoryNote
from workshop_app.domain.proposals import Proposal
from workshop_app.services import demo, finding, proposals
from workshop_app.services.finding import PLACES, everything, found
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenPlan]:
    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
    plan = demo.make_sample(tmp_path_factory.mktemp("find") / "sample.convite", settings, "es")
    yield plan
    plan.close()


def test_everything_that_has_a_place_is_in_the_list(sample: OpenPlan) -> None:
    things = everything(sample)
    assert len(things) == sum(sample.count(kind) for kind in PLACES)
    assert all(one.page and one.kind for one in things)
    assert {one.entity for one in things} >= {
        "Proposal", "Action", "Territory", "TerritoryNote", "Sector", "Barrier", "ServicePoint",
        "Procedure", "StrategicProject", "Pin",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "entity", "page"),
    [
        ("confección", "Sector", "economy"),
        ("CONFECCION", "Sector", "economy"),
        ("central abastos", "StrategicProject", "projects"),
        ("3172693456", "ServicePoint", "directory"),
        ("uit-2", "Territory", "territory"),
        ("guarnecer", "TerritoryNote", "territory"),
        ("gota a gota", "Barrier", "economy"),
    ],
)
def test_words_lead_to_the_page(sample: OpenPlan, wanted: str, entity: str, page: str) -> None:
    hits = found(everything(sample), wanted)
    assert (entity, page) in {(one.entity, one.page) for one in hits}


def test_a_row_of_a_centre_opens_itself(sample: OpenPlan) -> None:
    rows = {one.id: one.point for one in sample.all(CentrePart)}
    things = [one for one in everything(sample) if one.entity == "CentrePart"]
    assert {one.id: one.where for one in things} == {
        id: {"centre": point, "part": id} for id, point in rows.items()
    }


def test_a_number_finds_what_has_it_first(sample: OpenPlan) -> None:
    first = found(everything(sample), "A7")[0]
    assert (first.entity, first.number) == ("Action", "A7")
    assert found(everything(sample), "17")[0].number == "17"


def test_nothing_wanted_and_nothing_there_find_nothing(sample: OpenPlan) -> None:
    assert found(everything(sample), "  ") == []
    assert found(everything(sample), "zzz") == []


def test_at_most_so_many_are_given(sample: OpenPlan) -> None:
    assert len(found(everything(sample), "a")) == finding.MOST
    assert len(found(everything(sample), "a", most=3)) == 3


def test_private_notes_are_never_found(plan: OpenPlan) -> None:
    made = proposals.capture(plan, "Una ludoteca", theme="education")
    assert [one.id for one in everything(plan)] == [made.id]
    assert PrivateNote not in PLACES
    proposals.withdraw(plan, plan.one(Proposal, made.id), "repetida")
    assert [one.entity for one in everything(plan)] == ["Proposal"]
    assert not plan.count(TerritoryNote)
