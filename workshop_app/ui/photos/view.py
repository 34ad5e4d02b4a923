"""Where a picture stands in its place: how large, and which part of it is in sight."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF

from workshop_app.services.pictures import Box

MOST = 8.0
"""So many times larger than where it fits whole."""


@dataclass(slots=True)
class View:
    """A picture of ``size`` in a place of ``room`` pixels. ``zoom`` 1 shows it whole; ``middle`` is
    the point of the picture in the middle of the place, in fractions."""

    size: QSizeF = field(default_factory=lambda: QSizeF(4, 3))
    room: QSizeF = field(default_factory=lambda: QSizeF(400, 300))
    zoom: float = 1.0
    middle: QPointF = field(default_factory=lambda: QPointF(0.5, 0.5))

    def picture(self) -> QRectF:
        """The whole picture in the place's coordinates; it may reach out of it."""
        whole = min(
            self.room.width() / max(1.0, self.size.width()),
            self.room.height() / max(1.0, self.size.height()),
        )
        size = self.size * (whole * self.zoom)
        left = self._edge(self.room.width(), size.width(), self.middle.x())
        top = self._edge(self.room.height(), size.height(), self.middle.y())
        return QRectF(left, top, size.width(), size.height())

    @staticmethod
    def _edge(room: float, size: float, middle: float) -> float:
        """Where the picture begins: in the middle where it fits, else without an empty margin."""
        if size <= room:
            return (room - size) / 2
        return min(0.0, max(room - size, room / 2 - middle * size))

    def placed(self, box: Box) -> QRectF:
        """A box of the picture in the place's coordinates."""
        at = self.picture()
        return QRectF(
            QPointF(at.left() + box.left * at.width(), at.top() + box.top * at.height()),
            QPointF(at.left() + box.right * at.width(), at.top() + box.bottom * at.height()),
        )

    def fraction(self, point: QPointF) -> QPointF:
        """A point of the place as fractions of the picture."""
        at = self.picture()
        return QPointF(
            (point.x() - at.left()) / max(1.0, at.width()),
            (point.y() - at.top()) / max(1.0, at.height()),
        )

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller; what is under ``at`` (else the middle) stays under it."""
        point = at or QPointF(self.room.width() / 2, self.room.height() / 2)
        held = self.fraction(point)
        self.zoom = min(MOST, max(1.0, self.zoom * factor))
        now = self.fraction(point)
        self._look_at(self._seen() + (held - now))

    def pan(self, across: float, down: float) -> None:
        """Bring into sight what is that many pixels to the right and below."""
        at = self.picture()
        self._look_at(self._seen() + QPointF(across / at.width(), down / at.height()))

    def whole(self) -> None:
        """Show all of it."""
        self.zoom, self.middle = 1.0, QPointF(0.5, 0.5)

    def bring(self, box: Box) -> None:
        """Bring a box into sight, if it is not."""
        place = QRectF(QPointF(0, 0), self.room)
        if not place.contains(self.placed(box)):
            self._look_at(QPointF((box.left + box.right) / 2, (box.top + box.bottom) / 2))

    def _seen(self) -> QPointF:
        return self.fraction(QPointF(self.room.width() / 2, self.room.height() / 2))

    def _look_at(self, middle: QPointF) -> None:
        self.middle = QPointF(min(1.0, max(0.0, middle.x())), min(1.0, max(0.0, middle.y())))
