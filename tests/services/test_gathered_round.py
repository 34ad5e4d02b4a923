"""One more round over what several workshops proposed: numbers of all laptops, on every channel."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.two_rooms import joined, settle, template
from workshop_app.domain.entity import new_id
from workshop_app.domain.paper_pile import FIRST, SECOND
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.export import pabulib
from workshop_app.services import (
    capacity,
    checking,
    deciding,
    documents,
    numbering,
    paper,
    results,
    round_names,
    rounds,
    votes,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words

ES = Words("es")
LABELS = ["1", "2", "3", "4", "4 bis", "5", "6", "7", "8", "9", "B5", "B5 bis", "B6"]


@pytest.fixture
def gathered(plan: OpenPlan, tmp_path: Path, settings: Settings) -> OpenPlan:
    """Two rooms in one plan, what was said twice joined; two numbers were given twice."""
    made = joined(*template(plan, tmp_path, settings), settings)
    settle(made)
    with made.step("proposal.capture") as step:
        for letter, count in (("", 4), ("B", 5)):
            step.add(Proposal(id=new_id(), letter=letter, count=count, theme="economy",
                              text=f"Otra cosa con el número {letter}{count}"))  # fmt: skip
    yield made  # type: ignore[misc]
    made.close()


def _draft(plan: OpenPlan, proposals: list[str], **fixed: object) -> VoteRound:
    draft = rounds.draft(plan, "¿Qué va primero en todo el municipio?", public_seed="mango",
                         people=7, places=3, **fixed)  # fmt: skip
    rounds.choose_options(plan, draft, proposals)
    return plan.one(VoteRound, draft.id)


def _all(plan: OpenPlan) -> list[str]:
    return [one.id for one in rounds.candidates(plan)]


def text_of(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_list_is_of_all_workshops_and_a_cluster_is_in_it_once(gathered: OpenPlan) -> None:
    draft = _draft(gathered, _all(gathered))
    found = rounds.options(gathered, draft)
    assert [one.label for one in found] == LABELS
    assert {one.label: len(one.members) for one in found if len(one.members) > 1} == {
        "1": 2, "3": 2, "5": 2, "8": 2,
    }  # fmt: skip
    assert all(one.short for one in found)


def test_the_first_of_each_round_are_those_among_its_places(gathered: OpenPlan) -> None:
    numbers = numbering.labels(gathered, Proposal)
    first = deciding.first_of_each(gathered)
    assert {numbers[one] for one in first} == {"1", "2", "3", "B5"}
    capacity.name_deciding_rounds(gathered, [])
    assert deciding.first_of_each(gathered) == first, "also where none of them decides"


def test_the_ballots_carry_the_numbers_as_they_are_said(gathered: OpenPlan) -> None:
    _draft(gathered, _all(gathered))
    told = text_of(documents.export(gathered, "ballots-pdf", ES))
    for label in ("4 bis", "B5", "B5 bis", "B6"):
        assert label in told


def test_paper_and_the_passed_laptop_end_in_one_count_minutes_and_file(
    gathered: OpenPlan, tmp_path: Path
) -> None:
    draft = _draft(gathered, _all(gathered), method="approval", max_approvals=3,
                   channels=("paper", "laptop"))  # fmt: skip
    opened = votes.open_round(gathered, draft)
    on_paper = [(("B5 bis", 1), ("4 bis", 1)), (("B5", 1),), (("B5 bis", 1), ("1", 1))]
    for reading in (FIRST, SECOND):
        for marks in on_paper:
            paper.type_in(gathered, opened, marks, reading=reading)
    for marks in ((("B5 bis", 1),), (("1", 1), ("4 bis", 1)), (("4 bis", 1),), ()):
        votes.vote(gathered, opened, marks)
    shown = votes.show_result(gathered, votes.close_round(gathered, opened))
    counted = results.result(gathered, shown)
    totals = {one.label: one.total for one in counted.totals if one.total}
    assert totals == {"B5 bis": 3, "4 bis": 3, "1": 2, "B5": 1}
    assert counted.decided
    assert set(counted.decided.selected) == {"B5 bis", "4 bis", "1"}
    name = round_names.names(gathered)[shown.id]
    assert name == "R2"
    told = text_of(documents.export(gathered, "minutes-pdf", ES, of=name))
    assert "B5 bis" in told
    assert "4 bis" in told
    file = tmp_path / "votes.pb"
    file.write_bytes(documents.export(gathered, "votes-pb", ES, of=name))
    election = pabulib.read(file)
    assert [one.label for one in election.rules.options] == LABELS
    assert sorted(dict(one.marks).keys() for one in election.ballots if one.marks)
    assert checking.check(gathered) == []


def test_the_round_over_all_decides_beside_those_of_the_rooms(gathered: OpenPlan) -> None:
    draft = _draft(gathered, sorted(deciding.first_of_each(gathered)), method="approval",
                   channels=("laptop",))  # fmt: skip
    opened = votes.open_round(gathered, draft)
    for label, yes in (("1", 2), ("2", 1), ("3", 1), ("B5", 5)):
        for _ in range(yes):
            votes.vote(gathered, opened, ((label, 1),))
    votes.show_result(gathered, votes.close_round(gathered, opened))
    chosen = [one for one in deciding.candidates(gathered) if one.rules]
    deciding.name(gathered, chosen)
    found = {one.number: one for one in capacity.priorities(gathered)}
    assert found["1"].stood_in == 3, "both rooms by its cluster, and the round over all"
    assert (found["B5"].value, found["B5"].high_in) == (1, ("R1 · Taller 2", "R2"))
    assert found["4 bis"].not_voted
