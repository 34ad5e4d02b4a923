"""The offices that are invited, and the criteria each of them is asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services import offices
from workshop_app.services.offices import SUGGESTED
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.prioritize.office_grid import OfficeGrid
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Button, Field, Label, Paragraph
from workshop_app.ui.widgets.overlay import Overlay


class OfficesPanel(Overlay):
    """Over the window: a table of ticks, a line to rename the office in question, one to add."""

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words) -> None:
        super().__init__(
            over, words("Offices and their criteria"), width=1080, padding=20, tall=True
        )
        self.setObjectName("offices panel")
        self._plan, self._words = plan, words
        self.column.addWidget(Label(words("Offices and their criteria"), "section", weight=700))
        said = words(
            "Each official is asked only what the office can judge. Give every criterion to three "
            "offices at least: with fewer than three answers no figure is told. The office is never "
            "kept with an answer."
        )
        self.column.addWidget(Paragraph(said, "detail", "muted"))
        self.grid = OfficeGrid(words)
        self.grid.ticked.connect(self._tick)
        self.grid.chosen.connect(lambda _id: self._show_name())
        inside, box = column()
        box.addWidget(self.grid)
        self._nothing = Paragraph(
            words("No offices yet. Put in the usual ones, or add your own."), "body", "muted"
        )
        box.addWidget(self._nothing)
        box.addStretch(1)
        self.column.addWidget(scrolled(inside, name=words("Offices")), 1)
        self.column.addLayout(self._lines())
        self.column.addLayout(self._foot())
        self._read()

    def show_panel(self) -> None:
        """Open it, the keyboard on the table, or on the usual offices while there are none."""
        self.open(self.grid if offices.offices(self._plan) else self.usual)

    # -- parts ------------------------------------------------------------------------------------
    def _lines(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(16)
        self.name = GuardedLine(words, "", words("name of an office"))
        self.name.edit.setObjectName("name of the office")
        self.name.edit.setMaxLength(offices.LONGEST)
        self.name.kept.connect(self._rename)
        self._name_field = Field(words("Name of the office in question"), self.name)
        row.addWidget(self._name_field, 1)
        self.more = GuardedLine(words, "", words("type a name and press Enter"), at_once=False)
        self.more.edit.setObjectName("add an office")
        self.more.edit.setMaxLength(offices.LONGEST)
        self.more.kept.connect(self._add)
        row.addWidget(Field(words("One more office"), self.more), 1)
        return row

    def _foot(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(8)
        self.usual = Button(words("Put in the usual offices"), icon="buildings")
        self.usual.setObjectName("usual offices")
        self.usual.clicked.connect(self._suggest)
        self.gone = Button(words("Remove this office"), "plain", icon="trash")
        self.gone.setObjectName("remove the office")
        self.gone.clicked.connect(self._remove)
        close = Button(words("Close"), "primary", cap="Esc", size="header")
        close.clicked.connect(self.leave)
        row.addWidget(self.usual)
        row.addWidget(self.gone)
        row.addStretch(1)
        row.addWidget(close)
        return row

    # -- what is shown ----------------------------------------------------------------------------
    def _read(self, chosen: str = "") -> None:
        found = offices.offices(self._plan)
        before = self.grid.office
        self.grid.show_offices(found, chosen or (before.id if before else ""))
        self.grid.setVisible(bool(found))
        self._nothing.setVisible(not found)
        for one in (self._name_field, self.gone):
            one.setVisible(bool(found))
        self._show_name()

    def _show_name(self) -> None:
        office = self.grid.office
        self.name.setText(office.name if office else "")

    # -- what is done -----------------------------------------------------------------------------
    def _tick(self, id: str, criterion: str) -> None:
        office = self.grid.office
        if office is None:
            return
        asked = set(offices.asked(office)) ^ {criterion}
        offices.give(self._plan, office, asked)
        self._read(id)

    def _rename(self, name: str, confirmed: bool) -> None:
        office = self.grid.office
        if office is not None and name and name != office.name:
            offices.rename(self._plan, office, name, confirmed=confirmed)
            self._read(office.id)

    def _add(self, name: str, confirmed: bool) -> None:
        if name:
            made = offices.add(self._plan, name, confirmed=confirmed)
            self.more.setText("")
            self._read(made.id)

    def _suggest(self) -> None:
        words = self._words
        offices.suggest(self._plan, [(words(one.name), one.criteria) for one in SUGGESTED])
        self._read()
        self.grid.setFocus()

    def _remove(self) -> None:
        office = self.grid.office
        if office is not None:
            offices.remove(self._plan, office)
            self._read()
