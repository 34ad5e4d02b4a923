"""What the printed kit of one workshop needs, as frozen records: nothing to work out, no names of
people, no marks of a round that the room has not seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from workshop_app.domain.opening_week import Week, week_of
from workshop_app.export.views import ActionView, ProposalView, TerritoryView

MOST_OPTIONS = 40
"""Over so many nobody can choose on paper: similar ones are clustered first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitStep:
    """One thing to say and do, in the document's language. ``begins`` on the clock; ``skipped``
    because time is short."""

    say: str
    do: str = ""
    projector: str = ""
    minutes: int = 0
    begins: time = time(0)
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KitMaterial:
    """A thing to bring, multiplied for the people and tables; ``sheet`` a key of SHEETS or ""."""

    words: str
    quantity: int
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitPart:
    """An exercise or a break of the agenda. ``kind`` "exercise" or "break"; ``exercise`` the
    pack's id, or ``rest snack lunch``; a pack that is gone has a title and no steps.
    ``prompts`` one question per theme id; ``care`` what to mind beside ``never_ask``."""

    kind: str
    exercise: str
    title: str
    begins: time
    ends: time
    minutes: int
    optional: bool = False
    stage: str = ""
    purpose: str = ""
    steps: tuple[KitStep, ...] = ()
    never_ask: tuple[str, ...] = ()
    care: tuple[str, ...] = ()
    if_short: str = ""
    low_literacy: str = ""
    tips: tuple[str, ...] = ()
    prompts: Mapping[str, str] = field(default_factory=dict)
    materials: tuple[KitMaterial, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KitProposal:
    """A standing proposal or an option. ``short`` is at most six words, made from the text where
    nobody wrote one; ``pictogram`` an icon's name, "" where no word suggests one."""

    number: str
    text: str
    short: str
    theme: str
    pictogram: str
    cost: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KitRound:
    """A round without any count. ``groups`` are (name, letter or "")."""

    name: str
    question: str
    method: str
    per_person: int
    max_per_option: int
    max_approvals: int | None
    with_purse: bool
    options: tuple[KitProposal, ...]
    groups: tuple[tuple[str, str], ...] = ()
    held_on: date | None = None
    people: int = 0
    budget: int | None = None
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class KitOffice:
    """An office that gets a capacity sheet of its own, with these criteria (keys of CRITERIA)."""

    name: str
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KitCriterion:
    """What a criterion asks, and what 1, 3 and 5 mean."""

    plain: str
    one: str
    three: str
    five: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KitPoint:
    """A service point: public facts of an institution. ``hours`` maps mo…su to (from, to)."""

    name: str
    kind: str
    address: str = ""
    municipality: str = ""
    phones: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    hours: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    opening_hours: str = ""
    verified_on: date | None = None
    field: str = ""

    @property
    def week(self) -> Week:
        """Its hours, to be drawn."""
        return week_of(self.hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class KitReadback:
    """What the read-back tells. ``came`` attendances (``None``: hidden), ``voted`` ballots
    received in the largest shown round (``None``: none to tell); ``rows`` one for each
    proposal that is answered first by some action: the soonest one and its marks, the most
    supported first (marks ``None``
    where it stood in no round); ``left_out`` what did not enter; ``waiting`` what has no answer
    yet with its marks, the most supported first; ``challenges`` how many were named; ``actions`` how
    many the plan has; ``states`` how many of them stand how, where someone looked again (keys of
    ``FOLLOW_UP_STATES``); ``again`` the day on which it is told next."""

    came: int | None
    proposals: int
    voted: int | None
    rows: tuple[tuple[ActionView, KitProposal, int | None], ...] = ()
    left_out: tuple[tuple[ProposalView, KitProposal], ...] = ()
    waiting: tuple[tuple[ProposalView, KitProposal, int | None], ...] = ()
    challenges: int = 0
    actions: int = 0
    states: Mapping[str, int] = field(default_factory=dict)
    again: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KitView:
    """A workshop and what its sheets show. ``moment`` is the plan's last change, never the
    clock's; ``copies`` how many to print of each sheet that the agenda names (a key of SHEETS);
    ``proposals`` are those to lay out: what stands (one of each cluster), or what is assessed where
    that is the workshop's work, in order of their numbers, at most ``services.kit_view.MOST_CARDS``
    of ``proposals_in_all``; ``to_assess`` what officials are asked about; ``option_cards``
    how many numbered cards to print."""

    plan: str
    municipality: str
    language: str
    currency: str
    sample: bool
    moment: datetime
    number: int
    workshop: str
    day: date | None
    start: time
    end: time | None
    place: str
    audience: str
    people: int
    low_literacy: bool
    tables: tuple[str, ...] = ()
    parts: tuple[KitPart, ...] = ()
    copies: Mapping[str, int] = field(default_factory=dict)
    proposals: tuple[KitProposal, ...] = ()
    proposals_in_all: int = 0
    to_assess: tuple[KitProposal, ...] = ()
    offices: tuple[KitOffice, ...] = ()
    criteria: Mapping[str, KitCriterion] = field(default_factory=dict)
    round: KitRound | None = None
    territories: tuple[TerritoryView, ...] = ()
    communes: tuple[int, ...] = ()
    points: tuple[KitPoint, ...] = ()
    sectors: tuple[str, ...] = ()
    skills: tuple[tuple[str, str], ...] = ()
    barriers: tuple[str, ...] = ()
    readback: KitReadback | None = None
    option_cards: int = 40

    @property
    def options(self) -> tuple[KitProposal, ...]:
        """The options of the latest round; without one the standing proposals, where they are few
        enough to choose from."""
        if self.round:
            return self.round.options
        return self.proposals if self.proposals_in_all <= MOST_OPTIONS else ()

    @property
    def groups(self) -> int:
        """How many tables there are, at least one."""
        return max(1, len(self.tables))


@dataclass(frozen=True, slots=True, kw_only=True)
class KitChoice:
    """What to print. ``size`` "a4" or "letter"; ``sheets`` keys of SHEETS (``None``: the run sheet,
    each sheet that the agenda names once, the key sheet);
    ``tiled``: posters on four pages that are glued; ``cards`` how many numbered option cards;
    ``whole``: capacity sheets ask about every proposal."""

    size: str = "a4"
    sheets: tuple[str, ...] | None = None
    tiled: bool = False
    cards: int = 40
    whole: bool = False
