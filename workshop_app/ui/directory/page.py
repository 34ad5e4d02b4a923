"""Attention points: who helps with what, where, and whether it is open now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.services import directory
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.directory.names import KINDS, SERVICES
from workshop_app.ui.directory.point import PointCard
from workshop_app.ui.directory.row import PointRow, PointRows
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.widgets import (
    Card,
    ChoiceChip,
    EmptyCard,
    Header,
    Paragraph,
    RowList,
    SearchField,
)

MINUTE = 60_000
"""Milliseconds after which openings are told anew."""


class DirectoryPage(Page):
    """The list with its search at the left, the chosen point at the right."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._now = datetime.now()
        self._points: list[ServicePoint] = []
        self._current = ""
        self.search = SearchField(words("Service or place"))
        self.search.setFixedWidth(theme.now().px(260))
        self.search.searched.connect(lambda _text: self._filter())
        self.header: Header = Header(words("Attention points"), "", self.search)
        self.column.addWidget(self.header)
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._list())
        self.card = PointCard(plan, words)
        row.addWidget(self.card, 1)
        self.column.addWidget(self.body, 1)
        self.empty = EmptyCard(
            "lifebuoy",
            words("The directory is empty"),
            words("The sample plan shows the three attention points and a centre."),
        )
        self.column.addWidget(self.empty, 1)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._clock = QTimer(self, interval=MINUTE)
        self._clock.timeout.connect(lambda: self.show_at(datetime.now()))
        self._clock.start()
        self._read()

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        self._current = where.get("point", self._current)
        self._filter()
        self.list.setFocus()

    def where(self) -> dict[str, str]:
        return {"point": self._current} if self._current else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about("ServicePoint", "Procedure"):
            self._read()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self._listed.setFixedWidth(theme.now().px(300 if compact else 340))

    def show_at(self, now: datetime) -> None:
        """Tell what is open at this moment."""
        self._now = now
        self._filter()

    # -- building ---------------------------------------------------------------------------------
    def _list(self) -> Card:
        words = self.words
        self._listed = Card(padding=8)
        chips = QHBoxLayout()
        self.everything = ChoiceChip(words("All"), icon="list", chosen=True)
        self.open_now = ChoiceChip(words("Open now"), icon="clock")
        self.everything.clicked.connect(lambda: self._only_open(False))
        self.open_now.clicked.connect(lambda: self._only_open(True))
        chips.addWidget(self.everything)
        chips.addWidget(self.open_now)
        chips.addStretch(1)
        self._listed.box.addLayout(chips)
        self.none = Paragraph("", "detail", "muted")
        self._listed.box.addWidget(self.none)
        self.model = PointRows(words, lambda: self._now)
        self.list = RowList(
            self.model, PointRow(words, lambda: self._now), words("Attention points")
        )
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self._pick)
        self._listed.box.addWidget(self.list, 1)
        return self._listed

    # -- reading ----------------------------------------------------------------------------------
    def _read(self) -> None:
        """Read the directory again and keep the chosen point."""
        self._points = directory.points(self.plan)
        there = bool(self._points)
        for widget in (self.body, self.search):
            widget.setHidden(not there)
        self.empty.setHidden(there)
        self.header.set_context(self._context())
        self._filter()

    def _context(self) -> str:
        count = self.words.many("{n} point", "{n} points", len(self._points))
        stale = sum(directory.stale(point, self._now) for point in self._points)
        if not stale:
            return count
        said = self.words.many("{n} to be checked", "{n} to be checked", stale)
        return f"{count} · {said}"

    def _only_open(self, only: bool) -> None:
        self.open_now.setChecked(only)
        self.everything.setChecked(not only)
        self._filter()

    def _filter(self) -> None:
        """Show what is searched for, and is open where only that is wanted."""
        found = directory.matching(self._points, self.search.text(), self._also)
        if self.open_now.isChecked():
            found = [p for p in found if directory.opening(p, self._now).is_open]
        self.model.show(found)
        self.card.setVisible(bool(found))
        self.none.setVisible(not found)
        self.none.setText(self._nothing())
        ids = [point.id for point in found]
        if found:
            self.list.pick(ids.index(self._current) if self._current in ids else 0)

    def _also(self, point: ServicePoint) -> str:
        """What a point is and does, in the language of the page."""
        names = [KINDS[point.kind], *(SERVICES[s][0] for s in point.services if s in SERVICES)]
        return " ".join(self.words(name) for name in names)

    def _nothing(self) -> str:
        wanted = self.search.text().strip()
        if wanted:
            return self.words("Nothing found for “{text}”", text=wanted)
        return self.words("None of them is open now")

    def _pick(self, point: ServicePoint) -> None:
        self._current = point.id
        self.card.show_point(point, self._now)
