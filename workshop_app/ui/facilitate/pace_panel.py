"""How the session stands against its agenda, and a proposal of what to shorten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import scrolled, theme
from workshop_app.ui.facilitate.panels import Panel
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label, Paragraph


@dataclass(frozen=True, slots=True)
class ShorterRow:
    """An exercise that could be shorter: its title, "20 → 15 min", and how, in sentences."""

    title: str
    change: str
    how: tuple[str, ...] = ()


class PacePanel(Panel):
    """``sentences`` say how it stands; ``rows`` what would change. Emits ``shorten`` when the
    facilitator accepts; closing it changes nothing."""

    shorten = Signal()

    def __init__(
        self, page: QWidget, words: Words, sentences: Sequence[str], rows: Sequence[ShorterRow]
    ) -> None:
        super().__init__(page, words("The time that is left"), words)
        for sentence in sentences:
            self.box.addWidget(Paragraph(sentence))
        body, self._column = scrolled.column(spacing=4, padding=2)
        for row in rows:
            self._add(row)
        self._column.addStretch(1)
        self.list = scrolled.scrolled(body, name=words("What would be shorter"))
        self.box.addWidget(self.list, 1)
        self.list.setVisible(bool(rows))
        foot = QHBoxLayout()
        self.button = Button(words("Shorten like this"), icon="arrows-in-line-vertical")
        self.button.clicked.connect(self._shorten)
        self.keep = Button(words("Leave it as it is"), "quiet", cap="Esc")
        self.keep.clicked.connect(self.leave)
        for button in (self.button, self.keep):
            foot.addWidget(button)
        foot.addStretch(1)
        self.box.addLayout(foot)
        for button in (self.button, self.keep):
            button.setVisible(bool(rows))

    def _add(self, row: ShorterRow) -> None:
        head = QHBoxLayout()
        head.addWidget(Paragraph(f"**{row.title}**", marks=True), 1)
        head.addWidget(Label(row.change, "body", "accent_text", weight=600))
        self._column.addLayout(head)
        for sentence in row.how:
            self._column.addWidget(Paragraph(sentence, "detail", "muted"))
        self._column.addSpacing(6)

    def _shorten(self) -> None:
        self.leave()
        self.shorten.emit()

    def height_wanted(self, width: int) -> int:
        """As tall as all of it at ``width``; the page gives what it has, the list scrolls."""
        whole = self.box.heightForWidth(width + 2 * self.MARGIN) - 2 * self.MARGIN
        if self.list.isHidden():
            return whole
        inside = self._column.heightForWidth(width - 44)
        return whole - self.list.sizeHint().height() + inside + theme.now().px(12)
