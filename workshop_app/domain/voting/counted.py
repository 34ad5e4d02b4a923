"""Totals of people who voted without ballots: hands, tokens, dots, pockets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountedPart:
    """What one group gave through one counted channel.

    ``group`` is a RoundGroup's id, None in a round without groups; ``people`` how many took part;
    ``totals`` option label → marks found, every option of the round in it.
    """

    channel: str
    group: str | None
    people: int
    totals: Mapping[str, int]
