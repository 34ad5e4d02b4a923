"""Attention points: who helps with what, where, and whether it is open now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.directory import ServicePoint
from workshop_app.services import directory
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.directory.names import KINDS, opening_words
from workshop_app.ui.directory.point import PointCard
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.widgets import (
    Card,
    ChoiceChip,
    EmptyCard,
    Header,
    RowDelegate,
    RowList,
    Rows,
    SearchField,
    wrapped,
)


class DirectoryPage(Page):
    """The list with its search at the left, the chosen point at the right."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._points = directory.points(plan)
        self._open_only = False
        self._wanted = ""
        count = words.many("{n} point", "{n} points", len(self._points))
        self.search = SearchField(words("Service or place"))
        self.search.searched.connect(self._search)
        self.header = Header(words("Attention points"), self._context(count), self.search)
        self.column.addWidget(self.header)
        if not self._points:
            empty = EmptyCard(
                "lifebuoy",
                words("The directory is empty"),
                words("The sample plan shows the three attention points and a centre."),
            )
            self.search.hide()
            self.column.addWidget(empty, 1)
            return
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._list())
        self.card = PointCard(plan, words)
        body.addWidget(self.card, 1)
        self.column.addLayout(body, 1)
        self.list.pick(0)

    def open_at(self, **where: str) -> None:
        for row, point in enumerate(self._points):
            if point.id == where.get("point"):
                self.list.pick(row)

    def where(self) -> dict[str, str]:
        row = self.list.row if self._points else None
        return {"point": row.id} if row else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about("ServicePoint", "Procedure"):
            self.shell.go("directory", **self.where())

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        if self._points:
            self._listed.setFixedWidth(260 if compact else 340)

    def _context(self, count: str) -> str:
        unchecked = sum(directory.stale(point, datetime.now()) for point in self._points)
        if not unchecked:
            return count
        said = self.words.many("{n} to be checked", "{n} to be checked", unchecked)
        return f"{count} · {said}"

    def _list(self) -> Card:
        self._listed = Card(padding=8)
        chips = QHBoxLayout()
        self.everything = ChoiceChip(self.words("All"), chosen=True)
        self.open_now = ChoiceChip(self.words("Open now"))
        self.everything.clicked.connect(lambda: self._only_open(False))
        self.open_now.clicked.connect(lambda: self._only_open(True))
        chips.addWidget(self.everything)
        chips.addWidget(self.open_now)
        chips.addStretch(1)
        self._listed.box.addLayout(chips)
        self.model = Rows(self._points)
        name = self.words("Attention points")
        self.list = RowList(self.model, _PointRow(self.words), name)
        self.list.picked.connect(lambda point: self.card.show_point(point))
        self._listed.box.addWidget(self.list, 1)
        return self._listed

    def _only_open(self, only: bool) -> None:
        self._open_only = only
        self.open_now.setChecked(only)
        self.everything.setChecked(not only)
        self._filter()

    def _search(self, wanted: str) -> None:
        self._wanted = wanted
        self._filter()

    def _filter(self) -> None:
        now = datetime.now()
        found = directory.matching(self._points, self._wanted)
        if self._open_only:
            found = [point for point in found if directory.opening(point, now).is_open]
        self.model.show(found)
        if found:
            self.list.pick(0)


class _PointRow(RowDelegate):
    """Name, kind, and whether it is open now."""

    def __init__(self, words: Words) -> None:
        super().__init__(112, lines=True)
        self._words = words

    def paint_row(self, painter: QPainter, box: QRectF, row: ServicePoint, selected: bool) -> None:
        now, words = theme.now(), self._words
        inner = box.adjusted(16, 6, -8, -8)
        line = now.px(22)
        kind_box = QRectF(inner.left(), inner.bottom() - 2 * line, inner.width(), line)
        open_box = QRectF(inner.left(), inner.bottom() - line, inner.width(), line)
        name = QRectF(inner.left(), inner.top(), inner.width(), kind_box.top() - inner.top())
        wrapped.lines(painter, name, row.name, now.font("body", weight=600), now.color.ink,
                      where=self)  # fmt: skip
        kind = words(KINDS[row.kind])
        paint.text(painter, kind_box, kind, now.font("min"), now.color.muted, where=self)
        said, icon, tone = opening_words(words, directory.opening(row, datetime.now()))
        color = now.color.tone(tone)
        at = QRectF(open_box.left(), open_box.top(), line, line)
        icons.draw(painter, at, icon, color, min(line, now.px(16)))
        paint.text(painter, open_box.adjusted(line + 6, 0, 0, 0), said,
                   now.font("min", weight=600), color, where=self)  # fmt: skip
