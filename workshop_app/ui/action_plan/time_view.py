"""When: the years with a bar for each action, or the same as words (T)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.horizon import MEDIUM_UP_TO, SHORT_UP_TO
from workshop_app.export import names
from workshop_app.services.action_columns import horizon_of
from workshop_app.ui.action_plan.arranged import Row, arranged
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.years import Years
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets import Button, Column, Figures, Paragraph

if TYPE_CHECKING:
    from workshop_app.ui.action_plan.page import ActionPlanPage


class TimeView(QWidget):
    """By theme, unless other groups were chosen."""

    def __init__(self, page: ActionPlanPage) -> None:
        super().__init__()
        self._page = page
        words = page.words
        self._rows: list[Row] = []
        self.years = Years(words)
        self.years.picked.connect(page.choose)
        self.years.opened.connect(page.begin_sheet)
        self.table = Figures(
            [
                Column(words.at("short for number", "No."), 56, "left"),
                Column(words("Action"), 0, "left", wrap=True, least=180),
                Column(words("Begins"), 96, "left"),
                Column(words("Ends"), 96, "left"),
                Column(words("Months"), 78),
                Column("", 8),
                Column(words("Term"), 90, "left"),
                Column(words("Zone"), 150, "left", wrap=True),
            ],
            name=words("Timeline as a table"), pickable=True,
        )  # fmt: skip
        self.table.setObjectName("timeline table")
        self.table.picked.connect(self._pick)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.years)
        self._stack.addWidget(scrolled(self.table))
        self.turn = Button(words("As a table"), icon="table", key="T", size="small")
        self.turn.clicked.connect(self._turn)
        scale = words(
            "Short: up to {short} months · medium: up to {medium} · long: more. Counted from the "
            "start of each action. Hatched: the way is still to open.",
            short=SHORT_UP_TO, medium=MEDIUM_UP_TO,
        )  # fmt: skip
        foot = QHBoxLayout()
        foot.addWidget(Paragraph(scale, "min", "muted"), 1)
        foot.addWidget(self.turn)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._stack, 1)
        box.addLayout(foot)
        self.setFocusProxy(self.years)

    # -- showing ----------------------------------------------------------------------------------
    def show_rows(self, rows: Sequence[Row], by: str) -> None:
        """The actions that are shown; in groups by theme where nothing else was chosen."""
        how = self._page.views.how
        self._rows = list(rows)
        if not how.group:
            order = how.by or "start"
            self._rows = arranged(self._page.kept, replace(how, group="theme", by=order))
        self.years.show_rows(self._rows)
        if self._stack.currentIndex() == 1:
            self._fill_table()

    def change_rows(self, rows: Sequence[tuple[int, ActionRow]]) -> None:
        """A term may have changed: everything moves."""
        self.show_rows(self._page.views.rows, "")

    def choose(self, at: int) -> None:
        """Make the action at ``at`` of the page's rows the current one."""
        wanted = self._page.where().get("action")
        for n, row in enumerate(self._rows):
            if isinstance(row, ActionRow) and row.action.id == wanted and self.years.row != n:
                self.years.go(n)

    # -- the same as words -------------------------------------------------------------------------
    @property
    def action_rows(self) -> list[ActionRow]:
        """The rows that are actions."""
        return [row for row in self._rows if isinstance(row, ActionRow)]

    def _turn(self) -> None:
        as_table = self._stack.currentIndex() == 0
        if as_table:
            self._fill_table()
        self._stack.setCurrentIndex(1 if as_table else 0)
        words = self._page.words
        self.turn.setText(words("As a timeline") if as_table else words("As a table"))
        self.turn.set_icon("calendar-blank" if as_table else "table")
        stop: QWidget = self.table if as_table else self.years
        self.setFocusProxy(stop)
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill_table(self) -> None:
        words, current = self._page.words, self._page.where().get("action")
        rows, at = [], -1
        for n, row in enumerate(self.action_rows):
            action = row.action
            begins = date.fromisoformat(f"{action.start}-01") if action.start else None
            horizon = names.told(names.SHORT_HORIZONS, horizon_of(action), words)
            months = words.number(action.months) if action.months else "–"
            rows.append([row.number, action.title, words.month(begins) if begins else "–",
                         row.term, months, "", horizon or "–", row.zone_name])  # fmt: skip
            at = n if action.id == current else at
        self.table.show_rows(rows, at)

    def _pick(self, at: int) -> None:
        self._page.choose(self.action_rows[at].action.id)
