"""Keep safe: copies, passphrase, lock, a copy to hand over, cleaning up."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer

from workshop_app.services.news import News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.safety.cards import SAFETY_CARDS, SafetyCard, load
from workshop_app.ui.safety.in_view import bring_into_view
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Header


class SafetyPage(Page):
    """The cards of SAFETY_CARDS under each other. ``open_at(card=…)`` shows one."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        context = words("What is kept on this laptop, who can open it, and what goes")
        self.header: Header = Header(words("Keep safe"), context)
        self.column.addWidget(self.header)
        holder, inside = column(spacing=16)
        self.cards: dict[str, SafetyCard] = {}
        for key, where in SAFETY_CARDS.items():
            card = load(where)(plan, words, shell)
            card.setObjectName(f"safety {key}")
            self.cards[key] = card
            inside.addWidget(card)
        inside.addStretch(1)
        self.area = scrolled(holder, name=words("Keep safe"))
        self.column.addWidget(self.area, 1)

    def open_at(self, **where: str) -> None:
        card = self.cards.get(where.get("card", ""))
        if card is None:
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        card.settle_focus()
        # its place is known once the page is laid out
        QTimer.singleShot(0, card, lambda: bring_into_view(card))

    def told(self, news: News) -> None:
        for card in self.cards.values():
            card.told(news)
