"""The card under the list: what is decided of the chosen proposal, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.standing import Standing
from workshop_app.services.deciding import HighIn
from workshop_app.services.prioritize import (
    GOES_IN,
    GOES_IN_BY_ZONE,
    IN_PLAN,
    TO_DECIDE,
    Placed,
)
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.prioritize import firm_words
from workshop_app.ui.prioritize.decision_words import DecisionWords
from workshop_app.ui.widgets import Button, Card, Label, LineEdit, Paragraph, Segments
from workshop_app.ui.widgets.painted import give_focus

OUT, WAITS, IN = "out", "waits", "in"


class DecisionCard(Card):
    """Emits ``decided(outcome, reason, part, confirmed)`` (the part as it was typed), ``undecided``
    (take the decision back), ``excludes`` (what cannot be done with it) and ``opened`` (see the
    action that answers it)."""

    decided = Signal(str, str, str, bool)
    undecided = Signal()
    excludes = Signal()
    opened = Signal()

    def __init__(self, words: Words, writable: bool, currency: str = "COP") -> None:
        super().__init__("card", padding=12, spacing=8)
        self._words, self._writable, self._currency = words, writable, currency
        self._shown: Placed | None = None
        self._funding = False
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
        self.firm = Paragraph("", "min", "muted")
        self.firm.setObjectName("how firm")
        self.box.addWidget(self.firm)
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._choice_row())
        column.addLayout(self._reason_row())
        self.box.addWidget(self._form)
        self._more = self._more_row()
        self.box.addWidget(self._more)

    def _choice_row(self) -> QHBoxLayout:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(8)
        self.outcome = Segments(
            [(IN, words("Goes in")), (WAITS, words.at("proposal", "Waits")),
             (OUT, words.at("proposal", "Returns"))],
            OUT, name=words("Goes in, waits or returns"), height=36,
        )  # fmt: skip
        self.outcome.setObjectName("outcome")
        self.outcome.chosen.connect(self._settle)
        row.addWidget(self.outcome)
        self.part = LineEdit("", "", longest=24)
        self.part.setObjectName("part of the cost")
        self.part.setAccessibleName(words("Money that goes in now; empty for the whole cost"))
        self.part.textChanged.connect(lambda: self._settle())
        self.part.returnPressed.connect(self.take)
        row.addWidget(self.part, 1)
        row.addStretch(0)
        return row

    def _more_row(self) -> QWidget:
        words = self._words
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.others = Button(words("Excludes another…"), "quiet", icon="prohibit", size="small")
        self.others.setObjectName("excludes another")
        self.others.clicked.connect(self.excludes)
        self.fund = Button(words("Part of the cost…"), "quiet", icon="coins", size="small")
        self.fund.setObjectName("part of the cost of one in the plan")
        self.fund.clicked.connect(self._open_funding)
        self.again = Button(words("Take the decision back"), "quiet", size="small")
        self.again.setObjectName("take back")
        self.again.clicked.connect(self.undecided)
        row.addWidget(self.others)
        row.addWidget(self.fund)
        row.addStretch(1)
        row.addWidget(self.again)
        return holder

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
        self, one: Placed | None, high: Sequence[HighIn], action: str = "", first: str = "",
        others: Mapping[str, Placed] | None = None, firm: Standing | None = None,
    ) -> None:  # fmt: skip
        """Another proposal, or how it stands now; a reason that is being typed stays while both
        are the same. ``action``: the number of the action that answers it. ``first``: what comes
        before deciding (``prioritize.comes_first``); then nothing is asked, though one may.
        ``others``: the list by id; ``firm``: how firm it stands."""
        before = self._shown
        same = before and one and before.proposal.id == one.proposal.id
        again = same and before and one and before.state == one.state
        self._shown = one
        self.setVisible(one is not None)
        if one is None:
            return
        self._funding = self._funding and bool(again)
        waits = one.state == TO_DECIDE and not first
        clash = bool(one.clashes) and one.state in (TO_DECIDE, IN_PLAN)
        self.set_look("warn" if waits or clash else "card")
        self._sign.setVisible(waits or clash)
        told = DecisionWords(self._words, self._writable, self._currency)
        self._sentence.setText(told.of(one, high, action, first, others or {}))
        said = firm_words.sentence(self._words, firm)
        self.firm.setText(said)
        self.firm.setVisible(bool(said))
        self._show_parts(one)
        self.decide.set_kind("primary" if waits else "tinted")
        if not again:
            self._mark(False)
            self.reason.setText(one.decision.reason if one.decision else "")
            self.part.setText(self._part_written(one))
            self.outcome.choose(self._proposed(one))
        self._settle()

    def _show_parts(self, one: Placed) -> None:
        in_plan = one.state == IN_PLAN
        self.action.setVisible(in_plan)
        self._form.setVisible(self._writable and (not in_plan or self._funding))
        self.outcome.setVisible(not in_plan)
        self._more.setVisible(self._writable)
        self.fund.setVisible(in_plan and not self._funding and one.proposal.cost is not None)
        self.again.setVisible(one.decision is not None and not in_plan)

    def _part_written(self, one: Placed) -> str:
        return "" if one.part is None else self._words.money(one.part, self._currency)

    def _open_funding(self) -> None:
        """One that is in the plan gets a part of its cost: the same form, without the choice."""
        if self._shown is not None:
            self._funding = True
            self._show_parts(self._shown)
            self._settle()
            give_focus(self.part)

    def _proposed(self, one: Placed) -> str:
        if one.state == IN_PLAN:
            return IN
        if one.decision:
            return one.decision.outcome if one.decision.outcome in (IN, WAITS) else OUT
        return OUT if one.state == TO_DECIDE else IN

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
            self.outcome.current != IN or one.priority.needs_decision or zone not in GOES_IN_BY_ZONE
        )

    def _settle(self) -> None:
        """Nothing to decide where it would change nothing; money only where it goes in."""
        one = self._shown
        if one is None:
            return
        goes_in = self.outcome.current == IN
        known = one.proposal.cost is not None
        self.part.setVisible(goes_in and known)
        whole = self._words.millions(one.proposal.cost or 0, self._currency)
        self.part.setPlaceholderText(self._words("The whole: {cost}", cost=whole))
        idle = (
            one.state in (GOES_IN, IN_PLAN) and one.decision is None and goes_in
            and not self.part.text().strip()
        )  # fmt: skip
        self.decide.block(self._words("It goes in already.") if idle else "")
        self.reason.edit.setEnabled(not idle)

    def _kept(self, text: str, confirmed: bool) -> None:
        if not text and self._needs_reason():
            self._mark(True)
            self.reason.edit.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._mark(False)
        part = self.part.text() if self.outcome.current == IN else ""
        self.decided.emit(self.outcome.current, text, part, confirmed)

    def _mark(self, missing: bool) -> None:
        self.missing.setVisible(missing)
        edit = self.reason.edit
        state = "missing" if missing else ""
        if edit.property("state") != state and not self.reason.unanswered:
            edit.setProperty("state", state)
            edit.style().unpolish(edit)
            edit.style().polish(edit)
