"""Elections as Pabulib files: every kind of vote read, everything wrong refused with its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.domain.voting import third
from tests.domain.voting.rounds import ballots_of, rules_of, sample
from workshop_app.domain.voting.as_oracle import as_oracle
from workshop_app.domain.voting.count import count_round
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.tally import Tally, tally
from workshop_app.export import pabulib
from workshop_app.export.pabulib import Election, read
from workshop_app.export.votes_pb import VotesView, votes_pb
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

HEAD = "META\nkey;value\nbudget;100\nvote_type;{kind}\n{meta}PROJECTS\nproject_id;cost;name\n"
PROJECTS = "1;40;Parque\n2;60;Vía\n3;55;Luz\n"
VOTES = "VOTES\nvoter_id;vote;points\n"


def election(tmp_path: Path, kind: str, votes: str, meta: str = "") -> Election:
    path = tmp_path / "some.pb"
    path.write_text(HEAD.format(kind=kind, meta=meta) + PROJECTS + VOTES + votes, encoding="utf-8")
    return read(path)


def totals(one: Election, rule: str = "greedy") -> list[int]:
    counted = count_round(replace(one.rules, rule=rule), one.ballots, fewest=0)
    return [total.total for total in counted.totals]


@pytest.mark.parametrize(
    ("kind", "votes", "expected"),
    [
        ("approval", "a;1,2;\nb;2,3;\nc;;\nd;2;\n", [1, 3, 1]),
        ("choose-1", "a;1;\nb;2;\nc;2;\n", [1, 2, 0]),
        ("cumulative", "a;1,2;3,2\nb;3;5\n", [3, 2, 5]),
        ("cumulative", "a;1,1,1;1,1,1\n", [3, 0, 0]),
        ("scoring", "a;1,2,3;0,4.0,5\nb;2;3\n", [0, 7, 5]),
        ("ordinal", "a;2,1,3;\nb;3,2;\nc;1;\n", [1, 2, 1]),
    ],
)
def test_every_kind_of_vote_is_read(
    tmp_path: Path, kind: str, votes: str, expected: list[int]
) -> None:
    found = election(tmp_path, kind, votes)
    assert totals(found) == expected
    assert found.kind == kind
    assert (found.rules.budget, found.rules.rule, found.unit) == (100, "greedy", 1)
    assert found.names["2"] == "Vía"
    assert not count_round(found.rules, found.ballots, fewest=0).invalid


def test_marks_of_byte_order_carriage_returns_blank_lines_and_no_line_of_keys_do_not_matter(
    tmp_path: Path,
) -> None:
    text = (HEAD.format(kind="approval", meta="") + PROJECTS + VOTES + "a;1,2;\n\nb;2;\n").replace(
        "key;value\n", ""
    )
    path = tmp_path / "other.pb"
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert totals(read(path)) == [1, 2, 0]


def test_cents_are_counted_exactly(tmp_path: Path) -> None:
    path = tmp_path / "cents.pb"
    path.write_text(
        "META\nkey;value\nbudget;0.30\nvote_type;approval\ncurrency;eur\n"
        "PROJECTS\nproject_id;cost\na;0.1\nb;0,20\nVOTES\nvoter_id;vote\n1;a,b\n",
        encoding="utf-8",
    )
    found = read(path)
    assert (found.unit, found.currency, found.rules.budget) == (10, "EUR", 3)
    counted = count_round(found.rules, found.ballots, fewest=0)
    assert counted.decided
    assert set(counted.decided.selected) == {"a", "b"}


@pytest.mark.parametrize(
    ("kind", "votes", "line", "why"),
    [
        ("approval", "a;1,9;\n", 12, pabulib.UNLISTED),
        ("cumulative", "a;1;1\nb;1,2;3\n", 13, pabulib.UNEVEN),
        ("cumulative", "a;1;\n", 12, pabulib.NO_POINTS),
        ("scoring", "a;1;-2\n", 12, pabulib.NO_POINTS),
        ("scoring", "a;1;0.5\n", 12, pabulib.NO_POINTS),
        ("ordinal", "a;1,2,1;\n", 12, pabulib.RANKED_TWICE),
        ("approval", 'a;1;\nb;"1;\nc;2;\n', 13, pabulib.BROKEN),
    ],
)
def test_a_vote_that_cannot_be_read_is_refused_with_its_line(
    tmp_path: Path, kind: str, votes: str, line: int, why: str
) -> None:
    with pytest.raises(KnownError) as refused:
        election(tmp_path, kind, votes)
    assert refused.value.facts["why"] == why
    assert refused.value.facts["line"] == line
    for language in ("en", "es"):
        told = refused.value.told(Words(language))
        assert str(line) in told
        assert "some.pb" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "META"),
        ("hello\n", "in no part"),
        ("META\nkey;value\nvote_type;approval\nPROJECTS\nproject_id;cost\nVOTES\nv;vote\n", "budget"),
        ("META\nkey;value\nbudget;9\nvote_type;guess\nPROJECTS\nproject_id;cost\nVOTES\nv;w\n", "guess"),
        ("META\nkey;value\nbudget;much\nPROJECTS\nVOTES\n", "Line 3"),
        ("META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;-5\nVOTES\n", "Line 7"),
        ("META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\n1;6\nVOTES\n", "Line 8"),
        ("META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id\n1\nVOTES\n", "Line 7"),
        ("META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\n1\nVOTES\n", "Line 7"),
        ("META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\n", "VOTES"),
        ("META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\nVOTES\na;b\nx;1\n", "Line 10"),
        ("META\nkey;value\nbudget;9\nvote_type;approval\nnum_votes;2\nPROJECTS\nproject_id;cost\n1;5\nVOTES\nv;vote\nx;1\n", "num_votes 2"),
        ("META\nkey;value\nbudget;9\nplaces;many\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\nVOTES\nv;vote\n", "Line 4"),
    ],
)  # fmt: skip
def test_what_is_no_election_is_refused_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "bad.pb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnownError) as refused:
        read(path)
    assert told in refused.value.told(Words("en"))
    assert "Nothing was counted" in refused.value.told(Words("en"))


def test_bytes_that_are_no_text_and_files_that_are_too_large_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.pb"
    path.write_bytes(b"META\n\xff\xfe\x00")
    with pytest.raises(KnownError, match="UTF-8"):
        read(path)
    with path.open("wb") as out:
        out.truncate(pabulib.LARGEST + 1)
    with pytest.raises(KnownError, match="16 MB"):
        read(path)


# -- what is written is counted as it was ---------------------------------------------------------
RAW = [*sample("ballots")["rounds"], *(raw for raw in third.rounds() if not raw["counted"])]


def view_of(counted: Tally, *, grouped: bool = False) -> VotesView:
    result = count_round(counted.rules, [])
    return VotesView(
        rules=counted.rules,
        ballots=counted.valid,
        grouped=grouped,
        question="¿Qué es lo primero; y \"qué\" después?\nVOTES",
        municipality="San José de Cúcuta",
        held_on=date(2026, 11, 22),
        language="pt_BR",
        currency="COP",
        names=dict.fromkeys(counted.rules.labels, "Luz; parque\n\"VOTES\""),
        selected=frozenset(result.decided.selected if result.decided else ()),
    )  # fmt: skip


@pytest.mark.parametrize("raw", RAW, ids=[raw["id"] for raw in RAW])
@pytest.mark.parametrize("rule", RULES)
def test_a_written_round_counts_the_same_by_every_rule(
    tmp_path: Path, raw: dict[str, object], rule: str
) -> None:
    grouped = rule == "groups" and bool(raw["groups"])
    rules = replace(rules_of(raw), rule=rule, label_top=5)
    counted = tally(rules, ballots_of(raw))
    path = tmp_path / f"{raw['id']}.pb"
    path.write_bytes(votes_pb(view_of(counted, grouped=grouped), Words("es")))
    found = read(path)
    again = as_oracle(count_round(replace(found.rules, rule=rule), found.ballots, fewest=0))
    before = as_oracle(count_round(rules, ballots_of(raw)))
    keys = ["valid", "blank", "marks", "totals", "most_first", "budget", "greedy", "equal_shares"]
    if grouped:
        keys += ["equal_group_mean", "equal_groups_first", "reporting_groups", "labels"]
    for key in keys:
        assert again.get(key) == before.get(key), key


def test_a_file_tells_no_voter_and_differs_each_time() -> None:
    raw = third.rounds()[3]
    counted = tally(rules_of(raw), ballots_of(raw))
    first, second = (votes_pb(view_of(counted), Words("es")).decode() for _ in range(2))
    rows = [text.split("VOTES\nvoter_id;vote\n")[1].splitlines() for text in (first, second)]
    ids = [{row.partition(";")[0] for row in each} for each in rows]
    votes = [[row.partition(";")[2] for row in each] for each in rows]
    assert len(ids[0]) == len(counted.valid)
    assert not ids[0] & ids[1]
    assert not ids[0] & {one.key for one in counted.valid}
    assert votes[0] != votes[1]
    assert sorted(votes[0]) == sorted(votes[1])
    meta = [line.partition(";")[0] for line in first.split("PROJECTS")[0].splitlines()]
    assert not {"age", "sex", "district", "neighborhood"} & set(meta)


def test_places_are_told_to_other_programs_as_a_budget_of_options_that_cost_one() -> None:
    raw = sample("ballots")["rounds"][0]
    counted = tally(rules_of(raw), ballots_of(raw))
    text = votes_pb(view_of(counted), Words("es")).decode()
    assert f"\nbudget;{raw['cut']}\n" in text
    assert {
        row.split(";")[1] for row in text.split("number\n")[1].split("VOTES\nv")[0].splitlines()
    } == {"1"}
