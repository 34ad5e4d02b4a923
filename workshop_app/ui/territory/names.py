"""How the four corners of a territory's sheet are called, and their signs."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.services.territories import Corner
from workshop_app.text import N_


@dataclass(frozen=True, slots=True)
class CornerName:
    """``hint`` stands in the line for the next one; ``icon`` and ``tone`` mark the side."""

    title: str
    hint: str
    icon: str
    tone: str


CORNERS: dict[Corner, CornerName] = {
    ("vulnerability", "place"): CornerName(
        N_("The place lacks"), N_("Stairs without a rail…"),
        "warning", "warn",
    ),
    ("strength", "place"): CornerName(
        N_("The place has"), N_("A hall that is cared for…"),
        "plus-circle", "ok",
    ),
    ("vulnerability", "people"): CornerName(
        N_("Its people struggle with"), N_("Families without a lease…"),
        "warning", "warn",
    ),
    ("strength", "people"): CornerName(
        N_("Its people bring"), N_("Groups that build together…"),
        "hand-heart", "ok",
    ),
}  # fmt: skip
