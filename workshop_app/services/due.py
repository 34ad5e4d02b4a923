"""What is due when: commitments and actions by their day, what is overdue, in words.

The day that it is is always given, so that a document and a test can say theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workshop_app.domain.action_plan import Action, Commitment, FollowUp
from workshop_app.domain.days import day_of
from workshop_app.domain.meetings import Workshop
from workshop_app.services import action_plan, numbering
from workshop_app.services.follow_up import ENDED, end_of, last_of_each
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words

ALL, OVERDUE, OPEN, DONE, DROPPED = "all", "overdue", "open", "done", "dropped"
FILTERS: dict[str, str] = {
    OVERDUE: N_("Overdue"),
    OPEN: N_("To come"),
    DONE: N_("Kept or done"),
    DROPPED: N_("Called off"),
    ALL: N_("All"),
}
"""Which of the list are shown, by what they are called."""

_WEEKS_FROM, _MONTHS_FROM = 14, 61
"""From so many days on weeks are said, then months."""
_MONTH = 30.44
"""Days of a month, on the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An action or commitment with its day. ``state`` as it stands now ("" of an action that nobody
    looked at); ``number`` of the action ("A2") it is or belongs to, "" where it belongs to none;
    ``belongs`` is the action's or the workshop's title, of a commitment. ``days``: how many it is
    over its day (0 where it is not overdue). ``last`` is what was found last."""

    record: Action | Commitment
    number: str
    what: str
    who: str
    by: date | None
    state: str
    days: int = 0
    belongs: str = ""
    last: FollowUp | None = None

    @property
    def is_action(self) -> bool:
        return isinstance(self.record, Action)

    @property
    def kind(self) -> str:
        """Under which filter it falls: overdue, open, done or dropped."""
        if self.state in ("done", "kept"):
            return DONE
        if self.state == DROPPED:
            return DROPPED
        return OVERDUE if self.days else OPEN


def listed(plan: OpenPlan, today: date, *, actions: bool = True) -> list[Due]:
    """Everything promised, and with ``actions`` the actions themselves, by day; what has no day
    stands last."""
    reading = _Reading(plan, today)
    found = [reading.commitment(one) for one in plan.all(Commitment)]
    if actions:
        found += [reading.action(one) for one in action_plan.actions(plan)]
    return sorted(found, key=_order)


def shown(found: Iterable[Due], filter: str) -> list[Due]:
    """Those of a filter (a key of FILTERS)."""
    return [one for one in found if filter in (ALL, one.kind)]


def counted(found: Iterable[Due]) -> dict[str, int]:
    """How many fall under each filter."""
    every = list(found)
    return {key: len(shown(every, key)) for key in FILTERS}


def of_action(plan: OpenPlan, action: Action, today: date) -> Due:
    """How one action stands."""
    return _Reading(plan, today).action(action)


def _order(one: Due) -> tuple[bool, date, bool, str]:
    return (one.by is None, one.by or date.max, one.is_action, one.record.born)


class _Reading:
    def __init__(self, plan: OpenPlan, today: date) -> None:
        self._today = today
        self._last = last_of_each(plan)
        self._numbers = {id: f"A{n}" for id, n in numbering.labels(plan, Action).items()}
        self._titles = {one.id: one.title for one in plan.all(Action)}
        self._titles |= {one.id: one.title for one in plan.all(Workshop)}

    def commitment(self, one: Commitment) -> Due:
        by = day_of(one.by)
        belongs = one.action or one.workshop or ""
        return Due(
            record=one,
            number=self._numbers.get(one.action or "", ""),
            what=one.what,
            who=one.who,
            by=by,
            state=one.state,
            days=self._over(by, one.state),
            belongs=self._titles.get(belongs, ""),
            last=self._last.get(one.id),
        )

    def action(self, one: Action) -> Due:
        by, last = end_of(one), self._last.get(one.id)
        state = last.state if last else ""
        return Due(
            record=one,
            number=self._numbers[one.id],
            what=one.title,
            who=one.responsible,
            by=by,
            state=state,
            days=self._over(by, state),
            last=last,
        )

    def _over(self, by: date | None, state: str) -> int:
        if by is None or state in ENDED:
            return 0
        return max(0, (self._today - by).days)


def in_words(words: Words, one: Due, today: date) -> str:
    """How its day lies from ``today``: "3 weeks overdue", "due today", "in 2 months", "no day yet";
    "" for what is over."""
    if one.kind in (DONE, DROPPED):
        return ""
    if one.by is None:
        return words("no day yet")
    if one.days:
        return _overdue(words, one.days)
    ahead = (one.by - today).days
    return words("due today") if ahead == 0 else _ahead(words, ahead)


def _overdue(words: Words, days: int) -> str:
    if days < _WEEKS_FROM:
        return words.many("{n} day overdue", "{n} days overdue", days)
    if days < _MONTHS_FROM:
        return words.many("{n} week overdue", "{n} weeks overdue", days // 7)
    return words.many("{n} month overdue", "{n} months overdue", round(days / _MONTH))


def _ahead(words: Words, days: int) -> str:
    if days < _WEEKS_FROM:
        return words.many("in {n} day", "in {n} days", days)
    if days < _MONTHS_FROM:
        return words.many("in {n} week", "in {n} weeks", days // 7)
    return words.many("in {n} month", "in {n} months", round(days / _MONTH))
