"""The list of actions, painted: number, badge, title, who, zone, cost, term, six pips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.services.action_lines import Line
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.action_plan.rows import ActionRow, GroupRow
from workshop_app.ui.widgets import RowDelegate, RowList, brush, wrapped
from workshop_app.ui.widgets.progress import pips

WIDE = 590
"""Pixels at 100 % from which cost, term and pips stand beside each other; below, they are stacked."""

MOST_LINES, FEW_LINES = 4, 2
"""Of a title, and of the other texts of a row; what is longer ends in dots."""
Block = tuple[str, str, QFont, QColor, int]


@lru_cache(maxsize=16384)
def _height(said: str, size: int, weight: int, width: int, most: int) -> int:
    """How tall a text is in a row on at most so many lines, in pixels."""
    font = theme.font(size, weight)
    tall = wrapped.height(said, font, width)
    step = round(size * 1.2)
    return min(tall, most * step) + 2


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a row of ``width`` pixels has its things; ``stacked``: cost over term over pips."""

    width: float

    @property
    def stacked(self) -> bool:
        return self.width < theme.now().px(WIDE)

    def _span(self, right: float, wide: float, box: QRectF) -> QRectF:
        now = theme.now()
        left = box.left() + self.width - 10 - now.px(right) - now.px(wide)
        return QRectF(left, box.top(), now.px(wide), box.height())

    def pips(self, box: QRectF) -> QRectF:
        return self._span(0, 72, box)

    def term(self, box: QRectF) -> QRectF:
        return self._span(0, 96, box) if self.stacked else self._span(76, 74, box)

    def cost(self, box: QRectF) -> QRectF:
        return self._span(0, 96, box) if self.stacked else self._span(158, 96, box)

    def zone(self, box: QRectF) -> QRectF:
        return self._span(104, 28, box) if self.stacked else self._span(254, 28, box)

    def number(self, box: QRectF) -> QRectF:
        return QRectF(box.left() + 12, box.top(), theme.now().px(42), box.height())

    def badge(self, box: QRectF) -> QRectF:
        side = theme.now().px(28)
        left = self.number(box).right()
        return QRectF(left, box.center().y() - side / 2, side, side)

    def words(self, box: QRectF) -> QRectF:
        left = self.badge(box).right() + 10
        return QRectF(left, box.top(), self.zone(box).left() - left - 8, box.height())


class ActionRowDelegate(RowDelegate):
    """Title, who, and a written decision, each on as many lines as it needs up to a few; the whole
    of what is longer stands in the editor."""

    def __init__(self, words: Words) -> None:
        super().__init__(64, lines=True)
        self._words = words
        self._known: dict[str, tuple[Line, int, int]] = {}

    def height(self, row: ActionRow | GroupRow, width: int) -> int:
        now, list = theme.now(), self.parent()
        if isinstance(row, GroupRow):
            return now.px(40)
        if isinstance(list, RowList):
            width = list.viewport().width()
        # Qt asks for all rows when one changes: a line that is the same is as tall as before.
        line, known_width, tall = self._known.get(row.action.id, (None, 0, 0))
        if line is row.line and known_width == width:
            return tall
        box = Columns(width).words(QRectF(0, 0, width, 100))
        texts = sum(height for *_, height in self._blocks(row, box.width(), False))
        tall = int(max(now.px(self._height), texts + now.px(20)))
        self._known[row.action.id] = (row.line, width, tall)
        return tall

    def paint_row(
        self, painter: QPainter, box: QRectF, row: ActionRow | GroupRow, selected: bool
    ) -> None:
        now, columns = theme.now(), Columns(box.width())
        if isinstance(row, GroupRow):
            paint_group(painter, box, row, selected, self)
            return
        wrapped.lines(painter, columns.number(box), row.number, now.font("detail", weight=700),
                      now.color.muted, where=self)  # fmt: skip
        paint.badge(painter, columns.badge(box), row.action.theme)
        self._zone(painter, columns.zone(box), row)
        self._figures(painter, columns, box, row)
        self._texts(painter, columns.words(box), row, selected)

    def _blocks(self, row: ActionRow, width: float, selected: bool) -> list[Block]:
        """The texts of a row: icon, words, font, colour, most lines, height."""
        now, action = theme.now(), row.action
        who = action.responsible or self._words("responsible missing")
        tone = now.color.muted if action.responsible else now.color.warn
        small = now.font("min")
        texts = [
            ("", action.title, now.font("detail", weight=700 if selected else 500), now.color.ink),
            ("", who, small, tone),
        ]
        note = now.font("min", weight=600)
        texts += [("note-pencil", said, note, now.color.info) for said in row.decided]
        found = []
        for icon, said, font, color in texts:
            room = max(80.0, width - (now.px(20) if icon else 0))
            # Bold is wider: a row is as tall chosen as not.
            weight = 700 if said == action.title else font.weight()
            most = MOST_LINES if said == action.title else FEW_LINES
            tall = _height(said, font.pixelSize(), int(weight), int(room), most)
            found.append((icon, said, font, color, tall))
        return found

    def _figures(self, painter: QPainter, columns: Columns, box: QRectF, row: ActionRow) -> None:
        now = theme.now()
        cost, term, marks = columns.cost(box), columns.term(box), columns.pips(box)
        align = paint.RIGHT
        if columns.stacked:
            align, step = paint.LEFT, now.px(20)
            top = box.center().y() - now.px(28)
            for at, place in enumerate((cost, term, marks)):
                place.setRect(cost.left(), top + at * step, cost.width(), step)
        wide = now.width(row.cost, "min", 600) > cost.width()
        figures = now.font("keycap" if wide else "min", weight=600)
        paint.text(painter, cost, row.cost, figures, now.color.ink, align=align, where=self)
        paint.text(painter, term, row.term, now.font("min"), now.color.ink, where=self)
        pips(painter, marks, len(row.has))

    def _texts(self, painter: QPainter, box: QRectF, row: ActionRow, selected: bool) -> None:
        now, blocks = theme.now(), self._blocks(row, box.width(), selected)
        icon, said, font, color, _ = blocks[0]
        tall = _height(said, font.pixelSize(), int(font.weight()), int(box.width()), MOST_LINES)
        blocks[0] = (icon, said, font, color, tall)
        top = box.center().y() - sum(tall for *_, tall in blocks) / 2
        for icon, said, font, color, tall in blocks:
            place = QRectF(box.left(), top, box.width(), tall)
            if icon:
                side = now.px(16)
                sign = QRectF(place.left(), top, side, min(tall, now.px(20)))
                icons.draw(painter, sign, icon, color, side)
                place.setLeft(place.left() + now.px(20))
            wrapped.lines(painter, place, said, font, color, where=self, most=MOST_LINES,
                          meant=True)  # fmt: skip
            top += tall

    def _zone(self, painter: QPainter, place: QRectF, row: ActionRow) -> None:
        """The zone's sign, or a pencil where a written decision brought it in."""
        now = theme.now()
        side = now.px(26)
        box = QRectF(place.left(), place.center().y() - side / 2, side, side)
        if row.zone:
            fill, ink, icon = now.zone(row.zone)
        else:
            fill, ink, icon = now.color.info_tint, now.color.info, "note-pencil"
        paint.frame(painter, box, 6, fill)
        icons.draw(painter, box, icon, ink, side * 0.62)


