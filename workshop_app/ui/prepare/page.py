"""Prepare: the places, the workshop, its agenda, what to bring."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.export import names
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import current
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.prepare.agenda_tab import AgendaTab
from workshop_app.ui.prepare.materials_tab import MaterialsTab
from workshop_app.ui.prepare.territory_tab import TerritoryTab
from workshop_app.ui.prepare.workshop_tab import WorkshopTab
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.header import Header
from workshop_app.ui.widgets.segments import Segments
from workshop_app.ui.workshop_switch import WorkshopSwitch


class Tab(Protocol):
    """What the page knows of a tab: the entities it is about, its buttons, how it is drawn."""

    about: tuple[str, ...]
    tools: list[QWidget]

    def show_workshop(self, workshop: Workshop | None) -> None: ...


class PreparePage(Page):
    """Four tabs over one workshop. A tab is built when it is first shown."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.tabs: dict[str, QWidget] = {}
        self.switch = WorkshopSwitch(plan, words)
        self.switch.chosen.connect(lambda _id: self.refresh())
        self.primary = Button(
            words("Go to Facilitate"), "primary", icon="chalkboard-teacher", cap="Alt+2",
            size="header",
        )  # fmt: skip
        self.primary.clicked.connect(lambda: self.shell.go("facilitate"))
        self.header = Header(words("Prepare"), "", self.primary)
        self.header.before_context(self.switch)
        self.column.addWidget(self.header)
        self.segments = Segments(
            [
                ("territory", words("Territory")),
                ("workshop", words("Workshop")),
                ("agenda", words("Agenda")),
                ("materials", words("Materials")),
            ],
            "agenda",
            name=words("Parts of preparing"),
        )
        self.segments.chosen.connect(self.show_tab)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.segments)
        row.addStretch(1)
        row.addLayout(self._tools)
        self.column.addLayout(row)
        self.middle = QStackedWidget()
        self.column.addWidget(self.middle, 1)

    # -- tabs -------------------------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        if where.get("workshop"):
            current.choose(self.plan, where["workshop"])
        known = ("territory", "workshop", "agenda", "materials")
        tab = where.get("tab", "agenda")
        self.show_tab(tab if tab in known else "agenda")
        self.segments.setFocus(Qt.FocusReason.OtherFocusReason)

    def where(self) -> dict[str, str]:
        now = current.workshop(self.plan)
        found = {"tab": self.segments.current}
        return {**found, "workshop": now.id} if now else found

    def show_tab(self, key: str) -> None:
        """Show one of the four."""
        self.segments.choose(key)
        if key not in self.tabs:
            self.tabs[key] = self._built(key)
            self.middle.addWidget(self.tabs[key])
            for tool in self._tab(key).tools:
                self._tools.addWidget(tool)
        self.middle.setCurrentWidget(self.tabs[key])
        for one in self.tabs:
            for tool in self._tab(one).tools:
                tool.setVisible(one == key)
        self.refresh()

    def _built(self, key: str) -> QWidget:
        if key == "territory":
            return TerritoryTab(self.plan, self.words)
        if key == "agenda":
            return AgendaTab(self.plan, self.words)
        if key == "materials":
            return MaterialsTab(self.plan, self.words)
        made = WorkshopTab(self.plan, self.words)
        made.chosen.connect(self._choose)
        return made

    def _tab(self, key: str) -> Tab:
        return self.tabs[key]  # type: ignore[return-value]

    def _choose(self, workshop: str) -> None:
        if workshop:
            current.choose(self.plan, workshop)
        self.refresh()

    # -- what is shown ----------------------------------------------------------------------------
    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about(*self._tab(self.segments.current).about):
            self.refresh()

    def refresh(self) -> None:
        """Draw the tab that is shown, and the line of context."""
        workshop = current.workshop(self.plan)
        self.switch.show_current()
        if self.header:
            self.header.set_context(self._context(workshop))
        if self.primary:
            self.primary.setVisible(workshop is not None)
        if self.segments.current in self.tabs:
            self._tab(self.segments.current).show_workshop(workshop)

    def _context(self, workshop: Workshop | None) -> str:
        if workshop is None:
            return self.words("No workshop yet")
        facts = [names.told(names.AUDIENCES, workshop.audience, self.words), workshop.place]
        if workshop.day:
            facts.append(self.words.date(date.fromisoformat(workshop.day), "weekday"))
        return "· " + " · ".join(filter(None, facts))
