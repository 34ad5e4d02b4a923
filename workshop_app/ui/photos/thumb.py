"""A photo in small, to open, to move and to take away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from workshop_app.domain.places import Photo
from workshop_app.services import photos
from workshop_app.text import N_, Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import Pressable, brush

SIDE = 92
"""Pixels at 100 %."""
UNANSWERED = N_("Nobody has looked for faces yet: it goes into no document")
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PhotoThumb(Pressable):
    """``clicked`` (Enter) opens it, ``moved(by)`` by Ctrl and an arrow, ``removed`` by Del. One that
    was not answered for faces has a sign."""

    moved = Signal(int)
    removed = Signal()
    ring_radius = 8.0

    def __init__(self, words: Words, photo: Photo, number: int, count: int) -> None:
        super().__init__()
        self.photo = photo
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        said = words("Photo {n} of {count}", n=number, count=count)
        parts = [said, photo.caption, "" if self.answered else words(UNANSWERED)]
        self.setAccessibleName(". ".join(part for part in parts if part))
        self.setToolTip(photo.caption if self.answered else words(UNANSWERED))

    @property
    def answered(self) -> bool:
        """Whether it was looked at for faces, and has none."""
        return self.photo.faces == photos.NO

    def text(self) -> str:
        return self.accessibleName()

    def show_image(self, image: QImage) -> None:
        """The picture, once it is decoded."""
        self._image = image
        self.update()

    @property
    def shown(self) -> bool:
        """Whether its picture is there."""
        return not self._image.isNull()

    def sizeHint(self) -> QSize:
        side = theme.now().px(SIDE)
        return QSize(side, side)

    minimumSizeHint = sizeHint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif key in _MOVES and control:
            self.moved.emit(_MOVES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color = now.color
        paint.frame(painter, box, 8, color.sunken)
        if not self._image.isNull():
            path = QPainterPath()
            path.addRoundedRect(box, 8, 8)
            painter.save()
            painter.setClipPath(path)
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, self._image, self._middle())
            painter.restore()
        over = self.hovered or self.isDown()
        paint.frame(painter, box, 8, None, color.primary if over else color.line_strong,
                    2 if over else 1)  # fmt: skip
        if not self.answered:
            side = float(now.px(30))
            sign = QRectF(box.right() - side - 4, box.top() + 4, side, side)
            paint.frame(painter, sign, 15, color.warn_tint, color.warn_line)
            icons.draw(painter, sign, "user-focus", color.warn, now.px(20))

    def _middle(self) -> QRectF:
        """The square in the middle of the picture."""
        wide, high = self._image.width(), self._image.height()
        side = min(wide, high)
        return QRectF((wide - side) / 2, (high - side) / 2, side, side)
