"""A choice that is on or off, as a card: title, one line, a switch."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workshop_app.ui import paint, theme
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.painted import Painted, brush
from workshop_app.ui.widgets.switch import draw_switch


class SwitchTile(Painted, QAbstractButton):
    """Turned by a click, Space or Enter; emits ``clicked`` and ``toggled``. ``set_detail`` says what
    is to be known of it in a line or two, in the tone "warn" where it is a warning."""

    ring_radius = 12.0

    def __init__(self, title: str, *, height: int = 60, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._detail, self._tone, self._height = title, "", "muted", height
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def text(self) -> str:
        return self._title

    def set_title(self, title: str) -> None:
        """Another title."""
        if title != self._title:
            self._title = title
            self.setAccessibleName(title)
            self.updateGeometry()
            self.update()

    @property
    def detail(self) -> str:
        """The line under the title."""
        return self._detail

    def set_detail(self, detail: str, tone: str = "muted") -> None:
        """Another line under the title."""
        self._detail, self._tone = detail, tone
        self.setAccessibleDescription(detail)
        self.setToolTip(detail)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.now()
        wide = max(now.width(self._title, "body", 600), now.px(60)) + now.px(44) + 34
        return QSize(wide, now.px(self._height))

    minimumSizeHint = sizeHint

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color, on, usable = now.color, self.isChecked(), self.isEnabled()
        line = color.primary if on and usable else color.line_strong
        paint.frame(painter, box, 12, color.card if usable else color.sunken, line, 1)
        ink = color.ink if usable else color.disabled_text
        wide, tall = now.px(44), now.px(24)
        room = box.width() - wide - 28
        font, small = now.font("body", weight=600), now.font("min")
        first = wrapped.height(self._title, font, room)
        second = wrapped.height(self._detail, small, room) if self._detail else 0.0
        top = box.top() + max(4.0, (box.height() - first - second) / 2)
        wrapped.lines(painter, QRectF(10, top, room, first), self._title, font, ink, where=self)
        if self._detail:
            tone = color.warn if self._tone == "warn" and usable else color.muted
            wrapped.lines(painter, QRectF(10, top + first, room, second), self._detail, small, tone,
                          where=self, most=3)  # fmt: skip
        track = QRectF(box.right() - wide - 8, (box.height() - tall) / 2, wide, tall)
        draw_switch(painter, track, on, usable)
