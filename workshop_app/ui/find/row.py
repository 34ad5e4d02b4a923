"""Something found: its theme's badge or a sign, its number and title, and small below its kind."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.services.finding import Thing
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.pages import row as page_row
from workshop_app.ui.widgets.rows import RowDelegate, Rows

BADGE, LEFT = 32, 14


class ThingRows(Rows):
    """What was found, as a model."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def below(self, thing: Thing) -> str:
        """Kind and number."""
        kind = self._words(thing.kind)
        return f"{kind} {thing.number}" if thing.number else kind

    def words_of(self, row: Thing) -> str:
        return f"{row.title}. {self.below(row)}"


class ThingRow(RowDelegate):
    """One line of title, one of kind."""

    def __init__(self, rows: ThingRows) -> None:
        super().__init__(56, lines=True)
        self._below = rows.below

    def paint_row(self, painter: QPainter, box: QRectF, row: Thing, selected: bool) -> None:
        now = theme.now()
        side = now.px(BADGE)
        sign = QRectF(box.left() + LEFT, box.center().y() - side / 2, side, side)
        if row.theme:
            paint.badge(painter, sign, row.theme)
        else:
            icons.draw(painter, sign.adjusted(4, 4, -4, -4), page_row(row.page).icon,
                       now.color.primary, side - 8)  # fmt: skip
        left = sign.right() + 12
        room, tall = box.right() - left - 10, now.line("body")
        bold = now.font("body", weight=700 if selected else 600)
        top = box.center().y() - (tall + now.line("min")) / 2
        paint.text(painter, QRectF(left, top, room, tall), row.title, bold, now.color.ink,
                   where=self.parent(), meant=True)  # fmt: skip
        paint.text(painter, QRectF(left, top + tall, room, now.line("min")), self._below(row),
                   now.font("min"), now.color.muted, where=self.parent())  # fmt: skip
