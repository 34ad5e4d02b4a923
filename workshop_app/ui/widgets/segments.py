"""A few choices side by side, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import Painted, brush

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Segments(Painted, QWidget):
    """A few choices side by side, one of them chosen: tabs of a page, ways to order.

    ``choices``: pairs (key, words). Emits ``chosen(key)`` when a person chooses. ``badges`` maps a
    key to (icon, words) of a small chip inside its segment ("decide" with a lock on 10).
    """

    chosen = Signal(str)
    ring_radius = 10.0

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        current: str = "",
        *,
        name: str = "",
        badges: dict[str, tuple[str, str]] | None = None,
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._badges = badges or {}
        self._current = current or self._choices[0][0]
        self._height = height
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name or " · ".join(words for _, words in choices))
        self._told()

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The pairs of key and words."""
        return list(self._choices)

    @property
    def current(self) -> str:
        """The key of the chosen one."""
        return self._current

    def choose(self, key: str) -> None:
        """Choose without telling."""
        self._current = key
        self._told()
        self.update()

    def set_choices(
        self,
        choices: Sequence[tuple[str, str]],
        current: str = "",
        badges: dict[str, tuple[str, str]] | None = None,
    ) -> None:
        """Other choices; their badges stay unless others are given."""
        self._choices = list(choices)
        self._badges = self._badges if badges is None else badges
        self.choose(current or self._choices[0][0])
        self.updateGeometry()

    def _told(self) -> None:
        self.setAccessibleDescription(dict(self._choices).get(self._current, ""))

    def _pick(self, key: str) -> None:
        if key != self._current:
            self.choose(key)
            self.chosen.emit(key)

    def _widths(self) -> list[int]:
        now = theme.now()
        widths = []
        for key, words in self._choices:
            width = now.width(words, "body", 700) + 30
            if key in self._badges:
                width += now.width(self._badges[key][1], "min", 600) + now.px(34)
            widths.append(width)
        return widths

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + 8, theme.now().px(self._height))

    minimumSizeHint = sizeHint

    def _boxes(self) -> list[QRectF]:
        widths = self._widths()
        extra = max(0.0, self.width() - 8 - sum(widths)) / max(1, len(widths))
        boxes, left = [], 4.0
        for width in widths:
            boxes.append(QRectF(left, 4, width + extra, self.height() - 8))
            left += width + extra
        return boxes

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for (key, _), box in zip(self._choices, self._boxes(), strict=True):
            if box.contains(event.position()):
                self._pick(key)

    def event(self, event: QEvent) -> bool:
        """The bare arrows are its own, also on a page where they are keys of something else."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _ARROWS and held == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = [key for key, _ in self._choices]
        at = keys.index(self._current)
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._pick(keys[(at + 1) % len(keys)])
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._pick(keys[at - 1])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        color = now.color
        paint.frame(painter, self.rect().toRectF(), 10, color.sunken, color.line)
        for (key, words), box in zip(self._choices, self._boxes(), strict=True):
            on = key == self._current
            if on:
                paint.frame(painter, box, 8, color.primary_tint if now.dark else color.card,
                            color.primary, 1.5)  # fmt: skip
            ink = color.primary_hover if on else color.muted
            inside = box.adjusted(6, 0, -6, 0)
            if key in self._badges:
                inside.setRight(self._paint_badge(painter, box, key))
            paint.text(painter, inside, words, now.font("body", weight=700 if on else 600), ink,
                       align=paint.CENTER, where=self)  # fmt: skip

    def _paint_badge(self, painter: QPainter, box: QRectF, key: str) -> float:
        now = theme.now()
        icon, words = self._badges[key]
        width = now.width(words, "min", 600) + now.px(28)
        chip = QRectF(box.right() - width - 6, box.center().y() - now.px(12), width, now.px(24))
        paint.frame(painter, chip, chip.height() / 2, now.color.primary_tint)
        icons.draw(painter, QRectF(chip.left() + 6, chip.top(), now.px(16), chip.height()), icon,
                   now.color.primary_hover, now.px(14))  # fmt: skip
        paint.text(painter, chip.adjusted(now.px(22), 0, 0, 0), words, now.font("min", weight=600),
                   now.color.primary_hover)  # fmt: skip
        return chip.left()
