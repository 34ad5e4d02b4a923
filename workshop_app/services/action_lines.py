"""The actions as lines to read: each with what hangs on it, read once and kept up by the news."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workshop_app.domain.action_plan import (
    Action,
    ActionProposal,
    ActionTerritory,
    Commitment,
    Indicator,
    Source,
)
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import Decision
from workshop_app.services import action_plan, capacity, numbering, programmes
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan

PLACED_BY = (
    "Proposal", "Cluster", "Gate", "DecidingRound", "VoteRound", "AssessmentRound", "Plan",
)  # fmt: skip
"""What moves a proposal to another zone."""
_HANGS = {
    "ActionProposal": ActionProposal,
    "ActionTerritory": ActionTerritory,
    "Source": Source,
    "Indicator": Indicator,
    "Commitment": Commitment,
}
_NAMES = {"Programme", "Territory", "Decision", *PLACED_BY}


@dataclass(frozen=True, slots=True)
class Line:
    """An action with what a row of the plan says of it. ``zone`` is "" where its proposals stand in
    none; ``decisions`` are those on its proposals; ``has`` the parts that are there."""

    action: Action
    number: str
    zone: str
    proposals: tuple[str, ...]
    territories: tuple[str, ...]
    sources: tuple[Source, ...]
    indicators: tuple[Indicator, ...]
    decisions: tuple[Decision, ...]
    has: frozenset[str]

    @property
    def missing(self) -> list[str]:
        """The parts that are not there yet, in order."""
        return [part for part in action_plan.PARTS if part not in self.has]

    @property
    def part(self) -> int | None:
        """The part of the money that was decided for it, where it goes in with part of it."""
        found = [one.part for one in self.decisions if one.part is not None]
        return sum(found) if found else None


class Lines:
    """Every action in the order of the plan. ``take(news)`` reads again only what changed: an edit
    of one action among a thousand costs one row. Nothing of it is written here."""

    def __init__(self, plan: OpenPlan) -> None:
        self._plan = plan
        self._zones: dict[str, str] | None = None
        self.all: list[Line] = []
        self.read()

    # -- reading ----------------------------------------------------------------------------------
    def read(self) -> None:
        """Everything again."""
        plan = self._plan
        self._hung = {name: _by_action(plan.all(kind)) for name, kind in _HANGS.items()}
        self._read_names()
        self._numbers = numbering.labels(plan, Action)
        self.all = [self._line(action) for action in action_plan.actions(plan)]

    def _read_names(self) -> None:
        plan = self._plan
        if self._zones is None:
            placed = {one.id: one.zone or "" for one in capacity.priorities(plan, members=True)}
            self._zones = {id: "" if zone == "unknown" else zone for id, zone in placed.items()}
        self.programmes = {one.id: one.name for one in programmes.programmes(plan)}
        self.territories = {one.id: one for one in plan.all(Territory)}
        self.proposals = numbering.labels(plan, Proposal)
        self._decisions: dict[str, Decision] = {one.proposal: one for one in plan.all(Decision)}

    def _line(self, action: Action) -> Line:
        answers = tuple(one.proposal for one in self._of("ActionProposal", action.id))
        zones = self._zones or {}
        places = (one.territory for one in self._of("ActionTerritory", action.id))
        sources = tuple(self._of("Source", action.id))
        indicators = tuple(self._of("Indicator", action.id))
        promised = self._of("Commitment", action.id)
        return Line(
            action=action,
            number=f"A{self._numbers[action.id]}",
            zone=next((zone for id in answers if (zone := zones.get(id, ""))), ""),
            proposals=tuple(id for id in answers if id in self.proposals),
            territories=tuple(id for id in places if id in self.territories),
            sources=sources,
            indicators=indicators,
            decisions=tuple(self._decisions[id] for id in answers if id in self._decisions),
            has=action_plan.parts_of(action, bool(sources), bool(indicators), bool(promised)),
        )

    def _of(self, name: str, action: str) -> Sequence[Any]:
        return self._hung[name].get(action, ())

    # -- news -------------------------------------------------------------------------------------
    def take(self, news: News) -> list[int] | None:
        """Read what ``news`` names. The places of the lines that changed, in order; ``None`` where
        all of them may have, or where they stand otherwise."""
        if not isinstance(news, Changed):
            self._zones = None
            self.read()
            return None
        touched = self._touched(news)
        if news.about(*PLACED_BY):
            self._zones = None
        if touched is None or news.about(*_NAMES):
            self.read()
            return None
        at = {line.action.id: n for n, line in enumerate(self.all)}
        if not touched <= at.keys():
            self.read()
            return None
        self._reread(news, touched)
        places = sorted(at[id] for id in touched)
        for place in places:
            kept = self._plan.find(Action, self.all[place].action.id)
            if kept is None or kept.position != self.all[place].action.position:
                self.read()
                return None
            self.all[place] = self._line(kept)
        return places

    def _touched(self, news: Changed) -> set[str] | None:
        """The ids of the actions that ``news`` is about; ``None`` where one came or went."""
        found: set[str] = set()
        for (entity, id), fields in news.rows.items():
            if entity == "Action":
                if "*" in fields or "gone" in fields:
                    return None
                found.add(id)
            elif entity in _HANGS:
                hung = self._plan.find(_HANGS[entity], id)
                if hung is not None and hung.action:
                    found.add(hung.action)
                found |= {
                    action
                    for action, kept in self._hung[entity].items()
                    if any(one.id == id for one in kept)
                }
        return found

    def _reread(self, news: Changed, actions: Iterable[str]) -> None:
        """What hangs on some actions."""
        for name, kind in _HANGS.items():
            if news.about(name):
                for id in actions:
                    self._hung[name][id] = list(self._plan.all(kind, action=id))


def _by_action(found: Iterable[Any]) -> dict[str, list[Any]]:
    hung: dict[str, list[Any]] = {}
    for one in found:
        if one.action:
            hung.setdefault(one.action, []).append(one)
    return hung
