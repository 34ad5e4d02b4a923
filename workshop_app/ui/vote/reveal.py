"""Showing a result to the room place by place, the last first. No Qt.

What was revealed is kept in memory for as long as the program runs, by the round, so that a page
that is built anew goes on where it was and the room sees nothing too early.
"""

from __future__ import annotations

from collections.abc import Sequence

from workshop_app.ui.vote.counted import Row

_WHOLE = -1

_steps: dict[str, int] = {}
"""Rounds that are being revealed → how many steps the room has seen."""


def wanted(round: str) -> bool:
    """Whether a round is shown place by place and the room has not seen all of it."""
    return _steps.get(round, _WHOLE) != _WHOLE


def want(round: str, on: bool = True) -> None:
    """Begin again with nothing shown; or, off, show all at once."""
    if on:
        _steps[round] = 0
    else:
        _steps.pop(round, None)


class Reveal:
    """The steps of a list: each brings one place, all who share it together, and never goes on from
    one slide (``size`` rows) to the one before it."""

    def __init__(self, round: str, rows: Sequence[Row], size: int) -> None:
        self._round, self._size = round, max(1, size)
        places = [row.place.lstrip("=") for row in rows]
        begins = (
            at == 0 or places[at] != places[at - 1] or at % self._size == 0
            for at in range(len(rows))
        )  # fmt: skip
        self._stops = [len(rows), *(at for at, first in reversed([*enumerate(begins)]) if first)]

    @property
    def step(self) -> int:
        """How many steps were made."""
        made = _steps.get(self._round, _WHOLE)
        return len(self._stops) - 1 if made == _WHOLE else min(made, len(self._stops) - 1)

    @property
    def running(self) -> bool:
        """Whether there is more to come."""
        return wanted(self._round) and self.step < len(self._stops) - 1

    @property
    def seen_from(self) -> int:
        """The first row that the room has seen; all after it were seen too."""
        return self._stops[self.step]

    @property
    def left(self) -> int:
        """How many rows are still to come."""
        return self.seen_from

    @property
    def part(self) -> int:
        """Which part of a long list stands on the slide now."""
        return max(0, min(self.seen_from, self._stops[0] - 1)) // self._size

    def turn(self, by: int) -> None:
        """Reveal the next place, or take the last one back."""
        if wanted(self._round):
            _steps[self._round] = max(0, min(self.step + by, len(self._stops) - 1))
        if not self.running:
            self.show_all()

    def show_all(self) -> None:
        """All of it, at once."""
        want(self._round, False)
