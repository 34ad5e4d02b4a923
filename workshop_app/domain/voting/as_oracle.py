"""A counted round in the words of the sample's expected results, for ``count --json``.

Fractions are written "a/b" in lowest terms, or "a" when whole; a field that ends in ``value`` is
the same number with six decimals, for reading only. Numbers of options are numbers where they are
plain digits and texts ("B17") where they are not. What nobody can know because part of the room
was counted without ballots is null, and ``without`` says it in English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from workshop_app.domain.numbers import sort_key
from workshop_app.domain.voting.count import RoundResult
from workshop_app.domain.voting.rules.outcome import ByPlaces, EqualShares, Greedy


def number(label: str) -> int | str:
    """The number on a ballot as JSON has it."""
    plain_digits = label.isascii() and label.isdigit() and str(int(label)) == label
    return int(label) if plain_digits else label


def numbers(labels: Iterable[str]) -> list[int | str]:
    """The numbers of ``labels`` in their order."""
    return [number(label) for label in labels]


def as_oracle(result: RoundResult) -> dict[str, Any]:
    """``result`` as one JSON object. A round that may not be shown has no number in it."""
    rules = result.rules
    if not result.shown:
        return {"id": rules.name, "method": rules.method, "shown": False, "totals": []}
    out: dict[str, Any] = {
        "id": rules.name,
        "method": rules.method,
        "admitted": result.admitted,
        "cast": result.cast,
        "valid": result.valid,
        "blank": result.blank,
        "invalid": [
            {"ballot": one.key, "group": one.group, "reasons": list(one.reasons)}
            for one in result.invalid
        ],
        "marks": result.marks,
        "totals": _totals(result),
    }
    if result.counted:
        out |= {"counted_people": result.counted, "without": list(result.without)}
    out.update(_groups(result))
    if result.most_first:
        out["most_first"] = _by_places(result.most_first)
    if result.equal_groups_first:
        out["equal_groups_first"] = _by_places(result.equal_groups_first)
    if rules.budget is not None:
        out["budget"] = rules.budget
        out["greedy"] = _greedy(result.greedy) if result.greedy else None
        out["equal_shares"] = _equal_shares(result.equal_shares) if result.equal_shares else None
    out["labels"] = [
        {
            "number": number(one.option),
            "label": one.label,
            "high_in": list(one.high_in),
            "rank_gap": one.rank_gap,
        }
        for one in result.labels
    ]
    return out


def _totals(result: RoundResult) -> list[dict[str, Any]]:
    """Per option; where a mean decides (scores) it stands beside the total."""
    rows = []
    for one in result.totals:
        row: dict[str, Any] = {
            "number": number(one.label),
            "total": one.total,
            "people": one.people,
            "rank": one.rank,
        }
        if result.rules.method == "score":
            row |= {"mean": str(one.value), "value": _six(one.value)}
        rows.append(row)
    return rows


def _groups(result: RoundResult) -> dict[str, Any]:
    having = [group for group in result.groups if group.shares]
    out: dict[str, Any] = {
        "suppressed_groups": list(result.suppressed_groups),
        "groups_shown": result.groups_shown,
        "reporting_groups": [
            {
                "id": group.id,
                "members": list(group.members),
                "valid": group.valid,
                "marks": group.marks,
                "totals": dict(group.totals),
            }
            for group in result.groups
        ],
        "group_shares": {group.id: _fractions(group.shares) for group in having},
        "group_ranks": {group.id: dict(group.ranks) for group in having},
    }
    if result.equal_means:
        out["equal_group_mean"] = [
            {
                "number": number(one.label),
                "mean": str(one.mean),
                "value": _six(one.mean),
                "rank": one.rank,
            }
            for one in result.equal_means
        ]
    return out


def _by_places(outcome: ByPlaces) -> dict[str, Any]:
    tie = outcome.tie
    return {
        "places": outcome.places,
        "selected": numbers(outcome.selected),
        "certain": numbers(outcome.certain),
        "tie_at_the_cut": tie
        and {
            "value": str(tie.value),
            "tied": numbers(tie.tied),
            "places_left": tie.places_left,
            "rule": tie.rule,
            "in": numbers(tie.chosen),
            "out": numbers(tie.left_out),
            "lot": dict(tie.lots),
        },
    }


def _greedy(outcome: Greedy) -> dict[str, Any]:
    return {
        "funded": numbers(sorted(outcome.selected, key=sort_key)),
        "in_order": numbers(outcome.selected),
        "skipped": numbers(outcome.skipped),
        "spent": outcome.spent,
        "left": outcome.left,
        "voters_with_nothing": outcome.with_nothing,
    }


def _equal_shares(outcome: EqualShares) -> dict[str, Any]:
    stop = outcome.stopped_by
    return {
        "initial_share": str(outcome.initial_share),
        "initial_share_value": _six(outcome.initial_share),
        "without_filling": numbers(outcome.without_filling),
        "without_filling_cost": outcome.without_filling_cost,
        "added_percent": outcome.added_percent,
        "share_used": str(outcome.share_used),
        "stopped_by": stop
        and {
            "at_percent": stop.percent,
            "would_cost": stop.cost,
            "would_fund": numbers(stop.would_fund),
        },
        "steps": [
            {
                "number": number(one.label),
                "rho": str(one.rho),
                "rho_value": _six(one.rho),
                "supporters": one.supporters,
            }
            for one in outcome.payments
        ],
        "by_shares": numbers(outcome.by_shares),
        "by_greedy_completion": numbers(outcome.completed),
        "funded": numbers(sorted(outcome.selected, key=sort_key)),
        "spent": outcome.spent,
        "left": outcome.left,
        "voters_with_nothing": outcome.with_nothing,
    }


def _fractions(values: Mapping[str, Fraction]) -> dict[str, str]:
    return {label: str(value) for label, value in values.items()}


def _six(value: Fraction) -> float:
    return round(float(value), 6)
