"""The sector table painted: heads with their pictograms, names, scores on steps of colour."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.economy import heat_rows, names
from workshop_app.ui.economy.heat_ground import COLUMNS, EDGE, ICON, HeatGround
from workshop_app.ui.economy.heat_rows import HeatRow
from workshop_app.ui.widgets import wrapped

HEAD_GAP = 4
"""Pixels at least between two words over the columns."""


@dataclass(frozen=True, slots=True)
class HeatPainter:
    """Draws parts of one table; ``where`` notes what does not fit."""

    words: Words
    ground: HeatGround
    where: object

    def heads(self, painter: QPainter, current: int, words_fit: bool) -> None:
        """Pictogram and short word of each criterion, the one of the current column in ink."""
        now, ground = theme.now(), self.ground
        painter.fillRect(QRectF(0, 0, ground.width, ground.top), now.color.card)
        for column, id in enumerate(SECTOR_CRITERIA):
            box = ground.column(column, 0, ground.head)
            ink = now.color.ink if column == current else now.color.muted
            words = now.px(22) if words_fit else 0
            icon = box.adjusted(0, 2, 0, -words)
            icons.draw(painter, icon, names.ICONS[id], ink, now.px(22))
            if words_fit:
                below = QRectF(box.left() - 3, box.bottom() - words, box.width() + 6, words - 2)
                paint.text(painter, below, names.short(self.words, id), head_font(), ink,
                           align=paint.CENTER, where=self.where)  # fmt: skip
        box = ground.column(COLUMNS, 0, ground.head)
        box.setTop(box.bottom() - now.px(22))
        paint.text(painter, box.adjusted(0, 0, -6, -2), self.words.at("short", "Mean"),
                   head_font(), now.color.muted, align=paint.RIGHT, where=self.where)  # fmt: skip

    def weights(self, painter: QPainter, weights: dict[str, int], current: int) -> None:
        """How much each criterion counts, beneath its head."""
        now, box = theme.now(), QRectF(self.ground.row_box(-1, 0))
        painter.fillRect(box, now.color.sunken)
        name = QRectF(EDGE, box.top(), self.ground.name - EDGE, box.height())
        wrapped.lines(painter, name, self.words("How much it counts, 0 to 5"), now.font("min"),
                      now.color.muted, self.where)  # fmt: skip
        for column, id in enumerate(SECTOR_CRITERIA):
            cell = self.ground.column(column, box.top(), box.height()).adjusted(3, 4, -3, -4)
            here = column == current
            line = now.color.primary if here else now.color.field_line
            paint.frame(painter, cell, 6, now.color.card, line, 2 if here else 1)
            paint.text(painter, cell, f"× {weights[id]}", now.font("detail", weight=600),
                       now.color.ink, align=paint.CENTER, where=self.where)  # fmt: skip

    def row(self, painter: QPainter, box: QRectF, row: HeatRow, *, current: bool, column: int,
            focused: bool) -> None:  # fmt: skip
        """A sector; ``column``: the current cell of the current row."""
        now, color = theme.now(), theme.now().color
        if current:
            paint.selected_row(painter, box.adjusted(0, 1, 0, -1))
        side = now.px(ICON)
        sign = QRectF(EDGE, box.top(), side, box.height())
        icons.draw(painter, sign, row.icon, color.primary, now.px(22))
        font = now.font("detail", weight=700 if current else 600)
        wrapped.lines(painter, self.ground.words(box), row.name, font, color.ink, self.where,
                      most=6)  # fmt: skip
        for at, score in enumerate(row.scores):
            cell = self.ground.column(at, box.top(), box.height()).adjusted(3, 3, -3, -3)
            self._cell(painter, cell, score, here=current and focused and at == column)
        mean = self.ground.column(COLUMNS, box.top(), box.height()).adjusted(0, 0, -6, 0)
        paint.text(painter, mean, heat_rows.mean_of(self.words, row),
                   now.font("body", weight=700, tabular=True), color.ink, align=paint.RIGHT,
                   where=self.where)  # fmt: skip

    def _cell(self, painter: QPainter, box: QRectF, score: int | None, *, here: bool) -> None:
        """A score on its step of colour; the figure says the same, so that it reads in grey."""
        now = theme.now()
        if score is None:
            line = now.color.field_line
            paint.frame(painter, box, 6, now.color.card, line, 1, dashed=True)
        else:
            ground, ink = now.heat(score)
            paint.frame(painter, box, 6, ground)
            paint.text(painter, box, str(score), now.font("strong"), ink, align=paint.CENTER)
        if here:
            paint.frame(painter, box.adjusted(-2, -2, 2, 2), 8, None, now.color.accent, 2)


def head_font() -> QFont:
    """The letters over the columns."""
    return theme.now().font("min", weight=600, size=13)


def heads_fit(words: Words, cell: int) -> bool:
    """Whether every short word has room over its column."""
    metrics = QFontMetricsF(head_font())
    wide = [metrics.horizontalAdvance(names.short(words, id)) for id in SECTOR_CRITERIA]
    apart = all((one + next) / 2 + HEAD_GAP <= cell for one, next in pairwise(wide))
    return apart and max(wide) <= cell + 5
