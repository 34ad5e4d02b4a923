"""Where the person is: the page that is shown, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from workshop_app.ui import pages
from workshop_app.ui.page import Page

if TYPE_CHECKING:
    from workshop_app.services.news import News
    from workshop_app.ui.shell.window import MainWindow

_LONGEST = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it shows."""

    key: str
    where: dict[str, str] = field(default_factory=dict)


@runtime_checkable
class _HasBar(Protocol):
    def bar_place(self) -> tuple[QVBoxLayout, int]: ...


class Places:
    """Builds pages on the first visit; throws away the one that is left."""

    def __init__(self, window: MainWindow, holder: QVBoxLayout) -> None:
        self._window, self._holder = window, holder
        self._shown: QWidget | None = None
        self._key = ""
        self._before: list[Place] = []

    @property
    def page(self) -> Page | None:
        """The page that is shown, if it is one of the rail's."""
        return self._shown if isinstance(self._shown, Page) else None

    @property
    def shown(self) -> QWidget | None:
        """What is shown: a page, the start screen or the form of a new plan."""
        return self._shown

    @property
    def key(self) -> str:
        """The key of the page that is shown."""
        return self._key if self.page else ""

    def go(self, place: Place) -> None:
        """Show another place; the one before is remembered."""
        if self.page is not None:
            here = Place(self._key, self.page.where())
            self.page.leaving()
            if here != place:
                self._before = [*self._before[-_LONGEST:], here]
        self._build(place)

    def back(self) -> None:
        """The place before."""
        if self._before and self.page is not None:
            self.page.leaving()
            self._build(self._before.pop())

    def build_again(self) -> None:
        """The same place, built anew."""
        if self.page is not None:
            here = Place(self._key, self.page.where())
            self.page.leaving()
            self._build(here)

    def _build(self, place: Place) -> None:
        window = self._window
        page = pages.row(place.key).load()(window.plan, window.words, window)
        self._key = place.key
        self.show_other(page)
        window.messages.put_up(*self.bar_place())
        page.arrange(window.compact)
        page.open_at(**place.where)
        focused = QApplication.focusWidget()
        if focused is None or not page.isAncestorOf(focused):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_other(self, shown: QWidget) -> None:
        """Show a page or the start screen instead of what is shown."""
        old, self._shown = self._shown, shown
        if old is not None:
            self._holder.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._holder.addWidget(shown)
        shown.show()

    def leave(self) -> None:
        """The page writes what its fields still hold."""
        if self.page is not None:
            self.page.leaving()

    def forget(self) -> None:
        """Another plan: there is no way back."""
        self._before = []

    def told(self, news: News) -> None:
        """Pass news on to the page."""
        if self.page is not None:
            self.page.told(news)

    def arrange(self, compact: bool) -> None:
        """The window became narrow or wide."""
        if self.page is not None:
            self.page.arrange(compact)

    def bar_place(self) -> tuple[QVBoxLayout, int]:
        """The column that a bar goes into, and where: under the header."""
        shown = self._shown
        if isinstance(shown, Page):
            header = shown.column.indexOf(shown.header) if shown.header else -1
            return shown.column, header + 1
        if isinstance(shown, _HasBar):
            return shown.bar_place()
        return self._holder, 0

    def busy_place(self) -> QRect:
        """Where the thin bar of waiting goes: under the header, across the page."""
        page = self.page
        wide = self._window.width() if self._shown is None else self._shown.width()
        if page is None or page.header is None:
            return QRect(0, 0, wide, 3)
        box = page.header.geometry().translated(0, page.y())
        return QRect(box.left(), box.bottom() + 4, box.width(), 3)
