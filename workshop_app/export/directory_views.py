"""The directory, its guides and the blank slip as documents tell them: frozen, read, nothing to
work out, nothing about any person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from workshop_app.domain.opening_week import Week
from workshop_app.export.centre_views import CentreView


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """A point of the directory. ``hours`` in the OSM syntax or as they were typed, ``week`` to be drawn
    (empty where no single week tells them); ``to_confirm``: nobody has checked it, or not for 90
    days; ``territory`` its label."""

    name: str
    kind: str
    address: str = ""
    municipality: str = ""
    territory: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    web: str = ""
    hours: str = ""
    week: Week = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    verified_on: date | None = None
    to_confirm: bool = True
    source: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureView:
    """A procedure in plain words; ``replaced_by`` says by what where it is no longer ``current``;
    ``helping`` are the points that help with it."""

    name: str
    plain: str
    current: bool = True
    replaced_by: str = ""
    steps: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    cost: str = ""
    takes: str = ""
    helping: tuple[PointView, ...] = ()
    checked_on: date | None = None
    to_confirm: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignView:
    """Something to notice, what to do, and the points to turn to: never one of protection alone."""

    pictogram: str
    notice: str
    do: str
    points: tuple[PointView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryView:
    """All that the papers of the directory show. ``poster`` are the points that hang on the wall,
    ``speaking`` a pictogram and a sentence each; ``moment`` is the plan's last change."""

    plan: str
    municipality: str
    language: str
    sample: bool
    moment: datetime
    colour: str = ""
    points: tuple[PointView, ...] = ()
    poster: tuple[PointView, ...] = ()
    procedures: tuple[ProcedureView, ...] = ()
    speaking: tuple[tuple[str, str], ...] = ()
    signs: tuple[SignView, ...] = ()
    centres: tuple[CentreView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipView:
    """A blank slip. ``sender`` is the point that refers, ``receiver`` the institution to go to; either
    may be left to be written in by hand. ``points``: the services that everyone gets on the back,
    none where there are not two of them (P-48)."""

    plan: str
    language: str
    moment: datetime
    sender: PointView | None = None
    receiver: PointView | None = None
    points: tuple[PointView, ...] = ()
