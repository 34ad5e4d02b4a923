"""The sample's two rounds and the third set, brought into a real file through every channel and
mixtures of them: every figure by every rule is as counted independently, whoever counts."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.channels import Ballot, Raw, Room, Way, is_valid, names_of, opened, plain, told
from tests.domain.voting import by_hand, third
from tests.domain.voting.rounds import expected, sample
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.rules import RULES
from workshop_app.services import checking, gather, results, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.text import KnownError

ROOT = Path(__file__).resolve().parent.parent
OTHER = Settings(laptop="2b" * 8, nickname="oso 22", letter="F")

SAMPLE: dict[str, Raw] = {raw["id"]: raw for raw in sample("ballots")["rounds"]}
THIRD: dict[str, Raw] = {raw["id"]: raw for raw in third.rounds()}
ROUNDS = SAMPLE | THIRD
ORACLE: dict[str, Raw] = {one["id"]: one for one in expected()["rounds"]}
OWN = {"passed": "laptop"}
"""The sample's words for our channels."""


def mixed(seed: int) -> Way:
    chance = random.Random(seed)
    return lambda _: chance.choice(("paper", "laptop", "phones"))


WAYS: dict[str, Way] = {
    "paper": lambda _: "paper",
    "laptop": lambda _: "laptop",
    "phones": lambda _: "phones",
}


def figures_of(raw: Raw) -> Raw:
    """What must come out: the sample's expected results where they are the same round, else the
    independent count."""
    known = ORACLE.get(raw["id"])
    return known if known and raw == SAMPLE[raw["id"]] else by_hand.count(raw)


def held(
    plan: OpenPlan,
    raw: Raw,
    way: Way,
    *,
    with_codes: bool = False,
    ballots: Sequence[Ballot] = (),
    twice: bool = True,
) -> VoteRound:
    """The round from opening to shown result."""
    parts = raw.get("counted", [])
    channels = ("paper", "laptop", "phones", *sorted({part["channel"] for part in parts}))
    round = opened(plan, raw, channels, with_codes=with_codes)
    room = Room(plan, round, raw)
    room.make_codes()
    room.vote(ballots or raw["ballots"], way, twice=twice)
    room.count_bags(parts, twice=twice)
    round = votes.close_round(plan, round)
    with pytest.raises(KnownError, match="not been shown"):
        results.result(plan, round)
    return votes.show_result(plan, round)


def agrees(plan: OpenPlan, round: VoteRound, raw: Raw) -> None:
    """Every figure is as expected, and what each rule decides is what stands among them."""
    wanted = plain(figures_of(raw), {})
    counted = results.result(plan, round)
    assert told(plan, counted, round) == wanted
    for rule in RULES:
        other = results.result(plan, round, rule=rule)
        assert told(plan, other, round) == wanted
        assert (list(other.decided.selected) if other.decided else None) == chosen(wanted, rule)


def chosen(figures: Raw, rule: str) -> list[str] | None:
    """What a rule chooses by the expected figures."""
    key, names = {
        "most": ("most_first", ("selected",)),
        "groups": ("equal_groups_first", ("selected",)),
        "greedy": ("greedy", ("in_order",)),
        "equal-shares": ("equal_shares", ("by_shares", "by_greedy_completion")),
    }[rule]
    found = figures.get(key)
    return [str(n) for name in names for n in found[name]] if found else None


def is_well(plan: OpenPlan) -> None:
    """Nothing is wrong with the file. That a round has more ballots than people, as the last of the
    raw ones does, stands in its minutes."""
    assert [one.message for one in checking.check(plan)] == []


def came(raw: Raw, ways: Sequence[str]) -> dict[str, int]:
    people = Counter(ways)
    for part in raw.get("counted", []):
        people[part["channel"]] += part["people"]
    return {key: n for key, n in people.items() if n}


# -- one laptop -----------------------------------------------------------------------------------
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ROUNDS)
def test_every_figure_by_every_rule_is_as_expected(plan: OpenPlan, name: str, way: str) -> None:
    raw = ROUNDS[name]
    went: list[str] = []

    def noted(ballot: Ballot) -> str:
        went.append(WAYS[way](ballot))
        return went[-1]

    round = held(plan, raw, noted, twice=False)
    agrees(plan, round, raw)
    void = ["paper" for ballot in raw["ballots"] if not is_valid(raw, ballot)]
    assert round.closing is not None
    assert round.closing["ballots"] == len(raw["ballots"])
    assert round.closing["channels"] == came(raw, [*went, *void])
    is_well(plan)


