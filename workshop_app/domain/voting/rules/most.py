"""Most first: the options that were given most, up to the number of places."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from workshop_app.domain.voting.explanation import Explanation, Sentence
from workshop_app.domain.voting.methods import METHODS
from workshop_app.domain.voting.rules.outcome import ByPlaces
from workshop_app.domain.voting.tally import Tally
from workshop_app.domain.voting.ties import cut
from workshop_app.text import N_

_EXPLANATION = N_(
    "The options with the most go in, up to the number of places: {places}. "
    "An option that got nothing never goes in."
)


def most(tally: Tally) -> ByPlaces | None:
    """Choose by the method's own value; None in a round without places."""
    method = METHODS[tally.rules.method]
    return by_places("most", tally, tally.values, method.explain(tally.rules), _EXPLANATION)


def by_places(
    rule: str, tally: Tally, values: Mapping[str, Fraction], first: Sentence, explanation: str
) -> ByPlaces | None:
    """The first places by ``values``, explained by ``first`` and ``explanation``, which may name
    the ``{places}``, and by the tie where there is one. None in a round without places."""
    rules = tally.rules
    if rules.places is None:
        return None
    chosen = cut(rules, values, rules.places)
    sentences = [first, Sentence(explanation, {"places": rules.places})]
    if chosen.tie:
        sentences.append(chosen.tie.explanation)
    return ByPlaces(
        rule=rule,
        inputs={
            "ballots": tally.people,
            "places": rules.places,
            "tie_rule": rules.tie_rule,
            "public_seed": rules.public_seed,
        },
        values=values,
        selected=chosen.selected,
        explanation=Explanation(tuple(sentences)),
        with_something=tally.with_something(chosen.selected),
        with_nothing=tally.with_nothing(chosen.selected),
        places=rules.places,
        certain=chosen.certain,
        tie=chosen.tie,
    )
