"""``count FILE.pb``: an election of somebody else, counted without a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.conftest import Run
from tests.domain.voting.rounds import ballots_of, rules_of
from tests.domain.voting.rounds import sample as sample_of
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.count import count_round

ELECTION = """META
key;value
budget;{budget}
vote_type;{kind}
rule;greedy
currency;PLN
PROJECTS
project_id;cost;name
BO.1/20;40;Park
2;60;Light
3;30;Road
VOTES
voter_id;vote;points
a;BO.1/20,2;3,1
b;2;2
c;2,3;1,2
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "town.pb"
    path.write_text(ELECTION.format(budget=100, kind="approval"), encoding="utf-8")
    return path


def test_a_public_file_is_counted_though_few_voted(run: Run, file: Path) -> None:
    counted = json.loads(run("count", file, "--json").out)
    assert list(counted)[:3] == ["rule", "selected", "totals"]
    assert (counted["rule"], counted["selected"]) == ("greedy", [2, 3])
    assert [(row["number"], row["total"]) for row in counted["totals"]] == [
        ("BO.1/20", 1), (2, 3), (3, 1),
    ]  # fmt: skip


def test_points_are_what_an_option_is_worth(run: Run, file: Path) -> None:
    file.write_text(ELECTION.format(budget=100, kind="cumulative"), encoding="utf-8")
    counted = json.loads(run("count", file, "--rule", "equal-shares", "--json").out)
    assert [row["total"] for row in counted["totals"]] == [3, 4, 2]
    # Everyone has 100/3. Options 2 and 3 both ask 15 a point; the cheaper one goes first. For the
    # other, c has 10/3 left and b all of 100/3: a pays the rest of 60 for one point.
    assert counted["equal_shares"]["without_filling"] == [3, 2]


def test_it_is_told_in_words_and_in_the_money_of_the_file(run: Run, file: Path) -> None:
    ran = run("count", file, "--rule", "equal-shares")
    assert ran.status == 0
    assert "Round town" in ran.out
    assert "PLN" in ran.out
    assert "Papeletas: 3" in run("count", file, language="es").out
    file.write_text(ELECTION.format(budget="100.50", kind="approval"), encoding="utf-8")
    cents = json.loads(run("count", file, "--json").out)
    assert (cents["money_unit"], cents["budget"]) == ("1/2", 201)


@pytest.mark.parametrize(
    ("more", "told"),
    [(("--round", "A"), "leave out --round"), (("--rule", "most"), "places")],
)
def test_what_a_file_cannot_be_asked_is_said(
    run: Run, file: Path, more: tuple[str, ...], told: str
) -> None:
    ran = run("count", file, *more)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told in ran.err


def test_what_is_wrong_with_a_file_is_one_sentence_with_its_line(
    run: Run, file: Path, tmp_path: Path
) -> None:
    file.write_text(ELECTION.format(budget=100, kind="approval") + "d;nine;\n", encoding="utf-8")
    ran = run("count", file)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "Line 17 of town.pb" in ran.err
    missing = run("count", tmp_path / "none.pb")
    assert (missing.status, missing.err.count("\n")) == (2, 1)
    assert "could not be opened" in missing.err


def test_the_file_of_a_round_counts_as_the_plan_does(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    for name in "AB":
        out = tmp_path / f"votes-{name}.pb"
        assert run("export", sample, "votes-pb", out, "--of", name).status == 0
        plan = json.loads(run("count", sample, "--round", name, "--json").out)
        again = json.loads(run("count", out, "--json").out)
        for key in ("rule", "selected", "totals", "valid", "blank", "marks"):
            assert again[key] == plan[key], key


def test_a_count_ends_with_the_check_value_and_tells_it_once(run: Run, sample: Path) -> None:
    raw = sample_of("ballots")["rounds"][0]
    value = check_value(count_round(rules_of(raw), ballots_of(raw)))
    lines = run("count", sample, "--round", "A").lines
    assert lines[-1] == f"Check value: {value}"
    assert sum(value in line for line in lines) == 1
    assert json.loads(run("count", sample, "--round", "A", "--json").out)["check_value"] == value
