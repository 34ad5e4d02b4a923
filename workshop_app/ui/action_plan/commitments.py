"""The commitments of an action: who promised what by when, and what happened."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, Commitment
from workshop_app.export.names import COMMITMENTS
from workshop_app.services import action_plan
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.scrolled import column, emptied
from workshop_app.ui.widgets import (
    Button,
    Card,
    Choice,
    DateChoice,
    Field,
    IconButton,
    Label,
    Paragraph,
)


class CommitmentList(QWidget):
    """A card for each, and a small form that "Add" opens in place."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._action: Action | None = None
        box, outer = column(spacing=8)
        row = QHBoxLayout()
        row.addWidget(Label(words("Commitments"), "body", icon="handshake", weight=600))
        row.addStretch(1)
        self.add = Button(words("Add"), "quiet", icon="plus", size="small")
        self.add.clicked.connect(self._open_form)
        row.addWidget(self.add)
        outer.addLayout(row)
        holder, self._inside = column(spacing=8)
        outer.addWidget(holder)
        self.form = self._form()
        outer.addWidget(self.form)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(box)

    def show_action(self, action: Action) -> None:
        """The commitments of another action."""
        if self._action is None or self._action.id != action.id:
            self.form.hide()
        self._action = action
        inside = emptied(self._inside)
        for commitment in self._plan.all(Commitment, action=action.id):
            inside.addWidget(self._card(commitment))

    def _card(self, commitment: Commitment) -> Card:
        words, card = self._words, Card("sunken", padding=10, spacing=4, radius=8)
        by = ""
        if commitment.by:
            day = words.date(date.fromisoformat(commitment.by), "short")
            by = words("by {day}", day=day)
        told = " · ".join(part for part in (commitment.who, by) if part)
        card.box.addWidget(Paragraph(commitment.what, "detail"))
        card.box.addWidget(Paragraph(told, "min", "muted"))
        row = QHBoxLayout()
        states = [(key, words(name)) for key, name in COMMITMENTS.items()]
        state = Choice(states, commitment.state)
        state.setAccessibleName(words("State of the commitment"))
        state.chosen.connect(
            lambda key, one=commitment: action_plan.follow_up(self._plan, one, state=key)
        )
        row.addWidget(state, 1)
        drop = IconButton("trash", words("Take the commitment away"))
        drop.clicked.connect(
            lambda *_, one=commitment: action_plan.drop_commitment(self._plan, one)
        )
        row.addWidget(drop)
        card.box.addLayout(row)
        if commitment.follow_up:
            card.box.addWidget(Paragraph(commitment.follow_up, "min"))
        return card

    def _form(self) -> Card:
        words, card = self._words, Card("tint", padding=10, radius=8)
        self.who = GuardedLine(words, hint=words("An institution or post"), at_once=False)
        self.what = GuardedLine(words, hint=words("What is promised"), at_once=False)
        self.by = DateChoice(words, None, words("no day yet"))
        self.save = Button(words("Keep the commitment"), "tinted", icon="check", size="small")
        self.save.clicked.connect(self._save)
        self.what.kept.connect(lambda *_: self._save())
        card.box.addWidget(Field(words("Who"), self.who))
        card.box.addWidget(Field(words("What"), self.what))
        card.box.addWidget(Field(words("By"), self.by))
        card.box.addWidget(self.save)
        card.hide()
        return card

    def _open_form(self) -> None:
        self.form.show()
        self.who.setFocus()

    def _save(self) -> None:
        if self._action is None:
            return
        by = self.by.day.isoformat() if self.by.day else ""
        who, what = self.who.text(), self.what.text()
        action_plan.promise(self._plan, who, what, by=by, action=self._action.id)
        self.form.hide()
        for line in (self.who, self.what):
            line.setText("")
        self.by.set_day(None)
