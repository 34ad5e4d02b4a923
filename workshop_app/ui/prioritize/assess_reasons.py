"""A proposal between the rounds: how far apart the answers are, and the reasons that are said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.capacity import Answers
from workshop_app.services import comments, offices
from workshop_app.services.assessing import Apart
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.prioritize import names
from workshop_app.ui.prioritize.remarks import Remarks
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Badge, Button, Column, Figures, Label, Paragraph
from workshop_app.ui.widgets.overlay import Overlay


class ReasonsPanel(Overlay):
    """Over the window. The widest criterion is chosen first; what is typed under the table is a
    reason for it. With few answers no figure is told, and whom to ask (P-43)."""

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, one: Apart) -> None:
        title = words("What was answered on {number}", number=one.placed.priority.number)
        super().__init__(over, title, width=860, padding=20, tall=True)
        self.setObjectName("reasons panel")
        self._plan, self._words, self._one = plan, words, one
        self._ids = self._in_order()
        self.column.addLayout(self._head())
        inside, box = column(spacing=10)
        self.table = Figures(
            [
                Column(words("Criterion"), 250, "left", strong=True, wrap=True),
                Column(words("Median"), 84),
                Column(words("Distance"), 92),
                Column("", 16),
                Column(words("Reasons"), 0, "left", wrap=True),
            ],
            self._rows(), name=words("Criteria"), height=38, pickable=True,
        )  # fmt: skip
        self.table.picked.connect(self._choose)
        box.addWidget(self.table)
        box.addStretch(1)
        self.column.addWidget(scrolled(inside, name=words("Criteria")), 1)
        self._about = Label("", "body", weight=700)
        self.column.addWidget(self._about)
        self.line = Remarks(plan, words, words("A reason, without a name: what may someone know?"))
        self.line.noted.connect(self._noted)
        self.line.setVisible(not plan.read_only)
        self.column.addWidget(self.line)
        foot = QHBoxLayout()
        self.close_all = Button(words("Close"), "primary", cap="Esc", size="header")
        self.close_all.clicked.connect(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.close_all)
        self.column.addLayout(foot)
        self._choose(0)

    def show_panel(self) -> None:
        """Open it, the keyboard on the line for a reason."""
        self.open(self.line.line.edit if not self._plan.read_only else self.close_all)

    # -- parts ------------------------------------------------------------------------------------
    def _in_order(self) -> list[str]:
        """The widest distance first, then as they are listed; those with few answers last."""
        criteria = self._one.judged.criteria
        spreads = {id: answers.spread for id, answers in criteria.items()}
        return sorted(criteria, key=lambda id: -1 * (-1 if (s := spreads[id]) is None else s))

    def _head(self) -> QHBoxLayout:
        words, placed, row = self._words, self._one.placed, QHBoxLayout()
        row.setSpacing(12)
        number = Label(placed.priority.number, "title")
        number.setFixedWidth(number.sizeHint().width())
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        badge = Badge(placed.proposal.theme, 32, icon=placed.proposal.pictogram, name="")
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        said, texts = column(spacing=2)
        texts.addWidget(Paragraph(placed.proposal.text, "strong"))
        texts.addWidget(Label(names.round_name(words, self._one.judged.round), "detail", "muted"))
        row.addWidget(said, 1)
        return row

    def _rows(self) -> list[list[object]]:
        criteria = self._one.judged.criteria
        return [self._row(id, criteria[id]) for id in self._ids]

    def _row(self, id: str, answers: Answers) -> list[object]:
        words = self._words
        said = " · ".join(
            one.text for one in comments.of(self._plan, self._one.placed.proposal.id, id)
        )
        if answers.median is None or answers.spread is None:
            few = words("few answers")
            ask = ", ".join(offices.to_ask(self._plan, id))
            told = words("Ask: {offices}.", offices=ask) if ask else words(names.ASK[id])
            few = " · ".join(filter(None, (few, told, said)))
            return [names.criterion(words, id), "", "", "", few]
        return [
            names.criterion(words, id), words.number(answers.median, 1), words.number(answers.spread),
            "", said,
        ]  # fmt: skip

    # -- what is done -----------------------------------------------------------------------------
    def _choose(self, at: int) -> None:
        self._at = at
        id = self._ids[at]
        self._about.setText(names.criterion(self._words, id))
        self.line.show_of(self._one.placed.proposal.id, id)
        self.table.show_rows(self._rows(), at)

    def _noted(self) -> None:
        self.table.show_rows(self._rows(), self._at)

    def place(self) -> None:
        super().place()
        box = self.panel.geometry()
        tall = min(self.height() - 32, theme.now().px(720))
        self.panel.setGeometry(box.x(), (self.height() - tall) // 2, box.width(), tall)
