"""Pictures made of points, whether they come into the plan or go onto paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST = 1600
"""Points of the longer side of a picture that is kept or printed."""
QUALITY = 82
"""Of JPEG."""
MOST_PIXELS = 40_000_000
"""A larger picture is refused before it is decoded: it would fill the memory."""


def on_white(picture: Image) -> Image:
    """RGB; what can be seen through becomes white."""
    from PIL import Image

    if picture.mode in ("I;16", "I;16B", "I;16L", "I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        ground.alpha_composite(clear)
        return ground.convert("RGB")
    return picture.convert("RGB")
