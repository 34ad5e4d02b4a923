"""What printed ballots and code slips need, as frozen records: no count, no code, nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workshop_app.export.kit_views import KitRound

SPARE = 10
"""So many per cent more ballots than people, rounded up: for those who make a mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchView:
    """The ballots of one group, or of the whole room (``name`` ""): all alike, for ``people``."""

    name: str = ""
    letter: str = ""
    people: int = 0

    @property
    def ballots(self) -> int:
        """How many to print: one for each person and the spare ones."""
        return self.people + -(-self.people * SPARE // 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotsView:
    """A round ready to be printed. ``moment`` is the plan's last change, never the clock's."""

    plan: str
    language: str
    currency: str
    moment: datetime
    round: KitRound
    batches: tuple[BatchView, ...] = (BatchView(),)
    communes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotChoice:
    """How to print: ``size`` of the paper "a4" or "letter"; ``large`` print, everything larger by a
    fifth and fewer on a sheet."""

    size: str = "a4"
    large: bool = False


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What will come out of the printer, to be said on screen: ``each`` ballots on a sheet, and of
    each batch its name, ballots and sheets."""

    each: int
    batches: tuple[tuple[str, int, int], ...]

    @property
    def ballots(self) -> int:
        return sum(ballots for _, ballots, _ in self.batches)

    @property
    def sheets(self) -> int:
        return sum(sheets for _, _, sheets in self.batches)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipsView:
    """What stands on every code slip of a round beside the code. ``address`` is short enough to be
    typed ("": not known); ``link`` what its QR opens ("": no QR); ``phones`` whether people vote on
    their phones too."""

    round: str
    language: str
    moment: datetime
    address: str = ""
    link: str = ""
    phones: bool = False
