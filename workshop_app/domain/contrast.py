"""How well two colours can be told apart by eye (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import re

LEAST = 4.5
"""The least ratio at which small text can be read."""
TINT = 0.07
"""How much of a document's colour is in its pale grounds; the rest is white."""

_WHITE = "#ffffff"
_STEPS = 200


def is_colour(text: str) -> bool:
    """Whether ``text`` is "#rrggbb"."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def ratio(one: str, other: str) -> float:
    """The contrast of two colours ("#rrggbb"), from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tint(colour: str) -> str:
    """The pale ground that goes with ``colour`` on paper."""
    return _written(tuple(255 - TINT * (255 - value) for value in _parts(colour)))


def on_paper(colour: str) -> float:
    """The ratio of ``colour`` with white or with its own tint, whichever is less."""
    return min(ratio(colour, _WHITE), ratio(colour, tint(colour)))


def darkened(colour: str) -> str:
    """``colour``, or the lightest one of its kind that can be read on white and on its tint."""
    for step in range(_STEPS, -1, -1):
        found = _written(tuple(value * step / _STEPS for value in _parts(colour)))
        if on_paper(found) >= LEAST:
            return found
    return "#000000"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _written(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(value):02x}" for value in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(value / 255) for value in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
