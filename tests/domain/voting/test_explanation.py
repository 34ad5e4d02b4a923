"""Explanations are written in the language and money of whoever reads them."""

from __future__ import annotations

from fractions import Fraction

from workshop_app.domain.voting.explanation import Explanation, Money, Sentence
from workshop_app.translation.catalogue import Words


def test_facts_are_written_as_numbers_money_and_lists() -> None:
    told = Sentence(
        "{n} of {options} cost {cost}",
        {"n": 1250, "options": ("2", "20"), "cost": Money(Fraction(5_000_001, 2))},
    ).told(Words("en"), currency="COP")
    assert "1,250" in told
    assert "2 and 20" in told
    assert "2,500,001" in told


def test_sentences_make_one_paragraph() -> None:
    both = Explanation((Sentence("One."), Sentence("Two.")))
    assert both.told(Words("en")) == "One. Two."
