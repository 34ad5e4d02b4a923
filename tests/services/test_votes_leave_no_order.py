"""The same votes in whatever order, mixture of channels, piles and hands give the same closed file.

Each ballot marks options of its own, a number in binary, and has a key made of that, so that two
runs can be compared byte for byte; what a real run differs in besides are its random keys, its
stamps and its minutes.
"""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.channels import in_haste
from workshop_app.domain.history import Clock
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import codes, counted, paper, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.votes import Vote
from workshop_app.settings import Settings
from workshop_app.storage import urn
from workshop_app.storage.record import Record

OPTIONS = 10
PEOPLE = 90
TABLES = [("Mesa 1", 30), ("Mesa 2", 30), ("Mesa 3", 30)]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan with an open round: its groups' ids and the codes of each."""

    path: Path
    round: str
    groups: tuple[str, ...]
    codes: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's vote: through which channel, of which group (by place), and its number."""

    channel: str
    group: int
    number: int

    @property
    def marks(self) -> urn.Marks:
        return tuple((str(at + 1), 1) for at in range(OPTIONS) if self.number >> at & 1)


@pytest.fixture
def prepared(plan: OpenPlan) -> Prepared:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in range(OPTIONS)]
    draft = rounds.draft(
        plan, "¿Qué es lo primero?", places=3, public_seed="mango 7", method="approval",
        channels=("paper", "laptop", "tokens", "phones"),
    )  # fmt: skip
    rounds.choose_options(plan, draft, [one.id for one in made])
    groups = rounds.set_groups(plan, draft, "tables", TABLES)
    round = votes.open_round(plan, plan.one(VoteRound, draft.id))
    slips: dict[str, list[str]] = {}
    for line in codes.make(plan, round, PEOPLE):
        code, _, name = line.partition("  ")
        slips.setdefault(name, []).append(code)
    plan.close()
    return Prepared(
        plan.path, round.id, tuple(one.id for one in groups),
        {one.id: tuple(sorted(slips[one.name])) for one in groups},
    )  # fmt: skip


@pytest.fixture(autouse=True)
def keys_of_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    real = urn.cast

    def cast(connection: sa.Connection, round_id: str, ballots: Iterable[urn.Cast]) -> None:
        named = [
            replace(one, key=hashlib.sha256(repr(sorted(one.marks)).encode()).hexdigest()[:32])
            for one in ballots
        ]
        real(connection, round_id, named)

    monkeypatch.setattr(urn, "cast", cast)
    monkeypatch.setattr(votes, "_minute", lambda: "2026-11-22T18:05")


def answers(n: int, seed: int) -> list[Answer]:
    chance = random.Random(seed)
    numbers = chance.sample(range(1, 2**OPTIONS), n)
    ways = ("laptop", "phones", "paper")
    return [Answer(ways[at % 3], at % len(TABLES), number) for at, number in enumerate(numbers)]


class Evening:
    """One way in which the same people can come and be typed in: streams of acts, each done when
    the next one is asked for, so that they can go on between each other."""

    def __init__(self, of: Prepared, settings: Settings, seed: int) -> None:
        path = of.path.with_name("evening.convite")
        self.plan = open_file(Path(shutil.copyfile(of.path, path)), settings)
        in_haste(self.plan)
        clock = Clock("", lambda: 4e9, "00000000")
        self.plan.record = Record(self.plan.store, settings.laptop, clock)
        self.round = self.plan.one(VoteRound, of.round)
        self.of = of
        self.chance = random.Random(seed)

    def cast(self, came: Sequence[Answer], at_once: int) -> Iterator[None]:
        """Laptop and phones in this order, phones some at a time. Of each group the same people
        have drawn a code; by chance which."""
        bags: dict[str, list[str]] = {}
        for at, group in enumerate(self.of.groups):
            drawn = sum(one.channel == "phones" and one.group == at for one in came)
            bags[group] = self.chance.sample(self.of.codes[group][:drawn], drawn)
        waiting: list[Vote] = []
        for one in came:
            group = self.of.groups[one.group]
            if one.channel == "laptop":
                votes.vote(self.plan, self.round, one.marks, group=group)
            elif one.channel == "phones":
                waiting.append(Vote(one.marks, bags[group].pop()))
            if len(waiting) >= at_once:
                assert not any(votes.vote_many(self.plan, self.round, waiting))
                waiting.clear()
            yield
        if waiting:
            assert not any(votes.vote_many(self.plan, self.round, waiting))

    def type_in(self, pile: Sequence[Answer]) -> Iterator[None]:
        """The emptied box in some order, typed in twice; at three places the second entry errs and
        a third look settles it."""
        pile = self.chance.sample(pile, len(pile))
        wrong = self.chance.sample(range(len(pile)), 3)
        for reading in (1, 2):
            for at, one in enumerate(pile):
                marks = one.marks[:-1] if reading == 2 and at in wrong else one.marks
                group = self.of.groups[one.group]
                paper.type_in(self.plan, self.round, marks, group=group, reading=reading)
                yield
        for at in wrong:
            group = self.of.groups[pile[at].group]
            assert paper.review(self.plan, self.round, at + 1, pile[at].marks, group=group)
            yield

    def count(self) -> Iterator[None]:
        """Every bag twice, in the order of the table."""
        counted.people(self.plan, self.round, "tokens", dict.fromkeys(self.of.groups, 5))
        for reading in (1, 2):
            for at, bag in enumerate(counted.standing(self.plan, self.round, "tokens").bags):
                counted.enter(self.plan, self.round, "tokens", bag, at % 5, reading=reading)
                yield

    def over(self) -> bytes:
        """The bytes of the file once the round is closed."""
        votes.close_round(self.plan, self.round)
        self.plan.close()
        assert not Path(f"{self.plan.path}-journal").exists()
        return self.plan.path.read_bytes()[HEADER:]


