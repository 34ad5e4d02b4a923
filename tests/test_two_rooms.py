"""Two rooms of 24 and 9 people with different methods, two laptops."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.storage.content import content
from tests.two_rooms import LARGE, SAME, SMALL, UNVOTED, joined, settle, template
from workshop_app.app.main import main
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import capacity, documents, numbering, results, round_names
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_value import check_value_of
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words

POSITIONS = {
    "1": Fraction(9, 10), "2": Fraction(6, 7), "3": Fraction(53, 70), "4": Fraction(4, 7),
    "5": Fraction(29, 70), "6": Fraction(2, 7), "7": Fraction(1, 7), "8": Fraction(0),
    "9": None, "B5": Fraction(1), "B6": Fraction(1, 5),
}  # fmt: skip
"""By hand, after oracle.md 10. Large room, 8 options: ranks 1 to 7 give 1, 6/7 … 1/7, no token 0.
Small room, 6 options: B5 1; B1 and B2 share the second place, 4/5; B3 2/5; B6 1/5; B4, the last, 0.
A cluster has the mean of both: 1 with B1 (1 + 4/5) ÷ 2, 3 with B2 (5/7 + 4/5) ÷ 2, 5 with B3
(3/7 + 2/5) ÷ 2."""


@pytest.fixture
def rooms(plan: OpenPlan, tmp_path: Path, settings: Settings) -> tuple[Path, Path]:
    return template(plan, tmp_path, settings)


@pytest.fixture
def one_plan(rooms: tuple[Path, Path], settings: Settings) -> OpenPlan:
    """Both rooms in one plan, what was said in both joined, both rounds deciding."""
    plan = joined(*rooms, settings)
    settle(plan)
    yield plan  # type: ignore[misc]
    plan.close()


def test_joined_both_ways_the_content_is_the_same(
    rooms: tuple[Path, Path], tmp_path: Path, settings: Settings
) -> None:
    large, small = rooms
    for path in rooms:
        shutil.copyfile(path, tmp_path / f"otra-{path.name}")
    one = joined(large, small, settings)
    other = joined(tmp_path / f"otra-{small.name}", tmp_path / f"otra-{large.name}", settings)
    assert content(one.store) == content(other.store)
    assert check_value_of(one) == check_value_of(other)
    settle(one)
    one.close()
    other.close()
    again = joined(tmp_path / f"otra-{small.name}", large, settings)
    one = joined(large, tmp_path / f"otra-{small.name}", settings)
    assert check_value_of(one) == check_value_of(again)
    assert capacity.priorities(one) == capacity.priorities(again)
    one.close()
    again.close()


def test_every_proposal_has_a_position_or_was_not_voted_and_nothing_is_added_up(
    one_plan: OpenPlan,
) -> None:
    found = {one.number: one for one in capacity.priorities(one_plan)}
    assert {number: one.value for number, one in found.items()} == POSITIONS
    assert {number for number, one in found.items() if one.not_voted} == {UNVOTED}
    assert {number: one.stood_in for number, one in found.items() if one.stood_in == 2} == {
        keeper: 2 for keeper, _ in SAME
    }
    every = {one.number: one for one in capacity.priorities(one_plan, members=True)}
    assert every.keys() == LARGE.keys() | SMALL.keys() | {UNVOTED}
    for keeper, member in SAME:
        assert every[keeper].positions == every[member].positions
    for round in one_plan.all(VoteRound):
        room = LARGE if round.method == "dots" else SMALL
        totals = {one.label: one.total for one in results.result(one_plan, round).totals}
        assert totals == {number: total for number, (_, total) in room.items()}


def test_the_first_of_the_small_room_is_not_buried(one_plan: OpenPlan) -> None:
    listed = capacity.priorities(one_plan)
    names = round_names.names(one_plan)
    assert sorted(names.values()) == ["R1 · Taller 1", "R1 · Taller 2"]
    high = {one.number: one.high_in for one in listed if one.high}
    assert high == {
        "1": ("R1 · Taller 1",), "2": ("R1 · Taller 1",), "3": ("R1 · Taller 1",),
        "B5": ("R1 · Taller 2",),
    }  # fmt: skip
    assert listed[0].number == "B5"
    assert listed[-1].number == UNVOTED


def test_the_command_says_so(
    one_plan: OpenPlan, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copyfile(one_plan.path, tmp_path / "copy.convite")
    assert main(["priorities", str(tmp_path / "copy.convite"), "--json"]) == 0
    rows = {str(one["number"]): one for one in json.loads(capsys.readouterr().out)["priorities"]}
    assert {number: row["priority_mean"] for number, row in rows.items()} == {
        number: None if value is None else str(value) for number, value in POSITIONS.items()
    }
    assert rows["B5"]["priority"] == "high"
    assert rows["1"]["positions"] == {"R1 · Taller 1": "1", "R1 · Taller 2": "4/5"}
    assert (rows[UNVOTED]["not_voted"], rows[UNVOTED]["zone"]) == (True, None)
    assert main(["count", str(tmp_path / "copy.convite"), "--round", "R1"]) == 2
    assert "“R1 · Taller 1”, “R1 · Taller 2”" in capsys.readouterr().err
    assert main(["count", str(tmp_path / "copy.convite"), "--round", "r1 taller 2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["totals"]


def test_the_document_says_so(one_plan: OpenPlan, tmp_path: Path) -> None:
    made = tmp_path / "plan.pdf"
    made.write_bytes(documents.export(one_plan, "plan-pdf", Words("es")))
    told = " ".join(" ".join(p.extract_text().split()) for p in PdfReader(made).pages)
    assert "Prioridad según las rondas que deciden" in told
    assert "R1 · Taller 1: 1,00; R1 · Taller 2: 0,80" in told
    assert "R1 · Taller 2: 1,00" in told
    assert "no se votó" in told
    assert "Ronda R1 · Taller 1" in told
    numbers = numbering.labels(one_plan, Proposal)
    view = documents.view_of(one_plan)
    by_number = {one.number: one for one in view.proposals}
    assert by_number.keys() == set(numbers.values())
    assert by_number["B5"].priority_high
    assert {vote.round: int(vote.total) for vote in by_number["1"].votes} == {
        "R1 · Taller 1": 20, "R1 · Taller 2": 7,
    }  # fmt: skip
