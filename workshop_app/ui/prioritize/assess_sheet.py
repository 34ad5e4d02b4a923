"""One proposal before an official: its words, its gates, the rows that were asked, comments.

Nothing here edits its text.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services import capacity, comments
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.prioritize.anchor_strip import AnchorStrip
from workshop_app.ui.prioritize.criteria_rows import CriteriaRows
from workshop_app.ui.prioritize.gate_rows import GateRows
from workshop_app.ui.prioritize.remarks import Remarks
from workshop_app.ui.prioritize.turn import Answers
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Badge, Button, Card, Label, MessageBar, Paragraph, brush


class _Paper(Card):
    """A block on the colour of the page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        color = theme.now().color
        line = color.line if theme.now().dark else None
        paint.frame(brush(self), self.rect().toRectF(), self.radius, color.paper, line)


class AssessSheet(Card):
    """Emits ``marked(criterion, score)``, ``cleared(criterion)``, ``gated`` (a gate changed) and
    ``entered`` (Enter in what would open a gate)."""

    marked = Signal(str, int)
    cleared = Signal(str)
    gated = Signal()
    entered = Signal()

    def __init__(self, plan: OpenPlan, words: Words, compact: bool, number: int) -> None:
        """``number``: the round's; in the second what the first told stands beside the rows."""
        super().__init__(padding=10 if compact else 12, spacing=6)
        self._plan, self._words, self._compact = plan, words, compact
        self._second = number > 1
        self._proposal = ""
        self.told: dict[str, str] = {}
        """What the first round told, by criterion."""
        inside, box = column(spacing=6 if compact else 8)
        self._inside = inside
        box.addLayout(self._title())
        box.addWidget(self._remarks())
        box.addWidget(self._gates(plan))
        self.handed = MessageBar(
            "done", words("This one is handed in. It cannot be changed or taken back.")
        )
        self.handed.hide()
        box.addWidget(self.handed)
        self.settled = MessageBar("info", words(
            "A gate is closed, so nothing more is asked here. Say what would open it and go on."
        ))  # fmt: skip
        self.settled.hide()
        box.addWidget(self.settled)
        self.rows = CriteriaRows(words, least=35 if compact else 34)
        self.rows.marked.connect(self.marked)
        self.rows.cleared.connect(self.cleared)
        self.rows.moved.connect(self._reveal)
        box.addWidget(self.rows, 1)
        self._below = QWidget()
        box.addWidget(self._below, 1)
        self._area = scrolled(inside, name=words("Proposal"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self._area, 1)
        self.strip = AnchorStrip(words, compact)
        self.box.addWidget(self.strip)

    def _title(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._number = Label("", "title")
        self._badge = Badge("housing", 32 if self._compact else 48)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self._text = Paragraph("", "section", weight=700)
        self._detail = Paragraph("", "detail", "muted")
        said = Label(self._words("in the community's words"), "min", "muted")
        texts.addStretch(1)
        texts.addWidget(self._text)
        if not self._compact:
            texts.addWidget(said)
        texts.addWidget(self._detail)
        texts.addStretch(1)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        self.comment = Button(self._words("Comment"), "plain", icon="chat-text", size="small")
        self.comment.setObjectName("comments")
        self.comment.clicked.connect(lambda: self._show_remarks(self.remarks.isHidden()))
        row.addWidget(self.comment, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _remarks(self) -> Card:
        card = _Paper(padding=10 if not self._compact else 8, spacing=6)
        hint = self._words("A comment on the proposal, without a name")
        self.line = Remarks(self._plan, self._words, hint)
        self.line.noted.connect(self._count_remarks)
        card.box.addWidget(self.line)
        card.hide()
        self.remarks = card
        return card

    def _show_remarks(self, shown: bool) -> None:
        self.remarks.setVisible(shown)
        if shown:
            self.line.settle_focus()

    def _count_remarks(self) -> None:
        words, n = self._words, len(comments.of(self._plan, self._proposal, ""))
        self.comment.setText(words("Comments ({n})", n=n) if n else words("Comment"))

    def _gates(self, plan: OpenPlan) -> Card:
        words = self._words
        card = _Paper(padding=8, spacing=4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(
            Label(words("First, the gates"), "body", weight=700, icon="door-fill",
                  icon_tone="primary")
        )  # fmt: skip
        if not self._compact:
            told = words("with a “No”, note what would open it and go on to the next")
            head.addWidget(Label(told, "min", "muted"), 1)
        card.box.addLayout(head)
        self.gates = GateRows(plan, words)
        self.gates.answered.connect(self._gated)
        self.gates.entered.connect(self.entered)
        card.box.addWidget(self.gates)
        return card

    def ask_for(self, ids: Sequence[str]) -> None:
        """The criteria of the office whose official sits here."""
        self.rows.show_criteria(ids)

    def show_proposal(self, one: Placed, marks: Answers, done: bool) -> None:
        """Another proposal, with what this person has marked of it."""
        proposal = one.proposal
        self._proposal = proposal.id
        self._number.setText(one.priority.number)
        self._number.setFixedWidth(self._number.sizeHint().width())
        self._badge.show_topic(proposal.theme, icon=proposal.pictogram)
        self._text.setText(proposal.text)
        self._detail.setText(proposal.detail)
        self._detail.setVisible(bool(proposal.detail))
        self.gates.show_proposal(proposal)
        self.gates.setEnabled(not done)
        self.handed.setVisible(done)
        self.line.show_of(proposal.id)
        self.remarks.hide()
        self._count_remarks()
        self.rows.setEnabled(not done)
        self.told = self._told_before(proposal.id)
        self.rows.tell(self.told)
        first = next((n for n, id in enumerate(self.rows.ids) if id not in marks), 0)
        self.rows.show_marks(marks, first)
        self._settle()

    def _told_before(self, proposal: str) -> dict[str, str]:
        """In the second round: where the first stood, for criteria with answers enough (P-43)."""
        found = capacity.capacities(self._plan).get(proposal) if self._second else None
        if found is None:
            return {}
        words = self._words
        return {
            id: words("First round: {value} · distance {spread}",
                      value=words.number(answers.median, 1), spread=answers.spread)
            for id, answers in found.first.criteria.items()
            if answers.median is not None
        }  # fmt: skip

    def _gated(self) -> None:
        self._settle()
        self.gated.emit()

    def _settle(self) -> None:
        """A closed gate settles the proposal: no row is asked."""
        closed = self.gates.closed
        self.settled.setVisible(closed and self.handed.isHidden())
        self.rows.setVisible(not closed)
        self._below.setVisible(closed)
        self.strip.setVisible(not closed)

    @property
    def closed(self) -> bool:
        """Whether a gate of the proposal is closed."""
        return self.gates.closed

    def settle_focus(self) -> None:
        """The keyboard goes to the rows, or to the gates where nothing more is asked."""
        first = self.gates.rows["legal"].buttons["yes"] if self.closed else self.rows
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal(self, place: QRect) -> None:
        """Scroll so far that the row in question is seen whole, and tell what it asks."""
        corner = self.rows.mapTo(self._inside, place.center())
        self._area.ensureVisible(corner.x(), corner.y(), 0, place.height())
        id = self.rows.current
        said = comments.of(self._plan, self._proposal, id) if self._second else []
        self.strip.show_criterion(id, [one.text for one in said])
