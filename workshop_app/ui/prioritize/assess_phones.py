"""Officials answer with their own phones: which network, codes, the address to open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout
from shiboken6 import isValid

from workshop_app.domain.rounds import AssessmentRound
from workshop_app.services import codes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import qr
from workshop_app.ui.jobs import Job
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.shell.slides import PhonesSlide, PhoneStep
from workshop_app.ui.vote.codes_panel import CodesPanel
from workshop_app.ui.vote.network_part import NetworkPart
from workshop_app.ui.vote.phones_open import join_step
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, Stepper, heading

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

_USUAL = 12


class PhonesWay(QStackedWidget):
    """Before phones are let in their network is chosen; then the address stands here."""

    changed = Signal()

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, assessment: AssessmentRound,
        whole: Callable[[], bool],
    ) -> None:  # fmt: skip
        """``whole``: whether officials are asked about every proposal."""
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._assessment, self._whole = assessment, whole
        self.reason = ""
        self.addWidget(self._closed_door())
        self.addWidget(self._open_door())
        shell.phones.changed.connect(self._turned)
        self.network.ready.connect(self._ready)
        self._ready(self.network.reason)
        self._turned()

    @property
    def running(self) -> bool:
        """Whether phones are let in for this round."""
        phones = self._shell.phones
        return phones.running and phones.round == self._assessment.id

    def let_in(self) -> None:
        """Open the door at the chosen network."""
        self.network.open_door(self._assessment.id, whole=self._whole())

    def _ready(self, reason: str) -> None:
        self.reason = reason
        self.changed.emit()

    def _turned(self) -> None:
        self.setCurrentIndex(1 if self.running else 0)
        if self.running:
            self._show_address()
        self.changed.emit()

    # -- parts ------------------------------------------------------------------------------------
    def _closed_door(self) -> Card:
        words = self._words
        inside, box = column(spacing=12, padding=18)
        box.addWidget(heading("device-mobile", words("Officials' own phones")))
        said = words(
            "They answer on the room's network, without internet: the office, then a page a proposal. "
            "It counts when the phone says so; until then nothing is kept."
        )
        box.addWidget(Paragraph(said, "body", "muted"))
        self.network = NetworkPart(words, self._shell, self._assessment.id)
        box.addWidget(self.network)
        box.addWidget(self._codes())
        box.addStretch(1)
        card = Card(padding=0)
        card.box.addWidget(scrolled(inside, name=words("Officials' own phones")))
        return card

    def _codes(self) -> Card:
        words = self._words
        card = Card("sunken", padding=12, spacing=8)
        card.box.addWidget(heading("ticket", words("One-time codes")))
        said = words(
            "With codes each admits once, drawn face down. Without them whoever is on the network can "
            "answer, and more than once."
        )
        card.box.addWidget(Paragraph(said, "detail", "muted"))
        row = QHBoxLayout()
        self.many = Stepper(_USUAL, 1, 200, name=words("How many codes"),
                            less=words("One code less"), more=words("One code more"))  # fmt: skip
        self.make = Button(words("Make codes"))
        self.make.setObjectName("make codes")
        self.make.clicked.connect(self._make)
        row.addWidget(self.many)
        row.addWidget(self.make)
        self._made = Label("", "detail", "warn", weight=600)
        row.addWidget(self._made, 1)
        card.box.addLayout(row)
        self._say_made()
        return card

    def _open_door(self) -> Card:
        words = self._words
        inside, box = column(spacing=12, padding=18)
        row = QHBoxLayout()
        row.addWidget(Label(words("Phones can come in"), "title"), 1)
        self.shut = Button(words("Let no more in"), icon="door")
        self.shut.setObjectName("let no more in")
        self.shut.clicked.connect(self._shell.phones.shut)
        self.project = Button(words("Show the room"), icon="projector-screen")
        self.project.clicked.connect(lambda: self._shell.projector.show(self._slide()))
        row.addWidget(self.shut)
        row.addWidget(self.project)
        box.addLayout(row)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(6)
        box.addLayout(self._steps)
        box.addStretch(1)
        card = Card(padding=0)
        card.box.addWidget(scrolled(inside, name=words("Phones can come in")))
        return card

    # -- what is shown ----------------------------------------------------------------------------
    def _say_made(self) -> None:
        made = codes.made(self._plan, self._assessment)
        self._made.setVisible(made > 0)
        self._made.setText(self._words.many("{n} code is made", "{n} codes are made", made))

    def _slide(self) -> PhonesSlide:
        words, phones = self._words, self._shell.phones
        join = join_step(words, phones.network)
        said = words("2. Open this page") if join else words("Open this page")
        page = PhoneStep(said=said, code=qr.of_text(phones.address),
                         lines=(phones.address.removesuffix("/"),))  # fmt: skip
        with_codes = codes.made(self._plan, self._assessment) > 0
        return PhonesSlide(
            key=f"phones-{self._assessment.id}",
            title=words("Assess with your phone"),
            question=words("What are we able to do?"),
            join=join,
            page=page,
            foot=words("Then type the code of your slip.") if with_codes else "",
        )

    def _show_address(self) -> None:
        made = self._slide()
        box = emptied(self._steps)
        for step in (made.join, made.page):
            if step is None:
                continue
            row = QHBoxLayout()
            row.setSpacing(20)
            code = qr.QrCode(" ".join((step.said, *step.lines)))
            code.show_rows(step.code)
            row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
            texts = QVBoxLayout()
            texts.addWidget(Label(step.said, "strong", weight=700))
            for line in step.lines:
                text = Label(line, "strong", weight=700)
                text.setObjectName("in letters")
                texts.addWidget(text)
            texts.addStretch(1)
            row.addLayout(texts, 1)
            box.addLayout(row)

    # -- what is done -----------------------------------------------------------------------------
    def _make(self) -> None:
        plan, judged, count = self._plan, self._assessment, self.many.value
        words, shell, window = self._words, self._shell, self.window()

        def made(told: list[str]) -> None:
            # Over the window: they are shown only now, also to whoever has left this page since.
            CodesPanel(window, plan, words, judged, shell, told).open_first()
            if isValid(self):
                self._say_made()

        job = Job(lambda _progress: codes.make_for_officials(plan, judged, count),
                  words("Making the codes…"))  # fmt: skip
        shell.run(job, done=made)
