"""A shown round: rows by the rule chosen, the tie, what the sum leaves out, the groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.scrolled import column
from workshop_app.ui.shell.slides import ResultSlide
from workshop_app.ui.vote import names, reveal, slides
from workshop_app.ui.vote.comparison import Comparison
from workshop_app.ui.vote.counted import Counted
from workshop_app.ui.vote.group_firsts import GroupsCard
from workshop_app.ui.vote.result_cards import ResultCards
from workshop_app.ui.vote.result_parts import RowsArea, Summary
from workshop_app.ui.vote.result_rows import ResultHeads, ResultRows
from workshop_app.ui.vote.reveal import Reveal
from workshop_app.ui.vote.whole_table import WholeTable
from workshop_app.ui.widgets import Button, Card, Label, Segments

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

RIGHT, NARROW = 316, 280
"""Width of the right column at 100 % text size, and in a narrow window."""


class Result(QWidget):
    """The body of the page once the room has seen the result. ``changed`` when something else is
    told (another rule, the tie settled, one more place revealed), so that a projected slide
    follows.

    While the result is revealed place by place, this page shows no more than the room has seen.
    """

    changed = Signal()
    second_round = Signal()
    take_along = Signal(str)
    to_round = Signal(str)

    def __init__(
        self, plan: OpenPlan, words: Words, counted: Counted, shell: Shell, *,
        rule: str = "", settled: str = "",
    ) -> None:  # fmt: skip
        super().__init__()
        self._plan, self._words, self.counted, self._shell = plan, words, counted, shell
        self.rule = rule if rule in dict(counted.rules) else counted.rules[0][0]
        tie = counted.tie(counted.round.rule)
        self.settled = bool(settled) or (tie is not None and bool(tie.second))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._left())
        row.addWidget(self.stack, 1)
        self.cards = ResultCards(plan, words, counted, shell)
        self.cards.settle.connect(self._settle)
        self.cards.compare.connect(self.show_comparison)
        self.cards.reveal.connect(self.begin_reveal)
        self.cards.next.connect(lambda: self.step(1))
        self.cards.show_all.connect(self.show_all)
        self.cards.changed.connect(self.changed)
        self.cards.room.picture.connect(self.show_picture)
        self.cards.second_round.connect(self.second_round)
        self.cards.take_along.connect(self.take_along)
        self.cards.to_round.connect(self.to_round)
        self.room, self.tie_card = self.cards.room, self.cards.tie_card
        row.addWidget(self.cards)
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
        self.summary = Summary(counted.summary())
        tabs.addWidget(self.summary, 1)
        box.addLayout(tabs)
        self._card = Card(padding=8, spacing=0)
        self._card.box.setContentsMargins(12, 4, 12, 8)
        marks = words(names.MARKS[counted.round.method])
        self._heads = ResultHeads(words("Option"), marks, words("Cost"))
        self._card.box.addWidget(self._heads)
        self.rows = ResultRows(words)
        self.rows.setObjectName("result rows")
        self.rows.setToolTip(words("What became of it"))
        self.rows.asked.connect(self._ask)
        self._area = RowsArea(self.rows, words("Result"))
        self._card.box.addWidget(self._area, 1)
        self._none = Label(words("Nothing was revealed yet. The last place comes first."), "body", "muted",
                           align="center")  # fmt: skip
        self._card.box.addWidget(self._none, 1)
        box.addWidget(self._card, 1)
        groups = counted.groups()
        self.groups = GroupsCard(words, groups, counted.round.grouping) if groups else None
        if self.groups is not None:
            self.groups.table.clicked.connect(self.show_table)
            box.addWidget(self.groups)
        return side

    def header_buttons(self) -> Sequence[QWidget]:
        """The minutes, and the result as a picture."""
        from workshop_app.ui.vote.result_buttons import made

        return made(self, self._plan, self._words, self._shell)

    # -- what is done -----------------------------------------------------------------------------
    def _ask(self, proposal: str) -> None:
        """What became of an option: of its proposal (an id)."""
        from workshop_app.ui.action_plan.became import open_became

        open_became(self._shell, self, proposal)

    def _another_rule(self, rule: str) -> None:
        self.rule = rule
        self._show()
        self.changed.emit()

    def _settle(self) -> None:
        self.settled = True
        self._show()
        self.changed.emit()

    def where(self) -> dict[str, str]:
        """What it takes to show the same again."""
        return {"rule": self.rule, "settled": "1" if self.settled else ""}

    def show_table(self) -> None:
        """The whole table of groups and options in place of the rows."""
        self._lay_over(WholeTable(self._words, self.counted))

    def show_comparison(self) -> None:
        """The rules side by side in place of the rows."""
        self._lay_over(Comparison(self._words, self.counted, self.settled))

    def show_picture(self) -> None:
        """What the room sees, as a picture to be saved."""
        from workshop_app.ui.vote.picture_panel import PicturePanel

        PicturePanel(self, self._words, self._shell, self).open_first()

    def _lay_over(self, table: WholeTable | Comparison) -> None:
        table.back.clicked.connect(self.hide_table)
        self.stack.addWidget(table)
        self.stack.setCurrentWidget(table)
        self.cards.hide()
        table.back.setFocus(Qt.FocusReason.TabFocusReason)

    def hide_table(self) -> None:
        """Back from a table to the rows."""
        table = self.stack.currentWidget()
        if isinstance(table, WholeTable | Comparison):
            self.stack.setCurrentIndex(0)
            self.cards.show()
            self.stack.removeWidget(table)
            table.deleteLater()
            back: Button = self.cards.rule_card.compare
            if isinstance(table, WholeTable) and self.groups is not None:
                back = self.groups.table
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- place by place ---------------------------------------------------------------------------
    def _revealed(self) -> Reveal:
        rows = self.counted.rows(self.rule, self.settled)
        return Reveal(self.counted.round.id, rows, slides.rows_at_once(()))

    @property
    def revealing(self) -> bool:
        """Whether the room has not seen all of it yet."""
        return self._revealed().running

    def begin_reveal(self) -> None:
        """Begin again with nothing shown, here and in the room; by the rule that decides."""
        self.rule = self.counted.rules[0][0]
        self.tabs.choose(self.rule)
        reveal.want(self.counted.round.id)
        self._show()
        self.changed.emit()
        self.settle_focus()

    def step(self, by: int) -> None:
        """A presenter's remote: the next place while it is revealed, else the next part of the list."""
        shown = self._revealed()
        if not shown.running:
            self.room.turn(by)
            return
        shown.turn(by)
        self._show_next()

    def show_all(self) -> None:
        """Reveal all that is left at once."""
        self._revealed().show_all()
        self._show_next()

    def _show_next(self) -> None:
        """After the last place the keyboard is on the rows: one Space too many presses nothing."""
        here = QApplication.focusWidget()
        on_card = here is not None and self.cards.reveal_card.isAncestorOf(here)
        self._show()
        if on_card and not self.revealing:
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Page Down reveal the next place, Page Up takes it back, Esc shows all."""
        by = {Qt.Key.Key_Space: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        key = Qt.Key(event.key())
        if self.revealing and key in by:
            if not event.isAutoRepeat():  # a key held down does not reveal it all
                self.step(by[key])
        elif self.revealing and key == Qt.Key.Key_Escape:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the buttons reveals the next place."""
        if self.revealing and event.button() == Qt.MouseButton.LeftButton:
            self.step(1)
        else:
            super().mousePressEvent(event)

    def settle_focus(self) -> None:
        """The keyboard is on what comes next."""
        if self.revealing:
            self.cards.reveal_card.on.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- showing ----------------------------------------------------------------------------------
    def slide(self) -> ResultSlide:
        """What the room may see now."""
        shown = self._revealed()
        seen_from = shown.seen_from if shown.running else 0
        return slides.of_result(
            self._words, self.counted, self.rule, self.settled, seen_from=seen_from,
            part=shown.part if shown.running else self.room.part,
            groups=self.room.groups.isChecked(),
        )  # fmt: skip

    def arrange(self, compact: bool) -> None:
        """In a narrow window the rule folds into a link, and the line of ballots goes."""
        self.cards.arrange(compact)
        self.summary.setVisible(not compact)
        wide = theme.now().px(NARROW if compact else RIGHT) + 14
        self.cards.setFixedWidth(max(wide, self.cards.least_width()))

    def _show(self) -> None:
        words, counted, rule, shown = self._words, self.counted, self.rule, self._revealed()
        rows = counted.rows(rule, self.settled)
        name = words("Result by the rule {rule}", rule=dict(counted.rules)[rule])
        shares = (
            words("Mean share") if rule == "groups" else words(names.MARKS[counted.round.method])
        )
        seen = rows[shown.seen_from :] if shown.running else rows
        self._heads.show_rows(seen, shares)
        self._heads.setVisible(bool(seen))
        self._area.setVisible(bool(seen))
        self._none.setVisible(not seen)
        self.rows.show_rows(seen, name)
        self._area.fit()
        self.tabs.setVisible(not shown.running)
        if self.groups is not None:
            self.groups.setVisible(not shown.running)
        self.cards.show_rule(rule, self.settled, shown if shown.running else None)
