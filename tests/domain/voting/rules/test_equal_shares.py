"""Equal shares: small cases worked out by hand, the reference, and what must hold always."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.domain.voting.rounds import ballots_of, raw_rounds, reference, rules_of, simple
from workshop_app.domain.voting.as_oracle import as_oracle
from workshop_app.domain.voting.ballots import Ballot, RoundOption
from workshop_app.domain.voting.count import count_round
from workshop_app.domain.voting.rules.equal_shares import equal_shares
from workshop_app.domain.voting.rules.outcome import EqualShares
from workshop_app.domain.voting.tally import tally

REFERENCE = reference()


def share_out(budget: int, costs: dict[str, int], *approved: str) -> EqualShares:
    """A round in which each of ``approved`` names the options of one voter."""
    options = tuple(RoundOption(label=label, cost=cost) for label, cost in costs.items())
    rules = simple("approval", options, places=None, budget=budget)
    ballots = [
        Ballot(f"{n:03}", None, tuple((label, 1) for label in labels))
        for n, labels in enumerate(approved)
    ]
    found = equal_shares(tally(rules, ballots))
    assert found
    return found


def test_each_half_of_the_room_buys_what_it_can_pay() -> None:
    found = share_out(100, {"a": 50, "b": 60, "c": 50}, *["ab"] * 6, *["c"] * 6)
    assert set(found.by_shares) == {"a", "c"}
    assert found.with_nothing == 0
    assert (found.initial_share, found.payments[0].rho) == (Fraction(25, 3), Fraction(25, 3))


def test_who_has_less_pays_all_and_the_others_the_rest() -> None:
    found = share_out(12, {"a": 3, "b": 5}, "a", "ab", "b")
    assert [one.label for one in found.payments] == ["a", "b"]
    assert [one.rho for one in found.payments] == [Fraction(3, 2), Fraction(5, 2)]


def test_one_costly_wish_of_one_person_does_not_take_for_ever() -> None:
    """Its supporter could pay it only with a share about 50,000 times as large; nothing changes
    on the way there, and the answer is the same as if every per cent had been tried."""
    found = share_out(600_000_000, {"a": 500_000_000, "b": 90_000_000}, "a", *["b"] * 999)
    assert found.without_filling == ("b",)
    assert found.by_shares == ("b", "a")
    assert found.added_percent == -(-500_000_000 * 100 // 600_000) - 100


@settings(max_examples=60)
@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=5),
    st.lists(st.sets(st.integers(0, 4)), min_size=1, max_size=6),
    st.integers(1, 90),
)
@example([20, 50, 3], [{0}, {1, 2}, {0, 1}, set()], 74)
@example([1, 60], [{0, 1}, {0}, {0}], 61)
def test_skipping_equal_runs_changes_nothing(
    costs: list[int], approvals: list[set[int]], budget: int
) -> None:
    raw = {
        "id": "X", "method": "approval", "max_approvals": None, "cut": None, "budget": budget,
        "tie_rule": "lot", "public_seed": "s", "label_top": 2,
        "groups": [{"id": "g", "admitted": 9}],
        "options": [{"number": n, "cost": cost} for n, cost in enumerate(costs)],
        "ballots": [
            {"id": f"{n:02}", "group": "g", "marks": sorted(m for m in marks if m < len(costs))}
            for n, marks in enumerate(approvals)
        ],
    }  # fmt: skip
    told = as_oracle(count_round(rules_of(raw), ballots_of(raw), fewest=0))
    assert told["equal_shares"] == REFERENCE.count_round(raw)["equal_shares"]


@given(raw_rounds())
def test_supporters_pay_the_whole_cost_out_of_their_shares(raw: dict[str, Any]) -> None:
    rules = rules_of(raw)
    counted = tally(rules, ballots_of(raw))
    found = equal_shares(counted)
    if found is None:
        return
    cost = {option.label: option.cost or 0 for option in rules.options}
    assert found.spent == sum(cost[label] for label in found.selected)
    assert found.spent + found.left == rules.budget
    assert found.left >= 0
    purses = {one.key: found.share_used for one in counted.valid}
    for payment in found.payments:
        paid = 0
        for one in counted.valid:
            if payment.label in one.supports:
                part = min(purses[one.key], payment.rho)
                purses[one.key] -= part
                paid += part
        assert paid == cost[payment.label]
    rhos = [payment.rho for payment in found.payments]
    assert rhos == sorted(rhos)
