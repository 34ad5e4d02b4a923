"""Pulling the plug while the room votes, through every channel at once: each ballot that was
acknowledged is in the file exactly once, and the round goes on to its result.

Every ballot marks options of its own, a number in binary, so that each can be told from the rest.
"""

from __future__ import annotations

import random
import re
import shutil
import signal
import threading
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from tests.storage.apart import killed, moments
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import (
    checking,
    codes,
    counted,
    paper,
    proposals,
    results,
    rounds,
    votes,
)
from workshop_app.services.counted import Bag
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import sheets, urn

LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
MOMENTS = moments(30)
AT_ONCE = 2
OPTIONS = 12
PEOPLE = 2000

Told = tuple[str, Any]
"""What was acknowledged: ("laptop", number), ("phones", number), ("paper", number) or
("tokens", (place of the bag, count))."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A plan with an open round, and the codes that were drawn from the bag."""

    path: Path
    round: str
    codes: tuple[str, ...]


def marks_of(number: int) -> tuple[tuple[str, int], ...]:
    """The ballot that marks the options at the ones of ``number``."""
    return tuple((str(at + 1), 1) for at in range(OPTIONS) if number >> at & 1)


def number_of(marks: Sequence[tuple[str, int]]) -> int:
    return sum(1 << (int(label) - 1) for label, _ in marks)


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory, empty_plan: Path) -> Ready:
    path = Path(shutil.copyfile(empty_plan, tmp_path_factory.mktemp("voting") / "plan.convite"))
    plan = open_file(path, LAPTOP)
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in range(OPTIONS)]
    draft = rounds.draft(
        plan, "¿Qué es lo primero?", places=3, people=PEOPLE, public_seed="mango 7",
        method="approval", channels=("paper", "laptop", "tokens", "phones"), with_codes=True,
    )  # fmt: skip
    rounds.choose_options(plan, draft, [one.id for one in made])
    round = votes.open_round(plan, draft)
    told = codes.make(plan, round, 400)
    counted.people(plan, round, "tokens", {"": 90})
    plan.close()
    return Ready(path, round.id, tuple(told))


# -- the laptop that is going to lose its power ---------------------------------------------------
def collecting(pipe: Connection, path: Path, ready: Ready, seed: int) -> None:
    """A room that votes through everything at once; what was acknowledged goes up the pipe."""
    from workshop_app.web.server import PhoneServer

    plan = open_file(path, LAPTOP)
    round = plan.one(VoteRound, ready.round)
    server = PhoneServer(plan)
    address = server.start(round.id)
    telling = threading.Lock()

    def tell(channel: str, what: Any) -> None:
        with telling:
            pipe.send((channel, what))

    slips = list(ready.codes)
    random.Random(seed).shuffle(slips)
    half = len(slips) // 2
    acts = [
        lambda: at_the_laptop(plan, round, slips[:half], tell),
        lambda: on_phones(address, slips[half:], tell),
        lambda: on_paper(plan, round, tell),
        lambda: in_bags(plan, round, tell),
    ]
    threads = [threading.Thread(target=act, daemon=True) for act in acts]
    tell("open", 0)
    for one in threads:
        one.start()
    threading.Event().wait()


def at_the_laptop(plan: OpenPlan, round: VoteRound, slips: list[str], tell: Any) -> None:
    for at, code in enumerate(slips):
        votes.vote(plan, round, marks_of(1 + at), channel="laptop", code=code)
        tell("laptop", 1 + at)


def on_phones(address: str, slips: list[str], tell: Any) -> None:
    """Each phone answers three pages; what it says counts once it read "thank you"."""
    where = urlsplit(address)
    for at, code in enumerate(slips):
        number = 1000 + at
        phone = HTTPConnection(str(where.hostname), where.port, timeout=20)
        phone.request("GET", "/")
        page = _hidden(phone.getresponse().read().decode())
        fields = {**page, "code": code, "step": "cast"}
        fields |= {f"o{int(label) - 1}": "1" for label, _ in marks_of(number)}
        head = {"Content-Type": "application/x-www-form-urlencoded", "Origin": address.rstrip("/")}
        phone.request("POST", "/", urlencode(fields), head)
        answer = phone.getresponse()
        said = answer.read().decode()
        assert answer.status == 200, said
        phone.close()
        tell("phones", number)


