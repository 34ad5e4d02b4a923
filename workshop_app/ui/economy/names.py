"""How the page shows what a study is made of: icons of criteria and kinds, the words of a scale."""

from __future__ import annotations

from workshop_app.domain import economy_names
from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.text import Words

ICONS = {
    "growth": "trend-up",
    "labour_absorption": "users",
    "entry_barriers": "door",
    "self_employment": "storefront",
    "women_youth": "gender-female",
    "informality_risk": "file-text",
    "supply_chain": "truck",
    "environmental": "leaf",
}
"""The pictogram over the column of each criterion."""
BARRIER_ICONS = {
    "legal": "identification-card",
    "credentials": "certificate",
    "finance": "coins",
    "information": "info",
    "discrimination": "hand-palm",
    "care": "baby",
    "mobility": "bus",
    "premises": "storefront",
    "safety": "shield-warning",
    "bottleneck_inputs": "package",
    "bottleneck_market": "shopping-cart",
    "bottleneck_service": "truck",
    "other": "dots-three-circle",
}
SKILL_ICONS = {"technical": "wrench", "soft": "chats-circle"}


def short(words: Words, criterion: str) -> str:
    """What stands over a column."""
    return words(economy_names.CRITERIA[criterion].short)


def whole(words: Words, criterion: str) -> str:
    """The criterion in full, with what its favourable end says."""
    named = economy_names.CRITERIA[criterion]
    return words(
        "{criterion}: {reading}", criterion=words(named.name), reading=words(named.reading)
    )


def criterion_at(column: int) -> str:
    """The criterion of a column of the table."""
    return SECTOR_CRITERIA[column]
