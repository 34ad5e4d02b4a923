"""The directory on the phones of the room: which network, then the codes by which it opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import qr
from workshop_app.ui.page import Shell
from workshop_app.ui.phones import DIRECTORY, RoomNetwork
from workshop_app.ui.plan_panel import PlanPanel
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.shell.slides import PhonesSlide, PhoneStep
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.vote.network_part import NetworkPart
from workshop_app.ui.vote.phones_open import join_step
from workshop_app.ui.widgets import Button, Label, Paragraph
from workshop_app.ui.widgets.painted import give_focus


def slide(words: Words, shell: Shell) -> PhonesSlide:
    """How the directory is opened with a phone, for the room."""
    phones = shell.phones
    join = join_step(words, phones.network)
    address = phones.directory_address
    said = words("2. Open this page") if join else words("Open this page")
    return PhonesSlide(
        key="phones-directory",
        title=words("Attention points on your phone"),
        question=words("Who helps, where, and whether it is open now."),
        join=join,
        page=PhoneStep(said=said, code=qr.of_text(address), lines=(address,)),
        foot=words("Nothing is asked and nothing is kept. No phone? It hangs on the wall too."),
    )


class OfferPanel(PlanPanel):
    """Before it is offered its network is chosen; then codes and address stand here. Phones that
    vote already find it beside their round."""

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> None:
        title = words("The directory on phones")
        super().__init__(over, plan, words, shell, title, width=760)
        self.setObjectName("offer on phones")
        self.add_head(title, self.close_button)
        told = words("People read it with their own phone on the room's network, without internet. Nothing is asked and nothing is kept.")  # fmt: skip
        self.column.addWidget(Paragraph(told, "body", "muted"))
        holder, box = column(spacing=12)
        self.network = NetworkPart(words, shell, DIRECTORY)
        box.addWidget(self.network)
        self._codes = QGridLayout()
        self._codes.setHorizontalSpacing(20)
        self._codes.setVerticalSpacing(6)
        self._codes.setColumnStretch(2, 1)
        box.addLayout(self._codes)
        box.addStretch(1)
        self.column.addWidget(scrolled(holder, name=title), 1)
        self.column.addLayout(self._buttons())
        self.network.ready.connect(self.offer.block)
        self.network.filled.connect(self.offer.click)
        shell.phones.changed.connect(self._turned)
        self._turned()

    def _buttons(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(8)
        self.offer = Button(words("Offer on phones"), "primary", icon="door-open")
        self.offer.clicked.connect(self._offer)
        self.project = Button(words("Show the room"), "primary", icon="projector-screen")
        self.project.clicked.connect(self._project)
        self.shut = Button(words("Let no more in"), icon="door")
        self.shut.clicked.connect(self._shell.phones.shut)
        row.addStretch(1)
        for button in (self.shut, self.offer, self.project):
            row.addWidget(button)
        return row

    def open_panel(self) -> None:
        """Show it, with the keyboard on what is next."""
        in_reading_order(self)
        self.open(self.project if self._shell.phones.running else self.network.network)

    # -- how it stands ----------------------------------------------------------------------------
    def _turned(self) -> None:
        """Phones were let in, or no longer are."""
        phones = self._shell.phones
        on = phones.running
        held = self.isAncestorOf(self.window().focusWidget() or self)
        self.network.setVisible(not on)
        self.offer.setVisible(not on)
        self.project.setVisible(on)
        self.shut.setVisible(on and phones.round == DIRECTORY)
        self.offer.block(self.network.reason)
        emptied(self._codes)  # type: ignore[arg-type]
        if on:
            made = slide(self._words, self._shell)
            for at, step in enumerate(one for one in (made.join, made.page) if one is not None):
                self._show_step(at, step)
        if held and self.isVisible():
            give_focus(self.project if on else self.offer)

    def _show_step(self, column: int, step: PhoneStep) -> None:
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
    def _offer(self) -> None:
        phones, chosen = self._shell.phones, self.network.chosen
        if chosen is not None and not self.network.reason:
            network = self.network
            phones.network = RoomNetwork(network.name.text().strip(), network.password.text())
            phones.start_directory(chosen.address)

    def _project(self) -> None:
        self._shell.projector.show(slide(self._words, self._shell))
