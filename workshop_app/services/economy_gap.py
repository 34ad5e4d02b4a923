"""What is asked for and missing in the plan's local economy."""

from __future__ import annotations

from workshop_app.domain import economy_gap
from workshop_app.domain.economy import Barrier, EconomyAction, Skill
from workshop_app.domain.economy_gap import Gap
from workshop_app.export import economy_telling
from workshop_app.services import economy
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words


def gap(plan: OpenPlan) -> Gap:
    """Skills asked for and missing, barriers by what they block, and what nothing is done about."""
    with plan.store.lock:
        return economy_gap.gap(
            economy.in_order(plan), plan.all(Skill), plan.all(Barrier), plan.all(EconomyAction)
        )


def sentences(plan: OpenPlan, words: Words) -> list[str]:
    """The gaps as sentences that can be read aloud, what weighs most first."""
    return economy_telling.sentences(gap(plan), words)
