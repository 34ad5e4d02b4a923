"""The lines of the plan, who promised what, and with what money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from workshop_app.domain.entity import Entity, Ref, Texts

HORIZONS = ("short", "medium", "long")
COMMITMENT_STATES = ("open", "kept", "late", "dropped")
FOLLOW_UP_STATES = ("planned", "started", "done", "late", "dropped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Entity):
    """A programme of the municipal development plan that an action fits."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Entity):
    """A line of the plan. ``start`` is "YYYY-MM"; ``months`` counts from it to the target.

    ``cost`` is whole money (``None``: no figure). ``note`` is the written decision where the
    proposal was not voted in or assessed. ``responsible`` is an office, never a person (P-45).
    """

    letter: str
    count: int
    title: str
    theme: str
    description: str = ""
    perspective: str | None = None
    horizon: str = ""
    start: str = ""
    months: int | None = None
    responsible: str = ""
    allies: Texts = ()
    cost: int | None = None
    place: str = ""
    beneficiaries: int | None = None
    beneficiaries_who: str = ""
    programme: Annotated[str | None, Ref("Programme")] = None
    sdg: tuple[Any, ...] = ()
    note: str = ""
    economy_action: Annotated[str | None, Ref("EconomyAction")] = None
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionProposal(Entity):
    """An action answers a proposal (and with a keeper, its whole cluster)."""

    action: Annotated[str, Ref("Action")]
    proposal: Annotated[str, Ref("Proposal")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTerritory(Entity):
    """An action takes place in a territory."""

    action: Annotated[str, Ref("Action")]
    territory: Annotated[str, Ref("Territory")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Entity):
    """How it will be known that an action was done."""

    action: Annotated[str, Ref("Action")]
    name: str
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    measured: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entity):
    """Where an action's money comes from. ``kind`` is one of
    ``municipality nation cooperation several to_find``; ``amount`` whole money."""

    action: Annotated[str, Ref("Action")]
    name: str
    kind: str = "municipality"
    amount: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Entity):
    """Who promised what by when, and what happened. ``who`` is an institution (P-45)."""

    who: str
    what: str
    by: str = ""
    state: str = "open"
    follow_up: str = ""
    action: Annotated[str | None, Ref("Action")] = None
    workshop: Annotated[str | None, Ref("Workshop")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Entity):
    """What was found when someone looked again: of an action or of a commitment, on a day (ISO).

    ``state`` is one of FOLLOW_UP_STATES for an action, of COMMITMENT_STATES for a commitment;
    ``measured`` where the indicator stands. The last of an action says how it goes."""

    day: str
    state: str = "started"
    note: str = ""
    measured: float | None = None
    action: Annotated[str | None, Ref("Action")] = None
    commitment: Annotated[str | None, Ref("Commitment")] = None
