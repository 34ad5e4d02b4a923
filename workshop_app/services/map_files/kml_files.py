"""KML: placemarks with points, lines, rings and tracks. Styles, pictures and links are passed over.

Read by lxml with everything shut that reaches outside or expands; a file with a document type is
refused before it is taken apart, as none that makes maps writes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from workshop_app.domain.map_shapes import AREA, LINE, POINT
from workshop_app.services.map_files.limits import (
    BROKEN,
    MOST_MARKS,
    MOST_READ,
    NOT_NUMBERS,
    REACHES_OUT,
    TOO_DETAILED,
    UNKNOWN,
    Progress,
)
from workshop_app.services.map_files.raw import Layer, Place, Source, is_number, named
from workshop_app.text import KnownError

_EVERY = 200
_DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PLACE = re.compile(r"(?<![^\s,])([^\s,]++)\s*+,\s*+([^\s,]++)(?:\s*+,\s*+[^\s,]++)?+")
"""Longitude, latitude and perhaps a height: parted by commas, some programs write a blank after them.
Nothing in it is tried twice: a word of megabytes would be tried from each of its letters."""
_PASSED_OVER = ("NetworkLink", "NetworkLinkControl")


def read(source: Source, progress: Progress) -> list[Layer]:
    """The placemarks of a KML file. ``KnownError`` where it is none."""
    root = _parsed(source)
    progress(30, 100)
    if _local(root) != "kml" and not any(_local(one) == "Placemark" for one in root.iter()):
        raise KnownError(UNKNOWN, name=source.name)
    layer = Layer(source)
    for at, placemark in enumerate(_placemarks(root, layer)):
        if at % _EVERY == 0:
            progress(min(59, 30 + at // _EVERY), 100)
        _placemark(layer, placemark)
    return [layer]


def _parsed(source: Source) -> Any:
    from lxml import etree

    data = source.data
    if _DECLARED.search(data.replace(b"\0", b"")):
        raise KnownError(REACHES_OUT, name=source.name)
    if data.count(b"<") > MOST_MARKS:
        raise KnownError(TOO_DETAILED, name=source.name)
    shut = {
        "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False,
        "remove_comments": True, "remove_pis": True,
    }  # fmt: skip
    try:
        try:
            root = etree.fromstring(data, etree.XMLParser(**shut))
        except etree.XMLSyntaxError as error:
            if "Namespace prefix" not in str(error):
                raise
            # Programs write gx: and xsi: without saying what they mean by it.
            root = etree.fromstring(data, etree.XMLParser(recover=True, **shut))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise KnownError(BROKEN, name=source.name) from error
    if root is None:
        raise KnownError(BROKEN, name=source.name)
    if root.getroottree().docinfo.doctype:
        raise KnownError(REACHES_OUT, name=source.name)
    return root


def _local(element: Any) -> str:
    """An element's tag without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def _placemarks(root: Any, layer: Layer) -> Iterator[Any]:
    """The placemarks that lie in no other, in order."""
    from lxml import etree

    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        kind = _local(element)
        if kind == "Placemark":
            walk.skip_subtree()
            yield element
        elif kind in _PASSED_OVER:
            layer.told["links"] += kind == "NetworkLink"
            walk.skip_subtree()


def _placemark(layer: Layer, placemark: Any) -> None:
    name, code = _named(placemark)
    before = len(layer.found)
    dropped = layer.told["left"]
    for element in placemark.iter():
        kind = _local(element)
        if kind == "Point":
            layer.add(POINT, _coordinates(layer, element), name, code)
        elif kind == "LineString" or (kind == "LinearRing" and not _is_boundary(element)):
            layer.add(LINE, _coordinates(layer, element), name, code)
        elif kind == "Polygon":
            layer.add(AREA, _coordinates(layer, element), name, code)
        elif kind == "Track":
            layer.add(LINE, [_track(layer, element)], name, code)
    if len(layer.found) == before and layer.told["left"] == dropped:
        layer.told["left"] += 1  # without a place, or with a model in three dimensions


def _is_boundary(ring: Any) -> bool:
    parent = ring.getparent()
    return parent is not None and _local(parent).endswith("BoundaryIs")


def _named(placemark: Any) -> tuple[str, str]:
    """Its name; where it has none, what its data say."""
    said: dict[str, str] = {}
    own = ""
    for child in placemark:
        if _local(child) == "name":
            own = own or (child.text or "")
        elif _local(child) == "ExtendedData":
            for one in child.iter():
                key = one.get("name")
                if key and _local(one) == "SimpleData":
                    said[key] = one.text or ""
                elif key and _local(one) == "Data":
                    said[key] = next((v.text or "" for v in one if _local(v) == "value"), "")
    if own.strip():
        said = {**said, "name": own}
    return named(said)


def _coordinates(layer: Layer, element: Any) -> list[list[Place]]:
    """The places of every list of coordinates inside an element, each a part."""
    return [
        _places(layer, one.text or "") for one in element.iter() if _local(one) == "coordinates"
    ]


def _places(layer: Layer, text: str) -> list[Place]:
    found: list[Place] = []
    for one in _PLACE.finditer(text):
        if len(found) > MOST_READ:
            raise KnownError(TOO_DETAILED, name=layer.name)
        found.append(_place(layer, one[1], one[2]))
    return found


def _track(layer: Layer, element: Any) -> list[Place]:
    found = []
    for one in element:
        numbers = (one.text or "").split() if _local(one) == "coord" else []
        if len(numbers) >= 2:
            found.append(_place(layer, numbers[0], numbers[1]))
    return found


def _place(layer: Layer, first: str, second: str) -> Place:
    try:
        place = float(first), float(second)
    except ValueError:
        raise KnownError(NOT_NUMBERS, name=layer.name) from None
    if not all(map(is_number, place)):
        raise KnownError(NOT_NUMBERS, name=layer.name)
    return place
