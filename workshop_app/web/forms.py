"""How a ballot is filled in on a phone: one row of FORMS for each method of marking.

A form is read from fields ``o0``, ``o1`` … (options in the order of the list) whose values are
whole numbers; what a person may not do is told in a sentence, what no page of ours sends is not
understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workshop_app.domain.voting.ballots import Ballot, RoundRules
from workshop_app.domain.voting.methods import METHODS

MOST_RINGS = 3
"""Rings beside an option; where it may be given more, the number is chosen from a list."""


class NotOursError(ValueError):
    """Fields that no page of ours has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A row of FORMS. ``part`` is the block of ``ballot.html`` that draws an option; ``least`` the
    smallest value that is a mark (less is nothing); ``how`` the phrase above the list; ``most``
    and ``total`` what one option and all together may be given (None: any); ``spare`` the phrase
    for what is left over, "" where nothing is."""

    part: Callable[[RoundRules], str]
    least: int
    how: Callable[[RoundRules], str]
    most: Callable[[RoundRules], int]
    total: Callable[[RoundRules], int | None]
    spare: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form says: ``marks`` by label, and why it cannot be cast: a phrase with its facts,
    "" where it can."""

    marks: Mapping[str, int]
    wrong: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def given(self) -> int:
        """All marks together."""
        return sum(self.marks.values())


def _rings(rules: RoundRules) -> str:
    return "rings" if rules.max_per_option <= MOST_RINGS else "choices"


FORMS: Mapping[str, Form] = {
    "dots": Form(
        part=_rings,
        least=1,
        how=lambda _: "how_dots",
        most=lambda rules: min(rules.max_per_option, rules.per_person),
        total=lambda rules: rules.per_person,
        spare="spare_dots",
    ),
    "approval": Form(
        part=lambda _: "ticks",
        least=1,
        how=lambda r: "how_approval" if r.max_approvals is None else "how_approval_limited",
        most=lambda _: 1,
        total=lambda rules: rules.max_approvals,
    ),
    "points": Form(
        part=lambda _: "numbers",
        least=1,
        how=lambda _: "how_points",
        most=lambda rules: min(rules.max_per_option, rules.per_person),
        total=lambda rules: rules.per_person,
        spare="spare_points",
    ),
    "score": Form(
        part=lambda _: "choices",
        least=0,
        how=lambda _: "how_score",
        most=lambda rules: rules.max_per_option,
        total=lambda _: None,
    ),
}
"""The form of every method, under the keys of METHODS."""


def field_of(at: int) -> str:
    """The name of the field of the option at this place."""
    return f"o{at}"


def read(fields: Mapping[str, str], rules: RoundRules) -> Filled:
    """What a person filled in. ``NotOursError`` where there is an option that the round has not."""
    form = FORMS[rules.method]
    names = {field_of(at): option.label for at, option in enumerate(rules.options)}
    if any(name[:1] == "o" and name not in names for name in fields):
        raise NotOursError
    marks: dict[str, int] = {}
    wrong = ""
    for name, label in names.items():
        written = fields.get(name, "").strip()
        if not written:
            continue
        if re.fullmatch("[0-9]{1,4}", written) is None:
            wrong = "unreadable"
        elif int(written) >= form.least:
            marks[label] = int(written)
    if wrong:
        return Filled(marks, wrong)
    return _looked_over(marks, rules, form)


def _looked_over(marks: dict[str, int], rules: RoundRules, form: Form) -> Filled:
    """The limits that a person can mend are told with their figures; then the method's own check."""
    total, most, given = form.total(rules), form.most(rules), sum(marks.values())
    if any(value > most for value in marks.values()):
        return Filled(marks, "too_much_on_one", {"most": most})
    if total is not None and given > total:
        return Filled(marks, "too_much", {"n": given, "total": total, "over": given - total})
    if METHODS[rules.method].check(Ballot("", None, tuple(marks.items())), rules):
        return Filled(marks, "unreadable")
    return Filled(marks)
