"""Several actions made one, and one split in two: buttons at the foot of the sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.numbers import sort_key
from workshop_app.domain.proposals import Proposal
from workshop_app.services import action_joins, action_plan
from workshop_app.services.action_lines import Lines
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.ticks import Tick, TickPanel
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button


class Reshape(QWidget):
    """Emits ``went_on(id)``: the action to go on with; ``removed`` before one is taken out."""

    went_on = Signal(str)
    removed = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell, lines: Lines) -> None:
        super().__init__()
        self._plan, self._words, self._shell, self._lines = plan, words, shell, lines
        self._action: Action | None = None
        self.join = Button(words("Join other actions to this one"), "quiet", icon="arrows-in",
                           size="small")  # fmt: skip
        self.join.clicked.connect(self._ask_join)
        self.split = Button(words("Split it in two"), "quiet", icon="arrows-out", size="small")
        self.split.clicked.connect(self._ask_split)
        self.remove = Button(words("Take out of the plan"), "danger", icon="trash", size="small")
        self.remove.clicked.connect(self._remove)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for button in (self.join, self.split, self.remove):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if plan.read_only:
            self.hide()

    def show_action(self, row: ActionRow) -> None:
        """Another action, or the same one changed."""
        self._action = row.action
        self.join.setEnabled(len(self._lines.all) > 1)
        several = len(row.line.proposals) > 1
        self.split.block("" if several else self._words("It answers one proposal only."))

    # -- joining ----------------------------------------------------------------------------------
    def _ask_join(self) -> None:
        action, words = self._action, self._words
        if action is None:
            return
        ticks = [Tick(line.action.id, f"{line.number} · {line.action.title}", False)
                 for line in self._lines.all if line.action.id != action.id]  # fmt: skip
        told = words(
            "It will answer their proposals and cost what they cost together. Their sources, "
            "indicators and commitments come with them; undo takes it back."
        )
        title = words("Which actions become part of this one?")
        panel = TickPanel(self, words, title, ticks, told=told, keep=words("Make them one"),
                          least=1)  # fmt: skip
        panel.kept.connect(self._join)
        panel.open_panel()

    def _join(self, ids: list[str]) -> None:
        if self._action is None:
            return
        others = [self._plan.one(Action, id) for id in ids]
        kept = action_joins.join(self._plan, self._plan.one(Action, self._action.id), others)
        self.went_on.emit(kept.id)
        said = self._words.many("{n} action joined to this one", "{n} actions joined to this one",
                                len(others))  # fmt: skip
        self._shell.tell("done", said, undo=True)

    # -- splitting --------------------------------------------------------------------------------
    def _ask_split(self) -> None:
        action, words = self._action, self._words
        if action is None:
            return
        links = self._plan.all(ActionProposal, action=action.id)
        found = [one for link in links if (one := self._plan.find(Proposal, link.proposal))]
        numbers = self._lines.proposals
        found.sort(key=lambda one: sort_key(numbers[one.id]))
        ticks = [Tick(one.id, f"{numbers[one.id]} · {' '.join(one.text.split())}", False)
                 for one in found]  # fmt: skip
        told = words(
            "A new action answers them, with the same responsible party, term and territories. Its "
            "money, sources and indicators are still to be written."
        )
        title = words("Which proposals go into a new action?")
        panel = TickPanel(self, words, title, ticks, told=told, keep=words("Split"), least=1)
        panel.kept.connect(self._split)
        panel.open_panel()

    def _split(self, ids: list[str]) -> None:
        if self._action is None:
            return
        first = self._plan.one(Proposal, ids[0])
        now = self._plan.one(Action, self._action.id)
        title = first.short or " ".join(first.text.split())
        made = action_joins.split(self._plan, now, ids, title, confirmed=True)
        self.went_on.emit(made.id)
        self._shell.tell("done", self._words("The action was split"), undo=True)

    def _remove(self) -> None:
        action, self._action = self._action, None
        if action is None:
            return
        self.removed.emit()
        action_plan.remove(self._plan, action)
        said = self._words("Action taken out: {title}", title=action.title)
        self._shell.tell("done", said, undo=True)
