"""Action plan: the actions with what each still lacks, the editor beside them, the export."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from workshop_app.domain.proposals import Proposal
from workshop_app.services import action_plan
from workshop_app.services.news import Cast, Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.action_plan.editor import ActionEditor
from workshop_app.ui.action_plan.export_panel import ExportPanel
from workshop_app.ui.action_plan.picker import ProposalPicker
from workshop_app.ui.action_plan.row_drawing import ActionRowDelegate, RowHeads
from workshop_app.ui.action_plan.rows import (
    ActionRow,
    action_rows,
    missing_words,
    row_words,
    zones_of,
)
from workshop_app.ui.action_plan.summary import Summary
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.scrolled import column
from workshop_app.ui.widgets import ROW, Button, Card, EmptyCard, Header, RowList, Rows
from workshop_app.ui.widgets.painted import give_focus
from workshop_app.ui.widgets.rows import Index

PLACED_BY = (
    "Proposal", "Cluster", "Gate", "DecidingRound", "VoteRound", "AssessmentRound", "Plan",
)  # fmt: skip
"""What moves a proposal to another zone."""
LINKED_BY = (*PLACED_BY, "ActionProposal", "Decision", "Challenge", "ProposalChallenge")
"""What changes where actions come from, and who waits for an answer."""
TOLD_ABOUT = (*LINKED_BY, "Action", "Indicator", "Source", "Commitment")


class ActionPlanPage(Page):
    """List and editor side by side; one filled button, which exports."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.export = Button(words("Export"), "primary", icon="export", key="Ctrl+E", size="header")
        self.export.clicked.connect(self._export)
        self.primary = self.export
        self.header: Header = Header(words("Action plan"), "", self.export)
        self.column.addWidget(self.header)
        self._rows: list[ActionRow] = []
        self._zones: dict[str, str] | None = None
        self._waiting: int | None = None
        self._current = ""
        self._opened = False
        self.body = QWidget(self)
        body = QHBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        self.left, left = column(spacing=12)
        self._fill_left(left)
        body.addWidget(self.left, 1)
        self.editor = ActionEditor(plan, words, shell, self.body)
        self.editor.left.connect(lambda: give_focus(self.list))
        self.editor.head.moved.connect(self._move)
        self.editor.answers.wanted.connect(self._find_proposal)
        body.addWidget(self.editor)
        self.column.addWidget(self.body, 1)
        self.empty = self._empty()
        self.column.addWidget(self.empty, 1)
        self.panel: ExportPanel | None = None
        self.picker: ProposalPicker | None = None
        self._read()

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        self._current = where.get("action", "")
        self._opened = True
        self._choose(0)
        (self.list if self._rows else self.empty.button or self).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def where(self) -> dict[str, str]:
        return {"action": self._current} if self._current else {}

    def told(self, news: News) -> None:
        if isinstance(news, Cast):
            return
        if not isinstance(news, Changed) or news.about(*PLACED_BY):
            self._zones = None
        if not isinstance(news, Changed) or news.about(*LINKED_BY):
            self._waiting = None
            self.editor.head.chain.forget()
        if not isinstance(news, Changed) or news.about(*TOLD_ABOUT):
            self._read()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.editor.setFixedWidth(theme.now().px(400 if compact else 436))

    def leaving(self) -> None:
        self.editor.keep()

    # -- parts ------------------------------------------------------------------------------------
    def _fill_left(self, left: QVBoxLayout) -> None:
        self.summary = Summary(self.plan, self.words, self.shell)
        left.addWidget(self.summary)
        card = Card(padding=8, spacing=4)
        self.model = _ActionRows(self.words)
        self.list = RowList(self.model, ActionRowDelegate(self.words), self.words("Actions"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _row: self.editor.begin())
        card.box.addWidget(RowHeads(self.words, self.list))
        card.box.addWidget(self.list, 1)
        left.addWidget(card, 1)

    def _empty(self) -> EmptyCard:
        go = Button(self.words("Go to Prioritize"), icon="target")
        go.clicked.connect(lambda: self.shell.go("prioritize"))
        return EmptyCard(
            "flag-banner",
            self.words("There are no actions yet"),
            self.words("Decide in Prioritize what goes in; each proposal becomes an action here."),
            go,
        )

    # -- reading ----------------------------------------------------------------------------------
    def _read(self) -> None:
        """Read the plan again and keep the chosen action, or the one that took its place."""
        if self._zones is None:
            self._zones = zones_of(self.plan)
        if self._waiting is None:
            self._waiting = len(action_plan.without_answer(self.plan))
        before = self._at()
        self._rows = action_rows(self.plan, self.words, self._zones)
        there = bool(self._rows)
        self.empty.setHidden(there)
        self.body.setHidden(not there)
        count = self.words.many("{n} action", "{n} actions", len(self._rows))
        self.header.set_context(f"{self.plan.plan.municipality} · {count}")
        nothing = not there and not self.plan.count(Proposal)
        self.export.block(self.words("There is nothing to export yet") if nothing else "")
        self.summary.show_rows(self._rows, self._waiting)
        self.model.show(self._rows)
        if self._opened:
            self._choose(before)

    def _choose(self, otherwise: int) -> None:
        """The chosen action in the list; where it is gone, the one at ``otherwise``."""
        if not self._rows:
            self._current = ""
            return
        at = self._at()
        self.list.pick(at if at >= 0 else min(max(otherwise, 0), len(self._rows) - 1))

    def _at(self) -> int:
        """Where the chosen action stands in the list, -1 for nowhere."""
        ids = [row.action.id for row in self._rows]
        return ids.index(self._current) if self._current in ids else -1

    def _pick(self, row: ActionRow | None) -> None:
        if row is None:
            return
        waiting = self.editor.unanswered
        if waiting is not None and self._current not in ("", row.action.id) and self._at() >= 0:
            # A marked text is not thrown away: it is answered first.
            self.list.pick(self._at())
            give_focus(waiting.edit)
            return
        self._current = row.action.id
        at = self._at()
        self.editor.show_action(row, at == 0, at == len(self._rows) - 1)

    # -- doing ------------------------------------------------------------------------------------
    def _move(self, by: int) -> None:
        at = self._at()
        if at >= 0 and not self.plan.read_only and 0 <= at + by < len(self._rows):
            action_plan.move(self.plan, self._rows[at].action, at + by)

    def _find_proposal(self) -> None:
        if self.picker is None:
            self.picker = ProposalPicker(self, self.plan, self.words)
            self.picker.picked.connect(self.editor.answers.put_in)
            self.picker.ended.connect(lambda: give_focus(self.editor.answers.add))
        place = self.left.geometry().translated(self.body.pos())
        self.picker.open_over(place, self._current)

    def _export(self) -> None:
        self.editor.keep()
        if self.panel is None:
            self.panel = ExportPanel(self, self.plan, self.words, self.shell)
        self.panel.open_under(self.export)


class _ActionRows(Rows):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def words_of(self, row: ActionRow) -> str:
        return row_words(self._words, row)

    def data(self, index: Index, role: int = 0) -> Any:
        """Also what is missing, where the mouse rests on a row."""
        row = super().data(index, ROW)
        if role == Qt.ItemDataRole.ToolTipRole and row is not None:
            return missing_words(self._words, row)
        return super().data(index, role)
