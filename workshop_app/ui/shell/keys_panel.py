"""Help: what the page is for, and the keys that work everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from workshop_app.ui import pages
from workshop_app.ui.widgets import Button, KeyCap, Label, Paragraph, Rule
from workshop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from workshop_app.text import Words
    from workshop_app.ui.shell.window import MainWindow


def rows(words: Words) -> list[tuple[tuple[str, ...], str]]:
    """Keys and what they do."""
    return [
        (("Alt+1", "Alt+7"), words("the seven stages")),
        (("Alt+Left",), words("the place before")),
        (("Return",), words("the main action, or save the line")),
        (("Ctrl+Z", "Ctrl+Y"), words("undo and redo, also after closing")),
        (("Ctrl+1", "Ctrl+5"), words("the theme, while capturing")),
        (("F6",), words("the table, while capturing")),
        (("Ctrl+G",), words("group with the similar one")),
        (("PgDown", "PgUp"), words("next and previous step")),
        (("F9",), words("pause the timer")),
        (("Ctrl+Up", "Ctrl+Down"), words("one minute more or less")),
        (("F8",), words("show this on the projector, or make it black")),
        (("Ctrl+F",), words("search")),
        (("Ctrl+P",), words("print")),
        (("Ctrl+E",), words("export")),
        (("Ctrl++", "Ctrl+-"), words("larger and smaller text")),
        (("Ctrl+,",), words("settings")),
    ]


class KeysPanel(Overlay):
    """Esc closes it."""

    def __init__(self, window: MainWindow) -> None:
        words = window.words
        super().__init__(window, words("Help"), width=980)
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
        own = window.page.keys() if window.page else []
        self.column.addLayout(_grid([*rows(words), *own]))


def _grid(keys: list[tuple[tuple[str, ...], str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    half = (len(keys) + 1) // 2
    for number, (caps, said) in enumerate(keys):
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addStretch(1)
        for cap in caps:
            line.addWidget(KeyCap(cap), 0, Qt.AlignmentFlag.AlignVCenter)
        column = 2 * (number // half)
        grid.addLayout(line, number % half, column)
        grid.addWidget(Label(said, "detail"), number % half, column + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return grid
