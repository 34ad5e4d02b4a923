"""Help: what the page is for, its own keys first, then all keys of the app."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from workshop_app.domain import keys
from workshop_app.ui import pages, scrolled, theme
from workshop_app.ui.widgets import Button, KeyCap, Label, Paragraph, Rule
from workshop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from workshop_app.text import Words
    from workshop_app.ui.shell.window import MainWindow

Row = tuple[tuple[str, ...], str]


def told(words: Words, rows: Sequence[keys.KeyRow]) -> list[Row]:
    """Keys and what they do, in words."""
    return [(row.keys, words(row.what)) for row in rows]


class KeysPanel(Overlay):
    """Esc closes it; arrows scroll it."""

    def __init__(self, window: MainWindow) -> None:
        words = window.words
        super().__init__(window, words("Help"), width=1040)
        close = Button(words("Close"), "primary", cap="Esc", size="header")
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Label(words("Help"), "title"), 1)
        head.addWidget(close)
        self.column.addLayout(head)
        key = window.places.key
        if key:
            row = pages.row(key)
            about = f"{words(row.name)}: {words(row.help)}"
        else:
            about = words(
                "Make a plan, open one, or practise on the sample. What you type is saved at once."
            )
        self.column.addWidget(Paragraph(about))
        self.column.addWidget(Rule())
        body, self._sheet = scrolled.column(spacing=6, padding=4)
        here = told(words, keys.of(key))
        if here:
            self._block(words("Keys of this page"), here)
        capturing = key in keys.CAPTURING
        for name, rows in keys.by_place():
            shown = rows[0].page in (key, keys.CAPTURE if capturing else key)
            if not shown or rows[0].page == keys.EVERYWHERE:
                self._block(words(name), told(words, rows))
        self._sheet.addStretch(1)
        self.area = scrolled.scrolled(body, name=words("Keys"))
        room = window.window().height() - theme.now().px(230)
        self.area.setMinimumHeight(min(body.sizeHint().height(), room))
        self.column.addWidget(self.area, 1)

    def _block(self, title: str, rows: Sequence[Row]) -> None:
        self._sheet.addWidget(Label(title, "detail", "primary", weight=700))
        self._sheet.addLayout(_grid(rows))
        self._sheet.addSpacing(6)


def _grid(rows: Sequence[Row]) -> QGridLayout:
    """Two columns, read downwards."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    half = (len(rows) + 1) // 2
    for number, (caps, said) in enumerate(rows):
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addStretch(1)
        for cap in caps:
            line.addWidget(KeyCap(cap), 0, Qt.AlignmentFlag.AlignVCenter)
        column = 2 * (number // half)
        grid.addLayout(line, number % half, column)
        grid.addWidget(Paragraph(said, "detail"), number % half, column + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return grid
