"""The urn: nobody can tell from the file whose ballot it is or when it came."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from itertools import chain, pairwise
from pathlib import Path

import pytest
import sqlalchemy as sa

from workshop_app.domain.entity import new_id
from workshop_app.domain.history import Clock
from workshop_app.domain.paper_pile import NO_SHEET, Sheet
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage import planfile, sheets, tables, urn
from workshop_app.storage.planfile import PlanFile
from workshop_app.storage.record import Record
from workshop_app.storage.urn import Cast, Rated
from workshop_app.text import KnownError

ROUND = "a0" * 16
GROUPS = tuple(f"{n:032x}" for n in range(1, 5))
CHANNELS = ("laptop", "phones")
LABELS = tuple(f"B{n}" for n in range(1, 19))


@pytest.fixture
def store(plan: OpenPlan) -> PlanFile:
    """The file of a plan in which a round is open."""
    opened(plan)
    return plan.store


def opened(plan: OpenPlan) -> None:
    with plan.step("round.draft") as step:
        round = step.add(VoteRound(id=ROUND, name="R1", question="¿Qué primero?"))
        for at, label in enumerate(LABELS):
            step.add(Option(id=new_id(), round=ROUND, label=label, text="x", theme="health",
                            position=at))  # fmt: skip
    with plan.step("vote.open") as step:
        step.change(round, state="open")
        urn.set_up_turnout(step.connection, ROUND, CHANNELS)


def some_ballots(n: int, seed: int) -> list[Cast]:
    """Ballots of very different lengths, of several groups, with random keys."""
    random_ = random.Random(seed)
    ballots = []
    for at in range(n):
        chosen = sorted(random_.sample(LABELS, random_.randint(0, 7)))
        marks = tuple((label, random_.choice((1, 2, 15, 100))) for label in chosen)
        ballots.append(Cast(GROUPS[at % 4], marks, f"{random_.getrandbits(128):032x}"))
    return ballots


def some_codes(n: int, seed: int) -> list[str]:
    random_ = random.Random(seed)
    return [str(number) for number in random_.sample(range(10_000_000, 100_000_000), n)]


@pytest.fixture
def voted(make_plan: Callable[..., OpenPlan]) -> Callable[..., bytes]:
    """The bytes of a closed file after people voted in this order, with these codes."""
    first = make_plan("first")
    opened(first)
    first.close()
    printed: dict[tuple[str, ...], Path] = {}

    def bytes_after(
        votes: Sequence[tuple[str, Cast]], at_once: Sequence[int] = (), *, close: bool = True
    ) -> bytes:
        codes = tuple(sorted(code for code, _ in votes))
        path = first.path.with_name("voted.convite")
        if codes not in printed:
            printed[codes] = _printed(first.path, codes, f"printed{len(printed)}")
        shutil.copyfile(printed[codes], path)
        file = planfile.open_plan(path)
        done = 0
        for many in at_once or [1] * len(votes):
            with file.transaction() as connection:
                now = votes[done : done + many]
                for code, _ in now:
                    urn.admit(connection, ROUND, code)
                    urn.came(connection, ROUND, CHANNELS[int(code) % 2], 1)
                urn.cast(connection, ROUND, [ballot for _, ballot in now])
            done += many
        if close:
            with file.transaction() as connection:
                urn.seal(connection, ROUND)
        file.close()
        return path.read_bytes()

    return bytes_after


def _printed(plan: Path, codes: Sequence[str], name: str) -> Path:
    """A copy of the plan in which codes were made, a third of them for people who stayed away."""
    path = Path(shutil.copyfile(plan, plan.with_name(f"{name}.convite")))
    file = planfile.open_plan(path)
    others = some_codes(len(codes) // 2, 99)
    with file.transaction() as connection:
        every = sorted({*codes, *others})
        urn.make_codes(connection, ROUND, [(GROUPS[at % 4], c) for at, c in enumerate(every)])
    file.close()
    return path


# -- byte for byte --------------------------------------------------------------------------------
@pytest.mark.parametrize("n", [24, 70, 300])
@pytest.mark.parametrize("close", [True, False])
def test_other_codes_with_other_votes_in_another_order_give_the_same_file(
    voted: Callable[..., bytes], n: int, close: bool
) -> None:
    """Several pages of ballots, codes and groups: not one byte tells the order or who."""
    codes, ballots = some_codes(n, 1), some_ballots(n, 2)
    this = voted(list(zip(codes, ballots, strict=True)), close=close)
    random.Random(3).shuffle(codes)
    random.Random(4).shuffle(ballots)
    other = voted(list(zip(codes, ballots, strict=True)), close=close)
    assert this == other
    assert len(this) > 4096 * 110


def test_how_many_came_at_once_is_not_told_either(voted: Callable[..., bytes]) -> None:
    """Phones are written in batches. Only the header's count of how often the file grew differs."""
    votes = list(zip(some_codes(260, 1), some_ballots(260, 2), strict=True))
    batches = [3] * 20 + [100, 100]
    this = voted(votes, batches)
    other = voted(votes[::-1], batches[::-1])
    assert this[100:] == other[100:]
    assert {at for at in range(100) if this[at] != other[at]} <= {*range(24, 28), *range(92, 96)}


