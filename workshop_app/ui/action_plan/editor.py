"""The chosen action: where it comes from, the six things that make it complete, and the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.services.action_lines import Lines
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.aligned import AlignedFields
from workshop_app.ui.action_plan.answers import Answers
from workshop_app.ui.action_plan.commitments import CommitmentList
from workshop_app.ui.action_plan.head import EditorHead
from workshop_app.ui.action_plan.more import MoreFields
from workshop_app.ui.action_plan.parts import PartFields
from workshop_app.ui.action_plan.reshape import Reshape
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.guarded import Guarded
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Card, Rule
from workshop_app.ui.widgets.painted import give_focus


class ActionEditor(Card):
    """Every field is kept as it is typed; there is no Save. Esc gives the keyboard back:
    ``left``."""

    left = Signal()
    went_on = Signal(str)
    """Another action came of this one: its id."""

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, page: QWidget, lines: Lines
    ) -> None:
        # Built from the outside in: a whole tree that is put into another is styled once more.
        super().__init__(padding=12, parent=page)
        self._plan, self._words, self._shell = plan, words, shell
        self._action: Action | None = None
        holder, inside = column(spacing=10, padding=4)
        self.area = scrolled(holder, name=words("Action"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self.area, 1)
        self.head = EditorHead(plan, words, shell)
        self.parts = PartFields(plan, words)
        self.commitments = CommitmentList(plan, words, shell)
        self.answers = Answers(plan, words, shell)
        self.more = MoreFields(plan, words, lines)
        self.aligned = AlignedFields(plan, words, lines)
        self.reshape = Reshape(plan, words, shell, lines)
        self.reshape.went_on.connect(self.went_on)
        self.reshape.removed.connect(self._leave_removed)
        for widget in self._in_order():
            inside.addWidget(widget)
        inside.addStretch(1)

    def _in_order(self) -> list[QWidget]:
        return [
            self.head, self.parts, Rule(), self.commitments, Rule(), self.answers, Rule(),
            self.more, Rule(), self.aligned, Rule(), self.reshape,
        ]  # fmt: skip

    # -- showing ----------------------------------------------------------------------------------
    def show_action(self, row: ActionRow, first: bool, last: bool) -> None:
        """Another action, or the same one changed; ``first`` and ``last`` of the list."""
        if self._action is None or self._action.id != row.action.id:
            self.keep()
            self.area.verticalScrollBar().setValue(0)
        self._action = row.action
        self.head.show_action(row, first, last)
        self.parts.show_action(row)
        self.commitments.show_action(row.action)
        self.answers.show_action(row.action)
        self.more.show_action(row)
        self.aligned.show_action(row)
        self.reshape.show_action(row)
        in_reading_order(self)

    def begin_title(self) -> None:
        """The keyboard to the title, to be written anew."""
        give_focus(self.more.title.edit)
        self.more.title.edit.selectAll()

    def begin(self) -> None:
        """The keyboard to the first field."""
        self.parts.begin()

    @property
    def unanswered(self) -> Guarded | None:
        """A line whose text the guard marked, and that waits for an answer."""
        return next((line for line in self._lines() if line.unanswered), None)

    def _lines(self) -> list[Guarded]:
        return [*self.parts.lines, *self.more.lines, *self.aligned.lines]

    # -- keeping ----------------------------------------------------------------------------------
    def keep(self) -> None:
        """Write what a field still holds."""
        if self._action is None or self._plan.read_only:
            return
        self.parts.finish()
        self.more.finish()
        for line in self._lines():
            if line.edit.hasFocus():
                line.offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter in a field goes on to the next one; it does not press the page's button.
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _leave_removed(self) -> None:
        """The action that is shown goes: nothing is written into it any more."""
        self._action = None
        self.left.emit()
