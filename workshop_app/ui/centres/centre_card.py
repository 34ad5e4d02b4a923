"""The centre itself, at the right while no row of its sheet is chosen: name, address, territory and
the places it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.places import Pin, Territory
from workshop_app.services import centres
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, Choice, Field, heading

if TYPE_CHECKING:
    from workshop_app.domain.text_guard import Mark


class _PublicLine(GrowingLine):
    """What an institution publishes of itself: the guard leaves it alone (P-19)."""

    def __init__(self, words: Words, hint: str = "") -> None:
        super().__init__(words, hint=hint)
        self._look = _nothing


def _nothing(_text: str) -> Sequence[Mark]:
    return ()


class CentreCard(Card):
    """``dropped`` when someone wants the centre taken out."""

    dropped = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(padding=12, spacing=8)
        self._plan, self._words, self._shell = plan, words, shell
        self._centre: ServicePoint | None = None
        self.box.addWidget(heading("house-line", words("The centre"), "ink", "primary"))
        holder, box = column(spacing=8)
        box.setContentsMargins(0, 0, 10, 0)
        self.name = _PublicLine(words)
        self.name.edit.setObjectName("centre name")
        self.name.kept.connect(lambda text, _ok: self._change(name=text) if text else None)
        self.address = _PublicLine(words, words("street, or a known place"))
        self.address.edit.setObjectName("centre address")
        self.address.kept.connect(lambda text, _ok: self._change(address=text))
        self.territory = Choice()
        self.territory.setObjectName("centre territory")
        self.territory.chosen.connect(lambda id: self._change(territory=id or None))
        for said, input in ((words("Name"), self.name), (words("Address"), self.address),
                            (words("Territory"), self.territory)):  # fmt: skip
            box.addWidget(Field(said, input))
        self._links, self._leads = column(spacing=6)
        box.addWidget(self._links)
        row = QHBoxLayout()
        row.addStretch(1)
        self.drop = Button(words("Take the centre out"), "plain", icon="trash", size="small")
        self.drop.clicked.connect(self.dropped)
        row.addWidget(self.drop)
        box.addLayout(row)
        box.addStretch(1)
        self.box.addWidget(scrolled(holder, name=words("The centre")), 1)
        for line in (self.name, self.address):
            line.edit.setReadOnly(plan.read_only)
        self.territory.setEnabled(not plan.read_only)
        self.drop.setHidden(plan.read_only)

    def show_centre(self, centre: ServicePoint) -> None:
        """Another centre, or the same one changed."""
        words = self._words
        self._centre = centre
        show_text(self.name, centre.name)
        show_text(self.address, centre.address)
        places = sorted(self._plan.all(Territory), key=lambda one: one.code)
        rows = [
            ("", words("no territory")),
            *((one.id, f"{one.code} {one.name}") for one in places),
        ]
        self.territory.set_choices(rows, centre.territory or "")
        box = emptied(self._leads)
        territory = self._plan.find(Territory, centre.territory) if centre.territory else None
        if territory is not None:
            box.addWidget(self._lead(territory.name, words("Territory {code}", code=territory.code),
                                     "territory", territory=territory.id))  # fmt: skip
        there = self._plan.count(Pin, point=centre.id)
        where = words("Its place on the map") if there else words("It is not on the map yet")
        done = words("See it there") if there else words("Put it there")
        if there or not self._plan.read_only:
            box.addWidget(self._lead(where, done, "map", point=centre.id))
        hours = words("Hours, telephones and services")
        box.addWidget(self._lead(hours, words("In the directory"), "directory", point=centre.id))
        in_reading_order(self)

    def begin(self) -> None:
        """The keyboard to its name."""
        self.name.edit.setFocus()
        self.name.edit.selectAll()

    def _lead(self, title: str, detail: str, page: str, **where: str) -> LinkCard:
        card = LinkCard(title, detail)
        card.picked.connect(lambda: self._shell.go(page, **where))
        return card

    def _change(self, **values: Any) -> None:
        if self._centre is not None and self._plan.find(ServicePoint, self._centre.id):
            self._centre = centres.change(self._plan, self._centre, **values)
