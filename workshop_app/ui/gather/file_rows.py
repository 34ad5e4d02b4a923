"""Files as rows: what each would bring or brought, in figures, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from workshop_app.text import N_, Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.painted import brush
from workshop_app.ui.widgets.wrapped import height, lines

FIGURE, TILE, EDGE, GAP = 92, 40, 14, 12
"""Pixels at 100 %: a column of figures and the icon's square; then, always, the edges."""
FIELD = 52
"""What the field for a passphrase takes, at 100 %."""
HEADS = (
    N_("Proposals"), N_("Challenges"), N_("Photos"), N_("Changes"), N_("Here already"),
)  # fmt: skip
"""New proposals, challenges and photos; records changed; records that are here as they are."""
NO_FIGURES = ("–",) * len(HEADS)


@dataclass(frozen=True, slots=True)
class Note:
    """A line under a file: ``tone`` is muted, ok, warn or error."""

    icon: str
    said: str
    tone: str = "muted"


@dataclass(frozen=True, slots=True)
class FileRow:
    """``figures`` in the order of HEADS. ``asks``: it has a field for its passphrase."""

    path: Path
    title: str
    detail: str
    figures: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    icon: str = "laptop"
    tone: str = "primary"
    asks: bool = False
    heads: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What a reader says, and what can be read on the row."""
        known = self.figures != NO_FIGURES
        pairs = zip(self.heads, self.figures, strict=True) if known else ()
        figures = [f"{head} {figure}" for head, figure in pairs]
        return " · ".join([self.title, self.detail, *figures, *(one.said for one in self.notes)])


def tones(tone: str) -> tuple[str, str]:
    """Ink and ground of an icon's square."""
    return {"error": ("error", "error_tint"), "warn": ("warn", "warn_tint"),
            "muted": ("muted", "sunken")}.get(tone, ("primary", "primary_tint"))  # fmt: skip


