"""A drawing kept as strokes and letters instead of pages: charts and posters draw on it as on
``Paper``, and it becomes a picture of a web page (``as_svg``) or of a phone (``as_png``)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from workshop_app.export.outlines import Stroke
from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.line import Line, TakesLines, indent
from workshop_app.export.pdf.paper import Box

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.pdf.pictures import Picture

ROUND = 0.5523
"""How far the handles of a quarter circle reach, in parts of its radius."""

Matrix = tuple[float, float, float, float, float, float]
Ink = tuple[float, float, float]
BLACK: Ink = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline, filled or drawn along or both; seen only within ``clip``, an outline too."""

    strokes: tuple[Stroke, ...]
    fill: Ink | None
    stroke: Ink | None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    clip: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class Letters:
    """A stretch of text in one font; ``at`` where its baseline begins, ``turned`` in degrees
    against the clock."""

    text: str
    font: str
    size: float
    ink: Ink
    at: tuple[float, float]
    turned: float = 0.0
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture made of points: the bytes of its file (JPEG or PNG), and the rectangle it fills (x, y
    of its lower left corner, width, height)."""

    data: bytes
    place: tuple[float, float, float, float]


@dataclass(slots=True)
class Outline:
    """An outline under way, as reportlab's paths."""

    strokes: list[Stroke] = field(default_factory=list)

    def moveTo(self, x: float, y: float) -> None:
        self.strokes.append(("M", (x, y)))

    def lineTo(self, x: float, y: float) -> None:
        self.strokes.append(("L", (x, y)))

    def curveTo(self, *points: float) -> None:
        self.strokes.append(("C", points))

    def close(self) -> None:
        self.strokes.append(("Z", ()))

    def rect(self, x: float, y: float, width: float, height: float) -> None:
        self.moveTo(x, y)
        self.lineTo(x + width, y)
        self.lineTo(x + width, y + height)
        self.lineTo(x, y + height)
        self.close()

    def roundRect(self, x: float, y: float, width: float, height: float, corner: float) -> None:
        r = min(corner, width / 2, height / 2)
        k, right, top = r * (1 - ROUND), x + width, y + height
        self.moveTo(x + r, y)
        self.lineTo(right - r, y)
        self.curveTo(right - k, y, right, y + k, right, y + r)
        self.lineTo(right, top - r)
        self.curveTo(right, top - k, right - k, top, right - r, top)
        self.lineTo(x + r, top)
        self.curveTo(x + k, top, x, top - k, x, top - r)
        self.lineTo(x, y + r)
        self.curveTo(x, y + k, x + k, y, x + r, y)
        self.close()

    def circle(self, x: float, y: float, r: float) -> None:
        self.ellipse(x - r, y - r, 2 * r, 2 * r)

    def ellipse(self, x: float, y: float, width: float, height: float) -> None:
        a, b = width / 2, height / 2
        x, y, ka, kb = x + a, y + b, a * ROUND, b * ROUND
        self.moveTo(x + a, y)
        self.curveTo(x + a, y + kb, x + ka, y + b, x, y + b)
        self.curveTo(x - ka, y + b, x - a, y + kb, x - a, y)
        self.curveTo(x - a, y - kb, x - ka, y - b, x, y - b)
        self.curveTo(x + ka, y - b, x + a, y - kb, x + a, y)
        self.close()


