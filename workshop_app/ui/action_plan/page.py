"""Action plan: the actions with what each still lacks, the editor beside them, the export."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.editor import ActionEditor
from workshop_app.ui.action_plan.export_panel import ExportPanel
from workshop_app.ui.action_plan.rows import ActionRow, ActionRowDelegate, action_rows
from workshop_app.ui.action_plan.summary import Summary
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.scrolled import column
from workshop_app.ui.widgets import Button, Card, EmptyCard, Header, Label, RowList, Rows

TOLD_ABOUT = (
    "Action", "ActionProposal", "ActionTerritory", "Indicator", "Source", "Commitment", "Plan",
    "Decision", "Proposal", "Cluster",
)  # fmt: skip


class ActionPlanPage(Page):
    """List and editor side by side; one filled button, which exports."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.export = Button(words("Export"), "primary", icon="export", key="Ctrl+E", size="header")
        self.export.clicked.connect(self._export)
        header = self.header = Header(words("Action plan"), "", self.export)
        self.say_context = header.set_context
        self.column.addWidget(header)
        self._rows: list[ActionRow] = []
        self._current = ""
        self.body = QHBoxLayout()
        self.body.setSpacing(16)
        self.left, left = column(spacing=12)
        self._fill_left(left)
        self.body.addWidget(self.left, 1)
        self.editor = ActionEditor(plan, words, shell)
        self.body.addWidget(self.editor)
        self.column.addLayout(self.body, 1)
        self.empty = self._empty()
        self.column.addWidget(self.empty, 1)
        self.panel = ExportPanel(self, plan, words, shell)
        self._read()

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        for at, row in enumerate(self._rows):
            if row.action.id == where.get("action"):
                self.list.pick(at)

    def where(self) -> dict[str, str]:
        return {"action": self._current} if self._current else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about(*TOLD_ABOUT):
            self._read()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.editor.setFixedWidth(380 if compact else 436)

    def leaving(self) -> None:
        self.editor.keep()

    # -- parts ------------------------------------------------------------------------------------
    def _fill_left(self, left: QVBoxLayout) -> None:
        self.summary = Summary(self.plan, self.words, self.shell)
        left.addWidget(self.summary)
        card = Card(padding=8)
        heads = QHBoxLayout()
        heads.setContentsMargins(10, 4, 10, 0)
        heads.addWidget(Label(self.words("Action"), "min", "muted", weight=600))
        heads.addStretch(1)
        told = self.words("Zone · cost · term · what is there")
        heads.addWidget(Label(told, "min", "muted", weight=600))
        card.box.addLayout(heads)
        self.model = Rows([])
        self.list = RowList(self.model, ActionRowDelegate(self.words), self.words("Actions"))
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _row: self.editor.setFocus())
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

    def _read(self) -> None:
        """Read the plan again and keep the chosen action."""
        self._rows = action_rows(self.plan, self.words)
        there = bool(self._rows)
        self.empty.setVisible(not there)
        self.left.setVisible(there)
        self.editor.setVisible(there)
        count = self.words.many("{n} action", "{n} actions", len(self._rows))
        self.say_context(f"{self.plan.plan.municipality} · {count}")
        reason = "" if there else self.words("There is nothing to export yet")
        self.export.block(reason)
        self.summary.read()
        ids = [row.action.id for row in self._rows]
        at = ids.index(self._current) if self._current in ids else 0
        self.model.show(self._rows)
        if there:
            self.list.pick(at)

    def _pick(self, row: ActionRow | None) -> None:
        if row is not None:
            self._current = row.action.id
            self.editor.show_action(row)

    def _export(self) -> None:
        self.editor.keep()
        self.panel.open_under(self.export)
