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


def state_color(state: str) -> Color:
    """Green, amber or violet as the cloths of the exercise; the hand and the word tell it too."""
    name = STATES[state][2]
    return palette.color(name) if name else palette.theme("education").text
