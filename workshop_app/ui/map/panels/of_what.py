"""What a pin or an area is of: typed as a number or in words, chosen from what fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.text import Words, plain
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.map.canvas import badges
from workshop_app.ui.widgets import LineEdit, RowDelegate, RowList, Rows

SIDE = 28
MOST = 60
"""Suggestions at once: more are found by typing on."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ICONS = {"territory": "map-trifold", "commune": "buildings"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing it may be of; ``kind`` "" and no ``of`` for none."""

    kind: str
    of: str
    topic: str
    number: str
    title: str
    detail: str


def called_place(words: Words) -> Callable[[str], Answer]:
    """Makes the answer that takes what was typed as the name of a public place."""

    def made(name: str) -> Answer:
        title = words("A public place called “{name}”", name=name)
        return Answer("place", "", "", "", title, words("of nothing else"))

    return made


class _Rows(Rows):
    def words_of(self, row: Answer) -> str:
        return ". ".join(part for part in (row.number, row.title, row.detail) if part)


class _Row(RowDelegate):
    def __init__(self) -> None:
        super().__init__(46)

    def paint_row(self, painter: QPainter, box: QRectF, row: Answer, selected: bool) -> None:
        now = theme.now()
        side = now.px(SIDE)
        badge = QRectF(box.left() + 10, box.center().y() - side / 2, side, side)
        if row.kind in ("proposal", "challenge", "point", "project", "place"):
            badges.badge(painter, badge, row.kind, row.topic, row.number)
        else:
            icons.draw(
                painter, badge, _ICONS.get(row.kind, "polygon"), now.color.primary, side * 0.8
            )
        left = badge.right() + 10
        tall = now.line("detail")
        top = box.center().y() - (tall + now.line("min")) / 2
        wide = box.right() - left - 8
        paint.text(painter, QRectF(left, top, wide, tall), row.title,
                   now.font("detail", weight=700 if selected else 600), now.color.ink, where=self,
                   meant=True)  # fmt: skip
        paint.text(painter, QRectF(left, top + tall, wide, now.line("min")), row.detail,
                   now.font("min"), now.color.muted, where=self, meant=True)  # fmt: skip


class OfWhat(QWidget):
    """A search field over the things that fit. Emits ``chosen`` when another one was chosen, and
    ``entered`` on Enter, when the next field may be written."""

    chosen = Signal()
    entered = Signal()

    def __init__(
        self, words: Words, answers: Sequence[Answer], of: str = "",
        called: Callable[[str], Answer] | None = None,
    ) -> None:  # fmt: skip
        """``of`` is the id of the one it begins with; the first one otherwise. ``called``: what is
        offered for words that nothing fits."""
        super().__init__()
        self._answers, self._make, self._own = list(answers), called, ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.line = LineEdit("", words("Number or words"), look="search", icon="magnifying-glass")
        self.line.setAccessibleName(words("What it is of: number or words"))
        self.line.textEdited.connect(self._typed)
        self.setFocusProxy(self.line)
        column.addWidget(self.line)
        self.model = _Rows()
        self.list = RowList(self.model, _Row(), words("What it is of"))
        # The arrows walk through it from the line: Tab goes on to the name.
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for one in (self.line, self.list):
            one.installEventFilter(self)
        self.narrow(False)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda _row: self.entered.emit())
        column.addWidget(self.list, 1)
        start = next((one for one in self._answers if one.of == of and of), self._answers[0])
        self._answer = start
        rest = [one for one in self._answers if one is not start] if of else self._answers
        self._show([start, *rest] if of else rest)

    def narrow(self, narrow: bool) -> None:
        """One row is enough for a while, or as many as there is room for."""
        self.list.setMinimumHeight(theme.now().px(46) * (1 if narrow else 2))

    @property
    def answer(self) -> Answer:
        """The one that is chosen."""
        return self._answer

    @property
    def called(self) -> str:
        """The name that was typed for a public place that nothing fits; "" otherwise."""
        return self._own

    def _show(self, rows: Sequence[Answer]) -> None:
        shown = list(rows[:MOST])
        self.model.show(shown)
        if shown:
            self.list.pick(shown.index(self._answer) if self._answer in shown else 0)

    def _typed(self, text: str) -> None:
        wanted = plain(text).split()
        numbered = [one for one in self._answers if one.number and wanted == [plain(one.number)]]
        fitting = [one for one in self._answers if one not in numbered and all(
            word in plain(f"{one.number} {one.title} {one.detail}") for word in wanted)]  # fmt: skip
        found, self._own = numbered + fitting, ""
        if not found and self._make is not None:
            self._own = text.strip()
            found = [self._make(self._own)]
        if wanted and found:
            self._answer = found[0]
        self._show(found)
        self.chosen.emit()

    def _picked(self, row: Answer) -> None:
        if row != self._answer:
            self._answer = row
            self.chosen.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if by and self.model.rowCount():
                at = self.list.currentIndex().row() + by
                self.list.pick(min(self.model.rowCount() - 1, max(0, at)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.entered.emit()
                return True
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.text().isprintable() and event.text() and not event.modifiers() & _HELD:
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
                self.line.insert(event.text())
                self._typed(self.line.text())
                return True
        return super().eventFilter(watched, event)
