"""Whether points are open at one moment, worked out once for all that have the same hours."""

from __future__ import annotations

from datetime import datetime

from workshop_app.domain.directory import ServicePoint
from workshop_app.services import opening
from workshop_app.services.opening import Opening


class Openings:
    """``now`` is the moment, ``country`` whose public holidays count."""

    def __init__(self, country: str, now: datetime) -> None:
        self.country, self.now = country, now
        self._known: dict[tuple[str, str], Opening] = {}

    def turn_to(self, now: datetime) -> None:
        """Another moment."""
        if now != self.now:
            self.now = now
            self._known.clear()

    def settle_in(self, country: str) -> None:
        """Another country."""
        if country != self.country:
            self.country = country
            self._known.clear()

    def of(self, point: ServicePoint) -> Opening:
        """The opening of ``point`` at the moment."""
        key = point.opening_hours, repr(point.hours)
        if key not in self._known:
            self._known[key] = opening.opening(point, self.now, self.country)
        return self._known[key]
