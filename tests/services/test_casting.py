"""Ballots that are cast one by one or many at once, with and without codes; who came, and how."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable

import pytest

from tests.casting import cast_many
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import checking, codes, gather, proposals, results, rounds, votes
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.votes import Vote
from workshop_app.settings import Settings
from workshop_app.storage import urn
from workshop_app.text import KnownError

OTHER = Settings(laptop="2b" * 8, nickname="oso 22", letter="F")
Opened = Callable[..., VoteRound]


@pytest.fixture
def drafted(plan: OpenPlan) -> Opened:
    """A draft over three proposals that lacks nothing, with what is given besides."""

    def make(**values: object) -> VoteRound:
        made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
        fixed = {"places": 1, "people": 12, "public_seed": "mango 7"} | values
        round = rounds.draft(plan, "¿Qué es lo primero?", **fixed)
        rounds.choose_options(plan, round, [one.id for one in made])
        return round

    return make


def test_a_ballot_of_the_passed_laptop_is_in_the_urn_and_nowhere_else(
    plan: OpenPlan, drafted: Opened
) -> None:
    round = votes.open_round(plan, drafted(channels=("laptop",)))
    for _ in range(5):
        votes.vote(plan, round, (("2", 2), ("3", 1)))
    assert votes.ballots_in(plan, round) == 5
    round = votes.close_round(plan, round)
    assert round.closing is not None
    assert round.closing["channels"] == {"laptop": 5}
    counted = results.result(plan, votes.show_result(plan, round))
    assert [(one.label, one.total) for one in counted.totals] == [("1", 0), ("2", 10), ("3", 5)]
    assert checking.check(plan) == []


def test_no_screen_casts_an_invalid_ballot_and_its_code_stays_good(
    plan: OpenPlan, drafted: Opened
) -> None:
    round = votes.open_round(plan, drafted(channels=("laptop",), with_codes=True))
    (code,) = codes.make(plan, round, 1)
    with pytest.raises(KnownError, match="too much to one option"):
        votes.vote(plan, round, (("1", 3),), code=code)
    assert votes.ballots_in(plan, round) == 0
    votes.vote(plan, round, (("1", 2),), code=code)
    with pytest.raises(KnownError, match="used already"):
        votes.vote(plan, round, (("1", 2),), code=code)
    assert votes.ballots_in(plan, round) == 1


def test_a_code_that_an_earlier_batch_has_is_drawn_again(
    plan: OpenPlan, drafted: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "SIGNS", "BC")
    monkeypatch.setattr(codes, "LENGTH", 3)
    round = votes.open_round(plan, drafted(channels=("laptop",), with_codes=True))
    first, second = codes.make(plan, round, 5), codes.make(plan, round, 3)
    assert len({*first, *second}) == 8, "all that two signs in three places can write"
    assert codes.made(plan, round) == 8


def test_a_round_with_codes_takes_nothing_without_one(plan: OpenPlan, drafted: Opened) -> None:
    round = votes.open_round(plan, drafted(channels=("laptop", "phones"), with_codes=True))
    for channel in ("laptop", "phones"):
        with pytest.raises(KnownError, match="asks for a code"):
            votes.vote(plan, round, (("1", 1),), channel=channel)
    with pytest.raises(KnownError, match="not of this round"):
        votes.vote(plan, round, (("1", 1),), code="AAAAAA")


def test_phones_always_need_a_code(plan: OpenPlan, drafted: Opened) -> None:
    round = votes.open_round(plan, drafted(channels=("laptop", "phones")))
    with pytest.raises(KnownError, match="asks for a code"):
        votes.vote(plan, round, (("1", 1),), channel="phones")
    votes.vote(plan, round, (("1", 1),), channel="laptop")


def test_many_at_once_each_get_their_own_answer(plan: OpenPlan, drafted: Opened) -> None:
    round = votes.open_round(plan, drafted(channels=("phones",)))
    good, again = codes.make(plan, round, 2)
    answers = votes.vote_many(
        plan,
        round,
        [
            Vote((("1", 2),), good),
            Vote((("1", 2),), good),
            Vote((("99", 1),), again),
            Vote((), again),
            Vote((), "QQQQQQ"),
        ],
    )
    assert [one is None for one in answers] == [True, False, False, True, False]
    said = [str(one) for one in answers if one is not None]
    assert "used already" in said[0]
    assert "not in this round" in str(said[1]) or "not valid" in said[1]
    assert "not of this round" in said[2]
    assert votes.ballots_in(plan, round) == 2


def test_the_code_gives_the_group_whatever_else_is_said(plan: OpenPlan, drafted: Opened) -> None:
    draft = drafted(channels=("phones",))
    made = rounds.set_groups(plan, draft, "tables", [("Mesa 1", 6), ("Mesa 2", 6)])
    round = votes.open_round(plan, draft)
    told = codes.make(plan, round, 12)
    for line in told:
        code, _, name = line.partition("  ")
        other = next(group.id for group in made if group.name != name)
        votes.vote(plan, round, (("1", 1),), channel="phones", code=code, group=other)
    counted = results.result(plan, votes.show_result(plan, votes.close_round(plan, round)))
    assert counted.valid == 12
    assert sum(1 for group in counted.groups if group.valid == 6) in (0, 2)


def test_a_ballot_of_a_group_that_is_not_of_the_round_is_refused(
    plan: OpenPlan, drafted: Opened
) -> None:
    draft = drafted(channels=("laptop",))
    rounds.set_groups(plan, draft, "tables", [("Mesa 1", 6), ("Mesa 2", 6)])
    round = votes.open_round(plan, draft)
    for group in ("", "elsewhere"):
        with pytest.raises(KnownError, match="not of the round"):
            votes.vote(plan, round, (("1", 1),), group=group)


def test_nothing_is_cast_through_a_channel_that_was_not_fixed(
    plan: OpenPlan, drafted: Opened
) -> None:
    round = votes.open_round(plan, drafted(channels=("paper",)))
    with pytest.raises(KnownError, match="not voted in this way"):
        votes.vote(plan, round, (("1", 1),), channel="laptop")
    assert votes.ballots_in(plan, round) == 0


@pytest.mark.parametrize("seed", range(5))
def test_the_counts_of_channels_add_up_to_the_ballots(
    plan: OpenPlan, drafted: Opened, seed: int
) -> None:
    chance = random.Random(seed)
    came = [chance.choice(("laptop", "paper")) for _ in range(chance.randrange(5, 40))]
    round = votes.open_round(plan, drafted(people=40, channels=("paper", "laptop")))
    for channel in came:
        cast_many(plan, round, [urn.Cast("", (("1", 1),))], channel=channel)
    with plan.store.reading() as connection:
        assert urn.turnout(connection, round.id) == {
            "paper": came.count("paper"),
            "laptop": came.count("laptop"),
        }
    closing = votes.close_round(plan, round).closing or {}
    assert sum(closing["channels"].values()) == closing["ballots"] == len(came)
    with plan.store.reading() as connection:
        assert urn.turnout(connection, round.id) == {}, "told, and gone"


def test_the_room_makes_the_seed_after_closing_and_once(plan: OpenPlan, drafted: Opened) -> None:
    draft = drafted(public_seed="", seed_later=True, channels=("laptop",))
    with pytest.raises(KnownError, match="not made now"):
        votes.make_seed(plan, draft, "4 8 15")
    round = votes.open_round(plan, draft)
    for _ in range(3):
        votes.vote(plan, round, (("2", 1),))
        votes.vote(plan, round, (("3", 1),))
    with pytest.raises(KnownError, match="not made now"):
        votes.make_seed(plan, round, "4 8 15")
    round = votes.close_round(plan, round)
    with pytest.raises(KnownError, match="has not made the seed"):
        votes.show_result(plan, round)
    with pytest.raises(KnownError, match="has not made the seed"):
        votes.make_seed(plan, round, "  ")
    round = votes.make_seed(plan, round, " 4 8 15 ")
    with pytest.raises(KnownError, match="not made now"):
        votes.make_seed(plan, round, "16 23 42")
    decided = results.result(plan, votes.show_result(plan, round)).decided
    assert decided is not None
    assert plan.one(VoteRound, round.id).public_seed == "4 8 15"
    assert checking.check(plan) == []
    with pytest.raises(KnownError):
        plan.undo()


def test_a_copy_that_went_on_with_the_draft_cannot_change_the_seed(
    plan: OpenPlan, drafted: Opened
) -> None:
    draft = drafted(public_seed="", seed_later=True, channels=("laptop",))
    copy = plan.path.with_name("copy.convite")
    plan.close()
    shutil.copyfile(plan.path, copy)
    here, there = open_file(plan.path, plan.settings), open_file(copy, OTHER)
    round = votes.open_round(here, draft)
    votes.vote(here, round, (("2", 1),))
    votes.make_seed(here, votes.close_round(here, round), "4 8 15")
    rounds.change_round(there, draft, public_seed="mine")
    there.close()
    gather.join_into(here, [copy])
    assert here.one(VoteRound, round.id).public_seed == "4 8 15"
    here.close()
