"""A number with less and more."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from workshop_app.ui import paint, theme
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.labels import Label
from workshop_app.ui.widgets.painted import Painted, brush


class _Number(QLineEdit):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10,
                Qt.Key.Key_PageDown: -10}.get(Qt.Key(event.key()))  # fmt: skip
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class Stepper(Painted, QWidget):
    """A number with − and +; typed, or by the arrow keys. Emits ``changed(int)``, and ``settled``
    once it is not being changed any more: after Enter, or when the keyboard leaves it.

    ``unit`` stands small behind the number ("min"). ``step`` for − and +.
    """

    changed = Signal(int)
    settled = Signal()

    def __init__(
        self,
        value: int,
        least: int = 0,
        most: int = 999,
        *,
        name: str,
        less: str = "−1",
        more: str = "+1",
        unit: str = "",
        step: int = 1,
        height: int = 40,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._step, self._unit = least, most, step, unit
        self._value = value
        self._height = height
        self._edit = _Number(str(value))
        self._edit.setProperty("look", "bare")
        self._edit.setFont(theme.now().font("strong", weight=600))
        self._edit.setStyleSheet(f"font-size: {theme.now().px(18)}px; min-height: 0;")
        self._edit.setValidator(QIntValidator(-99_999, 99_999, self))
        self._edit.setAlignment(Qt.AlignmentFlag.AlignRight if unit else
                                Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
        self._edit.setAccessibleName(name)
        self._less = IconButton("minus", f"{name}: {less}", kind="quiet", size=32)
        self._more = IconButton("plus", f"{name}: {more}", kind="quiet", size=32)
        self._build(unit)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._edit)

    def _build(self, unit: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(2)
        for button, by in ((self._less, -1), (self._more, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, by=by: self.move_by(by * self._step))
        row.addWidget(self._less)
        row.addWidget(self._edit, 1)
        if unit:
            row.addWidget(Label(unit, "detail", "muted"))
        row.addWidget(self._more)
        self._edit.stepped.connect(self.move_by)
        self._edit.editingFinished.connect(self._typed)
        self._edit.editingFinished.connect(self.settled)

    @property
    def value(self) -> int:
        """The number, between ``least`` and ``most``."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show another number without telling."""
        self._value = min(self._most, max(self._least, value))
        self._edit.setText(str(self._value))
        self.updateGeometry()

    def set_range(self, least: int, most: int) -> None:
        """Other bounds; the number moves inside them without telling."""
        self._least, self._most = least, most
        self.set_value(self._value)

    def _typed(self) -> None:
        written = self._edit.text()
        self._change(int(written) if written.lstrip("-").isdigit() else self._value)

    def move_by(self, by: int) -> None:
        """As − and + do."""
        self._typed()
        self._change(self._value + by)

    def _change(self, value: int) -> None:
        before = self._value
        self.set_value(value)
        if self._value != before:
            self.changed.emit(self._value)

    def sizeHint(self) -> QSize:
        now = theme.now()
        digits = now.width("0" * max(2, len(str(self._value))), "strong", 600) + 14
        unit = now.width(self._unit, "detail") + 6 if self._unit else 0
        return QSize(now.px(64) + 16 + digits + unit, now.px(self._height))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        color, on = theme.now().color, self._edit.hasFocus()
        paint.frame(brush(self), self.rect().toRectF(), 8,
                    color.card if self.isEnabled() else color.sunken,
                    color.primary if on else color.field_line, 2 if on else 1)  # fmt: skip
