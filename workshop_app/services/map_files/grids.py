"""The grids that map files of a city are in, and turning their places into degrees (pyproj)."""

from __future__ import annotations

import re
from typing import Any

from workshop_app.services.map_files.limits import UNKNOWN_GRID
from workshop_app.text import N_, KnownError

KNOWN: dict[str, str] = {
    "EPSG:4326": N_("Degrees (WGS 84)"),
    "EPSG:9377": N_("Colombia, one origin for the whole country (CTM12)"),
    "EPSG:3116": N_("Colombia, origin Bogotá (MAGNA-SIRGAS)"),
    "EPSG:3115": N_("Colombia, origin west (MAGNA-SIRGAS)"),
    "EPSG:3118": N_("Colombia, origin east-central (MAGNA-SIRGAS)"),
    "EPSG:3117": N_("Colombia, origin east (MAGNA-SIRGAS)"),
    "EPSG:32618": N_("UTM 18 north (WGS 84)"),
    "EPSG:32619": N_("UTM 19 north (WGS 84)"),
    "EPSG:3857": N_("Web maps (Mercator)"),
}
"""What a person can choose where a file does not say, by its code."""

DEGREES = ("", "EPSG:4326", "OGC:CRS84", "EPSG:4979", "EPSG:4686", "EPSG:4674")
"""Those that are degrees as they stand: the last two differ by less than a metre."""

_CODE = re.compile(r"(?:^|[:/])(EPSG|OGC)(?:[:/][\d.]*)?[:/](CRS84|\d{4,6})$", re.IGNORECASE)
_REACHES_OUT = re.compile(
    r"nadgrids|geoidgrids|PARAMETERFILE|\+init|\+proj|\.gsb|\.tif", re.IGNORECASE
)


def code_of(said: str) -> str:
    """What a file says of its grid as a code ("EPSG:3116"), or the text itself; "" for degrees."""
    text = said.strip()
    if text.upper().endswith("CRS84") or text.upper() in ("WGS84", "WGS 84"):
        return ""
    found = _CODE.search(text)
    code = f"{found[1].upper()}:{found[2].upper()}" if found else text
    return "" if code in DEGREES else code


def turned(said: str, across: Any, up: Any, name: str) -> tuple[Any, Any, str]:
    """Places (arrays) of the grid that a file ``said`` in degrees, and what the grid is called; "" where they
    were degrees. ``KnownError`` where nobody knows that grid."""
    code = code_of(said)
    if not code:
        return across, up, ""
    if _REACHES_OUT.search(code) or len(code) > 64 * 1024:
        raise KnownError(UNKNOWN_GRID, name=name)
    from pyproj import CRS, Transformer, network
    from pyproj.exceptions import ProjError

    network.set_network_enabled(active=False)  # type: ignore[attr-defined]
    try:
        grid = CRS.from_wkt(code) if "[" in code else CRS.from_user_input(_authority(code, name))
        if grid.is_geographic and _is_greenwich(grid):
            return across, up, ""
        turning = Transformer.from_crs(grid, "EPSG:4326", always_xy=True)
        east, north = turning.transform(across, up)
    except (ProjError, ValueError, TypeError) as error:
        raise KnownError(UNKNOWN_GRID, name=name) from error
    return east, north, grid.name[:80]


def _authority(code: str, name: str) -> str:
    if not re.fullmatch(r"(?:EPSG|OGC|ESRI):\w{2,8}", code, re.IGNORECASE):
        raise KnownError(UNKNOWN_GRID, name=name)
    return code


def _is_greenwich(grid: Any) -> bool:
    """Whether its degrees are degrees from Greenwich on an ellipsoid of today: no difference that a
    map of a city shows."""
    datum = (grid.datum.name if grid.datum else "").lower()
    modern = any(one in datum for one in ("wgs", "world geodetic", "magna", "sirgas", "itrf"))
    meridian = grid.prime_meridian
    units = {axis.unit_name for axis in grid.axis_info}
    return modern and units <= {"degree"} and (meridian is None or abs(meridian.longitude) < 1e-9)
