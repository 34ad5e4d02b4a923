"""Opening hours as people say them, read into rules: "lunes a viernes 8:00 a 12:00 m. y 2 p. m. a
5 p. m.; sábados 8–12".

What was read is always shown again in words, so that a wrong guess is seen. An hour without "a. m."
is guessed only where one reading makes sense: after another span, or with the other hour; a bare
"2 a 5" alone is asked about.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from workshop_app.domain import opening_tokens as kinds
from workshop_app.domain.opening_rules import APPOINTMENT, HOLIDAYS, Rule, days_between
from workshop_app.domain.opening_tokens import Token, day_key, tokens
from workshop_app.domain.opening_week import DAYS, MIDNIGHT, WHOLE_DAY, Span, span

LONGEST = 1000
"""Letters that are read as hours; nobody's week needs more."""
_NOON = 12 * 60
_SURE_MORNING = 6
"""A bare hour from here on begins in the morning; "2 a 5" alone may be either."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What words gave: ``rules``, none where they could not be read; ``stuck`` is then the piece that
    nobody could read, "" where something is missing; ``unsure``: an hour may be of the morning or of
    the afternoon."""

    rules: tuple[Rule, ...] = ()
    stuck: str = ""
    unsure: bool = False


class _Stuck(Exception):
    def __init__(self, text: str = "", unsure: bool = False) -> None:
        super().__init__(text)
        self.text, self.unsure = text, unsure


def read(typed: str) -> Reading:
    """The rules that ``typed`` says, in any of the four languages."""
    if len(typed) > LONGEST:
        return Reading(stuck=typed[:40])
    found = list(tokens(typed))
    strange = next((one.text for one in found if one.kind == kinds.UNKNOWN), "")
    try:
        return Reading(rules=tuple(_Reader(found).rules()))
    except _Stuck as stuck:
        return Reading(stuck=strange or stuck.text, unsure=stuck.unsure and not strange)


@dataclass
class _Open:
    """The rule that is being read."""

    months: list[tuple[int, int]] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    closed: bool = False
    appointment: bool = False
    hours_first: bool = False

    @property
    def said(self) -> bool:
        return bool(self.spans or self.closed or self.appointment)


