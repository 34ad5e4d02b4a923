"""Pictures on their way into the plan: decoded and encoded again, so that only pixels are left.

Bytes in, bytes out, all of it in memory. What a camera or a program wrote beside the pixels (place,
time, device, embedded preview, comments, profiles: P-26) is gone, and the picture stands upright.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from workshop_app.export.points import LONGEST, MOST_PIXELS, QUALITY, on_white
from workshop_app.text import N_, KnownError

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST = 16
"""Pixels of a side; less than that is not a picture of anything."""
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF", "AVIF")
"""What is decoded. No others: some of Pillow's readers start programs."""
COVER = (58, 66, 68)
"""The grey that is painted over a face: nothing under it is kept."""

_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
_TURNS = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE",
          6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90"}  # fmt: skip
_QUARTERS = {1: "ROTATE_270", 2: "ROTATE_180", 3: "ROTATE_90"}
_ORIENTATION = 0x0112

HEIC = N_(
    "This photo is in the HEIC format of some phones, which cannot be read here. Nothing was added. On the phone, send it as JPEG."
)
BROKEN = N_(
    "This is not a picture that can be read, or it is damaged. Nothing was added. Send it again as JPEG or PNG."
)
TOO_LARGE = N_(
    "This picture has more than 40 million pixels. Nothing was added. Take it again in a smaller size."
)
TOO_SMALL = N_("This piece is too small to show anything. Nothing was changed. Draw it larger.")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a picture in fractions of its width and height, 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float

    def inside(self) -> Box:
        """The same rectangle with its edges in order, moved into the picture."""
        across = sorted(min(1.0, max(0.0, edge)) for edge in (self.left, self.right))
        down = sorted(min(1.0, max(0.0, edge)) for edge in (self.top, self.bottom))
        return Box(across[0], down[0], across[1], down[1])

    def pixels(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in a picture of ``size``; every pixel that it touches."""
        from math import ceil, floor

        box, (wide, high) = self.inside(), size
        return (
            floor(box.left * wide),
            floor(box.top * high),
            ceil(box.right * wide),
            ceil(box.bottom * high),
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person does to a picture, in this order: quarter turns to the right, rectangles
    painted over, then cut. The boxes are of the turned picture."""

    turns: int = 0
    covers: tuple[Box, ...] = ()
    crop: Box | None = None

    @property
    def hides(self) -> bool:
        """Whether something of the picture goes away."""
        return bool(self.covers) or self.crop is not None


def kept(data: bytes, edit: Edit = Edit(), *, longest: int = LONGEST) -> bytes:
    """A picture of any common format as it is kept: JPEG, upright, RGB on white, at most
    ``longest`` pixels, nothing but pixels. ``KnownError`` where it cannot be read."""
    from PIL import Image

    picture = _upright(data, longest, edit)
    if edit.turns % 4:
        picture = picture.transpose(Image.Transpose[_QUARTERS[edit.turns % 4]])
    for box in edit.covers:
        picture.paste(COVER, box.pixels(picture.size))
    if edit.crop is not None:
        edges = edit.crop.pixels(picture.size)
        if min(edges[2] - edges[0], edges[3] - edges[1]) < LEAST:
            raise KnownError(TOO_SMALL)
        picture = picture.crop(edges)
    picture.thumbnail((longest, longest))
    # Pillow writes what it finds beside the pixels of a picture: a new one has nothing there.
    bare = Image.new("RGB", picture.size, "white")
    bare.paste(picture)
    written = BytesIO()
    bare.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()


def _upright(data: bytes, longest: int, edit: Edit) -> Image:
    """The picture decoded, upright, RGB on white; of one that will be cut more than ``longest``."""
    picture = _opened(data)
    room = longest
    if edit.crop is not None:
        box = edit.crop.inside()
        share = max(box.right - box.left, box.bottom - box.top)
        room = round(longest / max(share, 0.1))
    try:
        turn = _TURNS.get(_orientation(picture))
        picture.thumbnail((room, room), reducing_gap=2.0)
        picture = on_white(picture)
    except Exception as error:  # whatever a decoder trips over in strange bytes
        raise KnownError(BROKEN) from error
    from PIL import Image

    return picture.transpose(Image.Transpose[turn]) if turn else picture


def _opened(data: bytes) -> Image:
    """The picture with its size known and nothing decoded yet."""
    from PIL import Image

    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise KnownError(HEIC)
    try:
        picture = Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise KnownError(TOO_LARGE) from error
    except Exception as error:  # as below: readers of formats trip over many things
        raise KnownError(BROKEN) from error
    if picture.width * picture.height > MOST_PIXELS:
        raise KnownError(TOO_LARGE)
    return picture


def _orientation(picture: Image) -> int:
    """How the camera was held, 1 to 8; 1 where that cannot be read."""
    try:
        held = picture.getexif().get(_ORIENTATION, 1)
    except Exception:  # a picture with broken data about itself is a picture still
        return 1
    return held if isinstance(held, int) else 1


def drawing(data: bytes, *, longest: int = LONGEST) -> bytes:
    """A logo as it is kept: PNG without loss, on white, at most ``longest`` pixels, nothing but
    pixels. Of PNG and JPEG only; ``KnownError`` where it cannot be read."""
    from PIL import Image

    picture = _opened(data)
    if picture.format not in ("PNG", "JPEG"):
        raise KnownError(BROKEN)
    picture = _upright(data, longest, Edit())
    bare = Image.new("RGB", picture.size, "white")
    bare.paste(picture)
    if bare.getcolors(256) is not None:
        bare = bare.quantize(256, dither=Image.Dither.NONE)
    written = BytesIO()
    bare.save(written, "PNG", optimize=True)
    return written.getvalue()
