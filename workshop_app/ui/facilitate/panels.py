"""What opens over the page and goes with Esc: all parts, questions for a stuck table, the pace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from workshop_app.export import names
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.badge import Badge
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Popover
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.rows import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapped import height, lines


class Panel(Popover):
    """A titled panel over the page; ``open_at`` places it, Esc or its cross closes it."""

    closed = Signal()

    def __init__(self, page: QWidget, title: str, words: Words) -> None:
        super().__init__(page)
        self.setObjectName("panel")
        self.setAccessibleName(title)
        self._before: QWidget | None = QApplication.focusWidget()
        head = QHBoxLayout()
        head.addWidget(Label(title, "strong", weight=700), 1)
        cross = IconButton("x", words("Close"), size=32)
        cross.clicked.connect(self.leave)
        head.addWidget(cross)
        self.box.addLayout(head)

    def open_at(self, box: QRect, first: QWidget) -> None:
        """Show it on ``box`` of the page, which its shadow goes beyond; ``first`` gets the keys."""
        edge = self.MARGIN
        self.setGeometry(box.adjusted(-edge, -edge, edge, edge))
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Close it; the keyboard goes back to where it was."""
        self.hide()
        self.deleteLater()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()


def above(anchor: QWidget, page: QWidget, width: int, height: int) -> QRect:
    """A box of ``page`` over ``anchor``, moved inside the page."""
    corner = anchor.mapTo(page, QPoint(anchor.width() // 2 - width // 2, -height - 12))
    return _inside(QRect(corner.x(), corner.y(), width, height), page)


def below(anchor: QWidget, page: QWidget, width: int, height: int) -> QRect:
    """A box of ``page`` under ``anchor``, moved inside the page."""
    corner = anchor.mapTo(page, QPoint(anchor.width() - width, anchor.height() + 8))
    return _inside(QRect(corner.x(), corner.y(), width, height), page)


def _inside(box: QRect, page: QWidget) -> QRect:
    room = page.rect().adjusted(24, 16, -24, -16)
    box.setSize(box.size().boundedTo(room.size()))
    box.moveLeft(min(max(box.left(), room.left()), room.right() - box.width()))
    box.moveTop(min(max(box.top(), room.top()), room.bottom() - box.height()))
    return box


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the agenda: its icon, title, minutes; ``state`` done, now or to come."""

    at: int
    icon: str
    title: str
    minutes: str
    state: str
    text: str


class PartsPanel(Panel):
    """Every part of the agenda. Emits ``picked(at)``."""

    picked = Signal(int)

    def __init__(self, page: QWidget, words: Words, rows: Sequence[PartRow]) -> None:
        super().__init__(page, words("Go to"), words)
        self.list = RowList(Rows(rows), _PartRows(), words("Parts of the agenda"))
        self.list.pick(next((row.at for row in rows if row.state == "now"), 0))
        self.list.opened.connect(self._take)
        self.list.clicked.connect(lambda index: self._take(index.data(Qt.ItemDataRole.UserRole)))
        self.box.addWidget(self.list)
        self._count = len(rows)

    def height_wanted(self) -> int:
        """As tall as all its rows, within reason."""
        return theme.now().px(64 + 48 * self._count) + 24

    def _take(self, row: PartRow) -> None:
        self.leave()
        self.picked.emit(row.at)


class _PartRows(RowDelegate):
    def __init__(self) -> None:
        super().__init__(46)

    def height(self, row: PartRow, width: int) -> int:
        now = theme.now()
        room = self._room(row, width)
        return max(now.px(46), height(row.title, now.font("body", weight=700), room) + 12)

    def _room(self, row: PartRow, width: float) -> float:
        now = theme.now()
        return width - 14 - now.px(22) - 12 - now.width(row.minutes) - 28

    def paint_row(self, painter: QPainter, box: QRectF, row: PartRow, selected: bool) -> None:
        now = theme.now()
        side = now.px(22)
        present = row.state == "now"
        icon = "check-circle-fill" if row.state == "done" else row.icon
        ink = {"done": now.color.ok, "now": now.color.accent_text}.get(row.state, now.color.primary)
        icons.draw(painter, QRectF(box.left() + 14, box.top(), side, box.height()), icon, ink, side)
        left = box.left() + 14 + side + 12
        font = now.font("body", weight=700 if present else 500)
        room = QRectF(left, box.top(), self._room(row, box.width()), box.height())
        lines(painter, room, row.title, font, now.color.ink, self.parent(), 3)
        paint.text(painter, box.adjusted(0, 0, -14, 0), row.minutes, now.font("body"),
                   now.color.muted, align=paint.RIGHT, where=self.parent())  # fmt: skip


class PromptsPanel(Panel):
    """One question for each theme, to help a table that is stuck."""

    def __init__(self, page: QWidget, words: Words, prompts: Mapping[str, str]) -> None:
        super().__init__(page, words("If a table is stuck, ask"), words)
        for topic, question in prompts.items():
            row = QHBoxLayout()
            row.setSpacing(12)
            name = names.told(names.THEMES, topic, words)
            row.addWidget(Badge(topic, 32, name=name), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Paragraph(question), 1)
            self.box.addLayout(row)
        self.box.addStretch(1)

    def height_wanted(self, width: int) -> int:
        """As tall as its questions at ``width``."""
        return self.box.heightForWidth(width + 2 * self.MARGIN) - 2 * self.MARGIN


class PacePanel(Panel):
    """How the session stands against its agenda, and what can be done. Emits ``shorten``."""

    shorten = Signal()

    def __init__(self, page: QWidget, words: Words, sentence: str, can: bool) -> None:
        super().__init__(page, words("The time that is left"), words)
        self.box.addWidget(Paragraph(sentence))
        self.button = Button(words("Shorten what follows"), icon="arrows-in-line-vertical")
        self.button.setVisible(can)
        self.button.clicked.connect(self._shorten)
        self.box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addStretch(1)

    def _shorten(self) -> None:
        self.leave()
        self.shorten.emit()

    def height_wanted(self, width: int) -> int:
        """As tall as its sentence at ``width``."""
        return self.box.heightForWidth(width + 2 * self.MARGIN) - 2 * self.MARGIN
