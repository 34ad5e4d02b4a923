"""How people can cast in a round: one row of CHANNELS each, in any mixture, one table of results.

``paper``, ``laptop`` and ``phones`` give ballots. The others are counted: totals per option and
group and the number of people, and no ballots (product.md, "Ballot methods").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop_app.text import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A way to cast. ``methods``: the keys of METHODS it can be used with."""

    key: str
    name: str
    counted: bool = False
    methods: frozenset[str] = frozenset({"dots", "approval", "points", "score"})


_MARKS = frozenset({"dots", "approval"})
"""What can be counted without ballots: each token or hand is one mark."""

CHANNELS: Mapping[str, Channel] = {
    row.key: row
    for row in (
        Channel(key="paper", name=N_("Paper ballots")),
        Channel(key="laptop", name=N_("Passed laptop")),
        Channel(key="tokens", name=N_("Counted tokens"), counted=True, methods=_MARKS),
        Channel(key="dots", name=N_("Counted sticky dots"), counted=True, methods=_MARKS),
        Channel(key="pockets", name=N_("Counted pockets"), counted=True, methods=_MARKS),
        Channel(
            key="hands", name=N_("Counted hands"), counted=True, methods=frozenset({"approval"})
        ),
        Channel(key="phones", name=N_("Phones in the room")),
    )
}
"""Every channel by its key, in the order in which they are offered."""

OLDER = {"passed": "laptop"}
"""What older files call a channel otherwise."""


def counted_of(channels: Iterable[str]) -> tuple[str, ...]:
    """Those of ``channels`` that give totals and no ballots, in the order of CHANNELS."""
    chosen = set(channels)
    return tuple(key for key, row in CHANNELS.items() if row.counted and key in chosen)
