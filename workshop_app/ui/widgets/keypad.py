"""Big keys for figures: the same by touch, mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.painted import Painted, brush

_ROWS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("back", "0", "enter"))


class _Key(Painted, QAbstractButton):
    ring_radius = 10.0

    def __init__(self, key: str, name: str) -> None:
        super().__init__()
        self.key = key
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.now().px(90), theme.now().px(64))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.now().px(60), theme.now().px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color = now.color
        fill, line = color.card, color.line_strong
        if self.key == "back":
            fill = color.sunken
        elif self.key == "enter":
            fill, line = color.primary_tint, color.primary_tint
        if self.isDown() or self.hovered:
            line = color.primary
        paint.frame(painter, box, 10, fill, line)
        if self.key in ("back", "enter"):
            name = "backspace" if self.key == "back" else "arrow-elbow-down-left-bold"
            icons.draw(painter, box, name, color.ink, now.px(26))
        else:
            paint.text(painter, box, self.key, theme.font(26, 700, now.scale), color.ink,
                       align=paint.CENTER)  # fmt: skip


class KeyPad(QWidget):
    """Keys 0–9, one back, enter. Emits ``digit(str)``, ``back()`` and ``entered()``.

    It takes the same keys from the keyboard while it (or its parent, by ``press``) has the focus.
    """

    digit = Signal(str)
    back = Signal()
    entered = Signal()

    def __init__(self, back: str, enter: str, parent: QWidget | None = None) -> None:
        """``back`` and ``enter`` name those two keys for readers."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        names = {"back": back, "enter": enter}
        for row, keys in enumerate(_ROWS):
            for column, key in enumerate(keys):
                button = _Key(key, names.get(key, key))
                button.clicked.connect(lambda _=False, key=key: self._pressed(key))
                grid.addWidget(button, row, column)

    def _pressed(self, key: str) -> None:
        if key == "back":
            self.back.emit()
        elif key == "enter":
            self.entered.emit()
        else:
            self.digit.emit(key)

    def press(self, event: QKeyEvent) -> bool:
        """Take a key event; whether it was one of these keys."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self.digit.emit(chr(key))
        elif key == Qt.Key.Key_Backspace:
            self.back.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)
