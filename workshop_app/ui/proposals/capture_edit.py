"""The line in which a note-taker writes: keys of a remote, of undo and of the panel above it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.domain.incoming import LONGEST
from workshop_app.ui.proposals.remote import RemoteKeys
from workshop_app.ui.widgets.fields import LineEdit

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_FOR_THE_PAGE = (Qt.Key.Key_E, Qt.Key.Key_K)
"""With Ctrl these are keys of the pages, also where the system would move or erase in the line."""
_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CaptureEdit(LineEdit):
    """A line of 48 px for up to LONGEST letters, as many as a row of a table may have. It never
    swallows undo while it is empty: then the plan's is meant."""

    left = Signal()
    """Esc, from a person."""
    walked = Signal(int)
    """Arrow up (-1) or down (1)."""
    joined = Signal()
    """Ctrl+G."""
    listed = Signal()
    """Ctrl+I."""
    shortened = Signal(str)
    """More was to come in than the line takes; all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(look="capture", longest=LONGEST, parent=parent)
        self._remote: RemoteKeys | None = None
        self.inputRejected.connect(self._rejected)

    def hear_remote(self) -> None:
        """From now on keys of a presenter's remote are told apart, before anyone else sees them."""
        self._remote = RemoteKeys(self, self.keyPressEvent)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if not self.text() and any(event.matches(key) for key in _UNDO):
                event.ignore()
                return False
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in _FOR_THE_PAGE:
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _ARROWS and event.modifiers() != control:
            self.walked.emit(_ARROWS[Qt.Key(key)])
        elif key == Qt.Key.Key_G and event.modifiers() == control:
            self.joined.emit()
        elif key == Qt.Key.Key_I and event.modifiers() == control:
            self.listed.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _rejected(self) -> None:
        """Only what is too long is rejected: typed, or what was copied."""
        if len(self.text()) < LONGEST:
            return
        copied = QApplication.clipboard().text()
        known = copied and self.text().startswith(copied[: len(self.text())])
        self.shortened.emit(copied if known else self.text())
