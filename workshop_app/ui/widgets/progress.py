"""How far something is: ring, bar, steps, pips. Always beside words, never alone."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.ui import paint, theme
from workshop_app.ui.widgets.painted import brush


def clock(seconds: int) -> str:
    """ "7:42"; past zero the figure counts up as "+0:15"."""
    sign = "+" if seconds < 0 else ""
    return f"{sign}{abs(seconds) // 60}:{abs(seconds) % 60:02d}"


class Ring(QWidget):
    """Time left as a ring with the figure inside: teal, accent from 20 % left, red from 5 %.

    ``under`` stands below the figure ("de 12 min"). Give the size in px at 100 %.
    """

    def __init__(self, size: int = 160, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = size
        self._left, self._total, self._under = 0, 1, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_size(self, size: int) -> None:
        """Another size in px at 100 %."""
        if size != self._side:
            self._side = size
            self.updateGeometry()
            self.update()

    def show_time(self, left: int, total: int, under: str = "", said: str = "") -> None:
        """``left`` of ``total`` seconds; ``said`` is what a reader says."""
        self._left, self._total, self._under = left, max(1, total), under
        self.setAccessibleName(said or f"{clock(left)} {under}")
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.now().px(self._side)
        return QSize(side, side)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        ring(brush(self), box, self._left, self._total, self._under)


def time_tone(left: int, total: int) -> str:
    """The colour name for so much time left."""
    if left <= total * 0.05:
        return "error"
    return "accent" if left <= total * 0.2 else "primary"


def ring(painter: QPainter, box: QRectF, left: int, total: int, under: str = "") -> None:
    """Draw a ring timer into ``box`` (a square)."""
    now = theme.now()
    side = box.width()
    thick = max(6.0, side * (0.083 if side > 100 else 0.1))
    inner = box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(now.color.track, thick))
    painter.drawEllipse(inner)
    part = min(1.0, max(0.0, left / total))
    if part > 0:
        pen = QPen(now.color.tone(time_tone(left, total)), thick)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(inner, 90 * 16, -round(part * 360 * 16))
    size = side * (0.27 if side > 100 else 0.25)
    figure = theme.font(size, 700, 1, tabular=side <= 100)
    ink = now.color.error if left <= 0 else now.color.ink
    lift = side * 0.06 if under else 0
    paint.text(painter, box.translated(0, -lift), clock(left), figure, ink, align=paint.CENTER)
    if under:
        small = _under(under, side / 2 - thick - 2, side * 0.13, max(now.px(14), side * 0.1))
        paint.text(painter, box.translated(0, side * 0.13), under, small, now.color.muted,
                   align=paint.CENTER)  # fmt: skip


def _under(words: str, radius: float, down: float, size: float) -> QFont:
    """Letters of at most ``size`` px in which ``words``, ``down`` from the middle of the ring, stay
    inside its ``radius``; never smaller than a keycap's."""
    while size > 13:
        font = theme.font(size, 400)
        reach = down + size * 0.4
        if QFontMetricsF(font).horizontalAdvance(words) <= 2 * sqrt(max(0, radius**2 - reach**2)):
            break
        size -= 1
    return theme.font(size, 400)


class ProgressBar(QWidget):
    """A bar of 8 px: ``share`` from 0 to 1, ``tone`` a colour name. Give ``name`` for readers."""

    def __init__(
        self, share: float = 0, tone: str = "primary", *, name: str = "", height: int = 8,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._share, self._tone = share, tone
        self.setFixedHeight(theme.now().px(height))
        self.setAccessibleName(name)

    def show_share(self, share: float, tone: str = "", name: str = "") -> None:
        """Another share, colour and name."""
        self._share, self._tone = share, tone or self._tone
        self.setAccessibleName(name or self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        bar(brush(self), self.rect().toRectF(), self._share, theme.now().color.tone(self._tone))


def bar(painter: QPainter, box: QRectF, share: float, color: QColor) -> None:
    """Draw a bar with its track."""
    radius = box.height() / 2
    paint.frame(painter, box, radius, theme.now().color.bar_track)
    if share > 0:
        wide = max(box.height(), box.width() * min(1.0, share))
        paint.frame(painter, QRectF(box.left(), box.top(), wide, box.height()), radius, color)


class Steps(QWidget):
    """Steps side by side: done in teal, the one now in accent, the rest to come."""

    def __init__(self, count: int, at: int = 0, *, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._count, self._at = count, at
        self.setFixedHeight(theme.now().px(8))
        self.setAccessibleName(name)

    def show_step(self, at: int, count: int, name: str = "") -> None:
        """Now at step ``at`` (from 0) of ``count``."""
        self._at, self._count = at, count
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = brush(self), theme.now().color
        gap, count = 6, max(1, self._count)
        wide = (self.width() - gap * (count - 1)) / count
        for index in range(count):
            fill = color.bar_track
            if index < self._at:
                fill = color.primary
            elif index == self._at:
                fill = color.accent
            box = QRectF(index * (wide + gap), 0, wide, self.height())
            paint.frame(painter, box, box.height() / 2, fill)


class Pips(QWidget):
    """So many of so many, as small squares; green when all are there."""

    def __init__(self, done: int, count: int = 6, *, name: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._done, self._count = done, count
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(name)

    def show_done(self, done: int, name: str = "") -> None:
        """Another number of those that are there."""
        self._done = done
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._count * theme.now().px(12), theme.now().px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        pips(brush(self), self.rect().toRectF(), self._done, self._count)


def pips(
    painter: QPainter, box: QRectF, done: int, count: int = 6, full: QColor | None = None
) -> None:
    """Draw pips at the left of ``box``; all done are green, unless ``full`` is another colour."""
    color, side = theme.now().color, theme.now().px(10)
    full = full or (color.ok if done >= count else color.primary)
    for index in range(count):
        left = box.left() + index * theme.now().px(12)
        cell = QRectF(left, box.center().y() - side / 2, side, side)
        if index < done:
            paint.frame(painter, cell, 2.5, full)
        else:
            paint.frame(painter, cell, 2.5, None, color.field_line, 1)


class Busy(QWidget):
    """The bar of 3 px under the header while a job runs; moves unless motion is reduced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = 0.0
        self._share: float | None = None
        self.setFixedHeight(3)
        self._timer = QTimer(self, interval=40)
        self._timer.timeout.connect(self._move)

    def start(self) -> None:
        """Show it, without a known share."""
        self._share = None
        self.show()
        if theme.now().motion:
            self._timer.start()

    def show_share(self, share: float) -> None:
        """So much is done, from 0 to 1."""
        self._share = share
        self.update()

    def stop(self) -> None:
        """Hide it."""
        self._timer.stop()
        self.hide()

    def _move(self) -> None:
        self._at = (self._at + 0.02) % 1.3
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        color, wide = theme.now().color, self.width()
        painter = brush(self)
        painter.fillRect(self.rect(), color.bar_track)
        if self._share is not None:
            painter.fillRect(QRectF(0, 0, wide * self._share, 3), color.primary)
        else:
            painter.fillRect(QRectF((self._at - 0.3) * wide, 0, 0.3 * wide, 3), color.primary)


def state_icon(state: str) -> str:
    """The icon of a state in a line: ok, warn, error, info, open, part."""
    return {
        "ok": "check-circle-fill", "warn": "warning-fill", "error": "warning-octagon-fill",
        "info": "info-fill", "open": "circle", "part": "circle-half-fill",
    }[state]  # fmt: skip
