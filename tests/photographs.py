"""Pictures for tests, some of them full of what a camera writes beside the pixels."""

from __future__ import annotations

import struct
from io import BytesIO

from PIL import Image, ImageDraw, PngImagePlugin

MARKER = "SECRETO-7391"
"""Stands in everything that must not be kept."""

XMP = (
    '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    f'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description photoshop="{MARKER}"/>'
    "</rdf:RDF></x:xmpmeta>"
).encode()


def drawn(size: tuple[int, int] = (320, 240), mode: str = "RGB") -> Image.Image:
    """A picture whose corners differ: red, green, blue, and the rest light."""
    picture = Image.new("RGB", size, (235, 230, 220))
    pen, (wide, high) = ImageDraw.Draw(picture), size
    for corner, ink in (((0, 0), "red"), ((1, 0), "green"), ((0, 1), "blue")):
        left, top = corner[0] * wide * 3 // 4, corner[1] * high * 3 // 4
        pen.rectangle((left, top, left + wide // 4, top + high // 4), fill=ink)
    return picture.convert(mode)


def written(picture: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    """``picture`` as a file of ``kind``."""
    made = BytesIO()
    picture.save(made, kind, **more)
    return made.getvalue()


def full_exif(orientation: int = 1) -> bytes:
    """EXIF with a place, an owner, a maker's note and an embedded thumbnail with words in it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = exif[0x013B] = exif[0x8298] = exif[0x010F] = MARKER
    exif[0x9C9D] = MARKER.encode("utf-16-le")
    inner = exif.get_ifd(0x8769)
    inner[0x927C] = MARKER.encode() * 40
    inner[0x9286] = b"ASCII\0\0\0" + MARKER.encode()
    inner[0xA430] = inner[0xA431] = MARKER
    place = exif.get_ifd(0x8825)
    place[1], place[3] = "N", "W"
    place[2] = (7.0, 53.0, 38.0)
    place[4] = (72.0, 30.0, 28.0)
    place[0x1D] = "2026:05:23"
    place[0x1B] = MARKER.encode()
    return exif.tobytes()


def segment(number: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, number)) + struct.pack(">H", len(content) + 2) + content


def hostile_jpeg(orientation: int = 1) -> bytes:
    """A JPEG with the marker in EXIF, GPS, XMP, IPTC, a profile, a comment, a preview and behind
    its end."""
    name = MARKER.encode()
    bare = written(drawn(), exif=full_exif(orientation), comment=name, quality=95)
    extra = [
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xE2, b"ICC_PROFILE\0\x01\x01" + b"\0" * 128 + name),
        segment(0xE2, b"MPF\0" + name),
        segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x11\x1c\x02\x78\0\x0c" + name),
        segment(0xEC, b"Ducky" + name),
        segment(0xEF, name + written(drawn((160, 120)), comment=name)),
        segment(0xFE, name),
    ]
    return bare[:2] + b"".join(extra) + bare[2:] + name + written(drawn(), comment=name)


def hostile_png() -> bytes:
    """A PNG with the marker in texts of all kinds, EXIF, XMP and a profile's name."""
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", MARKER)
    told.add_text("Comment", MARKER, zip=True)
    told.add_itxt("XML:com.adobe.xmp", XMP.decode(), "es", MARKER)
    return written(drawn(mode="RGBA"), "PNG", pnginfo=told, exif=full_exif()) + MARKER.encode()


def holds_marker(data: bytes) -> bool:
    """Whether the marker is in the bytes, also written as phones and Windows do."""
    return any(MARKER.encode(code) in data for code in ("ascii", "utf-16-le", "utf-16-be"))
