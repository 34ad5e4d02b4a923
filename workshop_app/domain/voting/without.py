"""What cannot be told of a round of which a part was counted without ballots, said in words."""

from __future__ import annotations

from workshop_app.domain.voting.tally import Tally
from workshop_app.text import N_

EQUAL_SHARES = N_(
    "Equal shares are left out: they need each ballot, and part of this round was counted without "
    "ballots."
)
PEOPLE = N_(
    "How many people chose each option is left out: without ballots only the marks are counted."
)
CHOICES = N_(
    "How many people got at least one of their choices is left out: without ballots nobody knows "
    "which marks are one person's."
)
FIRMNESS = N_(
    "How firm the order is cannot be told: that is worked out from ballots, and part of this round "
    "was counted without them."
)
VOTE_FILE = N_(
    "There is no file of ballots for other programs: part of this round was counted without ballots."
)


def left_out_for_totals(tally: Tally) -> tuple[str, ...]:
    """One message for each figure that is left out; none where everyone gave a ballot."""
    if not tally.counted:
        return ()
    unknown = any(count.people is None for count in tally.counts.values())
    return (
        *((EQUAL_SHARES,) if tally.rules.budget is not None else ()),
        *((PEOPLE,) if unknown else ()),
        CHOICES,
        FIRMNESS,
        VOTE_FILE,
    )
