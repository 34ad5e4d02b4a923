"""The selecting rules over the same ballots: one row of RULES each.

To add one: a file with a function from ``Tally`` to an ``Outcome``, and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshop_app.domain.voting.rules.equal_shares import equal_shares
from workshop_app.domain.voting.rules.greedy import greedy
from workshop_app.domain.voting.rules.group_mean import group_mean
from workshop_app.domain.voting.rules.most import most
from workshop_app.domain.voting.rules.outcome import Outcome
from workshop_app.domain.voting.tally import Tally
from workshop_app.text import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A selecting rule. ``key`` is its word on the command line; ``needs`` is what the round must
    have fixed ("places" or "budget"); ``of_ballots`` says that totals alone are not enough.

    ``choose`` gives None where the rule cannot be applied; ``because`` says why, to people.
    """

    key: str
    name: str
    needs: str
    choose: Callable[[Tally], Outcome | None]
    because: str
    of_ballots: bool = False


RULES: Mapping[str, Rule] = {
    row.key: row
    for row in (
        Rule(
            key="most",
            name=N_("Most first"),
            needs="places",
            choose=most,
            because=N_("The round has no number of places to choose for."),
        ),
        Rule(
            key="groups",
            name=N_("Equal group mean"),
            needs="places",
            choose=group_mean,
            because=N_(
                "The round has no number of places, or fewer than two groups that can be told "
                "apart."
            ),
        ),
        Rule(
            key="greedy",
            name=N_("Greedy within a budget"),
            needs="budget",
            choose=greedy,
            because=N_("The round has no budget."),
        ),
        Rule(
            key="equal-shares",
            name=N_("Equal shares"),
            needs="budget",
            choose=equal_shares,
            because=N_("The round has no budget, or no option that it could pay for."),
            of_ballots=True,
        ),
    )
}
"""Every selecting rule by its key."""
