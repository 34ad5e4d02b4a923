"""Proposals of different workshops that say the same in other words: told, joined by a person.

Joining makes a cluster as always; what people gave each of them is never added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.similar import LIKE, Index, how_alike
from workshop_app.services import not_the_same, numbering, proposals
from workshop_app.services.open_plan import OpenPlan

_EACH = 4
"""So many of those most like each are looked at."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two proposals of different workshops that may say the same, the older first. ``numbers`` and
    ``workshops`` (titles, "" for none) of both; ``how``: "very_like" or "like"
    (``similar.ALIKE``); ``score`` of 0–1."""

    one: Proposal
    other: Proposal
    numbers: tuple[str, str]
    workshops: tuple[str, str]
    how: str
    score: float


def _unheard(done: int, total: int) -> None:
    """Nobody asked how far it is."""


def suggested(
    plan: OpenPlan,
    limit: int = 50,
    progress: Callable[[int, int], None] = _unheard,
    *,
    least: float = LIKE,
) -> list[Pair]:
    """At most ``limit`` pairs that may say the same, best first, none with a score under ``least``.

    Only proposals that stand, of different workshops, not in one cluster, and none that someone
    said are not the same. Of two clusters, or a cluster and a proposal, the best pair alone. Ask
    from a job; ``progress(done, total)`` may raise to cancel.
    """
    standing = plan.all(Proposal, withdrawn=False, taken_out=False)
    best = _best(plan, standing, least, progress)
    numbers = numbering.labels(plan, Proposal)
    titles = {one.id: one.title for one in plan.all(Workshop)}
    found = sorted(best.values(), key=lambda each: (-each[2], each[0].born, each[1].born))
    return [
        Pair(
            one,
            other,
            (numbers.get(one.id, ""), numbers.get(other.id, "")),
            (titles.get(one.workshop or "", ""), titles.get(other.workshop or "", "")),
            how_alike(score),
            score,
        )
        for one, other, score in found[:limit]
    ]


def _best(
    plan: OpenPlan, standing: list[Proposal], least: float, progress: Callable[[int, int], None]
) -> dict[tuple[str, str], tuple[Proposal, Proposal, float]]:
    """The best pair of each two things (cluster or proposal alone) that may say the same."""
    apart = not_the_same.pairs(plan)
    by_id = {one.id: one for one in standing}
    index = Index(((one.id, one.text) for one in standing), plan.plan.language)
    best: dict[tuple[str, str], tuple[Proposal, Proposal, float]] = {}
    for at, one in enumerate(standing):
        progress(at, len(standing))
        for id, score in index.most_like(one.text, _EACH, least=least, but=one.id):
            other = by_id[id]
            mine, theirs = one.cluster or one.id, other.cluster or other.id
            if one.workshop == other.workshop or mine == theirs:
                continue
            if not_the_same.pair(one.id, id) in apart or not_the_same.pair(mine, theirs) in apart:
                continue
            key = not_the_same.pair(mine, theirs)
            if key not in best or score > best[key][2]:
                first, second = sorted((one, other), key=lambda each: (each.born, each.id))
                best[key] = (first, second, score)
    progress(len(standing), len(standing))
    return best


def join(plan: OpenPlan, ids: Iterable[str], label: str = "") -> Cluster:
    """Join these proposals (ids) into one cluster, as the board does; undo takes it back."""
    return proposals.join_into_cluster(plan, [plan.one(Proposal, id) for id in ids], label)


def dismiss(plan: OpenPlan, pair: Pair) -> None:
    """These two are not the same; neither they nor their clusters are suggested again."""
    mine = pair.one.cluster or pair.one.id
    theirs = pair.other.cluster or pair.other.id
    not_the_same.say(plan, pair.one.id, pair.other.id)
    not_the_same.say(plan, mine, theirs)
