"""One line of text that takes as many rows as it needs, so that nothing of it is hidden."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.guarded import Guarded
from workshop_app.ui.widgets import TextEdit

MOST_ROWS = 8
"""More rows than these scroll."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PADDING = 7
"""Pixels that the style sheet leaves above and below, with its line."""


class _Growing(TextEdit):
    """As tall as its text; what is pasted comes on one line."""

    def __init__(self, text: str, hint: str) -> None:
        super().__init__(text, hint, lines=1)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def _fit(self) -> None:
        rows = max(1, round(self.document().size().height()))
        step = self.fontMetrics().lineSpacing()
        edges = theme.now().px(44) - step
        margin = max(0.0, edges / 2 - PADDING)
        if self.document().documentMargin() != margin:
            self.document().setDocumentMargin(margin)
        height = edges + step * min(rows, MOST_ROWS)
        scrolls = rows > MOST_ROWS
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab marks the whole text, as in any line: what is typed then takes its place."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))


class GrowingLine(Guarded):
    """A guarded line without line breaks; Enter keeps it."""

    def __init__(
        self, words: Words, text: str = "", hint: str = "", *, at_once: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(words, _Growing(text, hint), at_once=at_once, parent=parent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in ENTER:
            self._entered()
            return True
        return super().eventFilter(watched, event)
