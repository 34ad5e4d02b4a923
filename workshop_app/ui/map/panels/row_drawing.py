"""A line of the map's list: badge with its number, the words, the place, a camera where a photo is."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.map.canvas import badges
from workshop_app.ui.map.shown import Row
from workshop_app.ui.widgets import RowDelegate, RowList, Rows, wrapped

SIDE, LEFT, RIGHT, EDGE = 34, 14, 10, 14
"""Pixels: the badge, before it, behind the words, above and below them together."""
CAMERA = 24
MOST = 2
"""Lines of a title; the whole stands under the list."""


class ShownRows(Rows):
    """Pins and areas as a model."""

    def words_of(self, row: Row) -> str:
        return ". ".join(part for part in (row.number, row.title, row.place) if part)


class ShownRow(RowDelegate):
    """As tall as its words need."""

    def __init__(self) -> None:
        super().__init__(53)

    def height(self, row: Row, width: int) -> int:
        owner = self.parent()
        if isinstance(owner, RowList):
            width = owner.viewport().width()
        title, place = self._heights(row, width)
        return max(theme.now().px(self._height), title + place + EDGE)

    def _room(self, row: Row, width: float) -> float:
        camera = theme.now().px(CAMERA) if row.camera else 0
        return max(80.0, width - LEFT - theme.now().px(SIDE) - 12 - RIGHT - camera)

    def _heights(self, row: Row, width: float) -> tuple[int, int]:
        now, room = theme.now(), self._room(row, width)
        font = now.font("detail", weight=600)
        title = wrapped.height(row.title, font, room)
        most = MOST * round(font.pixelSize() * 1.2)
        place = wrapped.height(row.place, now.font("min"), room) + 2 if row.place else 0
        return min(title, most) + 2, place

    def paint_row(self, painter: QPainter, box: QRectF, row: Row, selected: bool) -> None:
        now = theme.now()
        side = now.px(SIDE)
        where = QRectF(box.left() + LEFT, box.center().y() - side / 2, side, side)
        row_badge(painter, where, row)
        title, place = self._heights(row, box.width())
        top = box.center().y() - (title + place) / 2
        words = QRectF(where.right() + 12, top, self._room(row, box.width()), title)
        wrapped.lines(painter, words, row.title, now.font("detail", weight=700 if selected else 600),
                      now.color.ink, where=self, most=MOST, meant=True)  # fmt: skip
        below = QRectF(words.left(), words.bottom(), words.width(), place)
        if row.place:
            wrapped.lines(painter, below, row.place, now.font("min"), now.color.muted, where=self,
                          most=4)  # fmt: skip
        if row.camera:
            camera = QRectF(box.right() - RIGHT - now.px(20), box.top(), now.px(20), box.height())
            icons.draw(painter, camera, icons.filled("camera"), now.color.muted, now.px(18))


def row_badge(painter: QPainter, box: QRectF, row: Row) -> None:
    """The badge of a pin; of an area, its outline in small, with the number where it has one."""
    if not row.area:
        badges.badge(painter, box, row.kind, row.topic, row.number)
        return
    if row.topic:
        badges.badge(painter, box, row.kind, row.topic, row.number)
        return
    color = theme.now().color
    inside = box.adjusted(3, 3, -3, -3)
    paint.frame(painter, inside, 7, color.primary_tint, color.primary_hover, 2, dashed=True)
    icons.draw(painter, inside, "polygon", color.primary_hover, inside.width() * 0.6)