class _Reader:
    """Goes through the tokens once; ``rule`` is the one being read, ``done`` those before."""

    def __init__(self, found: list[Token]) -> None:
        self.left = [one for one in found if one.kind != kinds.FILLING]
        self.done: list[Rule] = []
        self.rule = _Open()
        self.at = 0

    def rules(self) -> list[Rule]:
        while self.at < len(self.left):
            self._take(self.left[self.at])
        self._close(self.rule.months)
        if not any(rule.spans or rule.comment or rule.closed for rule in self.done):
            raise _Stuck
        return self.done

    def _take(self, token: Token) -> None:
        if token.kind in (kinds.DAY, kinds.HOLIDAY, kinds.EVERY_DAY, kinds.WORKDAYS):
            self._days()
        elif token.kind == kinds.MONTH:
            self._months()
        elif token.kind in (kinds.HOUR, kinds.WHOLE):
            self._hours()
        elif token.kind == kinds.EXCEPT:
            self._except()
        elif token.kind in (kinds.CLOSED, kinds.BY_APPOINTMENT):
            self._state(token)
        elif token.kind == kinds.END:
            self.at += 1
            self._end()
        elif token.kind == kinds.AND:
            self.at += 1
        else:
            raise _Stuck(token.text)

    # -- rules ------------------------------------------------------------------------------------
    def _close(self, months: list[tuple[int, int]]) -> None:
        """Put the rule away and begin another for the same months; days without hours are a fault."""
        rule = self.rule
        if rule.said:
            self.done.append(
                Rule(
                    months=tuple(rule.months),
                    days=tuple(dict.fromkeys(rule.days)),
                    spans=tuple(sorted(set(rule.spans))),
                    closed=rule.closed,
                    comment=APPOINTMENT if rule.appointment else "",
                )
            )
        elif rule.days:
            raise _Stuck
        self.rule = _Open(months=list(months))

    def _end(self) -> None:
        """A point or a line ends a rule that is whole: "Lunes a viernes:" goes on in the next."""
        if self.rule.said:
            self._close(self.rule.months)

    # -- days and months --------------------------------------------------------------------------
    def _days(self) -> None:
        rule = self.rule
        if rule.said and not (rule.hours_first and not rule.days):
            self._close(rule.months)
        found = self._one_or_run()
        self.rule.days += found
        while self._follows(kinds.AND, (kinds.DAY, kinds.HOLIDAY)):
            self.at += 1
            self.rule.days += self._one_or_run()
        if self.rule.hours_first:
            self._close(self.rule.months)

    def _one_or_run(self) -> list[str]:
        token = self.left[self.at]
        self.at += 1
        if token.kind == kinds.EVERY_DAY:
            return list(DAYS)
        if token.kind == kinds.WORKDAYS:
            return list(DAYS[:5])
        if token.kind == kinds.DAY and self._follows(kinds.TO, (kinds.DAY,)):
            last = self.left[self.at + 1]
            self.at += 2
            return list(days_between(day_key(token), day_key(last)))
        return [day_key(token)]

    def _months(self) -> None:
        if self.rule.said or self.rule.days:
            self._close([])
        self.rule.months = []
        while self.at < len(self.left) and self.left[self.at].kind == kinds.MONTH:
            first = last = self.left[self.at].value
            self.at += 1
            if self._follows(kinds.TO, (kinds.MONTH,)):
                last = self.left[self.at + 1].value
                self.at += 2
            self.rule.months.append((first + 1, last + 1))
            if self._follows(kinds.AND, (kinds.MONTH,)):
                self.at += 1

    def _except(self) -> None:
        """Except on these days: closed then."""
        if not self.rule.said and not self.done:
            raise _Stuck(self.left[self.at].text)
        self._close(self.rule.months)
        self.at += 1
        if self.at >= len(self.left) or self.left[self.at].kind not in (kinds.DAY, kinds.HOLIDAY):
            raise _Stuck
        self._days()
        self.rule.closed = True

    def _state(self, token: Token) -> None:
        """ "Closed" belongs to the days before it, or to those behind ("no holidays")."""
        self.at += 1
        if token.kind == kinds.BY_APPOINTMENT:
            self.rule.appointment = True
            return
        if self.rule.spans:
            self._close(self.rule.months)
        self.rule.closed = True
        self.rule.hours_first = not self.rule.days

    # -- hours ------------------------------------------------------------------------------------
    def _hours(self) -> None:
        if self.rule.closed:
            self._close(self.rule.months)
        if not self.rule.spans:
            self.rule.hours_first = not self.rule.days
        token = self.left[self.at]
        if token.kind == kinds.WHOLE:
            self.at += 1
            self.rule.spans.append(WHOLE_DAY)
            return
        begins = self._hour()
        if not self._is(self.at, kinds.TO):
            raise _Stuck(token.text)
        self.at += 1
        ends = self._hour()
        self.rule.spans.append(self._span(begins, ends))

    def _hour(self) -> Token:
        """An hour; the same one written twice ("07:30 7:30 a.m.") is read once."""
        if not self._is(self.at, kinds.HOUR):
            raise _Stuck(self.left[self.at].text if self.at < len(self.left) else "")
        token = self.left[self.at]
        self.at += 1
        if self._is(self.at, kinds.HOUR) and self.left[self.at].value == token.value:
            again = self.left[self.at]
            self.at += 1
            token = again if again.half else token
        return token

    def _span(self, begins: Token, ends: Token) -> Span:
        before = max((one.ends for one in self.rule.spans), default=0)
        last = _on_the_clock(ends)
        first = _begin(begins, ends, last, before)
        if not ends.half and not ends.exact and last <= first and last + _NOON > first:
            last += _NOON
        found = span(first % MIDNIGHT, last)
        if found is None:
            raise _Stuck(f"{begins.text} {ends.text}")
        return found

    # -- looking ahead ----------------------------------------------------------------------------
    def _is(self, at: int, kind: str) -> bool:
        return at < len(self.left) and self.left[at].kind == kind

    def _follows(self, kind: str, then: tuple[str, ...]) -> bool:
        """Whether the next token is of ``kind`` and the one behind it of ``then``."""
        return self._is(self.at, kind) and any(self._is(self.at + 1, one) for one in then)


def _on_the_clock(token: Token) -> int:
    """An hour in minutes after midnight, as far as it says so itself."""
    if token.half == "am":
        return token.value % _NOON
    if token.half == "pm":
        return token.value % _NOON + _NOON
    return token.value


def _begin(token: Token, ends: Token, last: int, before: int) -> int:
    """When a span begins: an hour that does not say its half of the day takes the one that stands
    between what was before it and its end."""
    first = _on_the_clock(token)
    if token.half or token.exact or token.value >= 13 * 60:
        return first
    if ends.half == "pm" and first < _NOON and before <= first + _NOON < last:
        return first + _NOON
    if before and first < before and first + _NOON < MIDNIGHT:
        return first + _NOON
    if not before and not ends.half and not ends.exact and first < _SURE_MORNING * 60:
        raise _Stuck(f"{token.text} {ends.text}", unsure=True)
    return first


def without_holidays(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules with holidays taken out: those that are about nothing else are gone."""
    found = []
    for rule in rules:
        days = tuple(day for day in rule.days if day != HOLIDAYS)
        if days or not rule.days:
            found.append(replace(rule, days=days))
    return tuple(found)
