"""The map: where in the territory what was said belongs, on a plain drawing to scale."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.services import places
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.places import Placed
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.map.drawing import MapDrawing
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.widgets import (
    Button,
    Card,
    EmptyCard,
    Header,
    Label,
    MessageBar,
    Paragraph,
    RowDelegate,
    RowList,
    Rows,
    wrapped,
)


class MapPage(Page):
    """The drawing at the left, the list of points at the right; one selection for both."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._placed = places.placed(plan)
        count = words.many("{n} point", "{n} points", len(self._placed))
        self.header = Header(words("Map"), f"{plan.plan.municipality} · {count}")
        self.column.addWidget(self.header)
        if not self._placed:
            empty = EmptyCard(
                "map-trifold",
                words("No place has been marked yet"),
                words("The sample plan shows what the map says of a territory."),
            )
            self.column.addWidget(empty, 1)
            return
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(self._left(), 1)
        body.addWidget(self._right())
        self.column.addLayout(body, 1)
        self.list.pick(0)

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about("Pin", "Proposal", "ServicePoint"):
            self.shell.go("map")

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        if self._placed:
            self._listed.setFixedWidth(280 if compact else 336)

    def _left(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(12)
        self.drawing = MapDrawing(self._placed, self.words)
        self.drawing.picked.connect(lambda at: self.list.pick(at))
        box.addWidget(self.drawing, 1)
        notice = self.words("Do not mark homes or places that put someone in danger.")
        box.addWidget(MessageBar("info", notice))
        return box

    def _right(self) -> Card:
        words = self.words
        self._listed = Card(padding=8)
        self._listed.box.addWidget(Label(words("Points of the map"), "strong"))
        self.list = RowList(Rows(self._placed), _PlacedRow(), words("Points of the map"))
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._go)
        self._listed.box.addWidget(self.list, 1)
        self._said = Card("sunken", radius=8)
        self._words_of = Paragraph("", "detail", lines=4)
        self._said.box.addWidget(self._words_of)
        self._see = Button("", "quiet", icon_after="arrow-right", size="small")
        self._see.clicked.connect(lambda: self._go(self.list.row))
        self._said.box.addWidget(self._see)
        self._listed.box.addWidget(self._said)
        return self._listed

    def _pick(self, one: Placed) -> None:
        self.drawing.select(self._placed.index(one))
        self._words_of.setText(one.text)
        self._see.setText(self.words("See {number}", number=one.number))

    def _go(self, one: Placed) -> None:
        self.shell.go("proposals", proposal=one.proposal)


class _PlacedRow(RowDelegate):
    """Badge with the number, the words, the place."""

    def __init__(self) -> None:
        super().__init__(74)

    def paint_row(self, painter: QPainter, box: QRectF, row: Placed, selected: bool) -> None:
        now = theme.now()
        side = now.px(34)
        badge = QRectF(box.left() + 14, box.center().y() - side / 2, side, side)
        paint.badge(painter, badge, row.theme, number=row.number)
        left = badge.right() + 12
        place = QRectF(left, box.bottom() - now.px(26), box.right() - left - 8, now.px(20))
        words = QRectF(left, box.top() + 4, place.width(), place.top() - box.top() - 4)
        wrapped.lines(painter, words, row.text, now.font("detail", weight=600), now.color.ink)
        paint.text(painter, place, row.place, now.font("min"), now.color.muted,
                   where=self, meant=True)  # fmt: skip
