"""Measuring: how far along a line, how much ground inside it."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.map.canvas import scale_bar
from workshop_app.ui.map.canvas.view import View, Where
from workshop_app.ui.map.tools.corners import CornersTool

HECTARE = 10_000


def ground_said(words: Words, square_metres: float) -> str:
    """An area as people say it."""
    if square_metres >= HECTARE:
        return words("{n} ha", n=words.number(round(square_metres / HECTARE, 1)))
    return words("{n} m²", n=words.number(round(square_metres)))


class MeasureTool(CornersTool):
    """Says the length up to the cross-hair while corners are put, and the ground once closed."""

    name = "measure"

    def begin(self) -> None:
        super().begin()
        Job(_ready).start()

    def length(self) -> float:
        """Metres along the line so far and on to where the pointer is; all round when closed."""
        row = [*self.corners]
        if self.closed:
            row.append(row[0])
        elif row:
            row.append(self.here)
        return self._metres(row)

    def _metres(self, row: list[Where]) -> float:
        surface = self.canvas.surface
        if surface.base:
            return sum(math.dist(a, b) for a, b in pairwise(row)) * surface.across
        from workshop_app.domain import geo

        return geo.metres([surface.point(spot) for spot in row])

    def square_metres(self) -> float:
        """The ground inside."""
        surface = self.canvas.surface
        if surface.base:
            turns = zip(self.corners, [*self.corners[1:], self.corners[0]], strict=True)
            twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in turns)
            return abs(twice) / 2 * surface.across**2
        from workshop_app.domain import geo

        return geo.square_metres((tuple(surface.point(spot) for spot in self.corners),))

    def result(self) -> str:
        """What was measured so far, in words."""
        words = self.canvas.words
        if not self.canvas.surface.has_scale:
            return words("This base has no scale: place it by two points to measure.")
        length = scale_bar.distance(words, self.length())
        if self.closed:
            ground = ground_said(words, self.square_metres())
            return words("{ground} inside, {length} around", ground=ground, length=length)
        return length

    def tell(self) -> None:
        words = self.canvas.words
        if not self.corners:
            said = words("Tap where to begin, or move the cross with the arrows and press Enter.")
            if not self.canvas.surface.has_scale:
                said = self.result()
            self.said.emit(said)
        else:
            self.said.emit(self.result())

    def close(self) -> None:
        self.closed = True

    def finish(self) -> None:
        """Twice at one place ends a line; it is not closed."""

    def paint_tool(self, painter: QPainter, view: View) -> None:
        super().paint_tool(painter, view)
        if not self.corners or not self.canvas.surface.has_scale:
            return
        now = theme.now()
        said = scale_bar.distance(self.canvas.words, self.length()) if not self.closed else ""
        if not said:
            return
        at = view.spot(self.here) + QPointF(16, -now.px(34))
        box = QRectF(at.x(), at.y(), now.width(said, "min", 700) + 16, now.px(26))
        paint.frame(painter, box, 6, now.color.card, now.color.accent)
        paint.text(painter, box, said, now.font("min", weight=700), now.color.ink,
                   align=paint.CENTER)  # fmt: skip


def _ready(_progress: object) -> None:
    """What measuring on the ground needs takes a moment to load: not in Qt's thread."""
    from workshop_app.domain import geo

    geo.metres([(0.0, 0.0), (0.0, 1.0)])
