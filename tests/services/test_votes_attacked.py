"""What somebody could try, or what could go wrong at once, while a round is collected and closed."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa

from workshop_app.domain.history import Clock
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import (
    checking,
    closing,
    codes,
    gather,
    paper,
    proposals,
    results,
    rounds,
    trial_rounds,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.votes import Vote
from workshop_app.settings import Settings
from workshop_app.storage import tables, urn
from workshop_app.storage.record import Record
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

OTHER = Settings(laptop="2b" * 8, nickname="oso 22", letter="F")
ALL = ("paper", "laptop", "phones")


def drafted(plan: OpenPlan, channels: Sequence[str] = ALL, **fixed: object) -> VoteRound:
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    values = {"places": 1, "people": 60, "public_seed": "mango 7"} | fixed
    round = rounds.draft(plan, "¿Qué es lo primero?", channels=tuple(channels), **values)
    rounds.choose_options(plan, round, [one.id for one in made])
    return plan.one(VoteRound, round.id)


def opened(plan: OpenPlan, channels: Sequence[str] = ALL, **fixed: object) -> VoteRound:
    return votes.open_round(plan, drafted(plan, channels, **fixed))


def slips(plan: OpenPlan, round: VoteRound, count: int) -> list[str]:
    return [line.split()[0] for line in codes.make(plan, round, count)]


def at_once(*acts: Callable[[], None]) -> list[Exception | None]:
    """Run all acts in threads that begin together; what each raised."""
    ready = threading.Barrier(len(acts))
    raised: list[Exception | None] = [None] * len(acts)

    def run(at: int) -> None:
        ready.wait()
        try:
            acts[at]()
        except Exception as error:
            raised[at] = error

    threads = [threading.Thread(target=run, args=(at,)) for at in range(len(acts))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return raised


def keys(plan: OpenPlan, round: VoteRound) -> list[str]:
    with plan.store.reading() as connection:
        return [one.key for one in urn.ballots(connection, round.id)]


def left(plan: OpenPlan, round: VoteRound) -> int:
    """Rows that must be gone once a round is over: the key of codes, counts of channels, sheets."""
    with plan.store.reading() as connection:
        return sum(
            connection.execute(
                sa.select(sa.func.count()).select_from(table).where(table.c.round == round.id)
            ).scalar_one()
            for table in (tables.secret, tables.turnout, tables.sheet)
        )


# -- at the same moment ---------------------------------------------------------------------------
def test_one_code_in_many_hands_at_once_is_one_ballot(plan: OpenPlan) -> None:
    round = opened(plan)
    (code,) = slips(plan, round, 1)

    def try_it() -> None:
        votes.vote(plan, round, (("1", 1),), channel="phones", code=code)

    raised = at_once(*[try_it] * 8)
    assert sum(one is None for one in raised) == 1
    assert {str(one) for one in raised if one} == {codes.USED}
    assert votes.ballots_in(plan, round) == 1


@pytest.mark.parametrize("turn", range(4))
def test_closing_while_people_vote_keeps_exactly_what_was_acknowledged(
    plan: OpenPlan, turn: int
) -> None:
    round = opened(plan)
    handed = slips(plan, round, 40)
    acknowledged: list[str] = []

    def phones() -> None:
        for at in range(0, 40, 4):
            said = votes.vote_many(plan, round, [Vote((), code) for code in handed[at : at + 4]])
            acknowledged.extend("phones" for one in said if one is None)

    def laptop() -> None:
        codeless = votes.vote
        for _ in range(10):
            codeless(plan, round, (("2", 1),), channel="laptop")
            acknowledged.append("laptop")

    def close() -> None:
        while votes.ballots_in(plan, round) < 5 + turn:
            pass
        votes.close_round(plan, round)

    raised = at_once(phones, laptop, close)
    assert raised[2] is None
    assert all(one is None or str(one) == votes.NOT_OPEN for one in raised)
    closed = plan.one(VoteRound, round.id)
    assert closed.closing is not None
    assert closed.closing["ballots"] == len(keys(plan, round)) == len(acknowledged)
    assert closed.closing["channels"] == {
        key: acknowledged.count(key) for key in ("laptop", "phones") if key in acknowledged
    }
    assert left(plan, round) == 0
    votes.show_result(plan, closed)
    assert checking.check(plan) == []


def test_a_round_is_opened_closed_and_shown_once_whoever_presses(plan: OpenPlan) -> None:
    draft = drafted(plan, seed_later=True, public_seed="")
    acts: list[Callable[[], object]] = [
        lambda: votes.open_round(plan, draft),
        lambda: [votes.vote(plan, draft, ()) for _ in range(3)],
        lambda: votes.close_round(plan, draft),
        lambda: votes.make_seed(plan, draft, "4 8 15"),
    ]
    for act in acts:
        raised = at_once(*[act] * 4)  # type: ignore[list-item]
        once = 4 if act is acts[1] else 1
        assert sum(one is None for one in raised) == once, raised
    closed = plan.one(VoteRound, draft.id)
    assert (closed.closing or {})["channels"] == {"laptop": 12}
    votes.show_result(plan, closed)
    assert checking.check(plan) == []


def test_paper_typed_in_at_the_moment_of_closing_is_in_or_late_and_never_half(
    plan: OpenPlan,
) -> None:
    """The look at what is in the way and the closing are one act."""
    round = opened(plan)
    for reading in (1, 2):
        for _ in range(5):
            paper.type_in(plan, round, (("1", 1),), reading=reading)
    for _ in range(3):
        copy = plan.one(VoteRound, round.id)

        def differ(copy: VoteRound = copy) -> None:
            paper.type_in(plan, copy, (("2", 1),), reading=2)

        raised = at_once(differ, lambda: None)
        assert raised == [None, None]
        with pytest.raises(KnownError, match="differ"):
            votes.close_round(plan, round)
        paper.take_back(plan, round, 2)
    votes.close_round(plan, round)
    assert left(plan, round) == 0


def test_closing_looks_once_more_inside_its_own_act(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ballot that comes in between the look and the closing is not closed over unlooked at."""
    round = opened(plan)
    for reading in (1, 2):
        paper.type_in(plan, round, (("1", 1),), reading=reading)
    step = plan.step

    def late(kind: str, *more: str) -> object:
        if kind == "vote.close":
            paper.type_in(plan, round, (("2", 1),), reading=2)
        return step(kind, *more)

    monkeypatch.setattr(plan, "step", late)
    with pytest.raises(KnownError, match="differ"):
        votes.close_round(plan, round)
    assert plan.one(VoteRound, round.id).state == "open"


