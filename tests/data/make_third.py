"""Make ``third.json``: five rounds that the sample does not have, always the same.

    python tests/data/make_third.py

Form of the sample's ballots.json, with ``counted`` beside the ballots: totals of people who voted
with tokens, dots, pockets or hands. Between them the rounds have every method, five groups with one
of four people and one of one mind, a group counted without ballots, ballots and totals in one group,
ties at the cut, blank and invalid ballots, options without votes, and a round without groups.
"""

import json
import random
from pathlib import Path

OUT = Path(__file__).with_name("third.json")
ADMITTED = [("T1", 12), ("T2", 10), ("T3", 5), ("T4", 6), ("T5", 14)]
VOTED = [("T1", 12), ("T2", 10), ("T3", 4), ("T4", 6), ("T5", 14)]


def main():
    chance = random.Random(52)
    rounds = [dots(chance), points(chance), score(chance), approval(chance), hands(chance)]
    for raw in rounds:
        for at, ballot in enumerate(raw["ballots"]):
            ballot["id"] = f"{raw['id']}{at:03}"
    OUT.write_text(json.dumps({"rounds": rounds}, ensure_ascii=False, indent=1) + "\n", "utf-8")


def frame(name, method, costs, **more):
    first = {"C": 1, "D": 20, "E": 40, "F": 60, "G": 80}[name]
    return {
        "id": name,
        "method": method,
        "per_person": 0,
        "max_per_option": 1,
        "max_approvals": None,
        "cut": None,
        "budget": None,
        "tie_rule": "lot",
        "label_top": 3,
        "public_seed": f"semilla {name}",
        "options": [{"number": first + at, "cost": cost} for at, cost in enumerate(costs)],
        "groups": [{"id": g, "name": f"Mesa {g[1]}", "admitted": n} for g, n in ADMITTED],
        "ballots": [],
        "counted": [],
    } | more


def numbers(raw):
    return [option["number"] for option in raw["options"]]


def dots(chance):
    """Ballots and tokens, T4 of one mind, T5 partly by tokens, T2 by tokens alone."""
    raw = frame("C", "dots", [None] * 9, per_person=5, max_per_option=2, cut=4)
    n = numbers(raw)
    for group, size in (("T1", 11), ("T3", 4), ("T5", 6)):
        for _ in range(size):
            picked = chance.sample(n[:-1], 3)
            raw["ballots"].append(
                {"group": group, "marks": [[picked[0], 2], [picked[1], 2], [picked[2], 1]]}
            )
    raw["ballots"] += [
        {"group": "T4", "marks": [[n[7], 2], [n[1], 2], [n[2], 1]]} for _ in range(6)
    ]
    raw["ballots"] += [
        {"group": "T1", "marks": []},
        {"group": "T5", "marks": [[n[0], 3]]},
        {"group": "T5", "marks": [[99, 1], [n[0], 2], [n[1], 2], [n[2], 2]]},
    ]
    raw["counted"] = [
        {
            "channel": "tokens",
            "group": "T2",
            "people": 10,
            "totals": {str(k): v for k, v in zip(n, (9, 4, 7, 0, 12, 3, 6, 8, 0), strict=True)},
        },
        {
            "channel": "tokens",
            "group": "T5",
            "people": 5,
            "totals": {str(k): v for k, v in zip(n, (2, 7, 1, 1, 3, 0, 3, 8, 0), strict=True)},
        },
    ]
    return raw


def points(chance):
    """Hundred points, money to share out, ballots alone."""
    raw = frame(
        "D",
        "points",
        [chance.randint(4, 30) * 1_000_000 for _ in range(8)],
        per_person=100,
        max_per_option=100,
        budget=60_000_000,
    )
    n = numbers(raw)
    for group, size in VOTED:
        for _ in range(size):
            left, marks = 100, []
            for number in chance.sample(n, chance.randint(1, 5)):
                given = chance.choice([0, 10, 20, 25, 40, left])
                if 0 <= given <= left:
                    marks.append([number, given])
                    left -= given
            raw["ballots"].append({"group": group, "marks": marks})
    raw["ballots"][3]["marks"] = [[n[0], 60], [n[1], 60]]
    raw["ballots"][20]["marks"] = []
    return raw


def score(chance):
    """Scores without groups; means tie where sums do not."""
    raw = frame(
        "E",
        "score",
        [30, 10, None, 20, 10, 40],
        max_per_option=5,
        cut=1,
        groups=[],
        people=25,
        tie_rule="lower_cost",
    )
    n = numbers(raw)
    for at in range(24):
        marks = [[n[0], 4]] if at % 2 else [[n[1], 4]]
        marks += [[number, chance.randint(0, 5)] for number in chance.sample(n[2:], 2)]
        raw["ballots"].append({"group": None, "marks": marks})
    raw["ballots"] += [
        {"group": None, "marks": [[n[0], 4], [n[1], 4]]},
        {"group": None, "marks": [[n[2], 6]]},
        {"group": None, "marks": [[n[2], 1], [n[2], 2]]},
    ]
    return raw


def approval(chance):
    """Approvals within a budget, ballots alone; a large group takes all by the sum."""
    raw = frame(
        "F",
        "approval",
        [chance.randint(5, 25) * 1_000_000 for _ in range(10)],
        max_approvals=4,
        budget=70_000_000,
    )
    n = numbers(raw)
    likes = {"T1": n[:4], "T2": n[2:7], "T3": n[5:9], "T4": n[7:9], "T5": n[:5]}
    for group, size in VOTED:
        for _ in range(size):
            many = min(len(likes[group]), chance.randint(1, 4))
            marks = likes[group] if group == "T4" else chance.sample(likes[group], many)
            raw["ballots"].append({"group": group, "marks": list(marks)})
    raw["ballots"][0]["marks"] = n[:5]
    raw["ballots"][1]["marks"] = [n[0], n[0], n[1]]
    return raw


def hands(chance):
    """Hands, pockets and paper for one budget; the hands of T4 all went up for the same."""
    raw = frame(
        "G", "approval", [chance.randint(5, 25) * 1_000_000 for _ in range(7)], budget=50_000_000
    )
    n = numbers(raw)
    for group, size in (("T1", 12), ("T5", 7)):
        for _ in range(size):
            raw["ballots"].append({"group": group, "marks": chance.sample(n[:6], 3)})
    raw["counted"] = [
        {
            "channel": "hands",
            "group": "T2",
            "people": 10,
            "totals": {str(k): v for k, v in zip(n, (8, 2, 5, 0, 9, 1, 0), strict=True)},
        },
        {
            "channel": "hands",
            "group": "T4",
            "people": 6,
            "totals": {str(k): v for k, v in zip(n, (0, 6, 6, 0, 0, 0, 0), strict=True)},
        },
        {
            "channel": "pockets",
            "group": "T3",
            "people": 5,
            "totals": {str(k): v for k, v in zip(n, (1, 0, 2, 0, 3, 3, 0), strict=True)},
        },
        {
            "channel": "pockets",
            "group": "T5",
            "people": 7,
            "totals": {str(k): v for k, v in zip(n, (5, 3, 0, 0, 2, 6, 0), strict=True)},
        },
    ]
    return raw


if __name__ == "__main__":
    main()
