"""A round from draft to shown result: what is fixed stays fixed, and nothing is told early."""

from __future__ import annotations

import pytest

from tests.casting import cast_many
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.services import paper, proposals, results, rounds, votes
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.storage.record import Step
from workshop_app.text import KnownError


@pytest.fixture
def ready(plan: OpenPlan) -> VoteRound:
    """A draft over three proposals that lacks nothing."""
    made = [proposals.capture(plan, f"Propuesta {n}", theme="health") for n in "abc"]
    round = rounds.draft(plan, "¿Qué es lo primero?", places=1, people=12, public_seed="mango 7")
    rounds.choose_options(plan, round, [p.id for p in made])
    return round


def ballot(*numbers: str) -> tuple[tuple[str, int], ...]:
    return tuple((number, numbers.count(number)) for number in sorted(set(numbers)))


def held(plan: OpenPlan, round: VoteRound, papers: list[tuple[str, ...]]) -> VoteRound:
    round = votes.open_round(plan, round)
    for numbers in papers:
        paper.type_in(plan, round, ballot(*numbers))
    return votes.close_round(plan, round)


def test_a_round_goes_from_draft_to_result(plan: OpenPlan, ready: VoteRound) -> None:
    papers = [("1", "1", "2", "2", "3")] * 3 + [("2", "2", "3")] * 4
    round = votes.show_result(plan, held(plan, ready, papers))
    counted = results.result(plan, round)
    assert [(t.label, t.total) for t in counted.totals] == [("1", 6), ("2", 14), ("3", 7)]
    assert counted.decided is not None
    assert counted.decided.selected == ("2",)


def test_nothing_is_counted_before_it_is_shown(plan: OpenPlan, ready: VoteRound) -> None:
    round = votes.open_round(plan, ready)
    paper.type_in(plan, round, ballot("1"))
    for state in ("open", "closed"):
        with pytest.raises(KnownError, match="has not been shown"):
            results.result(plan, round)
        assert plan.one(VoteRound, round.id).state == state
        if state == "open":
            round = votes.close_round(plan, round)


def test_an_invalid_ballot_is_refused_with_its_reason(plan: OpenPlan, ready: VoteRound) -> None:
    round = votes.open_round(plan, ready)
    with pytest.raises(KnownError, match="too much to one option"):
        paper.type_in(plan, round, ballot("1", "1", "1"))
    with pytest.raises(KnownError, match="not in this round"):
        paper.type_in(plan, round, ballot("99"))
    with pytest.raises(KnownError, match="more than one person may"):
        paper.type_in(plan, round, ballot("1", "1", "2", "2", "3", "3"))
    assert votes.ballots_in(plan, round) == 0
    paper.type_in(plan, round, ballot("99"), void=True)
    assert votes.ballots_in(plan, round) == 1


def test_a_void_ballot_counts_as_cast_and_nowhere_else(plan: OpenPlan, ready: VoteRound) -> None:
    round = votes.open_round(plan, ready)
    for _ in range(5):
        paper.type_in(plan, round, ballot("1"))
    paper.type_in(plan, round, ballot("99"), void=True)
    counted = results.result(plan, votes.show_result(plan, votes.close_round(plan, round)))
    assert (counted.cast, counted.valid) == (6, 5)


def test_fewer_than_five_ballots_give_no_result(plan: OpenPlan, ready: VoteRound) -> None:
    round = votes.show_result(plan, held(plan, ready, [("1",)] * 4))
    counted = results.result(plan, round)
    assert not counted.shown
    assert counted.totals == ()


def test_options_stay_as_they_stood_at_opening(plan: OpenPlan, ready: VoteRound) -> None:
    first, second, _ = proposals.on_the_board(plan)
    proposals.edit(plan, first, text="Propuesta a, mejor dicha")
    round = votes.open_round(plan, ready)
    proposals.edit(plan, plan.one(type(first), first.id), text="Otra cosa")
    proposals.join_into_cluster(plan, [plan.one(type(first), first.id), second])
    kept = rounds.options(plan, round)
    assert [option.text for option in kept] == [
        "Propuesta a, mejor dicha",
        "Propuesta b",
        "Propuesta c",
    ]
    assert [len(option.members) for option in kept] == [1, 1, 1]


def test_an_open_round_is_not_changed_any_more(plan: OpenPlan, ready: VoteRound) -> None:
    round = votes.open_round(plan, ready)
    option = plan.all(Option, round=round.id)[0]
    for act in (
        lambda: rounds.change_round(plan, round, places=3),
        lambda: rounds.choose_options(plan, round, []),
        lambda: rounds.set_groups(plan, round, "tables", [("Mesa 1", 9)]),
        lambda: rounds.say_option(plan, option, short="Luz"),
        lambda: rounds.remove_round(plan, round),
        lambda: votes.open_round(plan, round),
    ):
        with pytest.raises(KnownError, match="stays fixed"):
            act()


def test_a_closed_round_stays_closed_and_undo_stops_there(plan: OpenPlan, ready: VoteRound) -> None:
    round = held(plan, ready, [("1",)] * 5)
    with pytest.raises(KnownError, match="not open"):
        votes.vote(plan, round, ballot("1"))
    with pytest.raises(KnownError, match="not open"):
        cast_many(plan, round, [])
    with pytest.raises(KnownError, match="Undo stops here"):
        plan.undo()


