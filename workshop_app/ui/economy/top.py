"""Over the places of the page: which one is shown, and the search over all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.text import N_, Words
from workshop_app.ui import theme
from workshop_app.ui.widgets import Choice, IconButton, SearchField, Segments

PLACES = {
    "sectors": N_("Sectors"),
    "skills": N_("Skills"),
    "barriers": N_("Barriers"),
    "own_work": N_("Self-employment"),
    "actions": N_("Actions"),
    "gaps": N_("Gaps"),
    "study": N_("The study"),
}
"""The places of the page in their order: Ctrl+1 … Ctrl+7."""
SEARCH = 216
"""Pixels at 100 % that the search takes at least beside the places."""


class Top(QWidget):
    """``chosen(place)`` and ``searched(text)``; ``down`` where the keyboard is to go on into what
    was found. Where there is no room the places become a list, and the search a row of its own that
    Ctrl+F opens."""

    chosen = Signal(str)
    searched = Signal(str)
    down = Signal()
    entered = Signal()

    def __init__(self, words: Words, page: QWidget) -> None:
        super().__init__()
        choices = [(key, words(name)) for key, name in PLACES.items()]
        name = words("Part of the local economy")
        self.tabs = Segments(choices, name=name)
        self.tabs.setObjectName("places")
        self.tabs.chosen.connect(self._choose)
        self.list = Choice(choices, "sectors")
        self.list.setAccessibleName(name)
        self.list.chosen.connect(self._choose)
        self.list.hide()
        self.search = _Search(words("Search"))
        self.search.setToolTip(words("Search in the study") + f" ({theme.now().key('Ctrl+F')})")
        self.search.setAccessibleName(words("Search in the study"))
        self.search.setMaximumWidth(theme.now().px(320))
        self.search.searched.connect(self.searched)
        self.search.returnPressed.connect(self.entered)
        self.search.down.connect(self.down)
        self.search.left.connect(self._left)
        self.glass = IconButton("magnifying-glass", words("Search in the study"), kind="secondary")
        self.glass.clicked.connect(self.begin_search)
        self.glass.hide()
        self._wide = self.tabs.sizeHint().width()
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.tabs, 0)
        first.addWidget(self.list, 1)
        first.addStretch(1)
        self._beside = QHBoxLayout()
        first.addLayout(self._beside, 3)
        first.addWidget(self.glass)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(first)
        self._below = QHBoxLayout()
        box.addLayout(self._below)
        self._beside.addWidget(self.search)
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._keys(page)

    def _keys(self, page: QWidget) -> None:
        for at, key in enumerate(PLACES, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{at}"), page)
            shortcut.activated.connect(lambda key=key: self._choose(key))
        find = QShortcut(QKeySequence.StandardKey.Find, page)
        find.activated.connect(self.begin_search)

    @property
    def current(self) -> str:
        """The place that is shown."""
        return self.tabs.current

    def show_place(self, place: str) -> None:
        """Another place is shown, without telling."""
        self.tabs.choose(place)
        self.list.choose(place)

    def _choose(self, place: str) -> None:
        self.show_place(place)
        self.search.setText("")
        self.chosen.emit(place)

    def begin_search(self) -> None:
        """The keyboard to the search."""
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _left(self) -> None:
        """Esc in the empty search: back to the place."""
        self.chosen.emit(self.current)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What stands beside what, at the width there is."""
        room, now = self.width(), theme.now()
        self.tabs.setHidden(self._wide > room)
        self.list.setHidden(self._wide <= room)
        narrow = min(self._wide, now.px(240)) + now.px(SEARCH) + 12 > room
        narrow = narrow or (self._wide <= room < self._wide + now.px(SEARCH) + 12)
        if narrow != self._narrow:
            self._narrow = narrow
            (self._below if narrow else self._beside).addWidget(self.search)
        asked = bool(self.search.text()) or self.search.hasFocus()
        self.search.setHidden(narrow and not asked)
        self.glass.setHidden(not narrow)


class _Search(SearchField):
    """Esc in the empty field: ``left``; the arrow down goes on into what was found: ``down``."""

    left = Signal()
    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)
