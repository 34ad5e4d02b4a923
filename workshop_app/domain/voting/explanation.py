"""How a result came about, in plain words: marked messages with their facts, not yet translated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from workshop_app.text import Words


@dataclass(frozen=True, slots=True)
class Money:
    """A fact that is an amount, so that it is written as money."""

    amount: int | Fraction


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message marked with ``N_`` and what fills its ``{fields}``."""

    message: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def in_money(self, unit: int) -> Sentence:
        """The same where amounts were whole numbers of 1/``unit`` of the currency."""

        def whole(fact: object) -> object:
            return Money(Fraction(fact.amount, unit)) if isinstance(fact, Money) else fact

        return Sentence(self.message, {name: whole(fact) for name, fact in self.facts.items()})

    def told(self, words: Words, currency: str = "COP") -> str:
        """The sentence in the language of ``words``, its amounts in ``currency``."""

        def written(fact: object) -> object:
            if isinstance(fact, Money):
                return words.money(fact.amount, currency)
            return words.number(fact) if isinstance(fact, int | Fraction) else fact

        return words(self.message, **{name: written(fact) for name, fact in self.facts.items()})


@dataclass(frozen=True, slots=True)
class Explanation:
    """One paragraph: its sentences in order."""

    sentences: tuple[Sentence, ...]

    def in_money(self, unit: int) -> Explanation:
        """The same where amounts were whole numbers of 1/``unit`` of the currency."""
        return Explanation(tuple(one.in_money(unit) for one in self.sentences))

    def told(self, words: Words, currency: str = "COP") -> str:
        """The paragraph in the language of ``words``."""
        return " ".join(one.told(words, currency) for one in self.sentences)