HEADER = 100
"""Bytes of the file's header, which counts how often it grew."""


def one_after_the_other(
    of: Prepared, settings: Settings, came: Sequence[Answer], seed: int, at_once: int
) -> bytes:
    """Everybody votes in this order, then the box and the bags are typed in."""
    now = Evening(of, settings, seed)
    pile = [one for one in came if one.channel == "paper"]
    for stream in (now.cast(came, at_once), now.type_in(pile), now.count()):
        for _ in stream:
            pass
    return now.over()


def all_at_once(
    of: Prepared, settings: Settings, came: Sequence[Answer], seed: int, *, bags_too: bool
) -> bytes:
    """Sheets, and ``bags_too``, are typed in between the votes of others."""
    now = Evening(of, settings, seed)
    pile = [one for one in came if one.channel == "paper"]
    streams = [now.cast(came, 2 + seed), now.type_in(pile)]
    later = [now.count()]
    if bags_too:
        streams, later = streams + later, []
    for some in (streams, later):
        while some:
            one = now.chance.choice(some)
            if next(one, one) is one:
                some.remove(one)
    return now.over()


def put_in_order(path: Path) -> bytes:
    """The file with its pages put in order: rows, their numbers and their places in each table stay
    as they are."""
    other = path.with_suffix(".ordered")
    other.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("VACUUM INTO ?", (str(other),))
    connection.close()
    return other.read_bytes()[HEADER:]


def test_order_codes_batches_and_the_pile_are_in_no_byte(
    prepared: Prepared, settings: Settings
) -> None:
    came = answers(75, 1)
    first = one_after_the_other(prepared, settings, came, 2, 4)
    other = one_after_the_other(prepared, settings, random.Random(5).sample(came, 75), 3, 7)
    assert first == other


def test_sheets_typed_in_between_the_votes_are_in_no_byte(
    prepared: Prepared, settings: Settings
) -> None:
    came = answers(75, 1)
    files = {
        all_at_once(prepared, settings, random.Random(n).sample(came, 75), n, bags_too=False)
        for n in (2, 3)
    }
    assert len(files) == 1


def test_bags_counted_in_between_change_no_row(prepared: Prepared, settings: Settings) -> None:
    """Which page follows which may tell whether a bag or a sheet was typed in first, and nothing
    else: rows, their numbers and order in each table are the same."""
    came = answers(75, 1)
    files = set()
    for n in (2, 3):
        shuffled = random.Random(n).sample(came, 75)
        all_at_once(prepared, settings, shuffled, n, bags_too=True)
        files.add(put_in_order(prepared.path.with_name("evening.convite")))
    assert len(files) == 1


def test_the_test_can_fail(prepared: Prepared, settings: Settings) -> None:
    came = answers(75, 1)
    first = one_after_the_other(prepared, settings, came, 2, 4)
    other = [replace(came[0], group=1 + came[0].group % 2), *came[1:]]
    assert one_after_the_other(prepared, settings, other, 2, 4) != first
