"""What slides are drawn with, in the projector's own measures: 1920 × 1080, nothing under 40 px."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from workshop_app.ui import icons, paint, palette
from workshop_app.ui.theme import font
from workshop_app.ui.widgets.progress import clock, time_tone
from workshop_app.ui.widgets.wrapping import wrap

WIDE, TALL = 1920, 1080
LEFT = 120
SMALLEST = 40
EDGE = 28
PROMPT = (92, 80, 72, 64)
"""Letters of a prompt; it has three lines at most before it gets smaller."""
_SMALL = (56, 48, 40)
LEADING = 1.27
_ACROSS = 4 * WIDE
"""A band goes on to the right end of a screen that is wider than a slide."""


class Ink:
    """The colours of a washed-out projector: white, and ink that is nearly black."""

    def __init__(self) -> None:
        row = palette.tokens()["projector"]
        self.ground, self.ink, self.muted = (
            QColor(row[name]) for name in ("background", "ink", "muted")
        )
        self.band, self.tie, self.tie_text = (
            QColor(row[name]) for name in ("band", "tieBand", "tieText")
        )
        self.track = QColor("#DBE3E2")
        self.line = QColor("#CFC8BB")


@cache
def ink() -> Ink:
    """The colours; the same for every slide."""
    return Ink()


def line(
    painter: QPainter, at: tuple[float, float, float], text: str, size: float, weight: int,
    color: QColor, align: Qt.AlignmentFlag = paint.LEFT,
) -> float:  # fmt: skip
    """One line with its middle at (left, y), ``width`` long; ``at`` is (left, y, width)."""
    left, middle, width = at
    box = QRectF(left, middle - size, width, 2 * size)
    return paint.text(painter, box, text, font(size, weight), color, align=align, where="projector")


def fitting(text: str, width: float, sizes: Sequence[int], most: int) -> tuple[QFont, list[str]]:
    """The largest of ``sizes`` at which ``text`` takes at most ``most`` lines; else the smallest."""
    for size in sizes:
        letters = font(size, 700)
        lines = wrap(text, letters, width)
        if len(lines) <= most:
            break
    return letters, lines


def paragraph(painter: QPainter, box: QRectF, text: str, *, middle: bool = False) -> float:
    """A prompt in ``box``, whole: 92 down to 64 in three lines, then as small and as long as the
    box needs. Gives where it ends."""
    letters, lines = fitting(text, box.width(), PROMPT, 3)
    if len(lines) > 3 or len(lines) * letters.pixelSize() * LEADING > box.height():
        for size in (PROMPT[-1], *_SMALL):
            letters = font(size, 700)
            lines = wrap(text, letters, box.width())
            if len(lines) * size * LEADING <= box.height():
                break
    step = letters.pixelSize() * LEADING
    room = int(box.height() // step)
    if len(lines) > room:
        lines = [*lines[: room - 1], " ".join(lines[room - 1 :])]
    top = box.top() + max(0.0, (box.height() - len(lines) * step) / 2) if middle else box.top()
    for number, said in enumerate(lines):
        row = QRectF(box.left(), top + number * step, box.width(), step)
        paint.text(painter, row, said, letters, ink().ink, where="projector")
    return top + len(lines) * step


def timer(painter: QPainter, ring: QRectF, left: int, total: int, unit: str) -> None:
    """The time that is left as a ring and in figures; below zero it counts up in red."""
    light, color, part = palette.colors(False), ink(), ring.width() / 500
    thick = 40 * part
    inner = ring.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color.track, thick))
    painter.drawEllipse(inner)
    share = min(1.0, max(0.0, left / max(1, total)))
    if share > 0:
        pen = QPen(light.tone(time_tone(left, total)), thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(inner, 90 * 16, -round(share * 360 * 16))
    figure = clock(left)
    size = round((148 if len(figure) < 6 else 112) * part)
    tone = light.error if left <= 0 else color.ink
    middle = ring.center().y()
    row = (inner.left(), middle - 18 * part, inner.width())
    line(painter, row, figure, size, 700, tone, paint.CENTER)
    if unit:
        under = (inner.left(), middle + 95 * part, inner.width())
        line(painter, under, unit, 44 * part, 500, color.muted, paint.CENTER)


def cue(painter: QPainter, left: float, middle: float, icon: str, words: str) -> float:
    """A sign in a circle with its words; gives where they end."""
    circle = QRectF(left, middle - 56, 112, 112)
    paint.frame(painter, circle, 56, QColor("#EDF3F3"))
    if icons.known(icon):
        icons.draw(painter, circle, icons.filled(icon), palette.colors(False).rail, 56)
    width = QFontMetricsF(font(44, 600)).horizontalAdvance(words)
    line(painter, (left + 132, middle, width + 2), words, 44, 600, ink().ink)
    return left + 132 + width


def cue_width(words: str) -> float:
    """How wide a cue is."""
    return 132 + QFontMetricsF(font(44, 600)).horizontalAdvance(words)


def foot(painter: QPainter, at: int, count: int, after: str) -> None:
    """The band below: where in the agenda, and what comes after."""
    painter.fillRect(QRectF(EDGE, 940, _ACROSS, 140), ink().band)
    if count > 1:
        light = palette.colors(False)
        wide = min(100.0, 1000 / count - 12)
        for index in range(count):
            fill = light.soft_primary if index < at else ink().line
            if index == at:
                fill = light.accent
            box = QRectF(LEFT + index * (wide + 12), 1002, wide, 16)
            paint.frame(painter, box, 8, fill)
    if after:
        line(painter, (1000, 1010, 834), after, 40, 600, ink().ink, paint.RIGHT)


def band(painter: QPainter, said: str) -> float:
    """A sentence in the band below, in as many lines as it needs, up to three; gives where the band
    begins."""
    lines = wrap(said, font(SMALLEST, 500), 1750) if said else []
    lines = lines[:2] + ([" ".join(lines[2:])] if lines[2:] else [])
    top = (980.0, 980.0, 930.0, 890.0)[len(lines)]
    painter.fillRect(QRectF(EDGE, top, _ACROSS, TALL - top), ink().band)
    first = (top + TALL) / 2 - 25 * (len(lines) - 1)
    for number, words in enumerate(lines):
        line(painter, (96, first + 50 * number, 1750), words, SMALLEST, 500, ink().ink)
    return top


def head(painter: QPainter, title: str, under: str = "") -> float:
    """A title with a muted line under it; gives where they end."""
    letters, lines = fitting(title, 1728, (64, 56, 48), 1)
    if len(lines) > 1:
        lines = [lines[0], " ".join(lines[1:])]
        for number, said in enumerate(lines):
            line(painter, (96, 56 + 56 * number, 1750), said, 48, 700, ink().ink)
        end = 150.0
    else:
        line(painter, (96, 90, 1750), title, letters.pixelSize(), 700, ink().ink)
        end = 140.0
    if under:
        line(painter, (96, end + 20, 1750), under, SMALLEST, 500, ink().muted)
        end += 52
    return end
