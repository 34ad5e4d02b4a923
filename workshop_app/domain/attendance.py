"""Attendance in totals, with everything hidden that could tell of one person (P-08 to P-12).

A cell of 0 to 4 is hidden, zero too, so that a hidden cell never says "at least one"; then as many
others as it takes that the hidden ones cannot be worked out from the total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from workshop_app.text import N_

SMALLEST = 5
"""Smaller counts are never shown."""

SMALL = "<5"
"""How a hidden cell is written on screen, in print and in every export."""

HELP = N_(
    "Each person puts in their own token, out of sight. Nobody counts by eye, and nobody has to say."
)
"""Stands beside the fields of every dimension (P-08)."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way of counting who came, off by default and never crossed with another one.

    ``categories`` are pairs of id and name in the fixed order that hiding follows."""

    id: str
    name: str
    categories: tuple[tuple[str, str], ...]


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension(
        "origin",
        N_("Where people come from"),
        (
            ("venezuelan", N_("From Venezuela")),
            ("colombian", N_("From Colombia")),
            ("returnee", N_("From Colombia, came back")),
            ("other", N_("Another answer")),
            ("not_said", N_("Not said")),
        ),
    ),
    Dimension(
        "gender",
        N_("Women and men"),
        (
            ("women", N_("Women")),
            ("men", N_("Men")),
            ("other", N_("Another answer")),
            ("not_said", N_("Not said")),
        ),
    ),
    Dimension(
        "age",
        N_("Age"),
        (
            ("under_18", N_("Under 18")),
            ("18_28", N_("18 to 28")),
            ("29_59", N_("29 to 59")),
            ("60_plus", N_("60 and over")),
            ("not_said", N_("Not said")),
        ),
    ),
)
"""The dimensions that can be switched on."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be told of one dimension: None where a count is hidden."""

    cells: tuple[int | None, ...]
    total: int | None

    @property
    def only_total(self) -> bool:
        """Whether no category can be told."""
        return all(cell is None for cell in self.cells)


def shown(cells: Sequence[int], total: int | None = None) -> Shown:
    """What may be told of ``cells``, the counts of one dimension's categories in their fixed order.

    ``total`` counts all who came; where it is not given it is the sum of the cells."""
    everyone = sum(cells) if total is None else total
    if everyone < SMALLEST:
        return Shown((None,) * len(cells), None)
    small = {i for i, people in enumerate(cells) if people < SMALLEST}
    hidden = _hidden_enough(small, [[people] for people in cells])
    return Shown(_without(cells, hidden), everyone)


def joined(workshops: Sequence[Sequence[int]], totals: Sequence[int] | None = None) -> Shown:
    """What may be told when one dimension of several workshops is added up.

    A category is told only if no workshop hides it, or those that hide it are at least two and
    reach five together; the same goes for the total, without which nothing is told (P-12). Where
    what each workshop told and what would be told here give a hidden cell away all the same, more
    categories are hidden."""
    if not workshops:
        return Shown((), None)
    came = [sum(cells) for cells in workshops] if totals is None else list(totals)
    each = [shown(cells, people) for cells, people in zip(workshops, came, strict=True)]
    width = len(workshops[0])
    if not _may_be_told([n for n, told in zip(came, each, strict=True) if told.total is None]):
        return Shown((None,) * width, None)
    behind = [
        [cells[i] for cells, told in zip(workshops, each, strict=True) if told.cells[i] is None]
        for i in range(width)
    ]
    hidden = _hidden_enough({i for i in range(width) if not _may_be_told(behind[i])}, behind)
    start = min(hidden, default=0)
    for step in range(width):
        if not _give_away(each, hidden):
            break
        hidden = _hidden_enough(hidden | {(start + step) % width}, behind)
    sums = [sum(cells[i] for cells in workshops) for i in range(width)]
    return Shown(_without(sums, hidden), sum(came))


def _give_away(each: Sequence[Shown], hidden: Collection[int]) -> bool:
    """Whether a hidden cell of some workshop follows from all that is told, by subtraction.

    Every total told says what some unknown cells are together: those of a workshop, of a category
    told for all, of the categories hidden for all, of the workshops too small to be told. Each
    cell is in two such sums, so it is the edge of a graph between them; it follows from the others
    exactly if it lies on no circle."""
    edges = [
        ("too small" if told.total is None else nth, "hidden" if i in hidden else i)
        for nth, told in enumerate(each)
        for i, cell in enumerate(told.cells)
        if cell is None
    ]
    return any(
        not _joined_up(("workshop", one), ("category", other), edges[:k] + edges[k + 1 :])
        for k, (one, other) in enumerate(edges)
    )


def _joined_up(
    start: tuple[str, object], end: tuple[str, object], edges: Iterable[tuple[object, object]]
) -> bool:
    """Whether a way leads from ``start`` to ``end`` along ``edges`` (workshop, category)."""
    ways: dict[tuple[str, object], list[tuple[str, object]]] = defaultdict(list)
    for one, other in edges:
        ways["workshop", one].append(("category", other))
        ways["category", other].append(("workshop", one))
    seen, waiting = {start}, [start]
    while waiting:
        fresh = [node for node in ways[waiting.pop()] if node not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return end in seen


def _may_be_told(hidden_counts: Collection[int]) -> bool:
    """P-12 for one category: nobody hides it, or those who do cover each other."""
    return not hidden_counts or (len(hidden_counts) >= 2 and sum(hidden_counts) >= SMALLEST)


def _hidden_enough(hidden: set[int], behind: Sequence[Sequence[int]]) -> set[int]:
    """Hide more categories until at least two unknown counts together reach five.

    ``behind`` are the counts that hiding a category keeps unknown. The next one to hide is the
    next in the fixed order after the first hidden one, wrapping round: choosing the smallest would
    tell something. Where it is not reached everything is hidden (P-10)."""
    if not hidden:
        return hidden
    width = len(behind)
    start = min(hidden)
    hidden = set(hidden)
    for step in range(1, width + 1):
        unknown = [count for i in hidden for count in behind[i]]
        if len(hidden) >= 2 and len(unknown) >= 2 and sum(unknown) >= SMALLEST:
            return hidden
        hidden.add((start + step) % width)
    return hidden


def _without(cells: Sequence[int], hidden: Collection[int]) -> tuple[int | None, ...]:
    return tuple(None if i in hidden else people for i, people in enumerate(cells))
