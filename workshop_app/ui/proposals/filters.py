"""What the board shows of all there is: choosing it, and saying in words what is left out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from workshop_app.domain.entity import PERSPECTIVES, THEMES
from workshop_app.domain.meetings import Table, Workshop
from workshop_app.domain.places import Territory
from workshop_app.export import names
from workshop_app.services.board import Board
from workshop_app.services.board_cards import NO, NO_FILTERS, WITHOUT, YES, Filters, tags_of
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import current, theme
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Card, Popover, heading
from workshop_app.ui.widgets.fields import Choice, Field
from workshop_app.ui.widgets.labels import Label, Paragraph

KEY, CLEAR_KEY = "F3", "Shift+F3"
_NAMES = (
    "theme", "table", "workshop", "territory", "perspective", "tag", "linked", "photo", "withdrawn",
)  # fmt: skip
_ACROSS = 3


class FilterRow(Card):
    """Says what is shown and how many are hidden. Hidden while nothing is filtered.
    ``cleared`` when a person wants to see everything again."""

    cleared = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("sunken", padding=0, spacing=8, across=True, radius=10, parent=parent)
        self._words = words
        self.box.setContentsMargins(12, 2, 2, 2)
        self._said = Paragraph("", "detail")
        self._said.setObjectName("filtered")
        self._hidden = Label("", "detail", weight=600, icon="eye-slash")
        self._hidden.setObjectName("hidden")
        self.clear = Button(words("Show all"), "quiet", cap=CLEAR_KEY, size="small")
        self.clear.clicked.connect(self.cleared)
        self.box.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        self.box.addWidget(self._hidden)
        self.box.addWidget(self.clear)
        self.hide()

    def text(self) -> str:
        """All of what it says; "" while it is hidden."""
        return "" if self.isHidden() else f"{self._said.text()} {self._hidden.text()}"

    def say(self, what: str, hidden: int) -> None:
        """``what`` is shown only, in words; "" hides the row."""
        self._said.setText(self._words("Only: {what}", what=what))
        self._hidden.setText(self._words.many("{n} hidden", "{n} hidden", hidden))
        self.setVisible(bool(what))


class FilterPanel(Popover):
    """Nine questions about cards, each with "any" first. ``chosen(Filters)`` at every answer,
    ``left`` when it closes."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, plan: OpenPlan, words: Words, parent: QWidget) -> None:
        super().__init__(parent, padding=16)
        self._plan, self._words = plan, words
        self._filters = NO_FILTERS
        self.choices: dict[str, Choice] = {}
        top = QHBoxLayout()
        top.addWidget(heading("funnel", words("Show only"), "ink", "primary"), 1)
        close = IconButton("x", words("Close"), size=36)
        close.clicked.connect(self.left)
        top.addWidget(close)
        self.box.addLayout(top)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        labels = self._labels()
        for number, name in enumerate(_NAMES):
            choice = self.choices[name] = Choice()
            choice.setObjectName(f"filter {name}")
            choice.chosen.connect(lambda key, name=name: self._answer(name, key))
            choice.setAccessibleName(labels[name])
            grid.addWidget(Field(labels[name], choice), number // _ACROSS, number % _ACROSS)
        self.box.addLayout(grid)
        foot = QHBoxLayout()
        self.clear = Button(words("Show all"), cap=CLEAR_KEY, size="small")
        self.clear.clicked.connect(lambda: self._all_chosen(NO_FILTERS))
        foot.addStretch(1)
        foot.addWidget(self.clear)
        self.box.addLayout(foot)
        self.hide()

    def _labels(self) -> dict[str, str]:
        words = self._words
        return {
            "theme": words("Theme"),
            "table": words("Table"),
            "workshop": words("Workshop"),
            "territory": words("Territory"),
            "perspective": words("Perspective"),
            "tag": words("Tag"),
            "linked": words("Challenges"),
            "photo": words("Photo"),
            "withdrawn": words("Withdrawn"),
        }

    def show_filters(self, filters: Filters, board: Board) -> None:
        """Offer what there is on the board, with what is chosen now."""
        self._filters = filters
        for name, rows in offered(self._plan, self._words, board).items():
            self.choices[name].set_choices([("", self._words("Any")), *rows])
            self.choices[name].choose(getattr(filters, name))
            self.choices[name].setEnabled(bool(rows))

    def wanted(self, room: int) -> tuple[int, int]:
        """Width and height that it wants in ``room`` pixels, its shadow left out."""
        wide = min(room, theme.now().px(780))
        return wide, self.sizeHint().height() - 2 * self.MARGIN

    def _answer(self, name: str, key: str) -> None:
        self._all_chosen(replace(self._filters, **{name: key}))

    def _all_chosen(self, filters: Filters) -> None:
        self._filters = filters
        for name, choice in self.choices.items():
            choice.choose(getattr(filters, name))
        self.chosen.emit(filters)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()


def offered(plan: OpenPlan, words: Words, board: Board) -> dict[str, list[tuple[str, str]]]:
    """What can be asked for, by filter: keys and words; nothing where there is no choice."""
    workshops = {one.id: one for one in current.workshops(plan)}
    tables = [t for t in plan.all(Table) if board.workshop in (None, t.workshop)]
    tables.sort(key=lambda one: (_number(workshops, one.workshop), one.position))
    several = len(workshops) > 1 and board.workshop is None
    proposal = board.what == "proposal"
    rows: dict[str, list[tuple[str, str]]] = {
        "theme": [(one, words(names.SHORT_THEMES[one])) for one in THEMES],
        "table": [
            (one.id, _of_workshop(one, workshops, words) if several else one.name) for one in tables
        ],
        "workshop": [(one.id, one.title) for one in workshops.values()] if several else [],
        "territory": [(one.id, f"{one.code} · {one.name}") for one in plan.all(Territory)],
        "perspective": [(one, words(names.PERSPECTIVES[one])) for one in PERSPECTIVES],
        "tag": [(tag, tag) for tag in tags_of(board.singles())],
        "linked": [
            (YES, words("answers a challenge") if proposal else words("has a proposal")),
            (NO, words("answers no challenge") if proposal else words("has no proposal")),
        ],
        "photo": [(YES, words("with a photo")), (NO, words("without a photo"))],
        "withdrawn": [(YES, words("withdrawn"))] if proposal else [],
    }
    without = {
        "table": words("no table"),
        "workshop": words("no workshop"),
        "territory": words("no territory"),
        "perspective": words("no perspective"),
    }
    for name, said in without.items():
        if rows[name]:
            rows[name].append((WITHOUT, said))
    return rows


def told(filters: Filters, plan: OpenPlan, words: Words, board: Board) -> str:
    """What is shown only, in words: "Salud · Mesa 2 · con foto"; "" where everything is."""
    if not filters:
        return ""
    rows = offered(plan, words, board)
    said = [dict(rows[name]).get(key, key) for name, key in filters.asked().items()]
    return " · ".join(said)


def _number(workshops: dict[str, Workshop], id: str) -> int:
    return workshops[id].number if id in workshops else 0


def _of_workshop(table: Table, workshops: dict[str, Workshop], words: Words) -> str:
    number = _number(workshops, table.workshop)
    return f"{words('Workshop {n}', n=number)} · {table.name}" if number else table.name
