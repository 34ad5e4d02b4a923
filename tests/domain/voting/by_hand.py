"""A round counted by hand, so to speak: an independent count to hold the program's against.

Plain lists and exact fractions, every definition read from tests/data/oracle.md and worked out the
slow way; nothing of the program is used. Beyond the sample's script it knows points and scores,
people who were counted without ballots, and equal shares in which an option is worth to a person
what they gave it.
"""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import Any

Raw = dict[str, Any]


def lot(raw: Raw, number: Any) -> str:
    return hashlib.sha256(f"{raw['public_seed']}:{number}".encode()).hexdigest()


def ranks(values: dict[Any, Any]) -> dict[Any, int]:
    return {
        one: 1 + len([other for other in values.values() if other > value])
        for one, value in values.items()
    }


def read(raw: Raw, ballot: Raw) -> tuple[dict[Any, int], list[str]]:
    """What a ballot gives to each number, and what is wrong with it."""
    numbers = [option["number"] for option in raw["options"]]
    given: dict[Any, int] = {}
    wrong = set()
    for mark in ballot["marks"]:
        number, value = mark if isinstance(mark, list) else (mark, 1)
        if raw["method"] == "approval":
            given[number] = 1
        elif raw["method"] == "score":
            if number in given and given[number] != value:
                wrong.add("bad_value")
            given.setdefault(number, value)
        else:
            if value < (1 if raw["method"] == "dots" else 0):
                wrong.add("bad_value")
                value = 0
            given[number] = given.get(number, 0) + value
    if any(number not in numbers for number in given):
        wrong.add("unknown_option")
    if raw["method"] == "approval":
        if raw["max_approvals"] is not None and len(given) > raw["max_approvals"]:
            wrong.add("over_total")
    else:
        if any(value > raw["max_per_option"] for value in given.values()):
            wrong.add("over_option")
        if raw["method"] != "score" and sum(given.values()) > raw["per_person"]:
            wrong.add("over_total")
    if raw["method"] == "points" and not wrong:
        given = {number: value for number, value in given.items() if value}
    order = ["unknown_option", "bad_value", "over_option", "over_total"]
    return given, [reason for reason in order if reason in wrong]


def figures(raw: Raw, ballots: list[Any], parts: list[Raw]) -> tuple[Any, Any, Any]:
    """Per number: all that was given, who gave it (None: nobody can know), and what it is worth."""
    total, people, value = {}, {}, {}
    for option in raw["options"]:
        n = option["number"]
        found = [part["totals"].get(str(n), 0) for part in parts]
        total[n] = sum(given.get(n, 0) for given in ballots) + sum(found)
        people[n] = len([given for given in ballots if n in given])
        if parts:
            one_each = raw["method"] == "approval" or raw["max_per_option"] == 1
            people[n] = people[n] + sum(found) if one_each else None
        value[n] = Fraction(total[n])
        if raw["method"] == "score":
            value[n] = Fraction(total[n], people[n]) if people[n] else Fraction(0)
    return total, people, value


