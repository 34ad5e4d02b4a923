"""How much of a map file is read, and what is said where it is too much or no map."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.text import N_

Progress = Callable[[int, int], None]

LARGEST = 64 * 2**20
"""Bytes of a file, and of each part of a packed one."""
MOST_FEATURES = 20_000
MOST_READ = 1_500_000
"""Places that are read; a city's cadastre has about a million."""
MOST_KEPT = 200_000
"""Places that are kept: with more, lines are drawn with fewer corners."""
MOST_MARKS = 2_000_000
"""Brackets or tags of a text that is taken apart: more would fill the memory."""
MOST_VALUES = 6_000_000
"""Values parted by commas, likewise."""
MOST_PACKED = 2_000
"""Parts of a packed file."""

NO_FILE = N_("There is no file {name}. Nothing was changed. Check the name.")
GONE = N_("The file {name} cannot be read. Nothing was changed. Check the disk.")
TOO_HEAVY = N_(
    "{name} has over 64 MB. Nothing was changed. Ask for the part with your territory only."
)
UNKNOWN = N_(
    "{name} is no map file that can be read. Nothing was changed. Save it as GeoJSON, KML, KMZ or shapefile."
)
TILES = N_("{name} holds map tiles, not shapes. Nothing was changed. Add it as map tiles.")
EMPTY = N_("{name} holds no point, line or outline. Nothing was changed. Choose another file.")
BROKEN = N_(
    "{name} is damaged or cut off, and cannot be read. Nothing was changed. Ask for it again."
)
REACHES_OUT = N_(
    "{name} loads something from outside itself or expands. Nothing was changed. Save it again as plain KML or GeoJSON."
)
TOO_MANY = N_(
    "{name} holds over 20,000 shapes. Nothing was changed. Ask for the part with your territory only."
)
TOO_DETAILED = N_(
    "{name} holds too many places. Nothing was changed. Ask for the part with your territory only, or for a simpler one."
)
NOT_NUMBERS = N_(
    "{name} has places that are no numbers. Nothing was changed. Save it again from the program that made it."
)
OUT_OF_RANGE = N_(
    "{name} has places outside the earth. Nothing was changed. Save it again in degrees (WGS 84)."
)
NO_GRID = N_(
    "{name} is not in degrees and does not say in which grid it is. Nothing was changed. Put its .prj file beside it, or save it in degrees (WGS 84)."
)
UNKNOWN_GRID = N_(
    "The grid that {name} is in cannot be read. Nothing was changed. Save it in degrees (WGS 84)."
)
NOT_PACKED = N_(
    "{name} is packed and cannot be unpacked. Nothing was changed. Pack it again as zip."
)
UNPACKS_TOO_LARGE = N_(
    "{name} has over 64 MB when it is unpacked. Nothing was changed. Ask for the part with your territory only."
)
LOCKED = N_("{name} is packed with a password. Nothing was changed. Unpack it first.")
UNSAFE = N_(
    "{name} wants to write outside its folder. Nothing was changed. Do not use this file; ask for it again."
)
NOTHING_PACKED = N_(
    "{name} holds no KML, shapefile or GeoJSON. Nothing was changed. Choose another file."
)

LEFT_OUT = N_("Left out, as they could not be read: {n}")
LINKED = N_("Links to other maps, which were not followed: {n}")
SIMPLER = N_("Drawn with fewer corners: {after} instead of {before}.")
UNNAMED = N_("Names left out, as they look like someone's detail or a place that endangers: {n}")
MOVED = N_("Turned into degrees from {grid}.")
