"""A row of a project's sheet: painted in columns that wrap, opened and moved by keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.own_height import OwnHeight
from workshop_app.ui.widgets.painted import Pressable, brush

GAP, STEP = 10, 2
"""Pixels between the columns and between the lines of a row."""
NARROW = 110
"""Pixels at 100 %: where less is left for the columns that wrap, all stand under each other."""
BAR, BRANCH, MOST = 6, 20, 400


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a row. ``grows``: its part of what the others leave; 0 is as wide as its text and
    stands at the right."""

    text: str
    role: str = "detail"
    weight: int = 400
    tone: str = "ink"
    icon: str = ""
    icon_tone: str = ""
    grows: float = 1.0

    def font(self) -> QFont:
        return theme.now().font(self.role, weight=self.weight)

    def before(self) -> int:
        """What its sign takes."""
        return theme.now().px(22) if self.icon else 0


Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a row shows: ``lines`` of cells, a ``bar`` (0 to 1) under them, a ``frame`` ("card",
    "chosen", "sunken") or a ``branch`` of a tree ("more" follow, the "last"). ``said`` is for
    readers."""

    id: str
    lines: tuple[Line, ...]
    said: str = ""
    bar: float | None = None
    frame: str = ""
    branch: str = ""

    def told(self) -> str:
        return self.said or ", ".join(cell.text for line in self.lines for cell in line)


class PartRow(OwnHeight, Pressable):
    """Click, Enter or Space opens it (``clicked``); Delete takes it away, Alt with an arrow moves it,
    other letters are told. ``writes``: whether it may be changed."""

    removed = Signal()
    moved = Signal(int)
    lettered = Signal(str)

    def __init__(self, look: Look, *, writes: bool, hint: str = "") -> None:
        super().__init__()
        self._writes = writes
        self._known: dict[int, list[list[tuple[Cell, QRectF]]]] = {}
        self._set(look)
        if writes:
            self.setAccessibleDescription(hint)
        else:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_look(self, look: Look) -> None:
        """Another row in its place."""
        if look != self.look:
            self._set(look)
            self.settle_height()
            self.updateGeometry()
            self.update()

    def _set(self, look: Look) -> None:
        self.look = look
        self._known.clear()
        self.setObjectName(look.id)
        self.setAccessibleName(look.told())

    # -- keys -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, key = Qt.Key, event.key()
        if key in (keys.Key_Up, keys.Key_Down):
            by = -1 if key == keys.Key_Up else 1
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                if self._writes:
                    self.moved.emit(by)
            else:
                self.focusNextPrevChild(by > 0)
        elif key == keys.Key_Delete and self._writes:
            self.removed.emit()
        elif event.text().isalpha() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.lettered.emit(event.text().upper())
            event.ignore()
        else:
            super().keyPressEvent(event)

    # -- measuring --------------------------------------------------------------------------------
    def _edges(self) -> tuple[int, int, int]:
        """What stands free at the left, at the right, above and below."""
        if self.look.frame:
            return 12, 12, 8
        return (theme.now().px(BRANCH) if self.look.branch else 0), 0, 3

    def _laid(self, width: int) -> list[list[tuple[Cell, QRectF]]]:
        """The lines with the place of each cell, from the top of the row; layouts ask for it again
        and again."""
        if width not in self._known:
            self._known[width] = self._lay(width)
        return self._known[width]

    def _lay(self, width: float) -> list[list[tuple[Cell, QRectF]]]:
        left, right, top = self._edges()
        found, y, room = [], float(top), max(40.0, width - left - right)
        for line in self.look.lines:
            for cells in _fitting(line, room):
                widths = _widths(cells, room)
                high = max(_high(cell, wide) for cell, wide in zip(cells, widths, strict=True))
                x, row = float(left), []
                for cell, wide in zip(cells, widths, strict=True):
                    row.append((cell, QRectF(x, y, wide, high)))
                    x += wide + GAP
                found.append(row)
                y += high + STEP
        return found

    def heightForWidth(self, width: int) -> int:
        laid = self._laid(width)
        bottom = laid[-1][0][1].bottom() if laid else 0.0
        bar = BAR + 4 if self.look.bar is not None else 0
        return int(bottom + bar + self._edges()[2] + 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.now().px(24))

    # -- painting ---------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = brush(self), theme.now().color
        box = QRectF(self.rect())
        frames = {"card": (color.card, color.field_line, 1), "chosen": (color.card, color.primary, 2),
                  "sunken": (color.sunken, None, 1)}  # fmt: skip
        if self.look.frame in frames:
            paint.frame(painter, box, 8, *frames[self.look.frame])
        elif self.hovered and self._writes:
            paint.frame(painter, box.adjusted(-4, 0, 4, 0), 6, color.sunken)
        if self.look.branch:
            self._paint_branch(painter)
        laid = self._laid(self.width())
        for row in laid:
            for cell, place in row:
                _paint(painter, cell, place, self)
        if self.look.bar is not None:
            self._paint_bar(painter, laid[-1][0][1].bottom() + 3)

    def _paint_branch(self, painter: QPainter) -> None:
        now = theme.now()
        x, middle = now.px(6), self._edges()[2] + now.line("detail") / 2
        end = middle if self.look.branch == "last" else self.height()
        painter.fillRect(QRectF(x, 0, 2, end), now.color.line_strong)
        painter.fillRect(QRectF(x, middle - 1, now.px(9), 2), now.color.line_strong)

    def _paint_bar(self, painter: QPainter, top: float) -> None:
        color, left = theme.now().color, self._edges()[0]
        wide = self.width() - left - self._edges()[1]
        paint.frame(painter, QRectF(left, top, wide, BAR), BAR / 2, color.bar_track)
        share = min(1.0, max(0.0, self.look.bar or 0.0))
        if share:
            full = QRectF(left, top, max(float(BAR), wide * share), BAR)
            paint.frame(painter, full, BAR / 2, color.primary)


def _fitting(line: Line, room: float) -> Sequence[Sequence[Cell]]:
    """The cells beside each other, or each on a line of its own where there is no room."""
    natural = sum(_natural(cell) + GAP for cell in line if not cell.grows)
    growing = [cell for cell in line if cell.grows]
    left = room - natural - GAP * (len(growing) - 1)
    narrow = theme.now().px(NARROW)
    if len(line) > 1 and (left < narrow * len(growing) or natural > room):
        return [(cell,) for cell in line]
    return [line]


def _natural(cell: Cell) -> float:
    return theme.now().width(cell.text, cell.role, cell.weight) + cell.before() + 2.0


def _widths(cells: Sequence[Cell], room: float) -> list[float]:
    if len(cells) == 1:
        return [room]
    fixed = [0.0 if cell.grows else _natural(cell) for cell in cells]
    left = room - sum(fixed) - GAP * (len(cells) - 1)
    share = sum(cell.grows for cell in cells) or 1.0
    return [wide or left * cell.grows / share for cell, wide in zip(cells, fixed, strict=True)]


def _high(cell: Cell, wide: float) -> float:
    room = max(20.0, wide - cell.before())
    return max(float(wrapped.height(cell.text, cell.font(), room)), theme.now().line(cell.role))


def _paint(painter: QPainter, cell: Cell, place: QRectF, where: PartRow) -> None:
    now = theme.now()
    if cell.icon:
        sign = QRectF(place.left(), place.top(), now.px(17), now.line(cell.role))
        tone = now.color.tone(cell.icon_tone or cell.tone)
        icons.draw(painter, sign, cell.icon, tone, now.px(17))
    box = place.adjusted(cell.before(), 0, 0, 0)
    font = cell.font()
    tall = wrapped.height(cell.text, font, box.width())
    # On its own lines, from the top, however tall the cell beside it is.
    box.setHeight(max(tall, now.line(cell.role)))
    wrapped.lines(painter, box, cell.text, font, now.color.tone(cell.tone), where=where, most=MOST)
