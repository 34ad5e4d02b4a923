"""One official's turn at the laptop: what is marked and not handed in yet, and what is done.

It lives in memory only, and is thrown away when the screen is covered: nothing of it says who or
when. What is not touched counts as "don't know" once a proposal is handed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workshop_app.domain.capacity import CRITERIA

Answers = Mapping[str, int | None]


class Turn:
    """The marks of one person, by proposal (its id) and criterion. ``asked``: the criteria of the
    office that the person said; it is known here only, for as long as the turn lasts."""

    def __init__(self, asked: Sequence[str] = tuple(CRITERIA)) -> None:
        self.asked = tuple(asked)
        self._marks: dict[str, dict[str, int | None]] = {}
        self._done: set[str] = set()

    def mark(self, proposal: str, criterion: str, score: int | None) -> None:
        """1 to 5, or ``None`` for "don't know"; nothing in what was handed in."""
        if proposal not in self._done:
            self._marks.setdefault(proposal, {})[criterion] = score

    def unmark(self, proposal: str, criterion: str) -> None:
        """As if it had not been touched."""
        self._marks.get(proposal, {}).pop(criterion, None)

    def marks(self, proposal: str) -> Answers:
        """What is marked of a proposal and not handed in."""
        return dict(self._marks.get(proposal, {}))

    def touched(self, proposal: str) -> int:
        """How many of the rows are marked."""
        return len(self._marks.get(proposal, {}))

    def done(self, proposal: str) -> bool:
        """Whether it was handed in: it cannot be changed any more."""
        return proposal in self._done

    def hand_in(self, proposal: str) -> dict[str, int | None] | None:
        """The answers to all that was asked, once; ``None`` where nothing was touched or they were
        given already."""
        marks = self._marks.pop(proposal, {})
        if not marks or proposal in self._done:
            return None
        self._done.add(proposal)
        return {criterion: marks.get(criterion) for criterion in self.asked}

    def drop(self, proposal: str) -> None:
        """Forget what was marked: a gate closed."""
        self._marks.pop(proposal, None)

    def begun(self) -> list[str]:
        """The proposals with marks that were not handed in."""
        return [proposal for proposal, marks in self._marks.items() if marks]

    def next_after(self, proposal: str, listed: Iterable[str], closed: Iterable[str] = ()) -> str:
        """Where Enter leads from ``proposal``: the next of ``listed`` that is not done and has no
        ``closed`` gate; after the last one back to what was begun and left; "" for the end."""
        order, shut = list(listed), set(closed)
        at = order.index(proposal) + 1 if proposal in order else 0
        later = [one for one in order[at:] if one not in self._done and one not in shut]
        left = [one for one in self.begun() if one != proposal]
        return next(iter(later + left), "")
