"""A window over everything that goes from person to person until the facilitator's PIN ends it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QWidget

from workshop_app.ui.kiosk.covered import GROUND
from workshop_app.ui.kiosk.held import Combination, Held
from workshop_app.ui.widgets.painted import brush

_RAISE = 400
"""Milliseconds between two looks whether the window is still in front."""
_FRAME = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
)  # fmt: skip


class PassedWindow(QWidget):
    """Stays in front and holds back what is not for its screens, which subclasses bring.

    ``pin_given(pin)`` is to be tried by whoever knows it: ``refuse`` or ``end`` answers.
    """

    pin_given = Signal(str)
    ended = Signal()
    bug = Signal(object)

    def __init__(
        self, title: str, *, also: Collection[Combination] = (), scrolls: bool = False
    ) -> None:
        """``also`` and ``scrolls`` as for ``Held``."""
        super().__init__(None, _FRAME)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.over = False
        self.unkept = False
        """Once it ended: whether a confirmed vote waited to be kept and went with the screens."""
        self.held = Held(self, also=also, scrolls=scrolls)
        self.held.asked.connect(self.ask_to_leave)
        self._in_front = QTimer(self, interval=_RAISE)
        self._in_front.timeout.connect(self.come_forward)

    # -- what a subclass brings -------------------------------------------------------------------
    def ask_to_leave(self) -> None:
        """The facilitator's gesture: the PIN comes over what is shown."""
        raise NotImplementedError

    def refuse(self) -> None:
        """It was not the PIN."""
        raise NotImplementedError

    def settle_focus(self) -> None:
        """The keyboard goes where it belongs."""
        raise NotImplementedError

    # -- open and away ----------------------------------------------------------------------------
    def open(self, beside: QWidget | None = None) -> None:
        """Over the whole screen of ``beside``, covered."""
        if beside is not None:
            self.setScreen(beside.screen())
            self.setGeometry(beside.screen().geometry())
        self.held.begin()
        self.showFullScreen()
        self._in_front.start()
        self.come_forward()
        self.settle_focus()

    def end(self) -> None:
        """The laptop is the facilitator's again."""
        self.over = True
        self._in_front.stop()
        self.held.end()
        self._grab(False)
        self.ended.emit()
        self.close()
        self.deleteLater()

    def come_forward(self) -> None:
        """In front, active, over the whole screen: where something else came before it."""
        if not self._in_front.isActive():
            return
        if not self.isFullScreen() or self.isMinimized():
            self.showFullScreen()
        if not self.isActiveWindow():
            self.raise_()
            self.activateWindow()
        self._grab(True)

    def _grab(self, wanted: bool) -> None:
        """Where the system gives an app all keys and touches (X11), take them: the keys of the
        desktop come here too."""
        handle = self.windowHandle()
        if handle is not None and QGuiApplication.platformName() == "xcb":
            handle.setKeyboardGrabEnabled(wanted)
            handle.setMouseGrabEnabled(wanted)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ActivationChange, QEvent.Type.WindowStateChange):
            QTimer.singleShot(0, self, self.come_forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only ``end`` closes it."""
        if not self.over:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        brush(self).fillRect(self.rect(), QColor(GROUND))
