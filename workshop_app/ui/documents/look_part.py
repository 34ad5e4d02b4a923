"""How the documents look, in one place: whose they are, logos, colour, who signs; the cover beside
it as it will be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import tab_order, theme
from workshop_app.ui.documents.colour_card import ColourCard
from workshop_app.ui.documents.cover_card import CoverCard
from workshop_app.ui.documents.logos_card import LogosCard
from workshop_app.ui.documents.signing_card import SigningCard
from workshop_app.ui.page import Shell
from workshop_app.ui.prepare.municipality_fields import MunicipalityFields
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
        self.whose = MunicipalityFields(self._plan, words, "municipality of the documents", 12)
        card.box.addWidget(self.whose)
        return card

    def begin(self) -> None:
        """It comes to be seen."""
        self._show()
        tab_order.in_reading_order(self)
        self.whose.municipality.edit.setFocus(Qt.FocusReason.OtherFocusReason)
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
        self.whose.read()
        self.logos.read()
        self.colour.read()
        self.signing.read()
