"""The paper channel: ballots of the emptied box are typed in, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.paper_pile import UNREADABLE
from workshop_app.domain.rounds import Group, VoteRound
from workshop_app.services import paper, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.open_rounds import objections
from workshop_app.text import Words
from workshop_app.ui.vote import ballots
from workshop_app.ui.vote.desk import Desk
from workshop_app.ui.vote.envelope import Envelopes
from workshop_app.ui.vote.panel import Panel
from workshop_app.ui.widgets import Button, Card, Chip, Label, Paragraph, ProgressBar, heading

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class PaperPanel(Panel):
    """Paper ballots typed in. Writes through ``votes`` only."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__(plan, words, round, shell)
        self._rules = rounds.rules_of(plan, round)
        self._groups = rounds.groups_of(plan, round)
        self.group: Group | None = None
        options = {option.label: option for option in rounds.options(plan, round)}
        self.desk = Desk(words, self._rules, options)
        self.desk.ended.connect(self._keep)
        self.desk.voided.connect(self._keep_void)
        self.desk.changed.connect(self._blocked)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.desk)
        self._envelopes = Envelopes(words, self._groups)
        self._envelopes.picked.connect(self.take_envelope)
        self._stack.addWidget(self._envelopes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._typing_card())
        self._side = self._make_side()
        self.refresh()
        self._show_envelope()

    # -- layout -----------------------------------------------------------------------------------
    def _typing_card(self) -> Card:
        card = Card(spacing=10, padding=18)
        head = QHBoxLayout()
        self._number = Label("", "title")
        self._number.setObjectName("ballot number")
        self._of = Label("", "section", "muted", weight=400)
        self._chip = Chip("", "tint", icon="envelope-simple", height=32)
        head.addWidget(self._number)
        head.addSpacing(10)
        head.addWidget(self._of)
        head.addStretch(1)
        head.addWidget(self._chip)
        card.box.addLayout(head)
        self._bar = ProgressBar()
        card.box.addWidget(self._bar)
        card.box.addWidget(self._stack, 1)
        return card

    def _make_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if self._groups:
            column.addWidget(self._envelope_card())
        column.addWidget(self._last_card())
        column.addStretch(1)
        return side

    def _envelope_card(self) -> Card:
        card = Card(padding=12, across=True, spacing=8)
        self._envelope = Paragraph("", "body")
        card.box.addWidget(Label("", icon="envelope-simple", icon_tone="primary"), 0,
                           Qt.AlignmentFlag.AlignVCenter)  # fmt: skip
        card.box.addWidget(self._envelope, 1, Qt.AlignmentFlag.AlignVCenter)
        self.change = Button(self.words("Change"), "quiet", size="small")
        self.change.setObjectName("change envelope")
        self.change.clicked.connect(lambda: self.take_envelope(None))
        card.box.addWidget(self.change)
        return card

    def _last_card(self) -> Card:
        words = self.words
        card = Card(padding=12, spacing=8)
        card.box.addWidget(heading("arrow-counter-clockwise", words("The ballot typed last")))
        card.box.addWidget(
            Paragraph(
                words("A mistake? Take it off the pile and type it again."), "detail", "muted"
            )
        )
        self.back = Button(words("Take the last one back"), cap="R")
        self.back.setObjectName("take back")
        self.back.clicked.connect(self.take_back)
        card.box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # -- what the frame asks ----------------------------------------------------------------------
    def status(self) -> str:
        typed = votes.ballots_in(self.plan, self.round)
        return self.words.many("{n} sheet typed in", "{n} sheets typed in", typed)

    def side(self) -> QWidget | None:
        return self._side

    def where(self) -> dict[str, str]:
        return {"group": self.group.id} if self.group else {}

    def open_at(self, **where: str) -> None:
        chosen = where.get("group", "")
        self.take_envelope(next((one for one in self._groups if one.id == chosen), None))

    # -- what is done -----------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_R and not event.modifiers() and self.back.isEnabled():
            self.back.click()
        else:
            super().keyPressEvent(event)

    def _keep(self, pairs: ballots.Pairs) -> None:
        self._type_in(pairs, False)

    def _keep_void(self, pairs: ballots.Pairs) -> None:
        self._type_in(pairs, True)

    def _type_in(self, pairs: ballots.Pairs, void: bool) -> None:
        against = objections(self.plan, self.round, pairs)
        if against and not void:
            self.desk.refuse(
                self.words("This ballot is not valid. {reason} It was not kept: correct it, or "
                           "press N to keep it as void.", reason=self.words(against[0]))
            )  # fmt: skip
            return
        group = self.group.id if self.group else ""
        paper.type_in(self.plan, self.round, pairs, group=group, void=void)
        self.desk.fresh()
        self.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_back(self) -> None:
        """Take the ballot typed last off the pile; its marks stand on the desk to be corrected."""
        sheet = paper.take_back(self.plan, self.round)
        if sheet is None:
            return
        self.group = next((one for one in self._groups if one.id == sheet.group), self.group)
        known = tuple(pair for pair in sheet.marks if pair != UNREADABLE)
        self.desk.fresh(known)
        self._show_envelope()

    def take_envelope(self, group: Group | None) -> None:
        """From now on ballots are of this group; ``None`` asks for it."""
        self.group = group
        self._show_envelope()

    # -- showing ----------------------------------------------------------------------------------
    def settle_focus(self) -> None:
        """The keyboard types ballots."""
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_envelope(self) -> None:
        asking = bool(self._groups) and self.group is None
        self._stack.setCurrentIndex(1 if asking else 0)
        name = self.group.name if self.group else ""
        self._chip.setVisible(bool(name))
        self._chip.say(name)
        if self._groups:
            said = self.words("Envelope of {group}", group=name) if name else self.words(
                "No envelope chosen yet")  # fmt: skip
            self._envelope.setText(said)
            self.change.setVisible(bool(name))
        self._blocked()
        if self.isVisible():
            self.settle_focus()

    def _blocked(self) -> None:
        """A ballot is taken back only onto an empty desk."""
        self.back.setEnabled(self._in_pile and self.desk.ballot.empty)

    _in_pile = False

    def refresh(self) -> None:
        """Show how many ballots are in now."""
        words, people = self.words, self._rules.admitted
        cast = votes.ballots_in(self.plan, self.round)
        self._number.setText(words("Ballot {n}", n=words.number(cast + 1)))
        full = cast >= people
        self._of.setText(
            words("the {n} ballots are in: close the round", n=words.number(people))
            if full
            else words("of {n}", n=words.number(people))
        )
        share = cast / people if people else 0
        said = words.many("{n} ballot of {people} people", "{n} ballots of {people} people", cast,
                          people=words.number(people))  # fmt: skip
        self._bar.show_share(share, name=said)
        self._in_pile = cast > 0
        self._blocked()
