"""The sector table as one types in it: 1 to 5 writes and moves right, only seen rows are painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QToolTip

from workshop_app.domain.economy import SECTOR_CRITERIA
from workshop_app.domain.economy_figures import EVEN
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.economy import heat_ground, heat_rows, names
from workshop_app.ui.economy.heat_drawing import HeatPainter, heads_fit
from workshop_app.ui.economy.heat_ground import COLUMNS, HeatGround, ground_in
from workshop_app.ui.economy.heat_rows import HeatRow
from workshop_app.ui.widgets.painted import FocusRing, Painted

KEYS = Qt.Key
_CLEARS = (KEYS.Key_0, KEYS.Key_Delete, KEYS.Key_Backspace)
_STEPS = {
    KEYS.Key_Down: (1, 0), KEYS.Key_Up: (-1, 0), KEYS.Key_Right: (0, 1), KEYS.Key_Left: (0, -1),
    KEYS.Key_PageDown: (8, 0), KEYS.Key_PageUp: (-8, 0),
}  # fmt: skip
_COMMANDS = {
    KEYS.Key_W: "weights", KEYS.Key_T: "table", KEYS.Key_G: "sides", KEYS.Key_A: "add",
    KEYS.Key_F2: "edit",
}  # fmt: skip
_WEIGHTS = -1
"""The row of the weights, above the first sector."""


class HeatGrid(Painted, QAbstractScrollArea):
    """Emits ``moved`` when another cell is the current one, ``typed(sector, criterion, score)`` (0
    clears), ``weighed(criterion, weight)``, ``asked`` on Enter or a double click, ``shifted(sector,
    by)`` on Alt and an arrow, ``commanded(word)`` for a letter."""

    moved = Signal()
    typed = Signal(str, str, int)
    weighed = Signal(str, int)
    asked = Signal()
    shifted = Signal(str, int)
    commanded = Signal(str)

    def __init__(self, words: Words, *, read_only: bool) -> None:
        super().__init__()
        self._words, self._read_only = words, read_only
        self.rows: list[HeatRow] = []
        self.weights: dict[str, int] = dict(EVEN)
        self.row, self.column = 0, 0
        self.weighing = False
        self._ground: HeatGround | None = None
        self.setObjectName("sector table")
        name = words("Sectors by criterion, from 1, hard, to 5, favourable")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # -- what is shown ----------------------------------------------------------------------------
    def show_rows(self, rows: Sequence[HeatRow], current: str = "") -> None:
        """Other rows; ``current`` is the id of the sector under the keyboard."""
        self.rows = list(rows)
        ids = [row.id for row in self.rows]
        at = ids.index(current) if current in ids else min(self.row, len(ids) - 1)
        self.row = max(_WEIGHTS if self.weighing else 0, at)
        self._measure()
        self._show_current()
        self._tell()

    def put_row(self, row: HeatRow) -> None:
        """The same sector, said otherwise."""
        at = next((n for n, one in enumerate(self.rows) if one.id == row.id), -1)
        if at >= 0:
            renamed = self.rows[at].name != row.name
            self.rows[at] = row
            if renamed:
                self._measure()
            self.viewport().update(self._row_box(at))
            self._tell()

    def show_weights(self, weights: dict[str, int]) -> None:
        """Criteria count otherwise: so do the means."""
        self.weights = dict(weights)
        self.rows = [row.weighed(self.weights) for row in self.rows]
        self.viewport().update()
        self._tell()

    def show_weighing(self, shown: bool) -> None:
        """The row of the weights comes, with the keyboard in it, or goes."""
        self.weighing = shown
        self.row = _WEIGHTS if shown else max(0, self.row)
        self._measure()
        self._tell()

    @property
    def current(self) -> HeatRow | None:
        """The sector under the keyboard, ``None`` in the row of the weights or without any."""
        return self.rows[self.row] if 0 <= self.row < len(self.rows) else None

    @property
    def criterion(self) -> str:
        """The criterion under the keyboard."""
        return SECTOR_CRITERIA[self.column]

    def as_text(self) -> str:
        """The table as lines of text."""
        words = self._words
        heads = [names.short(words, id) for id in SECTOR_CRITERIA]
        lines = [" · ".join([*heads, words.at("short", "Mean")])]
        for row in self.rows:
            cells = ["–" if one is None else str(one) for one in row.scores]
            lines.append(" · ".join([row.name, *cells, heat_rows.mean_of(words, row)]))
        return "\n".join(lines)

    def _tell(self) -> None:
        """What a reader says of the current cell."""
        words, criterion = self._words, names.whole(self._words, self.criterion)
        if self.row == _WEIGHTS:
            count = words("counts {n}", n=self.weights[self.criterion])
            self.setAccessibleDescription(f"{criterion}. {count}")
        elif (row := self.current) is not None:
            score = row.scores[self.column]
            said = words("not judged yet") if score is None else str(score)
            mean = heat_rows.mean_told(words, row.mean, len(row.unscored))
            self.setAccessibleDescription(f"{row.name}. {criterion}: {said}. {mean}")
        else:
            self.setAccessibleDescription("")

    # -- moving -----------------------------------------------------------------------------------
    def go(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        least = _WEIGHTS if self.weighing else 0
        before = (self.row, self.column)
        self.row = min(max(row, least), max(len(self.rows) - 1, least))
        self.column = min(max(column, 0), COLUMNS - 1)
        self._show_current()
        self.viewport().update()
        if self.focused:
            FocusRing.around(self)
        self._tell()
        if before != (self.row, self.column):
            self.moved.emit()

    def go_on(self) -> None:
        """One to the right; after the last column the next row begins."""
        if self.column + 1 < COLUMNS:
            self.go(self.row, self.column + 1)
        elif self.row + 1 < len(self.rows) and self.row != _WEIGHTS:
            self.go(self.row + 1, 0)

    # -- places -----------------------------------------------------------------------------------
    @property
    def ground(self) -> HeatGround:
        """Where things stand now."""
        if self._ground is None:
            view = self.viewport().size()
            self._ground = ground_in(
                view.width(), view.height(), self.rows, heads=self._heads(), weights=self.weighing
            )
        return self._ground

    def _heads(self) -> bool:
        return heads_fit(self._words, heat_ground.cell_width(self.viewport().width()))

    def _measure(self) -> None:
        """How far it scrolls."""
        self._ground = None
        ground, bar = self.ground, self.verticalScrollBar()
        room = self.viewport().height() - ground.top
        bar.setRange(0, max(0, ground.tops[-1] - room))
        bar.setPageStep(max(1, room))
        bar.setSingleStep(theme.now().px(heat_ground.ROW))
        self.updateGeometry()
        self._scrolled()

    def _row_box(self, row: int) -> QRect:
        return self.ground.row_box(row, self.verticalScrollBar().value())

    def cell_box(self, row: int, column: int) -> QRect:
        """Where a cell stands in the viewport."""
        box = self._row_box(row)
        return self.ground.column(column, box.top(), box.height()).toAlignedRect()

    def _show_current(self) -> None:
        if self.row < 0 or not self.rows:
            return
        box, bar, top = self._row_box(self.row), self.verticalScrollBar(), self.ground.top
        if box.top() < top:
            bar.setValue(bar.value() - (top - box.top()))
        elif box.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + box.bottom() + 1 - self.viewport().height())

    def ring_box(self) -> QRect:
        """Round the current cell as far as it is in view."""
        view = self.viewport().rect().adjusted(0, self.ground.head, 0, 0)
        box = self.cell_box(self.row, self.column) & view
        shown = not box.isEmpty() and bool(self.rows)
        return box.translated(self.viewport().pos()) if shown else self.rect()

    def sizeHint(self) -> QSize:
        now = theme.now()
        tall = heat_ground.wanted_height(len(self.rows), weights=self.weighing)
        return QSize(now.px(640), tall)

    def minimumSizeHint(self) -> QSize:
        now = theme.now()
        return QSize(now.px(420), now.px(150))

    # -- events -----------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        self._show_current()

    def _scrolled(self) -> None:
        self.viewport().update()
        if self.focused and self.hasFocus():
            FocusRing.around(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Its keys are its own before the page's and the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            plain = held == Qt.KeyboardModifier.NoModifier
            own = {*_STEPS, *_CLEARS, *_COMMANDS, KEYS.Key_Home, KEYS.Key_End}
            if plain and (event.key() in own or event.text() in set("12345")):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(event):
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, held = KEYS(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and key in (KEYS.Key_Up, KEYS.Key_Down):
            if self.current is not None and not self._read_only:
                self.shifted.emit(self.current.id, 1 if key == KEYS.Key_Down else -1)
            return True
        if key in (KEYS.Key_Home, KEYS.Key_End) and held in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier,
        ):  # fmt: skip
            first, whole = key == KEYS.Key_Home, held == Qt.KeyboardModifier.ControlModifier
            row = (0 if first else len(self.rows) - 1) if whole else self.row
            self.go(row, 0 if first else COLUMNS - 1)
            return True
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        if key in _STEPS:
            down, right = _STEPS[key]
            self.go(self.row + down, self.column + right)
        elif key in (KEYS.Key_Return, KEYS.Key_Enter):
            self.asked.emit()
        elif key in _COMMANDS:
            self.commanded.emit(_COMMANDS[key])
        else:
            return self._digit(event)
        return True

    def _digit(self, event: QKeyEvent) -> bool:
        """A score, or a weight, is written; 0 and Delete clear."""
        clears = KEYS(event.key()) in _CLEARS
        digit = 0 if clears else int(event.text()) if event.text() in set("12345") else -1
        if digit < 0 or self._read_only:
            return digit >= 0
        if self.row == _WEIGHTS:
            back = KEYS(event.key()) == KEYS.Key_Backspace
            self.weighed.emit(self.criterion, 1 if back else digit)
        elif (row := self.current) is not None:
            self.typed.emit(row.id, self.criterion, digit)
        else:
            return False
        if digit or self.row == _WEIGHTS:
            self.go_on()
        return True

    def _at(self, place: QPoint) -> tuple[int, int]:
        return self.ground.at(place.x(), place.y(), self.verticalScrollBar().value())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, column = self._at(event.position().toPoint())
        if -2 < row < len(self.rows):
            inside = 0 <= column < COLUMNS
            self.go(row, column if inside else self.column)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if 0 <= self._at(event.position().toPoint())[0] < len(self.rows):
            self.asked.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """A head says its criterion in full where the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            _row, column = self._at(event.pos())
            inside = 0 <= column < COLUMNS
            said = names.whole(self._words, SECTOR_CRITERIA[column]) if inside else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().viewportEvent(event)

    # -- painting ---------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        ground, shift = self.ground, self.verticalScrollBar().value()
        drawing, here = HeatPainter(self._words, ground, self), self.hasFocus()
        painter.save()
        painter.setClipRect(0, ground.top, ground.width, self.viewport().height())
        first = max(0, ground.row_at(event.rect().top(), shift))
        last = min(len(self.rows), ground.row_at(event.rect().bottom(), shift) + 1)
        for at in range(first, last):
            box = QRectF(ground.row_box(at, shift))
            drawing.row(painter, box, self.rows[at], current=at == self.row, column=self.column,
                        focused=here)  # fmt: skip
        painter.restore()
        if event.rect().top() < ground.top:
            drawing.heads(painter, self.column if here else -1, self._heads())
            if self.weighing:
                current = self.column if self.row == _WEIGHTS and here else -1
                drawing.weights(painter, self.weights, current)