Mark = Shape | Letters | Bitmap


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for what is drawn next."""

    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    fill: Ink = BLACK
    stroke: Ink = BLACK
    width: float = 1.0
    dash: tuple[float, ...] = ()
    clip: tuple[Stroke, ...] = ()


class Drawing(TakesLines):
    """Takes the calls of ``Paper`` that draw, and keeps what they draw in ``marks``, in points from
    the lower left corner. Tags are silent on it: a picture has its words beside it."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.trace: list[Box] | None = None
        self.page_of: dict[str, int] = {}
        self._now = _State()
        self._kept: list[_State] = []

    # -- tags, pages and links: nothing to draw -----------------------------------------------
    @contextmanager
    def _silent(self, *_: Any, **__: Any) -> Iterator[None]:
        yield

    within = figure = ornament = link = _silent

    def _nothing(self, *_: Any, **__: Any) -> None:
        """Of no account in a picture."""

    marked = claimed = leads_to = leads_out = begin_section = bookmarkPage = _nothing
    addOutlineEntry = setPageSize = showPage = _nothing

    def getPageNumber(self) -> int:
        return 1

    # -- what holds ---------------------------------------------------------------------------
    def saveState(self) -> None:
        self._kept.append(self._now)

    def restoreState(self) -> None:
        self._now = self._kept.pop()

    def _transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        a0, b0, c0, d0, e0, f0 = self._now.matrix
        matrix = (
            a * a0 + b * c0,
            a * b0 + b * d0,
            c * a0 + d * c0,
            c * b0 + d * d0,
            e * a0 + f * c0 + e0,
            e * b0 + f * d0 + f0,
        )
        self._now = replace(self._now, matrix=matrix)

    def translate(self, x: float, y: float) -> None:
        self._transform(1, 0, 0, 1, x, y)

    def scale(self, x: float, y: float) -> None:
        self._transform(x, 0, 0, y, 0, 0)

    def rotate(self, degrees: float) -> None:
        turn = math.radians(degrees)
        self._transform(math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0)

    def setFillColor(self, ink: Color) -> None:
        self._now = replace(self._now, fill=_ink(ink))

    def setStrokeColor(self, ink: Color) -> None:
        self._now = replace(self._now, stroke=_ink(ink))

    def setLineWidth(self, width: float) -> None:
        self._now = replace(self._now, width=width)

    def setDash(self, dash: Sequence[float] | float = (), *_: float) -> None:
        kept = tuple(dash) if isinstance(dash, Sequence) else (dash, dash)
        self._now = replace(self._now, dash=kept)

    def setLineCap(self, _: int) -> None:
        """Ends of lines are cut straight."""

    setLineJoin = setLineCap

    # -- outlines -----------------------------------------------------------------------------
    def beginPath(self) -> Outline:
        return Outline()

    def _placed(self, strokes: Sequence[Stroke]) -> tuple[Stroke, ...]:
        a, b, c, d, e, f = self._now.matrix
        return tuple(
            (
                kind,
                tuple(
                    value
                    for x, y in zip(points[::2], points[1::2], strict=True)
                    for value in (a * x + c * y + e, b * x + d * y + f)
                ),
            )
            for kind, points in strokes
        )

    def _size(self) -> float:
        a, b, *_ = self._now.matrix
        return math.hypot(a, b)

    def drawPath(self, path: Outline, stroke: int = 1, fill: int = 0, **_: int) -> None:
        """Fill an outline, by the non-zero rule, or draw along it."""
        now, size = self._now, self._size()
        self.marks.append(
            Shape(
                self._placed(path.strokes),
                now.fill if fill else None,
                now.stroke if stroke else None,
                now.width * size,
                tuple(one * size for one in now.dash),
                now.clip,
            )
        )

    def clipPath(self, path: Outline, stroke: int = 1, fill: int = 0) -> None:
        """From here on only what is within is seen; of two the inner one counts."""
        del stroke, fill
        self._now = replace(self._now, clip=self._placed(path.strokes))

    def circle(self, x: float, y: float, r: float, stroke: int = 1, fill: int = 0) -> None:
        path = Outline()
        path.circle(x, y, r)
        self.drawPath(path, stroke, fill)

    def ellipse(
        self, x1: float, y1: float, x2: float, y2: float, stroke: int = 1, fill: int = 0
    ) -> None:
        path = Outline()
        path.ellipse(x1, y1, x2 - x1, y2 - y1)
        self.drawPath(path, stroke, fill)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        path = Outline([("M", (x1, y1)), ("L", (x2, y2))])
        self.drawPath(path)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Color | None = None,
        stroke: Color | None = None,
        line: float = 0.8,
        corner: float = 0.0,
        dash: Sequence[float] | None = None,
    ) -> None:
        """As ``Paper.box``."""
        path = Outline()
        if corner:
            path.roundRect(x, y, width, height, corner)
        else:
            path.rect(x, y, width, height)
        self.saveState()
        if fill is not None:
            self.setFillColor(fill)
        if stroke is not None:
            self.setStrokeColor(stroke)
        self.setLineWidth(line)
        self.setDash(dash or ())
        self.drawPath(path, int(stroke is not None), int(fill is not None))
        self.restoreState()

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        color: Color,
        line: float = 0.6,
        dash: Sequence[float] | None = None,
    ) -> None:
        """As ``Paper.rule``."""
        self.saveState()
        self.setStrokeColor(color)
        self.setLineWidth(line)
        self.setDash(dash or ())
        self.line(x1, y1, x2, y2)
        self.restoreState()

    def filled_path(self, path: Outline, fill: Color) -> None:
        """As ``Paper.filled_path``."""
        self.saveState()
        self.setFillColor(fill)
        self.drawPath(path, 0, 1)
        self.restoreState()

    def filled_outline(
        self,
        name: str,
        strokes: Sequence[Stroke],
        x: float,
        y: float,
        side: float,
        fill: Color,
    ) -> None:
        """As ``Paper.filled_outline``."""
        del name
        path = self.beginPath()
        for kind, points in strokes:
            placed = [(x if n % 2 == 0 else y) + value * side for n, value in enumerate(points)]
            path.strokes.append((kind, tuple(placed)))
        self.filled_path(path, fill)

    def picture(
        self, name: str, picture: Picture, x: float, y: float, width: float, height: float
    ) -> None:
        """As ``Paper.picture``; it is not turned."""
        del name
        a, b, c, d, e, f = self._now.matrix
        left, low = a * x + c * y + e, b * x + d * y + f
        size = self._size()
        self.marks.append(Bitmap(picture.as_file(), (left, low, width * size, height * size)))

    # -- letters ------------------------------------------------------------------------------
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
        """As ``Paper.write``."""
        a, b, c, d, e, f = self._now.matrix
        turned = math.degrees(math.atan2(b, a))
        scale = self._size()
        for number, line in enumerate(lines):
            at = x + indent(width - line.width, align)
            low = baseline - number * leading
            for name, color, letters, *_ in line.segments:
                wide = fonts.face(name).width(letters) * size
                place = (a * at + c * low + e, b * at + d * low + f)
                if letters.strip():
                    self.marks.append(
                        Letters(
                            letters, name, size * scale, _ink(color), place, turned, wide * scale
                        )
                    )
                at += wide


def _ink(color: Color) -> Ink:
    red, green, blue = color.rgb()
    return red, green, blue
