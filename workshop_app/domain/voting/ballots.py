"""What counting needs to know of a round, and what makes a ballot valid.

Source of every rule here: the definitions of the sample's expected results (tests/data/oracle.md),
section 1. A ballot is valid whole or invalid whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshop_app.text import N_

Marks = Mapping[str, int]
"""What one ballot gives: option label → value."""

REASONS: dict[str, str] = {
    "unknown_option": N_("It has a number that is not in this round."),
    "bad_value": N_("It has a mark that cannot be counted."),
    "over_option": N_("It gives too much to one option."),
    "over_total": N_("It gives more than one person may."),
    "unreadable": N_("It cannot be read: it is torn or scribbled over."),
}
"""Why a ballot is invalid, in the order in which reasons are given."""

UNREADABLE = ("?", 1)
"""A mark that no option has: on a ballot that its facilitator calls void though its numbers are
well (torn, scribbled over). It is no number: its reason is ``unreadable`` and nothing else."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person's secret answer. ``key`` is random; ``group`` is None where there are none.

    ``marks`` are pairs of an option's label and a value, as they were written: an option may be
    there twice, and in an approval round every value is 1.
    """

    key: str
    group: str | None
    marks: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOption:
    """An option as it stood at opening. ``cost`` in whole money, None without a figure.

    ``number`` is the text that the lot is drawn with; the label where it is empty.
    """

    label: str
    cost: int | None = None
    number: str = ""

    @property
    def lot_text(self) -> str:
        return self.number or self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundGroup:
    """A table or colour; ``admitted`` counts the people who could vote in it."""

    id: str
    name: str = ""
    admitted: int = 0


@dataclass(frozen=True, slots=True)
class SecondRound:
    """What a shown second round decided: its ``name``, the options it was held ``among`` and those it
    ``chose``, best first, by their labels in the first round; ``places`` it had to give."""

    name: str
    among: frozenset[str]
    chosen: tuple[str, ...]
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRules:
    """What is fixed before a round opens, as far as counting needs it.

    ``method`` is a key of METHODS, ``rule`` of RULES, ``tie_rule`` of TIE_RULES. ``places`` is how
    many options can be chosen, ``budget`` whole money; a round has one or the other. ``people``
    counts who could vote where there are no groups. Groups stand in the order of their list.
    ``second`` is what the room decided when it voted again on a tie; None while it has not.
    """

    name: str
    method: str
    options: tuple[RoundOption, ...]
    groups: tuple[RoundGroup, ...] = ()
    people: int = 0
    per_person: int = 5
    max_per_option: int = 2
    max_approvals: int | None = None
    places: int | None = None
    budget: int | None = None
    rule: str = "most"
    tie_rule: str = "lot"
    public_seed: str = ""
    label_top: int = 5
    second: SecondRound | None = None
    known: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """``known``: the labels as a set, made once, since every ballot is checked against it."""
        object.__setattr__(self, "known", frozenset(self.labels))

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the options, in the order of the list."""
        return tuple(option.label for option in self.options)

    @property
    def admitted(self) -> int:
        """How many people could vote."""
        return sum(group.admitted for group in self.groups) if self.groups else self.people


@dataclass(frozen=True, slots=True)
class ReadBallot:
    """A ballot as its method reads it: one value per option, and why it is invalid, if it is."""

    key: str
    group: str | None
    marks: Marks
    reasons: tuple[str, ...] = ()

    @property
    def supports(self) -> frozenset[str]:
        """The options that it gives more than nothing to."""
        return frozenset(label for label, value in self.marks.items() if value > 0)


def is_whole(value: object, least: int) -> bool:
    """Whether ``value`` is a whole number of at least ``least``; True and False are not."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def reasons_against(
    marks: Marks,
    rules: RoundRules,
    *,
    bad_value: bool = False,
    over_option: int | None = None,
    over_total: bool = False,
) -> tuple[str, ...]:
    """The reasons that apply to what is written, in the order of REASONS. ``over_option`` is the
    most that one option may be given, known or not (None: no limit)."""
    found = {
        "unknown_option": not rules.known.issuperset(marks),
        "bad_value": bad_value,
        "over_option": over_option is not None
        and any(value > over_option for value in marks.values()),
        "over_total": over_total,
    }
    return tuple(reason for reason in REASONS if found.get(reason))
