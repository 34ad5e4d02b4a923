"""The file of a logo: read, looked over, and a drawing (SVG) drawn once at a high resolution."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from workshop_app.services import look, photos, svg_files
from workshop_app.text import KnownError

LONGEST = 1600
"""Pixels of the longer side of a drawn logo."""
MOST_UNEQUAL = 20
"""A drawing so many times as long as it is high, or more, is drawn shorter: a line is no logo."""


def read(path: Path) -> bytes:
    """The logo in a file as PNG or JPEG bytes. ``KnownError`` where it is too heavy, broken, or a
    drawing that needs more than itself. Not for Qt's thread."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise KnownError(photos.UNREADABLE, name=path.name) from error
    if size > look.LARGEST_LOGO:
        raise KnownError(look.TOO_HEAVY, name=path.name)
    data = photos.read(path)
    if path.suffix.lower() == ".svg" or svg_files.looks_like_svg(data):
        return drawn(svg_files.checked(data))
    return data


def drawn(svg: bytes) -> bytes:
    """A drawing that was ``checked`` as the bytes of a PNG, as large as ``LONGEST`` allows, on
    white. ``KnownError`` where there is nothing in it."""
    from PySide6.QtSvg import QSvgRenderer  # takes a while to load

    renderer = QSvgRenderer(QByteArray(svg))
    size = renderer.viewBoxF().size()
    if size.isEmpty():
        size = renderer.defaultSize().toSizeF()
    if not renderer.isValid() or size.isEmpty():
        raise KnownError(svg_files.BROKEN)
    size.scale(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio)
    least = LONGEST // MOST_UNEQUAL
    image = QImage(QSize(max(least, round(size.width())), max(least, round(size.height()))),
                   QImage.Format.Format_RGB32)  # fmt: skip
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())


def seen(data: bytes, longest: int) -> QImage:
    """A kept logo for the screen, at most ``longest`` pixels. Pillow decodes it: a file that was
    joined may hold anything."""
    from PIL import Image

    from workshop_app.services import pictures

    with Image.open(BytesIO(pictures.drawing(data, longest=longest)), formats=("PNG",)) as picture:
        plain = picture.convert("RGB")
    raw = plain.tobytes()
    image = QImage(raw, plain.width, plain.height, plain.width * 3, QImage.Format.Format_RGB888)
    return image.copy()  # of its own: the bytes go
