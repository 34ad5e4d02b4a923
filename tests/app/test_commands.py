"""What each command does with a plan."""

from __future__ import annotations

import json
import re
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import Run
from tests.casting import cast_many
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.rules import RULES
from workshop_app.services import proposals, rounds
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings

ORACLE = json.loads(
    (Path(__file__).parents[1] / "data" / "oracle.json").read_text(encoding="utf-8")
)


# -------------------------------------------------------------------- count
@pytest.mark.parametrize("at", [0, 1])
def test_counting_gives_the_words_of_the_expected_results(run: Run, sample: Path, at: int) -> None:
    expected = ORACLE["rounds"][at]
    ran = run("count", sample, "--round", expected["id"], "--json")
    counted = json.loads(ran.out)
    assert (ran.status, ran.err) == (0, "")
    assert list(counted)[:3] == ["rule", "selected", "totals"]
    assert expected.keys() <= counted.keys()
    for key in expected.keys() - {"invalid"}:
        assert counted[key] == expected[key], key
    assert _reasons(counted) == _reasons(expected)


def _reasons(counted: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Why ballots are invalid, without their keys, which are drawn anew for every file."""
    return sorted((one["group"], one["reasons"]) for one in counted["invalid"])


def test_counting_without_a_round_takes_the_last_one_shown(run: Run, sample: Path) -> None:
    counted = json.loads(run("count", sample, "--json").out)
    assert (counted["id"], counted["rule"]) == ("B", "greedy")
    assert counted["selected"] == ORACLE["rounds"][1]["greedy"]["in_order"]


@pytest.mark.parametrize("rule", RULES)
def test_a_round_is_counted_under_the_rule_asked_for(run: Run, sample: Path, rule: str) -> None:
    name = "A" if RULES[rule].needs == "places" else "B"
    counted = json.loads(run("count", sample, "--round", name, "--rule", rule, "--json").out)
    assert counted["rule"] == rule
    assert counted["selected"]
    other = "B" if name == "A" else "A"
    if rule not in ("groups", "most"):
        ran = run("count", sample, "--round", other, "--rule", rule)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_a_count_in_words_names_the_rule_and_its_choice(run: Run, sample: Path) -> None:
    ran = run("count", sample, "--round", "A")
    expected = ORACLE["rounds"][0]
    assert ran.lines[1] == "Ballots: 47; valid 43, blank 1, void 4."
    assert sum(line.endswith("goes in") for line in ran.lines) == len(
        expected["most_first"]["selected"]
    )
    assert "Papeletas: 47" in run("count", sample, "--round", "A", language="es").out


@pytest.fixture
def with_round(plan: OpenPlan) -> Path:
    """A closed file with a round of five people, still a draft."""
    made = [proposals.capture(plan, text, theme="health") for text in ("Luz", "Agua", "Sombra")]
    round = rounds.draft(plan, "¿Qué va primero?", people=6, places=1, public_seed="7 31")
    rounds.choose_options(plan, round, [one.id for one in made])
    plan.close()
    return plan.path


def _cast(path: Path, settings: Settings, ballots: int) -> None:
    from workshop_app.storage.urn import Cast

    plan = open_file(path, settings)
    labels = ["1"] * (ballots - 1) + ["2"]
    cast_many(plan, plan.all(VoteRound)[0], [Cast("", ((one, 1),)) for one in labels])
    plan.close()


def test_a_round_is_told_nothing_of_before_it_is_shown(
    run: Run, with_round: Path, settings: Settings
) -> None:
    for move, cast in (("open", 5), ("close", 0), ("show", 0)):
        ran = run("count", with_round, "--round", "R1", "--json")
        assert (ran.status, ran.out) == (2, "")
        assert run("round", with_round, "R1", move).status == 0
        if cast:
            _cast(with_round, settings, cast)
    counted = json.loads(run("count", with_round, "--json").out)
    assert counted["selected"] == [1]
    assert [row["total"] for row in counted["totals"]] == [4, 1, 0]


def test_a_round_of_four_has_no_result(run: Run, with_round: Path, settings: Settings) -> None:
    run("round", with_round, "R1", "open")
    _cast(with_round, settings, 4)
    run("round", with_round, "R1", "close")
    run("round", with_round, "R1", "show")
    ran = run("count", with_round, "--json")
    assert ran.status == 1
    assert json.loads(ran.out)["totals"] == []
    assert "no result" in run("count", with_round).out


# -------------------------------------------------------------------- round
def test_a_round_moves_only_forward(run: Run, with_round: Path) -> None:
    for move, status in (
        ("close", 2), ("show", 2), ("open", 0), ("open", 2), ("show", 2), ("close", 0),
        ("open", 2), ("close", 2), ("show", 0), ("open", 2),
    ):  # fmt: skip
        assert run("round", with_round, "R1", move).status == status, move
    assert run("round", with_round, "R9", "open").status == 2


def test_the_seed_that_the_room_made_comes_with_showing(
    run: Run, with_round: Path, settings: Settings
) -> None:
    plan = open_file(with_round, settings)
    rounds.change_round(plan, plan.all(VoteRound)[0], seed_later=True)
    plan.close()
    assert run("round", with_round, "R1", "open", "--seed", "7 31").status == 2
    assert run("round", with_round, "R1", "open").status == 0
    _cast(with_round, settings, 5)
    assert run("round", with_round, "R1", "close").status == 0
    ran = run("round", with_round, "R1", "show")
    assert ran.status == 2
    assert "seed" in ran.err
    assert run("count", with_round, "--round", "R1").status == 2
    assert run("round", with_round, "R1", "show", "--seed", "7 31 104").status == 0
    plan = open_file(with_round, settings)
    assert plan.all(VoteRound)[0].public_seed == "7 31 104"
    plan.close()


def test_what_bars_a_round_says_that_nothing_was_changed(
    run: Run, with_round: Path, settings: Settings
) -> None:
    plan = open_file(with_round, settings)
    rounds.change_round(plan, plan.all(VoteRound)[0], people=0)
    plan.close()
    before = with_round.read_bytes()
    ran = run("round", with_round, "R1", "open")
    assert (ran.status, with_round.read_bytes() == before) == (2, True)
    assert "Say how many people are present. Nothing was changed." in ran.err
    assert "No se cambió nada." in run("round", with_round, "R1", "open", language="es").err


def test_codes_are_printed_once_and_are_not_in_the_file(run: Run, with_round: Path) -> None:
    ran = run("round", with_round, "R1", "open", "--codes", "6")
    codes = ran.lines[:-1]
    assert len(set(codes)) == 6
    content = with_round.read_bytes()
    assert not any(code.encode() in content for code in codes)
    assert run("check", with_round).status == 0


@pytest.mark.parametrize("wrong", [("close", "3"), ("open", "0"), ("open", "9999")])
def test_wrong_codes_open_nothing(run: Run, with_round: Path, wrong: tuple[str, str]) -> None:
    before = with_round.read_bytes()
    move, codes = wrong
    assert run("round", with_round, "R1", move, "--codes", codes).status == 2
    assert with_round.read_bytes() == before


# --------------------------------------------------------------- priorities
def test_priorities_are_in_the_order_of_the_zones(run: Run, sample: Path) -> None:
    listed = json.loads(run("priorities", sample, "--json").out)["priorities"]
    order = ["do_now", "open_way", "quick_win", "return", "unknown", None]
    zones = [order.index(one["zone"]) for one in listed]
    assert zones == sorted(zones)
    for one in listed:
        assert one["not_voted"] == (one["zone"] is None) == (one["priority_value"] is None)
        assert (one["stood_in"] == 0) == one["not_voted"]
    first = [one for one in listed if one["zone"] == "do_now"]
    values = [Fraction(one["priority_mean"]) for one in first]
    assert values == sorted(values, reverse=True)
    assert [one["priority_value"] for one in first] == [round(float(v), 6) for v in values]


def test_priorities_are_the_expected_ones(run: Run, sample: Path) -> None:
    listed = json.loads(run("priorities", sample, "--json").out)["priorities"]
    found = {one["number"]: one for one in listed}
    keys = ("capacity", "capacity_value", "capacity_level", "priority", "zone", "top_of_groups",
            "needs_decision")  # fmt: skip
    for expected in ORACLE["capacity"]["proposals"]:
        one = found[expected["number"]]
        assert {key: one[key] for key in keys} == {key: expected[key] for key in keys}


def test_priorities_in_words_name_the_zones(run: Run, sample: Path) -> None:
    assert run("priorities", sample).lines[0] == "Do now"


# ------------------------------------------------------------------ similar
def test_similar_ones_come_best_first(run: Run, sample: Path) -> None:
    found = json.loads(run("similar", sample, "luz en los callejones", "--json").out)["similar"]
    scores = [one["score"] for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 and one["text"] for score, one in zip(scores, found, strict=True))
    assert found[0]["number"] in ("3", "23")


def test_a_table_of_texts_can_be_searched(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "textos.csv"
    table.write_text('id,text\na7,"Luz, en el parque"\nb8,Agua potable\n', encoding="utf-8")
    ran = run("similar", table, "agua que se pueda tomar: agua potable", "--json")
    (best, *_) = json.loads(ran.out)["similar"]
    assert (best["id"], best["text"]) == ("b8", "Agua potable")
    assert list(best) == ["id", "text", "score"]


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "id\n1\n"])
def test_a_table_without_the_columns_is_refused(run: Run, tmp_path: Path, content: str) -> None:
    table = tmp_path / "textos.csv"
    table.write_text(content, encoding="utf-8")
    assert run("similar", table, "agua").status == 2
    assert run("similar", table, " ").status == 2


# ------------------------------------------------------------------- import
def test_import_tells_each_refused_row_and_status_1(run: Run, sample: Path, tmp_path: Path) -> None:
    table = tmp_path / "p.csv"
    table.write_text("título;tema\nLuz en la cancha vieja;salud\n;salud\n", encoding="cp1252")
    before = sample.read_bytes()
    ran = run("import", sample, table, "--preview")
    assert ran.status == 1
    assert "Row 3: the text is missing" in ran.lines
    assert ran.lines[-1] == "1 proposal would come in. 1 row was refused."
    assert sample.read_bytes() == before
    ran = run("import", sample, table, language="es")
    assert ran.lines[-1] == "Entró 1 propuesta. 1 fila se rechazó."
    assert "Luz en la cancha vieja" in run("similar", sample, "luz cancha vieja").out


def test_import_without_a_refused_row_is_status_0(run: Run, sample: Path, tmp_path: Path) -> None:
    table = tmp_path / "p.csv"
    table.write_text("lo dicho,otra\nBancas en la calle,x\n", encoding="utf-8")
    ran = run("import", sample, table, "--column", "text=Lo dicho", "--theme", "public_space")
    assert (ran.status, ran.err) == (0, "")


def test_import_masks_and_tells(run: Run, sample: Path, tmp_path: Path) -> None:
    table = tmp_path / "p.csv"
    table.write_text("título;tema\nLlamen al 3101234567;salud\n", encoding="utf-8")
    ran = run("import", sample, table)
    assert ran.status == 1
    assert "Row 2: looks like a phone number; it comes in without it" in ran.lines
    assert b"3101234567" not in sample.read_bytes()


def test_a_refused_import_changes_no_byte(run: Run, sample: Path, tmp_path: Path) -> None:
    table = tmp_path / "p.csv"
    table.write_text("uno;dos\na;b\n", encoding="utf-8")
    before = sample.read_bytes()
    for extra in ([], ["--theme", "air"], ["--column", "text=tres"]):
        ran = run("import", sample, table, *extra)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert sample.read_bytes() == before


# -------------------------------------------------------------------- merge
def test_merging_says_what_came_from_where(run: Run, sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    out = tmp_path / "joined.convite"
    ran = run("merge", out, sample, sample)
    assert ran.status == 0
    assert "Proposal" in ran.lines[0]
    assert ran.lines[1] == "sample.convite: was here already, nothing changed."
    assert sample.read_bytes() == before
    assert run("check", out).status == 0
    assert run("merge", out, sample).status == 2


def test_a_conflict_is_told_with_its_number(
    run: Run, sample: Path, tmp_path: Path, settings: Settings
) -> None:
    files = [Path(shutil.copyfile(sample, tmp_path / f"{name}.convite")) for name in "ab"]
    for file in files:
        plan = open_file(file, settings)
        one = next(p for p in plan.all(Proposal) if p.count == 5)
        proposals.edit(plan, one, text=f"Dicho de otro modo: {file.stem}")
        plan.close()
    ran = run("merge", tmp_path / "joined.convite", *files)
    assert ran.status == 1
    assert "Conflict: Proposal 5, the text. Both are kept; settle it in the app." in ran.lines


def test_what_came_in_masked_is_told_without_its_words(
    run: Run, plan: OpenPlan, tmp_path: Path
) -> None:
    """P-18: as a program without a text guard would have kept it."""
    with plan.step("proposal.capture") as step:
        step.add(Proposal(id="5e" * 16, letter="", count=7, text="Llamar al 310 555 12 34",
                          theme="health"))  # fmt: skip
    plan.close()
    out = tmp_path / "joined.convite"
    ran = run("merge", out, plan.path)
    assert ran.status == 1
    line = next(line for line in ran.lines if line.startswith("Masked"))
    assert line == (
        "Masked: Proposal 7, the text. It looks like a phone number, and nobody had confirmed it."
    )
    assert "555" not in ran.out
    assert run("merge", tmp_path / "again.convite", out).status == 0


def test_a_file_that_cannot_be_joined_leaves_nothing(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.convite"
    wrong.write_text("no plan", encoding="utf-8")
    ran = run("merge", tmp_path / "joined.convite", sample, wrong)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert not list(tmp_path.glob("joined*"))


# -------------------------------------------------------------------- check
def test_checking_tells_a_line_for_each_problem(run: Run, sample: Path) -> None:
    import sqlite3

    well, value = run("check", sample).lines
    assert well == f"{sample}: all is well."
    assert re.fullmatch(r"Check value of the plan: [0-9A-F]{4}( [0-9A-F]{4}){4}", value)
    told = json.loads(run("check", sample, "--json").out)
    assert value.endswith(told["check_value"])
    assert told["problems"] == []
    with sqlite3.connect(sample) as file:
        file.execute("UPDATE Proposal SET theme='air' WHERE count IN (5, 6)")
    file.close()
    ran = run("check", sample)
    assert ran.status == 1
    assert sum("theme" in line for line in ran.lines) >= 2


def test_a_plan_open_in_another_window_is_refused(
    run: Run, sample: Path, settings: Settings
) -> None:
    plan = open_file(sample, settings)
    ran = run("check", sample)
    plan.close()
    assert (ran.status, ran.err.count("\n")) == (2, 1)


def test_a_plan_cut_off_in_the_middle_of_a_save_is_read_as_it_was(
    run: Run, sample: Path, tmp_path: Path, settings: Settings
) -> None:
    cut = tmp_path / "cut.convite"
    journal = cut.with_name("cut.convite-journal")
    plan = open_file(sample, settings)
    with plan.step("proposal.edit") as step:
        for one in plan.all(Proposal):
            step.change(one, text="no se alcanzó a guardar " * 300)
        shutil.copyfile(sample, cut)
        shutil.copyfile(f"{sample}-journal", journal)
    plan.close()
    assert journal.stat().st_size > 0
    assert run("check", cut).status == 0
    assert not journal.exists()
    assert "alcanzó" not in run("similar", cut, "no se alcanzó a guardar", "--json").out
