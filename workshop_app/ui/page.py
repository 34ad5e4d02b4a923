"""What every page is, and what the shell does for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.ui import theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.theme import Theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.header import Header

if TYPE_CHECKING:
    from workshop_app.services.news import News
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.settings import Settings
    from workshop_app.text import Words
    from workshop_app.ui.documents.exports import Exports
    from workshop_app.ui.kiosk.passing import Passing
    from workshop_app.ui.lock.lock import Lock
    from workshop_app.ui.phones import Phones
    from workshop_app.ui.session.rehearsal import Rehearsal
    from workshop_app.ui.session.watch import Session
    from workshop_app.ui.shell.projector import Projector
    from workshop_app.ui.shell.slides import Slide


class Shell(Protocol):
    """The window as pages see it."""

    settings: Settings
    words: Words
    projector: Projector
    session: Session
    rehearsal: Rehearsal
    phones: Phones
    passing: Passing
    lock: Lock

    @property
    def plan(self) -> OpenPlan: ...
    @property
    def theme(self) -> Theme: ...
    @property
    def compact(self) -> bool: ...
    @property
    def exports(self) -> Exports: ...

    def tell(
        self,
        kind: str,
        message: str,
        undo: bool = False,
        button: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Say something (translated) in the message bar: ``done info warn error``.

        ``undo`` offers "Undo"; ``button`` one way out: its words and what it does.
        """

    def go(self, key: str, **where: str) -> None:
        """Open a page; ``where`` is for its ``open_at``. Alt+← comes back."""

    def back(self) -> None:
        """The page before, where it was."""

    def go_back_to(self, copy: Path, key: str) -> None:
        """Put a kept copy of the plan in its place, the plan as it is now kept first; then the page
        ``key`` is shown."""

    def run(
        self,
        job: Job,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Start a job. Its bar shows after 300 ms, words and Cancel after 3 s. What fails is told
        unless ``failed`` takes it."""

    def change_settings(self, **values: Any) -> None:
        """Other settings of this laptop, kept at once; the window follows."""

    def ask_where(self, title: str, name: str, kinds: str) -> Path | None:
        """Where to write a file ``name``; ``None`` where the person thinks better of it."""

    def ask_file(self, title: str, kinds: str) -> Path | None:
        """A file to read; ``None`` where the person thinks better of it."""

    def ask_files(self, title: str, kinds: str) -> list[Path]:
        """Files to read; none where the person thinks better of it."""

    def ask_folder(self, title: str) -> Path | None:
        """A folder; ``None`` where the person thinks better of it."""


class Page(QWidget):
    """One place of the rail. Builds itself from the plan and holds no state of its own.

    A subclass fills ``column``, sets ``primary`` (what Enter presses) and ``header``, and overrides
    what it needs of the methods below. ``foot`` is what notices must not cover (the capture line).
    ``tight`` pages have margins of 16 above and below.
    """

    tight = False

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self.plan, self.words, self.shell = plan, words, shell
        self.primary: Button | None = None
        self._header_shown: Header | None = None
        self.foot: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setSpacing(12)
        self._margins(shell.compact)

    @property
    def header(self) -> Header | None:
        """The head of the page, which also holds the small picture of what the room sees."""
        return self._header_shown

    @header.setter
    def header(self, header: Header | None) -> None:
        self._header_shown = header
        if header is not None:
            from workshop_app.ui.shell.projector_thumb import ProjectorThumb

            header.show_seen(ProjectorThumb(self.shell.projector, self.words, header))

    # -- what a page may override -----------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        """Show what ``where`` names (ids by their kinds); called once after building."""

    def where(self) -> dict[str, str]:
        """What ``open_at`` needs to come back to what is shown now."""
        return {}

    def told(self, news: News) -> None:
        """Something was saved, here or elsewhere, also by undo."""

    def arrange(self, compact: bool) -> None:
        """The window became narrow or wide; called once after building too."""
        self._margins(compact)

    def projector_slide(self) -> Slide | None:
        """What F8 shows to the room; ``None`` shows the plan's name."""
        return None

    def kept_up(self) -> Callable[[News], Slide | None] | None:
        """What makes that slide anew from the plan when something was saved, also when this page is
        gone: it must not need the page. ``None`` where nothing needs to be kept up."""
        return None

    def stepped(self, by: int) -> None:
        """A presenter's remote, or the arrows in the projector window: 1 forward, -1 back. A page
        that overrides it takes the remote itself; on others it walks the session that runs."""

    def leaving(self) -> None:
        """The page goes away: write what fields still hold."""

    def settle_focus(self) -> None:
        """The keyboard where it belongs, when what had it is gone."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the rest ---------------------------------------------------------------------------------
    def _margins(self, compact: bool) -> None:
        if compact:
            self.column.setContentsMargins(16, 12, 16, 12)
        else:
            edge = 16 if self.tight else 20
            self.column.setContentsMargins(24, edge, 24, edge)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, where nothing else took it, is the primary action; not while it is held down."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.primary and self.primary.isVisible() and self.primary.isEnabled():
            if not event.isAutoRepeat():
                self.primary.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.now().color.paper)
