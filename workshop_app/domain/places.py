"""The plan itself and the places it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from workshop_app.domain.entity import Entity, Ref, Sheet, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Entity):
    """The document: one municipality, its territories and workshops, one action plan.

    ``budget`` is in whole units of ``currency``; ``capacity_at_least`` a fraction "a/b" of 1–5;
    ``capacity_round`` the round of assessment that counts (the last). ``colour`` "#rrggbb" is that
    of its documents, "" the program's; ``signatories`` are the posts that sign them, never persons.
    """

    title: str
    municipality: str
    department: str = ""
    country: str = "CO"
    currency: str = "COP"
    language: str = "es"
    sample: bool = False
    budget: int | None = None
    capacity_at_least: str = "7/2"
    capacity_round: int = 2
    made_on: str = ""
    center: Sheet | None = None
    colour: str = ""
    signatories: Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune(Entity):
    """An administrative part of the municipality."""

    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory(Entity):
    """A Territorial Intervention Unit (UIT): not the same as a commune. ``same_as``: it was typed
    in twice, and this one stands for the other (``storage.queries`` reads it so)."""

    code: str
    name: str
    description: str = ""
    same_as: Annotated[str | None, Ref("Territory")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryCommune(Entity):
    """A territory lies (partly) in a commune; many to many."""

    territory: Annotated[str, Ref("Territory")]
    commune: Annotated[str, Ref("Commune")]


NOTE_SIDES = ("vulnerability", "strength")
NOTE_SUBJECTS = ("place", "people")
BASE_KINDS = ("sheet", "picture", "shapes", "tiles")


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryNote(Entity):
    """A vulnerability or a strength (``side``) of a territory or of its people (``about``), in words;
    ``total`` counts ``unit`` ("homes", "people over 60"), never persons one by one (P-02)."""

    territory: Annotated[str, Ref("Territory")]
    side: str
    about: str
    text: str
    total: int | None = None
    unit: str = ""
    source: str = ""
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapBase(Entity):
    """What the map is drawn on: an empty ``sheet``, a ``picture`` (its ``photo``), ``shapes`` (lines
    and outlines read from a file, compact GeoJSON in degrees, in ``media``) or ``tiles`` (MBTiles: in
    ``media``, or outside the plan in a file called ``file``).

    ``placed`` lays a picture or a sheet on the ground: under ``points`` two of {"x", "y",
    "latitude", "longitude"}; without it the base has no scale and pins on it have ``x`` and ``y``.
    ``facts`` is what its file says of itself: bounds, zooms, size, attribution.
    """

    kind: str
    name: str
    photo: Annotated[str | None, Ref("Photo")] = None
    media: str = ""
    file: str = ""
    placed: Sheet | None = None
    facts: Sheet | None = None
    position: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin(Entity):
    """A public place on the map, put there by hand; never a home (P-23, P-25).

    Degrees where the base is placed on the ground; otherwise ``x`` (from the left) and ``y`` (from
    the top) on ``base``, in widths of it. A ``facility`` is a public one: documents need not round
    where it is (P-24).
    """

    place: str
    latitude: float | None = None
    longitude: float | None = None
    x: float | None = None
    y: float | None = None
    approximate: bool = True
    proposal: Annotated[str | None, Ref("Proposal")] = None
    challenge: Annotated[str | None, Ref("Challenge")] = None
    point: Annotated[str | None, Ref("ServicePoint")] = None
    project: Annotated[str | None, Ref("StrategicProject")] = None
    base: Annotated[str | None, Ref("MapBase")] = None
    facility: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Entity):
    """An outline on the map: of a territory, of a commune, or around what a proposal or a challenge
    is about. ``outline`` holds under ``rings`` lists of corners, [longitude, latitude] in degrees or
    [x, y] on ``base`` as a pin's; the first ring of each part is its edge, others are holes (even-odd).
    """

    label: str
    outline: Sheet
    territory: Annotated[str | None, Ref("Territory")] = None
    commune: Annotated[str | None, Ref("Commune")] = None
    proposal: Annotated[str | None, Ref("Proposal")] = None
    challenge: Annotated[str | None, Ref("Challenge")] = None
    base: Annotated[str | None, Ref("MapBase")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo(Entity):
    """A picture in the file's media, named by the hash of its bytes; EXIF is gone before.

    ``faces`` is the answer to "are there faces?": "" until answered (P-27). ``cut_from`` is the
    photo of a flip chart that this is a piece of; ``position`` orders those of one thing. ``use`` is
    "" for a photo, "logo" for what stands on the cover (its ``caption`` is whose it is), "map" for what
    a ``MapBase`` shows; ``follow_up`` is what it is the evidence of.
    """

    media: str
    caption: str = ""
    faces: str = ""
    workshop: Annotated[str | None, Ref("Workshop")] = None
    proposal: Annotated[str | None, Ref("Proposal")] = None
    challenge: Annotated[str | None, Ref("Challenge")] = None
    cut_from: Annotated[str | None, Ref("Photo")] = None
    position: float = 0.0
    use: str = ""
    follow_up: Annotated[str | None, Ref("FollowUp")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Entity):
    """A named state of the plan: ``upto`` tells how far its record went (``storage.as_of``)."""

    name: str
    upto: str
    made_on: str
