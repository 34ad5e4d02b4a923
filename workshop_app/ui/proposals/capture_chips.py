"""Above the capture line: the five themes, the table, and for 4 s what was just noted down."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from workshop_app.domain.entity import THEMES
from workshop_app.domain.meetings import Table
from workshop_app.export.names import SHORT_THEMES
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import palette, theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.chips import ChoiceChip
from workshop_app.ui.widgets.labels import Label

TABLE_KEY = "F6"


class ThemeChips(QWidget):
    """Five chips of which one is chosen. ``chosen(theme)`` when a person chooses."""

    chosen = Signal(str)

    def __init__(self, words: Words, current: str, *, keys: bool = True,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._chips: dict[str, ChoiceChip] = {}
        for number, topic in enumerate(THEMES, 1):
            key = f"Ctrl+{number}" if keys else ""
            chip = ChoiceChip(words(SHORT_THEMES[topic]), topic=topic, key=key)
            chip.clicked.connect(lambda _=False, topic=topic: self.pick(topic))
            row.addWidget(chip)
            self._chips[topic] = chip
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose(current)

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        return [*self._chips.values()]

    def show_caps(self, shown: bool) -> None:
        """With the caps of their keys, or without."""
        for chip in self._chips.values():
            chip.show_cap(shown)
        self._row.activate()

    @property
    def current(self) -> str:
        """The chosen theme."""
        return next(theme for theme, chip in self._chips.items() if chip.isChecked())

    def choose(self, theme: str) -> None:
        """Choose without telling."""
        for one, chip in self._chips.items():
            chip.setChecked(one == theme)

    def pick(self, theme: str) -> None:
        """Choose and tell; the chosen one stays chosen when it is pressed again."""
        before = {one for one, chip in self._chips.items() if chip.isChecked()}
        self.choose(theme)
        if before != {theme}:
            self.chosen.emit(theme)


class TableChip(ChoiceChip):
    """The table that what is captured comes from. ``picked(id)``, "" for none."""

    picked = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("", icon="users-three", key=TABLE_KEY, square=True, parent=parent)
        self._plan, self._said = plan, words
        self._workshop: str | None = None
        self.table: Table | None = None
        self.clicked.connect(self.open_menu)
        self.show_table("")

    def use_workshop(self, workshop: str | None) -> None:
        """Offer the tables of another workshop; without one there is nothing to choose."""
        self._workshop = workshop
        self.setVisible(bool(self.tables()))
        self.show_table(self.table.id if self.table else "")

    def tables(self) -> list[Table]:
        """The tables to choose from, in their order."""
        if not self._workshop:
            return []
        found = self._plan.all(Table, workshop=self._workshop)
        return sorted(found, key=lambda table: table.position)

    def show_table(self, id: str) -> None:
        """Show this table; one of another workshop is none."""
        self.table = next((one for one in self.tables() if one.id == id), None)
        self.setText(self.table.name if self.table else self._said("No table"))

    def open_menu(self) -> None:
        """Let a person choose; letters and arrows work in the menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = [(one.id, one.name) for one in self.tables()] + [("", self._said("No table"))]
        for id, name in rows:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, id=id: self._pick(id))
            if id == (self.table.id if self.table else ""):
                menu.setActiveAction(action)
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def _pick(self, id: str) -> None:
        self.show_table(id)
        self.picked.emit(id)


class Noted(QWidget):
    """ "Noted down: 18" with Undo, for 4 s. ``undone`` when a person takes it back; ``wanted`` when
    she wants to see what was noted down and is hidden."""

    undone = Signal()
    wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._label = Label("", "detail", icon="check-circle-fill", icon_tone="ok")
        self._label.setObjectName("noted")
        self._undo = Button(words("Undo"), "quiet", cap="Ctrl+Z", size="small")
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._undo.clicked.connect(self._take_back)
        self._show = Button(words("Show it"), "quiet", size="small")
        self._show.setObjectName("show it")
        self._show.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show.clicked.connect(self.wanted)
        for one in (self._label, self._show, self._undo):
            row.addWidget(one)
        self._show.hide()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def text(self) -> str:
        """What it says; "" while it says nothing."""
        return self._label.text() if self.isVisible() else ""

    @property
    def said(self) -> str:
        """What it said last."""
        return self._label.text()

    def prepare(self, text: str) -> None:
        """The words to say next; where it stands may be told from its size then."""
        self.hide()
        self._show.hide()
        self._label.setText(text)

    def prepare_hidden(self, text: str, key: str) -> None:
        """The same of what is not in view; ``key`` shows it too, "" for none."""
        self.prepare(text)
        self._show.setToolTip(f"{self._show.text()} ({theme.now().key(key)})" if key else "")
        self._show.show()

    def offer_undo(self, shown: bool) -> None:
        """With its button of undo, or without where there is no room for it: Ctrl+Z works too."""
        self._undo.setVisible(shown)

    def say(self) -> None:
        """Say it for 4 s."""
        self.show()
        self._timer.start(palette.tokens()["motion"]["savedNotice"])

    def let_go(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self.hide()

    def _take_back(self) -> None:
        self.let_go()
        self.undone.emit()


def theme_keys(of: QWidget, chips: ThemeChips, used: Callable[[], None] | None = None) -> None:
    """Ctrl+1…5 choose a theme anywhere in the window of ``of``, while it is shown; ``used`` hears
    that one was pressed."""
    for number, topic in enumerate(THEMES, 1):
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), of)
        shortcut.activated.connect(lambda topic=topic: chips.pick(topic))
        if used is not None:
            shortcut.activated.connect(used)


def settled_width(themes: ThemeChips, squares: Sequence[ChoiceChip], room: int) -> int:
    """How wide the chips that are shown are; without the caps of their keys where ``room`` has no
    place for them."""
    shown = [one for one in (themes, *squares) if not one.isHidden()]
    for caps, theme_caps in ((True, True), (False, True), (False, False)):
        for chip in squares:
            chip.show_cap(caps)
        themes.show_caps(theme_caps)
        chips = sum(one.sizeHint().width() + 8 for one in shown)
        if chips - 8 <= room:
            break
    return chips
