"""The rows of a result: place, number, sign, words, bar, figure. A change of rule moves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.vote import names
from workshop_app.ui.vote.counted import Row
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.own_height import OwnHeight
from workshop_app.ui.widgets.painted import brush

_GAP = 10
HEAD = 30
"""Height of the heads at 100 % text size."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of the rows stand at a width."""

    place: QRectF
    number: QRectF
    badge: QRectF
    name: QRectF
    bar: QRectF
    cost: QRectF


def columns(width: float, rows: Sequence[Row]) -> Columns:
    """The columns: the name takes what it needs, the bar what is left."""
    now = theme.now()
    metrics = QFontMetricsF(now.font("body", weight=600))
    wanted = max((metrics.horizontalAdvance(names.option_text(r.option)) for r in rows), default=0)
    left = 10.0
    place = QRectF(left, 0, now.px(44), 0)
    number = QRectF(place.right(), 0, now.px(30), 0)
    badge = QRectF(number.right() + 6, 0, now.px(32), 0)
    name_left = badge.right() + 10
    costs = any(row.cost for row in rows)
    cost_width = now.px(84) if costs else 0
    figure = max((_figure_width(row) for row in rows), default=0) + 18
    room = width - name_left - cost_width - figure - 10
    name_width = min(max(wanted + 6, now.px(190)), room * 0.58)
    name = QRectF(name_left, 0, name_width, 0)
    bar = QRectF(name.right() + 14, 0, room - name_width - 14, 0)
    cost = QRectF(width - cost_width - 10, 0, cost_width, 0)
    return Columns(place, number, badge, name, bar, cost)


def _figure_width(row: Row) -> float:
    """How wide the figure and its part of all are behind the longest bar."""
    now = theme.now()
    wide = QFontMetricsF(now.font("section", weight=700)).horizontalAdvance(row.figure)
    return wide + (now.width(row.part, "detail") + _GAP if row.part else 0)


class ResultHeads(QWidget):
    """The heads of the columns, which stay while the rows scroll."""

    def __init__(self, option: str, marks: str, cost: str) -> None:
        super().__init__()
        self._option, self._marks, self._cost = option, marks, cost
        self._rows: list[Row] = []
        self.setFixedHeight(theme.now().px(HEAD))

    def show_rows(self, rows: Sequence[Row], marks: str) -> None:
        """Stand over other rows."""
        self._rows, self._marks = list(rows), marks
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        at = columns(self.width() - 12, self._rows)
        font, ink = now.font("min", weight=600), now.color.muted

        def write(left: float, width: float, text: str, align: object = paint.LEFT) -> None:
            box = QRectF(left, 0, width, self.height())
            paint.text(painter, box, text, font, ink, align=align, where=self)  # type: ignore[arg-type]

        write(at.place.left() + 6, at.name.right() - at.place.left(), self._option)
        write(at.bar.left(), at.bar.width(), self._marks)
        if at.cost.width():
            write(at.cost.left() - 30, at.cost.width() + 30, self._cost, paint.RIGHT)


