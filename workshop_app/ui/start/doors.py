"""The doors of the start screen: large buttons with an icon, a name, a line and a letter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import Pressable, brush, on_key
from workshop_app.ui.widgets.wrapping import wrap


class Door(Pressable):
    """``letter`` opens it while no text field has the focus. As tall as the tallest of its ``row``."""

    ring_radius = 12.0

    def __init__(
        self, icon: str, title: str, line: str, letter: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._title, self._line, self._letter = icon, title, line, letter
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row: list[Door] = [self]
        on_key(self, letter)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)

    def text(self) -> str:
        return self._title

    def _lines(self) -> list[str]:
        return wrap(self._line, theme.now().font("detail"), max(120, self.width() - 36))

    def _titles(self) -> list[str]:
        font = theme.now().font("strong", weight=700)
        return wrap(self._title, font, max(120, self.width() - 36))[:2]

    def tall(self) -> int:
        """Pixels that its own words need."""
        now, lines = theme.now(), min(3, max(2, len(self._lines())))
        more = (len(self._titles()) - 1) * now.line("strong")
        return now.px(96) + more + lines * now.line("detail") - 8

    def sizeHint(self) -> QSize:
        return QSize(180, max(one.tall() for one in self.row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for one in self.row:
            one.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color = now.color
        over = self.hovered or self.isDown()
        paint.frame(painter, box, 12, color.card, color.primary if over else color.line)
        size = now.px(28)
        icons.draw(painter, QRectF(18, 14, size, size), self._icon, color.primary, size)
        cap = now.key(self._letter)
        at = QPointF(box.right() - 18 - paint.keycap_width(cap), 14 + size / 2)
        paint.keycap(painter, at, cap)
        top = 14 + size + 4
        for line in self._titles():
            paint.text(painter, QRectF(18, top, box.width() - 30, now.line("strong")), line,
                       now.font("strong", weight=700), color.ink, where=self)  # fmt: skip
            top += now.line("strong")
        for number, line in enumerate(self._lines()[:3]):
            row = QRectF(
                18, top + number * now.line("detail"), box.width() - 30, now.line("detail")
            )
            paint.text(painter, row, line, now.font("detail"), color.muted, where=self)
