"""Local economy: sectors on eight criteria, skills asked for, barriers, and what follows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.services import economy
from workshop_app.services.economy import Studied
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.economy.cells import heat_cell, name_cell
from workshop_app.ui.economy.detail import SectorDetail
from workshop_app.ui.economy.names import CRITERIA
from workshop_app.ui.economy.needs import BarrierCard, SkillCard
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.scrolled import column, renewed, scrolled
from workshop_app.ui.widgets import Card, Column, EmptyCard, Figures, Header

TOLD_ABOUT = (
    "Sector", "SectorScore", "EconomyAction", "Action", "Skill", "Barrier", "Opportunity",
    "MarketStudy", "Plan",
)  # fmt: skip
ROW = 58
LEAST_BELOW = 130
"""Pixels at 100 %: a row of the table, and what stays for the cards under it."""


class EconomyPage(Page):
    """The sector table at the left, skills and barriers under it, the chosen sector at the right."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.header: Header = Header(words("Local economy"))
        self.column.addWidget(self.header)
        self._sectors: list[Studied] = []
        self._current = ""
        self.table: Figures | None = None
        self.detail: SectorDetail | None = None
        self.body = QWidget()
        self.column.addWidget(self.body, 1)
        self._show()

    def open_at(self, **where: str) -> None:
        if where.get("sector"):
            self._current = where["sector"]
            self._choose()
        if self.table is not None:
            self.table.setFocus()

    def where(self) -> dict[str, str]:
        return {"sector": self._current} if self._current else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about(*TOLD_ABOUT):
            typing = self.table is not None and self.table.hasFocus()
            self._show()
            self.arrange(self.shell.compact)
            if typing and self.table is not None:
                self.table.setFocus()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        if self.detail is not None:
            self.detail.setFixedWidth(theme.now().px(272 if compact else 300))

    # -- building ---------------------------------------------------------------------------------
    def _show(self) -> None:
        """Read the study again and keep the chosen sector."""
        self._sectors = economy.sectors(self.plan)
        self.header.set_context(self._context())
        self.table = self.detail = None
        built = self._built() if self._sectors else self._empty()
        self.body = renewed(self.column, self.body, built)
        self._choose()

    def _context(self) -> str:
        made = economy.study(self.plan)
        count = self.words.many("{n} sector", "{n} sectors", len(self._sectors))
        criteria = self.words.many("{n} criterion", "{n} criteria", len(SECTOR_CRITERIA))
        method = made.method if made else self.words("Rapid Market Assessment")
        sample = f" · {self.words('sample figures')}" if self.plan.plan.sample else ""
        return f"{method} · {count}, {criteria}{sample}"

    def _empty(self) -> EmptyCard:
        return EmptyCard(
            "storefront",
            self.words("No sector has been studied yet"),
            self.words("The sample plan shows what a Rapid Market Assessment brings."),
        )

    def _built(self) -> QWidget:
        built = QWidget()
        body = QHBoxLayout(built)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        left, box = column(spacing=12)
        box.addWidget(self._table_card(), 1000)
        below = QWidget()
        below.setMinimumHeight(theme.now().px(LEAST_BELOW))
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(SkillCard(self.plan, self.words), 1)
        row.addWidget(BarrierCard(self.plan, self.words), 1)
        box.addWidget(below, 1)
        self.detail = SectorDetail(self.plan, self.words, self.shell)
        body.addWidget(left, 1)
        body.addWidget(self.detail)
        return built

    def _table_card(self) -> Card:
        words, card = self.words, Card(padding=8)
        columns = [Column("", 0, "left", draw=name_cell, least=168)]
        for one in (CRITERIA[criterion] for criterion in SECTOR_CRITERIA):
            head = words(one.head)
            tip = f"{head}: {words(one.whole)}"
            columns.append(Column(head, 65, "center", draw=heat_cell, icon=one.icon, tip=tip))
        mean = words.at("short", "Mean")
        columns.append(Column(mean, 54, strong=True, tip=words("Mean")))
        name = words("Sectors by criterion, from 1, hard, to 5, favourable")
        rows = [self._cells(one) for one in self._sectors]
        self.table = Figures(columns, rows, height=ROW, name=name, pickable=True)
        self.table.picked.connect(self._picked)
        self.area = scrolled(self.table)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card.box.addWidget(self.area)
        card.setMaximumHeight(self.table.sizeHint().height() + 20)
        return card

    def _cells(self, one: Studied) -> list[str]:
        scores = [str(one.scores[c].score) if c in one.scores else "" for c in SECTOR_CRITERIA]
        mean = self.words.number(one.mean, 1) if one.mean is not None else "–"
        return [one.sector.name, *scores, mean]

    # -- choosing ---------------------------------------------------------------------------------
    def _choose(self) -> None:
        """Show the chosen sector; where there is none, the first."""
        ids = [one.sector.id for one in self._sectors]
        if ids:
            self._picked(ids.index(self._current) if self._current in ids else 0)
        else:
            self._current = ""

    def _picked(self, number: int) -> None:
        if self.table is None or self.detail is None:
            return
        self._current = self._sectors[number].sector.id
        self.table.show_rows([self._cells(one) for one in self._sectors], number)
        middle = self.table.row_box(number).center()
        self.area.ensureVisible(0, middle.y(), 0, self.table.row_box(number).height())
        self.detail.show_sector(self._sectors[number])
