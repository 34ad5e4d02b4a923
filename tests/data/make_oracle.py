"""Count a sample plan by hand, so to speak: plain Python, exact fractions, no libraries.

    python tests/data/make_oracle.py [FOLDER] [--check]

FOLDER (default: resources/sample) holds plan.json, ballots.json, assessments.json and, if there is one,
actions.json. Writes oracle.json beside this script; with --check it writes nothing and says whether the file
that is there already is the same (exit status 1 if not). Every definition is in oracle.md, same headings.
"""
import hashlib
import json
import sys
from fractions import Fraction
from pathlib import Path

SMALLEST_GROUP = 5          # a group with fewer valid ballots is never shown apart
MIN_ANSWERS = 3             # a capacity criterion counts with at least so many numeric answers
MIN_CRITERIA = 5            # and a proposal has a capacity with at least so many criteria


# ------------------------------------------------------------------ small helpers
def frac(x):
    """A fraction as 'a/b' in lowest terms, or 'a' when whole."""
    return str(Fraction(x))


def num(x):
    """The same to six decimals, for reading."""
    return round(float(x), 6)


def lot(seed, number):
    return hashlib.sha256(f"{seed}:{number}".encode("utf-8")).hexdigest()


def competition_ranks(values):
    """{key: value} -> {key: 1 + how many have a strictly greater value}."""
    return {k: 1 + sum(1 for other in values.values() if other > v) for k, v in values.items()}


# ------------------------------------------------------------------ 1. ballots
def read_ballot(rnd, ballot):
    """({option number: marks}, reasons it is invalid). Reasons come in a fixed order."""
    known = {o["number"] for o in rnd["options"]}
    marks, reasons = {}, []
    if rnd["method"] == "dots":
        bad = False
        for number, dots in ballot["marks"]:
            if isinstance(dots, bool) or not isinstance(dots, int) or dots < 1:
                bad = True
                dots = 0
            marks[number] = marks.get(number, 0) + dots
        if any(n not in known for n in marks):
            reasons.append("unknown_option")
        if bad:
            reasons.append("bad_value")
        if any(v > rnd["max_per_option"] for v in marks.values()):
            reasons.append("over_option")
        if sum(marks.values()) > rnd["per_person"]:
            reasons.append("over_total")
    elif rnd["method"] == "approval":
        for number in ballot["marks"]:
            marks[number] = 1                      # the same number twice is one yes
        if any(n not in known for n in marks):
            reasons.append("unknown_option")
        if rnd["max_approvals"] is not None and len(marks) > rnd["max_approvals"]:
            reasons.append("over_total")
    else:
        raise ValueError(rnd["method"])
    return marks, reasons


# ------------------------------------------------------------------ 2. reporting groups
def reporting_groups(rnd, valid_by_group):
    """[(id, [member groups])], suppressed group ids. Small groups are pooled before anything is computed."""
    order = [g["id"] for g in rnd["groups"] if valid_by_group[g["id"]]]
    size = {g: len(valid_by_group[g]) for g in order}
    pool = [g for g in order if size[g] < SMALLEST_GROUP]
    suppressed = list(pool)
    if pool and sum(size[g] for g in pool) < SMALLEST_GROUP:
        rest = [g for g in order if g not in pool]
        if rest:
            pool.append(min(rest, key=lambda g: (size[g], order.index(g))))
    pool.sort(key=order.index)
    groups = [[g] for g in order if g not in pool] + ([pool] if pool else [])
    while len(groups) > 1:                         # a group of one mind is told apart by nobody
        alike = next((g for g in groups if of_one_mind(g, valid_by_group)), None)
        if alike is None:
            break
        others = [g for g in groups if g is not alike]
        mate = min(others, key=lambda g: (sum(size[m] for m in g), order.index(g[0])))
        groups = [g for g in groups if g is not alike and g is not mate]
        groups.append(sorted(alike + mate, key=order.index))
    return [("+".join(g), g) for g in groups], suppressed


def of_one_mind(members, valid_by_group):
    """Whether all the ballots of these groups together bear the same marks."""
    ballots = [m for g in members for m in valid_by_group[g]]
    return all(m == ballots[0] for m in ballots)


# ------------------------------------------------------------------ 3. ties and cuts
def tie_key(rnd, option):
    """What settles a tie between options with the same value."""
    name = lot(rnd["public_seed"], option["number"])
    if rnd["tie_rule"] == "lot":
        return (name,)
    if rnd["tie_rule"] == "lower_cost":
        cost = option["cost"]
        return (cost is None, cost or 0, name)     # options without a cost come after those with one
    raise ValueError(rnd["tie_rule"])


