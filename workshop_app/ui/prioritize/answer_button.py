"""One answer of a few: a score, yes or no. Small, square, told by words, shape and colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import Painted, brush

_LOOKS = {
    "ok": ("ok_tint", "ok", "ok"),
    "error": ("error_tint", "error", "error"),
    "warn": ("warn_tint", "warn", "warn"),
}
"""Fill, line and words of a chosen answer by its tone."""


class AnswerButton(Painted, QAbstractButton):
    """Checkable; Space or a click chooses it, Enter goes on to whatever Enter does here."""

    def __init__(
        self, words: str, icon: str, tone: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._icon, self._tone = words, icon, tone
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{name} {words}")

    def text(self) -> str:
        return self._words

    def nextCheckState(self) -> None:
        """One of a row: pressing the chosen one again leaves it chosen."""
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move along the row."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        now = theme.now()
        wide = now.px(18) + 6 + now.width(self._words, "detail", 700) + 18
        return QSize(max(wide, now.px(56)), now.px(38))

    minimumSizeHint = sizeHint

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        color = theme.now().color
        if not self.isEnabled():
            return color.sunken, color.line, color.disabled_text
        if self.isChecked():
            fill, line, ink = (color.tone(one) for one in _LOOKS[self._tone])
            return fill, line, ink
        return (color.sunken if self.hovered else color.card), color.field_line, color.ink

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        fill, line, ink = self._colors()
        on = self.isChecked()
        paint.frame(painter, box, 8, fill, line, 2 if on else 1)
        side = now.px(18)
        inked = ink if on or not self.isEnabled() else now.color.muted
        icons.draw(painter, QRectF(9, 0, side, box.height()), self._icon, inked, now.px(16))
        at = QRectF(9 + side + 5, 0, box.width() - side - 20, box.height())
        paint.text(painter, at, self._words, now.font("detail", weight=700 if on else 600), ink,
                   where=self)  # fmt: skip
