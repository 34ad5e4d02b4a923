"""Pictures made of points, like photos and logos: turned upright, made smaller, without what a
camera writes into them."""

from __future__ import annotations

import io
from dataclasses import dataclass

from workshop_app.export.pdf.pdf_file import PdfFile
from workshop_app.export.points import LONGEST, MOST_PIXELS, QUALITY, on_white
from workshop_app.text import N_, KnownError

FEW_COLORS = 256
"""A picture of at most so many colours is a drawing, and kept without loss."""

TOO_LARGE = N_(
    "The picture has more than 40 million points. Nothing was printed. Choose a smaller one."
)
UNREADABLE = N_("The picture cannot be read. Nothing was printed. Choose another one.")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready for a file: its points across and down, and its data as ``encoding``."""

    width: int
    height: int
    data: bytes
    encoding: bytes

    def as_file(self) -> bytes:
        """The bytes of a file of its own (JPEG or PNG), without what a camera wrote into it."""
        if self.encoding:
            return self.data
        from PIL import Image

        out = io.BytesIO()
        points = Image.frombytes("RGB", (self.width, self.height), self.data)
        points.save(out, "PNG", optimize=True)
        return out.getvalue()

    def add_to(self, file: PdfFile) -> int:
        """Write it; returns its number."""
        entries = {
            "Type": b"/XObject",
            "Subtype": b"/Image",
            "Width": b"%d" % self.width,
            "Height": b"%d" % self.height,
            "ColorSpace": b"/DeviceRGB",
            "BitsPerComponent": b"8",
        }
        number = file.take()
        if self.encoding:
            entries["Filter"] = self.encoding
        file.put_stream(number, self.data, entries, compressed=not self.encoding)
        return number


def picture(content: bytes, longest: int = LONGEST) -> Picture:
    """The picture in a png, jpeg or webp file, upright, on white, no side over ``longest`` points.
    ``KnownError`` where it is too large or no picture."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise KnownError(TOO_LARGE)
            upright = ImageOps.exif_transpose(opened)
            flat = on_white(upright)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as broken:
        raise KnownError(UNREADABLE) from broken
    flat.thumbnail((longest, longest))
    if flat.getcolors(FEW_COLORS) is not None:
        return Picture(flat.width, flat.height, flat.tobytes(), b"")
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=QUALITY)
    return Picture(flat.width, flat.height, out.getvalue(), b"/DCTDecode")
