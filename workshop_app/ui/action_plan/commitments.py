"""The commitments of an action: who promised what by when, and what happened."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, Commitment
from workshop_app.export.names import COMMITMENTS
from workshop_app.services import commitments, follow_up
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.commitment_form import CommitmentForm
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, Choice, IconButton, Label, Paragraph

STATES = {
    "open": ("clock", "info"),
    "kept": ("check-circle-fill", "ok"),
    "late": ("warning-fill", "warn"),
    "dropped": ("x-circle", "muted"),
}
"""The icon and its colour for each state."""


class CommitmentList(QWidget):
    """A card for each, and a small form that "Add" opens in place."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._action = ""
        self._cards: dict[str, CommitmentCard] = {}
        self.title = Label(words("Commitments"), "detail", icon="handshake", weight=600)
        self.add = Button(words("Add a commitment"), "quiet", icon="plus", size="small")
        if plan.read_only:
            self.add.hide()
        self._form: CommitmentForm | None = None
        self.add.clicked.connect(lambda: self.form.open_for(self._action))
        holder, outer = column(spacing=8)
        self._head = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        outer.addLayout(row)
        inside, self._column = column(spacing=8)
        outer.addWidget(inside)
        self._outer = outer
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The button under the title where both have no room beside each other."""
        both = self.title.sizeHint().width() + self.add.sizeHint().width() + 12
        beside = self.add.isHidden() or both <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._head.direction() != way:
            self._head.setDirection(way)

    @property
    def form(self) -> CommitmentForm:
        """The form; made at its first use."""
        if self._form is None:
            self._form = CommitmentForm(self._plan, self._words)
            self._form.ended.connect(lambda: self.add.setFocus(Qt.FocusReason.TabFocusReason))
            self._outer.addWidget(self._form)
            in_reading_order(self)
        return self._form

    def show_action(self, action: Action) -> None:
        """The commitments of another action, or of one that changed: cards that stay keep the
        keyboard."""
        if self._action != action.id and self._form is not None:
            self._form.hide()
        self._action = action.id
        found = {one.id: one for one in self._plan.all(Commitment, action=action.id)}
        for id in [id for id in self._cards if id not in found]:
            gone = self._cards.pop(id)
            gone.hide()
            gone.deleteLater()
        for id, one in found.items():
            if id not in self._cards:
                self._cards[id] = self._card()
            self._cards[id].show_commitment(one)
        self._mark(bool(found))

    def _card(self) -> CommitmentCard:
        made = CommitmentCard(self._plan, self._words)
        made.edited.connect(lambda one: self.form.open_for(self._action, one))
        made.dropped.connect(self._take_away)
        self._column.addWidget(made)
        made.show()
        return made

    def _take_away(self, one: Commitment) -> None:
        self.add.setFocus(Qt.FocusReason.TabFocusReason)
        commitments.drop(self._plan, one)
        self._shell.tell("done", self._words("Commitment taken away"), undo=True)

    def _mark(self, there: bool) -> None:
        """Amber, with words, while there is none."""
        name = self._words("Commitments")
        self.title.setText(name if there else self._words("{field}: missing", field=name))
        self.title.set_tone("ink" if there else "warn")
        self.title.set_icon("handshake" if there else "warning-fill")
        self._fit()


class CommitmentCard(Card):
    """What, who, by when; its state chosen in place. ``edited`` asks for the form, ``dropped`` to
    be taken away."""

    edited = Signal(object)
    dropped = Signal(object)

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__("sunken", padding=10, spacing=4, radius=8)
        self._plan, self._words = plan, words
        self._one: Commitment | None = None
        self.what = Paragraph("", "detail")
        self.who = Paragraph("", "min", "muted")
        self.came = Paragraph("", "min")
        for paragraph in (self.what, self.who, self.came):
            self.box.addWidget(paragraph)
        self.icon = Label("", "detail")
        states = [(key, words(name)) for key, name in COMMITMENTS.items()]
        self.state = Choice(states)
        self.state.setAccessibleName(words("State of the commitment"))
        self.state.chosen.connect(self._follow)
        self.pencil = IconButton("pencil-simple", words("Change the commitment"), size=36)
        self.pencil.clicked.connect(lambda: self.edited.emit(self._one))
        self.drop = IconButton("trash", words("Take the commitment away"), size=36)
        self.drop.clicked.connect(lambda: self.dropped.emit(self._one))
        row = QHBoxLayout()
        row.addWidget(self.icon)
        row.addWidget(self.state, 1)
        row.addWidget(self.pencil)
        row.addWidget(self.drop)
        self.box.addLayout(row)
        for button in (self.pencil, self.drop):
            if plan.read_only:
                button.hide()
        self.state.setEnabled(not plan.read_only)

    def show_commitment(self, one: Commitment) -> None:
        """Another one, or the same one changed."""
        self._one = one
        by = ""
        if one.by:
            day = self._words.date(date.fromisoformat(one.by), "short")
            by = self._words("by {day}", day=day)
        self.what.setText(one.what)
        self.who.setText(" · ".join(part for part in (one.who, by) if part))
        self.came.setText(one.follow_up)
        self.came.setVisible(bool(one.follow_up))
        self.state.choose(one.state)
        icon, tone = STATES.get(one.state, STATES["open"])
        self.icon.set_icon(icon)
        self.icon.set_tone(tone)

    def _follow(self, state: str) -> None:
        if self._one is not None and state != self._one.state:
            day = follow_up.today(self._plan).isoformat()
            follow_up.say_state(self._plan, self._one, state, day)
