"""A round that the room has seen, as documents tell it: counted, pooled and rounded already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """An option of a round as it was printed. ``text`` is what was voted on, as it stood at
    opening; ``people`` who chose it (``None`` where a part was counted without ballots);
    ``share`` is its part of all marks, ``equal_mean`` the mean of the groups' shares (``None``
    where groups are not shown)."""

    number: str
    label: str
    theme: str
    total: Fraction
    people: int | None
    rank: int
    share: Fraction
    equal_mean: Fraction | None = None
    selected: bool = False
    cost: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group's first options: (rank, number, share); of two groups no share is told, since the
    sum of all gives the other's (P-55). ``valid`` is ``None`` for a pool that has to keep its size
    to itself."""

    names: tuple[str, ...]
    valid: int | None
    first: tuple[tuple[int, str, Fraction | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieView:
    """A tie at the cut and how it was settled. ``order`` is the order of the lot; ``lots`` the
    number of each tied option with its lot, where a lot was drawn; ``second`` the round in which
    the room voted again on them."""

    value: Fraction
    tied: tuple[str, ...]
    places_left: int
    rule: str
    order: tuple[str, ...]
    entered: tuple[str, ...]
    lots: tuple[tuple[str, str], ...] = ()
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """What came of a shown round. Ballot counts are of the whole room.

    ``received`` and ``valid`` hold the ``counted`` people who voted without ballots; ``without``
    are the sentences (messages) for what is left out on their account. ``spent`` and ``left`` of a
    budget; ``undecided`` says why the deciding rule could not be applied ("": it was)."""

    received: int
    valid: int
    blank: int | None
    void: tuple[tuple[str, int], ...]
    marks: int
    options: tuple[OptionView, ...]
    selected: tuple[str, ...]
    groups: tuple[GroupView, ...] = ()
    pooled: int = 0
    tie: TieView | None = None
    one_group: tuple[str, ...] = ()
    by_groups: tuple[str, ...] = ()
    check_value: str = ""
    counted: int = 0
    without: tuple[str, ...] = ()
    spent: int | None = None
    left: int | None = None
    undecided: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """A round that the room has seen. ``name`` is told apart from all others ("A · Workshop 2" where
    there are two of that name), ``printed`` as it stands on its ballots. ``result`` is ``None`` under five ballots (P-36).

    ``opened`` and ``closed`` to the minute (``None``: not known); ``channels`` (key, how many came
    through it, ``None`` where that was not kept); ``incidents`` as kept at closing: ``kind`` and
    facts; ``people`` present; ``run_off_of`` the name of the round whose tie it settles."""

    name: str
    question: str
    method: str
    per_person: int
    max_per_option: int
    max_approvals: int | None
    places: int | None
    budget: int | None
    rule: str
    tie_rule: str
    seed: str
    held_on: date | None
    deciding: bool
    deciding_places: int | None
    result: ResultView | None
    place: str = ""
    people: int = 0
    opened: datetime | None = None
    closed: datetime | None = None
    channels: tuple[tuple[str, int | None], ...] = ()
    incidents: tuple[Mapping[str, object], ...] = ()
    run_off_of: str = ""
    seed_later: bool = False
    printed: str = ""
