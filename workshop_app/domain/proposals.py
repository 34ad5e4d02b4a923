"""What the room said: challenges, proposals, and what belongs together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from workshop_app.domain.entity import Entity, Ref, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge(Entity):
    """A problem or need in the participants' words. ``letter`` and ``count`` are its number.
    ``same_as``: it was written down twice, and this one stands for the other."""

    letter: str
    count: int
    text: str
    theme: str
    perspective: str | None = None
    territory: Annotated[str | None, Ref("Territory")] = None
    workshop: Annotated[str | None, Ref("Workshop")] = None
    table: Annotated[str | None, Ref("Table")] = None
    tags: Texts = ()
    same_as: Annotated[str | None, Ref("Challenge")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Entity):
    """What the participants propose. ``letter`` and ``count`` make a number never used twice.

    ``short`` (≤ 6 words) and ``pictogram`` are for ballots; ``cost`` is in whole units of the
    plan's currency, ``None`` when there is no sensible figure, 0 when no new money is needed.
    ``beneficiaries`` and ``first_step`` are a line each: who it is for, what comes first.
    """

    letter: str
    count: int
    text: str
    theme: str
    detail: str = ""
    perspective: str | None = None
    territory: Annotated[str | None, Ref("Territory")] = None
    workshop: Annotated[str | None, Ref("Workshop")] = None
    table: Annotated[str | None, Ref("Table")] = None
    cluster: Annotated[str | None, Ref("Cluster")] = None
    short: str = ""
    pictogram: str = ""
    cost: int | None = None
    tags: Texts = ()
    sensitive: bool = False
    withdrawn: bool = False
    withdrawn_reason: str = ""
    taken_out: bool = False
    beneficiaries: str = ""
    first_step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalChallenge(Entity):
    """A proposal answers a challenge; many to many."""

    proposal: Annotated[str, Ref("Proposal")]
    challenge: Annotated[str, Ref("Challenge")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster(Entity):
    """Proposals that say the same; the keeper's number and cost go on the ballot."""

    label: str
    keeper: Annotated[str | None, Ref("Proposal")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Entity):
    """What officials say beside a proposal; its words stay the community's (P-44). ``criterion``: a
    reason for how far apart they were on it, "" where it is about the whole proposal."""

    proposal: Annotated[str, Ref("Proposal")]
    text: str
    criterion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation(Entity):
    """The facilitator said that a marked text is an institution's public detail (P-15)."""

    entity: str
    row: str
    field: str
