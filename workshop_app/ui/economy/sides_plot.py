"""Growth and access side by side: each sector a shape with its number where the two meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.economy import heat_rows
from workshop_app.ui.economy.heat_rows import ACCESS, GROWTH, HeatRow
from workshop_app.ui.widgets.painted import FocusRing, Painted, brush

MARK, LEFT, TOP, RIGHT, BOTTOM = 30, 44, 16, 24, 42
"""Pixels at 100 %: a mark, and what stays free round the plot for its axes."""
SHAPES = {(True, True): "circle", (True, False): "diamond", (False, True): "square",
          (False, False): "triangle"}  # fmt: skip
"""(grows, easy to enter) → the shape of a mark."""
MIDDLE = 3
KEYS = Qt.Key
_COMMANDS = {KEYS.Key_T: "table", KEYS.Key_G: "sides", KEYS.Key_A: "add", KEYS.Key_F2: "edit"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A sector on the plot: its number in the list, and where its middle is."""

    row: HeatRow
    number: int
    x: float
    y: float

    @property
    def shape(self) -> str:
        """By the quarter that it stands in."""
        return SHAPES[((self.row.growth or 0) >= MIDDLE, (self.row.access or 0) >= MIDDLE)]


def _over(mark: Mark, place: QPointF, side: float) -> bool:
    return abs(mark.x - place.x()) < side and abs(mark.y - place.y()) < side * 0.8


