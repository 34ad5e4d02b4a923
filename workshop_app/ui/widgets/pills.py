"""Rounded words that flow onto as many lines as they need; a long one wraps inside itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.painted import brush

_GAP = 8


class Pills(QWidget):
    """``pills``: pairs of an icon (or "") and words, in sand. Nothing is cut."""

    def __init__(
        self, pills: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pills = list(pills)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._told()

    def show_pills(self, pills: Sequence[tuple[str, str]]) -> None:
        """Other pills."""
        self._pills = list(pills)
        self._told()
        self.updateGeometry()
        self.setMinimumHeight(self.heightForWidth(max(1, self.width())))
        self.update()

    def _told(self) -> None:
        self.setAccessibleName(", ".join(words for _, words in self._pills))

    def _boxes(self, width: float) -> list[QRectF]:
        """Where each pill stands in ``width`` pixels."""
        now = theme.now()
        font, boxes = now.font("min", weight=600), []
        left, top, tall = 0.0, 0.0, 0.0
        for icon, words in self._pills:
            indent = self._indent(icon)
            wide = min(width, now.width(words, "min", 600) + indent + 14)
            height = max(now.px(28), wrapped.height(words, font, wide - indent - 13) + 9)
            if left and left + wide > width:
                left, top, tall = 0.0, top + tall + _GAP, 0.0
            boxes.append(QRectF(left, top, wide, height))
            left, tall = left + wide + _GAP, max(tall, height)
        return boxes

    def _indent(self, icon: str) -> int:
        return 12 + (theme.now().px(18) + 6 if icon else 0)

    def heightForWidth(self, width: int) -> int:
        return int(max((box.bottom() for box in self._boxes(width)), default=0))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        font = now.font("min", weight=600)
        for (icon, words), box in zip(self._pills, self._boxes(self.width()), strict=True):
            paint.frame(painter, box, min(14.0, box.height() / 2), now.color.sunken)
            indent, side = self._indent(icon), now.px(18)
            if icon:
                at = QRectF(box.left() + 11, box.top(), side, box.height())
                icons.draw(painter, at, icon, now.color.ink, side)
            inside = box.adjusted(indent, 0, -12, 0)
            wrapped.lines(painter, inside, words, font, now.color.ink, self, most=9)
