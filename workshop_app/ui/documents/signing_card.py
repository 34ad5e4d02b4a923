"""Who signs the documents: posts, in their order; never the names of people."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.services import look
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.documents.ordered_line import OrderedLine
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.widgets import Button, Card, Paragraph, heading


class SigningCard(Card):
    """Emits ``rebuilt`` when lines came or went."""

    rebuilt = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(spacing=8)
        self._plan, self._words = plan, words
        self._lines: list[OrderedLine] = []
        self.box.addWidget(heading("pen-nib", words("Who signs")))
        self.box.addWidget(
            Paragraph(
                words("Posts, not names: whoever holds the post writes the name by hand."),
                "min",
                "muted",
            )
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.box.addLayout(self._column)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.new = GuardedLine(words, hint=words("A post, such as: Secretary of Planning"),
                               at_once=False)  # fmt: skip
        self.new.edit.setObjectName("new post")
        self.new.edit.setAccessibleName(words("A post that signs"))
        self.new.kept.connect(self._add)
        self.add = Button(words("Add"), icon="plus", cap="Return", size="header")
        self.add.clicked.connect(self.new.offer)
        foot.addWidget(self.new, 1)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(foot)
        self.read()

    def read(self) -> None:
        """The posts as they stand now."""
        posts = look.signatories(self._plan)
        if len(posts) != len(self._lines):
            emptied(self._column)
            self._lines = [self._line(at, post) for at, post in enumerate(posts)]
            self.rebuilt.emit()
        for at, post in enumerate(posts):
            self._lines[at].show_text(post)
            self._lines[at].place(at, len(posts))
        room = len(posts) < look.MOST_SIGNATORIES and not self._plan.read_only
        self.new.setHidden(not room)
        self.add.setHidden(not room)

    def _line(self, at: int, post: str) -> OrderedLine:
        words, plan = self._words, self._plan
        line = OrderedLine(words, post, words("A post that signs"), plan.read_only)
        line.kept.connect(lambda text, ok: look.change_signatory(plan, at, text, confirmed=ok))
        line.moved.connect(lambda by: self._move(at, by))
        line.dropped.connect(lambda: self._drop(at))
        self._column.addWidget(line)
        line.show()  # at once: the keyboard may go there next
        return line

    def _add(self, text: str, confirmed: bool) -> None:
        if text:
            self.new.setText("")
            look.add_signatory(self._plan, text, confirmed=confirmed)
            self.new.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, at: int, by: int) -> None:
        look.move_signatory(self._plan, at, by)
        there = self._lines[min(len(self._lines) - 1, max(0, at + by))]
        button = there.up if by < 0 else there.down
        (button if button.isEnabled() else there.line.edit).setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, at: int) -> None:
        look.remove_signatory(self._plan, at)
        self.new.edit.setFocus(Qt.FocusReason.OtherFocusReason)
