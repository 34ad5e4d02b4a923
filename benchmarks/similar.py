"""How well and how fast similar proposals are found, each figure beside its goal.

    python benchmarks/similar.py [CSV [UNRELATED.csv]]

CSV has the columns id, text and group: proposals of a city with the groups that its own commission
merged ("" = merged with none); without the argument the path is read from CONVITE_SIMILAR_DATA.
``merged_proposals.py`` makes it from a public data set. Measured: in how many of the merged texts
another one of the group is among the first three, over texts and as a mean over groups; and in
how many of ten texts that were merged with none a panel opens all the same (all counted as wrong,
though some of them do say the same as another one). UNRELATED.csv (id, text) holds another city's
texts, asked of this city's: what opens there is wrong for certain.

Always measured: the same on the clusters of the sample plan, and the time of a question at 5,000
generated texts. Times are of one machine; nothing depends on them.
"""

from __future__ import annotations

import csv
import os
import random
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.domain.voting.rounds import sample  # noqa: E402
from workshop_app.domain.similar import LIKE, Index  # noqa: E402

MANY, ASKED = 5_000, 400
SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi lo zu".split()  # noqa: SIM905
Row = tuple[str, str, str]
HOW = (
    "no merged proposals given: look up the public repository aldeapucela/participativos2027 "
    "(Valladolid), run benchmarks/merged_proposals.py on its data, set CONVITE_SIMILAR_DATA"
)


def say(what: str, figure: str, goal: str = "") -> None:
    print(f"  {what:<52} {figure:>10}   {f'goal {goal}' if goal else ''}".rstrip())


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [(row["id"], row["text"], row.get("group") or "") for row in csv.DictReader(file)]


def found(rows: list[Row]) -> tuple[float, float]:
    """Share of merged texts with a sibling among the first three; the mean of it over groups."""
    index, group_of = (
        Index((id, text) for id, text, _ in rows),
        {id: group for id, _, group in rows},
    )
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for id, text, group in rows:
        if group:
            first = index.most_like(text, 3, but=id)
            hits[group].append(any(group_of[other] == group for other, _ in first))
    every = [hit for group in hits.values() for hit in group]
    return statistics.mean(every), statistics.mean(map(statistics.mean, hits.values()))


def wrong(rows: list[Row]) -> float:
    """Of ten texts merged with none, in how many a panel opens."""
    index = Index((id, text) for id, text, _ in rows)
    alone = [(id, text) for id, text, group in rows if not group]
    return 10 * statistics.mean(bool(index.most_like(t, 1, least=LIKE, but=i)) for i, t in alone)


def quality(rows: list[Row], goals: bool = True) -> None:
    share, mean = found(rows)
    groups = {group for _, _, group in rows if group}
    print(f"{len(rows)} texts, {sum(bool(g) for _, _, g in rows)} of them in {len(groups)} groups")
    say("a sibling among the first three", f"{share:.1%}", "≥ 93 %" if goals else "")
    say("the same as a mean over groups", f"{mean:.1%}", "≥ 90 %" if goals else "")
    say("panels in ten texts merged with none", f"{wrong(rows):.2f}", "≤ 1" if goals else "")


def unrelated(rows: list[Row], others: list[Row]) -> None:
    index = Index((id, text) for id, text, _ in rows)
    opened = [bool(index.most_like(text, 1, least=LIKE)) for _, text, _ in others]
    say(f"panels in ten of {len(others)} texts of elsewhere",
        f"{10 * statistics.mean(opened):.2f}", "≤ 1")  # fmt: skip


def of_sample() -> list[Row]:
    plan = sample("plan")
    cluster = {member: one["id"] for one in plan["clusters"] for member in one["members"]}
    return [
        (one["id"], one["title"]["es"], cluster.get(one["id"], "")) for one in plan["proposals"]
    ]


def generated(many: int) -> list[str]:
    """Texts of 6 to 18 words: those of the sample plan, and as many names as a city has."""
    chance = random.Random(3)
    words = [word for _, text, _ in of_sample() for word in text.split()]
    names = ["".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(4_000)]
    return [
        " ".join(chance.choices(words, k=size - 2) + chance.choices(names, k=2))
        for size in chance.choices(range(6, 19), k=many)
    ]


def speed() -> None:
    texts = generated(MANY + ASKED)
    began = time.perf_counter()
    index = Index((str(n), text) for n, text in enumerate(texts[:MANY]))
    index.most_like(texts[-1])
    build = time.perf_counter() - began
    took, changing = [], []
    for n, text in enumerate(texts[MANY:]):
        began = time.perf_counter()
        index.most_like(text, 3, least=LIKE)
        took.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        index.put(str(n), text)
        index.most_like(text, 3, least=LIKE)
        changing.append((time.perf_counter() - began) * 1000)
    print(f"speed at {MANY:,} texts of {statistics.mean(len(t) for t in texts):.0f} characters")
    for what, times, goal in (
        ("a question", took, "≤ 5 ms"),
        ("a change and the next question", changing, ""),
    ):
        say(f"{what}, median", f"{statistics.median(times):.1f} ms", goal)
        say(f"{what}, 95 of 100 under", f"{statistics.quantiles(times, n=20)[-1]:.1f} ms", goal)
    say("reading all of them, once", f"{build * 1000:.0f} ms")


def main() -> None:
    given = sys.argv[1:] or [p for p in (os.environ.get("CONVITE_SIMILAR_DATA"),) if p]
    print("the sample plan:", end=" ")
    quality(of_sample(), goals=False)
    if given:
        rows = read(Path(given[0]))
        print(Path(given[0]).name, end=": ")
        quality(rows)
        if given[1:]:
            unrelated(rows, read(Path(given[1])))
    else:
        print(HOW)
    speed()


if __name__ == "__main__":
    main()
