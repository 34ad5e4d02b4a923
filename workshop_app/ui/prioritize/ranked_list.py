"""The list at the right: the order fixed by rule, and the budget, changed where its line stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView

from workshop_app.services import prioritize
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.prioritize.ranked_delegate import RankedDelegate
from workshop_app.ui.prioritize.ranked_rows import BudgetLine, Ranked, RankedModel, Row
from workshop_app.ui.widgets import Button, Card, Label, LineEdit, Paragraph, RowList, Rule


class RankedList(Card):
    """Emits ``chosen(id)`` when a person chooses a proposal, ``entered`` on Enter on one, and
    ``balance`` when that is wanted."""

    chosen = Signal(str)
    entered = Signal()
    balance = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(padding=8, spacing=4)
        self._plan, self._words = plan, words
        writable = not plan.read_only
        order = words("Fixed order: zone and, within it, priority. The line is the budget's.")
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 4, 0)
        sign = Label("", "min", icon="sort-ascending", icon_tone="muted")
        sign.setFixedWidth(sign.sizeHint().width())
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Paragraph(order, "min", "muted"), 1)
        self.to_balance = Button(words("Balance"), "quiet", icon="scales", size="small")
        self.to_balance.setObjectName("balance")
        self.to_balance.clicked.connect(self.balance)
        head.addWidget(self.to_balance, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(head)
        self.gone = Paragraph("", "min", "warn", weight=600)
        self.gone.setObjectName("what vanishes from the list")
        self.gone.hide()
        self.box.addWidget(self.gone)
        self.box.addWidget(Rule())
        self.model = RankedModel(words)
        self.list = RowList(
            self.model, RankedDelegate(words, writable), words("Proposals in their order")
        )
        self.list.setObjectName("ranked list")
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(self._opened)
        self.box.addWidget(self.list, 1)
        self._editor: BudgetEditor | None = None
        if writable:
            self.list.viewport().installEventFilter(self)

    def show_rows(self, rows: Sequence[Row], current: str) -> None:
        """Other rows, with ``current`` chosen."""
        self.model.show(rows)
        self.choose(current)

    def show_gone(self, told: str) -> None:
        """Say which theme or territory has proposals of which none goes in; "" for none."""
        self.gone.setText(told)
        self.gone.setVisible(bool(told))

    def choose(self, id: str) -> None:
        """Choose a proposal without telling."""
        row = self.model.row_of(id)
        self.list.blockSignals(True)
        index = self.model.index(row, 0) if row >= 0 else self.model.index(-1, 0)
        if self.list.currentIndex() != index:
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
        self.list.blockSignals(False)

    # -- the budget -------------------------------------------------------------------------------
    def edit_budget(self) -> None:
        """Open a field where the line stands."""
        if self.model.line() < 0 or self._plan.read_only or self._editor is not None:
            return
        editor = BudgetEditor(self._plan, self._words, self)
        editor.closed.connect(self._budget_closed)
        self._editor = editor
        self._place_editor()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()

    def _place_editor(self) -> None:
        if self._editor is None:
            return
        index = self.model.index(self.model.line(), 0)
        self.list.scrollTo(index)
        box = self.list.visualRect(index)
        tall = self._editor.sizeHint().height()
        wide = min(self.list.width() - 24, theme.now().px(300))
        corner = self.list.viewport().mapTo(self, box.topLeft())
        top = max(0, corner.y() + (box.height() - tall) // 2)
        self._editor.setGeometry(corner.x() + (box.width() - wide) // 2, top, wide, tall)

    def _budget_closed(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            editor.hide()
            editor.deleteLater()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- hands ------------------------------------------------------------------------------------
    def _picked(self, row: Row) -> None:
        if isinstance(row, Ranked):
            self.chosen.emit(row.id)

    def _opened(self, row: Row) -> None:
        if isinstance(row, BudgetLine):
            self.edit_budget()
        else:
            self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()
        QTimer.singleShot(0, self, self._show_current)  # the list has its new height by then

    def _show_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.list.scrollTo(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the line opens the budget."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            index = self.list.indexAt(event.position().toPoint())
            if index.isValid() and isinstance(self.model.rows[index.row()], BudgetLine):
                self.edit_budget()
                return True
        return False


class BudgetEditor(LineEdit):
    """The plan's budget in whole money. Enter keeps it, Esc leaves it as it was."""

    closed = Signal()

    def __init__(self, plan: OpenPlan, words: Words, parent: Card) -> None:
        budget = plan.plan.budget
        written = "" if budget is None else words.money(budget, plan.plan.currency)
        super().__init__(written, words("For example 900 millions"), parent=parent)
        self._plan, self._before, self._over = plan, written, False
        self.setObjectName("budget")
        self.setAccessibleName(words("Budget of the plan"))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.returnPressed.connect(self.keep)

    def keep(self) -> None:
        """Keep what is written. What is no amount stays as typed, and the window says so."""
        if self.text().strip() != self._before.strip():
            prioritize.set_budget(self._plan, self.text())
        self._leave()

    def _leave(self) -> None:
        self._over = True
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        if not self._over and self.isVisible():
            self.keep()
