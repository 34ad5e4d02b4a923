"""Success, warnings and errors: one bar in place, or a strip under a line. Never a window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.labels import Paragraph
from workshop_app.ui.widgets.painted import brush

KINDS = {
    "done": ("ok_tint", "ok_line", "ok", "check-circle-fill"),
    "info": ("info_tint", "info_line", "info", "info-fill"),
    "warn": ("warn_tint", "warn_line", "warn", "warning-fill"),
    "error": ("error_tint", "error_line", "error", "warning-octagon-fill"),
}
"""Fill, line, icon colour and icon of a bar by its kind."""


class MessageBar(QWidget):
    """A sentence with at most a few buttons at its right. ``kind``: done info warn error.

    Put buttons in with ``add``; ``closable`` (words for its name) shows a cross that hides it and
    emits ``closed``.
    """

    closed = Signal()

    def __init__(
        self,
        kind: str,
        text: str,
        *buttons: Button,
        marks: bool = False,
        closable: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._paragraph = Paragraph(text, "detail", marks=marks)
        self._row = QHBoxLayout(self)
        now = theme.now()
        self._row.setContentsMargins(16 + now.px(20) + 10, 8, 12, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._paragraph, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in buttons:
            self.add(button)
        if closable:
            cross = IconButton("x", closable, size=32)
            cross.clicked.connect(self._close)
            self.add(cross)
        self.setMinimumHeight(now.px(44))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        return self._paragraph.text()

    def say(self, kind: str, text: str) -> None:
        """Another sentence and kind."""
        self._kind = kind
        self._paragraph.setText(text)
        self.setAccessibleName(text)
        self.update()

    def add(self, button: QWidget) -> None:
        """One more at the right."""
        self._row.addWidget(button)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, line, tone, icon = KINDS[self._kind]
        color, painter = theme.now().color, brush(self)
        ground = color.card if theme.now().dark else color.tone(fill)
        paint.frame(painter, self.rect().toRectF(), 8, ground, color.tone(line))
        icons.draw(painter, self.icon_box(), icon, color.tone(tone), theme.now().px(20))

    def icon_box(self) -> QRectF:
        """Where the icon stands."""
        return QRectF(16, 0, theme.now().px(20), self.height())


class Stripe(MessageBar):
    """A strip under a line; hidden until ``say``. Where it is narrow its buttons stand below."""

    def __init__(self, kind: str = "warn", parent: QWidget | None = None) -> None:
        super().__init__(kind, "", parent=parent)
        self._column = False
        self.hide()

    def say(self, kind: str, text: str) -> None:
        super().say(kind, text)
        self.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.now().px(200), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        items = [self._row.itemAt(at) for at in range(1, self._row.count())]
        buttons = [found for item in items if item and (found := item.widget())]
        wide = sum(one.sizeHint().width() + self._row.spacing() for one in buttons)
        edges = self._row.contentsMargins()
        column = self.width() - edges.left() - edges.right() - wide < theme.now().px(220)
        if column != self._column:
            self._column = column
            ways = QBoxLayout.Direction
            self._row.setDirection(ways.TopToBottom if column else ways.LeftToRight)
            for one in buttons:
                left = Qt.AlignmentFlag.AlignLeft if column else Qt.AlignmentFlag(0)
                self._row.setAlignment(one, left)
            self.updateGeometry()

    def icon_box(self) -> QRectF:
        if not self._column:
            return super().icon_box()
        return QRectF(16, 8, theme.now().px(20), self._paragraph.height())
