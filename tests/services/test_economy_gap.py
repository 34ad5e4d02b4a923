"""What the local economy asks for and lacks, and what the room says of it."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.domain.economy_figures import Total, added_up, interviews_from, weights_from
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import AgendaItem
from workshop_app.services import (
    economy,
    economy_actions,
    economy_gap,
    economy_needs,
    economy_room,
    economy_sectors,
    prepare,
    proposals,
)
from workshop_app.services.demo import make_sample
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words

ROOT = Path(__file__).parents[2]
SOURCE = json.loads((ROOT / "resources/sample/economy.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> OpenPlan:
    path = tmp_path_factory.mktemp("economy") / "sample.convite"
    make_sample(path, Settings(laptop="1a" * 8, nickname="tucán 17", letter="")).close()
    return open_file(
        path, Settings(laptop="1a" * 8, nickname="tucán 17", letter=""), read_only=True
    )


# -- figures --------------------------------------------------------------------------------------
def test_the_samples_means_are_the_plain_means_of_its_scores(sample: OpenPlan) -> None:
    told = {one.sector.name: one.mean for one in economy.sectors(sample)}
    wanted = {
        row["name"]["es"]: Fraction(sum(cell["score"] for cell in row["scores"].values()), 8)
        for row in SOURCE["sectors"]
    }
    assert told == wanted
    assert list(told.values()) == [Fraction(n, 8) for n in (31, 29, 28, 27, 25, 24)]


def test_whatever_a_file_holds_as_weights_and_interviews_is_read_without_trust() -> None:
    for odd in (None, 3, "x", [], {"growth": None, "luck": 4}, {"growth": 9}, {"growth": True},
                dict.fromkeys(SECTOR_CRITERIA, 0)):  # fmt: skip
        assert set(weights_from(odd).values()) == {1}
    assert weights_from({"growth": 0})["growth"] == 0
    assert interviews_from({"businesses": 3, "x": -1, "y": "2", 4: 5}) == {"businesses": 3, "4": 5}
    assert interviews_from(("businesses", 3)) == {}


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ([], None), ([None, None], None), ([12, 8], 20), ([12, 3], None), ([12, 0, 3], None),
        ([12, 2, 3], 17), ([2, 3], 5), ([0, 4], None),
    ],
)  # fmt: skip
def test_a_sum_is_told_only_where_no_hidden_figure_can_be_worked_out(
    counts: list[int | None], wanted: int | None
) -> None:
    assert added_up(counts) == wanted


def test_under_five_is_told_as_such_and_zero_too() -> None:
    assert [Total(n).told for n in (None, 0, 4, 5)] == ["", "<5", "<5", "5"]


# -- gaps -----------------------------------------------------------------------------------------
def test_the_skill_with_most_places_left_comes_first_and_hidden_figures_stay_hidden(
    plan: OpenPlan,
) -> None:
    for name, vacancies, brought in (("Coser", 60, 31), ("Alturas", 35, 4), ("Pan", 30, 36),
                                     ("Corte", 3, 2), ("Soldar", 9, None)):  # fmt: skip
        economy_needs.add_skill(plan, name, vacancies=vacancies, brought=brought)
    found = economy_gap.gap(plan).skills
    told = [(one.skill.name, one.missing, one.at_least) for one in found]
    assert told == [
        ("Alturas", 31, True), ("Coser", 29, False), ("Pan", 0, False),
        ("Soldar", None, False), ("Corte", None, False),
    ]  # fmt: skip
    said = " ".join(economy_gap.sentences(plan, Words("en")))
    assert "35 vacancies, <5 people bring it; missing: at least 31" in said
    assert "4 people" not in said


def test_what_blocks_most_weighs_severity_and_sectors_and_a_tie_is_said(plan: OpenPlan) -> None:
    ids = tuple(economy_sectors.add(plan, name).id for name in ("Calzado", "Cuidado", "Pan"))
    economy_needs.add_barrier(plan, "Una grave", severity=5, sectors=ids[:1])
    economy_needs.add_barrier(plan, "Una extendida", severity=2, sectors=ids)
    tied = economy_needs.add_barrier(plan, "Otra", severity=3, sectors=ids[1:])
    gap = economy_gap.gap(plan)
    assert [(one.barrier.text, one.weight) for one in gap.barriers] == [
        ("Otra", 6), ("Una extendida", 6), ("Una grave", 5),
    ]  # fmt: skip
    assert "2 barriers block equally" in " ".join(economy_gap.sentences(plan, Words("en")))
    economy_needs.edit(plan, tied, severity=4)
    said = " ".join(economy_gap.sentences(plan, Words("en")))
    assert "What blocks most: Otra: severity 4 of 5, in 2 sectors." in said


def test_what_nothing_is_done_about_is_named(plan: OpenPlan) -> None:
    served, alone = (economy_sectors.add(plan, name) for name in ("Calzado", "Cuidado"))
    taught, asked = (economy_needs.add_skill(plan, n, demand=5) for n in ("Coser", "Cuidar"))
    economy_needs.add_skill(plan, "Dibujar", demand=2)
    attacked, left = (economy_needs.add_barrier(plan, t) for t in ("Crédito", "Transporte"))
    economy_actions.add(plan, "Curso", sectors=(served.id,), barriers=(attacked.id,),
                        skills=(taught.id,))  # fmt: skip
    gap = economy_gap.gap(plan)
    assert [one.skill.id for one in gap.untaught] == [asked.id]
    assert [one.barrier.id for one in gap.unattacked] == [left.id]
    assert [one.id for one in gap.unserved] == [alone.id]
    said = economy_gap.sentences(plan, Words("es"))
    for name in ("Cuidar", "Transporte", "Cuidado"):
        assert any(name in one for one in said)
    economy_sectors.remove(plan, alone)
    assert economy_gap.gap(plan).unserved == ()


def test_nothing_studied_says_nothing(plan: OpenPlan) -> None:
    assert economy_gap.sentences(plan, Words("es")) == []


def test_the_samples_gaps_can_be_read_aloud_in_every_language(sample: OpenPlan) -> None:
    gap = economy_gap.gap(sample)
    assert [one.weight for one in gap.heaviest] == [20, 20]
    assert {one.barrier.kind for one in gap.unattacked} == {"mobility", "safety"}
    for language in ("es", "en", "pt_BR", "fr"):
        said = economy_gap.sentences(sample, Words(language))
        assert len(said) == 5
        assert all(one.endswith(".") and "{" not in one for one in said)


# -- the room's side ------------------------------------------------------------------------------
def test_the_room_is_told_with_its_links(sample: OpenPlan) -> None:
    room = economy_room.room(sample)
    assert len(room.proposals) == 8
    assert len(room.challenges) == 6
    linked = {one.number: len(one.sectors) for one in room.proposals}
    assert (linked["20"], linked["30"]) == (1, 0)
    assert room.unlinked == sum(not n for n in linked.values())
    named = {one.number: len(one.barriers) for one in room.challenges}
    assert (named["25"], named["29"]) == (1, 0)


def test_what_people_bring_is_told_in_totals_without_small_figures(sample: OpenPlan) -> None:
    brought = economy_room.room(sample).brought
    small = [one for one, people, _ in brought.skills if people.hidden]
    assert len(small) == 2
    assert brought.brought == sum(one.brought or 0 for one, _, _ in brought.skills)
    assert all(people.told == "<5" for one, people, _ in brought.skills if one in small)


def test_workshops_that_listened_to_the_market_bring_what_was_said_there(plan: OpenPlan) -> None:
    here, there = (prepare.add_workshop(plan, title=name) for name in ("Uno", "Dos"))
    with plan.step("agenda.add") as step:
        step.add(AgendaItem(id=new_id(), workshop=here.id, position=1.0,
                            exercise=economy_room.LISTENING))  # fmt: skip
    for theme, workshop in (("health", here), ("economy", here), ("economy", there)):
        proposals.capture(plan, f"Propuesta {theme}", theme=theme, workshop=workshop.id)
    (heard,) = economy_room.room(plan).listened
    assert heard.workshop.id == here.id
    assert [one.proposal.theme for one in heard.proposals] == ["economy", "health"]
