"""The years of the plan as a painted calendar: a bar for each action, hatched to open the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from workshop_app.domain.action_plan import Action
from workshop_app.export import names
from workshop_app.services.action_columns import horizon_of
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.action_plan.arranged import Row
from workshop_app.ui.action_plan.row_drawing import paint_group
from workshop_app.ui.action_plan.rows import ActionRow, end_month
from workshop_app.ui.action_plan.textures import hatched
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.painted import FocusRing, Painted

HEAD, ROW, NAMES, BAR = 34, 46, 300, 18
_KEYS = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """The years that are shown, both ends with them."""

    first: int
    last: int

    @property
    def months(self) -> int:
        return 12 * (self.last - self.first + 1)

    def place(self, year: int, month: int) -> int:
        """Months from the beginning; ``month`` 13 is the next January."""
        return (year - self.first) * 12 + month - 1


def span_of(actions: Sequence[Action]) -> Span:
    """The years from the first beginning to the last end, this year where there is none."""
    begins = [int(one.start[:4]) for one in actions if one.start]
    ends = [end.year for one in actions if (end := end_month(one))]
    this = date.today().year
    first = min(begins, default=this)
    return Span(first, max([*ends, *begins, first]))


def term_told(words: Words, action: Action) -> str:
    """From when to when, how many months, and which horizon that is."""
    if not action.start:
        return words("without a term yet")
    begins = words.month(date.fromisoformat(f"{action.start}-01"))
    end = end_month(action)
    if end is None:
        return words("from {month}, without an end yet", month=begins)
    many = words.many("{n} month", "{n} months", action.months or 0)
    horizon = names.told(names.SHORT_HORIZONS, horizon_of(action), words)
    return words("{first} to {last}, {months}, {horizon}", first=begins, last=words.month(end),
                 months=many, horizon=horizon)  # fmt: skip


class Years(Painted, QAbstractScrollArea):
    """Only rows in view are painted. Emits ``picked(id)`` and, on Enter, ``opened``."""

    picked = Signal(str)
    opened = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.rows: list[Row] = []
        self.row = 0
        self.span = Span(date.today().year, date.today().year)
        self.setAccessibleName(words("Timeline of the actions"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # -- rows -------------------------------------------------------------------------------------
    def show_rows(self, rows: Sequence[Row]) -> None:
        """Other rows."""
        self.rows = list(rows)
        self.row = min(self.row, max(0, len(self.rows) - 1))
        self.span = span_of([one.action for one in self.rows if isinstance(one, ActionRow)])
        self._measure()
        self._tell()

    def go(self, at: int) -> None:
        """Make row ``at`` the current one, in view."""
        if not self.rows:
            return
        self.row = min(max(at, 0), len(self.rows) - 1)
        box, bar = self._row_box(self.row), self.verticalScrollBar()
        if box.top() < self._head():
            bar.setValue(bar.value() - (self._head() - box.top()))
        elif box.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + box.bottom() + 1 - self.viewport().height())
        self.viewport().update()
        self._scrolled()
        self._tell()

    def _walk(self, by: int) -> None:
        at = min(max(self.row + by, 0), len(self.rows) - 1)
        step = 1 if by > 0 or at == 0 else -1  # the first row is the head of a group
        while 0 <= at < len(self.rows) and not isinstance(self.rows[at], ActionRow):
            at += step
        if 0 <= at < len(self.rows):
            self._pick(at)

    def _pick(self, at: int) -> None:
        row = self.rows[at]
        if isinstance(row, ActionRow):
            self.go(at)
            self.picked.emit(row.action.id)

    def _tell(self) -> None:
        row = self.rows[self.row] if self.row < len(self.rows) else None
        said = ""
        if isinstance(row, ActionRow):
            said = f"{row.number} {row.action.title}. {term_told(self._words, row.action)}. "
            said += row.zone_name
        self.setAccessibleDescription(said)

    # -- places -----------------------------------------------------------------------------------
    def _head(self) -> int:
        return theme.now().px(HEAD)

    def _step(self) -> int:
        return theme.now().px(ROW)

    def _left(self) -> int:
        return min(theme.now().px(NAMES), self.viewport().width() * 2 // 5)

    def _row_box(self, at: int) -> QRect:
        top = self._head() + at * self._step() - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._step())

    def _measure(self) -> None:
        bar, view = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._head() + self._step() * len(self.rows) - view))
        bar.setPageStep(max(1, view - self._head()))
        bar.setSingleStep(self._step())
        self.viewport().update()

    def ring_box(self) -> QRect:
        """Round the current row as far as it is in view."""
        view = self.viewport().rect().adjusted(0, self._head(), 0, 0)
        box = self._row_box(self.row) & view
        if box.isEmpty() or not self.rows:
            return self.rect()
        return box.translated(self.viewport().pos())

    # -- events -----------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _scrolled(self) -> None:
        self.viewport().update()
        if self.focused and self.hasFocus():
            FocusRing.around(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._walk(_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        if at >= 0:
            self._pick(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position().toPoint()) >= 0:
            self.opened.emit()

    def _at(self, place: QPoint) -> int:
        at = (place.y() - self._head() + self.verticalScrollBar().value()) // self._step()
        return at if place.y() >= self._head() and at < len(self.rows) else -1

    def sizeHint(self) -> QSize:
        return QSize(500, 300)

    # -- painting ---------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        view, shift = self.viewport().rect(), self.verticalScrollBar().value() - self._head()
        self._paint_years(painter)
        painter.save()
        painter.setClipRect(view.adjusted(0, self._head(), 0, 0))
        first = max(0, (self._head() + shift) // self._step())
        last = min(len(self.rows), (view.bottom() + shift) // self._step() + 1)
        for at in range(first, last):
            row, box = self.rows[at], QRectF(self._row_box(at))
            if isinstance(row, ActionRow):
                self._paint_action(painter, box, row, at == self.row)
            else:
                paint_group(painter, box, row, at == self.row, self)
        painter.restore()

    def _paint_years(self, painter: QPainter) -> None:
        now, left = theme.now(), float(self._left())
        width = self.viewport().width() - left
        count = self.span.last - self.span.first + 1
        wide, tall = width / count, float(self.viewport().height())
        for n in range(count):
            box = QRectF(left + n * wide, 0, wide, tall)
            painter.fillRect(box, now.color.sunken if n % 2 == 0 else now.color.card)
            painter.fillRect(QRectF(box.left(), 0, 1, tall), now.color.line_strong)
            painter.fillRect(QRectF(box.center().x(), self._head(), 1, tall), now.color.line)
            head = QRectF(box.left() + 6, 0, wide - 8, self._head())
            year = str(self.span.first + n)
            short = year if now.width(year, "min", 700) <= head.width() else f"{year[2:]}"
            paint.text(painter, head, short, now.font("min", weight=700), now.color.ink, where=self)

    def _paint_action(self, painter: QPainter, box: QRectF, row: ActionRow, current: bool) -> None:
        now, left = theme.now(), float(self._left())
        if current:
            paint.selected_row(painter, box.adjusted(0, 1, 0, -1))
        painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), now.color.line)
        number = QRectF(12, box.top(), now.px(38), box.height())
        paint.text(painter, number, row.number, now.font("min", weight=700), now.color.muted,
                   where=self, meant=True)  # fmt: skip
        side = float(now.px(22))
        sign = QRectF(number.right(), box.center().y() - side / 2, side, side)
        paint.badge(painter, sign, row.action.theme)
        title = QRectF(sign.right() + 8, box.top(), left - sign.right() - 16, box.height())
        weight = 700 if current else 500
        wrapped.lines(painter, title, row.action.title, now.font("min", weight=weight),
                      now.color.ink, where=self, meant=True)  # fmt: skip
        self._paint_bar(painter, box, row)

    def _paint_bar(self, painter: QPainter, box: QRectF, row: ActionRow) -> None:
        now, action, left = theme.now(), row.action, float(self._left())
        width = self.viewport().width() - left
        end = end_month(action)
        said = ""
        if action.start and end is not None:
            begin = self.span.place(int(action.start[:4]), int(action.start[5:7]))
            month = width / self.span.months
            x, long = left + begin * month, max(6.0, (action.months or 1) * month)
            high = now.px(BAR)
            bar = QRectF(x, box.center().y() - high / 2, long, high)
            color, tint = now.sign(action.theme).color, now.sign(action.theme).tint
            if row.zone == "open_way":
                paint.frame(painter, bar, 4, tint, color, 1)
                hatched(painter, bar.adjusted(1, 1, -1, -1), color)
            else:
                paint.frame(painter, bar, 4, color)
            horizon = names.told(names.SHORT_HORIZONS, horizon_of(action), self._words)
            months = self._words.many("{n} month", "{n} months", action.months or 0)
            said = f"{months} · {horizon}"
            self._beside(painter, box, bar, said)
            return
        told = QRectF(left + 28, box.top(), width - 36, box.height())
        icons.draw(painter, QRectF(left + 8, box.top(), 16, box.height()), "warning-fill",
                   now.color.warn, now.px(15))  # fmt: skip
        paint.text(painter, told, term_told(self._words, action), now.font("keycap"),
                   now.color.warn, where=self, meant=True)  # fmt: skip

    def _beside(self, painter: QPainter, box: QRectF, bar: QRectF, said: str) -> None:
        """What a bar says in words, after it or, where there is no room, before it."""
        now, left = theme.now(), float(self._left())
        wide = now.width(said, "keycap") + 4
        place = QRectF(bar.right() + 6, box.top(), wide, box.height())
        if place.right() > self.viewport().width():
            place.moveRight(bar.left() - 6)
        if place.left() < left:
            return  # the bar takes the whole room: its words stand in the table
        paint.text(painter, place, said, now.font("keycap"), now.color.ink, where=self)
