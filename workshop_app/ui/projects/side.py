"""The right of a project's page: what it costs, who stands where, how it is measured, what follows,
what it is linked to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.directory import StrategicProject
from workshop_app.services import project_links
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.project_links import KINDS, Link
from workshop_app.text import Words
from workshop_app.ui.page import Shell
from workshop_app.ui.projects.editing import Editing
from workshop_app.ui.projects.entries import ADDED
from workshop_app.ui.projects.link_picker import SIGNS
from workshop_app.ui.projects.looks import Looks, Parts
from workshop_app.ui.projects.part_row import Cell, Look
from workshop_app.ui.projects.section import Section
from workshop_app.ui.projects.sheet import connect
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Card, Label, heading

PLACES = {
    "actions": ("action_plan", "action"),
    "proposals": ("proposals", "proposal"),
    "territories": ("territory", "territory"),
    "sectors": ("economy", "sector"),
}
"""The page that each kind of link opens, and what it is called there."""


class ProjectSide(QWidget):
    """Cards one under the other; they scroll together. Emits ``link_wanted`` when one more link is
    asked for."""

    link_wanted = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell, editing: Editing) -> None:
        super().__init__()
        self._plan, self._words, self._shell, self._editing = plan, words, shell, editing
        self._shown = ""
        self._links: list[Link] = []
        self.sections: dict[str, Section] = {}
        self.cards: dict[str, Card] = {}
        holder, self._inside = column(spacing=8)
        self._inside.setContentsMargins(0, 0, 12, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.area = scrolled(holder, name=words("Project in figures"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.area)
        parts = self._card("component", heading("stack", words("Components")))
        parts.box.insertWidget(0, self._section("cost", None))
        self._card("actor", heading("users-three", words.at("several", "Who")))
        self._card("indicator", heading("gauge", words("Indicators")))
        self._card("next", heading("arrow-right", words("What follows")))
        self._card("links", heading("link", words("What it is linked to")))
        links = self.sections["links"]
        links.opened.connect(self._open_link)
        links.removed.connect(self._unlink)
        self._inside.addStretch(1)

    def _card(self, key: str, head: Label) -> Card:
        card = self.cards[key] = Card(padding=14, spacing=6)
        card.box.addWidget(self._section(key, head))
        self._inside.addWidget(card)
        return card

    def _section(self, key: str, head: Label | None) -> Section:
        writes = not self._plan.read_only
        add = self._words(ADDED[key]) if key in ADDED else ""
        if key == "links":
            add = self._words("Link something more")
        # A link is also opened where nothing may be changed.
        made = Section(self._words, head, add, writes=writes, opens=key == "links", spacing=5,
                       narrow=True)  # fmt: skip
        self.sections[key] = made
        if key != "links":
            connect(made, key, self._editing)
        return made

    # -- showing ----------------------------------------------------------------------------------
    def show_project(
        self, project: StrategicProject, parts: Parts, looks: Looks, today: date
    ) -> None:
        """Another project, or the same one changed."""
        if project.id != self._shown:
            self.area.verticalScrollBar().setValue(0)
        self._shown = project.id
        self.sections["cost"].show_looks([looks.cost(project, parts)])
        self.sections["next"].show_looks([looks.next_step(project, today)])
        for kind in ("component", "actor", "indicator"):
            self.sections[kind].show_looks(looks.rows(kind, parts.get(kind, ())))
        self._links = project_links.linked(self._plan, project)
        self.sections["links"].show_looks([self._link_look(one) for one in self._links])

    def _link_look(self, one: Link) -> Look:
        kind = self._words(KINDS[one.kind])
        told = f"{kind} {one.code}".strip()
        lines = ((Cell(one.text, "detail", 600, icon=SIGNS[one.kind], icon_tone="primary"),),
                 (Cell(told, "min", tone="primary"),))  # fmt: skip
        return Look(f"{one.kind} {one.id}", lines, f"{one.text}, {told}", frame="sunken")

    # -- links ------------------------------------------------------------------------------------
    def _open_link(self, id: str) -> None:
        kind, _, target = id.partition(" ")
        if not id:
            self.link_wanted.emit()
        else:
            page, name = PLACES[kind]
            self._shell.go(page, **{name: target})

    def _unlink(self, id: str) -> None:
        kind, _, target = id.partition(" ")
        if not self._plan.read_only:
            project_links.unlink(self._plan, self._editing.project, kind, target)
            self._shell.tell("done", self._words("Link taken away"), undo=True)
