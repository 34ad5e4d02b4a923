"""Bringing a round of the test data into a real plan, each ballot through a channel of its own.

A raw round has the form of the sample's ballots.json (``tests/domain/voting/rounds.py``). Ballots
that no screen can cast go through paper, as void.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.domain.voting import by_hand
from workshop_app.domain.entity import new_id
from workshop_app.domain.paper_pile import FIRST, SECOND
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.as_oracle import as_oracle
from workshop_app.domain.voting.count import RoundResult
from workshop_app.services import codes, counted, paper, rounds, votes
from workshop_app.services.counted import Bag
from workshop_app.services.open_plan import OpenPlan
from workshop_app.web.server import PhoneServer

Raw = dict[str, Any]
Ballot = dict[str, Any]
Marks = tuple[tuple[str, int], ...]
Way = Callable[[Ballot], str]
"""Through which channel a ballot that a screen could cast goes: paper, laptop or phones."""

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def marks_of(ballot: Ballot) -> Marks:
    """What is on a raw ballot, as written."""
    pairs = [mark if isinstance(mark, list) else (mark, 1) for mark in ballot["marks"]]
    return tuple((str(number), value) for number, value in pairs)


def is_valid(raw: Raw, ballot: Ballot) -> bool:
    return not by_hand.read(raw, ballot)[1]


def in_haste(plan: OpenPlan) -> None:
    """Do not wait for the disk: what survives a power cut is tested elsewhere."""
    plan.store.connection.exec_driver_sql("PRAGMA synchronous=OFF")


# -- the round ------------------------------------------------------------------------------------
def opened(
    plan: OpenPlan, raw: Raw, channels: Sequence[str], rule: str = "", *, with_codes: bool = False
) -> VoteRound:
    """The raw round in an empty plan, open."""
    in_haste(plan)
    made = _proposals(plan, raw)
    rule = rule or ("most" if raw["cut"] else "greedy")
    draft = rounds.draft(
        plan, "¿Qué es lo primero?", method=raw["method"], per_person=raw["per_person"] if
        raw.get("per_person") else 0, max_per_option=raw.get("max_per_option", 1),
        max_approvals=raw.get("max_approvals"), places=raw["cut"], budget=raw.get("budget"),
        rule=rule, tie_rule=raw["tie_rule"], public_seed=raw["public_seed"],
        label_top=raw["label_top"], channels=tuple(channels), people=raw.get("people", 0),
        with_codes=with_codes, held_before=any(g["admitted"] < 5 for g in raw["groups"]),
    )  # fmt: skip
    rounds.choose_options(plan, draft, made)
    if raw["groups"]:
        rounds.set_groups(
            plan, draft, "tables", [(group["id"], group["admitted"]) for group in raw["groups"]]
        )
    draft = rounds.change_round(plan, plan.one(VoteRound, draft.id), name=raw["id"])
    return votes.open_round(plan, draft)


def _proposals(plan: OpenPlan, raw: Raw) -> list[str]:
    """A proposal of each number that the round has."""
    with plan.step("proposal.capture") as step:
        return [
            step.add(
                Proposal(
                    id=new_id(), letter="", count=one["number"], text=f"Propuesta {one['number']}",
                    theme="health", cost=one["cost"], short="Algo", pictogram="sun",
                )
            ).id
            for one in raw["options"]
        ]  # fmt: skip


# -- the ballots ----------------------------------------------------------------------------------
class Room:
    """People who vote in the open round of a raw one, through whatever channel is said."""

    def __init__(self, plan: OpenPlan, round: VoteRound, raw: Raw) -> None:
        self.plan, self.round, self.raw = plan, round, raw
        self.groups = {group.name: group.id for group in rounds.groups_of(plan, round)}
        self.labels = [option.label for option in rounds.options(plan, round)]
        self.pile: list[Ballot] = []
        self._slips: dict[str, list[str]] = {}

    def make_codes(self) -> None:
        """Two codes a person, so that any mixture of groups has enough."""
        people = sum(one["admitted"] for one in self.raw["groups"]) or self.raw["people"]
        for line in codes.make(self.plan, self.round, 3 * people):
            code, _, name = line.partition("  ")
            self._slips.setdefault(name, []).append(code)

    def vote(self, ballots: Sequence[Ballot], way: Way, *, twice: bool = True) -> None:
        """Each ballot through the channel that ``way`` says, in this order; the box is emptied at
        the end and typed in, ``twice`` by two people."""
        server = PhoneServer(self.plan)
        address = server.start(self.round.id)
        try:
            for ballot in ballots:
                channel = way(ballot) if is_valid(self.raw, ballot) else "paper"
                if channel == "phones":
                    self.on_a_phone(address, ballot)
                elif channel == "laptop":
                    self.at_the_laptop(ballot)
                else:
                    self.pile.append(ballot)
        finally:
            server.stop()
        for reading in (FIRST, SECOND) if twice else (FIRST,):
            for ballot in self.pile:
                self.on_paper(ballot, reading)

    def _group(self, ballot: Ballot) -> str:
        return self.groups.get(ballot["group"], "")

    def _code(self, ballot: Ballot) -> str:
        return self._slips[ballot["group"] or ""].pop()

    def at_the_laptop(self, ballot: Ballot) -> None:
        marks = marks_of(ballot)
        if self.round.with_codes:
            votes.vote(self.plan, self.round, marks, code=self._code(ballot))
        else:
            votes.vote(self.plan, self.round, marks, group=self._group(ballot))

    def on_a_phone(self, address: str, ballot: Ballot) -> None:
        """The first page, and the ballot sent; it counts once the phone read "thank you"."""
        where = urlsplit(address)
        phone = HTTPConnection(str(where.hostname), where.port, timeout=20)
        phone.request("GET", "/")
        first = phone.getresponse().read().decode()
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', first))
        given, _ = by_hand.read(self.raw, ballot)
        fields |= {f"o{self.labels.index(str(n))}": str(value) for n, value in given.items()}
        fields |= {"code": self._code(ballot), "step": "cast"}
        phone.request("POST", "/", urlencode(fields), FORM)
        answer = phone.getresponse()
        said = answer.read().decode()
        assert answer.status == 200, said
        phone.close()

    def on_paper(self, ballot: Ballot, reading: int) -> None:
        paper.type_in(
            self.plan, self.round, marks_of(ballot), group=self._group(ballot),
            void=not is_valid(self.raw, ballot), reading=reading,
        )  # fmt: skip

    # -- counted without ballots ------------------------------------------------------------------
    def count_bags(self, parts: Sequence[Raw], *, twice: bool = True) -> None:
        """Type in what was counted by hand: people of each group, then every bag."""
        for channel in {part["channel"] for part in parts}:
            found = {self.groups.get(p["group"], ""): p for p in parts if p["channel"] == channel}
            voted = {
                group: found[group]["people"] if group in found else 0
                for group in self.groups.values() or [""]
            }
            counted.people(self.plan, self.round, channel, voted)
            labels = {option.id: option.label for option in rounds.options(self.plan, self.round)}
            for bag in counted.standing(self.plan, self.round, channel).bags:
                total = found[bag.group]["totals"][labels[bag.option]]
                for reading in (1, 2) if twice else (1,):
                    counted.enter(
                        self.plan, self.round, channel, Bag(bag.group, bag.option), total,
                        reading=reading,
                    )  # fmt: skip


# -- the figures ----------------------------------------------------------------------------------
def told(plan: OpenPlan, result: RoundResult, round: VoteRound) -> Raw:
    """Every figure of a result in the words of the expected ones."""
    return plain(as_oracle(result), names_of(plan, round))


def names_of(plan: OpenPlan, round: VoteRound) -> dict[str, str]:
    """The id of each group in the raw round by its code in the plan's."""
    return {group.code: group.name for group in rounds.groups_of(plan, round)}


def plain(figures: Raw, names: Mapping[str, str]) -> Raw:
    """Figures without what differs for good reasons: codes of groups are called by ``names``, lists
    of options stand in the order of numbers, keys of void ballots are left out."""

    def called(one: Any) -> Any:
        if isinstance(one, dict):
            return {
                "+".join(names.get(p, p) for p in k.split("+")): called(v) for k, v in one.items()
            }
        if isinstance(one, list):
            return [called(each) for each in one]
        if isinstance(one, str):
            parts = one.split("+")
            return "+".join(names[p] for p in parts) if set(parts) <= names.keys() else one
        return one

    said: Raw = {key: called(value) for key, value in figures.items() if key != "without"}
    said["id"], said["method"] = figures["id"], figures["method"]
    for key in ("totals", "equal_group_mean", "labels"):
        if key in said:
            said[key] = sorted(said[key], key=lambda row: row["number"])
    said["invalid"] = sorted((one["group"], one["reasons"]) for one in said["invalid"])
    return said
