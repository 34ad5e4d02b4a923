"""What is drawn over the base: pins and areas, without a word of where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.ui.map.canvas.view import Where

KINDS = ("proposal", "challenge", "point", "project", "place")
"""What a pin stands for; "place" is a public place and nothing more."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A pin: ``key`` is its id, ``spot`` where its tip is. ``topic`` is a theme's id or "";
    ``number`` is written in the badge; ``name`` is what a reader says."""

    key: str
    spot: Where
    kind: str
    topic: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Outline:
    """An area: ``rings`` of places, its edge and its holes (even-odd). ``kind``: territory,
    commune, proposal, challenge or "" for one of its own."""

    key: str
    rings: tuple[tuple[Where, ...], ...]
    kind: str
    topic: str
    label: str
