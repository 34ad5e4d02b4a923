"""What a document needs, as frozen records: no database, no secrets, nothing to work out.

Counts are final: attendance is already hidden where privacy asks for it, groups are already
pooled, and only rounds that the room has seen are here. Shares are exact fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from workshop_app.export.centre_views import CentreView
from workshop_app.export.economy_views import EconomyView
from workshop_app.export.follow_up_views import FollowUpView, PhotoView
from workshop_app.export.map_views import NO_GROUND, GroundView
from workshop_app.export.project_views import ProjectView
from workshop_app.export.round_views import RoundView

ZONES = ("do_now", "open_way", "quick_win", "return", "unknown")
SOURCE_KINDS = ("municipality", "nation", "cooperation", "several", "to_find")


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryView:
    """A territorial intervention unit; ``rings`` is its outline in degrees (longitude, latitude), holes
    by the even-odd rule, rounded (P-24); empty where none was drawn."""

    code: str
    name: str
    communes: tuple[int, ...] = ()
    rings: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PinView:
    """A public place of a proposal; ``at`` is rounded to three decimals of a degree (P-24)."""

    theme: str
    number: str
    at: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopView:
    """A workshop. ``attendance`` is ``None`` where it is hidden or was not counted, which
    ``attendance_hidden`` tells apart; ``minutes`` from its opening to its closing hour."""

    number: int
    title: str
    day: date | None
    minutes: int | None
    place: str
    audience: str
    communes: tuple[int, ...]
    attendance: int | None
    attendance_hidden: bool = False
    proposals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeView:
    number: str
    text: str
    theme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteView:
    """How a proposal (or the cluster it belongs to) stood in a shown round. ``rank`` is a
    competition rank; ``first_of`` the groups that had it among their first three, with their
    share (``None``: of two groups only the order is told); ``tie`` is "" or "in" or "out": it was tied at the cut and how that ended."""

    round: str
    option: str
    total: Fraction
    rank: int
    tie: str = ""
    first_of: tuple[tuple[str, Fraction | None], ...] = ()
    one_group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityView:
    """``value`` is the mean of 1–5 or ``None``; ``weakest`` the criteria with the lowest
    medians, worst first; ``answers`` how many officials answered."""

    value: Fraction | None
    high: bool
    answers: int
    weakest: tuple[tuple[str, Fraction], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GateView:
    gate: str
    fails: bool
    reason: str = ""
    would_open: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A written decision; ``against_zone``: the zone asked for one. ``outcome`` is "in", "waits" or
    "out"; ``at`` the hour "HH:MM"; ``part`` the money it gets where it goes in with a part."""

    outcome: str
    reason: str
    against_zone: bool = False
    office: str = ""
    day: date | None = None
    at: str = ""
    part: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentView:
    """What officials said beside a proposal; ``criterion``: why they were far apart on it."""

    text: str
    criterion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionView:
    """Two proposals that cannot both be done, by their numbers, and why."""

    proposal: str
    other: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """A kept version of the plan: what it is called, and the day on which it was kept."""

    name: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """A proposal with what became of it.

    ``keeper`` is the number under which it went to the vote when it was joined to another;
    ``members`` the numbers joined to it. ``order`` is its place in the list of priorities
    (equal proposals share it), ``None`` where it stood in no deciding round; ``positions`` are those
    in each deciding round where it stood, 1 at the top, and ``high_in`` those rounds that had it
    among their places. ``label`` is short.
    ``outcome`` is "action", "out", "withdrawn", "taken_out" or "open"; ``one_group`` the rounds in
    which exactly one group had it high; ``high_in_group`` says that some group had it so in a
    deciding round.
    """

    number: str
    theme: str
    text: str
    first_said: str = ""
    label: str = ""
    territory: str = ""
    workshop: int | None = None
    table: str = ""
    cluster: str = ""
    cost: int | None = None
    challenges: tuple[str, ...] = ()
    keeper: str = ""
    members: tuple[str, ...] = ()
    votes: tuple[VoteView, ...] = ()
    zone: str = ""
    order: int | None = None
    priority: Fraction | None = None
    priority_high: bool = False
    positions: tuple[tuple[str, Fraction], ...] = ()
    high_in: tuple[str, ...] = ()
    capacity: CapacityView | None = None
    gates: tuple[GateView, ...] = ()
    decision: DecisionView | None = None
    outcome: str = "open"
    actions: tuple[str, ...] = ()
    reason: str = ""
    would_open: str = ""
    one_group: tuple[str, ...] = ()
    high_in_group: bool = False
    sensitive: bool = False
    comments: tuple[CommentView, ...] = ()
    photos: tuple[PhotoView, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a person decided that it waits, and no action answers it."""
        return self.outcome == "open" and bool(self.decision and self.decision.outcome == "waits")

    def vote_in(self, name: str) -> VoteView | None:
        """How it stood in the round of that name."""
        return next((vote for vote in self.votes if vote.round == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentView:
    who: str
    what: str
    by: date | None
    state: str
    follow_up: str = ""
    action: str = ""
    follow_ups: tuple[FollowUpView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    name: str
    kind: str
    amount: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    name: str
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    measured: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """A line of the plan. ``proposals`` are the numbers it answers, the one with the highest
    priority first; ``zone`` is that one's ("" where none was assessed). ``start`` is the first
    day of its first month."""

    number: str
    title: str
    theme: str
    description: str = ""
    perspective: str = ""
    territories: tuple[str, ...] = ()
    place: str = ""
    horizon: str = ""
    start: date | None = None
    months: int | None = None
    responsible: str = ""
    allies: tuple[str, ...] = ()
    cost: int | None = None
    sources: tuple[SourceView, ...] = ()
    indicators: tuple[IndicatorView, ...] = ()
    beneficiaries: int | None = None
    beneficiaries_who: str = ""
    programme: str = ""
    sdg: tuple[int, ...] = ()
    note: str = ""
    proposals: tuple[str, ...] = ()
    zone: str = ""
    would_open: tuple[str, ...] = ()
    commitments: tuple[CommitmentView, ...] = ()
    follow_ups: tuple[FollowUpView, ...] = ()

    @property
    def state(self) -> str:
        """How it stood when someone last looked; "" where nobody has."""
        return self.follow_ups[-1].state if self.follow_ups else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A whole plan, ready to be told. ``day`` is the day of its last change, ``moment`` the
    moment: documents carry these, never the clock's. ``actions`` are in order of zone and
    priority; ``proposals`` in order of their numbers, those taken out too. ``check_value`` is that
    of the plan as it stands ("": it is not told). ``colour`` "#rrggbb" stands for the primary one
    ("": it does not); ``signatories`` are posts; ``version``: it is told as it stood in that one;
    ``budget`` is what there is to spend."""

    title: str
    municipality: str
    department: str
    language: str
    currency: str
    sample: bool
    day: date
    moment: datetime
    communes: tuple[int, ...] = ()
    territories: tuple[TerritoryView, ...] = ()
    pins: tuple[PinView, ...] = ()
    workshops: tuple[WorkshopView, ...] = ()
    attendance_total: int | None = None
    challenges: tuple[ChallengeView, ...] = ()
    clusters: int = 0
    clustered: int = 0
    proposals: tuple[ProposalView, ...] = ()
    rounds: tuple[RoundView, ...] = ()
    assessed: int = 0
    capacity_threshold: Fraction = Fraction(7, 2)
    actions: tuple[ActionView, ...] = ()
    commitments: tuple[CommitmentView, ...] = ()
    check_value: str = ""
    colour: str = ""
    signatories: tuple[str, ...] = ()
    logos: tuple[PhotoView, ...] = ()
    version: VersionView | None = None
    exclusions: tuple[ExclusionView, ...] = ()
    budget: int | None = None
    ground: GroundView = NO_GROUND
    projects: tuple[ProjectView, ...] = ()
    economy: EconomyView | None = None
    centres: tuple[CentreView, ...] = ()

    @property
    def followed_up(self) -> bool:
        """Whether someone looked again at any action."""
        return any(one.follow_ups for one in self.actions)

    @property
    def next_readback(self) -> date | None:
        """When the plan goes back to the community: its next promise that is of no single action;
        ``None`` where none is still to come."""
        days = [one.by for one in self.commitments if not one.action and one.by]
        return min((day for day in days if day >= self.day), default=None)

    @property
    def waiting(self) -> tuple[ProposalView, ...]:
        """Proposals that a person decided to let wait, in order of their numbers."""
        return tuple(one for one in self.proposals if one.outcome == "open" and one.waits)

    @property
    def deciding(self) -> tuple[RoundView, ...]:
        """The shown rounds by which priority was decided."""
        return tuple(one for one in self.rounds if one.deciding)

    @property
    def left_out(self) -> tuple[ProposalView, ...]:
        """Proposals left out with a reason, in order of priority, then those never voted on."""
        out = [one for one in self.proposals if one.outcome == "out"]
        last = 10**9
        return tuple(sorted(out, key=lambda one: last if one.order is None else one.order))

    @property
    def cost(self) -> int:
        """What all actions cost together; an action without a figure counts nothing."""
        return sum(action.cost or 0 for action in self.actions)

    @property
    def to_find(self) -> int:
        """The part of the cost whose source is still to be found."""
        return sum(unfunded(action) for action in self.actions)


def unfunded(action: ActionView) -> int:
    """What of an action's cost has no source yet: money to find, or no source named at all."""
    cost = action.cost or 0
    if not action.sources:
        return cost
    return sum(amount for kind, amount in shares_of_cost(action).items() if kind == "to_find")


def shares_of_cost(action: ActionView) -> dict[str, int]:
    """An action's cost by kind of source; the parts add up to its cost.

    Sources with amounts count as they are. What they leave goes to the kind of the sources
    without an amount: to ``several`` where those are of more than one kind, to ``to_find``
    where there is none.
    """
    cost = action.cost or 0
    parts = dict.fromkeys(SOURCE_KINDS, 0)
    left = cost
    for source in action.sources:
        given = min(left, source.amount or 0)
        parts[source.kind if source.kind in parts else "several"] += given
        left -= given
    open_kinds = {source.kind for source in action.sources if source.amount is None}
    if left:
        kind = open_kinds.pop() if len(open_kinds) == 1 else "several" if open_kinds else "to_find"
        parts[kind if kind in parts else "several"] += left
    return parts
