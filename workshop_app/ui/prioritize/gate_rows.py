"""The gates of a proposal: yes, no or to be confirmed; a "no" asks what would open it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.capacity import GATES
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import Gate
from workshop_app.services import capacity
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.prioritize.answer_button import AnswerButton
from workshop_app.ui.prioritize.names import GATE_ANSWERS
from workshop_app.ui.widgets import Label

LOOKS = {
    "yes": ("check-bold", "ok"), "no": ("lock-simple-fill", "error"),
    "to_confirm": ("question-bold", "warn"),
}  # fmt: skip


class GateRows(QWidget):
    """Both gates of one proposal. What is answered is kept at once; emits ``answered``."""

    answered = Signal()
    entered = Signal()
    """Enter in what would open a gate: it is kept, go on."""

    def __init__(self, plan: OpenPlan, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._proposal = plan, ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        self.rows = {id: _GateRow(words, id, question) for id, question in GATES.items()}
        for row in self.rows.values():
            column.addWidget(row)
            row.answered.connect(self._answer)
            row.opens.connect(self._open)
            row.what.entered.connect(self.entered)

    def show_proposal(self, proposal: Proposal) -> None:
        """The gates of another proposal, as they are answered."""
        self._proposal = proposal.id
        kept = {gate.gate: gate for gate in self._plan.all(Gate, proposal=proposal.id)}
        for id, row in self.rows.items():
            row.show_gate(kept.get(id))

    @property
    def closed(self) -> bool:
        """Whether a gate fails."""
        return any(row.answer == "no" for row in self.rows.values())

    def _answer(self, gate: str, answer: str) -> None:
        capacity.answer_gate(self._plan, self._proposal, gate, answer)
        self.answered.emit()

    def _open(self, gate: str, text: str, confirmed: bool) -> None:
        capacity.answer_gate(
            self._plan, self._proposal, gate, "no", would_open=text, confirmed=confirmed
        )
        self.answered.emit()


class _GateRow(QWidget):
    answered = Signal(str, str)
    opens = Signal(str, str, bool)

    def __init__(self, words: Words, gate: str, question: str) -> None:
        super().__init__()
        self._gate, self.answer = gate, ""
        self.setObjectName(f"gate {gate}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(6)
        asked = words(question)
        line.addWidget(Label(asked, "body", weight=600), 1)
        self.buttons = {}
        for answer, (icon, tone) in LOOKS.items():
            button = AnswerButton(words(GATE_ANSWERS[answer]), icon, tone, name=asked)
            button.clicked.connect(lambda _=False, answer=answer: self._pick(answer))
            line.addWidget(button)
            self.buttons[answer] = button
        column.addLayout(line)
        self.what = GuardedLine(words, "", words("What would open it?"))
        self.what.edit.setAccessibleName(words("What would open it?"))
        self.what.edit.setObjectName("would open")
        self.what.kept.connect(lambda text, sure: self.opens.emit(self._gate, text, sure))
        self.what.hide()
        column.addWidget(self.what)

    def show_gate(self, gate: Gate | None) -> None:
        """How it is answered."""
        self._mark(gate.answer if gate else "")
        self.what.setText(gate.would_open if gate else "")

    def _mark(self, answer: str) -> None:
        self.answer = answer
        for name, button in self.buttons.items():
            button.setChecked(name == answer)
        self.what.setVisible(answer == "no")

    def _pick(self, answer: str) -> None:
        if answer == self.answer:
            return
        self._mark(answer)
        self.answered.emit(self._gate, answer)
        if answer == "no":
            self.what.edit.setFocus(Qt.FocusReason.OtherFocusReason)
