"""Takes everything of the app out of sight but the lock screen, and brings it back as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from workshop_app.ui.widgets.painted import FocusRing, Painted, give_focus

NAME = "Convite"
"""What the window is called meanwhile: a plan's title is not for everyone."""
_Type = QEvent.Type
_HELD_BACK = {
    _Type.KeyPress, _Type.KeyRelease, _Type.MouseButtonPress, _Type.MouseButtonRelease,
    _Type.MouseButtonDblClick, _Type.MouseMove, _Type.Wheel, _Type.TouchBegin, _Type.TouchUpdate,
    _Type.TouchEnd, _Type.ContextMenu, _Type.DragEnter, _Type.DragMove, _Type.Drop, _Type.ToolTip,
    _Type.WhatsThis, _Type.Gesture, _Type.NativeGesture,
}  # fmt: skip


class OutOfSight(QObject):
    """From ``begin`` to ``end`` only ``screen`` is shown in its window, and of the app's other
    windows only what the room sees. What comes up meanwhile waits, unseen."""

    def __init__(self, screen: QWidget, room: str) -> None:
        """``room``: the object name of the window that the room sees."""
        super().__init__(screen)
        self._screen, self._room = screen, room
        self._top = screen.window()
        self._hidden: list[QWidget] = []
        self._focused = QApplication.focusWidget() or self._top.focusWidget()
        self._ringed = isinstance(self._focused, Painted) and self._focused.focused
        self._title = self._top.windowTitle()

    def begin(self) -> None:
        """Hide everything else."""
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        modal = QApplication.activeModalWidget()
        if modal is not None:
            modal.close()  # a dialog of the system: as Cancel, for what it lists could be read
        self._screen.show()
        self._screen.raise_()
        for one in self._others():
            self._hide(one)
        self._top.setWindowTitle(NAME)
        _application().installEventFilter(self)

    def end(self) -> QWidget | None:
        """Everything is back. What had the keyboard, where it is still there."""
        self.let_go()
        for one in self._hidden:
            if isValid(one):
                one.show()
        self._hidden = []
        self._top.setWindowTitle(self._title)
        found = self._focused
        if found is None or not isValid(found) or not found.isVisible():
            return None
        if self._ringed:
            give_focus(found)
        else:
            found.setFocus()
        return found

    def let_go(self) -> None:
        """Hold nothing back any more."""
        _application().removeEventFilter(self)

    def _others(self) -> list[QWidget]:
        """What stands beside the screen in its window, and the app's other windows."""
        beside = [one for one in self._top.children() if isinstance(one, QWidget)]
        windows = QApplication.topLevelWidgets()
        return [one for one in (*beside, *windows) if one.isVisible() and self._must_go(one)]

    def _must_go(self, widget: QWidget) -> bool:
        if widget in (self._screen, self._top) or isinstance(widget, FocusRing):
            return False
        if widget.isWindow():
            return widget.objectName() != self._room
        return widget.parentWidget() is self._top

    def _hide(self, widget: QWidget) -> None:
        if isValid(widget) and widget not in self._hidden:
            self._hidden.append(widget)
        if isValid(widget):
            widget.hide()
        if self._screen.isVisible() and not self._inside(QApplication.focusWidget()):
            self._screen.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == _Type.Shortcut:
            return True
        if not isinstance(watched, QWidget):
            return False
        if kind == _Type.Show and self._must_go(watched):
            self._screen.raise_()
            QTimer.singleShot(0, self, lambda: self._hide(watched))
        elif kind == _Type.WindowTitleChange and watched is self._top:
            self._retitle()
        elif kind == _Type.ShortcutOverride:
            event.accept()  # no key of the window works meanwhile
            return True
        elif kind in _HELD_BACK:
            return self._held_back(watched)
        return False

    def _retitle(self) -> None:
        if self._top.windowTitle() != NAME:
            self._title = self._top.windowTitle()
            self._top.setWindowTitle(NAME)

    def _held_back(self, widget: QWidget) -> bool:
        """Keys that come to the window itself had nobody to go to: the next go to the screen."""
        if widget is self._top and not self._inside(QApplication.focusWidget()):
            self._screen.setFocus()
        return not self._inside(widget)

    def _inside(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self._screen or self._screen.isAncestorOf(widget))


def _application() -> QGuiApplication:
    found = QApplication.instance()
    assert isinstance(found, QGuiApplication)
    return found
