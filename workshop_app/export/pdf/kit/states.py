"""What became of a proposal, as the read-back tells it to those who do not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.names import FOLLOW_UPS
from workshop_app.export.pdf import palette
from workshop_app.text import N_

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

STATES = {
    "in": ("palm-up", N_("Goes in"), "ok"),
    "waits": ("palm-side", N_("Waits"), "warn"),
    "returns": ("palm-down", N_("Returns with a reason"), ""),
}
"""What became of a proposal: the hand of the exercise, its words, a colour of the tokens ("" the
violet of the third cloth)."""

AFTER = {
    "done": ("check-circle", FOLLOW_UPS["done"], "ok"),
    "started": ("hammer", FOLLOW_UPS["started"], "info"),
    "late": ("hourglass", FOLLOW_UPS["late"], "warn"),
    "dropped": ("x-circle", FOLLOW_UPS["dropped"], "error"),
    "planned": ("calendar-blank", FOLLOW_UPS["planned"], "muted"),
}
"""How an action stands when someone looks again, told in the same way."""


def state_color(state: str) -> Color:
    """Green, amber or violet as the cloths of the exercise; the picture and the word tell it too."""
    name = (STATES | AFTER)[state][2]
    return palette.color(name) if name else palette.theme("education").text
