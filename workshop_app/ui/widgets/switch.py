"""A switch: on or off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import Painted, brush


class Switch(Painted, QAbstractButton):
    """On or off. With ``words`` they stand at its right; else give ``name``. Emits ``toggled``."""

    def __init__(
        self, words: str = "", on: bool = False, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = words
        self.ring_radius = theme.now().px(12)
        self.setCheckable(True)
        self.setChecked(on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words or name)

    def text(self) -> str:
        return self._label

    def sizeHint(self) -> QSize:
        now = theme.now()
        words = now.width(self._label) + 12 if self._label else 0
        return QSize(now.px(44) + words, now.px(28))

    minimumSizeHint = sizeHint

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        color, usable = now.color, self.isEnabled()
        tall = now.px(24)
        box = QRectF(0, (self.height() - tall) / 2, now.px(44), tall)
        draw_switch(painter, box, self.isChecked(), usable)
        if self._label:
            paint.text(painter, QRectF(box.right() + 12, 0, self.width() - box.right() - 12,
                                       self.height()), self._label, now.font("body"),
                       color.ink if usable else color.disabled_text, where=self)  # fmt: skip


def draw_switch(painter: QPainter, box: QRectF, on: bool, usable: bool = True) -> None:
    """The track and the knob in ``box``; a check stands in one that is on."""
    now = theme.now()
    color, tall = now.color, box.height()
    fill = color.primary if on else color.card
    if not usable:
        fill = color.sunken
    paint.frame(painter, box, tall / 2, fill, None if on and usable else color.field_line, 1.5)
    knob = tall * 2 / 3
    gap = (tall - knob) / 2
    left = box.right() - gap - knob if on else box.left() + gap
    ground = color.on_primary if on and usable else color.field_line
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(QRectF(left, box.top() + gap, knob, knob))
    if on:
        icons.draw(painter, QRectF(box.left() + 5, box.top(), now.px(14), tall), "check-bold",
                   ground, now.px(13))  # fmt: skip