def _hidden(page: str) -> dict[str, str]:
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    assert found, page
    return dict(found)


def on_paper(plan: OpenPlan, round: VoteRound, tell: Any) -> None:
    for number in range(2000, 3000):
        paper.type_in(plan, round, marks_of(number))
        tell("paper", number)


def in_bags(plan: OpenPlan, round: VoteRound, tell: Any) -> None:
    """The bags are counted over and over; the last word of each stands."""
    bags = [Bag("", option.id) for option in rounds.options(plan, round)]
    for turn in range(1, 80):
        for at, bag in enumerate(bags):
            counted.enter(plan, round, "tokens", bag, turn)
            tell("tokens", (at, turn))


# -- after the power came back --------------------------------------------------------------------
def look_at(path: Path, ready: Ready, told: list[Told]) -> None:
    """Every acknowledged ballot is there once, codes and ballots fit, and the round can end."""
    plan = open_file(path, LAPTOP)
    round = plan.one(VoteRound, ready.round)
    said = {name: [what for channel, what in told if channel == name] for name, _ in told}
    with plan.store.reading() as connection:
        cast = [number_of(one.marks) for one in urn.ballots(connection, round.id)]
        used = urn.codes_used(connection, round.id)
        came = urn.turnout(connection, round.id)
        pile = sheets.all_of(connection, round.id).get(1, {})
    typed = [number_of(pile[place].marks) for place in sorted(pile)]
    assert max(Counter(cast).values(), default=0) <= 1, "a ballot is in the urn twice"
    assert set(said.get("laptop", [])) | set(said.get("phones", [])) <= set(cast)
    assert len(cast) == used == came["laptop"] + came["phones"]
    beyond = len(cast) - len(said.get("laptop", [])) - len(said.get("phones", []))
    assert beyond <= 2, "at most the one in flight through each channel was not told yet"
    assert typed[: len(said.get("paper", []))] == said.get("paper", [])
    assert len(typed) <= len(said.get("paper", [])) + 1
    ended(plan, round, cast + typed, dict(said.get("tokens", [])))
    plan.close()
    assert not Path(f"{path}-journal").exists()


def ended(plan: OpenPlan, round: VoteRound, ballots: list[int], bags: dict[int, int]) -> None:
    """The room goes on: bags are counted to the end, the round closed, shown, and all adds up."""
    found: list[Option] = rounds.options(plan, round)
    standing = counted.standing(plan, round, "tokens")
    assert set(bags) <= {
        at for at, option in enumerate(found) if 1 in standing.readings.get(Bag("", option.id), ())
    }
    for option in found:
        counted.enter(plan, round, "tokens", Bag("", option.id), 3)
    votes.close_round(plan, round)
    counted_round = results.result(plan, votes.show_result(plan, round))
    totals = {one.label: one.total for one in counted_round.totals}
    assert totals == {
        str(at + 1): 3 + sum(number >> at & 1 for number in ballots) for at in range(OPTIONS)
    }
    assert [one.message for one in checking.check(plan)] == []


def killed_while_voting(ready: Ready, folder: Path, seed: int) -> int:
    """Kill the laptop within its first half second of voting; how much it had told by then."""
    path = Path(shutil.copyfile(ready.path, folder / f"{seed}.convite"))
    told: list[Told] = killed(collecting, path, ready, seed, seed=seed, within=(0.05, 0.6))
    look_at(path, ready, told)
    path.unlink()
    return len(told)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_killed_while_the_room_votes_every_acknowledged_ballot_is_there_once(
    ready: Ready, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(
            pool.map(lambda seed: killed_while_voting(ready, tmp_path, seed), range(MOMENTS))
        )
    assert len(told) == MOMENTS
    assert sum(told) > 5 * MOMENTS
