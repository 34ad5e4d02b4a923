"""Which ballots may leave in a file for outside tools (P-36, P-41)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.counted import CountedPart
from workshop_app.domain.voting.without import VOTE_FILE
from workshop_app.export.pabulib import read
from workshop_app.services import counted, documents, paper, proposals, results, rounds, votes
from workshop_app.services.counted import Bag
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.vote_file import read_votes
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words


def shown(
    plan: OpenPlan, marks: list[tuple[tuple[str, int], ...]], groups: str = "", **more: Any
) -> VoteRound:
    """A round of three options with these ballots, shown; ``groups`` says whose each is."""
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    fixed = {"places": 1, "people": 60, "public_seed": "mango", "method": "dots"} | more
    round = rounds.draft(plan, "¿Qué es lo primero?", **fixed)
    rounds.choose_options(plan, round, [one.id for one in made])
    if groups:
        names = sorted(set(groups))
        rounds.set_groups(plan, round, "tables", [(f"Mesa {name}", 30) for name in names])
    round = votes.open_round(plan, round)
    ids = {one.name[-1]: one.id for one in rounds.groups_of(plan, round)}
    for at, one in enumerate(marks):
        paper.type_in(plan, round, one, group=ids[groups[at]] if groups else "")
    return votes.show_result(plan, votes.close_round(plan, round))


def mixed(n: int) -> list[tuple[tuple[str, int], ...]]:
    return [((str(1 + at % 3), 1),) for at in range(n)]


def test_nothing_leaves_before_the_result_was_shown(plan: OpenPlan) -> None:
    round = rounds.draft(plan, "¿Qué es lo primero?", places=1)
    with pytest.raises(KnownError, match="has not been shown"):
        read_votes(plan, round)


def test_four_ballots_make_no_file(plan: OpenPlan) -> None:
    with pytest.raises(KnownError, match="it needs 5"):
        read_votes(plan, shown(plan, mixed(4)))


@pytest.mark.parametrize("method", ["points", "score"])
def test_points_and_scores_need_twenty_ballots(plan: OpenPlan, method: str) -> None:
    given = {"method": method, "per_person": 100, "max_per_option": 5}
    with pytest.raises(KnownError, match="it needs 20"):
        read_votes(plan, shown(plan, mixed(19), **given))


def test_twenty_ballots_of_points_are_enough(plan: OpenPlan) -> None:
    round = shown(plan, mixed(20), method="points", per_person=100, max_per_option=100)
    assert len(read_votes(plan, round).ballots) == 20


@pytest.mark.parametrize(
    ("groups", "told"),
    [("A" * 10 + "B" * 10, True), ("A" * 11 + "B" * 9, False), ("", False)],
)
def test_the_group_is_told_only_where_every_group_has_ten(
    plan: OpenPlan, groups: str, told: bool
) -> None:
    round = shown(plan, mixed(20), groups)
    assert read_votes(plan, round).grouped is told
    text = documents.export(plan, "votes-pb", Words("es"), of=round.name).decode()
    assert ("voter_id;vote;points;group" in text) is told


def test_a_group_of_one_mind_keeps_all_groups_out_of_the_file(plan: OpenPlan) -> None:
    alike = [(("1", 1),)] * 10
    round = shown(plan, alike + mixed(20), "A" * 10 + "B" * 10 + "C" * 10)
    assert not read_votes(plan, round).grouped


def test_who_was_counted_without_a_ballot_is_in_no_file(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    round = rounds.draft(
        plan, "¿Qué?", places=1, people=30, method="dots", public_seed="m",
        channels=("paper", "tokens"),
    )  # fmt: skip
    rounds.choose_options(plan, round, [one.id for one in made])
    round = votes.open_round(plan, round)
    for one in mixed(9):
        paper.type_in(plan, round, one)
    counted.people(plan, round, "tokens", {"": 6})
    for option, total in zip(rounds.options(plan, round), (9, 4, 2), strict=True):
        counted.enter(plan, round, "tokens", Bag("", option.id), total)
    round = votes.show_result(plan, votes.close_round(plan, round))
    result = results.result(plan, round)
    assert (result.valid, result.counted, result.marks) == (15, 6, 24)
    assert [one.total for one in result.totals] == [12, 7, 5]
    assert results.firmness(plan, round) is None
    assert counted.parts(plan, round) == (CountedPart("tokens", None, 6, {"1": 9, "2": 4, "3": 2}),)
    with pytest.raises(KnownError) as refused:
        read_votes(plan, round)
    assert refused.value.message == VOTE_FILE


def test_the_sample_s_file_counts_as_the_plan_does(sample: OpenPlan, tmp_path: Path) -> None:
    round = sample.one(VoteRound, next(r.id for r in sample.all(VoteRound) if r.name == "B"))
    path = tmp_path / "votes-B.pb"
    path.write_bytes(documents.export(sample, "votes-pb", Words("es"), of="B"))
    found, result = read(path), results.result(sample, round)
    assert found.rules.rule == round.rule
    assert len(found.ballots) == result.valid
    assert results.firmness(sample, round)
