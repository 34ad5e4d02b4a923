"""The proposals that an action answers: each can be taken out, and others put in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.proposals import Proposal
from workshop_app.services import action_plan, numbering
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.became import open_became
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied
from workshop_app.ui.widgets import Badge, Button, IconButton, Label, Paragraph


class Answers(QWidget):
    """Emits ``wanted`` where another proposal is to be found for it."""

    wanted = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._action: Action | None = None
        self._shown: list[tuple[str, str]] = []
        self.add = Button(words("Add a proposal"), "quiet", icon="plus", size="small")
        if plan.read_only:
            self.add.hide()
        self.add.clicked.connect(self.wanted)
        holder, outer = column(spacing=6)
        row = QHBoxLayout()
        row.addWidget(Label(words("It answers"), "detail", weight=600))
        row.addStretch(1)
        row.addWidget(self.add)
        outer.addLayout(row)
        inside, self._rows = column(spacing=6)
        outer.addWidget(inside)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(holder)

    def show_action(self, action: Action) -> None:
        """Another action, or one that changed; nothing moves where its proposals are the same."""
        self._action = action
        numbers = numbering.labels(self._plan, Proposal)
        links = self._plan.all(ActionProposal, action=action.id)
        found = [self._plan.find(Proposal, link.proposal) for link in links]
        proposals = [one for one in found if one is not None]
        shown = [(one.id, one.text) for one in proposals]
        if shown != self._shown:
            self._shown = shown
            rows = emptied(self._rows)
            for one in proposals:
                row = self._row(one, numbers[one.id])
                rows.addWidget(row)
                row.show()

    def put_in(self, proposal: str) -> None:
        """Answer one more (its id)."""
        if self._action is not None:
            action_plan.answer_with(self._plan, self._action, [*self._ids(), proposal])

    def _ids(self) -> list[str]:
        return [id for id, _ in self._shown]

    def _row(self, one: Proposal, number: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Badge(one.theme, 24), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(f"{number} · {one.text}", "detail"), 1)
        name = self._words("What became of proposal {number}", number=number)
        see = IconButton("question", name, size=32)
        see.clicked.connect(lambda: open_became(self._shell, self, one.id))
        row.addWidget(see, 0, Qt.AlignmentFlag.AlignTop)
        if not self._plan.read_only:
            name = self._words("Take proposal {number} out of the action", number=number)
            out = IconButton("x", name, size=32)
            out.clicked.connect(lambda: self._take_out(one.id, number))
            row.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _take_out(self, proposal: str, number: str) -> None:
        if self._action is None:
            return
        self.add.setFocus(Qt.FocusReason.TabFocusReason)
        rest = [id for id in self._ids() if id != proposal]
        action_plan.answer_with(self._plan, self._action, rest)
        said = self._words("Proposal {number} waits for an answer again", number=number)
        waiting = {one.id for one in action_plan.without_answer(self._plan)}
        if proposal not in waiting:
            said = self._words("Proposal {number} is out of this action", number=number)
        self._shell.tell("done", said, undo=True)