# -- broken off in the middle ---------------------------------------------------------------------
class BrokenOffError(Exception):
    """A power cut, a full disk, a mistake of ours."""


def breaking(*_: object, **__: object) -> None:
    raise BrokenOffError


@pytest.mark.parametrize("broken", ["cast", "came"])
def test_a_vote_that_breaks_off_leaves_its_code_good_and_nothing_in_the_urn(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    round = opened(plan)
    code, other = slips(plan, round, 2)
    before = plan.path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(urn, broken, breaking)
        with pytest.raises(BrokenOffError):
            votes.vote_many(plan, round, [Vote((), code), Vote((("1", 1),), other)])
    assert plan.path.read_bytes() == before
    assert votes.vote_many(plan, round, [Vote((), code), Vote((), other)]) == [None, None]
    assert votes.ballots_in(plan, round) == 2


@pytest.mark.parametrize("at", ["put_in", "seal", "told"])
def test_a_closing_that_breaks_off_leaves_the_round_open_and_the_desk_as_it_was(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    round = opened(plan)
    (code,) = slips(plan, round, 1)
    for n in range(6):
        votes.vote(plan, round, (("1", 1),))
        paper.type_in(plan, round, ((str(1 + n % 3), 1),))
    before = plan.path.read_bytes()
    where = {"put_in": paper, "seal": urn, "told": closing}[at]
    with monkeypatch.context() as patched:
        patched.setattr(where, at, breaking)
        with pytest.raises(BrokenOffError):
            votes.close_round(plan, round)
    assert plan.path.read_bytes() == before
    votes.vote(plan, round, (), channel="phones", code=code)
    closed = votes.close_round(plan, round)
    assert (closed.closing or {})["ballots"] == 13
    votes.show_result(plan, closed)
    assert checking.check(plan) == []


def test_a_result_that_cannot_be_counted_is_not_shown(
    plan: OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    round = opened(plan)
    for _ in range(6):
        votes.vote(plan, round, (("1", 1),))
    closed = votes.close_round(plan, round)
    with monkeypatch.context() as patched:
        patched.setattr(results, "added_up", breaking)
        with pytest.raises(BrokenOffError):
            votes.show_result(plan, closed)
    assert plan.one(VoteRound, round.id).state == "closed"
    assert votes.show_result(plan, closed).state == "shown"


# -- copies and joining ---------------------------------------------------------------------------
def copied(plan: OpenPlan, settings: Settings) -> tuple[OpenPlan, OpenPlan]:
    """The plan, and a copy of its file made by hand, on another laptop."""
    path = plan.path
    plan.close()
    copy = Path(shutil.copyfile(path, path.with_name("copy.convite")))
    return open_file(path, settings), open_file(copy, OTHER)


def test_a_copy_of_an_open_round_that_is_closed_there_leaves_no_key_here(
    plan: OpenPlan, settings: Settings
) -> None:
    """Nobody voted here: joining closes the round, and with it go its key and its counts (P-33)."""
    round = opened(plan)
    handed = slips(plan, round, 10)
    here, there = copied(plan, settings)
    for code in handed[:6]:
        votes.vote(there, round, (("1", 1),), channel="phones", code=code)
    votes.close_round(there, round)
    there.close()
    (brought,) = gather.join_into(here, [there.path])
    assert brought.refused is None
    assert brought.ballots == 6
    assert here.one(VoteRound, round.id).state == "closed"
    assert left(here, round) == 0
    assert checking.check(here) == []
    here.close()


def test_a_file_with_an_open_round_brings_none_of_its_ballots(
    plan: OpenPlan, settings: Settings
) -> None:
    draft = drafted(plan)
    here, there = copied(plan, settings)
    round = votes.open_round(there, draft)
    for _ in range(9):
        votes.vote(there, round, (("1", 1),))
    there.close()
    (brought,) = gather.join_into(here, [there.path])
    assert (brought.refused, brought.ballots) == (None, 0)
    assert here.one(VoteRound, round.id).state == "draft"
    assert keys(here, round) == []
    assert left(here, round) == 0
    here.close()


def test_a_rehearsal_stays_on_its_laptop(plan: OpenPlan, settings: Settings) -> None:
    draft = drafted(plan)
    here, there = copied(plan, settings)
    trial = trial_rounds.begin(there, Words("en"), draft)
    votes.vote(there, trial, (("1", 1),))
    there.close()
    gather.join_into(here, [there.path])
    assert [one.id for one in here.all(VoteRound) if one.state == "open"] == []
    assert checking.check(here) == []
    again = open_file(there.path, OTHER)
    trial_rounds.end(again, trial)
    again.close()
    gather.join_into(here, [there.path])
    assert here.count(VoteRound, state="open") == 0
    assert [one.id for one in here.all(VoteRound)] == [draft.id]
    assert checking.check(here) == []
    here.close()


def test_a_result_shown_elsewhere_does_not_come_over_late_ballots_on_the_desk(
    plan: OpenPlan, settings: Settings
) -> None:
    round = opened(plan)
    for _ in range(6):
        votes.vote(plan, round, (("1", 1),))
    votes.close_round(plan, round)
    here, there = copied(plan, settings)
    votes.show_result(there, round)
    there.close()
    paper.type_in(here, round, (("2", 1),))
    (brought,) = gather.join_into(here, [there.path])
    assert "Late ballots of round R1 are typed in here" in str(brought.refused)
    assert here.one(VoteRound, round.id).state == "closed"
    paper.take_batch_away(here, round)
    gather.join_into(here, [there.path])
    assert here.one(VoteRound, round.id).state == "shown"
    assert checking.check(here) == []
    here.close()


def test_a_laptop_whose_clock_went_back_opens_closes_and_shows(
    plan: OpenPlan, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set to the year 2001 while people vote: what comes later stands later, and joins as well."""
    round = opened(plan)
    here, there = copied(plan, settings)
    for one in (here, there):
        one.record = Record(one.store, one.settings.laptop, Clock("", lambda: 1e9))
    for _ in range(5):
        votes.vote(here, round, (("1", 1),))
    votes.close_round(here, round)
    votes.show_result(here, round)
    here.close()
    (brought,) = gather.join_into(there, [here.path])
    assert brought.refused is None
    assert there.one(VoteRound, round.id).state == "shown"
    assert left(there, round) == 0
    assert checking.check(there) == []
    there.close()


# -- late ballots ---------------------------------------------------------------------------------
def test_late_ballots_that_are_more_than_the_people_are_told(plan: OpenPlan) -> None:
    round = opened(plan, people=8)
    for _ in range(6):
        votes.vote(plan, round, (("1", 1),))
    round = votes.close_round(plan, round)
    for _ in range(5):
        paper.type_in(plan, round, (("2", 1),))
    now = paper.add_late_batch(plan, round)
    assert now.closing is not None
    kinds = {one["kind"]: one for one in now.closing["incidents"]}
    assert kinds["more_ballots_than_people"] == {
        "kind": "more_ballots_than_people",
        "ballots": 11,
        "people": 8,
    }
