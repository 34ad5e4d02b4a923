"""What stands on a ballot, in words: made once for each batch, then drawn again and again.

All ballots of a batch print alike: no serial number, nothing that tells one from another (P-30).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from workshop_app.export.kit_views import KitProposal, KitRound
from workshop_app.export.pdf.ballots.places import Marking, marking_of, places_of

if TYPE_CHECKING:
    from workshop_app.export.pdf.text import Rich
    from workshop_app.text import Words

PRACTICE_ROWS = 12
MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One ballot as it is drawn; an option ``None`` is a line to write the words. ``more`` goes
    after ``how`` where there is room, ``ending`` at the right of the foot, ``end`` where it is
    narrow."""

    question: str
    how: Rich
    more: str
    head: str
    group: str
    marking: Marking
    options: Sequence[KitProposal | None]
    costs: Sequence[str]
    foot: str
    ending: str
    end: str
    total: str

    @property
    def has_costs(self) -> bool:
        return any(self.costs)


def ballot(
    round: KitRound | None,
    words: Words,
    *,
    name: str = "",
    letter: str = "",
    communes: Iterable[int] = (),
    day: date | None = None,
    currency: str = "COP",
) -> Ballot:
    """The ballot of a round for the group called ``name`` with its ``letter``; without a round one
    for practice, with lines to write on."""
    marking = marking_of(round)
    communes, day = list(communes), (round and round.held_on) or day
    foot = [words("Commune {n}", n=communes[0])] if round and len(communes) == 1 else []
    foot += [words.date(day)] if day else []
    options: Sequence[KitProposal | None] = round.options if round else [None] * PRACTICE_ROWS
    purse = round is not None and round.with_purse
    return Ballot(
        question=(round and round.question) or words("What comes first?"),
        how=_how(round, marking, currency, words),
        more=_more(marking, words),
        head=_head(round, words),
        group=f"{name} · {letter}" if letter else name,
        marking=marking,
        options=options,
        costs=[_cost(one, currency, words) if purse else "" for one in options],
        foot=" · ".join(foot),
        ending=words("No name, no signature. Fold twice."),
        end=words("Fold twice"),
        total=words("All together: {n}", n=words.number(marking.per_person)),
    )


def _head(round: KitRound | None, words: Words) -> str:
    if round is None:
        return words("Practice")
    return words("Rehearsal") if round.rehearsal else words("Round {name}", name=round.name)


def _how(round: KitRound | None, marking: Marking, currency: str, words: Words) -> Rich:
    told = places_of(marking).how(marking, words)
    if round is None or not round.budget:
        return told
    purse = words("The purse is {amount}.", amount=spoken_money(round.budget, currency, words))
    return [told, " ", purse]


def _more(marking: Marking, words: Words) -> str:
    if not places_of(marking).limited(marking):
        return ""
    return words("More marks than that: the ballot does not count.")


def _cost(one: KitProposal | None, currency: str, words: Words) -> str:
    if one is None or one.cost is None:
        return ""
    return spoken_money(one.cost, currency, words, unit=False)


def spoken_money(amount: int, currency: str, words: Words, *, unit: bool = True) -> str:
    """An amount as it is said aloud, "95 million pesos" (without ``unit`` "95 million"); in full
    where it is under a million, or finer than a tenth of one."""
    value = Fraction(amount, MILLION)
    if value < 1 or (value * 10).denominator != 1 or currency != "COP":
        return words.money(amount, currency)
    told = words.number(value)
    if unit and value == 1:
        return words.at("exactly one", "{n} million pesos", n=told)
    if unit:
        return words.at("more than one", "{n} million pesos", n=told)
    if value == 1:
        return words.at("exactly one", "{n} million", n=told)
    return words.at("more than one", "{n} million", n=told)
