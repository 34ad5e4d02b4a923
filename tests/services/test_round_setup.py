"""What is fixed of a round before it opens: numbers, channels, facts for the room, lists split."""

from __future__ import annotations

import pytest

from workshop_app.domain.rounds import Group, Option, VoteRound
from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.domain.voting.methods import METHODS
from workshop_app.services import (
    ballot_view,
    paper,
    proposals,
    results,
    round_facts,
    round_limits,
    round_themes,
    rounds,
    votes,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words

ES, EN = Words("es"), Words("en")
NAMES = {"housing": "Vivienda", "health": "Salud", "education": "Educación", "economy": "Economía",
         "public_space": "Espacio público"}  # fmt: skip


@pytest.fixture
def draft(plan: OpenPlan) -> VoteRound:
    """A draft over three proposals, ready to open."""
    for text in ("Luz en el parque", "Puesto de salud", "Biblioteca los sábados"):
        proposals.capture(plan, text, theme="health")
    made = rounds.draft(plan, "¿Qué es lo primero?", people=12, places=1, public_seed="mango 7")
    rounds.choose_options(plan, made, [one.id for one in proposals.on_the_board(plan)])
    return plan.one(VoteRound, made.id)


def of_themes(plan: OpenPlan, **counts: int) -> VoteRound:
    """A draft over so many proposals of each theme."""
    for theme, count in counts.items():
        for n in range(count):
            proposals.capture(plan, f"{NAMES[theme]} número {n}", theme=theme)
    made = rounds.draft(plan, "¿Qué es lo primero?", people=12, places=5, public_seed="mango 7",
                        channels=("paper", "tokens"))  # fmt: skip
    rounds.choose_options(plan, made, [one.id for one in proposals.on_the_board(plan)])
    return plan.one(VoteRound, made.id)


# -- numbers --------------------------------------------------------------------------------------
def test_every_method_has_its_numbers_and_its_usual_ones_lie_within() -> None:
    assert round_limits.METHOD_LIMITS.keys() == METHODS.keys()
    for key, limits in round_limits.METHOD_LIMITS.items():
        assert limits, f"{key} has nothing to set"
        for limit in limits:
            assert limit.holds(getattr(METHODS[key], limit.field)), (key, limit.field)


@pytest.mark.parametrize(
    ("method", "field", "value"),
    [
        ("dots", "per_person", -1),
        ("dots", "per_person", 31),
        ("dots", "max_per_option", 0),
        ("dots", "max_per_option", None),
        ("approval", "max_approvals", 0),
        ("points", "per_person", 5),
        ("points", "per_person", 100_000),
        ("score", "max_per_option", 1),
        ("score", "max_per_option", 99),
        ("dots", "people", -3),
        ("dots", "people", 1_000_000),
        ("dots", "places", 0),
        ("dots", "budget", -1),
        ("dots", "places", True),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_its_bounds_and_changes_nothing(
    plan: OpenPlan, draft: VoteRound, method: str, field: str, value: int | None
) -> None:
    before = rounds.take_method(plan, draft, method)
    with pytest.raises(KnownError, match="Nothing was changed") as refused:
        rounds.change_round(plan, before, **{field: value})
    assert plan.one(VoteRound, draft.id) == before
    assert "{" not in refused.value.told(ES), "the sentence is whole in Spanish"


def test_marks_on_one_option_never_exceed_what_a_person_has(
    plan: OpenPlan, draft: VoteRound
) -> None:
    assert round_limits.in_step(draft, "per_person", 1) == {"per_person": 1, "max_per_option": 1}
    assert round_limits.in_step(draft, "max_per_option", 8) == {
        "max_per_option": 8, "per_person": 8,
    }  # fmt: skip
    points = rounds.take_method(plan, draft, "points")
    assert round_limits.in_step(points, "per_person", 50)["max_per_option"] == 50


def test_no_more_marks_than_the_options_take_are_told_or_opened(
    plan: OpenPlan, draft: VoteRound
) -> None:
    draft = rounds.change_round(plan, draft, per_person=7)
    two = [str(one.proposal) for one in rounds.options(plan, draft)[:2]]
    rounds.choose_options(plan, draft, two)
    told = dict(round_facts.fixed_facts(plan, EN, draft))
    assert told["Each person"].startswith("Fill 4 circles")
    assert ballot_view.read_ballots(plan, draft).round.per_person == 4
    assert votes.open_round(plan, draft).per_person == 4
    points = rounds.take_method(plan, rounds.draft(plan, "¿Qué?"), "points")
    assert round_limits.marks_that_fit(points, 2) == 100


# -- channels -------------------------------------------------------------------------------------
def test_channels_are_mixed_and_kept_in_their_order(plan: OpenPlan, draft: VoteRound) -> None:
    for key in ("phones", "tokens", "laptop"):
        draft = rounds.set_channel(plan, draft, key, True)
    assert draft.channels == ("paper", "laptop", "tokens", "phones")
    draft = rounds.set_channel(plan, draft, "paper", False)
    assert draft.channels == ("laptop", "tokens", "phones")


def test_another_method_leaves_out_what_it_cannot_be_counted_with(
    plan: OpenPlan, draft: VoteRound
) -> None:
    draft = rounds.change_round(plan, draft, channels=("paper", "tokens"))
    assert rounds.take_method(plan, draft, "approval").channels == ("paper", "tokens")
    assert rounds.take_method(plan, draft, "points").channels == ("paper",)
    only = rounds.change_round(plan, draft, channels=("tokens",))
    assert rounds.take_method(plan, only, "score").channels == ("paper",), "never without any"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"channels": ()}, "how people vote"),
        ({"channels": ("paper", "hands")}, "not with the method"),
        ({"method": "score", "channels": ("paper", "tokens")}, "not with the method"),
        (
            {"method": "approval", "rule": "equal-shares", "budget": 10, "channels": ("tokens",)},
            "needs ballots",
        ),
    ],
)
def test_ways_to_vote_that_do_not_go_together_keep_a_round_from_opening(
    plan: OpenPlan, draft: VoteRound, change: dict[str, object], why: str
) -> None:
    round = rounds.change_round(plan, draft, **change)
    with pytest.raises(KnownError, match=why):
        votes.open_round(plan, round)


