"""The ground of the map: four zones with their names, two axes. Painted once for each size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.domain.capacity import ZONES
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.prioritize.placing import Ground
from workshop_app.ui.widgets import wrapped

GAP = 3
SIDE, HEAD = 14, 9
CORNERS = {
    "open_way": (True, False), "do_now": (True, True), "return": (False, False),
    "quick_win": (False, True),
}  # fmt: skip
"""Zone → whether it lies in the upper half and in the right one."""


def zone_box(ground: Ground, zone: str) -> QRectF:
    """The rectangle of a zone, half of the gap taken off at the borders."""
    upper, right = CORNERS[zone]
    x, y = ground.middle
    half = GAP / 2
    left = x + half if right else ground.left
    top = ground.top if upper else y + half
    return QRectF(left, top, ground.width / 2 - half, ground.height / 2 - half)


@dataclass(frozen=True, slots=True)
class _Name:
    """How the name of a zone is set in a width: its font's role, and the lines it and its meaning
    take (0 where the name itself needs two)."""

    role: str
    lines: int
    meaning: int

    @property
    def height(self) -> int:
        now = theme.now()
        return self.lines * now.px(24) + self.meaning * now.px(20)


def _name(words: Words, zone: str, width: float) -> _Name:
    now = theme.now()
    room = width - now.px(22) - 6
    if now.width(words(ZONES[zone].name), "strong", 700) > room:
        return _Name("body", 2, 0)
    fits = now.width(words(ZONES[zone].meaning), "min") <= width
    return _Name("strong", 1, 1 if fits else 2)


def names_height(words: Words, width: float) -> int:
    """How far the names of the zones reach into a map of ``width``."""
    inner = width / 2 - GAP / 2 - 2 * SIDE
    return HEAD + max(_name(words, zone, inner).height for zone in CORNERS)


def ground_in(words: Words, width: int, height: int, size: float) -> Ground:
    """The ground of a map of so many pixels, beside its axes, for badges of ``size``."""
    now = theme.now()
    left, foot = 22 + now.px(20), 22 + now.px(20)
    wide, half = max(60, width - left - 4), size / 2
    taken = names_height(words, wide) + half + 4
    return Ground(
        left, 4, wide, max(60, height - foot - 4),
        side=now.px(26), name=max(now.px(78), taken), border=half + 6,
    )  # fmt: skip


def paint_ground(
    painter: QPainter, ground: Ground, words: Words, where: object,
    seen: Ground | None = None, taken: Sequence[QRectF] = (),
) -> None:  # fmt: skip
    """The four zones, each with its sign, its name and what it means; the part of them that is
    ``seen``, each name in its corner of that, where there is room for it, or in another that no
    badge has ``taken``."""
    now = theme.now()
    shown = seen or ground
    whole = QRectF(shown.left, shown.top, shown.width, shown.height)
    for zone in CORNERS:
        fill = now.zone(zone)[0]
        box = zone_box(ground, zone).intersected(whole)
        if box.width() < 2 or box.height() < 2:
            continue
        paint.frame(painter, box, 8, fill, now.color.line if now.dark else None)
        inner = box.adjusted(SIDE, HEAD, -SIDE, -HEAD)
        fits = inner.width() >= 0.34 * shown.width and inner.height() >= now.px(64)
        if seen is None or ground is seen or fits:
            corner = _free_corner(inner, zone, words, taken)
            _paint_name(painter, inner, zone, corner, words, where)


def _free_corner(
    inner: QRectF, zone: str, words: Words, taken: Sequence[QRectF]
) -> tuple[bool, bool]:
    """Upper? right? The zone's own corner, else the first that has no badge in it."""
    upper, right = CORNERS[zone]
    corners = [(upper, right), (upper, not right), (not upper, right), (not upper, not right)]
    now, how = theme.now(), _name(words, zone, inner.width())
    name = now.width(words(ZONES[zone].name), how.role, 700) + now.px(22) + 6
    meaning = now.width(words(ZONES[zone].meaning), "min") if how.meaning == 1 else 0
    wide = min(inner.width(), max(name, meaning) if how.lines == 1 else inner.width())
    for up, at_right in corners:
        left = inner.right() - wide if at_right else inner.left()
        top = inner.top() if up else inner.bottom() - how.height
        box = QRectF(left, top, wide, how.height)
        if not any(box.intersects(one) for one in taken):
            return up, at_right
    return corners[0]


def _paint_name(
    painter: QPainter, inner: QRectF, zone: str, corner: tuple[bool, bool], words: Words,
    where: object,
) -> None:  # fmt: skip
    now = theme.now()
    upper, right = corner
    _, ink, icon = now.zone(zone)
    how, name = _name(words, zone, inner.width()), words(ZONES[zone].name)
    align = paint.RIGHT if right else paint.LEFT
    side, tall = now.px(22), how.lines * now.px(24)
    top = inner.top() if upper else inner.bottom() - how.height
    room = inner.width() - side - 6
    wide = min(room, now.width(name, how.role, 700)) if how.lines == 1 else room
    left = inner.right() - wide - side - 6 if right else inner.left()
    icons.draw(painter, QRectF(left, top, side, now.px(24)), icon, ink, side)
    at = QRectF(left + side + 6, top, wide + 1, tall)
    wrapped.lines(painter, at, name, now.font(how.role, weight=700), ink, where)
    if how.meaning:
        below = QRectF(inner.left(), top + tall, inner.width(), how.meaning * now.px(20))
        wrapped.lines(painter, below, words(ZONES[zone].meaning), now.font("min"), ink, where,
                      align=align)  # fmt: skip


def paint_axes(painter: QPainter, ground: Ground, words: Words, where: object) -> None:
    """Low and high at the ends of both axes, their names in the middle."""
    now = theme.now()
    tall = now.px(20)
    low, high = words.at("axis", "low"), words.at("axis", "high")
    names = words("Capacity of the institutions"), words("Priority of the community")
    along = QRectF(ground.left, ground.top + ground.height + 14, ground.width, tall)
    _ends(painter, along, low, high, names[0], where)
    painter.save()
    painter.translate(ground.left - 18 - tall, ground.top + ground.height)
    painter.rotate(-90)
    _ends(painter, QRectF(0, 0, ground.height, tall), low, high, names[1], where)
    painter.restore()


def _ends(painter: QPainter, box: QRectF, low: str, high: str, name: str, where: object) -> None:
    now = theme.now()
    muted = now.color.muted
    paint.text(painter, box, low, now.font("min"), muted, where=where)
    paint.text(painter, box, high, now.font("min"), muted, align=paint.RIGHT, where=where)
    ends = max(now.width(low, "min"), now.width(high, "min")) + 8
    middle = box.adjusted(ends, 0, -ends, 0)
    paint.text(painter, middle, name, now.font("min", weight=600), muted, align=paint.CENTER,
               where=where)  # fmt: skip
