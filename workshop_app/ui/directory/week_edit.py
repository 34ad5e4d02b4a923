"""The week as it is written: a day is chosen with the arrows, emptied, copied on, or written anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

from workshop_app.domain.opening_week import DAYS, Week
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.directory.week import WeekPicture
from workshop_app.ui.widgets.painted import Painted, brush

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WRITE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
_CLOSE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class WeekEdit(Painted, WeekPicture):
    """↑ ↓ choose a day; Enter or F2 asks to write it (``write``), Delete closes it (``emptied``),
    Ctrl+D gives its hours to the next day too (``copied``). Each tells the day."""

    write = Signal(str)
    emptied = Signal(str)
    copied = Signal(str)
    ring_radius = 8.0

    def __init__(self, hours: Week, words: Words) -> None:
        self._chosen = DAYS[0]
        super().__init__(hours, words, None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._told()

    @property
    def day(self) -> str:
        """The chosen day, of ``DAYS``."""
        return self._chosen

    def choose(self, day: str) -> None:
        """Choose another day."""
        self._chosen = day
        self._told()
        self.update()

    def show_hours(self, hours: Week) -> None:
        super().show_hours(hours)
        self._told()

    def _told(self) -> None:
        """A reader hears the chosen day first."""
        lines = [self.line(self._chosen), *(self.line(day) for day in DAYS if day != self._chosen)]
        self.setAccessibleDescription("; ".join(lines))

    def ring_box(self) -> QRect:
        """Round the chosen day."""
        return self.row_box(DAYS.index(self._chosen)).toRect()

    # -- keys and mouse ---------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """F2 writes the day, not the point, while this has the keyboard."""
        own = (*_WRITE, *_CLOSE, Qt.Key.Key_D)
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in own:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _STEPS:
            at = DAYS.index(self._chosen) + _STEPS[Qt.Key(event.key())]
            self.choose(DAYS[min(max(at, 0), len(DAYS) - 1)])
        elif event.key() in _WRITE:
            self.write.emit(self._chosen)
        elif event.key() in _CLOSE:
            self.emptied.emit(self._chosen)
        elif event.key() == Qt.Key.Key_D and control:
            self.copied.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = next((n for n in range(len(DAYS)) if self.row_box(n).contains(event.position())), 0)
        self.choose(DAYS[at])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.write.emit(self._chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            ground = self.row_box(DAYS.index(self._chosen))
            paint.frame(brush(self), ground, 6, theme.now().color.primary_tint)
        super().paintEvent(event)
