"""A capacity sheet on its way in: what is typed of it. In memory only, until it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workshop_app.domain.capacity import GATES, SCALE


@dataclass(slots=True)
class TypedSheet:
    """``proposals`` (ids) are its rows, ``criteria`` its columns; a box that is not in ``figures``
    is empty: "don't know". ``closed`` are the gates marked: (proposal, gate)."""

    proposals: Sequence[str]
    criteria: Sequence[str]
    figures: dict[tuple[str, str], int] = field(default_factory=dict)
    closed: set[tuple[str, str]] = field(default_factory=set)
    row: int = 0
    column: int = 0

    # -- where it is ------------------------------------------------------------------------------
    @property
    def ended(self) -> bool:
        """Whether the last row is behind."""
        return self.row >= len(self.proposals)

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.figures and not self.closed

    def go(self, row: int, column: int) -> None:
        """To a box; past the last row the sheet has ended."""
        self.row = min(len(self.proposals), max(0, row))
        self.column = min(len(self.criteria) - 1, max(0, column))

    # -- what keys do -----------------------------------------------------------------------------
    def put(self, score: int | None) -> None:
        """A figure of 1 to 5, or ``None`` for an empty box; then the next box."""
        if self.ended:
            return
        here = (self.proposals[self.row], self.criteria[self.column])
        if score is None:
            self.figures.pop(here, None)
        elif SCALE[0] <= score <= SCALE[1]:
            self.figures[here] = score
        if self.column + 1 < len(self.criteria):
            self.column += 1
        else:
            self.next_row()

    def next_row(self) -> None:
        """What is left of this row stays empty."""
        self.go(self.row + 1, 0)

    def back(self) -> None:
        """To the box before, which is emptied."""
        if self.ended or self.column == 0:
            if self.row == 0:
                return
            self.row, self.column = self.row - 1, len(self.criteria) - 1
        else:
            self.column -= 1
        self.figures.pop((self.proposals[self.row], self.criteria[self.column]), None)

    def gate(self, at: int) -> None:
        """Mark a gate of this row, or take the mark away."""
        if not self.ended:
            self.closed ^= {(self.proposals[self.row], list(GATES)[at])}

    # -- what it says -----------------------------------------------------------------------------
    def answers(self) -> dict[str, dict[str, int | None]]:
        """Proposal → criterion → figure, of the rows in which something is written."""
        found: dict[str, dict[str, int | None]] = {}
        for (proposal, criterion), score in self.figures.items():
            found.setdefault(proposal, {})[criterion] = score
        return found
