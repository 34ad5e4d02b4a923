"""The boxes of a capacity sheet, as they stand on paper: a row a proposal, a column a criterion."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.capacity import GATES
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.prioritize import column_heads, names
from workshop_app.ui.prioritize.typed_sheet import TypedSheet
from workshop_app.ui.widgets import Painted, brush, wrapped

GATE_KEYS = ("-", "/")
"""The keys of the gates, both beside the figures of a number pad."""
_ROW, _HEAD, _BOX, _GATE = 34, column_heads.HEIGHT, 62, 66


class SheetGrid(Painted, QWidget):
    """Digits fill the boxes from left to right; Space or 0 leaves one empty; Enter goes to the next
    row; Backspace goes back; ``-`` and ``/`` mark the gates. Emits ``typed``, ``moved(QRect)`` with
    the place of the row, and ``ended`` where Enter is pressed after the last row."""

    typed = Signal()
    moved = Signal(QRect)
    ended = Signal()
    ring_radius = 10.0

    def __init__(self, words: Words, asked: list[Placed]) -> None:
        super().__init__()
        self._words, self._asked = words, asked
        self.sheet = TypedSheet([], [])
        self.setObjectName("sheet grid")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sheet(self, sheet: TypedSheet) -> None:
        """Another sheet, from its first box on."""
        self.sheet = sheet
        self.updateGeometry()
        self._go_on()

    # -- sizes ------------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        now = theme.now()
        wide = now.px(220 + _BOX * max(1, len(self.sheet.criteria)) + _GATE * len(GATES))
        return QSize(wide, now.px(_HEAD + _ROW * (len(self._asked) + 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.now().px(640), self.sizeHint().height())

    def _row_box(self, row: int) -> QRectF:
        now = theme.now()
        return QRectF(0, now.px(_HEAD) + row * now.px(_ROW), self.width(), now.px(_ROW))

    def _columns(self) -> list[tuple[float, float]]:
        """Left and width of each column: the criteria, then the gates, up against the right."""
        now = theme.now()
        wide = [now.px(_BOX)] * len(self.sheet.criteria) + [now.px(_GATE)] * len(GATES)
        left = float(self.width() - sum(wide) - 6)
        found: list[tuple[float, float]] = []
        for one in wide:
            found.append((left, float(one)))
            left += one
        return found

    def _box(self, row: int, column: int) -> QRectF:
        left, wide = self._columns()[column]
        side, box = theme.now().px(28), self._row_box(row)
        across = side * 1.5
        return QRectF(left + (wide - across) / 2, box.center().y() - side / 2, across, side)

    # -- hands ------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, typed, sheet = Qt.Key(event.key()), event.text(), self.sheet
        if typed and typed in "12345":
            sheet.put(int(typed))
        elif typed and typed in "0 ":
            sheet.put(None)
        elif typed in GATE_KEYS:
            sheet.gate(GATE_KEYS.index(typed))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if sheet.ended:
                self.ended.emit()
                return
            sheet.next_row()
        elif key == Qt.Key.Key_Backspace:
            sheet.back()
        elif not self._walk(key):
            super().keyPressEvent(event)
            return
        self._go_on()

    def _walk(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
                 Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}  # fmt: skip
        if key in steps:
            down, right = steps[key]
            self.sheet.go(self.sheet.row + down, self.sheet.column + right)
        return key in steps

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None:
            row, column = found
            self.sheet.go(row, min(column, len(self.sheet.criteria) - 1))
            if column >= len(self.sheet.criteria):
                self.sheet.gate(column - len(self.sheet.criteria))
            self._go_on()

    def _at(self, place: QPointF) -> tuple[int, int] | None:
        for row in range(len(self._asked)):
            if not self._row_box(row).contains(place):
                continue
            for column, (left, wide) in enumerate(self._columns()):
                if left <= place.x() < left + wide:
                    return row, column
        return None

    def _go_on(self) -> None:
        self.setAccessibleName(self._spoken())
        self.update()
        self.typed.emit()
        self.moved.emit(self._row_box(self.sheet.row).toAlignedRect())

    def _spoken(self) -> str:
        words, sheet = self._words, self.sheet
        if sheet.ended or not sheet.criteria:
            return words("The sheet is typed. Enter keeps it.")
        one, id = self._asked[sheet.row], sheet.criteria[sheet.column]
        figure = sheet.figures.get((one.proposal.id, id))
        told = words("empty") if figure is None else str(figure)
        return f"{one.priority.number} {one.title}, {names.criterion(words, id)}: {told}"

    # -- drawing ----------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        self._paint_heads(painter)
        for row, one in enumerate(self._asked):
            self._paint_row(painter, row, one)
        if self.sheet.ended:
            box = self._row_box(len(self._asked)).adjusted(0, 2, 0, -2)
            paint.selected_row(painter, box)
            now = theme.now()
            told = self._words("The sheet is typed. Enter keeps it.")
            paint.text(painter, box.adjusted(16, 0, 0, 0), told, now.font("body", weight=700),
                       now.color.ink, where=self)  # fmt: skip

    def _paint_heads(self, painter: QPainter) -> None:
        now, words = theme.now(), self._words
        named = [names.criterion(words, id) for id in self.sheet.criteria]
        signs = [names.CRITERION_ICONS[id] for id in self.sheet.criteria]
        named += [words(name) for name in names.GATES_MARKED.values()]
        signs += ["lock-simple-fill"] * len(GATES)
        keys = [""] * len(self.sheet.criteria) + list(GATE_KEYS)
        for at, (left, wide) in enumerate(self._columns()):
            here = at == self.sheet.column and not self.sheet.ended
            gate = at >= len(self.sheet.criteria)
            ink = now.color.error if gate else now.color.accent_text if here else now.color.muted
            column_heads.upright(painter, left, wide, named[at], signs[at], ink, strong=here,
                                 key=keys[at], where=self)  # fmt: skip

    def _paint_row(self, painter: QPainter, row: int, one: Placed) -> None:
        now, box, sheet = theme.now(), self._row_box(row), self.sheet
        here = row == sheet.row
        if here:
            paint.selected_row(painter, box.adjusted(0, 1, 0, -1))
        number = QRectF(box.left() + 6, box.top(), now.px(34), box.height())
        paint.text(painter, number, one.priority.number, now.font("strong", weight=700),
                   now.color.ink, align=paint.RIGHT, where=self)  # fmt: skip
        badge = QRectF(number.right() + 8, box.top() + 4, now.px(24), box.height() - 8)
        paint.badge(painter, badge, one.proposal.theme)
        left = badge.right() + 8
        title = QRectF(left, box.top(), self._columns()[0][0] - left - 6, box.height())
        font = now.font("min", weight=700 if here else 500, size=13)
        wrapped.lines(painter, title, one.title, font, now.color.ink, self, meant=True)
        for column, id in enumerate(sheet.criteria):
            self._paint_box(painter, row, column, sheet.figures.get((one.proposal.id, id)))
        for at, gate in enumerate(GATES):
            marked = (one.proposal.id, gate) in sheet.closed
            place = self._box(row, len(sheet.criteria) + at)
            side = place.height()
            ring = QRectF(place.center().x() - side / 2, place.top(), side, side).adjusted(
                3, 3, -3, -3
            )
            color = now.color.error if marked else now.color.field_line
            paint.frame(painter, ring, ring.width() / 2, now.color.card, color, 2 if marked else 1)
            if marked:
                icons.draw(painter, ring, "x-bold", now.color.error, now.px(14))

    def _paint_box(self, painter: QPainter, row: int, column: int, figure: int | None) -> None:
        now, place, sheet = theme.now(), self._box(row, column), self.sheet
        here = (row, column) == (sheet.row, sheet.column)
        fill, ink = now.heat(figure) if figure else (now.color.card, now.color.ink)
        paint.frame(painter, place, 5, fill, now.color.accent if here else now.color.field_line,
                    2 if here else 1)  # fmt: skip
        if figure:
            paint.text(painter, place, str(figure), now.font("body", weight=700), ink,
                       align=paint.CENTER)  # fmt: skip
