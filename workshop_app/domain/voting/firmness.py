"""How firm the order of a round is: what chance alone could have changed.

The bootstrap: the ballots are drawn anew, as many as there are and each as often as chance has it,
and counted, a thousand times; what stays the same is firm. B. Efron, "Bootstrap Methods: Another
Look at the Jackknife", Annals of Statistics 7 (1979); for orders P. Hall and H. Miller, "Using the
Bootstrap to Quantify the Authority of an Empirical Ranking", Annals of Statistics 37 (2009).

It is told of the whole room, never of a group, and only where everyone gave a ballot. The draws
come from the check value, so that whoever counts the round again gets the same words. Reading aid,
not a rule: it decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workshop_app.domain.numbers import sort_key
from workshop_app.domain.voting.explanation import Sentence
from workshop_app.domain.voting.groups import SMALLEST
from workshop_app.domain.voting.tally import Tally
from workshop_app.text import N_

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, np.dtype[np.float64]]

DRAWS = 1_000
"""How often the ballots are drawn anew."""

DOUBT = 0.1
"""Two options could as well be swapped where the lower one is ahead in more than this part of the
draws, draws in which they are equal counting half."""

BAND = 0.05
"""A band leaves out this part of the draws at either end."""

_SWAPPED = N_(
    "Places {first} to {last} could as well be swapped: another few ballots would have been enough."
)
_AT_THE_CUT = N_(
    "That holds for the last place that goes in and the first that does not: look at both before "
    "you go on."
)
_FIRM = N_("The order is firm: no two places next to each other could as well be swapped.")


@dataclass(frozen=True, slots=True)
class Band:
    """An option's place and the places it had in nine of ten draws."""

    label: str
    place: int
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Swap:
    """Options in places ``first`` to ``last`` that could as well stand in another order.
    ``at_the_cut``: some of them go in by the number of places and some do not."""

    first: int
    last: int
    labels: tuple[str, ...]
    at_the_cut: bool


@dataclass(frozen=True, slots=True)
class Firmness:
    """``bands`` in the order of the places; ``swaps`` from the top, no place in two of them."""

    bands: tuple[Band, ...]
    swaps: tuple[Swap, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What is said of the order; one sentence where it is firm."""
        if not self.swaps:
            return (Sentence(_FIRM),)
        said: list[Sentence] = []
        for swap in self.swaps:
            said.append(Sentence(_SWAPPED, {"first": swap.first, "last": swap.last}))
            if swap.at_the_cut:
                said.append(Sentence(_AT_THE_CUT))
        return tuple(said)


def firmness(tally: Tally, check_value: str) -> Firmness | None:
    """How firm the order by the sum of all is; None under five ballots, where somebody was counted
    without one, and where fewer than two options were given anything."""
    wanted = [label for label, value in tally.values.items() if value > 0]
    if len(tally.valid) < SMALLEST or tally.counted or len(wanted) < 2:
        return None
    order = sorted(wanted, key=lambda label: (-tally.values[label], sort_key(label)))
    drawn = _drawn(tally, order, check_value)
    cut = tally.rules.places if tally.rules.rule == "most" else None  # others cut another order
    return Firmness(_bands(drawn, order), tuple(_swaps(drawn, order, cut)))


def _drawn(tally: Tally, order: list[str], check_value: str) -> Numbers:
    """The value of each option (columns, in ``order``) in each draw (rows)."""
    import numpy as np

    # Sorted by what is on them: keys are random, and another laptop's must not change the draws.
    rows = sorted(tuple(one.marks.get(label, -1) for label in order) for one in tally.valid)
    marked = np.array(rows, dtype=np.float64)
    given = np.where(marked < 0, 0.0, marked)
    # RandomState gives the same numbers in every version of numpy; Generator does not promise it.
    chance = np.random.RandomState(int(check_value.replace(" ", "")[:8] or "0", 16))
    picks = chance.randint(0, len(rows), size=(DRAWS, len(rows)))
    weights = np.zeros((DRAWS, len(rows)))
    np.add.at(weights, (np.arange(DRAWS)[:, None], picks), 1.0)
    totals: Numbers = weights @ given
    if tally.rules.method != "score":
        return totals
    people = weights @ (marked >= 0).astype(np.float64)
    means: Numbers = np.divide(totals, people, out=np.zeros_like(totals), where=people > 0)
    return means


def _bands(drawn: Numbers, order: list[str]) -> tuple[Band, ...]:
    import numpy as np

    ranks = 1 + (drawn[:, None, :] > drawn[:, :, None]).sum(axis=2)
    ranks.sort(axis=0)
    low, high = int(DRAWS * BAND), DRAWS - 1 - int(DRAWS * BAND)
    best, worst = np.asarray(ranks[low]), np.asarray(ranks[high])
    return tuple(
        Band(label, at + 1, int(best[at]), int(worst[at])) for at, label in enumerate(order)
    )


def _swaps(drawn: Numbers, order: list[str], cut: int | None) -> list[Swap]:
    """From the top: as many as the first of them could be swapped with, then on from the next."""
    found: list[Swap] = []
    at = 0
    while at < len(order) - 1:
        last = at
        while last + 1 < len(order) and _in_doubt(drawn, at, last + 1):
            last += 1
        if last > at:
            labels = tuple(order[at : last + 1])
            found.append(Swap(at + 1, last + 1, labels, cut is not None and at < cut <= last))
        at = last + 1
    return found


def _in_doubt(drawn: Numbers, upper: int, lower: int) -> bool:
    ahead = (drawn[:, lower] > drawn[:, upper]).mean()
    equal = (drawn[:, lower] == drawn[:, upper]).mean()
    return bool(ahead + equal / 2 > DOUBT)