class ResultRows(OwnHeight, QWidget):
    """Painted rows; ``show_rows`` moves each option to its new place in 180 ms. A click on a row
    asks what became of it: ``asked(id of its proposal)``; by the keyboard its number does."""

    asked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[Row] = []
        self._before: dict[str, tuple[float, float]] = {}
        self._least = 48
        self._known: dict[tuple[float, int, float], list[tuple[float, float]]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._move = QVariantAnimation(self)
        self._move.setStartValue(0.0)
        self._move.setEndValue(1.0)
        self._move.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._move.valueChanged.connect(lambda _value: self.update())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What became of the row under the mouse."""
        tops = self._tops(self.width())
        for row, (top, tall) in zip(self._rows, tops, strict=True):
            if top <= event.position().y() < top + tall and row.option.proposal:
                self.asked.emit(row.option.proposal)

    @property
    def rows(self) -> list[Row]:
        """The rows as they stand."""
        return list(self._rows)

    def show_rows(self, rows: Sequence[Row], name: str) -> None:
        """Other rows, or the same in another order. ``name`` says what readers hear first."""
        before = self._rows
        tops = self._tops(self.width())
        self._before = {
            row.option.label: (top, row.share)
            for row, (top, _) in zip(before, tops, strict=True)
        }  # fmt: skip
        self._rows = list(rows)
        self._known.clear()
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(self.said(row) for row in rows))
        self.settle_height()
        self._move.stop()
        if before and theme.now().duration("panel") and self.isVisible():
            self._move.setDuration(theme.now().duration("panel"))
            self._move.start()
        else:
            self._before = {}
        self.update()

    def said(self, row: Row) -> str:
        """A row as a reader says it."""
        words = self._words
        name = f"{row.option.label}. {names.option_text(row.option)}"
        parts = [words("place {n}", n=row.place.lstrip("=")), name, row.figure, row.part, row.cost]
        if row.tied:
            parts.append(words("tied"))
        parts.append(words("goes in") if row.chosen else "")
        return ", ".join(part for part in parts if part)

    # -- size -------------------------------------------------------------------------------------
    def fit(self, height: int) -> None:
        """Rows as tall as fit into ``height``, between 42 and 48 px."""
        now, count = theme.now(), max(1, len(self._rows))
        least = 48 if count * now.px(48) <= height else 44 if count * now.px(44) <= height else 42
        if least != self._least:
            self._least = least
            self.settle_height()

    def _tops(self, width: float) -> list[tuple[float, float]]:
        """Top and height of every row; layouts ask for the same widths again and again."""
        key = (width, self._least, theme.now().scale)
        if key not in self._known:
            self._known[key] = self._measured(width)
        return self._known[key]

    def _measured(self, width: float) -> list[tuple[float, float]]:
        now, rows = theme.now(), self._rows
        room = columns(width, rows).name.width()
        font, found, top = now.font("body", weight=600), [], 0.0
        for row in rows:
            text = wrapped.height(names.option_text(row.option), font, room) + 12
            tall = float(max(now.px(self._least), text))
            found.append((top, tall))
            top += tall
        return found

    def heightForWidth(self, width: int) -> int:
        tops = self._tops(width)
        return int(sum(tops[-1])) + 2 if tops else theme.now().px(48)

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(480, self.width())))

    # -- looks ------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = brush(self), theme.now()
        tops = self._tops(self.width())
        at = columns(self.width(), self._rows)
        part = self._part()
        for number, (row, (top, tall)) in enumerate(zip(self._rows, tops, strict=True)):
            top, share = self._between(row, top, part)
            box = QRectF(0, top, self.width(), tall)
            if row.tied:
                self._paint_band(painter, box, number)
            elif number and not self._rows[number - 1].tied:
                painter.fillRect(QRectF(0, top, self.width(), 1), now.color.line)
            self._paint_row(painter, box, row, at, share)

    def _part(self) -> float:
        running = self._move.state() == QVariantAnimation.State.Running
        return float(self._move.currentValue()) if running else 1.0

    def _between(self, row: Row, top: float, part: float) -> tuple[float, float]:
        before = self._before.get(row.option.label)
        if before is None or part >= 1:
            return top, row.share
        return before[0] + (top - before[0]) * part, before[1] + (row.share - before[1]) * part

    def _paint_band(self, painter: QPainter, box: QRectF, number: int) -> None:
        """The ground of tied rows: round at the ends of the run, straight between."""
        tied = [row.tied for row in self._rows]
        first = number == 0 or not tied[number - 1]
        last = number + 1 == len(tied) or not tied[number + 1]
        painter.save()
        painter.setClipRect(box)
        grown = box.adjusted(0, 0 if first else -12, 0, 0 if last else 12)
        paint.frame(painter, grown, 10, theme.now().color.warn_tint)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, box: QRectF, row: Row, at: Columns, share: float
    ) -> None:
        now = theme.now()
        color = now.color

        def cell(column: QRectF) -> QRectF:
            return QRectF(column.left(), box.top(), column.width(), box.height())

        if row.chosen:
            icons.draw(painter, cell(at.place).adjusted(0, 0, -6, 0), "check-circle-fill", color.ok,
                       now.px(22))  # fmt: skip
        else:
            ink = color.warn if row.tied else color.muted
            paint.text(painter, cell(at.place).adjusted(0, 0, -6, 0), row.place,
                       now.font("strong" if row.tied else "body", weight=700 if row.tied else 400),
                       ink, align=paint.CENTER, where=self)  # fmt: skip
        size = (
            "section"
            if len(row.option.label) < 4
            else "body"
            if len(row.option.label) < 6
            else "min"
        )
        number = now.font(size, weight=700)
        grown = cell(at.number).adjusted(-now.px(14 if size == "min" else 20), 0, 0, 0)
        paint.text(painter, grown, row.option.label, number, color.ink, align=paint.RIGHT,
                   where=self)  # fmt: skip
        icon = row.option.pictogram
        paint.badge(painter, cell(at.badge), row.option.theme,
                    icon=icons.filled(icon) if icon and icons.known(icon) else "")  # fmt: skip
        wrapped.lines(painter, cell(at.name), names.option_text(row.option),
                      now.font("body", weight=600), color.ink, where=self, most=40)  # fmt: skip
        self._paint_bar(painter, cell(at.bar), row, share)
        if row.cost:
            paint.text(painter, cell(at.cost), row.cost, now.font("detail"), color.muted,
                       align=paint.RIGHT, where=self)  # fmt: skip

    def _paint_bar(self, painter: QPainter, box: QRectF, row: Row, share: float) -> None:
        now = theme.now()
        tall = now.px(18)
        wide = box.width() * share
        if wide > 0:
            bar = QRectF(box.left(), box.center().y() - tall / 2, max(wide, 4.0), tall)
            paint.frame(painter, bar, 4, now.sign(row.option.theme).color)
        left = box.left() + wide + 8
        figure = QRectF(left, box.top(), _figure_width(row) + 4, box.height())
        left += paint.text(
            painter, figure, row.figure, now.font("section", weight=700), now.color.ink
        )
        if row.part:
            part = QRectF(left + _GAP, box.top(), now.width(row.part, "detail") + 4, box.height())
            paint.text(painter, part, row.part, now.font("detail"), now.color.muted, where=self)
