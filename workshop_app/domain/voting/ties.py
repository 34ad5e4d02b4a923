"""Choosing so many options by value, and what settles a tie at the last place.

The tie rule is fixed before the round opens; a tie is recorded and said aloud, never settled in
silence (tests/data/oracle.md, 5).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.numbers import sort_key
from workshop_app.domain.voting.ballots import RoundOption, RoundRules, SecondRound
from workshop_app.domain.voting.explanation import Sentence
from workshop_app.text import N_


def lot(seed: str, number: str) -> str:
    """The lot of an option: hex of SHA-256 of ``seed:number``. The smaller goes first.

    Anyone can repeat it, and nobody can foresee it before the room has made the seed."""
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRule:
    """A way to settle a tie. ``order`` gives what sorts tied options under a seed; ``settles`` is
    False where the room must vote again."""

    key: str
    name: str
    order: Callable[[RoundOption, str], tuple[object, ...]]
    explanation: str
    settles: bool = True


def _by_lot(option: RoundOption, seed: str) -> tuple[object, ...]:
    return (lot(seed, option.lot_text),)


def _by_cost(option: RoundOption, seed: str) -> tuple[object, ...]:
    return (option.cost is None, option.cost or 0, lot(seed, option.lot_text))


def _by_number(option: RoundOption, _seed: str) -> tuple[object, ...]:
    return sort_key(option.label)


TIE_RULES: Mapping[str, TieRule] = {
    row.key: row
    for row in (
        TieRule(
            key="lot",
            name=N_("Lot in view"),
            order=_by_lot,
            explanation=N_(
                "There is a tie at the last place: options {tied} have the same result; places "
                "left: {places_left}. As fixed before the round opened, a lot with the room's seed "
                "“{seed}” settles it: in goes {chosen}."
            ),
        ),
        TieRule(
            key="lower_cost",
            name=N_("Lower cost"),
            order=_by_cost,
            explanation=N_(
                "There is a tie at the last place: options {tied} have the same result; places "
                "left: {places_left}. As fixed before the round opened, the lower cost "
                "goes first, and with equal cost a lot with the seed “{seed}”: in goes {chosen}."
            ),
        ),
        TieRule(
            key="second_round",
            name=N_("Second round"),
            order=_by_number,
            settles=False,
            explanation=N_(
                "There is a tie at the last place: options {tied} have the same result; places "
                "left: {places_left}. As fixed before the round opened, a second round "
                "among them settles it; until then none of them is in."
            ),
        ),
    )
}
"""Every tie rule by its key."""

WITH_LOTS = ("lot", "lower_cost")
"""The tie rules in which a lot has the last word."""

_VOTED_AGAIN = N_(
    "There is a tie at the last place: options {tied} have the same result; places left: "
    "{places_left}. As fixed before the round opened, the room voted again on them, in round "
    "{second}: in goes {chosen}."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Options with the same value at the last place. ``chosen`` and ``left_out`` stand in the
    order of the rule; both are empty while the tie is ``open``. ``lots`` of the tied ones;
    ``second`` the name of the second round that settled it, "" where none did."""

    value: Fraction
    tied: tuple[str, ...]
    places_left: int
    rule: str
    chosen: tuple[str, ...]
    left_out: tuple[str, ...]
    lots: Mapping[str, str]
    seed: str
    second: str = ""

    @property
    def open(self) -> bool:
        """Whether the room still has to settle it."""
        return not (TIE_RULES[self.rule].settles or self.second)

    @property
    def explanation(self) -> Sentence:
        """The tie and what settled it, to be said aloud."""
        facts = {
            "tied": self.tied,
            "places_left": self.places_left,
            "seed": self.seed,
            "chosen": self.chosen,
        }
        if self.second:
            return Sentence(_VOTED_AGAIN, {**facts, "second": self.second})
        return Sentence(TIE_RULES[self.rule].explanation, facts)


@dataclass(frozen=True, slots=True)
class Cut:
    """The options chosen, best first; ``certain`` without those that a tie rule brought in."""

    selected: tuple[str, ...]
    certain: tuple[str, ...]
    tie: Tie | None


def cut(rules: RoundRules, values: Mapping[str, Fraction], places: int) -> Cut:
    """The first ``places`` options by ``values``, highest first. No value, no place."""
    tie_rule = TIE_RULES[rules.tie_rule]
    settled = {o.label: tie_rule.order(o, rules.public_seed) for o in rules.options}
    order = sorted(
        (label for label in rules.labels if values[label] > 0),
        key=lambda label: (-values[label], settled[label]),
    )
    selected = tuple(order[: max(places, 0)])
    if not selected or len(order) <= places or values[selected[-1]] != values[order[places]]:
        return Cut(selected, selected, None)
    at = values[order[places]]
    certain = tuple(label for label in order if values[label] > at)
    tie = _tie(rules, at, [label for label in order if values[label] == at], places - len(certain))
    return Cut(certain + tie.chosen, certain, tie)


def _tie(rules: RoundRules, value: Fraction, tied: list[str], places_left: int) -> Tie:
    by_number = tuple(sorted(tied, key=sort_key))
    second = _voted_again(rules, tied, places_left)
    chosen: tuple[str, ...] = ()
    if second is not None:
        chosen = second.chosen
    elif TIE_RULES[rules.tie_rule].settles:
        chosen = tuple(tied[:places_left])
    texts = {option.label: option.lot_text for option in rules.options}
    return Tie(
        value=value,
        tied=by_number,
        places_left=places_left,
        rule=rules.tie_rule,
        chosen=chosen,
        left_out=tuple(label for label in tied if label not in chosen) if chosen else (),
        lots={label: lot(rules.public_seed, texts[label]) for label in by_number},
        seed=rules.public_seed,
        second=second.name if second else "",
    )


def _voted_again(rules: RoundRules, tied: list[str], places_left: int) -> SecondRound | None:
    """The second round where it was held among just the ``tied`` options for the ``places_left``."""
    second = rules.second
    if second is None or TIE_RULES[rules.tie_rule].settles or not second.chosen:
        return None
    same = second.among == frozenset(tied) and second.places == places_left
    return second if same else None
