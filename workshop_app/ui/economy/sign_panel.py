"""The sheet of pictograms for a sector: searched by words, taken by Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain import signs
from workshop_app.text import Words
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.vote.sign_grid import SignGrid
from workshop_app.ui.widgets import Button, Paragraph, SearchField
from workshop_app.ui.widgets.overlay import Overlay


class SignPanel(Overlay):
    """Emits ``taken(icon)``."""

    taken = Signal(str)

    def __init__(self, over: QWidget, words: Words, name: str, chosen: str) -> None:
        super().__init__(over, words("Pictogram of the sector"), width=820, tall=True)
        self.setObjectName("sign panel")
        self._names = {sign.icon: words(sign.name) for sign in signs.SIGNS}
        self._first: Sequence[str] = [chosen, *signs.fitting(name)]
        self._chosen = chosen
        self.search = SearchField(words("Search for a sign"))
        self.search.searched.connect(self._show)
        self.search.returnPressed.connect(self._take_first)
        self.grid = SignGrid(words)
        self.grid.taken.connect(self._take)
        self._area = scrolled(self.grid)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.grid.reached.connect(self._follow)
        leave = Button(words("Close"), cap="Esc", size="header")
        leave.clicked.connect(self.leave)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        self.column.addWidget(Paragraph(words("Pictogram of the sector"), "section", weight=700))
        self.column.addWidget(self.search)
        self.column.addWidget(self._area, 1)
        self.column.addLayout(foot)
        self._show("")

    def _show(self, text: str) -> None:
        found = [sign.icon for sign in signs.matching(text, self._names)]
        if not text.strip():
            first = [one for one in self._first if one in found]
            found = list(dict.fromkeys(first + found))
        self.grid.show_signs(found, self._names, "economy", self._chosen)

    def _take_first(self) -> None:
        if self.search.text().strip() and self.grid.signs:
            self._take(self.grid.signs[0])

    def _take(self, icon: str) -> None:
        self.away()
        self.taken.emit(icon)

    def _follow(self, place: QRect) -> None:
        middle = place.center()
        self._area.ensureVisible(middle.x(), middle.y(), 0, place.height())
