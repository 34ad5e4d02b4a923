"""Numbers that two carry after files were joined: which is said as "18 bis" from now on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from workshop_app.domain import numbers
from workshop_app.services import numbering
from workshop_app.services.differences import NUMBERED
from workshop_app.services.open_plan import OpenPlan

Became = tuple[str, str, str]
"""(kind of record, the number as it is on paper, as it is said now): "Proposal", "18", "18 bis"."""

Labels = Mapping[str, Mapping[str, str]]


def labels(plan: OpenPlan) -> Labels:
    """The number of every record that has one, by kind and id."""
    return {entity: numbering.labels(plan, kind) for entity, kind in NUMBERED.items()}


def became(
    before: Labels, after: Labels, brought: Sequence[Collection[str]]
) -> list[tuple[Became, ...]]:
    """For each file, what is said otherwise ``after`` it came than ``before``; ``brought`` are the
    ids of the records that each file brought, and the last one that brought one of a number tells."""
    told: list[list[Became]] = [[] for _ in brought]
    of_file = {id: at for at, ids in enumerate(brought) for id in ids}
    for entity, now in after.items():
        same: defaultdict[str, list[str]] = defaultdict(list)
        for id, label in now.items():
            same[_on_paper(label)].append(id)
        for paper, ids in same.items():
            new = [id for id in ids if now[id] != paper and before[entity].get(id) != now[id]]
            came = [of_file[id] for id in ids if id in of_file]
            if came:
                told[max(came)] += [(entity, paper, now[id]) for id in new]
    return [
        tuple(sorted(of_one, key=lambda one: (one[0], numbers.sort_key(one[2])))) for of_one in told
    ]


def _on_paper(label: str) -> str:
    return label.partition(" ")[0]
