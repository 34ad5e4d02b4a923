"""What the page shows of a plan: pins and areas as the canvas draws them and the list tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from workshop_app.domain.entity import THEMES
from workshop_app.domain.places import Photo
from workshop_app.services import areas, places
from workshop_app.services.areas import OnGround
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.places import OnMap
from workshop_app.text import N_, Words, plain
from workshop_app.ui.map.canvas.marks import Mark, Outline
from workshop_app.ui.map.canvas.surface import Surface

AREA = "area"
LABELS = "labels"
PROPOSALS = tuple(f"proposal/{theme}" for theme in THEMES)
"""Proposals by theme, each a layer."""
LAYERS = {
    "challenge": N_("Challenges"), "point": N_("Attention points"),
    "project": N_("Strategic projects"), "place": N_("Public places"), AREA: N_("Areas"),
    LABELS: N_("Names"),
}  # fmt: skip
"""What else can be shown or not, in the order of the panel."""
OF = {
    "territory": N_("Territory"), "commune": N_("Commune"), "proposal": N_("Proposal"),
    "challenge": N_("Challenge"), "point": N_("Attention point"),
    "project": N_("Strategic project"), "place": N_("Public place"), "": N_("Area"),
}  # fmt: skip
"""What a pin or an area is of."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a pin or, where ``area``, an area. ``base`` is the drawing without a place
    on the ground that it is on, "" on the ground. ``text`` is all that was said."""

    key: str
    kind: str
    of: str
    topic: str
    number: str
    title: str
    place: str
    text: str
    base: str
    area: bool
    camera: bool
    public: bool

    @property
    def layer(self) -> str:
        """What it is shown with."""
        if self.area:
            return AREA
        return f"{self.kind}/{self.topic}" if self.kind == "proposal" else self.kind


@dataclass(frozen=True, slots=True)
class Look:
    """What of the map is looked at: layers that are off, themes chosen (none: all), words sought."""

    off: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    sought: str = ""

    def shows(self, row: Row) -> bool:
        if row.layer in self.off:
            return False
        if self.themes and row.topic not in self.themes:
            return False
        if not self.sought:
            return True
        wanted = plain(self.sought).split()
        said = plain(f"{row.number} {row.title} {row.place} {row.text}")
        return all(word in said for word in wanted)


@dataclass(slots=True)
class Shown:
    """Everything on the map of a plan, read once until something changes."""

    pins: list[OnMap] = field(default_factory=list)
    areas: list[OnGround] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def row(self, key: str) -> Row | None:
        return next((row for row in self.rows if row.key == key), None)

    def pin(self, key: str) -> OnMap | None:
        return next((one for one in self.pins if one.pin.id == key), None)

    def area(self, key: str) -> OnGround | None:
        return next((one for one in self.areas if one.area.id == key), None)

    def count(self, layer: str) -> int:
        """How many of a layer there are."""
        return sum(row.layer == layer for row in self.rows)

    def marks(self, rows: Iterable[Row], surface: Surface) -> list[Mark]:
        """The pins among ``rows`` that lie on this surface."""
        wanted = {row.key: row for row in rows if not row.area and row.base == surface.base}
        found = []
        for one in self.pins:
            row = wanted.get(one.pin.id)
            if row is not None:
                said = ". ".join(part for part in (row.number, row.title, row.place) if part)
                found.append(Mark(row.key, surface.spot(one.spot.at), row.kind, row.topic,
                                  row.number, said))  # fmt: skip
        return found

    def outlines(self, rows: Iterable[Row], surface: Surface) -> list[Outline]:
        """The areas among ``rows`` that lie on this surface."""
        wanted = {row.key for row in rows if row.area and row.base == surface.base}
        found = []
        for one in self.areas:
            if one.area.id in wanted:
                rings = tuple(tuple(surface.spot(at) for at in ring) for ring in one.rings)
                found.append(Outline(one.area.id, rings, one.kind, one.theme, one.title))
        return found


def read(plan: OpenPlan, words: Words) -> Shown:
    """The map of a plan: pins by kind and number, areas after them."""
    pins, grounds = places.on_the_map(plan), areas.on_the_map(plan)
    seen = _with_photo(plan)
    rows = [_pin_row(one, seen) for one in pins]
    rows += [_area_row(one, words, seen) for one in grounds]
    return Shown(pins, grounds, rows)


def named(found: Shown, where: Mapping[str, str]) -> Row | None:
    """What a page was asked to open at: a pin or an area by its own id, or by what it is of."""
    of = [(kind, where[kind]) for kind in OF if where.get(kind)]
    by_what = (row for row in found.rows if (row.kind, row.of) in of)
    own = found.row(where.get("pin") or where.get("area") or "")
    return own or next(by_what, None)


def where_of(found: Shown, row: Row) -> dict[str, str]:
    """What opens the page at ``row`` again."""
    where = {row.kind: row.of} if row.of and row.kind != "place" else {}
    return where if named(found, where) is row else {"area" if row.area else "pin": row.key}


def described(words: Words, row: Row | None, count: int, beside: int = 0) -> str:
    """What readers hear of the map: the chosen one, ``beside`` how many others it stands in a crowd,
    and how many there are."""
    said = words.many("{n} place on the map", "{n} places on the map", count)
    parts = (row.number, row.title, row.place) if row is not None else ()
    crowd = words.many("In a crowd with {n} more: Enter opens it",
                       "In a crowd with {n} more: Enter opens it", beside) if beside else ""  # fmt: skip
    return ". ".join([*(part for part in (*parts, crowd) if part), said])


def counted(words: Words, found: Shown) -> str:
    """How many points and areas there are."""
    points = words.many("{n} point", "{n} points", len(found.pins))
    if not found.areas:
        return points
    return f"{points} · {words.many('{n} area', '{n} areas', len(found.areas))}"


def near_first(rows: Iterable[Row], look: Look, base: str, words: Words) -> list[Row]:
    """The rows that are looked at: those on this base, then those on others, which say so."""
    seen = [row for row in rows if look.shows(row)]
    said = words("on another base")
    others = [
        replace(row, place=" · ".join(part for part in (row.place, said) if part))
        for row in seen
        if row.base != base
    ]
    return [row for row in seen if row.base == base] + others


def _with_photo(plan: OpenPlan) -> set[str]:
    """Ids of proposals and challenges that have a photo."""
    found = [one.proposal or one.challenge for one in plan.all(Photo) if not one.use]
    return {one for one in found if one}


def _pin_row(one: OnMap, seen: set[str]) -> Row:
    thing = one.thing
    place = one.place if one.place != thing.title else ""
    return Row(
        key=one.pin.id, kind=thing.kind, of=thing.of, topic=thing.theme, number=thing.number,
        title=thing.title, place=place, text=thing.text, base=one.spot.base or "", area=False,
        camera=thing.of in seen, public=thing.public,
    )  # fmt: skip


def _area_row(one: OnGround, words: Words, seen: set[str]) -> Row:
    return Row(
        key=one.area.id, kind=one.kind, of=one.of, topic=one.theme, number=one.number,
        title=one.title, place=words(OF[one.kind]), text=one.title, base=one.base, area=True,
        camera=one.of in seen, public=one.public,
    )  # fmt: skip
