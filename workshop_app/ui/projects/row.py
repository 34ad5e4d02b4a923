"""A project in the list: a pictogram, its whole name, stage and cost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.domain import signs
from workshop_app.domain.directory import StrategicProject
from workshop_app.domain.project_sheets import rough_cost
from workshop_app.export.names import PROJECT_STAGES as STAGES
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.widgets import RowDelegate, RowList, Rows, wrapped

TILE, LEFT, RIGHT, EDGE, NARROW = 36, 14, 8, 20, 200
"""Pixels: the pictogram, before it, behind the words, above and below them together, and the
width from which there is a pictogram."""


class ProjectRows(Rows):
    """The projects as a model."""

    def __init__(self, words: Words, currency: str) -> None:
        super().__init__()
        self._words, self._currency = words, currency

    def said(self, project: StrategicProject) -> str:
        """Stage and cost."""
        stage = self._words(STAGES.get(project.stage, project.stage))
        total = rough_cost(project.rough_cost).total
        return f"{stage} · {self._words.millions(total, self._currency)}" if total else stage

    def words_of(self, row: StrategicProject) -> str:
        return f"{row.name}. {self.said(row)}"


class ProjectRow(RowDelegate):
    """A name takes the lines it needs. ``said`` tells stage and cost."""

    def __init__(self, said: Callable[[StrategicProject], str]) -> None:
        super().__init__(80, lines=True)
        self._said = said

    def height(self, row: StrategicProject, width: int) -> int:
        list = self.parent()
        if isinstance(list, RowList):
            width = list.viewport().width()
        name, below = self._heights(row, width)
        return name + below + EDGE

    def _tile(self, width: float) -> int:
        """The side of the pictogram; none where the name needs the room."""
        now = theme.now()
        return now.px(TILE) if width >= now.px(NARROW) else 0

    def _room(self, width: float) -> float:
        tile = self._tile(width)
        return max(80.0, width - LEFT - (tile + 10 if tile else 0) - RIGHT)

    def _heights(self, row: StrategicProject, width: float) -> tuple[int, int]:
        now, room = theme.now(), self._room(width)
        name = wrapped.height(row.name, now.font("body", weight=600), room)
        return name + 4, wrapped.height(self._said(row), now.font("min"), room) + 2

    def paint_row(
        self, painter: QPainter, box: QRectF, row: StrategicProject, selected: bool
    ) -> None:
        now = theme.now()
        color, side = now.color, self._tile(box.width())
        if side:
            tile = QRectF(box.left() + LEFT, box.center().y() - side / 2, side, side)
            ink = color.accent_text if selected else color.primary
            tint = color.accent_tint if selected else color.primary_tint
            icon = signs.suggested_sign(row.name) or "buildings"
            paint.tile_icon(painter, tile, icon, ink, tint)
        name, below = self._heights(row, box.width())
        top = box.center().y() - (name + below) / 2
        room = self._room(box.width())
        words = QRectF(box.right() - RIGHT - room, top, room, name)
        wrapped.lines(painter, words, row.name, now.font("body", weight=600), color.ink,
                      where=self, most=9)  # fmt: skip
        told = QRectF(words.left(), words.bottom(), words.width(), below)
        wrapped.lines(painter, told, self._said(row), now.font("min"), color.muted, where=self,
                      most=3)  # fmt: skip
