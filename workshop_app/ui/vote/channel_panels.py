"""Which panel collects each channel. A panel's class is text, so that it loads on its first visit."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.ui.vote.panel import Panel


@dataclass(frozen=True, slots=True)
class ChannelPanel:
    """The tab of a channel (``name`` for people, ``icon``) and ``where`` its panel is,
    "module:Class"."""

    name: str
    icon: str
    where: str

    def load(self) -> type[Panel]:
        """The class of the panel; imported now."""
        module, name = self.where.split(":")
        found: type[Panel] = getattr(importlib.import_module(module), name)
        return found


_PAPER = "workshop_app.ui.vote.paper_panel:PaperPanel"
_COUNTED = "workshop_app.ui.vote.counted_panel:CountedPanel"
_LAPTOP = "workshop_app.ui.kiosk.panel:LaptopPanel"
_PHONES = "workshop_app.ui.vote.phones_panel:PhonesPanel"

CHANNEL_PANELS: dict[str, ChannelPanel] = {
    "paper": ChannelPanel(N_("Paper ballots"), "note-pencil", _PAPER),
    "laptop": ChannelPanel(N_("Passed laptop"), "laptop", _LAPTOP),
    "phones": ChannelPanel(N_("Phones in the room"), "device-mobile", _PHONES),
    "tokens": ChannelPanel(N_("Counted tokens"), "poker-chip", _COUNTED),
    "dots": ChannelPanel(N_("Counted dots"), "circles-three", _COUNTED),
    "pockets": ChannelPanel(N_("Counted pockets"), "envelope-simple-open", _COUNTED),
    "hands": ChannelPanel(N_("Counted hands"), "hand", _COUNTED),
}
"""Every channel's tab, in the order of the tabs."""

SEVERAL = ChannelPanel(N_("Counted by hand"), "poker-chip", _COUNTED)
"""The one tab of a round in which several channels are counted: they share their panel."""


def tabs_of(channels: Iterable[str]) -> list[tuple[str, ChannelPanel]]:
    """The tabs of a round with ``channels`` (keys), in order: each panel once, under the first of
    its channels. Without any known channel, the paper's."""
    chosen = set(channels)
    found: list[tuple[str, ChannelPanel]] = []
    for key, row in CHANNEL_PANELS.items():
        if key not in chosen:
            continue
        at = next((n for n, (_, one) in enumerate(found) if one.where == row.where), None)
        if at is None:
            found.append((key, row))
        else:
            found[at] = (found[at][0], SEVERAL)
    return found or [("paper", CHANNEL_PANELS["paper"])]
