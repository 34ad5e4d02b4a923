"""How the points of the map are drawn: a badge, a pile of several, the ring of the chosen one, how
far the officials are apart, and the marks of the thresholds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.prioritize.placing import Dot, Ground


@dataclass(frozen=True, slots=True)
class Point:
    """A proposal on the map. ``closed``: a gate fails, its shape is empty and carries a lock.
    ``spread``: how far the officials are apart on the scale of 1 to 5. ``say`` gives it in words.
    ``moves``: it would change its zone by what is being tried."""

    dot: Dot
    number: str
    topic: str
    closed: bool
    spread: float | None
    say: Callable[[], str]
    moves: bool = False

    @property
    def said(self) -> str:
        """It in words."""
        return self.say()


MOST_TOLD = 6


def told(words: Words, said: Sequence[str]) -> str:
    """What stands under the pointer, a line each; of many only the first ones."""
    more = words.many("and {n} more", "and {n} more", len(said) - MOST_TOLD)
    return "\n".join([*said[:MOST_TOLD], *([more] if len(said) > MOST_TOLD else [])])


def paint_point(painter: QPainter, box: QRectF, point: Point) -> None:
    """A badge with its number; empty and with a lock where a gate is closed."""
    color = theme.now().color
    if point.moves:
        grown = box.adjusted(-6, -6, 6, 6)
        paint.frame(painter, grown, grown.width() / 2, color.card, color.ink, 2, dashed=True)
    if not point.closed:
        paint.badge(painter, box, point.topic, number=point.number, halo=color.card)
        return
    sign = theme.now().sign(point.topic)
    outline = paint.placed(paint.shape(sign.shape), box.adjusted(1, 1, -1, -1))
    painter.strokePath(outline, QPen(color.card, 6, j=Qt.PenJoinStyle.RoundJoin))
    painter.fillPath(outline, color.card)
    painter.strokePath(outline, QPen(sign.color, 2.5, j=Qt.PenJoinStyle.RoundJoin))
    triangle = sign.shape == "triangle"
    size = max(13, round(box.width() * (0.34 if triangle else 0.4)))
    at = box.translated(0, 0.11 * box.width() if triangle else 0).adjusted(-9, 0, 9, 0)
    paint.text(painter, at, point.number, theme.font(size, 700), sign.text, align=paint.CENTER)
    lock = theme.now().px(14)
    at = QRectF(box.right() - lock * 0.4, box.top() - lock * 0.5, lock, lock)
    paint.frame(painter, at.adjusted(-1, -1, 1, 1), lock, color.card)
    icons.draw(painter, at, "lock-simple-fill", color.error, lock)


def paint_pile(painter: QPainter, box: QRectF, count: int, moves: bool) -> None:
    """How many badges would hide each other here ("×7"): cards on each other, in no theme's colour
    or shape, so that it is not taken for a proposal's number."""
    now = theme.now()
    color = now.color
    size = max(13, round(box.width() * (0.44 if count < 10 else 0.38)))
    paint.frame(painter, box.adjusted(4, -3, 4, -3), 6, color.card, color.line_strong)
    paint.frame(painter, box, 6, color.card, color.ink if moves else color.muted,
                2 if moves else 1, dashed=moves)  # fmt: skip
    paint.text(painter, box.adjusted(-6, 0, 6, 0), f"×{count}", theme.font(size, 700), color.ink,
               align=paint.CENTER)  # fmt: skip


def paint_ring(painter: QPainter, box: QRectF) -> None:
    """The chosen one's."""
    now, grown = theme.now(), theme.now().px(11)
    box = box.adjusted(-grown, -grown, grown, grown)
    paint.frame(painter, box, box.width() / 2, now.color.card, now.color.accent, 3)


def paint_spread(painter: QPainter, box: QRectF, ground: Ground, start: float, end: float) -> None:
    """A thin bar from ``start`` to ``end`` under a badge, or over it near the foot."""
    left, right = ground.left + 2, ground.left + ground.width - 2
    start, end = max(left, start), min(right, end)
    below = box.bottom() + theme.now().px(18)
    y = below if below < ground.top + ground.height - 8 else box.top() - theme.now().px(18)
    pen = QPen(theme.now().color.ink, 3)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(start, y), QPointF(end, y))
    pen.setWidth(2)
    painter.setPen(pen)
    for x in (start, end):
        painter.drawLine(QPointF(x, y - 6), QPointF(x, y + 6))


def cut_boxes(whole: Ground, seen: Ground, across: str, up: str) -> tuple[QRectF, QRectF]:
    """Where the marks of the two thresholds stand: on the border of the zones at the foot of the
    map, and (turned) at its left edge; an empty box for one that is not in sight."""
    now, (x, y) = theme.now(), whole.middle
    tall = now.px(22)
    wide = now.width(across, "keycap", 600) + 16
    foot = QRectF(x - wide / 2, seen.top + seen.height - tall / 2 + 1, wide, tall)
    long = now.width(up, "keycap", 600) + 16
    side = QRectF(seen.left - tall / 2 - 1, y - long / 2, tall, long)
    if not seen.left < x < seen.left + seen.width or not across:
        foot = QRectF()
    if not seen.top < y < seen.top + seen.height or not up:
        side = QRectF()
    return foot, side


def paint_cuts(
    painter: QPainter, boxes: tuple[QRectF, QRectF], across: str, up: str, under: bool
) -> None:
    """The thresholds in words, on the borders that they draw. ``under``: the pointer is on one."""
    now = theme.now()
    color, font = now.color, now.font("keycap", weight=600)
    line = color.primary if under else color.line_strong
    foot, side = boxes
    if not foot.isEmpty():
        paint.frame(painter, foot, foot.height() / 2, color.card, line)
        paint.text(painter, foot, across, font, color.ink, align=paint.CENTER)
    if not side.isEmpty():
        paint.frame(painter, side, side.width() / 2, color.card, line)
        painter.save()
        painter.translate(side.left(), side.bottom())
        painter.rotate(-90)
        at = QRectF(0, 0, side.height(), side.width())
        paint.text(painter, at, up, font, color.ink, align=paint.CENTER)
        painter.restore()
