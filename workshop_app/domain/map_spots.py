"""Where a hand put something: on the ground in degrees, or on a base without scale."""

from __future__ import annotations

from dataclasses import dataclass

from workshop_app.domain import geo
from workshop_app.domain.geo import Point
from workshop_app.domain.outlines import on_the_base
from workshop_app.domain.places import Pin


@dataclass(frozen=True, slots=True)
class Spot:
    """``at`` is (longitude, latitude), or (x, y) in widths of the base with the id ``base``."""

    at: Point
    base: str | None = None

    @property
    def fits(self) -> bool:
        """Whether that is a place that can be drawn."""
        return geo.is_place(self.at) if self.base is None else on_the_base(self.at)

    def fields(self) -> dict[str, float | str | None]:
        """The fields of a ``Pin`` that say where it is."""
        if self.base is None:
            longitude, latitude = geo.kept(self.at)
            return {
                "longitude": longitude,
                "latitude": latitude,
                "x": None,
                "y": None,
                "base": None,
            }
        x, y = round(self.at[0], 5), round(self.at[1], 5)
        return {"longitude": None, "latitude": None, "x": x, "y": y, "base": self.base}


def spot_of(pin: Pin) -> Spot | None:
    """Where a pin is; ``None`` where it says no place that can be drawn. Degrees go first."""
    if pin.longitude is not None and pin.latitude is not None:
        spot = Spot((pin.longitude, pin.latitude))
    elif pin.base and pin.x is not None and pin.y is not None:
        spot = Spot((pin.x, pin.y), pin.base)
    else:
        return None
    return spot if spot.fits else None
