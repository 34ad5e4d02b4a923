"""How much counting a round costs beside a bare loop over the same marks.

    python benchmarks/counting.py [ROUNDS]

Counts 1,000 ballots of five dots over 40 options in six groups, everything that a result holds:
checking each ballot, totals, people, ranks, pooling, exact shares, equal group mean, both rules,
ties, labels. The bare loop only adds the same marks up. The ratio says what fairness costs, and,
being a ratio of two times of one process, it means the same on another machine.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from workshop_app.domain.voting.ballots import Ballot, RoundGroup, RoundOption, RoundRules
from workshop_app.domain.voting.count import count_round

BALLOTS, OPTIONS, GROUPS = 1_000, 40, 6


def make_round() -> tuple[RoundRules, list[Ballot]]:
    """A round and its ballots, always the same ones; some ballots are invalid, as in a room."""
    chance = random.Random(9)
    labels = [str(n) for n in range(1, OPTIONS + 1)]
    groups = [f"g{n}" for n in range(GROUPS)]
    rules = RoundRules(
        name="R",
        method="dots",
        options=tuple(RoundOption(label=label) for label in labels),
        groups=tuple(RoundGroup(id=group, admitted=BALLOTS // GROUPS + 1) for group in groups),
        places=12,
        public_seed="mango 47 puente 12",
    )
    ballots = [
        Ballot(
            f"{chance.getrandbits(128):032x}",
            chance.choice(groups),
            tuple((chance.choice(labels), 1) for _ in range(5)),
        )
        for _ in range(BALLOTS)
    ]
    return rules, ballots


def bare_loop(ballots: list[Ballot]) -> dict[str, int]:
    """The marks added up, and nothing else."""
    totals: dict[str, int] = {}
    for ballot in ballots:
        for label, value in ballot.marks:
            totals[label] = totals.get(label, 0) + value
    return totals


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one run of ``work``."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    rules, ballots = make_round()
    counted, bare = [], []
    for _ in range(rounds):
        counted.append(seconds(lambda: count_round(rules, ballots)))
        bare.append(seconds(lambda: [bare_loop(ballots) for _ in range(20)]) / 20)
    count, loop = statistics.median(counted), statistics.median(bare)
    print(f"count_round  {count * 1000:7.2f} ms  (median of {rounds}, {BALLOTS} × {OPTIONS})")
    print(f"bare loop    {loop * 1000:7.2f} ms")
    print(f"ratio        {count / loop:7.1f}")


if __name__ == "__main__":
    main()
