"""The list of what is on the map: search, themes, rows, and the words of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView

from workshop_app.domain.entity import THEMES as THEME_IDS
from workshop_app.export.names import THEMES
from workshop_app.text import Words
from workshop_app.ui.map.panels.row_drawing import ShownRow, ShownRows
from workshop_app.ui.map.shown import OF, Row
from workshop_app.ui.widgets import (
    Button,
    Card,
    ChoiceChip,
    IconButton,
    Label,
    LineEdit,
    Paragraph,
    RowList,
)


class ListPanel(Card):
    """``picked(key)``; ``opened(key)`` Enter or the link; ``edited(key)`` E; ``removed(key)`` Delete;
    ``looked`` other words are sought, or other themes chosen."""

    picked = Signal(str)
    opened = Signal(str)
    edited = Signal(str)
    removed = Signal(str)
    looked = Signal()

    def __init__(self, words: Words, changes: bool) -> None:
        super().__init__(padding=8, spacing=6)
        self._words, self._changes = words, changes
        self._quiet = self._compact = False
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 8, 0)
        head.addWidget(Label(words("On the map"), "strong"), 1)
        self.count = Label("", "body", "muted", weight=600)
        head.addWidget(self.count)
        self.layers = IconButton("stack", words("Layers"), size=36)
        self.layers.setToolTip(words("Layers") + " (L)")
        head.addWidget(self.layers)
        self.box.addLayout(head)
        self.search = LineEdit("", words("Search"), look="search", icon="magnifying-glass")
        self.search.setAccessibleName(words("Search the map"))
        self.search.textChanged.connect(lambda: self.looked.emit())
        self.search.installEventFilter(self)
        self.box.addWidget(self.search)
        self.box.addLayout(self._themes())
        self.model = ShownRows()
        self.list = RowList(self.model, ShownRow(), words("On the map"))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setLayoutMode(
            QListView.LayoutMode.Batched
        )  # thousands of rows, as they are needed
        self.list.setBatchSize(60)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda row: self.opened.emit(row.key))
        self.list.installEventFilter(self)
        self.box.addWidget(self.list, 1)
        self.nothing = Paragraph("", "detail", "muted",
                                 align="center")  # fmt: skip
        self.nothing.hide()
        self.box.addWidget(self.nothing, 1)
        self.box.addWidget(self._said_card())
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _themes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(6)
        self.chips: dict[str, ChoiceChip] = {}
        for theme_id in THEME_IDS:
            chip = ChoiceChip(self._words(THEMES[theme_id]), topic=theme_id, bare=True)
            chip.toggled.connect(lambda _on: self.looked.emit())
            self.chips[theme_id] = chip
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _said_card(self) -> Card:
        self.said = Card("sunken", padding=10, spacing=2, radius=8)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._of = Label("", "min", "muted", weight=600)
        row.addWidget(self._of, 1)
        self.edit = IconButton("pencil-simple", self._words("Edit") + " (E)", size=32)
        self.drop = IconButton("trash", self._words("Take off the map"), size=32)
        self.see = Button("", "quiet", icon_after="arrow-right", size="small")
        self.edit.clicked.connect(lambda: self._about(self.edited))
        self.drop.clicked.connect(lambda: self._about(self.removed))
        self.see.clicked.connect(lambda: self._about(self.opened))
        for one in (self.edit, self.drop):
            row.addWidget(one)
            if not self._changes:
                one.hide()
        self.said.box.addLayout(row)
        self._text = Paragraph("", "detail", lines=3)
        self._text.setObjectName("words of the chosen one")
        self.said.box.addWidget(self._text)
        self.said.box.addWidget(self.see, 0, Qt.AlignmentFlag.AlignRight)
        return self.said

    # -- what the page uses -----------------------------------------------------------------------
    @property
    def themes(self) -> frozenset[str]:
        """The themes that are chosen; none means all."""
        return frozenset(key for key, chip in self.chips.items() if chip.isChecked())

    @property
    def row(self) -> Row | None:
        found: Row | None = self.list.row
        return found

    def arrange(self, compact: bool) -> None:
        """In a narrow window the rows have the room, and the words stand on their own page."""
        self._compact = compact
        self._tell(self.row)

    def show_rows(self, rows: Sequence[Row], chosen: str, some: bool = True) -> None:
        """Other rows; ``chosen`` is the key of the one that stays chosen. ``some``: whether there is
        anything to look for."""
        self._quiet = True
        self.model.show(rows)
        self.count.setText(str(len(rows)))
        self.list.setHidden(not rows)
        self.nothing.setText(
            self._words("Nothing on the map is like that.") if some else
            self._words("Nothing has been put on the map yet.")
        )  # fmt: skip
        self.nothing.setHidden(bool(rows))
        self._quiet = False
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Choose without telling."""
        self._quiet = True
        at = next((n for n in range(self.model.rowCount()) if self._row(n).key == key), -1)
        if at >= 0:
            self.list.pick(at)
            self._tell(self._row(at))
        else:
            self.list.selectionModel().clear()
            self._tell(None)
        self._quiet = False

    def walk(self, by: int) -> None:
        """The next one, or the one before; round at the ends."""
        count = self.model.rowCount()
        if count:
            here = self.list.currentIndex().row()
            self.list.pick((here + by) % count if here >= 0 else 0)

    def _row(self, at: int) -> Row:
        from workshop_app.ui.widgets.rows import ROW

        found: Row = self.model.data(self.model.index(at, 0), ROW)
        return found

    def _picked(self, row: Row) -> None:
        if not self._quiet:
            self._tell(row)
            self.picked.emit(row.key)

    def _about(self, signal: object) -> None:
        if self.row is not None:
            signal.emit(self.row.key)  # type: ignore[attr-defined]

    def _tell(self, row: Row | None) -> None:
        """The words of the chosen one, whole, and the way to it."""
        self.said.setHidden(row is None)
        if row is None:
            return
        words = self._words
        kind = words(OF[row.kind])
        self._of.setText(f"{kind} {row.number}".strip() if row.number else kind)
        self._text.setText(row.text)
        self._text.setHidden(self._compact)
        self.see.setHidden(not row.of or row.kind in ("place", "", "commune"))
        self.see.setText(words("See {number}", number=row.number) if row.number and row.kind in
                         ("proposal", "challenge") else words("See its page"))  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.list:
                return self._list_key(event)
            if watched is self.search:
                return self._search_key(event)
        return super().eventFilter(watched, event)

    def _list_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._changes:
            self._about(self.removed)
        elif event.key() == Qt.Key.Key_E and not event.modifiers() and self._changes:
            self._about(self.edited)
        else:
            return False
        return True

    def _search_key(self, event: QKeyEvent) -> bool:
        down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if down and self.model.rowCount():
            if self.list.row is None:
                self.list.pick(0)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            return down
        return True