class FileHeads(QWidget):
    """The heads over the columns of figures."""

    def __init__(self, words: Words, first: str) -> None:
        super().__init__()
        self._first, self._heads = first, [words(one) for one in HEADS]
        self._aside = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keep_over(self, area: QAbstractScrollArea) -> None:
        """Stay over the columns of ``area``, also while it has a bar at its right."""
        bar = area.verticalScrollBar()

        def ranged(_least: int, most: int) -> None:
            self._aside = bar.sizeHint().width() if most else 0
            self.update()

        bar.rangeChanged.connect(ranged)

    def sizeHint(self) -> QSize:
        return QSize(theme.now().px(FIGURE * len(HEADS) + 200), theme.now().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        wide, font = now.px(FIGURE), now.font("min", weight=600)
        left = self.width() - self._aside - EDGE - wide * len(self._heads)
        tall = float(self.height())
        paint.text(painter, QRectF(EDGE, 0, left - EDGE, tall), self._first, font,
                   now.color.muted, where=self)  # fmt: skip
        for at, head in enumerate(self._heads):
            box = QRectF(left + at * wide, 0, wide, tall)
            paint.text(painter, box, head, font, now.color.muted, align=paint.RIGHT, where=self)
        painter.fillRect(QRectF(0, tall - 1, self.width(), 1), now.color.line)


class FileDelegate(RowDelegate):
    """A file's sign, its name, where it comes from, its figures, and its notes on lines below."""

    def __init__(self) -> None:
        super().__init__(60, lines=True)

    def _left(self) -> int:
        return EDGE + theme.now().px(TILE) + GAP

    def _room(self, width: float) -> float:
        return width - self._left() - EDGE - theme.now().px(FIGURE) * len(HEADS) - GAP

    def _notes(self, width: float) -> float:
        """How wide the lines of notes are: they go on under the figures."""
        return width - self._left() - EDGE - theme.now().px(20) - 8

    def _top_height(self, row: FileRow, width: float) -> int:
        now, room = theme.now(), self._room(width)
        first = height(row.title, now.font("body", weight=600), room)
        second = height(row.detail, now.font("min"), room) if row.detail else 0
        return max(now.px(44), first + second + 2)

    def height(self, row: FileRow, width: int) -> int:
        now = theme.now()
        tall = self._top_height(row, width) + 12
        small = now.font("detail")
        tall += sum(height(one.said, small, self._notes(width)) + 4 for one in row.notes)
        return tall + (now.px(FIELD) if row.asks else 0)

    def paint_row(self, painter: QPainter, box: QRectF, row: FileRow, selected: bool) -> None:
        now, left = theme.now(), box.left() + self._left()
        top = float(self._top_height(row, box.width()))
        side, y = now.px(TILE), box.top() + 6
        ink, tint = tones(row.tone)
        tile = QRectF(box.left() + EDGE, y + (top - side) / 2, side, side)
        paint.frame(painter, tile, 8, now.color.tone(tint))
        icons.draw(painter, tile, row.icon, now.color.tone(ink), now.px(22))
        self._paint_names(painter, QRectF(left, y, self._room(box.width()), top), row)
        self._paint_figures(painter, box, y, top, row)
        self._paint_notes(painter, box, y + top, row)

    def _paint_names(self, painter: QPainter, box: QRectF, row: FileRow) -> None:
        now, bold, small = theme.now(), theme.now().font("body", weight=600), None
        small = now.font("min")
        first = height(row.title, bold, box.width())
        second = height(row.detail, small, box.width()) if row.detail else 0
        y = box.top() + (box.height() - first - second) / 2
        where = self.parent()
        upper = QRectF(box.left(), y, box.width(), first)
        lines(painter, upper, row.title, bold, now.color.ink, where, 9)
        lower = QRectF(box.left(), upper.bottom(), box.width(), second)
        lines(painter, lower, row.detail, small, now.color.muted, where, 9)

    def _paint_figures(
        self, painter: QPainter, box: QRectF, y: float, tall: float, row: FileRow
    ) -> None:
        now, wide = theme.now(), theme.now().px(FIGURE)
        left = box.right() - EDGE - wide * len(row.figures)
        font = now.font("body", weight=600, tabular=True)
        for at, figure in enumerate(row.figures):
            none = figure in ("0", "–")
            cell = QRectF(left + at * wide, y, wide, tall)
            paint.text(painter, cell, figure, font, now.color.muted if none else now.color.ink,
                       align=paint.RIGHT, where=self.parent())  # fmt: skip

    def _paint_notes(self, painter: QPainter, box: QRectF, y: float, row: FileRow) -> None:
        now, left = theme.now(), box.left() + self._left()
        font, room = now.font("detail"), self._notes(box.width())
        for one in row.notes:
            tall, color = height(one.said, font, room), now.color.tone(one.tone)
            sign = QRectF(left, y + 2, now.px(20), round(font.pixelSize() * 1.2))
            icons.draw(painter, sign, one.icon, color, now.px(18))
            words = QRectF(left + now.px(20) + 8, y + 2, room, tall)
            ink = now.color.muted if one.tone == "muted" else color
            lines(painter, words, one.said, font, ink, self.parent(), 9)
            y += tall + 4


class FileList(RowList):
    """The rows of files; arrows move. A protected one has ``field_of`` its passphrase in it."""

    def __init__(self, name: str) -> None:
        self._rows = Rows()
        super().__init__(self._rows, FileDelegate(), name)

    def show_rows(self, rows: Sequence[FileRow]) -> None:
        """Other rows; the current one stays where it was."""
        at, offset = max(0, self.currentIndex().row()), self.verticalScrollBar().value()
        self._rows.show(rows)
        self.clearSelection()
        if at and rows:
            self.pick(min(at, len(rows) - 1))
        self.verticalScrollBar().setValue(offset)

    @property
    def lines(self) -> list[str]:
        """What can be read on each row."""
        return [self._rows.data(self._rows.index(at, 0), Qt.ItemDataRole.DisplayRole)
                for at in range(self._rows.rowCount())]  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the page: it joins the files, or goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def show_row(self, row: int) -> None:
        """Scroll until the whole of ``row`` is seen, once what is shown has its place."""
        QTimer.singleShot(0, self, lambda: self.scrollTo(self._rows.index(row, 0)))

    def put_in(self, row: int, field: QWidget) -> None:
        """``field`` at the foot of ``row``."""
        holder = _Foot(field)
        self.setIndexWidget(self._rows.index(row, 0), holder)


class _Foot(QWidget):
    """What stands at the foot of a row; clicks above it reach the row."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self._field = field
        field.setParent(self)
        self.setFocusProxy(field)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def resizeEvent(self, event: object) -> None:
        now = theme.now()
        left = EDGE + now.px(TILE) + GAP
        tall = self._field.sizeHint().height()
        self._field.setGeometry(left, self.height() - now.px(FIELD), self.width() - left - EDGE,
                                tall)  # fmt: skip
