"""Counting a shown round again finds what was changed since it was closed."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tests.casting import cast_many
from tests.services.test_counted import count
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import checking, codes, counted, proposals, recount, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.votes import Vote
from workshop_app.storage import tables, urn
from workshop_app.translation.catalogue import Words


def held(plan: OpenPlan, **fixed: object) -> VoteRound:
    """A shown round: eight ballots by phone with a code, six on paper, ten people with tokens."""
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    given = {"places": 1, "people": 24, "public_seed": "7 31 104",
             "channels": ("paper", "phones", "tokens")} | fixed  # fmt: skip
    round = rounds.draft(plan, "¿Qué es lo primero?", **given)  # type: ignore[arg-type]
    labels = [one.label for one in rounds.choose_options(plan, round, [p.id for p in made])]
    round = votes.open_round(plan, plan.one(VoteRound, round.id))
    slips = [slip.split()[0] for slip in codes.make(plan, round, 12)]
    phones = [Vote(((labels[n % 3], 2),), code=slips[n]) for n in range(8)]
    assert not any(votes.vote_many(plan, round, phones, channel="phones"))
    cast_many(plan, round, [urn.Cast("", ((labels[0], 1), (labels[1], 2)))] * 6)
    counted.people(plan, round, "tokens", {"": 10})
    for reading in (1, 2):
        count(plan, round, [12, 20, 8], reading)
    return votes.show_result(plan, votes.close_round(plan, round))


def said(plan: OpenPlan) -> list[str]:
    return [one.said(Words("en")) for one in checking.CHECKS["recount"](plan)]


def change(plan: OpenPlan, round: VoteRound, **closing: object) -> None:
    """Write other counts over those of closing, as one who meddles with the file would."""
    now = {**(round.closing or {}), **closing}
    with plan.step("vote.close") as step:
        step.change(round, closing=now)


def test_a_round_of_every_kind_of_channel_is_well(plan: OpenPlan) -> None:
    held(plan)
    assert said(plan) == []
    assert checking.check(plan) == []


def test_a_ballot_that_was_taken_out_is_found(plan: OpenPlan) -> None:
    round = held(plan)
    channels = dict(round.closing["channels"])  # type: ignore[index]
    change(plan, round, channels={**channels, "paper": 7})
    assert said(plan) == ["Round R1: 14 ballots are counted, and 15 people cast one."]


def test_other_people_with_tokens_are_found(plan: OpenPlan) -> None:
    round = held(plan)
    channels = dict(round.closing["channels"])  # type: ignore[index]
    change(plan, round, channels={**channels, "tokens": 11})
    assert said(plan) == ["Round R1, Counted tokens: 10 people, and 11 when it was closed."]


def test_a_code_that_was_marked_used_without_a_ballot_is_found(plan: OpenPlan) -> None:
    held(plan)
    with plan.store.transaction() as connection:
        used = tables.code.c.used
        first = sa.select(sa.func.min(tables.code.c.hash)).where(used == 0).scalar_subquery()
        connection.execute(tables.code.update().where(tables.code.c.hash == first).values(used=1))
    assert said(plan) == ["Round R1: 9 codes were used, and 8 ballots need one."]


def test_more_tokens_than_people_could_give_are_found(plan: OpenPlan) -> None:
    round = held(plan)
    with plan.store.transaction() as connection:
        stored = tables.channel_total
        connection.execute(
            stored.update()
            .where(stored.c.round == round.id, stored.c.option_id != "")
            .values(total=30)
        )
    assert any("more were counted than its people could give" in line for line in said(plan))


def test_a_round_shown_without_its_seed_is_found(plan: OpenPlan) -> None:
    round = held(plan)
    stored = tables.ENTITY_TABLES["VoteRound"]
    with plan.store.transaction() as connection:
        connection.execute(stored.update().where(stored.c.id == round.id).values(public_seed=""))
    assert said(plan) == ["Round R1 was shown without the seed of its lot."]


@pytest.mark.parametrize("state", ["open", "closed", "draft"])
def test_a_round_that_the_room_has_not_seen_is_not_counted(plan: OpenPlan, state: str) -> None:
    round = held(plan)
    change(plan, round, channels={"paper": 1})
    assert said(plan)
    with plan.step("vote.show") as step:
        step.change(round, state=state)
    assert list(recount.findings(plan)) == []


def opened_anew(plan: OpenPlan) -> list[str]:
    """What ``check`` finds in the file: the open plan remembers what it had counted."""
    plan.close()
    return [one.said(Words("en")) for one in checking.look_over(plan.path, plan.settings)]


def rewritten(plan: OpenPlan, marks: str) -> None:
    """One ballot says something else, as valid as before, filled up to the same size."""
    stored = tables.ballot
    with plan.store.transaction() as connection:
        asked = sa.select(stored.c.key, stored.c.marks).where(urn.BALLOTS.is_paper)
        key, before = next(iter(connection.execute(asked)))
        assert before.strip() != marks
        connection.execute(
            stored.update().where(stored.c.key == key).values(marks=marks.ljust(len(before)))
        )


def test_a_ballot_with_other_marks_is_found_by_the_check_value(plan: OpenPlan) -> None:
    round = held(plan)
    told = (round.closing or {})["check_value"]
    rewritten(plan, '[["2",1]]')
    (line,) = opened_anew(plan)
    assert line.startswith("Round R1: the check value is ")
    assert line.endswith(f"and it was {told} when it was shown.")


@pytest.mark.parametrize("change", ["INSERT", "DELETE"])
def test_a_ballot_more_or_less_is_found(plan: OpenPlan, change: str) -> None:
    round = held(plan)
    with plan.store.transaction() as connection:
        lying = urn.ballots(connection, round.id)
        if change == "INSERT":
            urn.cast(connection, round.id, [urn.Cast("", lying[0].marks)])
        else:
            connection.execute(tables.ballot.delete().where(tables.ballot.c.key == lying[0].key))
    found = " ".join(opened_anew(plan))
    n = 15 if change == "INSERT" else 13
    assert f"{n} ballots, and 14 when it was closed" in found
    assert f"{n} ballots are counted, and 14 people cast one" in found
    assert "the check value is" in found


def test_a_counted_total_that_was_changed_is_found(plan: OpenPlan) -> None:
    round = held(plan)
    stored = tables.channel_total
    with plan.store.transaction() as connection:
        connection.execute(
            stored.update()
            .where(stored.c.round == round.id, stored.c.option_id != "", stored.c.total == 8)
            .values(total=9)
        )
    assert [line.split(" is ")[0] for line in opened_anew(plan)] == ["Round R1: the check value"]


def test_other_counts_of_closing_are_found(plan: OpenPlan) -> None:
    round = held(plan)
    change(plan, round, ballots=15)
    assert any("14 ballots, and 15 when it was closed" in line for line in opened_anew(plan))


def test_it_tells_no_total_of_an_option(plan: OpenPlan) -> None:
    round = held(plan)
    change(plan, round, channels={"paper": 1, "phones": 1, "tokens": 1})
    facts = [fact for _, facts in recount.findings(plan) for fact in facts]
    assert facts
    assert set(facts) <= {"name", "ballots", "people", "codes", "channel", "told", "n"}


def test_a_round_held_before_has_no_channels_to_compare(plan: OpenPlan) -> None:
    round = held(plan)
    change(plan, round, channels=None)
    assert said(plan) == []
