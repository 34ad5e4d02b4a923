"""Choosing the site: the candidates, the table of scores, and what it says."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.directory import CentrePart
from workshop_app.export import centre_telling as telling
from workshop_app.services.centre_criteria import criteria
from workshop_app.services.centre_sites import Compared
from workshop_app.text import Words
from workshop_app.ui.centres.block import PartBlock
from workshop_app.ui.centres.lines import LineMaker
from workshop_app.ui.centres.site_grid import SiteGrid, letter
from workshop_app.ui.widgets import Label, MessageBar, Paragraph


class SitesView(QWidget):
    """Emits ``cell()`` when another cell of the table is current, ``scored(part, criterion, value)``
    and ``explained()``; ``block`` has the candidates."""

    cell = Signal()
    scored = Signal(object, str, object)
    explained = Signal()

    def __init__(self, words: Words, maker: LineMaker, block: PartBlock, read_only: bool) -> None:
        super().__init__()
        self._words, self._maker, self.block = words, maker, block
        self._sites: list[Compared] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.grid = SiteGrid(words, criteria(words.language), read_only)
        self.grid.setObjectName("sites by criteria")
        self.grid.moved.connect(self.cell)
        self.grid.opened.connect(self.explained)
        self.grid.scored.connect(self._score)
        box.addWidget(self.grid)
        self.best = Paragraph("", "detail")
        self.note = Label("", "min", "muted", icon="info")
        self.chosen = MessageBar("done", "")
        box.addWidget(self.chosen)
        box.addWidget(self.best)
        box.addWidget(self.note)
        box.addWidget(block)
        box.addStretch(1)

    def show_sites(self, sites: list[Compared], chosen: str) -> None:
        """Show these candidates; ``chosen`` is the id of the row that is chosen in the list."""
        words = self._words
        self._sites = sites
        self.grid.setHidden(not sites)
        self.grid.show_sites(sites, self.grid.site, self.grid.criterion)
        self.block.show_parts([one.part for one in sites], chosen)
        said = telling.best_told(words, [(one.site, one.best) for one in sites])
        self.best.setText(said)
        self.best.setHidden(not said)
        partly = any(one.site.standing.mean and one.site.standing.missing for one in sites)
        scale = words("From 1, hard, to 5, favourable")
        mean = words("* of what has a score")
        self.note.setText(f"{scale} · {mean}" if partly else scale)
        self.note.setHidden(not sites)
        self._show_chosen(next((one for one in sites if one.site.chosen), None))

    def _show_chosen(self, one: Compared | None) -> None:
        self.chosen.setHidden(one is None)
        if one is not None:
            words = self._words
            said = words("Chosen: {site}. {reason}", site=one.site.name, reason=one.site.reason)
            self.chosen.say("done", said.strip())

    @property
    def all(self) -> list[Compared]:
        """The candidates that are shown."""
        return self._sites

    @property
    def current(self) -> tuple[Compared, str, str] | None:
        """The site of the current cell, its letter, and the criterion."""
        for at, one in enumerate(self._sites):
            if one.part.id == self.grid.site:
                return one, letter(at), self.grid.criterion
        return None

    def go_to(self, site: str, criterion: str = "") -> None:
        """Make a cell current without telling."""
        self.grid.show_sites(self._sites, site, criterion or self.grid.criterion)

    def _score(self, value: int | None) -> None:
        here = self.current
        if here is not None:
            part: CentrePart = here[0].part
            self.scored.emit(part, self.grid.criterion, value)
