"""Drawings (SVG) from outside: looked over before anything draws them. A logo needs shapes only; what
loads other files, runs or expands is refused with a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.parsers import expat

from workshop_app.text import N_, KnownError

BROKEN = N_(
    "This drawing cannot be read, or it is damaged. Nothing was added. Save it again as plain SVG, or as PNG."
)
REACHES_OUT = N_(
    "This drawing loads something from outside itself. Nothing was added. Save it as plain SVG with its pictures inside, or as PNG."
)
RUNS = N_(
    "This drawing holds a program. Nothing was added. Save it as plain SVG without scripts, or as PNG."
)

MOST_DRAWN = 200_000
"""Shapes that a drawing draws, each as often as it is used. A few lines can use one another billions
of times."""

_RUNNING = ("script", "foreignobject", "handler", "listener", "iframe", "embed", "object")
_INSIDE = re.compile(r"#|data:image/(?:png|jpe?g)[;,]", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)


def looks_like_svg(data: bytes) -> bool:
    """Whether these bytes say that they are a drawing and not a picture of points."""
    return b"<svg" in data[:4096].lower() or data[:5].lower() == b"<?xml"


def checked(data: bytes) -> bytes:
    """``data`` where it is a drawing that needs nothing but itself; else ``KnownError``."""
    if re.search(rb"<!ENTITY|<\?xml-stylesheet", data, re.IGNORECASE):
        raise KnownError(REACHES_OUT)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, expat.ExpatError, ValueError, RecursionError) as error:
        raise KnownError(BROKEN) from error
    if _plain(root.tag) != "svg":
        raise KnownError(BROKEN)
    for element in root.iter():
        _look(element)
    if _drawn(root) > MOST_DRAWN:
        raise KnownError(BROKEN)
    return data


def _drawn(root: ElementTree.Element) -> int:
    """How many elements are drawn, what others use counted as often as they do. ``KnownError`` where
    something uses itself."""
    named = {f"#{element.get('id')}": element for element in root.iter()}
    counts: dict[ElementTree.Element, int] = {}
    inside: set[ElementTree.Element] = set()
    ahead: list[tuple[ElementTree.Element, tuple[ElementTree.Element, ...] | None]] = [(root, None)]
    while ahead:
        element, parts = ahead.pop()
        if parts is not None:
            counts[element] = 1 + sum(counts[part] for part in parts)
        elif element not in counts:
            if element in inside:
                raise KnownError(BROKEN)
            inside.add(element)
            parts = (*element, *(named[used] for used in _used(element) if used in named))
            ahead.append((element, parts))
            ahead += ((part, None) for part in parts)
    return counts[root]


def _used(element: ElementTree.Element) -> Iterator[str]:
    """What an element says it uses of its own drawing, as "#id"."""
    for name, value in element.items():
        if _plain(name) == "href" and _plain(element.tag) != "a":
            yield value.strip()
        yield from _URL.findall(value)


def _look(element: ElementTree.Element) -> None:
    tag = _plain(element.tag)
    if tag in _RUNNING:
        raise KnownError(RUNS)
    if tag == "style":
        _look_at_style(element.text or "")
    for name, value in element.items():
        name = _plain(name)
        if name.startswith("on") or value.strip().lower().startswith("javascript:"):
            raise KnownError(RUNS)
        if name == "href" and tag != "a" and not _INSIDE.match(value.strip()):
            raise KnownError(REACHES_OUT)
        _look_at_style(value)


def _look_at_style(text: str) -> None:
    if "@import" in text.lower():
        raise KnownError(REACHES_OUT)
    for found in _URL.findall(text):
        if not _INSIDE.match(found):
            raise KnownError(REACHES_OUT)


def _plain(name: object) -> str:
    """A tag or attribute without its namespace, in small letters; "" for comments."""
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""
