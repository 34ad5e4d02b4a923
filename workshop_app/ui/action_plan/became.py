"""What became of number 10? Asked standing in a room: Ctrl+B, the number, Enter, from anywhere.

Large enough to be read aloud from; F8 shows the same to the room, without groups (P-55).
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.numbers import parse
from workshop_app.domain.proposals import Proposal
from workshop_app.services import became as services
from workshop_app.services.became import Found
from workshop_app.services.news import News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.action_plan.became_line import BecameLine
from workshop_app.ui.action_plan.became_slide import slide_of
from workshop_app.ui.action_plan.became_telling import Line, Told, told
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.shell.slides import Slide
from workshop_app.ui.widgets import Badge, Button, Card, Label, LineEdit, Paragraph
from workshop_app.ui.widgets.overlay import Overlay

WIDTH = 1000
NUMBER_WIDE = 150


class BecameCard(Overlay):
    """Type a number and press Enter; each link opens its own place and Alt+← comes back."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell, proposal: str = ""
    ) -> None:
        super().__init__(over, words("What became of a proposal"), width=WIDTH, padding=20,
                         tall=True)  # fmt: skip
        self.setObjectName("became")
        self._plan, self._words, self._shell = plan, words, shell
        self._shown = ""
        self.told: Told | None = None
        self.number = LineEdit(hint=words("number"), longest=12)
        self.number.setFont(theme.now().font("title"))
        self.number.setFixedSize(theme.now().px(NUMBER_WIDE), theme.now().px(56))
        self.number.setAccessibleName(words("Number of the proposal"))
        self.number.returnPressed.connect(self._ask)
        self._head()
        inside, self._body = column(spacing=10)
        self.column.addWidget(scrolled(inside, name=words("What became of a proposal")), 1)
        self._say(words("Type a number and press Enter."), "hand-pointing")
        if proposal:
            self.show_proposal(proposal)

    def _head(self) -> None:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(words("What became of number"), "title"))
        row.addWidget(self.number)
        self.see = Button(words("See"), "primary", cap="Return", size="header")
        self.see.clicked.connect(self._ask)
        row.addWidget(self.see)
        row.addStretch(1)
        self.project = Button(words.at("verb", "Project"), icon="projector-screen", cap="F8",
                              size="header")  # fmt: skip
        self.project.clicked.connect(self.show_to_room)
        self.project.hide()
        close = Button(words("Close"), "plain", cap="Esc", size="header")
        close.clicked.connect(self.leave)
        row.addWidget(self.project)
        row.addWidget(close)
        self.column.addLayout(row)

    def open_card(self) -> None:
        """Show it, the number ready to be typed over; what takes long is begun meanwhile."""
        plan = self._plan
        self._shell.run(Job(lambda _progress: services.make_ready(plan)))
        self.open(self.number)
        self.number.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8 and not event.modifiers():
            self.show_to_room()
        else:
            super().keyPressEvent(event)

    # -- finding ----------------------------------------------------------------------------------
    def _ask(self) -> None:
        typed = self.number.text()
        found = services.find(self._plan, typed)
        if not found.id:
            self._nothing(found, typed)
        else:
            wanted = parse(typed)
            exact = wanted is not None and wanted.label == found.label
            self._show(found.id, found.others, "" if exact else typed.strip())
        self.number.selectAll()

    def show_proposal(self, id: str) -> None:
        """What became of a proposal (its id), with its number in the line."""
        one = self._plan.find(Proposal, id)
        label = services.became(self._plan, id).number
        if one is not None or label:
            self.number.setText(label)
            self._show(id, services.find(self._plan, label).others, "")

    def _nothing(self, found: Found, typed: str) -> None:
        """No proposal has this number, or several may be meant: said, with what there is."""
        words = self._words
        self._forget()
        if not found.label:
            said = words("“{text}” is no number. Type figures, such as 10, B10 or 10 bis.",
                         text=typed.strip())  # fmt: skip
        elif found.others:
            said = words("Several proposals have the number {number}. Which one?",
                         number=found.label)  # fmt: skip
        elif found.highest:
            said = words("No proposal has the number {number}. The highest is {highest}.",
                         number=found.label, highest=found.highest)  # fmt: skip
        else:
            said = words("There are no proposals in this plan yet.")
        self._say(said, "warning")
        self._offer(found.others)

    # -- showing ----------------------------------------------------------------------------------
    def _forget(self) -> None:
        self._shown, self.told = "", None
        self.project.hide()
        emptied(self._body)

    def _say(self, text: str, icon: str) -> None:
        emptied(self._body)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label("", "section", "muted", icon=icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(text, "section", "muted"), 1)
        self._body.addLayout(row)
        self._body.addStretch(1)

    def _show(self, id: str, others: tuple[tuple[str, str], ...], instead_of: str) -> None:
        self._forget()
        self._shown = id
        self.told = told(self._words, services.became(self._plan, id))
        body, one = self._body, self.told
        if instead_of:
            said = self._words("There is no {typed}: this is {number}.", typed=instead_of,
                               number=one.number)  # fmt: skip
            body.addWidget(Paragraph(said, "body", "warn", weight=600))
        self._offer(others)
        body.addLayout(self._what(one))
        body.addWidget(_Verdict(one))
        for line in one.lines:
            made = self._line(line)
            body.addWidget(made)
            made.show()  # so that Tab finds it at once
        body.addStretch(1)
        self.project.show()

    def _offer(self, others: tuple[tuple[str, str], ...]) -> None:
        """What else may have been meant."""
        if not others:
            return
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(self._words("Or:"), "body", "muted"))
        for id, label in others:
            button = Button(label, size="small")
            button.clicked.connect(lambda _=False, id=id: self.show_proposal(id))
            row.addWidget(button)
        row.addStretch(1)
        self._body.insertLayout(self._body.count(), row)

    def _what(self, one: Told) -> QHBoxLayout:
        """Number, sign and words, large."""
        row, texts = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(16)
        texts.setSpacing(4)
        number = Label(one.number, "display")
        number.setFixedWidth(number.sizeHint().width())
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        if one.theme and one.words:
            badge = Badge(one.theme, 48, icon=one.pictogram, name="")
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        if one.words:
            texts.addWidget(Paragraph(one.words, "title", weight=600))
        if one.under:
            texts.addWidget(Paragraph(one.under, "detail", "muted"))
        row.addLayout(texts, 1)
        return row

    def _line(self, line: Line) -> BecameLine:
        made = BecameLine(line)
        if line.page:
            made.clicked.connect(lambda: self._go(line))
        return made

    def _go(self, line: Line) -> None:
        self.leave()
        self._shell.go(line.page, **line.where)

    # -- the room ---------------------------------------------------------------------------------
    def show_to_room(self) -> None:
        """What is shown here, on the projector; kept up as the plan changes."""
        if not self._shown:
            return
        plan, words, id = self._plan, self._words, self._shown
        projector = self._shell.projector
        slide = slide_of(plan, words, id)
        if projector.shows(slide.key):
            projector.blacken()
            return

        def again(_news: News) -> Slide:
            return slide_of(plan, words, id)

        projector.show(slide, again)


class _Verdict(Card):
    """What became of it in one line that is read aloud, with the reason under it."""

    def __init__(self, one: Told) -> None:
        super().__init__(one.look, padding=14, spacing=4)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Label("", "section", one.tone, icon=one.icon), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(one.verdict, "section"), 1)
        self.setAccessibleName(one.verdict)
        self.box.addLayout(row)
        if one.reason:
            self.box.addWidget(Paragraph(one.reason, "strong", weight=400))


@runtime_checkable
class InHand(Protocol):
    """A page that knows which proposal is in hand without its being where the page stands."""

    def in_hand(self) -> str: ...


def in_hand(page: Page) -> str:
    """The proposal (its id) that a page has in hand, "" for none."""
    found = page.where().get("proposal", "")
    return found or (page.in_hand() if isinstance(page, InHand) else "")


def open_became(shell: Shell, over: QWidget, proposal: str = "") -> BecameCard:
    """Open the card over ``over``, with a proposal (its id) or with none yet."""
    card = BecameCard(over, shell.plan, shell.words, shell, proposal)
    card.open_card()
    return card


def open_from_page(page: Page) -> BecameCard:
    """Open it over a page, with nothing asked yet."""
    page.leaving()
    return open_became(page.shell, page)
