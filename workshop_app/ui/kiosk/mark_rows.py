"""The marks of a tile: how each ballot method draws them and where they are touched.

A row of ROWS for each method. What a touch asks for is a word: "more", "less", or "=3" for a score.
A tile with marks differs from one without in these marks only, so that nobody reads a ballot
across the room.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from workshop_app.domain.voting.ballots import RoundRules
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.kiosk.marking import Value

TOUCH = 72
"""The least side of what is touched, in px at 100 %."""
MOST_RINGS = 5
"""More marks on one option than this are told as a figure."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a row of marks is drawn from."""

    value: Value
    rules: RoundRules
    color: QColor
    """Of the option's theme, dark enough for white on it."""
    quiet: bool = False
    """Only told, not touched: after "I am done"."""


Draw = Callable[[QPainter, QRectF, Look], None]
Hits = Callable[[QRectF, Look], list[tuple[QRectF, str]]]


@dataclass(frozen=True, slots=True)
class Row:
    """``least``: the smallest tile (px at 100 %) with a speaker; ``height`` of the marks;
    ``beside``: the speaker stands beside the marks, else in the corner above them."""

    draw: Draw
    hits: Hits
    least: tuple[int, int]
    height: int
    beside: bool = True


# -- rings: dots and yeses ------------------------------------------------------------------------
def _rings(box: QRectF, count: int) -> list[QRectF]:
    side = min(theme.now().px(42 if box.height() < theme.now().px(TOUCH) else 64), box.height())
    step = min(side + 10, (box.width() - side) / max(1, count - 1))
    return [
        QRectF(box.left() + at * step, box.center().y() - side / 2, side, side)
        for at in range(count)
    ]


def ring(painter: QPainter, box: QRectF, color: QColor, full: bool) -> None:
    """A place for a mark, or the mark in it."""
    side = box.width()
    if full:
        paint.frame(painter, box, side / 2, color, color, 2)
        icons.draw(painter, box, "check-bold", theme.now().color.card, side * 0.55)
    else:
        line = theme.now().color.field_line
        paint.frame(painter, box, side / 2, theme.now().color.card, line, 2)


def _draw_rings(painter: QPainter, box: QRectF, look: Look) -> None:
    value, most = look.value or 0, _ring_count(look.rules)
    if most > MOST_RINGS:
        _draw_many(painter, box, look)
        return
    places = _rings(box, most)
    for at, place in enumerate(places[:value] if look.quiet else places):
        ring(painter, place, look.color, at < value)


def _draw_many(painter: QPainter, box: QRectF, look: Look) -> None:
    """One mark and how many."""
    first = _rings(box, 1)[0]
    value = look.value or 0
    ring(painter, first, look.color, value > 0)
    now = theme.now()
    beside = QRectF(first.right() + 10, box.top(), box.right() - first.right() - 10, box.height())
    if value:
        paint.text(painter, beside, f"× {value}", theme.font(26, 700, now.scale), now.color.ink)


def _ring_count(rules: RoundRules) -> int:
    return min(rules.max_per_option, rules.per_person) if rules.method == "dots" else 1


def _ring_hits(box: QRectF, look: Look) -> list[tuple[QRectF, str]]:
    """The marks that stand, as one place to touch of at least 72 px, which takes the last away."""
    value, most = look.value or 0, _ring_count(look.rules)
    if not value or look.rules.method != "dots":
        return []
    full = _rings(box, most)[value - 1] if most <= MOST_RINGS else _rings(box, 1)[0]
    touch = theme.now().px(TOUCH)
    width = max(touch - 10, full.right() - box.left() + 4)
    return [(QRectF(box.left() - 10, box.bottom() + 14 - touch, width + 10, touch), "less")]


# -- points ---------------------------------------------------------------------------------------
def _point_places(box: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    side = min(theme.now().px(TOUCH), box.height())
    less = QRectF(box.left(), box.center().y() - side / 2, side, side)
    more = QRectF(box.right() - side, less.top(), side, side)
    return less, QRectF(less.right(), less.top(), more.left() - less.right(), side), more


def _draw_points(painter: QPainter, box: QRectF, look: Look) -> None:
    now, (less, middle, more) = theme.now(), _point_places(box)
    color = now.color
    if not look.quiet:
        for place, sign in ((less, "minus-bold"), (more, "plus-bold")):
            paint.frame(painter, place, 14, color.card, color.field_line, 2)
            icons.draw(painter, place, sign, color.ink, place.width() * 0.45)
    written = str(look.value or 0)
    paint.text(painter, box if look.quiet else middle, written, theme.font(34, 700, now.scale),
               color.ink, align=paint.LEFT if look.quiet else paint.CENTER)  # fmt: skip


def _point_hits(box: QRectF, _look: Look) -> list[tuple[QRectF, str]]:
    less, _, more = _point_places(box)
    return [(less, "less"), (more, "more")]


# -- scores ---------------------------------------------------------------------------------------
def _score_places(box: QRectF, most: int) -> list[QRectF]:
    count = most + 1
    side = min(theme.now().px(TOUCH), box.height(), box.width() / count)
    step = min(side + 12, (box.width() - side) / max(1, count - 1))
    return [
        QRectF(box.left() + at * step, box.center().y() - side / 2, side, side)
        for at in range(count)
    ]


def _draw_scores(painter: QPainter, box: QRectF, look: Look) -> None:
    now = theme.now()
    color = now.color
    for at, place in enumerate(_score_places(box, look.rules.max_per_option)):
        chosen = look.value == at
        if look.quiet and not chosen:
            continue
        if look.quiet:
            place = QRectF(box.left(), place.top(), place.width(), place.height())
        inside = place.adjusted(3, 3, -3, -3)
        fill, line = (look.color, look.color) if chosen else (color.card, color.field_line)
        paint.frame(painter, inside, inside.width() / 2, fill, line, 2)
        paint.text(painter, inside, str(at), theme.font(inside.width() * 0.48, 700),
                   color.card if chosen else color.ink, align=paint.CENTER)  # fmt: skip


def _score_hits(box: QRectF, look: Look) -> list[tuple[QRectF, str]]:
    places = _score_places(box, look.rules.max_per_option)
    return [(place, f"={at}") for at, place in enumerate(places)]


ROWS: Mapping[str, Row] = {
    "dots": Row(_draw_rings, _ring_hits, (230, 158), 44),
    "approval": Row(_draw_rings, _ring_hits, (230, 158), 44),
    "points": Row(_draw_points, _point_hits, (230, 176), 72, beside=False),
    "score": Row(_draw_scores, _score_hits, (470, 166), 72),
}
"""The marks of each ballot method on a tile."""
