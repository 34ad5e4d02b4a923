"""How the local economy is called: the eight criteria with what 5 means, the kinds of skills,
barriers and interviews, and whom a barrier hinders."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.text import N_


@dataclass(frozen=True, slots=True)
class CriterionName:
    """``name`` in full, ``short`` over a narrow column, ``reading`` what the favourable end says."""

    name: str
    short: str
    reading: str


CRITERIA: dict[str, CriterionName] = {
    "growth": CriterionName(N_("Growth"), N_("Grows"), N_("5 = demand is clearly rising")),
    "labour_absorption": CriterionName(
        N_("Labour absorption"), N_("Jobs"), N_("5 = employs many people soon")
    ),
    "entry_barriers": CriterionName(N_("Entry barriers"), N_("Entry"), N_("5 = few barriers")),
    "self_employment": CriterionName(
        N_("Self-employment fit"), N_("Own work"), N_("5 = one can start on one's own")
    ),
    "women_youth": CriterionName(
        N_("Women and youth"), N_("Women"), N_("5 = women and young people get in well")
    ),
    "informality_risk": CriterionName(
        N_("Informality risk"), N_("Formal"), N_("5 = little risk")
    ),
    "supply_chain": CriterionName(
        N_("Supply chain"), N_("Supplies"), N_("5 = inputs and buyers nearby")
    ),
    "environmental": CriterionName(
        N_("Environment"), N_("Nature"), N_("5 = good for the environment")
    ),
}  # fmt: skip
"""The criteria in the order of ``economy.SECTOR_CRITERIA``."""

SKILLS = {"technical": N_("Technical"), "soft": N_("Soft")}

BARRIERS = {
    "legal": N_("Papers and permits"),
    "credentials": N_("Recognition of studies"),
    "finance": N_("Credit and savings"),
    "information": N_("Information"),
    "discrimination": N_("Discrimination"),
    "care": N_("Care"),
    "mobility": N_("Transport"),
    "premises": N_("Premises"),
    "safety": N_("Safety"),
    "bottleneck_inputs": N_("Bottleneck: inputs"),
    "bottleneck_market": N_("Bottleneck: buyers"),
    "bottleneck_service": N_("Bottleneck: services"),
    "other": N_("Other barrier"),
}

HINDERED = {
    "newcomers": N_("newcomers"),
    "women": N_("women"),
    "youth": N_("young people"),
    "older": N_("older people"),
    "disability": N_("people with disabilities"),
    "host": N_("host community"),
    "businesses": N_("businesses"),
}

INTERVIEWS = {
    "businesses": N_("businesses"),
    "job_seekers": N_("people looking for work"),
    "institutions": N_("institutions"),
}
"""Whom the field work asked; a study may count others under a name of its own."""

SIDES = {
    "growth": N_("Growth"),
    "access": N_("Access"),
}
"""What a sector promises, and how well people get in."""


def is_bottleneck(kind: str) -> bool:
    """Whether a kind of barrier holds up whole businesses.

    >>> is_bottleneck("bottleneck_inputs"), is_bottleneck("care")
    (True, False)
    """
    return kind.startswith("bottleneck")
