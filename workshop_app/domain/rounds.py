"""Vote rounds and assessment of capacity: what is fixed before opening. Ballots and ratings are
not here: they lie in the urn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from workshop_app.domain.entity import Entity, Ref, Sheet, Texts

ROUND_STATES = ("draft", "open", "closed", "shown")
OUTCOMES = ("in", "waits", "out")


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRound(Entity):
    """A question put to people. Everything but ``state`` is fixed at opening.

    ``people`` present; ``places`` to be had (``None`` with a ``budget`` in whole money);
    ``rule`` a key of RULES; ``tie_rule`` a key of TIE_RULES; ``closing`` the counts kept at
    closing, of the whole room only: ``ballots``, ``channels`` (key → people), ``incidents``, and
    once it was shown its ``check_value``.
    ``seed_later``: the room makes the seed of the lot once the round is closed, before its result
    is shown. ``with_codes``: a one-time code admits to the passed laptop, as always to the phones.
    ``opened_at``, ``closed_at``: local day and minute. ``run_off_of``: the round whose tie it
    settles.
    """

    name: str
    question: str
    method: str = "dots"
    per_person: int = 5
    max_per_option: int = 2
    max_approvals: int | None = None
    people: int = 0
    places: int | None = None
    budget: int | None = None
    rule: str = "most"
    tie_rule: str = "lot"
    public_seed: str = ""
    label_top: int = 5
    grouping: str = "none"
    channels: Texts = ("paper",)
    state: str = "draft"
    workshop: Annotated[str | None, Ref("Workshop")] = None
    held_on: str = ""
    rehearsal: bool = False
    held_before: bool = False
    closing: Sheet | None = None
    seed_later: bool = False
    with_codes: bool = False
    opened_at: str = ""
    closed_at: str = ""
    run_off_of: Annotated[str | None, Ref("VoteRound")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Entity):
    """An option as it stood at opening; ``members`` hold the
    id (``proposal``), ``number`` and ``text`` of each proposal in it."""

    round: Annotated[str, Ref("VoteRound")]
    label: str
    text: str
    theme: str
    position: int
    proposal: Annotated[str | None, Ref("Proposal")] = None
    cluster: Annotated[str | None, Ref("Cluster")] = None
    short: str = ""
    pictogram: str = ""
    cost: int | None = None
    members: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Entity):
    """A table or a self-chosen colour of a round; ``admitted`` counts people.

    ``code`` is its short key on ballots and in results, unique in the round.
    """

    round: Annotated[str, Ref("VoteRound")]
    name: str
    admitted: int
    code: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidingRound(Entity):
    """A round by which the plan decides priority, with its rule and number of places."""

    round: Annotated[str, Ref("VoteRound")]
    rule: str = "most"
    places: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRound(Entity):
    """One of the two rounds in which officials judge capacity. Nobody is named (P-42)."""

    number: int
    state: str = "open"
    workshop: Annotated[str | None, Ref("Workshop")] = None
    held_on: str = ""
    officials: int = 0
    offices: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Entity):
    """An office whose officials are asked for some of the criteria (keys of CRITERIA; all where
    there are none). Answers never tell which office they came from (P-42)."""

    name: str
    criteria: Texts = ()
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Entity):
    """A condition that stops a proposal: no competence, forbidden land. ``answer`` is
    "yes", "no" (fails) or "to_confirm"."""

    proposal: Annotated[str, Ref("Proposal")]
    gate: str
    answer: str
    reason: str = ""
    would_open: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Entity):
    """A person's decision on a proposal, with its reason in words.

    ``outcome`` is one of OUTCOMES; ``why`` one of ``votes return merit``; ``against_zone`` says
    that the zone asked for a decision and it was taken. ``day`` and ``at`` ("HH:MM") when; ``part``
    is the money it gets where it goes in with a part of its cost.
    """

    proposal: Annotated[str, Ref("Proposal")]
    outcome: str
    reason: str
    why: str = ""
    against_zone: bool = False
    office: str = ""
    day: str = ""
    at: str = ""
    part: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion(Entity):
    """Two proposals that cannot both be done, with the reason in words. The id is that of the link
    of the two (``link_id`` of their ids in order), so that no pair stands twice."""

    proposal: Annotated[str, Ref("Proposal")]
    other: Annotated[str, Ref("Proposal")]
    reason: str = ""
