"""What can happen on a laptop to rounds, one act each."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from tests.storage.laptops import Now
from workshop_app.domain.rounds import AssessmentRound, Group, Option, VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import counts, urn
from workshop_app.storage.counts import PEOPLE, Count
from workshop_app.storage.urn import Cast, Rated


def _draft(now: Now) -> None:
    """Change an option or a group of a round that is a draft here."""
    drafts = now.plan.all(VoteRound, state="draft")
    if drafts:
        round = drafts[now.a % len(drafts)]
        with now.plan.step("round.change") as step:
            for option in now.plan.all(Option, round=round.id):
                if now.b % 3:
                    step.change(option, text=f"option {now.b}", short=f"o{now.b}")
                else:
                    step.remove(option)
            step.change(round, places=now.b)


def _vote(now: Now) -> None:
    """Hold a round from opening to closing, or leave it open."""
    drafts = now.plan.all(VoteRound, state="draft")
    with now.plan.step("vote.open") as step:
        if drafts and now.a % 2:
            round = drafts[now.a % len(drafts)]
        else:
            round = step.add(VoteRound(id=now.of.new_id("r"), name="R", question="?"))
            step.add(Option(id=now.of.new_id("o"), round=round.id, label="B1", text="x",
                            theme="health", position=0))  # fmt: skip
        for fixed in (*now.plan.all(Option, round=round.id), *now.plan.all(Group, round=round.id)):
            step.fix(fixed)
        step.fix(step.change(round, state="open"), "state", "closing", "held_on")
    codes = [("", f"{now.of.made}{n}") for n in range(now.b % 5 + 1)]
    with now.plan.store.transaction() as connection:
        urn.make_codes(connection, round.id, codes)
        for _, code in codes[1:]:
            urn.admit(connection, round.id, code)
            urn.cast(connection, round.id, [Cast("", (("B1", now.a),), now.of.new_id("b"))])
        if now.a % 3 == 0:
            _counted(connection, round.id, now)
    if now.b % 4:
        _close(now.plan, round.id)


def _close(plan: OpenPlan, round_id: str) -> None:
    with plan.step("vote.close") as step:
        urn.seal(step.connection, round_id)
        round = plan.one(VoteRound, round_id)
        n = urn.how_many(step.connection, round_id)
        step.change(round, state="closed", closing={"ballots": n})


def _rate(now: Now) -> None:
    with now.plan.store.transaction() as connection:
        answers = [
            Rated("p", f"c{n}", (None, 1, 5)[now.b % 3], now.of.new_id("k")) for n in range(3)
        ]
        urn.rate(connection, "e" * 32, answers)


def _counted(connection: sa.Connection, round_id: str, now: Now) -> None:
    """What was counted of a bag: people, and one option."""
    for option, total in ((PEOPLE, now.a + 1), ("B1", now.b)):
        counts.keep(connection, round_id, Count(f"bag {now.b % 2}", "", option, 1, total))


def _open(now: Now) -> VoteRound | None:
    found = now.plan.all(VoteRound, state="open")
    return found[now.a % len(found)] if found else None


def _count(now: Now) -> None:
    """Count a bag of an open round."""
    if round := _open(now):
        with now.plan.store.transaction() as connection:
            _counted(connection, round.id, now)


def _cast(now: Now) -> None:
    """One more ballot in an open round."""
    if round := _open(now):
        with now.plan.store.transaction() as connection:
            urn.cast(connection, round.id, [Cast("", (("B1", now.b),), now.of.new_id("b"))])


def _end(now: Now) -> None:
    """Close a round that was left open; a copy of the file may do so too, otherwise."""
    if round := _open(now):
        _close(now.plan, round.id)


def _show(now: Now) -> None:
    """Show a closed round to the room, where no copy has or will have other ballots of it: what was
    shown takes no more, whoever comes later (``test_merge_rounds``)."""
    closed = [one for one in now.plan.all(VoteRound, state="closed") if _whole(now, one.id)]
    if closed:
        with now.plan.step("vote.show") as step:
            step.change(closed[now.a % len(closed)], state="shown")


def _whole(now: Now, round_id: str) -> bool:
    """Whether every copy that has the round has closed it with the same votes."""
    votes = []
    for plan in now.of.plans:
        found = plan.find(VoteRound, round_id)
        if found is not None and found.state not in ("closed", "shown"):
            return False
        if found is not None:
            with plan.store.reading() as connection:
                votes.append(
                    (urn.ballots(connection, round_id), counts.counts(connection, round_id))
                )
    return all(one == votes[0] for one in votes)


def _judge(now: Now) -> None:
    """Officials answer a round of theirs, which is then closed or not."""
    with now.plan.step("plan.change") as step:
        there = now.plan.all(AssessmentRound, state="open")
        round = there[0] if there else step.add(AssessmentRound(id=now.of.new_id("j"), number=1))
        answers = [Rated("p0", "cost", now.a % 5 + 1, now.of.new_id("k"))]
        urn.rate(step.connection, round.id, answers)
        if now.b % 2:
            step.change(round, state="closed")


ACTS: dict[str, Callable[[Now], None]] = {
    "draft": _draft,
    "vote": _vote,
    "cast": _cast,
    "count": _count,
    "end": _end,
    "show": _show,
    "rate": _rate,
    "judge": _judge,
}
