"""How the documents look, in one place: whose they are, logos, colour, who signs; the cover beside
it as it will be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services import prepare
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import tab_order, theme
from workshop_app.ui.documents.colour_card import ColourCard
from workshop_app.ui.documents.cover_card import CoverCard
from workshop_app.ui.documents.logos_card import LogosCard
from workshop_app.ui.documents.signing_card import SigningCard
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.page import Shell
from workshop_app.ui.prepare.inputs import named, show
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Card, heading

ABOUT = ("Plan", "Photo", "Territory", "Commune")
"""What the cover shows."""


class LookPart(QWidget):
    """The cards at the left scroll; the cover at the right is drawn anew after each change."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        body, left = column(spacing=12)
        self.logos = LogosCard(plan, words, shell)
        self.colour = ColourCard(plan, words)
        self.signing = SigningCard(plan, words)
        for card in (self._whose(), self.logos, self.colour, self.signing):
            left.addWidget(card)
        left.addStretch(1)
        area = scrolled(body, name=words("How the documents look"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(area, 3)
        self.cover = CoverCard(plan, words, shell)
        self.cover.setMinimumWidth(theme.now().px(240))
        row.addWidget(self.cover, 2)
        for card in (self.logos, self.signing):
            card.rebuilt.connect(lambda: tab_order.in_reading_order(self))

    def _whose(self) -> Card:
        words, card = self._words, Card(spacing=8)
        card.box.addWidget(heading("buildings", words("Whose they are")))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.municipality, self.department = GuardedLine(words), GuardedLine(words)
        self.municipality.edit.setObjectName("municipality of the documents")
        self.municipality.kept.connect(self._keep_municipality)
        self.department.kept.connect(
            lambda text, ok: prepare.change_plan(self._plan, department=text, confirmed=ok)
        )
        self.municipality_field = named(words("Municipality"), self.municipality)
        for field in (self.municipality_field, named(words("Department"), self.department)):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        for line in (self.municipality, self.department):
            line.edit.setReadOnly(self._plan.read_only)
        card.box.addLayout(row)
        return card

    def begin(self) -> None:
        """It comes to be seen."""
        self._show()
        tab_order.in_reading_order(self)
        self.municipality.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.cover.draw_soon()

    def told(self, news: News) -> None:
        """Something was saved, also by undo."""
        self.cover.draw_soon()
        if not isinstance(news, Changed) or news.about(*ABOUT):
            self._show()

    def pause(self) -> None:
        """Nothing is read from the plan, which may go now, until something is told."""
        self.cover.pause()

    def _show(self) -> None:
        plan = self._plan.plan
        show(self.municipality, plan.municipality)
        show(self.department, plan.department)
        self.logos.read()
        self.colour.read()
        self.signing.read()

    def _keep_municipality(self, text: str, confirmed: bool) -> None:
        if not text:
            self.municipality_field.missing(self._words("Municipality, missing"))
            return
        self.municipality_field.well()
        prepare.change_plan(self._plan, municipality=text, confirmed=confirmed)
