"""The colours of the window: the design's tokens, light and high-contrast dark."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from PySide6.QtGui import QColor

from workshop_app import paths


@cache
def tokens() -> dict[str, Any]:
    """The design's values as they stand in resources/tokens.json (px at 100 % text size)."""
    read: dict[str, Any] = json.loads(paths.resources("tokens.json").read_text(encoding="utf-8"))
    return read


@dataclass(frozen=True, slots=True)
class Colors:
    """Every colour by the name of its token, in snake_case; the ramps and zones as tuples."""

    rail: QColor
    rail_selected: QColor
    rail_text: QColor
    rail_text_selected: QColor
    rail_muted: QColor
    rail_line: QColor
    paper: QColor
    card: QColor
    sunken: QColor
    selected_row: QColor
    line: QColor
    line_strong: QColor
    field_line: QColor
    ink: QColor
    muted: QColor
    primary: QColor
    primary_hover: QColor
    primary_tint: QColor
    on_primary: QColor
    accent: QColor
    accent_text: QColor
    accent_tint: QColor
    ok: QColor
    ok_tint: QColor
    ok_line: QColor
    warn: QColor
    warn_tint: QColor
    warn_line: QColor
    error: QColor
    error_tint: QColor
    error_line: QColor
    info: QColor
    info_tint: QColor
    info_line: QColor
    disabled_text: QColor
    notes_card: QColor
    notes_line: QColor
    accent_line: QColor
    """Round a chip that says "here, now"."""
    track: QColor
    """What is left of a ring."""
    bar_track: QColor
    """What is left of a bar or a row of steps."""
    soft_primary: QColor
    """Teal for bars that are done and not the one in question."""

    def tone(self, name: str) -> QColor:
        """A colour by its name, as widgets take it: ``"muted"``, ``"warn"``, ``"accent_text"``."""
        found: QColor = getattr(self, name)
        return found


@dataclass(frozen=True, slots=True)
class Sign:
    """How one of the five themes looks: colour, text colour, tint, shape and pictogram."""

    color: QColor
    text: QColor
    tint: QColor
    on_color: QColor
    shape: str
    icon: str


def _color(value: str) -> QColor:
    clear = re.fullmatch(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)", value)
    if clear:
        red, green, blue = (int(n) for n in clear.groups()[:3])
        return QColor(red, green, blue, round(float(clear[4]) * 255))
    return QColor(value)


def _snake(name: str) -> str:
    return re.sub(r"([A-Z])", lambda found: "_" + found[1].lower(), name)


_LIGHT_BESIDES = {
    "accent_line": "#F0B9A6",
    "track": "#E4E9E6",
    "bar_track": "#DDD8CD",
    "soft_primary": "#6B9B9F",
}

_DARK = {
    "rail": "background", "paper": "background", "card": "card", "line_strong": "line",
    "field_line": "line", "ink": "ink", "rail_text_selected": "ink", "muted": "muted",
    "rail_text": "muted", "rail_muted": "muted", "rail_line": "line", "primary": "primary",
    "primary_hover": "primary", "on_primary": "onPrimary", "accent": "focus",
}  # fmt: skip
"""Which value of the dark tokens a colour takes."""

_DARK_BESIDES = {
    "rail_selected": "#2C3335", "sunken": "#0F1D20", "selected_row": "#3A2A24", "line": "#3C565A",
    "primary_tint": "#12393D", "accent_text": "#FF9C84", "accent_tint": "#3B2018",
    "ok": "#7FD6A0", "ok_tint": "#15262A", "ok_line": "#5F7D81",
    "warn": "#F2BC57", "warn_tint": "#3A2F12", "warn_line": "#F2BC57",
    "error": "#FF9C84", "error_tint": "#3B1E1A", "error_line": "#FF9C84",
    "info": "#7CCBF2", "info_tint": "#123040", "info_line": "#4F8FAF",
    "disabled_text": "#8FA9AC", "notes_card": "#15262A", "notes_line": "#F2BC57",
    "accent_line": "#FF9C84", "track": "#2C4145", "bar_track": "#34494D", "soft_primary": "#3F8B91",
}  # fmt: skip
"""The rest of the dark variant, read off design/21 and 17; 4.5:1 or more for text."""


@cache
def colors(dark: bool) -> Colors:
    """The light colours or those of the high-contrast dark variant."""
    given = {_snake(name): value for name, value in tokens()["color"].items()}
    values = {**given, **_LIGHT_BESIDES}
    if dark:
        source = tokens()["highContrastDark"]
        values |= {name: source[key] for name, key in _DARK.items()} | _DARK_BESIDES
    return Colors(**{one.name: _color(values[one.name]) for one in fields(Colors)})


@cache
def sign(theme: str, dark: bool) -> Sign:
    """How the theme with this id looks."""
    row = tokens()["theme"][theme]
    icon = row["icon"].removeprefix("ph.")
    if not dark:
        color, text, tint = (QColor(row[key]) for key in ("color", "text", "tint"))
        return Sign(color, text, tint, QColor("#FFFFFF"), row["shape"], icon)
    source = tokens()["highContrastDark"]
    color = QColor(source["themes"][theme])
    tint = QColor(source["card"])
    return Sign(color, color, tint, QColor(source["onTheme"]), row["shape"], icon)


@cache
def ramp(name: str, dark: bool) -> tuple[tuple[QColor, QColor], ...]:
    """``heat5`` or ``shareRamp``: five steps of (fill, text), reading in grey too."""
    fills, texts = tokens()["color"][name], tokens()["color"][name + "Text"]
    if dark:
        fills = ["#1E3236", "#2A474B", "#3A6166", "#58959A", "#6FD3D9"]
        texts = ["#FFFFFF", "#FFFFFF", "#FFFFFF", "#06181A", "#06181A"]
    return tuple((QColor(fill), QColor(text)) for fill, text in zip(fills, texts, strict=True))


_DARK_ZONES = {
    "open_way": ("#3A2F12", "#F2BC57"),
    "do_now": ("#12393D", "#6FD3D9"),
    "return": ("#1E2C2F", "#C3D0D2"),
    "quick_win": ("#123040", "#7CCBF2"),
}

ZONE_ICONS = {
    "do_now": "rocket-launch-fill",
    "open_way": "path-fill",
    "quick_win": "lightning-fill",
    "return": "arrow-u-up-left-bold",
    "unknown": "question-fill",
}


@cache
def zone(name: str, dark: bool) -> tuple[QColor, QColor, str]:
    """Fill, text colour and icon of a zone of priority × capacity."""
    known = name if name in _DARK_ZONES else "return"
    fill, text = _DARK_ZONES[known] if dark else tokens()["color"]["zones"][known]
    return QColor(fill), QColor(text), ZONE_ICONS[name if name in ZONE_ICONS else "unknown"]
