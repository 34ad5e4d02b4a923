"""Following up: everything promised and every action by its day, and what was found on looking again.

Reached from the head of the action plan; what is overdue stands first.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.services import due, follow_up
from workshop_app.services.due import Due
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.action_plan.commitment_form import CommitmentForm
from workshop_app.ui.action_plan.follow_up_detail import FollowUpDetail
from workshop_app.ui.action_plan.follow_up_rows import DueDelegate, DueRow, DueRows, row_of
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.plan_panel import PlanPanel
from workshop_app.ui.widgets import Button, Paragraph, RowList, Segments

WIDTH = 1180
RIGHT = 440
HERE = ("follow_up", "commitment", "photo")
"""What begins the kinds of steps that are taken here."""
ABOUT = ("FollowUp", "Commitment", "Action", "Photo", "Workshop", "Indicator")


class FollowUpPanel(PlanPanel):
    """List and detail side by side. ``today`` says what day it is (the laptop's clock)."""

    def __init__(
        self,
        over: QWidget,
        plan: OpenPlan,
        words: Words,
        shell: Shell,
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__(over, plan, words, shell, words("Follow-up"), width=WIDTH)
        self.setObjectName("follow-up")
        self._today = today or (lambda: follow_up.today(plan))
        self._found: list[Due] = []
        self.filter = Segments([(key, words(name)) for key, name in due.FILTERS.items()],
                               due.ALL, name=words("Which are shown"), height=36)  # fmt: skip
        self.filter.chosen.connect(lambda _key: self._show(keep=False))
        self.model = DueRows()
        self.list = RowList(self.model, DueDelegate(), words("What is due"))
        self.list.picked.connect(self._pick)
        self.nothing = Paragraph("", "body", "muted")
        self.detail = FollowUpDetail(plan, words, shell, self._today)
        self.detail.opened.connect(self._go)
        self.list.opened.connect(lambda _row: self.detail.begin())
        self.form = CommitmentForm(plan, words)
        self.form.ended.connect(lambda: self.add.setFocus(Qt.FocusReason.TabFocusReason))
        self._build()
        self.listen()
        self._read()
        counts = due.counted(self._found)
        if counts[due.OVERDUE]:
            self.filter.choose(due.OVERDUE)
            self._show()

    def _build(self) -> None:
        words, under = self._words, QHBoxLayout()
        self.readback = Button(words("Prepare the read-back"), icon="megaphone", size="header")
        self.readback.clicked.connect(self._read_back)
        self.undo = Button(words("Undo"), "quiet", cap="Ctrl+Z", size="small")
        self.undo.clicked.connect(self._undo)
        self.add = Button(words("Add a commitment"), "quiet", icon="plus", size="small")
        self.add.clicked.connect(lambda: self.form.open_for_workshop())
        for button in (self.undo, self.add):
            if self._plan.read_only:
                button.hide()
        self.add_head(words("Follow-up"), self.add, self.readback, self.close_button)
        under.addWidget(self.filter)
        under.addStretch(1)
        under.addWidget(self.undo)
        across, left = QHBoxLayout(), QVBoxLayout()
        across.setSpacing(16)
        left.setSpacing(8)
        left.addWidget(self.form)
        left.addWidget(self.nothing)
        left.addWidget(self.list, 1)
        across.addLayout(left, 1)
        self.detail.setFixedWidth(theme.now().px(RIGHT))
        across.addWidget(self.detail)
        self.column.addLayout(under)
        self.column.addLayout(across, 1)

    def place(self) -> None:
        """The detail gives way in a narrow window."""
        super().place()
        self.detail.setFixedWidth(min(theme.now().px(RIGHT), self.panel.width() * 45 // 100))

    def open(self, first: QWidget | None = None) -> None:
        """Show it; the list takes the keyboard where there is something in it."""
        super().open(first or (self.list if self._found else self.add))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_Z:
            self._undo()
        else:
            super().keyPressEvent(event)

    # -- reading ----------------------------------------------------------------------------------
    def _told(self, news: News) -> None:
        self.detail.told(news)
        if not isinstance(news, Changed) or news.about(*ABOUT):
            self._read()

    def _read(self) -> None:
        self._found = due.listed(self._plan, self._today())
        self.undo.setEnabled((self._plan.undoable or "").partition(".")[0] in HERE)
        counts, words = due.counted(self._found), self._words
        choices = [(key, f"{words(name)} {counts[key]}") for key, name in due.FILTERS.items()]
        self.filter.set_choices(choices, self.filter.current)
        self._show()

    def _show(self, keep: bool = True) -> None:
        """Those of the filter. With ``keep`` the one in hand stays in hand, also where it does not
        belong here any more since something was noted: its photos come next."""
        row, at = self.list.row, self.list.currentIndex().row()
        held = row.due.record.id if keep and row is not None else ""
        today = self._today()
        shown = [
            row_of(self._words, one, today)
            for one in self._found
            if self.filter.current in (due.ALL, one.kind) or one.record.id == held
        ]
        self.model.show(shown)
        self.nothing.setVisible(not shown)
        said = (
            self._words("Nothing here.")
            if self._found
            else self._words(
                "Nothing is promised yet, and there are no actions. What is promised stands here by its day."
            )
        )
        self.nothing.setText(said)
        self.list.setVisible(bool(shown))
        same = [n for n, each in enumerate(shown) if each.due.record.id == held]
        if shown:
            self.list.pick(same[0] if same else min(max(at, 0), len(shown) - 1))
        self._pick(self.list.row)

    def _pick(self, row: DueRow | None) -> None:
        self.detail.setHidden(row is None)
        self.detail.show_due(row.due if row is not None else None)

    def _undo(self) -> None:
        """Take back what was done here; what was done elsewhere is taken back there."""
        if self.undo.isEnabled():
            self._plan.undo()

    # -- doing ------------------------------------------------------------------------------------
    def _go(self, one: Due) -> None:
        action = one.record.id if isinstance(one.record, Action) else one.record.action
        if action:
            self.leave()
            where = (
                {"action": action} if one.is_action else {"action": action, "field": "commitment"}
            )
            self._shell.go("action_plan", **where)

    def _read_back(self) -> None:
        from workshop_app.ui.action_plan.readback_panel import ReadbackPanel

        self.leave()
        ReadbackPanel(self._over, self._plan, self._words, self._shell, self._today).open()


def open_follow_up(page: Page) -> FollowUpPanel:
    """Open it over the page of the action plan."""
    page.leaving()
    panel = FollowUpPanel(page, page.plan, page.words, page.shell)
    panel.open()
    return panel
