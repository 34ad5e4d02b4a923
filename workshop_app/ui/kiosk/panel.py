"""The passed laptop's tab of an open round: how it works, how it is shown, the PIN, and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import pins, scrolled
from workshop_app.ui.passing_parts import pin_row, told_line
from workshop_app.ui.vote import slides
from workshop_app.ui.vote.codes_panel import CodesCard
from workshop_app.ui.vote.panel import Panel
from workshop_app.ui.vote.setup_channels import minutes_of
from workshop_app.ui.widgets import (
    Button,
    Card,
    Paragraph,
    Segments,
    Switch,
    heading,
)

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class LaptopPanel(Panel):
    """Explains the passing and starts it; the round's own window does the rest."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__(plan, words, round, shell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(spacing=12, padding=18)
        card.box.addWidget(heading("laptop", words("The laptop goes from person to person")))
        inside, box = scrolled.column(spacing=12)
        row, self.pin = pin_row(words)
        self.pin.textChanged.connect(lambda _text: self._look())
        self.pin.returnPressed.connect(lambda: self.start.click())
        box.addLayout(row)
        box.addLayout(self._looks())
        for icon, said in self._told():
            box.addWidget(told_line(icon, said))
        box.addStretch(1)
        card.box.addWidget(scrolled.scrolled(inside, name=words("Passed laptop")), 1)
        self.reason = Paragraph("", "detail", "muted")
        card.box.addWidget(self.reason)
        card.box.addLayout(self._buttons())
        column.addWidget(card, 1)
        self.setFocusProxy(self.pin)
        self._look()

    # -- layout -----------------------------------------------------------------------------------
    def _told(self) -> list[tuple[str, str]]:
        words = self.words
        first = words("Each person types the code of the slip, marks and confirms.")
        if not self.round.with_codes:
            first = words("Each person marks and confirms alone; the screen is covered in between.")
        return [
            ("hand", first),
            ("timer", words("If nobody touches it for a minute, what was begun is dropped. "
                            "A restart comes back to the cover.")),
            ("users-three", words("Help comes from whoever the person chooses, not from you. "
                                  "Stay where you do not see the screen.")),
        ]  # fmt: skip

    def _looks(self) -> QVBoxLayout:
        words = self.words
        row = QVBoxLayout()
        row.setSpacing(12)
        self.pages = Segments(
            [("grid", words("All options together")), ("one", words("One option a screen"))],
            "grid", name=words("How the options are shown"),
        )  # fmt: skip
        self.signs = Switch(words("Signs only, without words"))
        row.addWidget(self.pages, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.signs, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _buttons(self) -> QHBoxLayout:
        words = self.words
        row = QHBoxLayout()
        row.setSpacing(12)
        self.trial = Button(words("Try it"), icon="eye", size="big")
        self.trial.setObjectName("try it")
        self.trial.clicked.connect(self._try)
        self.start = Button(words("Start passing the laptop"), "primary", icon="laptop", size="big")
        self.start.setObjectName("start passing")
        self.start.clicked.connect(self._start)
        row.addStretch(1)
        row.addWidget(self.trial)
        row.addWidget(self.start)
        return row

    # -- what the frame asks ----------------------------------------------------------------------
    def status(self) -> str:
        minutes = max(1, minutes_of(rounds.rules_of(self.plan, self.round).admitted))
        return self.words("about {time} for everyone", time=self.words.minutes(minutes))

    def side(self) -> QWidget | None:
        """The slips with codes, where people type one before they vote here."""
        if not self.round.with_codes:
            return None
        holder, box = scrolled.column()
        box.addWidget(CodesCard(self.plan, self.words, self.round, self.shell))
        box.addStretch(1)
        return holder

    # -- what is done -----------------------------------------------------------------------------
    def _look(self) -> None:
        """Why it cannot start yet stands beside the button."""
        reason = ""
        if self.plan.read_only:
            reason = self.words("This plan is open to read only.")
        elif not pins.is_pin(self.pin.text()):
            reason = self.words("Choose a PIN of 4 to 6 digits first.")
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.start.block(reason)

    def _shown(self) -> dict[str, bool]:
        return {"one": self.pages.current == "one", "texts": not self.signs.isChecked()}

    def _try(self) -> None:
        self.shell.passing.try_out(self.round, **self._shown())

    def _start(self) -> None:
        """The PIN leaves the line at once; the room sees that the vote is open."""
        pin = self.pin.text()
        self.pin.clear()
        again = slides.kept_up(self.plan, self.words, self.round)
        self.shell.projector.reveal(slides.of_now(self.plan, self.words, self.round), again)
        self.shell.passing.start(self.round, pin, **self._shown())
