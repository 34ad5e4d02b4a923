"""What the room sees: shown only when a person asks, held, blackened, and kept when the screen goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from workshop_app.ui.shell import projector_screens as screens
from workshop_app.ui.shell.projector_window import ProjectorWindow
from workshop_app.ui.shell.slides import BoardSlide, PlanSlide, Slide

if TYPE_CHECKING:
    from workshop_app.services.news import News

TURN = 15_000
"""Milliseconds after which a board of several pages shows the next, until a person turns them."""


GUARD = 250
"""Milliseconds after which a system has given the keyboard to a window that came."""


class Projector(QObject):
    """What pages talk to. ``show`` only when a person asked (F8); ``refresh`` keeps up what is
    already shown (a timer, the ballots counted): it never changes to another thing.

    While it is frozen the room goes on seeing the last picture and what is asked for waits. A
    screen that is pulled takes nothing away: what was shown comes back with the next one.

    ``changed``: something else, or in another way, is shown. ``happened(what)``: lost, found,
    moved, frozen, let go, waiting, alone or same, to be told in words. ``screen_chosen(name)``: the screen to remember.
    """

    changed = Signal()
    happened = Signal(str)
    stepped = Signal(int)
    panel_wanted = Signal()
    screen_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._home = parent
        self._window: ProjectorWindow | None = None
        self._remembered = ""
        self._at_home = self._follows_home = self._asked_to_cover = False
        self._again: Callable[[News], Slide | None] | None = None
        self.slide: Slide = PlanSlide()
        self.seen: Slide = self.slide
        """What the room sees, or would see if it were not black or unplugged."""
        self.frozen = False
        self.lost = False
        """Whether the screen was pulled while something was shown on it."""
        self._turning = QTimer(self, interval=TURN)
        self._turning.timeout.connect(lambda: self._turn(1))
        self._guard = QTimer(self, singleShot=True, interval=GUARD)
        self._guard.timeout.connect(self._guarded)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._removed)

    # -- what pages use ---------------------------------------------------------------------------
    @property
    def is_open(self) -> bool:
        """Whether a person had something shown and did not close it, also while it is unplugged."""
        return self._window is not None

    @property
    def black(self) -> bool:
        """Whether it is black now."""
        return self._window is not None and self._window.black

    def shows(self, key: str) -> bool:
        """Whether the room sees the slide with this key now."""
        return self.is_open and not self.black and not self.lost and self.seen.key == key

    def show(self, slide: Slide, again: Callable[[News], Slide | None] | None = None) -> None:
        """Show ``slide`` to the room; opens the window at first. ``again`` makes it anew from the
        plan, so that it is kept up when the page that showed it is gone; it must not need it."""
        self._again = again
        self.slide = slide
        if self.frozen and self.is_open and slide.key != self.seen.key:
            self.happened.emit("waiting")
            self.changed.emit()
            return
        other = slide.key != self.seen.key or self.black
        if not self.frozen:
            self.seen = slide
        window = self._window or self._opened()
        if not window.isVisible():
            self._bring(window)
        window.change(self.seen, False, fade=other)
        self._time_pages()
        self.changed.emit()

    def reveal(self, slide: Slide, again: Callable[[News], Slide | None] | None = None) -> None:
        """As ``show``, but nothing opens on the laptop where the room has no screen: what comes
        goes out as soon as there is one."""
        if self.lost:
            self._again, self.slide = again, slide
            self.seen = self.seen if self.frozen else slide
            self._time_pages()
            self.changed.emit()
        elif self.is_open or not self.alone():
            self.show(slide, again)

    def refresh(self, slide: Slide, again: Callable[[News], Slide | None] | None = None) -> None:
        """The same slide with newer content; nothing happens if another one is shown. ``again``
        replaces what makes it anew."""
        if self._window is None or slide.key != self.slide.key:
            return
        self._again = again or self._again
        if isinstance(slide, BoardSlide) and isinstance(self.slide, BoardSlide):
            # What was said last is seen at once, unless a person turned the pages.
            slide = slide.at(0 if self._turning.isActive() else self.slide.page)
        self._take(slide)

    def keep_up(self, news: News) -> None:
        """The plan changed: make what is shown anew."""
        if self._again is not None and self.is_open:
            slide = self._again(news)
            if slide is not None and slide != self.slide:
                self.refresh(slide)

    def _take(self, slide: Slide) -> None:
        self.slide = slide
        if not self.frozen and self._window is not None:
            self.seen = slide
            self._window.change(slide, self._window.black, fade=False)
        self.changed.emit()

    def blacken(self) -> None:
        """Black, or back to what was shown."""
        if self._window is not None:
            self._window.change(self.seen, not self._window.black, fade=True)
            self.changed.emit()

    def freeze(self) -> None:
        """Hold the picture that the room sees, or let go: then it sees what was asked for last."""
        if self._window is None:
            return
        self.frozen = not self.frozen
        if not self.frozen and self.seen != self.slide:
            other = self.seen.key != self.slide.key
            self.seen = self.slide
            self._window.change(self.seen, self._window.black, fade=other)
        self._time_pages()
        self.changed.emit()
        self.happened.emit("frozen" if self.frozen else "let go")

    def close(self) -> None:
        """Nothing is projected any more."""
        if self._window is not None:
            self._window.close()

    # -- a board of several pages -----------------------------------------------------------------
    @property
    def several(self) -> bool:
        """Whether the room sees one of several pages of a board."""
        from workshop_app.ui.shell import slide_board

        return isinstance(self.seen, BoardSlide) and slide_board.several(self.seen)

    def turn(self, by: int) -> None:
        """Another page of what is shown; from now on they are turned by hand."""
        self._turning.stop()
        self._turn(by)

    def _turn(self, by: int) -> None:
        from workshop_app.ui.shell import slide_board

        if isinstance(self.seen, BoardSlide) and self.several:
            page = slide_board.turned(self.seen, by)
            self.seen = self.seen.at(page)
            if isinstance(self.slide, BoardSlide):
                self.slide = self.slide.at(page)
            if self._window is not None:
                self._window.change(self.seen, self._window.black, fade=True)
            self.changed.emit()

    def _time_pages(self) -> None:
        if self.is_open and not self.frozen and isinstance(self.seen, BoardSlide):
            self._turning.start()
        else:
            self._turning.stop()

    # -- its window and screens -------------------------------------------------------------------
    @property
    def full(self) -> bool:
        """Whether it takes the whole of a screen."""
        return self._window is not None and self._window.isFullScreen()

    @property
    def screen(self) -> QScreen | None:
        """The screen it stands on; where nothing is shown, the one that would be taken."""
        if self._window is not None and self._window.isVisible():
            return self._window.screen()
        return self._screen()

    def remember(self, screen: str) -> None:
        """The name of the screen chosen earlier."""
        self._remembered = screen

    def screens(self) -> list[QScreen]:
        """The screens there are, the facilitator's own last."""
        return screens.all_of(self._home)

    def own_screen(self) -> QScreen:
        """The screen of the facilitator's window."""
        return screens.own(self._home)

    def alone(self) -> bool:
        """Whether there is no screen for the room."""
        return not screens.others(self._home)

    def move_to(self, screen: QScreen) -> None:
        """Show on another screen from now on, and remember it. The laptop's own is kept in mind
        only as long as the program runs."""
        self._at_home = screen is self.own_screen() and not self.alone()
        if screen is not self.own_screen():
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

    def _screen(self) -> QScreen:
        if self._at_home:
            return self.own_screen()
        return screens.wanted(screens.others(self._home), self._remembered) or self.own_screen()

    def _opened(self) -> ProjectorWindow:
        window = ProjectorWindow()
        window.setObjectName("projector")
        window.setWindowTitle(self._home.window().windowTitle())
        window.closed.connect(self._closed)
        window.stepped.connect(self.stepped)
        window.turned.connect(self._turned)
        window.asked.connect(self._asked)
        self._window = window
        handle = self._home.window().windowHandle()
        if handle is not None and not self._follows_home:
            self._follows_home = True
            handle.screenChanged.connect(lambda _screen: self._settling.start())
        return window

    def _bring(self, window: ProjectorWindow) -> None:
        """Put it where it belongs, because a person asked to see it."""
        self._place(window, self._screen())
        if self.alone():
            self.happened.emit("same" if screens.mirrored(self._home) else "alone")

    def _place(self, window: ProjectorWindow, screen: QScreen) -> None:
        """The whole of another screen; on the laptop's own only a small window. The keyboard stays
        where it is."""
        self.lost = self._asked_to_cover = False
        if screen is self.own_screen():
            self._float(window, screen)
        else:
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.setScreen(screen)
            window.setGeometry(screen.geometry())
            window.fill()
        self._keep_keyboard()

    def _keep_keyboard(self) -> None:
        """The keyboard stays in the facilitator's window, also where the system gives it to every
        window that comes."""
        self._home.window().activateWindow()
        self._guard.start()

    def _guarded(self) -> None:
        if self._window is not None and self._window.isActiveWindow():
            self._home.window().activateWindow()

    def _float(self, window: ProjectorWindow, screen: QScreen) -> None:
        box: QRect = screens.corner_of(screen)
        window.setScreen(screen)
        window.float()
        window.setGeometry(box)

    def _turned(self, by: int) -> None:
        """Arrows and space: pages where there are any, else steps."""
        if self.several:
            self.turn(by)
        else:
            self.stepped.emit(by)

    def _asked(self, what: str) -> None:
        {
            "black": self.blacken, "freeze": self.freeze, "full": self.toggle_full,
            "panel": self._to_panel, "out": self._out,
        }[what]()  # fmt: skip

    def _to_panel(self) -> None:
        self._home.window().activateWindow()
        self.panel_wanted.emit()

    def _out(self) -> None:
        """Esc. A remote sends it too, so on a screen of its own it changes nothing; where it covers
        the facilitator's window it gets out of the way, and goes on."""
        if self._window is not None and self._window.screen() is self.own_screen():
            if self._window.isFullScreen():
                self.toggle_full()
            self._home.window().activateWindow()

    def _closed(self) -> None:
        if self._window is not None:
            self._window.deleteLater()
            self._window = None
            self.frozen = self.lost = False
            self._again = None
            self._turning.stop()
            self.seen = self.slide
            self.changed.emit()

    # -- screens come and go ----------------------------------------------------------------------
    def _added(self, screen: QScreen) -> None:
        """A screen was plugged in; where it lies is settled only after this."""
        screen.geometryChanged.connect(lambda _box: self._settling.start())
        self._settling.start()

    def _removed(self, screen: QScreen) -> None:
        """Hide before Qt moves the window onto the screen that is left."""
        window = self._window
        if window is not None and window.isVisible() and window.screen() is screen:
            self._lose(window)
        self._settling.start()

    def _lose(self, window: ProjectorWindow) -> None:
        window.hide()
        self.lost = True
        self._home.window().activateWindow()
        self.happened.emit("lost")

    def _settle(self) -> None:
        """The window goes where it belongs among the screens there are now."""
        window, there = self._window, screens.others(self._home)
        if window is not None:
            best = screens.wanted(there, self._remembered)
            covers = window.isVisible() and window.isFullScreen() and self._over_home(window)
            if best is not None and not self._at_home:
                if self.lost or covers or self._should_move(window, best):
                    came = "found" if self.lost else "moved"
                    self._place(window, best)
                    self._window_shows_seen()
                    self.happened.emit(came)
                elif window.isFullScreen() and window.geometry() != window.screen().geometry():
                    window.setGeometry(window.screen().geometry())
            elif covers and not self._asked_to_cover:
                self._lose(window)
        self.changed.emit()

    def _window_shows_seen(self) -> None:
        if self._window is not None and self._window.slide != self.seen:
            self._window.change(self.seen, self._window.black, fade=False)

    def _over_home(self, window: ProjectorWindow) -> bool:
        return window.screen().geometry().intersects(self.own_screen().geometry())

    def _should_move(self, window: ProjectorWindow, best: QScreen) -> bool:
        """From a window on the laptop to a screen that came; to the remembered one at last."""
        if self._over_home(window):
            return True
        return best.name() == self._remembered and window.screen() is not best
