"""Equal group mean: every group weighs the same, large or small."""

from __future__ import annotations

from workshop_app.domain.voting.explanation import Sentence
from workshop_app.domain.voting.rules.most import by_places
from workshop_app.domain.voting.rules.outcome import ByPlaces
from workshop_app.domain.voting.tally import Tally
from workshop_app.text import N_

_MEAN = N_(
    "In each group the share of each option is worked out first; then the mean of those shares "
    "is taken, so that every group weighs the same, large or small. Groups with fewer than five "
    "ballots were joined to another one before."
)
_EXPLANATION = N_("The options with the highest mean go in, up to the number of places: {places}.")


def group_mean(tally: Tally) -> ByPlaces | None:
    """Choose by the mean of the groups' shares; None without places, or where fewer than two
    groups can be told apart."""
    if not tally.equal_mean:
        return None
    return by_places("groups", tally, tally.equal_mean, Sentence(_MEAN), _EXPLANATION)
