"""Pins as small pictures, drawn once each: a badge on a short stem whose tip is the place."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from workshop_app.ui import paint, theme
from workshop_app.ui.map.canvas import badges
from workshop_app.ui.map.canvas.marks import Mark

SIDE, STEM, EDGE = 38, 15, 8
"""Pixels: a badge, the stem under it, and round both for halo and shadow."""
LARGER = 1.3
KEPT = 900
"""Pictures that are remembered: some ten megabytes."""
SMALL = {"place": 28}


def side_of(kind: str) -> int:
    """How large a kind's badge is."""
    return theme.now().px(SMALL.get(kind, SIDE))


class PinPictures:
    """Pictures of pins and of crowds; ``offset`` leads from the tip to a picture's corner."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    def pin(self, mark: Mark, ratio: float) -> QPixmap:
        """A pin as it stands among others."""
        key = (mark.kind, mark.topic, mark.number, ratio, *_look())
        side = side_of(mark.kind)
        return self._picture(key, side, ratio, lambda p, box: badges.badge(
            p, box, mark.kind, mark.topic, mark.number, halo=theme.now().color.card))  # fmt: skip

    def badge(self, mark: Mark, ratio: float) -> QPixmap:
        """The badge of a pin without its stem, which is drawn to wherever its place is."""
        key = ("badge", mark.kind, mark.topic, mark.number, ratio, *_look())
        side = side_of(mark.kind)
        return self._picture(key, side, ratio, lambda p, box: badges.badge(
            p, box, mark.kind, mark.topic, mark.number, halo=theme.now().color.card), stem=False)  # fmt: skip

    def crowd(self, count: int, ratio: float) -> QPixmap:
        """So many that stand together."""
        side = theme.now().px(SIDE * 1.12)
        return self._picture(("crowd", count, ratio, *_look()), side, ratio,
                             lambda p, box: badges.crowd(p, box, count))  # fmt: skip

    def _picture(self, key: tuple[object, ...], side: int, ratio: float,
                 draw: Callable[[QPainter, QRectF], None], stem: bool = True) -> QPixmap:  # fmt: skip
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _drawn(side, ratio, draw, stem)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found


def _look() -> tuple[object, ...]:
    now = theme.now()
    return now.dark, now.scale


def _drawn(side: int, ratio: float, draw: Callable[[QPainter, QRectF], None],
           stemmed: bool) -> QPixmap:  # fmt: skip
    wide, tall = side + 2 * EDGE, side + STEM + 2 * EDGE
    picture = QPixmap(round(wide * ratio), round(tall * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = paint.smooth(QPainter(picture))
    tip = QPointF(wide / 2, tall - EDGE)
    if stemmed:
        stem(painter, tip, QPointF(wide / 2, EDGE + side / 2))
    draw(painter, QRectF(EDGE, EDGE, side, side))
    painter.end()
    return picture


def corner(picture: QPixmap, tip: QPointF) -> QPointF:
    """Where the picture's corner lies so that its stem ends at ``tip``, on whole pixels."""
    size = picture.deviceIndependentSize()
    return QPointF(round(tip.x() - size.width() / 2), round(tip.y() - size.height() + EDGE))


def stem(painter: QPainter, tip: QPointF, middle: QPointF) -> None:
    """From the badge down to the place, with the shadow that says where it stands."""
    now = theme.now()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 70) if not now.dark else QColor(0, 0, 0, 150))
    painter.drawEllipse(tip, 7, 3.2)
    painter.setPen(QPen(now.color.card, 5, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(tip, middle)
    painter.setPen(QPen(now.color.ink, 3, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(tip, middle)


def middle_of(tip: QPointF, kind: str, larger: float = 1) -> QPointF:
    """The middle of the badge of a pin that stands at ``tip``."""
    return QPointF(tip.x(), tip.y() - STEM - side_of(kind) * larger / 2)


def chosen(painter: QPainter, tip: QPointF, mark: Mark, away: QPointF | None = None) -> QRectF:
    """The pin in hand, over all others: larger, white halo, accent ring. ``away``: how far its badge
    is moved. Gives its box."""
    now = theme.now()
    side = side_of(mark.kind) * LARGER
    middle = middle_of(tip, mark.kind, LARGER) + (away or QPointF())
    stem(painter, tip, middle)
    box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    ring = box.adjusted(-8, -8, 8, 8)
    paint.frame(painter, ring, ring.width() / 2, now.color.card, now.color.accent, 3)
    badges.badge(painter, box, mark.kind, mark.topic, mark.number)
    return ring
