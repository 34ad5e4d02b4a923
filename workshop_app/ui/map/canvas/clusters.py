"""Crowded pins as one: those that would cover each other at a size of the map."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from workshop_app.ui.map.canvas.marks import Mark
from workshop_app.ui.map.canvas.view import Where

KEPT = 12
"""Sizes of the map whose clusters are remembered."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Pins (their places in the list) that stand together at ``spot``."""

    spot: Where
    members: tuple[int, ...]


def clustered(marks: Sequence[Mark], reach: float) -> list[Cluster]:
    """Every pin in one cluster; none is further than ``reach`` (units of the ground) from the one
    that its cluster began with. A grid of that width finds the near ones, so 5,000 take some ms."""
    cells: dict[tuple[int, int], list[int]] = {}
    seeds: list[Where] = []
    members: list[list[int]] = []
    limit = reach * reach
    for at, mark in enumerate(marks):
        x, y = mark.spot
        column, row = int(x // reach), int(y // reach)
        best, nearest = -1, limit
        for across in (column - 1, column, column + 1):
            for down in (row - 1, row, row + 1):
                for seed in cells.get((across, down), ()):
                    away = (seeds[seed][0] - x) ** 2 + (seeds[seed][1] - y) ** 2
                    if away < nearest:
                        best, nearest = seed, away
        if best >= 0:
            members[best].append(at)
        else:
            cells.setdefault((column, row), []).append(len(seeds))
            seeds.append((x, y))
            members.append([at])
    return [_cluster(marks, inside) for inside in members]


def _cluster(marks: Sequence[Mark], inside: list[int]) -> Cluster:
    count = len(inside)
    x = sum(marks[at].spot[0] for at in inside) / count
    y = sum(marks[at].spot[1] for at in inside) / count
    return Cluster((x, y), tuple(inside))


class Crowd:
    """The clusters of some pins at every size of the map that was looked at last."""

    def __init__(self) -> None:
        self._marks: Sequence[Mark] = ()
        self._kept: OrderedDict[tuple[float, float], list[Cluster]] = OrderedDict()

    def show(self, marks: Sequence[Mark]) -> None:
        """Other pins."""
        self._marks = marks
        self._kept.clear()

    def at(self, scale: float, near: float) -> list[Cluster]:
        """Those that are less than ``near`` pixels apart at ``scale`` pixels a unit stand together."""
        found = self._kept.get((scale, near))
        if found is None:
            found = self._kept[scale, near] = clustered(self._marks, near / scale)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found