def test_a_lot_may_wait_for_the_seed_that_the_room_makes_after_closing(
    plan: OpenPlan, draft: VoteRound
) -> None:
    without = rounds.change_round(plan, draft, public_seed="")
    assert rounds.obstacles(plan, without)
    later = rounds.change_round(plan, without, seed_later=True)
    assert rounds.obstacles(plan, later) == []
    assert votes.open_round(plan, later).state == "open"


# -- facts for the room ---------------------------------------------------------------------------
def test_the_room_is_told_all_that_is_fixed(plan: OpenPlan, draft: VoteRound) -> None:
    draft = rounds.change_round(plan, draft, channels=("paper", "laptop"))
    rounds.set_groups(plan, draft, "tables", [("Mesa 1", 7), ("Mesa 2", 5)])
    told = dict(round_facts.fixed_facts(plan, EN, plan.one(VoteRound, draft.id)))
    assert told == {
        "People present": "12: Mesa\xa01\xa0(7), Mesa\xa02\xa0(5)",
        "Each person": "Fill 5 circles, or fewer. At most 2 on one proposal.",
        "People vote by": "Paper ballots, Passed laptop",
        "What goes in": "1 option",
        "What decides": "Most first",
        "Tie at the last place": "Lot in view",
        "Seed of the lot": "mango 7",
    }


def test_what_is_told_follows_the_rules_of_the_round(plan: OpenPlan, draft: VoteRound) -> None:
    def told(**change: object) -> dict[str, str]:
        round = rounds.change_round(plan, draft, **change)
        return dict(round_facts.fixed_facts(plan, EN, round))

    assert "after closing" in told(seed_later=True)["Seed of the lot"]
    assert "Seed of the lot" not in told(tie_rule="second_round")
    assert "pays for" in told(rule="greedy", budget=50_000_000, places=None)["What goes in"]
    assert "What goes in" not in told(rule="greedy", budget=None), "not said yet"