@pytest.mark.parametrize("name", ["A", "D", "E"])
def test_codes_at_the_laptop_change_no_figure(plan: OpenPlan, name: str) -> None:
    raw = ROUNDS[name]
    agrees(plan, held(plan, raw, mixed(3), with_codes=True), raw)
    is_well(plan)


@pytest.mark.parametrize("name", SAMPLE)
def test_the_sample_by_the_channels_that_it_tells(plan: OpenPlan, name: str) -> None:
    raw = SAMPLE[name]
    agrees(plan, held(plan, raw, lambda b: str(OWN.get(b["channel"], b["channel"]))), raw)


@pytest.mark.parametrize("name", ["A", "F"])
def test_another_order_and_one_entry_change_no_figure(plan: OpenPlan, name: str) -> None:
    raw = ROUNDS[name]
    shuffled = random.Random(11).sample(raw["ballots"], len(raw["ballots"]))
    round = held(plan, raw, mixed(5), ballots=shuffled, twice=False)
    agrees(plan, round, raw)
    assert round.closing is not None
    assert "one_entry" in {one["kind"] for one in round.closing["incidents"]}


def with_bags(raw: Raw, groups: Sequence[str], channel: str) -> Raw:
    """The same round in which the people of ``groups`` voted without ballots."""
    parts, kept = [], []
    for ballot in raw["ballots"]:
        if ballot["group"] not in groups or not is_valid(raw, ballot):
            kept.append(ballot)
    for group in groups:
        found = [b for b in raw["ballots"] if b["group"] == group and is_valid(raw, b)]
        given = Counter[int]()
        for ballot in found:
            given.update(by_hand.read(raw, ballot)[0])
        totals = {str(one["number"]): given[one["number"]] for one in raw["options"]}
        parts.append({"channel": channel, "group": group, "people": len(found), "totals": totals})
    return raw | {"ballots": kept, "counted": parts}


@pytest.mark.parametrize(
    ("name", "channel"),
    [("A", "tokens"), ("A", "pockets"), ("B", "hands"), ("B", "dots"), ("F", "tokens")],
)
def test_groups_that_were_counted_by_hand_are_in_every_figure(
    plan: OpenPlan, name: str, channel: str
) -> None:
    groups = [one["id"] for one in ROUNDS[name]["groups"]]
    raw = with_bags(ROUNDS[name], [groups[1], groups[4]], channel)
    agrees(plan, held(plan, raw, mixed(9)), raw)
    sums = {one["number"]: one["total"] for one in figures_of(ROUNDS[name])["totals"]}
    assert {one["number"]: one["total"] for one in figures_of(raw)["totals"]} == sums
    is_well(plan)


def test_the_test_can_fail(plan: OpenPlan) -> None:
    raw = SAMPLE["A"]
    at = next(n for n, ballot in enumerate(raw["ballots"]) if len(ballot["marks"]) > 3)
    other = raw["ballots"][at] | {"marks": raw["ballots"][at]["marks"][1:]}
    wrong = [*raw["ballots"][:at], other, *raw["ballots"][at + 1 :]]
    round = held(plan, raw, mixed(1), ballots=wrong)
    assert told(plan, results.result(plan, round), round) != plain(figures_of(raw), {})


# -- by a command, and on a second laptop ---------------------------------------------------------
def counted_by_command(path: Path, name: str, rule: str) -> Raw:
    """What ``main.py count --json`` says, as a process."""
    call = [sys.executable, "main.py", "count", str(path), "--round", name, "--json"]
    ran = subprocess.run(
        [*call, "--rule", rule], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    said: Raw = json.loads(ran.stdout)
    return said


@pytest.mark.parametrize("name", ROUNDS)
def test_a_mixture_counted_by_a_process_and_on_a_second_laptop_is_the_same(
    make_plan: Callable[..., OpenPlan], name: str
) -> None:
    raw = ROUNDS[name]
    here, there = make_plan("here"), make_plan("there", OTHER)
    round = held(here, raw, mixed(13))
    agrees(here, round, raw)
    is_well(here)
    value, names = check_value(results.result(here, round)), names_of(here, round)
    here.close()
    wanted, rule = plain(figures_of(raw), {}), "most" if raw["cut"] else "greedy"
    said = counted_by_command(here.path, name, rule)
    assert [str(n) for n in said.pop("selected")] == chosen(wanted, rule)
    assert (said.pop("rule"), said.pop("check_value")) == (rule, value)
    assert plain(said, names) == wanted
    (brought,) = gather.join_into(there, [here.path])
    assert brought.refused is None
    assert brought.ballots == len(raw["ballots"])
    joined = there.one(VoteRound, round.id)
    agrees(there, joined, raw)
    assert check_value(results.result(there, joined)) == value
    assert len(value) == 19
    is_well(there)
