"""All rules side by side."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.voting.rounds import ballots_of, rules_of, sample, simple
from workshop_app.domain.voting.ballots import Ballot, RoundGroup
from workshop_app.domain.voting.comparison import comparison, left_out_by_group
from workshop_app.domain.voting.count import RoundResult, count_round
from workshop_app.domain.voting.rules import RULES


def counted(nth: int, rule: str) -> RoundResult:
    raw = sample("ballots")["rounds"][nth]
    return count_round(replace(rules_of(raw), rule=rule), ballots_of(raw))


def test_rules_by_places_stand_side_by_side_and_the_deciding_one_is_marked() -> None:
    result = counted(0, "groups")
    found = comparison(result)
    assert [(one.key, one.deciding) for one in found.rules] == [("most", False), ("groups", True)]
    most = found.rules[0]
    assert most.places == {one.label: one.rank for one in result.totals}
    assert result.most_first
    assert most.selected == result.most_first.selected
    assert found.missing == {
        "greedy": RULES["greedy"].because, "equal-shares": RULES["equal-shares"].because,
    }  # fmt: skip


def test_with_a_budget_a_place_is_how_soon_an_option_was_bought() -> None:
    found = comparison(counted(1, "equal-shares"))
    greedy, shares = found.rules
    assert (greedy.key, shares.key, shares.deciding) == ("greedy", "equal-shares", True)
    assert [shares.places[label] for label in shares.selected] == list(range(1, 10))
    assert all(
        shares.places[label] is None for label in found.options if label not in shares.selected
    )
    assert set(found.disputed) == set(greedy.selected) ^ set(shares.selected)
    assert shares.spent is not None


def test_how_many_got_at_least_one_of_their_choices() -> None:
    ballots = [Ballot(str(n), None, (("1", 1),)) for n in range(6)]
    ballots += [Ballot("x", None, (("2", 1), ("1", 1))), Ballot("y", None, (("3", 1),))]
    ballots += [Ballot("z", None, ())]
    found = comparison(count_round(simple("approval", places=1), ballots)).rules[0]
    assert (found.selected, found.with_something, found.with_nothing) == (("1",), 7, 1)


def test_a_tie_that_the_room_still_has_to_settle_is_marked() -> None:
    ballots = [Ballot(str(n), None, ((str(1 + n % 3), 1),)) for n in range(6)]
    rules = simple("approval", tie_rule="second_round")
    assert comparison(count_round(rules, ballots)).rules[0].tied == ("1", "2", "3")
    assert comparison(count_round(simple("approval"), ballots)).rules[0].tied == ()


def test_a_round_without_result_has_no_rules() -> None:
    found = comparison(count_round(simple(), []))
    assert (found.rules, found.missing, found.disputed) == ((), {}, ())


def test_what_each_group_wanted_first_and_does_not_get() -> None:
    groups = (RoundGroup(id="a", admitted=9), RoundGroup(id="b", admitted=9))
    ballots = [
        Ballot(f"{group}{n}", group, tuple((label, 1) for label in liked[: 1 + n % 2]))
        for group, size, liked in (("a", 8, "12"), ("b", 6, "31"))
        for n in range(size)
    ]
    result = count_round(simple("approval", groups=groups), ballots)
    assert result.most_first
    assert result.most_first.selected == ("1", "3")
    assert left_out_by_group(result) == {"a": ("2",)}
    assert left_out_by_group(count_round(simple("approval"), ballots)) == {}