def select(rnd, value, places):
    """The first `places` options by value, and how a tie at the cut was settled. No value, no place."""
    options = {o["number"]: o for o in rnd["options"]}
    order = sorted((n for n in options if value[n] > 0), key=lambda n: (-value[n], tie_key(rnd, options[n])))
    chosen = order[:places]
    result = {"places": places, "selected": chosen, "certain": chosen, "tie_at_the_cut": None}
    if len(order) > places and value[order[places - 1]] == value[order[places]]:
        at = value[order[places]]
        tied = [n for n in order if value[n] == at]
        certain = [n for n in order if value[n] > at]
        result["certain"] = certain
        result["tie_at_the_cut"] = {
            "value": frac(at), "tied": sorted(tied), "places_left": places - len(certain), "rule": rnd["tie_rule"],
            "in": tied[:places - len(certain)], "out": tied[places - len(certain):],
            "lot": {str(n): lot(rnd["public_seed"], n) for n in sorted(tied)}}
    return result


# ------------------------------------------------------------------ 4. rules with a budget
def budget_key(rnd, option, votes):
    """Ties with a budget: lower cost, then more votes, then the lot."""
    return (option["cost"], -votes[option["number"]], lot(rnd["public_seed"], option["number"]))


def greedy(rnd, votes, budget, already=()):
    options = [o for o in rnd["options"] if votes[o["number"]] > 0 and o["number"] not in already]
    options.sort(key=lambda o: (-votes[o["number"]],) + budget_key(rnd, o, votes))
    funded, skipped, left = [], [], budget
    for o in options:
        if o["cost"] <= left:
            funded.append(o["number"])
            left -= o["cost"]
        else:
            skipped.append(o["number"])
    return funded, skipped, left


def shares_once(rnd, ballots, votes, candidates, share):
    """The method of equal shares, each voter starting with `share`. Returns the steps taken, in order."""
    money = [share] * len(ballots)
    todo, steps = list(candidates), []
    while True:
        best = None
        for o in todo:
            supporters = [i for i, marks in enumerate(ballots) if o["number"] in marks]
            if sum(money[i] for i in supporters) < o["cost"]:
                continue
            rest, purses = Fraction(o["cost"]), sorted(money[i] for i in supporters)
            for k, purse in enumerate(purses):     # the least payment rho with sum(min(purse, rho)) == cost
                rho = rest / (len(purses) - k)
                if rho <= purse:
                    break
                rest -= purse
            key = (rho,) + budget_key(rnd, o, votes)
            if best is None or key < best[0]:
                best = (key, o, supporters)
        if best is None:
            return steps
        (rho, *_), o, supporters = best
        for i in supporters:
            money[i] -= min(money[i], rho)
        todo.remove(o)
        steps.append({"number": o["number"], "rho": frac(rho), "rho_value": num(rho), "supporters": len(supporters)})


def equal_shares(rnd, ballots, votes):
    budget = rnd["budget"]
    candidates = [o for o in rnd["options"] if votes[o["number"]] > 0 and o["cost"] <= budget]
    cost = {o["number"]: o["cost"] for o in rnd["options"]}
    if not ballots or not candidates:
        return None
    initial = Fraction(budget, len(ballots))
    first = steps = shares_once(rnd, ballots, votes, candidates, initial)
    k, stop = 0, None
    while len(steps) < len(candidates):
        more = shares_once(rnd, ballots, votes, candidates, initial * Fraction(101 + k, 100))
        total = sum(cost[s["number"]] for s in more)
        if total > budget:
            stop = {"at_percent": k + 1, "would_cost": total, "would_fund": [s["number"] for s in more]}
            break
        k, steps = k + 1, more
    by_shares = [s["number"] for s in steps]
    left = budget - sum(cost[n] for n in by_shares)
    filled, _, left = greedy(rnd, {n: (v if cost[n] <= budget else 0) for n, v in votes.items()}, left, by_shares)
    funded = by_shares + filled
    return {"initial_share": frac(initial), "initial_share_value": num(initial),
            "without_filling": [s["number"] for s in first],
            "without_filling_cost": sum(cost[s["number"]] for s in first),
            "added_percent": k, "share_used": frac(initial * Fraction(100 + k, 100)), "stopped_by": stop,
            "steps": steps, "by_shares": by_shares, "by_greedy_completion": filled,
            "funded": sorted(funded), "spent": budget - left, "left": left,
            "voters_with_nothing": with_nothing(ballots, funded)}


def with_nothing(ballots, funded):
    """Valid ballots that are not blank and got none of what they marked."""
    return sum(1 for marks in ballots if marks and not set(marks) & set(funded))