def paint_group(
    painter: QPainter, box: QRectF, row: GroupRow, current: bool, where: object
) -> None:
    """The head of a group: its name, how many actions, what they cost."""
    now = theme.now()
    if not current:
        paint.frame(painter, box.adjusted(0, 2, 0, -2), 8, now.color.sunken)
    inside = box.adjusted(12, 0, -14, 0)
    told = f"{row.count} · {row.cost}"
    font = now.font("min", weight=600)
    taken = paint.text(painter, inside, told, font, now.color.muted, align=paint.RIGHT, where=where)
    inside.setRight(inside.right() - taken - 12)
    paint.text(painter, inside, row.title, now.font("detail", weight=700), now.color.ink,
               where=where, meant=True)  # fmt: skip


class RowHeads(QWidget):
    """The heads of the columns, over the list they belong to; nothing where it stacks them. Emits
    ``pressed(column)``: what the list is to be sorted by; "" is the order of the plan."""

    pressed = Signal(str)

    def __init__(self, words: Words, list: RowList) -> None:
        super().__init__()
        self._words, self._list, self._by = words, list, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(words("Click on a head to sort by it; once more turns it round"))
        list.viewport().installEventFilter(self)

    def show_order(self, by: str) -> None:
        """What the list is sorted by, with "-" before it from the last down."""
        self._by = by
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.now().px(28))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.update()
        return False

    def _heads(self) -> Sequence[tuple[str, QRectF, str, Qt.AlignmentFlag]]:
        words, box = self._words, self.rect().toRectF()
        columns = Columns(self._list.viewport().width())
        action = columns.number(box)
        action.setRight(columns.words(box).right())
        heads = [("", action, words("Action"), paint.LEFT)]
        if columns.stacked:
            return heads
        return [
            *heads,
            ("zone", columns.zone(box).adjusted(-8, 0, 8, 0), words("Zone"), paint.CENTER),
            ("cost", columns.cost(box), words("Cost"), paint.RIGHT),
            ("term", columns.term(box), words("Term"), paint.LEFT),
            ("missing", columns.pips(box), words.at("of an action", "Data"), paint.LEFT),
        ]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for key, box, _said, _align in self._heads():
            if box.contains(event.position()):
                self.pressed.emit(f"-{key}" if key and self._by == key else key)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        font, tone = now.font("min", weight=600), now.color.muted
        for key, box, said, align in self._heads():
            chosen = bool(key) and self._by.lstrip("-") == key
            ink = now.color.ink if chosen else tone
            paint.text(painter, box, said, font, ink, align=align, where=self)
            if chosen:
                icon = "caret-up-bold" if self._by.startswith("-") else "caret-down-bold"
                wide = now.width(said, "min", 600)
                left = box.left() + wide + 2 if align == paint.LEFT else box.left() - 2
                if align == paint.RIGHT:
                    left = box.right() - wide - now.px(15)
                side = now.px(13)
                icons.draw(painter, QRectF(left, box.top(), side, box.height()), icon, ink, side)
