"""The third set of rounds (tests/data/third.json), for whoever wants to count or cast it.

``rounds()`` are five raw rounds in the form of the sample's ballots.json: C dots with tokens, D
points, E scores without groups, F approvals within a budget, G hands, pockets and paper. What must
come out is ``by_hand.count(raw)``, in the words of ``as_oracle``.
"""

from __future__ import annotations

import json
from typing import Any

from tests.domain.voting.rounds import DATA
from workshop_app.domain.voting.counted import CountedPart


def rounds() -> list[dict[str, Any]]:
    """The rounds as they lie in the file."""
    found: list[dict[str, Any]] = json.loads((DATA / "third.json").read_text("utf-8"))["rounds"]
    return found


def parts_of(raw: dict[str, Any]) -> tuple[CountedPart, ...]:
    """What was counted without ballots in a raw round."""
    return tuple(
        CountedPart(one["channel"], one["group"], one["people"], one["totals"])
        for one in raw.get("counted", [])
    )
