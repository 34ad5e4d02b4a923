"""The map in its card, or the same as a table (T), and what is not on it in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.prioritize import map_points
from workshop_app.ui.prioritize.reading import Listed
from workshop_app.ui.prioritize.zone_map import ZoneMap
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import (
    Button,
    Card,
    Column,
    EmptyCard,
    Figures,
    IconButton,
    Paragraph,
)  # fmt: skip


class MapCard(Card):
    """Emits ``chosen(id)`` when a person chooses a proposal, ``entered`` on Enter on one, ``asked``
    when the button that fills an empty map is pressed, and ``thresholds`` for a change of these."""

    chosen = Signal(str)
    entered = Signal()
    asked = Signal()
    thresholds = Signal()

    def __init__(self, words: Words, threshold: float) -> None:
        super().__init__(padding=14, spacing=6)
        self._words = words
        self._listed: list[str] = []
        self._current, self._stale = "", False
        self._rows: Callable[[], list[list[str]]] = list
        self._needs = ""
        self.map = ZoneMap(words, threshold)
        self.map.picked.connect(self.chosen)
        self.map.entered.connect(self.entered)
        self.map.cut_pressed.connect(self.thresholds)
        self.map.zoomed.connect(self._zoomed)
        self.table = Figures(
            [
                Column(words.at("short for number", "No."), 42),
                Column(words("Proposal"), 0, "left", wrap=True, least=110),
                Column(words("Priority"), 76),
                Column(words("Capacity"), 78),
                Column(words("Distance"), 76),
                Column("", 8),
                Column(words("Zone"), 136, "left", wrap=True),
            ],
            name=words("Priority and capacity as a table"), height=44, pickable=True,
        )  # fmt: skip
        self.table.setObjectName("zone table")
        self.table.picked.connect(lambda row: self.chosen.emit(self._listed[row]))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.map)
        self._stack.installEventFilter(self)
        self._stack.addWidget(self._table_page())
        self.box.addWidget(self._stack, 1)
        self.as_table = IconButton("table", words("As a table"), key="T", size=36, parent=self)
        self.as_table.setCheckable(True)
        self.as_table.clicked.connect(self._turn)
        self._below = self._foot()
        self.box.addWidget(self._below)

    def _table_page(self) -> QWidget:
        """The table, with room under it for the button in the corner."""
        page, box = column()
        inside, rows = column()
        rows.addWidget(self.table)
        rows.addStretch(1)
        box.addWidget(scrolled(inside, name=self._words("Priority and capacity as a table")), 1)
        box.addSpacing(theme.now().px(38))
        return page

    def _foot(self) -> QWidget:
        """What is not on the map; its thresholds, and nearer or further."""
        words = self._words
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.note = Paragraph("", "min", "muted")
        row.addSpacing(46)
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        self.cuts = Button(words("Thresholds"), "quiet", icon="crosshair-simple", size="small")
        self.cuts.setObjectName("thresholds")
        self.cuts.clicked.connect(self.thresholds)
        row.addWidget(self.cuts)
        self.nearer = IconButton("magnifying-glass-plus", words("Nearer") + " (+)", size=36)
        self.nearer.clicked.connect(lambda: self.map.zoom(1.5))
        self.further = IconButton("magnifying-glass-minus", words("Further") + " (−)", size=36)
        self.further.clicked.connect(lambda: self.map.zoom(1 / 1.5))
        self.all_of_it = IconButton("corners-out", words("The whole map") + " (0)", size=36)
        self.all_of_it.clicked.connect(lambda: self.map.zoom(0))
        for button in (self.nearer, self.further, self.all_of_it):
            row.addWidget(button)
        self._zoomed()
        return foot

    def _zoomed(self) -> None:
        """No way further where all of it is seen."""
        larger = self.map.view.zoom > 1
        self.further.setEnabled(larger)
        self.all_of_it.setEnabled(larger)

    def _place_corner(self) -> None:
        side = self.as_table.sizeHint().height()
        box = self._stack.geometry()
        self.as_table.setGeometry(box.left() - 2, box.bottom() - side + 2, side, side)
        self.as_table.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button stays in the corner under the axes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place_corner()
        return False

    @property
    def inner_stops(self) -> list[QWidget]:
        """The button in the corner comes after what it turns round."""
        return [self._stack, self.as_table]

    @property
    def shows_table(self) -> bool:
        """Whether the table is shown instead of the map."""
        return self._stack.currentIndex() == 1

    def _turn(self) -> None:
        self._fill_table(self._current)
        self._show_side()
        (self.table if self.shows_table else self.map).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- what is shown ----------------------------------------------------------------------------
    def show_proposals(self, listed: Listed, current: str, writable: bool = True) -> None:
        """Other proposals, or the same placed anew."""
        everything = listed.everything
        self._current = current
        found = map_points.points(self._words, listed)
        cuts = map_points.cuts(self._words, listed.thresholds) if found else ("", "")
        self.map.show_points(found, current, float(listed.thresholds.at_least), cuts)
        self._listed = [one.proposal.id for one in everything]
        self._rows = partial(self._cells, listed)
        self._stale = True
        self._fill_table(current)
        self.note.setText(self._not_on_it(everything))
        self._below.setVisible(bool(self.map.points))
        self.cuts.setVisible(writable)

    def _cells(self, listed: Listed) -> list[list[str]]:
        return [map_points.cells(self._words, listed, one) for one in listed.everything]

    def _fill_table(self, current: str) -> None:
        """The rows, once they are looked at: to write hundreds of figures takes a while."""
        if self._stale and self.as_table.isChecked():
            self.table.show_rows(self._rows(), self._row_of(current))
            self._stale = False

    def choose(self, id: str) -> None:
        """Choose without telling."""
        self._current = id
        self.map.choose(id)
        self.table.current = self._row_of(id)
        self.table.update()

    def offer(self, title: str, sentence: str = "", button: str = "") -> None:
        """Say instead of the map what it still needs, with a button that leads there; "" for
        nothing: then the map is shown."""
        if title == self._needs:
            return
        self._needs = title
        old = self._stack.widget(2)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        if title:
            way = Button(button) if button else None
            if way is not None:
                way.clicked.connect(self.asked)
            self._stack.addWidget(EmptyCard("chart-scatter", title, sentence, way))
        self._show_side()

    @property
    def way(self) -> Button | None:
        """The button that leads to what the map still needs."""
        card = self._stack.widget(2)
        return card.button if isinstance(card, EmptyCard) else None

    def _show_side(self) -> None:
        self.as_table.setVisible(not self._needs or self.as_table.isChecked())
        table = self.as_table.isChecked()
        self._stack.setCurrentIndex(1 if table else 2 if self._needs else 0)
        for button in (self.nearer, self.further, self.all_of_it):
            button.setVisible(not table)

    def _row_of(self, id: str) -> int:
        return self._listed.index(id) if id in self._listed else -1

    def _not_on_it(self, everything: Sequence[Placed]) -> str:
        """Those voted on whose capacity nobody can tell, and those that were not voted on: apart,
        never low."""
        words = self._words
        unknown = sum(1 for one in everything if one.priority.zone == "unknown")
        apart = sum(1 for one in everything if one.priority.not_voted)
        told = [
            words.many("{n} without a known capacity", "{n} without a known capacity", unknown),
            words.many("{n} not voted on", "{n} not voted on", apart),
        ]
        parts = [said for said, count in zip(told, (unknown, apart), strict=True) if count]
        return words("Not on the map: {those}", those=" · ".join(parts)) if parts else ""
