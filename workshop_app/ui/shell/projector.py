"""What the room sees: shown only when a person asks, held, blackened, and kept when the screen goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from workshop_app.ui.shell import projector_screens as screens
from workshop_app.ui.shell.projector_place import ProjectorPlace
from workshop_app.ui.shell.projector_window import ProjectorWindow
from workshop_app.ui.shell.slides import BoardSlide, PlanSlide, Slide

if TYPE_CHECKING:
    from workshop_app.services.news import News

TURN = 15_000
"""Milliseconds after which a board of several pages shows the next, until a person turns them."""


class Projector(QObject):
    """What pages talk to. ``show`` only when a person asked (F8); ``refresh`` keeps up what is
    already shown (a timer, the ballots counted): it never changes to another thing.

    While it is frozen the room goes on seeing the last picture and what is asked for waits. A
    screen that is pulled takes nothing away: what was shown comes back with the next one.

    ``changed``: something else, or in another way, is shown. ``happened(what)``: lost, found,
    moved, frozen, let go, waiting, alone or same, to be told in words. ``screen_chosen(name)``: the
    screen to remember.
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
        self._place = ProjectorPlace(parent, self)
        self._place.happened.connect(self._moved)
        self._place.changed.connect(self.changed)
        self._place.screen_chosen.connect(self.screen_chosen)
        self._again: Callable[[News], Slide | None] | None = None
        self.slide: Slide = PlanSlide()
        self.seen: Slide = self.slide
        """What the room sees, or would see if it were not black or unplugged."""
        self.frozen = False
        self._turning = QTimer(self, interval=TURN)
        self._turning.timeout.connect(lambda: self._turn(1))

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
        self._place.bring()
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
    def lost(self) -> bool:
        """Whether the screen was pulled while something was shown on it."""
        return self._place.lost

    @property
    def full(self) -> bool:
        """Whether it takes the whole of a screen."""
        return self._place.full

    @property
    def screen(self) -> QScreen:
        """The screen it stands on; where nothing is shown, the one that would be taken."""
        return self._place.screen

    def remember(self, screen: str) -> None:
        """The name of the screen chosen earlier."""
        self._place.remember(screen)

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
        """Show on another screen from now on, and remember it."""
        self._place.move_to(screen)

    def toggle_full(self) -> None:
        """The whole screen, or a window that can be moved."""
        self._place.toggle_full()

    def _opened(self) -> ProjectorWindow:
        window = ProjectorWindow()
        window.setObjectName("projector")
        window.setWindowTitle(self._home.window().windowTitle())
        window.closed.connect(self._closed)
        window.stepped.connect(self.stepped)
        window.turned.connect(self._turned)
        window.asked.connect(self._asked)
        self._window = window
        self._place.use(window)
        return window

    def _closed(self) -> None:
        if self._window is not None:
            self._window.deleteLater()
            self._window = None
            self._place.use(None)
            self.frozen = False
            self._again = None
            self._turning.stop()
            self.seen = self.slide
            self.changed.emit()

    def _moved(self, what: str) -> None:
        """What the room sees may have changed while it had no screen."""
        if self._window is not None and self._window.slide != self.seen:
            self._window.change(self.seen, self._window.black, fade=False)
        self.happened.emit(what)

    # -- keys of its window -----------------------------------------------------------------------
    def _turned(self, by: int) -> None:
        """Arrows and space: pages where there are any, else steps."""
        if self.several:
            self.turn(by)
        else:
            self.stepped.emit(by)

    def _asked(self, what: str) -> None:
        """A remote sends Esc too ("out"), so on a screen of its own that changes nothing; where the
        picture covers the facilitator's window it gets out of the way, and goes on."""
        {
            "black": self.blacken, "freeze": self.freeze, "full": self.toggle_full,
            "panel": self._to_panel, "out": self._place.get_out,
        }[what]()  # fmt: skip

    def _to_panel(self) -> None:
        self._home.window().activateWindow()
        self.panel_wanted.emit()
