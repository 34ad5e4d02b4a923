"""Colours and shapes of documents: those of ``resources/tokens.json`` and mixtures of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import Color, HexColor

from workshop_app.export.outlines import tokens


@dataclass(frozen=True, slots=True)
class ThemeLook:
    """How a theme looks everywhere: its shape always goes with its colour."""

    color: Color
    text: Color
    tint: Color
    shape: str
    icon: str


_OWN: ContextVar[str] = ContextVar("own", default="")
"""The plan's colour, which stands for the primary one in the document under way."""


@contextmanager
def of_plan(colour: str) -> Iterator[None]:
    """What is made inside has ``colour`` ("#rrggbb"; "": the program's) for the primary one. It must
    be legible with white: ``services.look`` sees to it."""
    kept = _OWN.set(colour)
    try:
        yield
    finally:
        _OWN.reset(kept)


def color(name: str) -> Color:
    """A colour of the tokens by its name: ``color("primary")``."""
    return _named(name, _OWN.get() if name.startswith("primary") else "")


@cache
def _named(name: str, own: str) -> Color:
    if not own:
        return HexColor(tokens()["color"][name])
    parts = {"primaryHover": 0.8, "primaryTint": 0.13}
    if name == "primaryTint":
        return faded(HexColor(own), parts[name])
    return deepened(HexColor(own), parts.get(name, 1.0))


def mixed(name: str, part: float) -> Color:
    """``part`` (0–1) of the named colour, the rest white. No alpha: paper has none."""
    return _mixed(name, part, _OWN.get() if name.startswith("primary") else "")


@cache
def _mixed(name: str, part: float, own: str) -> Color:
    return faded(_named(name, own), part)


def faded(ink: Color, part: float) -> Color:
    """``part`` (0–1) of a colour, the rest white."""
    return Color(*(1 - part * (1 - value) for value in ink.rgb()))


def deepened(ink: Color, part: float) -> Color:
    """``part`` (0–1) of a colour, the rest black."""
    return Color(*(part * value for value in ink.rgb()))


@cache
def zone(name: str) -> tuple[Color, Color]:
    """Ground and ink of one of the four zones."""
    ground, ink = tokens()["color"]["zones"][name]
    return HexColor(ground), HexColor(ink)


@cache
def theme(name: str) -> ThemeLook:
    """The look of a theme id."""
    row = tokens()["theme"][name]
    return ThemeLook(
        HexColor(row["color"]),
        HexColor(row["text"]),
        HexColor(row["tint"]),
        row["shape"],
        row["icon"].removeprefix("ph.").removesuffix("-fill"),
    )


def shape(name: str) -> dict[str, float]:
    """Proportions of a shape inside a square of side 1."""
    row: dict[str, float] = tokens()["shape"][name]
    return row


WHITE = Color(1, 1, 1)


def ink() -> Color:
    return color("ink")


def muted() -> Color:
    return color("muted")


def primary() -> Color:
    return color("primary")


def panel() -> Color:
    """The ground of panels and boxes."""
    return mixed("primary", 0.07)


def hair() -> Color:
    """Lines between rows."""
    return mixed("muted", 0.2)


def bar() -> Color:
    """Bars that say what the plan says, without a theme."""
    return mixed("primary", 0.4)
