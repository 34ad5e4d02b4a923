"""The rows of the gaps, painted: what is asked for against what is brought; what blocks most."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from workshop_app.domain.economy_gap import BarrierGap, Gap, SkillGap
from workshop_app.export import economy_telling
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.economy import row_drawing
from workshop_app.ui.economy.listing import Entry
from workshop_app.ui.widgets import RowDelegate, RowList

EDGE, BAR = 14, 14


@dataclass(frozen=True, slots=True)
class Bar:
    """``filled`` and ``open`` parts of the longest bar, 0 to 1; ``warned``: nothing is done yet."""

    title: str
    told: str
    filled: float
    open: float
    warned: str


def skill_rows(gap: Gap, words: Words) -> list[Entry]:
    """Skills with vacancies, or asked for strongly: the most missing first."""
    most = max([1, *(one.skill.vacancies or 0 for one in gap.skills)])
    asked = [one for one in gap.skills if one.skill.vacancies or one.open]
    return [Entry(one.skill.id, one.skill, _said(_skill(one, most, words)),
                  _skill(one, most, words)) for one in asked]  # fmt: skip


def _skill(one: SkillGap, most: int, words: Words) -> Bar:
    places = one.skill.vacancies or 0
    brought = min(one.brought.least, places)
    warned = words("no action teaches it") if one.open else ""
    told = economy_telling.skill_sentence(one, words)
    return Bar(one.skill.name, told, brought / most, (places - brought) / most, warned)


def barrier_rows(gap: Gap, words: Words) -> list[Entry]:
    """Barriers by how much they block: severity times the sectors they are in."""
    most = max([1, *(one.weight for one in gap.barriers)])
    return [Entry(one.barrier.id, one.barrier, _said(_barrier(one, most, words)),
                  _barrier(one, most, words)) for one in gap.barriers]  # fmt: skip


def _barrier(one: BarrierGap, most: int, words: Words) -> Bar:
    sectors = words.many("{n} sector", "{n} sectors", one.sectors)
    told = words("severity {n} of 5, in {sectors}", n=one.barrier.severity, sectors=sectors)
    warned = "" if one.attacked_by else words("no action against it")
    return Bar(one.barrier.text, told, one.weight / most, 0.0, warned)


def _said(bar: Bar) -> str:
    return ". ".join(part for part in (bar.title, bar.told.rstrip("."), bar.warned) if part)


class BarRow(RowDelegate):
    """A title, its bar (what is there full, what is missing hatched), the same in words."""

    def __init__(self) -> None:
        super().__init__(60, lines=True)

    def height(self, row: Entry, width: int) -> int:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, RowList) else width
        room = width - 2 * EDGE
        words = row_drawing.words_height(row.told.title, _below(row.told), room)
        return int(words + theme.now().px(BAR) + 28)

    def paint_row(self, painter: QPainter, box: QRectF, row: Entry, selected: bool) -> None:
        now, color, told = theme.now(), theme.now().color, row.told
        room = box.width() - 2 * EDGE
        track = QRectF(box.left() + EDGE, box.top() + 10, room, now.px(BAR))
        paint.frame(painter, track, 4, color.sunken)
        full = QRectF(track.left(), track.top(), room * told.filled, track.height())
        rest = QRectF(full.right(), track.top(), room * told.open, track.height())
        if rest.width() >= 1:
            paint.frame(painter, rest, 3, color.accent_tint, color.accent_text)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(color.accent_text, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(rest, 3, 3)
        if full.width() >= 1:
            paint.frame(painter, full, 3, color.primary)
        words = QRectF(track.left(), track.bottom() + 6, room, box.bottom() - track.bottom() - 8)
        row_drawing.paint_words(painter, words, told.title, _below(told), strong=selected,
                                where=self)  # fmt: skip


def _below(told: Bar) -> str:
    said = told.told
    if said.startswith(f"{told.title}: "):
        said = said.removeprefix(f"{told.title}: ")
    return " · ".join(part for part in (said.rstrip("."), told.warned) if part)
