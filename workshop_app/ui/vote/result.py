"""A shown round: rows by the rule chosen, the tie, what the sum leaves out, the groups."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.vote import names
from workshop_app.ui.vote.counted import Counted
from workshop_app.ui.vote.group_firsts import GroupsCard
from workshop_app.ui.vote.result_rows import ResultHeads, ResultRows
from workshop_app.ui.vote.result_side import LeftOutCard, RoomCard, RuleCard, TieCard
from workshop_app.ui.vote.whole_table import WholeTable
from workshop_app.ui.widgets import Card, Segments, wrapped
from workshop_app.ui.widgets.painted import brush

RIGHT, NARROW = 316, 280
"""Width of the right column at 100 % text size, and in a narrow window."""


class Result(QWidget):
    """The body of the page once the room has seen the result. ``changed`` when something else is
    told (another rule, the tie settled), so that a projected slide follows."""

    changed = Signal()
    second_round = Signal()
    take_along = Signal(str)

    def __init__(
        self, words: Words, counted: Counted, *, rule: str = "", settled: bool = False
    ) -> None:
        super().__init__()
        self._words, self.counted = words, counted
        self.rule = rule if rule in dict(counted.rules) else counted.rules[0][0]
        self.settled = settled
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._left())
        row.addWidget(self.stack, 1)
        row.addWidget(self._right())
        self._show()

    # -- layout -----------------------------------------------------------------------------------
    def _left(self) -> QWidget:
        words, counted = self._words, self.counted
        side, box = column(spacing=12)
        tabs = QHBoxLayout()
        tabs.setSpacing(16)
        deciding = {counted.round.rule: ("lock-simple-fill", words("decides"))}
        self.tabs = Segments(counted.rules, self.rule, name=words("Rule"), badges=deciding)
        self.tabs.chosen.connect(self._another_rule)
        tabs.addWidget(self.tabs)
        self.summary = _Summary(counted.summary())
        tabs.addWidget(self.summary, 1)
        box.addLayout(tabs)
        self._card = Card(padding=8, spacing=0)
        self._card.box.setContentsMargins(12, 4, 12, 8)
        marks = words(names.MARKS[counted.round.method])
        self._heads = ResultHeads(words("Option"), marks, words("Cost"))
        self._card.box.addWidget(self._heads)
        self.rows = ResultRows(words)
        self.rows.setObjectName("result rows")
        self._area = _RowsArea(self.rows, words("Result"))
        self._card.box.addWidget(self._area, 1)
        box.addWidget(self._card, 1)
        groups = counted.groups()
        if groups:
            self.groups = GroupsCard(words, groups, counted.round.grouping)
            self.groups.table.clicked.connect(self.show_table)
            box.addWidget(self.groups)
        return side

    def _right(self) -> QWidget:
        words, counted = self._words, self.counted
        side, box = column(spacing=12)
        self.rule_card = RuleCard(words)
        self.tie_card = TieCard(words)
        self.tie_card.settle.connect(self._settle)
        self.tie_card.second_round.connect(self.second_round)
        box.addWidget(self.rule_card)
        box.addWidget(self.tie_card)
        left_out = counted.left_out()
        if left_out:
            card = LeftOutCard(words, left_out)
            card.take_along.connect(self.take_along)
            box.addWidget(card)
        self.room = RoomCard(words, bool(counted.groups()))
        self.room.changed.connect(self.changed)
        box.addWidget(self.room)
        box.addStretch(1)
        area = scrolled(side, name=words("How it was decided"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side = area
        return area

    # -- what is done -----------------------------------------------------------------------------
    def _another_rule(self, rule: str) -> None:
        self.rule = rule
        self._show()
        self.changed.emit()

    def _settle(self) -> None:
        self.settled = True
        self._show()
        self.changed.emit()

    def show_table(self) -> None:
        """The whole table of groups and options in place of the rows."""
        table = WholeTable(self._words, self.counted)
        table.back.clicked.connect(self.hide_table)
        self.stack.addWidget(table)
        self.stack.setCurrentWidget(table)
        self._side.hide()
        table.back.setFocus(Qt.FocusReason.TabFocusReason)

    def hide_table(self) -> None:
        """Back from the whole table to the rows."""
        table = self.stack.currentWidget()
        if isinstance(table, WholeTable):
            self.stack.setCurrentIndex(0)
            self._side.show()
            self.stack.removeWidget(table)
            table.deleteLater()
            self.groups.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- showing ----------------------------------------------------------------------------------
    def arrange(self, compact: bool) -> None:
        """In a narrow window the rule folds into a link, and the line of ballots goes."""
        self.rule_card.fold(compact)
        self.summary.setVisible(not compact)
        self._side.setFixedWidth(theme.now().px(NARROW if compact else RIGHT) + 14)

    def _show(self) -> None:
        words, counted, rule = self._words, self.counted, self.rule
        rows = counted.rows(rule, self.settled)
        name = words("Result by the rule {rule}", rule=dict(counted.rules)[rule])
        shares = (
            words("Mean share") if rule == "groups" else words(names.MARKS[counted.round.method])
        )
        self._heads.show_rows(rows, shares)
        self.rows.show_rows(rows, name)
        self._area.fit()
        self.rule_card.say(counted.in_words(rule))
        tie = counted.tie(rule)
        decides = rule == counted.round.rule
        self.tie_card.setVisible(tie is not None and decides)
        if tie is not None and decides:
            certain = len(getattr(counted.outcome(rule), "certain", ()))
            self.tie_card.show_tie(counted.round, tie, rule, certain, self.settled)
        self.room.show_parts(len(rows), len(counted.groups()))


class _Summary(QWidget):
    """The line of ballots, at the right; on two lines where it is long."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setObjectName("summary")
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.now()
        wrapped.lines(brush(self), self.rect().toRectF(), self._text, now.font("min"),
                      now.color.muted, where=self, align=paint.RIGHT)  # fmt: skip


class _RowsArea(QScrollArea):
    """The rows scroll inside their card; they shrink a little first."""

    def __init__(self, rows: ResultRows, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
        self.setWidget(rows)
        rows.setAutoFillBackground(False)
        self._rows = rows

    def fit(self) -> None:
        """Choose the height of rows for the room there is."""
        self._rows.fit(self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(480, theme.now().px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, theme.now().px(130))
