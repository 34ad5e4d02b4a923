"""Chips: a state in a word, and those that are pressed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import Painted, brush

_TONES = {
    "neutral": ("sunken", "", "ink"),
    "ok": ("ok_tint", "", "ok"),
    "warn": ("warn_tint", "warn_line", "warn"),
    "error": ("error_tint", "error_line", "error"),
    "info": ("info_tint", "", "info"),
    "accent": ("accent_tint", "accent_line", "accent_text"),
    "tint": ("primary_tint", "", "primary_hover"),
}
"""Fill, line and words of a chip by its tone."""


class Chip(QWidget):
    """A rounded word: a state, a fact. ``tone``: neutral ok warn error info accent tint, or
    ``topic`` an id of a theme (its badge, tint and text colour). Not for pressing: ``ChoiceChip``."""

    def __init__(
        self,
        words: str,
        tone: str = "neutral",
        *,
        icon: str = "",
        topic: str = "",
        height: int = 28,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._tone, self._icon, self._topic = words, tone, icon, topic
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def text(self) -> str:
        return self._label

    def say(self, words: str, tone: str = "", icon: str = "") -> None:
        """Other words, tone and icon ("" leaves them)."""
        self._label, self._tone = words, tone or self._tone
        self._icon = icon or self._icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _role(self) -> str:
        return "detail" if self._topic or self._height > 30 else "min"

    def sizeHint(self) -> QSize:
        now = theme.now()
        width = now.width(self._label, self._role(), 600) + 24
        if self._icon or self._topic:
            width += now.px(20) + 2
        return QSize(width, now.px(self._height))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color = now.color
        line: QColor | None = None
        if self._topic:
            sign = now.sign(self._topic)
            fill, ink = sign.tint, sign.text
        else:
            names = _TONES[self._tone]
            fill, ink = color.tone(names[0]), color.tone(names[2])
            line = color.tone(names[1]) if names[1] else None
        if now.dark:
            line = line or color.line
        paint.frame(painter, box, box.height() / 2, fill, line)
        left = 12.0
        if self._topic:
            paint.badge(painter, QRectF(8, 0, now.px(20), box.height()), self._topic)
            left = 8 + now.px(20) + 5
        elif self._icon:
            icons.draw(painter, QRectF(10, 0, now.px(18), box.height()), self._icon, ink,
                       now.px(18))  # fmt: skip
            left = 10 + now.px(18) + 6
        paint.text(painter, QRectF(left, 0, box.width() - left - 8, box.height()), self._label,
                   now.font(self._role(), weight=600), ink, where=self)  # fmt: skip


class ChoiceChip(Painted, QAbstractButton):
    """A chip that is pressed: a filter (``icon``) or a theme of the capture line (``topic``).

    Checkable. With ``topic`` it shows its badge, its words only while chosen, and the cap of
    ``key``; ``bare`` its badge alone, its words in the tooltip. ``square`` gives it the corners of a
    button ("Mesa 3", F6). Emits ``clicked``.
    """

    def __init__(
        self,
        words: str,
        *,
        topic: str = "",
        icon: str = "",
        key: str = "",
        chosen: bool = False,
        square: bool = False,
        height: int = 36,
        always: bool = False,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label, self._topic, self._icon, self._key = words, topic, icon, key
        self._square, self._height, self._always = square, height, always
        self._bare = bare and bool(topic)
        self._capped = bool(key)
        self.ring_radius = 8.0 if square else theme.now().px(height) / 2
        self.setCheckable(not square)
        self.setChecked(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        cap = theme.now().key(key) if key else ""
        self.setToolTip(f"{words} ({cap})" if cap else words if self._bare else "")
        self.toggled.connect(self._grown)

    def text(self) -> str:
        return self._label

    def setText(self, text: str) -> None:
        """Other words."""
        self._label = text
        self.setAccessibleName(text)
        self._grown()

    def show_cap(self, shown: bool) -> None:
        """With the cap of its key, or without where there is no room; the tooltip has it always."""
        if self._capped != (shown and bool(self._key)):
            self._capped = not self._capped
            self._grown()

    def _grown(self) -> None:
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """A chosen chip of a group is not taken back by another press: the page decides."""
        if self.isCheckable():
            self.setChecked(not self.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _parts(self) -> list[tuple[str, int]]:
        now = theme.now()
        parts = []
        if self._topic:
            parts.append(("badge", now.px(24)))
        elif self._icon:
            parts.append(("icon", now.px(20)))
        if not self._bare and (not self._topic or self.isChecked() or self._always):
            parts.append(("words", now.width(self._label, "detail", 600)))
        if self._capped:
            parts.append(("cap", paint.keycap_width(now.key(self._key))))
        return parts

    def sizeHint(self) -> QSize:
        parts = self._parts()
        width = sum(width for _, width in parts) + 7 * (len(parts) - 1) + 20
        return QSize(width + (4 if not self._topic else 0), theme.now().px(self._height))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color, on = now.color, self.isChecked()
        fill, line, ink = color.card, color.line_strong, color.ink
        if on:
            sign = now.sign(self._topic) if self._topic else None
            fill = sign.tint if sign else color.primary_tint
            line = sign.color if sign else color.primary
            ink = color.ink if sign else color.primary_hover
        elif self.hovered:
            fill = color.sunken
        radius = 8 if self._square else box.height() / 2
        paint.frame(painter, box, radius, fill, line, 2 if on else 1)
        left = 10.0 if self._topic else 12.0
        for part, width in self._parts():
            inside = QRectF(left, 0, width, box.height())
            if part == "badge":
                paint.badge(painter, inside, self._topic)
            elif part == "icon":
                icon = "check-bold" if on and not self._square else self._icon
                icons.draw(painter, inside, icon, color.primary if on else color.ink, width)
            elif part == "words":
                paint.text(painter, inside, self._label, now.font("detail", weight=600), ink,
                           where=self)  # fmt: skip
            else:
                paint.keycap(painter, QPointF(left, box.height() / 2), now.key(self._key))
            left += width + 7
