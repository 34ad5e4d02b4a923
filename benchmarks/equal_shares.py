"""Equal shares against the reference implementation: the same winners, and how much faster.

    CONVITE_PABULIB_DATA=FOLDER python benchmarks/equal_shares.py [ELECTIONS]

FOLDER holds Pabulib files (``.pb``, also in folders below); without it elections of like shapes are
made. The reference is pabutools (GPL, for development only). Both get an election that is read in,
and share the budget out once: equal shares without filling up, which is what both define alike, with
utility 1 for an approval, the points of cumulative and scoring votes, and Borda scores of rankings.
Ties are settled by the same rule: lower cost, more votes, smaller lot. Both are exact.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from workshop_app.domain.voting.rules.equal_shares import candidates_of
from workshop_app.domain.voting.rules.sharing import run
from workshop_app.domain.voting.tally import Tally, tally
from workshop_app.domain.voting.ties import lot
from workshop_app.export.pabulib import Election, read

DATA = "CONVITE_PABULIB_DATA"
ELECTIONS = 120
RUNS = 3
SHAPES = ((400, 10), (900, 12), (1_200, 5), (1_400, 20), (2_600, 40), (4_200, 33))
"""Voters and projects of made elections: like those of Łódź, Toulouse and Warsaw."""


def shared(counted: Tally) -> list[str]:
    """The options that our rule buys without filling up, in order."""
    candidates, weights = candidates_of(counted)
    if not candidates:
        return []
    share = Fraction(counted.rules.budget or 0, len(counted.valid))
    return [payment.label for payment in run(candidates, weights, share).payments]


def reference(path: Path, counted: Tally) -> Callable[[], list[str]]:
    """The same by pabutools, on what it reads itself from the file."""
    from pabutools.election import parse_pabulib
    from pabutools.election.satisfaction import (
        Additive_Borda_Sat,
        Additive_Cardinal_Sat,
        Cardinality_Sat,
    )
    from pabutools.rules import method_of_equal_shares
    from pabutools.tiebreaking import TieBreakingRule

    instance, profile = parse_pabulib(str(path))
    kind = instance.meta["vote_type"]
    satisfaction = {"ordinal": Additive_Borda_Sat, "approval": Cardinality_Sat}.get(
        kind.replace("choose-1", "approval"), Additive_Cardinal_Sat
    )

    def key(_instance: Any, _profile: Any, project: Any) -> tuple[Any, ...]:
        votes = counted.counts[project.name].value
        return (project.cost, -votes, lot(counted.rules.public_seed, project.name))

    ties = TieBreakingRule(key)

    def work() -> list[str]:
        found = method_of_equal_shares(instance, profile, sat_class=satisfaction, tie_breaking=ties)
        return [project.name for project in found]

    return work


def made(folder: Path) -> list[Path]:
    """Elections of the usual shapes, always the same: popular and unpopular projects, costs as
    unlike as they are, every kind of vote."""
    chance = random.Random(7)
    paths = []
    for at, kind in enumerate(("approval", "approval", "cumulative", "ordinal")):
        for voters, projects in SHAPES:
            paths.append(folder / f"{kind}-{at}-{voters}.pb")
            paths[-1].write_text(_file(chance, kind, voters, projects), encoding="utf-8")
    return paths


def _file(chance: random.Random, kind: str, voters: int, projects: int) -> str:
    costs = [chance.randint(2, 200) * 1_000 for _ in range(projects)]
    liked = [chance.paretovariate(1.2) for _ in range(projects)]
    lines = ["META", "key;value", f"budget;{sum(costs) // 3}", f"vote_type;{kind}"]
    lines += ["PROJECTS", "project_id;cost", *(f"{at};{cost}" for at, cost in enumerate(costs))]
    lines += ["VOTES", "voter_id;vote" + (";points" if kind == "cumulative" else "")]
    for voter in range(voters):
        named = list(dict.fromkeys(chance.choices(range(projects), liked, k=chance.randint(1, 9))))
        row = f"{voter};{','.join(map(str, named))}"
        if kind == "cumulative":
            row += ";" + ",".join(str(chance.randint(1, 3)) for _ in named)
        lines.append(row)
    return "\n".join(lines) + "\n"


def chosen(folder: Path, many: int) -> list[Path]:
    """As many of the files as asked for, as many of each kind of vote as there are."""
    paths = sorted(folder.rglob("*.pb"))
    random.Random(5).shuffle(paths)
    kinds: dict[str, list[Path]] = {}
    for path in paths:
        with path.open(encoding="utf-8-sig", errors="replace") as lines:
            told = next((line for line in lines if line.startswith("vote_type;")), ";")
        kinds.setdefault(told.strip().split(";")[1].replace("choose-1", "approval"), []).append(
            path
        )
    each = -(-many // max(len(kinds), 1))
    return [path for kind in sorted(kinds) for path in kinds[kind][:each]]


def repeats(election: Election) -> bool:
    """Whether a vote names a project twice: we add its points up, the reference keeps the last."""
    return any(len({label for label, _ in one.marks}) < len(one.marks) for one in election.ballots)


def best(work: Callable[[], object]) -> float:
    """The least processor time of a few runs."""
    times = []
    for _ in range(RUNS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times)


def compare(path: Path) -> tuple[str, float, float, bool] | None:
    """Kind, our seconds, the reference's, and whether both buy the same in the same order."""
    election = read(path)
    if election.rules.budget is None or repeats(election) or not election.ballots:
        return None
    counted = tally(election.rules, election.ballots)
    theirs = reference(path, counted)
    same = sorted(shared(counted)) == sorted(theirs())
    return election.kind, best(lambda: shared(counted)), best(theirs), same


def main() -> None:
    sys.setrecursionlimit(20_000)
    many = int(sys.argv[1]) if len(sys.argv) > 1 else ELECTIONS
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.environ.get(DATA)
        paths = chosen(Path(folder), many) if folder else made(Path(scratch))
        found = [one for one in map(compare, paths) if one is not None]
    print("real elections" if folder else f"made elections (set {DATA} for real ones)")
    same = sum(1 for one in found if one[3])
    print(f"same winners          {same} of {len(found)}")
    for kind, count in sorted(Counter(one[0] for one in found).items()):
        ratios = [one[2] / one[1] for one in found if one[0] == kind]
        print(
            f"  {kind:<12}        {count:4} elections, median ratio {statistics.median(ratios):.1f}"
        )
    ours, theirs = (statistics.median(one[at] for one in found) * 1000 for at in (1, 2))
    ratios = sorted(one[2] / one[1] for one in found)
    print(f"ours                  {ours:8.2f} ms  (median)")
    print(f"reference             {theirs:8.2f} ms")
    tenth = ratios[len(ratios) // 10]
    print(
        f"ratio                 {statistics.median(ratios):8.1f}     (one in ten under {tenth:.1f})"
    )


if __name__ == "__main__":
    main()
