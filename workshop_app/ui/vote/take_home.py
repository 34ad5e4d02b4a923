"""People take the result home: a picture on their own phone, by a code on the projector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.text import Words
from workshop_app.ui import qr, tab_order
from workshop_app.ui.shell.slides import PhonesSlide, PhoneStep
from workshop_app.ui.vote import names
from workshop_app.ui.vote.network_part import NetworkPart
from workshop_app.ui.vote.phones_open import join_step
from workshop_app.ui.widgets import Button, Label, Paragraph
from workshop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class TakeHome(Overlay):
    """Offers ``picture`` (a PNG) of a shown round to the phones of the room, until the plan is
    closed or it is ended here."""

    def __init__(
        self, over: QWidget, words: Words, shell: Shell, round: VoteRound, picture: bytes
    ) -> None:
        title = words("Take the result home")
        super().__init__(over, title, width=760)
        self._words, self._shell, self._round, self._picture = words, shell, round, picture
        self.column.addWidget(Label(title, "section", weight=700))
        self.column.addWidget(
            Paragraph(words("Phones on the room's network open a page with this picture and keep it. "
                            "Nothing of the phones is kept."), "body", "muted"))  # fmt: skip
        self._stack = QStackedWidget()
        self.network = NetworkPart(words, shell, round.id)
        self._stack.addWidget(self.network)
        self._stack.addWidget(self._open_side())
        self.column.addWidget(self._stack)
        self.column.addLayout(self._foot())
        shell.phones.changed.connect(self._turned)
        self.network.ready.connect(self.begin.block)
        self.begin.block(self.network.reason)
        self._turned()

    @property
    def _mine(self) -> bool:
        return self._shell.phones.running and self._shell.phones.round == self._round.id

    # -- layout -----------------------------------------------------------------------------------
    def _open_side(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        self.code = qr.QrCode(self._words("The page with the result"), 200)
        box.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.address = Label("", "strong", weight=700, align="center")
        self.address.setObjectName("address of the result")
        box.addWidget(self.address)
        return holder

    def _foot(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(8)
        leave = Button(words("Leave"), "plain", cap="Esc")
        leave.clicked.connect(self.leave)
        self.end = Button(words("Let no more in"), icon="door")
        self.end.setObjectName("end taking home")
        self.end.clicked.connect(self._shell.phones.shut)
        self.begin = Button(words("Let phones in"), "primary", icon="door-open")
        self.begin.setObjectName("offer the picture")
        self.begin.clicked.connect(lambda: self.network.open_door(self._round.id))
        self.project = Button(words("Show the room"), "primary", icon="projector-screen")
        self.project.setObjectName("show where the result is")
        self.project.clicked.connect(self._project)
        row.addStretch(1)
        for button in (leave, self.end, self.begin, self.project):
            row.addWidget(button)
        return row

    def open_first(self) -> None:
        """Show it; the keyboard is on what comes next."""
        tab_order.in_reading_order(self)
        self.open(self.project if self._mine else self.begin)

    # -- what is done -----------------------------------------------------------------------------
    def _turned(self) -> None:
        """Phones are let in now, or no longer."""
        mine, phones = self._mine, self._shell.phones
        self._stack.setCurrentIndex(1 if mine else 0)
        for button, wanted in ((self.end, mine), (self.project, mine), (self.begin, not mine)):
            button.setVisible(wanted)
        if mine and phones.server is not None:
            phones.server.offer(self._picture)
            address = phones.server.result_address
            self.address.setText(address)
            self.code.show_rows(qr.of_text(address))
        if self.isVisible():
            self.place()

    def _project(self) -> None:
        words, phones = self._words, self._shell.phones
        address = phones.server.result_address if phones.server is not None else ""
        join = join_step(words, phones.network)
        said = words("2. Open this page") if join else words("Open this page")
        self._shell.projector.show(
            PhonesSlide(
                key=f"home-{self._round.id}",
                title=words("Take the result home"),
                question=names.first_sentence(self._round.question),
                join=join,
                page=PhoneStep(said=said, code=qr.of_text(address), lines=(address,)),
            )
        )
