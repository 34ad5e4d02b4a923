"""A territory in the list: its code, its whole name, and how much its sheet holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.domain.places import Territory
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.widgets.rows import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapped import height, lines

EDGE, LEFT = 20, 14


class TerritoryRows(Rows):
    """The territories as a model."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._counts: Mapping[str, tuple[int, int]] = {}

    def show_territories(
        self, rows: Sequence[Territory], counts: Mapping[str, tuple[int, int]]
    ) -> None:
        """Other rows; ``counts``: id → how many vulnerabilities and strengths."""
        self._counts = counts
        self.show(rows)

    def below(self, territory: Territory) -> str:
        """What the sheet holds, in words."""
        words, (lacks, has) = self._words, self._counts.get(territory.id, (0, 0))
        if not lacks and not has:
            return words("Its sheet is empty")
        return "\n".join((
            words.many("{n} vulnerability", "{n} vulnerabilities", lacks),
            words.many("{n} strength", "{n} strengths", has),
        ))  # fmt: skip

    def words_of(self, row: Territory) -> str:
        below = ", ".join(self.below(row).splitlines())
        return f"{row.code}, {row.name}. {below}"


class TerritoryRow(RowDelegate):
    """Takes the lines it needs."""

    def __init__(self, rows: TerritoryRows) -> None:
        super().__init__(72, lines=True)
        self._below = rows.below

    def _heights(self, row: Territory, room: float) -> tuple[float, float, float]:
        now = theme.now()
        code = height(row.code, now.font("min", weight=600), room)
        name = height(row.name, now.font("body", weight=700), room)
        return code, name, height(self._below(row), now.font("min"), room)

    def height(self, row: Territory, width: int) -> int:
        view = self.parent()
        if isinstance(view, RowList):
            width = view.viewport().width()
        return int(sum(self._heights(row, width - 2.0 * LEFT)) + EDGE)

    def paint_row(self, painter: QPainter, box: QRectF, row: Territory, selected: bool) -> None:
        now, room = theme.now(), box.width() - 2.0 * LEFT
        top, left = box.top() + EDGE / 2, box.left() + LEFT
        said = (
            (row.code, now.font("min", weight=600), now.color.primary_hover),
            (row.name, now.font("body", weight=700 if selected else 600), now.color.ink),
            (self._below(row), now.font("min"), now.color.muted),
        )
        for (text, font, color), tall in zip(said, self._heights(row, room), strict=True):
            lines(painter, QRectF(left, top, room, tall), text, font, color, self.parent(), 9)
            top += tall
