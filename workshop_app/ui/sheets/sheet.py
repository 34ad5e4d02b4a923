"""One page of a document as a picture."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workshop_app.ui import paint, theme


class Sheet(QWidget):
    """The page as a picture, with a line round it."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None

    def wait_for(self, size: QSize) -> None:
        """A picture of this size is coming; the present one stays until it is there."""
        self.resize(size)

    def show_image(self, image: QImage) -> None:
        """Show it."""
        self._image = image
        self.update()

    def forget(self) -> None:
        """Show an empty page until another picture comes."""
        self._image = None
        self.update()

    @property
    def drawn(self) -> bool:
        """Whether a page is seen."""
        return self._image is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._image)
        paint.frame(painter, self.rect().toRectF(), 0, None, theme.now().color.line_strong)
