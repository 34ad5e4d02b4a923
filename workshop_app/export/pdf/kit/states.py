"""What became of a proposal, as the read-back tells it to those who do not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    "done": ("check-circle", N_("Done"), "ok"),
    "started": ("hammer", N_("Under way"), "info"),
    "late": ("hourglass", N_("Late"), "warn"),
    "dropped": ("x-circle", N_("Dropped"), "error"),
    "planned": ("calendar-blank", N_("Planned"), "muted"),
}
"""How an action stands when someone looks again, told in the same way."""


def state_color(state: str) -> Color:
    """Green, amber or violet as the cloths of the exercise; the picture and the word tell it too."""
    name = (STATES | AFTER)[state][2]
    return palette.color(name) if name else palette.theme("education").text
