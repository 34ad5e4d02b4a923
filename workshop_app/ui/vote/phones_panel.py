"""Phones: which network, codes, and the door that lets phones in. Nothing else waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import networks
from workshop_app.ui.networks import Network
from workshop_app.ui.phones import RoomNetwork
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.vote.codes_panel import CodesCard
from workshop_app.ui.vote.panel import Panel
from workshop_app.ui.vote.phones_open import OpenDoor
from workshop_app.ui.widgets import (
    Button,
    Card,
    Choice,
    Field,
    Label,
    LineEdit,
    MessageBar,
    Paragraph,
)

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class PhonesPanel(Panel):
    """Before the door is open its network is chosen; then the codes and the address stand here."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__(plan, words, round, shell)
        self._found: list[Network] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._closed_door())
        self.door = OpenDoor(plan, words, round, shell)
        self._stack.addWidget(self.door)
        whole.addWidget(self._stack)
        shell.phones.changed.connect(self._turned)
        self.look_again()
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

    # -- before -----------------------------------------------------------------------------------
    def _closed_door(self) -> Card:
        words = self.words
        card = Card(spacing=12, padding=18)
        card.box.addWidget(Label(words("Phones in the room"), "title"))
        card.box.addWidget(
            Paragraph(words("People vote with their own phone on the room's network, without internet. "
                            "Whoever has no phone votes in another way: nothing waits for this."),
                      "body", "muted"))  # fmt: skip
        self.missing = MessageBar("warn", "")
        self.missing.setObjectName("no network")
        card.box.addWidget(self.missing)
        self.network = Choice()
        self.network.setObjectName("networks")
        self.network.chosen.connect(lambda _key: self._say_network())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(words("Network of the room"), self.network), 1)
        self.again = Button(words("Look again"), icon="arrows-clockwise", size="header")
        self.again.clicked.connect(self.look_again)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignBottom)
        card.box.addLayout(row)
        card.box.addLayout(self._wireless())
        said = words("For the code by which phones join. It is forgotten when Convite closes.")
        card.box.addWidget(Paragraph(said, "min", "muted"))
        card.box.addStretch(1)
        self.open = Button(words("Let phones in"), "primary", icon="door-open", size="big")
        self.open.setObjectName("let phones in")
        self.open.clicked.connect(self._open_door)
        card.box.addWidget(self.open)
        whole = Card(padding=0)
        whole.box.addWidget(scrolled(card))
        return whole

    def _wireless(self) -> QHBoxLayout:
        """Name and password of the Wi-Fi, only for the code on the projector."""
        words, known = self.words, self.shell.phones.network
        self.name = LineEdit(known.name, words("as phones show it"), longest=32)
        self.name.setObjectName("name of the network")
        self.password = LineEdit(known.password, words("empty if it has none"), longest=63)
        self.password.setObjectName("password of the network")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(words("Name of the Wi-Fi"), self.name), 1)
        row.addWidget(Field(words("Password of the Wi-Fi"), self.password), 1)
        return row

    def look_again(self) -> None:
        """Ask the system anew which networks there are."""
        words, before = self.words, self.network.key
        self._found = networks.networks()
        rows = [
            (one.address, words("{name} · {address}", name=one.name, address=one.address))
            for one in self._found
        ]
        keys = [key for key, _ in rows]
        self.network.set_choices(rows, before if before in keys else keys[0] if keys else "")
        self.network.setEnabled(bool(rows))
        self._say_network()

    @property
    def chosen(self) -> Network | None:
        """The network whose address phones will open."""
        return next((one for one in self._found if one.address == self.network.key), None)

    def _say_network(self) -> None:
        words, chosen = self.words, self.chosen
        if chosen is None:
            self.missing.say("warn", words(networks.NO_NETWORK))
        elif chosen.alone:
            self.missing.say("warn", words(networks.ALONE, name=chosen.name))
        good = chosen is not None and not chosen.alone
        self.missing.setVisible(not good)
        self.open.block("" if good else words("The laptop is on no network of the room"))

    def _open_door(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        phones = self.shell.phones
        phones.network = RoomNetwork(self.name.text().strip(), self.password.text())
        if phones.running:
            phones.stop()
        phones.start(self.round.id, chosen.address)
