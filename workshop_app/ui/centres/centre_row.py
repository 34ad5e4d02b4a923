"""A centre in the list: its name, and how far its site is."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.places import Territory
from workshop_app.services import centre_sites
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.widgets import RowDelegate, RowList, Rows, wrapped

LEFT, RIGHT, EDGE = 14, 8, 20


class CentreRows(Rows):
    """The centres as a model."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._below: dict[str, str] = {}

    def show_centres(self, found: list[ServicePoint]) -> None:
        """Show these."""
        self._below = {one.id: self._said(one) for one in found}
        self.show(found)

    def below(self, centre: ServicePoint) -> str:
        """What stands small under the name."""
        return self._below.get(centre.id, "")

    def _said(self, centre: ServicePoint) -> str:
        words = self._words
        place = self._plan.find(Territory, centre.territory) if centre.territory else None
        sites = centre_sites.sites(self._plan, centre)
        state = words("no site yet")
        if any(one.site.chosen for one in sites):
            state = words("site chosen")
        elif sites:
            state = words.many("{n} possible site", "{n} possible sites", len(sites))
        return " · ".join(part for part in (place.code if place else "", state) if part)

    def words_of(self, row: ServicePoint) -> str:
        return f"{row.name}. {self.below(row)}"


class CentreRow(RowDelegate):
    """A name takes the lines it needs."""

    def __init__(self, rows: CentreRows) -> None:
        super().__init__(64, lines=True)
        self._rows = rows

    def height(self, row: ServicePoint, width: int) -> int:
        view = self.parent()
        if isinstance(view, RowList):
            width = view.viewport().width()
        return sum(self._heights(row, width - LEFT - RIGHT)) + EDGE

    def _heights(self, row: ServicePoint, room: float) -> tuple[int, int]:
        now = theme.now()
        name = wrapped.height(row.name, now.font("body", weight=700), room) + 4
        return name, wrapped.height(self._rows.below(row), now.font("min"), room) + 2

    def paint_row(self, painter: QPainter, box: QRectF, row: ServicePoint, selected: bool) -> None:
        now, room = theme.now(), box.width() - LEFT - RIGHT
        name, below = self._heights(row, room)
        top = box.center().y() - (name + below) / 2
        words = QRectF(box.left() + LEFT, top, room, name)
        font = now.font("body", weight=700 if selected else 600)
        wrapped.lines(painter, words, row.name, font, now.color.ink, where=self, most=9)
        under = QRectF(words.left(), words.bottom(), room, below)
        wrapped.lines(painter, under, self._rows.below(row), now.font("min"), now.color.muted,
                      where=self, most=3)  # fmt: skip