def test_what_is_written_between_two_votes_does_not_tell_how_many_had_come(
    make_plan: Callable[..., OpenPlan],
) -> None:
    first = make_plan("first")
    opened(first)
    first.close()
    files = []
    for after in (3, 17, 29):
        path = Path(shutil.copyfile(first.path, first.path.with_name("between.convite")))
        file = planfile.open_plan(path)
        record = Record(file, "1a" * 8, Clock("", lambda: 4e9, "00000000"))
        for at, ballot in enumerate(some_ballots(30, 3)):
            with file.transaction() as connection:
                urn.cast(connection, ROUND, [ballot])
            if at == after:
                with record.step("proposal.capture") as step:
                    step.add(Proposal(id="p", letter="", count=1, text="x" * 9000, theme="health"))
        file.close()
        files.append(path.read_bytes())
    assert files[0] == files[1] == files[2]


def test_the_byte_test_can_fail(voted: Callable[..., bytes]) -> None:
    votes = list(zip(some_codes(24, 1), some_ballots(24, 2), strict=True))
    changed = [(votes[0][0], Cast(GROUPS[0], (("B1", 3),), votes[0][1].key)), *votes[1:]]
    assert voted(votes) != voted(changed)


def test_places_follow_keys_and_keys_follow_nothing(store: PlanFile) -> None:
    """Neither keys, nor row numbers, nor the places in the file rank with the order of casting."""
    cast: list[str] = []
    for ballot in (Cast("", (("B1", 1),)) for _ in range(60)):
        before = set(keys_by_row(store))
        with store.transaction() as connection:
            urn.cast(connection, ROUND, [ballot])
        cast += set(keys_by_row(store)) - before
    rows = keys_by_row(store)
    path = store.path
    store.close()
    whole = path.read_bytes()
    assert rows == sorted(cast)
    assert all(whole.count(key.encode()) == 1 for key in cast)
    for order in (rows, sorted(cast, key=lambda key: whole.index(key.encode()))):
        steps = [abs(order.index(one) - order.index(two)) for one, two in pairwise(cast)]
        assert 10 < sum(steps) / len(steps) < 30  # 60 shuffled papers: 20 apart on average


def keys_by_row(store: PlanFile) -> list[str]:
    with store.reading() as connection:
        found = sa.select(tables.ballot.c.key).where(urn.BALLOTS.is_paper)
        return list(connection.execute(found.order_by(tables.ballot.c.place)).scalars())


def test_a_ballot_holds_round_group_marks_and_a_random_key_only(store: PlanFile) -> None:
    assert set(tables.ballot.c.keys()) == {"place", "round", "key", "group_id", "marks"}
    with store.transaction() as connection:
        urn.cast(connection, ROUND, [Cast(GROUPS[0], (("B2", 1), ("B1", 2)))])
        urn.cast(connection, ROUND, [Cast(GROUPS[0], (("B2", 1), ("B1", 2)))])
        one, two = urn.ballots(connection, ROUND)
    assert one.marks == two.marks == (("B1", 2), ("B2", 1))
    assert len(one.key) == 32
    assert one.key != two.key


def test_officials_answers_lie_as_secretly_as_ballots(
    make_plan: Callable[..., OpenPlan], tmp_path: Path
) -> None:
    """The byte test for ratings (P-42): officials in another order give the same file."""
    first = make_plan("first")
    first.close()
    random_ = random.Random(5)
    officials = [
        [
            Rated(f"{proposal:032x}", criterion, random_.choice((None, 1, 2, 3, 4, 5)),
                  f"{random_.getrandbits(128):032x}")
            for proposal in random_.sample(range(12), 5)
            for criterion in ("legal", "budget", "upkeep_afterwards")
        ]
        for _ in range(14)
    ]  # fmt: skip
    files = []
    for order in (officials, officials[::-1]):
        path = Path(shutil.copyfile(first.path, tmp_path / "rated.convite"))
        file = planfile.open_plan(path)
        for answers in order:
            with file.transaction() as connection:
                urn.rate(connection, "e" * 32, random_.sample(answers, len(answers)))
        with file.reading() as connection:
            kept = urn.ratings(connection, "e" * 32)
        file.close()
        assert sorted(kept, key=lambda r: r.key) == sorted(chain(*officials), key=lambda r: r.key)
        files.append(path.read_bytes())
    assert files[0] == files[1]
    assert set(tables.rating.c.keys()) == {
        "place", "assessment", "key", "proposal", "criterion", "score"
    }  # fmt: skip


