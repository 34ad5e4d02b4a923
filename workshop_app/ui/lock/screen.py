"""The cover of the whole window: a PIN opens it, and the app can be closed; nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.text import N_, Words
from workshop_app.ui.kiosk.pin_screen import PinScreen
from workshop_app.ui.pins import LOCK_MOST

UNSAVED = N_("A text is not saved yet. Unlock to keep it, or close again to discard it.")


class LockScreen(PinScreen):
    """Over the whole of ``window``. ``left`` asks to close the app."""

    def __init__(self, window: QWidget, words: Words, wait: int) -> None:
        super().__init__(
            words, wait, title=words("The screen is locked"),
            detail=words("What was written is saved. Type the PIN to go on."),
            leave=words("Close Convite"), most=LOCK_MOST,
        )  # fmt: skip
        self.setObjectName("lock screen")
        self.setAccessibleName(words("The screen is locked"))
        self.cancel.setObjectName("close convite")
        self.cancel.set_cap("Alt+F4")
        self.go.setText(words("Unlock"))
        self.go.setObjectName("unlock")
        self.setParent(window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        window.installEventFilter(self)
        self._cover()

    def refuse(self, wait: int) -> None:
        """The keyboard comes back to the place of the PIN."""
        super().refuse(wait)
        self.setFocus()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes round what can be used here: the PIN, closing the app, unlocking."""
        ring = [self, *(one for one in (self.cancel, self.go) if one.isEnabled())]
        here = QApplication.focusWidget()
        at = ring.index(here) if here in ring else 0
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        ring[(at + (1 if next else -1)) % len(ring)].setFocus(reason)
        return True

    def say_unsaved(self) -> None:
        """The app was asked to close, and something written would be lost."""
        self.told.setText(self._words(UNSAVED))
        self.settle()

    def _cover(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4 and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.accept()
            self.left.emit()
        else:
            super().keyPressEvent(event)
