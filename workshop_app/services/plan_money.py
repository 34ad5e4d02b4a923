"""What the plan costs: by theme and by kind of source, and what no source pays yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from workshop_app.domain.entity import THEMES
from workshop_app.services.action_lines import Line
from workshop_app.services.action_parts import without_source

KINDS = ("municipality", "nation", "cooperation", "several", "to_find")
NO_SOURCE = "without"
"""The part of the cost that stands in no source."""


@dataclass(frozen=True, slots=True)
class Money:
    """``by_theme``: theme → kind of source → whole money; ``by_source``: name and kind → money.
    ``unknown`` counts actions without a cost, by theme."""

    by_theme: dict[str, dict[str, int]]
    by_source: dict[tuple[str, str], int]
    unknown: dict[str, int]

    @property
    def total(self) -> int:
        """The cost of all actions (null is 0)."""
        return sum(self.of_theme(theme) for theme in self.by_theme)

    def of_theme(self, theme: str) -> int:
        """The cost of the actions of a theme."""
        return sum(self.by_theme.get(theme, {}).values())

    def of_kind(self, kind: str) -> int:
        """What one kind of source pays."""
        return sum(kinds.get(kind, 0) for kinds in self.by_theme.values())


def money(lines: Iterable[Line]) -> Money:
    """The money of the actions. The kinds of an action add up to its cost: where its sources bring
    more they are taken in their order until it is paid, what they lack is ``NO_SOURCE``."""
    themes: dict[str, dict[str, int]] = {theme: {} for theme in THEMES}
    sources: dict[tuple[str, str], int] = defaultdict(int)
    unknown: dict[str, int] = defaultdict(int)
    for line in lines:
        action = line.action
        kinds = themes.setdefault(action.theme, {})
        if action.cost is None:
            unknown[action.theme] += 1
            continue
        left = action.cost
        for source in line.sources:
            paid = min(left, source.amount or 0)
            kinds[source.kind] = kinds.get(source.kind, 0) + paid
            sources[(source.name, source.kind)] += paid
            left -= paid
        rest = without_source(action, line.sources)
        if rest is not None and rest > 0:
            # What is still to be found, without a figure, is the rest of what it costs.
            found = any(one.kind == "to_find" and one.amount is None for one in line.sources)
            kind = "to_find" if found else NO_SOURCE
            kinds[kind] = kinds.get(kind, 0) + rest
    return Money(themes, dict(sources), dict(unknown))