class SidesPlot(Painted, QWidget):
    """Arrows walk through the sectors in the order of the list; ``picked(id)``; ``commanded`` for a
    letter. Each is read out with both figures."""

    picked = Signal(str)
    asked = Signal()
    commanded = Signal(str)
    ring_radius = 10.0

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.rows: list[HeatRow] = []
        self.current = ""
        self._marks: list[Mark] = []
        self.setObjectName("growth and access")
        self.setAccessibleName(words("Growth and access of each sector"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: Sequence[HeatRow], current: str) -> None:
        """Other rows; those without scores on both sides have no place on the plot."""
        self.rows = list(rows)
        self._marks = []
        self.choose(current)

    def choose(self, id: str) -> None:
        """Another one is the current one, without telling."""
        self.current = id
        self.setAccessibleDescription(self.said(id))
        self.update()
        if self.focused:
            FocusRing.around(self)

    def said(self, id: str) -> str:
        """A sector with both figures, in words."""
        row = next((one for one in self.rows if one.id == id), None)
        if row is None:
            return ""
        words = self._words
        return words("{sector}: growth {growth}, access {access}", sector=row.name,
                     growth=heat_rows.said(words, row.growth, lacks=row.lacks(GROWTH)),
                     access=heat_rows.said(words, row.access, lacks=row.lacks(ACCESS)))  # fmt: skip

    # -- places -----------------------------------------------------------------------------------
    def sizeHint(self) -> QSize:
        return QSize(theme.now().px(560), theme.now().px(380))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.now().px(320), theme.now().px(180))

    def resizeEvent(self, event: QEvent) -> None:
        self._marks = []
        super().resizeEvent(event)  # type: ignore[arg-type]

    def _ground(self) -> QRectF:
        now = theme.now()
        return QRectF(self.rect()).adjusted(now.px(LEFT), now.px(TOP), -now.px(RIGHT),
                                            -now.px(BOTTOM))  # fmt: skip

    def _at(self, access: float, growth: float) -> QPointF:
        ground, side = self._ground(), theme.now().px(MARK) / 2 + 4
        inner = ground.adjusted(side, side, -side, -side)
        return QPointF(inner.left() + (access - 1) / 4 * inner.width(),
                       inner.bottom() - (growth - 1) / 4 * inner.height())  # fmt: skip

    @property
    def marks(self) -> list[Mark]:
        """Where every sector stands; those on the same spot stand beside each other."""
        if not self._marks:
            for number, row in enumerate(self.rows, 1):
                if row.growth is not None and row.access is not None:
                    place = self._free(self._at(float(row.access), float(row.growth)))
                    self._marks.append(Mark(row, number, place.x(), place.y()))
        return self._marks

    def _free(self, place: QPointF) -> QPointF:
        """``place``, moved aside so far that it lies over no other mark, inside of the plot."""
        ground, side = self._ground(), theme.now().px(MARK)
        for step in range(2 * len(self.rows)):
            by = (step + 1) // 2 * (side / 2 + 1) * (1 if step % 2 else -1)
            moved = QPointF(place.x() + by, place.y())
            inside = ground.left() + side / 2 <= moved.x() <= ground.right() - side / 2
            if inside and not any(_over(mark, moved, side) for mark in self._marks):
                return moved
        return place

    def ring_box(self) -> QRect:
        mark = next((one for one in self.marks if one.row.id == self.current), None)
        return self._box(mark).toAlignedRect().adjusted(-3, -3, 3, 3) if mark else self.rect()

    def _box(self, mark: Mark) -> QRectF:
        side = theme.now().px(MARK)
        return QRectF(mark.x - side / 2, mark.y - side / 2, side, side)

    # -- events -----------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = [mark.row.id for mark in self.marks]
        by = {KEYS.Key_Right: 1, KEYS.Key_Down: 1, KEYS.Key_Left: -1, KEYS.Key_Up: -1}
        key = KEYS(event.key())
        if key in by and ids and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            at = ids.index(self.current) + by[key] if self.current in ids else 0
            self._pick(ids[min(max(at, 0), len(ids) - 1)])
        elif key in _COMMANDS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.commanded.emit(_COMMANDS[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for mark in self.marks:
            if self._box(mark).contains(event.position()):
                self._pick(mark.row.id)

    def _pick(self, id: str) -> None:
        self.choose(id)
        self.picked.emit(id)

    # -- painting ---------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        self._paint_ground(painter)
        taken = [self._box(mark) for mark in self.marks]
        last = [mark for mark in self.marks if mark.row.id == self.current]
        for mark in last + [one for one in self.marks if one not in last]:
            self._paint_label(painter, mark, taken)
        for mark in [one for one in self.marks if one not in last] + last:
            self._paint_mark(painter, mark)

    def _paint_ground(self, painter: QPainter) -> None:
        now, color, ground, words = theme.now(), theme.now().color, self._ground(), self._words
        paint.frame(painter, ground, 8, color.card, color.line)
        middle = self._at(MIDDLE, MIDDLE)
        easy = QRectF(middle.x(), ground.top(), ground.right() - middle.x(),
                      middle.y() - ground.top())  # fmt: skip
        paint.frame(painter, easy, 0, color.primary_tint)
        painter.setPen(QPen(color.line_strong, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(middle.x(), ground.top()), QPointF(middle.x(), ground.bottom()))
        painter.drawLine(QPointF(ground.left(), middle.y()), QPointF(ground.right(), middle.y()))
        step, font = now.px(22), now.font("min", weight=600)
        left = QRectF(ground.left() + 8, ground.top() + 4, middle.x() - ground.left() - 16, step)
        right = QRectF(middle.x() + 8, left.top(), ground.right() - middle.x() - 16, step)
        low = ground.bottom() - step - 4 - left.top()
        for box, said in (
            (left, words("Grows, hard to enter")), (right, words("Grows, easy to enter")),
            (left.translated(0, low), words("Grows little, hard to enter")),
            (right.translated(0, low), words("Grows little, easy to enter")),
        ):  # fmt: skip
            paint.text(painter, box, said, font, color.muted, where=self)
        self._paint_axes(painter, ground)

    def _paint_axes(self, painter: QPainter, ground: QRectF) -> None:
        now, color, words = theme.now(), theme.now().color, self._words
        font, step = now.font("min"), now.px(20)
        for value in range(1, 6):
            place = self._at(value, value)
            below = QRectF(place.x() - 20, ground.bottom() + 2, 40, step)
            paint.text(painter, below, str(value), font, color.muted, align=paint.CENTER)
            beside = QRectF(ground.left() - now.px(24), place.y() - step / 2, now.px(18), step)
            paint.text(painter, beside, str(value), font, color.muted, align=paint.RIGHT)
        strong = now.font("min", weight=600)
        foot = QRectF(ground.left(), ground.bottom() + step, ground.width(), step)
        paint.text(painter, foot, words("Access: how well people get in") + " →", strong, color.ink,
                   align=paint.CENTER, where=self)  # fmt: skip
        painter.save()
        painter.translate(now.px(12), ground.center().y())
        painter.rotate(-90)
        side = QRectF(-ground.height() / 2, -step / 2, ground.height(), step)
        paint.text(painter, side, words("Growth: what it promises") + " →", strong, color.ink,
                   align=paint.CENTER, where=self)  # fmt: skip
        painter.restore()

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        now, color = theme.now(), theme.now().color
        here = mark.row.id == self.current
        outline = paint.placed(paint.shape(mark.shape), self._box(mark))
        width = 4 if here else 2
        painter.strokePath(outline, QPen(color.accent if here else color.card, width))
        painter.fillPath(outline, color.primary)
        inner = self._box(mark)
        if mark.shape == "triangle":
            inner.translate(0, inner.height() * 0.11)
        font = now.font("keycap", weight=700)
        paint.text(painter, inner.adjusted(-4, 0, 4, 0), str(mark.number), font, color.on_primary,
                   align=paint.CENTER)  # fmt: skip

    def _paint_label(self, painter: QPainter, mark: Mark, taken: list[QRectF]) -> None:
        """The name beside its mark where there is room; the current one's always."""
        now, color = theme.now(), theme.now().color
        here = mark.row.id == self.current
        weight = 700 if here else 500
        wide, tall = now.width(mark.row.name, "min", weight) + 6, now.px(20)
        box, ground = self._box(mark), self._ground()
        places = [
            QRectF(box.right() + 4, mark.y - tall / 2, wide, tall),
            QRectF(box.left() - 4 - wide, mark.y - tall / 2, wide, tall),
            QRectF(mark.x - wide / 2, box.bottom() + 2, wide, tall),
            QRectF(mark.x - wide / 2, box.top() - 2 - tall, wide, tall),
        ]
        inside = [place for place in places if ground.contains(place)]
        free = [place for place in inside if not any(place.intersects(one) for one in taken)]
        if not free and not (here and inside):
            return
        place = (free or inside)[0]
        taken.append(place)
        if here:
            paint.frame(painter, place.adjusted(-2, 0, 2, 0), 4, color.card)
        paint.text(painter, place.adjusted(2, 0, 0, 0), mark.row.name,
                   now.font("min", weight=weight), color.ink)  # fmt: skip
