"""A value on a scale, moved by the arrows or the pointer: from where on capacity is high."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.widgets import Painted, brush

LEAST, MOST = 10, 50
"""In tenths."""
_BY = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1,
    Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_PageUp: 5, Qt.Key.Key_PageDown: -5,
    Qt.Key.Key_Home: -MOST, Qt.Key.Key_End: MOST,
}  # fmt: skip


class LevelBar(Painted, QWidget):
    """Emits ``changed(tenths)``. Thin strokes show where the proposals are."""

    changed = Signal(int)

    def __init__(self, words: Words, tenths: int, values: Sequence[float], name: str) -> None:
        super().__init__()
        self._words, self._name = words, name
        self._values = list(values)
        self.tenths = tenths
        self.setObjectName("capacity from")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._said}")

    @property
    def _said(self) -> str:
        return self._words.number(self.tenths / 10, 1)

    def move_to(self, tenths: int) -> None:
        """Another value, within the scale, and tell."""
        tenths = min(MOST, max(LEAST, tenths))
        if tenths != self.tenths:
            self.tenths = tenths
            self._tell()
            self.update()
            self.changed.emit(tenths)

    def sizeHint(self) -> QSize:
        return QSize(theme.now().px(220), theme.now().px(44))

    minimumSizeHint = sizeHint

    # -- hands ------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _BY.get(Qt.Key(event.key()))
        if by:
            self.move_to(self.tenths + by)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)

    def _drag(self, event: QMouseEvent) -> None:
        track = self._track()
        share = (event.position().x() - track.left()) / (track.width() or 1)
        self.move_to(round(LEAST + share * (MOST - LEAST)))

    # -- drawing ----------------------------------------------------------------------------------
    def _track(self) -> QRectF:
        now = theme.now()
        room = now.width(self._words.number(5, 1), "strong", 700) + 14
        return QRectF(14, self.height() / 2 - 3, max(20, self.width() - 28 - room), 6)

    def _x(self, tenths: float) -> float:
        track = self._track()
        return track.left() + (tenths - LEAST) / (MOST - LEAST) * track.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, track = theme.now(), brush(self), self._track()
        color = now.color
        for value in self._values:
            at = QRectF(self._x(value * 10) - 1, track.top() - now.px(11), 2, now.px(8))
            painter.fillRect(at, color.line_strong)
        paint.frame(painter, track, 3, color.sunken, color.field_line)
        high = QRectF(self._x(self.tenths), track.top(), 0, track.height())
        high.setRight(track.right())
        paint.frame(painter, high, 3, color.primary)
        side = now.px(22)
        knob = QRectF(self._x(self.tenths) - side / 2, self.height() / 2 - side / 2, side, side)
        paint.frame(painter, knob, side / 2, color.card, color.primary, 2)
        at = QRectF(track.right() + 14, 0, self.width() - track.right() - 14, self.height())
        paint.text(painter, at, self._said, now.font("strong", weight=700), color.ink)
