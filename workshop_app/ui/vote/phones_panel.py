"""Phones: which network, codes, and the door that lets phones in. Nothing else waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.vote.codes_panel import CodesCard
from workshop_app.ui.vote.network_part import NetworkPart
from workshop_app.ui.vote.panel import Panel
from workshop_app.ui.vote.phones_open import OpenDoor
from workshop_app.ui.widgets import Button, Card, Label, Paragraph

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class PhonesPanel(Panel):
    """Before the door is open its network is chosen; then the codes and the address stand here."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__(plan, words, round, shell)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._closed_door())
        self.door = OpenDoor(plan, words, round, shell)
        self._stack.addWidget(self.door)
        whole.addWidget(self._stack)
        shell.phones.changed.connect(self._turned)
        self._turned()

    # -- the panel --------------------------------------------------------------------------------
    @property
    def _mine(self) -> bool:
        return self.shell.phones.running and self.shell.phones.round == self.round.id

    def status(self) -> str:
        return self.words("phones are let in") if self._mine else self.words("nobody is let in yet")

    def side(self) -> QWidget | None:
        holder, box = column()
        box.addWidget(CodesCard(self.plan, self.words, self.round, self.shell))
        box.addStretch(1)
        return holder

    def settle_focus(self) -> None:
        first = self.door.project if self._mine else self.open
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turned(self) -> None:
        """The door was opened or closed."""
        self._stack.setCurrentIndex(1 if self._mine else 0)
        if self._mine:
            self.door.show_address()
        self.changed.emit()

    def _enter(self) -> None:
        """Enter in the last field lets phones in, or goes to what may find a network."""
        if self.network.reason:
            self.network.again.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.open.click()

    # -- before -----------------------------------------------------------------------------------
    def _closed_door(self) -> Card:
        words = self.words
        card = Card(spacing=12, padding=18)
        card.box.addWidget(Label(words("Phones in the room"), "title"))
        card.box.addWidget(
            Paragraph(words("People vote with their own phone on the room's network, without internet. "
                            "Whoever has no phone votes in another way: nothing waits for this."),
                      "body", "muted"))  # fmt: skip
        self.network = NetworkPart(words, self.shell, self.round.id)
        card.box.addWidget(self.network)
        card.box.addStretch(1)
        self.open = Button(words("Let phones in"), "primary", icon="door-open", size="big")
        self.open.setObjectName("let phones in")
        self.open.clicked.connect(lambda: self.network.open_door(self.round.id))
        self.network.ready.connect(self.open.block)
        self.network.filled.connect(self._enter)
        self.open.block(self.network.reason)
        card.box.addWidget(self.open)
        whole = Card(padding=0)
        whole.box.addWidget(scrolled(card, name=words("Phones in the room")))
        return whole
