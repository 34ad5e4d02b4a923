"""A plan and the words it is told in: what several documents and sections say in one way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from workshop_app.export import names
from workshop_app.export.round_views import RoundView
from workshop_app.export.views import ActionView, PlanView, ProposalView
from workshop_app.text import Words

MILLION = 1_000_000
SMALL_WORD = 3
SMALL_WORDS = {"para", "como", "desde", "hasta", "entre", "sobre", "with", "from", "that", "into"}
"""These, and words up to three letters (y, de, los, the), end no short name."""

LONGEST_NAME = 56
"""No short name has more letters, whatever its words are."""

NONE = "–"
"""Stands where something does not apply; a note says so."""


@dataclass(frozen=True)
class Telling:
    """``view`` told in ``words``."""

    view: PlanView
    words: Words
    named: str = ""
    """What the document is called, where it is not the plan itself."""

    # -- proposals ----------------------------------------------------------------------------
    @cached_property
    def by_number(self) -> dict[str, ProposalView]:
        return {one.number: one for one in self.view.proposals}

    def label(self, proposal: ProposalView) -> str:
        """A short name for charts: its own, or the beginning of its words."""
        return proposal.label or first_words(proposal.text, 6)

    def brief_label(self, proposal: ProposalView, words: int) -> str:
        """A name of few words where there is little room and the number stands beside it."""
        return brief(proposal.label or proposal.text, words)

    def option_label(self, number: str) -> str:
        """The short name of a proposal by its number."""
        proposal = self.by_number.get(number)
        return self.label(proposal) if proposal else ""

    def votes(self, proposal: ProposalView, rounds: Iterable[RoundView]) -> str:
        """Its marks in the given rounds: "21", or with names where there are several rounds."""
        rounds = list(rounds)
        found = [(one.name, proposal.vote_in(one.name)) for one in rounds]
        told = [(name, self.words.number(vote.total)) for name, vote in found if vote is not None]
        if len(rounds) == 1:
            return told[0][1] if told else NONE
        if any(" " in name for name, _ in told):
            return "; ".join(f"{name}: {total}" for name, total in told)
        return " · ".join(f"{name} {total}" for name, total in told) or NONE

    # -- names --------------------------------------------------------------------------------
    def theme(self, theme: str) -> str:
        return names.told(names.THEMES, theme, self.words)

    def short_theme(self, theme: str) -> str:
        """The theme in a word or two, where there is little room; as in "how to read"."""
        return names.told(names.SHORT_THEMES, theme, self.words)

    def zone(self, zone: str) -> str:
        return names.zone_name(zone, self.words)

    def ordinal(self, rank: int) -> str:
        """ "7.º", "7."."""
        return self.words.at("place in a list", "{n}.", n=rank)

    # -- money --------------------------------------------------------------------------------
    @cached_property
    def _scale(self) -> int:
        costs = [action.cost or 0 for action in self.view.actions]
        return MILLION if max(costs, default=MILLION) >= MILLION or not any(costs) else 1

    @cached_property
    def _decimals(self) -> int:
        if self._scale == 1:
            return 0
        costs = [action.cost or 0 for action in self.view.actions]
        costs += [s.amount or 0 for action in self.view.actions for s in action.sources]
        return 0 if all(cost % MILLION == 0 for cost in costs) else 1

    @cached_property
    def rounded(self) -> bool:
        """Whether some amounts had to be rounded, so that rows may not add up to the last digit."""
        step = self._scale // 10**self._decimals
        return any((action.cost or 0) % max(step, 1) for action in self.view.actions)

    def amount(self, money: int | None) -> str:
        """An amount in the unit of the tables; "–" for none."""
        if money is None:
            return NONE
        return self.words.number(Decimal(money) / self._scale, self._decimals)

    @cached_property
    def unit(self) -> str:
        """The unit of all tables: "Millions of pesos"."""
        words, pesos = self.words, self.view.currency == "COP"
        if self._scale == MILLION:
            if pesos:
                return words("Millions of pesos")
            return words("Millions of {currency}", currency=self.view.currency)
        return words("Pesos") if pesos else self.view.currency

    @cached_property
    def unit_of_year(self) -> str:
        """The unit with the year of its prices."""
        return self.words("{unit} of {year}", unit=self.unit, year=self.price_year)

    @cached_property
    def price_year(self) -> int:
        """The year of the plan's prices: that of its last round or, without one, of its last
        workshop before the plan is looked at again. A follow-up a year on does not change them."""
        view = self.view
        days = [one.held_on for one in view.rounds if one.held_on]
        days = days or [one.day for one in view.workshops if one.day]
        return max(days).year if days else view.day.year

    @cached_property
    def short_unit(self) -> str:
        """The unit where the head has little room."""
        return self.words("Millions") if self._scale == MILLION else self.unit

    # -- time ---------------------------------------------------------------------------------
    def day(self, day: date | None) -> str:
        """A day in tables; "–" for none."""
        return day_told(self.words, day)

    def term(self, action: ActionView) -> str:
        """ "feb 2027 – jun 2028"; the months alone where no start is set; "–" for neither."""
        if action.start is None:
            return self.months(action) if action.months else NONE
        first = unbroken(self.words.month(action.start))
        last = last_month(action)
        if last is None or last == action.start:
            return first
        return f"{first} – {unbroken(self.words.month(last))}"

    def months(self, action: ActionView) -> str:
        """ "14 months"."""
        if not action.months:
            return NONE
        return self.words.many("{n} month", "{n} months", action.months)

    # -- the document -------------------------------------------------------------------------
    @cached_property
    def title(self) -> str:
        return self.named or self.words("Prioritized action plan")

    @cached_property
    def communes(self) -> str:
        """ "communes 7 to 10", or listed; "" where there are none."""
        return communes_told(self.view.communes, self.words)

    @cached_property
    def running_title(self) -> str:
        place = ", ".join(filter(None, [self.view.municipality, self.communes]))
        return f"{self.title} · {place}" if place else self.title


def day_told(words: Words, day: date | None) -> str:
    """A day in tables; "–" for none."""
    return NONE if day is None else unbroken(words.date(day, "short"))


def communes_told(communes: Iterable[int], words: Words) -> str:
    """ "communes 7 to 10", or listed; "" where there are none."""
    numbers = sorted(communes)
    if not numbers:
        return ""
    if len(numbers) == 1:
        return words("commune {n}", n=numbers[0])
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return words("communes {first} to {last}", first=numbers[0], last=numbers[-1])
    return words("communes {list}", list=words.listed(list(map(str, numbers))))


def brief(text: str, count: int) -> str:
    """The first ``count`` words of a text; of a longer one, no small word stays at the end."""
    said = text.split()
    kept = said[:count]
    while len(said) > count and len(kept) > 1 and _small(kept[-1].strip(",;:.").lower()):
        kept.pop()
    told = " ".join(kept).rstrip(" ,;:.")
    return told if len(told) <= LONGEST_NAME else told[: LONGEST_NAME - 1] + "…"


def _small(word: str) -> bool:
    return len(word) <= SMALL_WORD or word in SMALL_WORDS


def first_words(text: str, count: int) -> str:
    """The same with "…" when the text goes on."""
    return brief(text, count) + ("…" if len(text.split()) > count else "")


def unbroken(text: str) -> str:
    """The same with blanks that never end a line."""
    return text.replace(" ", "\u00a0")


def last_month(action: ActionView) -> date | None:
    """The first day of an action's last month."""
    if action.start is None or not action.months:
        return None
    months = action.start.year * 12 + action.start.month - 1 + max(0, action.months - 1)
    return date(months // 12, months % 12 + 1, 1) if months < 12 * 9999 else None
