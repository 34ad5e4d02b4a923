"""What was said of a proposal, without names, and a line to say more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.services import comments
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.widgets import Paragraph


class Remarks(QWidget):
    """Of one proposal, and of one criterion where it is given. Enter keeps what is typed; emits
    ``noted``. Nothing here can be changed or taken away again."""

    noted = Signal()

    def __init__(self, plan: OpenPlan, words: Words, hint: str) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._proposal = self._criterion = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.said = Paragraph("", "detail")
        self.said.setObjectName("remarks")
        column.addWidget(self.said)
        self.line = GuardedLine(words, "", hint, at_once=False)
        self.line.edit.setObjectName("comment")
        self.line.edit.setAccessibleName(hint)
        self.line.edit.setMaxLength(comments.LONGEST)
        self.line.kept.connect(self._keep)
        column.addWidget(self.line)

    def show_of(self, proposal: str, criterion: str = "") -> None:
        """Another proposal, or another criterion of it."""
        self._proposal, self._criterion = proposal, criterion
        self.line.setText("")
        self._tell()

    def _tell(self) -> None:
        found = comments.of(self._plan, self._proposal, self._criterion)
        self.said.setText("\n".join(f"– {one.text}" for one in found))
        self.said.setVisible(bool(found))

    def _keep(self, text: str, confirmed: bool) -> None:
        if not text:
            return
        comments.comment(
            self._plan, self._proposal, text, criterion=self._criterion, confirmed=confirmed
        )
        self.line.setText("")
        self._tell()
        self.noted.emit()

    def settle_focus(self) -> None:
        """The keyboard goes to the line."""
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
