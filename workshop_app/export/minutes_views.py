"""What the minutes of a vote need, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.export.round_views import RoundView
from workshop_app.export.views import PlanView


@dataclass(frozen=True, slots=True)
class SwapView:
    """Places ``first`` to ``last`` that could as well stand in another order; ``at_the_cut``: some
    of them go in and some do not."""

    first: int
    last: int
    at_the_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesView:
    """A shown ``round`` of ``plan``. ``swaps``: how firm its order is, empty where it is firm and
    ``None`` where that cannot be told."""

    plan: PlanView
    round: RoundView
    swaps: tuple[SwapView, ...] | None = None
