"""Prepare: the places, the workshop, its agenda, what to bring."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from workshop_app.domain.meetings import Workshop
from workshop_app.export import names
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.steps import STEPS
from workshop_app.text import Words
from workshop_app.ui import current, tab_order, theme
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.prepare.agenda_tab import AgendaTab
from workshop_app.ui.prepare.materials_tab import MaterialsTab
from workshop_app.ui.prepare.territory_tab import TerritoryTab
from workshop_app.ui.prepare.workshop_tab import WorkshopTab
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import EmptyCard
from workshop_app.ui.widgets.header import Header
from workshop_app.ui.widgets.segments import Segments
from workshop_app.ui.workshop_switch import WorkshopSwitch

if TYPE_CHECKING:
    from workshop_app.ui.prepare.kit_panel import KitPanel

_NEED_WORKSHOP = ("agenda", "materials")
_TAKEN_OUT = (
    "agenda.remove", "agenda.start", "agenda.clear", "territory.remove", "commune.remove",
    "table.remove", "workshop.remove",
)  # fmt: skip
"""Steps after which a bar offers to undo them."""
_INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


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
        self.kit: KitPanel | None = None
        self.primary = Button(
            words("Print kit"), "primary", icon="printer", key="Ctrl+P", size="header"
        )
        self.primary.setObjectName("print the kit")
        self.primary.clicked.connect(self.open_kit)
        self.rehearse = Button(words("Rehearse"), "quiet", icon="film-slate", size="header")
        self.rehearse.setToolTip(words("Walk through it faster; nothing of it is kept"))
        self.rehearse.clicked.connect(self._rehearse)
        self.header = Header(words("Prepare"), "", self.rehearse, self.primary)
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
        self.empty = self._empty_card()
        self.middle.addWidget(self.empty)

    def _rehearse(self) -> None:
        workshop = current.workshop(self.plan)
        if workshop is not None:
            self.shell.rehearsal.begin(workshop)

    def _empty_card(self) -> EmptyCard:
        """What agenda and materials show while there is no workshop."""
        words = self.words
        button = Button(words("Go to the workshop"), icon="calendar-check")
        button.clicked.connect(lambda: self.show_tab("workshop"))
        return EmptyCard(
            "calendar-check",
            words("There is no workshop yet"),
            words("Make the first one: its day, its hours, its place and for whom it is."),
            button,
        )

    # -- tabs -------------------------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        if where.get("workshop"):
            current.choose(self.plan, where["workshop"])
        known = ("territory", "workshop", "agenda", "materials")
        tab = where.get("tab", "agenda")
        self.show_tab(tab if tab in known else "agenda")

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is on the tabs from the beginning."""
        super().showEvent(event)
        here = QApplication.focusWidget()
        if here is None or not self.isAncestorOf(here):
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
            tab_order.in_reading_order(self)
        self.refresh()

    def _built(self, key: str) -> QWidget:
        if key == "territory":
            places = TerritoryTab(self.plan, self.words)
            places.detail.sheet.connect(lambda id: self.shell.go("territory", territory=id))
            return places
        if key == "agenda":
            agenda = AgendaTab(self.plan, self.words, self.shell)
            agenda.writing.connect(self._writes)
            return agenda
        if key == "materials":
            return MaterialsTab(self.plan, self.words, self.shell)
        made = WorkshopTab(self.plan, self.words)
        made.chosen.connect(self._choose)
        return made

    def _tab(self, key: str) -> Tab:
        return self.tabs[key]  # type: ignore[return-value]

    def _writes(self, writing: bool) -> None:
        """While an exercise is written its form has the filled button, and the tabs wait."""
        self.segments.setEnabled(not writing)
        self.switch.setEnabled(not writing)
        if self.primary:
            self.primary.set_kind("secondary" if writing else "primary")
        tab_order.in_reading_order(self)

    def open_kit(self) -> None:
        """Choose what to print of the workshop's kit."""
        from workshop_app.ui.prepare.kit_panel import KitPanel

        workshop = current.workshop(self.plan)
        if workshop is not None:
            self.kit = KitPanel(self, self.plan, workshop, self.shell)
            self.kit.open_first()

    def _choose(self, workshop: str) -> None:
        if workshop:
            current.choose(self.plan, workshop)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in an input keeps what is written; it does not go on to the next stage."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(QApplication.focusWidget(), _INPUTS):
            event.accept()
        else:
            super().keyPressEvent(event)

    def leaving(self) -> None:
        """What is being written is kept, as when the keyboard leaves its line; where the page
        stays (undo), the keyboard comes back to it."""
        agenda = self.tabs.get("agenda")
        if agenda is not None:
            agenda.list.settle()  # type: ignore[attr-defined]
        here = self.focusWidget()
        if here is not None and here is not self and here.hasFocus():
            here.clearFocus()
            QTimer.singleShot(0, here, lambda: self._come_back(here))

    def _come_back(self, here: QWidget) -> None:
        if QApplication.focusWidget() is None:
            there = here if here.isVisible() else self.segments
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is shown ----------------------------------------------------------------------------
    def told(self, news: News) -> None:
        if isinstance(news, Changed) and news.kind in _TAKEN_OUT:
            self.shell.tell("done", self.words(STEPS[news.kind].name), undo=True)
        if not isinstance(news, Changed) or news.about(*self._tab(self.segments.current).about):
            self.refresh()

    def refresh(self) -> None:
        """Draw the tab that is shown, and the line of context."""
        workshop = current.workshop(self.plan)
        self.switch.show_current()
        self._show_context(workshop)
        if self.primary:
            self.primary.setVisible(workshop is not None)
        self.rehearse.setVisible(workshop is not None and not self.shell.rehearsal.on)
        key = self.segments.current
        if key not in self.tabs:
            return
        lacks = workshop is None and key in _NEED_WORKSHOP
        self.middle.setCurrentWidget(self.empty if lacks else self.tabs[key])
        for one in self.tabs:
            for tool in self._tab(one).tools:
                tool.setVisible(one == key and not lacks)
        self._tab(key).show_workshop(workshop)

    def _show_context(self, workshop: Workshop | None) -> None:
        """The line of context: audience, place and day, as much of it as there is room for."""
        if self.header is None or self.primary is None:
            return
        if workshop is None:
            self.header.set_context(self.words("No workshop yet"))
            return
        audience = names.told(names.AUDIENCES, workshop.audience, self.words)
        day = date.fromisoformat(workshop.day) if workshop.day else None
        written = self.words.date(day, "weekday") if day else ""
        beside = self.primary.sizeHint().width() + self.switch.sizeHint().width()
        beside += self.rehearse.sizeHint().width()
        room = self.contentsRect().width() - 48 - beside - 32
        for facts in ((audience, workshop.place, written), (workshop.place, written),
                      (audience, written), (written,)):  # fmt: skip
            said = "".join(f"· {fact} " for fact in facts if fact).rstrip()
            if theme.now().width(said) <= room:
                break
        self.header.set_context(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_context(current.workshop(self.plan))
