"""Which panel collects each channel. A panel's class is text, so that it loads on its first visit."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.domain.voting.channels import CHANNELS
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.ui.vote.panel import Panel


@dataclass(frozen=True, slots=True)
class ChannelPanel:
    """The tab of a channel (``name`` for people, ``icon``) and ``where`` its panel is,
    "module:Class". The names are those of CHANNELS."""

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


def _of(channel: str, icon: str, where: str) -> ChannelPanel:
    return ChannelPanel(CHANNELS[channel].name, icon, where)


CHANNEL_PANELS: dict[str, ChannelPanel] = {
    "paper": _of("paper", "note-pencil", _PAPER),
    "laptop": _of("laptop", "laptop", _LAPTOP),
    "phones": _of("phones", "device-mobile", _PHONES),
    "tokens": _of("tokens", "poker-chip", _COUNTED),
    "dots": _of("dots", "circles-three", _COUNTED),
    "pockets": _of("pockets", "envelope-simple-open", _COUNTED),
    "hands": _of("hands", "hand", _COUNTED),
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
