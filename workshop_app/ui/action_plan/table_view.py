"""The table as one writes in it: keys, the cell that is open, copy down, copy and paste."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.services import action_table
from workshop_app.services.action_columns import COLUMNS, typed
from workshop_app.services.action_table import Cell
from workshop_app.text import KnownError
from workshop_app.ui.action_plan.arranged import Row
from workshop_app.ui.action_plan.cell_editor import BEFORE, DOWN, NEXT, CellEditor
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.table_grid import Grid
from workshop_app.ui.widgets import Label
from workshop_app.ui.widgets.painted import give_focus

if TYPE_CHECKING:
    from workshop_app.ui.action_plan.page import ActionPlanPage

KEYS = Qt.Key
_MOVES = {
    KEYS.Key_Down: (1, 0), KEYS.Key_Up: (-1, 0), KEYS.Key_Right: (0, 1), KEYS.Key_Left: (0, -1),
    KEYS.Key_PageDown: (12, 0), KEYS.Key_PageUp: (-12, 0),
}  # fmt: skip
COPY, PASTE, ALL, DOWN_THERE, EMPTY = "copy", "paste", "all", "down", "empty"
_ENTER = (KEYS.Key_Return, KEYS.Key_Enter, KEYS.Key_F2)


class TableView(QWidget):
    """Every change is a step of its own, one for a whole selection.

    Keys become signals: what a slot refuses is told, what a Qt override raises ends the program."""

    begun = Signal(str)
    """A letter was typed; "" opens what stands in the cell."""
    commanded = Signal(str)

    def __init__(self, page: ActionPlanPage) -> None:
        super().__init__()
        self._page = page
        words = page.words
        self.grid = Grid(page.kept, list(COLUMNS.values()), words("Table of the actions"))
        self.grid.installEventFilter(self)
        self.grid.moved.connect(self._moved)
        self.grid.wanted.connect(self.edit)
        self.begun.connect(self.edit)
        self.commanded.connect(self._command)
        self.grid.pressed_head.connect(page.views.top.sort_by)
        self.editor: CellEditor | None = None
        hint = words("Type to write · Enter edits · Tab goes on · Ctrl+D copies down · Del empties")
        self.hint = Label(hint, "min", "muted")
        if page.plan.read_only:
            self.hint.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.grid, 1)
        box.addWidget(self.hint)
        self.setFocusProxy(self.grid)

    # -- showing ----------------------------------------------------------------------------------
    def show_rows(self, rows: Sequence[Row], by: str) -> None:
        """Other rows."""
        self.grid.kept = self._page.kept
        self.grid.show_rows(rows, by)

    def change_rows(self, rows: Sequence[tuple[int, ActionRow]]) -> None:
        """Some rows changed."""
        for at, row in rows:
            self.grid.put_row(at, row)

    def choose(self, at: int) -> None:
        """Make row ``at`` the current one; the column stays."""
        if self.grid.row != at:
            self.grid.go(at, self.grid.column)

    def _moved(self) -> None:
        row = self.grid.current
        if row is not None and row.action.id != self._page.where().get("action"):
            self._page.choose(row.action.id)

    # -- keys -------------------------------------------------------------------------------------
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The keys of the table, before the page's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wanted = (*_MOVES, *_ENTER, KEYS.Key_Delete, KEYS.Key_Home, KEYS.Key_End)
            plain_key = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if (plain_key and event.key() in wanted) or _command_of(event):
                event.accept()
                return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        grid, key, modifiers = self.grid, KEYS(event.key()), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if command := _command_of(event):
            self.commanded.emit(command)
        elif alt:
            return False
        elif key in _MOVES:
            down, across = _MOVES[key]
            grid.go(grid.row + down, grid.column + across, stretch=shift)
        elif key in (KEYS.Key_Home, KEYS.Key_End):
            column = 0 if key == KEYS.Key_Home else len(grid.columns) - 1
            row = grid.row if not control else (0 if key == KEYS.Key_Home else len(grid.rows) - 1)
            grid.go(row, column, stretch=shift)
        elif key in _ENTER and not control:
            self.begun.emit("")
        elif key == KEYS.Key_Delete:
            self.commanded.emit(EMPTY)
        elif event.text() and event.text().isprintable() and not control:
            self.begun.emit(event.text())
        else:
            return False
        return True

    def _command(self, command: str) -> None:
        clipboard = QGuiApplication.clipboard()
        if command == COPY:
            clipboard.setText(self._copied())
        elif command == PASTE:
            self._paste(action_table.pasted(clipboard.text()))
        elif command == EMPTY:
            self._write(dict.fromkeys(self._cells(), ""))
        elif command == ALL:
            self.grid.anchor = (0, self.grid.column)
            self.grid.go(len(self.grid.rows) - 1, self.grid.column, stretch=True)
        else:
            self.copy_down()

    # -- cells ------------------------------------------------------------------------------------
    def _cells(self) -> list[Cell]:
        """The selected cells that can be written in."""
        rows, columns = self.grid.selected
        return [
            (row.action.id, self.grid.columns[at].key)
            for row in (self.grid.rows[n] for n in rows)
            for at in columns
            if isinstance(row, ActionRow) and self.grid.columns[at].written
        ]

    def copy_down(self) -> None:
        """The first row of the selection into those under it; one row alone takes what stands over
        it."""
        rows, columns = self.grid.selected
        found = [n for n in rows if isinstance(self.grid.rows[n], ActionRow)]
        if len(found) == 1:
            over = [n for n in range(found[0]) if isinstance(self.grid.rows[n], ActionRow)]
            found = [*over[-1:], *found]
        if len(found) < 2:
            return
        first, *others = (self.grid.rows[n] for n in found)
        assert isinstance(first, ActionRow)
        kept, cells = self._page.kept, {}
        for at in columns:
            column = self.grid.columns[at]
            if column.written:
                text = typed(kept, column, first.line)
                for row in others:
                    assert isinstance(row, ActionRow)
                    cells[(row.action.id, column.key)] = text
        self._write(cells)

    def _copied(self) -> str:
        rows, columns = self.grid.selected
        lines = []
        for n in rows:
            row = self.grid.rows[n]
            if isinstance(row, ActionRow):
                cells = (self.grid.columns[at].show(self._page.kept, row.line) for at in columns)
                lines.append("\t".join(_quoted(cell) for cell in cells))
        return "\n".join(lines)

    def _paste(self, block: list[list[str]]) -> None:
        """Put a block of cells down and to the right of the first selected one; one cell alone goes
        into the whole selection."""
        rows, columns = self.grid.selected
        if len(block) == 1 and len(block[0]) == 1:
            self._write(dict.fromkeys(self._cells(), block[0][0]))
            return
        under = [row for row in self.grid.rows[rows[0] :] if isinstance(row, ActionRow)]
        cells = {}
        for row, texts in zip(under, block, strict=False):
            for column, text in zip(self.grid.columns[columns[0] :], texts, strict=False):
                if column.written:
                    cells[(row.action.id, column.key)] = text
        self._write(cells)

    def _write(self, cells: dict[Cell, str]) -> None:
        """Several cells at once, in one step; a number of them is told, with the way back."""
        if self._page.plan.read_only or not cells:
            return
        action_table.fill(self._page.plan, self._page.kept, cells)
        if len(cells) > 1:
            said = self._page.words.many("{n} cell written", "{n} cells written", len(cells))
            self._page.shell.tell("done", said, undo=True)

    # -- the cell that is open ---------------------------------------------------------------------
    def edit(self, begun: str = "") -> None:
        """Open the current cell; ``begun``: with what was typed in the place of what it says."""
        grid, row = self.grid, self.grid.current
        column = grid.columns[grid.column]
        if row is None or self._page.plan.read_only:
            return
        if not column.written:
            raise KnownError(action_table.FIXED)
        self.close_editor()
        kept, words = self._page.kept, self._page.words
        text = typed(kept, column, row.line)
        offers = column.offers(kept) if column.offers else []
        name = f"{row.number}, {words(column.head)}"
        grid.show_cell(grid.row, grid.column)
        self.editor = CellEditor(grid.viewport(), words, column, offers, name)
        cell = (row.action.id, column.key)
        self.editor.kept.connect(lambda said, ok, then: self._keep(cell, said, ok, then))
        self.editor.left.connect(lambda: self.close_editor(back=True))
        box = grid.cell_box(grid.row, grid.column)
        self.editor.open_at(box, begun or text, anew=bool(begun))

    def _keep(self, cell: Cell, text: str, confirmed: bool, then: str) -> None:
        editor = self.editor
        if editor is None:
            return
        try:
            action_table.fill(self._page.plan, self._page.kept, {cell: text}, confirmed=confirmed)
        except KnownError as error:
            editor.wrong(error.told(self._page.words))
            return
        self.close_editor(back=True)
        grid = self.grid
        if then == DOWN:
            grid.go(grid.row + 1, grid.column)
        elif then in (NEXT, BEFORE):
            grid.go(grid.row, grid.column + (1 if then == NEXT else -1))

    def close_editor(self, *, back: bool = False) -> None:
        """Take the open cell away; ``back``: the keyboard goes to the table."""
        editor, self.editor = self.editor, None
        if editor is not None:
            if back:
                give_focus(self.grid)
            editor.hide()
            QTimer.singleShot(0, editor, editor.deleteLater)

    def keep(self) -> None:
        """Write what the open cell holds, as far as the guard and the column let it."""
        if self.editor is not None:
            self.editor.offer_here()


def _command_of(event: QKeyEvent) -> str:
    """What a key with Ctrl asks of the table; "" for nothing of it."""
    keys = QKeySequence.StandardKey
    if QKeySequence(event.keyCombination()).toString() == "Ctrl+D":
        return DOWN_THERE
    found = {COPY: keys.Copy, PASTE: keys.Paste, ALL: keys.SelectAll}
    return next((name for name, key in found.items() if event.matches(key)), "")


def _quoted(cell: str) -> str:
    """A cell as spreadsheets copy it: in quotation marks where it has line breaks."""
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if set('\n\t"') & set(cell) else cell
