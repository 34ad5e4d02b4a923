"""Which network of the room phones use: its address here, its name and password as phones see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.rounds import AssessmentRound, VoteRound
from workshop_app.text import Words
from workshop_app.ui import networks
from workshop_app.ui.networks import Network
from workshop_app.ui.phones import RoomNetwork
from workshop_app.ui.widgets import Button, Choice, Field, LineEdit, MessageBar, Paragraph

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class NetworkPart(QWidget):
    """Emits ``ready(reason)``: "" when phones can be let in, else why not; ``filled`` when Enter ends
    its last field. ``open_door`` lets them in."""

    ready = Signal(str)
    filled = Signal()

    def __init__(self, words: Words, shell: Shell, round_id: str) -> None:
        """``round_id``: of the round for which phones are let in."""
        super().__init__()
        self._words, self._shell, self._round = words, shell, round_id
        self._found: list[Network] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self.missing = MessageBar("warn", "")
        self.missing.setObjectName("no network")
        box.addWidget(self.missing)
        box.addLayout(self._which())
        box.addLayout(self._wireless())
        said = words("For the code by which phones join. It is forgotten when Convite closes.")
        box.addWidget(Paragraph(said, "min", "muted"))
        self.look_again()
        shell.phones.changed.connect(self._say)

    # -- layout -----------------------------------------------------------------------------------
    def _which(self) -> QHBoxLayout:
        words = self._words
        self.network = Choice()
        self.network.setObjectName("networks")
        self.network.chosen.connect(lambda _key: self._say())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(words("Network of the room"), self.network), 1)
        self.again = Button(words("Look again"), icon="arrows-clockwise", size="header")
        self.again.clicked.connect(self.look_again)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _wireless(self) -> QHBoxLayout:
        words, known = self._words, self._shell.phones.network
        self.name = LineEdit(known.name, words("as phones show it"), longest=32)
        self.name.setObjectName("name of the network")
        self.password = LineEdit(known.password, words("empty if it has none"), longest=63)
        self.password.setObjectName("password of the network")
        self.name.returnPressed.connect(self._to_password)
        self.password.returnPressed.connect(self.filled)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(words("Name of the Wi-Fi"), self.name), 1)
        row.addWidget(Field(words("Password of the Wi-Fi"), self.password), 1)
        return row

    def _to_password(self) -> None:
        self.password.setFocus(Qt.FocusReason.TabFocusReason)

    # -- what is there ----------------------------------------------------------------------------
    def look_again(self) -> None:
        """Ask the system anew which networks there are."""
        words, before = self._words, self.network.key
        self._found = networks.networks()
        rows = [
            (one.address, words("{name} · {address}", name=one.name, address=one.address))
            for one in self._found
        ]
        keys = [key for key, _ in rows]
        self.network.set_choices(rows, before if before in keys else keys[0] if keys else "")
        self.network.setEnabled(bool(rows))
        self._say()

    @property
    def chosen(self) -> Network | None:
        """The network whose address phones will open."""
        return next((one for one in self._found if one.address == self.network.key), None)

    @property
    def reason(self) -> str:
        """Why phones cannot be let in, "" when they can."""
        if busy := self._busy_elsewhere():
            return busy
        good = self.chosen is not None and not self.chosen.alone
        return "" if good else self._words("The laptop is on no network of the room")

    def _busy_elsewhere(self) -> str:
        """What phones do in another round that is open, "" for nothing: nobody shuts them out by
        the way."""
        phones, words = self._shell.phones, self._words
        if not phones.running or phones.round == self._round:
            return ""
        other = self._shell.plan.find(VoteRound, phones.round)
        if other is not None and other.state == "open":
            return words("Phones vote in round {name} now. Let no more in there first.",
                         name=other.name)  # fmt: skip
        judged = self._shell.plan.find(AssessmentRound, phones.round)
        if judged is not None and judged.state == "open":
            return words("The officials' phones are in now. Let no more in there first: in "
                         "Prioritize, Assessment, Phones.")  # fmt: skip
        return ""

    def _say(self) -> None:
        words, chosen = self._words, self.chosen
        if chosen is None:
            self.missing.say("warn", words(networks.NO_NETWORK))
        elif chosen.alone:
            self.missing.say("warn", words(networks.ALONE, name=chosen.name))
        if self._busy_elsewhere():
            self.missing.say("warn", self.reason)
        self.missing.setVisible(bool(self.reason))
        self.ready.emit(self.reason)

    def open_door(self, round_id: str, *, whole: bool = False) -> None:
        """Let phones in at the chosen address (``whole``: officials about every proposal); what was open for another round is shut first."""
        phones, chosen = self._shell.phones, self.chosen
        if chosen is None:
            return
        phones.network = RoomNetwork(self.name.text().strip(), self.password.text())
        phones.start(round_id, chosen.address, whole=whole)