# -- the record -----------------------------------------------------------------------------------
def test_nothing_of_voting_is_in_the_record(plan: OpenPlan, store: PlanFile) -> None:
    def record() -> list[int]:
        with store.reading() as connection:
            return [connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
                    for table in (tables.step, tables.change)]  # fmt: skip

    with store.transaction() as connection:
        urn.make_codes(connection, ROUND, [("", code) for code in some_codes(10, 1)])
    before = record()
    for code, ballot in zip(some_codes(10, 1), some_ballots(10, 2), strict=True):
        with store.transaction() as connection:
            urn.admit(connection, ROUND, code)
            urn.cast(connection, ROUND, [ballot])
            sheets.lay(connection, ROUND, Sheet("", ballot.marks))
    assert record() == before
    with pytest.raises(KnownError, match="Undo stops here"):
        plan.undo()


# -- codes ----------------------------------------------------------------------------------------
def test_a_code_admits_once(store: PlanFile) -> None:
    with store.transaction() as connection:
        urn.make_codes(connection, ROUND, [(GROUPS[0], "11112222"), (GROUPS[1], "33334444")])
        assert urn.admit(connection, ROUND, "33334444") == GROUPS[1]
        assert urn.codes_used(connection, ROUND) == 1
    for code, sentence in (("33334444", "used already"), ("99998888", "not of this round")):
        with store.reading() as connection, pytest.raises(KnownError, match=sentence):
            urn.admit(connection, ROUND, code)
    with store.reading() as connection, pytest.raises(KnownError, match="not of this round"):
        urn.admit(connection, "b0" * 16, "11112222")


def test_admitting_and_casting_stand_together_or_not_at_all(store: PlanFile) -> None:
    with store.transaction() as connection:
        urn.make_codes(connection, ROUND, [("", "11112222")])
    with pytest.raises(KnownError):
        _twice(store, "11112222")
    with store.reading() as connection:
        assert urn.codes_used(connection, ROUND) == 0
        assert urn.how_many(connection, ROUND) == 0


def _twice(store: PlanFile, code: str) -> None:
    with store.transaction() as connection:
        for _ in range(2):
            urn.admit(connection, ROUND, code)
            urn.cast(connection, ROUND, [Cast("", (("B1", 1),))])


def test_more_codes_can_be_made_for_who_comes_late(store: PlanFile) -> None:
    for code in ("11112222", "33334444"):
        with store.transaction() as connection:
            urn.make_codes(connection, ROUND, [("", code)])
    with store.transaction() as connection:
        assert urn.admit(connection, ROUND, "11112222") == ""
        assert urn.admit(connection, ROUND, "33334444") == ""


def test_codes_and_their_key_are_in_no_byte_after_closing(store: PlanFile) -> None:
    codes = some_codes(30, 1)
    with store.transaction() as connection:
        urn.make_codes(connection, ROUND, [("", code) for code in codes])
        secret = str(connection.scalar(sa.select(tables.secret.c.value)))
    whole = store.path.read_bytes()
    assert secret.encode() in whole
    assert not any(code.encode() in whole for code in codes)
    for code in codes[:20]:
        with store.transaction() as connection:
            urn.admit(connection, ROUND, code)
            urn.cast(connection, ROUND, [Cast("", (("B1", 1),))])
    with store.transaction() as connection:
        urn.seal(connection, ROUND)
    everything = b"".join(one.read_bytes() for one in store.path.parent.iterdir() if one.is_file())
    assert secret.encode() not in everything
    assert not any(code.encode() in everything for code in codes)
    with store.reading() as connection:
        assert urn.codes_used(connection, ROUND) == 20
        with pytest.raises(KnownError, match="not of this round"):
            urn.admit(connection, ROUND, codes[25])


