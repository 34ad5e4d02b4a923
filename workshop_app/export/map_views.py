"""Maps and territories as documents tell them: what everybody may see, and nothing else.

Places are rounded to about 100 m unless they are public (P-24), pictures have no faces (P-27), and
what is sensitive is not here.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain import geo
from workshop_app.domain.geo import Point, Rings

WIDE, HIGH = 487.28, 336.0
"""Points of a map's frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPinView:
    """A place on a map: ``kind`` proposal, challenge, point, project or place; ``theme`` of the first
    two. ``at`` as the map has its places."""

    kind: str
    theme: str
    number: str
    title: str
    place: str
    at: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class MapAreaView:
    """An outline: ``kind`` territory, commune, proposal, challenge or "". ``code`` is what stands
    in it, ``title`` what it is called."""

    kind: str
    theme: str
    code: str
    title: str
    rings: Rings


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """One map. ``on_ground``: its places are degrees; else (x, y) in widths of a base without a place
    on the ground. ``window`` is what it shows, as left, bottom, right, top on its plane (``plane``);
    ``metres`` on the ground for one of the plane, ``None`` without scale; ``north``: up is north.
    ``picture`` fills the window; b"" where there is none."""

    name: str
    on_ground: bool
    window: tuple[float, float, float, float]
    metres: float | None
    north: bool
    pins: tuple[MapPinView, ...] = ()
    areas: tuple[MapAreaView, ...] = ()
    picture: bytes = b""
    attribution: str = ""

    def plane(self, at: Point) -> Point:
        """A place on the plane of the map, y upwards."""
        return geo.to_plane(at) if self.on_ground else (at[0], -at[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A vulnerability or a strength. ``total`` is as it may be shown: "" where there is none."""

    side: str
    about: str
    text: str
    total: int | None
    few: bool
    unit: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritorySheetView:
    """What is known of a territory."""

    code: str
    name: str
    description: str
    communes: tuple[int, ...]
    notes: tuple[NoteView, ...]
    workshops: tuple[str, ...]
    challenges: int
    proposals: int
    pins: int
    hectares: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundView:
    """The chapter of the territory: its maps, then a sheet for each territory with something to
    tell."""

    maps: tuple[MapView, ...] = ()
    sheets: tuple[TerritorySheetView, ...] = ()


NO_GROUND = GroundView()
"""Nothing is on a map, and no territory has a sheet."""
