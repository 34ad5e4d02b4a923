"""The main window: the start screen, or the rail and a page. What pages know as the shell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app import settings as own_settings
from workshop_app.domain import keys
from workshop_app.settings import Settings
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.bridge import Bridge
from workshop_app.ui.kiosk.passing import Passing
from workshop_app.ui.lock.lock import Lock
from workshop_app.ui.phones import Phones
from workshop_app.ui.session.rehearsal import Rehearsal
from workshop_app.ui.session.watch import Session
from workshop_app.ui.shell import shortcuts
from workshop_app.ui.shell.back_to_copy import GoesBack
from workshop_app.ui.shell.copy_keeper import CopyKeeper
from workshop_app.ui.shell.file_dialogs import AsksForFiles
from workshop_app.ui.shell.job_watch import JobWatch
from workshop_app.ui.shell.keyboard_watch import KeyboardWatch
from workshop_app.ui.shell.message_bar import Messages
from workshop_app.ui.shell.places import Place, Places
from workshop_app.ui.shell.projector import Projector
from workshop_app.ui.shell.projector_side import ProjectorSide
from workshop_app.ui.shell.rail_side import RailSide
from workshop_app.ui.shell.saying import Says
from workshop_app.ui.shell.unsaved import Unsaved
from workshop_app.ui.start.screen import StartScreen
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from workshop_app.services.news import News
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.ui.page import Page

COMPACT_UNDER = 1150
"""Window width ÷ text scale below which the rail is narrow."""


class MainWindow(Says, AsksForFiles, GoesBack, QWidget):
    """The shell. ``words_of`` gives the words of a language. Emits ``language_changed``;
    ``plan_left`` before a plan goes."""

    language_changed = Signal(str)
    plan_changed = Signal()
    plan_left = Signal()

    def __init__(self, settings: Settings, words_of: Callable[[str], Words]) -> None:
        super().__init__()
        self.settings, self._words_of = settings, words_of
        self.words = words_of(settings.language)
        self.bugs: Callable[[BaseException], None] = _raise
        self._plan: OpenPlan | None = None
        self._look()
        self.resize(1366, 768)
        self.setMinimumSize(960, 600)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        side = QVBoxLayout()
        self._room = QWidget()
        self._holder = QVBoxLayout(self._room)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(side)
        self._row.addWidget(self._room, 1)
        self.side = RailSide(self, side)
        self.bridge = Bridge(self)
        self.bridge.told.connect(self._told)
        self.places = Places(self, self._holder)
        self.messages = Messages(self._room, lambda: self.words("Close"))
        where, let_go = self.places.busy_place, self.messages.let_go
        self.jobs = JobWatch(self._room, where, self.tell_job, let_go)
        self.projector = Projector(self)
        self.projector_side = ProjectorSide(self, self.projector)
        self.session = Session(self)
        self.rehearsal = Rehearsal(self, self._holder)
        self.unsaved = Unsaved(self)
        self.phones = Phones(self, self)
        self.passing = Passing(self)
        self.lock = Lock(self)
        self.copies = CopyKeeper(self)
        self.projector.stepped.connect(self.session.clicker.step)
        shortcuts.put_on(self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        KeyboardWatch(self)
        self._show_start()

    # -- how it looks -----------------------------------------------------------------------------
    @property
    def theme(self) -> Theme:
        return theme.now()

    @property
    def compact(self) -> bool:
        return self.width() / self.settings.text_scale < COMPACT_UNDER

    def _look(self) -> None:
        asked, scale = self.settings.high_contrast, self.settings.text_scale
        dark = theme.system_is_dark() if asked is None else asked
        theme.use(Theme(dark, scale, keys.names(self.words), motion=theme.system_moves()))
        self._was_compact = self.compact

    def _system_changed(self) -> None:
        if self.settings.high_contrast is None:
            self.build_again()

    def keep(self, **values: Any) -> None:
        """Keep other settings without changing what is shown."""
        self.settings = replace(self.settings, **values)
        own_settings.save(self.settings)

    def change_settings(self, **values: Any) -> None:
        language = self.settings.language
        self.keep(**values)
        if self._plan is not None:
            self._plan.settings = self.settings
        if self.settings.language != language:
            self.words = self._words_of(self.settings.language)
            self.language_changed.emit(self.settings.language)
        if values.keys() & {"language", "text_scale", "high_contrast"}:
            self.build_again()

    def build_again(self) -> None:
        """Throw away what is shown and build it anew: other language, size, colours."""
        self._look()
        if self._plan is None:
            self._show_start()
        else:
            self.side.build()
            self.rehearsal.look()
            self.places.build_again()
        self.update()

    # -- the plan ---------------------------------------------------------------------------------
    @property
    def plan(self) -> OpenPlan:
        if self._plan is None:
            raise RuntimeError("no plan is open")
        return self._plan

    @property
    def has_plan(self) -> bool:
        """Whether a plan is open."""
        return self._plan is not None

    def show_plan(self, plan: OpenPlan, key: str = "prepare") -> None:
        """Show ``plan``, beginning with the page ``key``; the one before is closed."""
        self._forget_plan()
        self._put_up(plan, key, {})
        if plan.read_only and not self.messages.standing:
            self.tell("info", self.words("This plan is open to read only: nothing in it changes."))

    def show_start(self) -> None:
        """Close the plan and show the start screen."""
        self._forget_plan()
        self._show_start()

    def leave_plan(self) -> None:
        """The start screen, unless a text that nobody kept is to be said first."""
        if self.unsaved.may_leave("start"):
            self.show_start()

    def _show_start(self) -> None:
        self.side.remove()
        self.window().setWindowTitle("Convite")
        self.messages.let_go()
        self.places.show_other(StartScreen(self))

    def exchange(self, plan: OpenPlan, key: str, **where: str) -> None:
        """Show ``plan`` instead of the one before, which stays open with whoever keeps it."""
        self._put_away()
        plan.settings = self.settings
        self._put_up(plan, key, where)

    def _put_up(self, plan: OpenPlan, key: str, where: dict[str, str]) -> None:
        from workshop_app.ui.safety import at_opening

        self._plan = plan
        self.side.fresh()
        self.bridge.listen(plan)
        self._remember()
        self.side.build()
        self.plan_changed.emit()
        self.copies.begin()
        self.go(key, **where)
        at_opening.stand(self, plan)
        self.passing.resume()

    def _put_away(self) -> None:
        """The page writes what it holds; nothing of the plan is shown or heard any more."""
        self.plan_left.emit()
        self.copies.end()
        self.messages.stand(None)
        self.places.leave()
        self.phones.stop()
        self.session.forget()
        self.places.forget()
        for panel in self.window().findChildren(Overlay):
            panel.away()  # what lay over the page was about this plan
        self.projector.close()
        self.bridge.forget()

    def _forget_plan(self) -> None:
        self.rehearsal.end()
        if self._plan is None:
            return
        self._put_away()
        self._remember()
        self._plan.close()
        self._plan = None

    def _remember(self) -> None:
        """Keep what the start screen says of the plan; also on the way, for a crash tells nothing."""
        from workshop_app.ui.start.recent import recent_of

        recent = recent_of(self._plan) if self._plan and not self._plan.passing else None
        if recent and recent not in self.settings.recent[:1]:
            self.keep(recent=self.settings.remembering(recent).recent)

    def _told(self, news: News) -> None:
        if self._plan is None:
            return
        self.side.saved()
        self.session.told(news)
        self.places.told(news)
        self.unsaved.look()

    # -- taking back ------------------------------------------------------------------------------
    def undo(self) -> None:
        """Take back the last step and say which."""
        self.side.undo()

    def redo(self) -> None:
        """Bring again what was undone last."""
        self.side.redo()

    # -- where the person is ----------------------------------------------------------------------
    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.places.page

    def go(self, key: str, **where: str) -> None:
        if self._plan is not None:
            self.messages.forget()
            self.places.go(Place(key, dict(where)))
            self.side.mark()
            self.session.look()
            self._remember()

    def back(self) -> None:
        self.places.back()
        self.side.mark()
        self.session.look()

    def settle_focus(self) -> None:
        """The keyboard to what is shown, when what had it is gone: where the page wants it, else
        the first thing in it."""
        if self.page is not None:
            self.page.settle_focus()
            if self.page.hasFocus():
                self.page.focusNextChild()
        elif self.places.shown is not None:
            self.places.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the window itself ------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.messages.place()
        if self.compact != self._was_compact:
            self._was_compact = self.compact
            if self._plan is not None:
                self.side.build()
            self.places.arrange(self.compact)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard comes along, also where no window manager gives it."""
        super().showEvent(event)
        self.window().activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.now().color.paper)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.unsaved.may_leave("close"):
            self.lock.say_unsaved()
            event.ignore()
            return
        self.jobs.let_go()
        self._forget_plan()
        self.session.close()
        self.lock.close()
        self.projector.close()
        super().closeEvent(event)


def _raise(error: BaseException) -> None:
    raise error
