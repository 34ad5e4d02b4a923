"""The door is open: the codes and the address that phones need, and why one may not come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import networks, qr, theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.phones import RoomNetwork
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.shell.slides import PhonesSlide, PhoneStep
from workshop_app.ui.vote import names
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, Switch, heading

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


LARGE = 1.25
"""The text size up to which a title has room beside its buttons."""
PIN_EVERY = 1000
"""Milliseconds between two looks at the PIN of the note-taker's phone."""


def join_step(words: Words, network: RoomNetwork) -> PhoneStep | None:
    """How a phone joins the room's network; ``None`` where nobody said what it is called."""
    if not network.name:
        return None
    lines = [words("Network: {name}", name=network.name)]
    if network.password:
        lines.append(words("Password: {password}", password=network.password))
    code = qr.of_network(network.name, network.password)
    return PhoneStep(said=words("1. Join this network"), code=code, lines=tuple(lines))


def slide(words: Words, round: VoteRound, shell: Shell) -> PhonesSlide:
    """How to vote with a phone, for the room."""
    phones = shell.phones
    join = join_step(words, phones.network)
    said = words("2. Open this page") if join else words("Open this page")
    shown = phones.address.removesuffix("/")
    return PhonesSlide(
        key=f"phones-{round.id}",
        title=words("Vote with your phone"),
        question=names.first_sentence(round.question),
        join=join,
        page=PhoneStep(said=said, code=qr.of_text(phones.address), lines=(shown,)),
        foot=words("Then type the code of your slip. No phone? You vote in another way."),
    )


class OpenDoor(Card):
    """What the facilitator needs while phones are let in."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__(padding=0)
        self._plan, self._words, self._round, self._shell = plan, words, round, shell
        holder, box = column(spacing=12, padding=18)
        box.addLayout(self._head())
        self._codes = QGridLayout()
        self._codes.setHorizontalSpacing(20)
        self._codes.setVerticalSpacing(6)
        self._codes.setColumnStretch(2, 1)
        box.addLayout(self._codes)
        box.addWidget(self._check())
        box.addWidget(self._photos())
        box.addStretch(1)
        self.box.addWidget(scrolled(holder, name=words("Phones in the room")))
        # Each PIN lets one phone in; the server's thread makes the next without telling.
        self._pins = QTimer(self, interval=PIN_EVERY)
        self._pins.timeout.connect(self._say_photos)

    # -- layout -----------------------------------------------------------------------------------
    def _head(self) -> QBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(8)
        # very large letters leave no room for the title beside its buttons
        whole = QVBoxLayout() if theme.now().scale > LARGE else row
        whole.addWidget(Label(words("Phones can come in"), "title"), 1)
        self.shut = Button(words("Let no more in"), icon="door")
        self.shut.setObjectName("let no more in")
        self.shut.clicked.connect(self._shell.phones.shut)
        self.project = Button(words("Show the room"), "primary", icon="projector-screen")
        self.project.setObjectName("show the phones' codes")
        self.project.clicked.connect(self._project)
        row.addWidget(self.shut)
        row.addWidget(self.project)
        if whole is not row:
            whole.addLayout(row)
            row.addStretch(1)
        return whole

    def _check(self) -> Card:
        words = self._words
        card = Card("sunken", padding=12, spacing=6)
        head = QHBoxLayout()
        head.addWidget(heading("magnifying-glass", words("A phone does not come in?")), 1)
        self.check = Button(words("Check"), size="small")
        self.check.setObjectName("check the way in")
        self.check.clicked.connect(self._look_into)
        head.addWidget(self.check)
        card.box.addLayout(head)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(4)
        card.box.addLayout(self._findings)
        return card

    def _photos(self) -> QWidget:
        words = self._words
        card = Card("sunken", padding=12, spacing=6)
        self.photos = Switch(words("Take photos of the flip charts from a phone"), False)
        self.photos.setObjectName("photos from a phone")
        self.photos.toggled.connect(self._turn_photos)
        card.box.addWidget(self.photos)
        self._photos_said = Paragraph("", "detail", marks=True)
        self._photos_said.setObjectName("where photos go")
        card.box.addWidget(self._photos_said)
        return card

    # -- showing ----------------------------------------------------------------------------------
    def show_address(self) -> None:
        """Show the address of the server that runs now."""
        made = slide(self._words, self._round, self._shell)
        emptied(self._codes)  # type: ignore[arg-type]
        for at, step in enumerate(step for step in (made.join, made.page) if step is not None):
            self._show_step(at, step)
        emptied(self._findings)
        self.photos.blockSignals(True)
        server = self._shell.phones.server
        self.photos.setChecked(bool(server and server.photo_pin))
        self.photos.blockSignals(False)
        self._say_photos()

    def _show_step(self, column: int, step: PhoneStep) -> None:
        """A column of the codes: title, code, letters, each level with the other column's."""
        grid = self._codes
        grid.addWidget(Label(step.said, "strong", weight=700), 0, column)
        code = qr.QrCode(" ".join((step.said, *step.lines)))
        code.show_rows(step.code)
        grid.addWidget(code, 1, column, Qt.AlignmentFlag.AlignLeft)
        for row, line in enumerate(step.lines, 2):
            text = Label(line, "strong", weight=700)
            text.setObjectName("in letters")
            grid.addWidget(text, row, column)

    # -- what is done -----------------------------------------------------------------------------
    def _project(self) -> None:
        self._shell.projector.show(slide(self._words, self._round, self._shell))

    def _look_into(self) -> None:
        """Ask at the laptop's own door, then say what keeps phones out most often."""
        address = self._shell.phones.address
        here = [one.address for one in networks.networks()]

        def ask(_progress: object) -> tuple[str, str]:
            return address, networks.finding(address, here, networks.answers(address))

        self._shell.run(Job(ask), done=self._say_finding)

    def _say_finding(self, found: tuple[str, str]) -> None:
        """The job's answer; a page that was left meanwhile hears it too, and it harms nobody."""
        if not isValid(self):
            return
        (address, first), words = found, self._words
        emptied(self._findings)
        tone = "ok" if first == networks.ANSWERS else "warn"
        icon = "check-circle-fill" if tone == "ok" else "warning-fill"
        self._findings.addWidget(_finding(words(first, address=address), icon, tone))
        for hint in networks.HINTS:
            self._findings.addWidget(_finding(words(hint), "caret-right", "muted"))

    def _turn_photos(self, on: bool) -> None:
        server = self._shell.phones.server
        if server is not None:
            server.take_photos(on)
        self._say_photos()

    def _say_photos(self) -> None:
        words, server = self._words, self._shell.phones.server
        taking = server is not None and bool(server.photo_pin)
        if taking != self._pins.isActive():
            self._pins.start() if taking else self._pins.stop()
        if server is not None and taking:
            said = words(
                "The note-taker opens **{address}** and types **{pin}**. Each photo asks about faces; "
                "with faces it is not kept.",
                address=server.photos_address, pin=server.photo_pin,
            )  # fmt: skip
        else:
            said = words("They land on the board of proposals, without names, place or time.")
        if said != self._photos_said.text():
            self._photos_said.setText(said)


def _finding(said: str, icon: str, tone: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Label("", icon=icon, icon_tone=tone), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Paragraph(said, "detail"), 1)
    return holder