@pytest.mark.parametrize("words", [ES, EN], ids=["es", "en"])
@pytest.mark.parametrize("method", list(METHODS))
def test_every_method_tells_how_to_mark(
    plan: OpenPlan, draft: VoteRound, method: str, words: Words
) -> None:
    round = rounds.take_method(plan, draft, method)
    facts = dict(round_facts.fixed_facts(plan, words, round))
    assert round_facts.how_to_mark(words, round) in facts.values()


def test_every_channel_is_told_by_its_name(plan: OpenPlan, draft: VoteRound) -> None:
    round = rounds.change_round(plan, draft, method="approval", channels=tuple(CHANNELS))
    facts = dict(round_facts.fixed_facts(plan, EN, round))
    assert facts["People vote by"] == ", ".join(row.name for row in CHANNELS.values())


# -- long lists -----------------------------------------------------------------------------------
def test_a_long_list_becomes_a_round_for_each_theme_in_one_step(plan: OpenPlan) -> None:
    long = of_themes(plan, housing=9, health=8, education=9)
    rounds.set_groups(plan, long, "tables", [("Mesa 1", 7), ("Mesa 2", 5)])
    before = plan.one(VoteRound, long.id)
    first = rounds.options(plan, long)[0]
    rounds.say_option(plan, first, short="Techo seguro", pictogram="house-line")

    made = round_themes.split(plan, before, NAMES)
    assert [one.name for one in made] == ["R1", "R2", "R3"]
    assert [len(rounds.options(plan, one)) for one in made] == [9, 9, 8]
    assert made[0].question == "¿Qué es lo primero? (Vivienda)"
    assert rounds.options(plan, made[0])[0].short == "Techo seguro", "what was said stays"
    for one in made:
        assert rounds.obstacles(plan, one) == [], "each can open"
        assert [group.admitted for group in rounds.groups_of(plan, one)] == [7, 5]
        assert (one.places, one.channels, one.public_seed) == (5, ("paper", "tokens"), "mango 7")

    plan.undo()
    assert plan.all(VoteRound) == [before]
    assert len(rounds.options(plan, before)) == 26


def test_an_option_alone_in_its_theme_goes_with_the_shortest_list(plan: OpenPlan) -> None:
    long = of_themes(plan, housing=4, health=3, economy=1)
    parts = round_themes.parts(plan, long)
    assert [[one.theme for one in part] for part in parts] == [
        ["housing"] * 4, ["health"] * 3 + ["economy"],
    ]  # fmt: skip
    made = round_themes.split(plan, long, NAMES)
    assert [one.places for one in made] == [3, 3], "somewhat fewer places than options"


def test_a_list_of_one_theme_cannot_be_split(plan: OpenPlan) -> None:
    long = of_themes(plan, housing=26, health=1)
    with pytest.raises(KnownError, match="cannot be split"):
        round_themes.split(plan, long, NAMES)
    assert plan.count(VoteRound) == 1


# -- run-offs -------------------------------------------------------------------------------------
def test_a_run_off_has_everything_of_its_round_and_can_open_at_once(
    plan: OpenPlan, draft: VoteRound
) -> None:
    draft = rounds.change_round(plan, draft, tie_rule="second_round", with_codes=True,
                                channels=("paper", "laptop", "phones"))  # fmt: skip
    rounds.set_groups(plan, draft, "tables", [("Mesa 1", 7), ("Mesa 2", 5)])
    rounds.say_option(plan, rounds.options(plan, draft)[1], short="Salud", pictogram="pill")
    round = votes.open_round(plan, plan.one(VoteRound, draft.id))
    groups = rounds.groups_of(plan, round)
    for at, label in enumerate("111222"):
        paper.type_in(plan, round, ((label, 1),), group=groups[at % 2].id)
    shown = votes.show_result(plan, votes.close_round(plan, round))

    again = results.second_round(plan, shown)
    assert (again.run_off_of, again.name, again.places) == (shown.id, "R2", 1)
    for field in ("method", "channels", "with_codes", "grouping", "question"):
        assert getattr(again, field) == getattr(shown, field)
    options = rounds.options(plan, again)
    assert [(one.label, one.position) for one in options] == [("1", 0), ("2", 1)]
    assert (options[1].short, options[1].pictogram) == ("Salud", "pill")
    found = rounds.groups_of(plan, again)
    assert [(one.name, one.admitted, one.code) for one in found] == [
        (one.name, one.admitted, one.code) for one in groups
    ]
    assert {one.id for one in found} & {one.id for one in groups} == set()
    assert rounds.obstacles(plan, again) == []
    assert votes.open_round(plan, again).state == "open"