# ------------------------------------------------------------------ 5. one round
def count_round(rnd):
    numbers = [o["number"] for o in rnd["options"]]
    invalid, valid_by_group = [], {g["id"]: [] for g in rnd["groups"]}
    for ballot in rnd["ballots"]:
        marks, reasons = read_ballot(rnd, ballot)
        if reasons:
            invalid.append({"ballot": ballot["id"], "group": ballot["group"], "reasons": reasons})
        else:
            valid_by_group[ballot["group"]].append(marks)
    valid = [m for g in rnd["groups"] for m in valid_by_group[g["id"]]]
    total = {n: sum(m.get(n, 0) for m in valid) for n in numbers}
    people = {n: sum(1 for m in valid if n in m) for n in numbers}
    rank = competition_ranks(total)

    groups, suppressed = reporting_groups(rnd, valid_by_group)
    share, group_rank, group_rows = {}, {}, []
    for gid, members in groups:
        ballots = [m for g in members for m in valid_by_group[g]]
        counts = {n: sum(m.get(n, 0) for m in ballots) for n in numbers}
        marks = sum(counts.values())
        group_rows.append({"id": gid, "members": members, "valid": len(ballots), "marks": marks,
                           "totals": {str(n): counts[n] for n in numbers}})
        if marks:
            share[gid] = {n: Fraction(counts[n], marks) for n in numbers}
            group_rank[gid] = competition_ranks(counts)
    shown = len(groups) >= 2
    if not shown:
        group_rows, share, group_rank = [], {}, {}

    out = {"id": rnd["id"], "method": rnd["method"],
           "admitted": sum(g["admitted"] for g in rnd["groups"]), "cast": len(rnd["ballots"]),
           "valid": len(valid), "blank": sum(1 for m in valid if not m), "invalid": sorted(invalid, key=lambda r: r["ballot"]),
           "marks": sum(total.values()),
           "totals": [{"number": n, "total": total[n], "people": people[n], "rank": rank[n]} for n in numbers],
           "suppressed_groups": suppressed, "groups_shown": shown, "reporting_groups": group_rows,
           "group_shares": {g: {str(n): frac(s[n]) for n in numbers} for g, s in share.items()},
           "group_ranks": {g: {str(n): r[n] for n in numbers} for g, r in group_rank.items()}}

    mean = None
    if share:
        mean = {n: sum(s[n] for s in share.values()) / len(share) for n in numbers}
        mean_rank = competition_ranks(mean)
        out["equal_group_mean"] = [{"number": n, "mean": frac(mean[n]), "value": num(mean[n]), "rank": mean_rank[n]}
                                   for n in numbers]
    if rnd.get("cut"):
        out["most_first"] = select(rnd, {n: Fraction(total[n]) for n in numbers}, rnd["cut"])
        if mean:
            out["equal_groups_first"] = select(rnd, mean, rnd["cut"])
    if rnd.get("budget"):
        funded, skipped, left = greedy(rnd, total, rnd["budget"])
        out["budget"] = rnd["budget"]
        out["greedy"] = {"funded": sorted(funded), "in_order": funded, "skipped": skipped,
                         "spent": rnd["budget"] - left, "left": left, "voters_with_nothing": with_nothing(valid, funded)}
        out["equal_shares"] = equal_shares(rnd, valid, total)
    kept_by_sum = out["greedy"]["funded"] if rnd.get("budget") else out.get("most_first", {}).get("selected", numbers)
    out["labels"] = labels(rnd, numbers, total, share, group_rank, set(kept_by_sum)) if share else []
    return out


# ------------------------------------------------------------------ 6. labels per option
def labels(rnd, numbers, total, share, group_rank, kept_by_sum):
    top, rows = rnd["label_top"], []
    for n in numbers:
        ranks = {g: r[n] for g, r in group_rank.items()}
        high = [g for g in ranks if ranks[g] <= top and share[g][n] > 0]
        gap = max(ranks.values()) - min(ranks.values())
        if total[n] == 0:
            label = "no_votes"
        elif len(high) == len(ranks):
            label = "broad_agreement"
        elif len(high) == 1 and n not in kept_by_sum:
            label = "one_group_priority"
        elif high and gap >= 3:
            label = "divergence"
        else:
            label = "none"
        rows.append({"number": n, "label": label, "high_in": high, "rank_gap": gap})
    return rows


# ------------------------------------------------------------------ 7. capacity and zones
def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return Fraction(values[middle]) if len(values) % 2 else Fraction(values[middle - 1] + values[middle], 2)


def capacity(data, proposal, rnd):
    rows = [r for r in data["ratings"] if r["proposal"] == proposal and r["round"] == rnd]
    medians, spreads, dont_know = {}, {}, {}
    for c in (c["id"] for c in data["criteria"]):
        answers = [r["scores"][c] for r in rows if r["scores"][c] is not None]
        dont_know[c] = len(rows) - len(answers)
        if len(answers) >= MIN_ANSWERS:
            medians[c] = median(answers)
            spreads[c] = max(answers) - min(answers)
    value = sum(medians.values()) / len(medians) if len(medians) >= MIN_CRITERIA else None
    spread = Fraction(sum(spreads.values()), len(spreads)) if spreads else None
    return rows, medians, dont_know, value, spread