def one_mind(ballots: list[Any], parts: list[Raw]) -> bool:
    """Whether it may be that all of these people gave the same."""
    kinds = [dict(given) for given in ballots]
    for part in parts:
        if any(found % part["people"] for found in part["totals"].values()):
            return False
        each = {n: found // part["people"] for n, found in part["totals"].items()}
        kinds.append({_number(n): value for n, value in each.items() if value})
    return all(kind == kinds[0] for kind in kinds)


def _number(text: str) -> Any:
    return int(text) if text.isdigit() else text


def pools(raw: Raw, ballots: dict[Any, list[Any]], parts: dict[Any, list[Raw]]) -> Any:
    size = {
        group: len(ballots[group]) + sum(part["people"] for part in parts[group])
        for group in ballots
    }
    voted = [group for group in ballots if size[group]]
    small = [group for group in voted if size[group] < 5]
    pool = list(small)
    large = [group for group in voted if group not in small]
    if pool and large and sum(size[group] for group in pool) < 5:
        pool.append(sorted(large, key=lambda group: size[group])[0])
    found = [[group] for group in voted if group not in pool]
    if pool:
        found.append([group for group in voted if group in pool])
    while len(found) > 1:
        for one in found:
            if one_mind(
                [given for g in one for given in ballots[g]], [p for g in one for p in parts[g]]
            ):
                break
        else:
            break
        rest = [other for other in found if other != one]
        mate = sorted(rest, key=lambda p: (sum(size[g] for g in p), voted.index(p[0])))[0]
        found = [other for other in rest if other != mate]
        found.append([group for group in voted if group in one + mate])
    return found, small, size


def by_places(raw: Raw, value: dict[Any, Fraction], places: int) -> Raw:
    cost = {option["number"]: option.get("cost") for option in raw["options"]}

    def settled(n: Any) -> Any:
        if raw["tie_rule"] == "lower_cost":
            return (cost[n] is None, cost[n] or 0, lot(raw, n))
        return (lot(raw, n),)

    wanted = sorted((n for n in value if value[n]), key=lambda n: (-value[n], settled(n)))
    chosen = wanted[:places]
    told: Raw = {"places": places, "selected": chosen, "certain": chosen, "tie_at_the_cut": None}
    if len(wanted) > places and value[wanted[places]] == value[wanted[places - 1]]:
        at = value[wanted[places]]
        tied = [n for n in wanted if value[n] == at]
        above = [n for n in wanted if value[n] > at]
        free = places - len(above)
        told["certain"] = above
        told["tie_at_the_cut"] = {
            "value": str(at), "tied": sorted(tied), "places_left": free, "rule": raw["tie_rule"],
            "in": tied[:free], "out": tied[free:],
            "lot": {str(n): lot(raw, n) for n in sorted(tied)},
        }  # fmt: skip
    return told


def in_turn(raw: Raw, value: Any, open_ones: list[Any], money: int) -> Any:
    cost = {option["number"]: option["cost"] for option in raw["options"]}
    bought, skipped = [], []
    for n in sorted(open_ones, key=lambda n: (-value[n], cost[n], lot(raw, n))):
        if cost[n] <= money:
            bought.append(n)
            money -= cost[n]
        else:
            skipped.append(n)
    return bought, skipped, money


def shares_once(raw: Raw, voters: list[Any], value: Any, ones: list[Any], share: Fraction) -> Any:
    """Equal shares once. Who gave an option u pays up to ρ·u; in approval rounds u is 1."""
    cost = {option["number"]: option["cost"] for option in raw["options"]}
    money = [share] * len(voters)
    open_ones, steps = list(ones), []
    while True:
        possible = []
        for n in open_ones:
            who = [i for i, given in enumerate(voters) if given.get(n, 0) > 0]
            if sum(money[i] for i in who) < cost[n]:
                continue
            # Whoever cannot pay ρ·u gives all; try how many are that poor, the poorest first.
            who.sort(key=lambda i: money[i] / voters[i][n])
            for poor in range(len(who)):
                rest = cost[n] - sum(money[i] for i in who[:poor])
                rho = Fraction(rest) / sum(voters[i][n] for i in who[poor:])
                if rho * voters[who[poor]][n] <= money[who[poor]]:
                    break
            possible.append(((rho, cost[n], -value[n], lot(raw, n)), n, who))
        if not possible:
            return steps
        (rho, *_), n, who = min(possible, key=lambda one: one[0])
        for i in who:
            money[i] -= min(money[i], rho * voters[i][n])
        open_ones.remove(n)
        steps.append({"number": n, "rho": rho, "supporters": len(who)})


def equal_shares(raw: Raw, voters: list[Any], value: Any) -> Raw | None:
    budget = raw["budget"]
    cost = {option["number"]: option["cost"] for option in raw["options"]}
    ones = [n for n in cost if cost[n] <= budget and any(given.get(n, 0) > 0 for given in voters)]
    if not ones:
        return None
    share = Fraction(budget, len(voters))
    first = steps = shares_once(raw, voters, value, ones, share)
    percent, stop = 0, None
    while len(steps) < len(ones):
        more = shares_once(raw, voters, value, ones, share * (101 + percent) / 100)
        price = sum(cost[one["number"]] for one in more)
        if price > budget:
            stop = {"at_percent": percent + 1, "would_cost": price,
                    "would_fund": [one["number"] for one in more]}  # fmt: skip
            break
        percent, steps = percent + 1, more
    bought = [one["number"] for one in steps]
    rest = [n for n in ones if n not in bought]
    left = budget - sum(cost[n] for n in bought)
    added, _, left = in_turn(raw, value, rest, left)
    return {
        "initial_share": str(share),
        "initial_share_value": round(float(share), 6),
        "without_filling": [one["number"] for one in first],
        "without_filling_cost": sum(cost[one["number"]] for one in first),
        "added_percent": percent,
        "share_used": str(share * (100 + percent) / 100),
        "stopped_by": stop,
        "steps": [
            {**one, "rho": str(one["rho"]), "rho_value": round(float(one["rho"]), 6)}
            for one in steps
        ],
        "by_shares": bought,
        "by_greedy_completion": added,
        "funded": sorted(bought + added),
        "spent": budget - left,
        "left": left,
        "voters_with_nothing": got_nothing(voters, bought + added),
    }


def got_nothing(voters: list[Any], chosen: list[Any]) -> int:
    wishes = [[n for n, value in given.items() if value] for given in voters]
    return len([wish for wish in wishes if wish and not set(wish) & set(chosen)])


def count(raw: Raw) -> Raw:
    """Every figure of a round, in the words of the expected results."""
    numbers = [option["number"] for option in raw["options"]]
    parts = [part for part in raw.get("counted", []) if part["people"]]
    names = [group["id"] for group in raw["groups"]]
    ballots: dict[Any, list[Any]] = {group: [] for group in names}
    voters, invalid = [], []
    for ballot in sorted(raw["ballots"], key=lambda ballot: ballot["id"]):
        given, wrong = read(raw, ballot)
        if wrong:
            invalid.append({"ballot": ballot["id"], "group": ballot["group"], "reasons": wrong})
            continue
        voters.append(given)
        if names:
            ballots[ballot["group"]].append(given)
    extra = sum(part["people"] for part in parts)
    total, people, value = figures(raw, voters, parts)
    told: Raw = {
        "id": raw["id"],
        "method": raw["method"],
        "admitted": sum(group["admitted"] for group in raw["groups"]) or raw.get("people", 0),
        "cast": len(raw["ballots"]) + extra,
        "valid": len(voters) + extra,
        "blank": None if parts else len([given for given in voters if not given]),
        "invalid": invalid,
        "marks": sum(total.values()),
        "totals": [_row(raw, n, total, people, value) for n in numbers],
    }
    by_group = {group: [p for p in parts if p["group"] == group] for group in names}
    found, small, _ = pools(raw, ballots, by_group)
    apart = found if len(found) > 1 else []
    rows, share, rank = [], {}, {}
    for members in apart:
        own = [given for group in members for given in ballots[group]]
        counted = [part for group in members for part in by_group[group]]
        sums, _, worth = figures(raw, own, counted)
        name = "+".join(members)
        rows.append({
            "id": name, "members": members,
            "valid": len(own) + sum(part["people"] for part in counted),
            "marks": sum(sums.values()), "totals": {str(n): sums[n] for n in numbers},
        })  # fmt: skip
        whole = sum(worth.values())
        if whole:
            share[name] = {n: worth[n] / whole for n in numbers}
            rank[name] = ranks(worth)
    told |= {
        "suppressed_groups": small,
        "groups_shown": bool(apart),
        "reporting_groups": rows,
        "group_shares": {g: {str(n): str(s[n]) for n in numbers} for g, s in share.items()},
        "group_ranks": {g: {str(n): r[n] for n in numbers} for g, r in rank.items()},
    }
    if share:
        mean = {n: sum(s[n] for s in share.values()) / len(share) for n in numbers}
        place = ranks(mean)
        told["equal_group_mean"] = [
            {"number": n, "mean": str(mean[n]), "value": round(float(mean[n]), 6),
             "rank": place[n]}
            for n in numbers
        ]  # fmt: skip
    kept = numbers
    if raw.get("cut"):
        told["most_first"] = by_places(raw, value, raw["cut"])
        kept = told["most_first"]["selected"]
        if share:
            told["equal_groups_first"] = by_places(raw, mean, raw["cut"])
    if raw.get("budget"):
        bought, skipped, left = in_turn(raw, value, [n for n in numbers if value[n]], raw["budget"])
        told["budget"] = raw["budget"]
        told["greedy"] = {
            "funded": sorted(bought), "in_order": bought, "skipped": skipped,
            "spent": raw["budget"] - left, "left": left,
            "voters_with_nothing": None if parts else got_nothing(voters, bought),
        }  # fmt: skip
        told["equal_shares"] = None if parts else equal_shares(raw, voters, value)
        kept = bought
    told["labels"] = [_label(raw, n, total, share, rank, kept) for n in numbers] if share else []
    if parts:
        told["counted_people"] = extra
    return told


def _row(raw: Raw, n: Any, total: Any, people: Any, value: Any) -> Raw:
    row = {"number": n, "total": total[n], "people": people[n], "rank": ranks(value)[n]}
    if raw["method"] == "score":
        row |= {"mean": str(value[n]), "value": round(float(value[n]), 6)}
    return row


def _label(raw: Raw, n: Any, total: Any, share: Any, rank: Any, kept: Any) -> Raw:
    places = [rank[group][n] for group in share]
    high = [g for g in share if rank[g][n] <= raw["label_top"] and share[g][n]]
    gap = max(places) - min(places)
    if not total[n]:
        label = "no_votes"
    elif len(high) == len(share):
        label = "broad_agreement"
    elif len(high) == 1 and n not in kept:
        label = "one_group_priority"
    elif high and gap >= 3:
        label = "divergence"
    else:
        label = "none"
    return {"number": n, "label": label, "high_in": high, "rank_gap": gap}
