"""A guide in the list: its name, whether it is in force, and whether it must be checked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from workshop_app.domain.directory import Procedure
from workshop_app.ui import icons, theme
from workshop_app.ui.widgets import RowDelegate, RowList, wrapped

LEFT, RIGHT, EDGE = 16, 8, 18
"""Pixels before and behind the words, and above and below them together."""


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A guide as its row shows it: (words, icon, tone) for its state, and for its check where it
    must be checked. ``text`` is what a reader says."""

    guide: Procedure
    signs: tuple[tuple[str, str, str], ...]

    @property
    def text(self) -> str:
        return ". ".join([self.guide.name, *(said for said, _, _ in self.signs)])


class GuideRow(RowDelegate):
    """Every text takes the lines it needs."""

    def __init__(self) -> None:
        super().__init__(64, lines=True)

    def height(self, row: GuideLine, width: int) -> int:
        list = self.parent()
        if isinstance(list, RowList):
            width = list.viewport().width()
        return round(sum(tall for *_, tall in self._blocks(row, width))) + EDGE

    def _blocks(self, row: GuideLine, width: float) -> list[tuple[str, str, str, QFont, float]]:
        """Words, icon, tone, letters and height of each line."""
        now, room = theme.now(), max(80.0, width - LEFT - RIGHT)
        bold, small = now.font("body", weight=600), now.font("min", weight=600)
        name = row.guide.name
        found = [(name, "", "ink", bold, wrapped.height(name, bold, room) + 2.0)]
        inside = room - now.px(16) - 8
        for said, icon, tone in row.signs:
            found.append((said, icon, tone, small, wrapped.height(said, small, inside) + 2.0))
        return found

    def paint_row(self, painter: QPainter, box: QRectF, row: GuideLine, selected: bool) -> None:
        now, found = theme.now(), self._blocks(row, box.width())
        top = box.center().y() - sum(tall for *_, tall in found) / 2
        side = now.px(16)
        for said, icon, tone, letters, tall in found:
            place = QRectF(box.left() + LEFT, top, box.width() - LEFT - RIGHT, tall)
            color = now.color.tone(tone)
            if icon:
                icons.draw(painter, QRectF(place.left(), top, side, now.line("min")), icon, color,
                           side)  # fmt: skip
                place.setLeft(place.left() + side + 8)
            wrapped.lines(painter, place, said, letters, color, where=self, most=9)
            top += tall
