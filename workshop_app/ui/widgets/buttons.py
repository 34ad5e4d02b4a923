"""Buttons: one filled for the next action, the others quiet; the key stands on the button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import Painted, brush, on_key

KINDS = ("primary", "secondary", "quiet", "plain", "tinted", "danger")
HEIGHTS = {"small": 36, "normal": 40, "header": 44, "big": 52, "kiosk": 72}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _is_enter(event: QKeyEvent) -> bool:
    """Enter presses a button; with Ctrl it is for what the button stands in."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() in _ENTER and not control


class Button(Painted, QAbstractButton):
    """A button with words, a verb first.

    ``kind``: primary (one per screen), secondary, quiet (teal words, no frame), plain (dark words,
    no frame), tinted, danger. ``key`` is Qt's name of a shortcut ("Ctrl+P"): it works, and is shown
    as a cap; ``cap`` shows one that something else handles. ``icon`` stands before the words,
    ``icon_after`` behind them. ``size``: small 36, normal 40, header 44, big 52, kiosk 72 px.
    """

    def __init__(
        self,
        words: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        icon_after: str = "",
        key: str = "",
        cap: str = "",
        size: str = "normal",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._after, self._size = kind, icon, icon_after, size
        self._key, self._cap = key, cap or key
        self._label = words
        self._reason = ""
        self.ring_radius = 12.0 if size in ("big", "kiosk") else 8.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if key:
            on_key(self, key)
        self._told()

    def text(self) -> str:
        return self._label

    @property
    def cap(self) -> str:
        """The key that it shows, by Qt's name; "" for none."""
        return self._cap

    def set_cap(self, cap: str) -> None:
        """Show another key that something else handles; "" for none."""
        self._cap = cap
        self._told()

    def setText(self, text: str) -> None:
        """Other words; never a mnemonic, whatever they hold."""
        self._label = text
        self._told()

    def set_icon(self, icon: str) -> None:
        """Another icon before the words."""
        self._icon = icon
        self.update()

    @property
    def kind(self) -> str:
        """How it looks now."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Another look: a button that becomes the next action is ``primary``."""
        self._kind = kind
        self.update()

    def block(self, reason: str = "") -> None:
        """Grey, with ``reason`` as tooltip (say it beside the button too); "" makes it usable."""
        self._reason = reason
        self.setEnabled(not reason)
        self._told()

    def _told(self) -> None:
        cap = theme.now().key(self._cap) if self._cap else ""
        self.setAccessibleName(self._label)
        self.setAccessibleDescription(self._reason or cap)
        self.setToolTip(self._reason or (f"{self._label} ({cap})" if cap and not self._label else
                                         cap))  # fmt: skip
        self.updateGeometry()
        self.update()

    # -- size -------------------------------------------------------------------------------------
    @property
    def _role(self) -> str:
        kiosk = "title" if self._kind == "primary" else "section"
        return {"big": "strong", "kiosk": kiosk, "small": "detail"}.get(self._size, "body")

    @property
    def _side(self) -> int:
        return 14 if self._kind in ("quiet", "plain") else 16

    def sizeHint(self) -> QSize:
        now = theme.now()
        width = 2 * self._side + sum(w for _, w in self._parts()) + 8 * (len(self._parts()) - 1)
        return QSize(max(width, now.px(HEIGHTS[self._size])), now.px(HEIGHTS[self._size]))

    minimumSizeHint = sizeHint

    def _icon_size(self) -> int:
        return theme.now().px(24 if self._size in ("big", "kiosk") else 20)

    def _parts(self) -> list[tuple[str, int]]:
        """What stands beside each other, with the width of each."""
        now = theme.now()
        parts = [("icon", self._icon_size())] if self._icon else []
        if self._label:
            parts.append(("words", now.width(self._label, self._role, 600)))
        if self._after:
            parts.append(("after", self._icon_size()))
        if self._cap:
            parts.append(("cap", paint.keycap_width(now.key(self._cap))))
        return parts

    # -- keys -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            if self.isEnabled() and not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    # -- looks ------------------------------------------------------------------------------------
    def _colors(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Fill, line and colour of the words."""
        color, over = theme.now().color, self.hovered and self.isEnabled()
        if not self.isEnabled():
            quiet = self._kind in ("quiet", "plain")
            return (None, None, color.disabled_text) if quiet else (
                color.sunken, color.line, color.disabled_text)  # fmt: skip
        if self.isDown():
            over = True
        hover = color.sunken if over else None
        return {
            "primary": (color.primary_hover if over else color.primary, None, color.on_primary),
            "secondary": (hover or color.card, color.field_line if over else color.line_strong,
                          color.ink),
            "quiet": (color.primary_tint if over else None, None, color.primary),
            "plain": (hover, None, color.ink),
            "tinted": (color.primary_tint, color.primary if over else None, color.primary_hover),
            "danger": (color.error_tint if over else color.card, color.error_line, color.error),
        }[self._kind]  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        fill, line, ink = self._colors()
        if fill or line:
            paint.frame(painter, self.rect().toRectF(), self.ring_radius, fill, line)
        self._paint_parts(painter, ink)

    def _paint_parts(self, painter: QPainter, ink: QColor) -> None:
        now, parts = theme.now(), self._parts()
        total = sum(width for _, width in parts) + 8 * (len(parts) - 1)
        room = self.width() - 2 * self._side
        left = self._side + max(0.0, (room - total) / 2)
        middle = self.height() / 2
        tint = now.color.primary if self._kind in ("tinted",) and self.isEnabled() else ink
        for name, width in parts:
            box = QRectF(left, 0, width, self.height())
            if name == "words":
                box.setWidth(min(width, max(0.0, room - (total - width))))
                paint.text(painter, box, self._label, now.font(self._role, weight=600), ink,
                           where=self)  # fmt: skip
            elif name == "cap":
                ground = "primary" if self._kind == "primary" and self.isEnabled() else ""
                paint.keycap(painter, QPointF(left, middle), now.key(self._cap), ground=ground)
            else:
                icon = self._icon if name == "icon" else self._after
                icons.draw(painter, box, icon, tint, width)
            left += box.width() + 8


class IconButton(Painted, QAbstractButton):
    """A square button with only an icon; ``name`` is what it is called (also its tooltip)."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        key: str = "",
        kind: str = "plain",
        size: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._kind, self._size = icon, kind, size
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        cap = theme.now().key(key) if key else ""
        self.setToolTip(f"{name} ({cap})" if cap else name)
        if key:
            on_key(self, key)

    def text(self) -> str:
        return self.accessibleName()

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.now().px(self._size)
        return QSize(side, side)

    minimumSizeHint = sizeHint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        color, painter = theme.now().color, brush(self)
        over = self.isEnabled() and (self.hovered or self.isDown())
        on_rail = self._kind == "rail"
        if self._kind == "secondary":
            paint.frame(painter, self.rect().toRectF(), 8, color.sunken if over else color.card,
                        color.field_line if over else color.line_strong)  # fmt: skip
        elif over or self.isChecked():
            fill = color.rail_selected if on_rail else color.primary_tint
            paint.frame(painter, self.rect().toRectF(), 8, fill)
        ink = color.rail_text if on_rail else color.ink
        if self._kind == "quiet" or self.isChecked():
            ink = color.primary
        if not self.isEnabled():
            ink = QColor(color.rail_muted if on_rail else color.disabled_text)
            ink.setAlphaF(0.55)
        icons.draw(painter, self.rect().toRectF(), self._icon, ink, theme.now().px(20))