def test_a_small_group_keeps_a_round_from_opening(plan: OpenPlan, ready: VoteRound) -> None:
    rounds.set_groups(plan, ready, "tables", [("Mesa 1", 8), ("Mesa 2", 4)])
    with pytest.raises(KnownError, match="Mesa 2 cannot reach five"):
        votes.open_round(plan, plan.one(VoteRound, ready.id))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"places": None}, "places"),
        ({"per_person": 0}, "at least one mark"),
        ({"public_seed": ""}, "seed"),
        ({"people": 0}, "present"),
        ({"rule": "greedy"}, "money"),
        ({"rule": "louder"}, "rule that decides"),
        ({"tie_rule": ""}, "tie is settled"),
    ],
)
def test_what_is_not_fixed_keeps_a_round_from_opening(
    plan: OpenPlan, ready: VoteRound, change: dict, why: str
) -> None:
    round = rounds.change_round(plan, ready, **change)
    with pytest.raises(KnownError, match=why):
        votes.open_round(plan, round)
    assert plan.one(VoteRound, ready.id).state == "draft"


def test_the_record_holds_no_entry_between_opening_and_closing(
    plan: OpenPlan, ready: VoteRound
) -> None:
    round = votes.open_round(plan, ready)
    seen = plan.record.seen()
    for _ in range(10):
        paper.type_in(plan, round, ballot("1"))
    assert plan.record.seen() == seen


def test_the_paper_typed_last_can_be_typed_again(plan: OpenPlan, ready: VoteRound) -> None:
    round = votes.open_round(plan, ready)
    paper.type_in(plan, round, ballot("1"))
    paper.type_in(plan, round, ballot("2"))
    taken = paper.take_back(plan, round)
    assert taken is not None
    assert taken.marks == (("2", 1),)
    assert votes.ballots_in(plan, round) == 1


def test_typed_paper_survives_a_restart(plan: OpenPlan, ready: VoteRound) -> None:
    round = votes.open_round(plan, ready)
    paper.type_in(plan, round, ballot("1"))
    plan.close()
    again = open_file(plan.path, plan.settings)
    assert votes.ballots_in(again, round) == 1
    again.close()


def test_an_open_tie_leads_to_a_second_round(plan: OpenPlan, ready: VoteRound) -> None:
    round = rounds.change_round(plan, ready, tie_rule="second_round")
    round = votes.show_result(plan, held(plan, round, [("1",)] * 3 + [("2",)] * 3))
    again = results.second_round(plan, round)
    assert [option.label for option in rounds.options(plan, again)] == ["1", "2"]
    assert (again.name, again.places, again.state) == ("R2", 1, "draft")


def test_a_ballot_that_its_facilitator_calls_void_never_counts(
    plan: OpenPlan, ready: VoteRound
) -> None:
    round = votes.open_round(plan, ready)
    for _ in range(5):
        paper.type_in(plan, round, ballot("1"))
    paper.type_in(plan, round, ballot("2"), void=True)
    paper.type_in(plan, round, (), void=True)
    counted = results.result(plan, votes.show_result(plan, votes.close_round(plan, round)))
    assert (counted.cast, counted.valid, counted.blank) == (7, 5, 0)
    assert [one.total for one in counted.totals] == [5, 0, 0]


def test_an_option_gets_a_short_text_and_a_sign_from_its_words(plan: OpenPlan) -> None:
    said = proposals.capture(
        plan, "Alumbrado LED en las escaleras y los callejones oscuros", theme="public_space"
    )
    round = rounds.draft(plan, "¿Qué es lo primero?")
    (option,) = rounds.choose_options(plan, round, [said.id])
    assert (option.short, option.pictogram) == ("Alumbrado LED en las escaleras", "lightbulb")


def test_what_is_said_of_an_option_stays_with_its_proposal(
    plan: OpenPlan, ready: VoteRound
) -> None:
    option = rounds.options(plan, ready)[0]
    rounds.say_option(plan, option, short="Puesto de salud", pictogram="first-aid-kit")
    again = rounds.draft(plan, "¿Y ahora?")
    (kept,) = rounds.choose_options(plan, again, [str(option.proposal)])
    assert (kept.short, kept.pictogram) == ("Puesto de salud", "first-aid-kit")


def test_a_short_text_has_six_words_at_most(plan: OpenPlan, ready: VoteRound) -> None:
    option = rounds.options(plan, ready)[0]
    with pytest.raises(KnownError, match="six words"):
        rounds.say_option(plan, option, short="uno dos tres cuatro cinco seis siete")
    assert rounds.options(plan, ready)[0].short == option.short


def test_a_group_that_is_not_of_the_round_is_refused(plan: OpenPlan, ready: VoteRound) -> None:
    round = votes.open_round(plan, ready)
    with pytest.raises(KnownError, match="not of the round"):
        paper.type_in(plan, round, ballot("1"), group="zzz")
    assert votes.ballots_in(plan, round) == 0


def test_a_round_that_is_not_open_cannot_be_closed(plan: OpenPlan, ready: VoteRound) -> None:
    with pytest.raises(KnownError, match="Only an open round"):
        votes.close_round(plan, ready)


def test_a_result_that_could_not_be_kept_is_counted_anew(
    plan: OpenPlan, ready: VoteRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = held(plan, ready, [("1",)] * 5)

    def full(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as disk:
        disk.setattr(Step, "flush", full)
        with pytest.raises(OSError, match="no space"):
            votes.show_result(plan, closed)
    assert plan.one(VoteRound, closed.id).state == "closed"
    for _ in range(5):
        paper.type_in(plan, closed, ballot("2"))
    counted = results.result(plan, votes.show_result(plan, paper.add_late_batch(plan, closed)))
    assert [one.total for one in counted.totals] == [5, 5, 0]
