"""The card of the sectors: how they are ordered, the table or the plot, the line that adds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.economy import heat_rows, names
from workshop_app.ui.economy.add_line import AddLine
from workshop_app.ui.economy.heat_grid import HeatGrid
from workshop_app.ui.economy.heat_rows import ACCESS, GROWTH, MEAN, ORDERS, HeatRow
from workshop_app.ui.economy.sides_plot import SidesPlot
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets import Button, Card, Choice, Column, Figures, Label
from workshop_app.ui.widgets.painted import give_focus


class SectorTable(Card):
    """Emits ``moved`` when another sector or cell is the current one, ``editing`` where its fields
    are asked for, ``evened`` where all criteria are to count the same."""

    moved = Signal()
    editing = Signal()
    evened = Signal()

    def __init__(self, words: Words, *, read_only: bool) -> None:
        super().__init__(padding=10, spacing=6)
        self._words, self._read_only = words, read_only
        self._rows: list[HeatRow] = []
        self._order = MEAN
        self._tables = self._compact = False
        self.grid = HeatGrid(words, read_only=read_only)
        self.plot = SidesPlot(words)
        self.figures = Figures([
            Column("", 40, "right"), Column(words("Sector"), 0, "left", wrap=True, least=140),
            Column(words("Growth"), 110), Column(words("Access"), 100),
            Column(words.at("short", "Mean"), 90, strong=True),
        ], name=words("Growth and access of each sector"), height=36, pickable=True)  # fmt: skip
        self.area = scrolled(self.figures)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stack = QStackedWidget()
        for widget in (self.grid, self.plot, self.area):
            self.stack.addWidget(widget)
        self.line = AddLine(words, words("Add a sector and press Enter"))
        self.line.hide()
        self.line.left.connect(self._line_left)
        self._head()
        self.box.addWidget(self.stack, 1)
        self._foot()
        self.box.addWidget(self.line)
        self._connect()

    # -- building ---------------------------------------------------------------------------------
    def _head(self) -> None:
        words, row = self._words, QHBoxLayout()
        row.setSpacing(8)
        self.order = Choice([(key, words(name)) for key, name in ORDERS.items()], self._order)
        self.order.setAccessibleName(words("Order"))
        self.order.setMinimumWidth(theme.now().px(176))
        self.order.chosen.connect(self.use_order)
        self.again = Button(words("Put in order again"), "quiet", icon="sort-ascending",
                            size="small")  # fmt: skip
        self.again.clicked.connect(lambda: self.use_order(self._order))
        self.again.hide()
        self.sides = Button("", icon="chart-scatter", size="small", cap="G")
        self.sides.clicked.connect(self.turn_sides)
        self.as_table = Button("", icon="table", size="small", cap="T")
        self.as_table.clicked.connect(self.turn_table)
        self.weights = Button("", icon="scales", size="small", cap="W")
        self.weights.clicked.connect(self.turn_weights)
        self.even = Button(words("All the same"), "quiet", size="small")
        self.even.clicked.connect(self.evened)
        row.addWidget(self.order)
        row.addWidget(self.again)
        row.addStretch(1)
        for button in (self.even, self.weights, self.as_table, self.sides):
            row.addWidget(button)
        self.box.addLayout(row)

    def _foot(self) -> None:
        words, row = self._words, QHBoxLayout()
        row.setContentsMargins(4, 0, 4, 0)
        self.said = Label("", "min", "ink", weight=600)
        hint = words("1–5 writes · 0 clears · Enter: what it rests on")
        self.hint = Label("" if self._read_only else hint, "min", "muted", align="right")
        row.addWidget(self.said, 1)
        row.addWidget(self.hint)
        self.box.addLayout(row)

    def _connect(self) -> None:
        self.grid.moved.connect(self._cell)
        self.plot.picked.connect(self._picked)
        self.figures.picked.connect(lambda at: self._picked(self.grid.rows[at].id))
        self.grid.commanded.connect(self._command)
        self.plot.commanded.connect(self._command)
        for key, does in (("T", self.turn_table), ("G", self.turn_sides), ("A", self.ask_line)):
            shortcut = QShortcut(QKeySequence(key), self.figures)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(does)

    def _command(self, command: str) -> None:
        does = {"weights": self.turn_weights, "table": self.turn_table, "sides": self.turn_sides,
                "add": self.ask_line, "edit": self.editing.emit}  # fmt: skip
        does[command]()

    def fit(self, compact: bool) -> None:
        """Buttons keep their signs and lose their words where there is little room."""
        self._compact = compact
        self._say()

    def _say(self) -> None:
        words, short = self._words, self._compact
        on_grid = self.shown is self.grid
        named = (
            (self.weights, words("Weights")),
            (self.sides, words("Growth and access") if on_grid else words("Scores")),
            (self.as_table, words("As a plot") if self._tables else words("As a table")),
        )
        for button, said in named:
            button.setText("" if short else said)
            button.setAccessibleName(said)
            button.setToolTip(f"{said} ({button.cap})")
        self.sides.set_icon("chart-scatter" if on_grid else "list-numbers")
        self.weights.setVisible(on_grid and not self._read_only)
        self.even.setVisible(on_grid and self.grid.weighing)
        self.as_table.setVisible(not on_grid)
        self.hint.setVisible(on_grid and not short)
        self._tell()

    # -- showing ----------------------------------------------------------------------------------
    @property
    def shown(self) -> QWidget:
        """The view that has, or takes, the keyboard."""
        inside = self.stack.currentWidget()
        return self.figures if inside is self.area else inside or self.grid

    @property
    def current(self) -> str:
        """The id of the chosen sector, "" without any."""
        row = self.grid.current
        if row is None and self.grid.rows:
            return self.grid.rows[max(0, self.grid.row)].id
        return row.id if row else ""

    def show_rows(self, rows: Sequence[HeatRow], weights: dict[str, int]) -> None:
        """Other rows. Those that were there keep their places while someone types in the table."""
        current, typing = self.current, self.grid.hasFocus()
        before = [row.id for row in self.grid.rows]
        self._rows = heat_rows.arranged(rows, self._order)
        shown = self._rows
        if typing and {row.id for row in rows} == set(before):
            by_id = {row.id: row for row in rows}
            shown = [by_id[id] for id in before]
        self.grid.show_weights(weights)
        self._put(shown, current)

    def _put(self, rows: list[HeatRow], current: str) -> None:
        self.grid.show_rows(rows, current)
        self.plot.show_rows(rows, self.current)
        at = next((n for n, row in enumerate(rows) if row.id == self.current), -1)
        self.figures.show_rows([self._cells(n, row) for n, row in enumerate(rows, 1)], at)
        self._stale()
        self._tell()

    def _cells(self, number: int, row: HeatRow) -> list[str]:
        figures = [
            heat_rows.said(self._words, value, lacks=row.lacks(figure))
            for figure, value in ((GROWTH, row.growth), (ACCESS, row.access), (MEAN, row.mean))
        ]
        return [str(number), row.name, *figures]

    def put_score(self, sector: str, column: int, score: int) -> None:
        """One cell says something else; the rows stay where they are."""
        row = next((one for one in self.grid.rows if one.id == sector), None)
        if row is not None:
            new = row.scored(column, score, self.grid.weights)
            self.grid.put_row(new)
            self._rows = [new if one.id == sector else one for one in self._rows]
            if self.shown is not self.grid:
                self._put(self.grid.rows, self.current)
            self._stale()

    def _stale(self) -> None:
        """Whether the rows stand otherwise than their order says: then they may be put in order."""
        wanted = [row.id for row in heat_rows.arranged(self.grid.rows, self._order)]
        self.again.setVisible(wanted != [row.id for row in self.grid.rows])

    def use_order(self, order: str) -> None:
        """Another order; the chosen sector stays the chosen one."""
        self._order = order
        self.order.choose(order)
        self._rows = heat_rows.arranged(self._rows, order)
        self._put(self._rows, self.current)

    def choose(self, id: str) -> None:
        """Another sector is the current one."""
        at = next((n for n, row in enumerate(self.grid.rows) if row.id == id), -1)
        if at >= 0:
            self.grid.go(at, self.grid.column)
            self._cell()

    def _picked(self, id: str) -> None:
        self.choose(id)
        self.moved.emit()

    def _cell(self) -> None:
        """Another cell: what it is about is said under the table."""
        if self.plot.current != self.current:
            self.plot.choose(self.current)
            self.figures.current = max(0, self.grid.row)
            self.figures.update()
        self._tell()
        self.moved.emit()

    def _tell(self) -> None:
        on_grid = self.shown is self.grid
        said = names.whole(self._words, self.grid.criterion) if on_grid else self.plot.said(
            self.current
        )  # fmt: skip
        self.said.setText(said if self.grid.rows else "")

    # -- turning ----------------------------------------------------------------------------------
    def turn_weights(self) -> None:
        """The row of the weights comes or goes."""
        if self._read_only:
            return
        self.grid.show_weighing(not self.grid.weighing)
        self._say()
        give_focus(self.grid)

    def turn_sides(self) -> None:
        """Growth and access side by side, or the scores again."""
        sides = self.area if self._tables else self.plot
        self.stack.setCurrentWidget(sides if self.shown is self.grid else self.grid)
        if self.shown is not self.grid and self._order == MEAN:
            self.use_order(GROWTH)
        self._put(self.grid.rows, self.current)
        self._say()
        give_focus(self.shown)

    def turn_table(self) -> None:
        """The plot as a table, or as a plot again."""
        if self.shown is self.grid:
            self.turn_sides()
            if self._tables:
                return
        self._tables = not self._tables
        self.stack.setCurrentWidget(self.area if self._tables else self.plot)
        self._say()
        give_focus(self.shown)

    def ask_line(self) -> None:
        """The line that adds comes, with the keyboard."""
        if not self._read_only:
            self.line.show()
            self.line.begin()

    def _line_left(self) -> None:
        give_focus(self.shown)
        if self.grid.rows:
            self.line.hide()
