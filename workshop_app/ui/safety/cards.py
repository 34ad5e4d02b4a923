"""The cards of the page "Keep safe", in their order. A card's class is text, so that it loads on the
first visit."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from workshop_app.services.news import News
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.text import Words
    from workshop_app.ui.page import Shell


class SafetyCard(QWidget):
    """One card. It takes its full height; its texts wrap; what it changes goes through a service."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self.plan, self.words, self.shell = plan, words, shell

    def told(self, news: News) -> None:
        """Something changed in the plan."""

    def settle_focus(self) -> None:
        """The page was opened at this card: the keyboard goes to its first control."""


SAFETY_CARDS: dict[str, str] = {
    "copies": "workshop_app.ui.safety.copies:CopiesCard",
    "passphrase": "workshop_app.ui.safety.passphrase:PassphraseCard",
    "lock": "workshop_app.ui.safety.lock:LockCard",
    "sharing": "workshop_app.ui.safety.sharing:SharingCard",
    "purge": "workshop_app.ui.safety.purge:PurgeCard",
}
"""Every card: its key and where its class is ("workshop_app.ui.safety.copies:CopiesCard")."""
# In this order, each row added by the commit that brings its card: copies, passphrase, lock,
# sharing, purge.


def load(where: str) -> type[SafetyCard]:
    """The class of a card; imported now."""
    module, name = where.split(":")
    found: type[SafetyCard] = getattr(importlib.import_module(module), name)
    return found
