"""The head of the player: what is on, how the session stands, what the room sees."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.header import Header
from workshop_app.ui.widgets.painted import Pressable, brush

_SIZES = (28, 24, 20)
_TONES = {
    "ok": ("ok_tint", "ok_line", "ok", "check-circle-fill"),
    "warn": ("warn_tint", "warn_line", "warn", "clock-clockwise"),
    "info": ("info_tint", "info_line", "info", "clock-counter-clockwise"),
}


class Title(QWidget):
    """A title that gets smaller, then takes a second line, before anything of it would be lost."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setObjectName("exercise")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        """Another title."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.now().line("title"))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, box = theme.now(), self.rect().toRectF()
        for size in _SIZES:
            font = now.font("title", size=size)
            if QFontMetricsF(font).horizontalAdvance(self._text) <= self.width():
                break
        else:
            font = now.font("title", size=17)
            box.adjust(0, -5, 0, 5)
        wrapped.lines(brush(self), box, self._text, font, now.color.ink, self)


class PlayerHeader(Header):
    """The page's head with such a title."""

    def __init__(self, *right: QWidget) -> None:
        super().__init__("", "", *right)
        self.name = Title()
        self.replace_title(self.name)

    def set_title(self, title: str) -> None:
        super().set_title(title)
        self.name.setText(title)


class PaceChip(Pressable):
    """Says whether the session is on time; pressing it tells what can be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._words = "ok", ""
        self.ring_radius = theme.now().px(18)
        self.setObjectName("pace")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._words

    def say(self, words: str, tone: str) -> None:
        """Other words; ``tone`` ok, warn or info."""
        if (words, tone) != (self._words, self._tone):
            self._words, self._tone = words, tone
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        now = theme.now()
        return QSize(now.width(self._words, "body", 600) + now.px(20) + 34, now.px(36))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        fill, line, ink, icon = _TONES[self._tone]
        edge = now.color.tone(ink if self.hovered else line)
        paint.frame(painter, box, box.height() / 2, now.color.tone(fill), edge)
        side = now.px(20)
        icons.draw(painter, QRectF(12, 0, side, box.height()), icon, now.color.tone(ink), side)
        paint.text(painter, box.adjusted(12 + side + 7, 0, -10, 0), self._words,
                   now.font("body", weight=600), now.color.tone(ink), where=self)  # fmt: skip
