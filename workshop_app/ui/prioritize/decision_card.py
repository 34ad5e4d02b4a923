"""The card under the list: what is decided of the chosen proposal, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services.deciding import HighIn
from workshop_app.services.prioritize import (
    GOES_IN_BY_ZONE,
    IN_PLAN,
    ROUNDS,
    TO_DECIDE,
    Placed,
)
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.prioritize import names
from workshop_app.ui.vote.names import place
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, Segments

OUT, IN = "out", "in"


class DecisionCard(Card):
    """Emits ``decided(outcome, reason, confirmed)``, ``undecided`` (take the decision back) and
    ``opened`` (see the action that answers it)."""

    decided = Signal(str, str, bool)
    undecided = Signal()
    opened = Signal()

    def __init__(self, words: Words, writable: bool) -> None:
        super().__init__("card", padding=12, spacing=8)
        self._words, self._writable = words, writable
        self._shown: Placed | None = None
        self.setObjectName("decision")
        self._build()
        self.show_proposal(None, ())

    def _build(self) -> None:
        words = self._words
        first = QHBoxLayout()
        first.setSpacing(10)
        self._sign = Label("", icon="warning-fill", icon_tone="warn")
        self._sign.setFixedWidth(self._sign.sizeHint().width())
        self._sentence = Paragraph("", "detail", marks=True)
        first.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._sentence, 1)
        self.action = Button(words("See it in the plan"), size="small", icon_after="arrow-right")
        self.action.clicked.connect(self.opened)
        first.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.box.addLayout(first)
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        choice = QHBoxLayout()
        self.outcome = Segments(
            [(OUT, words("Stays out")), (IN, words("Goes in"))], OUT,
            name=words("Stays out or goes in"), height=36,
        )  # fmt: skip
        self.outcome.setObjectName("outcome")
        self.outcome.chosen.connect(self._settle)
        self.again = Button(words("Take the decision back"), "plain", size="small")
        self.again.setObjectName("take back")
        self.again.clicked.connect(self.undecided)
        choice.addWidget(self.outcome)
        choice.addStretch(1)
        choice.addWidget(self.again)
        column.addLayout(choice)
        column.addLayout(self._reason_row())
        self.box.addWidget(self._form)

    def _reason_row(self) -> QHBoxLayout:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(8)
        self.reason = GuardedLine(words, "", words("Reason, in plain words"), at_once=False)
        self.reason.edit.setAccessibleName(words("Reason, in plain words"))
        self.reason.edit.setObjectName("reason")
        self.reason.edit.textChanged.connect(lambda: self._mark(False))
        self.reason.kept.connect(self._kept)
        self.decide = Button(words("Decide"), "primary", cap="Return", size="header")
        self.decide.setObjectName("decide")
        self.decide.clicked.connect(self.take)
        row.addWidget(self.reason, 1)
        row.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignTop)
        self.missing = Label(words("The reason is missing."), "min", "warn", icon="warning-fill")
        self.missing.hide()
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.missing)
        outer = QHBoxLayout()
        outer.addLayout(column)
        return outer

    # -- what is shown ----------------------------------------------------------------------------
    def show_proposal(
        self, one: Placed | None, high: Sequence[HighIn], action: str = "", first: str = ""
    ) -> None:
        """Another proposal, or how it stands now; a reason that is being typed stays while both
        are the same. ``action``: the number of the action that answers it. ``first``: what comes
        before deciding (``prioritize.comes_first``); then nothing is asked, though one may."""
        before = self._shown
        same = before and one and before.proposal.id == one.proposal.id
        again = same and before and one and before.state == one.state
        self._shown = one
        self.setVisible(one is not None)
        if one is None:
            return
        waits = one.state == TO_DECIDE and not first
        self.set_look("warn" if waits else "card")
        self._sign.setVisible(waits)
        before_it = first if one.state == TO_DECIDE else ""
        self._sentence.setText(
            self._missing(one, before_it) if before_it else self._told(one, high, action)
        )
        self.action.setVisible(one.state == IN_PLAN)
        self._form.setVisible(self._writable and one.state != IN_PLAN)
        self.again.setVisible(one.decision is not None)
        self.decide.set_kind("primary" if waits else "tinted")
        if not again:
            self._mark(False)
            self.reason.setText(one.decision.reason if one.decision else "")
            self.outcome.choose(self._proposed(one))
        self._settle()

    def _proposed(self, one: Placed) -> str:
        if one.decision:
            return OUT if one.decision.outcome == OUT else IN
        return OUT if one.state == TO_DECIDE else IN

    def _missing(self, one: Placed, first: str) -> str:
        """What comes before ``one`` can be decided with reason."""
        words, number = self._words, _plain(one.priority.number)
        if first == ROUNDS:
            return words("No round decides yet. First the vote; then **{number}** is decided.",
                         number=number)  # fmt: skip
        return words("Capacity is not known yet. First the assessment; then **{number}** is "
                     "decided.", number=number)  # fmt: skip

    def _told(self, one: Placed, high: Sequence[HighIn], action: str) -> str:
        words, number = self._words, _plain(one.priority.number)
        if one.state == IN_PLAN:
            return words("**{number}** is in the plan: action A{action}.", number=number,
                         action=action)  # fmt: skip
        if one.decision:
            told = (
                words("It was decided that **{number}** goes in.", number=number)
                if one.decision.outcome == IN
                else words("It was decided that **{number}** stays out.", number=number)
            )
            reason = "" if self._writable else _plain(one.decision.reason)
            return f"{told} {words('Reason: {reason}', reason=reason)}" if reason else told
        zone = names.zone(words, one.priority.zone)
        if one.state != TO_DECIDE:
            return words("**{number}** goes in by its zone, {zone}. To leave it out, say why.",
                         number=number, zone=zone)  # fmt: skip
        return f"{self._why(one, high)} {words('Decide, and say why.')}"

    def _why(self, one: Placed, high: Sequence[HighIn]) -> str:
        """What asks for a decision, with the groups that had it among their first."""
        words, number = self._words, _plain(one.priority.number)
        zone = names.zone(words, one.priority.zone)
        if one.priority.not_voted:
            return words("**{number}** was in no round that decides.", number=number)
        if high:
            groups = words.listed([
                words("{place} of {group}", place=place(words, found.rank),
                      group=_plain(" + ".join(found.groups)))
                for found in high[:3]
            ])  # fmt: skip
            return words("**{number}** is {groups}, and it fell in {zone}.", number=number,
                         groups=groups, zone=zone)  # fmt: skip
        if one.priority.zone == "unknown":
            return words("Of **{number}** the capacity is not known: answers are missing.",
                         number=number)  # fmt: skip
        return words("**{number}** fell in {zone}.", number=number, zone=zone)

    # -- hands ------------------------------------------------------------------------------------
    @property
    def told(self) -> str:
        """What the card says."""
        return self._sentence.text()

    def take(self) -> None:
        """What Enter does: decide, or ask for what is missing."""
        if self.reason.unanswered:
            self.reason.take_out()
        else:
            self.reason.offer()

    def ask(self) -> None:
        """The keyboard goes to the reason."""
        if self._form.isVisibleTo(self) and self.isVisible():
            self.reason.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _needs_reason(self) -> bool:
        one = self._shown
        if one is None:
            return False
        zone = one.priority.zone
        return (
            self.outcome.current == OUT
            or one.priority.needs_decision
            or zone not in GOES_IN_BY_ZONE
        )

    def _settle(self) -> None:
        """Nothing to decide where it would change nothing."""
        one = self._shown
        idle = (
            one is not None and one.state != TO_DECIDE and one.decision is None
            and self.outcome.current == IN
        )  # fmt: skip
        self.decide.block(self._words("It goes in already.") if idle else "")
        self.reason.edit.setEnabled(not idle)

    def _kept(self, text: str, confirmed: bool) -> None:
        if not text and self._needs_reason():
            self._mark(True)
            self.reason.edit.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._mark(False)
        self.decided.emit(self.outcome.current, text, confirmed)

    def _mark(self, missing: bool) -> None:
        self.missing.setVisible(missing)
        edit = self.reason.edit
        state = "missing" if missing else ""
        if edit.property("state") != state and not self.reason.unanswered:
            edit.setProperty("state", state)
            edit.style().unpolish(edit)
            edit.style().polish(edit)


def _plain(text: str) -> str:
    """A typed text within a sentence that has bold marks of its own."""
    return text.replace("**", "")
