"""What can still be given, at the top right: dots as dots, points as a bar, both with words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.kiosk.marking import Marks, left_over
from workshop_app.ui.widgets.painted import brush

_MOST = 8
"""More marks than this are told in words only."""
_BAR = 260


class LeftOver(QWidget):
    """Nothing where the ballot has no limit."""

    def __init__(self, words: Words, marks: Marks) -> None:
        super().__init__()
        self._words, self._marks = words, marks
        self.setObjectName("left over")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow()

    def follow(self) -> None:
        """Show what is left now."""
        self.setAccessibleName(left_over(self._words, self._marks))
        self.update()

    @property
    def _dots(self) -> int:
        limit = self._marks.limit
        points = self._marks.rules.method == "points"
        return limit if limit is not None and not points and limit <= _MOST else 0

    def _drawn(self) -> int:
        """Pixels beside the words."""
        now = theme.now()
        if self._marks.rules.method == "points":
            return now.px(_BAR)
        return self._dots * now.px(54) - now.px(10) if self._dots else 0

    def sizeHint(self) -> QSize:
        now = theme.now()
        if self._marks.limit is None:
            return QSize(0, now.px(44))
        most = left_over(self._words, Marks(self._marks.rules))
        return QSize(now.width(most, "section", 700) + 26 + self._drawn(), now.px(44))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marks.limit is None:
            return
        painter, now = brush(self), theme.now()
        drawn = self._drawn()
        box = self.rect().toRectF()
        words = box.adjusted(0, 0, -drawn - (22 if drawn else 0), 0)
        paint.text(painter, words, left_over(self._words, self._marks),
                   now.font("section", weight=700), now.color.ink, align=paint.RIGHT)  # fmt: skip
        left, limit = self._marks.left or 0, self._marks.limit
        if self._marks.rules.method == "points":
            bar = QRectF(box.right() - drawn, box.center().y() - now.px(11), drawn, now.px(22))
            paint.frame(painter, bar, bar.height() / 2, now.color.bar_track, now.color.field_line)
            if left:
                full = QRectF(bar)
                full.setWidth(max(bar.height(), drawn * left / limit))
                paint.frame(painter, full, bar.height() / 2, now.color.accent_text)
            return
        side = now.px(42)
        for at in range(self._dots):
            place = QRectF(
                box.right() - drawn + at * now.px(54), (box.height() - side) / 2, side, side
            )
            if at < left:
                paint.frame(painter, place, side / 2, now.color.accent_text)
                continue
            pen = QPen(now.color.field_line, 2)
            pen.setDashPattern([3.5, 2.5])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place.adjusted(1, 1, -1, -1))