def zones(data, plan, rounds):
    rule = data["thresholds"]
    number = {p["id"]: p["number"] for p in plan["proposals"]}
    source = rounds[rule["priority"]["round"]]
    rnd, result = source
    value = ({t["number"]: Fraction(t["total"]) for t in result["totals"]} if rule["priority"]["rule"] == "most" else
             {t["number"]: Fraction(t["mean"]) for t in result["equal_group_mean"]})
    first = select(rnd, value, rule["priority"]["n"])
    high_in = {row["number"]: row["high_in"] for row in result["labels"]}
    rows = []
    for p in data["proposals"]:
        n = number[p]
        last = rule["capacity"]["round"]
        while last > 1 and not any(r["proposal"] == p and r["round"] == last for r in data["ratings"]):
            last -= 1                              # not rated again: its former round stands
        raters, medians, dont_know, cap, spread = capacity(data, p, last)
        _, medians_1, _, cap_1, spread_1 = capacity(data, p, 1)
        failed = [g["gate"] for g in data["gates"] if g["proposal"] == p and g["fails"]]
        if cap is None:
            level = "unknown"
        else:
            level = "high" if cap >= Fraction(rule["capacity"]["at_least"]) and not failed else "low"
        priority = "high" if n in first["selected"] else "low"
        zone = {("high", "high"): "do_now", ("high", "low"): "open_way", ("low", "high"): "quick_win",
                ("low", "low"): "return"}.get((priority, level), "unknown")
        rows.append({"proposal": p, "number": n, "officials": len(raters),
                     "medians": {c: frac(m) for c, m in medians.items()}, "dont_know": sum(dont_know.values()),
                     "criteria_without_median": [c["id"] for c in data["criteria"] if c["id"] not in medians],
                     "capacity": None if cap is None else frac(cap), "capacity_value": None if cap is None else num(cap),
                     "capacity_round_1": None if cap_1 is None else frac(cap_1),
                     "spread_round_1": None if spread_1 is None else frac(spread_1),
                     "spread": None if spread is None else frac(spread),
                     "failed_gates": failed, "capacity_level": level, "priority": priority, "zone": zone,
                     "top_of_groups": high_in.get(n, []),
                     "needs_decision": zone == "unknown" or (zone == "return" and bool(high_in.get(n)))})
    return {"priority_selected": first, "proposals": rows,
            "by_zone": {z: [r["number"] for r in rows if r["zone"] == z]
                        for z in ("do_now", "open_way", "quick_win", "return", "unknown")}}


# ------------------------------------------------------------------ 8. actions
def action_sums(data, plan):
    members = {}
    for c in plan["clusters"]:
        members[c["keeper"]] = c["members"]
    in_actions = {q for a in data["actions"] for p in a["proposals"] for q in members.get(p, [p])}
    left = {r["proposal"] for r in data["left_out"]}
    everyone = {p["id"] for p in plan["proposals"]}
    by = {h["id"]: [a for a in data["actions"] if a["horizon"] == h["id"]] for h in data["horizons"]}
    return {"actions": len(data["actions"]), "cost": sum(a["cost"] or 0 for a in data["actions"]),
            "by_horizon": {h: {"actions": len(rows), "cost": sum(a["cost"] or 0 for a in rows)} for h, rows in by.items()},
            "proposals_in_actions": sorted(in_actions), "left_out": sorted(left),
            "without_answer": sorted(everyone - in_actions - left), "answered_twice": sorted(in_actions & left)}


def main():
    args = [a for a in sys.argv[1:] if a != "--check"]
    here = Path(__file__).resolve().parent
    folder = Path(args[0]) if args else here.parent.parent / "resources" / "sample"

    def load(name):
        return json.loads((folder / name).read_text(encoding="utf-8"))

    plan, ballots = load("plan.json"), load("ballots.json")
    rounds = {r["id"]: (r, count_round(r)) for r in ballots["rounds"]}
    out = {"sample": True, "rounds": [result for _, result in rounds.values()],
           "capacity": zones(load("assessments.json"), plan, rounds) if (folder / "assessments.json").exists() else None}
    if (folder / "actions.json").exists():
        out["actions"] = action_sums(load("actions.json"), plan)
    text = json.dumps(out, ensure_ascii=False, indent=1) + "\n"
    target = here / "oracle.json"
    if "--check" in sys.argv:
        same = target.exists() and target.read_text(encoding="utf-8") == text
        print("same" if same else "different")
        sys.exit(0 if same else 1)
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
