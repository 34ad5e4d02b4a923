"""The sign of an option everywhere: number, shape, colour and pictogram; a key as a cap."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import brush


class Badge(QWidget):
    """Shape and colour of ``topic`` (a theme's id) with its pictogram, another ``icon`` (an
    option's own) or a ``number`` inside. ``size``: 16 24 32 48 72 114. ``name`` for readers."""

    def __init__(
        self,
        topic: str,
        size: int = 32,
        *,
        icon: str = "",
        number: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._topic, self._icon, self._number = topic, icon, number
        self._side = size
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(name or number)

    def show_topic(self, topic: str, *, icon: str = "", number: str = "") -> None:
        """Another theme, icon or number."""
        self._topic, self._icon, self._number = topic, icon, number
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.now().px(self._side)
        return QSize(side + max(4, round(side * 0.12)), side + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.now().px(self._side)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icon = self._icon if self._icon and icons.known(self._icon) else ""
        paint.badge(brush(self), box, self._topic, icon=icons.filled(icon) if icon else "",
                    number=self._number)  # fmt: skip


class KeyCap(QWidget):
    """A key drawn as a cap. ``key`` is Qt's name: "Ctrl+P", "PgDown", "Return"."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = theme.now().key(key)
        self.setAccessibleName(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(paint.keycap_width(self._label), theme.now().px(22) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.keycap(brush(self), QPointF(0, self.height() / 2), self._label)


class IconTile(QWidget):
    """An icon on a tinted rounded square, before a row or a title. ``tone``: primary, accent,
    warn, neutral; or the id of a zone (do_now open_way quick_win return)."""

    def __init__(
        self, icon: str, tone: str = "primary", size: int = 44, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self.setFixedSize(theme.now().px(size), theme.now().px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.now()
        color = now.color
        pairs = {
            "primary": (color.primary, color.primary_tint),
            "accent": (color.accent_text, color.accent_tint),
            "warn": (color.warn, color.warn_tint),
            "neutral": (color.muted, color.sunken),
        }
        if self._tone in pairs:
            ink, tint = pairs[self._tone]
        else:
            tint, ink, _ = now.zone(self._tone)
        paint.tile_icon(brush(self), self.rect().toRectF(), self._icon, ink, tint)
