"""What is told of groups outside the app does not give back what is not told (P-35, P-55)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from fractions import Fraction

import pytest

from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import documents, paper, proposals, results, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.translation.catalogue import Words

TABLES = {
    "Norte": ["11224", "11245", "22445", "44556", "44566", "55661"],
    "Sur": ["11223", "11233", "11223", "33556", "12233", "11233", "22331", "11556"],
    "Río": ["12345", "23456", "11223", "44556", "12346", "11336"],
}


def shown(plan: OpenPlan, names: list[str]) -> VoteRound:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abcdef"]
    round = rounds.draft(plan, "¿Qué es lo primero?", places=2, public_seed="mango 7")
    rounds.choose_options(plan, round, [one.id for one in made])
    groups = rounds.set_groups(plan, round, "tables", [(name, 10) for name in names])
    opened = votes.open_round(plan, round)
    for group in groups:
        for marks in TABLES[group.name]:
            paper.type_in(plan, opened, tuple(sorted(Counter(marks).items())), group=group.id)
    return votes.show_result(plan, votes.close_round(plan, opened))


def table(plan: OpenPlan) -> list[dict[str, str]]:
    content = documents.export(plan, "results-csv", Words("en")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


def test_the_mean_of_two_groups_is_not_told_in_public(plan: OpenPlan) -> None:
    """Sum and mean are two equations for the two unknown marks of an option."""
    round = shown(plan, ["Norte", "Sur"])
    assert results.result(plan, round).equal_means, "it stays in the app"
    assert {row["Equal group mean"] for row in table(plan)} == {""}


def test_the_mean_of_more_groups_is_told_in_whole_percents(plan: OpenPlan) -> None:
    counted = results.result(plan, shown(plan, list(TABLES)))
    told = [Fraction(row["Equal group mean"]) for row in table(plan)]
    exact = {one.label: one.mean for one in counted.equal_means}
    assert any(mean * 100 % 1 for mean in exact.values())
    assert [one * 100 % 1 for one in told] == [0] * len(told)
    for row, one in zip(table(plan), told, strict=True):
        assert abs(one - exact[row["Number"]]) <= Fraction(1, 200)


def test_a_result_tells_what_was_voted_on_and_not_what_was_said_later(plan: OpenPlan) -> None:
    shown(plan, list(TABLES))
    proposals.edit(plan, plan.all(Proposal)[0], text="Otra cosa")
    assert [row["Proposal"] for row in table(plan)] == [f"Propuesta {n}" for n in "abcdef"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_table_tells_more_of_a_group_than_its_first_three(plan: OpenPlan, language: str) -> None:
    counted = results.result(plan, shown(plan, list(TABLES)))
    content = documents.export(plan, "results-csv", Words(language)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))[1:]
    for group, name in zip(counted.groups, TABLES, strict=True):
        told = {row[4] for row in rows if any(name in cell for cell in row)}
        assert told <= {label for label, rank in group.ranks.items() if rank <= 3}
