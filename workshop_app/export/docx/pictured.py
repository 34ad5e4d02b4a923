"""Drawings of the PDF as pictures in a text document, and what they say in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from workshop_app.export.drawing.as_png import as_png
from workshop_app.export.drawing.recorded import Drawing, Letters

if TYPE_CHECKING:
    from workshop_app.export.pdf.blocks import Block
    from workshop_app.export.pdf.paper import Element
    from workshop_app.export.pdf.pictures import Picture

DOTS = 200
"""To an inch."""


class Reading(Drawing):
    """Draws nothing that is kept as a picture: it only reads what is written, with the element that
    each text belongs to."""

    def __init__(self) -> None:
        super().__init__()
        self.trace = []
        self.read: list[tuple[str, str]] = []
        self._ornaments = 0

    @contextmanager
    def _ornament(self, *_: Any, **__: Any) -> Iterator[None]:
        self._ornaments += 1
        yield
        self._ornaments -= 1

    ornament = _ornament

    def _marked(self, element: Element, box: object, text: str = "", *_: Any) -> None:
        del box
        if not self._ornaments and text:
            self.read.append((element.tag, text))

    marked = _marked

    def picture(self, *_: Any, **__: Any) -> None:
        """Pictures say nothing here: they have their own words."""


def read_block(block: Block, width: float) -> list[tuple[str, str]]:
    """What a block says when it is drawn: (tag, text), in its order."""
    reading = Reading()
    block.draw(reading, 0.0, block.height(width), width)  # type: ignore[arg-type]
    return reading.read


def picture_of(block: Block, width: float) -> tuple[bytes, tuple[float, float], str]:
    """A block as a PNG of 200 dots to an inch, its size in points, and the letters in it."""
    drawing, high = Drawing(), max(block.height(width), 1.0)
    block.draw(drawing, 0.0, high, width)  # type: ignore[arg-type]
    wide = round(width / 72 * DOTS)
    data = as_png(drawing, (width, high), wide, lambda *_: None)
    words = [mark.text.strip() for mark in drawing.marks if isinstance(mark, Letters)]
    return data, (width, high), " ".join(words)


def as_file(one: Picture) -> bytes:
    """A photo or logo as the bytes of a file of its own; without what a camera wrote into it."""
    return one.as_file()
