"""Where the room's window stands while screens are plugged in and pulled."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from workshop_app.ui.shell import projector_screens as screens
from workshop_app.ui.shell.projector_window import ProjectorWindow

GUARD = 250
"""Milliseconds after which a system has given the keyboard to a window that came."""


class ProjectorPlace(QObject):
    """Puts the window on the screen that is remembered, else on any but the facilitator's, and never
    over her window unless she asks. ``happened``: lost, found, moved, alone or same.
    """

    happened = Signal(str)
    changed = Signal()
    screen_chosen = Signal(str)

    def __init__(self, home: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._home = home
        self._window: ProjectorWindow | None = None
        self._remembered = ""
        self._at_home = self._follows_home = self._asked_to_cover = False
        self._stood = ("", "")
        """The screens of the facilitator's window and of the room's while both had one."""
        self.lost = False
        """Whether the screen was pulled while something was shown on it."""
        self._guard = QTimer(self, singleShot=True, interval=GUARD)
        self._guard.timeout.connect(self._guarded)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._removed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._later)

    # -- asked ------------------------------------------------------------------------------------
    @property
    def full(self) -> bool:
        """Whether the window takes the whole of a screen."""
        return self._window is not None and self._window.isFullScreen()

    @property
    def screen(self) -> QScreen:
        """The screen it stands on; where nothing is shown, the one that would be taken."""
        if self._window is not None and self._window.isVisible():
            return self._window.screen()
        return self._best()

    def remember(self, screen: str) -> None:
        """The name of the screen chosen earlier."""
        self._remembered = screen

    def use(self, window: ProjectorWindow | None) -> None:
        """From now on this is the window, not shown yet; ``None``: there is none any more."""
        self._window, self.lost = window, False
        handle = self._home.window().windowHandle()
        if handle is not None and not self._follows_home:
            self._follows_home = True
            handle.screenChanged.connect(self._later)

    def bring(self) -> None:
        """Put it where it belongs, because a person asked to see it."""
        if self._window is not None and not self._window.isVisible():
            self._place(self._window, self._best())
            if not screens.others(self._home):
                self.happened.emit("same" if screens.mirrored(self._home) else "alone")

    def move_to(self, screen: QScreen) -> None:
        """Show on another screen from now on, and remember it. The laptop's own is kept in mind
        only as long as the program runs."""
        mine = screens.own(self._home)
        self._at_home = screen is mine and bool(screens.others(self._home))
        if screen is not mine:
            self._remembered = screen.name()
            self.screen_chosen.emit(screen.name())
        if self._window is not None:
            self._place(self._window, screen)
        self.changed.emit()

    def toggle_full(self) -> None:
        """The whole screen, or a window that can be moved."""
        window = self._window
        if window is None or self.lost:
            return
        self._asked_to_cover = not window.isFullScreen()
        if window.isFullScreen():
            self._float(window, window.screen())
        else:
            window.fill()
        self.changed.emit()

    def get_out(self) -> None:
        """Out of the way of the facilitator's window, where it covers that."""
        if self._window is not None and self._over_home(self._window):
            if self._window.isFullScreen():
                self.toggle_full()
            self._home.window().activateWindow()

    # -- placed -----------------------------------------------------------------------------------
    def _best(self) -> QScreen:
        mine = screens.own(self._home)
        if self._at_home:
            return mine
        return screens.wanted(screens.others(self._home), self._remembered) or mine

    def _place(self, window: ProjectorWindow, screen: QScreen) -> None:
        """The whole of another screen; on the laptop's own only a small window. The keyboard stays
        where it is."""
        self.lost = self._asked_to_cover = False
        if screen is screens.own(self._home):
            self._float(window, screen)
        else:
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.setScreen(screen)
            window.setGeometry(screen.geometry())
            window.fill()
            self._stood = (screens.own(self._home).name(), screen.name())
        self._home.window().activateWindow()
        self._guard.start()

    def _float(self, window: ProjectorWindow, screen: QScreen) -> None:
        box: QRect = screens.corner_of(screen)
        window.setScreen(screen)
        window.float()
        window.setGeometry(box)

    def _guarded(self) -> None:
        """Some systems give the keyboard to every window that comes; it goes back."""
        if self._window is not None and self._window.isActiveWindow():
            self._home.window().activateWindow()

    # -- screens come and go ----------------------------------------------------------------------
    def _later(self, *_: object) -> None:
        self._settling.start()

    def _added(self, screen: QScreen) -> None:
        """A screen was plugged in; where it lies is settled only after this."""
        screen.geometryChanged.connect(self._later)
        self._later()

    def _removed(self, screen: QScreen) -> None:
        """Hide before Qt moves the window onto the screen that is left."""
        window = self._window
        if window is not None and window.isVisible() and window.screen() is screen:
            self._lose(window)
        self._later()

    def _lose(self, window: ProjectorWindow) -> None:
        window.hide()
        self.lost = True
        self._home.window().activateWindow()
        self.happened.emit("lost")

    def _settle(self) -> None:
        """The window goes where it belongs among the screens there are now."""
        if self._window is not None:
            self._settle_window(self._window)
        self.changed.emit()

    def _settle_window(self, window: ProjectorWindow) -> None:
        if self.lost:
            self._change_back()
        best = screens.wanted(screens.others(self._home), self._remembered)
        covers = window.isVisible() and window.isFullScreen() and self._over_home(window)
        if best is None or self._at_home:
            if covers and not self._asked_to_cover:
                self._lose(window)
        elif self.lost or covers or self._should_move(window, best):
            came = "found" if self.lost else "moved"
            self._place(window, best)
            self.happened.emit(came)
        elif window.isFullScreen() and window.geometry() != window.screen().geometry():
            window.setGeometry(window.screen().geometry())

    def _change_back(self) -> None:
        """After a sleep the screens may come one by one, and the facilitator's window, with her
        notes, stands on the room's: it goes back to its own before the room's picture comes."""
        home, room = self._stood
        mine = screens.own(self._home)
        before = [one for one in QGuiApplication.screens() if one.name() == home]
        if mine.name() != room or not before or before[0] is mine:
            return
        window = self._home.window()
        state = window.windowState()
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setScreen(before[0])
        window.move(before[0].availableGeometry().topLeft())
        window.setWindowState(state)

    def _over_home(self, window: ProjectorWindow) -> bool:
        mine = screens.own(self._home)
        return window.screen().geometry().intersects(mine.geometry())

    def _should_move(self, window: ProjectorWindow, best: QScreen) -> bool:
        """From a window on the laptop to a screen that came; to the remembered one at last."""
        if self._over_home(window):
            return True
        return best.name() == self._remembered and window.screen() is not best
