"""Above the list: money against the budget, what is complete, who still has no answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workshop_app.services.action_lines import Line
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, ProgressBar, Rule


class Summary(Card):
    """Three figures in a row, each in words; on two rows where it is narrow."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(padding=12)
        self._plan, self._words, self._shell = plan, words, shell
        self.money = Label("", "strong")
        self.bar = ProgressBar(0.0, name=words("Cost of the actions against the budget"))
        self.without = Paragraph("", "min", "muted")
        self.complete = Label("", "strong")
        self.lacking = Label("", "min", "muted")
        self.unanswered = Button("", "quiet", icon="warning-fill", size="small")
        self.unanswered.clicked.connect(self._show_missing)
        self._blocks = [
            _block(self.money, self.bar, self.without),
            Rule(upright=True),
            _block(self.complete, self.lacking),
            self.unanswered,
        ]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self.box.addLayout(self._grid)
        self._narrow: bool | None = None
        self._compact = False
        self._place(False)

    def _show_missing(self) -> None:
        """Everything that is missing; each row leads to its field."""
        from workshop_app.ui.action_plan.completeness import CompletenessPanel

        CompletenessPanel(self, self._plan, self._words, self._shell).open()

    def arrange(self, compact: bool) -> None:
        """The window became narrow or wide."""
        self._compact = compact
        self._third_rank()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """One row where it is wide enough; each block as wide as its words in proportion."""
        widths = [block.sizeHint().width() for block in self._blocks]
        self._grid.setColumnStretch(0, widths[0])
        self._grid.setColumnStretch(2, widths[2])
        self._place(sum(widths) + theme.now().px(80) > self.width())

    def _place(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for at, block in enumerate(self._blocks[:3]):
            self._grid.addWidget(block, 0, at)
        if narrow:
            left = Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(self.unanswered, 1, 0, 1, 3, left)
        else:
            self._grid.addWidget(self.unanswered, 0, 3)
        self._third_rank()

    def _third_rank(self) -> None:
        """What is said in small goes first in a small window on two rows, but not a warning."""
        narrow = bool(self._narrow) and self._compact
        warns = self.bar.isVisibleTo(self) and self.without.text() != ""
        self.lacking.setHidden(narrow)
        self.without.setHidden(not self.without.text() or (narrow and not warns))

    def show_lines(self, lines: Sequence[Line], waiting: int) -> None:
        """What the actions come to; ``waiting`` counts proposals without an answer."""
        self._money(lines)
        words = self._words
        missing = [len(line.missing) for line in lines]
        whole = sum(not n for n in missing)
        self.complete.setText(words("{n} of {total} complete", n=whole, total=len(lines)))
        lacking = words.many("{n} item missing", "{n} items missing", sum(missing))
        self.lacking.setText(lacking if sum(missing) else words("nothing missing"))
        self.unanswered.setText(words("proposals without an answer: {n}", n=waiting))
        self.unanswered.set_icon("warning-fill" if waiting else "check-circle-fill")
        self._settle()

    def _money(self, lines: Sequence[Line]) -> None:
        words, the_plan = self._words, self._plan.plan
        costs = [line.action.cost for line in lines]
        cost = sum(one or 0 for one in costs)
        budget = the_plan.budget
        total = words.millions(cost, the_plan.currency)
        self.bar.setVisible(bool(budget))
        said = []
        if budget:
            of = words.millions(budget, the_plan.currency)
            self.money.setText(words("{cost} of {budget}", cost=total, budget=of))
            over = cost - budget
            self.bar.show_share(min(1.0, cost / budget), "warn" if over > 0 else "primary")
            if over > 0:
                more = words.millions(over, the_plan.currency)
                said.append(words("{amount} over the budget", amount=more))
        else:
            self.money.setText(words("{cost} in all", cost=total))
            said.append(words("no budget yet"))
        without = costs.count(None)
        if without:
            said.append(words.many("{n} without a cost", "{n} without a cost", without))
        self.without.setText(" · ".join(said))
        self.without.set_tone("warn" if budget and cost > budget else "muted")
        self._third_rank()


def _block(*widgets: QWidget) -> QWidget:
    holder, box = column(spacing=3)
    assert isinstance(box, QVBoxLayout)
    box.addStretch(1)
    for widget in widgets:
        box.addWidget(widget)
    box.addStretch(1)
    return holder