# -- paper ----------------------------------------------------------------------------------------
def test_a_batch_of_paper_lies_by_reading_and_place(store: PlanFile) -> None:
    typed = [Sheet(one.group, one.marks) for one in some_ballots(40, 6)]
    with store.transaction() as connection:
        for at, sheet in enumerate(typed):
            assert sheets.lay(connection, ROUND, sheet) == at + 1
        assert sheets.take_last(connection, ROUND) == typed[-1]
        assert sheets.how_many(connection, ROUND) == 39
        sheets.lay(connection, ROUND, typed[-1])
        sheets.lay(connection, ROUND, typed[0], 2)
        sheets.lay(connection, ROUND, typed[1], 3, 17)
    with store.transaction() as connection:
        found = sheets.all_of(connection, ROUND)
        assert list(found[1].values()) == typed
        assert (found[2], found[3]) == ({1: typed[0]}, {17: typed[1]})
        sheets.forget(connection, ROUND)
        assert sheets.all_of(connection, ROUND) == {}


def test_a_sheet_taken_back_takes_what_was_said_of_it_later(store: PlanFile) -> None:
    sheet = Sheet("", (("B1", 1),))
    with store.transaction() as connection:
        assert sheets.take_last(connection, ROUND) is None
        for reading in (1, 2):
            sheets.lay(connection, ROUND, sheet, reading)
        sheets.lay(connection, ROUND, sheet, 3, 1)
        sheets.take_last(connection, ROUND, 2)
        assert sheets.all_of(connection, ROUND) == {1: {1: sheet}}


def test_a_place_found_empty_is_no_sheet(store: PlanFile) -> None:
    with store.transaction() as connection:
        for reading in (1, 2):
            sheets.lay(connection, ROUND, Sheet("", (("B1", 1),)), reading)
        sheets.lay(connection, ROUND, Sheet("", (("B2", 1),)), 2)
        assert sheets.how_many(connection, ROUND) == 2
        sheets.lay(connection, ROUND, Sheet("", NO_SHEET), 3, 2)
        assert sheets.how_many(connection, ROUND) == 1


def test_the_order_in_which_paper_was_typed_is_in_no_byte(
    make_plan: Callable[..., OpenPlan], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both entries and a look at some of them again: the file is the same for any order."""
    first = make_plan("first")
    opened(first)
    first.close()
    typed, files = some_ballots(150, 7), []
    for order in (typed, typed[::-1]):
        path = Path(shutil.copyfile(first.path, first.path.with_name("typed.convite")))
        file = planfile.open_plan(path)
        for reading in (1, 2):
            for ballot in order:
                with file.transaction() as connection:
                    sheets.lay(connection, ROUND, Sheet(ballot.group, ballot.marks), reading)
        for place in (7, 93, 140):
            with file.transaction() as connection:
                sheets.lay(connection, ROUND, Sheet("", order[place - 1].marks), 3, place)
        keys = iter([ballot.key for ballot in order])
        monkeypatch.setattr(urn, "new_key", lambda keys=keys: next(keys))
        with file.transaction() as connection:
            pile = sheets.all_of(connection, ROUND)[1].values()
            sheets.forget(connection, ROUND)
            urn.cast(connection, ROUND, [Cast(one.group, one.marks) for one in pile])
        file.close()
        files.append(path.read_bytes())
    assert files[0] == files[1]


# -- several rounds -------------------------------------------------------------------------------
def test_rounds_do_not_touch_each_other(store: PlanFile) -> None:
    other = "b1" * 16
    ballots = some_ballots(90, 8)
    with store.transaction() as connection:
        for at, ballot in enumerate(ballots):
            urn.cast(connection, ROUND if at % 3 else other, [ballot])
    with store.reading() as connection:
        assert urn.how_many(connection, other) == 30
        found = urn.ballots(connection, ROUND) + urn.ballots(connection, other)
    assert sorted(found, key=lambda b: b.key) == sorted(ballots, key=lambda b: b.key)


def test_a_ballot_larger_than_any_that_is_valid_is_kept_too(store: PlanFile) -> None:
    """A spoilt paper with marks for options that the round does not have."""
    spoilt = Cast("", tuple((f"Z{n:03}", 9) for n in range(200)), "f" * 32)
    some = some_ballots(40, 9)
    with store.transaction() as connection:
        urn.cast(connection, ROUND, some[:20])
        urn.cast(connection, ROUND, [spoilt])
        urn.cast(connection, ROUND, some[20:])
        found = urn.ballots(connection, ROUND)
    assert found == sorted([*some, spoilt], key=lambda b: b.key)


def test_a_ballot_that_comes_twice_is_one(store: PlanFile) -> None:
    some = some_ballots(10, 9)
    with store.transaction() as connection:
        urn.union(connection, ROUND, some)
        urn.union(connection, ROUND, some[:5])
        assert urn.how_many(connection, ROUND) == 10
