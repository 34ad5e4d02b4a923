"""A line of text as it is set, and how it is put on whatever takes lines: paper or a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color

from workshop_app.export.pdf import fonts

Segment = tuple[str, Color, str, bool]
"""Font name, colour and letters of a stretch of one line, and whether it is ``said``: in the
language of the plan."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to draw; ``broken`` when the word goes on in the next line."""

    width: float
    segments: tuple[Segment, ...]
    broken: bool = False
    last: bool = False

    @property
    def text(self) -> str:
        return "".join(segment[2] for segment in self.segments)


def indent(room: float, align: str) -> float:
    """How far from the left a text begins that leaves ``room`` beside it: 0 for "left", all of it
    for "right", half for "center"."""
    return room if align == "right" else room / 2 if align == "center" else 0.0


class TakesLines:
    """What ``write`` can be called on."""

    def write(
        self,
        lines: Sequence[Line],
        x: float,
        baseline: float,
        size: float,
        leading: float,
        *,
        width: float = 0.0,
        align: str = "left",
    ) -> None:
        """Draw lines from ``baseline`` down, each ``leading`` below the one before; ``align`` within
        ``width``."""
        raise NotImplementedError

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        *,
        font: str,
        size: float,
        color: Color,
        align: str = "left",
    ) -> float:
        """One short line at ``x`` (its left, middle or right); returns its width. The text was
        made by ``set_in_fonts`` or is of figures: it is not looked over here."""
        wide = fonts.face(font).width(text) * size
        line = Line(wide, ((font, color, text, False),), last=True)
        self.write([line], x + indent(-wide, align), baseline, size, size)
        return wide
