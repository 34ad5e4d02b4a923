"""IntegrHa-bitat centres as documents tell them: frozen, with nothing to work out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from workshop_app.domain.centre_parts import (
    Activity,
    Agreement,
    Indicator,
    Partner,
    Phase,
    Site,
    Space,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """A co-creation session; ``day`` is ``None`` while it has none."""

    number: int
    title: str
    day: date | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreActionView:
    """An action of the plan by its code ("A1")."""

    code: str
    title: str
    theme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreView:
    """A centre with its sheet, every kind of rows in its order. ``best``: for each site whether none
    that has every score has a higher mean. ``session_titles`` and ``session_days``: of the
    workshops (ids) that rows name; a day only where there is one. ``territory`` is its code and name, "" without one. Counts of few people among the
    indicators' values are hidden where they are told (``Indicator.hidden``)."""

    id: str
    name: str
    address: str = ""
    municipality: str = ""
    territory: str = ""
    sample: bool = False
    sites: tuple[Site, ...] = ()
    best: tuple[bool, ...] = ()
    host: tuple[str, ...] = ()
    programme: tuple[Activity, ...] = ()
    spaces: tuple[Space, ...] = ()
    partners: tuple[Partner, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    phases: tuple[Phase, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    sessions: tuple[SessionView, ...] = ()
    actions: tuple[CentreActionView, ...] = ()
    session_titles: Mapping[str, str] = field(default_factory=dict, hash=False)
    session_days: Mapping[str, date] = field(default_factory=dict, hash=False)

    @property
    def chosen(self) -> Site | None:
        """The site that was chosen."""
        return next((one for one in self.sites if one.chosen), None)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell beside its name and place."""
        return not (
            self.sites or self.host or self.programme or self.spaces or self.partners
            or self.agreements or self.phases or self.indicators or self.sessions or self.actions
        )  # fmt: skip
