"""One proposal before an official: its words, its gates, nine rows. Nothing here edits its text."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.prioritize.criteria_rows import CriteriaRows
from workshop_app.ui.prioritize.gate_rows import GateRows
from workshop_app.ui.prioritize.turn import Answers
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Badge, Card, Label, MessageBar, Paragraph, brush


class _Paper(Card):
    """A block on the colour of the page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        color = theme.now().color
        line = color.line if theme.now().dark else None
        paint.frame(brush(self), self.rect().toRectF(), self.radius, color.paper, line)


class AssessSheet(Card):
    """Emits ``marked(criterion, score)``, ``cleared(criterion)`` and ``gated`` (a gate changed)."""

    marked = Signal(str, int)
    cleared = Signal(str)
    gated = Signal()

    def __init__(self, plan: OpenPlan, words: Words, compact: bool) -> None:
        super().__init__(padding=10 if compact else 14, spacing=0)
        self._words, self._compact = words, compact
        inside, box = column(spacing=6 if compact else 8)
        self._inside = inside
        box.addLayout(self._title())
        box.addWidget(self._gates(plan))
        self.handed = MessageBar(
            "done", words("This one is handed in. It cannot be changed or taken back.")
        )
        self.handed.hide()
        box.addWidget(self.handed)
        self.rows = CriteriaRows(words, least=35 if compact else 38)
        self.rows.marked.connect(self.marked)
        self.rows.cleared.connect(self.cleared)
        self.rows.moved.connect(self._reveal)
        box.addWidget(self.rows, 1)
        self._area = scrolled(inside, name=words("Proposal"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self._area, 1)

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
        return row

    def _gates(self, plan: OpenPlan) -> Card:
        words = self._words
        card = _Paper(padding=10 if not self._compact else 8, spacing=5)
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
        self.gates.answered.connect(self.gated)
        card.box.addWidget(self.gates)
        return card

    def show_proposal(self, one: Placed, marks: Answers, done: bool) -> None:
        """Another proposal, with what this person has marked of it."""
        proposal = one.proposal
        self._number.setText(one.priority.number)
        self._number.setFixedWidth(self._number.sizeHint().width())
        self._badge.show_topic(proposal.theme, icon=proposal.pictogram)
        self._text.setText(proposal.text)
        self._detail.setText(proposal.detail)
        self._detail.setVisible(bool(proposal.detail))
        self.gates.show_proposal(proposal)
        self.gates.setEnabled(not done)
        self.handed.setVisible(done)
        self.rows.setEnabled(not done)
        first = next((n for n, id in enumerate(self.rows.ids) if id not in marks), 0)
        self.rows.show_marks(marks, first)

    def _reveal(self, place: QRect) -> None:
        """Scroll so far that the row in question is seen whole."""
        corner = self.rows.mapTo(self._inside, place.center())
        self._area.ensureVisible(corner.x(), corner.y(), 0, place.height())
