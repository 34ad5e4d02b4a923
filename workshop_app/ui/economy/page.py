"""Local economy: a market assessment filled by keys, and the economic plan that follows from it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from workshop_app.domain.economy import (
    SECTOR_CRITERIA,
    Barrier,
    EconomyAction,
    MarketStudy,
    Opportunity,
    Sector,
    Skill,
)
from workshop_app.services import economy
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.economy import deeds, found
from workshop_app.ui.economy.empty import empty_card
from workshop_app.ui.economy.found import FoundCard
from workshop_app.ui.economy.place import Place
from workshop_app.ui.economy.top import PLACES, Top
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.widgets import Button, Header
from workshop_app.ui.widgets.painted import give_focus

KEPT = (Sector, Skill, Barrier, Opportunity, EconomyAction, MarketStudy)
"""What a study is made of: without any of it the page says how to begin."""
NAMED = {
    "sector": "sectors", "skill": "skills", "barrier": "barriers", "opportunity": "own_work",
    "economy_action": "actions",
}  # fmt: skip
"""What ``open_at`` is given, and the place where it is seen."""


class EconomyPage(Page):
    """``open_at`` takes sector, skill, barrier, opportunity, economy_action (ids) or place (one of
    ``PLACES``). A place is built when it is first shown."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.bring = Button(words("Bring in a table"), icon="file-xls", size="header")
        self.bring.clicked.connect(lambda: deeds.bring_in(self))
        self.plus = Button(words("Add a sector"), icon="plus", size="header")
        self.plus.clicked.connect(self.add_sector)
        self.report = Button(words("Report"), "primary", icon="file-pdf", key="Ctrl+E",
                             size="header")  # fmt: skip
        self.report.clicked.connect(lambda: deeds.report(self))
        self.primary = self.report
        self.header: Header = Header(words("Local economy"), "", self.bring, self.plus, self.report)
        self.top = Top(words, self)
        self.places: dict[str, Place] = {}
        self._stale: set[str] = set()
        self._begun = self._kept = self._some()
        self._build()
        self._show_begun()

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self.found = FoundCard(self.words)
        self.empty = empty_card(self)
        for widget in (self.found, self.empty):
            self.stack.addWidget(widget)
        self.column.addWidget(self.header)
        self.column.addWidget(self.top)
        self.column.addWidget(self.stack, 1)
        self.top.chosen.connect(lambda place: self.show_place(place, begin=True))
        self.top.searched.connect(self._search)
        self.top.down.connect(lambda: give_focus(self.found.list))
        self.top.entered.connect(self.found.open_current)
        self.found.opened.connect(self._open)

    # -- which place ------------------------------------------------------------------------------
    def _some(self) -> bool:
        return any(self.plan.count(entity) for entity in KEPT)

    def _show_begun(self) -> None:
        """The places, or how to begin where there is nothing yet."""
        self.header.set_context(self._context())
        self.top.setHidden(not self._begun)
        fixed = self.plan.read_only
        self.plus.setHidden(fixed or not self._begun)
        self.bring.setHidden(fixed or not self._begun)
        self.report.setHidden(not self._begun)
        if self._begun:
            self.show_place(self.top.current)
        else:
            self.stack.setCurrentWidget(self.empty)

    def _context(self) -> str:
        made, words = economy.study(self.plan), self.words
        count = words.many("{n} sector", "{n} sectors", self.plan.count(Sector))
        criteria = words.many("{n} criterion", "{n} criteria", len(SECTOR_CRITERIA))
        method = (made.method if made else "") or words("Rapid Market Assessment")
        sample = f" · {words('sample figures')}" if self.plan.plan.sample else ""
        short = f"{count}, {criteria}{sample}"
        whole = f"{method} · {short}"
        fits = theme.now().width(whole, "body") < self.header.width() - self._buttons_width()
        return whole if fits and not self.shell.compact else short

    def _buttons_width(self) -> int:
        shown = [one for one in (self.bring, self.plus, self.report) if not one.isHidden()]
        return sum(one.sizeHint().width() + 12 for one in shown)

    def place(self, key: str) -> Place:
        """The place ``key``, built now if it was not shown yet."""
        if key not in self.places:
            self.places[key] = made = deeds.make_place(self, key)
            self.stack.addWidget(made)
            made.arrange(self.shell.compact)
        return self.places[key]

    def show_place(self, key: str, *, begin: bool = False) -> None:
        """Another place; ``begin``: with the keyboard where one works in it."""
        shown = self.shown
        if shown is not None:
            shown.leaving()
        self._begin_study()
        self.top.show_place(key)
        place = self.place(key)
        if key in self._stale:
            self._stale.discard(key)
            place.read()
        self.stack.setCurrentWidget(place)
        if begin:
            place.begin()

    def _begin_study(self) -> None:
        """Someone writes, though nothing is kept yet: the places come in the place of the card."""
        if not self._begun:
            self._begun = True
            self.top.show()
            self.plus.show()
            self.bring.show()
            self.report.show()

    @property
    def shown(self) -> Place | None:
        """The place that is shown, ``None`` while searching or before the first word."""
        here = self.stack.currentWidget()
        return here if isinstance(here, Place) else None

    def _open(self, place: str, id: str) -> None:
        self.top.search.setText("")
        self.show_place(place, begin=True)
        if id:
            self.place(place).choose(id)

    def wanted(self, place: str, id: str) -> None:
        """A link of one place to another."""
        self.show_place(place, begin=True)
        if id:
            self.place(place).choose(id)

    def _search(self, text: str) -> None:
        """What is found stands in the place of everything else; an empty search shows it again."""
        if text.strip():
            self.found.show_hits(found.hits(self.plan, self.words, text))
            self.stack.setCurrentWidget(self.found)
        elif self.stack.currentWidget() is self.found:
            self.show_place(self.top.current)

    # -- what the shell calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        named = next((kind for kind in NAMED if where.get(kind)), "")
        place = NAMED.get(named, where.get("place", ""))
        if place in PLACES and (self._begun or not self.plan.read_only) and self._some():
            self.show_place(place)
        if named and self._begun:
            self.place(place).choose(where[named])
        self.settle_focus()

    def where(self) -> dict[str, str]:
        place = self.shown
        if place is None:
            return {}
        key = self.top.current
        named = next((kind for kind, at in NAMED.items() if at == key), "")
        if named and place.current:
            return {named: place.current}
        return {"place": key} if key != "sectors" else {}

    def told(self, news: News) -> None:
        self._begin_or_end()
        if not isinstance(news, Changed) or news.about("Sector", "MarketStudy", "Plan"):
            self.header.set_context(self._context())
        for key, place in self.places.items():
            if place is self.shown:
                place.told(news)
            else:
                self._stale.add(key)
        if self.stack.currentWidget() is self.found:
            self.found.show_hits(found.hits(self.plan, self.words, self.top.search.text()))

    def _begin_or_end(self) -> None:
        """The places come with the first word; the card comes back where the last one went, as by
        undoing a table that was brought in."""
        some, kept = self._some(), self._kept
        self._kept = some
        ended = kept and not some and self.top.current == "sectors"
        if not ended and (self._begun or not some):
            return
        here, before = QApplication.focusWidget(), self.stack.currentWidget()
        held = here is not None and before is not None and before.isAncestorOf(here)
        self._begun = some
        self._show_begun()
        if held:
            self.settle_focus()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.header.set_context(self._context())
        self.bring.setText("" if compact else self.words("Bring in a table"))
        self.bring.setAccessibleName(self.words("Bring in a table"))
        self.bring.setToolTip(self.words("Bring in a table"))
        for place in self.places.values():
            place.arrange(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.set_context(self._context())

    def leaving(self) -> None:
        if self.shown is not None:
            self.shown.leaving()

    def settle_focus(self) -> None:
        if self.shown is not None:
            self.shown.begin()
        elif self.stack.currentWidget() is self.empty and self.empty.button is not None:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().settle_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from a sheet back to the list, from what was found back to the place."""
        if event.key() == Qt.Key.Key_Escape:
            if self.stack.currentWidget() is self.found:
                self.top.search.setText("")
                self.settle_focus()
            elif self.shown is None or not self.shown.escape():
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    # -- doing ------------------------------------------------------------------------------------
    def add_sector(self) -> None:
        """The line that adds a sector, with the keyboard."""
        self.show_place("sectors")
        self.place("sectors").add()
