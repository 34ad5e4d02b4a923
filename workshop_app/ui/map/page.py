"""The map: where in the territory what was said belongs, on a plain drawing to scale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from workshop_app.services import clock, facilitate, places
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.places import Placed
from workshop_app.text import Words
from workshop_app.ui import current, theme
from workshop_app.ui.map import slides
from workshop_app.ui.map.drawing import MapDrawing
from workshop_app.ui.map.row import PlacedRow, PlacedRows
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.shell.slides import Slide
from workshop_app.ui.widgets import (
    Button,
    Card,
    EmptyCard,
    Header,
    Label,
    MessageBar,
    Paragraph,
    RowList,
)


class MapPage(Page):
    """The drawing at the left, the list of points at the right; one selection for both."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._placed: list[Placed] = []
        self._current = ""
        self.header: Header = Header(words("Map"))
        self.column.addWidget(self.header)
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._left(), 1)
        row.addWidget(self._right())
        self.column.addWidget(self.body, 1)
        self.empty = EmptyCard(
            "map-trifold",
            words("No place has been marked yet"),
            words("The sample plan shows what the map says of a territory."),
        )
        self.column.addWidget(self.empty, 1)
        self.line = CaptureLine(plan, words, filled=False, parent=self)
        self.line.left.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.foot = self.line
        self.column.addWidget(self.line)
        self._follow_session()
        self._read()

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        self._current = where.get("proposal", self._current)
        self._choose()
        self.list.setFocus()

    def where(self) -> dict[str, str]:
        return {"proposal": self._current} if self._current else {}

    def _follow_session(self) -> None:
        """The line captures for the workshop that is on, and what its step is about."""
        held = current.workshop(self.plan)
        self.line.use_workshop(held.id if held else None)
        if kind := facilitate.capturing(self.plan, held, clock.now(self.plan)):
            self.line.use_kind(kind)

    def told(self, news: News) -> None:
        self.line.told(news)
        if isinstance(news, Changed) and news.about("Progress", "Workshop"):
            self._follow_session()
        if not isinstance(news, Changed) or news.about("Pin", "Proposal", "Plan"):
            self._read()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self._listed.setFixedWidth(theme.now().px(300 if compact else 336))

    # -- the room ---------------------------------------------------------------------------------
    def projector_slide(self) -> Slide | None:
        if not self._placed:
            return None
        return slides.slide(self.words, self._title(), self._placed)

    def kept_up(self) -> Callable[[News], Slide | None] | None:
        return slides.kept_up(self.plan, self.words, self._title())

    def _title(self) -> str:
        return self.plan.plan.municipality or self.words("Map")

    # -- building ---------------------------------------------------------------------------------
    def _left(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(12)
        self.drawing = MapDrawing(self.words)
        self.drawing.picked.connect(lambda at: self.list.pick(at))
        box.addWidget(self.drawing, 1)
        notice = self.words("Do not mark homes or places that put someone in danger.")
        box.addWidget(MessageBar("info", notice))
        return box

    def _right(self) -> Card:
        words = self.words
        self._listed = Card(padding=8)
        self._listed.box.addWidget(Label(words("Points of the map"), "strong"))
        self.model = PlacedRows()
        self.list = RowList(self.model, PlacedRow(), words("Points of the map"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._go)
        self._listed.box.addWidget(self.list, 1)
        self._said = Card("sunken", padding=12, radius=8)
        self._words_of = Paragraph("", "detail", lines=5)
        self._said.box.addWidget(self._words_of)
        self._see = Button("", "quiet", icon_after="arrow-right", size="small")
        self._see.clicked.connect(lambda: self._go(self.list.row))
        self._said.box.addWidget(self._see, 0, Qt.AlignmentFlag.AlignRight)
        self._listed.box.addWidget(self._said)
        return self._listed

    # -- reading ----------------------------------------------------------------------------------
    def _read(self) -> None:
        """Read the pins again and keep the chosen one."""
        self._placed = places.placed(self.plan)
        there = bool(self._placed)
        self.body.setHidden(not there)
        self.empty.setHidden(there)
        count = self.words.many("{n} point", "{n} points", len(self._placed))
        self.header.set_context(f"{self.plan.plan.municipality} · {count}")
        self.model.show(self._placed)
        self.drawing.show_places(self._placed)
        self._choose()

    def _choose(self) -> None:
        ids = [one.proposal for one in self._placed]
        if ids:
            self.list.pick(ids.index(self._current) if self._current in ids else 0)
        else:
            self._current = ""

    def _pick(self, one: Placed) -> None:
        self._current = one.proposal
        self.drawing.select(self._placed.index(one))
        self._words_of.setText(one.text)
        self._see.setText(self.words("See {number}", number=one.number))

    def _go(self, one: Placed) -> None:
        self.shell.go("proposals", proposal=one.proposal)
