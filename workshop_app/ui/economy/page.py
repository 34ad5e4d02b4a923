"""Local economy: sectors on eight criteria, skills asked for, barriers, and what follows."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.services import economy
from workshop_app.services.economy import Studied
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.economy.detail import SectorDetail
from workshop_app.ui.economy.names import CRITERIA
from workshop_app.ui.economy.needs import BarrierCard, SkillCard
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Card, Column, EmptyCard, Figures, Header, wrapped


class EconomyPage(Page):
    """The sector table at the left, skills and barriers under it, the chosen sector at the right."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._sectors = economy.sectors(plan)
        self.header = Header(words("Local economy"), self._context())
        self.column.addWidget(self.header)
        if not self._sectors:
            self.column.addWidget(self._empty(), 1)
            return
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addLayout(self._left(), 1)
        self.detail = SectorDetail(plan, words, shell)
        body.addWidget(self.detail)
        self.column.addLayout(body, 1)
        self._pick(0)

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about(
            "Sector", "SectorScore", "EconomyAction", "Action"
        ):
            self.shell.go("economy")

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        if self._sectors:
            self.detail.setFixedWidth(250 if compact else 312)

    def _context(self) -> str:
        made = economy.study(self.plan)
        count = self.words.many("{n} sector", "{n} sectors", len(self._sectors))
        criteria = self.words.many("{n} criterion", "{n} criteria", len(SECTOR_CRITERIA))
        method = made.method if made else self.words("Rapid Market Assessment")
        sample = f" · {made.note}" if made and made.note and self.plan.plan.sample else ""
        return f"{method} · {count}, {criteria}{sample}"

    def _empty(self) -> EmptyCard:
        return EmptyCard(
            "storefront",
            self.words("No sector has been studied yet"),
            self.words("The sample plan shows what a Rapid Market Assessment brings."),
        )

    def _left(self) -> QHBoxLayout:
        words = self.words
        card = Card(padding=8)
        columns = [Column("", 0, "left", draw=_name)]
        columns += [Column(words(CRITERIA[c]), 63, "center", draw=_heat) for c in SECTOR_CRITERIA]
        columns.append(Column(words("Mean"), 60, strong=True))
        self.table = Figures(
            columns, [self._cells(one) for one in self._sectors], height=52,
            name=words("Sectors by criterion, from 1, hard, to 5, favourable"), pickable=True,
        )  # fmt: skip
        self.table.picked.connect(self._pick)
        card.box.addWidget(scrolled(self.table))
        holder, box = column(spacing=12)
        box.addWidget(card, 3)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(SkillCard(self.plan, words), 1)
        below.addWidget(BarrierCard(self.plan, words), 1)
        box.addLayout(below, 2)
        row = QHBoxLayout()
        row.addWidget(holder)
        return row

    def _cells(self, one: Studied) -> list[str]:
        scores = [str(one.scores[c].score) if c in one.scores else "" for c in SECTOR_CRITERIA]
        mean = self.words.number(one.mean, 1) if one.mean is not None else "–"
        return [one.sector.name, *scores, mean]

    def _pick(self, number: int) -> None:
        self.table.show_rows([self._cells(one) for one in self._sectors], number)
        self.detail.show_sector(self._sectors[number])


def _name(painter: QPainter, box: QRectF, name: str) -> None:
    """A sector's name, on two lines where it is long."""
    now = theme.now()
    wrapped.lines(
        painter, box, name, now.font("detail", weight=600), now.color.ink, where="economy"
    )


def _heat(painter: QPainter, box: QRectF, score: str) -> None:
    """A score on its step of colour; the figure says the same, so that it reads in grey."""
    if not score:
        return
    now = theme.now()
    ground, ink = now.heat(int(score))
    paint.frame(painter, box.adjusted(3, 3, -3, -3), 6, ground)
    paint.text(painter, box, score, now.font("strong"), ink, align=paint.CENTER)