@pytest.mark.parametrize(
    ("fixed", "given"),
    [
        ({}, ("dots", 1, 1, None)),
        ({"method": "approval", "max_approvals": 3}, ("approval", 5, 2, 1)),
        ({"method": "points", "per_person": 100, "max_per_option": 100},
         ("points", 100, 100, None)),
    ],
)  # fmt: skip
def test_in_a_run_off_each_person_has_a_mark_for_each_place(
    plan: OpenPlan, draft: VoteRound, fixed: dict[str, object], given: tuple[object, ...]
) -> None:
    draft = rounds.change_round(plan, draft, tie_rule="second_round", **fixed)
    round = votes.open_round(plan, draft)
    for label in "111222":
        paper.type_in(plan, round, ((label, 1),))
    shown = votes.show_result(plan, votes.close_round(plan, round))
    again = results.second_round(plan, shown, ES)
    assert (
        again.method, again.per_person, again.max_per_option, again.max_approvals
    ) == given  # fmt: skip
    assert again.question == f"Segunda ronda de {shown.name}: {shown.question}"
    assert rounds.obstacles(plan, again) == []


def test_a_run_off_is_taken_back_by_one_undo(plan: OpenPlan, draft: VoteRound) -> None:
    round = votes.open_round(plan, rounds.change_round(plan, draft, tie_rule="second_round"))
    for label in "111222":
        paper.type_in(plan, round, ((label, 1),))
    again = results.second_round(plan, votes.show_result(plan, votes.close_round(plan, round)))
    plan.undo()
    assert plan.find(VoteRound, again.id) is None
    assert plan.all(Option, round=again.id) == plan.all(Group, round=again.id) == []


def test_a_seed_written_before_is_gone_where_the_room_makes_it_later(
    plan: OpenPlan, draft: VoteRound
) -> None:
    opened = votes.open_round(plan, rounds.change_round(plan, draft, seed_later=True))
    assert opened.public_seed == "", "nobody knows the lot before the room makes it"
    closed = votes.close_round(plan, opened)
    with pytest.raises(KnownError, match="not made the seed"):
        votes.show_result(plan, closed)
    made = votes.make_seed(plan, closed, "7 31 104")
    assert votes.show_result(plan, made).public_seed == "7 31 104"


def test_a_lot_after_the_lower_cost_needs_a_seed_as_well(plan: OpenPlan, draft: VoteRound) -> None:
    changed = rounds.change_round(plan, draft, tie_rule="lower_cost", public_seed="")
    with pytest.raises(KnownError, match="seed"):
        votes.open_round(plan, changed)
    opened = votes.open_round(plan, rounds.change_round(plan, changed, seed_later=True))
    with pytest.raises(KnownError, match="not made the seed"):
        votes.show_result(plan, votes.close_round(plan, opened))


def test_where_no_lot_is_drawn_no_seed_is_asked_for(plan: OpenPlan, draft: VoteRound) -> None:
    changed = rounds.change_round(
        plan, draft, tie_rule="second_round", seed_later=True, public_seed=""
    )
    opened = votes.open_round(plan, changed)
    assert not opened.seed_later
    assert votes.show_result(plan, votes.close_round(plan, opened)).state == "shown"


def test_every_group_of_a_large_room_has_a_key_of_its_own(plan: OpenPlan, draft: VoteRound) -> None:
    groups = rounds.set_groups(plan, draft, "tables", [(f"Mesa {n}", 5) for n in range(60)])
    codes = [one.code for one in groups]
    assert (codes[0], codes[25], codes[26], codes[59]) == ("A", "Z", "A2", "H3")
    assert len(set(codes)) == 60
